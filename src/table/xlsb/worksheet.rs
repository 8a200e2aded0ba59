//! The cells of one sheet.

use super::records::{Record12, id, records};
use crate::table::cell::CellKind;
use crate::table::record_fields::RecordFields as _;
use crate::table::sheet::{Budget, MergedRange, Sheet, SheetBuilder};
use crate::table::xls::rk;
use crate::table::xlsx::parts::{BookParts, NumberFormat, SheetPart};
use crate::table::{ReadError, value};

/// Reads a sheet.
pub(super) fn read(part: &[u8], book: &BookParts, entry: &SheetPart, budget: &mut Budget) -> Result<Sheet, ReadError> {
    let mut builder = SheetBuilder::new(entry.name.as_str(), budget);
    let (mut merged, mut hidden_rows) = (Vec::new(), Vec::new());
    // The column behind the cell that was read last.
    let mut next_column = 0;
    let mut in_data = true;
    for record in records(part) {
        let record = record?;
        match record.id {
            id::ROW if in_data => {
                let row = record.u32(0)?;
                if record.u8(11)? & 0x10 != 0 {
                    hidden_rows.push(row);
                }
                builder.row(row)?;
                next_column = 0;
            }
            1..=18 if in_data => {
                let cell = cell(&record, next_column, book)?;
                builder.cell(cell.column, &cell.text, cell.kind)?;
                next_column = cell.column + 1;
            }
            id::SHEET_DATA_END => in_data = false,
            id::MERGED_CELL => merged.push(range(&record)?),
            _ => {}
        }
    }
    let mut sheet = builder.finish();
    (sheet.visible, sheet.merged, sheet.hidden_rows) = (entry.visible, merged, hidden_rows);
    Ok(sheet)
}

struct BinaryCell {
    column: u32,
    text: String,
    kind: CellKind,
}

/// A cell. Long records begin with the column and the style; short ones with the style alone.
fn cell(record: &Record12<'_>, next_column: u32, book: &BookParts) -> Result<BinaryCell, ReadError> {
    let (kind, at) = match record.id {
        short @ 12..=18 => (short - 11, 4),
        long => (long, 8),
    };
    let column = if at == 4 { next_column } else { record.u32(0)? };
    if column >= 1 << 14 {
        return Err(record.damaged());
    }
    // The style has 24 bits.
    let style = (record.u32(at - 4)? & 0x00ff_ffff) as usize;
    let number = |number: f64| {
        let format = match book.formats.get(style) {
            Some(format) => *format,
            None if style == 0 => NumberFormat::default(),
            None => return Err(record.damaged()),
        };
        Ok(value::number(number, format, book.from_1904))
    };
    let (text, kind) = match kind {
        2 => number(rk(record.u32(at)?))?,
        3 | 11 => value::error(record.u8(at)?),
        4 | 10 => value::boolean(record.u8(at)? != 0),
        5 | 9 => number(record.f64(at)?)?,
        6 | 8 => (record.text(at)?.0, CellKind::Text),
        7 => {
            let text = book.strings.get(record.u32(at)? as usize).ok_or_else(|| record.damaged())?;
            (text.to_string(), CellKind::Text)
        }
        _ => (String::new(), CellKind::Text),
    };
    Ok(BinaryCell { column, text, kind })
}

fn range(record: &Record12<'_>) -> Result<MergedRange, ReadError> {
    let first = (record.u32(0)?, record.u32(8)?);
    let last = (record.u32(4)?, record.u32(12)?);
    MergedRange::between(first, last).ok_or_else(|| record.damaged())
}
