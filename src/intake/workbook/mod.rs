//! XLSX workbooks -> the same tables that text files give.
//!
//! Read here rather than by a library that hands out binary numbers: the digits of a cell are taken from the file as
//! they stand, its number format tells percentages and dates, a formula without a stored value is noticed, and every
//! part of the archive has a limit, so that a small file cannot fill the memory.

use std::sync::Arc;

use super::Shared;
use super::layout;
use super::merged_cells;
use super::reading::{BodyFacts, RowReader};
use super::tables;
use crate::answers::InputNote;
use crate::finding::{Finding, Place};
use crate::intake::header::TableHeader;
use crate::intake::output::ChunkOutput;
use crate::table::cell::CellKind;
use crate::table::rows::TITLE_ROWS;
use crate::table::source::Source;
use crate::table::text::TableText;
use crate::table::{MergedRange, Sheet};

/// A sheet that holds a table.
struct Fit {
    name: String,
    body: TableText,
    header: TableHeader,
    notes: Vec<InputNote>,
}

/// Reads a workbook: the sheet that is asked for, else the one that fits, else one sheet per agency.
pub(crate) fn read(shared: &Shared<'_>, reader: &mut RowReader<'_>, output: &mut ChunkOutput) {
    let source = output.file.source.clone();
    match fits(shared, &source, &mut output.findings).and_then(|fits| tables_of(shared, &source, fits)) {
        Err(finding) => output.findings.push(*finding),
        Ok(tables) => {
            for (table, body) in tables {
                let lost = tables::lost_zeros(shared, &table, &body);
                if !lost.is_empty() {
                    output.findings.extend(lost);
                    continue;
                }
                let start = table.header.end;
                output.batches.push(reader.read(Arc::new(table), body, start, BodyFacts { ascii: false, whole: true }));
            }
        }
    }
}

/// The sheets that hold a table; where none does, why the first that is not empty does not.
fn fits(shared: &Shared<'_>, source: &Source, told: &mut Vec<Finding>) -> Result<Vec<Fit>, Box<Finding>> {
    let mut fits = Vec::new();
    let mut trouble = None;
    let headings = shared.headings.within(&source.path);
    let read = crate::table::sheets(source, shared.sheet.as_deref())?;
    told.extend(read.told);
    for mut sheet in read.sheets {
        let merged = std::mem::take(&mut sheet.merged);
        let hidden = std::mem::take(&mut sheet.hidden_rows);
        let (name, body) = Sheet::into_text(sheet);
        let body = without_ignored(shared, &name, body);
        let rows = crate::table::rows::body_rows(&body, TITLE_ROWS);
        match layout::of_rows(&rows, 0, &headings, shared.instrument) {
            Ok(header) => {
                tables::made_for_these_rules(shared, &rows, &header, &source.path, Some(&name))?;
                told.extend(hidden_rows(&hidden, &body, &header, (&source.path, &name)));
                match merged_cells::settled(body, &merged, &header, (&source.path, &name)) {
                    Ok((body, notes)) => fits.push(Fit { name, body, header, notes }),
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
    Some(Finding::new("W217").at(place).with("count", rows.len().to_string()).with("rows", named))
}

/// A sheet without the cells that the user says are not meant.
fn without_ignored(shared: &Shared<'_>, sheet: &str, body: TableText) -> TableText {
    let ranges = shared.headings.hints().ignored_ranges(sheet);
    let cells = ranges.flat_map(MergedRange::cells).map(|cell| (cell, (String::new(), CellKind::Text)));
    body.with(0, &cells.collect())
}

fn tables_of(
    shared: &Shared<'_>,
    source: &Source,
    fits: Vec<Fit>,
) -> Result<Vec<(super::batch::Table, TableText)>, Box<Finding>> {
    let several = fits.len() > 1;
    if several && fits.iter().any(|fit| fit.header.names_agencies()) {
        let names: Vec<&str> = fits.iter().map(|fit| fit.name.as_str()).collect();
        let place = Place::file(Arc::clone(&source.path));
        return Err(Box::new(Finding::new("E222").at(place).with("sheets", names.join(" | "))));
    }
    let table = |Fit { name, body, header, notes }: Fit| {
        let subject = if several { Some(name.clone()) } else { source.stem.clone() };
        let table = tables::of_header(shared, header, &source.path, Some(&name), subject.as_deref())?;
        Ok((super::batch::Table { notes, ..table }, body))
    };
    fits.into_iter().map(table).collect()
}
