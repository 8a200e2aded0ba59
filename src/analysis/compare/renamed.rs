//! Bodies that only one side knows and that may be one body under two names.

use std::collections::BTreeSet;

use crate::analysis::compare::{Comparison, OneSided};
use crate::names::abbreviations::Names;
use crate::names::ngrams;

/// The likeness (0 to 1) from which two names may be those of one body.
const LIKENESS: f64 = 0.75;

/// Pairs of a body that left and one that entered whose names are alike, or of which one abbreviates the other; only
/// those where neither has a second such partner.
#[must_use]
pub(crate) fn renamed(step: &Comparison) -> Vec<(&OneSided, &OneSided)> {
    let left: Vec<&OneSided> = step.left.iter().filter(|one| !one.unscored_there).collect();
    let entered: Vec<&OneSided> = step.entered.iter().filter(|one| !one.unscored_there).collect();
    let names = |all: &[&OneSided]| -> Vec<String> { all.iter().map(|one| one.name.clone()).collect() };
    alike(&names(&left), &names(&entered)).into_iter().map(|(then, now)| (left[then], entered[now])).collect()
}

/// The same of names: indices of both.
#[must_use]
pub(super) fn alike(left: &[String], entered: &[String]) -> Vec<(usize, usize)> {
    let all: Vec<&str> = left.iter().chain(entered).map(String::as_str).collect();
    let names = Names::new(&all);
    let keys: Vec<String> = names.keys().collect();
    let (before, after) = keys.split_at(left.len());
    let alike = ngrams::pairs(before, after, LIKENESS).into_iter().map(|(then, now, _)| (then, now));
    let short = names.pairs().into_iter().filter(|(one, other)| *one < left.len() && *other >= left.len());
    let short = short.map(|(one, other)| (one, other - left.len()));
    let pairs: BTreeSet<(usize, usize)> = alike.chain(short).collect();
    let only =
        |pair: &&(usize, usize)| pairs.iter().filter(|other| other.0 == pair.0 || other.1 == pair.1).count() == 1;
    pairs.iter().filter(only).copied().collect()
}
