//! What one answer counts as: from a reply to a score on the range of the instrument.
//!
//! Source: "From answers to a criterion's score", steps 1 and 2, in `scoring-rules/README.md`.

use super::instrument::{CountsAs, Criterion, Evidence, Instrument, Scale, ScaleKind, Unverified};
use crate::exact::Exact;

/// What an assessor replied, before any rule is applied. States stay apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A number as entered (for a choice scale: the value of the choice).
    Value(Exact),
    /// An empty cell, or a word for it.
    Blank,
    /// "Tidak berlaku".
    NotApplicable,
    /// "Tidak ada kasus".
    NoCase,
}

/// What a reply counts as for its criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// A score on the range.
    Score(Exact),
    /// No answer.
    Blank,
    /// Left out by a state rule.
    LeftOut,
    /// A state that the rules refuse: a finding.
    Refused,
}

/// Why a number is not an answer on a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// Below or above what may be entered.
    OutOfRange { min: Exact, max: Exact },
    /// Not on a step.
    OffStep { min: Exact, step: Exact },
    /// Not one of the numbers of the list.
    NotAChoice,
}

impl Scale {
    /// The value on the scale's own measure (a choice's value, a band's score) that a number stands for.
    ///
    /// # Errors
    /// The number does not fit the scale.
    pub(crate) fn value(&self, x: &Exact) -> Result<Exact, Misfit> {
        match &self.kind {
            ScaleKind::Number { min, max, step } => {
                if x < min || x > max {
                    return Err(Misfit::OutOfRange { min: min.clone(), max: max.clone() });
                }
                match step {
                    Some(step) if !(&(x - min) / step).is_integer() => {
                        Err(Misfit::OffStep { min: min.clone(), step: step.clone() })
                    }
                    _ => Ok(x.clone()),
                }
            }
            ScaleKind::Choice { choices, .. } => {
                choices.iter().find(|c| c.value == *x).map(|c| c.value.clone()).ok_or(Misfit::NotAChoice)
            }
            ScaleKind::Bands { min, max, bands } => {
                if x < min || x > max {
                    return Err(Misfit::OutOfRange { min: min.clone(), max: max.clone() });
                }
                // The rules are refused where the last band leaves room below it.
                let band = bands.iter().find(|band| band.bound.admits(x));
                band.map(|b| b.score.clone()).ok_or_else(|| Misfit::OutOfRange { min: min.clone(), max: max.clone() })
            }
        }
    }

    /// The choice that another spelling stands for, without regard to case and white space.
    #[must_use]
    pub fn meant(&self, text: &str) -> Option<&super::instrument::Choice> {
        let ScaleKind::Choice { choices, .. } = &self.kind else { return None };
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if self.aliases.is_empty() {
            return None;
        }
        let wanted = tidy(text);
        self.aliases.iter().find(|alias| tidy(&alias.spelling) == wanted).and_then(|alias| choices.get(alias.choice))
    }

    /// The largest number that may be entered, where numbers are entered: what a share such as `480/503` is a part of.
    #[must_use]
    pub(crate) const fn most(&self) -> Option<&Exact> {
        match &self.kind {
            ScaleKind::Number { max, .. } | ScaleKind::Bands { max, .. } => Some(max),
            ScaleKind::Choice { .. } => None,
        }
    }
}

impl Instrument {
    /// Whether any number of 1,000 or more (or -1,000 or less) may be entered: only then may a mark before three digits
    /// stand between thousands.
    #[must_use]
    pub(crate) fn takes_thousands(&self) -> bool {
        let thousand = Exact::from(1000_i64);
        let large = |x: &Exact| x.abs() >= thousand;
        let own = |criterion: &Criterion| match criterion.scale.as_deref().map(|scale| &scale.kind) {
            Some(ScaleKind::Number { min, max, .. } | ScaleKind::Bands { min, max, .. }) => large(min) || large(max),
            Some(ScaleKind::Choice { choices, .. }) => choices.iter().any(|choice| large(&choice.value)),
            None => criterion.full_points().is_some_and(&large),
        };
        large(&self.bottom) || large(&self.top) || self.criteria.iter().any(own)
    }
}

impl Criterion {
    /// What a value on the answer's own measure is multiplied by to become a score: top of the range / full marks.
    #[must_use]
    pub fn factor(&self, instrument: &Instrument) -> Exact {
        let full = match (&self.scale, self.full_points()) {
            (Some(scale), _) => scale.out_of.as_ref(),
            (None, points) => points,
        };
        full.map_or(Exact::ONE, |full| &instrument.top / full)
    }

    /// The value on the answer's own measure that a number stands for (before [`Criterion::factor`]).
    ///
    /// # Errors
    /// The number does not fit the scale, the points or the range.
    pub fn value(&self, x: &Exact, instrument: &Instrument) -> Result<Exact, Misfit> {
        if let Some(scale) = &self.scale {
            return scale.value(x);
        }
        let (min, max) = match self.full_points() {
            Some(points) => (Exact::ZERO, points.clone()),
            None => (instrument.bottom.clone(), instrument.top.clone()),
        };
        if *x < min || *x > max { Err(Misfit::OutOfRange { min, max }) } else { Ok(x.clone()) }
    }

    /// The largest number that may be entered; `None` for a choice scale.
    #[must_use]
    pub fn most(&self, instrument: &Instrument) -> Option<Exact> {
        match (&self.scale, self.full_points()) {
            (Some(scale), _) => scale.most().cloned(),
            (None, Some(points)) => Some(points.clone()),
            (None, None) => Some(instrument.top.clone()),
        }
    }

    /// Whether a number, as entered, is above the lowest that may be entered. Source: `evidence` of the rules file.
    #[must_use]
    pub fn is_above_lowest(&self, x: &Exact, instrument: &Instrument) -> bool {
        match (self.scale.as_deref().map(|scale| &scale.kind), self.full_points()) {
            (Some(ScaleKind::Number { min, .. } | ScaleKind::Bands { min, .. }), _) => x > min,
            (Some(ScaleKind::Choice { choices, .. }), _) => choices.iter().any(|choice| choice.value < *x),
            (None, Some(_)) => *x > Exact::ZERO,
            (None, None) => *x > instrument.bottom,
        }
    }

    /// The same as [`Criterion::count`] for an answer of which it is known whether evidence was given. What is entered
    /// for a branch as a whole is a result, of which none is asked.
    ///
    /// # Errors
    /// The number does not fit the scale.
    pub fn count_with(
        &self,
        reply: &Reply,
        verified: bool,
        proven: bool,
        instrument: &Instrument,
    ) -> Result<Counted, Misfit> {
        let counted = self.count(reply, verified, instrument)?;
        let lacking = match (reply, &counted) {
            (Reply::Value(x), Counted::Score(_)) => !proven && self.is_leaf() && self.is_above_lowest(x, instrument),
            _ => false,
        };
        Ok(match self.states.evidence {
            Evidence::Zero if lacking => Counted::Score(Exact::ZERO),
            Evidence::Error if lacking => Counted::Refused,
            _ => counted,
        })
    }

    /// What one reply counts as, evidence aside: its score, or what the rule of its state names.
    ///
    /// # Errors
    /// The number does not fit the scale.
    pub(crate) fn count(&self, reply: &Reply, verified: bool, instrument: &Instrument) -> Result<Counted, Misfit> {
        let by = |rule: &CountsAs| match rule {
            CountsAs::Error => Counted::Refused,
            CountsAs::Exclude => Counted::LeftOut,
            CountsAs::Score(score) => Counted::Score(score.clone()),
        };
        let unproven = match &self.states.unverified {
            Unverified::As(rule) if !verified => Some(rule),
            _ => None,
        };
        match (reply, unproven) {
            (Reply::Blank, _) => Ok(Counted::Blank),
            // A number must fit its scale whether or not anybody verified it.
            (Reply::Value(x), Some(rule)) => self.value(x, instrument).map(|_| by(rule)),
            (_, Some(rule)) => Ok(by(rule)),
            (Reply::NotApplicable, None) => Ok(by(&self.states.not_applicable)),
            (Reply::NoCase, None) => Ok(by(&self.states.no_case)),
            (Reply::Value(x), None) => Ok(Counted::Score(&self.value(x, instrument)? * &self.factor(instrument))),
        }
    }
}
