//! Conditions of gates and caps: read here with names, bound to criteria once the tree stands.

use super::scales::bound;
use super::settings::{RawHeading, RawRanking, RawScore, shown};
use super::tree::RawTree;
use crate::finding::finding;
use crate::names::nearest::nearest;
use crate::rules::instrument::{Cap, Class, Condition};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::keys::Field;
use crate::rules::read::keys::Fields;
use crate::rules::read::raw::RawCondition;
use crate::rules::words;

/// Reads `{ on = ..., from = ... }`.
pub(super) fn condition(mut fields: Fields<'_>, report: &mut Diagnostics<'_>) -> RawCondition {
    let on = fields.filled("on", report);
    let raw = RawCondition {
        on: fields.require("on", on, report),
        bound: bound(&mut fields, report),
        top: fields.whole("top", 1, i64::from(u32::MAX), report),
        within: fields.word("within", words::WITHIN, report),
        groups: fields.some_texts("groups", report),
    };
    if raw.bound.is_absent() && raw.top.is_absent() {
        report.say(finding!(E175), &fields.span);
    }
    fields.finish(report);
    raw
}

/// What a condition is checked against.
pub(super) struct Context<'a> {
    pub tree: &'a RawTree,
    pub heading: &'a RawHeading,
    pub score: &'a RawScore,
    pub ranking: &'a RawRanking,
    /// Whether a sum anywhere lets scores rise above the top of the range.
    pub passes_top: bool,
}

impl Context<'_> {
    /// The condition with its criterion found; `None` when something in it is wrong.
    pub(crate) fn bind(&self, raw: &RawCondition, report: &mut Diagnostics<'_>) -> Option<Condition> {
        self.heading.check_groups(&raw.groups, report);
        if let Some(bound) = raw.bound.given().filter(|b| !self.passes_top && !b.value.admits(&self.score.top)) {
            let facts = [("value", shown(&bound.value.value)), ("top", shown(&self.score.top))];
            report.say(finding!(E179: value = &facts[0].1, top = &facts[1].1), &bound.span);
        }
        Some(Condition {
            on: self.tree.find(raw.on.given()?, report)?,
            bound: raw.bound.cloned(),
            top: raw.top.cloned().and_then(|n| n.try_into().ok()),
            within: raw.within.cloned().unwrap_or(self.ranking.within),
            groups: raw.groups.value().map(|groups| groups.iter().map(|g| g.value.clone()).collect()),
        })
    }
}

impl RawHeading {
    /// Reports groups that are not in the closed list, where there is one.
    pub(crate) fn check_groups(&self, groups: &Field<Vec<Spanned<String>>>, report: &mut Diagnostics<'_>) {
        for group in groups.value().into_iter().flatten() {
            if self.closed && !self.groups.contains(&group.value) {
                let near = nearest(&group.value, self.groups.iter().map(String::as_str));
                report.say(finding!(E139: value = &group.value; near = near), &group.span);
            }
        }
    }
}

/// A cap as written.
pub(super) struct RawCap {
    unless: Option<RawCondition>,
    best_class: Field<String>,
}

/// Reads `[[cap]]`.
pub(super) fn caps(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Vec<RawCap> {
    let tables = root.tables("cap", "[[cap]]", report).unwrap_or_default();
    tables.into_iter().map(|fields| raw_cap(fields, report)).collect()
}

fn raw_cap(mut fields: Fields<'_>, report: &mut Diagnostics<'_>) -> RawCap {
    let place: Span = fields.span.clone();
    if fields.node("unless").is_none() {
        report.say(finding!(E114: key = "unless"; table = fields.heading()), &place);
    }
    let unless = fields.table("unless", "unless", report).map(|table| condition(table, report));
    let best = fields.filled("best_class", report);
    let best_class = fields.require("best_class", best, report);
    fields.finish(report);
    RawCap { unless, best_class }
}

/// The cap with its criterion and class found.
pub(super) fn bind_cap(
    raw: &RawCap,
    classes: &[Class],
    context: &Context<'_>,
    report: &mut Diagnostics<'_>,
) -> Option<Cap> {
    let unless = raw.unless.as_ref().and_then(|unless| context.bind(unless, report));
    let best = raw.best_class.given()?;
    let lower = best.value.to_lowercase();
    let named = |class: &Class| {
        class.label.to_lowercase() == lower || class.code.as_ref().is_some_and(|code| code.to_lowercase() == lower)
    };
    let Some(best_class) = classes.iter().position(named) else {
        let near = nearest(&best.value, classes.iter().map(|class| class.label.as_str()));
        report.say(finding!(E180: value = &best.value; near = near), &best.span);
        return None;
    };
    Some(Cap { unless: unless?, best_class })
}
