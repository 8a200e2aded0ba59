//! A finding as text (with its source line) or as JSON.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Map, Value, json};

use super::{Finding, Severity};
use crate::lang::Lang;

/// A finding as text: what, where, the line, how to mend it. Ends with a line break.
///
/// Control characters of the input are shown as symbols, so nothing in a cell reaches a terminal as a command.
#[must_use]
pub fn text(finding: &Finding, lang: Lang, colour: bool) -> String {
    let level = match (finding.severity(), lang) {
        (Severity::Error, Lang::Id) => Level::ERROR.with_name("galat"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::Id) => Level::WARNING.with_name("peringatan"),
        (Severity::Warning, Lang::En) => Level::WARNING,
    };
    let message = printable(&finding.message(lang));
    let help = printable(&finding.help(lang));
    let help_level = match lang {
        Lang::Id => Level::HELP.with_name("saran"),
        Lang::En => Level::HELP,
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let path = finding.place.file.as_deref().map(printable);
    let mut group = level.primary_title(message).id(finding.code());
    let text;
    let origin;
    let mut snippet = None;
    let mut whole_place = None;
    if let Some(excerpt) = &finding.excerpt {
        let (shown, mark) = printable_excerpt(&excerpt.text, &excerpt.mark);
        text = shown;
        let line = usize::try_from(finding.place.line.unwrap_or(1)).unwrap_or(usize::MAX);
        let mut part = Snippet::source(text.as_str()).line_start(line).annotation(AnnotationKind::Primary.span(mark));
        if let Some(path) = &path {
            part = part.path(path.as_str());
        }
        snippet = Some(part);
    } else if let Some(path) = &path {
        origin = path.clone();
        let mut place = annotate_snippets::Origin::path(origin);
        if let Some(line) = finding.place.line {
            place = place.line(usize::try_from(line).unwrap_or(usize::MAX));
        }
        if let (Some(_), Some(column)) = (finding.place.line, finding.place.column) {
            place = place.char_column(usize::try_from(column).unwrap_or(usize::MAX));
        }
        whole_place = Some(place);
    }
    let mut parts = match (snippet, whole_place) {
        (Some(part), _) => group.element(part),
        (None, Some(place)) => group.element(place),
        (None, None) => {
            group = group.clone();
            annotate_snippets::Group::with_title(group)
        }
    };
    parts = parts.element(help_level.message(help));
    let mut out = renderer.render(&[parts]);
    if let Some(cell) = &finding.place.cell {
        let label = if lang == Lang::Id { "sel" } else { "cell" };
        out.push_str(&format!("\n  ({label} {})", printable(cell)));
    }
    out.push('\n');
    out
}

/// A finding as a JSON object: `code, severity, file, line, column, cell, agency, message, help`.
#[must_use]
pub fn json(finding: &Finding, lang: Lang) -> Value {
    let mut map = Map::new();
    map.insert("code".into(), json!(finding.code()));
    map.insert("severity".into(), json!(finding.severity().name()));
    map.insert("file".into(), json!(finding.place.file.as_deref()));
    map.insert("line".into(), json!(finding.place.line));
    map.insert("column".into(), json!(finding.place.column));
    map.insert("cell".into(), json!(finding.place.cell));
    map.insert("agency".into(), json!(finding.agency.as_deref()));
    map.insert("message".into(), json!(finding.message(lang)));
    map.insert("help".into(), json!(finding.help(lang)));
    Value::Object(map)
}

/// Text with control characters and direction marks made visible.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(printable_char).collect()
}

const fn printable_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => match char::from_u32(0x2400 + c as u32) {
            Some(symbol) => symbol,
            None => '\u{fffd}',
        },
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        _ => c,
    }
}

/// The part of a long line around the mark, printable, with the mark moved along.
fn printable_excerpt(text: &str, mark: &std::ops::Range<usize>) -> (String, std::ops::Range<usize>) {
    const AROUND: usize = 60;
    let before = &text[..floor(text, mark.start)];
    let marked = &text[floor(text, mark.start)..floor(text, mark.end.max(mark.start))];
    let after = &text[floor(text, mark.end.max(mark.start))..];
    let skip = before.chars().count().saturating_sub(AROUND);
    let lead: String = before.chars().skip(skip).collect();
    let lead = if skip > 0 { format!("…{}", printable(&lead)) } else { printable(&lead) };
    let (marked, cut) = shorten(&printable(marked), AROUND);
    let tail = if cut { String::new() } else { shorten(&printable(after), AROUND).0 };
    let start = lead.len();
    let end = start + marked.len();
    (format!("{lead}{marked}{tail}"), start..end)
}

fn shorten(text: &str, most: usize) -> (String, bool) {
    if text.chars().count() <= most {
        return (text.to_owned(), false);
    }
    (text.chars().take(most).chain(['…']).collect(), true)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
