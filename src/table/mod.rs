//! Files with tables -> rows of typed cells, before anyone says what they mean.
//!
//! Each kind of file has one reader; all give [`Sheet`]s: cells with places, merged ranges, hidden rows, and what was
//! joined. Which reader is taken is decided by what a file holds, never by its name. Nothing here knows agencies,
//! criteria or scores. Every reader has limits (size, ratio, depth), so that a small file cannot fill the memory.

pub(crate) mod cell;
pub(crate) mod chunks;
pub(crate) mod delimiter;
mod docx;
pub(crate) mod encoding;
mod error;
pub(crate) mod grid;
mod html;
mod kind;
mod ods;
mod ole;
mod packed;
mod pasted;
mod pdf;
mod pdf_tables;
pub(crate) mod plain;
pub(crate) mod quotes;
mod record_fields;
pub(crate) mod records;
pub(crate) mod rows;
mod saved_on;
pub(crate) mod separators;
mod sheet;
mod sheets;
pub(crate) mod source;
pub(crate) mod text;
mod value;
mod xls;
mod xlsb;
pub(crate) mod xlsx;

use std::sync::Arc;

use crate::finding::{Finding, Place, finding};
pub(crate) use error::ReadError;
pub(crate) use kind::{ENDINGS, FileKind, Head, head, may_be_in_pieces};
pub(crate) use packed::PackedRows;
pub(crate) use saved_on::saved_on;
pub(crate) use sheet::{Budget, JoinedCell, MergedRange, Sheet};
pub(crate) use sheets::{packed_sheets, sheets};

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct FileTables {
    /// In the order of the file; hidden sheets too.
    pub sheets: Vec<Sheet>,
    /// What a reader should know of how they were read: warnings.
    pub told: Vec<Finding>,
}

/// Reads all tables of a file of any kind but XLSX, which has a reader of its own.
///
/// # Errors
/// Why it cannot be read.
fn read(kind: FileKind, bytes: &Arc<[u8]>, path: &Arc<str>) -> Result<FileTables, ReadError> {
    let mut budget = Budget::of(bytes.len());
    let mut told = Vec::new();
    let place = || Place::file(Arc::clone(path));
    let name = kind.name();
    let sheets = match kind {
        FileKind::Ods => ods::read(bytes, &mut budget)?,
        FileKind::Xls => xls::read(bytes, &mut budget)?,
        FileKind::Xlsb => xlsb::read(bytes, &mut budget)?,
        FileKind::Html => {
            let page = html::read(bytes, &mut budget)?;
            if page.hidden_cells > 0 {
                told.push(finding!(W230: kind = name, count = page.hidden_cells.to_string()).at(place()));
            }
            page.sheets
        }
        FileKind::Docx => {
            let document = docx::read(bytes, &mut budget)?;
            if document.hidden_texts > 0 {
                told.push(finding!(W230: kind = name, count = document.hidden_texts.to_string()).at(place()));
            }
            if document.accepted_changes {
                told.push(finding!(W231: kind = name).at(place()));
            }
            let table = |at: usize| document.sheets[at - 1].name.as_str();
            told.extend(document.joined.iter().map(|(at, parts)| {
                finding!(W232: kind = name, table = table(*at), count = parts.to_string()).at(place())
            }));
            document.sheets
        }
        FileKind::Pdf => {
            let pages = pdf::pages(bytes)?;
            let sheets = pdf_tables::read(&pages, &mut budget)?;
            let number = |page: &pdf::PrintedPage| page.number.to_string();
            let empty = pages.iter().filter(|page| page.glyphs.is_empty());
            told.extend(empty.map(|page| finding!(W233: kind = name, page = number(page)).at(place())));
            let sideways = pages.iter().filter(|page| page.sideways > 0);
            told.extend(sideways.map(|page| {
                let count = page.sideways.to_string();
                finding!(W234: kind = name, page = number(page), count = count).at(place())
            }));
            told.extend(sheets.iter().map(|sheet| sheet.shown(kind).at(place())));
            sheets
        }
        FileKind::Text => {
            let sheet = pasted::read(bytes, &mut budget)?;
            told.push(sheet.shown(kind).at(place()));
            vec![sheet]
        }
        FileKind::Xlsx => return Err(ReadError::Unreadable(kind.name())),
    };
    Ok(FileTables { sheets, told })
}

/// A table of rows of text, each with its number from 0.
///
/// # Errors
/// It is too large, or its rows are out of order.
fn of_texts<'a, T: AsRef<str> + 'a>(
    rows: impl Iterator<Item = (u64, &'a [T])>,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let mut builder = sheet::SheetBuilder::new("", budget);
    for (number, cells) in rows {
        builder.row(u32::try_from(number).unwrap_or(u32::MAX))?;
        for (column, text) in (0..).zip(cells) {
            builder.cell(column, text.as_ref(), cell::CellKind::Text)?;
        }
    }
    Ok(builder.finish())
}
