//! The weighted geometric mean, the only combination that leaves the rationals, in fixed-point
//! arithmetic of 320 bits (good to some ninety digits, far beyond what is compared).

use super::number::Q;
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

const BITS: usize = 320;

/// `exp(sum of weight x ln(score) / sum of weights)`; any score of 0 gives 0.
/// Expects at least one part, scores from 0 on and positive weights.
pub fn mean(parts: &[(Q, Q)]) -> Q {
    if parts.iter().any(|(_, score)| score.is_zero()) {
        return Q::zero();
    }
    let all: Q = parts.iter().map(|(weight, _)| weight).sum();
    let exponent: Q = parts.iter().map(|(weight, score)| weight / &all * unfixed(&natural_log(score))).sum();
    unfixed(&exponential(&fixed(&exponent)))
}

fn fixed(value: &Q) -> BigInt {
    (value.numer() << BITS) / value.denom()
}

fn unfixed(value: &BigInt) -> Q {
    Q::new(value.clone(), BigInt::one() << BITS)
}

/// `ln x = k ln 2 + 2 artanh((m - 1) / (m + 1))` with `x = m 2^k` and `m` near 1.
fn natural_log(value: &Q) -> BigInt {
    let two = Q::from_integer(BigInt::from(2));
    let (low, high) = (Q::new(3.into(), 4.into()), Q::new(3.into(), 2.into()));
    let mut mantissa = value.clone();
    let mut power = 0;
    while mantissa >= high {
        mantissa /= &two;
        power += 1;
    }
    while mantissa < low {
        mantissa *= &two;
        power -= 1;
    }
    let ratio = (&mantissa - Q::one()) / (&mantissa + Q::one());
    artanh(&fixed(&ratio)) * 2 + log_of_two() * power
}

fn log_of_two() -> BigInt {
    artanh(&fixed(&Q::new(1.into(), 3.into()))) * 2
}

/// `z + z^3/3 + z^5/5 + ...`
fn artanh(z: &BigInt) -> BigInt {
    let square = (z * z) >> BITS;
    let (mut power, mut sum, mut odd) = (z.clone(), BigInt::zero(), 1);
    while power.abs() > BigInt::one() {
        sum += &power / odd;
        power = (&power * &square) >> BITS;
        odd += 2;
    }
    sum
}

/// `e^x = 2^k e^r` with `r` between 0 and ln 2, by its series.
fn exponential(exponent: &BigInt) -> BigInt {
    let two = log_of_two();
    let mut power = exponent / &two;
    if exponent.is_negative() {
        power -= 1;
    }
    let rest = exponent - &power * &two;
    let (mut term, mut sum, mut count) = (BigInt::one() << BITS, BigInt::zero(), 1);
    while !term.is_zero() {
        sum += &term;
        term = ((&term * &rest) >> BITS) / count;
        count += 1;
    }
    let shift = i64::try_from(&power).expect("scores are far below 2^(2^63)");
    if shift >= 0 { sum << shift } else { sum >> -shift }
}
