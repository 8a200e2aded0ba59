//! Places among many rows, worked out for all at once: what formulas that compare each row with each other give.

use std::cmp::Ordering;

/// What the rows of one list are compared by, the greatest first; the first key decides, the next among equals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SortKeys {
    /// By row: how many rows stand above, and how many sets of equal rows do.
    places: Vec<(usize, usize)>,
    /// Whether no row before it is equal.
    firsts: Vec<bool>,
}

impl SortKeys {
    /// Of the keys of each row, from the first row on.
    #[must_use]
    pub(crate) fn new(keys: &[Vec<f64>]) -> Self {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|&a, &b| compare(&keys[b], &keys[a]));
        let (mut places, mut firsts) = (vec![(0, 0); keys.len()], vec![false; keys.len()]);
        let (mut above, mut sets) = (0, 0);
        for (at, &row) in order.iter().enumerate() {
            if at == 0 || compare(&keys[order[at - 1]], &keys[row]).is_ne() {
                (above, sets) = (at, sets + usize::from(at > 0));
                firsts[row] = true;
            }
            places[row] = (above, sets);
        }
        Self { places, firsts }
    }

    /// The place of a row where equal rows share one and leave a gap behind them (1, 2, 2, 4).
    #[must_use]
    pub(crate) fn with_gaps(&self, row: usize) -> usize {
        self.places[row].0 + 1
    }

    /// The place of a row where no gap is left (1, 2, 2, 3).
    #[must_use]
    pub(crate) fn dense(&self, row: usize) -> usize {
        self.places[row].1 + 1
    }

    /// Whether it is the first of the rows that are equal to it.
    #[must_use]
    pub(crate) fn is_first(&self, row: usize) -> bool {
        self.firsts[row]
    }
}

/// As a spreadsheet compares numbers: there is one zero.
fn compare(a: &[f64], b: &[f64]) -> Ordering {
    let pairs = a.iter().zip(b).map(|(a, b)| (a + 0.0).total_cmp(&(b + 0.0)));
    pairs.fold(Ordering::Equal, Ordering::then)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_comparing_each_with_each_gives() {
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % below) as f64 - 1.0
        };
        for rows in 0..60 {
            let keys: Vec<Vec<f64>> = (0..rows).map(|_| vec![next(5) * 0.5, next(3) * -0.0, next(3)]).collect();
            let standings = SortKeys::new(&keys);
            for (at, own) in keys.iter().enumerate() {
                let above: Vec<&Vec<f64>> = keys.iter().filter(|other| compare(other, own).is_gt()).collect();
                let mut sets: Vec<&Vec<f64>> = Vec::new();
                for other in &above {
                    if !sets.iter().any(|known| compare(known, other).is_eq()) {
                        sets.push(other);
                    }
                }
                assert_eq!(standings.with_gaps(at), above.len() + 1, "{keys:?}");
                assert_eq!(standings.dense(at), sets.len() + 1, "{keys:?}");
                let first = !keys[..at].iter().any(|other| compare(other, own).is_eq());
                assert_eq!(standings.is_first(at), first, "{keys:?}");
            }
        }
    }
}
