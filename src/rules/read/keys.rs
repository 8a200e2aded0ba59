//! Reads the keys of one table: each with the right type or a finding, and a finding for every unknown key.

use crate::exact::Exact;
use crate::finding::{Finding, finding};
use crate::names::nearest::nearest;
use crate::names::nearest::nearest_key;
use crate::names::normal;
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::spanned::KeyValue;
use crate::rules::read::spanned::TomlNode;
use crate::rules::read::spanned::TomlValue;

/// Keys of the outer level: found elsewhere they were meant to stand above the first heading.
pub(super) const ROOT_KEYS: &[&str] = &[
    "schema",
    "ahp",
    "criteria",
    "instrument",
    "agency",
    "form",
    "score",
    "class",
    "scale",
    "ranking",
    "answers",
    "cap",
    "summary",
    "decree",
];

/// Every key of the language, whatever its table, in alphabetical order.
const ALL_KEYS: &[&str] = &[
    "about",
    "above",
    "absent",
    "agency",
    "ahp",
    "aliases",
    "answers",
    "assessors",
    "authority",
    "bands",
    "basis",
    "best_class",
    "blank",
    "branch",
    "break_ties",
    "by",
    "cap",
    "choices",
    "class",
    "classify",
    "code",
    "color",
    "combine",
    "contact",
    "criteria",
    "date",
    "deadline",
    "decimals",
    "decree",
    "evidence",
    "form",
    "from",
    "gate",
    "groups",
    "head",
    "id",
    "instructions",
    "instrument",
    "issuer",
    "judgements",
    "judges",
    "kind",
    "label",
    "max",
    "max_not_applicable",
    "min",
    "min_coverage",
    "name",
    "no_case",
    "not_applicable",
    "note",
    "number",
    "on",
    "otherwise",
    "out_of",
    "parent",
    "place",
    "points",
    "position",
    "range",
    "ranking",
    "round_at",
    "rounding",
    "scale",
    "schema",
    "score",
    "shared",
    "signatory",
    "sources",
    "status",
    "step",
    "summary",
    "ties",
    "title",
    "top",
    "unit",
    "unless",
    "unverified",
    "weight",
    "weighted_by",
    "weights",
    "within",
    "year",
];

/// Whether a key is one of the language, whatever its table.
fn is_of_the_language(key: &str) -> bool {
    ALL_KEYS.binary_search(&key).is_ok()
}

/// What a key holds.
#[derive(Debug, Clone)]
pub(super) enum Field<T> {
    /// Not written.
    Absent,
    /// Written, but a finding: checks that depend on it keep quiet.
    Broken,
    Given(Spanned<T>),
}

impl<T> Field<T> {
    pub(crate) const fn given(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Given(at) => Some(at),
            _ => None,
        }
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.given().map(|at| &at.value)
    }

    pub(crate) const fn is_broken(&self) -> bool {
        matches!(self, Self::Broken)
    }

    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T: Clone> Field<T> {
    pub(crate) fn cloned(&self) -> Option<T> {
        self.value().cloned()
    }
}

/// The keys of one table.
pub(super) struct Fields<'n> {
    entries: &'n [KeyValue],
    /// How a finding names the table: `[score]`, `criteria`.
    pub name: String,
    /// Where it begins.
    pub span: Span,
    asked: Vec<&'static str>,
    /// Whether every key is one of [`ALL_KEYS`].
    all_known: bool,
}

impl<'n> Fields<'n> {
    pub(crate) fn new(entries: &'n [KeyValue], name: impl Into<String>, span: Span) -> Self {
        let all_known = entries.iter().all(|entry| is_of_the_language(&entry.key.value));
        Self { entries, name: name.into(), span, asked: Vec::new(), all_known }
    }

    /// All entries, in the order of the text.
    pub(crate) const fn entries(&self) -> &'n [KeyValue] {
        self.entries
    }

    /// The value of a key, which thereby is a known one.
    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'n TomlNode> {
        self.asked.push(key);
        self.entry(key).map(|entry| &entry.node)
    }

    /// The entry of a key: under its name or, so that a misspelt key is reported once and not as missing too, under one
    /// that can only be meant for it.
    fn entry(&self, key: &str) -> Option<&'n KeyValue> {
        let meant = |entry: &&KeyValue| {
            let name = entry.key.value.as_str();
            !is_of_the_language(name) && nearest_key(name, ALL_KEYS) == Some(key)
        };
        let found = self.entries.iter().find(|entry| entry.key.value == key);
        if self.all_known { found } else { found.or_else(|| self.entries.iter().find(meant)) }
    }

    /// Makes keys known ones without reading them.
    pub(crate) fn know(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// The heading of the table; `None` for the file itself, which has none.
    pub(crate) fn heading(&self) -> Option<&str> {
        Some(self.name.as_str()).filter(|name| !name.is_empty())
    }

    /// Where a key is written, or else its table.
    pub(crate) fn place(&self, key: &str) -> Span {
        self.entry(key).map_or_else(|| self.span.clone(), |entry| entry.key.span.clone())
    }

    /// Reports that a key is not there, and hands the field on.
    pub(crate) fn require<T>(&self, key: &'static str, field: Field<T>, report: &mut Diagnostics<'_>) -> Field<T> {
        if field.is_absent() && !report.may_be_lost(key) {
            report.say(finding!(E114: key = key; table = self.heading()), &self.span);
        }
        field
    }

    pub(crate) fn text(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<String> {
        self.typed(key, report, |node, report| text_of(node, key, report))
    }

    /// A text with something in it, white space made regular.
    pub(crate) fn filled(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<String> {
        self.typed(key, report, |node, report| {
            let text = tidy(&text_of(node, key, report)?);
            if text.is_empty() {
                report.say(finding!(E122: key = key), &node.span);
                return None;
            }
            Some(text)
        })
    }

    pub(crate) fn flag(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<bool> {
        self.typed(key, report, |node, report| match &node.value {
            TomlValue::Flag(flag) => Some(*flag),
            _ => wrong(node, finding!(E118: key = key), report),
        })
    }

    /// A decimal, as written.
    pub(crate) fn number(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<Exact> {
        self.typed(key, report, |node, report| number_of(node, key, report))
    }

    /// A decimal above 0.
    pub(crate) fn positive(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<Exact> {
        self.typed(key, report, |node, report| {
            let number = number_of(node, key, report)?;
            if number <= Exact::ZERO {
                report.say(finding!(E127: key = key), &node.span);
                return None;
            }
            Some(number)
        })
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn whole(
        &mut self,
        key: &'static str,
        least: i64,
        most: i64,
        report: &mut Diagnostics<'_>,
    ) -> Field<i64> {
        self.typed(key, report, |node, report| {
            let number = number_of(node, key, report)?;
            if !number.is_integer() {
                report.say(finding!(E124: key = key), &node.span);
                return None;
            }
            if number < Exact::int(least) || number > Exact::int(most) {
                let (least, most) = (least.to_string(), most.to_string());
                report.say(finding!(E123: key = key, min = &least, max = &most), &node.span);
                return None;
            }
            number.to_string().parse().ok()
        })
    }

    /// A weight: a decimal, or a fraction as text.
    pub(crate) fn weight(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<Exact> {
        self.typed(key, report, |node, report| match &node.value {
            TomlValue::Text(text) if comma_number(text).is_none() => {
                let weight = Exact::parse_fraction(text.trim());
                if weight.is_none() {
                    report.say(finding!(E146: value = text), &node.span);
                }
                weight
            }
            _ => number_of(node, key, report),
        })
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        report: &mut Diagnostics<'_>,
    ) -> Field<T> {
        self.typed(key, report, |node, report| {
            let text = text_of(node, key, report)?;
            let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
            if found.is_none() {
                unknown_word(&text, &crate::rules::words::names(words), key, &node.span, report);
            }
            found
        })
    }

    /// A list of texts, each with its place; none twice, none empty.
    pub(crate) fn texts(&mut self, key: &'static str, report: &mut Diagnostics<'_>) -> Field<Vec<Spanned<String>>> {
        self.typed(key, report, |node, report| {
            let TomlValue::List(items) = &node.value else { return wrong(node, finding!(E119: key = key), report) };
            let mut texts: Vec<Spanned<String>> = Vec::new();
            for item in items {
                let value = tidy(&text_of(item, key, report)?);
                if value.is_empty() {
                    report.say(finding!(E122: key = key), &item.span);
                } else if texts.iter().any(|known| known.value == value) {
                    report.say(finding!(E128: value = &value, key = key), &item.span);
                } else {
                    texts.push(Spanned { value, span: item.span.clone() });
                }
            }
            Some(texts)
        })
    }

    /// The same, with at least one.
    pub(crate) fn some_texts(
        &mut self,
        key: &'static str,
        report: &mut Diagnostics<'_>,
    ) -> Field<Vec<Spanned<String>>> {
        match self.texts(key, report) {
            Field::Given(list) if list.value.is_empty() => {
                report.say(finding!(E129: key = key), &list.span);
                Field::Broken
            }
            field => field,
        }
    }

    /// A table below a key.
    pub(crate) fn table(&mut self, key: &'static str, name: &str, report: &mut Diagnostics<'_>) -> Option<Fields<'n>> {
        let node = self.node(key)?;
        table_of(node, key, name, report)
    }

    /// A list of tables below a key; those that are none are reported and left out.
    pub(crate) fn tables(
        &mut self,
        key: &'static str,
        name: &str,
        report: &mut Diagnostics<'_>,
    ) -> Option<Vec<Fields<'n>>> {
        let node = self.node(key)?;
        let TomlValue::List(items) = &node.value else { return wrong(node, finding!(E119: key = key), report) };
        Some(items.iter().filter_map(|item| table_of(item, key, name, report)).collect())
    }

    fn typed<T>(
        &mut self,
        key: &'static str,
        report: &mut Diagnostics<'_>,
        read: impl FnOnce(&'n TomlNode, &mut Diagnostics<'_>) -> Option<T>,
    ) -> Field<T> {
        match self.node(key) {
            None => Field::Absent,
            Some(node) => match read(node, report) {
                Some(value) => Field::Given(Spanned { value, span: node.span.clone() }),
                None => Field::Broken,
            },
        }
    }

    /// Reports unknown keys.
    pub(crate) fn finish(self, report: &mut Diagnostics<'_>) {
        for entry in self.entries {
            let key = entry.key.value.as_str();
            if self.asked.contains(&key) {
                continue;
            }
            let span = &entry.key.span;
            if ROOT_KEYS.contains(&key) && self.name.starts_with('[') {
                report.say(finding!(E125: key = key, heading = &self.name), span);
                continue;
            }
            let near = nearest_key(key, &self.asked);
            report.say(finding!(E115: key = key; table = self.heading(), near = near), span);
        }
    }
}

fn table_of<'n>(node: &'n TomlNode, key: &str, name: &str, report: &mut Diagnostics<'_>) -> Option<Fields<'n>> {
    match &node.value {
        TomlValue::Table(entries) => {
            let inline = report.text[node.span.clone()].starts_with('{');
            let end = if inline { node.span.start + 1 } else { node.span.end };
            Some(Fields::new(entries, name, node.span.start..end))
        }
        _ => wrong(node, finding!(E120: key = key), report),
    }
}

/// Reports a value of another kind, up to the end of its first line.
fn wrong<T>(node: &TomlNode, finding: Finding, report: &mut Diagnostics<'_>) -> Option<T> {
    let end = report.text[node.span.clone()].find('\n').map_or(node.span.end, |line| node.span.start + line);
    report.say(finding, &(node.span.start..end));
    None
}

fn text_of(node: &TomlNode, key: &str, report: &mut Diagnostics<'_>) -> Option<String> {
    match &node.value {
        TomlValue::Text(text) => Some(text.clone()),
        _ => wrong(node, finding!(E116: key = key), report),
    }
}

/// A number as written, nothing through a float: no exponent, no other radix, no `_`, no `inf`, no `nan`.
pub(super) fn number_of(node: &TomlNode, key: &str, report: &mut Diagnostics<'_>) -> Option<Exact> {
    match &node.value {
        TomlValue::Number(written) => {
            let number = Exact::parse_decimal(written);
            if number.is_none() {
                report.say(finding!(E109), &node.span);
            }
            number
        }
        TomlValue::Text(text) => match comma_number(text) {
            Some(proposal) => {
                report.say(finding!(E110: proposal = &proposal), &node.span);
                None
            }
            None => wrong(node, finding!(E117: key = key), report),
        },
        _ => wrong(node, finding!(E117: key = key), report),
    }
}

/// The number with a point that a text such as `12,5` means.
fn comma_number(text: &str) -> Option<String> {
    let proposal = text.trim().replace(',', ".");
    (text.contains(',') && Exact::parse_fraction(&proposal).is_some()).then_some(proposal)
}

pub(super) fn unknown_word(text: &str, words: &[&str], key: &str, span: &Span, report: &mut Diagnostics<'_>) {
    let allowed = words.join(", ");
    let near = nearest(text, words.iter().copied());
    report.say(finding!(E121: value = text, key = key, allowed = allowed; near = near), span);
}

/// Text as it is compared with cells.
pub(super) fn tidy(text: &str) -> String {
    normal::tidy(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::ALL_KEYS;

    #[test]
    fn keys_stand_in_the_order_in_which_they_are_looked_up() {
        assert!(ALL_KEYS.is_sorted());
    }
}
