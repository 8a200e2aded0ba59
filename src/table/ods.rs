//! OpenDocument: tables of workbooks (`.ods`, `.fods`) and of texts (`.odt`).
//!
//! Read from `content.xml` by events. Stored values are taken, not the text shown, but for text cells; comments,
//! drawings and recorded changes are no part of a cell. Source: OASIS OpenDocument 1.3, part 3, chapters 9 and 19.

use std::collections::HashSet;
use std::io::BufRead;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::CellKind;
use super::sheet::{Budget, MergedRange, Sheet, SheetBuilder};
use super::value::uncomputed;
use super::{ReadError, value};
use crate::table::xlsx::package::{Package, WorkbookError};
use crate::table::xlsx::parts::NumberFormat;
use crate::table::xlsx::xml::{attribute, reference};

/// Tables inside cells of tables, at most.
const DEEPEST: usize = 16;
/// Columns that a sheet can have: repetitions beyond it are filling.
const COLUMNS: u32 = 1 << 14;

/// All tables of a document.
pub(super) fn read(bytes: &Arc<[u8]>, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    if !bytes.starts_with(b"PK") {
        let mut xml = Reader::from_reader(&bytes[..]);
        xml.config_mut().expand_empty_elements = true;
        return OpenSheets { xml, hidden: HashSet::new(), sheets: Vec::new(), budget }.read();
    }
    let mut package = Package::open(Arc::clone(bytes))?;
    if is_encrypted(&mut package)? {
        return Err(ReadError::Locked);
    }
    let xml = package.xml("content.xml")?.ok_or_else(|| WorkbookError::Missing("content.xml".to_owned()))?;
    OpenSheets { xml, hidden: HashSet::new(), sheets: Vec::new(), budget }.read()
}

fn is_encrypted(package: &mut Package) -> Result<bool, ReadError> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else { return Ok(false) };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(tag) if tag.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

struct OpenSheets<'b, R> {
    xml: Reader<R>,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
    sheets: Vec<Sheet>,
    budget: &'b mut Budget,
}

/// What the attributes of a cell say.
struct CellAttributes {
    /// How often it is repeated, and how many rows and columns it spans: at least 1.
    times: u32,
    rows: u32,
    columns: u32,
    /// The type of its value.
    of: Option<String>,
    error: bool,
    formula: bool,
    /// The formula is a truth value and nothing else.
    constant: Option<bool>,
    stored: Option<String>,
    truth: Option<String>,
    day: Option<String>,
}

impl CellAttributes {
    fn of(tag: &BytesStart<'_>) -> Result<Self, ReadError> {
        let mut said = Self {
            times: 1,
            rows: 1,
            columns: 1,
            of: None,
            error: false,
            formula: false,
            constant: None,
            stored: None,
            truth: None,
            day: None,
        };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(WorkbookError::from)?;
            let text = || attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(WorkbookError::of_xml);
            let count = || Ok::<_, ReadError>(text()?.trim().parse().unwrap_or(1_u32).max(1));
            match attribute.key.local_name().as_ref() {
                "number-columns-repeated" => said.times = count()?,
                "number-rows-spanned" => said.rows = count()?,
                "number-columns-spanned" => said.columns = count()?,
                // `calcext:value-type` tells errors, which the older attribute calls text; the local name is the same.
                "value-type" => match &*text()? {
                    "error" => said.error = true,
                    of => said.of = Some(of.to_owned()),
                },
                "formula" => {
                    said.formula = true;
                    // How LibreOffice keeps the truth values of an imported workbook: as formulas with a number.
                    said.constant = match &*text()? {
                        "of:=TRUE()" => Some(true),
                        "of:=FALSE()" => Some(false),
                        _ => None,
                    };
                }
                "value" => said.stored = Some(text()?.into_owned()),
                "boolean-value" => said.truth = Some(text()?.into_owned()),
                "date-value" | "time-value" => said.day = Some(text()?.into_owned()),
                _ => {}
            }
        }
        Ok(said)
    }
}

/// A cell before it is known how often its row is repeated.
struct RowCell {
    column: u32,
    text: String,
    kind: CellKind,
}

impl<R: BufRead> OpenSheets<'_, R> {
    fn read(mut self) -> Result<Vec<Sheet>, ReadError> {
        let mut buffer = Vec::new();
        let mut style = None;
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "style" => style = attribute(&tag, "name")?,
                    "table-properties" if attribute(&tag, "display")?.as_deref() == Some("false") => {
                        self.hidden.extend(style.take());
                    }
                    "table" if is_table(&tag) => self.table(&tag, 0)?,
                    "tracked-changes" | "dde-links" => self.skip()?,
                    _ => {}
                },
                Event::Eof => return Ok(self.sheets),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element whose start was read.
    fn skip(&mut self) -> Result<(), ReadError> {
        let mut buffer = Vec::new();
        let mut depth = 1_u64;
        while depth > 0 {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(ReadError::Damaged("content.xml".to_owned())),
                _ => {}
            }
        }
        Ok(())
    }

    /// A table, up to its end tag.
    fn table(&mut self, tag: &BytesStart<'_>, depth: usize) -> Result<(), ReadError> {
        if depth > DEEPEST {
            return Err(ReadError::Damaged(format!("> {DEEPEST} tables")));
        }
        let number = self.sheets.len() + 1;
        let name = attribute(tag, "name")?.unwrap_or_else(|| format!("Tabel {number}"));
        let shown = attribute(tag, "style-name")?.is_none_or(|style| !self.hidden.contains(&style));
        // Its place in the order, before the tables inside it.
        self.sheets.push(Sheet::default());
        let mut rows = Vec::new();
        let mut merged = Vec::new();
        let mut hidden_rows = Vec::new();
        let mut row = 0_u32;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "table-row" => {
                        let times = count(&tag, "number-rows-repeated")?;
                        let hidden = attribute(&tag, "visibility")?.is_some_and(|said| said != "visible");
                        let cells = self.row(row, depth, &mut merged)?;
                        if hidden && !cells.is_empty() {
                            hidden_rows.extend(row..row.saturating_add(times.min(1 << 20)));
                        }
                        if !cells.is_empty() {
                            rows.push((row, times, cells));
                        }
                        row = row.saturating_add(times);
                    }
                    "shapes" | "forms" | "named-expressions" | "table-source" => self.skip()?,
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "table" => break,
                Event::Eof => return Err(ReadError::Damaged("</table:table>?".to_owned())),
                _ => {}
            }
        }
        let mut builder = SheetBuilder::new(name, self.budget);
        for (first, times, cells) in rows {
            for row in first..first.saturating_add(times) {
                builder.row(row)?;
                for cell in &cells {
                    builder.cell(cell.column, &cell.text, cell.kind)?;
                }
            }
        }
        let mut sheet = builder.finish();
        (sheet.visible, sheet.merged, sheet.hidden_rows) = (shown, merged, hidden_rows);
        self.sheets[number - 1] = sheet;
        Ok(())
    }

    fn row(&mut self, row: u32, depth: usize, merged: &mut Vec<MergedRange>) -> Result<Vec<RowCell>, ReadError> {
        let mut cells = Vec::new();
        let mut column = 0_u32;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) if matches!(tag.local_name().as_ref(), "table-cell" | "covered-table-cell") => {
                    let said = CellAttributes::of(&tag)?;
                    let (times, rows, columns) = (said.times, said.rows, said.columns);
                    let (text, kind) = self.cell(said, depth)?;
                    if rows > 1 || columns > 1 {
                        let last = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
                        merged.extend(MergedRange::between((row, column), last));
                    }
                    if !text.is_empty() {
                        self.budget.take(text.len())?;
                        let last = column.saturating_add(times).min(COLUMNS);
                        let copies = (column + 1..last).map(|column| RowCell { column, text: text.clone(), kind });
                        let copies: Vec<RowCell> = copies.collect();
                        cells.push(RowCell { column, text, kind });
                        cells.extend(copies);
                    }
                    column = column.saturating_add(times);
                }
                Event::End(tag) if tag.local_name().as_ref() == "table-row" => return Ok(cells),
                Event::Eof => return Err(ReadError::Damaged("</table:table-row>?".to_owned())),
                _ => {}
            }
        }
    }

    /// What a cell counts as, up to its end tag.
    fn cell(&mut self, said: CellAttributes, depth: usize) -> Result<(String, CellKind), ReadError> {
        let CellAttributes { of, error, formula, stored, truth, day, constant, .. } = said;
        let shown = self.shown(depth)?;
        let damaged = |what: &str| ReadError::Damaged(format!("office:value=\"{what}\""));
        let number = |format| {
            let stored = stored.clone().unwrap_or_default();
            let number: f64 = stored.trim().parse().map_err(|_| damaged(&stored))?;
            Ok::<_, ReadError>(value::number(number, format, false))
        };
        Ok(match of.as_deref() {
            _ if error => (if shown.is_empty() { "#ERROR!".to_owned() } else { shown }, CellKind::Error),
            Some("float" | "boolean") if constant.is_some() => value::boolean(constant == Some(true)),
            // SheetJS calls a percentage a plain number, and shows it as what it is.
            Some("float") if shown.trim_end().ends_with('%') => number(NumberFormat::Percent)?,
            Some("float" | "currency") => number(NumberFormat::Plain)?,
            Some("percentage") => number(NumberFormat::Percent)?,
            Some("boolean") => value::boolean(truth.as_deref() == Some("true")),
            Some("date" | "time") => {
                let day = day.unwrap_or(shown);
                (day.split('T').next().filter(|day| !day.is_empty()).unwrap_or(&day).to_owned(), CellKind::Date)
            }
            // A formula without a result has no type either; a text result may be empty.
            None if formula && shown.is_empty() => uncomputed(),
            _ => (shown, CellKind::Text),
        })
    }

    /// The text of a cell's paragraphs; tables inside it are tables of their own.
    fn shown(&mut self, depth: usize) -> Result<String, ReadError> {
        let mut text = String::new();
        let mut paragraphs = 0_u32;
        let mut inside = 0_u32;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
                Event::Start(tag) if tag.name().as_ref().starts_with("draw:") => self.skip()?,
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "annotation" | "note" | "tracked-changes" => self.skip()?,
                    "table" if is_table(&tag) => self.table(&tag, depth + 1)?,
                    "p" | "h" => {
                        if paragraphs > 0 && inside == 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        inside += 1;
                    }
                    "s" => {
                        let blanks = count(&tag, "c")?.min(1 << 10);
                        text.extend(std::iter::repeat_n(' ', blanks as usize));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Event::Text(part) if inside > 0 => collapse(&part.xml10_content(), &mut text),
                Event::CData(part) if inside > 0 => collapse(&part.xml10_content(), &mut text),
                Event::GeneralRef(part) if inside > 0 => reference(&part, &mut text)?,
                Event::End(tag) => match tag.local_name().as_ref() {
                    "p" | "h" => inside = inside.saturating_sub(1),
                    "table-cell" | "covered-table-cell" => return Ok(text),
                    _ => {}
                },
                Event::Eof => return Err(ReadError::Damaged("</table:table-cell>?".to_owned())),
                _ => {}
            }
        }
    }
}

/// Adds text with every run of white space as one blank, as the format wants it read.
fn collapse(part: &str, text: &mut String) {
    for c in part.chars() {
        let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !blank {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// `table:table`; not an element of another kind with the same local name.
fn is_table(tag: &BytesStart<'_>) -> bool {
    matches!(tag.name().as_ref(), "table:table" | "table")
}

/// A number of times or cells, at least 1.
fn count(tag: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    Ok(attribute(tag, name)?.and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1))
}
