//! What one answer counts as: from a reply to a score on the range of the instrument.
//!
//! Source: "From answers to a criterion's score", steps 1 and 2, in `scoring-rules/README.md`.

use super::instrument::{CountsAs, Criterion, Evidence, Instrument, Unverified};
use super::scale::{Entries, Misfit};
use crate::exact::Exact;

/// The lowest number of points.
static ZERO: Exact = Exact::ZERO;

/// What an assessor replied, before any rule is applied. States stay apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reply {
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
pub(crate) enum Counted {
    /// A score on the range.
    Score(Exact),
    /// No answer.
    Blank,
    /// Left out by a state rule.
    LeftOut,
    /// A state that the rules refuse: a finding.
    Refused,
}

impl Instrument {
    /// Whether any number of 1,000 or more (or -1,000 or less) may be entered: only then may a mark before three digits
    /// stand between thousands.
    #[must_use]
    pub(crate) fn takes_thousands(&self) -> bool {
        let thousand = Exact::from(1000_i64);
        let large = |x: &Exact| x.abs() >= thousand;
        let own = |criterion: &Criterion| match criterion.entries(self) {
            Entries::Range { min, max, .. } => large(min) || large(max),
            Entries::Names(choices) | Entries::Numbers(choices) => choices.iter().any(|choice| large(&choice.value)),
        };
        large(&self.bottom) || large(&self.top) || self.criteria.iter().any(own)
    }
}

impl Criterion {
    /// What a value on the answer's own measure is multiplied by to become a score: top of the range / full marks.
    #[must_use]
    pub(crate) fn factor(&self, instrument: &Instrument) -> Exact {
        let full = match (&self.scale, self.full_points()) {
            (Some(scale), _) => scale.out_of.as_ref(),
            (None, points) => points,
        };
        full.map_or(Exact::ONE, |full| &instrument.top / full)
    }

    /// What may be entered: on its scale, in its points, or on the range.
    #[must_use]
    pub(crate) fn entries<'a>(&'a self, instrument: &'a Instrument) -> Entries<'a> {
        match (&self.scale, self.full_points()) {
            (Some(scale), _) => scale.entries(),
            (None, Some(points)) => Entries::Range { min: &ZERO, max: points, step: None },
            (None, None) => Entries::Range { min: &instrument.bottom, max: &instrument.top, step: None },
        }
    }

    /// The lowest and the highest value on the answer's own measure (before [`Criterion::factor`]).
    #[must_use]
    pub(crate) fn extent<'a>(&'a self, instrument: &'a Instrument) -> Option<[&'a Exact; 2]> {
        self.scale.as_ref().map_or_else(|| self.entries(instrument).ends(), |scale| scale.extent())
    }

    /// The value on the answer's own measure that a number stands for (before [`Criterion::factor`]).
    ///
    /// # Errors
    /// The number does not fit the scale, the points or the range.
    pub(crate) fn value(&self, x: &Exact, instrument: &Instrument) -> Result<Exact, Misfit> {
        match &self.scale {
            Some(scale) => scale.value(x),
            None => self.entries(instrument).check(x).map(|()| x.clone()),
        }
    }

    /// The largest number that may be entered; `None` for a choice scale.
    #[must_use]
    pub(crate) fn most(&self, instrument: &Instrument) -> Option<Exact> {
        match self.entries(instrument) {
            Entries::Range { max, .. } => Some(max.clone()),
            Entries::Names(_) | Entries::Numbers(_) => None,
        }
    }

    /// Whether a number, as entered, is above the lowest that may be entered. Source: `evidence` of the rules file.
    #[must_use]
    pub(crate) fn is_above_lowest(&self, x: &Exact, instrument: &Instrument) -> bool {
        self.entries(instrument).ends().is_some_and(|[lowest, _]| x > lowest)
    }

    /// The same as [`Criterion::count`] for an answer of which it is known whether evidence was given. What is entered
    /// for a branch as a whole is a result, of which none is asked.
    ///
    /// # Errors
    /// The number does not fit the scale.
    pub(crate) fn count_with(
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
