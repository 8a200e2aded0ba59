//! Texts of XLS: of one byte or two a character, and shared ones that run over several records.

use encoding_rs::Encoding;

use super::records::{Record, Records, id};
use crate::table::ReadError;
use crate::table::record_fields::RecordFields as _;

/// How texts are stored in a workbook.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextForm {
    /// BIFF8: each text says whether its characters have one byte or two.
    pub unicode: bool,
    /// BIFF5: the code page of one-byte texts.
    pub code_page: &'static Encoding,
}

/// The code page by its number.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        874 => "windows-874",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 => "macintosh",
        _ => "windows-1252",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// Characters of one byte are the first 256 of Unicode in BIFF8.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A text inside one record; its length has one byte or two.
pub(super) fn text(record: &Record<'_>, at: usize, short: bool, form: TextForm) -> Result<String, ReadError> {
    let length = if short { usize::from(record.u8(at)?) } else { usize::from(record.u16(at)?) };
    let at = at + if short { 1 } else { 2 };
    let damaged = || record.damaged();
    if !form.unicode {
        let bytes = record.data.get(at..at + length).ok_or_else(damaged)?;
        return Ok(form.code_page.decode_without_bom_handling(bytes).0.into_owned());
    }
    let is_wide = record.u8(at)? & 1 != 0;
    let bytes = if is_wide { 2 * length } else { length };
    let bytes = record.data.get(at + 1..at + 1 + bytes).ok_or_else(damaged)?;
    Ok(if is_wide { wide(bytes) } else { latin(bytes) })
}

/// The shared texts: a record and those that continue it. A text that is cut by the end of a record says anew, as the
/// first byte of the next, whether its characters have one byte or two.
pub(super) fn shared(first: &Record<'_>, following: &mut Records<'_>) -> Result<Vec<Box<str>>, ReadError> {
    let count = first.u32(4)? as usize;
    let mut parts = vec![first.data.get(8..).unwrap_or_default()];
    while following.peek() == Some(id::CONTINUE) {
        parts.extend(following.next().map(|record| record.data));
    }
    let mut reader = Continued { parts: &parts, part: 0, at: 0 };
    let mut texts = Vec::new();
    for _ in 0..count {
        // Some writers count more texts than they write.
        if reader.is_at_end() {
            break;
        }
        texts.push(reader.text()?.into_boxed_str());
    }
    Ok(texts)
}

struct Continued<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl Continued<'_> {
    fn is_at_end(&mut self) -> bool {
        self.enter_next_part();
        self.part >= self.parts.len()
    }

    fn enter_next_part(&mut self) {
        while self.parts.get(self.part).is_some_and(|part| self.at >= part.len()) {
            self.part += 1;
            self.at = 0;
        }
    }

    /// So many bytes, wherever records end between them.
    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            self.enter_next_part();
            *byte = *self.parts.get(self.part).and_then(|part| part.get(self.at)).ok_or_else(damaged)?;
            self.at += 1;
        }
        Ok(bytes)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), ReadError> {
        while bytes > 0 {
            self.enter_next_part();
            let part = self.parts.get(self.part).ok_or_else(damaged)?;
            let step = bytes.min(part.len() - self.at);
            self.at += step;
            bytes -= step;
        }
        Ok(())
    }

    fn text(&mut self) -> Result<String, ReadError> {
        let mut left = usize::from(u16::from_le_bytes(self.bytes()?));
        let [flags] = self.bytes()?;
        let runs = if flags & 8 != 0 { usize::from(u16::from_le_bytes(self.bytes()?)) } else { 0 };
        let phonetic = if flags & 4 != 0 { u32::from_le_bytes(self.bytes()?) as usize } else { 0 };
        let mut is_wide = flags & 1 != 0;
        let mut text = String::new();
        while left > 0 {
            if self.parts.get(self.part).is_none_or(|part| self.at >= part.len()) {
                self.enter_next_part();
                is_wide = self.bytes::<1>()?[0] & 1 != 0;
            }
            let rest = self.parts.get(self.part).and_then(|part| part.get(self.at..)).ok_or_else(damaged)?;
            let width = if is_wide { 2 } else { 1 };
            let taken = left.min(rest.len() / width);
            if taken == 0 {
                return Err(damaged());
            }
            let bytes = &rest[..taken * width];
            text.push_str(&if is_wide { wide(bytes) } else { latin(bytes) });
            self.at += bytes.len();
            left -= taken;
        }
        self.skip(4 * runs + phonetic)?;
        Ok(text)
    }
}

fn damaged() -> ReadError {
    ReadError::Damaged("SST".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_text_goes_on_in_the_next_record_in_another_width() {
        let mut stream = vec![0xfc, 0, 14, 0, 1, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, b'D', b'i', b'n'];
        stream.extend([0x3c, 0, 3, 0, 1, b'a', 0x30]);
        let mut records = Records::from(&stream, 0);
        let first = records.next().expect("a record");
        assert_eq!(*shared(&first, &mut records).expect("texts")[0], *"Din\u{3061}");
    }
}
