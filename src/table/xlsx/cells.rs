//! The cells of one sheet -> a body: one line of text per row, and the range of each cell in it.

use quick_xml::events::{BytesStart, Event};

use crate::table::cell::CellKind;
use crate::table::packed::{BETWEEN, push_line};
use crate::table::records::CellSpan;
use crate::table::xlsx::package::WorkbookError;
use crate::table::xlsx::package::Xml;
use crate::table::xlsx::parts::BookParts;
use crate::table::xlsx::parts::NumberFormat;
use crate::table::xlsx::values::{StoredValue, counted};
use crate::table::xlsx::xml::{attribute, reference, string};
use crate::table::{MergedRange, Sheet};

/// Rows and columns that a sheet can have.
pub(super) const ROWS: u64 = 1 << 20;
pub(super) const COLUMNS: usize = 1 << 14;
/// Empty cells between others that are filled in, at most.
pub(super) const GAPS: usize = 4 << 20;

/// Reads a sheet of any valid XML; `most` is the text that it may hold.
///
/// # Errors
/// The XML is damaged, cells are out of order or outside any sheet, or the sheet is too large.
pub(super) fn read(xml: Xml<'_>, book: &BookParts, most: usize) -> Result<Sheet, WorkbookError> {
    let sheet = SheetReader {
        xml,
        book,
        text: String::new(),
        cells: Vec::new(),
        ends: Vec::new(),
        row: 0,
        next_column: 0,
        gaps: 0,
        most,
        merged: Vec::new(),
        hidden_rows: Vec::new(),
    };
    sheet.read()
}

struct SheetReader<'a, 'b> {
    xml: Xml<'a>,
    book: &'b BookParts,
    text: String,
    cells: Vec<CellSpan>,
    ends: Vec<u32>,
    /// Rows begun, empty ones included: the number of the row that is being read, from 1.
    row: u64,
    /// Where a cell stands that does not say it: behind the cell before it, empty or not.
    next_column: usize,
    gaps: usize,
    /// Text, at most: a string that is shared by many cells is text in each of them.
    most: usize,
    merged: Vec<MergedRange>,
    /// From 0.
    hidden_rows: Vec<u32>,
}

impl SheetReader<'_, '_> {
    fn read(mut self) -> Result<Sheet, WorkbookError> {
        let mut buffer = Vec::new();
        let mut inside = false;
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "sheetData" => inside = true,
                    "row" if inside => self.begin_row(&tag)?,
                    "c" if inside => self.cell(&tag)?,
                    "mergeCell" if !inside => self.merged.extend(attribute(&tag, "ref")?.as_deref().and_then(merged)),
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "sheetData" => inside = false,
                    "row" if inside => self.end_row(),
                    _ => {}
                },
                Event::Eof => {
                    let Self { text, cells, ends, merged, hidden_rows, .. } = self;
                    return Ok(Sheet { text, cells, ends, merged, hidden_rows, ..Sheet::default() });
                }
                _ => {}
            }
        }
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let number = match attribute(tag, "r")? {
            None => self.row + 1,
            Some(text) => text.parse().map_err(|_| WorkbookError::Damaged(format!("row {text}")))?,
        };
        if number <= self.row || number > ROWS {
            return Err(WorkbookError::Damaged(format!("row {number}")));
        }
        for _ in self.row + 1..number {
            self.text.push('\n');
        }
        self.row = number;
        self.next_column = 0;
        if attribute(tag, "hidden")?.is_some_and(|said| matches!(said.as_str(), "1" | "true")) {
            self.hidden_rows.extend(u32::try_from(number - 1));
        }
        Ok(())
    }

    fn end_row(&mut self) {
        self.text.push('\n');
        let end = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        if self.ends.last().copied().unwrap_or(0) != end {
            self.ends.push(end);
        }
    }

    /// Cells of the row that is being read.
    fn in_row(&self) -> usize {
        self.cells.len() - self.ends.last().map_or(0, |&end| end as usize)
    }

    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let column = match attribute(tag, "r")? {
            None => self.next_column,
            Some(reference) => column(&reference).ok_or(WorkbookError::Damaged(reference))?,
        };
        self.next_column = column + 1;
        if column < self.in_row() || column >= COLUMNS || self.row == 0 {
            return Err(WorkbookError::Damaged(format!("{}, {column}", self.row)));
        }
        let style = attribute(tag, "s")?.and_then(|text| text.parse::<usize>().ok()).unwrap_or(0);
        let format = match self.book.formats.get(style) {
            Some(format) => *format,
            // Without styles there is only the first.
            None if style == 0 => NumberFormat::default(),
            None => return Err(WorkbookError::Damaged(format!("s=\"{style}\""))),
        };
        let of = attribute(tag, "t")?;
        let CellElements { formula, value, inline } = self.elements()?;
        let stored =
            StoredValue { of: of.as_deref(), format, formula, value: value.as_deref(), inline: inline.as_deref() };
        let (text, kind) = counted(stored, self.book)?;
        if text.is_empty() && kind == CellKind::Text {
            return Ok(());
        }
        while self.in_row() < column {
            self.gaps += 1;
            if self.gaps > GAPS {
                return Err(WorkbookError::TooLarge(GAPS as u64));
            }
            self.push("", CellKind::Text)?;
        }
        self.push(&text, kind)
    }

    fn push(&mut self, text: &str, kind: CellKind) -> Result<(), WorkbookError> {
        if self.text.len() + text.len() > self.most {
            return Err(WorkbookError::TooLarge(self.most as u64));
        }
        if self.in_row() > 0 {
            self.text.push_str(BETWEEN);
        }
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        push_line(&mut self.text, text);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.cells.push(CellSpan { start, end, kind });
        Ok(())
    }

    /// What a cell holds, up to its end tag.
    fn elements(&mut self) -> Result<CellElements, WorkbookError> {
        let mut buffer = Vec::new();
        let mut found = CellElements::default();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" => found.value = Some(self.value()?),
                    "f" => found.formula = true,
                    "is" => {
                        let mut text = String::new();
                        string(&mut self.xml, "is", &mut text)?;
                        found.inline = Some(text);
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "c" => return Ok(found),
                Event::Eof => return Err(WorkbookError::Damaged("</c>?".to_owned())),
                _ => {}
            }
        }
    }

    /// The text of a `v` element, up to its end tag.
    fn value(&mut self) -> Result<String, WorkbookError> {
        let mut buffer = Vec::new();
        let mut text = String::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(part) => reference(&part, &mut text)?,
                Event::End(_) => return Ok(text),
                Event::Eof => return Err(WorkbookError::Damaged("</v>?".to_owned())),
                _ => {}
            }
        }
    }
}

/// The elements of a cell.
#[derive(Default)]
struct CellElements {
    formula: bool,
    value: Option<String>,
    inline: Option<String>,
}

/// The cells of a reference such as `A1:D2`; a reference to one cell, or a broken one, merges nothing.
fn merged(reference: &str) -> Option<MergedRange> {
    let (first, last) = reference.split_once(':')?;
    let place = |cell: &str| {
        let row: u32 = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
        Some((row.checked_sub(1)?, u32::try_from(column(cell)?).ok()?))
    };
    MergedRange::between(place(first)?, place(last)?)
}

/// The column of a reference such as `AB12`, from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let column =
        letters.take(4).fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use crate::table::xlsx::cells::*;

    #[test]
    fn references_name_columns() {
        assert_eq!([column("A1"), column("Z9"), column("AA10"), column("7")], [Some(0), Some(25), Some(26), None]);
    }
}
