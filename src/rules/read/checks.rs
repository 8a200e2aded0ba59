//! Checks that need the whole file: names find what they name, scales fit where they stand, nothing is empty, unused or
//! circular.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::conditions::{Context, bind_cap};
use super::cycles;
use super::document::Draft;
use super::limits;
use super::settings::shown;
use super::unit;
use super::weights::Weights;
use crate::exact::Exact;
use crate::finding::finding;
use crate::names::nearest::nearest;
use crate::rules::instrument::{Cap, Combine, Condition, CountsAs, CriterionIx, TOTAL};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::range;
use crate::rules::read::raw::RawCriterion;
use crate::rules::scale::{Entries, Scale};

/// What names were found to mean.
pub(super) struct ResolvedNames {
    /// By criterion, as in the tree.
    pub gates: Vec<Option<Condition>>,
    pub scales: Vec<Option<Arc<Scale>>>,
    /// Full marks of what is entered for a branch in points.
    pub points_entered: Vec<Option<Exact>>,
    pub caps: Vec<Cap>,
    pub break_ties: Vec<CriterionIx>,
}

/// Runs all checks of the whole.
pub(super) fn check(draft: &Draft, report: &mut Diagnostics<'_>) -> ResolvedNames {
    let context = Context {
        tree: &draft.tree,
        heading: &draft.heading,
        score: &draft.score,
        ranking: &draft.ranking,
        passes_top: draft.passes_top,
    };
    let mut bound = ResolvedNames {
        gates: vec![None],
        scales: vec![None],
        points_entered: vec![None],
        caps: Vec::new(),
        break_ties: Vec::new(),
    };
    for (at, raw) in draft.criteria.iter().enumerate() {
        check_criterion(draft, at + 1, raw, report);
        bound.scales.push(scale_of(draft, at + 1, raw, report));
        bound.points_entered.push(unit::points(draft, at + 1, report));
        bound.gates.push(raw.gate.as_ref().and_then(|gate| context.bind(gate, report)));
    }
    bound.caps = draft.caps.iter().filter_map(|cap| bind_cap(cap, &draft.classes, &context, report)).collect();
    bound.break_ties = draft.ranking.break_ties.iter().filter_map(|id| draft.tree.find(id, report)).collect();
    let asked: Vec<_> = bound.gates.iter().map(|gate| gate.as_ref().map(|gate| gate.on)).collect();
    if limits::check_gates(&draft.tree, &asked, &draft.criteria, report) == limits::Gates::Circular {
        cycles::check(&draft.tree, &asked, &draft.criteria, report);
    }
    let weights = Weights {
        raw: &draft.criteria,
        tree: &draft.tree,
        heading: &draft.heading,
        score: &draft.score,
        list: draft.list.clone(),
    };
    weights.check(report);
    check_means_without_sign(draft, report);
    warn_unused_scales(draft, report);
    warn_confusable_ids(&draft.criteria, report);
    bound
}

fn check_criterion(draft: &Draft, ix: CriterionIx, raw: &RawCriterion, report: &mut Diagnostics<'_>) {
    draft.heading.check_groups(&raw.groups, report);
    let node = &draft.tree.nodes[ix];
    if node.children.is_empty() && node.certain {
        let keys =
            [("combine", raw.combine.given().map(|c| &c.span)), ("weights", raw.weights.given().map(|w| &w.span))];
        for (key, span) in keys {
            if let Some(span) = span {
                report.say(finding!(E137: id = &raw.id.value, key = key), span);
            }
        }
    }
    if raw.shared.value() == Some(&true)
        && let Some(blank) = raw.blank.given().filter(|blank| matches!(blank.value, CountsAs::Score(_)))
    {
        report.say(finding!(W183: id = &raw.id.value), &blank.span);
    }
}

/// The scale that a criterion names, fit for where it stands.
fn scale_of(draft: &Draft, ix: CriterionIx, raw: &RawCriterion, report: &mut Diagnostics<'_>) -> Option<Arc<Scale>> {
    let named = raw.scale.given()?;
    let Some(found) = draft.scales.iter().find(|scale| scale.name.value == named.value) else {
        if !report.may_be_lost(&named.value) {
            let near = nearest(&named.value, draft.scales.iter().map(|scale| scale.name.value.as_str()));
            report.say(finding!(E154: value = &named.value; near = near), &named.span);
        }
        return None;
    };
    let scale = found.scale.clone()?;
    if !draft.tree.nodes[ix].children.is_empty() {
        let (bottom, top) = (&range::lowest_from_below(draft, ix), &draft.score.top);
        match scale.entries() {
            Entries::Names(_) | Entries::Numbers(_) => {
                report.say(finding!(E157: id = &raw.id.value, value = &named.value), &named.span);
            }
            Entries::Range { min, max, .. } if min <= bottom && max >= top => {}
            Entries::Range { .. } => {
                let finding = finding!(E165: id = &raw.id.value, bottom = shown(bottom), top = shown(top));
                report.say(finding, &named.span);
            }
        }
    }
    Some(scale)
}

/// Geometric and harmonic means have no meaning below 0.
fn check_means_without_sign(draft: &Draft, report: &mut Diagnostics<'_>) {
    let below = |scale: &Arc<Scale>| scale.extent().is_some_and(|[lowest, _]| lowest.is_negative());
    let negative = draft.score.bottom.is_negative() || draft.scales.iter().filter_map(|s| s.scale.as_ref()).any(below);
    if !negative {
        return;
    }
    let concerned = |combine: Combine| matches!(combine, Combine::Geometric | Combine::Harmonic);
    for (ix, node) in draft.tree.nodes.iter().enumerate().filter(|(_, node)| concerned(node.combine)) {
        let span = match ix {
            TOTAL => &draft.score.combine_span,
            _ => draft.criteria[ix - 1].combine.given().map_or(&draft.criteria[ix - 1].id.span, |c| &c.span),
        };
        if !node.children.is_empty() {
            report.say(finding!(E184: id = draft.tree.id(ix)), span);
        }
    }
}

fn warn_unused_scales(draft: &Draft, report: &mut Diagnostics<'_>) {
    if report.lost_any() {
        return;
    }
    for scale in &draft.scales {
        let used = |raw: &RawCriterion| raw.scale.is_broken() || raw.scale.value() == Some(&scale.name.value);
        if !draft.criteria.iter().any(used) {
            report.say(finding!(W102: name = &scale.name.value), &scale.name.span);
        }
    }
}

/// Ids that are one number to a spreadsheet: 1.1 and 1.10.
fn warn_confusable_ids(criteria: &[RawCriterion], report: &mut Diagnostics<'_>) {
    let numbers: Vec<_> = criteria.iter().map(|raw| Exact::parse_decimal(&raw.id.value)).collect();
    let mut first: BTreeMap<&Exact, &str> = BTreeMap::new();
    for (number, raw) in numbers.iter().zip(criteria) {
        let Some(number) = number else { continue };
        let other = *first.entry(number).or_insert(&raw.id.value);
        if other != raw.id.value {
            report.say(finding!(W101: id = &raw.id.value, other = other), &raw.id.span);
        }
    }
}
