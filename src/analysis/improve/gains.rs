//! What each better answer of a candidate brings, in one measure: points of the total, or shares of its scale.
//!
//! A search adds up and compares such numbers some ten thousand times for one agency. So they are put over a common
//! denominator once; sums and comparisons then are those of whole numbers.

use num_integer::Integer;

use crate::analysis::improve::options::Ladder;
use crate::analysis::improve::options::RaiseOptions;
use crate::exact::Exact;

/// By how much each level of a candidate is above its present score, times a unit.
#[derive(Debug, Clone)]
pub(crate) enum Climb {
    List(Vec<Exact>),
    /// `first`, `first + step`, ... and last of all `last`, in so many values.
    Even {
        first: Exact,
        step: Exact,
        last: Exact,
        count: usize,
    },
}

impl Climb {
    /// In points of the range times `unit`.
    #[must_use]
    pub(crate) fn new(candidate: &RaiseOptions, unit: &Exact) -> Self {
        let gain = |level: usize| (&candidate.gain(level) * unit).reduced();
        match &candidate.ladder {
            Ladder::List(list) => Self::List((0..list.len()).map(gain).collect()),
            Ladder::Even { step, count, .. } => Self::Even {
                first: gain(0),
                step: (&(step * &candidate.factor) * unit).reduced(),
                last: gain(count - 1),
                count: *count,
            },
        }
    }

    /// As shares of the candidate's scale, 0 to 1.
    #[must_use]
    pub(crate) fn raises(candidate: &RaiseOptions) -> Self {
        Self::new(candidate, &(&Exact::ONE / &candidate.width))
    }

    /// What a level brings.
    #[must_use]
    pub(crate) fn at(&self, level: usize) -> Exact {
        match self {
            Self::List(list) => list[level].clone(),
            Self::Even { last, count, .. } if level + 1 == *count => last.clone(),
            Self::Even { first, step, .. } => {
                first + &(step * &Exact::int(i64::try_from(level).expect("levels are fewer than 2^63")))
            }
        }
    }

    /// What the highest level brings.
    #[must_use]
    pub(crate) fn most(&self) -> &Exact {
        match self {
            Self::List(list) => list.last().expect("a candidate has a better answer"),
            Self::Even { last, .. } => last,
        }
    }

    /// Every number that it is made of.
    pub(crate) fn numbers(&mut self) -> Vec<&mut Exact> {
        match self {
            Self::List(list) => list.iter_mut().collect(),
            Self::Even { first, step, last, .. } => vec![first, step, last],
        }
    }
}

/// Writes numbers with one denominator, the least that all have in common. Where that is too large for sixty-four bits
/// they stay as they are: the same numbers, only slower.
pub(crate) fn over_one_denominator(numbers: &mut [&mut Exact]) {
    let mut common = 1_i128;
    for number in &*numbers {
        let Some((_, below)) = number.reduced().parts() else { return };
        common = (common / common.gcd(&below)).saturating_mul(below);
        if i64::try_from(common).is_err() {
            return;
        }
    }
    for number in numbers {
        let Some((above, below)) = number.reduced().parts() else { return };
        if let Some(above) = above.checked_mul(common / below) {
            **number = Exact::ratio(above, common);
        }
    }
}
