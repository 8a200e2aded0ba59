//! Dot product for an agency whose answers are one adopted row of one assessor: no means to take, and 64-bit sums of
//! products suffice.

use crate::answers::AnswerRow;
use crate::answers::Hundredths;
use crate::answers::PackedAnswer;
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::fast::steps::FastStep;
use crate::scoring::fast::steps::Sums;

// What fits for the one, fits for the other.
const _: () = assert!(PackedAnswer::MOST > Hundredths::MOST as i64, "the numbers of entries are the larger ones");

/// The compiled dot product.
#[derive(Debug)]
pub(super) struct DotProduct {
    dots: Vec<Dot>,
    /// The steps of branches, children before their parents, the total last.
    branches: Vec<usize>,
    leaves: usize,
}

/// A run of consecutive leaves with one parent.
#[derive(Debug)]
struct Dot {
    parent: CriterionIx,
    first: CriterionIx,
    /// Factor of each leaf, in the unit of its parent.
    adds: Vec<i64>,
    /// Its step.
    steps: Vec<usize>,
}

impl DotProduct {
    /// Compiles a combination; `None`: a leaf is shared, or 64 bits may overflow.
    pub(crate) fn of(steps: &[FastStep]) -> Option<Self> {
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
        let fit = |dot| largest(dot).and_then(|sum| sum.checked_mul(PackedAnswer::MOST)).is_some();
        dots.iter().all(fit).then_some(Self { dots, branches, leaves })
    }

    /// Sums up all branches of an agency from its row. `steps`: of all criteria that apply; `criteria`: their number.
    /// `false`: use the general sum over cells. Scores of leaves are not computed.
    pub(crate) fn run(&self, steps: &[FastStep], criteria: usize, answers: AnswerRow<'_>, sums: &mut Sums) -> bool {
        match answers {
            AnswerRow::Short(answers) => {
                let read = |answer: Hundredths| (answer.number_or_zero().into(), answer.is_number());
                self.run_by(steps, criteria, answers, Hundredths::MILLIONTHS, read, sums)
            }
            AnswerRow::Long(answers) => {
                let read = |answer: PackedAnswer| (answer.number_or_zero().into(), answer.is_number());
                self.run_by(steps, criteria, answers, 1, read, sums)
            }
        }
    }

    /// The same with an accessor: `read` gives an answer's number, in units of so many millionths (0 where it is none),
    /// and whether it is a number.
    #[inline(always)]
    fn run_by<T: Copy>(
        &self,
        steps: &[FastStep],
        criteria: usize,
        answers: &[T],
        unit: i64,
        read: impl Fn(T) -> (i64, bool),
        sums: &mut Sums,
    ) -> bool {
        let is_number = |answer: &T| read(*answer).1;
        if self.branches.iter().any(|&at| is_number(&answers[steps[at].ix])) {
            return false;
        }
        sums.numerators.clear();
        sums.numerators.resize(criteria, 0);
        (sums.unanswered, sums.counts, sums.parts) = (0, 0, 1);
        sums.cells.clear();
        let mut answered = self.leaves;
        for dot in &self.dots {
            let row = &answers[dot.first..][..dot.adds.len()];
            let (mut sum, mut all) = (0, true);
            for (answer, adds) in row.iter().zip(&dot.adds) {
                let (number, is_number) = read(*answer);
                sum += number * adds;
                all &= is_number;
            }
            sums.numerators[dot.parent] += i128::from(sum) * i128::from(unit);
            if all {
                continue;
            }
            for (_, &at) in row.iter().zip(&dot.steps).filter(|(answer, _)| !is_number(answer)) {
                let FastStep { weight, leaf: Some(leaf), .. } = &steps[at] else { return false };
                let Some(blank) = leaf.blank else { return false };
                sums.numerators[dot.parent] += weight * blank;
                sums.unanswered += leaf.asked;
                answered -= 1;
            }
        }
        for step in self.branches.iter().map(|&at| &steps[at]).filter(|step| step.ix != TOTAL) {
            sums.numerators[step.parent] += step.weight * sums.numerators[step.ix];
        }
        answered > 0
    }
}
