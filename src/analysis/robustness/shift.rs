//! The smallest change of weights that matters: points moved from one criterion to a sibling until two neighbours are
//! level, or an agency reaches the bound of another class.
//!
//! Exact, where everything above the two criteria is a weighted mean: moving d percent of a parent's weight from i to j
//! changes what its children make by d (x_j - x_i) / 100, and the total by that times the parent's share. So the pair of
//! siblings that needs least is the one with the largest difference, whatever the level; it cannot give more than the
//! weight it has. Rounding of the total is taken into account at class bounds; neighbours are level before rounding.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::answers::Assessments;
use crate::exact::{Exact, Rounding};
use crate::rules::instrument::{Basis, Combine, RoundAt, Within};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::plan::Plan;
use crate::scoring::{AgencyScore, Scoreboard};

/// Points of weight that move from one criterion to a sibling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WeightShift {
    pub from: CriterionIx,
    pub to: CriterionIx,
    /// Percent of the parent's weight.
    pub points: Exact,
}

/// What the shift brings about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShiftTo {
    /// The agency ranked next below, by index.
    Neighbour(usize),
    /// The class of this index.
    Class(usize),
}

/// How far one agency is from a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NearestShift {
    /// Index in the assessments.
    pub agency: usize,
    pub to: ShiftTo,
    /// `None`: no shift between two siblings does it.
    pub shift: Option<WeightShift>,
}

/// Whether shifts can be told: weighted means all the way, nothing rounded on the way, no gate, cap or scale on a branch.
#[must_use]
pub(crate) fn is_linear(instrument: &Instrument) -> bool {
    let plain = |c: &crate::rules::instrument::Criterion| {
        c.gate.is_none() && (c.is_leaf() || c.scale.is_none() && c.combine == Combine::WeightedMean)
    };
    instrument.round_at == RoundAt::Total && instrument.caps.is_empty() && instrument.criteria.iter().all(plain)
}

/// For each agency the shift that makes it level with the next one ranked below it, and those to the classes next to its
/// own; nothing where [`is_linear`] says no. `board` holds every criterion.
#[must_use]
pub(crate) fn nearest(instrument: &Instrument, assessments: &Assessments, board: &Scoreboard) -> Vec<NearestShift> {
    if !is_linear(instrument) {
        return Vec::new();
    }
    let scored: Vec<&AgencyScore> = board.agencies.iter().filter(|score| score.is_scored()).collect();
    let group = |score: &AgencyScore| assessments.agencies[score.agency()].group.as_deref();
    let over_all = instrument.ranking.within == Within::All;
    let mut plans: BTreeMap<Option<&str>, Plan> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, score) in scored.iter().enumerate() {
        let plan = &*plans.entry(group(score)).or_insert_with(|| Plan::new(instrument, group(score)));
        let seek = Seek { instrument, board, plan };
        let next = scored.get(at + 1).filter(|next| over_all || group(next) == group(score));
        if let Some(next) = next {
            let to = ShiftTo::Neighbour(next.agency());
            found.push(NearestShift { agency: score.agency(), to, shift: seek.level(score, next) });
        }
        for class in seek.neighbouring_classes(score) {
            let shift = seek.class(score, class);
            found.push(NearestShift { agency: score.agency(), to: ShiftTo::Class(class), shift });
        }
    }
    found
}

struct Seek<'s> {
    instrument: &'s Instrument,
    board: &'s Scoreboard,
    plan: &'s Plan,
}

impl Seek<'_> {
    fn level(&self, above: &AgencyScore, below: &AgencyScore) -> Option<WeightShift> {
        let gap = above.total()? - below.total()?;
        let difference = |ix: CriterionIx| Some(&self.value(above, ix)? - &self.value(below, ix)?);
        self.least(&-&gap, &difference)
    }

    /// The classes above and below an agency's own.
    fn neighbouring_classes(&self, score: &AgencyScore) -> Vec<usize> {
        let Some(own) = score.class() else { return Vec::new() };
        [own.checked_sub(1), Some(own + 1)]
            .into_iter()
            .flatten()
            .filter(|&c| c < self.instrument.classes.len())
            .collect()
    }

    fn class(&self, score: &AgencyScore, class: usize) -> Option<WeightShift> {
        let own = score.class()?;
        let bound = self.instrument.classes[class.min(own)].bound.as_ref()?;
        let target = self.before_rounding(&bound.value);
        self.least(&(&target - score.total()?), &|ix| self.value(score, ix))
    }

    /// The total from which the printed one reaches a bound.
    fn before_rounding(&self, bound: &Exact) -> Exact {
        let unit = &Exact::ONE / &(0..self.instrument.decimals).fold(Exact::ONE, |ten, _| &ten * &Exact::int(10));
        let on_grid = (bound / &unit).is_integer();
        match (self.instrument.classify, self.instrument.rounding) {
            (Basis::Rounded, Rounding::HalfUp | Rounding::HalfEven) if on_grid => bound - &(&unit / &Exact::int(2)),
            _ => bound.clone(),
        }
    }

    fn value(&self, score: &AgencyScore, ix: CriterionIx) -> Option<Exact> {
        self.board.criterion(score, ix)?.value().map(|value| value.exact.clone())
    }

    /// The smallest shift that changes the total (or a difference of totals) by `wanted`, where moving weight from i to j
    /// changes it by `of(j) - of(i)` per whole weight of their parent.
    fn least(&self, wanted: &Exact, of: &dyn Fn(CriterionIx) -> Option<Exact>) -> Option<WeightShift> {
        let parents = (0..self.instrument.criteria.len()).filter(|&ix| !self.instrument.criteria[ix].is_leaf());
        parents.filter_map(|parent| self.least_below(parent, wanted, of)).min_by(|a, b| {
            let points = self.of_total(a).cmp(&self.of_total(b));
            if points == Ordering::Equal { (a.from, a.to).cmp(&(b.from, b.to)) } else { points }
        })
    }

    /// Points of a shift as percent of the total weight.
    fn of_total(&self, shift: &WeightShift) -> Exact {
        let parent = self.instrument.criteria[shift.from].parent.unwrap_or(TOTAL);
        (&shift.points * &self.plan.percent_of_total(self.instrument, parent)).reduced()
    }

    fn least_below(
        &self,
        parent: CriterionIx,
        wanted: &Exact,
        of: &dyn Fn(CriterionIx) -> Option<Exact>,
    ) -> Option<WeightShift> {
        let share = self.plan.percent_of_total(self.instrument, parent);
        if share.is_zero() {
            return None;
        }
        let children = &self.instrument.criteria[parent].children;
        let counting: Option<Vec<(CriterionIx, Exact, Exact)>> = children
            .iter()
            .filter(|&&child| !self.instrument.criteria[child].share.is_zero())
            .map(|&child| Some((child, of(child)?, self.plan.percent_of_parent(self.instrument, child))))
            .collect();
        // Where a child is left out its siblings carry its weight: no plain shift.
        let counting = counting?;
        // The sibling that gains most by any shift is the highest, or the lowest where the total is to fall.
        let falls = wanted.is_negative();
        let (to, end, _) = counting.iter().reduce(|best, other| {
            let better = if falls { other.1 < best.1 } else { other.1 > best.1 };
            if better { other } else { best }
        })?;
        let mut best: Option<WeightShift> = None;
        for (from, start, weight) in &counting {
            let gain = end - start;
            if gain.is_zero() {
                continue;
            }
            // wanted = points / 100 x share / 100 x gain.
            let points = (&(wanted * &Exact::int(10_000)) / &(&share * &gain)).reduced();
            let smaller = best.as_ref().is_none_or(|best| points < best.points);
            if points <= *weight && smaller {
                best = Some(WeightShift { from: *from, to: *to, points });
            }
        }
        best
    }
}
