//! The combination where all answers of an agency are those of one assessor, in one row: no means are to be taken, and
//! sums of products in 64 bits suffice.

use super::{Linear, Step, Sums};
use crate::assessments::{Answers, Entry, Hundredths, MILLION};
use crate::rules::{CriterionIx, TOTAL};

/// An answer as it is packed.
trait Answer: Copy {
    /// Millionths of one unit of its numbers.
    const UNIT: i64;

    /// In units; 0 for a blank and for nothing.
    fn number_or_zero(self) -> i64;

    fn is_number(self) -> bool;
}

impl Answer for Hundredths {
    const UNIT: i64 = MILLION / 100;

    #[inline]
    fn number_or_zero(self) -> i64 {
        self.number_or_zero().into()
    }

    #[inline]
    fn is_number(self) -> bool {
        self.is_number()
    }
}

impl Answer for Entry {
    const UNIT: i64 = 1;

    #[inline]
    fn number_or_zero(self) -> i64 {
        self.number_or_zero().into()
    }

    #[inline]
    fn is_number(self) -> bool {
        self.is_number()
    }
}

// What fits for the one, fits for the other.
const _: () = assert!(Entry::MOST > Hundredths::MOST as i64, "the numbers of entries are the larger ones");

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
        let fit = |dot| largest(dot).and_then(|sum| sum.checked_mul(Entry::MOST)).is_some();
        dots.iter().all(fit).then_some(Self { dots, branches, leaves })
    }

    /// Works out all branches of an agency from its row; `false`: the cells have to be gone through. What leaves are
    /// worth is not told.
    pub fn run(&self, linear: &Linear, answers: Answers<'_>, sums: &mut Sums) -> bool {
        match answers {
            Answers::Short(answers) => self.run_by(linear, answers, sums),
            Answers::Long(answers) => self.run_by(linear, answers, sums),
        }
    }

    fn run_by<T: Answer>(&self, linear: &Linear, answers: &[T], sums: &mut Sums) -> bool {
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
                sum += answer.number_or_zero() * adds;
                all &= answer.is_number();
            }
            sums.numerators[dot.parent] += i128::from(sum) * i128::from(T::UNIT);
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
