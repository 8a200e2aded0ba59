//! Shared strings: many short texts in few large blocks, each text a slice of one.
//!
//! A million agencies have two million ids and names; one allocation each would cost more than their bytes.
//! [`crate::lowlevel::shared_text::Texts`] stores them; a [`crate::lowlevel::shared_text::Text`] is a reference-counted
//! slice, cheap to clone. Knows nothing of agencies or files.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A text that never changes and is cheap to clone. It is compared, hashed and shown like any text.
///
/// It keeps its whole block in memory, which is its own unless it comes from [`crate::lowlevel::shared_text::Texts`] or [`crate::lowlevel::shared_text::Text::together`].
#[derive(Clone, Default)]
pub(crate) struct Text {
    block: Arc<String>,
    /// Bytes.
    at: u32,
    len: u32,
}

// Agencies have two each.
const _: () = assert!(size_of::<Option<Text>>() == 16, "a text is sixteen bytes");

impl Text {
    /// Texts that share one block.
    ///
    /// # Panics
    /// Where they have 4 GiB or more, which no cell has.
    #[must_use]
    pub(crate) fn together<const N: usize>(texts: [&str; N]) -> [Self; N] {
        let block = Arc::new(texts.concat());
        let mut at = 0;
        texts.map(|text| {
            let text = Self { block: Arc::clone(&block), at: narrow(at), len: narrow(text.len()) };
            at += text.len();
            text
        })
    }

    /// A part of it, by bytes, which shares its block.
    ///
    /// # Panics
    /// Where the range is none of the text.
    #[must_use]
    pub(crate) fn part(&self, range: std::ops::Range<usize>) -> Self {
        assert!(range.start <= range.end && range.end <= self.len(), "a part lies within its text");
        let len = narrow(range.len());
        Self { block: Arc::clone(&self.block), at: self.at + narrow(range.start), len }
    }

    /// The text itself.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.block[self.at as usize..][..self.len()]
    }

    /// Its bytes, without a check of character boundaries.
    #[must_use]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.block.as_bytes()[self.at as usize..][..self.len()]
    }

    /// Length in bytes, without touching the block.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.len as usize
    }
}

/// A length or a place in a block.
fn narrow(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("texts of cells have less than 4 GiB")
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { at: 0, len: narrow(text.len()), block: Arc::new(text) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<Text> for Arc<str> {
    fn from(text: Text) -> Self {
        Self::from(text.as_str())
    }
}

// The order of texts is that of their bytes.

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Append-only arena of texts: sealed blocks, which are full or shared, and an open one.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    sealed: Vec<Arc<String>>,
    open: String,
}

/// Where a text begins among [`crate::lowlevel::shared_text::Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    block: u32,
    at: u32,
}

impl Spot {
    /// The spot so many bytes further on, where they were added together.
    #[must_use]
    pub(crate) const fn after(self, bytes: u32) -> Self {
        Self { block: self.block, at: self.at + bytes }
    }
}

impl Texts {
    /// Bytes after which a block takes no more texts.
    const FULL: usize = 1 << 20;

    /// Adds texts, one behind the other; where the first of them begins.
    ///
    /// # Panics
    /// Where they have 4 GiB or more, which no cell has.
    pub(crate) fn add<'t>(&mut self, texts: impl Iterator<Item = &'t str> + Clone) -> Spot {
        if self.open.len() >= Self::FULL {
            self.seal();
        }
        let at = self.open.len();
        self.open.reserve(texts.clone().map(str::len).sum());
        self.open.extend(texts);
        narrow(self.open.len());
        Spot { block: u32::try_from(self.sealed.len()).expect("fewer than 2^32 blocks fit in memory"), at: narrow(at) }
    }

    /// The text of so many bytes at a spot.
    #[must_use]
    pub(crate) fn get(&self, spot: Spot, len: u32) -> &str {
        let block = self.sealed.get(spot.block as usize).map_or(&self.open, |block| &**block);
        &block[spot.at as usize..][..len as usize]
    }

    /// The same as a shared text. Seals the open block if the text is in it, so that a batch of additions shares one
    /// block.
    pub(crate) fn share(&mut self, spot: Spot, len: u32) -> Text {
        let block = spot.block as usize;
        if block == self.sealed.len() {
            self.seal();
        }
        Text { block: Arc::clone(&self.sealed[block]), at: spot.at, len }
    }

    fn seal(&mut self) {
        let mut full = std::mem::take(&mut self.open);
        full.shrink_to_fit();
        self.sealed.push(Arc::new(full));
    }
}

#[cfg(test)]
mod tests {
    use crate::lowlevel::shared_text::*;
    use proptest::prelude::*;
    use std::collections::hash_map::DefaultHasher;

    fn hash(of: impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        of.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn nothing_is_a_text_too() {
        assert_eq!(Text::default(), Text::from(""));
        assert!(Text::default().is_empty());
        assert_eq!(Text::together(["", "", ""]), [const { "" }; 3].map(Text::from));
    }

    #[test]
    fn a_block_is_shared_and_not_copied() {
        let mut texts = Texts::default();
        let spot = texts.add(["BP-1", "Dinas"].into_iter());
        let before = texts.get(spot, 4).as_ptr();
        let (id, name) = (texts.share(spot, 4), texts.share(spot.after(4), 5));
        assert_eq!((&*id, &*name), ("BP-1", "Dinas"));
        assert!(Arc::ptr_eq(&id.block, &name.block));
        // Where its memory was larger than its text, it may have moved once.
        assert!(before == id.as_ptr() || id.block.capacity() == id.block.len());
    }

    #[test]
    fn a_part_shares_the_block_of_its_text() {
        let whole = Text::from("BP-1,Dinas,90");
        let part = whole.part(5..13).part(0..5);
        assert_eq!(&*part, "Dinas");
        assert!(Arc::ptr_eq(&part.block, &whole.block));
        assert!(whole.part(13..13).is_empty());
    }

    #[test]
    fn unshared_blocks_are_sealed_when_they_are_full() {
        let mut texts = Texts::default();
        let long = "é".repeat(Texts::FULL / 8);
        let spots: Vec<Spot> = (0..9).map(|_| texts.add([&*long].into_iter())).collect();
        assert_eq!(texts.sealed.len(), 2);
        assert!(spots.iter().all(|&spot| texts.get(spot, narrow(long.len())) == long));
    }

    proptest! {
        #[test]
        fn a_text_is_like_a_string_in_all(strings in proptest::array::uniform3("[aé😀\"]{0,3}")) {
            let [one, other, _] = &strings;
            let texts = Text::together([&*strings[0], &*strings[1], &*strings[2]]);
            for (text, string) in texts.iter().zip(&strings) {
                prop_assert_eq!(text.as_str(), string.as_str());
                prop_assert_eq!(text.as_bytes(), string.as_bytes());
                prop_assert_eq!((text.len(), text.is_empty()), (string.len(), string.is_empty()));
                prop_assert_eq!(hash(text), hash(string));
                prop_assert_eq!(format!("{text} {text:>5} {text:?}"), format!("{string} {string:>5} {string:?}"));
                prop_assert_eq!(text, &Text::from(string.as_str()));
                prop_assert_eq!(&*Arc::<str>::from(text.clone()), string.as_str());
            }
            prop_assert_eq!(texts[0] == texts[1], one == other);
            prop_assert_eq!(texts[0].cmp(&texts[1]), one.cmp(other));
            prop_assert_eq!(texts[0].partial_cmp(&texts[1]), one.partial_cmp(other));
        }

        /// Random interleaving of additions (`None`) and of sharing an earlier text.
        #[test]
        fn texts_are_what_was_added_whenever_they_are_shared(
            turns in proptest::collection::vec(("[aé😀]{0,4}", "[bç]{0,4}", proptest::option::of(0..40_usize)), 0..40),
        ) {
            let mut texts = Texts::default();
            let mut added: Vec<(Spot, String, String)> = Vec::new();
            let mut shared: Vec<(Text, String)> = Vec::new();
            for (one, other, share) in turns {
                match share.and_then(|at| added.get(at)) {
                    Some((spot, one, other)) => {
                        shared.push((texts.share(spot.after(narrow(one.len())), narrow(other.len())), other.clone()));
                        shared.push((texts.share(*spot, narrow(one.len())), one.clone()));
                    }
                    None => added.push((texts.add([&*one, &*other].into_iter()), one, other)),
                }
                for (spot, one, other) in &added {
                    prop_assert_eq!(texts.get(*spot, narrow(one.len())), one);
                    prop_assert_eq!(texts.get(spot.after(narrow(one.len())), narrow(other.len())), other);
                }
            }
            drop(texts);
            for (text, string) in shared {
                prop_assert_eq!(text.as_str(), string);
            }
        }
    }
}
