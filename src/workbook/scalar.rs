//! What a cell holds, as formulas see it.

use std::rc::Rc;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar {
    Empty,
    Number(f64),
    Text(Rc<str>),
    True,
    False,
    /// `#N/A` and its kind.
    Error(&'static str),
}

/// `#N/A`: what a formula cannot know.
pub(super) const NOT_AVAILABLE: Scalar = Scalar::Error("#N/A");
pub(super) const NO_VALUE: Scalar = Scalar::Error("#VALUE!");
pub(super) const DIVISION: Scalar = Scalar::Error("#DIV/0!");

impl Scalar {
    /// The number, where it is one.
    #[must_use]
    pub(crate) const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) const fn truth(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }

    /// As an operand of arithmetic.
    pub(super) fn operand(&self) -> Result<f64, Self> {
        match self {
            Self::Number(value) => Ok(*value),
            Self::Empty | Self::False => Ok(0.0),
            Self::True => Ok(1.0),
            Self::Text(_) => Err(NO_VALUE),
            Self::Error(_) => Err(self.clone()),
        }
    }
}

pub(super) fn shown(value: &Scalar) -> Rc<str> {
    match value {
        Scalar::Text(text) => text.clone(),
        Scalar::Number(value) => value.to_string().into(),
        _ => "".into(),
    }
}

/// The number that a formula computed. The sum of nothing is -0 here, which no spreadsheet knows.
pub(super) fn number(value: f64) -> Scalar {
    if value.is_finite() { Scalar::Number(value + 0.0) } else { Scalar::Error("#NUM!") }
}
