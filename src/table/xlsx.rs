//! XLSX workbooks -> sheets of cells.
//!
//! Read here rather than by a library that hands out binary numbers: the digits of a cell are taken from the file as
//! they stand, its number format tells percentages and dates, a formula without a stored value is noticed, and every
//! part of the archive has a limit, so that a small file cannot fill the memory.

pub(super) mod cells;
pub(super) mod package;
pub(super) mod parts;
use crate::finding::Finding;
use crate::finding::Place;
use crate::table::Sheet;
use crate::table::source::Source;
use crate::table::xlsx::package::Package;
use crate::table::xlsx::package::WorkbookError;
use std::sync::Arc;

/// Text that the sheets of a workbook may hold: so much whatever its size, so many times its size, and never more.
const ALWAYS: usize = 64 << 20;
const MOST_TIMES: usize = 200;
const MOST: usize = 1 << 30;

/// The sheets that `chosen` picks from their names (`true`: visible).
///
/// # Errors
/// The finding that says why they cannot be read.
pub(super) fn read(
    source: &Source,
    bytes: Arc<[u8]>,
    chosen: impl FnOnce(&[(&str, bool)]) -> Result<Vec<usize>, Box<Finding>>,
) -> Result<Vec<Sheet>, Box<Finding>> {
    let trouble = |trouble: WorkbookError| {
        let code = if matches!(trouble, WorkbookError::TooLarge(_)) { "E224" } else { "E223" };
        Box::new(Finding::new(code).at(Place::file(Arc::clone(&source.path))).say("reason", trouble.said()))
    };
    let mut left = bytes.len().saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST);
    let mut package = Package::open(bytes).map_err(trouble)?;
    let book = parts::read(&mut package).map_err(trouble)?;
    let named = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect::<Vec<_>>();
    let read = |at: usize| {
        let sheet = &book.sheets[at];
        let read = cells::read(&mut package, &sheet.path, &book, &mut left).map_err(trouble)?;
        Ok(Sheet { name: sheet.name.clone(), visible: sheet.visible, ..read })
    };
    chosen(&named)?.into_iter().map(read).collect()
}
