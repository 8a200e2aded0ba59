//! `[[class]]`: best first, each with one lower bound, none out of reach.

use std::collections::BTreeSet;

use super::limits::{MOST_STEPS, few_enough};
use super::scales::{bound, stands_below};
use super::settings::{RawScore, shown};
use crate::exact::Exact;
use crate::finding::finding;
use crate::rules::instrument::Class;
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::keys::Field;
use crate::rules::read::keys::Fields;
use crate::rules::scale::Bound;

struct RawClass {
    place: Span,
    label: Field<String>,
    code: Field<String>,
    bound: Field<Bound>,
    color: Field<String>,
}

/// Reads the classes. `passes_top`: whether a sum anywhere lets totals rise above the top of the range.
pub(super) fn classes(
    root: &mut Fields<'_>,
    score: &RawScore,
    passes_top: bool,
    report: &mut Diagnostics<'_>,
) -> Vec<Class> {
    let tables = root.tables("class", "[[class]]", report).unwrap_or_default();
    if let Some(first_too_many) = tables.get(MOST_STEPS)
        && !few_enough(tables.len(), "class", &first_too_many.span, report)
    {
        return Vec::new();
    }
    let raw: Vec<RawClass> = tables.into_iter().map(|fields| raw_class(fields, report)).collect();
    check_names(&raw, report);
    check_bounds(&raw, score, passes_top, report);
    raw.iter()
        .filter_map(|class| {
            Some(Class {
                label: class.label.cloned()?,
                code: class.code.cloned(),
                bound: class.bound.cloned(),
                color: class.color.cloned(),
            })
        })
        .collect()
}

fn raw_class(mut fields: Fields<'_>, report: &mut Diagnostics<'_>) -> RawClass {
    let label = fields.filled("label", report);
    let raw = RawClass {
        place: fields.span.clone(),
        label: fields.require("label", label, report),
        code: fields.filled("code", report),
        bound: bound(&mut fields, report),
        color: fields.text("color", report),
    };
    if let Some(color) = raw.color.given().filter(|color| !is_color(&color.value)) {
        report.say(finding!(E126: value = &color.value), &color.span);
    }
    fields.finish(report);
    raw
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// No label or code twice, and none that is another class's code or label: verify reads either.
fn check_names(raw: &[RawClass], report: &mut Diagnostics<'_>) {
    let mut seen = BTreeSet::new();
    for class in raw {
        let mut own = BTreeSet::new();
        for name in [class.label.given(), class.code.given()].into_iter().flatten() {
            let lower = name.value.to_lowercase();
            if seen.contains(&lower) {
                report.say(finding!(E173: value = &name.value), &name.span);
            }
            own.insert(lower);
        }
        seen.append(&mut own);
    }
}

fn check_bounds(raw: &[RawClass], score: &RawScore, passes_top: bool, report: &mut Diagnostics<'_>) {
    // States may count as 0 even where the range begins above it.
    let floor = if score.bottom.is_negative() { score.bottom.clone() } else { Exact::ZERO };
    let mut before: Option<&Spanned<Bound>> = None;
    for (at, class) in raw.iter().enumerate() {
        let last = at + 1 == raw.len();
        let label = class.label.cloned().unwrap_or_default();
        match &class.bound {
            Field::Broken => before = None,
            Field::Absent if !last => report.say(finding!(E171: label = &label), &class.place),
            Field::Absent => {
                if let Some(before) = before.filter(|before| before.value.admits(&floor)) {
                    report.say(finding!(E170: label = &label, value = &shown(&before.value.value)), &class.place);
                }
            }
            Field::Given(bound) => {
                check_bound(bound, before, &floor, &label, score, passes_top, report);
                if last && !bound.value.admits(&score.bottom) {
                    report.say(finding!(E172: label = &label, bottom = shown(&score.bottom)), &bound.span);
                }
                before = Some(bound);
            }
        }
    }
}

fn check_bound(
    bound: &Spanned<Bound>,
    before: Option<&Spanned<Bound>>,
    floor: &Exact,
    label: &str,
    score: &RawScore,
    passes_top: bool,
    report: &mut Diagnostics<'_>,
) {
    let value = shown(&bound.value.value);
    if let Some(before) = before.filter(|before| !stands_below(&bound.value, &before.value)) {
        let before = shown(&before.value.value);
        report.say(finding!(E168: label = label, value = value, before = before), &bound.span);
    } else if !passes_top && !bound.value.admits(&score.top) {
        report.say(finding!(E169: label = label, value = &value, top = &shown(&score.top)), &bound.span);
    } else if let Some(before) = before.filter(|before| before.value.admits(floor)) {
        report.say(finding!(E170: label = label, value = &shown(&before.value.value)), &bound.span);
    }
}
