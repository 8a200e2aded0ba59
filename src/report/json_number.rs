//! Numbers in JSON with exactly the digits that are meant: nothing passes through a float.

use serde_json::value::{RawValue, to_raw_value};

use crate::exact::{Exact, Rounding};

/// The digits after the point at which a number without an end is cut.
const DIGITS: u32 = 12;
/// The most digits after the point that a number with an end is written with.
const MOST_DIGITS: u32 = 40;

/// A number in JSON.
pub(crate) type Number = Box<RawValue>;

/// A number as it is, rounded to twelve digits where it has no end (or none within forty).
#[must_use]
pub(crate) fn number(value: &Exact) -> Number {
    let text = value.to_decimal(MOST_DIGITS).unwrap_or_else(|| {
        let fixed = value.to_fixed(DIGITS, Rounding::HalfUp);
        fixed.trim_end_matches('0').trim_end_matches('.').to_owned()
    });
    RawValue::from_string(text).unwrap_or_else(|_| null())
}

fn null() -> Number {
    to_raw_value(&()).expect("null is JSON")
}

#[cfg(test)]
mod tests {
    use crate::report::json_number::*;

    #[test]
    fn a_number_in_json_has_the_digits_of_the_decimal() {
        let shown = |value: Exact| number(&value).get().to_owned();
        assert_eq!(shown(Exact::ratio(9830, 100)), "98.3");
        assert_eq!(shown(Exact::ratio(599_999_999_999_999, 10_000_000_000_000)), "59.9999999999999");
        assert_eq!(shown(Exact::ratio(100, 6)), "16.666666666667");
        assert_eq!(shown(Exact::ratio(-1, 3)), "-0.333333333333");
        assert_eq!(shown(Exact::ratio(1, 3_000_000_000_000_000)), "0");
        assert_eq!(shown(Exact::int(80)), "80");
    }
}
