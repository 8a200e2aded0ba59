//! Workbooks -> the same tables that text files give.
//!
//! The rows of a large sheet are unpacked and read piece by piece, where no row of it speaks of other rows: then several
//! threads read it, and it is never in memory as a whole.

mod pieces;

use std::collections::VecDeque;
use std::sync::Arc;

use super::Shared;
use super::batch::Table;
use super::layout;
use super::merged_cells;
use super::reading::{BodyFacts, RowReader};
use super::tables;
use crate::answers::InputNote;
use crate::finding::{Finding, Place, finding};
use crate::intake::header::TableHeader;
use crate::intake::output::ChunkOutput;
use crate::table::cell::CellKind;
use crate::table::rows::TITLE_ROWS;
use crate::table::source::Source;
use crate::table::text::TableText;
use crate::table::{MergedRange, PackedRows, Sheet};

/// A sheet that holds a table.
struct Fit {
    name: String,
    body: TableText,
    /// Rows below those of the body.
    rest: VecDeque<PackedRows>,
    header: TableHeader,
    notes: Vec<InputNote>,
}

/// A table whose rows can be read.
pub(super) struct SheetTable {
    pub table: Arc<Table>,
    body: TableText,
    /// Rows below those of the body, to be read in pieces.
    pub rest: VecDeque<PackedRows>,
}

impl SheetTable {
    /// The number of the last row of the body.
    pub(super) fn rows(&self) -> u32 {
        u32::try_from(memchr::memchr_iter(b'\n', self.body.text().as_bytes()).count()).unwrap_or(u32::MAX)
    }
}

/// What a workbook holds.
#[derive(Default)]
pub(super) struct OpenedWorkbook {
    pub tables: Vec<SheetTable>,
    findings: Vec<Finding>,
}

/// Opens a workbook: the sheet that is asked for, else the one that fits, else one sheet per agency. `in_pieces`: of a
/// large sheet the rest of the rows may be left for pieces; only where there is one table.
pub(super) fn open(shared: &Shared<'_>, source: &Source, in_pieces: bool) -> OpenedWorkbook {
    let mut opened = OpenedWorkbook::default();
    let fits = fits(shared, source, in_pieces, &mut opened.findings);
    match fits.and_then(|fits| tables_of(shared, source, fits)) {
        Err(finding) => opened.findings.push(*finding),
        Ok(tables) => {
            for sheet in tables {
                let lost = tables::lost_zeros(shared, &sheet.table, &sheet.body);
                if lost.is_empty() {
                    opened.tables.push(sheet);
                } else {
                    opened.findings.extend(lost);
                }
            }
        }
    }
    opened
}

/// Reads the rows of an opened workbook, but those that are left for pieces.
pub(super) fn read(reader: &mut RowReader<'_>, output: &mut ChunkOutput, opened: OpenedWorkbook) {
    output.findings.extend(opened.findings);
    for SheetTable { table, body, .. } in opened.tables {
        let start = table.header.end;
        let known = BodyFacts { ascii: false, whole: true, begins_sheet: true };
        output.batches.push(reader.read(table, body, start, known));
    }
}

/// Reads a piece of a sheet; its rows lie behind row number `before`.
pub(super) fn read_piece(
    reader: &mut RowReader<'_>,
    output: &mut ChunkOutput,
    table: Arc<Table>,
    (rows, before): (&PackedRows, u32),
) {
    let (mut text, mut cells, mut ends) = (String::new(), Vec::new(), Vec::new());
    rows.unpack(before, &mut text, &mut cells, &mut ends);
    let known = BodyFacts { ascii: false, whole: false, begins_sheet: false };
    output.batches.push(reader.read(table, TableText::Sheet { text, cells, ends }, 0, known));
}

/// The sheets that hold a table; where none does, why the first that is not empty does not.
fn fits(
    shared: &Shared<'_>,
    source: &Source,
    in_pieces: bool,
    told: &mut Vec<Finding>,
) -> Result<Vec<Fit>, Box<Finding>> {
    let mut fits = Vec::new();
    let mut trouble = None;
    let headings = shared.headings.within(&source.path);
    let read = crate::table::packed_sheets(source, shared.sheet.as_deref())?;
    told.extend(read.told);
    for mut sheet in read.sheets {
        let hidden = std::mem::take(&mut sheet.hidden_rows);
        if !in_pieces || !hidden.is_empty() || shared.headings.hints().ignored_ranges(&sheet.name).next().is_some() {
            sheet.unpack(usize::MAX);
        }
        let (merged, rest) = (std::mem::take(&mut sheet.merged), std::mem::take(&mut sheet.packed));
        let (name, body) = Sheet::into_text(sheet);
        let body = without_ignored(shared, &name, body);
        let rows = crate::table::rows::body_rows(&body, TITLE_ROWS);
        match layout::of_rows(&rows, 0, &headings, shared.instrument) {
            Ok(header) => {
                tables::made_for_these_rules(shared, &rows, &header, &source.path, Some(&name))?;
                told.extend(hidden_rows(&hidden, &body, &header, (&source.path, &name)));
                let (body, rest) = if pieces::stand_alone(&body, &rest, &header, &merged) {
                    (body, rest)
                } else {
                    (body.with_rows(rest), VecDeque::new())
                };
                match merged_cells::settled(body, &merged, &header, (&source.path, &name)) {
                    Ok((body, notes)) => fits.push(Fit { name, body, rest, header, notes }),
                    Err(refused) => {
                        told.extend(refused);
                        return Ok(Vec::new());
                    }
                }
            }
            Err(why) => {
                let better = trouble.as_ref().is_none_or(|(old, _)| layout::depth(&why) > layout::depth(old));
                if better {
                    trouble = Some((why, name));
                }
            }
        }
    }
    match trouble {
        Some((why, name)) if fits.is_empty() => Err(Box::new(tables::finding(shared, &why, &source.path, Some(&name)))),
        _ => Ok(fits),
    }
}

/// A warning (W217) about rows of data that are hidden or filtered away: they count like the others.
fn hidden_rows(
    hidden: &[u32],
    body: &TableText,
    header: &TableHeader,
    (path, sheet): (&Arc<str>, &str),
) -> Option<Finding> {
    const NAMED: usize = 10;
    let below = hidden.iter().copied().filter(|row| u64::from(*row) > header.line);
    let cells = body.by_row(&below.collect());
    let filled = cells.iter().filter(|(_, cells)| cells.iter().any(|(text, _)| !text.is_empty()));
    let rows: Vec<u32> = filled.map(|(row, _)| row + 1).collect();
    let first = *rows.first()?;
    let named = rows.iter().take(NAMED).map(u32::to_string);
    let more = (rows.len() > NAMED).then(|| "…".to_owned());
    let place = Place::file(Arc::clone(path)).line(u64::from(first));
    let place = Place { cell: Some(format!("{sheet}!A{first}")), ..place };
    let named = named.chain(more).collect::<Vec<_>>().join(", ");
    Some(finding!(W217: count = rows.len().to_string(), rows = named).at(place))
}

/// A sheet without the cells that the user says are not meant.
fn without_ignored(shared: &Shared<'_>, sheet: &str, body: TableText) -> TableText {
    let ranges = shared.headings.hints().ignored_ranges(sheet);
    let cells = ranges.flat_map(MergedRange::cells).map(|cell| (cell, (String::new(), CellKind::Text)));
    body.with(0, &cells.collect())
}

fn tables_of(shared: &Shared<'_>, source: &Source, fits: Vec<Fit>) -> Result<Vec<SheetTable>, Box<Finding>> {
    let several = fits.len() > 1;
    if several && fits.iter().any(|fit| fit.header.names_agencies()) {
        let names: Vec<&str> = fits.iter().map(|fit| fit.name.as_str()).collect();
        let place = Place::file(Arc::clone(&source.path));
        return Err(Box::new(finding!(E222: sheets = names.join(" | ")).at(place)));
    }
    let table = |Fit { name, body, rest, header, notes }: Fit| {
        let subject = if several { Some(name.clone()) } else { source.stem.clone() };
        let table = tables::of_header(shared, header, &source.path, Some(&name), subject.as_deref())?;
        let (body, rest) = if several { (body.with_rows(rest), VecDeque::new()) } else { (body, rest) };
        Ok(SheetTable { table: Arc::new(Table { notes, ..table }), body, rest })
    };
    fits.into_iter().map(table).collect()
}
