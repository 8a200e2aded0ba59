//! Assessors: how far they agree, who is severe, whose answers stand far from the rest; and criteria that say the same.
//!
//! The units are agencies. The rating of a leaf is the assessor's score; that of a branch the mean of the scores that
//! the assessor gave in it, by their weight in the total: what an assessor did not answer hands its weight on, as an
//! excluded criterion does. Alphas take every agency that two assessors rated; the other coefficients only agencies
//! that every assessor of the criterion rated, and at least [`LEAST_COMPLETE`] of them.

mod krippendorff;
mod severity;
mod units;
mod variance;

use super::model::{CellState, Model};
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::plan::Plan;
pub(crate) use severity::{AssessorSeverity, FarAnswer};
pub(crate) use severity::{far_answers, severity};
use units::Ratings;

/// Fewer complete agencies than this tell nothing.
pub(crate) const LEAST_COMPLETE: usize = 5;
/// Criteria whose correlation is at least this far from 0 say the same.
pub(crate) const SAME: f64 = 0.75;
/// Criteria whose correlation is at most this pull against each other.
pub(crate) const AGAINST: f64 = -0.4;

/// Why a coefficient is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoCoefficient {
    /// No agency was rated by two assessors.
    NotRatedTwice,
    /// One agency alone was: alpha compares differences within agencies with those between them.
    OneAgency,
    /// All ratings are equal: nothing to agree on.
    AllEqual,
    /// Fewer than [`LEAST_COMPLETE`] agencies were rated by every assessor.
    TooFewComplete,
    /// Fewer than two criteria have scores.
    OneCriterion,
}

impl NoCoefficient {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::NotRatedTwice => "not-rated-twice",
            Self::OneAgency => "one-agency",
            Self::AllEqual => "all-equal",
            Self::TooFewComplete => "too-few-complete",
            Self::OneCriterion => "one-criterion",
        }
    }
}

/// A coefficient, or why there is none.
pub(crate) type Coefficient = Result<f64, NoCoefficient>;

/// How far the assessors of one criterion agree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Agreement {
    pub criterion: CriterionIx,
    pub alpha_interval: Coefficient,
    pub alpha_ordinal: Coefficient,
    pub icc_2_1: Coefficient,
    pub icc_2_k: Coefficient,
    pub kendall_w: Coefficient,
    /// Assessors as items.
    pub cronbach: Coefficient,
    /// The leaves of a branch as items, agencies with a score on each of them.
    pub cronbach_criteria: Coefficient,
    /// Share of pairs of ratings of one agency that are equal.
    pub equal_share: Option<f64>,
    /// Agencies rated by every assessor.
    pub complete: usize,
    /// Agencies rated by two assessors or more.
    pub rated: usize,
    pub assessors: usize,
}

/// Two criteria and how they go together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Correlation {
    pub a: CriterionIx,
    pub b: CriterionIx,
    pub r: f64,
    /// Agencies with a score on both.
    pub n: usize,
}

/// The agreement on every criterion that two assessors or more answered, in the order of the rules.
#[must_use]
pub(crate) fn agreement(model: &Model<'_>) -> Vec<Agreement> {
    let weights = weights(model);
    (0..model.nodes.len()).filter(|&ix| !model.nodes[ix].shared).filter_map(|ix| of(model, &weights, ix)).collect()
}

/// What each criterion weighs in the total, by group.
fn weights(model: &Model<'_>) -> Vec<Vec<f64>> {
    let group_of = |group: usize| {
        let plan = Plan::new(model.instrument, model.group_names[group].as_deref());
        (0..model.nodes.len()).map(|ix| plan.percent_of_total(model.instrument, ix).to_f64()).collect()
    };
    (0..model.applies.len()).map(group_of).collect()
}

fn of(model: &Model<'_>, weights: &[Vec<f64>], ix: CriterionIx) -> Option<Agreement> {
    let ratings = ratings(model, weights, ix);
    if ratings.assessors.len() < 2 {
        return None;
    }
    let complete = ratings.complete();
    let rated = ratings.pairable().count();
    let alpha = |alpha: Option<f64>| match (alpha, rated) {
        (_, 0) => Err(NoCoefficient::NotRatedTwice),
        (None, _) => Err(NoCoefficient::AllEqual),
        (Some(_), 1) => Err(NoCoefficient::OneAgency),
        (Some(alpha), _) => Ok(alpha),
    };
    let enough = |of: &dyn Fn(&[Vec<f64>]) -> Option<f64>| {
        if complete.len() < LEAST_COMPLETE {
            return Err(NoCoefficient::TooFewComplete);
        }
        of(&complete).ok_or(NoCoefficient::AllEqual)
    };
    let icc = |at: usize| enough(&|table| variance::intraclass(table).map(|icc| icc[at]));
    Some(Agreement {
        criterion: ix,
        alpha_interval: alpha(krippendorff::interval(&ratings)),
        alpha_ordinal: alpha(krippendorff::ordinal(&ratings)),
        icc_2_1: icc(0),
        icc_2_k: icc(1),
        kendall_w: enough(&variance::kendall),
        cronbach: enough(&variance::cronbach),
        cronbach_criteria: cronbach_criteria(model, ix),
        equal_share: ratings.equal_share(),
        complete: complete.len(),
        rated,
        assessors: ratings.assessors.len(),
    })
}

fn leaves(model: &Model<'_>, ix: CriterionIx) -> Vec<CriterionIx> {
    let below = model.instrument.below(ix).into_iter();
    below.filter(|&leaf| model.nodes[leaf].children.is_empty() && !model.nodes[leaf].shared).collect()
}

fn ratings(model: &Model<'_>, weights: &[Vec<f64>], ix: CriterionIx) -> Ratings {
    let leaves = leaves(model, ix);
    let unit = |body: usize| {
        // The branch as a whole, where it was answered so.
        let own = model.panel.cell(model.at(ix, body));
        if !own.is_empty() || leaves == [ix] {
            return own.iter().map(|given| (given.assessor, given.score)).collect();
        }
        let mut sums: std::collections::BTreeMap<u32, (f64, f64)> = std::collections::BTreeMap::new();
        for &leaf in &leaves {
            let weight = weights[model.bodies[body].group][leaf];
            for given in model.panel.cell(model.at(leaf, body)) {
                let sum = sums.entry(given.assessor).or_default();
                *sum = (sum.0 + weight * given.score, sum.1 + weight);
            }
        }
        let rated = sums.into_iter().filter(|(_, (_, weight))| *weight > 0.0);
        rated.map(|(assessor, (sum, weight))| (assessor, sum / weight)).collect()
    };
    Ratings::new((0..model.width()).map(unit))
}

fn cronbach_criteria(model: &Model<'_>, ix: CriterionIx) -> Coefficient {
    let leaves = leaves(model, ix);
    if leaves.len() < 2 {
        return Err(NoCoefficient::OneCriterion);
    }
    let row = |body: usize| -> Option<Vec<f64>> { leaves.iter().map(|&leaf| score(model, leaf, body)).collect() };
    let table: Vec<Vec<f64>> = (0..model.width()).filter_map(row).collect();
    if table.len() < LEAST_COMPLETE {
        return Err(NoCoefficient::TooFewComplete);
    }
    variance::cronbach(&table).ok_or(NoCoefficient::AllEqual)
}

/// What assessors gave a body on a criterion together.
fn score(model: &Model<'_>, ix: CriterionIx, body: usize) -> Option<f64> {
    let at = model.at(ix, body);
    (model.states[at] == CellState::Scored).then(|| model.cells[at])
}

/// Pairs of leaves that say the same or pull against each other, the strongest first.
#[must_use]
pub(crate) fn correlations(model: &Model<'_>) -> Vec<Correlation> {
    let leaves = leaves(model, TOTAL);
    let columns: Vec<Vec<Option<f64>>> =
        leaves.iter().map(|&leaf| (0..model.width()).map(|body| score(model, leaf, body)).collect()).collect();
    let mut found = Vec::new();
    for (at, &a) in leaves.iter().enumerate() {
        for (beyond, &b) in leaves[at + 1..].iter().enumerate() {
            let both = columns[at].iter().zip(&columns[at + 1 + beyond]);
            let pairs: Vec<(f64, f64)> = both.filter_map(|(x, y)| Some(((*x)?, (*y)?))).collect();
            if pairs.len() >= LEAST_COMPLETE
                && let Some(r) = variance::pearson(&pairs).filter(|r| r.abs() >= SAME || *r <= AGAINST)
            {
                found.push(Correlation { a, b, r, n: pairs.len() });
            }
        }
    }
    found.sort_by(|x, y| y.r.abs().total_cmp(&x.r.abs()).then((x.a, x.b).cmp(&(y.a, y.b))));
    found
}

#[cfg(test)]
mod tests;
