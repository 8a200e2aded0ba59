//! Small tables in memory: agency lists, corrections, published tables. Any file that holds answers may hold these.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Excerpt, Finding, Place, finding};
use crate::lowlevel::shared_text::Text;
use crate::names::normal::{is_plainly_tidy, tidy};
use crate::table::MergedRange;
use crate::table::Sheet;
use crate::table::cell::CellKind;
use crate::table::cell::column_letters;
use crate::table::encoding;
use crate::table::encoding::Opened;
use crate::table::records::Broken;
use crate::table::records::CellSpan;
use crate::table::records::Splitter;
use crate::table::rows::HeadRow;
use crate::table::source::InputArg;
use crate::table::source::Source;
use crate::table::source::expand;
use crate::table::source::refused;
use crate::table::text::TableText;

/// A row with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct GridRow {
    /// As written, quotes undone; as many as the row has.
    pub cells: Vec<Text>,
    pub kinds: Vec<CellKind>,
    /// The line (row of the sheet), from 1.
    pub line: u64,
    /// The source line, and where in it each cell stands.
    pub text: Text,
    pub marks: Vec<std::ops::Range<usize>>,
    /// All cells are surely tidy: most rows are, and need not be looked at again.
    pub is_tidy: bool,
}

impl GridRow {
    /// The texts of its cells, tidied.
    pub(crate) fn tidied(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.cells.iter().map(|cell| self.as_tidy(cell))
    }

    /// The text of a cell, tidied.
    #[must_use]
    pub(crate) fn tidied_at(&self, at: usize) -> Option<Cow<'_, str>> {
        self.cells.get(at).map(|cell| self.as_tidy(cell))
    }

    fn as_tidy<'r>(&self, cell: &'r str) -> Cow<'r, str> {
        if self.is_tidy { Cow::Borrowed(cell) } else { tidy(cell) }
    }
}

/// A table in memory.
#[derive(Debug, Clone)]
pub(crate) struct TableGrid {
    pub path: Arc<str>,
    pub sheet: Option<String>,
    pub headings: Vec<String>,
    pub header_line: u64,
    pub delimiter: Option<char>,
    /// Data rows.
    pub rows: Vec<GridRow>,
    /// Merged cells of the sheet; rows and columns counted from 0.
    pub merged: Vec<MergedRange>,
    /// Warnings about how the file was read.
    pub told: Vec<Finding>,
}

impl TableGrid {
    /// Where a cell stands.
    #[must_use]
    pub(crate) fn place(&self, row: &GridRow, column: usize) -> Place {
        let place = Place::file(Arc::clone(&self.path)).line(row.line);
        if let Some(sheet) = &self.sheet {
            let cell = Some(format!("{sheet}!{}{}", column_letters(column), row.line));
            return Place { cell, ..place.column(column as u64 + 1) };
        }
        let before = row.marks.get(column).map_or(row.text.as_str(), |mark| &row.text[..mark.start]);
        place.column(before.chars().count() as u64 + 1)
    }

    /// Where the header stands.
    #[must_use]
    pub(crate) fn header_place(&self) -> Place {
        Place::file(Arc::clone(&self.path)).line(self.header_line)
    }

    /// Gives each of these columns the text of a merged cell in every row that it covers.
    pub(crate) fn fill_merged(&mut self, columns: &[usize]) {
        for range in self.merged.iter().filter(|range| range.rows > 1 && columns.contains(&(range.column as usize))) {
            let (column, lines) =
                (range.column as usize, u64::from(range.row) + 1..u64::from(range.row + range.rows) + 1);
            let mut covered = self.rows.iter_mut().filter(|row| lines.contains(&row.line));
            let Some(text) = covered.next().and_then(|row| row.cells.get(column)).cloned() else { continue };
            for row in covered {
                if let Some(cell) = row.cells.get_mut(column) {
                    cell.clone_from(&text);
                } else if row.cells.len() == column {
                    row.cells.push(text.clone());
                    row.kinds.push(CellKind::Text);
                }
            }
        }
    }

    /// The line of a cell, which is marked in it.
    #[must_use]
    pub(crate) fn excerpt(row: &GridRow, column: usize) -> Box<Excerpt> {
        let mark = row.marks.get(column).cloned().unwrap_or(row.text.len()..row.text.len());
        Box::new(Excerpt { text: row.text.to_string(), mark })
    }

    /// The same finding at a cell, with the line of the cell.
    #[must_use]
    pub(crate) fn locate(&self, finding: Finding, row: &GridRow, column: usize) -> Finding {
        Finding { place: self.place(row, column), excerpt: Some(Self::excerpt(row, column)), ..finding }
    }
}

/// The rows of a text file or of one sheet, whatever they hold.
#[derive(Debug)]
pub(crate) struct RawTable {
    pub path: Arc<str>,
    pub sheet: Option<String>,
    pub delimiter: Option<char>,
    /// As in `Input::encoding` of the answers.
    pub encoding: Option<&'static str>,
    pub byte_order_mark: bool,
    pub rows: Vec<GridRow>,
    /// Cells that are one cell; rows and columns counted from 0.
    pub merged: Vec<MergedRange>,
    /// Warnings about how the file was read; with its first sheet.
    pub told: Vec<Finding>,
}

/// All rows of a source: of a text under the first delimiter by which `fits` finds a table in them, of a workbook sheet
/// by sheet (only the one that `sheet` names, where it does).
///
/// # Errors
/// The source cannot be read, or no delimiter fits: the finding.
pub(crate) fn raw(
    source: &Source,
    sheet: Option<&str>,
    fits: &dyn Fn(&[GridRow]) -> bool,
) -> Result<Vec<RawTable>, Box<Finding>> {
    let raws = match open(source)? {
        GridContent::Workbook => {
            let read = crate::table::sheets(source, sheet)?;
            let mut told = read.told;
            let raw = |mut sheet: Sheet| {
                let merged = std::mem::take(&mut sheet.merged);
                let (name, body) = sheet.into_text();
                RawTable {
                    path: Arc::clone(&source.path),
                    sheet: Some(name),
                    delimiter: None,
                    encoding: None,
                    byte_order_mark: false,
                    rows: sheet_rows(&body, 0),
                    merged,
                    told: std::mem::take(&mut told),
                }
            };
            read.sheets.into_iter().map(raw).collect()
        }
        GridContent::Text(text, encoding, byte_order_mark) => {
            let (delimiter, rows) = fitting(source, &text, fits)?;
            let (path, delimiter) = (Arc::clone(&source.path), Some(char::from(delimiter)));
            vec![RawTable {
                path,
                sheet: None,
                delimiter,
                encoding: Some(encoding),
                byte_order_mark,
                rows,
                merged: Vec::new(),
                told: Vec::new(),
            }]
        }
    };
    raws.iter().find_map(RawTable::controls).map_or(Ok(raws), Err)
}

/// The rows of a text, under the delimiter by which most of them have the same number of cells: two at least.
///
/// # Errors
/// The source cannot be read, is no text, or holds no such rows: the finding.
pub(crate) fn even(source: &Source) -> Result<RawTable, Box<Finding>> {
    let GridContent::Text(text, encoding, byte_order_mark) = open(source)? else {
        return Err(Box::new(finding!(E202).at(Place::file(Arc::clone(&source.path)))));
    };
    let tried = crate::table::delimiter::DELIMITERS.into_iter().rev();
    let tried = tried.filter_map(|delimiter| Some((delimiter, text_rows(&text, 0, delimiter).ok()?)));
    let best = tried.max_by_key(|(_, rows)| evenness(rows)).filter(|(_, rows)| evenness(rows) > 0);
    let (delimiter, rows) = match best {
        Some(best) => best,
        // Says why: an empty text, quotes that do not fit.
        None => fitting(source, &text, &|_| false)?,
    };
    let (path, delimiter) = (Arc::clone(&source.path), Some(char::from(delimiter)));
    let (merged, told) = (Vec::new(), Vec::new());
    let raw = RawTable { path, sheet: None, delimiter, encoding: Some(encoding), byte_order_mark, rows, merged, told };
    raw.controls().map_or(Ok(raw), Err)
}

/// How many rows have the number of cells that most have, where that is more than one.
fn evenness(rows: &[GridRow]) -> usize {
    let mut widths = std::collections::BTreeMap::new();
    for row in rows.iter().filter(|row| row.cells.len() > 1) {
        *widths.entry(row.cells.len()).or_insert(0) += 1;
    }
    widths.into_values().max().unwrap_or(0)
}

impl RawTable {
    /// A table of these rows, from a header on.
    #[must_use]
    pub(crate) fn table(&self, headings: Vec<String>, header_line: u64, rows: Vec<GridRow>) -> TableGrid {
        TableGrid {
            path: Arc::clone(&self.path),
            sheet: self.sheet.clone(),
            headings,
            header_line,
            delimiter: self.delimiter,
            rows,
            merged: self.merged.clone(),
            told: Vec::new(),
        }
    }

    /// The same with other rows; nothing told again.
    #[must_use]
    pub(crate) fn part(&self, rows: Vec<GridRow>) -> Self {
        Self {
            path: Arc::clone(&self.path),
            sheet: self.sheet.clone(),
            delimiter: self.delimiter,
            encoding: self.encoding,
            byte_order_mark: self.byte_order_mark,
            rows,
            merged: self.merged.clone(),
            told: Vec::new(),
        }
    }

    fn controls(&self) -> Option<Box<Finding>> {
        let table = self.table(Vec::new(), 0, Vec::new());
        self.rows.iter().find_map(|row| control_in(&table, row))
    }
}

fn fitting(
    source: &Source,
    text: &Text,
    fits: &dyn Fn(&[GridRow]) -> bool,
) -> Result<(u8, Vec<GridRow>), Box<Finding>> {
    let at = || Place::file(Arc::clone(&source.path));
    if text.trim().is_empty() {
        return Err(Box::new(finding!(E201).at(at())));
    }
    // JSON, a page: no quote in it is out of place.
    if text.trim_start().starts_with(['{', '[', '<']) {
        return Err(Box::new(finding!(E202).at(at())));
    }
    let mut broken = None;
    for delimiter in crate::table::delimiter::DELIMITERS {
        match text_rows(text, 0, delimiter) {
            Ok(rows) if fits(&rows) => return Ok((delimiter, rows)),
            Ok(_) => {}
            Err((rows, fault)) if fits(&rows) => broken = broken.or(Some(fault)),
            Err(_) => {}
        }
    }
    Err(match broken.or_else(|| crate::table::quotes::broken(text)) {
        Some(broken) => Box::new(crate::table::quotes::quotes(&source.path, text, broken)),
        None => Box::new(finding!(E202).at(at())),
    })
}

/// Reads a table whose header row satisfies `wanted`.
///
/// # Errors
/// The file cannot be read, or holds no such table: the finding.
pub(crate) fn read(path: &Path, wanted: &dyn Fn(&[String]) -> bool) -> Result<TableGrid, Box<Finding>> {
    let (sources, findings) = expand(&[InputArg::argument(&path.display().to_string())]);
    if let Some(finding) = findings.into_iter().find(|finding| finding.code().starts_with('E')) {
        return Err(Box::new(finding));
    }
    let source = sources.first().ok_or_else(|| Box::new(finding!(E201)))?;
    read_source(source, wanted)
}

/// Reads a table from a source.
///
/// # Errors
/// As [`crate::table::grid::read`].
pub(crate) fn read_source(source: &Source, wanted: &dyn Fn(&[String]) -> bool) -> Result<TableGrid, Box<Finding>> {
    let grid = match open(source)? {
        GridContent::Workbook => of_workbook(source, wanted)?,
        GridContent::Text(text, ..) => of_text(source, &text, wanted)?,
    };
    controls(&grid).map_or(Ok(grid), Err)
}

/// What a source is, its text read.
enum GridContent {
    Workbook,
    /// With its encoding, and whether a byte-order mark told it.
    Text(Text, &'static str, bool),
}

fn open(source: &Source) -> Result<GridContent, Box<Finding>> {
    let path = &source.path;
    match encoding::open(source).map_err(|error| refused(path, &error))? {
        Opened::Other(kind) => Err(Box::new(encoding::unreadable(kind, path))),
        Opened::Workbook { .. } => Ok(GridContent::Workbook),
        Opened::Text(mut decoding) => {
            let mut bytes = Vec::new();
            decoding.read_to_end(&mut bytes).map_err(|error| refused(path, &error))?;
            let label = decoding.label;
            let (text, encoding) = text_of(bytes, path, decoding.skipped)?;
            Ok(GridContent::Text(text.into(), label.unwrap_or(encoding), decoding.skipped > 0))
        }
    }
}

/// The first cell that holds a control character.
fn controls(grid: &TableGrid) -> Option<Box<Finding>> {
    if let Some(character) = grid.headings.iter().find_map(|heading| control(heading)) {
        return Some(Box::new(finding!(E211: character = character).at(grid.header_place())));
    }
    grid.rows.iter().find_map(|row| control_in(grid, row))
}

fn control_in(grid: &TableGrid, row: &GridRow) -> Option<Box<Finding>> {
    let cells = row.cells.iter().enumerate();
    let (column, character) = { cells }.find_map(|(column, cell)| control(cell).map(|found| (column, found)))?;
    Some(Box::new(grid.locate(finding!(E211: character = character), row, column)))
}

/// The first control character of a text, by its code.
fn control(text: &str) -> Option<String> {
    // In UTF-8 a control character is one of these bytes, or follows the last of them.
    if !text.bytes().fold(false, |odd, byte| odd | (byte < b' ') | (byte == 0x7f) | (byte == 0xc2)) {
        return None;
    }
    let bad = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    text.chars().find(bad).map(|c| format!("U+{:04X}", u32::from(c)))
}

/// UTF-8, or Windows-1252 where nothing in it is UTF-8; both in one file are an error.
fn text_of(bytes: Vec<u8>, path: &Arc<str>, skipped: u64) -> Result<(String, &'static str), Box<Finding>> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, "utf-8")),
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    // A mark of UTF-8 says as much as a character of it.
    if skipped > 0 || bytes.utf8_chunks().any(|part| !part.valid().is_ascii()) {
        let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64 + 1;
        let finding = finding!(E212: offset = (at as u64 + skipped).to_string());
        return Err(Box::new(finding.at(Place::file(Arc::clone(path)).line(line))));
    }
    Ok((encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(), "windows-1252"))
}

fn of_text(source: &Source, text: &Text, wanted: &dyn Fn(&[String]) -> bool) -> Result<TableGrid, Box<Finding>> {
    let at = || Place::file(Arc::clone(&source.path));
    if text.trim().is_empty() {
        return Err(Box::new(finding!(E201).at(at())));
    }
    let headers = crate::table::delimiter::DELIMITERS.into_iter().filter_map(|delimiter| {
        let rows = crate::table::rows::head_rows(text, delimiter, crate::table::rows::TITLE_ROWS);
        rows.into_iter().find(|row| wanted(&row.cells)).map(|row| (delimiter, row))
    });
    // Under a wrong delimiter a heading between the rows (";PERANGKAT DAERAH;") may read as one that is wanted.
    let found = headers.min_by_key(|(_, row)| (row.line, std::cmp::Reverse(row.cells.len())));
    let Some((delimiter, header)) = found else {
        if let Some(broken) = crate::table::quotes::broken(text) {
            return Err(Box::new(crate::table::quotes::quotes(&source.path, text, broken)));
        }
        return Err(Box::new(finding!(E202).at(at())));
    };
    let mut grid = empty(source, None, &header);
    grid.delimiter = Some(char::from(delimiter));
    match text_rows(text, header.end, delimiter) {
        Ok(rows) => {
            grid.rows = rows;
            Ok(grid)
        }
        Err((_, broken)) => Err(Box::new(crate::table::quotes::quotes(&source.path, text, broken))),
    }
}

/// The rows of a text from a byte on; where quotes do not fit, those before them.
fn text_rows(text: &Text, from: usize, delimiter: u8) -> Result<Vec<GridRow>, (Vec<GridRow>, Broken)> {
    let mut rows = Vec::new();
    let mut splitter = Splitter::new(text.as_bytes(), from, delimiter);
    let mut cells = Vec::new();
    let mut counted = (0, 0_u64);
    loop {
        match splitter.next(&mut cells) {
            Ok(None) => return Ok(rows),
            Err(broken) => return Err((rows, broken)),
            Ok(Some(start)) => {
                counted.1 += memchr::memchr_iter(b'\n', &text.as_bytes()[counted.0..start]).count() as u64;
                counted.0 = start;
                rows.push(row(text, &cells, start..splitter.position(), counted.1 + 1));
            }
        }
    }
}

fn empty(source: &Source, sheet: Option<&str>, header: &HeadRow) -> TableGrid {
    let mut headings = header.cells.clone();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    let path = Arc::clone(&source.path);
    let sheet = sheet.map(str::to_owned);
    TableGrid {
        path,
        sheet,
        headings,
        header_line: header.line + 1,
        delimiter: None,
        rows: Vec::new(),
        merged: Vec::new(),
        told: Vec::new(),
    }
}

/// The row of a record, whose cells share the text that they were cut from.
fn row(text: &Text, cells: &[CellSpan], record: std::ops::Range<usize>, number: u64) -> GridRow {
    let line = text[record.clone()].lines().next().unwrap_or("");
    let texts = cells.iter().map(|cell| {
        let part = text.part(cell.start as usize..cell.end as usize);
        if cell.kind == CellKind::Escaped { Text::from(part.replace("\"\"", "\"")) } else { part }
    });
    let mark = |cell: &CellSpan| {
        let within = |at: u32| (at as usize).saturating_sub(record.start).min(line.len());
        within(cell.start)..within(cell.end)
    };
    let texts: Vec<Text> = texts.collect();
    GridRow {
        is_tidy: texts.iter().all(|text| is_plainly_tidy(text)),
        cells: texts,
        kinds: cells.iter().map(|cell| cell.kind).collect(),
        line: number,
        text: text.part(record.start..record.start + line.len()),
        marks: cells.iter().map(mark).collect(),
    }
}

fn of_workbook(source: &Source, wanted: &dyn Fn(&[String]) -> bool) -> Result<TableGrid, Box<Finding>> {
    let read = crate::table::sheets(source, None)?;
    let text = |mut sheet: Sheet| (std::mem::take(&mut sheet.merged), sheet.into_text());
    let sheets: Vec<_> = read.sheets.into_iter().map(text).collect();
    for (merged, (name, body)) in sheets {
        let Some(header) = crate::table::rows::body_rows(&body, crate::table::rows::TITLE_ROWS)
            .into_iter()
            .find(|row| wanted(&row.cells))
        else {
            continue;
        };
        let mut grid = empty(source, Some(&name), &header);
        grid.rows = sheet_rows(&body, header.end);
        grid.merged = merged;
        grid.told = read.told;
        return Ok(grid);
    }
    Err(Box::new(finding!(E202).at(Place::file(Arc::clone(&source.path)))))
}

/// The rows of a sheet from a byte of its text on.
fn sheet_rows(body: &TableText, after: usize) -> Vec<GridRow> {
    let TableText::Sheet { text, cells, ends } = body else { return Vec::new() };
    let text = &Text::from(text.as_str());
    let (mut rows, mut from, mut counted) = (Vec::new(), 0, (0, 0_u64));
    for &to in ends {
        let these = &cells[from as usize..to as usize];
        from = to;
        let Some(start) = these.first().map(|cell| cell.start as usize) else { continue };
        counted.1 += memchr::memchr_iter(b'\n', &text.as_bytes()[counted.0..start]).count() as u64;
        counted.0 = start;
        if start >= after {
            rows.push(row(text, these, start..text.len(), counted.1 + 1));
        }
    }
    rows
}
