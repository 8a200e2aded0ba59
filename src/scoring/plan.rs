//! What of an instrument depends on an agency's group only: who is asked what, and with which weight.
//!
//! Worked out once per group, so that scoring an agency is sums and nothing else.

use num_bigint::BigInt;
use num_integer::Integer;

use crate::exact::Exact;
use crate::rules::instrument::{Combine, WeightConvention};
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// The tree as one group of agencies meets it.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Whether the criterion itself applies (its ancestors aside).
    pub applies: Vec<bool>,
    /// What it weighs among its siblings, as whole numbers: shares scaled up together, so that sums need no fractions.
    pub shares: Vec<Exact>,
    /// Points of the leaves below that apply (its own on a leaf).
    pub points: Vec<Exact>,
    /// Whether the children of a criterion weigh the points that apply below them.
    pub by_points: Vec<bool>,
    /// Whether a condition on the criterion asks anything: it and all above it apply, and some leaf below it does.
    pub concerns: Vec<bool>,
    /// What the children of a criterion that apply weigh together.
    wholes: Vec<Exact>,
}

impl Plan {
    /// The plan of agencies of one group (`None`: without a group).
    #[must_use]
    pub(crate) fn new(instrument: &Instrument, group: Option<&str>) -> Self {
        let count = instrument.criteria.len();
        let applies: Vec<bool> = instrument.criteria.iter().map(|c| c.applies_to(group)).collect();
        let mut plan = Self {
            shares: whole_shares(instrument),
            points: vec![Exact::ZERO; count],
            by_points: instrument.criteria.iter().map(|c| c.combine == Combine::Points).collect(),
            concerns: applies.clone(),
            wholes: vec![Exact::ZERO; count],
            applies,
        };
        let order = downwards(instrument);
        plan.add_points(instrument, &order);
        plan.find_concerns(instrument, &order);
        plan.add_wholes(instrument);
        plan
    }

    fn add_points(&mut self, instrument: &Instrument, order: &[CriterionIx]) {
        for &ix in order.iter().rev() {
            let criterion = &instrument.criteria[ix];
            let own = criterion.points.clone().unwrap_or_default();
            let points = criterion.children.iter().fold(own, |sum, &child| &sum + &self.points[child]);
            self.points[ix] = if self.applies[ix] { points } else { Exact::ZERO };
        }
    }

    fn add_wholes(&mut self, instrument: &Instrument) {
        for (ix, criterion) in instrument.criteria.iter().enumerate() {
            let weights = if self.by_points[ix] { &self.points } else { &self.shares };
            let own = criterion.children.iter().filter(|&&child| self.applies[child]).map(|&child| &weights[child]);
            self.wholes[ix] = own.sum();
        }
    }

    fn find_concerns(&mut self, instrument: &Instrument, order: &[CriterionIx]) {
        for &ix in order.iter().rev() {
            let children = &instrument.criteria[ix].children;
            self.concerns[ix] &= children.is_empty() || children.iter().any(|&child| self.concerns[child]);
        }
        for &ix in order {
            self.concerns[ix] &= instrument.criteria[ix].parent.is_none_or(|parent| self.concerns[parent]);
        }
    }

    /// A criterion's share of its parent in percent, among the siblings that apply; 100 for the root, 0 where it does
    /// not apply. Under `sum` it is the percent as written, whatever the siblings add up to.
    #[must_use]
    pub(crate) fn percent_of_parent(&self, instrument: &Instrument, ix: CriterionIx) -> Exact {
        let Some(parent) = instrument.criteria[ix].parent else { return Exact::HUNDRED };
        if !self.applies[ix] {
            return Exact::ZERO;
        }
        let weighs = |ix: CriterionIx| if self.by_points[parent] { &self.points[ix] } else { &self.shares[ix] };
        if instrument.criteria[parent].combine == Combine::Sum {
            return weighs(ix).clone();
        }
        let all = &self.wholes[parent];
        if all.is_zero() { Exact::ZERO } else { &(weighs(ix) * &Exact::HUNDRED) / all }
    }

    /// A criterion's share of the total in percent: the product of the shares on the way up.
    #[must_use]
    pub(crate) fn percent_of_total(&self, instrument: &Instrument, ix: CriterionIx) -> Exact {
        let shares = instrument.upwards(ix).map(|ix| &self.percent_of_parent(instrument, ix) / &Exact::HUNDRED);
        (&shares.fold(Exact::ONE, |product, share| &product * &share) * &Exact::HUNDRED).reduced()
    }

    /// What a child weighs in the coverage of its parent, in no fixed unit, where it does not weigh points. Source: "Coverage" in the language: under
    /// `min` and `geometric` children weigh the same.
    #[must_use]
    pub(crate) fn coverage_weight(&self, instrument: &Instrument, parent: CriterionIx, child: CriterionIx) -> Exact {
        let written = self.shares[child].clone();
        match instrument.criteria[parent].combine {
            _ if !self.applies[child] => Exact::ZERO,
            Combine::Min | Combine::Geometric if written.is_zero() => Exact::ZERO,
            Combine::Min | Combine::Geometric => Exact::ONE,
            Combine::WeightedMean | Combine::Sum | Combine::Harmonic | Combine::Points => written,
        }
    }
}

/// The shares of each set of siblings multiplied by their common divisor: the same proportions without fractions.
/// Under `sum` they are percents of the parent, whatever the convention in which they were written.
fn whole_shares(instrument: &Instrument) -> Vec<Exact> {
    let mut shares: Vec<Exact> = instrument.criteria.iter().map(|c| c.share.clone()).collect();
    for (ix, criterion) in instrument.criteria.iter().enumerate() {
        let factor = if criterion.combine == Combine::Sum {
            percent_factor(instrument, ix)
        } else {
            common_divisor(criterion.children.iter().map(|&child| &instrument.criteria[child].share))
        };
        for &child in &criterion.children {
            shares[child] = (&shares[child] * &factor).reduced();
        }
    }
    shares
}

/// Every criterion, parents before their children.
fn downwards(instrument: &Instrument) -> Vec<CriterionIx> {
    let mut order = vec![TOTAL];
    let mut next = 0;
    while next < order.len() {
        order.extend(&instrument.criteria[order[next]].children);
        next += 1;
    }
    order
}

/// What the written weights below a `sum` are multiplied by to be percents of the parent. Points leaves add their
/// points whatever the convention: N points of a range that ends at T are N / T of it.
#[must_use]
pub(crate) fn percent_factor(instrument: &Instrument, parent: CriterionIx) -> Exact {
    let criterion = &instrument.criteria[parent];
    if criterion.children.iter().any(|&child| instrument.criteria[child].points.is_some()) {
        return &Exact::HUNDRED / &instrument.top;
    }
    match (criterion.weights, &criterion.weight) {
        (WeightConvention::Root, Some(weight)) if !weight.is_zero() => &Exact::HUNDRED / weight,
        (WeightConvention::Equal, _) => {
            // All of them, also those that do not apply: under `sum` nothing is carried.
            &Exact::HUNDRED / &Exact::int(i64::try_from(criterion.children.len().max(1)).unwrap_or(1))
        }
        _ => Exact::ONE,
    }
}

/// The least number that makes all values whole.
fn common_divisor<'a>(values: impl Iterator<Item = &'a Exact>) -> Exact {
    let divisor = values.fold(BigInt::from(1), |lcm, value| lcm.lcm(value.to_big().denom()));
    Exact::from_big(divisor.into()).reduced()
}
