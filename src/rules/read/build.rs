//! The last step: from a draft without errors to the instrument.

use super::checks::ResolvedNames;
use super::document::Draft;
use super::tree::ROOT_ID;
use std::collections::HashMap;

use crate::exact::Exact;
use crate::rules::instrument::{Criterion, CriterionIx, Gate, Instrument, Ranking, TOTAL};
use crate::rules::read::raw::RawCriterion;

/// The instrument; `None` when something required is not there, which is then an error that has been reported.
pub(super) fn build(draft: Draft, mut bound: ResolvedNames, text: &str) -> Option<Instrument> {
    let title = draft.heading.title.clone()?;
    let mut criteria = vec![root(&draft, title.clone())];
    for ix in 1..draft.tree.nodes.len() {
        criteria.push(criterion(&draft, &mut bound, ix));
    }
    let Draft { heading, score, ranking, answers, summary, decree, classes, ahp, .. } = draft;
    Some(Instrument {
        id: heading.id?,
        title,
        year: heading.year,
        authority: heading.authority,
        basis: heading.basis,
        status: heading.status?,
        sources: heading.sources,
        note: heading.note,
        agency_label: heading.agency_label,
        form: draft.form,
        groups: heading.groups,
        bottom: score.bottom,
        top: score.top,
        decimals: score.decimals,
        rounding: score.rounding,
        round_at: score.round_at,
        classify: score.classify,
        classes,
        ranking: Ranking { within: ranking.within, ties: ranking.ties, by: ranking.by, break_ties: bound.break_ties },
        blank: answers.blank.clone(),
        absent: answers.absent,
        min_coverage: answers.min_coverage,
        index: criteria
            .iter()
            .enumerate()
            .map(|(ix, criterion)| (criterion.id.clone(), ix))
            .collect::<HashMap<_, _>>()
            .into(),
        criteria,
        caps: bound.caps,
        summary,
        decree,
        ahp,
        text: text.into(),
    })
}

/// The total.
fn root(draft: &Draft, title: String) -> Criterion {
    let node = &draft.tree.nodes[TOTAL];
    Criterion {
        id: ROOT_ID.to_owned(),
        name: title,
        parent: None,
        children: node.children.clone(),
        depth: 0,
        weight: None,
        share: Exact::ONE,
        weights: node.weights,
        combine: node.combine,
        scale: None,
        points: None,
        points_entered: None,
        groups: None,
        gate: None,
        shared: false,
        states: node.states.clone(),
        max_not_applicable: draft.answers.max_not_applicable.clone(),
        blank: None,
        min_coverage: None,
        note: None,
    }
}

fn criterion(draft: &Draft, bound: &mut ResolvedNames, ix: CriterionIx) -> Criterion {
    let (node, raw) = (&draft.tree.nodes[ix], &draft.criteria[ix - 1]);
    let condition = bound.gates[ix].take();
    let gate = condition.zip(raw.otherwise.cloned()).map(|(condition, otherwise)| Gate { condition, otherwise });
    let own = raw.blank.cloned();
    Criterion {
        id: raw.id.value.clone(),
        name: raw.name.clone(),
        parent: node.parent,
        children: node.children.clone(),
        depth: node.depth,
        weight: written_weight(raw),
        share: written_weight(raw).unwrap_or(Exact::ONE),
        weights: node.weights,
        combine: node.combine,
        scale: bound.scales[ix].take(),
        points: raw.points.cloned(),
        points_entered: bound.points_entered[ix].take(),
        groups: raw.groups.value().map(|groups| groups.iter().map(|group| group.value.clone()).collect()),
        gate,
        shared: node.shared,
        states: node.states.clone(),
        max_not_applicable: raw.max_not_applicable.cloned(),
        blank: if node.children.is_empty() { own.or_else(|| Some(draft.answers.blank.clone())) } else { own },
        min_coverage: raw.min_coverage.clone(),
        note: raw.note.clone(),
    }
}

fn written_weight(raw: &RawCriterion) -> Option<Exact> {
    raw.points.cloned().or_else(|| raw.weight.cloned())
}
