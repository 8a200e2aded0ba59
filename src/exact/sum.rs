//! Sums of many numbers.

use std::iter::Sum;

use super::Exact;

/// A sum that is being worked out: what has one denominator is added up in 128 bits, and becomes a number when another
/// denominator comes.
#[derive(Debug, Clone, Default)]
pub(crate) struct RunningSum {
    done: Exact,
    num: i128,
    /// 0 where no pair has come yet.
    den: i128,
}

impl RunningSum {
    /// Adds a number.
    pub(crate) fn add(&mut self, value: &Exact) {
        match value.parts() {
            None => self.done = &self.done + value,
            Some((num, den)) => match self.num.checked_add(num).filter(|_| den == self.den) {
                Some(sum) => self.num = sum,
                None => *self = Self { done: self.total(), num, den },
            },
        }
    }

    /// The sum of all numbers so far.
    #[must_use]
    pub(crate) fn total(&self) -> Exact {
        if self.den == 0 { self.done.clone() } else { &self.done + &Exact::pair(self.num, self.den) }
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(iter: I) -> Exact {
        let mut sum = RunningSum::default();
        iter.for_each(|value| sum.add(value));
        sum.total()
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(iter: I) -> Exact {
        let mut sum = RunningSum::default();
        iter.for_each(|value| sum.add(&value));
        sum.total()
    }
}
