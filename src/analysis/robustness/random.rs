//! Random numbers that are the same on every machine, in every version and with any number of threads.
//!
//! ChaCha with 8 rounds (D. J. Bernstein, "ChaCha, a variant of Salsa20", 2008), keyed by the seed. Each draw and each
//! factor has a stream of its own, so what is drawn depends neither on the order of the work nor on what else is varied.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Streams of one draw: room for that many factors.
const FACTORS: u64 = 8;

/// The random numbers of a run.
#[derive(Debug, Clone)]
pub(super) struct Streams {
    keyed: ChaCha8Rng,
}

impl Streams {
    /// The streams of a seed.
    #[must_use]
    pub(super) fn new(seed: u64) -> Self {
        Self { keyed: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// Fills `into` with the numbers of one factor (below 8) in one draw, each uniform on [0, 1).
    pub(super) fn fill(&mut self, draw: u64, factor: usize, into: &mut [f64]) {
        self.keyed.set_stream(draw * FACTORS + factor as u64);
        self.keyed.set_word_pos(0);
        into.iter_mut().for_each(|place| *place = unit(self.keyed.next_u64()));
    }
}

/// 53 random bits as a number on [0, 1).
fn unit(bits: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit the mantissa")]
    let whole = (bits >> 11) as f64;
    whole / 9_007_199_254_740_992.0
}

/// Gamma variates from a generator that one uniform number seeds: the number of attempts varies, the numbers that a
/// draw takes must not.
#[derive(Debug)]
pub(super) struct Gammas(ChaCha8Rng);

impl Gammas {
    /// Variates that depend on `trigger` (uniform on [0, 1)) only.
    #[must_use]
    pub(super) fn new(trigger: f64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(trigger.to_bits()))
    }

    fn uniform(&mut self) -> f64 {
        unit(self.0.next_u64())
    }

    /// A gamma variate of scale 1 and a shape above 0.
    ///
    /// Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000),
    /// with its section 6 for shapes below 1.
    pub(super) fn next(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let above = self.next(shape + 1.0);
            return above * libm::pow(1.0 - self.uniform(), 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let cube = root * root * root;
            let u = 1.0 - self.uniform();
            if libm::log(u) < 0.5 * x * x + d - d * cube + d * libm::log(cube) {
                return d * cube;
            }
        }
    }

    /// A standard normal variate by the polar method (G. Marsaglia and T. A. Bray, SIAM Review 6, 1964).
    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_the_same_whatever_was_drawn_before() {
        let (mut one, mut other) = (Streams::new(7), Streams::new(7));
        let (mut a, mut b) = ([0.0; 3], [0.0; 5]);
        other.fill(3, 1, &mut a);
        one.fill(9, 2, &mut b);
        one.fill(3, 1, &mut b);
        assert_eq!(a, b[..3]);
        other.fill(3, 2, &mut a);
        assert_ne!(a, b[..3]);
    }

    #[test]
    fn the_first_numbers_of_seed_one_never_change() {
        let mut first = [0.0; 2];
        Streams::new(1).fill(0, 0, &mut first);
        assert_eq!(first, FIRST);
    }

    /// Pinned: another value means that every published result would change.
    const FIRST: [f64; 2] = [0.402_485_663_664_848_06, 0.080_383_708_929_781_97];

    #[test]
    fn gamma_variates_have_the_mean_and_variance_of_their_shape() {
        for shape in [0.4, 1.0, 7.5] {
            let mut gammas = Gammas::new(0.25);
            let all: Vec<f64> = (0..40_000).map(|_| gammas.next(shape)).collect();
            let mean = all.iter().sum::<f64>() / 40_000.0;
            let variance = all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 40_000.0;
            assert!((mean - shape).abs() < 4.0 * (shape / 40_000.0).sqrt(), "{shape}: {mean}");
            assert!((variance / shape - 1.0).abs() < 0.08, "{shape}: {variance}");
        }
    }
}
