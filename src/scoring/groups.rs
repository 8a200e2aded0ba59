//! The groups that agencies are in, by number: looked up once, whoever asks how often.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assessments::Agency;

/// A group of agencies; `None`: those without one.
type Group = Option<Arc<str>>;

/// How many groups are looked for by where they stand in memory before they are looked for by name.
const NEAR: usize = 32;

/// Numbered groups.
#[derive(Debug, Default)]
pub struct Groups {
    /// By number, in the order in which they were met.
    pub names: Vec<Group>,
    /// By agency.
    of: Vec<u32>,
}

impl Groups {
    /// The groups of these agencies.
    #[must_use]
    pub fn new(agencies: &[Agency]) -> Self {
        let mut names: Vec<Group> = Vec::new();
        let mut numbers: BTreeMap<Group, u32> = BTreeMap::new();
        let same = |a: &Group, b: &Group| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let mut number = |group: &Group| {
            if let Some((_, number)) = names.iter().zip(0..).take(NEAR).find(|(known, _)| same(known, group)) {
                return number;
            }
            *numbers.entry(group.clone()).or_insert_with(|| {
                names.push(group.clone());
                u32::try_from(names.len() - 1).expect("fewer than 2^32 groups")
            })
        };
        let of = agencies.iter().map(|agency| number(&agency.group)).collect();
        Self { names, of }
    }

    /// The number of an agency's group.
    #[must_use]
    pub fn of(&self, agency: usize) -> usize {
        self.of[agency] as usize
    }
}
