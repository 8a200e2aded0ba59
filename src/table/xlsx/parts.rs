//! The parts of a workbook around its sheets: names, number formats, shared strings.

use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::table::xlsx::package::Package;
use crate::table::xlsx::package::WorkbookError;
use crate::table::xlsx::package::Xml;

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
    pub strings: Vec<Box<str>>,
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
        book.strings = strings(package, &path)?;
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

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, WorkbookError> {
    for attribute in tag.attributes() {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(WorkbookError::of_xml)?.into_owned(),
            ));
        }
    }
    Ok(None)
}

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

fn strings(package: &mut Package, path: &str) -> Result<Vec<Box<str>>, WorkbookError> {
    let Some(mut xml) = package.xml(path)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut buffer = Vec::new();
    let mut text = String::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                text.clear();
                string(&mut xml, "si", &mut text)?;
                found.push(text.as_str().into());
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The text inside an element (`si`, `is`) up to its end: all `t`, without phonetic readings.
pub(crate) fn string(xml: &mut Xml<'_>, element: &str, text: &mut String) -> Result<(), WorkbookError> {
    let mut buffer = Vec::new();
    let (mut inside, mut phonetic) = (false, 0_u32);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => inside = true,
                "rPh" => phonetic += 1,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => inside = false,
                "rPh" => phonetic = phonetic.saturating_sub(1),
                name if name == element => {
                    if let Some(plain) = unescaped(text) {
                        *text = plain;
                    }
                    return Ok(());
                }
                _ => {}
            },
            Event::Text(part) if inside && phonetic == 0 => text.push_str(&part.xml10_content()),
            Event::CData(part) if inside && phonetic == 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) if inside && phonetic == 0 => reference(&part, text)?,
            Event::Eof => return Err(WorkbookError::Damaged(format!("</{element}>?"))),
            _ => {}
        }
    }
}

/// A text without the escapes that workbooks have for what XML cannot hold (`_x000D_` is a carriage return); `None`:
/// there are none.
pub(crate) fn unescaped(text: &str) -> Option<String> {
    const ESCAPE: usize = "_x000D_".len();
    let escape = |at: usize| {
        let digits = text.get(at..at + ESCAPE)?.strip_prefix("_x")?.strip_suffix('_')?;
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hexadecimal.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
    };
    let mut plain = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices("_x") {
        if at >= from
            && let Some(c) = escape(at)
        {
            plain.push_str(&text[from..at]);
            plain.push(c);
            from = at + ESCAPE;
        }
    }
    (from > 0).then(|| plain + &text[from..])
}

/// `&amp;` and its kin. Entities of one's own are none that a workbook may have.
pub(crate) fn reference(part: &quick_xml::events::BytesRef<'_>, text: &mut String) -> Result<(), WorkbookError> {
    if let Some(c) = part.resolve_char_ref().map_err(WorkbookError::of_xml)? {
        text.push(c);
        return Ok(());
    }
    let name = part.xml10_content();
    let known = quick_xml::escape::resolve_predefined_entity(&name);
    text.push_str(known.ok_or_else(|| WorkbookError::Damaged(format!("&{name};")))?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::table::xlsx::parts::*;

    #[test]
    fn what_xml_cannot_hold_is_written_as_an_escape() {
        assert_eq!(unescaped("Laporan_x000D_\n(30)").as_deref(), Some("Laporan\r\n(30)"));
        assert_eq!(unescaped("_x005F_x000D__x0041_").as_deref(), Some("_x000D_A"));
        for plain in ["a_x", "_xyz_", "_x00_", "é_x12", "_xD800_", "_x000é_"] {
            assert_eq!(unescaped(plain), None, "{plain}");
        }
    }

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
