//! The cells of one sheet, row by row. A recap of some thousands of agencies has millions of them.

use std::rc::Rc;

use crate::workbook::cell_style::CellStyle;
use crate::workbook::evaluate::Scalar;
use crate::workbook::held::HeldReason;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellContent {
    /// Nothing but its lines.
    Blank,
    Text(Rc<str>),
    Number(f64),
    /// Without the `=`; with the cached result that is shown until the workbook is recalculated.
    Formula(Box<str>, Scalar),
    /// A value where no formula could stand.
    Held(Scalar, HeldReason),
}

/// A cell, with what formulas see in it.
#[derive(Debug, Clone)]
pub(crate) struct SheetCell {
    pub content: CellContent,
    pub look: CellStyle,
    /// Of a formula with a number: the one that binary arithmetic makes. All else is seen as it is shown.
    computed: f64,
}

impl SheetCell {
    /// A cell that is no formula.
    #[must_use]
    pub(crate) const fn new(content: CellContent, look: CellStyle) -> Self {
        Self { content, look, computed: 0.0 }
    }

    /// A formula, what it shows, and the number that binary arithmetic makes of it where it is one.
    #[must_use]
    pub(crate) fn formula(text: Box<str>, shown: Scalar, seen: &Scalar, look: CellStyle) -> Self {
        let computed = seen.number().unwrap_or(0.0);
        Self { content: CellContent::Formula(text, shown), look, computed }
    }

    /// What a formula elsewhere sees here.
    #[must_use]
    pub(crate) fn seen(&self) -> Scalar {
        match &self.content {
            CellContent::Blank => Scalar::Empty,
            CellContent::Text(text) => Scalar::Text(Rc::clone(text)),
            CellContent::Number(value) => Scalar::Number(*value),
            CellContent::Formula(_, Scalar::Number(_)) => Scalar::Number(self.computed),
            CellContent::Formula(_, shown) => shown.clone(),
            CellContent::Held(value, _) => value.clone(),
        }
    }
}

/// The cells of a sheet by row and column.
#[derive(Debug, Clone, Default)]
pub(crate) struct SheetCells {
    rows: Vec<Vec<(u16, SheetCell)>>,
    count: usize,
}

impl SheetCells {
    /// Puts a cell in its place, for one that stood there.
    pub(crate) fn insert(&mut self, row: u32, col: u16, cell: SheetCell) {
        let row = row as usize;
        if self.rows.len() <= row {
            if let Some(last) = self.rows.last_mut() {
                last.shrink_to_fit();
            }
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        match cells.binary_search_by_key(&col, |(col, _)| *col) {
            Ok(at) => cells[at].1 = cell,
            Err(at) => {
                cells.insert(at, (col, cell));
                self.count += 1;
            }
        }
    }

    /// The cell in a place.
    #[must_use]
    pub(crate) fn get(&self, row: u32, col: u16) -> Option<&SheetCell> {
        let cells = self.rows.get(row as usize)?;
        // Most rows have no gaps.
        if let Some((_, cell)) = cells.get(usize::from(col)).filter(|(found, _)| *found == col) {
            return Some(cell);
        }
        cells.binary_search_by_key(&col, |(col, _)| *col).ok().map(|at| &cells[at].1)
    }

    /// How many there are.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// The rows from the first on, each with its cells from left to right; some may have none.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, &[(u16, SheetCell)])> {
        (0..).zip(self.rows.iter().map(Vec::as_slice))
    }

    /// The same, each row given away.
    pub(crate) fn into_rows(self) -> impl Iterator<Item = (u32, Vec<(u16, SheetCell)>)> {
        (0..).zip(self.rows)
    }

    /// Row and column of every cell, row by row.
    #[cfg(test)]
    pub(crate) fn places(&self) -> impl Iterator<Item = (u32, u16)> {
        self.rows().flat_map(|(row, cells)| cells.iter().map(move |(col, _)| (row, *col)))
    }
}
