//! A permutation of the numbers below a bound, without a table: a Feistel network over the next power of four, walked
//! until it lands below the bound.

use super::cells::mix;

const ROUNDS: u64 = 4;

pub struct Shuffle {
    bound: u64,
    half: u32,
    seed: u64,
}

impl Shuffle {
    pub const fn new(bound: u64, seed: u64) -> Self {
        let bits = u64::BITS - bound.saturating_sub(1).leading_zeros();
        Self { bound, half: if bits < 2 { 1 } else { bits.div_ceil(2) }, seed }
    }

    /// Where the number `at` goes; every number below the bound is met once.
    pub fn at(&self, at: u64) -> u64 {
        let mut at = self.once(at);
        while at >= self.bound {
            at = self.once(at);
        }
        at
    }

    fn once(&self, at: u64) -> u64 {
        let mask = (1 << self.half) - 1;
        let (mut left, mut right) = (at >> self.half, at & mask);
        for round in 0..ROUNDS {
            (left, right) = (right, left ^ (mix(self.seed ^ (round << 60) ^ right) & mask));
        }
        (left << self.half) | right
    }
}
