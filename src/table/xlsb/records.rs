//! The records of a part: a number and a length of seven bits a byte, a payload.

use crate::table::ReadError;
use crate::table::record_fields::RecordFields;

/// Numbers of the records that are read.
pub(super) mod id {
    pub(in super::super) const ROW: u16 = 0;
    pub(in super::super) const SHARED_STRING_ITEM: u16 = 19;
    pub(in super::super) const FORMAT: u16 = 44;
    pub(in super::super) const XF: u16 = 47;
    pub(in super::super) const WORKBOOK_PROPERTIES: u16 = 153;
    pub(in super::super) const SHEET_DATA_END: u16 = 146;
    pub(in super::super) const BUNDLE_SHEET: u16 = 156;
    pub(in super::super) const MERGED_CELL: u16 = 176;
    pub(in super::super) const CELL_FORMATS: u16 = 617;
    pub(in super::super) const CELL_FORMATS_END: u16 = 618;
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record12<'a> {
    pub id: u16,
    pub data: &'a [u8],
}

/// Cuts a part into records; one that is cut off is damage.
pub(super) fn records(part: &[u8]) -> impl Iterator<Item = Result<Record12<'_>, ReadError>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let record = next(&mut rest);
        if record.is_none() {
            rest = &[];
        }
        Some(record.ok_or_else(|| ReadError::Damaged("XLSB".to_owned())))
    })
}

fn next<'a>(rest: &mut &'a [u8]) -> Option<Record12<'a>> {
    let id = u16::try_from(compressed(rest, 2)?).ok()?;
    let length = compressed(rest, 4)?;
    let (data, behind) = rest.split_at_checked(length)?;
    *rest = behind;
    Some(Record12 { id, data })
}

fn compressed(rest: &mut &[u8], most: usize) -> Option<usize> {
    let mut number = 0;
    for nth in 0..most {
        let (byte, behind) = rest.split_first()?;
        *rest = behind;
        number |= usize::from(byte & 0x7f) << (7 * nth);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

impl RecordFields for Record12<'_> {
    fn data(&self) -> &[u8] {
        self.data
    }

    fn damaged(&self) -> ReadError {
        ReadError::Damaged(format!("record {}", self.id))
    }
}

impl Record12<'_> {
    /// A text, and the byte behind it.
    pub(super) fn text(&self, at: usize) -> Result<(String, usize), ReadError> {
        let length = self.u32(at)?;
        // How a missing text is written.
        if length == u32::MAX {
            return Ok((String::new(), at + 4));
        }
        let end = (length as usize).checked_mul(2).and_then(|bytes| bytes.checked_add(at + 4));
        let end = end.ok_or_else(|| self.damaged())?;
        let units = self.data.get(at + 4..end).ok_or_else(|| self.damaged())?.as_chunks::<2>().0;
        let units = units.iter().map(|unit| u16::from_le_bytes(*unit));
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        Ok((text, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lengths_take_the_bytes_that_they_need() {
        let part = [0x9c, 0x01, 2, 7, 8, 0x05, 0x80, 0x01, 0xff];
        let read: Vec<_> = records(&part).collect();
        assert_eq!(read[0].as_ref().map(|record| (record.id, record.data)).ok(), Some((156, &[7, 8][..])));
        assert!(read[1].is_err());
        assert_eq!(read.len(), 2);
    }
}
