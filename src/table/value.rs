//! Stored values -> the text that a cell counts as.

use super::cell::Kind;
use crate::intake::workbook::cells::{date, decimal_of};
use crate::intake::workbook::parts::Format;

/// A stored number under its number format: at 15 significant digits, as spreadsheets show it; a percentage as shown.
pub(super) fn number(value: f64, format: Format, from_1904: bool) -> (String, Kind) {
    let Some(text) = decimal_of(value, format == Format::Percent) else { return ("#NUM!".to_owned(), Kind::Error) };
    match format {
        Format::Plain => (text, Kind::Number),
        Format::Percent => (text, Kind::Percent),
        Format::Date => (date(&text, from_1904).unwrap_or(text), Kind::Date),
    }
}

/// A truth value.
pub(super) fn boolean(value: bool) -> (String, Kind) {
    (if value { "TRUE" } else { "FALSE" }.to_owned(), Kind::Boolean)
}

/// A formula whose result the file does not hold.
pub(super) fn uncomputed() -> (String, Kind) {
    ("=…".to_owned(), Kind::Formula)
}

/// An error value of XLS and XLSB by its code.
pub(super) fn error(code: u8) -> (String, Kind) {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    };
    (text.to_owned(), Kind::Error)
}
