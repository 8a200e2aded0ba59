//! Which agency of one result is which of another: by id, by name, by a new name, or nearly by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::{Agency, Assessments};
use crate::names::alike;
use crate::names::renames::Renames;

/// Agencies of two results, paired by their indices.
#[derive(Debug, Default)]
pub(crate) struct AgencyPairs {
    pub both: Vec<(usize, usize)>,
    pub only_before: Vec<usize>,
    pub only_after: Vec<usize>,
    /// Those of `both` whose names only nearly match.
    near: Vec<(usize, usize)>,
}

impl AgencyPairs {
    #[must_use]
    pub(crate) fn new(before: &Assessments, after: &Assessments, renames: &Renames) -> Self {
        let mut pairs = Self::default();
        let mut taken = BTreeSet::new();
        let mut open = Vec::new();
        for (then, agency) in before.agencies.iter().enumerate() {
            match after.find(&agency.id) {
                Some(now) => {
                    taken.insert(now);
                    pairs.both.push((then, now));
                }
                None => open.push(then),
            }
        }
        // Names of any year are compared as what the body is called last.
        let last = |agency: &'_ Agency| renames.current(&agency.name).unwrap_or(&agency.name).to_owned();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_last_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (now, agency) in after.agencies.iter().enumerate().filter(|(now, _)| !taken.contains(now)) {
            by_name.entry(agency.name.to_string()).or_default().push(now);
            by_last_name.entry(last(agency)).or_default().push(now);
        }
        let only = |found: Option<&Vec<usize>>| match found.map(Vec::as_slice) {
            Some(&[now]) => Some(now),
            _ => None,
        };
        let mut only_before = Vec::new();
        for then in open {
            let agency = &before.agencies[then];
            let known = only(by_name.get(&*agency.name)).or_else(|| only(by_last_name.get(&last(agency))));
            match known {
                Some(now) if taken.insert(now) => pairs.both.push((then, now)),
                _ => only_before.push(then),
            }
        }
        let only_after: Vec<usize> = (0..after.agencies.len()).filter(|now| !taken.contains(now)).collect();
        pairs.nearly(before, after, (&only_before, &only_after));
        pairs
    }

    /// Pairs what is left where two names are each other's best match.
    fn nearly(&mut self, before: &Assessments, after: &Assessments, (left, entered): (&[usize], &[usize])) {
        let old: Vec<&str> = left.iter().map(|&then| &*before.agencies[then].name).collect();
        let new: Vec<&str> = entered.iter().map(|&now| &*after.agencies[now].name).collect();
        for (then, now) in alike::mutual(&old, &new) {
            // Equal names under other ids were told apart by those.
            if old[then] != new[now] {
                self.near.push((left[then], entered[now]));
            }
        }
        self.both.extend(&self.near);
        self.only_before =
            left.iter().copied().filter(|then| self.near.iter().all(|(known, _)| known != then)).collect();
        self.only_after =
            entered.iter().copied().filter(|now| self.near.iter().all(|(_, known)| known != now)).collect();
    }

    /// The names that only nearly match, then and now.
    #[must_use]
    pub(crate) fn near_names(&self, before: &Assessments, after: &Assessments) -> Vec<(String, String)> {
        let name = |agency: &Agency| agency.name.to_string();
        self.near.iter().map(|&(then, now)| (name(&before.agencies[then]), name(&after.agencies[now]))).collect()
    }
}
