//! Limits of a rules file, told where they are passed: what no decree comes near, and what scoring and spreadsheets need
//! a bound for.

use super::diagnostics::{Diagnostics, Span};
use super::raw::RawCriterion;
use super::tree::RawTree;
use crate::finding::finding;
use crate::rules::instrument::{CriterionIx, TOTAL};

/// How many levels criteria may stand below each other.
pub(super) const MOST_LEVELS: usize = 64;
/// How many gates may hang on each other, one asking for what the next one guards.
pub(super) const MOST_GATES: usize = 200;
/// How many bands or choices a scale may have, and classes a file.
pub(super) const MOST_STEPS: usize = 1000;

/// Whether a list of bands, choices or classes is short enough; tells one that is not.
pub(super) fn few_enough(count: usize, what: &str, span: &Span, report: &mut Diagnostics<'_>) -> bool {
    if count > MOST_STEPS {
        let (count, most) = (count.to_string(), MOST_STEPS.to_string());
        report.say(finding!(E194: key = what, count = &count, most = &most), span);
    }
    count <= MOST_STEPS
}

/// Reports the first criterion that is nested too deeply; `true`: none is.
pub(super) fn check_depth(tree: &RawTree, raw: &[RawCriterion], report: &mut Diagnostics<'_>) -> bool {
    let Some(ix) = (1..tree.nodes.len()).find(|&ix| tree.nodes[ix].depth > MOST_LEVELS) else { return true };
    let (id, most) = (&raw[ix - 1].id, MOST_LEVELS.to_string());
    report.say(finding!(E193: id = &id.value, most = &most), &id.span);
    false
}

/// A step of scoring: a criterion's outcome, or whether what stands below it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GateStep {
    Outcome(CriterionIx),
    Inside(CriterionIx),
}

/// Gates, as scoring walks through them.
struct GateWalk<'a> {
    tree: &'a RawTree,
    asked: &'a [Option<CriterionIx>],
}

impl GateWalk<'_> {
    fn place(step: GateStep) -> usize {
        match step {
            GateStep::Outcome(ix) => 2 * ix,
            GateStep::Inside(ix) => 2 * ix + 1,
        }
    }

    /// What a step needs first, and whether it goes through a gate for it.
    fn needs(&self, step: GateStep) -> Vec<(GateStep, bool)> {
        match step {
            GateStep::Outcome(ix) => {
                let children = self.tree.nodes[ix].children.iter().map(|&child| (GateStep::Outcome(child), false));
                std::iter::once((GateStep::Inside(ix), false)).chain(children).collect()
            }
            GateStep::Inside(ix) => {
                let above = self.tree.nodes[ix].parent.map(|parent| (GateStep::Inside(parent), false));
                let gate = self.asked[ix].map(|on| (GateStep::Outcome(on), true));
                above.into_iter().chain(gate).collect()
            }
        }
    }
}

/// What a walk through the gates found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gates {
    /// Each can be asked before what it guards, within the limit.
    Fine,
    /// A gate is nested too deeply, which has been reported.
    TooMany,
    /// Some ask for what depends on them.
    Circular,
}

/// Reports the first gate that is nested too deeply. Linear in the criteria.
pub(super) fn check_gates(
    tree: &RawTree,
    asked: &[Option<CriterionIx>],
    raw: &[RawCriterion],
    report: &mut Diagnostics<'_>,
) -> Gates {
    let walk = GateWalk { tree, asked };
    let mut gates: Vec<Option<usize>> = vec![None; 2 * tree.nodes.len()];
    let mut open = vec![false; 2 * tree.nodes.len()];
    let mut waiting = vec![(GateStep::Outcome(TOTAL), false)];
    while let Some((step, entered)) = waiting.pop() {
        let at = GateWalk::place(step);
        if gates[at].is_some() {
            continue;
        }
        if open[at] && !entered {
            return Gates::Circular;
        }
        let needs = walk.needs(step);
        if !entered {
            open[at] = true;
            waiting.push((step, true));
            waiting.extend(needs.iter().map(|(need, _)| (*need, false)));
            continue;
        }
        let behind = |(need, gate): &(GateStep, bool)| gates[GateWalk::place(*need)].unwrap_or(0) + usize::from(*gate);
        let most = needs.iter().map(behind).max().unwrap_or(0);
        gates[at] = Some(most);
        if most > MOST_GATES
            && let GateStep::Inside(ix) = step
            && ix != TOTAL
        {
            let (id, limit) = (&raw[ix - 1].id, MOST_GATES.to_string());
            report.say(finding!(E192: id = &id.value, most = &limit), &raw[ix - 1].gate_span);
            return Gates::TooMany;
        }
    }
    Gates::Fine
}
