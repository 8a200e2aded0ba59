//! Lines that the comparison of two results and the trend over several share.

use crate::rules::scale::Bound;

use crate::analysis::compare::Break;
use crate::analysis::compare::RankedLists;
use crate::analysis::compare::position::Position;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::compare::CompareReport;
use crate::report::compare::RULES_MARK;
use crate::report::grid::wrapped;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::words::Word;
use crate::rules::Instrument;

/// A line of text, indented, within the width of the screen.
pub(super) fn line(report: &CompareReport<'_>, text: &str, indent: usize) -> String {
    let room = report.screen.width.map(|width| width.saturating_sub(indent).max(20));
    let blank = " ".repeat(indent);
    wrapped(text, room).lines().map(|line| format!("{blank}{line}\n")).collect()
}

pub(super) fn breaks(report: &CompareReport<'_>, title: &str, breaks: &[Break], rules: &Instrument) -> String {
    if breaks.is_empty() {
        return String::new();
    }
    let mut text = line(report, title, 0);
    for one in breaks.iter().take(BREAKS) {
        text.push_str(&line(report, &say_break(one, rules, report.lang), 2));
    }
    if breaks.len() > BREAKS {
        let more = number::count((breaks.len() - BREAKS) as u64, report.lang);
        text.push_str(&line(report, &Word::BreakMore.with(report.lang, &[("n", more)]), 2));
    }
    if breaks.iter().any(Break::is_about_classes) {
        text.push_str(&line(report, Word::BreakClassesApart.say(report.lang), 0));
    }
    text.push('\n');
    text
}

pub(super) fn class(standing: &Position) -> String {
    standing.class.as_deref().map_or_else(|| DASH.to_owned(), printable)
}

/// A change in points with its sign.
pub(super) fn signed(change: &Exact, rules: &Instrument, lang: Lang) -> String {
    number::signed(change, &number::difference(change, rules, lang), "")
}

/// A file's name without folder and ending: that of the input, or of the rules where these set results apart.
pub(super) fn short(label: &str) -> String {
    let label = label.rsplit_once(RULES_MARK).map_or(label, |(_, rules)| rules);
    let name = label.rsplit(['/', '\\']).next().unwrap_or(label);
    printable(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// How many differences between instruments are told.
pub(super) const BREAKS: usize = 8;

pub(super) fn say_break(one: &Break, rules: &Instrument, lang: Lang) -> String {
    let named = |id: &str, name: &str| [("id", id.to_owned()), ("name", printable(name))];
    match one {
        Break::Instrument { before, after } => {
            Word::BreakInstrument.with(lang, &[("before", before.clone()), ("after", after.clone())])
        }
        Break::Criterion { id, name, added: true } => Word::BreakCriterionAdded.with(lang, &named(id, name)),
        Break::Criterion { id, name, added: false } => Word::BreakCriterionGone.with(lang, &named(id, name)),
        Break::Weight { id, name, before, after } => {
            let [id, name] = named(id, name);
            let weights = [("before", number::weight(before, lang)), ("after", number::weight(after, lang))];
            Word::BreakWeight.with(lang, &[id, name, weights[0].clone(), weights[1].clone()])
        }
        Break::Classes { before, after } => {
            Word::BreakClasses.with(lang, &[("before", classes(before, lang)), ("after", classes(after, lang))])
        }
        Break::Range { before, after } => {
            let range = |(from, to): &(Exact, Exact)| {
                format!("{}–{}", number::score(from, rules, lang), number::score(to, rules, lang))
            };
            Word::BreakRange.with(lang, &[("before", range(before)), ("after", range(after))])
        }
        Break::Rule { key } => Word::BreakRule.with(lang, &[("key", (*key).to_owned())]),
    }
}

pub(super) fn classes(classes: &[(String, Option<Bound>)], lang: Lang) -> String {
    let one = |(label, bound): &(String, Option<Bound>)| match bound {
        Some(bound) => {
            let sign = if bound.inclusive { "≥" } else { ">" };
            format!("{} {sign} {}", printable(label), number::weight(&bound.value, lang))
        }
        None => printable(label),
    };
    classes.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A rank, out of how many where asked for.
pub(super) fn rank(report: &CompareReport<'_>, position: &Position, of: bool) -> String {
    let count = |n: u32| number::count(n.into(), report.lang);
    if !of {
        return count(position.rank);
    }
    Word::PlaceOf.with(report.lang, &[("rank", count(position.rank)), ("n", count(position.of))])
}

/// What to say where two lists differ too much for places on them to be compared.
pub(super) fn ranked_lists(report: &CompareReport<'_>, lists: RankedLists) -> Option<String> {
    if lists.are_comparable() {
        return None;
    }
    let count = |n: u32| number::count(n.into(), report.lang);
    let facts = [("before", count(lists.before)), ("after", count(lists.after)), ("both", count(lists.both))];
    Some(Word::PlacesApart.with(report.lang, &facts))
}
