//! The cells of one sheet -> a body: one line of text per row, and the range of each cell in it.

use quick_xml::events::{BytesStart, Event};

use crate::lowlevel::calendar;
use crate::table::cell::CellKind;
use crate::table::records::CellSpan;
use crate::table::xlsx::package::Package;
use crate::table::xlsx::package::WorkbookError;
use crate::table::xlsx::package::Xml;
use crate::table::xlsx::parts::BookParts;
use crate::table::xlsx::parts::NumberFormat;
use crate::table::xlsx::parts::attribute;
use crate::table::xlsx::parts::reference;
use crate::table::xlsx::parts::string;
use crate::table::xlsx::parts::unescaped;
use crate::table::{MergedRange, Sheet};

/// Rows and columns that a sheet can have.
const ROWS: u64 = 1 << 20;
const COLUMNS: usize = 1 << 14;
/// Empty cells between others that are filled in, at most.
const GAPS: usize = 4 << 20;
/// What stands between cells in a line that is shown.
const BETWEEN: &str = " | ";

/// Reads a sheet; `left` is the text that all sheets together may still hold.
pub(crate) fn read(
    package: &mut Package,
    path: &str,
    book: &BookParts,
    left: &mut usize,
) -> Result<Sheet, WorkbookError> {
    let xml = package.xml(path)?.ok_or_else(|| WorkbookError::Missing(path.to_owned()))?;
    let sheet = SheetReader {
        xml,
        book,
        text: String::new(),
        cells: Vec::new(),
        ends: Vec::new(),
        row: 0,
        gaps: 0,
        most: *left,
        merged: Vec::new(),
        hidden_rows: Vec::new(),
    };
    let read = sheet.read()?;
    *left = left.saturating_sub(read.text.len());
    Ok(read)
}

struct SheetReader<'a, 'b> {
    xml: Xml<'a>,
    book: &'b BookParts,
    text: String,
    cells: Vec<CellSpan>,
    ends: Vec<u32>,
    /// Rows begun, empty ones included: the number of the row that is being read, from 1.
    row: u64,
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
            None => self.in_row(),
            Some(reference) => column(&reference).ok_or(WorkbookError::Damaged(reference))?,
        };
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
        let (text, kind) = self.content(attribute(tag, "t")?.as_deref(), format)?;
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
        // One line of text is one row.
        self.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.cells.push(CellSpan { start, end, kind });
        Ok(())
    }

    /// What a cell holds, up to its end tag.
    fn content(&mut self, of: Option<&str>, format: NumberFormat) -> Result<(String, CellKind), WorkbookError> {
        let mut buffer = Vec::new();
        let (mut value, mut inline) = (None, None);
        let mut formula = false;
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" => value = Some(self.value()?),
                    "f" => formula = true,
                    "is" => {
                        let mut text = String::new();
                        string(&mut self.xml, "is", &mut text)?;
                        inline = Some(text);
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "c" => break,
                Event::Eof => return Err(WorkbookError::Damaged("</c>?".to_owned())),
                _ => {}
            }
        }
        if let Some(text) = inline {
            return Ok((text, CellKind::Text));
        }
        match value {
            None if formula => Ok(unreckoned()),
            None => Ok((String::new(), CellKind::Text)),
            // Programs that write formulas without reckoning them leave their values empty; an empty text is one.
            Some(value) if formula && value.trim().is_empty() && of != Some("str") => Ok(unreckoned()),
            Some(value) => self.typed(value, of, format),
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

    fn typed(
        &self,
        value: String,
        of: Option<&str>,
        format: NumberFormat,
    ) -> Result<(String, CellKind), WorkbookError> {
        Ok(match of {
            // An empty `<v/>`, as some writers leave for an empty cell, is no number of a string.
            Some("s") if value.trim().is_empty() => (String::new(), CellKind::Text),
            Some("s") => {
                let index: usize =
                    value.trim().parse().map_err(|_| WorkbookError::Damaged(format!("<v>{value}</v>")))?;
                let text =
                    self.book.strings.get(index).ok_or_else(|| WorkbookError::Damaged(format!("<v>{value}</v>")))?;
                (text.to_string(), CellKind::Text)
            }
            Some("str" | "inlineStr") => (unescaped(&value).unwrap_or(value), CellKind::Text),
            Some("b") => (if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Boolean),
            Some("e") => (value, CellKind::Error),
            Some("d") => (value, CellKind::Date),
            _ if value.trim().is_empty() => (String::new(), CellKind::Text),
            _ => match (decimal(&value, format == NumberFormat::Percent), format) {
                (Some(text), NumberFormat::Plain) => (text, CellKind::Number),
                (Some(text), NumberFormat::Percent) => (text, CellKind::Percent),
                (Some(text), NumberFormat::Date) => (date(&text, self.book.from_1904).unwrap_or(text), CellKind::Date),
                (None, _) => (value, CellKind::Error),
            },
        })
    }
}

/// A formula whose value the workbook does not hold.
fn unreckoned() -> (String, CellKind) {
    ("=…".to_owned(), CellKind::Formula)
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

/// The day that a serial number stands for, as `2025-03-01`; what lies behind the point is a time of that day.
pub(in crate::table) fn date(serial: &str, from_1904: bool) -> Option<String> {
    let days: i64 = serial.split('.').next()?.parse().ok()?;
    // Serial 60 is the 29th of February 1900, which never was: only from 61 on the two ways of counting agree.
    let since_1970 = match (from_1904, days) {
        (true, 0..) => days - 24_107,
        (false, 61..) => days - 25_569,
        _ => return None,
    };
    calendar::day(since_1970)
}

/// Fast path for numbers of at most two decimals: a float that is the nearest to such a decimal of fewer than 15 digits
/// shows it at 15 digits. Printing a float the long way took a third of the time of reading an .xls.
fn short_decimal(number: f64) -> Option<String> {
    const MOST: f64 = 1e12;
    let hundredths = (number * 100.0).round();
    if hundredths.abs() >= MOST || (hundredths / 100.0).to_bits() != number.to_bits() {
        return None;
    }
    // Below 10^12: every whole number is exact in both types.
    #[allow(clippy::cast_possible_truncation, reason = "a whole number below 10^12")]
    let hundredths = hundredths as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    Some(match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        (tenths, hundredths) => format!("{sign}{whole}.{tenths}{hundredths}"),
    })
}

/// A stored number as a decimal of at most 15 significant digits, as a spreadsheet shows it; `percent`: times 100.
fn decimal(value: &str, percent: bool) -> Option<String> {
    decimal_of(value.trim().parse().ok()?, percent)
}

/// The same of a number; `None` where it is not finite.
pub(in crate::table) fn decimal_of(number: f64, percent: bool) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    if let Some(text) = short_decimal(number).filter(|_| !percent) {
        return Some(text);
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let exponent = exponent + if percent { 2 } else { 0 };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let point = exponent + 1;
    let plain = match usize::try_from(point) {
        Ok(0) | Err(_) => {
            let zeros = usize::try_from(-point).ok()?;
            format!("0.{}{digits}", "0".repeat(zeros))
        }
        Ok(point) if point >= digits.len() => format!("{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => format!("{}.{}", &digits[..point], &digits[point..]),
    };
    Some(format!("{sign}{plain}"))
}

#[cfg(test)]
mod tests {
    use crate::table::xlsx::cells::*;

    #[test]
    fn stored_numbers_have_fifteen_significant_digits() {
        for (value, text) in [
            ("0.28999999999999998", "0.29"),
            ("85.5", "85.5"),
            ("1E+2", "100"),
            ("-7.25", "-7.25"),
            ("0", "0"),
            ("66.666666666666671", "66.6666666666667"),
            ("0.001", "0.001"),
            ("123456789012345678", "123456789012346000"),
        ] {
            assert_eq!(decimal(value, false).as_deref(), Some(text), "{value}");
        }
        assert_eq!(decimal("0.85499999999999998", true).as_deref(), Some("85.5"));
        assert_eq!(decimal("1", true).as_deref(), Some("100"));
        assert_eq!(decimal("NaN", false), None);
    }

    #[test]
    fn numbers_of_two_decimals_are_printed_alike_in_the_short_way_and_in_the_long() {
        let mut short = 0;
        for nth in -30_000_i32..30_000 {
            for number in
                [f64::from(nth) / 100.0, f64::from(nth) / 128.0, f64::from(nth) * 1_234_567.25, f64::from(nth) / 3.0]
            {
                let text = format!("{number:.14e}");
                let long: f64 = text.parse().expect("a number");
                let told = decimal_of(number, false).expect("a number");
                assert_eq!(told.parse::<f64>().expect("a number").to_bits(), (long + 0.0).to_bits(), "{number}");
                short += u32::from(short_decimal(number).is_some());
            }
        }
        assert!(short > 60_000, "{short}");
        assert_eq!(decimal_of(-0.0, false).as_deref(), Some("0"));
        assert_eq!(decimal_of(0.1 + 0.2, false).as_deref(), Some("0.3"));
    }

    #[test]
    fn serial_numbers_are_days() {
        let of = |serial: &str| date(serial, false);
        assert_eq!(of("45717").as_deref(), Some("2025-03-01"));
        assert_eq!(of("45716.75").as_deref(), Some("2025-02-28"));
        assert_eq!(of("61").as_deref(), Some("1900-03-01"));
        assert_eq!(of("36585").as_deref(), Some("2000-02-29"));
        assert_eq!(of("60"), None);
        assert_eq!(of("99999999999"), None);
        assert_eq!(date("0", true).as_deref(), Some("1904-01-01"));
    }

    #[test]
    fn references_name_columns() {
        assert_eq!([column("A1"), column("Z9"), column("AA10"), column("7")], [Some(0), Some(25), Some(26), None]);
    }
}
