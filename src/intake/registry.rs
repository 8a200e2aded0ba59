//! Names seen in a run, each once: identities of agencies and assessors, by number.
//!
//! Numbers depend on which thread met a name first, so they are never shown; what is shown is sorted by name.

use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::quick::{Hashes, Numbers, QuickMap};

/// Whom a row is about, as it says itself (tidied). Empty cells say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub id: Option<Arc<str>>,
    pub name: Option<Arc<str>>,
    pub group: Option<Arc<str>>,
}

#[derive(Debug, Default)]
struct Inner {
    identities: Vec<Identity>,
    numbers: Numbers,
    groups: QuickMap<Arc<str>, ()>,
    assessors: Vec<Arc<str>>,
    assessor_numbers: QuickMap<Arc<str>, u32>,
}

/// All names of a run.
#[derive(Debug, Default)]
pub struct Registry {
    inner: Mutex<Inner>,
    hashes: Hashes,
}

impl Identity {
    fn is(&self, id: Option<&str>, name: Option<&str>, group: Option<&str>) -> bool {
        (self.id.as_deref(), self.name.as_deref(), self.group.as_deref()) == (id, name, group)
    }
}

impl Registry {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A thread that panicked has ended the run; the names are still names.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of an identity.
    pub fn identity(&self, id: Option<&str>, name: Option<&str>, group: Option<&str>) -> u32 {
        let hash = self.hashes.hash_one((id, name, group));
        let mut inner = self.lock();
        let known = inner.numbers.find(hash, |number| inner.identities[number as usize].is(id, name, group));
        if let Some(number) = known {
            return number;
        }
        let group = group.map(|group| inner.group(group));
        let number = u32::try_from(inner.identities.len()).expect("fewer than 2^32 identities fit in memory");
        inner.identities.push(Identity { id: id.map(Arc::from), name: name.map(Arc::from), group });
        inner.numbers.insert(hash, number);
        number
    }

    /// The identity of a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Identity {
        self.lock().identities[number as usize].clone()
    }

    /// The number of an assessor; the nameless one has the empty name.
    pub fn assessor(&self, name: &str) -> u32 {
        let mut inner = self.lock();
        if let Some(&number) = inner.assessor_numbers.get(name) {
            return number;
        }
        let number = u32::try_from(inner.assessors.len()).expect("fewer than 2^32 assessors fit in memory");
        let name: Arc<str> = Arc::from(name);
        inner.assessors.push(Arc::clone(&name));
        inner.assessor_numbers.insert(name, number);
        number
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
    fn group(&mut self, name: &str) -> Arc<str> {
        if let Some((known, ())) = self.groups.get_key_value(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(name);
        self.groups.insert(Arc::clone(&name), ());
        name
    }
}
