//! `ROUND` and `TRUNC` as spreadsheets compute them: on the fifteen digits that they keep of a number.

use crate::workbook::formula::DIGITS;

/// The least number of [`DIGITS`] digits, and the least of more.
const LEAST: u64 = 100_000_000_000_000;
const BEYOND: u64 = LEAST * 10;
/// Powers of ten that are whole numbers of 64 bits: 0 to 19.
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// Rounds half away from zero, on the fifteen digits that a spreadsheet keeps.
pub(super) fn round(x: f64, digits: i32) -> f64 {
    fast(x.abs(), digits).unwrap_or_else(|| slow(x.abs(), digits)).copysign(x)
}

/// Cuts off what stands behind the mark, on the fifteen digits that a spreadsheet keeps.
pub(super) fn trunc(x: f64) -> f64 {
    format!("{:.*e}", DIGITS - 1, x).parse::<f64>().expect("a number just written").trunc()
}

/// By the digits as text: for every number that is not negative.
fn slow(x: f64, digits: i32) -> f64 {
    let text = format!("{:.*e}", DIGITS - 1, x);
    let (mantissa, exponent) = text.split_once('e').expect("a number in scientific notation has an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is a whole number");
    let figures: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
    // How many of the figures stand at or before the last digit kept.
    let keep = exponent + 1 + digits;
    if keep >= i32::try_from(DIGITS).expect("fifteen") {
        return x;
    }
    let Ok(keep) = usize::try_from(keep) else { return 0.0 };
    let kept = figures[..keep].iter().fold(0_u64, |n, figure| n * 10 + u64::from(*figure));
    let units = kept + u64::from(figures[keep] >= 5);
    format!("{units}e{}", -digits).parse().expect("digits and an exponent")
}

/// The same in whole numbers, for numbers from a ten-thousandth on that have a part behind the mark to be rounded;
/// `None`: not for this one.
fn fast(x: f64, digits: i32) -> Option<f64> {
    let places = usize::try_from(digits).ok().filter(|&places| places < DIGITS)?;
    let (figures, shift) = figures(x)?;
    // The figures are the number times this power of ten; those behind the last digit kept go.
    if places >= shift {
        return Some(x);
    }
    let unit = POWERS[shift - places];
    let units = figures / unit + u64::from(figures % unit >= unit / 2);
    // Both are exact in binary, so that their quotient is the number nearest to the decimal.
    #[expect(clippy::cast_precision_loss, reason = "below two to the power of 53")]
    Some(units as f64 / POWERS[places] as f64)
}

/// The first fifteen digits of a number, rounded half to even, as a whole number, and the power of ten that they are
/// too large by.
fn figures(x: f64) -> Option<(u64, usize)> {
    if !(1e-4..1e14).contains(&x) {
        return None;
    }
    let bits = x.to_bits();
    let mantissa = u128::from(bits & ((1 << 52) - 1) | 1 << 52);
    // `x` is the mantissa over two to this power.
    let halvings = 1075_u32.checked_sub(u32::try_from(bits >> 52).ok()?)?;
    let mut shift = DIGITS - 1;
    loop {
        let product = mantissa * u128::from(*POWERS.get(shift)?);
        let whole = u64::try_from(product >> halvings).ok()?;
        if whole >= BEYOND {
            shift = shift.checked_sub(1)?;
        } else if whole < LEAST {
            shift += 1;
        } else {
            let rest = product & ((1 << halvings) - 1);
            let half = (1_u128 << halvings) >> 1;
            let up = rest > half || rest == half && rest > 0 && whole % 2 == 1;
            // One more than fifteen nines has a digit more.
            return Some(match whole + u64::from(up) {
                BEYOND => (LEAST, shift - 1),
                figures => (figures, shift),
            });
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the very bits that a spreadsheet gets")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounding_works_on_the_decimal_that_a_reader_sees() {
        for (x, digits, expected) in [(1.005, 2, 1.01), (59.999_999_999_999_99, 2, 60.0), (2.5, 0, 3.0)] {
            assert_eq!(round(x, digits), expected, "{x}");
            assert_eq!(round(-x, digits), -expected, "{x}");
        }
        assert_eq!(round(0.004, 2), 0.0);
        assert_eq!(round(0.005, 2), 0.01);
        assert_eq!(round(0.000_4, 2), 0.0);
        assert_eq!(trunc(2.999_999_999_999_999_6), 3.0);
        assert_eq!([(99.999_999_999_999_999, 9), (9.999_999_999_999_999, 2)].map(|(x, n)| round(x, n)), [100.0, 10.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn whole_numbers_round_as_digits_do(
            units in 0_u64..20_000_000_000,
            scale in 0_i32..12,
            steps in -3_i64..=3,
            digits in -2_i32..16,
        ) {
            // Near what ends with few digits, some binary steps away.
            let near = units as f64 / 10_f64.powi(scale);
            let x = f64::from_bits(near.to_bits().saturating_add_signed(steps));
            prop_assert_eq!(round(x, digits).to_bits(), slow(x, digits).to_bits(), "{} {}", x, digits);
        }

        #[test]
        fn whole_numbers_round_any_number_as_digits_do(x in 0.0..1e16, small in 0.0..1.0, digits in 0_i32..14) {
            for x in [x, small, small * 100.0] {
                prop_assert_eq!(round(x, digits).to_bits(), slow(x, digits).to_bits(), "{} {}", x, digits);
            }
        }
    }
}
