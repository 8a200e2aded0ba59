//! Exact numbers: parse, arithmetic, rounding, print.
//!
//! A score is a decimal, an average is a fraction, and a decree is contested in its second decimal. So every number
//! from cell to total is a rational number. The common case is a pair of 64-bit numbers, sixteen bytes that a million
//! agencies can have some of each; what does not fit is a pair of 128-bit numbers, then big integers. Nothing wraps,
//! nothing is rounded on the way. This module knows nothing of scores, files or languages.

pub(crate) mod sum;

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// How the last printed digit is found. Source of the choice: `[score] rounding` of the rules file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Rounding {
    /// Half away from zero: 2.345 gives 2.35.
    HalfUp,
    /// Half to the even neighbour: 2.345 gives 2.34.
    HalfEven,
    /// Digits beyond the last are cut off: 2.349 gives 2.34.
    Truncate,
}

/// A rational number of any size.
///
/// Pairs are kept unreduced on purpose (sums over a common denominator then need no gcd); equality, order and printing
/// are those of the number, not of the pair.
#[derive(Clone)]
pub(crate) struct Exact(Repr);

#[derive(Clone)]
enum Repr {
    /// Wherever both fit. `den` is at most [`i64::MAX`].
    Short {
        num: i64,
        den: NonZeroU64,
    },
    Long(Box<BigRatio>),
}

/// What does not fit in twice 64 bits.
#[derive(Clone)]
enum BigRatio {
    /// `den > 0`.
    Pair {
        num: i128,
        den: i128,
    },
    Big(BigRational),
}

// The denominator's missing zero tells the two forms apart.
const _: () = assert!(size_of::<Exact>() == 16, "a number is sixteen bytes");

/// An operation on numerators and denominators; `None` when the result does not fit.
type PairOp = fn((i128, i128), (i128, i128)) -> Option<Exact>;
/// The same on 64-bit ones, whose result always fits in 128 bits.
type ShortOp = fn((i64, i64), (i64, i64)) -> Exact;

impl Exact {
    /// The number 0.
    pub(crate) const ZERO: Self = Self::int(0);
    /// The number 1.
    pub(crate) const ONE: Self = Self::int(1);
    /// The number 100, which full weights add up to.
    pub(crate) const HUNDRED: Self = Self::int(100);

    /// A pair with `den > 0`, in as few bytes as it fits.
    #[inline]
    fn pair(num: i128, den: i128) -> Self {
        match (i64::try_from(num), i64::try_from(den)) {
            (Ok(num), Ok(den)) => Self::short(num, den),
            _ => Self(Repr::Long(Box::new(BigRatio::Pair { num, den }))),
        }
    }

    /// A pair with `den > 0`.
    #[inline]
    fn short(num: i64, den: i64) -> Self {
        let den = NonZeroU64::new(den.unsigned_abs()).expect("denominators are above zero");
        Self(Repr::Short { num, den })
    }

    /// Numerator and denominator where both have 64 bits.
    #[inline]
    const fn short_parts(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Short { num, den } => Some((*num, den.get().cast_signed())),
            Repr::Long(_) => None,
        }
    }

    /// A whole number.
    #[must_use]
    pub(crate) const fn int(value: i64) -> Self {
        Self(Repr::Short { num: value, den: NonZeroU64::MIN })
    }

    /// The fraction `num / den`.
    ///
    /// # Panics
    /// When `den` is 0: callers check divisors, since a zero divisor is a finding about the input, not a number.
    #[must_use]
    pub(crate) fn ratio(num: i128, den: i128) -> Self {
        assert!(den != 0, "a fraction needs a divisor other than zero");
        if den > 0 {
            return Self::pair(num, den);
        }
        match (num.checked_neg(), den.checked_neg()) {
            (Some(num), Some(den)) => Self::pair(num, den),
            _ => Self::big(BigRational::new(num.into(), den.into())),
        }
    }

    fn big(value: BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(num), Some(den)) => Self::pair(num, den),
            _ => Self(Repr::Long(Box::new(BigRatio::Big(value)))),
        }
    }

    /// The most digits a number may be written with. No score has as many, and the time that arithmetic takes grows
    /// with the square of them.
    pub(crate) const MOST_DIGITS: usize = 1000;
    /// Any number of so many digits fits in 64 bits.
    const SHORT_DIGITS: usize = 18;

    /// Reads `-?digits[.digits]` with a decimal point and nothing else: no sign `+`, exponent, thousands or blanks; of
    /// at most [`Self::MOST_DIGITS`] digits.
    #[must_use]
    pub(crate) fn parse_decimal(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !only_digits(whole) || !only_digits(part) || (digits.contains('.') && part.is_empty()) {
            return None;
        }
        if whole.len() + part.len() > Self::MOST_DIGITS {
            return None;
        }
        if whole.len() + part.len() <= Self::SHORT_DIGITS {
            let digits = whole.bytes().chain(part.bytes());
            let num = digits.fold(0, |num, digit| num * 10 + i64::from(digit - b'0'));
            let num = if negative { -num } else { num };
            return Some(Self::decimal(num, part.len()));
        }
        let joined = format!("{whole}{part}");
        let value = if joined.len() <= 36 {
            let num: i128 = joined.parse().ok()?;
            Self::pair(num, 10_i128.pow(u32::try_from(part.len()).ok()?))
        } else {
            let num: BigInt = joined.parse().ok()?;
            Self::big(BigRational::new(num, BigInt::from(10).pow(u32::try_from(part.len()).ok()?)))
        };
        Some(if negative { -&value } else { value })
    }

    /// A number of so many decimals, at most 18, given without its mark.
    #[inline]
    pub(crate) fn decimal(digits: i64, decimals: usize) -> Self {
        const POWERS: [i64; 19] = {
            let (mut powers, mut at) = ([1; 19], 1);
            while at < 19 {
                powers[at] = powers[at - 1] * 10;
                at += 1;
            }
            powers
        };
        Self::short(digits, POWERS[decimals])
    }

    /// Reads a decimal, or a fraction of two decimals as in `100/6`; `None` when it is neither or divides by zero.
    #[must_use]
    pub(crate) fn parse_fraction(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Self::parse_decimal(text.trim()),
            Some((above, below)) => {
                let (above, below) = (Self::parse_decimal(above.trim())?, Self::parse_decimal(below.trim())?);
                (!below.is_zero()).then(|| &above / &below)
            }
        }
    }

    /// The number as a reduced big rational.
    #[must_use]
    pub(crate) fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Short { num, den } => BigRational::new((*num).into(), den.get().into()),
            Repr::Long(long) => match &**long {
                BigRatio::Pair { num, den } => BigRational::new((*num).into(), (*den).into()),
                BigRatio::Big(value) => value.clone(),
            },
        }
    }

    /// A number from a big rational.
    #[must_use]
    pub(crate) fn from_big(value: BigRational) -> Self {
        Self::big(value)
    }

    /// Numerator and denominator where both have 128 bits, unreduced. For inner loops only.
    #[inline]
    #[must_use]
    pub(crate) fn parts(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Repr::Short { num, den } => Some((i128::from(*num), i128::from(den.get()))),
            Repr::Long(long) => match **long {
                BigRatio::Pair { num, den } => Some((num, den)),
                BigRatio::Big(_) => None,
            },
        }
    }

    /// The same number in lowest terms.
    #[must_use]
    pub(crate) fn reduced(&self) -> Self {
        if let Some((num, den)) = self.short_parts() {
            let g = num.unsigned_abs().gcd(&den.unsigned_abs()).cast_signed();
            return if g > 1 { Self::short(num / g, den / g) } else { self.clone() };
        }
        let Some((num, den)) = self.parts() else { return self.clone() };
        match i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())) {
            Ok(g) if g > 1 => Self::pair(num / g, den / g),
            _ => self.clone(),
        }
    }

    /// Whether the number is 0.
    #[must_use]
    pub(crate) fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Short { num, .. } => *num == 0,
            Repr::Long(long) => match &**long {
                BigRatio::Pair { num, .. } => *num == 0,
                BigRatio::Big(value) => value.is_zero(),
            },
        }
    }

    /// Whether the number is below 0.
    #[must_use]
    pub(crate) fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Short { num, .. } => *num < 0,
            Repr::Long(long) => match &**long {
                BigRatio::Pair { num, .. } => *num < 0,
                BigRatio::Big(value) => value.is_negative(),
            },
        }
    }

    /// Whether the number is whole.
    #[must_use]
    pub(crate) fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Short { num, den } => num.unsigned_abs() % den.get() == 0,
            Repr::Long(long) => match &**long {
                BigRatio::Pair { num, den } => num % den == 0,
                BigRatio::Big(value) => value.is_integer(),
            },
        }
    }

    /// The number without its sign.
    #[must_use]
    pub(crate) fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The number rounded to `decimals` digits after the mark.
    #[must_use]
    pub(crate) fn round(&self, decimals: u32, rounding: Rounding) -> Self {
        if let Some(scale) = 10_i128.checked_pow(decimals)
            && let Some(units) = self.small_units(scale, rounding)
        {
            return Self::pair(units, scale);
        }
        Self::big(BigRational::new(self.units(decimals, rounding), BigInt::from(10).pow(decimals)))
    }

    /// The rounded number in units of the last digit, where everything fits in 128 bits.
    fn small_units(&self, scale: i128, rounding: Rounding) -> Option<i128> {
        let (num, den) = self.parts()?;
        let scaled = num.checked_mul(scale)?;
        // Division is slow beyond sixty-four bits, which few numbers need.
        let (whole, rest, den) = match (i64::try_from(scaled), i64::try_from(den)) {
            (Ok(scaled), Ok(den)) => (i128::from(scaled / den), (scaled % den).unsigned_abs().into(), den.into()),
            _ => (scaled / den, (scaled % den).unsigned_abs(), den),
        };
        // Less than the denominator is left, and the rest of it is what is compared with: no doubling, no overflow.
        let up = match (rounding, rest.cmp(&(den.unsigned_abs() - rest))) {
            (Rounding::Truncate, _) | (_, Ordering::Less) => false,
            (_, Ordering::Greater) | (Rounding::HalfUp, Ordering::Equal) => true,
            (Rounding::HalfEven, Ordering::Equal) => whole % 2 != 0,
        };
        Some(if up { whole + scaled.signum() } else { whole })
    }

    /// The rounded number in units of the last of `decimals` digits.
    #[must_use]
    pub(crate) fn units(&self, decimals: u32, rounding: Rounding) -> BigInt {
        if let Some(units) = 10_i128.checked_pow(decimals).and_then(|scale| self.small_units(scale, rounding)) {
            return units.into();
        }
        let value = self.to_big() * BigRational::from_integer(BigInt::from(10).pow(decimals));
        let (whole, rest) = value.numer().div_rem(value.denom());
        let away: BigInt = value.numer().signum();
        let twice: BigInt = rest.abs() * 2;
        let up = match (rounding, twice.cmp(value.denom())) {
            (Rounding::Truncate, _) | (_, Ordering::Less) => false,
            (_, Ordering::Greater) | (Rounding::HalfUp, Ordering::Equal) => true,
            (Rounding::HalfEven, Ordering::Equal) => whole.is_odd(),
        };
        if up { whole + away } else { whole }
    }

    /// The rounded number with exactly `decimals` digits and a decimal point; never `-0`.
    #[must_use]
    pub(crate) fn to_fixed(&self, decimals: u32, rounding: Rounding) -> String {
        let mut text = String::new();
        self.write_fixed(decimals, rounding, &mut text);
        text
    }

    /// The same, behind a text.
    pub(crate) fn write_fixed(&self, decimals: u32, rounding: Rounding, text: &mut String) {
        let small = 10_i128.checked_pow(decimals).and_then(|scale| self.small_units(scale, rounding));
        if let Some(units) = small.and_then(|units| i64::try_from(units).ok()) {
            return write_units(itoa::Buffer::new().format(units.unsigned_abs()), units < 0, decimals as usize, text);
        }
        let units = self.units(decimals, rounding);
        write_units(&units.magnitude().to_string(), units.is_negative(), decimals as usize, text);
    }

    /// The number as a terminating decimal without trailing zeros, where it has one of at most `most` digits.
    #[must_use]
    pub(crate) fn to_decimal(&self, most: u32) -> Option<String> {
        if let Some((_, den)) = self.reduced().parts() {
            return decimals(den)
                .filter(|digits| *digits <= most)
                .map(|digits| self.to_fixed(digits, Rounding::Truncate));
        }
        let rounded = self.round(most, Rounding::Truncate);
        if rounded != *self {
            return None;
        }
        let text = self.to_fixed(most, Rounding::Truncate);
        if !text.contains('.') {
            return Some(text);
        }
        Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
    }

    /// The nearest binary number: for drawing and for files whose cells are binary, never for arithmetic.
    #[must_use]
    pub(crate) fn to_f64(&self) -> f64 {
        let reduced = self.reduced();
        if let Some((num, den)) = reduced.short_parts() {
            const EXACT: i64 = 1 << 53;
            if num.unsigned_abs() <= EXACT.unsigned_abs() && den <= EXACT {
                return num as f64 / den as f64;
            }
        }
        // Through text, since the parser of the standard library rounds correctly whatever the size.
        reduced.to_fixed(40, Rounding::HalfEven).parse().unwrap_or(f64::NAN)
    }

    /// The larger of two numbers.
    #[must_use]
    pub(crate) fn max<'a>(&'a self, other: &'a Self) -> &'a Self {
        if other > self { other } else { self }
    }

    /// The smaller of two numbers.
    #[must_use]
    pub(crate) fn min<'a>(&'a self, other: &'a Self) -> &'a Self {
        if other < self { other } else { self }
    }

    fn add_short(a: (i64, i64), b: (i64, i64)) -> Self {
        let product = |a: i64, b: i64| i128::from(a) * i128::from(b);
        if a.1 == b.1 {
            return match a.0.checked_add(b.0) {
                Some(num) => Self::short(num, a.1),
                None => Self::pair(i128::from(a.0) + i128::from(b.0), i128::from(a.1)),
            };
        }
        let (wide, narrow) = if a.1 >= b.1 { (a, b) } else { (b, a) };
        if wide.1 % narrow.1 == 0 {
            return Self::pair(product(narrow.0, wide.1 / narrow.1) + i128::from(wide.0), i128::from(wide.1));
        }
        let g = a.1.gcd(&b.1);
        let (ka, kb) = (b.1 / g, a.1 / g);
        Self::pair(product(a.0, ka) + product(b.0, kb), product(a.1, ka))
    }

    fn add_pairs(a: (i128, i128), b: (i128, i128)) -> Option<Self> {
        if a.1 == b.1 {
            return Some(Self::pair(a.0.checked_add(b.0)?, a.1));
        }
        let (wide, narrow) = if a.1 >= b.1 { (a, b) } else { (b, a) };
        if wide.1 % narrow.1 == 0 {
            let num = narrow.0.checked_mul(wide.1 / narrow.1)?.checked_add(wide.0)?;
            return Some(Self::pair(num, wide.1));
        }
        let g = i128::try_from(gcd(a.1.unsigned_abs(), b.1.unsigned_abs())).ok()?;
        let (ka, kb) = (b.1 / g, a.1 / g);
        let num = a.0.checked_mul(ka)?.checked_add(b.0.checked_mul(kb)?)?;
        Some(Self::pair(num, a.1.checked_mul(ka)?))
    }

    fn mul_short(a: (i64, i64), b: (i64, i64)) -> Self {
        Self::pair(i128::from(a.0) * i128::from(b.0), i128::from(a.1) * i128::from(b.1))
    }

    fn mul_pairs(a: (i128, i128), b: (i128, i128)) -> Option<Self> {
        Some(Self::pair(a.0.checked_mul(b.0)?, a.1.checked_mul(b.1)?))
    }

    /// Tries the pairs as they are, then in lowest terms, then big integers.
    #[inline]
    fn combine(
        a: &Self,
        b: &Self,
        short: ShortOp,
        pairs: PairOp,
        big: fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        match (a.short_parts(), b.short_parts()) {
            (Some(x), Some(y)) => short(x, y),
            _ => Self::combine_long(a, b, pairs, big),
        }
    }

    fn combine_long(a: &Self, b: &Self, pairs: PairOp, big: fn(BigRational, BigRational) -> BigRational) -> Self {
        if let (Some(x), Some(y)) = (a.parts(), b.parts())
            && let Some(value) = pairs(x, y)
        {
            return value;
        }
        if let (Some(x), Some(y)) = (a.reduced().parts(), b.reduced().parts())
            && let Some(value) = pairs(x, y)
        {
            return value;
        }
        Self::big(big(a.to_big(), b.to_big()))
    }
}

/// The digits after the mark of a fraction in lowest terms with this denominator; `None`: they have no end.
fn decimals(den: i128) -> Option<u32> {
    let twos = den.trailing_zeros();
    let (mut rest, mut fives) = (den >> twos, 0);
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    (rest == 1).then(|| twos.max(fives))
}

/// Units of the last of `width` digits as a decimal, behind a text.
fn write_units(digits: &str, negative: bool, width: usize, text: &mut String) {
    text.reserve(digits.len().max(width + 1) + 2);
    if negative {
        text.push('-');
    }
    text.extend(std::iter::repeat_n('0', (width + 1).saturating_sub(digits.len())));
    text.push_str(digits);
    if width > 0 {
        text.insert(text.len() - width, '.');
    }
}

/// Greatest common divisor; 64-bit numbers take the fast road.
fn gcd(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => u128::from(a.gcd(&b)),
        _ => a.gcd(&b),
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        Exact::combine(self, other, Exact::add_short, Exact::add_pairs, |a, b| a + b)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &-other
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        Exact::combine(self, other, Exact::mul_short, Exact::mul_pairs, |a, b| a * b)
    }
}

impl Div for &Exact {
    type Output = Exact;
    /// # Panics
    /// When `other` is 0.
    #[expect(clippy::suspicious_arithmetic_impl, reason = "dividing is multiplying by the inverse")]
    fn div(self, other: &Exact) -> Exact {
        let inverse = match other.parts() {
            Some((num, den)) => Exact::ratio(den, num),
            None => Exact::big(other.to_big().recip()),
        };
        self * &inverse
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match self.parts().and_then(|(num, den)| Some((num.checked_neg()?, den))) {
            Some((num, den)) => Exact::pair(num, den),
            None => Exact::big(-self.to_big()),
        }
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some((an, ad)), Some((bn, bd))) = (self.short_parts(), other.short_parts()) {
            let across = |num: i64, den: i64| i128::from(num) * i128::from(den);
            return if ad == bd { an.cmp(&bn) } else { across(an, bd).cmp(&across(bn, ad)) };
        }
        if let (Some((an, ad)), Some((bn, bd))) = (self.parts(), other.parts()) {
            if ad == bd {
                return an.cmp(&bn);
            }
            if let (Some(left), Some(right)) = (an.checked_mul(bd), bn.checked_mul(ad)) {
                return left.cmp(&right);
            }
        }
        self.to_big().cmp(&other.to_big())
    }
}

impl std::hash::Hash for Exact {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let value = self.to_big();
        value.numer().hash(state);
        value.denom().hash(state);
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::int(value)
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self::int(i64::from(value))
    }
}

/// In lowest terms, whole numbers without `/1`: `2353/25`, `90`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reduced = self.reduced();
        match reduced.parts() {
            Some((num, 1)) => write!(f, "{num}"),
            Some((num, den)) => write!(f, "{num}/{den}"),
            None => write!(f, "{}", reduced.to_big()),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
