//! A quick hash for the short keys that are looked up once per row.
//!
//! Folded multiplication over eight bytes at a time, with a key drawn for each table, so that no file can be made
//! whose names all fall together. No hash reaches an output.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

/// A table with quick hashes.
pub type QuickMap<K, V> = HashMap<K, V, Quick>;

/// The key of one table.
#[derive(Debug, Clone, Copy)]
pub struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        // Odd, so that multiplying by it loses nothing.
        Self(RandomState::new().hash_one(0_u8) | 1)
    }
}

impl BuildHasher for Quick {
    type Hasher = Folding;

    fn build_hasher(&self) -> Folding {
        Folding { state: self.0, key: self.0 }
    }
}

/// A hash being made.
#[derive(Debug, Clone, Copy)]
pub struct Folding {
    state: u64,
    key: u64,
}

impl Folding {
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of the product")]
    const fn fold(&mut self, word: u64) {
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let product = (self.state ^ word) as u128 * (self.key ^ MIX) as u128;
        self.state = (product as u64) ^ (product >> 64) as u64;
    }
}

impl Hasher for Folding {
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.fold(u64::from_le_bytes(word.try_into().expect("eight bytes")));
        }
        let mut last = [0; 8];
        last[..words.remainder().len()].copy_from_slice(words.remainder());
        self.fold(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.fold(u64::from(byte));
    }

    fn write_usize(&mut self, number: usize) {
        self.fold(number as u64);
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_that_differ_little_fall_apart() {
        let quick = Quick::default();
        let hashes: HashSet<u64> = (0..100_000).map(|n| quick.hash_one(format!("Badan {n}").as_bytes())).collect();
        assert_eq!(hashes.len(), 100_000);
        let low: HashSet<u64> = hashes.iter().map(|hash| hash % 1024).collect();
        assert_eq!(low.len(), 1024);
    }
}
