//! What a stored value of an XLSX cell counts as: the digits as they stand, at most 15 of them, or the text.

use std::borrow::Cow;

use crate::lowlevel::calendar;
use crate::table::cell::CellKind;
use crate::table::xlsx::package::WorkbookError;
use crate::table::xlsx::parts::{BookParts, NumberFormat};
use crate::table::xlsx::xml::plain;

/// What a cell stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StoredValue<'v> {
    /// Its type, the attribute `t`.
    pub of: Option<&'v str>,
    pub format: NumberFormat,
    /// The cell holds a formula as well as its value.
    pub formula: bool,
    /// The text of the element `v`.
    pub value: Option<&'v str>,
    /// The text of the element `is`, its escapes undone.
    pub inline: Option<&'v str>,
}

/// The text and the kind of a cell.
///
/// # Errors
/// The value names a shared string that does not exist.
pub(super) fn counted<'v>(
    stored: StoredValue<'v>,
    book: &'v BookParts,
) -> Result<(Cow<'v, str>, CellKind), WorkbookError> {
    if let Some(text) = stored.inline {
        return Ok((Cow::Borrowed(text), CellKind::Text));
    }
    match stored.value {
        None if stored.formula => Ok(uncomputed()),
        None => Ok((Cow::Borrowed(""), CellKind::Text)),
        // Programs that write formulas without computing them leave their values empty; an empty text is one.
        Some(value) if stored.formula && value.trim().is_empty() && stored.of != Some("str") => Ok(uncomputed()),
        Some(value) => typed(value, stored, book),
    }
}

fn typed<'v>(
    value: &'v str,
    stored: StoredValue<'v>,
    book: &'v BookParts,
) -> Result<(Cow<'v, str>, CellKind), WorkbookError> {
    Ok(match stored.of {
        // An empty `<v/>`, as some writers leave for an empty cell, is no number of a string.
        Some("s") if value.trim().is_empty() => (Cow::Borrowed(""), CellKind::Text),
        Some("s") => {
            let damaged = || WorkbookError::Damaged(format!("<v>{value}</v>"));
            let index: usize = value.trim().parse().map_err(|_| damaged())?;
            (Cow::Borrowed(book.strings.get(index).ok_or_else(damaged)?), CellKind::Text)
        }
        Some("str" | "inlineStr") => (plain(value), CellKind::Text),
        Some("b") => (Cow::Borrowed(if value.trim() == "1" { "TRUE" } else { "FALSE" }), CellKind::Boolean),
        Some("e") => (Cow::Borrowed(value), CellKind::Error),
        Some("d") => (Cow::Borrowed(value), CellKind::Date),
        _ if value.trim().is_empty() => (Cow::Borrowed(""), CellKind::Text),
        _ => number(value, stored.format, book.from_1904),
    })
}

fn number(value: &str, format: NumberFormat, from_1904: bool) -> (Cow<'_, str>, CellKind) {
    if format == NumberFormat::Plain && is_printed(value) {
        return (Cow::Borrowed(value), CellKind::Number);
    }
    match (decimal(value, format == NumberFormat::Percent), format) {
        (Some(text), NumberFormat::Plain) => (text.into(), CellKind::Number),
        (Some(text), NumberFormat::Percent) => (text.into(), CellKind::Percent),
        (Some(text), NumberFormat::Date) => (date(&text, from_1904).unwrap_or(text).into(), CellKind::Date),
        (None, _) => (Cow::Borrowed(value), CellKind::Error),
    }
}

/// Fast path: whether a number is stored as [`decimal`] prints it, since it has no more than 15 digits.
fn is_printed(value: &str) -> bool {
    let bytes = value.strip_prefix('-').unwrap_or(value).as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let (whole, part) = match memchr::memchr(b'.', bytes) {
        None => (bytes, None),
        Some(at) => (&bytes[..at], Some(&bytes[at + 1..])),
    };
    let whole_fits = matches!(whole, [b'0'] | [b'1'..=b'9', ..]) && digits(whole);
    let part_fits = part.is_none_or(|part| digits(part) && part.last().is_some_and(|last| *last != b'0'));
    bytes.len() <= 15 && value != "-0" && whole_fits && part_fits
}

/// A formula whose value the workbook does not hold.
fn uncomputed() -> (Cow<'static, str>, CellKind) {
    (Cow::Borrowed("=…"), CellKind::Formula)
}

/// The day that a serial number stands for, as `2025-03-01`; what lies behind the point is a time of that day.
pub(in crate::table) fn date(serial: &str, from_1904: bool) -> Option<String> {
    let days: i64 = serial.split('.').next()?.parse().ok()?;
    // Serial 60 is the 29th of February 1900, which never was: only from 61 on the two ways of counting agree.
    let since_1970 = match (from_1904, days) {
        (true, 0..) => days - 24_107,
        (false, 61..) => days - 25_569,
        _ => return None,
    };
    calendar::day(since_1970)
}

/// Fast path for numbers of at most two decimals: a float that is the nearest to such a decimal of fewer than 15 digits
/// shows it at 15 digits. Printing a float the long way took a third of the time of reading an .xls.
fn short_decimal(number: f64) -> Option<String> {
    const MOST: f64 = 1e12;
    let hundredths = (number * 100.0).round();
    if hundredths.abs() >= MOST || (hundredths / 100.0).to_bits() != number.to_bits() {
        return None;
    }
    // Below 10^12: every whole number is exact in both types.
    #[allow(clippy::cast_possible_truncation, reason = "a whole number below 10^12")]
    let hundredths = hundredths as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    Some(match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        (tenths, hundredths) => format!("{sign}{whole}.{tenths}{hundredths}"),
    })
}

/// A stored number as a decimal of at most 15 significant digits, as a spreadsheet shows it; `percent`: times 100.
fn decimal(value: &str, percent: bool) -> Option<String> {
    decimal_of(value.trim().parse().ok()?, percent)
}

/// The same of a number; `None` where it is not finite.
pub(in crate::table) fn decimal_of(number: f64, percent: bool) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    if let Some(text) = short_decimal(number).filter(|_| !percent) {
        return Some(text);
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let exponent = exponent + if percent { 2 } else { 0 };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let point = exponent + 1;
    let plain = match usize::try_from(point) {
        Ok(0) | Err(_) => {
            let zeros = usize::try_from(-point).ok()?;
            format!("0.{}{digits}", "0".repeat(zeros))
        }
        Ok(point) if point >= digits.len() => format!("{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => format!("{}.{}", &digits[..point], &digits[point..]),
    };
    Some(format!("{sign}{plain}"))
}

#[cfg(test)]
mod tests {
    use crate::table::xlsx::values::*;

    #[test]
    fn stored_numbers_have_fifteen_significant_digits() {
        for (value, text) in [
            ("0.28999999999999998", "0.29"),
            ("85.5", "85.5"),
            ("1E+2", "100"),
            ("-7.25", "-7.25"),
            ("0", "0"),
            ("66.666666666666671", "66.6666666666667"),
            ("0.001", "0.001"),
            ("123456789012345678", "123456789012346000"),
        ] {
            assert_eq!(decimal(value, false).as_deref(), Some(text), "{value}");
        }
        assert_eq!(decimal("0.85499999999999998", true).as_deref(), Some("85.5"));
        assert_eq!(decimal("1", true).as_deref(), Some("100"));
        assert_eq!(decimal("NaN", false), None);
    }

    #[test]
    fn numbers_of_two_decimals_are_printed_alike_in_the_short_way_and_in_the_long() {
        let mut short = 0;
        for nth in -30_000_i32..30_000 {
            for number in
                [f64::from(nth) / 100.0, f64::from(nth) / 128.0, f64::from(nth) * 1_234_567.25, f64::from(nth) / 3.0]
            {
                let text = format!("{number:.14e}");
                let long: f64 = text.parse().expect("a number");
                let told = decimal_of(number, false).expect("a number");
                assert_eq!(told.parse::<f64>().expect("a number").to_bits(), (long + 0.0).to_bits(), "{number}");
                short += u32::from(short_decimal(number).is_some());
            }
        }
        assert!(short > 60_000, "{short}");
        assert_eq!(decimal_of(-0.0, false).as_deref(), Some("0"));
        assert_eq!(decimal_of(0.1 + 0.2, false).as_deref(), Some("0.3"));
    }

    #[test]
    fn serial_numbers_are_days() {
        let of = |serial: &str| date(serial, false);
        assert_eq!(of("45717").as_deref(), Some("2025-03-01"));
        assert_eq!(of("45716.75").as_deref(), Some("2025-02-28"));
        assert_eq!(of("61").as_deref(), Some("1900-03-01"));
        assert_eq!(of("36585").as_deref(), Some("2000-02-29"));
        assert_eq!(of("60"), None);
        assert_eq!(of("99999999999"), None);
        assert_eq!(date("0", true).as_deref(), Some("1904-01-01"));
    }

    #[test]
    fn a_number_that_stands_as_it_is_printed_is_taken_as_it_stands() {
        for value in ["0", "7", "85.5", "-0.25", "100", "123456789012345", "0.0001", "1234567890.1234"] {
            assert!(is_printed(value), "{value}");
            assert_eq!(decimal(value, false).as_deref(), Some(value));
        }
        for value in
            ["-0", "", "-", "007", "1.0", "1.", ".5", "1e3", "+1", " 1", "1234567890123456", "0.28999999999999998"]
        {
            assert!(!is_printed(value), "{value}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_fast_path_of_numbers_prints_as_the_slow_one(value in "-?[0-9]{1,9}(\\.[0-9]{0,8})?") {
            if is_printed(&value) {
                proptest::prop_assert_eq!(decimal(&value, false), Some(value));
            }
        }
    }
}
