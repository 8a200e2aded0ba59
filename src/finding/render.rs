//! A finding as text (with its source line) or as JSON.

use crate::i18n::printable::printable;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Map, Value, json};

use super::Finding;
use crate::finding::severity::Severity;
use crate::i18n::lang::Lang;

/// A finding as text: what, where, the line, how to mend it. Ends with a line break.
///
/// Control characters of the input are shown as symbols, so nothing in a cell reaches a terminal as a command.
#[must_use]
pub(crate) fn text(finding: &Finding, lang: Lang, colour: bool) -> String {
    text_with(finding, None, lang, colour)
}

/// The same with where else it was found.
#[must_use]
pub(crate) fn text_with(finding: &Finding, also: Option<&str>, lang: Lang, colour: bool) -> String {
    let level = match (finding.severity(), lang) {
        (Severity::Error, Lang::Id) => Level::ERROR.with_name("kesalahan"),
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
    let title = level.primary_title(message).id(finding.code());
    let place = printable(&finding.place.shown());
    if place.is_empty() && finding.excerpt.is_none() {
        let also = also.map_or_else(String::new, |also| format!(" = {}\n", printable(also)));
        return of_nowhere(&renderer, Group::with_title(title), help_level, &help) + &also;
    }
    let mut group = if place.is_empty() { Group::with_title(title) } else { title.element(Origin::path(place)) };
    let text;
    if let Some(excerpt) = &finding.excerpt {
        let (shown, mark) = printable_excerpt(&excerpt.text, &excerpt.mark);
        text = shown;
        let line = usize::try_from(finding.place.line.unwrap_or(1)).unwrap_or(usize::MAX);
        let annotation = AnnotationKind::Primary.span(mark);
        group = group.element(Snippet::source(text.as_str()).line_start(line).annotation(annotation));
    }
    let group = group.element(help_level.message(help));
    let group = match also {
        Some(also) => group.element(Level::NOTE.no_name().message(printable(also))),
        None => group,
    };
    let rendered = renderer.render(&[group]);
    if finding.excerpt.is_some() { without_gap(&rendered) } else { rendered + "\n" }
}

/// The renderer takes place and line for two files and shows a gap between them: the fourth line.
fn without_gap(rendered: &str) -> String {
    let is_gap = |(at, line): &(usize, &str)| *at == 3 && line.contains(":::");
    rendered.lines().enumerate().filter(|line| !is_gap(line)).map(|(_, line)| format!("{line}\n")).collect()
}

/// A finding that has no place: the help stands right below, without the bar that leads to a place.
fn of_nowhere(renderer: &Renderer, title: Group<'_>, help_level: Level<'_>, help: &str) -> String {
    let help = Group::with_title(help_level.secondary_title(help));
    let parts = [renderer.render(&[title]), renderer.render(&[help])];
    format!("{}\n = {}\n", parts[0], parts[1])
}

/// A finding as a JSON object: `code, severity, file, line, column, cell, agency, message, help`.
#[must_use]
pub(crate) fn json(finding: &Finding, lang: Lang) -> Value {
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
