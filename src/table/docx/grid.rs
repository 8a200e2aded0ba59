//! A table of a document: rows of cells that span columns, and go on in the rows below.

use std::collections::HashMap;

use crate::table::ReadError;
use crate::table::cell::CellKind;
use crate::table::sheet::{Budget, MergedRange, Sheet, SheetBuilder};

/// Columns that a cell can span.
pub(super) const MOST_COLUMNS: u32 = 1 << 10;

/// Whether a cell is merged with those below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Vertical {
    #[default]
    Alone,
    /// The first of several.
    Begins,
    /// Part of the cell above.
    GoesOn,
}

#[derive(Debug, Default, Clone)]
pub(super) struct WordCell {
    pub text: String,
    /// Columns, at least 1.
    pub span: u32,
    pub vertical: Vertical,
}

#[derive(Debug, Default, Clone)]
pub(super) struct WordRow {
    /// Columns that are left out before the first cell.
    pub before: u32,
    pub cells: Vec<WordCell>,
    /// Repeated at the top of every page.
    pub is_header: bool,
}

impl WordRow {
    /// Columns up to the end of the last cell.
    pub(super) fn width(&self) -> u32 {
        self.before + self.cells.iter().map(|cell| cell.span).sum::<u32>()
    }

    /// The texts of the cells, tidied.
    pub(super) fn texts(&self) -> Vec<String> {
        self.cells.iter().map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

/// A table as it stands in a document, or several put together.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    /// The short text right above it.
    pub title: Option<String>,
    /// Nothing but blank lines stands between the table before it and this one.
    pub follows: bool,
    /// Inside a cell of another table.
    pub is_inner: bool,
    pub rows: Vec<WordRow>,
    /// Of how many tables it was put together.
    pub parts: usize,
}

impl WordTable {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(WordRow::is_empty)
    }

    pub(super) fn width(&self) -> u32 {
        self.rows.iter().map(WordRow::width).max().unwrap_or(0)
    }

    pub(super) fn sheet(self, name: String, budget: &mut Budget) -> Result<Sheet, ReadError> {
        let mut builder = SheetBuilder::new(name, budget);
        let mut merged: Vec<MergedRange> = Vec::new();
        // By column: the merged cell that began there last.
        let mut last_at: HashMap<u32, usize> = HashMap::new();
        for (number, row) in (0..).zip(&self.rows) {
            builder.row(number)?;
            let mut column = row.before;
            for cell in &row.cells {
                let end = column + cell.span;
                // The merged cell above that reaches down to this row.
                let above = last_at.get(&column).and_then(|&at| merged.get_mut(at));
                let above = above.filter(|range| range.columns == cell.span && range.row + range.rows == number);
                match above.filter(|_| cell.vertical == Vertical::GoesOn) {
                    Some(range) => range.rows += 1,
                    None => {
                        builder.cell(column, cell.text.trim(), CellKind::Text)?;
                        if cell.span > 1 || cell.vertical == Vertical::Begins {
                            last_at.insert(column, merged.len());
                            merged.extend(MergedRange::between((number, column), (number, end - 1)));
                        }
                    }
                }
                column = end;
            }
        }
        merged.retain(|range| range.rows > 1 || range.columns > 1);
        let mut sheet = builder.finish();
        sheet.merged = merged;
        Ok(sheet)
    }
}
