//! The printed group of every row against that of the inputs.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::names::NamePairs;
use crate::analysis::verify::{Figure, Inputs, NotChecked, Verification, VerifyRequest, What};
use crate::names::abbreviations::key;
use crate::published::model::PublishedRow;

/// Checks groups that the inputs know by name. A table that calls them otherwise is read by the group that most of its
/// bodies have; where they have none in common, its groups are not checked, which is told.
pub(crate) fn check(question: &VerifyRequest<'_>, inputs: Inputs<'_>, pairs: &NamePairs, found: &mut Verification) {
    let agencies = &inputs.assessments.agencies;
    let known: BTreeSet<&str> = agencies.iter().filter_map(|agency| agency.group.as_deref()).collect();
    let known: BTreeMap<String, &str> = known.into_iter().map(|group| (key(group), group)).collect();
    if known.is_empty() {
        return;
    }
    let rows: Vec<(&PublishedRow, &str, usize)> = { question.published.rows.iter().zip(&pairs.agency_of) }
        .filter_map(|(row, agency)| Some((row, row.group.as_deref()?, (*agency)?)))
        .collect();
    let mut meant: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (_, printed, _) in &rows {
        if !meant.contains_key(printed) {
            let named = known.get(&key(printed)).copied();
            let of = || rows.iter().filter(|(_, group, _)| group == printed).map(|(.., agency)| *agency);
            let most = || most_common(of().filter_map(|agency| agencies[agency].group.as_deref()), of().count());
            meant.insert(printed, named.or_else(most));
        }
    }
    for (row, printed, agency) in rows {
        let Some(group) = meant.get(printed).copied().flatten() else { continue };
        found.tested(&row.place, What::GroupName);
        let own = agencies[agency].group.as_deref();
        if own != Some(group) {
            let expected = own.map_or(Figure::None, |own| Figure::Label(own.to_owned()));
            let mut wrong = mismatch(row, What::GroupName, Figure::Label(printed.to_owned()), expected);
            wrong.agency = Some(agencies[agency].id.clone().into());
            found.mismatches.push(wrong);
        }
    }
    let unknown = meant.iter().filter(|(_, group)| group.is_none()).map(|(printed, _)| (*printed).to_owned());
    found.not_checked.extend(unknown.map(|name| NotChecked::GroupName { name }));
}

/// The group that more than two thirds of so many bodies have.
fn most_common<'a>(groups: impl Iterator<Item = &'a str>, of: usize) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for group in groups {
        *counts.entry(group).or_default() += 1;
    }
    let (group, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 1 && count * 3 > of * 2).then_some(group)
}
