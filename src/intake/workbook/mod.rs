//! XLSX workbooks -> the same tables that text files give.
//!
//! Read here rather than by a library that hands out binary numbers: the digits of a cell are taken from the file as
//! they stand, its number format tells percentages and dates, a formula without a stored value is noticed, and every
//! part of the archive has a limit, so that a small file cannot fill the memory.

pub(crate) mod cells;
pub(crate) mod package;
pub(crate) mod parts;

use std::sync::Arc;

use super::Shared;
use super::batch::Body;
use super::layout::{self, Header, TITLE_ROWS};
use super::names::fold;
use super::pipeline::Output;
use super::reading::Reader;
use super::source::{Source, refused};
use super::tables;
use crate::finding::{Finding, Place};
use crate::table::{self, FileKind, Sheet, Tables};
use package::{Package, Trouble};

/// Text that the sheets of a workbook may hold: so much whatever its size, so many times its size, and never more.
const ALWAYS: usize = 64 << 20;
const MOST_TIMES: usize = 200;
const MOST: usize = 1 << 30;

/// The tables of a file by name: all that are visible, or the one that is asked for.
///
/// # Errors
/// The finding that says why they cannot be read.
pub fn sheets(source: &Source, wanted: Option<&str>) -> Result<Tables, Box<Finding>> {
    let bytes = source.bytes().map_err(|error| refused(&source.path, &error))?;
    let kind = table::kind_of(&bytes);
    if kind == FileKind::Xlsx {
        return Ok(Tables { sheets: xlsx(source, bytes, wanted)?, told: Vec::new() });
    }
    let read = table::read(kind, &bytes, &source.path);
    let mut read = read.map_err(|error| Box::new(error.finding(kind, &source.path)))?;
    let named = read.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect::<Vec<_>>();
    let chosen = chosen(&named, wanted, kind, source)?;
    let mut at = 0..;
    read.sheets.retain(|_| at.next().is_some_and(|at| chosen.contains(&at)));
    Ok(read)
}

/// Which sheets to read, of those with these names (`true`: visible). `wanted` is a name, or `#` and a
/// number from 1 among those that are visible.
fn chosen(
    sheets: &[(&str, bool)],
    wanted: Option<&str>,
    kind: FileKind,
    source: &Source,
) -> Result<Vec<usize>, Box<Finding>> {
    let all = 0..sheets.len();
    let chosen: Vec<usize> = match wanted {
        None => all.filter(|&at| sheets[at].1).collect(),
        Some(name) => {
            let named: Vec<usize> = all.filter(|&at| fold(sheets[at].0) == fold(name)).collect();
            let number = || name.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1);
            let numbered = || (0..sheets.len()).filter(|&at| sheets[at].1).nth(number()?);
            if named.is_empty() { numbered().into_iter().collect() } else { named }
        }
    };
    if chosen.is_empty() {
        let names: Vec<&str> = sheets.iter().map(|(name, _)| *name).collect();
        let place = Place::file(Arc::clone(&source.path));
        let code = if names.is_empty() { "E232" } else { "E221" };
        let finding = Finding::new(code).at(place).maybe("sheet", wanted).with("sheets", names.join(" | "));
        let finding = finding.with("kind", kind.name());
        return Err(Box::new(finding));
    }
    Ok(chosen)
}

fn xlsx(source: &Source, bytes: Arc<[u8]>, wanted: Option<&str>) -> Result<Vec<Sheet>, Box<Finding>> {
    let trouble = |trouble: Trouble| {
        let code = if matches!(trouble, Trouble::TooLarge(_)) { "E224" } else { "E223" };
        Box::new(Finding::new(code).at(Place::file(Arc::clone(&source.path))).say("reason", trouble.said()))
    };
    let mut left = bytes.len().saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST);
    let mut package = Package::open(bytes).map_err(trouble)?;
    let book = parts::read(&mut package).map_err(trouble)?;
    let named = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect::<Vec<_>>();
    let read = |at: usize| {
        let sheet = &book.sheets[at];
        let read = cells::read(&mut package, &sheet.path, &book, &mut left).map_err(trouble)?;
        Ok(Sheet { name: sheet.name.clone(), visible: sheet.visible, ..read })
    };
    chosen(&named, wanted, FileKind::Xlsx, source)?.into_iter().map(read).collect()
}

/// A sheet that holds a table.
struct Fit {
    name: String,
    body: Body,
    header: Header,
}

/// Reads a workbook: the sheet that is asked for, else the one that fits, else one sheet per agency.
pub fn read(shared: &Shared<'_>, reader: &mut Reader<'_>, output: &mut Output) {
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
    let read = sheets(source, shared.sheet.as_deref())?;
    told.extend(read.told);
    for sheet in read.sheets {
        let (name, body) = Body::of(sheet);
        let rows = tables::head_rows(&body, TITLE_ROWS);
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
) -> Result<Vec<(super::batch::Table, Body)>, Box<Finding>> {
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
