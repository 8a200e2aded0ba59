//! What holds for a whole workbook: its sheets, number formats, shared texts.

use std::collections::HashMap;

use super::formula::Writer;
use super::records::{Record, Records, id};
use super::strings::{self, TextForm};
use crate::table::ReadError;
use crate::table::record_fields::RecordFields as _;
use crate::table::xlsx::parts::{NumberFormat, builtin, format_of};

/// A sheet and where its records begin.
#[derive(Debug)]
pub(super) struct SheetEntry {
    pub name: String,
    pub visible: bool,
    pub at: usize,
}

/// What is needed to read sheets.
#[derive(Debug)]
pub(super) struct Globals {
    pub sheets: Vec<SheetEntry>,
    /// By the index of a cell's format.
    pub formats: Vec<NumberFormat>,
    pub strings: Vec<Box<str>>,
    pub from_1904: bool,
    pub form: TextForm,
    pub writer: Writer,
}

/// Reads the first part of a stream.
pub(super) fn read(stream: &[u8]) -> Result<Globals, ReadError> {
    let mut records = Records::from(stream, 0);
    let begin = records.next().filter(|record| record.id == id::BOF);
    let begin = begin.ok_or(ReadError::Unreadable("XLS (BIFF2-4)"))?;
    let form = TextForm { unicode: begin.u16(0)? >= 0x600, code_page: encoding_rs::WINDOWS_1252 };
    let mut book = Globals {
        sheets: Vec::new(),
        formats: Vec::new(),
        strings: Vec::new(),
        from_1904: false,
        form,
        writer: Writer::default(),
    };
    let mut codes: HashMap<u16, NumberFormat> = HashMap::new();
    let mut format_ids = Vec::new();
    while let Some(record) = records.next() {
        match record.id {
            id::FILE_PASS => return Err(ReadError::Locked),
            id::CODE_PAGE => book.form.code_page = strings::code_page(record.u16(0)?),
            // A name that cannot be read tells nothing.
            id::WRITE_ACCESS if form.unicode => {
                let user = strings::text(&record, 0, false, book.form).unwrap_or_default();
                book.writer = Writer::named(&user);
            }
            id::DATE_MODE => book.from_1904 = record.u16(0)? == 1,
            id::FORMAT => {
                let code = strings::text(&record, 2, !form.unicode, book.form)?;
                codes.insert(record.u16(0)?, format_of(&code));
            }
            id::XF => format_ids.push(record.u16(2)?),
            id::BOUND_SHEET => book.sheets.extend(sheet(&record, book.form)?),
            id::SHARED_STRINGS => book.strings = strings::shared(&record, &mut records)?,
            id::EOF => break,
            _ => {}
        }
    }
    let format = |id: &u16| codes.get(id).copied().unwrap_or_else(|| builtin(u32::from(*id)));
    book.formats = format_ids.iter().map(format).collect();
    Ok(book)
}

/// A sheet of cells; `None` for sheets of charts and macros.
fn sheet(record: &Record<'_>, form: TextForm) -> Result<Option<SheetEntry>, ReadError> {
    if record.u8(5)? != 0 {
        return Ok(None);
    }
    let name = strings::text(record, 6, true, form)?;
    Ok(Some(SheetEntry { name, visible: record.u8(4)? & 3 == 0, at: record.u32(0)? as usize }))
}
