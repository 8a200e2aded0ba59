//! Scanner for delimiters, quotes, line feeds and control characters, 64 bytes at a time (SIMD bit masks).
//!
//! Reads each byte once; does not interpret quotes.

use std::ops::Range;

use wide::u8x16;

/// Bytes per bit mask.
const BLOCK: usize = 64;
/// Bytes per window.
const WINDOW: usize = 16 * BLOCK;
/// Capacity of the lookahead buffer, in separators.
pub(crate) const AT_HAND: usize = 512;
/// Positions are written in groups of this size, branch-free.
const STRIDE: usize = 8;

/// The positions of delimiters, quotes and line feeds, in rising order.
#[derive(Debug, Clone)]
pub(crate) struct Separators<'a> {
    text: &'a [u8],
    delimiter: u8,
    /// Start of the next window.
    next: u32,
    /// Separators of the current window; entries beyond the count are undefined.
    found: Vec<u32>,
    /// How many there are, and how many were consumed.
    count: usize,
    told: usize,
    controls: bool,
}

impl<'a> Separators<'a> {
    /// Marks from a byte on.
    ///
    /// # Panics
    /// With a text of 4 GiB or more: chunks are smaller.
    #[must_use]
    pub(crate) fn new(text: &'a [u8], at: usize, delimiter: u8) -> Self {
        assert!(u32::try_from(text.len() + WINDOW).is_ok(), "a chunk is smaller than 4 GiB");
        let next = u32::try_from(at).expect("no larger than the text");
        let found = vec![0; AT_HAND + WINDOW + BLOCK];
        Self { text, delimiter, next, found, count: 0, told: 0, controls: false }
    }

    /// Whether a control character other than tab, line feed and carriage return occurred. Looks ahead of the consumed
    /// separators by one window at most, never behind them.
    #[must_use]
    pub(crate) const fn controls(&self) -> bool {
        self.controls
    }

    /// The next separator, or `None` at the end of the text.
    #[inline(always)]
    pub(crate) fn next(&mut self) -> Option<u32> {
        if self.told == self.count && !self.look() {
            return None;
        }
        self.told += 1;
        self.found.get(self.told - 1).copied()
    }

    /// Peeks at the next so many separators, where there are as many. At most [`crate::table::separators::AT_HAND`].
    #[inline]
    pub(crate) fn at_hand(&mut self, many: usize) -> Option<&[u32]> {
        while self.count - self.told < many {
            if many > AT_HAND || !self.look() {
                return None;
            }
        }
        self.found.get(self.told..self.told + many)
    }

    /// A range of the peeked separators of [`Self::at_hand`]; else empty.
    #[inline]
    pub(crate) fn seen(&self, marks: Range<usize>) -> &[u32] {
        self.ahead().get(marks).unwrap_or_default()
    }

    /// The buffered separators that were not consumed.
    #[inline]
    pub(crate) fn ahead(&self) -> &[u32] {
        &self.found[self.told..self.count]
    }

    /// Consumes separators peeked by [`Self::at_hand`].
    #[inline]
    pub(crate) const fn tell(&mut self, many: usize) {
        self.told += many;
    }

    /// Scans until at least one more separator is buffered; `false`: there is none.
    #[inline(never)]
    fn look(&mut self) -> bool {
        self.found.copy_within(self.told..self.count, 0);
        let before = self.count - self.told;
        (self.count, self.told) = (before, 0);
        while self.count == before {
            let rest = &self.text[self.next as usize..];
            if rest.is_empty() {
                return false;
            }
            let (blocks, end) = rest[..rest.len().min(WINDOW)].as_chunks();
            self.controls |= self.mark(blocks);
            if !end.is_empty() {
                self.look_at_the_end(end);
            }
        }
        true
    }

    /// The tail of the text, padded with bytes that are neither separators nor control characters.
    fn look_at_the_end(&mut self, end: &[u8]) {
        let mut block = [b' '; BLOCK];
        block[..end.len()].copy_from_slice(end);
        self.controls |= self.mark(&[block]);
        self.next = u32::try_from(self.text.len()).expect("a chunk is smaller than 4 GiB");
        let behind = self.found[..self.count].iter().rev().take_while(|&&at| at >= self.next).count();
        self.count -= behind;
    }

    /// Scans whole blocks; returns whether they hold control characters.
    fn mark(&mut self, blocks: &[[u8; BLOCK]]) -> bool {
        let (delimiter, mut controls) = (self.delimiter, u8x16::splat(0));
        for block in blocks {
            let mut left = look_at(block, delimiter, &mut controls);
            let marks = left.count_ones() as usize;
            let out = &mut self.found[self.count..self.count + BLOCK];
            // Branch-free: writes a full group, even where fewer bits are set; the surplus is overwritten.
            for stride in out.as_chunks_mut::<STRIDE>().0 {
                for out in stride {
                    *out = self.next + left.trailing_zeros();
                    left &= left.wrapping_sub(1);
                }
                if left == 0 {
                    break;
                }
            }
            self.count += marks;
            self.next += u64::BITS;
        }
        controls.any()
    }
}

/// Bit mask of the delimiters, quotes and line feeds of a block; nonzero bytes of `controls` mark control characters.
#[inline]
fn look_at(block: &[u8; BLOCK], delimiter: u8, controls: &mut u8x16) -> u64 {
    const LANES: usize = 16;
    let [delimiter, quote, feed, tab, back, del, low] =
        [delimiter, b'"', b'\n', b'\t', b'\r', 0x7f, 0x1f].map(u8x16::splat);
    let mut left = 0;
    for (number, lane) in block.as_chunks::<LANES>().0.iter().enumerate() {
        let bytes = u8x16::new(*lane);
        let ends = bytes.simd_eq(feed);
        let marks = bytes.simd_eq(delimiter) | bytes.simd_eq(quote) | ends;
        left |= u64::from(marks.to_bitmask()) << (LANES * number);
        let harmless = ends | bytes.simd_eq(tab) | bytes.simd_eq(back);
        *controls |= bytes.min(low).simd_eq(bytes) & !harmless | bytes.simd_eq(del);
    }
    left
}

#[cfg(test)]
mod tests {
    use crate::table::separators::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_mark_is_told_once_and_in_order(
            text in proptest::collection::vec(prop_oneof![Just(b','), Just(b'"'), Just(b'\n'), 0..=255_u8], 0..300),
            start in 0..40_usize,
            times in prop_oneof![Just(1_usize), 1..40_usize],
            many in prop_oneof![1..9_usize, Just(AT_HAND), Just(AT_HAND + 1)],
        ) {
            let text = text.repeat(times);
            let start = start.min(text.len());
            let mut separators = Separators::new(&text, start, b',');
            let mut found = Vec::new();
            loop {
                if let Some(seen) = separators.at_hand(many).map(<[u32]>::to_vec) {
                    separators.tell(many);
                    found.extend(seen.into_iter().map(|at| at as usize));
                }
                let Some(at) = separators.next() else { break };
                found.push(at as usize);
            }
            prop_assert_eq!(separators.next(), None);
            let expected = (start..text.len()).filter(|&at| matches!(text[at], b',' | b'"' | b'\n'));
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
            let control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
            prop_assert_eq!(separators.controls(), text[start..].iter().any(control));
        }
    }
}
