//! Rows of cells as the XML of a sheet.

use std::io::Write as _;

use crate::workbook::cells::{CellContent, RowCells, SheetCell};
use crate::workbook::evaluate::Scalar;
use crate::workbook::formats::StyleTable;
use crate::workbook::formula::letters;
use crate::workbook::texts::TextTable;

/// Rows that share one statement of the columns they use.
pub(super) const BLOCK: u32 = 16;
/// The height of a row that says none, in pixels.
const USUAL_HEIGHT: f64 = 20.0;

/// A row and how it looks.
pub(super) struct WrittenRow {
    pub row: u32,
    pub cells: RowCells,
    /// In points.
    pub height: Option<f64>,
    pub hidden: bool,
}

/// Writes rows into a buffer.
pub(super) struct RowXml<'a> {
    pub texts: &'a mut TextTable,
    pub styles: &'a mut StyleTable,
    /// The letters of the columns, as far as they were asked for.
    pub letters: &'a mut Vec<String>,
    pub out: Vec<u8>,
}

impl RowXml<'_> {
    /// Rows of one block, from its first row to its last.
    pub(super) fn block(&mut self, rows: &[WrittenRow]) {
        let used = || rows.iter().flat_map(|row| row.cells.first().into_iter().chain(row.cells.last()));
        let (first, last) = (used().map(|(col, _)| col).min(), used().map(|(col, _)| col).max());
        let spans = match (first, last) {
            (Some(first), Some(last)) => format!(" spans=\"{}:{}\"", first + 1, last + 1),
            _ => String::new(),
        };
        for row in rows {
            self.row(row, &spans);
        }
    }

    fn row(&mut self, row: &WrittenRow, spans: &str) {
        let pixels = row.height.map(|height| (height * 4.0 / 3.0).round()).filter(|&high| high != USUAL_HEIGHT);
        if row.cells.is_empty() && row.height.is_none() && !row.hidden {
            return;
        }
        let number = row.row + 1;
        self.put(format_args!("<row r=\"{number}\"{spans}"));
        if let Some(pixels) = pixels {
            self.put(format_args!(" ht=\"{}\"", pixels * 0.75));
        }
        if row.hidden {
            self.out.extend_from_slice(b" hidden=\"1\"");
        }
        if pixels.is_some() {
            self.out.extend_from_slice(b" customHeight=\"1\"");
        }
        if row.cells.is_empty() {
            return self.out.extend_from_slice(b"/>");
        }
        self.out.push(b'>');
        let mut digits = itoa::Buffer::new();
        let number = digits.format(number);
        for (col, cell) in &row.cells {
            self.cell(*col, number, cell);
        }
        self.out.extend_from_slice(b"</row>");
    }

    fn cell(&mut self, col: u16, row: &str, cell: &SheetCell) {
        for next in self.letters.len()..=usize::from(col) {
            self.letters.push(letters(u16::try_from(next).unwrap_or(col)));
        }
        self.out.extend_from_slice(b"<c r=\"");
        self.out.extend_from_slice(self.letters[usize::from(col)].as_bytes());
        self.out.extend_from_slice(row.as_bytes());
        self.out.extend_from_slice(b"\" s=\"");
        let style = self.styles.number(cell.look, cell.is_marked());
        self.out.extend_from_slice(itoa::Buffer::new().format(style).as_bytes());
        match &cell.content {
            CellContent::Blank => self.out.extend_from_slice(b"\"/>"),
            CellContent::Text(text) if self.texts.get(*text).is_empty() => self.out.extend_from_slice(b"\"/>"),
            CellContent::Text(text) => {
                let number = self.texts.refer(*text);
                self.text(number);
            }
            CellContent::Number(value) | CellContent::Held(Scalar::Number(value), _) => self.number(*value),
            CellContent::Held(value, _) => {
                let text = self.texts.add(&shown(value));
                let number = self.texts.refer(text);
                self.text(number);
            }
            CellContent::Formula(formula, result) => self.formula(formula, result),
        }
    }

    fn text(&mut self, number: u32) {
        self.out.extend_from_slice(b"\" t=\"s\"><v>");
        self.out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
        self.out.extend_from_slice(b"</v></c>");
    }

    /// A number; one that is none, which no cell can hold, as an error.
    fn number(&mut self, value: f64) {
        if value.is_finite() {
            self.put(format_args!("\"><v>{value}</v></c>"));
        } else {
            self.out.extend_from_slice(b"\" t=\"e\"><v>#NUM!</v></c>");
        }
    }

    fn formula(&mut self, formula: &str, result: &Scalar) {
        self.out.extend_from_slice(match result {
            Scalar::Number(_) | Scalar::Empty => b"\"><f>",
            Scalar::Text(text) if text.is_empty() => b"\"><f>",
            Scalar::Text(_) => b"\" t=\"str\"><f>".as_slice(),
            Scalar::True | Scalar::False => b"\" t=\"b\"><f>",
            Scalar::Error(_) => b"\" t=\"e\"><f>",
        });
        escape(formula, &mut self.out);
        self.out.extend_from_slice(b"</f><v>");
        match result {
            Scalar::Number(value) => self.put(format_args!("{value}")),
            Scalar::Empty | Scalar::False => self.out.push(b'0'),
            Scalar::Text(text) if text.is_empty() => self.out.push(b'0'),
            Scalar::Text(text) => escape(text, &mut self.out),
            Scalar::True => self.out.push(b'1'),
            Scalar::Error(error) => self.out.extend_from_slice(error.as_bytes()),
        }
        self.out.extend_from_slice(b"</v></c>");
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect("a buffer in memory takes everything");
    }
}

fn shown(value: &Scalar) -> String {
    match value {
        Scalar::Empty => String::new(),
        Scalar::Number(value) => value.to_string(),
        Scalar::Text(text) => text.to_string(),
        Scalar::True => "TRUE".to_owned(),
        Scalar::False => "FALSE".to_owned(),
        Scalar::Error(error) => (*error).to_owned(),
    }
}

/// Text between tags. Control characters are none of a workbook's texts.
pub(super) fn escape(text: &str, out: &mut Vec<u8>) {
    let mut left = text.as_bytes();
    while let Some(at) = memchr::memchr3(b'&', b'<', b'>', left) {
        out.extend_from_slice(&left[..at]);
        out.extend_from_slice(match left[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            _ => b"&gt;",
        });
        left = &left[at + 1..];
    }
    out.extend_from_slice(left);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::cell_style::CellStyle;

    fn written(rows: &[WrittenRow]) -> String {
        let (mut texts, mut styles, mut letters) = (TextTable::default(), StyleTable::default(), Vec::new());
        let mut xml = RowXml { texts: &mut texts, styles: &mut styles, letters: &mut letters, out: Vec::new() };
        xml.block(rows);
        String::from_utf8(xml.out).expect("text")
    }

    fn row(row: u32, cells: &[(u16, CellContent)]) -> WrittenRow {
        let cell = |(col, content): &(u16, CellContent)| (*col, SheetCell::new(content.clone(), CellStyle::Plain));
        WrittenRow { row, cells: cells.iter().map(cell).collect(), height: None, hidden: false }
    }

    #[test]
    fn rows_name_the_columns_of_their_block_and_leave_nothing_unescaped() {
        let formula = CellContent::Formula("IF(A1<2,\"a&b\",1)".into(), Scalar::Text("a&b".into()));
        let rows = [row(0, &[(1, CellContent::Number(0.5))]), row(1, &[(27, formula)]), row(2, &[])];
        assert_eq!(
            written(&rows),
            "<row r=\"1\" spans=\"2:28\"><c r=\"B1\" s=\"1\"><v>0.5</v></c></row>\
             <row r=\"2\" spans=\"2:28\"><c r=\"AB2\" s=\"1\" t=\"str\"><f>IF(A1&lt;2,\"a&amp;b\",1)</f><v>a&amp;b</v></c></row>"
        );
    }

    #[test]
    fn a_row_says_its_height_and_that_it_is_hidden() {
        let mut high = row(3, &[(0, CellContent::Blank)]);
        (high.height, high.hidden) = (Some(30.0), true);
        let usual = WrittenRow { height: Some(15.0), ..row(4, &[]) };
        assert_eq!(
            written(&[high, usual]),
            "<row r=\"4\" spans=\"1:1\" ht=\"30\" hidden=\"1\" customHeight=\"1\"><c r=\"A4\" s=\"1\"/></row>\
             <row r=\"5\" spans=\"1:1\"/>"
        );
    }
}
