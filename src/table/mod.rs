//! Files with tables -> rows of typed cells, before anyone says what they mean.
//!
//! Each kind of file has one reader; all give [`Sheet`]s: cells with places, merged ranges, hidden rows, and what was
//! joined. Which reader is taken is decided by what a file holds, never by its name. Nothing here knows agencies,
//! criteria or scores. Every reader has limits (size, ratio, depth), so that a small file cannot fill the memory.

mod error;
mod kind;
mod ods;
mod ole;
mod sheet;
mod value;
mod xls;
mod xlsb;

use std::sync::Arc;

use crate::finding::Finding;
pub(crate) use error::ReadError;
pub(crate) use kind::{ENDINGS, FileKind, Head, head, of as kind_of};
pub(crate) use sheet::{Budget, JoinedCell, MergedRange, Sheet};

/// The types of cells, shared with the reader of XLSX.
mod cell {
    pub(crate) use crate::intake::records::Cell;
    pub(crate) use crate::intake::reply::Kind;
}

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct Tables {
    /// In the order of the file; hidden sheets too.
    pub sheets: Vec<Sheet>,
    /// What a reader should know of how they were read: warnings.
    pub told: Vec<Finding>,
}

/// Reads all tables of a file of any kind but XLSX, which has a reader of its own.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn read(kind: FileKind, bytes: &Arc<[u8]>, path: &Arc<str>) -> Result<Tables, ReadError> {
    let _ = path;
    let mut budget = Budget::of(bytes.len());
    let sheets = match kind {
        FileKind::Ods => ods::read(bytes, &mut budget)?,
        FileKind::Xlsb => xlsb::read(bytes, &mut budget)?,
        FileKind::Xls => xls::read(bytes, &mut budget)?,
        _ => return Err(ReadError::Damaged(kind.name().to_owned())),
    };
    Ok(Tables { sheets, told: Vec::new() })
}

/// A table of rows of text, each with its number from 0.
///
/// # Errors
/// It is too large, or its rows are out of order.
pub(crate) fn of_texts<'a>(
    rows: impl Iterator<Item = (u64, &'a [String])>,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let mut builder = sheet::SheetBuilder::new("", budget);
    for (number, cells) in rows {
        builder.row(u32::try_from(number).unwrap_or(u32::MAX))?;
        for (column, text) in (0..).zip(cells) {
            builder.cell(column, text, cell::Kind::Text)?;
        }
    }
    Ok(builder.finish())
}
