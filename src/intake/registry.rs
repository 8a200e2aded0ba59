//! Names seen in a run, each once: identities of agencies and assessors, by number.
//!
//! Numbers depend on which thread met a name first, so they are never shown; what is shown is sorted by name.

use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::quick::{Hashes, Numbers, QuickMap};

/// Whom a row is about, as it says itself (tidied). Empty cells say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The same for all identities that one agency may have: those with one id (without an id: with one name).
    pub key: u32,
    pub id: Option<Arc<str>>,
    pub name: Option<Arc<str>>,
    /// A number of the registry's groups.
    pub group: Option<u32>,
}

/// An identity whose texts stand in [`Inner::texts`], the id and then the name.
#[derive(Debug, Clone, Copy)]
struct Noted {
    at: usize,
    /// Bytes; [`NONE`]: there is none.
    id: u32,
    name: u32,
    group: u32,
    key: u32,
    /// Another identity with this key.
    next: u32,
}

/// No text, no group, no other.
const NONE: u32 = u32::MAX;

#[derive(Debug, Default)]
struct Inner {
    texts: String,
    identities: Vec<Noted>,
    /// The first identity of each key.
    keys: Numbers,
    groups: Vec<Arc<str>>,
    group_numbers: QuickMap<Arc<str>, u32>,
    assessors: Vec<Arc<str>>,
    assessor_numbers: QuickMap<Arc<str>, u32>,
}

/// Somebody who may be new: what the identity says, on its way to a number.
#[derive(Debug, Clone, Copy)]
pub struct Stranger<'t> {
    hash: u64,
    id: Option<&'t str>,
    name: Option<&'t str>,
    group: Option<&'t str>,
}

impl Stranger<'_> {
    /// What the key is made of.
    fn key(&self) -> &str {
        self.id.or(self.name).unwrap_or_default()
    }
}

/// All names of a run.
#[derive(Debug, Default)]
pub struct Registry {
    inner: Mutex<Inner>,
    hashes: Hashes,
}

impl Registry {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A thread that panicked has ended the run; the names are still names.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of an identity.
    pub fn identity(&self, id: Option<&str>, name: Option<&str>, group: Option<&str>) -> u32 {
        let stranger = self.stranger(id, name, group);
        self.lock().number(&stranger)
    }

    /// An identity that is to be numbered together with others.
    pub fn stranger<'t>(&self, id: Option<&'t str>, name: Option<&'t str>, group: Option<&'t str>) -> Stranger<'t> {
        let stranger = Stranger { hash: 0, id, name, group };
        Stranger { hash: self.hashes.hash_one(stranger.key()), ..stranger }
    }

    /// Numbers many identities in one go, which takes the time of a few when many threads ask.
    pub fn identities(&self, strangers: &[Stranger<'_>], mut told: impl FnMut(usize, u32)) {
        let mut inner = self.lock();
        // One look into the table does not wait for the other; those below then find everything near.
        let known = strangers.iter().filter(|stranger| inner.keyed(stranger.hash, stranger.key()).is_some()).count();
        std::hint::black_box(known);
        for (at, stranger) in strangers.iter().enumerate() {
            told(at, inner.number(stranger));
        }
    }

    /// The identity of a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Identity {
        self.lock().identity(number)
    }

    /// The identities of many numbers, in one go.
    pub fn all(&self, numbers: impl Iterator<Item = u32>) -> Vec<Identity> {
        let inner = self.lock();
        numbers.map(|number| inner.identity(number)).collect()
    }

    /// The key of whoever has this id, or this name and no id.
    #[must_use]
    pub fn key_of(&self, text: &str) -> Option<u32> {
        self.lock().keyed(self.hashes.hash_one(text), text)
    }

    /// The same, given where there is none yet.
    pub fn key(&self, text: &str) -> u32 {
        self.key_of(text).unwrap_or_else(|| self.identity(Some(text), None, None))
    }

    /// The number of a group.
    pub fn group(&self, name: &str) -> u32 {
        self.lock().group(name)
    }

    /// The name of a group.
    #[must_use]
    pub fn group_name(&self, number: u32) -> Arc<str> {
        Arc::clone(&self.lock().groups[number as usize])
    }

    /// The number of an assessor; the nameless one has the empty name.
    pub fn assessor(&self, name: &str) -> u32 {
        let mut inner = self.lock();
        let Inner { assessors, assessor_numbers, .. } = &mut *inner;
        number_of(name, assessors, assessor_numbers)
    }

    /// The name of an assessor.
    #[must_use]
    pub fn assessor_name(&self, number: u32) -> Arc<str> {
        Arc::clone(&self.lock().assessors[number as usize])
    }

    /// All assessors by number.
    #[must_use]
    pub fn assessors(&self) -> Vec<Arc<str>> {
        self.lock().assessors.clone()
    }
}

impl Inner {
    fn number(&mut self, stranger: &Stranger<'_>) -> u32 {
        let Stranger { hash, id, name, group } = *stranger;
        let group = group.map_or(NONE, |group| self.group(group));
        let first = self.keyed(hash, stranger.key());
        let mut at = first.unwrap_or(NONE);
        while at != NONE {
            if self.is(at, id, name, group) {
                return at;
            }
            at = self.identities[at as usize].next;
        }
        self.note(hash, first, [id, name], group)
    }

    fn identity(&self, number: u32) -> Identity {
        let noted = self.identities[number as usize];
        let [id, name] = self.texts_of(&noted).map(|text| text.map(Arc::from));
        Identity { key: noted.key, id, name, group: (noted.group != NONE).then_some(noted.group) }
    }

    /// The id and the name.
    fn texts_of(&self, noted: &Noted) -> [Option<&str>; 2] {
        let length = |count: u32| if count == NONE { 0 } else { count as usize };
        let behind = noted.at + length(noted.id);
        let text = |at: usize, count: u32| (count != NONE).then(|| &self.texts[at..][..count as usize]);
        [text(noted.at, noted.id), text(behind, noted.name)]
    }

    fn is(&self, number: u32, id: Option<&str>, name: Option<&str>, group: u32) -> bool {
        let noted = &self.identities[number as usize];
        noted.group == group && self.texts_of(noted) == [id, name]
    }

    /// The first identity with a key, which is the key's number.
    fn keyed(&self, hash: u64, text: &str) -> Option<u32> {
        self.keys.find(hash, |number| {
            let [id, name] = self.texts_of(&self.identities[number as usize]);
            id.or(name).unwrap_or_default() == text
        })
    }

    /// Adds an identity behind the first one with its key.
    fn note(&mut self, hash: u64, first: Option<u32>, texts: [Option<&str>; 2], group: u32) -> u32 {
        let number = u32::try_from(self.identities.len()).ok().filter(|number| *number != NONE);
        let number = number.expect("fewer than 2^32 identities fit in memory");
        let next = match first {
            None => {
                self.keys.insert(hash, number);
                NONE
            }
            Some(first) => std::mem::replace(&mut self.identities[first as usize].next, number),
        };
        let at = self.texts.len();
        texts.iter().flatten().for_each(|text| self.texts.push_str(text));
        let length = |text: Option<&str>| text.map_or(NONE, |text| u32::try_from(text.len()).expect("a cell's text"));
        let [id, name] = texts.map(length);
        self.identities.push(Noted { at, id, name, group, key: first.unwrap_or(number), next });
        number
    }

    fn group(&mut self, name: &str) -> u32 {
        number_of(name, &mut self.groups, &mut self.group_numbers)
    }
}

/// The number of a name among others, given one where it had none.
fn number_of(name: &str, names: &mut Vec<Arc<str>>, numbers: &mut QuickMap<Arc<str>, u32>) -> u32 {
    if let Some(&number) = numbers.get(name) {
        return number;
    }
    let number = u32::try_from(names.len()).ok().filter(|number| *number != NONE);
    let number = number.expect("fewer than 2^32 names fit in memory");
    let name: Arc<str> = Arc::from(name);
    names.push(Arc::clone(&name));
    numbers.insert(name, number);
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_told_by_all_it_says_and_its_key_by_id_or_name() {
        let registry = Registry::default();
        let cases = [
            (Some("01"), Some("Dinas Sosial"), None),
            (Some("01"), Some("Dinas Sosial"), Some("SKPD")),
            (Some("01"), Some("Dinas Perhubungan"), None),
            (Some("01"), None, None),
            (None, Some("01"), None),
            (None, Some("Dinas Sosial"), Some("SKPD")),
            (Some(""), Some("Dinas Sosial"), None),
        ];
        let numbers = cases.map(|(id, name, group)| registry.identity(id, name, group));
        let again = cases.map(|(id, name, group)| registry.identity(id, name, group));
        assert_eq!(numbers, again);
        let mut each = numbers.to_vec();
        each.sort_unstable();
        each.dedup();
        assert_eq!(each.len(), cases.len());
        for (number, (id, name, group)) in numbers.into_iter().zip(cases) {
            let identity = registry.get(number);
            assert_eq!((identity.id.as_deref(), identity.name.as_deref()), (id, name));
            assert_eq!(identity.group.map(|group| registry.group_name(group)).as_deref(), group);
            assert_eq!(Some(identity.key), registry.key_of(id.or(name).unwrap_or_default()));
        }
        assert_eq!(registry.key("01"), numbers[0]);
        assert_eq!(registry.key_of("Dinas Perhubungan"), None);
        let key = registry.key("Dinas Perhubungan");
        assert_eq!(registry.get(registry.identity(None, Some("Dinas Perhubungan"), None)).key, key);
    }
}
