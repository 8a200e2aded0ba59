//! XLSB: workbooks in binary records (BIFF12) inside a ZIP archive.
//!
//! Read here because the library at hand loses columns: short cell records leave the column out (it is the one behind
//! the cell before), which SheetJS writes and Excel reads. Source: \[MS-XLSB\].

mod parts;
mod records;
mod worksheet;

use std::sync::Arc;

use super::ReadError;
use super::sheet::{Budget, Sheet};
use crate::table::xlsx::package::Package;

/// All sheets of a workbook.
pub(super) fn read(bytes: &Arc<[u8]>, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(Arc::clone(bytes))?;
    let book = parts::read(&mut package)?;
    let mut sheets = Vec::with_capacity(book.sheets.len());
    for entry in &book.sheets {
        let part = parts::required(&mut package, &entry.path)?;
        sheets.push(worksheet::read(&part, &book, entry, budget)?);
    }
    Ok(sheets)
}
