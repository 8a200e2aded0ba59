//! Where the delimiters, quotes and line feeds of a text stand, and whether it holds characters that no cell may hold.
//!
//! Looks at sixty-four bytes at once and at each of them only once; knows nothing of what the marks mean.

use wide::u8x16;

/// Bytes that are looked at together.
const BLOCK: usize = 64;
/// Bytes in one register.
const LANES: usize = 16;

/// The positions of delimiters, quotes and line feeds, in rising order.
#[derive(Debug, Clone)]
pub struct Separators<'a> {
    text: &'a [u8],
    delimiter: u8,
    /// Where the block at hand begins.
    block: usize,
    /// A bit for each mark of the block that has not been told yet.
    left: u64,
    controls: bool,
}

impl<'a> Separators<'a> {
    /// Marks from a byte on.
    #[must_use]
    pub fn new(text: &'a [u8], at: usize, delimiter: u8) -> Self {
        let mut marks = Self { text, delimiter, block: at, left: 0, controls: false };
        marks.look();
        marks
    }

    /// Whether a control character other than tab, line feed and carriage return was met. Looks ahead of the marks
    /// that were told by at most one block, never behind them.
    #[must_use]
    pub const fn controls(&self) -> bool {
        self.controls
    }

    /// Looks at the block that begins at `self.block`.
    fn look(&mut self) {
        let rest = self.text.get(self.block..).unwrap_or_default();
        let (left, controls) = match rest.first_chunk::<BLOCK>() {
            Some(block) => marks(block, self.delimiter),
            None => {
                // No delimiter, and no control character either.
                let mut block = [b' '; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                let (left, controls) = marks(&block, self.delimiter);
                (left & !(u64::MAX << rest.len()), controls)
            }
        };
        self.left = left;
        self.controls |= controls;
    }

    /// The next mark, or `None` at the end of the text.
    #[inline]
    pub fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            if self.block + BLOCK >= self.text.len() {
                return None;
            }
            self.block += BLOCK;
            self.look();
        }
        let at = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }
}

/// A bit for each delimiter, quote and line feed of a block, and whether there are control characters.
#[inline]
fn marks(block: &[u8; BLOCK], delimiter: u8) -> (u64, bool) {
    let [delimiter, quote, feed, tab, back, del, low] =
        [delimiter, b'"', b'\n', b'\t', b'\r', 0x7f, 0x1f].map(u8x16::splat);
    let mut left = 0;
    let mut controls = u8x16::splat(0);
    for (number, lane) in block.as_chunks::<LANES>().0.iter().enumerate() {
        let bytes = u8x16::new(*lane);
        let ends = bytes.simd_eq(feed);
        let marks = bytes.simd_eq(delimiter) | bytes.simd_eq(quote) | ends;
        left |= u64::from(marks.to_bitmask()) << (LANES * number);
        let harmless = ends | bytes.simd_eq(tab) | bytes.simd_eq(back);
        controls |= bytes.min(low).simd_eq(bytes) & !harmless | bytes.simd_eq(del);
    }
    (left, controls.any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_mark_is_told_once_and_in_order(
            text in proptest::collection::vec(prop_oneof![Just(b','), Just(b'"'), Just(b'\n'), 0..=255_u8], 0..300),
            start in 0..40_usize,
        ) {
            let start = start.min(text.len());
            let mut separators = Separators::new(&text, start, b',');
            let found: Vec<usize> = std::iter::from_fn(|| separators.next()).collect();
            let expected = (start..text.len()).filter(|&at| matches!(text[at], b',' | b'"' | b'\n'));
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
            let control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
            prop_assert_eq!(separators.controls(), text[start..].iter().any(control));
        }
    }
}
