//! `[scale.NAME]`: what may be answered, and checks that every answer leads to a score and that full marks can be meant.

use std::sync::Arc;

use super::aliases;
use super::limits::{MOST_STEPS, few_enough};
use super::settings::{RawScore, shown};
use crate::exact::Exact;
use crate::finding::finding;

use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::keys::Field;
use crate::rules::read::keys::Fields;
use crate::rules::read::keys::ROOT_KEYS;
use crate::rules::read::keys::number_of;
use crate::rules::read::keys::tidy;
use crate::rules::read::spanned::KeyValue;
use crate::rules::read::spanned::TomlNode;
use crate::rules::read::spanned::TomlValue;
use crate::rules::scale::{Band, Bound, Choice, Scale, ScaleKind};
use crate::rules::words::{self, KindWord};

/// How many may be entered on a scale of counts.
const MOST_COUNTED: i64 = 1_000_000;

/// A scale and where its name is written.
pub(super) struct RawScale {
    pub name: Spanned<String>,
    /// `None` when something in it is wrong.
    pub scale: Option<Arc<Scale>>,
}

/// Reads all scales, in the order of the text.
pub(super) fn scales(root: &mut Fields<'_>, score: &RawScore, report: &mut Diagnostics<'_>) -> Vec<RawScale> {
    let Some(table) = root.table("scale", "[scale]", report) else { return Vec::new() };
    table.entries().iter().filter_map(|entry| raw_scale(entry, score, report)).collect()
}

fn raw_scale(entry: &KeyValue, score: &RawScore, report: &mut Diagnostics<'_>) -> Option<RawScale> {
    let name = entry.key.clone();
    let TomlValue::Table(entries) = &entry.node.value else {
        report.say(
            if ROOT_KEYS.contains(&name.value.as_str()) {
                finding!(E125: key = &name.value, heading = "[scale]")
            } else {
                finding!(E120: key = &name.value)
            },
            &name.span,
        );
        return None;
    };
    let heading = format!("[scale.{}]", name.value);
    let mut fields = Fields::new(entries, heading, name.span.clone());
    let scale = scale(&mut fields, &name, score, report).map(Arc::new);
    fields.finish(report);
    Some(RawScale { name, scale })
}

fn scale(
    fields: &mut Fields<'_>,
    name: &Spanned<String>,
    score: &RawScore,
    report: &mut Diagnostics<'_>,
) -> Option<Scale> {
    let kind = fields.word("kind", words::KIND, report);
    let kind = fields.require("kind", kind, report);
    let out_of = fields.positive("out_of", report);
    let made = match kind.cloned() {
        Some(KindWord::Choice) => choice(fields, report),
        Some(KindWord::Number) => number(fields, report),
        Some(KindWord::Bands) => bands(fields, report),
        Some(KindWord::Count) => count(fields, report),
        None => None,
    };
    fields.know(if kind.value() == Some(&KindWord::Choice) { &["aliases"] } else { &[] });
    match kind.cloned() {
        Some(kind) => refuse_keys_of_other_kinds(fields, kind, report),
        // Without a kind every key of any kind may be meant.
        None => fields.know(&["choices", "aliases", "min", "max", "step", "bands", "full"]),
    }
    let kind = made?;
    let out_of = match out_of {
        Field::Broken => return None,
        field => field,
    };
    if !kind.knows_full_marks() {
        check_full_marks(&kind, &out_of, name, score, report)?;
    }
    let aliases = match kind.entries().choices() {
        Some(choices) => aliases::read(fields, choices, report)?,
        None => Vec::new(),
    };
    let own = if kind.knows_full_marks() { kind.extent().map(|[_, full]| full.clone()) } else { None };
    Some(Scale::new(name.value.clone(), kind, own.or(out_of.cloned())).with_aliases(aliases))
}

fn refuse_keys_of_other_kinds(fields: &mut Fields<'_>, kind: KindWord, report: &mut Diagnostics<'_>) {
    let (own, others): (&str, &[&'static str]) = match kind {
        KindWord::Choice => ("choice", &["min", "max", "step", "bands", "full"]),
        KindWord::Number => ("number", &["choices", "aliases", "bands", "full"]),
        KindWord::Bands => ("bands", &["choices", "aliases", "step", "full"]),
        KindWord::Count => ("count", &["choices", "aliases", "min", "step", "bands", "out_of"]),
    };
    for key in others {
        if fields.node(key).is_some() {
            report.say(finding!(E158: key = *key, kind = own), &fields.place(key));
        }
    }
}

/// `choices`: names with numbers, or plain numbers.
fn choice(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<ScaleKind> {
    let Some(node) = fields.node("choices") else {
        report.say(finding!(E114: key = "choices"; table = fields.heading()), &fields.span);
        return None;
    };
    let count = match &node.value {
        TomlValue::Table(entries) => entries.len(),
        TomlValue::List(items) => items.len(),
        _ => 0,
    };
    if !few_enough(count, "choices", &fields.place("choices"), report) {
        return None;
    }
    let (choices, numeric) = match &node.value {
        TomlValue::Table(entries) => (named_choices(entries, report)?, false),
        TomlValue::List(items) => (numeric_choices(items, report)?, true),
        _ => {
            report.say(finding!(E119: key = "choices"), &node.span);
            return None;
        }
    };
    if choices.is_empty() {
        report.say(finding!(E129: key = "choices"), &node.span);
        return None;
    }
    Some(ScaleKind::Choice { choices, numeric })
}

fn named_choices(entries: &[KeyValue], report: &mut Diagnostics<'_>) -> Option<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut sound = true;
    for entry in entries {
        let label = tidy(&entry.key.value);
        if label.is_empty() {
            report.say(finding!(E122: key = "choices"), &entry.key.span);
            sound = false;
        } else if choices.iter().any(|known| known.label.to_lowercase() == label.to_lowercase()) {
            report.say(finding!(E159: value = &label), &entry.key.span);
            sound = false;
        }
        match number_of(&entry.node, "choices", report) {
            Some(value) => choices.push(Choice { label, value }),
            None => sound = false,
        }
    }
    sound.then_some(choices)
}

fn numeric_choices(items: &[TomlNode], report: &mut Diagnostics<'_>) -> Option<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut sound = true;
    for item in items {
        let Some(value) = number_of(item, "choices", report) else {
            sound = false;
            continue;
        };
        let TomlValue::Number(label) = &item.value else { continue };
        if choices.iter().any(|known| known.value == value) {
            report.say(finding!(E159: value = label), &item.span);
            sound = false;
        }
        choices.push(Choice { label: label.clone(), value });
    }
    sound.then_some(choices)
}

/// `min` and `max`, the first below the second.
fn ends(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<(Exact, Exact)> {
    let min = fields.number("min", report);
    let min = fields.require("min", min, report);
    let max = fields.number("max", report);
    let max = fields.require("max", max, report);
    let (min, max) = (min.given()?, max.given()?);
    if min.value >= max.value {
        report.say(finding!(E160: min = &shown(&min.value), max = &shown(&max.value)), &max.span);
        return None;
    }
    Some((min.value.clone(), max.value.clone()))
}

fn number(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<ScaleKind> {
    let ends = ends(fields, report);
    let step = fields.positive("step", report);
    let (min, max) = ends?;
    if let Some(written) = step.given()
        && !(&(&max - &min) / &written.value).is_integer()
    {
        report.say(finding!(E161: step = &shown(&written.value), max = &shown(&max)), &written.span);
        return None;
    }
    (!step.is_broken()).then(|| ScaleKind::Number { min, max, step: step.cloned() })
}

fn bands(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<ScaleKind> {
    let ends = ends(fields, report);
    let place = fields.place("bands");
    let Some(tables) = fields.tables("bands", "bands", report) else {
        if fields.node("bands").is_none() {
            report.say(finding!(E114: key = "bands"; table = fields.heading()), &fields.span);
        }
        return None;
    };
    if tables.is_empty() {
        report.say(finding!(E129: key = "bands"), &place);
        return None;
    }
    if !few_enough(tables.len(), "bands", &place, report) {
        return None;
    }
    let count = tables.len();
    let read: Vec<(Band, Span)> = tables.into_iter().filter_map(|table| band(table, report)).collect();
    let (min, max) = ends?;
    if read.len() < count || !check_bands(&read, &min, &max, report) {
        return None;
    }
    Some(ScaleKind::Bands { min, max, bands: read.into_iter().map(|(band, _)| band).collect() })
}

/// `full`: how many are full marks; `max`: how many may be entered, `full` where it is not said.
fn count(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<ScaleKind> {
    let full = fields.whole("full", 1, MOST_STEPS as i64, report);
    let full = fields.require("full", full, report);
    let max = fields.whole("max", full.value().copied().unwrap_or(1), MOST_COUNTED, report);
    let full = full.cloned()?;
    match max {
        Field::Absent => Some(ScaleKind::count(full, full)),
        Field::Given(max) => Some(ScaleKind::count(full, max.value)),
        Field::Broken => None,
    }
}

fn band(mut fields: Fields<'_>, report: &mut Diagnostics<'_>) -> Option<(Band, Span)> {
    let place = fields.span.clone();
    let bound = bound(&mut fields, report);
    if bound.is_absent() {
        report.say(finding!(E167: table = &fields.name), &place);
    }
    let score = fields.number("score", report);
    let score = fields.require("score", score, report);
    fields.finish(report);
    let bound = bound.given()?;
    Some((Band { bound: bound.value.clone(), score: score.cloned()? }, bound.span.clone()))
}

/// Bands stand from the top down, each can be reached, and together they leave no number out.
fn check_bands(bands: &[(Band, Span)], min: &Exact, max: &Exact, report: &mut Diagnostics<'_>) -> bool {
    let mut sound = true;
    for (at, (band, span)) in bands.iter().enumerate() {
        let value = shown(&band.bound.value);
        let before = at.checked_sub(1).map(|before| &bands[before].0.bound);
        if before.is_some_and(|before| !stands_below(&band.bound, before)) {
            report.say(finding!(E162: value = &value), span);
            sound = false;
        } else if before.is_some_and(|before| before.admits(min)) || !band.bound.admits(max) {
            report.say(finding!(E163: value = &value, min = &shown(min), max = &shown(max)), span);
            sound = false;
        }
    }
    if let Some((last, span)) = bands.last().filter(|(last, _)| sound && !last.bound.admits(min)) {
        report.say(finding!(E164: value = &shown(&last.bound.value), min = &shown(min)), span);
        sound = false;
    }
    sound
}

/// Whether a bound admits more than the one before it: lower, or `from` behind `above` at one value.
pub(super) fn stands_below(bound: &Bound, before: &Bound) -> bool {
    bound.value < before.value || (bound.value == before.value && bound.inclusive && !before.inclusive)
}

/// `from` or `above`; both together are refused.
pub(super) fn bound(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Field<Bound> {
    let from = fields.number("from", report);
    let above = fields.number("above", report);
    match (from, above) {
        (Field::Absent, Field::Absent) => Field::Absent,
        (Field::Given(from), Field::Absent) => {
            Field::Given(Spanned { value: Bound { value: from.value, inclusive: true }, span: from.span })
        }
        (Field::Absent, Field::Given(above)) => {
            Field::Given(Spanned { value: Bound { value: above.value, inclusive: false }, span: above.span })
        }
        (from, above) => {
            if !from.is_absent() && !above.is_absent() {
                let (from, above) = (fields.place("from"), fields.place("above"));
                report.say(finding!(E166), if from.start > above.start { &from } else { &above });
            }
            Field::Broken
        }
    }
}

/// Full marks are the top of the range, or said; nothing lies above them.
fn check_full_marks(
    kind: &ScaleKind,
    out_of: &Field<Exact>,
    name: &Spanned<String>,
    score: &RawScore,
    report: &mut Diagnostics<'_>,
) -> Option<()> {
    let [_, highest] = kind.extent()?;
    match out_of.given() {
        None if *highest != score.top => {
            let (highest, top) = (shown(highest), shown(&score.top));
            report.say(finding!(E155: name = &name.value, highest = highest, top = top), &name.span);
            None
        }
        Some(full) if *highest > full.value => {
            report.say(finding!(E156: highest = &shown(highest), full = &shown(&full.value)), &full.span);
            None
        }
        _ => Some(()),
    }
}
