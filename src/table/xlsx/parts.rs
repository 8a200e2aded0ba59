//! The parts of a workbook around its sheets: names, number formats, shared strings.

use std::collections::HashMap;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use crate::table::packed::StringTable;
use crate::table::xlsx::package::Package;
use crate::table::xlsx::package::WorkbookError;
use crate::table::xlsx::package::Xml;
use crate::table::xlsx::strings;
use crate::table::xlsx::xml::attribute;

/// How a cell's number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NumberFormat {
    #[default]
    Plain,
    Percent,
    Date,
}

/// A sheet of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetPart {
    pub name: String,
    /// The part that holds it.
    pub path: String,
    pub visible: bool,
}

/// What is needed to read sheets.
#[derive(Debug, Default)]
pub(crate) struct BookParts {
    pub sheets: Vec<SheetPart>,
    /// By the style number of a cell.
    pub formats: Vec<NumberFormat>,
    pub strings: Arc<StringTable>,
    /// Days are counted from 1904 instead of 1900.
    pub from_1904: bool,
}

/// Reads everything but the sheets themselves.
pub(crate) fn read(package: &mut Package) -> Result<BookParts, WorkbookError> {
    let root = relations(package, "_rels/.rels")?;
    let main = root.iter().find(|relation| relation.kind.ends_with("/officeDocument"));
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| resolve("", &relation.target));
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let file = main.rsplit_once('/').map_or(main.as_str(), |(_, file)| file);
    let relations = relations(package, &join(&folder, &format!("_rels/{file}.rels")))?;
    let part = |kind: &str| {
        relations.iter().find(|relation| relation.kind.ends_with(kind)).map(|found| resolve(&folder, &found.target))
    };
    let mut book = sheets(package, &main, &folder, &relations)?;
    if let Some(path) = part("/styles") {
        book.formats = formats(package, &path)?;
    }
    if let Some(path) = part("/sharedStrings") {
        book.strings = Arc::new(strings::read(package, &path)?);
    }
    Ok(book)
}

/// What a part refers to.
pub(in crate::table) struct Relation {
    pub id: String,
    pub kind: String,
    pub target: String,
}

fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// A target, seen from a folder of the archive.
pub(in crate::table) fn resolve(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => join(folder, target),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Calls `each` for every start tag of a part.
fn every_start(
    xml: &mut Xml<'_>,
    mut each: impl FnMut(&BytesStart<'_>, &mut Vec<String>) -> Result<(), WorkbookError>,
) -> Result<(), WorkbookError> {
    let mut buffer = Vec::new();
    let mut above = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(tag) => {
                each(&tag, &mut above)?;
                above.push(tag.local_name().as_ref().to_owned());
                if above.len() > DEEPEST {
                    return Err(WorkbookError::Damaged(format!("> {DEEPEST} levels")));
                }
            }
            Event::End(_) => {
                above.pop();
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Real parts are a few levels deep.
const DEEPEST: usize = 64;

pub(in crate::table) fn relations(package: &mut Package, path: &str) -> Result<Vec<Relation>, WorkbookError> {
    let mut found = Vec::new();
    let Some(mut xml) = package.xml(path)? else { return Ok(found) };
    every_start(&mut xml, |tag, _| {
        if tag.local_name().as_ref() == "Relationship" {
            let get = |name| attribute(tag, name).map(Option::unwrap_or_default);
            found.push(Relation { id: get("Id")?, kind: get("Type")?, target: get("Target")? });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The sheets, and from when days are counted.
fn sheets(package: &mut Package, path: &str, folder: &str, relations: &[Relation]) -> Result<BookParts, WorkbookError> {
    let mut xml = package.xml(path)?.ok_or_else(|| WorkbookError::Missing(path.to_owned()))?;
    let mut book = BookParts::default();
    every_start(&mut xml, |tag, _| {
        if tag.local_name().as_ref() == "workbookPr" {
            book.from_1904 = attribute(tag, "date1904")?.is_some_and(|said| matches!(said.as_str(), "1" | "true"));
        }
        if tag.local_name().as_ref() != "sheet" {
            return Ok(());
        }
        let name = attribute(tag, "name")?.unwrap_or_default();
        let id = attribute(tag, "id")?.unwrap_or_default();
        let visible = attribute(tag, "state")?.is_none_or(|state| state == "visible");
        // Sheets of charts and macros hold no cells.
        if let Some(relation) = relations.iter().find(|relation| relation.id == id)
            && relation.kind.ends_with("/worksheet")
        {
            book.sheets.push(SheetPart { name, path: resolve(folder, &relation.target), visible });
        }
        Ok(())
    })?;
    Ok(book)
}

fn formats(package: &mut Package, path: &str) -> Result<Vec<NumberFormat>, WorkbookError> {
    // Without it a percentage would pass for a plain number.
    let mut xml = package.xml(path)?.ok_or_else(|| WorkbookError::Missing(path.to_owned()))?;
    let mut own: HashMap<u32, NumberFormat> = HashMap::new();
    let mut formats = Vec::new();
    every_start(&mut xml, |tag, above| {
        let number = |name| -> Result<u32, WorkbookError> {
            Ok(attribute(tag, name)?.and_then(|text| text.parse().ok()).unwrap_or(0))
        };
        match tag.local_name().as_ref() {
            "numFmt" => {
                let code = attribute(tag, "formatCode")?.unwrap_or_default();
                own.insert(number("numFmtId")?, format_of(&code));
            }
            "xf" if above.last().is_some_and(|parent| parent == "cellXfs") => {
                let id = number("numFmtId")?;
                formats.push(own.get(&id).copied().unwrap_or_else(|| builtin(id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

/// The formats that every workbook has by number.
pub(in crate::table) const fn builtin(id: u32) -> NumberFormat {
    match id {
        9 | 10 => NumberFormat::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => NumberFormat::Date,
        _ => NumberFormat::Plain,
    }
}

/// What a format code shows: its letters outside quotes, brackets and escapes tell.
pub(in crate::table) fn format_of(code: &str) -> NumberFormat {
    let mut format = NumberFormat::Plain;
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    return NumberFormat::Date;
                }
            }
            ';' => return format,
            '%' => format = NumberFormat::Percent,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return NumberFormat::Date,
            // `General` and its translations are words, not patterns.
            'G' | 'g' => return format,
            _ => {}
        }
    }
    format
}

#[cfg(test)]
mod tests {
    use crate::table::xlsx::parts::*;

    #[test]
    fn a_format_code_tells_dates_and_percentages_from_plain_numbers() {
        for (code, format) in [
            ("0.00%", NumberFormat::Percent),
            ("dd/mm/yyyy", NumberFormat::Date),
            ("[h]:mm", NumberFormat::Date),
            ("General", NumberFormat::Plain),
            ("#,##0.00", NumberFormat::Plain),
            ("0.0\" hari\"", NumberFormat::Plain),
            ("[Red]0.00", NumberFormat::Plain),
            ("0\\d", NumberFormat::Plain),
        ] {
            assert_eq!(format_of(code), format, "{code}");
        }
    }

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl/a", "../b.xml"), "xl/b.xml");
    }
}
