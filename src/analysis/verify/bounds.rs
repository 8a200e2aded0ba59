//! Totals of points sheets: a branch weighs the points that applied below it, which a table of component scores does not
//! print. What can be said is between which values the total lies, whatever did not apply.

use crate::exact::Exact;
use crate::rules::instrument::Combine;
use crate::rules::{CriterionIx, Instrument};

/// A component: its least and its greatest score, its least and its greatest weight.
#[derive(Debug, Clone)]
pub(crate) struct ComponentBounds {
    pub score: [Exact; 2],
    pub weight: [Exact; 2],
}

/// Whether what a criterion weighs in its parent depends on what applied below it.
#[must_use]
pub(crate) fn weighs_openly(rules: &Instrument, ix: CriterionIx) -> bool {
    let parent = rules.criteria[ix].parent;
    !rules.criteria[ix].is_leaf() && parent.is_some_and(|parent| rules.criteria[parent].combine == Combine::Points)
}

/// The least and the greatest weight of a component of a points sheet, in points.
#[must_use]
pub(crate) fn weights(rules: &Instrument, ix: CriterionIx) -> Option<[Exact; 2]> {
    let leaves = rules.below(ix).into_iter().filter_map(|leaf| rules.criteria[leaf].points.clone());
    let points: Vec<Exact> = leaves.filter(|points| !points.is_zero()).collect();
    Some([points.iter().min()?.clone(), points.iter().cloned().sum()])
}

/// The least and the greatest weighted mean of components whose scores and weights are known so far.
#[must_use]
pub(crate) fn means(components: &[ComponentBounds]) -> Option<[Exact; 2]> {
    let least = extreme(components, 0, |a, b| a < b)?;
    let greatest = extreme(components, 1, |a, b| a > b)?;
    Some([least, greatest])
}

/// The mean is most extreme where the components of one end weigh all they can and the others as little as they can.
fn extreme(components: &[ComponentBounds], end: usize, beyond: fn(&Exact, &Exact) -> bool) -> Option<Exact> {
    let mut sorted: Vec<&ComponentBounds> = components.iter().collect();
    sorted.sort_by(|a, b| a.score[end].cmp(&b.score[end]));
    if end == 1 {
        sorted.reverse();
    }
    let mean = |heavy: usize| {
        let weight = |at: usize| &sorted[at].weight[usize::from(at < heavy)];
        let whole: Exact = (0..sorted.len()).map(|at| weight(at).clone()).sum();
        let sum: Exact = (0..sorted.len()).map(|at| weight(at) * &sorted[at].score[end]).sum();
        (!whole.is_zero()).then(|| &sum / &whole)
    };
    let mut means = (0..=sorted.len()).filter_map(mean);
    let first = means.next()?;
    Some(means.fold(first, |most, mean| if beyond(&mean, &most) { mean } else { most }))
}

#[cfg(test)]
mod tests {
    use crate::analysis::verify::bounds::*;

    #[test]
    fn a_mean_of_open_weights_lies_between_its_extremes() {
        let of = |score: i64, low: i64, high: i64| ComponentBounds {
            score: [Exact::int(score), Exact::int(score)],
            weight: [Exact::int(low), Exact::int(high)],
        };
        let found = means(&[of(100, 10, 30), of(0, 10, 10)]).expect("components");
        assert_eq!(found, [Exact::int(50), Exact::int(75)]);
        assert_eq!(means(&[]), None);
    }
}
