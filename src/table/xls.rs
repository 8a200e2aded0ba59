//! XLS: workbooks of Excel 5 to 2003 (BIFF5 and BIFF8 in an OLE container), also as WPS and LibreOffice write them.
//!
//! The records are read here rather than by a library that hands out values only: number formats (a percentage is
//! stored as 0.855), merged cells, hidden rows and results of formulas that were never computed are needed too, and no
//! dense range is built. Source: \[MS-XLS\] (records and their layout), OpenOffice.org's documentation of BIFF5.

mod formula;
mod globals;
mod records;
mod strings;
mod worksheet;

use std::sync::Arc;

pub(super) use worksheet::rk;

use super::ReadError;
use super::ole::Container;
use super::sheet::{Budget, Sheet};

/// All sheets of a workbook.
pub(super) fn read(bytes: &Arc<[u8]>, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let stream = stream(bytes)?;
    let book = globals::read(&stream)?;
    let sheets = book.sheets.iter().map(|entry| worksheet::read(&stream, &book, entry, budget));
    sheets.collect()
}

/// The stream of records. A workbook of any kind that has a password is such a container too, with other streams.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let container = Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        return Err(ReadError::Locked);
    }
    if container.has("WordDocument") {
        return Err(ReadError::Unreadable("Word 97-2003 (DOC)"));
    }
    for name in ["Workbook", "WORKBOOK", "Book", "BOOK"] {
        if let Some(stream) = container.stream(name)? {
            return Ok(stream);
        }
    }
    Err(ReadError::Unreadable("OLE"))
}
