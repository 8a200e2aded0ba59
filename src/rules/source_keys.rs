//! The keys of a rules file as they are written, each value as TOML on one line: for outputs that carry rules along.
//!
//! Numbers keep the digits of the file; comments and the layout of the file are left behind.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceKey {
    pub key: String,
    /// TOML on one line.
    pub value: String,
}

/// A table that is neither a criterion nor a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyTable {
    /// With its brackets: `[score]`, `[[cap]]`.
    pub heading: String,
    pub keys: Vec<SourceKey>,
}

/// All keys of a file but `schema`, part by part in the order of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct SourceKeys {
    pub criteria: Vec<Vec<SourceKey>>,
    /// By name.
    pub scales: Vec<(String, Vec<SourceKey>)>,
    pub classes: Vec<Vec<SourceKey>>,
    /// The other tables.
    pub tables: Vec<KeyTable>,
}

impl SourceKeys {
    /// The keys of a file that was read without an error; empty where it is no TOML.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Ok(root) = DeTable::parse(body) else { return Self::default() };
        let mut found = Self::default();
        for (key, value) in in_order(root.get_ref()) {
            found.take(&key, value, body);
        }
        found
    }

    fn take(&mut self, key: &str, value: &Spanned<DeValue<'_>>, body: &str) {
        match (key, value.get_ref()) {
            ("criteria", DeValue::Array(items)) => self.criteria = items.iter().map(|one| keys(one, body)).collect(),
            ("class", DeValue::Array(items)) => self.classes = items.iter().map(|one| keys(one, body)).collect(),
            ("scale", DeValue::Table(table)) => {
                self.scales = in_order(table).into_iter().map(|(name, one)| (name, keys(one, body))).collect();
            }
            (_, DeValue::Array(items)) => {
                let tables = items.iter().map(|one| KeyTable { heading: format!("[[{key}]]"), keys: keys(one, body) });
                self.tables.extend(tables);
            }
            (_, DeValue::Table(_)) => {
                self.tables.push(KeyTable { heading: format!("[{key}]"), keys: keys(value, body) });
            }
            _ => {}
        }
    }
}

/// The entries of a table in the order of the text.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(String, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<(Range<usize>, String, &Spanned<DeValue<'_>>)> =
        table.iter().map(|(key, value)| (key.span(), key.get_ref().to_string(), value)).collect();
    entries.sort_by_key(|(span, ..)| span.start);
    entries.into_iter().map(|(_, key, value)| (key, value)).collect()
}

fn keys(value: &Spanned<DeValue<'_>>, body: &str) -> Vec<SourceKey> {
    let DeValue::Table(table) = value.get_ref() else { return Vec::new() };
    let key = |(key, value): (String, &Spanned<DeValue<'_>>)| SourceKey { key, value: on_one_line(value, body) };
    in_order(table).into_iter().map(key).collect()
}

fn on_one_line(value: &Spanned<DeValue<'_>>, body: &str) -> String {
    match value.get_ref() {
        DeValue::String(text) => quoted(text),
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| on_one_line(item, body)).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(table) => {
            let entry = |(key, value): (String, &Spanned<DeValue<'_>>)| {
                format!("{} = {}", bare_or_quoted(&key), on_one_line(value, body))
            };
            let entries: Vec<String> = in_order(table).into_iter().map(entry).collect();
            if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
        }
        _ => body.get(value.span()).unwrap_or_default().to_owned(),
    }
}

/// A text as TOML 1.0 writes it on one line.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A key as TOML writes it: bare where it may be.
#[must_use]
pub(crate) fn bare_or_quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if bare { key.to_owned() } else { quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "schema = 1\ncriteria = [\n  { id = \"a\", name = \"A \\\"satu\\\"\", weight = 16.60 }, # tetap\n]\n\
                        [instrument]\nid = \"x\"\nsources = [\n  \"satu\",  # ini\n  \"dua\",\n]\nnote = \"\"\"baris\nlain\"\"\"\n\
                        [scale.ya]\nkind = \"choice\"\nchoices = { \"Ya\" = 1, \"Tidak\" = 0.0 }\n[[cap]]\nunless = { on = \"a\", from = 1 }\n";

    #[test]
    fn values_stand_on_one_line_with_the_digits_of_the_file() {
        let keys = SourceKeys::of(TEXT);
        let said = |keys: &[SourceKey]| keys.iter().map(|k| format!("{}={}", k.key, k.value)).collect::<Vec<_>>();
        assert_eq!(said(&keys.criteria[0]), ["id=\"a\"", "name=\"A \\\"satu\\\"\"", "weight=16.60"]);
        assert_eq!(said(&keys.tables[0].keys), ["id=\"x\"", "sources=[\"satu\", \"dua\"]", "note=\"baris\\nlain\""]);
        assert_eq!(keys.scales[0].0, "ya");
        assert_eq!(said(&keys.scales[0].1)[1], "choices={ Ya = 1, Tidak = 0.0 }");
        assert_eq!(keys.tables[1].heading, "[[cap]]");
    }
}
