//! Interner: identities of agencies and assessors, each stored once, by id.
//!
//! Ids depend on which thread came first, so they are never shown; output is sorted by name.

use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::intake::index::Hashes;
use crate::intake::index::IdIndex;
use crate::intake::index::QuickMap;
use crate::lowlevel::prefetch::touch;
use crate::lowlevel::shared_text::Spot;
use crate::lowlevel::shared_text::Text;
use crate::lowlevel::shared_text::Texts;

/// The identity of an agency as a row states it (tidied). Empty cells are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AgencyIdentity {
    /// The same for all identities that one agency may have: those with one id (without an id: with one name).
    pub key: u32,
    pub id: Option<Text>,
    pub name: Option<Text>,
    /// Interned id of the group.
    pub group: Option<u32>,
}

/// An identity whose texts stand in [`crate::intake::interner::Inner::texts`], the id and then the name.
#[derive(Debug, Clone, Copy)]
struct Noted {
    spot: Spot,
    /// Bytes; [`crate::intake::interner::NONE`]: there is none.
    id: u32,
    name: u32,
    group: u32,
    key: u32,
    /// Another identity with this key.
    next: u32,
}

impl Noted {
    /// Where the id and the name stand, and how long they are.
    fn texts(&self) -> [Option<(Spot, u32)>; 2] {
        let said = |len: u32| (len != NONE).then_some(len);
        let (id, name) = (said(self.id), said(self.name));
        [id.map(|len| (self.spot, len)), name.map(|len| (self.spot.after(id.unwrap_or(0)), len))]
    }
}

/// No text, no group, no other.
const NONE: u32 = u32::MAX;

#[derive(Debug, Default)]
struct Inner {
    texts: Texts,
    identities: Vec<Noted>,
    /// The first identity of each key.
    keys: IdIndex,
    groups: Vec<Arc<str>>,
    group_numbers: QuickMap<Arc<str>, u32>,
    assessors: Vec<Arc<str>>,
    assessor_numbers: QuickMap<Arc<str>, u32>,
}

/// An identity that is not interned yet, with its hash.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PendingId<'t> {
    hash: u64,
    id: Option<&'t str>,
    name: Option<&'t str>,
    group: Option<&'t str>,
}

impl PendingId<'_> {
    /// The text that is hashed: the id, else the name.
    fn key(&self) -> &str {
        self.id.or(self.name).unwrap_or_default()
    }
}

/// The interner of a run, shared by all threads.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    inner: Mutex<Inner>,
    hashes: Hashes,
}

impl Registry {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A panic of another thread ends the run anyway; the table is append-only and still valid.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Interns an identity.
    pub(crate) fn identity(&self, id: Option<&str>, name: Option<&str>, group: Option<&str>) -> u32 {
        let pending = self.pending_identity(id, name, group);
        self.lock().number(&pending)
    }

    /// Prepares an identity for [`Self::identities`]: hashes it outside the lock.
    pub(crate) fn pending_identity<'t>(
        &self,
        id: Option<&'t str>,
        name: Option<&'t str>,
        group: Option<&'t str>,
    ) -> PendingId<'t> {
        let pending = PendingId { hash: 0, id, name, group };
        PendingId { hash: self.hashes.hash_one(pending.key()), ..pending }
    }

    /// Interns many identities under one lock, with prefetch: less contention between threads.
    pub(crate) fn identities(&self, pending: &[PendingId<'_>], mut told: impl FnMut(usize, u32)) {
        let mut inner = self.lock();
        touch(pending.iter().map(|pending| inner.keyed(pending.hash, pending.key()).is_some()));
        for (at, pending) in pending.iter().enumerate() {
            told(at, inner.number(pending));
        }
    }

    /// Calls a function with the id and the name of an interned identity.
    pub(crate) fn look<T>(&self, number: u32, look: impl FnOnce([Option<&str>; 2]) -> T) -> T {
        let inner = self.lock();
        look(inner.texts_of(&inner.identities[number as usize]))
    }

    /// The identity of an interned id, as shared texts.
    #[must_use]
    pub(crate) fn get(&self, number: u32) -> AgencyIdentity {
        self.lock().identity(number)
    }

    /// The identities of many interned ids, under one lock.
    pub(crate) fn all(&self, numbers: impl Iterator<Item = u32>) -> Vec<AgencyIdentity> {
        let mut inner = self.lock();
        numbers.map(|number| inner.identity(number)).collect()
    }

    /// The key of the identity with this id, or with this name and no id.
    #[must_use]
    pub(crate) fn key_of(&self, text: &str) -> Option<u32> {
        self.lock().keyed(self.hashes.hash_one(text), text)
    }

    /// The same; creates the key where there is none.
    pub(crate) fn key(&self, text: &str) -> u32 {
        self.key_of(text).unwrap_or_else(|| self.identity(Some(text), None, None))
    }

    /// The number of a group.
    pub(crate) fn group(&self, name: &str) -> u32 {
        self.lock().group(name)
    }

    /// The name of a group.
    #[must_use]
    pub(crate) fn group_name(&self, number: u32) -> Arc<str> {
        Arc::clone(&self.lock().groups[number as usize])
    }

    /// The number of an assessor; the nameless one has the empty name.
    pub(crate) fn assessor(&self, name: &str) -> u32 {
        let mut inner = self.lock();
        let Inner { assessors, assessor_numbers, .. } = &mut *inner;
        number_of(name, assessors, assessor_numbers)
    }

    /// The name of an assessor.
    #[must_use]
    pub(crate) fn assessor_name(&self, number: u32) -> Arc<str> {
        Arc::clone(&self.lock().assessors[number as usize])
    }

    /// All assessors by number.
    #[must_use]
    pub(crate) fn assessors(&self) -> Vec<Arc<str>> {
        self.lock().assessors.clone()
    }
}

impl Inner {
    fn number(&mut self, pending: &PendingId<'_>) -> u32 {
        let PendingId { hash, id, name, group } = *pending;
        let group = group.map_or(NONE, |group| self.group(group));
        let first = self.keyed(hash, pending.key());
        let mut at = first.unwrap_or(NONE);
        while at != NONE {
            if self.is(at, id, name, group) {
                return at;
            }
            at = self.identities[at as usize].next;
        }
        self.note(hash, first, [id, name], group)
    }

    fn identity(&mut self, number: u32) -> AgencyIdentity {
        let noted = self.identities[number as usize];
        let [id, name] = noted.texts().map(|text| text.map(|(spot, len)| self.texts.share(spot, len)));
        AgencyIdentity { key: noted.key, id, name, group: (noted.group != NONE).then_some(noted.group) }
    }

    /// The id and the name.
    fn texts_of(&self, noted: &Noted) -> [Option<&str>; 2] {
        noted.texts().map(|text| text.map(|(spot, len)| self.texts.get(spot, len)))
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
        let spot = self.texts.add(texts.iter().flatten().copied());
        let length = |text: Option<&str>| text.map_or(NONE, |text| u32::try_from(text.len()).expect("a cell's text"));
        let [id, name] = texts.map(length);
        self.identities.push(Noted { spot, id, name, group, key: first.unwrap_or(number), next });
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
    use crate::intake::interner::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

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

    /// The id, the name and the group, as far as they are said.
    type Says = [Option<String>; 3];

    fn parts(says: &Says) -> [Option<&str>; 3] {
        says.each_ref().map(Option::as_deref)
    }

    fn says() -> impl Strategy<Value = Says> {
        ["[aé]{0,2}", "[bç]{0,2}", "[g]{1,2}"].map(proptest::option::of)
    }

    fn said(registry: &Registry, identity: &AgencyIdentity) -> Says {
        let [id, name] = [&identity.id, &identity.name].map(|text| text.as_ref().map(|text| text.as_str().to_owned()));
        [id, name, identity.group.map(|group| registry.group_name(group).as_ref().to_owned())]
    }

    /// Some are numbered one by one, some together.
    fn numbered(registry: &Registry, all: &[Says], together: bool) -> Vec<u32> {
        let mut numbers = Vec::new();
        if together {
            let pending = |says| parts(says).into();
            let pending: Vec<_> =
                all.iter().map(pending).map(|(id, name, group)| registry.pending_identity(id, name, group)).collect();
            registry.identities(&pending, |_, number| numbers.push(number));
        } else {
            let identity = |says| <(_, _, _)>::from(parts(says));
            numbers.extend(all.iter().map(identity).map(|(id, name, group)| registry.identity(id, name, group)));
        }
        numbers
    }

    fn taken(registry: &Registry, numbers: &[u32]) -> Vec<AgencyIdentity> {
        match numbers {
            &[number] => vec![registry.get(number)],
            _ => registry.all(numbers.iter().copied()),
        }
    }

    proptest! {
        /// Interleaves interning with reading some earlier identities back.
        #[test]
        fn identities_are_what_they_said_whenever_they_are_taken(
            rounds in vec((vec(says(), 0..6), any::<bool>(), vec(0..30_usize, 0..3)), 0..8),
        ) {
            let registry = Registry::default();
            let mut met: Vec<(u32, Says)> = Vec::new();
            let mut took: Vec<(AgencyIdentity, Says)> = Vec::new();
            for (all, together, takes) in rounds {
                met.extend(numbered(&registry, &all, together).into_iter().zip(all));
                let (numbers, chosen): (Vec<u32>, Vec<Says>) =
                    takes.iter().filter_map(|&at| met.get(at).cloned()).unzip();
                took.extend(taken(&registry, &numbers).into_iter().zip(chosen));
            }
            for (number, says) in &met {
                let [id, name, group] = parts(says);
                registry.look(*number, |texts| assert_eq!(texts, [id, name]));
                prop_assert_eq!(registry.identity(id, name, group), *number);
            }
            for (identity, says) in &took {
                prop_assert_eq!(&said(&registry, identity), says);
                let [id, name, _] = parts(says);
                prop_assert_eq!(registry.key_of(id.or(name).unwrap_or_default()), Some(identity.key));
            }
        }
    }
}
