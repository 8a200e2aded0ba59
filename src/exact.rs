//! Exact numbers: parse, arithmetic, rounding, print.
//!
//! A score is a decimal, an average is a fraction, and a decree is contested in its second decimal. So every number
//! from cell to total is a rational number. The common case is a pair of `i128`; what does not fit falls back to big
//! integers. Nothing wraps, nothing is rounded on the way. This module knows nothing of scores, files or languages.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// How the last printed digit is found. Source of the choice: `[score] rounding` of the rules file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Half away from zero: 2.345 gives 2.35.
    HalfUp,
    /// Half to the even neighbour: 2.345 gives 2.34.
    HalfEven,
    /// Digits beyond the last are cut off: 2.349 gives 2.34.
    Truncate,
}

/// A rational number of any size.
///
/// The small form is kept unreduced on purpose (sums over a common denominator then need no gcd); equality, order and
/// printing are those of the number, not of the pair.
#[derive(Clone)]
pub struct Exact(Repr);

#[derive(Clone)]
enum Repr {
    /// `den > 0`.
    Small {
        num: i128,
        den: i128,
    },
    Big(Box<BigRational>),
}

/// An operation on numerators and denominators; `None` when the result does not fit.
type SmallOp = fn((i128, i128), (i128, i128)) -> Option<Exact>;

impl Exact {
    /// The number 0.
    pub const ZERO: Self = Self::small(0, 1);
    /// The number 1.
    pub const ONE: Self = Self::small(1, 1);
    /// The number 100, which full weights add up to.
    pub const HUNDRED: Self = Self::small(100, 1);

    const fn small(num: i128, den: i128) -> Self {
        Self(Repr::Small { num, den })
    }

    /// A whole number.
    #[must_use]
    pub const fn int(value: i64) -> Self {
        Self::small(value as i128, 1)
    }

    /// The fraction `num / den`.
    ///
    /// # Panics
    /// When `den` is 0: callers check divisors, since a zero divisor is a finding about the input, not a number.
    #[must_use]
    pub fn ratio(num: i128, den: i128) -> Self {
        assert!(den != 0, "a fraction needs a divisor other than zero");
        if den > 0 {
            return Self::small(num, den);
        }
        match (num.checked_neg(), den.checked_neg()) {
            (Some(num), Some(den)) => Self::small(num, den),
            _ => Self::big(BigRational::new(num.into(), den.into())),
        }
    }

    fn big(value: BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(num), Some(den)) => Self::small(num, den),
            _ => Self(Repr::Big(Box::new(value))),
        }
    }

    /// The most digits a number may be written with. No score has as many, and the time that arithmetic takes grows
    /// with the square of them.
    pub const MOST_DIGITS: usize = 1000;

    /// Reads `-?digits[.digits]` with a decimal point and nothing else: no sign `+`, exponent, thousands or blanks; of
    /// at most [`Self::MOST_DIGITS`] digits.
    #[must_use]
    pub fn parse_decimal(text: &str) -> Option<Self> {
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
        let joined = format!("{whole}{part}");
        let value = if joined.len() <= 36 {
            let num: i128 = joined.parse().ok()?;
            Self::small(num, 10_i128.pow(u32::try_from(part.len()).ok()?))
        } else {
            let num: BigInt = joined.parse().ok()?;
            Self::big(BigRational::new(num, BigInt::from(10).pow(u32::try_from(part.len()).ok()?)))
        };
        Some(if negative { -&value } else { value })
    }

    /// Reads a decimal, or a fraction of two decimals as in `100/6`; `None` when it is neither or divides by zero.
    #[must_use]
    pub fn parse_fraction(text: &str) -> Option<Self> {
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
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { num, den } => BigRational::new((*num).into(), (*den).into()),
            Repr::Big(value) => (**value).clone(),
        }
    }

    /// A number from a big rational.
    #[must_use]
    pub fn from_big(value: BigRational) -> Self {
        Self::big(value)
    }

    /// Numerator and denominator where both are small, unreduced. For inner loops only.
    #[must_use]
    pub const fn parts(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Repr::Small { num, den } => Some((*num, *den)),
            Repr::Big(_) => None,
        }
    }

    /// The same number in lowest terms.
    #[must_use]
    pub fn reduced(&self) -> Self {
        match &self.0 {
            Repr::Small { num, den } => {
                let g = gcd(num.unsigned_abs(), den.unsigned_abs());
                match i128::try_from(g) {
                    Ok(g) if g > 1 => Self::small(num / g, den / g),
                    _ => self.clone(),
                }
            }
            Repr::Big(_) => self.clone(),
        }
    }

    /// Whether the number is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num == 0,
            Repr::Big(value) => value.is_zero(),
        }
    }

    /// Whether the number is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num < 0,
            Repr::Big(value) => value.is_negative(),
        }
    }

    /// Whether the number is whole.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small { num, den } => num % den == 0,
            Repr::Big(value) => value.is_integer(),
        }
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The number rounded to `decimals` digits after the mark.
    #[must_use]
    pub fn round(&self, decimals: u32, rounding: Rounding) -> Self {
        if let Some(scale) = 10_i128.checked_pow(decimals)
            && let Some(units) = self.small_units(scale, rounding)
        {
            return Self::small(units, scale);
        }
        Self::big(BigRational::new(self.units(decimals, rounding), BigInt::from(10).pow(decimals)))
    }

    /// The rounded number in units of the last digit, where everything fits the small form.
    fn small_units(&self, scale: i128, rounding: Rounding) -> Option<i128> {
        let Repr::Small { num, den } = &self.0 else { return None };
        let scaled = num.checked_mul(scale)?;
        // Division is slow beyond sixty-four bits, which few numbers need.
        let whole = match (i64::try_from(scaled), i64::try_from(*den)) {
            (Ok(scaled), Ok(den)) if scaled != i64::MIN => i128::from(scaled / den),
            _ => scaled / den,
        };
        let rest = scaled - whole * den;
        let away = scaled.signum();
        let twice = rest.unsigned_abs().checked_mul(2)?;
        let up = match (rounding, twice.cmp(&den.unsigned_abs())) {
            (Rounding::Truncate, _) | (_, Ordering::Less) => false,
            (_, Ordering::Greater) | (Rounding::HalfUp, Ordering::Equal) => true,
            (Rounding::HalfEven, Ordering::Equal) => whole % 2 != 0,
        };
        Some(if up { whole + away } else { whole })
    }

    /// The rounded number in units of the last of `decimals` digits.
    #[must_use]
    pub fn units(&self, decimals: u32, rounding: Rounding) -> BigInt {
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
    pub fn to_fixed(&self, decimals: u32, rounding: Rounding) -> String {
        let small = 10_i128.checked_pow(decimals).and_then(|scale| self.small_units(scale, rounding));
        if let Some(units) = small.and_then(|units| i64::try_from(units).ok()) {
            return fixed(itoa::Buffer::new().format(units.unsigned_abs()), units < 0, decimals as usize);
        }
        let units = self.units(decimals, rounding);
        fixed(&units.magnitude().to_string(), units.is_negative(), decimals as usize)
    }

    /// The number as a terminating decimal without trailing zeros, where it has one of at most `most` digits.
    #[must_use]
    pub fn to_decimal(&self, most: u32) -> Option<String> {
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
    pub fn to_f64(&self) -> f64 {
        let reduced = self.reduced();
        if let Repr::Small { num, den } = &reduced.0 {
            const EXACT: i128 = 1 << 53;
            if num.unsigned_abs() <= EXACT.unsigned_abs() && *den <= EXACT {
                return *num as f64 / *den as f64;
            }
        }
        // Through text, since the parser of the standard library rounds correctly whatever the size.
        reduced.to_fixed(40, Rounding::HalfEven).parse().unwrap_or(f64::NAN)
    }

    /// The larger of two numbers.
    #[must_use]
    pub fn max<'a>(&'a self, other: &'a Self) -> &'a Self {
        if other > self { other } else { self }
    }

    /// The smaller of two numbers.
    #[must_use]
    pub fn min<'a>(&'a self, other: &'a Self) -> &'a Self {
        if other < self { other } else { self }
    }

    fn add_small(a: (i128, i128), b: (i128, i128)) -> Option<Self> {
        if a.1 == b.1 {
            return Some(Self::small(a.0.checked_add(b.0)?, a.1));
        }
        let (wide, narrow) = if a.1 >= b.1 { (a, b) } else { (b, a) };
        if wide.1 % narrow.1 == 0 {
            let num = narrow.0.checked_mul(wide.1 / narrow.1)?.checked_add(wide.0)?;
            return Some(Self::small(num, wide.1));
        }
        let g = i128::try_from(gcd(a.1.unsigned_abs(), b.1.unsigned_abs())).ok()?;
        let (ka, kb) = (b.1 / g, a.1 / g);
        let num = a.0.checked_mul(ka)?.checked_add(b.0.checked_mul(kb)?)?;
        Some(Self::small(num, a.1.checked_mul(ka)?))
    }

    fn mul_small(a: (i128, i128), b: (i128, i128)) -> Option<Self> {
        Some(Self::small(a.0.checked_mul(b.0)?, a.1.checked_mul(b.1)?))
    }

    /// Tries the small form as it is, then in lowest terms, then the big one.
    fn combine(a: &Self, b: &Self, small: SmallOp, big: fn(BigRational, BigRational) -> BigRational) -> Self {
        if let (Some(x), Some(y)) = (a.parts(), b.parts())
            && let Some(value) = small(x, y)
        {
            return value;
        }
        if let (Some(x), Some(y)) = (a.reduced().parts(), b.reduced().parts())
            && let Some(value) = small(x, y)
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

/// Units of the last of `width` digits as a decimal.
fn fixed(digits: &str, negative: bool, width: usize) -> String {
    let mut text = String::with_capacity(digits.len().max(width + 1) + 2);
    if negative {
        text.push('-');
    }
    text.extend(std::iter::repeat_n('0', (width + 1).saturating_sub(digits.len())));
    text.push_str(digits);
    if width > 0 {
        text.insert(text.len() - width, '.');
    }
    text
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
        Exact::combine(self, other, Exact::add_small, |a, b| a + b)
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
        Exact::combine(self, other, Exact::mul_small, |a, b| a * b)
    }
}

impl Div for &Exact {
    type Output = Exact;
    /// # Panics
    /// When `other` is 0.
    #[expect(clippy::suspicious_arithmetic_impl, reason = "dividing is multiplying by the inverse")]
    fn div(self, other: &Exact) -> Exact {
        let inverse = match &other.0 {
            Repr::Small { num, den } => Exact::ratio(*den, *num),
            Repr::Big(value) => Exact::big(value.recip()),
        };
        self * &inverse
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Repr::Small { num, den } => match num.checked_neg() {
                Some(num) => Exact::small(num, *den),
                None => Exact::big(-self.to_big()),
            },
            Repr::Big(value) => Exact::big(-(**value).clone()),
        }
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(iter: I) -> Exact {
        iter.fold(Exact::ZERO, |total, value| &total + value)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(iter: I) -> Exact {
        iter.fold(Exact::ZERO, |total, value| &total + &value)
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
        match &self.reduced().0 {
            Repr::Small { num, den: 1 } => write!(f, "{num}"),
            Repr::Small { num, den } => write!(f, "{num}/{den}"),
            Repr::Big(value) if value.denom().is_one() => write!(f, "{}", value.numer()),
            Repr::Big(value) => write!(f, "{}/{}", value.numer(), value.denom()),
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
