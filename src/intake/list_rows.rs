//! Rows of an agency list that name no agency: headings of groups, totals, numbers of columns, notes.

use std::sync::Arc;

use crate::intake::row_words::{NOTES, group_named, is_total, numbered};
use crate::lowlevel::shared_text::Text;
use crate::names::normal::{fold, tidy};
use crate::rules::Instrument;
use crate::table::grid::{GridRow, TableGrid};

/// Where in a list what is asked for stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListLayout {
    pub id: Option<usize>,
    pub name: Option<usize>,
    pub number: Option<usize>,
}

/// What a row of a list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ListRow {
    /// An agency, in the group of the heading above it where that names one of the rules.
    Agency {
        group: Option<Arc<str>>,
    },
    /// No agency: the text that says so.
    Other(String),
    Empty,
}

/// What each row of a list is, in their order.
#[must_use]
pub(super) fn settled(grid: &TableGrid, layout: ListLayout, instrument: &Instrument) -> Vec<ListRow> {
    let rows = ListRows { grid, layout, instrument, numbered: mostly(grid, layout.number) };
    let mut group: Option<Arc<str>> = None;
    let settle = |row: &GridRow| {
        let Some(first) = row.cells.iter().map(|cell| tidy(cell)).find(|cell| !cell.is_empty()) else {
            return ListRow::Empty;
        };
        if let Some(heading) = rows.heading(row) {
            group = group_named(&heading, instrument).map(Arc::from);
            return ListRow::Other(heading);
        }
        if rows.is_no_agency(row) {
            return ListRow::Other(rows.named(row).unwrap_or_else(|| first.into_owned()));
        }
        ListRow::Agency { group: group.clone() }
    };
    grid.rows.iter().map(settle).collect()
}

/// Whether a column is filled in most of the rows that hold more than one text.
fn mostly(grid: &TableGrid, column: Option<usize>) -> bool {
    let is_filled = |row: &GridRow, at: usize| row.cells.get(at).is_some_and(|cell| !tidy(cell).is_empty());
    let filled = |row: &GridRow| (0..row.cells.len()).filter(|&at| is_filled(row, at)).count();
    let rows: Vec<&GridRow> = grid.rows.iter().filter(|row| filled(row) > 1).collect();
    column.is_some_and(|at| rows.iter().filter(|row| is_filled(row, at)).count() * 2 > rows.len())
}

struct ListRows<'g> {
    grid: &'g TableGrid,
    layout: ListLayout,
    instrument: &'g Instrument,
    /// Most rows have a number.
    numbered: bool,
}

impl ListRows<'_> {
    fn text(&self, row: &GridRow, column: Option<usize>) -> Option<String> {
        let text = tidy(row.cells.get(column?)?).into_owned();
        (!text.is_empty()).then_some(text)
    }

    fn named(&self, row: &GridRow) -> Option<String> {
        self.text(row, self.layout.name).or_else(|| self.text(row, self.layout.id))
    }

    /// The text of a heading between the rows: alone in its row or repeated in every cell, or behind a letter where
    /// agencies are numbered.
    fn heading(&self, row: &GridRow) -> Option<String> {
        let number = self.layout.number;
        let filled: Vec<(usize, String)> =
            (0..row.cells.len()).filter_map(|at| Some((at, self.text(row, Some(at))?))).collect();
        let (first, text) = filled.first()?;
        if filled.iter().all(|(_, other)| other == text) {
            let is_heading = filled.len() > 2
                || group_named(text, self.instrument).is_some()
                || numbered(text).0.is_some()
                || self.numbered && Some(*first) != number && self.text(row, number).is_none();
            return (is_heading && text.contains(char::is_alphabetic)).then(|| text.clone());
        }
        let letter = self.text(row, number.filter(|_| self.numbered))?;
        let is_letter = letter.contains(char::is_alphabetic) && !letter.contains(|c: char| c.is_ascii_digit());
        self.named(row).filter(|_| is_letter && filled.len() == 2)
    }

    /// Totals, a header repeated, numbers of columns, and notes or signatures around the table.
    fn is_no_agency(&self, row: &GridRow) -> bool {
        let filled = || row.cells.iter().map(|cell| tidy(cell)).filter(|cell| !cell.is_empty());
        let Some(name) = self.named(row) else {
            return filled().next().is_some_and(|first| is_total(&first));
        };
        let same_as_heading = |(cell, heading): (&Text, &String)| fold(cell) == fold(heading);
        let is_header = row.cells.iter().zip(&self.grid.headings).all(same_as_heading);
        let numbers: Option<Vec<u32>> = filled().map(|cell| cell.parse().ok()).collect();
        let counted =
            numbers.is_some_and(|numbers| numbers.len() > 1 && (1..).zip(&numbers).all(|(at, one)| at == *one));
        let folded = fold(&name);
        let first = folded.split(' ').next().unwrap_or_default();
        let is_note = NOTES.contains(&first) && filled().count() == 1;
        is_total(&name) || is_header || counted || is_note
    }
}
