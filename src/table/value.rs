//! Stored values -> the text that a cell counts as.

use super::cell::CellKind;
use crate::table::xlsx::parts::NumberFormat;
use crate::table::xlsx::values::{date, decimal_of};

/// A stored number under its number format: at 15 significant digits, as spreadsheets show it; a percentage as shown.
pub(super) fn number(value: f64, format: NumberFormat, from_1904: bool) -> (String, CellKind) {
    let Some(text) = decimal_of(value, format == NumberFormat::Percent) else {
        return ("#NUM!".to_owned(), CellKind::Error);
    };
    match format {
        NumberFormat::Plain => (text, CellKind::Number),
        NumberFormat::Percent => (text, CellKind::Percent),
        NumberFormat::Date => (date(&text, from_1904).unwrap_or(text), CellKind::Date),
    }
}

/// A truth value.
pub(super) fn boolean(value: bool) -> (String, CellKind) {
    (if value { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Boolean)
}

/// A formula whose result the file does not hold.
pub(super) fn uncomputed() -> (String, CellKind) {
    ("=…".to_owned(), CellKind::Formula)
}

/// An error value of XLS and XLSB by its code.
pub(super) fn error(code: u8) -> (String, CellKind) {
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
    (text.to_owned(), CellKind::Error)
}
