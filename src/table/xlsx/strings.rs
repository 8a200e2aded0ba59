//! Shared strings -> a table of texts.

use quick_xml::events::Event;

use crate::table::packed::StringTable;
use crate::table::xlsx::package::{Package, Part, WorkbookError, Xml};
use crate::table::xlsx::pieces::{self, CutMarks};
use crate::table::xlsx::xml::{plain, resolved, string};

const STRINGS: CutMarks = CutMarks { begin: b"<si>", begins_with_element: true, element_end: b"</si>", end: b"</sst>" };

/// The strings of a part; none where there is no such part.
///
/// # Errors
/// The XML is damaged, or the strings are too large.
pub(super) fn read(package: &mut Package, path: &str) -> Result<StringTable, WorkbookError> {
    let Some(part) = package.part(path)? else { return Ok(StringTable::default()) };
    if let Some(table) = fast(part) {
        return Ok(table);
    }
    let Some(xml) = package.xml(path)? else { return Ok(StringTable::default()) };
    general(xml)
}

/// Fast path: strings as nearly every program writes them; `None`: [`general`] decides.
fn fast(part: Part<'_>) -> Option<StringTable> {
    let scanned = pieces::scan(part, &STRINGS, scan)?;
    if general(Package::xml_of(&scanned.around)).ok()?.len() > 0 {
        return None;
    }
    let mut pieces = scanned.pieces.into_iter();
    let mut table = pieces.next().unwrap_or_default();
    for piece in pieces {
        table.append(&piece)?;
    }
    Some(table)
}

fn scan(mut text: &str) -> Option<StringTable> {
    let mut table = StringTable::default();
    loop {
        text = text.trim_ascii_start();
        if text.is_empty() {
            return Some(table);
        }
        let (string, rest) = text.split_once("</si>")?;
        match simple(string) {
            Some(simple) => table.push(&plain(&resolved(simple)?))?,
            // Rich text and phonetic readings.
            None => table.push(one(&text[..string.len() + STRINGS.element_end.len()])?.get(0)?)?,
        }
        text = rest;
    }
}

/// The text of a string that has one `t` and nothing else.
fn simple(string: &str) -> Option<&str> {
    let inside = string.strip_prefix("<si><t")?.strip_suffix("</t>")?;
    let text = inside.strip_prefix('>').or_else(|| inside.strip_prefix(" xml:space=\"preserve\">"))?;
    (!text.contains('<')).then_some(text)
}

/// The one string that a piece of XML holds, by the general reader.
fn one(xml: &str) -> Option<StringTable> {
    // In a comment or in CDATA the end of the string would be none.
    if xml.contains("<!") || xml.contains("<?") {
        return None;
    }
    let table = general(Package::xml_of(xml.as_bytes())).ok()?;
    (table.len() == 1).then_some(table)
}

/// The strings of any valid XML.
fn general(mut xml: Xml<'_>) -> Result<StringTable, WorkbookError> {
    let mut table = StringTable::default();
    let mut buffer = Vec::new();
    let mut text = String::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(WorkbookError::of_xml)? {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                text.clear();
                string(&mut xml, "si", &mut text)?;
                table.push(&text).ok_or(WorkbookError::TooLarge(u64::from(u32::MAX)))?;
            }
            Event::Eof => return Ok(table),
            _ => {}
        }
    }
}

/// Whether the fast path gives what the general reader gives; `None`: it leaves the strings to it.
#[cfg(test)]
pub(super) fn both_alike(xml: &str) -> Option<bool> {
    let slow = general(Package::xml_of(xml.as_bytes())).expect("valid XML");
    Some(fast(Package::part_of(xml.as_bytes()))? == slow)
}
