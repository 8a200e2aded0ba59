//! Hash tables for short keys that are looked up once per row.

use std::collections::HashMap;

use hashbrown::HashTable;

/// Fast hashes with a seed per run, so that no file can be crafted whose names all collide. No hash reaches an output.
pub(crate) type Hashes = foldhash::fast::RandomState;

/// A table with quick hashes.
pub(crate) type QuickMap<K, V> = HashMap<K, V, Hashes>;

/// Hash index of ids whose keys are stored elsewhere. It keeps half of each hash, so that growing needs no access to
/// the keys.
#[derive(Debug, Default)]
pub(crate) struct IdIndex(HashTable<(u32, u32)>);

/// The half of a hash that is kept, twice: both ends of a hash are looked at.
const fn whole(half: u32) -> u64 {
    (half as u64) << 32 | half as u64
}

/// The half of a hash that is enough to tell two apart nearly always.
const fn half(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl IdIndex {
    /// The number with this hash that is the one.
    pub(crate) fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let half = half(hash);
        self.0.find(whole(half), |&(known, number)| known == half && is_it(number)).map(|&(_, number)| number)
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds a number that is not there yet.
    pub(crate) fn insert(&mut self, hash: u64, number: u32) {
        let half = half(hash);
        self.0.insert_unique(whole(half), (half, number), |&(half, _)| whole(half));
    }
}
