//! The model that every reader fills: one table, its cells row by row.

use std::collections::VecDeque;

use super::ReadError;
use super::cell::CellKind;
use super::packed::{BETWEEN, PackedRows, push_line};
use super::records::CellSpan;
use super::text::TableText;
use crate::finding::{Finding, finding};
use crate::table::kind::FileKind;

/// Columns that a sheet can have.
const COLUMNS: usize = 1 << 14;
/// Rows that a sheet can have.
const ROWS: u32 = 1 << 20;
/// Empty cells between others that are filled in, at most.
const GAPS: usize = 4 << 20;
/// Text that the tables of a file may hold: so much whatever its size, so many times its size, and never more.
const ALWAYS: usize = 64 << 20;
const MOST_TIMES: usize = 200;
const MOST: usize = 1 << 30;

/// A block of cells that are one cell; counted from 0, at least one row and one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MergedRange {
    pub row: u32,
    pub column: u32,
    pub rows: u32,
    pub columns: u32,
}

impl MergedRange {
    /// The range that a reference such as `A1:D2` names, or the cell that one such as `B3` does.
    pub(crate) fn named(reference: &str) -> Option<Self> {
        let cell = |text: &str| {
            let digits = text.find(|c: char| c.is_ascii_digit())?;
            let (letters, number) = text.split_at(digits);
            let upper = letters.bytes().all(|byte| byte.is_ascii_uppercase());
            let place = |at: u32, letter: u8| at.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1);
            let column = (upper && (1..=3).contains(&letters.len())).then(|| letters.bytes().try_fold(0, place))??;
            Some((number.parse::<u32>().ok()?.checked_sub(1)?, column - 1))
        };
        let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
        Self::between(cell(first.trim())?, cell(last.trim())?)
    }

    /// Every cell in it, as row and column.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        let (rows, columns) = (self.row..self.row + self.rows, self.column..self.column + self.columns);
        rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
    }

    /// From the first row and column to the last, all counted from 0; `None` where that is no block of a sheet.
    pub(crate) fn between(first: (u32, u32), last: (u32, u32)) -> Option<Self> {
        let inside = last.0 < ROWS && (last.1 as usize) < COLUMNS;
        let (rows, columns) =
            (last.0.checked_sub(first.0)?.saturating_add(1), last.1.checked_sub(first.1)?.saturating_add(1));
        inside.then_some(Self { row: first.0, column: first.1, rows, columns })
    }
}

/// A cell whose text was joined from several printed lines; counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JoinedCell {
    pub row: u32,
    pub column: u32,
    pub lines: u32,
}

/// One table. Rows are the lines of `text`, empty rows included; the cells of the n-th row that is not empty are those
/// before `ends[n]`, from column 0 on without gaps.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub name: String,
    pub visible: bool,
    /// Of a printed document, from 1.
    pub page: Option<u32>,
    pub text: String,
    pub cells: Vec<CellSpan>,
    pub ends: Vec<u32>,
    pub merged: Vec<MergedRange>,
    pub joined: Vec<JoinedCell>,
    /// From 0.
    pub hidden_rows: Vec<u32>,
    /// Rows below those in `text`, of a sheet that was read in pieces.
    pub packed: VecDeque<PackedRows>,
}

/// What all tables of a file may hold together, in bytes of text.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
    most: usize,
}

impl Budget {
    /// For a file of so many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        let most = bytes.saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST);
        Self { left: most, most }
    }

    pub(super) fn take(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(bytes).ok_or(ReadError::TooLarge(self.most as u64))?;
        Ok(())
    }
}

/// Fills a [`Sheet`]. Rows and the cells in them come in rising order.
pub(super) struct SheetBuilder<'b> {
    sheet: Sheet,
    budget: &'b mut Budget,
    /// The next row to begin.
    next_row: u32,
    /// Cells before the row that is being filled.
    row_start: usize,
    gaps: usize,
}

impl<'b> SheetBuilder<'b> {
    pub(super) fn new(name: impl Into<String>, budget: &'b mut Budget) -> Self {
        let sheet = Sheet { name: name.into(), visible: true, ..Sheet::default() };
        Self { sheet, budget, next_row: 0, row_start: 0, gaps: 0 }
    }

    /// Begins a row, counted from 0.
    ///
    /// # Errors
    /// It does not lie behind the row before it, or outside any sheet.
    pub(super) fn row(&mut self, number: u32) -> Result<(), ReadError> {
        self.end_row();
        if number < self.next_row || number >= ROWS {
            return Err(ReadError::Damaged(format!("row {}", number + 1)));
        }
        let skipped = number - self.next_row;
        self.budget.take(skipped as usize)?;
        self.sheet.text.extend(std::iter::repeat_n('\n', skipped as usize));
        self.next_row = number + 1;
        Ok(())
    }

    fn end_row(&mut self) {
        if self.next_row > 0 {
            self.sheet.text.push('\n');
        }
        if self.sheet.cells.len() > self.row_start {
            self.sheet.ends.push(u32::try_from(self.sheet.cells.len()).unwrap_or(u32::MAX));
            self.row_start = self.sheet.cells.len();
        }
    }

    /// Adds a cell to the row that was begun last; an empty text is no cell.
    ///
    /// # Errors
    /// It does not lie behind the cell before it, or the table grows too large.
    pub(super) fn cell(&mut self, column: u32, text: &str, kind: CellKind) -> Result<(), ReadError> {
        if text.is_empty() {
            return Ok(());
        }
        let (column, filled) = (column as usize, self.sheet.cells.len() - self.row_start);
        if column < filled || column >= COLUMNS || self.next_row == 0 {
            return Err(ReadError::Damaged(format!("row {}, column {}", self.next_row, column + 1)));
        }
        self.gaps += column - filled;
        if self.gaps > GAPS {
            return Err(ReadError::TooLarge(GAPS as u64));
        }
        for _ in filled..column {
            self.push("", CellKind::Text)?;
        }
        self.push(text, kind)
    }

    fn push(&mut self, text: &str, kind: CellKind) -> Result<(), ReadError> {
        self.budget.take(text.len() + BETWEEN.len())?;
        if self.sheet.cells.len() > self.row_start {
            self.sheet.text.push_str(BETWEEN);
        }
        let start = u32::try_from(self.sheet.text.len()).unwrap_or(u32::MAX);
        push_line(&mut self.sheet.text, text);
        let end = u32::try_from(self.sheet.text.len()).unwrap_or(u32::MAX);
        self.sheet.cells.push(CellSpan { start, end, kind });
        Ok(())
    }

    pub(super) fn finish(mut self) -> Sheet {
        self.end_row();
        self.sheet
    }
}

impl Sheet {
    /// How a table without typed cells was understood: its place and size, its first rows, what was joined.
    pub(super) fn shown(&self, kind: FileKind) -> Finding {
        const ROWS_SHOWN: usize = 3;
        const JOINED_SHOWN: usize = 3;
        let row = |(_, cells): (u32, Vec<(&str, CellKind)>)| {
            cells.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" | ")
        };
        let width = self.rows().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let text = |cell: &JoinedCell| {
            let row = self.rows().find(|(number, _)| *number == cell.row);
            row.and_then(|(_, cells)| cells.get(cell.column as usize).map(|(text, _)| format!("\"{text}\"")))
        };
        let joined: Vec<String> = self.joined.iter().take(JOINED_SHOWN).filter_map(text).collect();
        let more = (self.joined.len() > JOINED_SHOWN).then(|| "…".to_owned());
        let (rows, columns) = (self.ends.len().to_string(), width.to_string());
        let first = self.rows().take(ROWS_SHOWN).map(row).collect::<Vec<_>>().join(" ⏎ ");
        let any = !joined.is_empty();
        finding!(
            W235: kind = kind.name(), table = self.name.as_str(), rows = rows, columns = columns, shown = first;
            page = self.page.map(|page| page.to_string()),
            count = any.then(|| self.joined.len().to_string()),
            joined = any.then(|| joined.into_iter().chain(more).collect::<Vec<_>>().join(", "))
        )
    }

    /// Unpacks rows until so many are there that are not empty, or all are.
    pub(crate) fn unpack(&mut self, rows: usize) {
        let mut before = u32::try_from(memchr::memchr_iter(b'\n', self.text.as_bytes()).count()).unwrap_or(u32::MAX);
        while self.ends.len() < rows
            && let Some(packed) = self.packed.pop_front()
        {
            before = packed.unpack(before, &mut self.text, &mut self.cells, &mut self.ends);
        }
    }

    /// Bytes of text, packed rows included.
    pub(super) fn text_len(&self) -> usize {
        self.text.len() + self.packed.iter().map(PackedRows::text_len).sum::<usize>()
    }

    /// Its name and its text with the cells, for readers of rows.
    pub(crate) fn into_text(self) -> (String, TableText) {
        (self.name, TableText::Sheet { text: self.text, cells: self.cells, ends: self.ends })
    }

    /// The rows that are not empty, each with its number from 0, its cells as text and their kinds.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, Vec<(&str, CellKind)>)> {
        let (mut from, mut counted, mut line) = (0, 0, 0_u32);
        self.ends.iter().map(move |&end| {
            let cells = &self.cells[from..end as usize];
            from = end as usize;
            let start = cells.first().map_or(counted, |cell| cell.start as usize);
            let breaks = memchr::memchr_iter(b'\n', &self.text.as_bytes()[counted..start]).count();
            line += u32::try_from(breaks).unwrap_or(u32::MAX);
            counted = start;
            let texts = cells.iter().map(|cell| (&self.text[cell.start as usize..cell.end as usize], cell.kind));
            (line, texts.collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
        sheet.rows().map(|(row, cells)| (row, cells.into_iter().map(|(text, _)| text).collect())).collect()
    }

    #[test]
    fn empty_rows_keep_their_lines_and_gaps_their_columns() {
        let mut budget = Budget::of(0);
        let mut builder = SheetBuilder::new("a", &mut budget);
        builder.row(1).expect("a row");
        builder.cell(2, "x\ny", CellKind::Text).expect("a cell");
        builder.row(2).expect("a row");
        builder.row(4).expect("a row");
        builder.cell(0, "1", CellKind::Number).expect("a cell");
        let sheet = builder.finish();
        assert_eq!(told(&sheet), [(1, vec!["", "", "x y"]), (4, vec!["1"])]);
        assert_eq!(sheet.text, "\n |  | x y\n\n\n1\n");
    }

    #[test]
    fn what_is_out_of_order_or_too_large_is_refused() {
        let mut budget = Budget::of(0);
        let mut builder = SheetBuilder::new("a", &mut budget);
        builder.row(3).expect("a row");
        assert!(matches!(builder.row(3), Err(ReadError::Damaged(_))));
        assert!(matches!(builder.row(ROWS), Err(ReadError::Damaged(_))));
        builder.cell(1, "x", CellKind::Text).expect("a cell");
        assert!(matches!(builder.cell(1, "x", CellKind::Text), Err(ReadError::Damaged(_))));
        assert!(matches!(builder.cell(1 << 14, "x", CellKind::Text), Err(ReadError::Damaged(_))));
        assert!(matches!(builder.cell(2, &"x".repeat(ALWAYS), CellKind::Text), Err(ReadError::TooLarge(_))));
    }
}
