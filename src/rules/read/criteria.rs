//! `criteria`: one table each, read by itself. What needs the others (parents, sums, gates) is checked in the tree.

use crate::finding::finding;
use crate::rules::read::raw::RawCriterion;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::conditions::condition;
use super::settings::{RawScore, counts, share, unverified};
use crate::exact::Exact;
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::keys::Field;
use crate::rules::read::keys::Fields;
use crate::rules::read::keys::tidy;
use crate::rules::read::spanned::TomlValue;
use crate::rules::reserved::is_reserved;
use crate::rules::words;

/// Reads all criteria.
pub(super) fn criteria(tables: Vec<Fields<'_>>, score: &RawScore, report: &mut Diagnostics<'_>) -> Vec<RawCriterion> {
    let raw: Vec<RawCriterion> = tables.into_iter().map(|fields| raw_criterion(fields, score, report)).collect();
    let mut first: HashMap<&str, &Span> = HashMap::new();
    for Spanned { value, span } in raw.iter().map(|criterion| &criterion.id) {
        match first.entry(value) {
            Entry::Vacant(place) => drop(place.insert(span)),
            Entry::Occupied(known) => {
                let line = report.line_number(known.get());
                report.say(finding!(E131: id = value, line = &line), span);
            }
        }
    }
    raw
}

fn raw_criterion(mut fields: Fields<'_>, score: &RawScore, report: &mut Diagnostics<'_>) -> RawCriterion {
    let id = id(&mut fields, report);
    let name = fields.filled("name", report);
    let name = fields.require("name", name, report).cloned().unwrap_or_default();
    let parent = fields.filled("parent", report);
    let gate_table = fields.table("gate", "gate", report);
    let raw = RawCriterion {
        name,
        parent,
        weight: non_negative(fields.weight("weight", report), report),
        weights: fields.word("weights", words::WEIGHTS, report),
        combine: fields.word("combine", words::COMBINE, report),
        scale: fields.text("scale", report),
        points: fields.positive("points", report),
        unit: fields.word("unit", words::UNIT, report),
        groups: fields.some_texts("groups", report),
        gate: gate_table.map(|table| condition(table, report)),
        gate_span: fields.place("gate"),
        otherwise: fields.word("otherwise", words::OTHERWISE, report),
        shared: fields.flag("shared", report),
        not_applicable: counts(&mut fields, "not_applicable", score, report),
        no_case: counts(&mut fields, "no_case", score, report),
        unverified: unverified(&mut fields, score, report),
        evidence: fields.word("evidence", words::EVIDENCE, report),
        max_not_applicable: share(&mut fields, "max_not_applicable", report),
        assessors: fields.word("assessors", words::ASSESSORS, report),
        blank: counts(&mut fields, "blank", score, report),
        min_coverage: share(&mut fields, "min_coverage", report).cloned(),
        note: fields.text("note", report).cloned(),
        id,
    };
    check_pairs(&raw, &fields, report);
    fields.finish(report);
    raw
}

/// A gate says what else happens, and only a gate does.
fn check_pairs(raw: &RawCriterion, fields: &Fields<'_>, report: &mut Diagnostics<'_>) {
    let gated = fields.entries().iter().any(|entry| entry.key.value == "gate");
    if gated && raw.otherwise.is_absent() && !report.may_be_lost("otherwise") {
        report.say(finding!(E176: id = &raw.id.value), &raw.gate_span);
    }
    if !gated && !raw.otherwise.is_absent() {
        report.say(finding!(E177: id = &raw.id.value), &fields.place("otherwise"));
    }
    if !raw.weight.is_absent() && !raw.points.is_absent() {
        report.say(finding!(E148: id = &raw.id.value), &fields.place("points"));
    }
}

fn non_negative(weight: Field<Exact>, report: &mut Diagnostics<'_>) -> Field<Exact> {
    match weight {
        Field::Given(weight) if weight.value.is_negative() => {
            report.say(finding!(E144), &weight.span);
            Field::Broken
        }
        field => field,
    }
}

/// The id: text that can stand in a cell. A number is reported and read as its text, so that the rest can be checked.
fn id(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Spanned<String> {
    let place = fields.span.clone();
    // No cell can hold this, so nothing refers to it.
    let unknown = Spanned { value: format!("\n{}", place.start), span: place };
    let Some(node) = fields.node("id") else {
        if !report.may_be_lost("id") {
            report.say(finding!(E114: key = "id"; table = fields.heading()), &fields.span);
        }
        return unknown;
    };
    let span = node.span.clone();
    match &node.value {
        TomlValue::Number(written) => {
            report.say(finding!(E130: value = written), &span);
            Spanned { value: written.clone(), span }
        }
        TomlValue::Text(text) if text.trim().is_empty() => {
            report.say(finding!(E122: key = "id"), &span);
            unknown
        }
        TomlValue::Text(text) => {
            if *text != tidy(text) || text.contains(char::is_control) {
                report.say(finding!(E133: value = text), &span);
            } else if is_reserved(text) {
                report.say(finding!(E132: value = text), &span);
            }
            Spanned { value: text.clone(), span }
        }
        _ => {
            report.say(finding!(E116: key = "id"), &span);
            unknown
        }
    }
}
