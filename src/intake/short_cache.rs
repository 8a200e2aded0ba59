//! Direct-mapped cache of short recurring texts (codes of criteria, names of assessors), without a full hash.
//!
//! A text of at most 16 bytes is two machine words and is compared as such. Each text has one slot, and a later one
//! evicts it. A miss is looked up in the interner, so an eviction costs time only.

use crate::lowlevel::swar::LOW_BYTES;
use crate::lowlevel::swar::word;
/// Slots; a power of two.
const SLOTS: usize = 512;
/// The longest text that is remembered.
const LONGEST: usize = 16;

/// The bytes of a short text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short {
    /// The first eight; zeros behind the text where it is shorter.
    first: u64,
    /// The last eight, some of which may be among the first; 0 where it is shorter than that.
    last: u64,
    length: usize,
}

/// Sentinel of an unused slot: no text has this length.
const EMPTY_SLOT: Short = Short { first: 0, last: 0, length: usize::MAX };

/// The cache.
#[derive(Debug)]
pub(crate) struct ShortCache<T> {
    slots: Box<[(Short, T); SLOTS]>,
}

impl Short {
    /// The bytes of `text` from `start` to `end`, where they are few.
    #[inline(always)]
    fn of(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let length = end - start;
        let first = word(text, start);
        match LOW_BYTES.get(length) {
            Some(kept) => Some(Self { first: first & kept, last: 0, length }),
            None if length <= LONGEST => Some(Self { first, last: word(text, end - 8), length }),
            None => None,
        }
    }

    #[inline(always)]
    fn slot(self) -> usize {
        let mixed = (self.first ^ self.last.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        usize::try_from(mixed >> (u64::BITS - SLOTS.trailing_zeros())).unwrap_or(0)
    }
}

impl<T: Copy + Default> ShortCache<T> {
    /// An empty cache.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self { slots: Box::new([(EMPTY_SLOT, T::default()); SLOTS]) }
    }

    /// What the bytes of `text` from `start` to `end` stand for, where that is remembered.
    #[inline(always)]
    #[must_use]
    pub(crate) fn get(&self, text: &[u8], start: usize, end: usize) -> Option<T> {
        let short = Short::of(text, start, end)?;
        let (known, value) = self.slots[short.slot()];
        (known == short).then_some(value)
    }

    /// Inserts a text, where it is short enough.
    pub(crate) fn put(&mut self, text: &[u8], start: usize, end: usize, value: T) {
        if let Some(short) = Short::of(text, start, end) {
            self.slots[short.slot()] = (short, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::short_cache::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_was_put_last(words in proptest::collection::vec("[ab\u{0}]{0,18}", 1..200)) {
            let (mut recent, mut all) = (ShortCache::new(), HashMap::new());
            for (number, word) in (0_u32..).zip(&words) {
                let text = format!("{number};{word};x");
                let start = text.find(';').expect("there is one") + 1;
                let end = start + word.len();
                let known = recent.get(text.as_bytes(), start, end);
                prop_assert!(known.is_none() || known == all.get(word).copied(), "{word:?}");
                recent.put(text.as_bytes(), start, end, number);
                all.insert(word.clone(), number);
                let expected = (word.len() <= LONGEST).then_some(number);
                prop_assert_eq!(recent.get(text.as_bytes(), start, end), expected);
                // The same bytes at the very end of a text.
                prop_assert_eq!(recent.get(&text.as_bytes()[..end], start, end), expected);
            }
        }
    }
}
