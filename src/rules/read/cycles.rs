//! Cycles of gates: a gate must not ask for anything whose value depends on the criterion it guards.
//!
//! A value depends on its children, on the criterion its own gate asks, and on those that the gates of its ancestors
//! ask, since below a shut gate nothing has a score. `top` compares the same values, so it adds nothing.

use super::tree::RawTree;
use crate::finding::finding;
use crate::rules::instrument::{CriterionIx, TOTAL};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::raw::RawCriterion;

/// Reports the first gate of each cycle; it is then ignored and the rest is checked again, so that nothing is reported
/// for the same mistake twice. `asked[ix]` is what the gate of `ix` asks.
pub(super) fn check(tree: &RawTree, asked: &[Option<CriterionIx>], raw: &[RawCriterion], report: &mut Diagnostics<'_>) {
    let mut gates = asked.to_vec();
    for gated in 1..tree.nodes.len() {
        let Some(on) = gates[gated] else { continue };
        let Some(path) = way(tree, &gates, on, gated) else { continue };
        gates[gated] = None;
        let ids: Vec<&str> = std::iter::once(&gated).chain(&path).map(|&ix| tree.id(ix)).collect();
        let on = raw[gated - 1].gate.as_ref().and_then(|gate| gate.on.given());
        let span = on.map_or(&raw[gated - 1].gate_span, |on| &on.span);
        report.say(finding!(E178: cycle = &ids.join(" → ")), span);
    }
}

/// The shortest way of dependence from the asked criterion to the gated one or into what stands below it.
fn way(
    tree: &RawTree,
    gates: &[Option<CriterionIx>],
    from: CriterionIx,
    gated: CriterionIx,
) -> Option<Vec<CriterionIx>> {
    let mut came: Vec<Option<CriterionIx>> = vec![None; tree.nodes.len()];
    let mut queue = vec![from];
    let mut seen = vec![false; tree.nodes.len()];
    seen[from] = true;
    let mut next = 0;
    while next < queue.len() {
        let at = queue[next];
        next += 1;
        if tree.upwards(at).any(|ix| ix == gated) {
            let mut path: Vec<_> = std::iter::successors(Some(at), |&ix| came[ix]).collect();
            path.reverse();
            if at != gated {
                path.push(gated);
            }
            return Some(path);
        }
        let asked = tree.upwards(at).filter(|&ix| ix != TOTAL).filter_map(|ix| gates[ix]);
        for dependence in tree.nodes[at].children.iter().copied().chain(asked) {
            if !std::mem::replace(&mut seen[dependence], true) {
                came[dependence] = Some(at);
                queue.push(dependence);
            }
        }
    }
    None
}
