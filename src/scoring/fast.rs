//! Fast path of scoring: where no rule depends on the answers, every score is a fixed linear combination of means.
//!
//! That holds under rules without gates, caps, scales of branches and rounding on the way, for an agency of which every
//! criterion that applies is answered (or blank where a blank counts as a number): then the effective weights are the
//! same for all agencies of a group. They are computed here once, as integers; an agency is then a dot product.
//! Anything else takes the slow path, [`crate::scoring::tree`]; a test compares the two.

use crate::scoring::fast::steps::FastStep;
use crate::scoring::fast::steps::Leaf;
use crate::scoring::fast::steps::MOST_PARTS;
use crate::scoring::fast::steps::Sums;
use num_integer::Integer;

use crate::answers::AnswerStore;
use crate::answers::MILLION;
use crate::answers::Tallied;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::rules::instrument::{Assessors, Combine, CountsAs, Criterion, RoundAt};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::board::CriterionScore;
use crate::scoring::board::State;
use crate::scoring::board::UnroundedScore;
use crate::scoring::fast::dot_product::DotProduct;
use crate::scoring::plan::Plan;
/// Upper bound on the sum of a cell, in millionths.
const MOST_SUM: i128 = 1 << 40;
/// Limit on intermediate results, well below overflow of `i128`.
const MOST: i128 = 1 << 120;

/// The linear combination of one group.
#[derive(Debug)]
pub(crate) struct FastScorer {
    /// Children before their parents, the total last.
    steps: Vec<FastStep>,
    /// What the numerator of each criterion is counted in, next to millionths and counts of assessors.
    divisors: Vec<i128>,
    /// Whether each criterion applies, and all above it.
    applies: Vec<bool>,
    /// The step of each criterion that applies.
    places: Vec<usize>,
    /// Upper bound on the numerator of any criterion.
    bounds: Vec<i128>,
    /// The sum of the leaves' `asked`.
    asked: i128,
    dots: Option<DotProduct>,
}

impl FastScorer {
    /// Compiles the combination of a group; `None`: its rules depend on the answers, use the slow path.
    #[must_use]
    pub(crate) fn new(instrument: &Instrument, plan: &Plan) -> Option<Self> {
        let count = instrument.criteria.len();
        let plain = instrument.caps.is_empty() && instrument.round_at == RoundAt::Total;
        if !plain || !instrument.criteria.iter().all(is_plain) {
            return None;
        }
        let mut linear = Self {
            steps: Vec::with_capacity(count),
            divisors: vec![1; count],
            applies: vec![false; count],
            places: vec![0; count],
            bounds: vec![0; count],
            asked: 0,
            dots: None,
        };
        linear.add(instrument, plan, TOTAL)?;
        linear.settle()?;
        linear.weigh_coverage()?;
        linear.dots = DotProduct::of(&linear.steps);
        Some(linear)
    }

    /// Adds a criterion and all below it. `None`: nothing below it counts, or the numbers are too large.
    fn add(&mut self, instrument: &Instrument, plan: &Plan, ix: CriterionIx) -> Option<()> {
        let criterion = &instrument.criteria[ix];
        let parent = criterion.parent.unwrap_or(TOTAL);
        let (weight, shared) = (1, criterion.shared);
        self.applies[ix] = true;
        if criterion.is_leaf() {
            let leaf = self.leaf(instrument, criterion, ix)?;
            self.steps.push(FastStep { ix, parent, weight, shared, leaf: Some(leaf) });
            return Some(());
        }
        let mut children = Vec::with_capacity(criterion.children.len());
        let own = if plan.by_points[ix] { &plan.points } else { &plan.shares };
        let (mut whole, mut divisor) = (0_i128, 1_i128);
        for &child in criterion.children.iter().filter(|&&child| plan.applies[child]) {
            self.add(instrument, plan, child)?;
            let weight = integer(&own[child])?;
            whole = whole.checked_add(weight)?;
            divisor = checked_lcm(divisor, self.divisors[child])?;
            children.push((self.steps.len() - 1, weight));
        }
        if whole == 0 {
            return None;
        }
        for (at, weight) in children {
            let step = &mut self.steps[at];
            step.weight = weight.checked_mul(divisor / self.divisors[step.ix])?;
            self.bounds[ix] = self.bounds[ix].checked_add(self.bounds[step.ix].checked_mul(step.weight)?)?;
        }
        self.divisors[ix] = whole.checked_mul(divisor)?;
        if self.bounds[ix] > MOST || self.divisors[ix] > MOST / MOST_PARTS / i128::from(MILLION) {
            return None;
        }
        self.steps.push(FastStep { ix, parent, weight, shared, leaf: None });
        Some(())
    }

    fn leaf(&mut self, instrument: &Instrument, criterion: &Criterion, ix: CriterionIx) -> Option<Leaf> {
        let (above, below) = criterion.factor(instrument).reduced().parts()?;
        let blank = match &criterion.blank {
            Some(CountsAs::Score(score)) if !criterion.shared => Some(score.reduced().parts()?),
            _ => None,
        };
        let divisor = checked_lcm(below, blank.map_or(1, |(_, below)| below))?;
        self.divisors[ix] = divisor;
        let factor = above.checked_mul(divisor / below)?;
        let blank = match blank {
            Some((above, below)) => Some(above.checked_mul(divisor / below)?.checked_mul(MILLION.into())?),
            None => None,
        };
        let largest = factor.checked_mul(MOST_SUM)?.abs().max(blank.unwrap_or(0).checked_abs()?);
        self.bounds[ix] = largest.checked_mul(MOST_PARTS)?;
        Some(Leaf { factor, adds: 0, blank, asked: 0 })
    }

    /// What follows from the weights of the steps, once all are known.
    fn settle(&mut self) -> Option<()> {
        for (place, step) in self.steps.iter_mut().enumerate() {
            self.places[step.ix] = place;
            if let Some(leaf) = &mut step.leaf {
                leaf.adds = i64::try_from(leaf.factor.checked_mul(step.weight)?).ok()?;
            }
        }
        Some(())
    }

    /// Multiplies weights down the tree: what a leaf weighs in the total.
    fn weigh_coverage(&mut self) -> Option<()> {
        let mut reach = vec![1_i128; self.divisors.len()];
        for step in self.steps.iter_mut().rev() {
            let above = if step.ix == TOTAL { 1 } else { reach[step.parent] };
            reach[step.ix] = above.checked_mul(step.weight)?;
            if let (Some(leaf), false) = (&mut step.leaf, step.shared) {
                leaf.asked = reach[step.ix].checked_mul(self.divisors[step.ix])?;
                self.asked = self.asked.checked_add(leaf.asked)?;
            }
        }
        let leaves = || self.steps.iter().filter_map(|step| step.leaf.as_ref());
        let whole = leaves().fold(0, |whole, leaf| leaf.asked.gcd(&whole));
        if whole > 1 {
            self.asked /= whole;
            self.steps.iter_mut().filter_map(|step| step.leaf.as_mut()).for_each(|leaf| leaf.asked /= whole);
        }
        Some(())
    }

    /// Sums up an agency (without `leaves`: branches only); `false`: use the slow path.
    #[must_use]
    pub(crate) fn sum(&self, store: &AnswerStore, agency: usize, leaves: bool, sums: &mut Sums) -> bool {
        if let (false, Some(dots), Some(answers)) = (leaves, &self.dots, store.of(Subject::Agency(agency)).answers())
            && dots.run(&self.steps, self.divisors.len(), answers, sums)
        {
            return true;
        }
        let plain = self.collect(store, agency, sums) && sums.find_parts();
        if plain {
            self.combine(sums);
        }
        plain
    }

    /// Copies the agency's cells; `false`: one is no packed sum, or nothing is answered; use the slow path.
    fn collect(&self, store: &AnswerStore, agency: usize, sums: &mut Sums) -> bool {
        sums.cells.clear();
        let (mut counts, mut answered) = (1, false);
        let (own, shared) = (store.of(Subject::Agency(agency)), store.of(Subject::Everybody));
        for step in &self.steps {
            let row = if step.shared { shared } else { own };
            let cell = match (row.tallied(step.ix), &step.leaf) {
                (Tallied::Sum { count, millionths }, Some(_)) => (count, millionths),
                (Tallied::Nothing, Some(Leaf { blank: Some(_), .. }) | None) => (0, 0),
                _ => return false,
            };
            counts |= 1 << cell.0;
            answered |= cell.0 > 0 && !step.shared;
            sums.cells.push(cell);
        }
        if sums.counts != counts {
            (sums.counts, sums.parts) = (counts, 0);
        }
        answered
    }

    /// Sums up, children before parents. Numerators are in parts of a millionth of the criterion's divisor.
    fn combine(&self, sums: &mut Sums) {
        sums.numerators.clear();
        sums.numerators.resize(self.divisors.len(), 0);
        sums.unanswered = 0;
        // What the children of one parent add, until those of another come.
        let (mut parent, mut added) = (TOTAL, 0);
        for (step, &(count, sum)) in self.steps.iter().zip(&sums.cells) {
            if step.parent != parent || step.leaf.is_none() {
                sums.numerators[parent] += added;
                (parent, added) = (step.parent, 0);
            }
            added += match &step.leaf {
                Some(leaf) if count > 0 => {
                    let adds = i128::from(sum) * i128::from(leaf.adds);
                    if sums.parts == 1 { adds } else { adds * i128::from(sums.times[count as usize]) }
                }
                Some(leaf) => {
                    sums.unanswered += leaf.asked;
                    step.weight * (leaf.blank.unwrap_or(0) * sums.parts)
                }
                None if step.ix == TOTAL => 0,
                None => step.weight * sums.numerators[step.ix],
            };
        }
        sums.numerators[parent] += added;
    }

    /// A criterion of the agency that was summed up last, as it stands on the scoreboard.
    #[must_use]
    pub(crate) fn shown(&self, instrument: &Instrument, sums: &Sums, ix: CriterionIx) -> CriterionScore {
        if self.applies[ix] { CriterionScore::Scored(self.value(sums, ix)) } else { self.left_out(instrument, ix) }
    }

    /// How a criterion takes part, of whatever agency is summed up.
    #[must_use]
    pub(crate) fn state(&self, instrument: &Instrument, ix: CriterionIx) -> State {
        if self.applies[ix] { State::Scored } else { self.left_out(instrument, ix).state() }
    }

    /// A criterion that does not apply.
    fn left_out(&self, instrument: &Instrument, ix: CriterionIx) -> CriterionScore {
        let above = instrument.criteria[ix].parent.is_none_or(|parent| self.applies[parent]);
        if above { CriterionScore::Excluded } else { CriterionScore::Unscored }
    }

    /// The score of a criterion that applies; of a leaf only after a sum with leaves.
    #[must_use]
    pub(crate) fn value(&self, sums: &Sums, ix: CriterionIx) -> UnroundedScore {
        let place = self.places[ix];
        let leaf = self.steps[place].leaf.as_ref().map(|leaf| (leaf, sums.cells[place]));
        let numerator = match leaf {
            None => sums.numerators[ix],
            Some((leaf, (0, _))) => leaf.blank.unwrap_or(0) * sums.parts,
            Some((leaf, (count, sum))) => leaf.factor * i128::from(sum) * i128::from(sums.times[count as usize]),
        };
        // Not reduced: output reduces fractions where it prints them, and most are only rounded.
        let divisor = self.divisors[ix] * i128::from(MILLION) * sums.parts;
        UnroundedScore { exact: Exact::ratio(numerator, divisor), approximate: false }
    }

    /// Its answered weight over its asked weight.
    #[must_use]
    pub(crate) fn coverage(&self, sums: &Sums) -> Exact {
        if sums.unanswered == 0 || self.asked == 0 {
            return Exact::ONE;
        }
        Exact::ratio(self.asked - sums.unanswered, self.asked)
    }
}

/// Whether a criterion's score is a mean of what is below it, whatever the answers.
fn is_plain(criterion: &Criterion) -> bool {
    let plain =
        criterion.gate.is_none() && criterion.min_coverage.is_none() && criterion.states.assessors == Assessors::Mean;
    let branch = criterion.is_leaf()
        || criterion.scale.is_none()
            && criterion.blank.is_none()
            && matches!(criterion.combine, Combine::WeightedMean | Combine::Points);
    plain && branch
}

fn integer(value: &Exact) -> Option<i128> {
    match value.reduced().parts() {
        Some((value, 1)) if value >= 0 => Some(value),
        _ => None,
    }
}

fn checked_lcm(a: i128, b: i128) -> Option<i128> {
    (a / a.gcd(&b)).checked_mul(b)
}

mod dot_product;
pub(super) mod steps;
#[cfg(test)]
mod tests;
