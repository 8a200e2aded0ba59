//! Packed answer cell, 4 bytes: there are as many of these as answers.

/// A packed answer cell. Plain numbers, blanks and missing answers are all that most tables hold; anything else is a
/// tag and an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PackedAnswer(i32);

/// The same, unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnswerValue {
    /// In millionths.
    Number(i64),
    /// The assessor left it blank.
    Blank,
    /// There is no answer.
    Nothing,
    /// A tag and an index whose meaning the caller defines.
    Other {
        /// 0 to [`crate::answers::entry::PackedAnswer::MOST_KINDS`], that one left out.
        kind: u8,
        /// 0 to 2^28, that one left out.
        at: u32,
    },
}

impl PackedAnswer {
    /// No answer.
    pub(crate) const NOTHING: Self = Self(2);
    /// A blank.
    pub(crate) const BLANK: Self = Self(1);
    /// Kinds of [`crate::answers::entry::AnswerValue::Other`].
    pub(crate) const MOST_KINDS: u8 = 5;
    /// Numbers are at most so many millionths, either way.
    pub(crate) const MOST: i64 = 1 << 28;

    /// Bits that say which kind it is; the others are its number. Blanks and nothing have the number 0.
    const KIND: u32 = 3;
    const NUMBER: i32 = 0;
    const FIRST_OTHER: i32 = 3;

    /// A number of so many millionths, where it is one of at most 268 either way.
    #[inline]
    #[must_use]
    pub(crate) fn number(millionths: i64) -> Option<Self> {
        let narrow = i32::try_from(millionths).ok()?;
        (narrow << Self::KIND >> Self::KIND == narrow).then_some(Self(narrow << Self::KIND | Self::NUMBER))
    }

    /// Something else.
    ///
    /// # Panics
    /// Where `kind` or `at` is larger than [`crate::answers::entry::AnswerValue::Other`] says.
    #[must_use]
    pub(crate) fn other(kind: u8, at: u32) -> Self {
        assert!(kind < Self::MOST_KINDS, "kinds have three bits");
        let at = i32::try_from(at).ok().filter(|at| at >> (i32::BITS - 1 - Self::KIND) == 0);
        let at = at.expect("fewer than 2^28 unusual cells in one part of a table");
        Self(at << Self::KIND | (Self::FIRST_OTHER + i32::from(kind)))
    }

    /// Whether it is a number.
    #[inline]
    #[must_use]
    pub(crate) const fn is_number(self) -> bool {
        self.0 & ((1 << Self::KIND) - 1) == Self::NUMBER
    }

    /// The number of a plain entry, in millionths; 0 for a blank and for no answer, so that sums need no branch.
    #[inline]
    #[must_use]
    pub(crate) const fn number_or_zero(self) -> i32 {
        self.0 >> Self::KIND
    }

    /// Whether it is a number, a blank or no answer.
    #[inline]
    #[must_use]
    pub(crate) const fn is_plain(self) -> bool {
        self.0 & ((1 << Self::KIND) - 1) < Self::FIRST_OTHER
    }

    /// Unpacks it.
    #[inline]
    #[must_use]
    pub(crate) fn said(self) -> AnswerValue {
        let number = self.0 >> Self::KIND;
        match self.0 & ((1 << Self::KIND) - 1) {
            Self::NUMBER => AnswerValue::Number(number.into()),
            1 => AnswerValue::Blank,
            2 => AnswerValue::Nothing,
            kind => AnswerValue::Other { kind: (kind - Self::FIRST_OTHER).to_le_bytes()[0], at: number.unsigned_abs() },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::entry::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        const MOST: i64 = (1 << 28) - 1;
        for number in [0, 1, -1, 85_500_000, MOST, -MOST - 1] {
            let entry = PackedAnswer::number(number).expect("small");
            assert!(entry.is_plain() && entry.is_number() && number.abs() <= PackedAnswer::MOST);
            assert_eq!(entry.said(), AnswerValue::Number(number));
            assert_eq!(i64::from(entry.number_or_zero()), number);
        }
        for number in [MOST + 1, -MOST - 2, i64::MAX, i64::MIN, 1 << 32, 1 << 29] {
            assert_eq!(PackedAnswer::number(number), None);
        }
        assert_eq!(
            (PackedAnswer::BLANK.said(), PackedAnswer::NOTHING.said()),
            (AnswerValue::Blank, AnswerValue::Nothing)
        );
        for entry in [PackedAnswer::BLANK, PackedAnswer::NOTHING] {
            assert!(entry.is_plain() && !entry.is_number() && entry.number_or_zero() == 0);
        }
        for (kind, at) in [(0, 0), (4, 7), (4, (1 << 28) - 1)] {
            let entry = PackedAnswer::other(kind, at);
            assert!(!entry.is_plain());
            assert_eq!(entry.said(), AnswerValue::Other { kind, at });
        }
    }

    #[test]
    #[should_panic(expected = "fewer than 2^28")]
    fn what_does_not_fit_is_not_packed() {
        let _ = PackedAnswer::other(0, 1 << 28);
    }
}
