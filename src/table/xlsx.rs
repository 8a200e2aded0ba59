//! TODO-DOC

mod cells;
mod package;
mod parts;
use crate::finding::Finding;
use crate::finding::Place;
use crate::names::normal::fold;
use crate::table::source::Source;
use crate::table::source::refused;
use crate::table::text::TableText;
use crate::table::xlsx::package::Package;
use crate::table::xlsx::package::WorkbookError;
use std::sync::Arc;

/// Text that the sheets of a workbook may hold: so much whatever its size, so many times its size, and never more.
const ALWAYS: usize = 64 << 20;
const MOST_TIMES: usize = 200;
const MOST: usize = 1 << 30;

/// The sheets of a workbook by name: all that are visible, or the one that is asked for.
///
/// # Errors
/// The finding that says why they cannot be read.
pub(crate) fn sheets(source: &Source, wanted: Option<&str>) -> Result<Vec<(String, TableText)>, Box<Finding>> {
    let at = || Place::file(Arc::clone(&source.path));
    let bytes = source.bytes().map_err(|error| refused(&source.path, &error))?;
    let trouble = |trouble: WorkbookError| {
        let code = if matches!(trouble, WorkbookError::TooLarge(_)) { "E224" } else { "E223" };
        Box::new(Finding::new(code).at(at()).say("reason", trouble.said()))
    };
    let mut left = bytes.len().saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST);
    let mut package = Package::open(bytes).map_err(trouble)?;
    let book = parts::read(&mut package).map_err(trouble)?;
    let chosen: Vec<&parts::SheetPart> = match wanted {
        None => book.sheets.iter().filter(|sheet| sheet.visible).collect(),
        Some(name) => book.sheets.iter().filter(|sheet| fold(&sheet.name) == fold(name)).collect(),
    };
    if chosen.is_empty() {
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let finding = Finding::new("E221").at(at()).maybe("sheet", wanted).with("sheets", names.join(" | "));
        return Err(Box::new(finding));
    }
    let read = |sheet: &parts::SheetPart| {
        let body = cells::read(&mut package, &sheet.path, &book, &mut left).map_err(trouble)?;
        Ok((sheet.name.clone(), body))
    };
    chosen.into_iter().map(read).collect()
}
