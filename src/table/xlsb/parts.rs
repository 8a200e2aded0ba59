//! The parts of a workbook around its sheets: names, number formats, shared strings.

use std::collections::HashMap;
use std::sync::Arc;

use super::records::{id, records};
use crate::table::ReadError;
use crate::table::packed::StringTable;
use crate::table::record_fields::RecordFields as _;
use crate::table::xlsx::package::{Package, WorkbookError};
use crate::table::xlsx::parts::{BookParts, NumberFormat, Relation, SheetPart, builtin, format_of, relations, resolve};

/// Reads everything but the sheets themselves.
pub(super) fn read(package: &mut Package) -> Result<BookParts, ReadError> {
    let relations = relations(package, "xl/_rels/workbook.bin.rels")?;
    let mut book = sheets(&required(package, "xl/workbook.bin")?, &relations)?;
    let part = |kind: &str| relations.iter().find(|relation| relation.kind.ends_with(kind));
    if let Some(relation) = part("/styles") {
        book.formats = formats(&required(package, &resolve("xl", &relation.target))?)?;
    }
    if let Some(relation) = part("/sharedStrings") {
        book.strings = Arc::new(strings(&required(package, &resolve("xl", &relation.target))?)?);
    }
    Ok(book)
}

/// The bytes of a part that must be there.
pub(super) fn required(package: &mut Package, path: &str) -> Result<Vec<u8>, ReadError> {
    Ok(package.bytes(path)?.ok_or_else(|| WorkbookError::Missing(path.to_owned()))?)
}

fn sheets(part: &[u8], relations: &[Relation]) -> Result<BookParts, ReadError> {
    let mut book = BookParts::default();
    for record in records(part) {
        let record = record?;
        match record.id {
            id::WORKBOOK_PROPERTIES => book.from_1904 = record.u32(0)? & 1 != 0,
            id::BUNDLE_SHEET => {
                let (relation, end) = record.text(8)?;
                let (name, _) = record.text(end)?;
                let relation = relations.iter().find(|known| known.id == relation);
                // Sheets of charts and macros hold no cells.
                if let Some(relation) = relation.filter(|relation| relation.kind.ends_with("/worksheet")) {
                    let path = resolve("xl", &relation.target);
                    book.sheets.push(SheetPart { name, visible: record.u32(0)? == 0, path });
                }
            }
            _ => {}
        }
    }
    Ok(book)
}

fn formats(part: &[u8]) -> Result<Vec<NumberFormat>, ReadError> {
    let mut own: HashMap<u16, NumberFormat> = HashMap::new();
    let mut formats = Vec::new();
    let mut of_cells = false;
    for record in records(part) {
        let record = record?;
        match record.id {
            id::FORMAT => {
                own.insert(record.u16(0)?, format_of(&record.text(2)?.0));
            }
            id::CELL_FORMATS => of_cells = true,
            id::CELL_FORMATS_END => of_cells = false,
            id::XF if of_cells => {
                let number = record.u16(2)?;
                formats.push(own.get(&number).copied().unwrap_or_else(|| builtin(u32::from(number))));
            }
            _ => {}
        }
    }
    Ok(formats)
}

fn strings(part: &[u8]) -> Result<StringTable, ReadError> {
    let mut strings = StringTable::default();
    for record in records(part) {
        let record = record?;
        if record.id == id::SHARED_STRING_ITEM {
            strings.push(&record.text(1)?.0).ok_or(ReadError::TooLarge(u64::from(u32::MAX)))?;
        }
    }
    Ok(strings)
}
