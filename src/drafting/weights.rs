//! How the weights of a table are meant: siblings to 100, shares of the total, parts of 1, points, or none.
//!
//! Nothing is rescaled. A table whose weights add up under no convention keeps the one that it misses least, and the
//! reader of rules tells by how much.

use std::collections::HashMap;

use super::tree_row::TreeRow;
use super::{DraftGuess, RulesDraft};
use crate::exact::Exact;
use crate::finding::{BilingualFact, Finding, Place, finding};

/// The tree of the rows: children of the total under `None`.
struct RowTree {
    children: HashMap<Option<usize>, Vec<usize>>,
}

impl RowTree {
    fn of(rows: &[TreeRow]) -> Self {
        let index: HashMap<&str, usize> = rows.iter().enumerate().map(|(at, row)| (row.code.as_str(), at)).collect();
        let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            let parent = row.parent.as_deref().and_then(|parent| index.get(parent).copied());
            children.entry(parent).or_default().push(at);
        }
        Self { children }
    }

    fn below(&self, at: Option<usize>) -> &[usize] {
        self.children.get(&at).map_or(&[], Vec::as_slice)
    }

    fn is_leaf(&self, at: usize) -> bool {
        self.below(Some(at)).is_empty()
    }

    /// The leaves below a row; a circle of parents ends at the number of rows.
    fn leaves(&self, at: Option<usize>, depth: usize) -> Vec<usize> {
        let below = self.below(at);
        if depth == 0 {
            return Vec::new();
        }
        let of = |&child: &usize| if self.is_leaf(child) { vec![child] } else { self.leaves(Some(child), depth - 1) };
        below.iter().flat_map(of).collect()
    }
}

/// Decides how weights and points are meant, and fills in what follows.
pub(super) fn settle(
    rows: &mut [TreeRow],
    draft: &mut RulesDraft,
    place: &dyn Fn(&TreeRow) -> Place,
    findings: &mut Vec<Finding>,
) {
    let tree = RowTree::of(rows);
    branch_points(rows, &tree, place, findings);
    let any_weight = rows.iter().any(|row| row.weight.is_some());
    let any_points = rows.iter().any(|row| row.points.is_some());
    match (any_weight, any_points) {
        (false, false) => {
            draft.score.push(("weights", "equal"));
            draft.guesses.push(DraftGuess::EqualWeights);
        }
        (false, true) => {
            draft.score.push(("combine", "points"));
            draft.guesses.push(DraftGuess::Points);
        }
        (true, _) => convention(rows, &tree, any_points, draft),
    }
}

/// Points at a branch are the sum of those below it, or wrong; the rules do not repeat them.
fn branch_points(rows: &mut [TreeRow], tree: &RowTree, place: &dyn Fn(&TreeRow) -> Place, findings: &mut Vec<Finding>) {
    for at in 0..rows.len() {
        let Some((stated, _)) = rows[at].points.clone().filter(|_| !tree.is_leaf(at)) else { continue };
        let leaves = tree.leaves(Some(at), rows.len());
        let sum = leaves.iter().filter_map(|&leaf| rows[leaf].points.as_ref()).map(|(value, _)| value.clone());
        let sum = sum.fold(Exact::ZERO, |sum, value| &sum + &value);
        if sum != stated {
            let shown =
                |value: &Exact| BilingualFact::number(&value.to_decimal(12).unwrap_or_else(|| value.to_string()));
            let (code, difference) = (rows[at].code.as_str(), shown(&(&stated - &sum).abs()));
            let (stated, sum) = (shown(&stated), shown(&sum));
            let finding = finding!(E279: code = code, stated = stated, sum = sum, difference = difference);
            findings.push(finding.at(place(&rows[at])));
        }
        rows[at].points = None;
    }
}

fn convention(rows: &mut [TreeRow], tree: &RowTree, any_points: bool, draft: &mut RulesDraft) {
    let branches: Vec<usize> = (0..rows.len()).filter(|&at| !tree.is_leaf(at)).collect();
    if any_points {
        // A branch with a weight whose questions carry points, with bare branches between, adds them up.
        for &at in &branches {
            let bare = tree.below(Some(at)).iter().any(|&child| !tree.is_leaf(child));
            let leaves = tree.leaves(Some(at), rows.len());
            if bare && rows[at].weight.is_some() && leaves.iter().all(|&leaf| rows[leaf].points.is_some()) {
                let keys = std::mem::take(&mut rows[at].keys);
                let between = if keys.is_empty() { "" } else { ", " };
                rows[at].keys = format!("{keys}{between}combine = \"points\"");
                rows[at].guess = Some(DraftGuess::Points);
            }
        }
    } else if !branches.is_empty() && branches.iter().all(|&at| rows[at].weight.is_none()) && all_of_total(rows, tree) {
        for &at in &branches {
            let sum = sum(rows, &tree.leaves(Some(at), rows.len()));
            let text = sum.to_decimal(30).unwrap_or_else(|| format!("\"{sum}\""));
            rows[at].weight = Some((sum, text));
            rows[at].guess = Some(DraftGuess::BranchWeight);
        }
    }
    let misses = |top: &Exact, root: bool| {
        let target = |at: Option<usize>| match at.filter(|_| root) {
            Some(at) => rows[at].weight.as_ref().map_or_else(|| top.clone(), |(value, _)| value.clone()),
            None => top.clone(),
        };
        let weighed = |at: &Option<usize>| {
            let below = tree.below(*at);
            !below.is_empty() && below.iter().all(|&child| rows[child].weight.is_some())
        };
        let all = std::iter::once(None).chain(branches.iter().map(|&at| Some(at))).filter(weighed);
        all.filter(|&at| sum(rows, tree.below(at)) != target(at)).count()
    };
    let (parent, root) = (misses(&Exact::HUNDRED, false), misses(&Exact::HUNDRED, true));
    if misses(&Exact::ONE, false) == 0 {
        draft.score.push(("weights", "relative"));
        draft.guesses.push(DraftGuess::UnitWeights);
    } else if root < parent {
        draft.score.push(("weights", "root"));
        draft.guesses.push(DraftGuess::RootWeights);
    }
}

/// Whether the leaves add up to 100 by themselves.
fn all_of_total(rows: &[TreeRow], tree: &RowTree) -> bool {
    sum(rows, &tree.leaves(None, rows.len())) == Exact::HUNDRED
}

fn sum(rows: &[TreeRow], of: &[usize]) -> Exact {
    let values = of.iter().filter_map(|&at| rows[at].weight.as_ref()).map(|(value, _)| value);
    values.fold(Exact::ZERO, |sum, value| &sum + value)
}
