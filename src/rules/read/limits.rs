//! Limits of a rules file, told where they are passed: what no decree comes near, and what scoring and spreadsheets need
//! a bound for.

use super::diagnostics::{Diagnostics, Span};
use super::raw::RawCriterion;
use super::tree::RawTree;
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
        report.say("E194", span, &[("key", what), ("count", &count), ("most", &most)]);
    }
    count <= MOST_STEPS
}

/// Tells the first criterion that stands too deep; `true`: none does.
pub(super) fn check_depth(tree: &RawTree, raw: &[RawCriterion], report: &mut Diagnostics<'_>) -> bool {
    let Some(ix) = (1..tree.nodes.len()).find(|&ix| tree.nodes[ix].depth > MOST_LEVELS) else { return true };
    let (id, most) = (&raw[ix - 1].id, MOST_LEVELS.to_string());
    report.say("E193", &id.span, &[("id", &id.value), ("most", &most)]);
    false
}

/// A step of scoring: a criterion's outcome, or whether what stands below it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Outcome(CriterionIx),
    Inside(CriterionIx),
}

/// Gates, as scoring walks through them.
struct Walk<'a> {
    tree: &'a RawTree,
    asked: &'a [Option<CriterionIx>],
}

impl Walk<'_> {
    fn place(step: Step) -> usize {
        match step {
            Step::Outcome(ix) => 2 * ix,
            Step::Inside(ix) => 2 * ix + 1,
        }
    }

    /// What a step needs first, and whether it goes through a gate for it.
    fn needs(&self, step: Step) -> Vec<(Step, bool)> {
        match step {
            Step::Outcome(ix) => {
                let children = self.tree.nodes[ix].children.iter().map(|&child| (Step::Outcome(child), false));
                std::iter::once((Step::Inside(ix), false)).chain(children).collect()
            }
            Step::Inside(ix) => {
                let above = self.tree.nodes[ix].parent.map(|parent| (Step::Inside(parent), false));
                let gate = self.asked[ix].map(|on| (Step::Outcome(on), true));
                above.into_iter().chain(gate).collect()
            }
        }
    }
}

/// Tells the first gate that stands behind too many others. Linear in the criteria; a cycle, told elsewhere, ends it.
pub(super) fn check_gates(
    tree: &RawTree,
    asked: &[Option<CriterionIx>],
    raw: &[RawCriterion],
    report: &mut Diagnostics<'_>,
) {
    let walk = Walk { tree, asked };
    let mut gates: Vec<Option<usize>> = vec![None; 2 * tree.nodes.len()];
    let mut open = vec![false; 2 * tree.nodes.len()];
    let mut waiting = vec![(Step::Outcome(TOTAL), false)];
    while let Some((step, entered)) = waiting.pop() {
        let at = Walk::place(step);
        if gates[at].is_some() || open[at] && !entered {
            continue;
        }
        let needs = walk.needs(step);
        if !entered {
            open[at] = true;
            waiting.push((step, true));
            waiting.extend(needs.iter().map(|(need, _)| (*need, false)));
            continue;
        }
        let behind = |(need, gate): &(Step, bool)| gates[Walk::place(*need)].unwrap_or(0) + usize::from(*gate);
        let most = needs.iter().map(behind).max().unwrap_or(0);
        gates[at] = Some(most);
        if most > MOST_GATES
            && let Step::Inside(ix) = step
            && ix != TOTAL
        {
            let (id, limit) = (&raw[ix - 1].id, MOST_GATES.to_string());
            report.say("E192", &raw[ix - 1].gate_span, &[("id", &id.value), ("most", &limit)]);
            return;
        }
    }
}
