//! The formula: how assessors make one answer, and how children make their parent.
//!
//! Source: "From answers to a criterion's score", step 3, and `combine`, in `scoring-rules/README.md`.

use super::board::UnroundedScore;
use super::geometric;
use crate::answers::Scores;
use crate::answers::StoredCell;
use crate::exact::Exact;
use crate::rules::Instrument;
use crate::rules::instrument::{Assessors, Combine, Criterion};

/// The score that several assessors gave together; `None` when none of them gave one.
#[must_use]
pub(crate) fn assessors(cell: &StoredCell, rule: Assessors) -> Option<Exact> {
    if cell.count == 0 {
        return None;
    }
    let mut all = match &cell.scores {
        Scores::Sum(sum) if cell.count == 1 => return Some(sum.clone()),
        Scores::Sum(sum) => return Some(sum / &Exact::from(cell.count)),
        Scores::All(all) => all.clone(),
    };
    all.sort();
    let mean = |scores: &[Exact]| &scores.iter().sum::<Exact>() / &Exact::int(i64::try_from(scores.len()).unwrap_or(1));
    let middle = all.len() / 2;
    Some(match rule {
        Assessors::Mean => mean(&all),
        Assessors::Min => all[0].clone(),
        Assessors::Max => all[all.len() - 1].clone(),
        Assessors::Median if all.len() % 2 == 1 => all[middle].clone(),
        Assessors::Median => mean(&all[middle - 1..=middle]),
        Assessors::TrimmedMean if all.len() >= 3 => mean(&all[1..all.len() - 1]),
        Assessors::TrimmedMean => mean(&all),
    })
}

/// A child that takes part: its score and what it weighs (in points under `points`, as written under `sum`, in any
/// common unit elsewhere; ignored by `min` but for 0, which takes no part anywhere).
#[derive(Debug, Clone)]
pub(crate) struct Term<'a> {
    pub value: &'a UnroundedScore,
    pub weight: &'a Exact,
}

/// The score that children make together; `None` when none of them takes part.
#[must_use]
pub(crate) fn children(rule: Combine, parts: &[Term<'_>]) -> Option<UnroundedScore> {
    let parts: Vec<&Term<'_>> = parts.iter().filter(|part| !part.weight.is_zero()).collect();
    let first = parts.first()?;
    let approximate = parts.iter().any(|part| part.value.approximate);
    let weighted = || parts.iter().fold(Exact::ZERO, |sum, part| &sum + &(part.weight * &part.value.exact));
    let exact = match rule {
        Combine::WeightedMean | Combine::Points | Combine::Sum => &weighted() / &whole(rule, &parts),
        Combine::Harmonic => harmonic(&parts),
        Combine::Min => lowest(&parts).map_or(&first.value.exact, |at| &parts[at].value.exact).clone(),
        Combine::Geometric => {
            geometric::mean(&parts.iter().map(|part| (&part.value.exact, part.weight)).collect::<Vec<_>>())
        }
    };
    Some(UnroundedScore { exact: exact.reduced(), approximate: approximate || rule == Combine::Geometric })
}

/// The weights over the sum of each weight by its score; 0 when any score is.
fn harmonic(parts: &[&Term<'_>]) -> Exact {
    if parts.iter().any(|part| part.value.exact <= Exact::ZERO) {
        return Exact::ZERO;
    }
    let whole: Exact = parts.iter().map(|part| part.weight).sum();
    let inverse = parts.iter().fold(Exact::ZERO, |sum, part| &sum + &(part.weight / &part.value.exact).reduced());
    &whole / &inverse
}

/// What weights are parts of: all of them together, or 100 under `sum`.
fn whole(rule: Combine, parts: &[&Term<'_>]) -> Exact {
    if rule == Combine::Sum { Exact::HUNDRED } else { parts.iter().map(|part| part.weight).sum() }
}

/// The lowest part, the first of equals.
fn lowest(parts: &[&Term<'_>]) -> Option<usize> {
    (0..parts.len()).min_by(|&a, &b| parts[a].value.exact.cmp(&parts[b].value.exact))
}

/// What part of the weights that take part each child has, 0 to 1; under `sum` of 100, under `min` as if it were a mean.
#[must_use]
pub(crate) fn weights(rule: Combine, parts: &[Term<'_>]) -> Vec<Exact> {
    let rule = if rule == Combine::Sum { rule } else { Combine::WeightedMean };
    shares(rule, parts).unwrap_or_default()
}

/// What each child's score is multiplied by in [`children`]: the products add up to what the children make, exactly.
///
/// `None` under `geometric` and `harmonic`, which are no sums. A child of weight 0 carries nothing; under `min` the lowest carries all,
/// the first of equals.
#[must_use]
pub(crate) fn shares(rule: Combine, parts: &[Term<'_>]) -> Option<Vec<Exact>> {
    if matches!(rule, Combine::Geometric | Combine::Harmonic) {
        return None;
    }
    let carrying: Vec<usize> = (0..parts.len()).filter(|&at| !parts[at].weight.is_zero()).collect();
    let taking_part: Vec<&Term<'_>> = carrying.iter().map(|&at| &parts[at]).collect();
    let mut shares = vec![Exact::ZERO; parts.len()];
    if rule == Combine::Min {
        if let Some(at) = lowest(&taking_part) {
            shares[carrying[at]] = Exact::ONE;
        }
    } else if !taking_part.is_empty() {
        let whole = whole(rule, &taking_part);
        for at in carrying {
            shares[at] = (parts[at].weight / &whole).reduced();
        }
    }
    Some(shares)
}

/// What children combine to, put through the scale of an inner criterion. Limits and steps are for what is typed, not
/// for what is computed (a `sum` may pass the top); `None` when no band takes the value.
#[must_use]
pub(crate) fn on_scale(criterion: &Criterion, instrument: &Instrument, value: UnroundedScore) -> UnroundedScore {
    let Some(scale) = &criterion.scale else { return value };
    // A choice on a branch is refused with the rules.
    UnroundedScore { exact: (&scale.measure(&value.exact) * &criterion.factor(instrument)).reduced(), ..value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(scores: &[i64]) -> StoredCell {
        let all: Vec<Exact> = scores.iter().map(|&score| Exact::int(score)).collect();
        StoredCell {
            count: u32::try_from(all.len()).expect("few"),
            scores: Scores::All(all),
            blank: false,
            left_out: false,
        }
    }

    fn together(rule: Combine, parts: &[(i64, i64)]) -> Option<String> {
        let values: Vec<UnroundedScore> =
            parts.iter().map(|&(score, _)| UnroundedScore { exact: Exact::int(score), approximate: false }).collect();
        let weights: Vec<Exact> = parts.iter().map(|&(_, weight)| Exact::int(weight)).collect();
        let parts: Vec<Term<'_>> = values.iter().zip(&weights).map(|(value, weight)| Term { value, weight }).collect();
        children(rule, &parts).map(|value| value.exact.to_string())
    }

    #[test]
    fn assessors_agree_by_the_rule_that_is_named() {
        let four = cell(&[10, 90, 20, 40]);
        let by = |rule| assessors(&four, rule).expect("four scores").to_string();
        assert_eq!(by(Assessors::Mean), "40");
        assert_eq!(by(Assessors::Median), "30");
        assert_eq!(by(Assessors::Min), "10");
        assert_eq!(by(Assessors::Max), "90");
        assert_eq!(by(Assessors::TrimmedMean), "30");
        assert_eq!(assessors(&cell(&[10, 25]), Assessors::TrimmedMean).expect("two").to_string(), "35/2");
        assert_eq!(assessors(&cell(&[]), Assessors::Mean), None);
    }

    #[test]
    fn a_mean_of_thirds_loses_nothing() {
        let sum = StoredCell { count: 3, scores: Scores::Sum(Exact::int(200)), blank: false, left_out: false };
        assert_eq!(assessors(&sum, Assessors::Mean).expect("three").to_string(), "200/3");
    }

    #[test]
    fn the_weights_of_those_that_take_part_carry_the_whole() {
        assert_eq!(together(Combine::WeightedMean, &[(100, 40), (50, 10)]).as_deref(), Some("90"));
        assert_eq!(together(Combine::Sum, &[(100, 100), (80, 10)]).as_deref(), Some("108"));
        assert_eq!(together(Combine::Geometric, &[(4, 1), (9, 1)]).as_deref(), Some("6"));
        assert_eq!(together(Combine::Harmonic, &[(40, 1), (60, 2)]).as_deref(), Some("360/7"));
        assert_eq!(together(Combine::Harmonic, &[(0, 1), (60, 2)]).as_deref(), Some("0"));
    }

    #[test]
    fn a_weight_of_zero_takes_no_part_in_any_combination() {
        for rule in
            [Combine::WeightedMean, Combine::Sum, Combine::Min, Combine::Geometric, Combine::Harmonic, Combine::Points]
        {
            assert_eq!(together(rule, &[(0, 0), (70, 100)]).as_deref(), Some("70"), "{rule:?}");
            assert_eq!(together(rule, &[(70, 0)]), None, "{rule:?}");
            assert_eq!(together(rule, &[]), None, "{rule:?}");
        }
    }
}
