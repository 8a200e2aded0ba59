//! The tables of files as they stand there, before any meaning is given to them: for `ikip table`.

use std::sync::Arc;

use super::encoding::{self, Opened};
use super::grid::{self, GridRow};
use super::source::{InputArg, Source, expand, refused};
use crate::finding::Finding;
use crate::table::{Budget, FileKind, Sheet, of_texts, sheets};

/// The tables of one file.
#[derive(Debug)]
pub(crate) struct PlainTables {
    /// As the user named it.
    pub path: Arc<str>,
    /// Of a workbook: its visible sheets.
    pub tables: Vec<Sheet>,
}

/// Reads all tables of all inputs; what is wrong with one does not hide the others.
pub(crate) fn read(inputs: &[InputArg]) -> (Vec<PlainTables>, Vec<Finding>) {
    let (sources, mut findings) = expand(inputs);
    let mut files = Vec::new();
    for source in &sources {
        match of_source(source) {
            Ok((tables, told)) => {
                findings.extend(told);
                files.push(PlainTables { path: Arc::clone(&source.path), tables });
            }
            Err(finding) => findings.push(*finding),
        }
    }
    (files, findings)
}

fn of_source(source: &Source) -> Result<(Vec<Sheet>, Vec<Finding>), Box<Finding>> {
    match encoding::open(source).map_err(|error| refused(&source.path, &error))? {
        Opened::Workbook { .. } => {
            let read = sheets(source, None)?;
            Ok((read.sheets, read.told))
        }
        Opened::Other(_) | Opened::Text(_) => {
            let raw = grid::even(source)?;
            Ok((vec![sheet(&raw.rows, source)?], Vec::new()))
        }
    }
}

/// A table of rows that were cut from a text; a row stands where its line stands.
fn sheet(rows: &[GridRow], source: &Source) -> Result<Sheet, Box<Finding>> {
    let mut budget = Budget::of(usize::try_from(source.len).unwrap_or(usize::MAX));
    let cells = rows.iter().map(|row| (row.line.saturating_sub(1), row.cells.as_slice()));
    of_texts(cells, &mut budget).map_err(|error| {
        let kind = FileKind::Text;
        Box::new(error.finding(kind, &source.path))
    })
}
