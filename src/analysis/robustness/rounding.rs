//! Rounding and comparing in floating point, so that exact ties stay ties.
//!
//! Draws are computed in f64, whose sums miss decimals by some 1e-16 of the range. So a value closer than [`NEAR`] of the
//! range to a border is taken to lie on it: a half that rounding turns up or down, a class bound, a tie.

use crate::exact::Rounding;
use crate::rules::Instrument;
use crate::rules::scale::Bound;

/// How near a border is as good as on it, as a share of the top of the range: 1e-10 points of 100.
pub(crate) const NEAR: f64 = 1e-12;

/// Rounds values of draws as the rules say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rounder {
    /// 10 to the power of the printed digits.
    scale: f64,
    pub rounding: Rounding,
    /// [`NEAR`], on the range of the instrument.
    pub near: f64,
}

impl Rounder {
    /// The rounding of an instrument.
    #[must_use]
    pub(super) fn new(instrument: &Instrument) -> Self {
        let decimals = i32::try_from(instrument.decimals).unwrap_or(12);
        let near = NEAR * instrument.top.to_f64();
        Self { scale: 10_f64.powi(decimals), rounding: instrument.rounding, near }
    }

    /// A value in units of the last printed digit.
    #[must_use]
    pub(crate) fn units(&self, value: f64) -> f64 {
        let scaled = value * self.scale;
        let near = self.near * self.scale;
        let (size, sign) = (scaled.abs(), if scaled < 0.0 { -1.0 } else { 1.0 });
        let floor = whole(size);
        let part = size - floor;
        if part <= near {
            return sign * floor + 0.0;
        }
        if 1.0 - part <= near {
            return sign * (floor + 1.0);
        }
        let half = part - 0.5;
        let up = match self.rounding {
            Rounding::Truncate => false,
            _ if half.abs() > near => half > 0.0,
            Rounding::HalfUp => true,
            Rounding::HalfEven => floor % 2.0 != 0.0,
        };
        // Minus zero is zero.
        sign * (if up { floor + 1.0 } else { floor }) + 0.0
    }

    /// A value rounded to the printed digits.
    #[must_use]
    pub(crate) fn round(&self, value: f64) -> f64 {
        self.units(value) / self.scale
    }

    /// Units back to a value.
    #[must_use]
    pub(crate) fn value(&self, units: f64) -> f64 {
        units / self.scale
    }

    /// A value whose equals are equal integers: for ties before rounding.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "scores stay far below 2^63 times the nearness")]
    pub(crate) fn key(&self, value: f64) -> i64 {
        (value / self.near).round() as i64
    }
}

/// The whole part of a number from 0 on: without a call to the mathematics library, which rounding is on processors that
/// the program must run on.
fn whole(size: f64) -> f64 {
    const WHOLE_FROM: f64 = 4_503_599_627_370_496.0;
    if size >= WHOLE_FROM {
        return size;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "below 2^52")]
    let whole = size as i64 as f64;
    whole
}

/// A lower bound as floating point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FloatBound {
    value: f64,
    inclusive: bool,
}

impl FloatBound {
    /// The bound of the rules.
    #[must_use]
    pub(super) fn new(bound: &Bound) -> Self {
        Self { value: bound.value.to_f64(), inclusive: bound.inclusive }
    }

    /// Whether a value reaches the bound; nearer than `near` is on it.
    #[must_use]
    pub(crate) fn admits(&self, value: f64, near: f64) -> bool {
        if self.inclusive { value >= self.value - near } else { value > self.value + near }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Exact;
    use proptest::prelude::*;

    fn rounder(decimals: i32, rounding: Rounding) -> Rounder {
        Rounder { scale: 10_f64.powi(decimals), rounding, near: NEAR * 100.0 }
    }

    proptest! {
        /// Fractions with small denominators, halves among them, as means of few assessors are.
        #[test]
        fn rounding_in_floating_point_is_exact_rounding(num in -2_000_000_i64..2_000_000, den in 1_i64..4_000, d in 0_u32..4) {
            let exact = Exact::ratio(num.into(), den.into());
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let float = (num as f64 / den as f64) * 3.0 / 3.0 + 0.1 - 0.1;
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate] {
                let expected = exact.round(d, rounding).to_f64();
                let got = rounder(i32::try_from(d).expect("small"), rounding).round(float);
                prop_assert!((expected - got).abs() < 1e-12, "{num}/{den} {rounding:?}: {expected} {got}");
            }
        }
    }
}
