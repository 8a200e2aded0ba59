//! Packed cell of 8 bytes: the usual sum of a criterion.

/// Eight bytes: the assessors' bits, a count, flags, and a sum in millionths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Packed(pub(super) u64);

/// Assessors that have a bit of their own.
pub(super) const SLOTS: u32 = 16;
const COUNT_AT: u32 = 16;
const COUNT_MOST: u64 = 31;
pub(super) const BLANK: u64 = 1 << 21;
pub(super) const LEFT_OUT: u64 = 1 << 22;
/// Flag: the cell has an overflow entry in [`crate::answers::store::AnswerStore`].
pub(super) const BESIDE: u64 = 1 << 23;
const SUM_AT: u32 = 24;
const SUM_MOST: i64 = (1 << 39) - 1;

impl Packed {
    pub(super) const fn count(self) -> u64 {
        (self.0 >> COUNT_AT) & COUNT_MOST
    }

    /// The top forty bits, with their sign.
    pub(super) const fn sum(self) -> i64 {
        self.0.cast_signed() >> SUM_AT
    }

    /// Adds the answer of the assessor with this bit, which must be clear (0: marked already): a value in millionths of
    /// which the mean is taken, or a blank. `None`: overflow, use the slow path.
    #[inline]
    pub(super) fn answered(self, bit: u64, answer: Option<i64>) -> Option<Self> {
        let cell = match answer {
            None => Self(self.0 | BLANK),
            Some(value) => self.with(self.sum().checked_add(value)?)?,
        };
        Some(Self(cell.0 | bit))
    }

    /// One more answer whose value makes the sum `sum`; `None` when it does not fit.
    pub(super) const fn with(self, sum: i64) -> Option<Self> {
        if self.count() == COUNT_MOST || sum > SUM_MOST || sum < -SUM_MOST {
            return None;
        }
        let rest = (self.0 & ((1 << SUM_AT) - 1)) + (1 << COUNT_AT);
        Some(Self(rest | (sum << SUM_AT).cast_unsigned()))
    }
}
