//! Tables side by side: a header that names bodies twice heads two tables, one behind the other in the same rows.

use std::borrow::Cow;
use std::ops::Range;

use crate::lowlevel::shared_text::Text;
use crate::published::blocks::header;
use crate::published::blocks::is_blank;
use crate::published::blocks::is_figure;
use crate::published::columns::ColumnReader;
use crate::published::columns::PublishedColumn;
use crate::published::columns::is_ranking;
use crate::table::grid::GridRow;
use crate::table::grid::RawTable;

/// One table for each of several side by side; cells keep their columns. Rows before a header go with it; from the
/// next header of full width on nothing is cut. `None` where no two stand so.
pub(crate) fn split(reader: &ColumnReader<'_>, raw: &RawTable) -> Option<Vec<RawTable>> {
    let rows: Vec<&GridRow> = raw.rows.iter().filter(|row| !is_blank(row)).collect();
    let (at, parts) = (0..rows.len()).find_map(|at| Some((at, parts(reader, rows[at])?)))?;
    if (0..at).any(|before| header(reader, &rows[before..]).is_some()) {
        return None;
    }
    let whole = |below: &usize| header(reader, &rows[*below..]).is_some_and(|header| !is_twice(&header.columns));
    let end = (at + 1..rows.len()).find(whole).unwrap_or(rows.len());
    let cut = |part: &Range<usize>| raw.part(rows[..end].iter().map(|row| only(row, part)).collect());
    let mut tables: Vec<RawTable> = parts.iter().map(cut).collect();
    if end < rows.len() {
        tables.push(raw.part(rows[end..].iter().copied().cloned().collect()));
    }
    Some(tables)
}

/// The columns of each table that a header row heads, where it heads several.
fn parts(reader: &ColumnReader<'_>, row: &GridRow) -> Option<Vec<Range<usize>>> {
    // A row of figures heads nothing: it need not be looked at as headings.
    if row.tidied().any(|cell| is_figure(reader, &cell)) {
        return None;
    }
    let cells: Vec<String> = row.tidied().map(Cow::into_owned).collect();
    let again = |at: usize| !cells[at].is_empty() && cells[..at].contains(&cells[at]);
    if !(0..cells.len()).any(again) || !is_twice(&reader.columns(&cells, &[])) {
        return None;
    }
    let ranking = |cells: &[String]| {
        let columns = reader.columns(cells, &[]);
        is_ranking(&columns) && !is_twice(&columns)
    };
    let mut parts = Vec::new();
    let mut from = 0;
    while from < cells.len() {
        // The shortest table that is one, then as wide as it goes before the next begins.
        let begins = |at: usize| cells[at..].iter().any(|cell| !cell.is_empty()) && heads(reader, &cells[at..]);
        let to =
            (from + 2..cells.len()).find(|&to| ranking(&cells[from..to]) && begins(to) && cells[to] == cells[from]);
        let to = to.or_else(|| {
            (from + 2..cells.len()).find(|&to| cells[to].is_empty() && ranking(&cells[from..to]) && begins(to))
        });
        let to = to.unwrap_or(cells.len());
        if !ranking(&cells[from..to]) {
            return None;
        }
        parts.push(from..to);
        from = (to..cells.len()).find(|&at| !cells[at].is_empty()).unwrap_or(cells.len());
    }
    (parts.len() > 1).then_some(parts)
}

/// Whether headings hold a table of bodies.
fn heads(reader: &ColumnReader<'_>, cells: &[String]) -> bool {
    is_ranking(&reader.columns(cells, &[]))
}

/// Whether bodies are named in two columns.
fn is_twice(columns: &[PublishedColumn]) -> bool {
    columns.iter().filter(|column| **column == PublishedColumn::Agency).count() > 1
}

/// A row with the cells of some columns only.
fn only(row: &GridRow, columns: &Range<usize>) -> GridRow {
    let mut row = row.clone();
    row.cells.truncate(columns.end);
    row.kinds.truncate(columns.end);
    row.marks.truncate(columns.end);
    row.cells.iter_mut().take(columns.start).for_each(|cell| *cell = Text::default());
    row
}
