//! `template --live`: what must hold for a form that shows its score, asked before any is written.

use std::collections::BTreeMap;

use crate::answers::Agency;
use crate::cli::abort::Stop;
use crate::finding::{Finding, finding};
use crate::report::template::{Form, FormFormat, Who};
use crate::rules::Instrument;

/// In how many ways each form is filled in on trial.
const TRIALS: u64 = 6;
/// As many criteria are named of those that a form does not ask.
const NAMED: usize = 5;

/// Whether a form shows its score: that for everybody has none.
pub(crate) fn shows_score(who: &[Who<'_>]) -> bool {
    !matches!(who, [Who::Everybody])
}

/// Whether forms of this format for these can show their scores; with a warning where their totals hang on what they do
/// not ask.
///
/// # Errors
/// E046: no workbook, or several bodies in one. E047: what is asked depends on a group that is not known. E045: the
/// formulas do not follow the rules.
pub(crate) fn check(
    instrument: &Instrument,
    format: &FormFormat,
    forms: &[Form<'_>],
    findings: &mut Vec<Finding>,
) -> Result<(), Stop> {
    if format.name != "xlsx" || forms.iter().any(|form| form.parts.len() > 1) {
        return Err(finding!(E046).into());
    }
    let by_group = instrument.criteria.iter().any(|criterion| criterion.groups.is_some());
    let groups: BTreeMap<Option<&str>, &Form<'_>> =
        forms.iter().filter_map(|form| Some((group(form.parts.first()?.who), form))).collect();
    if by_group && groups.contains_key(&None) {
        return Err(finding!(E047).into());
    }
    for form in groups.values() {
        if let Some(what) = form.live_disagreement(TRIALS) {
            let criterion = what.split(": ").nth(1).unwrap_or_default().to_owned();
            return Err(finding!(E045: criterion = criterion).into());
        }
    }
    let unknown = groups.values().map(|form| form.unknown_to_it()).max_by_key(Vec::len).unwrap_or_default();
    if !unknown.is_empty() {
        let named = unknown.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = unknown.len().saturating_sub(NAMED);
        let finding = finding!(W035: criteria = named);
        findings.push(finding.maybe("more", (more > 0).then(|| more.to_string())));
    }
    Ok(())
}

fn group<'a>(who: Who<'a>) -> Option<&'a str> {
    match who {
        Who::Listed(Agency { group, .. }) => group.as_deref(),
        _ => None,
    }
}
