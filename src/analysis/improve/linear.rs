//! Where gains of single answers add up, sums take the place of rescoring and most combinations need no look.

use super::levels::Candidate;
use crate::analysis::explain::Explanation;
use crate::exact::{Exact, Rounding};
use crate::rules::Instrument;
use crate::rules::instrument::Basis;

/// What each candidate can add to the total.
pub struct Linear {
    /// The total now.
    total: Exact,
    /// Multiplier of each candidate's score in the total.
    multipliers: Vec<Exact>,
    /// Points of the total for a raise over the whole scale.
    yields: Vec<Exact>,
    /// The most that each candidate can add.
    most: Vec<Exact>,
    /// Points that must at least be gained (a little less where rounding helps).
    needed: Exact,
    /// `best[from][n]`: the most that n candidates from that place on can add together.
    best: Vec<Vec<Exact>>,
    /// The candidate before that is the same in everything but its name.
    twins: Vec<Option<usize>>,
}

impl Linear {
    /// `None` where a candidate has no part in the total.
    #[must_use]
    pub fn new(
        instrument: &Instrument,
        explanation: &Explanation,
        candidates: &[Candidate],
        target: usize,
    ) -> Option<Self> {
        let total = explanation.score.total.as_ref()?.exact.clone();
        let multiplier = |c: &Candidate| Some(explanation.criteria[c.criterion].effective.as_ref()? / &Exact::HUNDRED);
        let multipliers: Vec<Exact> = candidates.iter().map(multiplier).collect::<Option<_>>()?;
        let pairs = || candidates.iter().zip(&multipliers);
        let yields = pairs().map(|(c, m)| (&c.width * m).reduced()).collect();
        let most: Vec<Exact> = pairs().map(|(c, m)| (&c.gain(c.len() - 1) * m).reduced()).collect();
        let bound = instrument.classes[target].bound.as_ref()?;
        let unit = match instrument.classify {
            Basis::Exact => Exact::ZERO,
            Basis::Rounded if instrument.rounding == Rounding::Truncate => Exact::ZERO,
            Basis::Rounded => (0..instrument.decimals).fold(Exact::ONE, |unit, _| &unit / &Exact::int(10)),
        };
        // Rounding lends half a unit at most.
        let needed = &(&bound.value - &total) - &(&unit / &Exact::int(2));
        let best = (0..=candidates.len()).map(|from| running_sums(&most[from..])).collect();
        let twins = twins(candidates, &multipliers);
        Some(Self { total, multipliers, yields, most, needed, best, twins })
    }

    /// The total with these answers.
    #[must_use]
    pub fn total(&self, candidates: &[Candidate], picks: &[(usize, usize)]) -> Exact {
        picks
            .iter()
            .fold(self.total.clone(), |sum, &(at, level)| &sum + &(&candidates[at].gain(level) * &self.multipliers[at]))
    }

    /// Whether `more` further candidates from a place on could still bring what is needed.
    #[must_use]
    pub fn can_reach(&self, chosen: &[usize], from: usize, more: usize) -> bool {
        let Some(further) = self.best[from].get(more) else { return false };
        let sum: Exact = chosen.iter().map(|&at| &self.most[at]).sum();
        &sum + further >= self.needed
    }

    /// A raise that no choice of levels of these candidates can stay under.
    #[must_use]
    pub fn least_raise(&self, candidates: &[Candidate], chosen: &[usize]) -> Exact {
        let mut order = chosen.to_vec();
        order.sort_by(|&a, &b| self.yields[b].cmp(&self.yields[a]));
        let (mut missing, mut raise) = (self.needed.clone(), Exact::ZERO);
        for at in order {
            if missing.is_zero() || missing.is_negative() || self.yields[at].is_zero() {
                break;
            }
            let whole = candidates[at].raise(candidates[at].len() - 1);
            let wanted = &missing / &self.yields[at];
            let part = Exact::min(&whole, &wanted).clone();
            missing = (&missing - &(&part * &self.yields[at])).reduced();
            raise = (&raise + &part).reduced();
        }
        raise
    }

    /// Whether no other levels of these candidates can reach the class with a smaller raise than this one: all raises
    /// lie whole steps apart, and less than a step is above [`Self::least_raise`].
    #[must_use]
    pub fn is_least(&self, candidates: &[Candidate], chosen: &[usize], raise: &Exact) -> bool {
        let mut steps = chosen.iter().map(|&at| candidates[at].step());
        let Some(Some(step)) = steps.next() else { return false };
        steps.all(|other| other.as_ref() == Some(&step)) && raise - &self.least_raise(candidates, chosen) < step
    }

    /// Points of the total that a raise over the whole scale of a candidate brings.
    #[must_use]
    pub fn yields(&self, at: usize) -> &Exact {
        &self.yields[at]
    }

    /// Whether a candidate may be taken next: one that is the same as an earlier one only after that.
    #[must_use]
    pub fn is_next(&self, chosen: &[usize], at: usize) -> bool {
        self.twins[at].is_none_or(|twin| chosen.contains(&twin))
    }
}

/// 0, the largest, the two largest together, ...
fn running_sums(values: &[Exact]) -> Vec<Exact> {
    let mut sorted: Vec<&Exact> = values.iter().collect();
    sorted.sort_by(|a, b| b.cmp(a));
    let mut sums = vec![Exact::ZERO];
    for value in sorted {
        let next = (&sums[sums.len() - 1] + value).reduced();
        sums.push(next);
    }
    sums
}

fn twins(candidates: &[Candidate], multipliers: &[Exact]) -> Vec<Option<usize>> {
    let same = |a: usize, b: usize| {
        let (x, y) = (&candidates[a], &candidates[b]);
        multipliers[a] == multipliers[b]
            && x.now == y.now
            && x.width == y.width
            && x.factor == y.factor
            && x.ladder == y.ladder
    };
    (0..candidates.len()).map(|at| (0..at).rev().find(|&before| same(before, at))).collect()
}
