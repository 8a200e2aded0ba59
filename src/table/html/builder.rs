//! One table: its cells with their spans -> rows and columns.

use crate::table::cell::CellKind;
use crate::table::sheet::{Budget, MergedRange, Sheet, SheetBuilder};
use crate::table::xlsx::parts::NumberFormat;
use crate::table::{ReadError, value};

/// The most that HTML lets a cell span.
const MOST_COLUMNS: u32 = 1000;
const MOST_ROWS: u32 = 65_534;

/// What a start tag says of a cell.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct CellStart {
    /// 0: to the end of the table.
    pub rows: u32,
    pub columns: u32,
    /// The value that a spreadsheet wrote beside what is shown.
    pub stored: Option<f64>,
    pub is_hidden: bool,
}

#[derive(Debug, Default)]
struct HtmlCell {
    start: CellStart,
    text: String,
}

#[derive(Debug, Default)]
struct HtmlRow {
    cells: Vec<HtmlCell>,
    is_hidden: bool,
}

/// A table that is being read, or was.
#[derive(Debug, Default)]
pub(super) struct HtmlTable {
    pub title: Option<String>,
    pub is_hidden: bool,
    pub hidden_cells: u64,
    rows: Vec<HtmlRow>,
    in_row: bool,
    in_cell: bool,
}

impl HtmlTable {
    pub(super) fn new(title: Option<String>, is_hidden: bool) -> Self {
        Self { title, is_hidden, ..Self::default() }
    }

    pub(super) const fn is_in_cell(&self) -> bool {
        self.in_cell
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.text.trim().is_empty())
    }

    pub(super) fn start_row(&mut self, is_hidden: bool) {
        self.end_row();
        self.in_row = true;
        self.rows.push(HtmlRow { cells: Vec::new(), is_hidden });
    }

    pub(super) fn start_cell(&mut self, start: CellStart) {
        if self.in_cell {
            self.end_cell();
        }
        if !self.in_row {
            self.start_row(false);
        }
        self.in_cell = true;
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(HtmlCell { start, text: String::new() });
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.in_cell = false;
        let cells = self.rows.last_mut().map(|row| &mut row.cells);
        if let Some(cells) = cells
            && cells.last().is_some_and(|cell| cell.start.is_hidden)
        {
            self.hidden_cells += u64::from(cells.pop().is_some_and(|cell| !cell.text.trim().is_empty()));
        }
    }

    pub(super) fn end_row(&mut self) {
        if self.in_cell {
            self.end_cell();
        }
        self.in_row = false;
    }

    /// Adds text to the open cell, every run of white space as one blank.
    pub(super) fn text(&mut self, text: &str) {
        let cell = self.rows.last_mut().filter(|_| self.in_cell).and_then(|row| row.cells.last_mut());
        let Some(cell) = cell else { return };
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                cell.text.push(c);
            } else if !cell.text.is_empty() && !cell.text.ends_with(' ') {
                cell.text.push(' ');
            }
        }
    }

    /// Gives every cell its place.
    pub(super) fn sheet(self, name: String, budget: &mut Budget) -> Result<Sheet, ReadError> {
        let mut builder = SheetBuilder::new(name, budget);
        let (mut merged, mut hidden_rows) = (Vec::new(), Vec::new());
        let count = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        // For each column: the first row that no cell from above reaches into.
        let mut free_from: Vec<u32> = Vec::new();
        for (number, row) in (0..).zip(self.rows) {
            builder.row(number)?;
            if row.is_hidden {
                hidden_rows.push(number);
            }
            let mut column = 0_u32;
            for cell in row.cells {
                while free_from.get(column as usize).is_some_and(|free| *free > number) {
                    column += 1;
                }
                let rows = if cell.start.rows == 0 { count - number } else { cell.start.rows.min(MOST_ROWS) };
                let columns = cell.start.columns.clamp(1, MOST_COLUMNS);
                let (text, kind) = content(cell.text.trim(), cell.start.stored);
                builder.cell(column, &text, kind)?;
                if rows > 1 || columns > 1 {
                    let last = ((number + rows - 1).min(count - 1), column + columns - 1);
                    merged.extend(MergedRange::between((number, column), last));
                }
                let end = (column + columns) as usize;
                if end > free_from.len() {
                    free_from.resize(end, 0);
                }
                free_from[column as usize..end].fill(number + rows);
                column += columns;
                if column > 1 << 14 {
                    return Err(ReadError::Damaged(format!("> {} <td>", 1 << 14)));
                }
            }
        }
        let mut sheet = builder.finish();
        (sheet.visible, sheet.merged, sheet.hidden_rows) = (!self.is_hidden, merged, hidden_rows);
        Ok(sheet)
    }
}

/// What a cell counts as: the stored number where the text shows a number, else the text.
fn content(text: &str, stored: Option<f64>) -> (String, CellKind) {
    let shows_a_number = text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | ' ' | '\u{a0}'));
    match stored.filter(|_| shows_a_number) {
        Some(number) if text.ends_with('%') => value::number(number, NumberFormat::Percent, false),
        Some(number) => value::number(number, NumberFormat::Plain, false),
        None => (text.to_owned(), CellKind::Text),
    }
}
