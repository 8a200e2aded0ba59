//! Branch-free parser for cells that are empty, `d`, `dd`, `dd.d` or `dd.dd`.
//!
//! Which of these forms comes next is unpredictable, and a mispredicted branch costs as much as five cells: so the same
//! instructions run for all of them.

use crate::intake::answer_cell::Marks;
use crate::lowlevel::swar::HIGH;

/// Zeros where digits are and a point where the mark is, in the order of bytes in a cell.
const ZEROS: u64 = 0x30_302e_3030;
/// What, added to digits and to the mark without these, reaches no byte's high bit. A comma is a point with one bit
/// more; what has the bit below instead is neither.
const ROOM: u64 = 0x76_767d_7676;
const COMMA_AT: u32 = 17;
const NO_MARK: u64 = 1 << (COMMA_AT - 1);

/// The bytes that count, by the length of a cell; of those that look otherwise a byte that cannot be right: no text in
/// UTF-8 has one that is 0xff.
const KEPT: [u64; LONGEST + 1] = [0, 0xff, 0xffff, ODD, 0xffff_ffff, 0xff_ffff_ffff, ODD, ODD];
const ODD: u64 = 0xff << 56;
/// All longer ones are treated as cells of this length.
pub(crate) const LONGEST: usize = 7;

/// A cell of so many bytes, [`crate::intake::fast_number::LONGEST`] at most; the zeros of its digits and the point of its mark are taken off.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FastNumber {
    digits: u64,
    length: u64,
}

impl FastNumber {
    /// The first `length` bytes of a word, [`crate::intake::fast_number::LONGEST`] for longer cells: those of a text in UTF-8, the first of them
    /// lowest.
    ///
    /// # Panics
    /// For a length beyond [`crate::intake::fast_number::LONGEST`].
    #[inline(always)]
    #[must_use]
    pub(crate) const fn new(word: u64, length: usize) -> Self {
        Self { digits: (word ^ ZEROS ^ ODD) & KEPT[length], length: length as u64 }
    }

    /// Bits that are set where it is none: nothing else that is reported of it means anything then.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn faults(self) -> u64 {
        (self.digits | self.digits.wrapping_add(ROOM)) & HIGH | self.digits & (NO_MARK | ODD)
    }

    #[inline(always)]
    #[must_use]
    pub(crate) const fn is_blank(self) -> bool {
        self.length == 0
    }

    /// The number in hundredths, at most 25,755; 0 for a blank.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn hundredths(self) -> u64 {
        // A single digit stands where the tens of two do.
        let tens = if self.length == 1 { self.digits } else { self.digits.wrapping_mul(10) };
        let pairs = tens.wrapping_add(self.digits >> 8);
        (pairs & 0xff) * 100 + (pairs >> 24 & 0xff)
    }

    /// A word with the bit of [`crate::intake::fast_number::marks`] set where it has a comma, and one where it has a point.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn commas_and_points(self) -> (u64, u64) {
        (self.digits, if self.length > 3 { !self.digits } else { 0 })
    }
}

/// The marks of cells whose [`crate::intake::fast_number::FastNumber::commas_and_points`] are put together.
#[inline(always)]
#[must_use]
pub(crate) const fn marks(commas: u64, points: u64) -> Marks {
    let comma = if commas >> COMMA_AT & 1 == 1 { Marks::COMMA } else { Marks(0) };
    let point = if points >> COMMA_AT & 1 == 1 { Marks::POINT } else { Marks(0) };
    comma.and(point)
}
