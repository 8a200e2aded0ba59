//! Per-thread cache: bytes of the naming cells -> resolved subject.
//!
//! The value is stored next to the first bytes of the key, in one cache line: a hit costs two cache misses, one for the
//! index and one for the entry. When it is full it is cleared, which bounds memory.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::intake::index::IdIndex;

/// Maximum number of entries.
const MOST: usize = 1 << 16;
/// Bytes of the key in the entry itself.
const HEAD: usize = 48;

/// A cache entry: exactly one cache line.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct CacheEntry<T> {
    value: T,
    length: u32,
    /// Offset in `rests` of the bytes of a longer key that do not fit `head`.
    rest: u32,
    /// The first bytes of the key.
    head: [u8; HEAD],
}

const _: () = assert!(size_of::<CacheEntry<u64>>() == 64, "an entry is one cache line");

/// Index of an entry whose hash matches; its key is not compared yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CachedAgency(u32);

/// Cache from key bytes to a value.
#[derive(Debug)]
pub(crate) struct AgencyCache<T> {
    numbers: IdIndex,
    /// By number.
    entries: Vec<CacheEntry<T>>,
    /// The ends of long names.
    rests: Vec<u8>,
    hasher: RandomState,
}

impl<T> Default for AgencyCache<T> {
    fn default() -> Self {
        Self { numbers: IdIndex::default(), entries: Vec::new(), rests: Vec::new(), hasher: RandomState::default() }
    }
}

impl<T: Copy> AgencyCache<T> {
    /// The value of a key.
    #[inline]
    #[must_use]
    pub(crate) fn get(&self, key: &[u8]) -> Option<T> {
        let number = self.numbers.find(self.hash(key), |number| self.recognize(CachedAgency(number), key).is_some())?;
        Some(self.entries[number as usize].value)
    }

    /// The hash of a key.
    #[inline]
    #[must_use]
    pub(crate) fn hash(&self, key: &[u8]) -> u64 {
        self.hasher.hash_one(key)
    }

    /// The entry with this hash: nearly always the one wanted; [`Self::recognize`] compares the key.
    #[inline]
    #[must_use]
    pub(crate) fn candidate(&self, hash: u64) -> Option<CachedAgency> {
        self.numbers.find(hash, |_| true).map(CachedAgency)
    }

    /// Prefetch of a candidate: loads its cache line, which holds the value and the head of the key.
    #[inline]
    #[must_use]
    pub(crate) fn touch(&self, CachedAgency(number): CachedAgency) -> u32 {
        self.entries[number as usize].length
    }

    /// Prefetch of the rest of a longer key; call it after [`Self::touch`], since the address is in the entry.
    #[inline]
    #[must_use]
    pub(crate) fn touch_rest(&self, CachedAgency(number): CachedAgency) -> u8 {
        let entry = &self.entries[number as usize];
        if entry.length as usize > HEAD { self.rests[entry.rest as usize] } else { 0 }
    }

    /// The value of a candidate, where its key is this one.
    #[inline]
    #[must_use]
    pub(crate) fn recognize(&self, CachedAgency(number): CachedAgency, key: &[u8]) -> Option<T> {
        let entry = &self.entries[number as usize];
        if entry.length as usize != key.len() {
            return None;
        }
        let same = match key.split_at_checked(HEAD) {
            None => entry.head[..key.len()] == *key,
            Some((head, rest)) => entry.head == *head && self.rests[entry.rest as usize..][..rest.len()] == *rest,
        };
        same.then_some(entry.value)
    }

    /// Inserts an entry; a full cache is cleared instead.
    pub(crate) fn put(&mut self, key: &[u8], value: T) {
        let (Ok(rest), Ok(length)) = (u32::try_from(self.rests.len()), u32::try_from(key.len())) else {
            return self.forget();
        };
        let Some(number) = u32::try_from(self.entries.len()).ok().filter(|_| self.entries.len() < MOST) else {
            return self.forget();
        };
        let (first, behind) = key.split_at(key.len().min(HEAD));
        let mut head = [0; HEAD];
        head[..first.len()].copy_from_slice(first);
        self.rests.extend_from_slice(behind);
        self.entries.push(CacheEntry { value, length, rest, head });
        self.numbers.insert(self.hash(key), number);
    }

    /// Clears the cache.
    pub(crate) fn forget(&mut self) {
        self.numbers.clear();
        self.entries.clear();
        self.rests.clear();
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::agency_cache::*;

    #[test]
    fn a_key_is_found_until_the_cache_is_cleared() {
        let mut cache = AgencyCache::default();
        let mut mistaken = 0;
        for number in 0..200_000_u32 {
            // Keys shorter than the head, of its length, and longer ones that differ only at their ends.
            let name = format!("Badan {:width$}", number, width = number as usize % 90);
            let key = name.as_bytes();
            assert_eq!(cache.get(key), None);
            cache.put(key, number);
            let known = cache.get(key);
            assert!(known == Some(number) || known.is_none() && cache.entries.is_empty(), "{name}");
            let candidate = cache.candidate(cache.hash(key));
            let recognized = candidate.and_then(|candidate| cache.recognize(candidate, key));
            // Hash collisions are possible, but rare: then the candidate is another entry.
            assert!(recognized == known || recognized.is_none(), "{name}");
            mistaken += usize::from(recognized != known);
            let other = format!("{}{}", &name[..name.len() - 1], 'x');
            for other in [other.as_bytes(), &key[..key.len() - 1], &[key, b"0"].concat()] {
                assert_eq!(candidate.and_then(|candidate| cache.recognize(candidate, other)), None, "{name}");
            }
            let length = candidate.filter(|_| recognized.is_some()).map(|candidate| cache.touch(candidate) as usize);
            assert!(length.is_none_or(|length| length == key.len()));
            let rest = candidate.filter(|_| recognized.is_some()).map(|candidate| cache.touch_rest(candidate));
            assert!(rest.is_none_or(|rest| rest == key.get(HEAD).copied().unwrap_or(0)));
            assert!(cache.entries.len() <= MOST);
        }
        assert!(mistaken < 50, "{mistaken}");
        assert_eq!(cache.get(b"Badan"), None);
    }
}
