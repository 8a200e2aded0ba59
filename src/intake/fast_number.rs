//! Branch-free parser for cells that are empty, `d`, `dd`, `dd.d` or `dd.dd`.
//!
//! Which of these forms comes next is unpredictable, and a mispredicted branch costs as much as five cells: so the same
//! instructions run for all of them.

use crate::intake::answer_cell::Marks;
use crate::lowlevel::swar::HIGH;

/// XOR mask: ASCII zero at digit positions and a point at the position of the mark, in byte order of a cell.
const ZEROS: u64 = 0x30_302e_3030;
/// Added to the XORed digits and mark, it sets a byte's high bit where that byte is out of range. A comma differs from
/// a point in one bit; a byte with the bit below that is neither.
const ROOM: u64 = 0x76_767d_7676;
const COMMA_AT: u32 = 17;
const NO_MARK: u64 = 1 << (COMMA_AT - 1);

/// Mask of the bytes in use, by the length of a cell; for other lengths a byte that is always invalid: 0xff does not
/// occur in UTF-8.
const KEPT: [u64; LONGEST + 1] = [0, 0xff, 0xffff, ODD, 0xffff_ffff, 0xff_ffff_ffff, ODD, ODD];
const ODD: u64 = 0xff << 56;
/// Longer cells are clamped to this length, which is invalid.
pub(crate) const LONGEST: usize = 7;

/// A cell of so many bytes, [`crate::intake::fast_number::LONGEST`] at most, XORed with
/// [`crate::intake::fast_number::ZEROS`].
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FastNumber {
    digits: u64,
    length: u64,
}

impl FastNumber {
    /// From the first `length` bytes of a little-endian word of UTF-8 text, [`crate::intake::fast_number::LONGEST`] for
    /// longer cells.
    ///
    /// # Panics
    /// For a length beyond [`crate::intake::fast_number::LONGEST`].
    #[inline(always)]
    #[must_use]
    pub(crate) const fn new(word: u64, length: usize) -> Self {
        Self { digits: (word ^ ZEROS ^ ODD) & KEPT[length], length: length as u64 }
    }

    /// Nonzero where the cell has none of these forms; the other methods are meaningless then.
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
        // A single digit is at the position of the tens of two digits.
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
