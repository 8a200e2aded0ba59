//! The cells of one sheet, row by row. A recap of some thousands of agencies has millions of them: rows that are
//! complete are given away, and only what formulas see in them stays.

use crate::workbook::cell_style::CellStyle;
use crate::workbook::evaluate::Scalar;
use crate::workbook::held::HeldReason;
use crate::workbook::scalar::NOT_AVAILABLE;
use crate::workbook::texts::{TextIx, TextTable};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellContent {
    /// Nothing but its lines.
    Blank,
    Text(TextIx),
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

/// Cells of one row with their columns, from left to right.
pub(crate) type RowCells = Vec<(u16, SheetCell)>;

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
    pub(crate) fn seen(&self, texts: &TextTable) -> Scalar {
        match &self.content {
            CellContent::Blank => Scalar::Empty,
            CellContent::Text(text) => Scalar::Text(texts.get(*text).clone()),
            CellContent::Number(value) => Scalar::Number(*value),
            CellContent::Formula(_, Scalar::Number(_)) => Scalar::Number(self.computed),
            CellContent::Formula(_, shown) => shown.clone(),
            CellContent::Held(value, _) => value.clone(),
        }
    }

    /// Whether it is marked as a value where a formula should stand.
    #[must_use]
    pub(crate) fn is_marked(&self) -> bool {
        matches!(self.content, CellContent::Held(_, why) if why != HeldReason::Coverage)
    }
}

/// The cells of a sheet by row and column.
#[derive(Debug, Clone, Default)]
pub(crate) struct SheetCells {
    /// From the first row on that is not given away.
    rows: Vec<RowCells>,
    given: u32,
    seen: SeenCells,
    count: usize,
    /// Of rows that are given away nothing else is seen. `None`: everything is.
    pub only_seen: Option<u16>,
}

/// What formulas see in rows that are given away.
#[derive(Debug, Clone, Default)]
struct SeenCells {
    values: Vec<Scalar>,
    /// By row: where its values begin.
    starts: Vec<u32>,
}

impl SheetCells {
    /// Puts a cell in its place, for one that stood there. Its row must not be given away.
    pub(crate) fn insert(&mut self, row: u32, col: u16, cell: SheetCell) {
        let row = row.checked_sub(self.given).expect("a row is complete before it is given away") as usize;
        if self.rows.len() <= row {
            if let Some(last) = self.rows.last_mut() {
                last.shrink_to_fit();
            }
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        let at = match cells.last() {
            Some((last, _)) if *last >= col => cells.binary_search_by_key(&col, |(col, _)| *col),
            _ => Err(cells.len()),
        };
        match at {
            Ok(at) => cells[at].1 = cell,
            Err(at) => {
                cells.insert(at, (col, cell));
                self.count += 1;
            }
        }
    }

    /// What formulas see in a place.
    #[must_use]
    pub(crate) fn seen(&self, row: u32, col: u16, texts: &TextTable) -> Scalar {
        match row.checked_sub(self.given) {
            Some(_) => self.get(row, col).map_or(Scalar::Empty, |cell| cell.seen(texts)),
            None => self.seen.get(row as usize, col, self.only_seen),
        }
    }

    /// The cell in a place whose row is not given away.
    #[must_use]
    pub(crate) fn get(&self, row: u32, col: u16) -> Option<&SheetCell> {
        let cells = self.rows.get(row.checked_sub(self.given)? as usize)?;
        // Most rows have no gaps.
        if let Some((_, cell)) = cells.get(usize::from(col)).filter(|(found, _)| *found == col) {
            return Some(cell);
        }
        cells.binary_search_by_key(&col, |(col, _)| *col).ok().map(|at| &cells[at].1)
    }

    /// How many there are, with those that are given away.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// The first row that is not given away.
    #[must_use]
    pub(crate) const fn given(&self) -> u32 {
        self.given
    }

    /// The rows that are not given away, each with its cells from left to right; some may have none.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, &[(u16, SheetCell)])> {
        (self.given..).zip(self.rows.iter().map(Vec::as_slice))
    }

    /// The row behind the last one.
    #[must_use]
    pub(crate) fn end(&self) -> u32 {
        self.given + u32::try_from(self.rows.len()).unwrap_or(0)
    }

    /// Gives away the rows before `end`; what formulas see in them stays.
    pub(crate) fn give(&mut self, end: u32, texts: &TextTable) -> Vec<RowCells> {
        let count = (end.saturating_sub(self.given) as usize).min(self.rows.len());
        let rows: Vec<RowCells> = self.rows.drain(..count).collect();
        self.given += u32::try_from(count).unwrap_or(0);
        for cells in &rows {
            self.seen.add(cells, self.only_seen, texts);
        }
        rows
    }

    /// Row and column of every cell, row by row.
    #[cfg(test)]
    pub(crate) fn places(&self) -> impl Iterator<Item = (u32, u16)> {
        self.rows().flat_map(|(row, cells)| cells.iter().map(move |(col, _)| (row, *col)))
    }
}

impl SeenCells {
    fn add(&mut self, cells: &[(u16, SheetCell)], only: Option<u16>, texts: &TextTable) {
        self.starts.push(u32::try_from(self.values.len()).expect("fewer cells than a workbook holds"));
        let mut next = only.unwrap_or(0);
        for (col, cell) in cells.iter().filter(|(col, _)| only.is_none_or(|only| only == *col)) {
            let gap = usize::from(col.saturating_sub(next));
            self.values.extend(std::iter::repeat_n(Scalar::Empty, gap));
            self.values.push(cell.seen(texts));
            next = col + 1;
        }
    }

    fn get(&self, row: usize, col: u16, only: Option<u16>) -> Scalar {
        let Some(&start) = self.starts.get(row) else { return Scalar::Empty };
        let end = self.starts.get(row + 1).map_or(self.values.len(), |&end| end as usize);
        let values = &self.values[start as usize..end];
        match only {
            None => values.get(usize::from(col)).cloned().unwrap_or(Scalar::Empty),
            Some(only) if only == col => values.first().cloned().unwrap_or(Scalar::Empty),
            // A formula that asks for it is not written: it does not give what it must.
            Some(_) => NOT_AVAILABLE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(only_seen: Option<u16>) -> (SheetCells, TextTable) {
        let (mut cells, mut texts) = (SheetCells { only_seen, ..SheetCells::default() }, TextTable::default());
        let name = texts.add("nama");
        for row in 0..4 {
            let number = CellContent::Number(f64::from(row));
            cells.insert(row, 3, SheetCell::new(number, CellStyle::Plain));
            cells.insert(row, 1, SheetCell::new(CellContent::Text(name), CellStyle::Text));
        }
        (cells, texts)
    }

    #[test]
    fn formulas_see_the_same_in_rows_that_are_given_away() {
        let (kept, texts) = cells(None);
        let (mut given, _) = cells(None);
        let rows = given.give(3, &texts);
        assert_eq!((rows.len(), given.len(), given.given(), given.end()), (3, 8, 3, 4));
        for row in 0..5 {
            for col in 0..5 {
                assert_eq!(given.seen(row, col, &texts), kept.seen(row, col, &texts), "{row} {col}");
            }
        }
    }

    #[test]
    fn of_rows_that_are_given_away_one_column_may_be_all_that_is_seen() {
        let (mut given, texts) = cells(Some(3));
        given.give(2, &texts);
        assert_eq!(given.seen(1, 3, &texts), Scalar::Number(1.0));
        assert_eq!(given.seen(1, 1, &texts), NOT_AVAILABLE);
        assert_eq!(given.seen(2, 1, &texts), Scalar::Text("nama".into()));
    }
}
