//! The rows of one table of a file with their places, and cells that are merged down filled in.

use std::sync::Arc;

use crate::finding::{Finding, Place};
use crate::names::normal::{fold, tidy, without_brackets};
use crate::table::cell::{CellKind, column_letters};
use crate::table::{MergedRange, Sheet};

/// A row that is not empty.
#[derive(Debug, Clone)]
pub(super) struct CriteriaRow {
    /// In the file or sheet, from 0.
    pub number: u32,
    pub cells: Vec<(String, CellKind)>,
    /// How many blanks each cell begins with; four for a tab.
    pub indents: Vec<usize>,
}

/// One table of a file.
#[derive(Debug)]
pub(super) struct SheetRows {
    path: Arc<str>,
    /// Empty for a text file.
    pub name: String,
    pub rows: Vec<CriteriaRow>,
    merged: Vec<MergedRange>,
}

impl SheetRows {
    pub(super) fn new(path: &Arc<str>, sheet: &Sheet) -> Self {
        let row = |(number, cells): (u32, Vec<(&str, CellKind)>)| CriteriaRow {
            number,
            indents: cells.iter().map(|(text, _)| indent(text)).collect(),
            cells: cells.into_iter().map(|(text, kind)| (tidy(text).into_owned(), kind)).collect(),
        };
        let rows = sheet.rows().map(row).filter(|row| row.cells.iter().any(|(text, _)| !text.is_empty())).collect();
        Self { path: Arc::clone(path), name: sheet.name.clone(), rows, merged: sheet.merged.clone() }
    }

    /// Where a cell stands.
    pub(super) fn place(&self, number: u32, column: usize) -> Place {
        let line = u64::from(number) + 1;
        let place = Place::file(Arc::clone(&self.path)).line(line);
        if self.name.is_empty() {
            return place;
        }
        let cell = Some(format!("{}!{}{line}", self.name, column_letters(column)));
        Place { cell, ..place.column(column as u64 + 1) }
    }

    /// The same finding at a cell.
    pub(super) fn locate(&self, finding: Finding, number: u32, column: usize) -> Finding {
        finding.at(self.place(number, column))
    }

    /// The range of more than one row that a cell belongs to.
    pub(super) fn merged_down(&self, number: u32, column: usize) -> Option<&MergedRange> {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        self.merged.iter().find(|range| {
            let inside = |at: u32, first: u32, count: u32| at >= first && at < first + count;
            range.rows > 1 && inside(number, range.row, range.rows) && inside(column, range.column, range.columns)
        })
    }

    /// The text of a cell; one that is merged down has the text of its first row in all of them.
    pub(super) fn text(&self, row: &CriteriaRow, column: Option<usize>) -> String {
        let Some(column) = column else { return String::new() };
        let own = row.cells.get(column).map_or("", |(text, _)| text.as_str());
        match self.merged_down(row.number, column).filter(|_| own.is_empty()) {
            None => own.to_owned(),
            Some(range) => {
                let first = self.rows.iter().find(|row| row.number == range.row);
                first
                    .and_then(|row| row.cells.get(range.column as usize))
                    .map_or_else(String::new, |(text, _)| text.clone())
            }
        }
    }
}

/// How many blanks a text begins with; four for a tab.
fn indent(text: &str) -> usize {
    let blanks = text.chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// A heading as it is compared: folded, bracketed text at its end aside.
pub(super) fn heading(text: &str) -> String {
    fold(without_brackets(text))
}

/// The column whose heading is one of these: the words that stand first win.
pub(super) fn column(row: &CriteriaRow, words: &[&str]) -> Option<usize> {
    let headings: Vec<String> = row.cells.iter().map(|(text, _)| heading(text)).collect();
    words.iter().find_map(|word| headings.iter().position(|heading| heading == word))
}
