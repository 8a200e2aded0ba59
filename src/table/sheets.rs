//! Opens the tables of a file that is no text: chooses the reader by content, the tables by name or number.

use std::sync::Arc;

use super::source::{Source, refused};
use super::{FileKind, FileTables, kind, xlsx};
use crate::finding::catalogue::{E221, E232};
use crate::finding::{Finding, Place, finding};
use crate::names::normal::fold;
use crate::table::xlsx::package::Package;

/// The tables of a file by name: all that are visible, or the one that is asked for.
///
/// # Errors
/// The finding that says why they cannot be read.
pub(crate) fn sheets(source: &Source, wanted: Option<&str>) -> Result<FileTables, Box<Finding>> {
    let mut read = packed_sheets(source, wanted)?;
    for sheet in &mut read.sheets {
        sheet.unpack(usize::MAX);
    }
    Ok(read)
}

/// The same; of large tables only the first rows are unpacked.
///
/// # Errors
/// As [`sheets`].
pub(crate) fn packed_sheets(source: &Source, wanted: Option<&str>) -> Result<FileTables, Box<Finding>> {
    let refused = |error| refused(&source.path, &error);
    let of_xlsx = |package| {
        let chosen = |named: &[(&str, bool)]| chosen(named, wanted, FileKind::Xlsx, source);
        Ok(FileTables { sheets: xlsx::read(source, package, chosen)?, told: Vec::new() })
    };
    if let Some(package) = kind::workbook_in_place(source).map_err(refused)? {
        return of_xlsx(Ok(package));
    }
    let bytes = source.bytes().map_err(refused)?;
    let kind = kind::of(&bytes);
    if kind == FileKind::Xlsx {
        return of_xlsx(Package::open(bytes));
    }
    let read = super::read(kind, &bytes, &source.path);
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
        let entry = if names.is_empty() { &E232 } else { &E221 };
        let (names, kind) = (names.join(" | "), kind.name());
        return Err(Box::new(finding!(entry in [E221, E232]: sheets = names, kind = kind; sheet = wanted).at(place)));
    }
    Ok(chosen)
}
