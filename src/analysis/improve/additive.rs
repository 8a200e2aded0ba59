//! Where gains of single answers add up, sums take the place of rescoring and most combinations need no look.

use std::cmp::Ordering;

use crate::analysis::explain::Explanation;
use crate::analysis::improve::gains::Climb;
use crate::analysis::improve::gains::over_one_denominator;
use crate::analysis::improve::options::RaiseOptions;
use crate::exact::{Exact, Rounding};
use crate::rules::Instrument;
use crate::rules::instrument::Basis;

/// What each candidate can add to the total.
pub(crate) struct AdditiveGains {
    /// The total now.
    total: Exact,
    /// Points of the total that each level of a candidate adds.
    gains: Vec<Climb>,
    /// Points of the total for a raise over the whole scale.
    yields: Vec<Exact>,
    /// Points that must at least be gained (a little less where rounding helps).
    needed: Exact,
    /// The least total that reaches the class; `None`: the classes must be asked each time.
    least: Option<Exact>,
    /// `best[from][n]`: the most that n candidates from that place on can add together.
    best: Vec<Vec<Exact>>,
    /// Places of the candidates by their yield, the greatest first.
    order: Vec<usize>,
    /// The candidate before that is the same in everything but its name.
    twins: Vec<Option<usize>>,
}

impl AdditiveGains {
    /// `None` where a candidate has no part in the total. All numbers stand over one denominator, see
    /// [`over_one_denominator`].
    #[must_use]
    pub(crate) fn new(
        instrument: &Instrument,
        explanation: &Explanation,
        candidates: &[RaiseOptions],
        target: usize,
    ) -> Option<Self> {
        let total = explanation.score.total()?.clone();
        let multiplier =
            |c: &RaiseOptions| Some(explanation.criteria[c.criterion].effective.as_ref()? / &Exact::HUNDRED);
        let multipliers: Vec<Exact> = candidates.iter().map(multiplier).collect::<Option<_>>()?;
        let pairs = || candidates.iter().zip(&multipliers);
        let yields = pairs().map(|(c, m)| (&c.width * m).reduced()).collect();
        let gains = pairs().map(|(c, m)| Climb::new(c, m)).collect();
        let bound = instrument.classes[target].bound.as_ref()?;
        let unit = match instrument.classify {
            Basis::Exact => Exact::ZERO,
            Basis::Rounded if instrument.rounding == Rounding::Truncate => Exact::ZERO,
            Basis::Rounded => (0..instrument.decimals).fold(Exact::ONE, |unit, _| &unit / &Exact::int(10)),
        };
        // Rounding lends half a unit at most.
        let needed = &(&bound.value - &total) - &(&unit / &Exact::int(2));
        let mut linear =
            Self { total, gains, yields, needed, least: None, best: Vec::new(), order: Vec::new(), twins: Vec::new() };
        linear.share_a_denominator();
        linear.best = best_sums(&linear.gains);
        linear.least = linear.least(&|total| reaches(instrument, target, total));
        linear.order = linear.by_yield();
        linear.twins = twins(candidates, &linear.yields);
        Some(linear)
    }

    fn share_a_denominator(&mut self) {
        let mut numbers = vec![&mut self.total, &mut self.needed];
        numbers.extend(self.yields.iter_mut());
        numbers.extend(self.gains.iter_mut().flat_map(Climb::numbers));
        over_one_denominator(&mut numbers);
    }

    /// The least total over the common denominator that `reaches`, found by halving between the total now, which does
    /// not, and the highest there can be; where not even that one does, the next one behind it.
    fn least(&self, reaches: &dyn Fn(&Exact) -> bool) -> Option<Exact> {
        let (mut below, denominator) = self.total.parts()?;
        let all: Exact = self.gains.iter().map(Climb::most).sum();
        let (highest, same) = (&self.total + &all).parts()?;
        if same != denominator || reaches(&self.total) {
            return None;
        }
        let mut least = highest.checked_add(1)?;
        while least - below > 1 {
            let middle = below + (least - below) / 2;
            if reaches(&Exact::ratio(middle, denominator)) { least = middle } else { below = middle }
        }
        Some(Exact::ratio(least, denominator))
    }

    fn by_yield(&self) -> Vec<usize> {
        let mut sorted: Vec<usize> = (0..self.yields.len()).collect();
        sorted.sort_by(|&a, &b| self.yields[b].cmp(&self.yields[a]));
        let mut order = vec![0; sorted.len()];
        for (place, at) in sorted.into_iter().enumerate() {
            order[at] = place;
        }
        order
    }

    /// Whether the class is reached with these answers.
    #[must_use]
    pub(crate) fn reaches(&self, instrument: &Instrument, target: usize, picks: &[(usize, usize)]) -> bool {
        let total = picks.iter().fold(self.total.clone(), |sum, &(at, level)| &sum + &self.gains[at].at(level));
        match &self.least {
            Some(least) => total >= *least,
            None => reaches(instrument, target, &total),
        }
    }

    /// Points that must at least be gained, before anything is chosen.
    #[must_use]
    pub(crate) const fn needed(&self) -> &Exact {
        &self.needed
    }

    /// What is missing once a candidate brings all it can.
    #[must_use]
    pub(crate) fn without(&self, missing: &Exact, at: usize) -> Exact {
        missing - self.gains[at].most()
    }

    /// Whether `more` candidates from a place on could still bring what is missing.
    #[must_use]
    pub(crate) fn can_reach(&self, missing: &Exact, from: usize, more: usize) -> bool {
        self.best[from].get(more).is_some_and(|further| further >= missing)
    }

    /// How a raise compares with the one that no choice of levels of these candidates can stay under where it is to
    /// reach the class: the whole raise of those that yield most, then the part of the next one that is still missing.
    #[must_use]
    pub(crate) fn against_least(&self, raises: &[Climb], chosen: &[usize], raise: &Exact) -> Ordering {
        let mut order: Vec<usize> = chosen.to_vec();
        order.sort_unstable_by_key(|&at| self.order[at]);
        let (mut missing, mut spent) = (self.needed.clone(), Exact::ZERO);
        for at in order {
            if missing.is_zero() || missing.is_negative() || self.yields[at].is_zero() {
                break;
            }
            let most = self.gains[at].most();
            if *most >= missing {
                // raise - spent against missing / yield, without the division.
                return (&(raise - &spent) * &self.yields[at]).cmp(&missing);
            }
            missing = &missing - most;
            spent = &spent + raises[at].most();
        }
        raise.cmp(&spent)
    }

    /// Whether no other levels of these candidates can reach the class with a smaller raise than this one: all raises
    /// lie whole steps apart, and a step less is too little (see [`Self::against_least`]).
    #[must_use]
    pub(crate) fn is_least(
        &self,
        candidates: &[RaiseOptions],
        raises: &[Climb],
        chosen: &[usize],
        raise: &Exact,
    ) -> bool {
        let mut steps = chosen.iter().map(|&at| candidates[at].step());
        let Some(Some(step)) = steps.next() else { return false };
        steps.all(|other| other.as_ref() == Some(&step))
            && self.against_least(raises, chosen, &(raise - &step)) == Ordering::Less
    }

    /// Points of the total that a raise over the whole scale of a candidate brings.
    #[must_use]
    pub(crate) fn yields(&self, at: usize) -> &Exact {
        &self.yields[at]
    }

    /// Whether a candidate may be taken next: one that is the same as an earlier one only after that.
    #[must_use]
    pub(crate) fn is_next(&self, chosen: &[usize], at: usize) -> bool {
        self.twins[at].is_none_or(|twin| chosen.contains(&twin))
    }
}

/// Whether a total lies in the target class or a better one.
fn reaches(instrument: &Instrument, target: usize, total: &Exact) -> bool {
    let class = instrument.class_of(&instrument.on_basis(total, instrument.classify));
    class.is_some_and(|class| class <= target)
}

/// For every place: 0, the most that one candidate from there on adds, the most that two add together, ...
fn best_sums(gains: &[Climb]) -> Vec<Vec<Exact>> {
    let mut sorted: Vec<&Exact> = Vec::with_capacity(gains.len());
    let mut best = vec![vec![Exact::ZERO]];
    for gain in gains.iter().rev().map(Climb::most) {
        sorted.insert(sorted.partition_point(|other| *other >= gain), gain);
        let mut sums = Vec::with_capacity(sorted.len() + 1);
        sums.push(Exact::ZERO);
        for (at, gain) in sorted.iter().enumerate() {
            let next = &sums[at] + gain;
            sums.push(next);
        }
        best.push(sums);
    }
    best.reverse();
    best
}

fn twins(candidates: &[RaiseOptions], yields: &[Exact]) -> Vec<Option<usize>> {
    let same = |a: usize, b: usize| {
        let (x, y) = (&candidates[a], &candidates[b]);
        yields[a] == yields[b] && x.now == y.now && x.width == y.width && x.factor == y.factor && x.ladder == y.ladder
    };
    (0..candidates.len()).map(|at| (0..at).rev().find(|&before| same(before, at))).collect()
}

#[cfg(test)]
mod tests;
