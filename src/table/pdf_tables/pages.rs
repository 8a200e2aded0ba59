//! Tables that go on over pages, put together.

use super::lines::join;
use super::{PrintedCell, PrintedRow, PrintedTable};

/// The tables; those that go on on the next page are one.
pub(super) fn joined(tables: Vec<PrintedTable>) -> Vec<PrintedTable> {
    let mut whole: Vec<(PrintedTable, u32)> = Vec::new();
    for table in tables {
        let page = table.page;
        match whole.last_mut() {
            Some((before, last)) if *last + 1 == page && goes_on(before, &table) => {
                append(before, table);
                *last = page;
            }
            _ => whole.push((table, page)),
        }
    }
    whole.into_iter().map(|(table, _)| table).collect()
}

fn goes_on(before: &PrintedTable, table: &PrintedTable) -> bool {
    let data = |row: Option<&PrintedRow>| row.map(|row| figures(row.as_slice())).unwrap_or_default();
    let second = if is_fragment(table) { 1 } else { 0 };
    before.width() == table.width()
        && (repeated(before, table) > 0
            || !data(before.rows.last()).is_empty() && data(before.rows.last()) == data(table.rows.get(second)))
}

/// How many rows at the start repeat the heading of the table before.
fn repeated(before: &PrintedTable, table: &PrintedTable) -> usize {
    let same = |(a, b): &(&PrintedRow, &PrintedRow)| a.iter().map(|c| &c.text).eq(b.iter().map(|c| &c.text));
    before.rows.iter().zip(&table.rows).take_while(same).count()
}

/// Whether the first row is the rest of a row that the end of the page cut: words only, and nothing in the first column.
fn is_fragment(table: &PrintedTable) -> bool {
    table
        .rows
        .first()
        .is_some_and(|row| figures(row).is_empty() && row.first().is_some_and(|cell| cell.text.is_empty()))
}

fn append(before: &mut PrintedTable, table: PrintedTable) {
    let skipped = repeated(before, &table);
    let mut rows = table.rows.into_iter().skip(skipped).peekable();
    let rest = PrintedTable { rows: rows.peek().cloned().into_iter().collect(), ..PrintedTable::default() };
    if is_fragment(&rest)
        && let (Some(last), Some(fragment)) = (before.rows.last_mut(), rows.next())
    {
        for (cell, more) in last.iter_mut().zip(fragment).filter(|(_, more)| more.lines > 0) {
            join(&mut cell.text, &more.text);
            // At least two: what was joined is reported.
            cell.lines = (cell.lines + more.lines).max(2);
        }
    }
    before.rows.extend(rows);
}

/// The columns of a row that hold numbers.
fn figures(row: &[PrintedCell]) -> Vec<usize> {
    let is_figure = |text: &str| {
        text.chars().any(|c| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | ' '))
    };
    row.iter().enumerate().filter(|(_, cell)| is_figure(&cell.text)).map(|(at, _)| at).collect()
}
