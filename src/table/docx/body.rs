//! The events of `document.xml` -> tables.

use quick_xml::events::{BytesStart, Event};

use super::grid::{MOST_COLUMNS, Vertical, WordCell, WordRow, WordTable};
use crate::table::ReadError;
use crate::table::sheet::Budget;
use crate::table::xlsx::package::{WorkbookError, Xml};
use crate::table::xlsx::xml::{attribute, reference};

/// Tables inside tables, at most.
const DEEPEST: usize = 32;

/// What a document holds.
#[derive(Debug, Default)]
pub(super) struct WordBody {
    /// In the order in which they begin.
    pub tables: Vec<WordTable>,
    /// There are recorded changes.
    pub has_changes: bool,
    /// Pieces of text that are not shown, and were left out.
    pub hidden_texts: u64,
}

/// Reads a document.
pub(super) fn read(mut xml: Xml<'_>, budget: &mut Budget) -> Result<WordBody, ReadError> {
    let mut reading = DocxReading::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(tag) => {
                if reading.is_left_out(&tag) {
                    skip(&mut xml)?;
                } else {
                    reading.start(&tag)?;
                }
            }
            Event::End(tag) => reading.end(tag.local_name().as_ref()),
            Event::Text(part) if reading.in_text => {
                let part = part.xml10_content();
                budget.take(part.len())?;
                reading.text(&part);
            }
            Event::CData(part) if reading.in_text => reading.text(&part.xml10_content()),
            Event::GeneralRef(part) if reading.in_text => {
                let mut text = String::new();
                reference(&part, &mut text)?;
                reading.text(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !reading.open.is_empty() {
        return Err(ReadError::Damaged("</w:tbl>?".to_owned()));
    }
    Ok(reading.body)
}

/// Passes over the rest of the element whose start was read.
fn skip(xml: &mut Xml<'_>) -> Result<(), ReadError> {
    let mut buffer = Vec::new();
    let mut depth = 1_u64;
    while depth > 0 {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(ReadError::Damaged("document.xml".to_owned())),
            _ => {}
        }
    }
    Ok(())
}

#[derive(Default)]
struct DocxReading {
    body: WordBody,
    /// The tables that are open, the innermost last.
    open: Vec<OpenTable>,
    /// Elements of properties that are open: what stands in them describes, and is no content.
    properties: Vec<Properties>,
    in_text: bool,
    run: TextRun,
    /// The paragraph outside tables that is being read, and the last one with any text.
    paragraph: String,
    title: Option<String>,
    /// Text was read since the last table ended.
    is_apart: bool,
}

/// A table that is open.
struct OpenTable {
    /// Its index.
    at: usize,
    /// The row is deleted.
    row_is_deleted: bool,
    /// What is known of the open cell; `None`: none is open.
    cell: Option<OpenCell>,
}

#[derive(Default)]
struct OpenCell {
    cell: WordCell,
    is_deleted: bool,
    /// Of an older kind of horizontal merge: it belongs to the cell before it.
    goes_on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Properties {
    Row,
    Other,
}

/// How the text of a run is shown.
#[derive(Debug, Default, Clone, Copy)]
struct TextRun {
    is_hidden: bool,
    /// Raised, or struck out: a footnote's number never joins the number before it.
    is_apart: bool,
}

impl DocxReading {
    /// Whether an element and all in it are no part of the accepted text.
    fn is_left_out(&mut self, tag: &BytesStart<'_>) -> bool {
        let name = tag.local_name();
        let is_change = matches!(name.as_ref(), "del" | "moveFrom" | "ins" | "moveTo" | "cellDel" | "cellIns");
        self.body.has_changes |= is_change;
        match name.as_ref() {
            // Among properties the same elements are marks without content.
            "del" | "moveFrom" => self.properties.is_empty(),
            // Of two forms of the same content the first is read.
            "Fallback" | "instrText" | "delText" | "delInstrText" | "sdtPr" => true,
            name => name.ends_with("PrChange"),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = tag.local_name();
        if let Some(of) = self.properties.last().copied() {
            self.property(tag, of)?;
        }
        match name.as_ref() {
            "trPr" => self.properties.push(Properties::Row),
            "tcPr" | "rPr" | "pPr" | "tblPr" | "sectPr" => self.properties.push(Properties::Other),
            _ if !self.properties.is_empty() => {}
            "tbl" => self.start_table()?,
            "tr" => {
                if let Some(open) = self.open.last_mut() {
                    open.row_is_deleted = false;
                    self.body.tables[open.at].rows.push(WordRow::default());
                }
            }
            "tc" => {
                if let Some(open) = self.open.last_mut() {
                    let cell = WordCell { span: 1, ..WordCell::default() };
                    open.cell = Some(OpenCell { cell, ..OpenCell::default() });
                }
            }
            "r" => self.run = TextRun::default(),
            "t" => self.in_text = true,
            "tab" => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            "sym" => {
                let code = attribute(tag, "char")?.and_then(|code| u32::from_str_radix(&code, 16).ok());
                let c = code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.text(c.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
        Ok(())
    }

    /// What an element among properties says.
    fn property(&mut self, tag: &BytesStart<'_>, of: Properties) -> Result<(), ReadError> {
        let value = attribute(tag, "val")?;
        let is_on = !matches!(value.as_deref(), Some("0" | "false" | "none" | "off"));
        let number = || value.as_ref().and_then(|text| text.trim().parse().ok()).unwrap_or(0_u32).min(MOST_COLUMNS);
        match tag.local_name().as_ref() {
            "vanish" => self.run.is_hidden = is_on,
            "strike" | "dstrike" => self.run.is_apart |= is_on,
            "vertAlign" => self.run.is_apart |= value.as_deref() != Some("baseline"),
            _ => {}
        }
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        let row = self.body.tables[open.at].rows.last_mut();
        match (tag.local_name().as_ref(), &mut open.cell, row) {
            ("gridBefore", _, Some(row)) => row.before = number(),
            ("tblHeader", _, Some(row)) => row.is_header = is_on,
            ("del", ..) if of == Properties::Row => open.row_is_deleted = true,
            ("cellDel", Some(open), _) => open.is_deleted = true,
            ("gridSpan", Some(open), _) => open.cell.span = number().max(1),
            ("hMerge", Some(open), _) => open.goes_on = value.as_deref() != Some("restart"),
            ("vMerge", Some(open), _) => {
                let begins = value.as_deref() == Some("restart");
                open.cell.vertical = if begins { Vertical::Begins } else { Vertical::GoesOn };
            }
            _ => {}
        }
        Ok(())
    }

    fn start_table(&mut self) -> Result<(), ReadError> {
        if self.open.len() >= DEEPEST {
            return Err(ReadError::Damaged(format!("> {DEEPEST} <w:tbl>")));
        }
        let is_inner = !self.open.is_empty();
        let follows = !is_inner && !self.is_apart;
        let title = if is_inner { None } else { self.title.take() };
        self.body.tables.push(WordTable { title, follows, is_inner, ..WordTable::default() });
        self.open.push(OpenTable { at: self.body.tables.len() - 1, row_is_deleted: false, cell: None });
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "trPr" | "tcPr" | "rPr" | "pPr" | "tblPr" | "sectPr" => {
                self.properties.pop();
            }
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => self.end_cell(),
            "tr" => {
                if let Some(open) = self.open.last_mut()
                    && open.row_is_deleted
                {
                    self.body.tables[open.at].rows.pop();
                }
            }
            "tbl" => {
                self.open.pop();
                if self.open.is_empty() {
                    self.is_apart = false;
                }
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        let Some(ended) = open.cell.take() else { return };
        let Some(row) = self.body.tables[open.at].rows.last_mut() else { return };
        match row.cells.last_mut() {
            _ if ended.is_deleted => {}
            Some(before) if ended.goes_on => before.span = (before.span + ended.cell.span).min(MOST_COLUMNS),
            _ => row.cells.push(ended.cell),
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(open) = self.open.last_mut() {
            if let Some(open) = &mut open.cell
                && !open.cell.text.ends_with('\n')
            {
                open.cell.text.push('\n');
            }
            return;
        }
        const LONGEST: usize = 120;
        let text = self.paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        self.paragraph.clear();
        if !text.is_empty() {
            self.is_apart = true;
            self.title = (text.len() <= LONGEST).then_some(text);
        }
    }

    fn text(&mut self, text: &str) {
        if self.run.is_hidden {
            self.body.hidden_texts += 1;
            return;
        }
        let target = match self.open.last_mut() {
            Some(open) => open.cell.as_mut().map(|open| &mut open.cell.text),
            None => Some(&mut self.paragraph),
        };
        let Some(target) = target else { return };
        if self.run.is_apart {
            target.push(' ');
        }
        target.push_str(text);
        if self.run.is_apart {
            target.push(' ');
        }
    }
}
