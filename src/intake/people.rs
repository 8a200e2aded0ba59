//! One thread's memory of whom rows are about: the bytes that name somebody -> what was found out about them.
//!
//! All bytes stand one behind the other in one place, so that a row whose agency is another than that of the row
//! before costs two glances at memory. It forgets everything before it remembers too much.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::quick::half;

/// How many it remembers at most.
const MOST: usize = 1 << 16;

/// Somebody remembered.
#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    hash: u32,
    length: u32,
    /// Where the bytes begin.
    at: u32,
    value: T,
}

/// Somebody who may be the one that is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<T> {
    at: u32,
    pub value: T,
}

/// What the bytes of names stand for.
#[derive(Debug)]
pub struct People<T> {
    entries: HashTable<Entry<T>>,
    bytes: Vec<u8>,
    hasher: RandomState,
}

impl<T> Default for People<T> {
    fn default() -> Self {
        Self { entries: HashTable::new(), bytes: Vec::new(), hasher: RandomState::default() }
    }
}

impl<T: Copy> People<T> {
    /// What is known of whoever these bytes name.
    #[inline]
    #[must_use]
    pub fn get(&self, key: &[u8]) -> Option<T> {
        let hash = self.hasher.hash_one(key);
        let same = |entry: &Entry<T>| {
            entry.hash == half(hash) && self.bytes[entry.at as usize..][..entry.length as usize] == *key
        };
        self.entries.find(hash, same).map(|entry| entry.value)
    }

    /// The hash by which a name is looked for.
    #[inline]
    #[must_use]
    pub fn hash(&self, key: &[u8]) -> u64 {
        self.hasher.hash_one(key)
    }

    /// Somebody whose name has this hash and length: nearly always the one.
    #[inline]
    #[must_use]
    pub fn candidate(&self, hash: u64, length: usize) -> Option<Candidate<T>> {
        let length = u32::try_from(length).ok()?;
        let found = self.entries.find(hash, |entry| entry.hash == half(hash) && entry.length == length)?;
        Some(Candidate { at: found.at, value: found.value })
    }

    /// A byte of the candidate's name: reading it brings the name near.
    #[inline]
    #[must_use]
    pub fn glance(&self, candidate: Candidate<T>) -> u8 {
        self.bytes.get(candidate.at as usize).copied().unwrap_or(0)
    }

    /// Whether it is the one with this name.
    #[inline]
    #[must_use]
    pub fn is(&self, candidate: Candidate<T>, key: &[u8]) -> bool {
        self.bytes.get(candidate.at as usize..candidate.at as usize + key.len()) == Some(key)
    }

    /// Remembers it. Names of absurd length are not remembered.
    pub fn put(&mut self, key: &[u8], value: T) {
        let (Ok(at), Ok(length)) = (u32::try_from(self.bytes.len()), u32::try_from(key.len())) else {
            return self.forget();
        };
        if self.entries.len() >= MOST {
            return self.forget();
        }
        let hash = self.hasher.hash_one(key);
        self.bytes.extend_from_slice(key);
        let (bytes, hasher) = (&self.bytes, &self.hasher);
        let again = |entry: &Entry<T>| hasher.hash_one(&bytes[entry.at as usize..][..entry.length as usize]);
        self.entries.insert_unique(hash, Entry { hash: half(hash), length, at, value }, again);
    }

    /// Forgets everybody.
    pub fn forget(&mut self) {
        self.entries.clear();
        self.bytes.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_remembered_is_known_and_nobody_else() {
        let mut people = People::default();
        for number in 0..200_000_u32 {
            let name = format!("Badan {number}");
            assert_eq!(people.get(name.as_bytes()), None);
            people.put(name.as_bytes(), number);
            let known = people.get(name.as_bytes());
            assert!(known == Some(number) || known.is_none() && people.entries.is_empty(), "{name}");
            let candidate = people.candidate(people.hash(name.as_bytes()), name.len());
            let found = candidate.filter(|&candidate| people.is(candidate, name.as_bytes()));
            assert_eq!(found.map(|candidate| candidate.value), known, "{name}");
            assert!(candidate.is_none_or(|candidate| people.glance(candidate) == b'B'));
            assert!(people.entries.len() <= MOST);
        }
        assert_eq!(people.get(b"Badan"), None);
    }
}
