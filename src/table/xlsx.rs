//! XLSX workbooks -> sheets of cells.
//!
//! Read here rather than by a library that hands out binary numbers: the digits of a cell are taken from the file as
//! they stand, its number format tells percentages and dates, a formula without a stored value is noticed, and every
//! part of the archive has a limit, so that a small file cannot fill the memory.

mod cells;
mod fast;
pub(super) mod package;
pub(super) mod parts;
mod pieces;
mod scan;
mod strings;
pub(super) mod values;
pub(super) mod xml;
use crate::finding::Place;
use crate::finding::catalogue::{E223, E224};
use crate::finding::{Finding, finding};
use crate::table::Sheet;
use crate::table::source::Source;
use crate::table::xlsx::package::Package;
use crate::table::xlsx::package::WorkbookError;
use crate::table::xlsx::parts::BookParts;
use std::sync::Arc;

/// Text that the sheets of a workbook may hold: so much whatever its size, so many times its size, and never more.
const ALWAYS: usize = 64 << 20;
const MOST_TIMES: usize = 200;
const MOST: usize = 1 << 30;

/// The sheets that `chosen` picks from their names (`true`: visible). Of a large sheet only the first rows are unpacked.
///
/// # Errors
/// The finding that says why they cannot be read.
pub(super) fn read(
    source: &Source,
    package: Result<Package, WorkbookError>,
    chosen: impl FnOnce(&[(&str, bool)]) -> Result<Vec<usize>, Box<Finding>>,
) -> Result<Vec<Sheet>, Box<Finding>> {
    let trouble = |trouble: WorkbookError| {
        let entry = if matches!(trouble, WorkbookError::TooLarge(_)) { &E224 } else { &E223 };
        let finding = finding!(entry in [E223, E224]: reason = trouble.said());
        Box::new(finding.at(Place::file(Arc::clone(&source.path))))
    };
    let size = usize::try_from(source.len).unwrap_or(usize::MAX);
    let mut left = size.saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST);
    let mut package = package.map_err(trouble)?;
    let book = parts::read(&mut package).map_err(trouble)?;
    let named = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect::<Vec<_>>();
    let read = |at: usize| {
        let sheet = &book.sheets[at];
        let read = read_sheet(&mut package, &sheet.path, &book, left).map_err(trouble)?;
        left = left.saturating_sub(read.text_len());
        Ok(Sheet { name: sheet.name.clone(), visible: sheet.visible, ..read })
    };
    chosen(&named)?.into_iter().map(read).collect()
}

/// One sheet, whose text may be no longer than `most`.
fn read_sheet(package: &mut Package, path: &str, book: &BookParts, most: usize) -> Result<Sheet, WorkbookError> {
    let missing = || WorkbookError::Missing(path.to_owned());
    if let Some(sheet) = fast::read(package.part(path)?.ok_or_else(missing)?, book, most) {
        return Ok(sheet);
    }
    cells::read(package.xml(path)?.ok_or_else(missing)?, book, most)
}
