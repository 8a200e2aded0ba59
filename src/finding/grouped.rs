//! Findings of one cause as one text: the first in full, the others by place.

use std::collections::BTreeMap;

use super::{Finding, render};
use crate::finding::severity::Severity;
use crate::i18n::lang::Lang;

/// So many findings of one cause are still told one by one.
const APART: usize = 3;
/// Places that are named of the others.
const NAMED: usize = 5;
/// Facts that say where or about which agency a finding is, and not what is wrong.
const WHERE: [&str; 9] = ["agency", "count", "criteria", "criterion", "column", "file", "line", "name", "row"];

/// Findings as texts, in their order; those of one cause as one text where there are many.
#[must_use]
pub(crate) fn texts(findings: &[Finding], lang: Lang, colour: bool) -> Vec<String> {
    let all = causes(findings);
    if all.iter().all(|cause| cause.others.is_empty()) {
        return findings.iter().map(|finding| render::text(finding, lang, colour)).collect();
    }
    let told = |cause: &FindingGroup<'_>| render::text_with(cause.first, cause.also(lang).as_deref(), lang, colour);
    all.iter().map(told).collect()
}

/// One cause: its first finding, and the others where they are many.
#[derive(Debug, Clone)]
pub(crate) struct FindingGroup<'a> {
    pub first: &'a Finding,
    others: Vec<&'a Finding>,
}

impl FindingGroup<'_> {
    /// How many others there are, and the places of the first of them.
    #[must_use]
    pub(crate) fn also(&self, lang: Lang) -> Option<String> {
        (!self.others.is_empty()).then(|| also(&self.others, lang))
    }
}

/// Findings by cause, in the order of the first of each; a few of one cause stand one by one.
#[must_use]
pub(crate) fn causes(findings: &[Finding]) -> Vec<FindingGroup<'_>> {
    let mut known: BTreeMap<FindingCause<'_>, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        let next = groups.len();
        match *known.entry(FindingCause::of(finding)).or_insert(next) {
            at if at == next => groups.push(vec![finding]),
            at => groups[at].push(finding),
        }
    }
    let few = |group: &Vec<&Finding>| group.len() <= APART;
    if groups.iter().all(few) {
        return findings.iter().map(|first| FindingGroup { first, others: Vec::new() }).collect();
    }
    groups
        .into_iter()
        .flat_map(|mut group| {
            let others = if few(&group) { Vec::new() } else { group.split_off(1) };
            let last = group.pop().map(|first| FindingGroup { first, others });
            let apart = group.into_iter().map(|first| FindingGroup { first, others: Vec::new() }).collect::<Vec<_>>();
            apart.into_iter().chain(last)
        })
        .collect()
}

/// What makes findings the same: of warnings the code; of errors also what was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FindingCause<'a> {
    code: &'static str,
    facts: Vec<(&'static str, &'a str)>,
}

impl<'a> FindingCause<'a> {
    fn of(finding: &'a Finding) -> Self {
        let facts = finding.facts.iter().filter(|(name, _)| !WHERE.contains(name));
        let facts = facts.map(|(name, fact)| (*name, fact.as_str()));
        let is_error = finding.severity() == Severity::Error;
        Self { code: finding.code(), facts: if is_error { facts.collect() } else { Vec::new() } }
    }
}

/// How many others there are, and the places of the first of them.
fn also(others: &[&Finding], lang: Lang) -> String {
    let mut places: Vec<String> = others.iter().map(|other| place(other)).filter(|place| !place.is_empty()).collect();
    places.dedup();
    let more = places.len() > NAMED;
    places.truncate(NAMED);
    places.extend(more.then(|| "…".to_owned()));
    let said = match lang {
        Lang::Id => format!("juga pada {} lainnya", others.len()),
        Lang::En => format!("also at {} {}", others.len(), if others.len() == 1 { "other" } else { "others" }),
    };
    if places.is_empty() { said } else { format!("{said}: {}", places.join(", ")) }
}

/// Where a finding is: its agency, its place, or both.
fn place(finding: &Finding) -> String {
    let agency = finding.facts.iter().find(|(name, _)| *name == "agency").map(|(_, name)| name.as_str());
    let place = finding.place.told();
    match agency.or(finding.agency.as_deref()) {
        Some(agency) if place.is_empty() => agency.to_owned(),
        Some(agency) => format!("{agency} ({place})"),
        None => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;
    use crate::finding::finding;

    fn refused(text: &str, line: u64) -> Finding {
        finding!(E302: text = text, criterion = "", name = "", expected = "").at(Place::file("a.csv").line(line))
    }

    #[test]
    fn many_of_one_cause_are_one_text_and_other_causes_stay_apart() {
        let mut findings: Vec<Finding> = (2..60).map(|line| refused("tdk", line)).collect();
        findings.push(refused("ok", 60));
        let told = texts(&findings, Lang::En, false);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("also at 57 others: a.csv:3, a.csv:4, a.csv:5, a.csv:6, a.csv:7, …"), "{}", told[0]);
        assert!(told[1].contains("ok"));
    }

    #[test]
    fn a_few_are_told_one_by_one() {
        let findings: Vec<Finding> = (2..5).map(|line| refused("tdk", line)).collect();
        assert_eq!(texts(&findings, Lang::Id, false).len(), 3);
    }
}
