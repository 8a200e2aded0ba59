//! Tables as they were read (`ikip table`): CSV, Markdown, JSON. Knows nothing of what their cells mean.

mod csv;
mod json;
mod markdown;

use std::io::{self, Write};
use std::sync::Arc;

use crate::i18n::lang::Lang;
use crate::table::Sheet;

/// A table and the file it stands in.
#[derive(Debug)]
pub(crate) struct SourceTable<'a> {
    pub path: &'a Arc<str>,
    /// Its number in the file, from 1.
    pub number: usize,
    pub sheet: &'a Sheet,
}

/// A format that tables can be written in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableFormat {
    pub name: &'static str,
    /// Whether it can hold several tables.
    pub many: bool,
    pub write: fn(&[SourceTable<'_>], Lang, &mut dyn Write) -> io::Result<()>,
}

/// Every format, the default first.
pub(crate) const FORMATS: &[TableFormat] = &[
    TableFormat { name: "md", many: true, write: markdown::write },
    TableFormat { name: "csv", many: false, write: csv::write },
    TableFormat { name: "json", many: true, write: json::write },
];

/// The cells of a table row by row, empty rows included; each row as long as its last cell that is not empty.
fn rows(sheet: &Sheet) -> impl Iterator<Item = Vec<&str>> {
    let mut next = 0;
    sheet.rows().flat_map(move |(number, cells)| {
        let empty = number - next;
        next = number + 1;
        let texts: Vec<&str> = cells.into_iter().map(|(text, _)| text).collect();
        std::iter::repeat_n(Vec::new(), empty as usize).chain(std::iter::once(texts))
    })
}

/// The width of a table in cells.
fn width(sheet: &Sheet) -> usize {
    sheet.rows().map(|(_, cells)| cells.len()).max().unwrap_or(0)
}
