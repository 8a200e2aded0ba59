//! Groups of agencies as small integers, looked up once per run.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::answers::Agency;

/// A group of agencies; `None`: those without one.
type Group = Option<Arc<str>>;

/// How many groups are found by the address of their shared name; the others by comparing names.
const NEAR: usize = 1024;

/// Numbered groups.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// By number, in order of first occurrence.
    pub names: Vec<Group>,
    /// By agency.
    of: Vec<u32>,
}

impl Groups {
    /// The groups of these agencies.
    #[must_use]
    pub(crate) fn new(agencies: &[Agency]) -> Self {
        let mut names: Vec<Group> = Vec::new();
        let mut numbers: BTreeMap<Group, u32> = BTreeMap::new();
        // Agencies of one group mostly share its name.
        let mut near: HashMap<usize, u32, RandomState> = HashMap::default();
        let mut number = |group: &Group| {
            let stands = group.as_ref().map_or(0, |name| name.as_ptr().addr());
            if let Some(&number) = near.get(&stands) {
                return number;
            }
            let number = *numbers.entry(group.clone()).or_insert_with(|| {
                names.push(group.clone());
                u32::try_from(names.len() - 1).expect("fewer than 2^32 groups")
            });
            if near.len() < NEAR {
                near.insert(stands, number);
            }
            number
        };
        let of = agencies.iter().map(|agency| number(&agency.group)).collect();
        Self { names, of }
    }

    /// The number of an agency's group.
    #[must_use]
    pub(crate) fn of(&self, agency: usize) -> usize {
        self.of[agency] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::ListColumns;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        /// Names with and without a shared address, and more of them than the address cache holds.
        #[test]
        fn agencies_are_in_one_group_where_its_name_is_the_same(
            given in proptest::collection::vec((proptest::option::of(0..1500_u32), any::<bool>()), 0..3000),
        ) {
            let mut shared: BTreeMap<u32, Arc<str>> = BTreeMap::new();
            let agencies: Vec<Agency> = given
                .iter()
                .map(|&(group, own)| {
                    let group = group.map(|number| {
                        let name = Arc::from(number.to_string());
                        if own { name } else { Arc::clone(shared.entry(number).or_insert(name)) }
                    });
                    Agency { id: "x".into(), name: "x".into(), group, columns: ListColumns::default() }
                })
                .collect();
            let groups = Groups::new(&agencies);
            let mut met: Vec<&Group> = Vec::new();
            for (at, agency) in agencies.iter().enumerate() {
                if !met.contains(&&agency.group) {
                    met.push(&agency.group);
                }
                prop_assert_eq!(&groups.names[groups.of(at)], &agency.group);
            }
            prop_assert!(groups.names.iter().eq(met));
        }
    }
}
