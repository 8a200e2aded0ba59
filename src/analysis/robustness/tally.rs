//! Draws counted: how often each agency had which rank, class and score, and how often one ranked before another.

use rayon::prelude::*;

use super::standings::Stand;

/// Counts over draws. Adding two store in any order gives the same.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    bodies: usize,
    classes: usize,
    /// By body and rank; 0: without a score.
    ranks: Vec<u32>,
    /// By body and class, one more for none.
    class_counts: Vec<u32>,
    /// By pair: before, level.
    pairs: Vec<[u32; 2]>,
    /// By body: places moved, summed up.
    shifts: Vec<u64>,
}

impl Tally {
    pub(super) fn new(bodies: usize, classes: usize, pairs: usize) -> Self {
        Self {
            bodies,
            classes,
            ranks: vec![0; bodies * (bodies + 1)],
            class_counts: vec![0; bodies * (classes + 1)],
            pairs: vec![[0; 2]; pairs],
            shifts: vec![0; bodies],
        }
    }

    /// Counts one draw.
    pub(crate) fn add(&mut self, stands: &[Stand], base: &[Stand], pairs: &[(usize, usize)]) {
        for (body, stand) in stands.iter().enumerate() {
            self.ranks[body * (self.bodies + 1) + stand.rank as usize] += 1;
            if stand.rank > 0 {
                let class = stand.class.map_or(self.classes, |class| class as usize);
                self.class_counts[body * (self.classes + 1) + class] += 1;
                self.shifts[body] += u64::from(stand.rank.abs_diff(base[body].rank));
            }
        }
        for (count, &(above, below)) in self.pairs.iter_mut().zip(pairs) {
            match (stands[above].rank, stands[below].rank) {
                (0, _) => {}
                (_, 0) => count[0] += 1,
                (a, b) if a < b => count[0] += 1,
                (a, b) => count[1] += u32::from(a == b),
            }
        }
    }

    /// Both together.
    #[must_use]
    pub(crate) fn join(mut self, other: &Self) -> Self {
        let sum = |into: &mut [u32], more: &[u32]| into.iter_mut().zip(more).for_each(|(into, more)| *into += more);
        sum(&mut self.ranks, &other.ranks);
        sum(&mut self.class_counts, &other.class_counts);
        sum(self.pairs.as_flattened_mut(), other.pairs.as_flattened());
        self.shifts.iter_mut().zip(&other.shifts).for_each(|(into, more)| *into += more);
        self
    }

    /// How often a body had each rank; `[0]`: no score.
    pub(crate) fn ranks(&self, body: usize) -> &[u32] {
        &self.ranks[body * (self.bodies + 1)..(body + 1) * (self.bodies + 1)]
    }

    /// How often a body was in each class; the last: in none.
    pub(crate) fn classes(&self, body: usize) -> &[u32] {
        &self.class_counts[body * (self.classes + 1)..(body + 1) * (self.classes + 1)]
    }

    /// How often the first of a pair stood before the second, and how often level.
    pub(crate) fn pair(&self, at: usize) -> [u32; 2] {
        self.pairs[at]
    }

    /// The places that a body moved, summed up over all draws.
    pub(crate) fn shift(&self, body: usize) -> u64 {
        self.shifts[body]
    }
}

/// The rank at or below which a share of the draws lies: one that occurred (inverse of the empirical distribution,
/// type 1 of R. J. Hyndman and Y. Fan, The American Statistician 50, 1996). `None` where no draw gave a rank.
#[must_use]
pub(super) fn rank_at(counts: &[u32], share: f64) -> Option<u32> {
    let all: u64 = counts[1..].iter().map(|&count| u64::from(count)).sum();
    let needed = place(all, share)?;
    let mut passed = 0;
    let found = counts.iter().enumerate().skip(1).find(|(_, count)| {
        passed += u64::from(**count);
        passed >= needed
    });
    found.and_then(|(rank, _)| u32::try_from(rank).ok())
}

/// A score of a draw, in units of the last printed digit, as it is kept until all draws are done.
pub(super) trait KeptUnits: Copy + Send + Sync {
    /// No score.
    const NONE: Self;

    fn of(units: f64) -> Self;

    /// `None`: no score.
    fn units(self) -> Option<f64>;
}

/// Half the memory of the other: for scores that stay far below 2^31 units.
impl KeptUnits for i32 {
    const NONE: Self = Self::MIN;

    #[expect(clippy::cast_possible_truncation, reason = "whole numbers that fit; others are kept as f64")]
    fn of(units: f64) -> Self {
        if units.is_nan() { Self::NONE } else { units as Self }
    }

    fn units(self) -> Option<f64> {
        (self != Self::NONE).then(|| f64::from(self))
    }
}

impl KeptUnits for f64 {
    const NONE: Self = Self::NAN;

    fn of(units: f64) -> Self {
        units
    }

    fn units(self) -> Option<f64> {
        (!self.is_nan()).then_some(self)
    }
}

/// Bodies whose scores are gathered in one pass over the draws: as many as stand side by side in memory.
const GATHERED: usize = 16;

/// The scores at or below which these shares of the draws lie, by body, of the same kind as [`rank_at`]; `None` without
/// any score. `kept`: a draw after the other, in each by body.
pub(super) fn intervals<T: KeptUnits>(kept: &[T], width: usize, shares: [f64; 2]) -> Vec<Option<[f64; 2]>> {
    let from: Vec<usize> = (0..width).step_by(GATHERED).collect();
    let of_some = |&from: &usize| {
        let bodies = from..(from + GATHERED).min(width);
        let mut scores: Vec<Vec<f64>> = bodies.clone().map(|_| Vec::with_capacity(kept.len() / width)).collect();
        for draw in kept.chunks_exact(width) {
            scores.iter_mut().zip(&draw[bodies.clone()]).for_each(|(scores, units)| scores.extend(units.units()));
        }
        let interval = |mut scores: Vec<f64>| {
            let [low, high] = shares.map(|share| score_at(&mut scores, share));
            Some([low?, high?])
        };
        scores.into_iter().map(interval).collect::<Vec<_>>()
    };
    from.par_iter().flat_map_iter(of_some).collect()
}

fn score_at(scores: &mut [f64], share: f64) -> Option<f64> {
    let at = usize::try_from(place(scores.len() as u64, share)?).ok()? - 1;
    let (_, found, _) = scores.select_nth_unstable_by(at, f64::total_cmp);
    Some(*found)
}

/// Which of `all` sorted values, counted from 1, a share reaches.
fn place(all: u64, share: f64) -> Option<u64> {
    if all == 0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the number of draws")]
    #[expect(clippy::cast_precision_loss, reason = "draws stay far below 2^53")]
    let at = (share * all as f64 - 1e-9).ceil() as u64;
    Some(at.clamp(1, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_of_ranks_is_a_rank_that_occurred() {
        // 1 in five draws of a hundred, 3 in ninety, 4 in five.
        let counts = [0, 5, 0, 90, 5];
        assert_eq!((rank_at(&counts, 0.05), rank_at(&counts, 0.95)), (Some(1), Some(3)));
        assert_eq!((rank_at(&counts, 0.051), rank_at(&counts, 0.951)), (Some(3), Some(4)));
        assert_eq!(rank_at(&[7, 0, 0], 0.5), None);
    }

    #[test]
    fn intervals_are_the_same_however_scores_are_kept() {
        // Three draws of 18 bodies: more than are gathered at once; the last has no score, the one before it has one.
        let units = |draw: usize, body: usize| match (body, draw) {
            (17, _) | (16, 0 | 2) => f64::NAN,
            _ => (100 * body + 10 * ((draw * 2) % 3)) as f64,
        };
        let all: Vec<f64> = (0..3).flat_map(|draw| (0..18).map(move |body| units(draw, body))).collect();
        let short: Vec<i32> = all.iter().map(|&units| KeptUnits::of(units)).collect();
        let found = intervals(&all, 18, [0.05, 0.5]);
        assert_eq!(found, intervals(&short, 18, [0.05, 0.5]));
        assert_eq!((found[3], found[16], found[17]), (Some([300.0, 310.0]), Some([1620.0, 1620.0]), None));
    }
}
