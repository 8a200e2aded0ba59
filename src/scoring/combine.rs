//! The formula: how assessors make one answer, and how children make their parent.
//!
//! Source: "From answers to a criterion's score", step 3, and `combine`, in `scoring-rules/README.md`.

use super::board::Value;
use super::geometric;
use crate::assessments::{Cell, Scores};
use crate::exact::Exact;
use crate::rules::instrument::{Assessors, Combine};

/// The score that several assessors gave together; `None` when none of them gave one.
#[must_use]
pub fn assessors(cell: &Cell, rule: Assessors) -> Option<Exact> {
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
pub struct Part<'a> {
    pub value: &'a Value,
    pub weight: &'a Exact,
}

/// The score that children make together; `None` when none of them takes part.
#[must_use]
pub fn children(rule: Combine, parts: &[Part<'_>]) -> Option<Value> {
    let parts: Vec<&Part<'_>> = parts.iter().filter(|part| !part.weight.is_zero()).collect();
    let first = parts.first()?;
    let approximate = parts.iter().any(|part| part.value.approximate);
    let weighted = || parts.iter().fold(Exact::ZERO, |sum, part| &sum + &(part.weight * &part.value.exact));
    let exact = match rule {
        Combine::WeightedMean | Combine::Points => &weighted() / &parts.iter().map(|part| part.weight).sum(),
        Combine::Sum => &weighted() / &Exact::HUNDRED,
        Combine::Min => parts.iter().fold(&first.value.exact, |low, part| low.min(&part.value.exact)).clone(),
        Combine::Geometric => {
            geometric::mean(&parts.iter().map(|part| (&part.value.exact, part.weight)).collect::<Vec<_>>())
        }
    };
    Some(Value { exact: exact.reduced(), approximate: approximate || rule == Combine::Geometric })
}
