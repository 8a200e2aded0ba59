//! One thread's memory of whom rows are about: the bytes that name somebody -> what was found out about them.
//!
//! What is known of somebody stands beside the name, so that a row whose agency is another than that of the row before
//! waits for memory twice: for a number by its hash, and for all the rest. It forgets everything before it remembers
//! too much.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::intake::index::IdIndex;

/// How many it remembers at most.
const MOST: usize = 1 << 16;
/// Bytes of a name that stand beside what is known.
const HEAD: usize = 48;

/// Somebody remembered: what a processor brings near at once.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct CacheEntry<T> {
    value: T,
    length: u32,
    /// Where the bytes of a longer name stand that are not in `head`.
    rest: u32,
    /// The first bytes of the name.
    head: [u8; HEAD],
}

const _: () = assert!(size_of::<CacheEntry<u64>>() == 64, "somebody remembered is 64 bytes");

/// Somebody who may be the one that is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CachedAgency(u32);

/// What the bytes of names stand for.
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
    /// What is known of whoever these bytes name.
    #[inline]
    #[must_use]
    pub(crate) fn get(&self, key: &[u8]) -> Option<T> {
        let number = self.numbers.find(self.hash(key), |number| self.recognize(CachedAgency(number), key).is_some())?;
        Some(self.entries[number as usize].value)
    }

    /// The hash by which a name is looked for.
    #[inline]
    #[must_use]
    pub(crate) fn hash(&self, key: &[u8]) -> u64 {
        self.hasher.hash_one(key)
    }

    /// Somebody whose name has this hash: nearly always the one.
    #[inline]
    #[must_use]
    pub(crate) fn candidate(&self, hash: u64) -> Option<CachedAgency> {
        self.numbers.find(hash, |_| true).map(CachedAgency)
    }

    /// Something of the candidate: reading it brings near what is known and the head of the name.
    #[inline]
    #[must_use]
    pub(crate) fn touch(&self, CachedAgency(number): CachedAgency) -> u32 {
        self.entries[number as usize].length
    }

    /// Likewise, of the rest of a longer name, once the head is near.
    #[inline]
    #[must_use]
    pub(crate) fn touch_rest(&self, CachedAgency(number): CachedAgency) -> u8 {
        let entry = &self.entries[number as usize];
        if entry.length as usize > HEAD { self.rests[entry.rest as usize] } else { 0 }
    }

    /// What is known of the candidate, where it is the one with this name.
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

    /// Remembers it. Names of absurd length are not remembered.
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

    /// Forgets everybody.
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
    fn whoever_is_remembered_is_known_and_nobody_else() {
        let mut cache = AgencyCache::default();
        let mut mistaken = 0;
        for number in 0..200_000_u32 {
            // Names shorter than what stands beside, as long as it, and longer ones that differ only at their ends.
            let name = format!("Badan {:width$}", number, width = number as usize % 90);
            let key = name.as_bytes();
            assert_eq!(cache.get(key), None);
            cache.put(key, number);
            let known = cache.get(key);
            assert!(known == Some(number) || known.is_none() && cache.entries.is_empty(), "{name}");
            let candidate = cache.candidate(cache.hash(key));
            let recognized = candidate.and_then(|candidate| cache.recognize(candidate, key));
            // Whoever is remembered may have the hash of somebody before, now and then.
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
