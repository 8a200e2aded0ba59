//! The document as a tree of nodes in the order of the text, each with the place where it was written. Numbers keep the
//! text in which they were written: nothing passes through a binary float.

use toml::de::{DeTable, DeValue};

use crate::finding::finding;
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::recover::Patched;

/// A value of the document.
#[derive(Debug, Clone)]
pub(super) struct TomlNode {
    pub span: Span,
    pub value: TomlValue,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum TomlValue {
    Text(String),
    /// As written.
    Number(String),
    Flag(bool),
    List(Vec<TomlNode>),
    Table(Vec<KeyValue>),
    /// A date or time, which the language has no use for.
    Date,
}

/// One key of a table.
#[derive(Debug, Clone)]
pub(super) struct KeyValue {
    pub key: Spanned<String>,
    pub node: TomlNode,
}

/// Turns the parsed document into nodes, and tells what TOML 1.0 does not know.
pub(super) fn convert(table: &DeTable<'_>, from: &Patched, report: &mut Diagnostics<'_>) -> Vec<KeyValue> {
    let mut entries: Vec<KeyValue> = table
        .iter()
        .map(|(key, value)| KeyValue {
            key: Spanned { value: key.get_ref().to_string(), span: from.original(&key.span()) },
            node: node(value.get_ref(), &value.span(), from, report),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key.span.start);
    entries
}

fn node(value: &DeValue<'_>, span: &Span, from: &Patched, report: &mut Diagnostics<'_>) -> TomlNode {
    let written = from.text.get(span.clone()).unwrap_or_default();
    let place = from.original(span);
    let value = match value {
        DeValue::String(text) => {
            refuse_new_escapes(written, &place, report);
            TomlValue::Text(text.to_string())
        }
        DeValue::Integer(_) | DeValue::Float(_) => TomlValue::Number(written.to_owned()),
        DeValue::Boolean(flag) => TomlValue::Flag(*flag),
        DeValue::Datetime(_) => TomlValue::Date,
        DeValue::Array(items) => {
            TomlValue::List(items.iter().map(|item| node(item.get_ref(), &item.span(), from, report)).collect())
        }
        DeValue::Table(table) => {
            let entries = convert(table, from, report);
            if written.starts_with('{') {
                refuse_open_inline_table(&entries, &place, report);
            }
            TomlValue::Table(entries)
        }
    };
    TomlNode { span: place, value }
}

/// TOML 1.0 has no `\e` and no `\x`: other programs could not read the file.
fn refuse_new_escapes(written: &str, place: &Span, report: &mut Diagnostics<'_>) {
    if !written.starts_with('"') {
        return;
    }
    let mut bytes = written.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        if byte == b'\\'
            && let Some((_, b'e' | b'x')) = bytes.next()
        {
            let start = place.start + at;
            report.say_syntax(finding!(E111), &(start..start + 2));
        }
    }
}

/// TOML 1.0 keeps an inline table on one line, without a comma at its end.
fn refuse_open_inline_table(entries: &[KeyValue], place: &Span, report: &mut Diagnostics<'_>) {
    let mut at = place.start;
    let mut gaps = Vec::new();
    for entry in entries {
        gaps.push(at..entry.key.span.start.max(at));
        gaps.push(entry.key.span.end..entry.node.span.start.max(entry.key.span.end));
        at = entry.node.span.end.max(entry.key.span.end);
    }
    let tail = at..place.end.max(at);
    let gap = |gap: &Span| report.text.get(gap.clone()).unwrap_or_default();
    let broken = gaps.iter().chain([&tail]).any(|span| gap(span).contains('\n'));
    let trailing = gap(&tail).find(',').map(|comma| tail.start + comma);
    if broken {
        report.say(finding!(E108), &(place.start..place.start + 1));
    } else if let Some(comma) = trailing {
        report.say(finding!(E108), &(comma..comma + 1));
    }
}
