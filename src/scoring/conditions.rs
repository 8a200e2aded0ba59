//! Conditions with `top`: the places that other agencies leave open.
//!
//! Source: "Conditions" in the language. All who share place N pass, so a `top` is a cutoff: the value of the N-th
//! agency in the pool. Cutoffs that depend on others (a gate with `top` below the criterion asked) come after them.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::Cutoffs;
use crate::answers::Agency;
use crate::answers::Assessments;
use crate::exact::Exact;
use crate::rules::instrument::{Condition, Within};
use crate::rules::{CriterionIx, Instrument};

type Key = (CriterionIx, u32, bool);
type Pool = Option<String>;

/// The lowest value that passes, by condition and pool.
#[derive(Debug, Default)]
pub(crate) struct Thresholds<'a> {
    agencies: &'a [Agency],
    least: BTreeMap<Key, BTreeMap<Pool, Exact>>,
}

impl<'a> Thresholds<'a> {
    /// No cutoffs yet.
    #[must_use]
    pub(crate) fn new(assessments: &'a Assessments) -> Self {
        Self { agencies: &assessments.agencies, least: BTreeMap::new() }
    }

    fn pool(&self, condition: &Condition, agency: usize) -> Pool {
        match condition.within {
            Within::All => None,
            Within::Group => self.agencies[agency].group.as_deref().map(str::to_owned),
        }
    }

    /// Works out the cutoffs of a condition from the values of the agencies that reached its `on`.
    pub(crate) fn learn(&mut self, condition: &Condition, values: impl IntoIterator<Item = (usize, Exact)>) {
        let Some(top) = condition.top else { return };
        let mut pools: BTreeMap<Pool, Vec<Exact>> = BTreeMap::new();
        for (agency, value) in values {
            pools.entry(self.pool(condition, agency)).or_default().push(value);
        }
        let place = (top as usize).saturating_sub(1);
        let least = pools.into_iter().filter_map(|(pool, mut values)| {
            values.sort_by(|a, b| b.cmp(a));
            values.into_iter().nth(place).map(|value| (pool, value))
        });
        self.least.insert(key(condition, top), least.collect());
    }
}

impl Cutoffs for Thresholds<'_> {
    fn cutoff(&self, condition: &Condition, agency: usize) -> Option<&Exact> {
        self.least.get(&key(condition, condition.top?))?.get(&self.pool(condition, agency))
    }
}

fn key(condition: &Condition, top: u32) -> Key {
    (condition.on, top, condition.within == Within::All)
}

/// The conditions with `top`, each after those on which its `on` depends.
#[must_use]
pub(crate) fn in_order(instrument: &Instrument) -> Vec<&Condition> {
    let gates = instrument.criteria.iter().filter_map(|c| c.gate.as_ref()).map(|gate| &gate.condition);
    let caps = instrument.caps.iter().map(|cap| &cap.unless);
    let mut ordered = Vec::new();
    for condition in gates.chain(caps) {
        visit(instrument, condition, &mut BTreeSet::new(), &mut ordered);
    }
    ordered
}

/// Puts a condition behind every condition that decides about what it asks: on its `on`, below it and above it.
fn visit<'a>(
    instrument: &'a Instrument,
    condition: &'a Condition,
    seen: &mut BTreeSet<CriterionIx>,
    ordered: &mut Vec<&'a Condition>,
) {
    if seen.insert(condition.on) {
        for ix in instrument.below(condition.on).into_iter().chain(instrument.upwards(condition.on)) {
            if let Some(gate) = &instrument.criteria[ix].gate {
                visit(instrument, &gate.condition, seen, ordered);
            }
        }
    }
    let known = |other: &&Condition| key(other, other.top.unwrap_or(0)) == key(condition, condition.top.unwrap_or(0));
    if condition.top.is_some() && !ordered.iter().any(known) {
        ordered.push(condition);
    }
}
