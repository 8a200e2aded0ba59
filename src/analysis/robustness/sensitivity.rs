//! Which factor moves ranks: first- and total-order indices after Sobol.
//!
//! S = V(E(Y | factor)) / V(Y), ST = 1 - V(E(Y | all others)) / V(Y). Points are an Owen-scrambled Sobol' sequence (B.
//! Burley, "Practical hash-based Owen scrambling", JCGT 9, 2020). Estimators: A. Saltelli et al., Computer Physics
//! Communications 181 (2010), table 2: (b) for S, with the mean of all runs taken away first (centred, which keeps the
//! error small where the mean is large beside the spread), and (f), M. Jansen's, for ST. The sequence is scrambled
//! several times; the error is that of the mean of the estimates, as Student's t gives it at 95 %.

use rayon::prelude::*;
use sobol_burley::{NUM_DIMENSIONS, sample};

use super::experiment::{Experiment, Worker};
use super::random::Streams;
use super::settings::Factor;

/// Scramblings, each with as many points.
const REPLICATES: u32 = 8;
/// Student's t for 7 degrees of freedom, 97.5 %.
const STUDENT: f64 = 2.364_624_251_592_784;
/// The most points of a sequence.
const MOST_POINTS: usize = 1 << 12;

/// Why an index cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Untold {
    /// No rank ever moved.
    NothingMoves,
    /// The error is larger than the index.
    TooFewDraws,
}

impl Untold {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::NothingMoves => "nothing-moves",
            Self::TooFewDraws => "too-few-draws",
        }
    }
}

/// An estimate with its error; the error is that of 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SobolIndex {
    pub value: f64,
    pub error: f64,
}

impl SobolIndex {
    /// The value, where its error is not larger.
    #[must_use]
    pub(crate) fn told(&self) -> Option<f64> {
        (self.error <= self.value.abs()).then_some(self.value)
    }
}

/// The indices of one factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FactorIndices {
    pub factor: Factor,
    /// `None`: nothing moves.
    pub indices: Option<[SobolIndex; 2]>,
}

impl FactorIndices {
    /// Why first and total order are not told, where they are not.
    #[must_use]
    pub(crate) fn untold(&self) -> [Option<Untold>; 2] {
        match self.indices {
            None => [Some(Untold::NothingMoves); 2],
            Some(indices) => indices.map(|index| index.told().is_none().then_some(Untold::TooFewDraws)),
        }
    }
}

/// The indices of every varied factor on the mean shift in rank, and how many runs they took.
#[must_use]
pub(crate) fn of_factors(experiment: &Experiment<'_>) -> (Vec<FactorIndices>, usize) {
    let parts = &experiment.plan.parts;
    if parts.is_empty() {
        return (Vec::new(), 0);
    }
    let groups: Vec<_> = parts.iter().map(|(_, range)| range.clone()).collect();
    let points = points_for(experiment.settings.draws);
    let run = |worker: &mut Worker<'_>, u: &[f64]| {
        worker.u.copy_from_slice(u);
        worker.mean_shift()
    };
    let found = indices(&groups, points, experiment.settings.seed, || experiment.worker(), run);
    let runs = REPLICATES as usize * points * (groups.len() + 2);
    let of = |(at, (factor, _)): (usize, &(Factor, _))| FactorIndices {
        factor: *factor,
        indices: found.as_ref().map(|found| found[at]),
    };
    (parts.iter().enumerate().map(of).collect(), runs)
}

/// Points of a scrambling for a number of draws: about a tenth of the draws in all, at least 32 each.
fn points_for(draws: usize) -> usize {
    (draws / 10 / REPLICATES as usize).next_power_of_two().clamp(32, MOST_POINTS)
}

/// First and total order of groups of inputs, each uniform on [0, 1); `None` where the output never varies.
///
/// `points` are those of each scrambling. `run` gives the output for a vector of all inputs; each thread has a `worker`.
pub(crate) fn indices<W>(
    groups: &[std::ops::Range<usize>],
    points: usize,
    seed: u64,
    worker: impl Fn() -> W + Sync,
    run: impl Fn(&mut W, &[f64]) -> f64 + Sync,
) -> Option<Vec<[SobolIndex; 2]>> {
    let width = groups.iter().map(|group| group.end).max().unwrap_or(0);
    let jobs: Vec<(u32, usize)> = (0..REPLICATES).flat_map(|r| (0..points).map(move |n| (r, n))).collect();
    // Of each point: the outputs at A, B, and A with each group from B.
    let outputs: Vec<Vec<f64>> = jobs
        .par_iter()
        .with_min_len(16)
        .map_init(
            || (worker(), Points::new(seed, width)),
            |(worker, source), &(replicate, n)| {
                let (a, b) = source.pair(replicate, n);
                let mut mixed = a.clone();
                let mut outputs = vec![run(worker, &a), run(worker, &b)];
                for group in groups {
                    mixed[group.clone()].copy_from_slice(&b[group.clone()]);
                    outputs.push(run(worker, &mixed));
                    mixed[group.clone()].copy_from_slice(&a[group.clone()]);
                }
                outputs
            },
        )
        .collect();
    estimates(&outputs, points, groups.len())
}

/// The estimates from the outputs of all points, replicate by replicate: the value from all points together, its error
/// from how far the replicates, each estimated by itself, lie apart.
fn estimates(outputs: &[Vec<f64>], points: usize, groups: usize) -> Option<Vec<[SobolIndex; 2]>> {
    let all = Moments::of(outputs);
    if all.variance <= 0.0 {
        return None;
    }
    let replicates: Vec<(&[Vec<f64>], Moments)> =
        outputs.chunks(points).map(|some| (some, Moments::of(some))).collect();
    let index = |group: usize, order: usize| {
        let value = all.indices(outputs, group)[order];
        let varying = replicates.iter().filter(|(_, own)| own.variance > 0.0);
        let each: Vec<f64> = varying.map(|(some, own)| own.indices(some, group)[order]).collect();
        let centre = mean(each.iter().copied());
        let replicates = f64::from(REPLICATES);
        let spread = each.iter().map(|one| (one - centre) * (one - centre)).sum::<f64>() / (replicates - 1.0);
        SobolIndex { value, error: STUDENT * (spread / replicates).sqrt() }
    };
    Some((0..groups).map(|group| [index(group, 0), index(group, 1)]).collect())
}

/// Mean and variance of the outputs at A and B.
struct Moments {
    mean: f64,
    variance: f64,
}

impl Moments {
    fn of(outputs: &[Vec<f64>]) -> Self {
        let centre = mean(outputs.iter().flat_map(|o| [o[0], o[1]]));
        let variance = mean(outputs.iter().flat_map(|o| [o[0], o[1]]).map(|y| (y - centre) * (y - centre)));
        Self { mean: centre, variance }
    }

    /// First and total order of a group.
    fn indices(&self, outputs: &[Vec<f64>], group: usize) -> [f64; 2] {
        let first = mean(outputs.iter().map(|o| (o[1] - self.mean) * (o[group + 2] - o[0])));
        let total = mean(outputs.iter().map(|o| (o[0] - o[group + 2]) * (o[0] - o[group + 2]))) / 2.0;
        [first / self.variance, total / self.variance]
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Pairs of points A and B.
struct Points {
    seed: u64,
    width: usize,
    padding: Streams,
}

impl Points {
    fn new(seed: u64, width: usize) -> Self {
        // Another key than that of the draws.
        Self { seed, width, padding: Streams::new(!seed) }
    }

    /// A and B of one number. DrawInputs beyond the dimensions of the sequence are plain random numbers, the last ones first
    /// ("padding", A. B. Owen, Annals of Statistics 26, 1998).
    fn pair(&mut self, replicate: u32, n: usize) -> (Vec<f64>, Vec<f64>) {
        let scramble = self.scramble(replicate);
        let place = u32::try_from(n).unwrap_or(u32::MAX);
        let covered = self.width.min(NUM_DIMENSIONS as usize / 2);
        let mut point = |offset: usize, half: usize| -> Vec<f64> {
            let mut u = vec![0.0; self.width];
            let stream = u64::from(replicate) * MOST_POINTS as u64 + n as u64;
            self.padding.fill(stream, half, &mut u);
            for (at, u) in u.iter_mut().take(covered).enumerate() {
                // 24 bits, put in the middle of their cell.
                let dimension = u32::try_from(at * 2 + offset).unwrap_or(0);
                *u = f64::from(sample(place, dimension, scramble)) + 0.5 / 16_777_216.0;
            }
            u
        };
        (point(0, 0), point(1, 1))
    }

    /// A seed of the sequence for each replicate.
    fn scramble(&self, replicate: u32) -> u32 {
        let mixed = (self.seed ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let high = u32::try_from(mixed >> 32).unwrap_or(0);
        high.wrapping_add(replicate.wrapping_mul(0x85eb_ca6b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// T. Ishigami and T. Homma (1990), a = 7, b = 0.1: V1 = 4.3459, V2 = 6.125, V13 = 3.3737, V = 13.8446.
    const FIRST: [f64; 3] = [0.313_905_191_147_811_46, 0.442_411_144_790_040_9, 0.0];
    const TOTAL: [f64; 3] = [0.557_588_855_209_959_2, 0.442_411_144_790_040_9, 0.243_683_664_062_147_73];

    fn ishigami(u: &[f64]) -> f64 {
        let x: Vec<f64> = u.iter().map(|u| (2.0 * u - 1.0) * std::f64::consts::PI).collect();
        libm::sin(x[0]) + 7.0 * libm::sin(x[1]).powi(2) + 0.1 * x[2].powi(4) * libm::sin(x[0])
    }

    #[test]
    fn ishigami_lies_within_the_error_that_is_told() {
        let groups = [0..1, 1..2, 2..3];
        let (mut missed, mut largest) = (0, 0.0_f64);
        for seed in 1..=20 {
            let found = indices(&groups, 512, seed, || (), |(), u| ishigami(u)).expect("it varies");
            for at in 0..3 {
                for (index, truth) in found[at].iter().zip([FIRST[at], TOTAL[at]]) {
                    let off = (index.value - truth).abs();
                    missed += u32::from(off > index.error);
                    assert!(off <= 3.0 * index.error.max(1e-3), "seed {seed}: {index:?} for {truth}");
                    largest = largest.max(off);
                }
            }
        }
        assert!(missed <= 14, "{missed} of 120 outside 95 %");
        assert!(largest < 0.03, "{largest}");
    }

    #[test]
    fn a_large_mean_does_not_spoil_the_indices() {
        let groups = [0..1, 1..2, 2..3];
        let found = indices(&groups, 512, 1, || (), |(), u| ishigami(u) + 1e6).expect("it varies");
        assert!((found[1][0].value - FIRST[1]).abs() < 0.02, "{found:?}");
    }

    #[test]
    fn an_index_smaller_than_its_error_is_not_told_and_a_constant_has_none() {
        let groups = [0..1, 1..2, 2..3];
        let found = indices(&groups, 64, 1, || (), |(), u| ishigami(u)).expect("it varies");
        assert_eq!(found[2][0].told(), None, "{found:?}");
        assert_eq!(indices(&groups, 32, 1, || (), |(), _| 5.0), None);
    }
}
