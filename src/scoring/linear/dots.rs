//! The combination where all answers of an agency are those of one assessor, in one row: no means are to be taken, and
//! sums of products in 64 bits suffice.

use super::{Linear, Step, Sums};
use crate::assessments::Hundredths;
use crate::rules::{CriterionIx, TOTAL};

/// Everything that is summed up.
#[derive(Debug)]
pub(super) struct Dots {
    dots: Vec<Dot>,
    /// The steps of branches, children before their parents, the total last.
    branches: Vec<usize>,
    leaves: usize,
}

/// Leaves of one parent that follow one another.
#[derive(Debug)]
struct Dot {
    parent: CriterionIx,
    first: CriterionIx,
    /// What each is multiplied by to be what it adds to its parent.
    adds: Vec<i64>,
    /// Its step.
    steps: Vec<usize>,
}

impl Dots {
    /// The sums of a combination; `None` where a leaf is shared, or numbers may be too large.
    pub fn of(steps: &[Step]) -> Option<Self> {
        let mut dots: Vec<Dot> = Vec::new();
        let mut branches = Vec::new();
        let mut leaves = 0;
        for (at, step) in steps.iter().enumerate() {
            let Some(leaf) = &step.leaf else {
                branches.push(at);
                continue;
            };
            if step.shared {
                return None;
            }
            leaves += 1;
            match dots.last_mut().filter(|dot| dot.parent == step.parent && dot.first + dot.adds.len() == step.ix) {
                Some(dot) => {
                    dot.adds.push(leaf.adds);
                    dot.steps.push(at);
                }
                None => {
                    dots.push(Dot { parent: step.parent, first: step.ix, adds: vec![leaf.adds], steps: vec![at] });
                }
            }
        }
        let largest = |dot: &Dot| dot.adds.iter().try_fold(0, |sum: i64, adds| sum.checked_add(adds.checked_abs()?));
        let fit = |dot| largest(dot).and_then(|sum| sum.checked_mul(Hundredths::MOST.into())).is_some();
        dots.iter().all(fit).then_some(Self { dots, branches, leaves })
    }

    /// Works out all branches of an agency from its row; `false`: the cells have to be gone through. What leaves are
    /// worth is not told.
    pub fn run(&self, linear: &Linear, answers: &[Hundredths], sums: &mut Sums) -> bool {
        if self.branches.iter().any(|&at| answers[linear.steps[at].ix].is_number()) {
            return false;
        }
        sums.numerators.clear();
        sums.numerators.resize(linear.divisors.len(), 0);
        (sums.unanswered, sums.counts, sums.parts) = (0, 0, 1);
        sums.cells.clear();
        let mut answered = self.leaves;
        for dot in &self.dots {
            let row = &answers[dot.first..][..dot.adds.len()];
            let (mut sum, mut all) = (0, true);
            for (answer, adds) in row.iter().zip(&dot.adds) {
                sum += i64::from(answer.number_or_zero()) * adds;
                all &= answer.is_number();
            }
            sums.numerators[dot.parent] += i128::from(sum) * i128::from(Hundredths::MILLIONTHS);
            if all {
                continue;
            }
            for (_, &at) in row.iter().zip(&dot.steps).filter(|(answer, _)| !answer.is_number()) {
                let Step { weight, leaf: Some(leaf), .. } = &linear.steps[at] else { return false };
                let Some(blank) = leaf.blank else { return false };
                sums.numerators[dot.parent] += weight * blank;
                sums.unanswered += leaf.asked;
                answered -= 1;
            }
        }
        for step in self.branches.iter().map(|&at| &linear.steps[at]).filter(|step| step.ix != TOTAL) {
            sums.numerators[step.parent] += step.weight * sums.numerators[step.ix];
        }
        answered > 0
    }
}
