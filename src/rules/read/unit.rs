//! `unit = "points"` on a branch: what is entered for it as a whole are points of its share of the total, as sheets print
//! their components (25.57 of 30).

use super::diagnostics::Diagnostics;
use super::document::Draft;
use crate::exact::Exact;
use crate::finding::finding;
use crate::rules::instrument::{Combine, CriterionIx, WeightConvention};

/// Full marks in points of what is entered for a branch; `None` where it is entered as a score.
pub(super) fn points(draft: &Draft, ix: CriterionIx, report: &mut Diagnostics<'_>) -> Option<Exact> {
    let raw = &draft.criteria[ix - 1];
    let unit = raw.unit.given()?;
    let id = raw.id.value.as_str();
    if draft.tree.nodes[ix].children.is_empty() {
        report.say(finding!(E195: id = id), &unit.span);
        return None;
    }
    if let Some(scale) = raw.scale.given() {
        report.say(finding!(E196: id = id, scale = &scale.value), &unit.span);
        return None;
    }
    let share = draft.tree.upwards(ix).try_fold(Exact::ONE, |share, at| match draft.tree.nodes[at].parent {
        Some(parent) => Some(&share * &share_of_parent(draft, parent, at)?),
        None => Some(share),
    });
    let points = share.map(|share| (&share * &draft.score.top).reduced()).filter(|points| *points > Exact::ZERO);
    if points.is_none() && draft.tree.nodes[ix].certain {
        report.say(finding!(E197: id = id), &unit.span);
    }
    points
}

/// What part of its parent's full marks a child brings, 0 to 1; `None` where that is not one number: under `min` and
/// `geometric`, and where it depends on the group which siblings apply.
fn share_of_parent(draft: &Draft, parent: CriterionIx, child: CriterionIx) -> Option<Exact> {
    let node = &draft.tree.nodes[parent];
    let weight = |ix: CriterionIx| draft.criteria.get(ix.wrapping_sub(1)).and_then(|raw| raw.weight.cloned());
    let grouped = node.children.iter().any(|&ix| !draft.criteria[ix - 1].groups.is_absent());
    let over = |whole: Exact, part: Exact| if whole.is_zero() { None } else { Some(&part / &whole) };
    match (node.combine, node.weights) {
        (Combine::Min | Combine::Geometric, _) => None,
        (Combine::Points, _) => {
            let below = points_below(draft, parent)?;
            over(below, points_below(draft, child)?)
        }
        (_, WeightConvention::Parent) => over(Exact::HUNDRED, weight(child)?),
        (_, WeightConvention::Root) => over(weight(parent).unwrap_or(Exact::HUNDRED), weight(child)?),
        (Combine::Sum, WeightConvention::Relative) => over(Exact::HUNDRED, weight(child)?),
        (_, WeightConvention::Relative | WeightConvention::Equal) if grouped => None,
        (_, WeightConvention::Relative) => {
            over(node.children.iter().filter_map(|&ix| weight(ix)).sum(), weight(child)?)
        }
        (_, WeightConvention::Equal) => over(Exact::int(i64::try_from(node.children.len()).ok()?), Exact::ONE),
    }
}

/// The points of the leaves below a criterion; `None` where groups decide which of them apply.
fn points_below(draft: &Draft, ix: CriterionIx) -> Option<Exact> {
    let mut waiting = vec![ix];
    let mut sum = Exact::ZERO;
    while let Some(at) = waiting.pop() {
        if let Some(raw) = draft.criteria.get(at.wrapping_sub(1)) {
            if !raw.groups.is_absent() {
                return None;
            }
            sum = &sum + &raw.points.cloned().unwrap_or_default();
        }
        waiting.extend(&draft.tree.nodes[at].children);
    }
    Some(sum)
}
