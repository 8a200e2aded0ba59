//! Fast path for the rows of a sheet: bytes as nearly every program writes them -> packed rows.
//!
//! Takes rows, cells, values, formulas and plain inline texts under their common names, with double quotes and the
//! five entities of XML. Anything else (prefixes, comments, CDATA, rich text, rows without a number, damage) it leaves
//! alone: then [`super::cells`] reads the whole sheet, and decides. What it takes, it reads as that does.

use std::borrow::Cow;

use crate::table::packed::PackedRows;
use crate::table::xlsx::cells::{COLUMNS, ROWS};
use crate::table::xlsx::parts::{BookParts, NumberFormat};
use crate::table::xlsx::values::{StoredValue, counted};
use crate::table::xlsx::xml::{digits, plain, resolved};

/// Adds the rows in `text`, which begins and ends between rows; `None`: it is not the common form.
pub(super) fn rows(text: &str, book: &BookParts, rows: &mut PackedRows) -> Option<()> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, book, rows };
    loop {
        scanner.skip_space();
        if scanner.at == text.len() {
            return Some(());
        }
        scanner.row()?;
    }
}

struct Scanner<'t, 'b, 'r> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    book: &'b BookParts,
    rows: &'r mut PackedRows,
}

/// How a start tag ends.
#[derive(PartialEq, Eq)]
enum TagEnd {
    /// `>`: content and an end tag follow.
    Open,
    /// `/>`.
    Closed,
}

impl<'t> Scanner<'t, '_, '_> {
    fn skip_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// Passes over what is expected.
    fn expect(&mut self, expected: &[u8]) -> Option<()> {
        self.passes(expected).then_some(())
    }

    /// Whether what is expected comes next; then it is passed over.
    #[inline]
    fn passes(&mut self, expected: &[u8]) -> bool {
        let comes = self.bytes[self.at..].starts_with(expected);
        if comes {
            self.at += expected.len();
        }
        comes
    }

    /// The end of a start tag, where it comes next.
    fn tag_end(&mut self) -> Option<TagEnd> {
        if self.passes(b">") {
            Some(TagEnd::Open)
        } else if self.passes(b"/>") {
            Some(TagEnd::Closed)
        } else {
            None
        }
    }

    /// The value of an attribute up to its closing quote, which is passed over; nothing in it needs a second look.
    fn quoted(&mut self) -> Option<&'t str> {
        let start = self.at;
        loop {
            match self.bytes.get(self.at)? {
                b'"' => break,
                b'<' | b'&' | b'\t' | b'\n' | b'\r' => return None,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.text.get(start..self.at - 1)
    }

    /// Text up to the next tag, which is not passed over.
    fn content(&mut self) -> Option<&'t str> {
        let start = self.at;
        // Most texts are shorter than it takes to begin a search.
        let near = self.bytes[start..].iter().take(16).position(|byte| *byte == b'<');
        let length = near.or_else(|| memchr::memchr(b'<', &self.bytes[start..]))?;
        self.at += length;
        self.text.get(start..self.at)
    }

    fn row(&mut self) -> Option<()> {
        self.expect(b"<row ")?;
        let (number, hidden, end) = self.row_tag()?;
        let number: u32 = number.and_then(digits)?;
        if u64::from(number) > ROWS || !self.rows.begin_row(number) {
            return None;
        }
        if hidden.is_some_and(|hidden| matches!(hidden, "1" | "true")) {
            self.rows.hidden_rows.push(number - 1);
        }
        if end == TagEnd::Open {
            let mut next_column = 0;
            loop {
                self.skip_space();
                if self.passes(b"</row>") {
                    break;
                }
                self.cell(&mut next_column)?;
            }
        }
        self.rows.end_row();
        Some(())
    }

    /// The attributes `r` and `hidden` of a row.
    fn row_tag(&mut self) -> Option<(Option<&'t str>, Option<&'t str>, TagEnd)> {
        const MOST: usize = 16;
        let (mut number, mut hidden) = (None, None);
        let mut names: [&[u8]; MOST] = [b""; MOST];
        for count in 0..MOST {
            self.skip_space();
            if let Some(end) = self.tag_end() {
                return Some((number, hidden, end));
            }
            let start = self.at;
            while self.bytes.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b':') {
                self.at += 1;
            }
            let name = &self.bytes[start..self.at];
            self.expect(b"=\"")?;
            // The general reader finds fault with attributes that are there twice, and takes names without prefix.
            if name.is_empty() || names[..count].contains(&name) || name.ends_with(b":r") || name.ends_with(b":hidden")
            {
                return None;
            }
            names[count] = name;
            let value = self.quoted()?;
            match name {
                b"r" => number = Some(value),
                b"hidden" => hidden = Some(value),
                _ => {}
            }
            // Attributes stand apart.
            matches!(self.bytes.get(self.at), Some(b' ' | b'>' | b'/')).then_some(())?;
        }
        None
    }

    fn cell(&mut self, next_column: &mut usize) -> Option<()> {
        self.expect(b"<c")?;
        let (mut reference, mut style, mut of) = (None, None, None);
        let end = loop {
            if let Some(end) = self.tag_end() {
                break end;
            }
            let attribute = match self.bytes.get(self.at..self.at + 4)? {
                b" r=\"" => &mut reference,
                b" s=\"" => &mut style,
                b" t=\"" => &mut of,
                _ => return None,
            };
            self.at += 4;
            if attribute.is_some() {
                return None;
            }
            *attribute = Some(self.quoted()?);
        };
        let column = match reference {
            Some(reference) => column(reference)?,
            None => *next_column,
        };
        *next_column = column + 1;
        if column < self.rows.in_row() || column >= COLUMNS {
            return None;
        }
        let style = style.map_or(Some(0), digits)? as usize;
        let format = match self.book.formats.get(style) {
            Some(format) => *format,
            None => (style == 0).then_some(NumberFormat::Plain)?,
        };
        match end {
            TagEnd::Closed => Some(()),
            TagEnd::Open => self.value(column, of, format),
        }
    }

    /// What stands in a cell, up to its end tag.
    fn value(&mut self, column: usize, of: Option<&str>, format: NumberFormat) -> Option<()> {
        if of == Some("s") && self.bytes[self.at..].starts_with(b"<v>") {
            return self.shared(column);
        }
        let formula = self.formula()?;
        let value = self.element(b"<v", b"</v>")?;
        let inline = if !formula && value.is_none() && self.passes(b"<is>") {
            let inline = self.element(b"<t", b"</t>")?;
            self.expect(b"</is>")?;
            Some(inline.unwrap_or_default())
        } else {
            None
        };
        self.expect(b"</c>")?;
        let inline = inline.as_deref().map(plain);
        let (value, inline) = (value.as_deref(), inline.as_deref());
        let (text, kind) = counted(StoredValue { of, format, formula, value, inline }, self.book).ok()?;
        if text.is_empty() && kind == crate::table::cell::CellKind::Text {
            return Some(());
        }
        self.rows.push_own(column, &text, kind).then_some(())
    }

    /// A shared string, by far the most frequent value.
    fn shared(&mut self, column: usize) -> Option<()> {
        self.expect(b"<v>")?;
        let number = digits(self.content()?)?;
        self.expect(b"</v></c>")?;
        if !self.book.strings.get(number as usize)?.is_empty() {
            self.rows.push_shared(column, number);
        }
        Some(())
    }

    /// Passes over a formula; whether there is one.
    fn formula(&mut self) -> Option<bool> {
        if !self.passes(b"<f") {
            return Some(false);
        }
        let start = self.at;
        self.at += memchr::memchr(b'>', &self.bytes[start..])? + 1;
        let tag = &self.bytes[start..self.at - 1];
        // A name or a value that goes on behind this sign would be read otherwise.
        let whole = matches!(tag, [] | b"/" | [b' ', ..]) && !tag.iter().any(|byte| matches!(byte, b'<' | b'\''));
        if !whole || tag.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
            return None;
        }
        if !tag.ends_with(b"/") {
            resolved(self.content()?)?;
            self.expect(b"</f>")?;
        }
        Some(true)
    }

    /// The text of an element that may carry `xml:space`, where it comes next.
    fn element(&mut self, start: &[u8], end: &[u8]) -> Option<Option<Cow<'t, str>>> {
        if !self.bytes[self.at..].starts_with(start) {
            return Some(None);
        }
        self.at += start.len();
        let _ = self.passes(b" xml:space=\"preserve\"");
        if self.tag_end()? == TagEnd::Closed {
            return Some(Some(Cow::Borrowed("")));
        }
        let text = resolved(self.content()?)?;
        self.expect(end)?;
        Some(Some(text))
    }
}

/// The column of a reference such as `AB12`, from 0; `None`: not the common form.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase).count();
    let fits = (1..=3).contains(&letters) && digits(&reference[letters..]).is_some();
    let place = |column, letter: u8| column * 26 + usize::from(letter - b'A') + 1;
    fits.then(|| reference.bytes().take(letters).fold(0, place) - 1)
}
