//! Tables of printed pages: where cells are, from lines between them or from the way the text stands.
//!
//! Measured on tables of several writers (ruled and not, wrapped names, headers over two rows, groups between rows, over
//! pages): the figures behind the constants stand beside them. What cannot be told apart safely is an error that shows
//! how the rows were understood.

mod lines;
mod pages;
mod rows;
mod ruled;
#[cfg(test)]
mod tests;
mod unruled;

use super::ReadError;
use super::cell::CellKind;
use super::pdf::PrintedPage;
use super::sheet::{Budget, JoinedCell, MergedRange, Sheet, SheetBuilder};

/// A cell as printed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct PrintedCell {
    text: String,
    /// Printed lines that it was joined from; 0: it is empty.
    lines: u32,
    /// Columns and rows that it spans beyond its own.
    more_columns: u32,
    more_rows: u32,
}

type PrintedRow = Vec<PrintedCell>;

/// A table on a page, or over several.
#[derive(Debug, Default)]
struct PrintedTable {
    page: u32,
    /// How far down the first page it begins.
    top: f64,
    rows: Vec<PrintedRow>,
}

/// All tables of all pages, in order.
pub(super) fn read(pages: &[PrintedPage], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let mut found: Vec<PrintedTable> = Vec::new();
    for page in pages {
        let (mut tables, left) = ruled::tables(page)?;
        tables.extend(unruled::tables(page, &left)?);
        tables.sort_by(|a, b| a.top.total_cmp(&b.top));
        found.extend(tables);
    }
    let joined = pages::joined(found);
    joined.into_iter().enumerate().map(|(at, table)| table.sheet(format!("Tabel {}", at + 1), budget)).collect()
}

impl PrintedTable {
    fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn sheet(self, name: String, budget: &mut Budget) -> Result<Sheet, ReadError> {
        self.refuse_run_together()?;
        let mut builder = SheetBuilder::new(name, budget);
        let (mut merged, mut joined) = (Vec::new(), Vec::new());
        for (row, cells) in (0..).zip(&self.rows) {
            builder.row(row)?;
            for (column, cell) in (0..).zip(cells) {
                builder.cell(column, &cell.text, CellKind::Text)?;
                if cell.more_rows > 0 || cell.more_columns > 0 {
                    let last = (row + cell.more_rows, column + cell.more_columns);
                    merged.extend(MergedRange::between((row, column), last));
                }
                if cell.lines > 1 {
                    joined.push(JoinedCell { row, column, lines: cell.lines });
                }
            }
        }
        let mut sheet = builder.finish();
        (sheet.page, sheet.merged, sheet.joined) = (Some(self.page), merged, joined);
        Ok(sheet)
    }

    /// Two numbers in one cell without a blank: a printed change that was tracked, or columns that touch. Or text that is
    /// printed over other text.
    fn refuse_run_together(&self) -> Result<(), ReadError> {
        let together = |text: &str| {
            if text.contains(lines::OVERPRINTED) {
                return true;
            }
            let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
            digits && (text.matches(',').count() > 1 || text.matches('.').count() > 1 && text.contains(','))
        };
        let found = self.rows.iter().position(|row| row.iter().any(|cell| together(&cell.text)));
        found.map_or(Ok(()), |row| Err(doubt(self.page, &self.rows[row..])))
    }
}

/// The error about rows that cannot be told apart safely, with how the first of them were understood.
fn doubt(page: u32, rows: &[PrintedRow]) -> ReadError {
    const SHOWN: usize = 3;
    let row = |row: &PrintedRow| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ");
    let rows = rows.iter().take(SHOWN).map(row).collect::<Vec<_>>().join(" ⏎ ");
    ReadError::Doubt { page, rows }
}
