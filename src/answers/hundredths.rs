//! Packed answer cell, 2 bytes: wide tables may hold more of these than of anything else.

use crate::answers::AnswerValue;
use crate::answers::MILLION;

/// A number of hundredths, as nearly all scores are, or a blank, or no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hundredths(u16);

impl Hundredths {
    /// No answer.
    pub(crate) const NOTHING: Self = Self(u16::MAX);
    /// A blank.
    pub(crate) const BLANK: Self = Self(u16::MAX - 1);
    /// The largest number that fits.
    pub(crate) const MOST: u16 = u16::MAX - 2;

    /// So many millionths in a hundredth.
    pub(crate) const MILLIONTHS: i64 = MILLION / 100;

    /// So many hundredths, at most [`Self::MOST`].
    #[inline]
    #[must_use]
    pub(crate) const fn number(hundredths: u16) -> Option<Self> {
        if hundredths <= Self::MOST { Some(Self(hundredths)) } else { None }
    }

    /// A number of so many millionths, where it is one of hundredths that fits.
    #[inline]
    #[must_use]
    pub(crate) fn of_millionths(millionths: i64) -> Option<Self> {
        if millionths % Self::MILLIONTHS != 0 {
            return None;
        }
        u16::try_from(millionths / Self::MILLIONTHS).ok().and_then(Self::number)
    }

    /// Whether it is a number.
    #[inline]
    #[must_use]
    pub(crate) const fn is_number(self) -> bool {
        self.0 <= Self::MOST
    }

    /// Whether it is a blank, or a number from the first to the last of these hundredths.
    #[inline]
    #[must_use]
    pub(crate) const fn is_blank_or_within(self, first: u16, last: u16) -> bool {
        (self.0 == Self::BLANK.0) | ((first <= self.0) & (self.0 <= last) & self.is_number())
    }

    /// The number; 0 for a blank and for nothing.
    #[inline]
    #[must_use]
    pub(crate) const fn number_or_zero(self) -> u16 {
        if self.is_number() { self.0 } else { 0 }
    }

    /// What it says.
    #[inline]
    #[must_use]
    pub(crate) const fn said(self) -> AnswerValue {
        match self {
            Self::NOTHING => AnswerValue::Nothing,
            Self::BLANK => AnswerValue::Blank,
            Self(hundredths) => AnswerValue::Number(hundredths as i64 * Self::MILLIONTHS),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::hundredths::*;

    #[test]
    fn every_one_of_them_says_what_it_was_made_of() {
        for number in 0..=Hundredths::MOST {
            let millionths = i64::from(number) * 10_000;
            let packed = Hundredths::number(number).expect("it fits");
            assert!(packed.is_number() && packed.number_or_zero() == number);
            assert_eq!(packed.said(), AnswerValue::Number(millionths));
            assert_eq!(Hundredths::of_millionths(millionths), Some(packed));
        }
        for (packed, said) in [(Hundredths::BLANK, AnswerValue::Blank), (Hundredths::NOTHING, AnswerValue::Nothing)] {
            assert_eq!(packed.said(), said);
            assert!(!packed.is_number() && packed.number_or_zero() == 0);
        }
    }

    #[test]
    fn what_does_not_fit_is_not_packed() {
        for millionths in [-10_000, 1, 9_999, 85_555_000, 655_340_000, i64::MAX, i64::MIN] {
            assert_eq!(Hundredths::of_millionths(millionths), None, "{millionths}");
        }
        for number in [Hundredths::MOST + 1, u16::MAX] {
            assert_eq!(Hundredths::number(number), None);
        }
    }
}
