//! The first rows of a table, cell by cell, for finding its header.

use crate::table::records::CellSpan;
use crate::table::text::TableText;

use crate::names::normal::tidy;
use crate::table::cell::CellKind;
use crate::table::records::Splitter;

/// How many rows may stand above the header.
pub(crate) const TITLE_ROWS: usize = 60;

/// One of the first rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadRow {
    pub cells: Vec<String>,
    /// Lines (rows of a sheet) before it.
    pub line: u64,
    /// The byte (row of a sheet) behind it.
    pub end: usize,
}

/// The first rows of a text table under a delimiter.
#[must_use]
pub(crate) fn head_rows(text: &str, delimiter: u8, most: usize) -> Vec<HeadRow> {
    let mut splitter = Splitter::new(text.as_bytes(), 0, delimiter);
    let mut cells = Vec::new();
    let mut rows = Vec::new();
    let mut line = 0;
    while rows.len() < most
        && let Ok(Some(start)) = splitter.next(&mut cells)
    {
        let cells = cells.iter().map(|cell| {
            let part = &text[cell.start as usize..cell.end as usize];
            let part = if cell.kind == CellKind::Escaped { part.replace("\"\"", "\"") } else { part.to_owned() };
            tidy(&part).into_owned()
        });
        rows.push(HeadRow { cells: cells.collect(), line, end: splitter.position() });
        let breaks = memchr::memchr_iter(b'\n', &text.as_bytes()[start..splitter.position()]).count();
        line += u64::try_from(breaks).unwrap_or(u64::MAX);
    }
    rows
}

/// The first rows of a body that has its cells already.
#[must_use]
pub(crate) fn body_rows(body: &TableText, most: usize) -> Vec<HeadRow> {
    let TableText::Sheet { text, cells, ends } = body else { return Vec::new() };
    let mut from = 0;
    let mut rows = Vec::new();
    for &to in ends {
        let row: &[CellSpan] = &cells[from as usize..to as usize];
        from = to;
        let Some(first) = row.first() else { continue };
        let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..first.start as usize]).count() as u64;
        let end = row.last().map_or(0, |cell| cell.end as usize + 1);
        let texts = row.iter().map(|cell| match cell.kind {
            CellKind::Error => String::new(),
            _ => tidy(&text[cell.start as usize..cell.end as usize]).into_owned(),
        });
        rows.push(HeadRow { cells: texts.collect(), line, end });
        if rows.len() == most {
            break;
        }
    }
    rows
}
