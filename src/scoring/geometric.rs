//! The weighted geometric mean, the one combination that leaves the rational numbers.
//!
//! Worked out in fixed point with whole numbers only, so that every machine gives the same digits (the logarithm of
//! the C library does not). Good to 40 digits after the mark; a result that is a short decimal comes out as that.

use std::cell::RefCell;
use std::collections::VecDeque;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use crate::exact::{Exact, Rounding};

/// Bits after the binary point: 60 decimal digits, of which the last few carry the error of the series.
const BITS: usize = 220;
/// Digits kept.
const DIGITS: u32 = 40;
/// A result this close to a decimal of [`SHORT`] digits is that decimal.
const SHORT: u32 = 15;

/// The product of `score ^ (weight / sum of weights)`; 0 when any score is 0. Scores are from 0 on, weights above 0.
#[must_use]
pub(crate) fn mean(parts: &[(&Exact, &Exact)]) -> Exact {
    if parts.iter().any(|(score, _)| score.is_zero() || score.is_negative()) {
        return Exact::ZERO;
    }
    if parts.windows(2).all(|pair| pair[0].0 == pair[1].0) {
        return parts.first().map_or(Exact::ZERO, |(score, _)| (*score).clone());
    }
    remembered(parts)
}

/// How many means a thread remembers.
const REMEMBERED: usize = 64;

type Mean = (Vec<(Exact, Exact)>, Exact);

thread_local! {
    /// Cache of recent means: what-if searches ask for the same ones repeatedly.
    static LATEST: RefCell<VecDeque<Mean>> = const { RefCell::new(VecDeque::new()) };
}

fn remembered(parts: &[(&Exact, &Exact)]) -> Exact {
    let same = |(known, _): &&Mean| {
        known.len() == parts.len() && known.iter().zip(parts).all(|(known, part)| (&known.0, &known.1) == *part)
    };
    LATEST.with_borrow_mut(|latest| {
        if let Some((_, mean)) = latest.iter().find(same) {
            return mean.clone();
        }
        let mean = worked_out(parts);
        latest.truncate(REMEMBERED - 1);
        latest.push_front((
            parts.iter().map(|(score, weight)| ((*score).clone(), (*weight).clone())).collect(),
            mean.clone(),
        ));
        mean
    })
}

fn worked_out(parts: &[(&Exact, &Exact)]) -> Exact {
    let whole: Exact = parts.iter().map(|(_, weight)| *weight).sum();
    let mut log = BigInt::zero();
    for (score, weight) in parts {
        let share = (*weight / &whole).to_big();
        log += ln(&score.to_big()) * share.numer() / share.denom();
    }
    let value = Exact::from_big(BigRational::new(exp(&log), one())).round(DIGITS, Rounding::HalfEven);
    let short = value.round(SHORT, Rounding::HalfEven);
    let near = Exact::from_big(BigRational::new(BigInt::one(), BigInt::from(10).pow(DIGITS - 2)));
    if (&value - &short).abs() < near { short } else { value }
}

fn one() -> BigInt {
    BigInt::one() << BITS
}

/// Natural logarithm of a positive number, in fixed point: `x = m * 2^k` with `m` near 1, then the series of atanh.
fn ln(x: &BigRational) -> BigInt {
    let mut power = 0_i64;
    let mut m = (x.numer() << BITS) / x.denom();
    let (low, high) = (one() * 3 / 4, one() * 3 / 2);
    while m >= high {
        m >>= 1;
        power += 1;
    }
    if power > 0 {
        // Again from the start, so that halving has not cost digits.
        m = (x.numer() << BITS) / (x.denom() << usize::try_from(power).expect("a positive count of halvings"));
    }
    while m < low {
        power -= 1;
        m = (x.numer() << (BITS + usize::try_from(-power).expect("a positive count of doublings"))) / x.denom();
    }
    let ratio = ((&m - one()) << BITS) / (&m + one());
    atanh(&ratio) * 2 + ln2() * power
}

fn ln2() -> BigInt {
    atanh(&(one() / 3)) * 2
}

fn atanh(x: &BigInt) -> BigInt {
    let square = (x * x) >> BITS;
    let (mut term, mut sum, mut odd) = (x.clone(), x.clone(), 1_u32);
    while term.abs() > BigInt::one() {
        term = (term * &square) >> BITS;
        odd += 2;
        sum += &term / odd;
    }
    sum
}

/// `e ^ y` in fixed point, for the size of `y` that logarithms of scores have.
fn exp(y: &BigInt) -> BigInt {
    const HALVINGS: usize = 8;
    let small: BigInt = y >> HALVINGS;
    let (mut term, mut sum, mut n) = (one(), one(), 0_u32);
    while !term.is_zero() && term != BigInt::from(-1) {
        n += 1;
        term = ((term * &small) >> BITS) / n;
        sum += &term;
    }
    (0..HALVINGS).fold(sum, |value, _| (&value * &value) >> BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[(i64, i64)]) -> Exact {
        let owned: Vec<(Exact, Exact)> = parts.iter().map(|&(s, w)| (Exact::int(s), Exact::int(w))).collect();
        mean(&owned.iter().map(|(s, w)| (s, w)).collect::<Vec<_>>())
    }

    #[test]
    fn a_perfect_root_comes_out_exactly() {
        assert_eq!(of(&[(4, 1), (9, 1)]).to_string(), "6");
        assert_eq!(of(&[(1, 1), (1, 1), (27, 1)]).to_string(), "3");
        assert_eq!(of(&[(100, 50), (25, 50)]).to_string(), "50");
    }

    #[test]
    fn an_irrational_root_is_good_to_forty_digits() {
        // sqrt(2) and 2^(1/3), digits from the literature (OEIS A002193, A002580).
        let root2 = of(&[(1, 1), (2, 1)]).to_fixed(38, Rounding::Truncate);
        assert_eq!(root2, "1.41421356237309504880168872420969807856");
        let root3 = of(&[(1, 2), (2, 1)]).to_fixed(38, Rounding::Truncate);
        assert_eq!(root3, "1.25992104989487316476721060727822835057");
    }

    #[test]
    fn any_zero_gives_zero_and_equal_scores_give_themselves() {
        assert_eq!(of(&[(0, 1), (90, 5)]), Exact::ZERO);
        let third = Exact::ratio(100, 3);
        let weight = Exact::int(2);
        assert_eq!(mean(&[(&third, &weight), (&third, &weight)]), third);
    }
}
