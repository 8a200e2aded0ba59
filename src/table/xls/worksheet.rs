//! The cells of one sheet.

use super::formula::{self, Writer};
use super::globals::{Globals, SheetEntry};
use super::records::{Record, Records, id};
use super::strings;
use crate::table::cell::CellKind;
use crate::table::record_fields::RecordFields as _;
use crate::table::sheet::{Budget, MergedRange, Sheet, SheetBuilder};
use crate::table::xlsx::parts::NumberFormat;
use crate::table::{ReadError, value};

struct BiffCell {
    row: u16,
    column: u16,
    text: String,
    kind: CellKind,
}

/// Reads a sheet.
pub(super) fn read(stream: &[u8], book: &Globals, entry: &SheetEntry, budget: &mut Budget) -> Result<Sheet, ReadError> {
    let mut records = Records::from(stream, entry.at);
    if records.next().is_none_or(|record| record.id != id::BOF) {
        return Err(ReadError::Damaged(entry.name.clone()));
    }
    let mut page = Worksheet { book, cells: Vec::new(), merged: Vec::new(), hidden_rows: Vec::new() };
    page.records(records, &entry.name)?;
    page.cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut builder = SheetBuilder::new(entry.name.as_str(), budget);
    let mut row = None;
    for cell in &page.cells {
        if row != Some(cell.row) {
            builder.row(u32::from(cell.row))?;
            row = Some(cell.row);
        }
        builder.cell(u32::from(cell.column), &cell.text, cell.kind)?;
    }
    let mut sheet = builder.finish();
    (sheet.visible, sheet.merged, sheet.hidden_rows) = (entry.visible, page.merged, page.hidden_rows);
    Ok(sheet)
}

struct Worksheet<'a> {
    book: &'a Globals,
    cells: Vec<BiffCell>,
    merged: Vec<MergedRange>,
    hidden_rows: Vec<u32>,
}

impl Worksheet<'_> {
    fn records(&mut self, mut records: Records<'_>, name: &str) -> Result<(), ReadError> {
        // A chart inside the sheet is a stream in the stream.
        let mut inner = 0_u32;
        while let Some(record) = records.next() {
            match record.id {
                id::BOF => inner += 1,
                id::EOF if inner == 0 => return Ok(()),
                id::EOF => inner -= 1,
                _ if inner > 0 => {}
                id::FORMULA => self.formula(&record, &mut records)?,
                _ => self.record(&record)?,
            }
        }
        Err(ReadError::Damaged(name.to_owned()))
    }

    fn record(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        match record.id {
            id::NUMBER => self.number(record, record.f64(6)?),
            id::RK => self.number(record, rk(record.u32(6)?)),
            id::MULTI_RK => self.numbers(record),
            id::SHARED_STRING => {
                let index = record.u32(6)? as usize;
                let text = self.book.strings.get(index).ok_or_else(|| record.damaged())?;
                self.push(record, (text.to_string(), CellKind::Text))
            }
            id::LABEL | id::RICH_STRING => {
                let text = strings::text(record, 6, false, self.book.form)?;
                self.push(record, (text, CellKind::Text))
            }
            id::BOOLEAN_OR_ERROR => {
                let byte = record.u8(6)?;
                let is_error = record.u8(7)? != 0;
                self.push(record, if is_error { value::error(byte) } else { value::boolean(byte != 0) })
            }
            id::ROW if record.u16(12)? & 0x20 != 0 => {
                self.hidden_rows.push(u32::from(record.u16(0)?));
                Ok(())
            }
            id::MERGED_CELLS => self.merges(record),
            _ => Ok(()),
        }
    }

    fn push(&mut self, record: &Record<'_>, (text, kind): (String, CellKind)) -> Result<(), ReadError> {
        self.cells.push(BiffCell { row: record.u16(0)?, column: record.u16(2)?, text, kind });
        Ok(())
    }

    fn format(&self, index: u16, record: &Record<'_>) -> Result<NumberFormat, ReadError> {
        self.book.formats.get(usize::from(index)).copied().ok_or_else(|| record.damaged())
    }

    fn number(&mut self, record: &Record<'_>, number: f64) -> Result<(), ReadError> {
        let format = self.format(record.u16(4)?, record)?;
        self.push(record, value::number(number, format, self.book.from_1904))
    }

    /// Numbers of cells side by side.
    fn numbers(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        let (row, first) = (record.u16(0)?, record.u16(2)?);
        let count = record.data.len().saturating_sub(6) / 6;
        for nth in 0..count {
            let at = 4 + 6 * nth;
            let format = self.format(record.u16(at)?, record)?;
            let (text, kind) = value::number(rk(record.u32(at + 2)?), format, self.book.from_1904);
            let column = u16::try_from(nth).ok().and_then(|nth| first.checked_add(nth));
            let column = column.ok_or_else(|| record.damaged())?;
            self.cells.push(BiffCell { row, column, text, kind });
        }
        Ok(())
    }

    /// A formula: what it resulted in when the workbook was saved.
    fn formula(&mut self, record: &Record<'_>, following: &mut Records<'_>) -> Result<(), ReadError> {
        let result = record.data.get(6..14).ok_or_else(|| record.damaged())?;
        let text_follows = following.clone().find(|next| !matches!(next.id, 0x4bc | 0x221 | 0x236));
        let text_follows = text_follows.filter(|next| next.id == id::STRING);
        let read = match (&result[6..], result[0]) {
            // A text stands in a record of its own; some writers give 0 as the number before it.
            _ if text_follows.is_some() => {
                let text = text_follows.map(|next| strings::text(&next, 0, false, self.book.form));
                (text.transpose()?.unwrap_or_default(), CellKind::Text)
            }
            ([0xff, 0xff], 0) => value::uncomputed(),
            ([0xff, 0xff], 1) => value::boolean(result[2] != 0),
            ([0xff, 0xff], 2) => value::error(result[2]),
            ([0xff, 0xff], _) if self.is_uncomputed_text(record) => value::uncomputed(),
            ([0xff, 0xff], _) => (String::new(), CellKind::Text),
            _ if self.is_uncomputed_zero(record, result) => value::uncomputed(),
            _ => {
                let format = self.format(record.u16(4)?, record)?;
                value::number(record.f64(6)?, format, self.book.from_1904)
            }
        };
        self.push(record, read)
    }

    /// An empty text that stands for a result that was never computed.
    fn is_uncomputed_text(&self, record: &Record<'_>) -> bool {
        self.book.writer == Writer::Xlwt || self.form_is_known() && formula::gives_a_number(tokens(record))
    }

    /// A zero that stands for a text.
    fn is_uncomputed_zero(&self, record: &Record<'_>, result: &[u8]) -> bool {
        let zero = result.iter().all(|byte| *byte == 0);
        zero && self.book.writer == Writer::LibreOffice && !formula::gives_a_number(tokens(record))
    }

    const fn form_is_known(&self) -> bool {
        self.book.form.unicode
    }

    fn merges(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        for nth in 0..usize::from(record.u16(0)?) {
            let at = |field: usize| record.u16(2 + 8 * nth + 2 * field).map(u32::from);
            let range = MergedRange::between((at(0)?, at(2)?), (at(1)?, at(3)?));
            self.merged.push(range.ok_or_else(|| record.damaged())?);
        }
        Ok(())
    }
}

/// The tokens of a formula.
fn tokens<'a>(record: &Record<'a>) -> &'a [u8] {
    let length = record.u16(20).map_or(0, usize::from);
    record.data.get(22..22 + length).unwrap_or_default()
}

/// A number in 30 bits: the upper half of a float, or a whole number; perhaps in hundredths.
pub(in crate::table) fn rk(bits: u32) -> f64 {
    let number =
        if bits & 2 != 0 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn short_numbers_are_floats_or_whole_numbers_and_may_be_hundredths() {
        let told = [0x3ff0_0000, 0x3ff0_0001, 0x0000_216e, 0x0000_216f, 0xffff_fffe].map(rk);
        assert_eq!(told.map(|number| number.to_string()), ["1", "0.01", "2139", "21.39", "-1"]);
    }
}
