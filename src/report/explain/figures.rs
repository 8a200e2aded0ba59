//! Numbers of an explanation: as printed, with more digits for points, and exactly.

use crate::exact::{Exact, Rounding};
use crate::report::explain::view::ExplainReport;
use crate::report::number;

/// Digits that points have beyond those of a score.
const MORE_DIGITS: u32 = 2;
/// Digits after the mark up to which an exact number is written as a decimal.
const EXACT_DIGITS: u32 = 6;
/// The longest fraction that is shown; longer ones stand in the JSON.
const LONGEST: usize = 24;
/// Digits of what stands in for a longer one.
const INSTEAD: u32 = 12;

impl ExplainReport<'_> {
    /// A score as printed.
    pub(super) fn score(&self, value: &Exact) -> String {
        number::score(value, self.instrument, self.lang)
    }

    /// A score or weight with up to four digits.
    pub(super) fn loose(&self, value: &Exact) -> String {
        number::weight(value, self.lang)
    }

    /// Points of the total: two digits more than a score.
    pub(super) fn points(&self, value: &Exact) -> String {
        let digits = value.to_fixed(self.instrument.decimals + MORE_DIGITS, Rounding::HalfUp);
        minus(&number::localized(&digits, self.lang))
    }

    /// Points with their sign.
    pub(super) fn signed_points(&self, value: &Exact) -> String {
        number::signed(value, &self.points(&value.abs()), "")
    }

    /// A difference of scores with its sign, as many digits as it needs.
    pub(super) fn signed(&self, value: &Exact) -> String {
        number::signed(value, &self.exact(&value.abs()), "")
    }

    /// A number exactly: as a decimal where it is a short one, else cut, and said to be cut. Where fractions are asked for,
    /// as a fraction, unless that is too long to read.
    pub(super) fn exact(&self, value: &Exact) -> String {
        if let Some(decimal) = value.to_decimal(EXACT_DIGITS) {
            return minus(&number::localized(&decimal, self.lang));
        }
        if !self.fractions {
            return minus(&number::exact(value, self.instrument.decimals, self.lang));
        }
        let fraction = minus(&value.to_string());
        if fraction.chars().count() <= LONGEST {
            return fraction;
        }
        format!("≈{}", minus(&number::localized(&value.to_fixed(INSTEAD, Rounding::HalfUp), self.lang)))
    }

    /// The exact form of points where [`Self::points`] does not tell all of it.
    pub(super) fn beyond(&self, value: &Exact) -> String {
        let whole = value.to_decimal(self.instrument.decimals + MORE_DIGITS).is_some();
        if whole { String::new() } else { self.exact(value) }
    }
}

/// A number with a true minus sign, as wide as a plus.
fn minus(digits: &str) -> String {
    digits.replacen('-', "−", 1)
}
