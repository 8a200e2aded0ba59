//! Scales of answers: what may be entered, and what an entry counts as on the scale's own measure.
//!
//! Everything that depends on the kind of a scale is answered here. Other rooms ask [`Scale::entries`] (what may be
//! entered) and [`Scale::bands`] (what a number is turned into), so that a further kind is a variant of [`ScaleKind`],
//! its arms in this file, and its keys in `read/scales.rs`, `words.rs` and `schema.rs`.
//! Source: "Scales" in `scoring-rules/README.md`.

use crate::exact::Exact;

/// A lower bound: `from` (reached by equality) or `above` (not).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bound {
    pub value: Exact,
    /// `true` for `from`.
    pub inclusive: bool,
}

impl Bound {
    /// Whether a value reaches the bound.
    #[must_use]
    pub(crate) fn admits(&self, value: &Exact) -> bool {
        if self.inclusive { *value >= self.value } else { *value > self.value }
    }
}

/// One allowed answer of a choice scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The name to be answered; for a list of numbers the number as written.
    pub label: String,
    pub value: Exact,
}

/// Another spelling of a choice, read but never offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alias {
    pub spelling: String,
    /// Its place among the choices.
    pub choice: usize,
}

/// One band of a scale; the first that admits the value holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Band {
    pub bound: Bound,
    pub score: Exact,
}

/// What kinds of answers a scale takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ScaleKind {
    /// A number from `min` to `max`, on multiples of `step` counted from `min` where given.
    Number { min: Exact, max: Exact, step: Option<Exact> },
    /// One of a list. `numeric`: a plain list of numbers, answered by number.
    Choice { choices: Vec<Choice>, numeric: bool },
    /// A measured number from `min` to `max`, turned into a score by bands.
    Bands { min: Exact, max: Exact, bands: Vec<Band> },
    /// How many of something there are, a whole number from 0 to `max`; more than full marks count as full marks. Made
    /// by [`ScaleKind::count`].
    Count { max: Exact, bands: Vec<Band> },
}

/// What may be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entries<'a> {
    /// The name of one of these.
    Names(&'a [Choice]),
    /// One of these numbers.
    Numbers(&'a [Choice]),
    /// A number from `min` to `max`, on multiples of `step` counted from `min` where given.
    Range { min: &'a Exact, max: &'a Exact, step: Option<&'a Exact> },
}

/// Why a number is not an answer on a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Below or above what may be entered.
    OutOfRange { min: Exact, max: Exact },
    /// Not on a step.
    OffStep { min: Exact, step: Exact },
    /// Not one of the numbers of the list.
    NotAChoice,
}

/// A scale of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scale {
    /// Its name in the rules file.
    pub name: String,
    kind: ScaleKind,
    /// The value that is full marks; `None`: the top of the range.
    pub out_of: Option<Exact>,
    /// Other spellings of its choices.
    pub(crate) aliases: Vec<Alias>,
}

/// The lowest count, and the step of counts.
static ZERO: Exact = Exact::ZERO;
static ONE: Exact = Exact::ONE;

impl ScaleKind {
    /// A count of which `full` are full marks, and of which `max` may be entered.
    #[must_use]
    pub(crate) fn count(full: i64, max: i64) -> Self {
        let band = |count: i64| Band { bound: Bound { value: count.into(), inclusive: true }, score: count.into() };
        Self::Count { max: max.into(), bands: (0..=full).rev().map(band).collect() }
    }

    /// Whether its highest value is full marks, so that the rules need not say so.
    #[must_use]
    pub(crate) const fn knows_full_marks(&self) -> bool {
        matches!(self, Self::Count { .. })
    }

    /// The word for it in a rules file.
    #[must_use]
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Number { .. } => "number",
            Self::Choice { .. } => "choice",
            Self::Bands { .. } => "bands",
            Self::Count { .. } => "count",
        }
    }

    /// What may be entered.
    #[must_use]
    pub(crate) fn entries(&self) -> Entries<'_> {
        match self {
            Self::Number { min, max, step } => Entries::Range { min, max, step: step.as_ref() },
            Self::Choice { choices, numeric: true } => Entries::Numbers(choices),
            Self::Choice { choices, numeric: false } => Entries::Names(choices),
            Self::Bands { min, max, .. } => Entries::Range { min, max, step: None },
            Self::Count { max, .. } => Entries::Range { min: &ZERO, max, step: Some(&ONE) },
        }
    }

    /// The bands that turn what is entered into a value on the scale's own measure; `None`: it is the value.
    #[must_use]
    pub(crate) fn bands(&self) -> Option<&[Band]> {
        match self {
            Self::Bands { bands, .. } | Self::Count { bands, .. } => Some(bands),
            Self::Number { .. } | Self::Choice { .. } => None,
        }
    }

    /// The lowest and the highest value on the scale's own measure; `None`: there is no value at all.
    #[must_use]
    pub(crate) fn extent(&self) -> Option<[&Exact; 2]> {
        let values: Vec<&Exact> = match (self.bands(), self.entries()) {
            (Some(bands), _) => bands.iter().map(|band| &band.score).collect(),
            (None, Entries::Names(choices) | Entries::Numbers(choices)) => choices.iter().map(|c| &c.value).collect(),
            (None, Entries::Range { min, max, .. }) => vec![min, max],
        };
        Some([values.iter().min()?, values.iter().max()?])
    }
}

impl<'a> Entries<'a> {
    /// The choices, where names or listed numbers are entered.
    #[must_use]
    pub(crate) const fn choices(self) -> Option<&'a [Choice]> {
        match self {
            Self::Names(choices) | Self::Numbers(choices) => Some(choices),
            Self::Range { .. } => None,
        }
    }

    /// The lowest and the highest number that stands for an entry; `None`: nothing can be entered.
    #[must_use]
    pub(crate) fn ends(self) -> Option<[&'a Exact; 2]> {
        match self {
            Self::Range { min, max, .. } => Some([min, max]),
            Self::Names(choices) | Self::Numbers(choices) => {
                let values = || choices.iter().map(|choice| &choice.value);
                Some([values().min()?, values().max()?])
            }
        }
    }

    /// Whether a number may be entered.
    ///
    /// # Errors
    /// It may not; the reason.
    pub(crate) fn check(self, x: &Exact) -> Result<(), Misfit> {
        match self {
            Self::Names(choices) | Self::Numbers(choices) => {
                choices.iter().any(|choice| choice.value == *x).then_some(()).ok_or(Misfit::NotAChoice)
            }
            Self::Range { min, max, .. } if x < min || x > max => {
                Err(Misfit::OutOfRange { min: min.clone(), max: max.clone() })
            }
            Self::Range { min, step: Some(step), .. } if !(&(x - min) / step).is_integer() => {
                Err(Misfit::OffStep { min: min.clone(), step: step.clone() })
            }
            Self::Range { .. } => Ok(()),
        }
    }
}

impl Scale {
    /// A scale; its choices have no other spellings.
    #[must_use]
    pub(crate) fn new(name: impl Into<String>, kind: ScaleKind, out_of: Option<Exact>) -> Self {
        Self { name: name.into(), kind, out_of, aliases: Vec::new() }
    }

    /// The same scale with other spellings of its choices.
    #[must_use]
    pub(crate) fn with_aliases(self, aliases: Vec<Alias>) -> Self {
        Self { aliases, ..self }
    }

    /// The word for its kind in a rules file.
    #[must_use]
    pub(crate) const fn kind(&self) -> &'static str {
        self.kind.word()
    }

    /// What may be entered.
    #[must_use]
    pub(crate) fn entries(&self) -> Entries<'_> {
        self.kind.entries()
    }

    /// The bands that turn what is entered into a value on the scale's own measure; `None`: it is the value.
    #[must_use]
    pub(crate) fn bands(&self) -> Option<&[Band]> {
        self.kind.bands()
    }

    /// The lowest and the highest value on the scale's own measure; `None`: there is no value at all.
    #[must_use]
    pub(crate) fn extent(&self) -> Option<[&Exact; 2]> {
        self.kind.extent()
    }

    /// The value on the scale's own measure (a choice's value, a band's score) that a number stands for.
    ///
    /// # Errors
    /// The number does not fit the scale.
    pub(crate) fn value(&self, x: &Exact) -> Result<Exact, Misfit> {
        self.entries().check(x)?;
        Ok(self.measure(x))
    }

    /// The same for a number that is computed rather than entered: limits and steps do not hold for it (a `sum` may pass
    /// the top). The lowest band takes what no band admits; rules whose last band leaves room below it are refused.
    #[must_use]
    pub(crate) fn measure(&self, value: &Exact) -> Exact {
        let Some(bands) = self.bands() else { return value.clone() };
        let band = bands.iter().find(|band| band.bound.admits(value)).or(bands.last());
        band.map(|band| band.score.clone()).unwrap_or_default()
    }

    /// The choice that another spelling stands for, without regard to case and white space.
    #[must_use]
    pub(crate) fn meant(&self, text: &str) -> Option<&Choice> {
        if self.aliases.is_empty() {
            return None;
        }
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let wanted = tidy(text);
        let alias = self.aliases.iter().find(|alias| tidy(&alias.spelling) == wanted)?;
        self.entries().choices()?.get(alias.choice)
    }
}
