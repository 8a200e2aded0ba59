//! How low the score of a criterion can come out, so that a scale on a branch takes whatever comes from below it.
//!
//! The same arithmetic as scoring, on bounds instead of answers. Where a file has errors the bound may be off; it is
//! only used to refuse a scale.

use crate::exact::Exact;
use crate::rules::instrument::{Combine, CountsAs, CriterionIx, Otherwise, RoundAt, Unverified, WeightConvention};
use crate::rules::read::document::Draft;

/// The lowest value that the children of a criterion can combine to; that of what is entered for the whole included.
pub(super) fn lowest_from_below(draft: &Draft, ix: CriterionIx) -> Exact {
    let node = &draft.tree.nodes[ix];
    let combined = match node.combine {
        // What is excluded adds nothing.
        Combine::Sum => node.children.iter().map(|&child| below_zero(draft, ix, child)).sum(),
        Combine::WeightedMean | Combine::Min | Combine::Geometric | Combine::Harmonic | Combine::Points => {
            let lows = node.children.iter().map(|&child| lowest(draft, child));
            lows.min().unwrap_or_else(|| draft.score.bottom.clone())
        }
    };
    combined.min(draft.score.bottom.clone())
}

/// What a child of a `sum` takes away at most.
fn below_zero(draft: &Draft, parent: CriterionIx, child: CriterionIx) -> Exact {
    let low = lowest(draft, child);
    if !low.is_negative() {
        return Exact::ZERO;
    }
    let written = |ix: CriterionIx| draft.criteria.get(ix.wrapping_sub(1)).and_then(|raw| raw.weight.cloned());
    let node = &draft.tree.nodes[parent];
    let percent = match (node.weights, written(parent)) {
        (WeightConvention::Equal, _) => {
            &Exact::HUNDRED / &Exact::int(i64::try_from(node.children.len().max(1)).unwrap_or(1))
        }
        (WeightConvention::Root, Some(whole)) if !whole.is_zero() => {
            &(&written(child).unwrap_or_default() * &Exact::HUNDRED) / &whole
        }
        _ => written(child).unwrap_or_default(),
    };
    &(&low * &percent) / &Exact::HUNDRED
}

/// The lowest score that a criterion can have.
fn lowest(draft: &Draft, ix: CriterionIx) -> Exact {
    let node = &draft.tree.nodes[ix];
    let raw = &draft.criteria[ix - 1];
    let named = raw.scale.value();
    let scale = named.and_then(|name| draft.scales.iter().find(|scale| scale.name.value == *name)?.scale.as_ref());
    let entered = |measure: &Exact| match scale.and_then(|scale| scale.out_of.as_ref()) {
        Some(full) if !full.is_zero() => &(measure * &draft.score.top) / full,
        _ => measure.clone(),
    };
    let leaf = node.children.is_empty();
    let own = match scale {
        // A number of a branch is what its children combine to.
        Some(scale) if !leaf && scale.bands().is_none() && scale.entries().choices().is_none() => {
            entered(&lowest_from_below(draft, ix))
        }
        Some(scale) => entered(scale.extent().map_or(&Exact::ZERO, |[lowest, _]| lowest)),
        None if leaf && raw.points.value().is_some() => Exact::ZERO,
        None if leaf => draft.score.bottom.clone(),
        None => lowest_from_below(draft, ix),
    };
    let low = states(draft, ix).into_iter().fold(own, Ord::min);
    match draft.score.round_at {
        RoundAt::EveryCriterion => low.round(draft.score.decimals, draft.score.rounding),
        RoundAt::Total => low,
    }
}

/// The scores that states of an answer, blanks and a shut gate count as.
fn states(draft: &Draft, ix: CriterionIx) -> Vec<Exact> {
    let node = &draft.tree.nodes[ix];
    let raw = &draft.criteria[ix - 1];
    let unverified = match &node.states.unverified {
        Unverified::As(counts) => Some(counts),
        Unverified::Use => None,
    };
    let leaf = node.children.is_empty();
    let blank = raw.blank.value().or(leaf.then_some(&draft.answers.blank));
    let asked = leaf.then_some([Some(&node.states.not_applicable), Some(&node.states.no_case), unverified]);
    let counts = asked.into_iter().flatten().chain([blank]).flatten();
    let scores =
        counts.filter_map(|counts| if let CountsAs::Score(score) = counts { Some(score.clone()) } else { None });
    let shut = raw.otherwise.value() == Some(&Otherwise::Zero);
    scores.chain(shut.then_some(Exact::ZERO)).collect()
}
