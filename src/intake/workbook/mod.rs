//! XLSX workbooks -> the same tables that text files give.
//!
//! Read here rather than by a library that hands out binary numbers: the digits of a cell are taken from the file as
//! they stand, its number format tells percentages and dates, a formula without a stored value is noticed, and every
//! part of the archive has a limit, so that a small file cannot fill the memory.

use std::sync::Arc;

use super::Shared;
use super::layout;
use super::reading::RowReader;
use super::tables;
use crate::finding::{Finding, Place};
use crate::intake::header::TableHeader;
use crate::intake::output::ChunkOutput;
use crate::table::Sheet;
use crate::table::rows::TITLE_ROWS;
use crate::table::source::Source;
use crate::table::text::TableText;

/// A sheet that holds a table.
struct Fit {
    name: String,
    body: TableText,
    header: TableHeader,
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
                output.batches.push(reader.read(Arc::new(table), body, start, false));
            }
        }
    }
}

/// The sheets that hold a table; where none does, why the first that is not empty does not.
fn fits(shared: &Shared<'_>, source: &Source, told: &mut Vec<Finding>) -> Result<Vec<Fit>, Box<Finding>> {
    let mut fits = Vec::new();
    let mut trouble = None;
    let read = crate::table::sheets(source, shared.sheet.as_deref())?;
    told.extend(read.told);
    for (name, body) in read.sheets.into_iter().map(Sheet::into_text) {
        let rows = crate::table::rows::body_rows(&body, TITLE_ROWS);
        match layout::of_rows(&rows, 0, &shared.headings, shared.instrument) {
            Ok(header) => fits.push(Fit { name, body, header }),
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
    let table = |Fit { name, body, header }: Fit| {
        let subject = if several { Some(name.clone()) } else { source.stem.clone() };
        let table = tables::of_header(shared, header, &source.path, Some(&name), subject.as_deref())?;
        Ok((table, body))
    };
    fits.into_iter().map(table).collect()
}
