//! Texts and attributes in the XML of workbooks.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::table::xlsx::package::{WorkbookError, Xml};

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

/// A text without the escapes that workbooks have.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    unescaped(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Text with its entities resolved; `None`: others than those of XML, or line ends that XML makes one of.
pub(super) fn resolved(text: &str) -> Option<Cow<'_, str>> {
    match memchr::memchr2(b'&', b'\r', text.as_bytes()) {
        None => Some(Cow::Borrowed(text)),
        Some(_) => resolve_all(text).map(Cow::Owned),
    }
}

fn resolve_all(text: &str) -> Option<String> {
    if text.contains('\r') {
        return None;
    }
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => character(name.strip_prefix('#')?)?,
        });
        plain.push_str(rest);
    }
    Some(plain)
}

/// The character of a numeric reference; `None` also for those that XML does not allow.
fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(hexadecimal) if hexadecimal.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u32::from_str_radix(hexadecimal, 16).ok()?
        }
        Some(_) => return None,
        None => digits(number)?,
    };
    let allowed = |c: &char| *c >= ' ' || matches!(c, '\t' | '\n');
    char::from_u32(code).filter(allowed)
}

/// A number of few digits and nothing else.
pub(super) fn digits(text: &str) -> Option<u32> {
    let few = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    few.then(|| text.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use crate::table::xlsx::xml::*;

    #[test]
    fn what_xml_cannot_hold_is_written_as_an_escape() {
        assert_eq!(unescaped("Laporan_x000D_\n(30)").as_deref(), Some("Laporan\r\n(30)"));
        assert_eq!(unescaped("_x005F_x000D__x0041_").as_deref(), Some("_x000D_A"));
        for plain in ["a_x", "_xyz_", "_x00_", "é_x12", "_xD800_", "_x000é_"] {
            assert_eq!(unescaped(plain), None, "{plain}");
        }
    }

    #[test]
    fn entities_of_xml_are_resolved_and_others_are_left_to_the_general_reader() {
        assert_eq!(resolved("a &lt;b&gt; &amp;amp; &quot;&apos;&#65;&#x42;").as_deref(), Some("a <b> &amp; \"'AB"));
        for other in ["&nbsp;", "&", "a & b", "&#0;", "&#xD800;", "&#13;", "&#+65;", "&#;", "a\rb", "&#x;"] {
            assert_eq!(resolved(other), None, "{other}");
        }
    }
}
