//! Exact numbers: from their text, rounded by a named rule, and back to text. Knows no rules.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// Every number of the oracle.
pub type Q = BigRational;

/// The three roundings of `[score] rounding`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    HalfUp,
    HalfEven,
    Truncate,
}

pub fn whole(number: i64) -> Q {
    Q::from_integer(BigInt::from(number))
}

pub fn ten_to(power: u32) -> BigInt {
    num_traits::pow(BigInt::from(10), power as usize)
}

/// A decimal (`-12.50`) or a fraction of two decimals (`100/6`, `480/503`); nothing else.
pub fn parse(text: &str) -> Option<Q> {
    match text.split_once('/') {
        Some((above, below)) => {
            let below = decimal(below.trim())?;
            (!below.is_zero()).then_some(decimal(above.trim())? / below)
        }
        None => decimal(text),
    }
}

/// `-?digits[.digits]`, with the underscores and the plus sign that TOML allows.
pub fn decimal(text: &str) -> Option<Q> {
    let text = text.replace('_', "");
    let text = text.strip_prefix('+').unwrap_or(&text);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if before.is_empty() || !all_digits(before) || !all_digits(after) || digits.ends_with('.') {
        return None;
    }
    let numerator: BigInt = format!("{before}{after}").parse().ok()?;
    let value = Q::new(numerator, ten_to(after.len() as u32));
    Some(if negative { -value } else { value })
}

/// `value` at `decimals` decimals. Half-up takes the half away from zero.
pub fn round(value: &Q, decimals: u32, mode: Mode) -> Q {
    let shift = Q::from_integer(ten_to(decimals));
    let scaled = value.abs() * &shift;
    let floor = scaled.floor();
    let twice_rest = (&scaled - &floor) * whole(2);
    let up = match (mode, twice_rest.cmp(&Q::one())) {
        (Mode::Truncate, _) | (_, Ordering::Less) => false,
        (_, Ordering::Greater) | (Mode::HalfUp, Ordering::Equal) => true,
        (Mode::HalfEven, Ordering::Equal) => (floor.to_integer() % BigInt::from(2)).is_one(),
    };
    let rounded = if up { floor + Q::one() } else { floor } / shift;
    if value.is_negative() { -rounded } else { rounded }
}

/// `value` rounded to `decimals` decimals, as text.
pub fn rounded(value: &Q, decimals: u32, mode: Mode) -> String {
    fixed(&round(value, decimals, mode), decimals)
}

/// A number that was rounded to `decimals`, with all of them printed.
pub fn fixed(value: &Q, decimals: u32) -> String {
    let digits = (value.abs() * Q::from_integer(ten_to(decimals))).to_integer();
    let padded = format!("{:0>width$}", digits.to_string(), width = decimals as usize + 1);
    let (before, after) = padded.split_at(padded.len() - decimals as usize);
    let sign = if value.is_negative() { "-" } else { "" };
    if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

/// A score: exact, or an approximation good to some fifty digits where a geometric mean took part.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub value: Q,
    pub exact: bool,
}

impl Score {
    pub fn exact(value: Q) -> Score {
        Score { value, exact: true }
    }

    /// An approximation that lies within 1e-40 of a decimal of at most twenty places is that decimal:
    /// roots of short numbers come no closer without being equal.
    pub fn near(value: Q) -> Score {
        let grid = round(&value, 20, Mode::HalfEven);
        let value = if close(&grid, &value) { grid } else { value };
        Score { value, exact: false }
    }

    pub fn of(value: Q, exact: bool) -> Score {
        if exact { Score::exact(value) } else { Score::near(value) }
    }

    /// Exact numbers compare exactly; approximations count as equal within 1e-40.
    pub fn compare(&self, other: &Score) -> Ordering {
        if !(self.exact && other.exact) && close(&self.value, &other.value) {
            return Ordering::Equal;
        }
        self.value.cmp(&other.value)
    }

    /// In lowest terms, whole numbers without `/1`; none for an approximation.
    pub fn exact_text(&self) -> Option<String> {
        self.exact.then(|| self.value.to_string())
    }
}

fn close(a: &Q, b: &Q) -> bool {
    (a - b).abs() < Q::new(BigInt::one(), ten_to(40))
}
