//! The texts of a workbook, each kept once, and the numbers by which the cells of the file refer to them.

use std::hash::BuildHasher as _;
use std::rc::Rc;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// A text of the workbook: index in [`TextTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextIx(u32);

/// Stands for a text that no written cell refers to yet.
const UNNUMBERED: u32 = u32::MAX;

/// Every text of a workbook.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextTable {
    hasher: RandomState,
    known: HashTable<u32>,
    texts: Vec<Rc<str>>,
    /// By text: its number in the file.
    numbers: Vec<u32>,
    /// By number in the file: the text.
    numbered: Vec<u32>,
    /// How many cells refer to one of them.
    uses: usize,
}

impl TextTable {
    /// The index of a text that a cell can hold.
    pub(crate) fn add(&mut self, text: &str) -> TextIx {
        let hash = self.hasher.hash_one(text);
        let texts = &self.texts;
        if let Some(&known) = self.known.find(hash, |&at| &*texts[at as usize] == text) {
            return TextIx(known);
        }
        let new = self.push(text.into());
        self.remember(hash, new);
        new
    }

    fn remember(&mut self, hash: u64, new: TextIx) {
        let (hasher, texts) = (&self.hasher, &self.texts);
        self.known.insert_unique(hash, new.0, |&at| hasher.hash_one(&*texts[at as usize]));
    }

    /// A text that is known later: [`Self::say`] says it.
    pub(crate) fn reserve(&mut self) -> TextIx {
        self.push("–".into())
    }

    /// Says a text that was reserved.
    pub(crate) fn say(&mut self, reserved: TextIx, text: Rc<str>) {
        let hash = self.hasher.hash_one(&*text);
        self.texts[reserved.0 as usize] = text;
        self.remember(hash, reserved);
    }

    fn push(&mut self, text: Rc<str>) -> TextIx {
        let at = u32::try_from(self.texts.len()).expect("fewer texts than cells, and fewer cells than 4,294,967,295");
        self.texts.push(text);
        self.numbers.push(UNNUMBERED);
        TextIx(at)
    }

    /// The text itself.
    #[must_use]
    pub(crate) fn get(&self, at: TextIx) -> &Rc<str> {
        &self.texts[at.0 as usize]
    }

    /// The number by which a cell refers to a text: numbers are given in the order in which cells are written.
    pub(crate) fn refer(&mut self, at: TextIx) -> u32 {
        self.uses += 1;
        let number = &mut self.numbers[at.0 as usize];
        if *number == UNNUMBERED {
            *number = u32::try_from(self.numbered.len()).unwrap_or(UNNUMBERED);
            self.numbered.push(at.0);
        }
        *number
    }

    /// How many cells refer to texts.
    #[must_use]
    pub(crate) const fn uses(&self) -> usize {
        self.uses
    }

    /// The texts that cells refer to, by number.
    pub(crate) fn numbered(&self) -> impl ExactSizeIterator<Item = &str> {
        self.numbered.iter().map(|&at| &*self.texts[at as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_once_and_numbered_as_they_are_written() {
        let mut table = TextTable::default();
        let (a, b) = (table.add("satu"), table.add("dua"));
        let late = table.reserve();
        assert_eq!((table.add("satu"), table.add("dua")), (a, b));
        assert_eq!([b, late, a, b].map(|at| table.refer(at)), [0, 1, 2, 0]);
        table.say(late, "tiga".into());
        assert_eq!(table.add("tiga"), late);
        assert_eq!(table.numbered().collect::<Vec<_>>(), ["dua", "tiga", "satu"]);
        assert_eq!((table.uses(), &**table.get(late)), (4, "tiga"));
    }
}
