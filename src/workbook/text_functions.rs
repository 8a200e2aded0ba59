//! Functions on text, as spreadsheets compute them.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "places in a text are small whole numbers"
)]

use crate::exact::{Exact, Rounding};
use crate::workbook::formula::Fun;
use crate::workbook::scalar::{NO_VALUE, Scalar, number, shown};

/// The result of a function on text; an error among the arguments goes on.
#[must_use]
pub(super) fn call(fun: Fun, arguments: &[Scalar]) -> Scalar {
    if let Some(error) = arguments.iter().find(|value| matches!(value, Scalar::Error(_))) {
        return error.clone();
    }
    let text = |at: usize| arguments.get(at).map_or_else(|| "".into(), shown);
    let count = |at: usize| arguments.get(at).and_then(Scalar::number).map_or(0, |n| n as usize);
    match fun {
        Fun::Trim => {
            Scalar::Text(text(0).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").into())
        }
        Fun::Find => match text(1).find(&*text(0)) {
            Some(at) => Scalar::Number(text(1)[..at].chars().count() as f64 + 1.0),
            None => NO_VALUE,
        },
        Fun::Left => Scalar::Text(text(0).chars().take(count(1)).collect::<String>().into()),
        Fun::Mid => {
            let part: String = text(0).chars().skip(count(1).saturating_sub(1)).take(count(2)).collect();
            Scalar::Text(part.into())
        }
        Fun::Substitute => Scalar::Text(text(0).replace(&*text(1), &text(2)).into()),
        Fun::NumberValue => number_value(&text(0), &text(1)),
        Fun::Fixed => fixed(arguments),
        _ => NO_VALUE,
    }
}

/// The number in a text with this decimal mark; an empty text is 0, blanks count nothing.
fn number_value(text: &str, mark: &str) -> Scalar {
    let plain = text.replace(' ', "").replace(mark, ".");
    if plain.is_empty() {
        return Scalar::Number(0.0);
    }
    match Exact::parse_decimal(&plain) {
        Some(_) => plain.parse().map_or(NO_VALUE, number),
        None => NO_VALUE,
    }
}

/// A number with so many digits behind the mark, as text.
fn fixed(arguments: &[Scalar]) -> Scalar {
    let (Some(Ok(value)), Some(Ok(digits))) =
        (arguments.first().map(Scalar::operand), arguments.get(1).map(Scalar::operand))
    else {
        return NO_VALUE;
    };
    let decimal = Exact::parse_decimal(&format!("{value}"));
    decimal.map_or(NO_VALUE, |value| Scalar::Text(value.to_fixed(digits as u32, Rounding::HalfUp).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fun: Fun, arguments: &[&str]) -> Scalar {
        let values: Vec<Scalar> = arguments
            .iter()
            .map(|text| text.parse().map_or_else(|_| Scalar::Text((*text).into()), Scalar::Number))
            .collect();
        call(fun, &values)
    }

    #[test]
    fn text_is_taken_apart_as_spreadsheets_do() {
        assert_eq!(of(Fun::Trim, &["  tidak   berlaku "]), Scalar::Text("tidak berlaku".into()));
        assert_eq!(of(Fun::Find, &["/", "é80/503"]), Scalar::Number(4.0));
        assert_eq!(of(Fun::Find, &["/", "x"]), NO_VALUE);
        assert_eq!(of(Fun::Left, &["a/b", "1"]), Scalar::Text("a".into()));
        assert_eq!(of(Fun::Mid, &["a/bcd", "3", "2"]), Scalar::Text("bc".into()));
        assert_eq!(of(Fun::Substitute, &["85,5,", ",", "."]), Scalar::Text("85.5.".into()));
        assert_eq!(of(Fun::NumberValue, &["x", "."]), NO_VALUE);
        assert_eq!(of(Fun::Fixed, &["56.785", "2"]), Scalar::Text("56.79".into()));
    }

    #[test]
    fn a_number_in_a_text_is_read_with_the_mark_that_is_named() {
        let value = |text: &str| number_value(text, ".");
        assert_eq!(
            (value("85.5"), value(" 7 "), value("")),
            (Scalar::Number(85.5), Scalar::Number(7.0), Scalar::Number(0.0))
        );
        assert_eq!((value("8.5.1"), value("1e3")), (NO_VALUE, NO_VALUE));
    }
}
