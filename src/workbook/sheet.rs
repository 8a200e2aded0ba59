//! One sheet of a workbook: its cells, how they look, what may be typed into them, and how it is printed.

use crate::workbook::cell_style::CellStyle;
use std::collections::{BTreeMap, BTreeSet};

use anstyle::RgbColor;

use crate::workbook::cells::CellContent;
use crate::workbook::cells::SheetCell;
use crate::workbook::cells::SheetCells;
use crate::workbook::chart::StackedChart;
use crate::workbook::evaluate::Scalar;
use crate::workbook::held::HeldReason;
use crate::workbook::row_height::height;
use crate::workbook::texts::TextTable;

/// What may be typed into cells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Allowed {
    /// One of these, in the cell's own list.
    OneOf(Vec<String>),
    /// One of those in a column of another sheet.
    Listed { sheet: String, col: u16, count: u32 },
    /// A number from the first to the second.
    Between(f64, f64),
    /// Whatever makes this formula true; `{cell}` stands for the cell.
    Whatever(String),
}

/// Cells with what may be typed into them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Validation {
    pub allowed: Allowed,
    /// Stretches of rows, both ends included, all in one column.
    pub rows: Vec<(u32, u32)>,
    pub col: u16,
    /// What is said where something else is typed.
    pub title: String,
    pub message: String,
}

/// Rows of which a class colours the label.
#[derive(Debug, Clone)]
pub(crate) struct Colouring {
    pub first: (u32, u16),
    pub last: (u32, u16),
    /// Without the `=`; it speaks of the first cell.
    pub formula: String,
    pub color: RgbColor,
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct WorkSheet {
    pub name: String,
    pub cells: SheetCells,
    pub widths: BTreeMap<u16, f64>,
    pub heights: BTreeMap<u32, f64>,
    /// The first row and column that scroll.
    pub frozen: (u32, u16),
    /// Rows repeated on each printed page.
    pub repeated: Option<(u32, u32)>,
    pub filter: Option<(u32, u16, u32, u16)>,
    /// Rows before which a printed page ends.
    pub breaks: Vec<u32>,
    pub colouring: Vec<Colouring>,
    pub charts: Vec<StackedChart>,
    /// Cells whose value stands where a formula should, as far as a note tells so, and why.
    pub notes: Vec<(u32, u16, HeldReason)>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u16>,
    pub validations: Vec<Validation>,
    /// Only cells to be filled in can be changed, until that is switched off: there is no password.
    pub protected: bool,
    /// Printed upright rather than across.
    pub portrait: bool,
    /// Not shown as a tab.
    pub hidden: bool,
    /// The last row and column that are printed; `None`: all.
    pub printed: Option<(u32, u16)>,
}

impl WorkSheet {
    /// Gives every row the height that its texts need in their columns, unless that is said already: programs that
    /// only print do not find it themselves.
    pub(super) fn fit_rows(&mut self, texts: &TextTable) {
        let needed = self.cells.rows().filter_map(|(row, cells)| Some((row, self.needed_height(cells, texts)?)));
        for (row, high) in needed.collect::<Vec<_>>() {
            self.heights.entry(row).or_insert(high);
        }
    }

    /// The height that the texts of a row need; `None`: it has none that may take several lines.
    #[must_use]
    pub(crate) fn needed_height(&self, cells: &[(u16, SheetCell)], texts: &TextTable) -> Option<f64> {
        let height = |(col, cell): &(u16, SheetCell)| {
            let width = self.widths.get(col)?;
            // Bold letters are wider; the others narrower than what heights are reckoned for.
            let room = match cell.look {
                CellStyle::Wrapped => width * 1.2 - 1.0,
                CellStyle::Head | CellStyle::Label => *width,
                _ => return None,
            };
            match &cell.content {
                CellContent::Text(text) => Some(height([(&**texts.get(*text), room)])),
                CellContent::Formula(_, Scalar::Text(text)) | CellContent::Held(Scalar::Text(text), _) => {
                    Some(height([(&**text, room)]))
                }
                _ => None,
            }
        };
        cells.iter().filter_map(height).reduce(f64::max)
    }

    /// Draws the rows of tables through to their last heading: cells that hold nothing get the line too.
    pub(super) fn rule_lines(&mut self) {
        /// Larger sheets are not printed to be looked at.
        const MOST: usize = 200_000;
        if self.cells.len() > MOST {
            return;
        }
        let (mut last, mut empty) = (None, Vec::new());
        for (row, cells) in self.cells.rows() {
            if let Some((col, _)) = cells.iter().rfind(|(_, cell)| cell.look == CellStyle::Head) {
                last = Some(*col);
            } else if let Some(last) = last.filter(|_| cells.iter().any(|(_, cell)| cell.look.is_in_a_table())) {
                empty.extend(
                    (0..=last).filter(|col| !cells.iter().any(|(other, _)| other == col)).map(|col| (row, col)),
                );
            }
        }
        for (row, col) in empty {
            self.cells.insert(row, col, SheetCell::new(CellContent::Blank, CellStyle::Text));
        }
    }

    /// Whether it is too wide to be read when printed on one page's width.
    #[must_use]
    pub(crate) fn is_wide(&self) -> bool {
        /// In letters: at this width the print has half its size.
        const MOST: f64 = 290.0;
        let shown = self.widths.iter().filter(|(col, _)| !self.hidden_columns.contains(col));
        shown.map(|(_, width)| width).sum::<f64>() > MOST
    }
}

#[cfg(test)]
mod tests {
    use crate::workbook::book::WorkBook;
    use crate::workbook::formula::CellRef;
    use crate::workbook::sheet::*;

    fn sheet(cells: &[(u32, u16, &str, CellStyle)], widths: &[(u16, f64)]) -> (WorkSheet, TextTable) {
        let mut book = WorkBook::default();
        book.sheet("Satu");
        for &(row, col, text, look) in cells {
            book.text(CellRef { sheet: 0, row, col }, text, look);
        }
        let mut sheet = book.sheets.remove(0);
        sheet.widths.extend(widths.iter().copied());
        (sheet, book.texts)
    }

    #[test]
    fn rows_are_as_high_as_their_wrapped_texts_need_unless_that_is_said() {
        let long = "satu dua tiga empat lima enam";
        let cells = [(0, 0, long, CellStyle::Wrapped), (1, 0, long, CellStyle::Text), (2, 0, long, CellStyle::Head)];
        let (mut sheet, texts) = sheet(&cells, &[(0, 12.0)]);
        sheet.heights.insert(2, 20.0);
        sheet.fit_rows(&texts);
        assert!(sheet.heights[&0] > 30.0, "{:?}", sheet.heights);
        assert_eq!((sheet.heights.get(&1), sheet.heights[&2]), (None, 20.0));
    }

    #[test]
    fn the_lines_of_a_table_go_through_to_its_last_heading() {
        let cells = [
            (0, 0, "judul", CellStyle::Line),
            (1, 0, "A", CellStyle::Head),
            (1, 2, "C", CellStyle::Head),
            (2, 1, "x", CellStyle::Text),
            (3, 0, "catatan", CellStyle::Line),
        ];
        let (mut sheet, _) = sheet(&cells, &[]);
        sheet.rule_lines();
        assert_eq!(sheet.cells.places().collect::<Vec<_>>(), [(0, 0), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2), (3, 0)]);
    }

    #[test]
    fn hidden_columns_make_no_sheet_too_wide_for_a_page() {
        let (mut sheet, _) = sheet(&[], &[(0, 250.0), (1, 60.0)]);
        assert!(sheet.is_wide());
        sheet.hidden_columns.insert(1);
        assert!(!sheet.is_wide());
    }
}
