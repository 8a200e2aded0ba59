//! A comparison for people: breaks first, then who moved and why, then classes.

use super::CompareReport;
use crate::analysis::compare::Cause;
use crate::analysis::compare::Comparison;
use crate::analysis::compare::Move;
use crate::analysis::compare::OneSided;
use crate::analysis::compare::Transitions;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::exact::{Exact, Rounding};
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::compare::lines::breaks;
use crate::report::compare::lines::class;
use crate::report::compare::lines::line;
use crate::report::compare::lines::signed;
use crate::report::corrections::Corrections;
use crate::report::grid::{Column, Grid};
use crate::report::number;
use crate::report::number::DASH;
use crate::report::words::{self, Word};
use crate::rules::instrument::Within;
use crate::rules::{Instrument, TOTAL};
/// How many causes are told of one agency.
const CAUSES: usize = 5;
/// Digits that points have beyond those of scores.
const MORE_DIGITS: u32 = 2;

/// The whole text.
pub(crate) fn text(report: &CompareReport<'_>) -> String {
    let mut text = head(report);
    if let Some(trend) = report.trend {
        text.push_str(&super::trend::table(report, trend));
        return text;
    }
    for (step, sides) in report.steps.iter().zip(report.sides.windows(2)) {
        text.push_str(&comparison(report, step, sides[0], sides[1]));
    }
    for side in report.sides {
        let corrections = Corrections::of(side.instrument, side.assessments, report.lang);
        text.push_str(&corrections.text(report.screen.width));
    }
    text
}

fn head(report: &CompareReport<'_>) -> String {
    let mut text = String::new();
    let mut told = Vec::new();
    for side in report.sides {
        let rules = side.instrument;
        if told.contains(&&rules.id) {
            continue;
        }
        told.push(&rules.id);
        let status = words::status(rules.status).say(report.lang);
        let word = Word::Status.say(report.lang).to_lowercase();
        text.push_str(&line(report, &format!("{} · {} · {word}: {status}", printable(&rules.title), rules.id), 0));
    }
    let labels: Vec<String> = report.sides.iter().map(|side| printable(side.label)).collect();
    text + &line(report, &labels.join(" → "), 0)
}

fn comparison(report: &CompareReport<'_>, step: &Comparison, before: Side<'_>, after: Side<'_>) -> String {
    let lang = report.lang;
    let count = |n: usize| number::count(n as u64, lang);
    let mut text = String::from("\n");
    if step.is_empty() {
        let facts = [("n", count(step.unchanged))];
        return text + &line(report, &Word::CompareNothing.with(lang, &facts), 0);
    }
    text.push_str(&breaks(report, Word::BreakTitle.say(lang), &step.breaks, after.instrument));
    text.push_str(&line(report, &counts(report, step), 0));
    if let Some(told) = super::lines::ranked_lists(report, step.ranked) {
        text.push_str(&line(report, &told, 0));
    }
    let of = |pushed: bool| step.moves.iter().filter(|m| m.pushed == pushed).collect::<Vec<_>>();
    text.push_str(&titled(report, Word::MovedTitle.say(lang), &moves(report, &of(false), before, after)));
    text.push_str(&causes(report, &of(false), before, after));
    text.push_str(&regrouped(report, step, after));
    text.push_str(&titled(report, Word::PushedTitle.say(lang), &moves(report, &of(true), before, after)));
    text.push_str(&titled(report, Word::EnteredTitle.say(lang), &one_sided(report, &step.entered, after)));
    text.push_str(&titled(report, Word::LeftTitle.say(lang), &one_sided(report, &step.left, before)));
    if let Some(matrix) = matrix(report, step) {
        let title = line(report, Word::Matrix.say(lang), 0);
        text.push_str(&format!("\n{title}{}", matrix.render(report.screen.width)));
        if step.classes_break() {
            text.push_str(&line(report, Word::BreakClassesApart.say(lang), 0));
        }
    }
    text
}

/// How many moved, came and went.
pub(super) fn counts(report: &CompareReport<'_>, step: &Comparison) -> String {
    let count = |n: usize| number::count(n as u64, report.lang);
    let pushed = step.moves.iter().filter(|moved| moved.pushed).count();
    let facts = [
        ("moved", count(step.moves.len() - pushed)),
        ("pushed", count(pushed)),
        ("entered", count(step.entered.len())),
        ("left", count(step.left.len())),
        ("unchanged", count(step.unchanged)),
    ];
    Word::CompareCounts.with(report.lang, &facts)
}

/// A table below a title; nothing where it has no rows.
fn titled(report: &CompareReport<'_>, title: &str, grid: &Grid) -> String {
    if grid.is_empty() { String::new() } else { format!("\n{title}\n{}", grid.render(report.screen.width)) }
}

/// Agencies that moved, all by themselves or all because of others.
pub(super) fn moves(report: &CompareReport<'_>, moves: &[&Move], before: Side<'_>, after: Side<'_>) -> Grid {
    let lang = report.lang;
    let pushed = moves.iter().all(|moved| moved.pushed);
    let mut columns = vec![Column::text(printable(&after.instrument.agency_label))];
    if !pushed {
        columns.push(Column::number(Word::Score.say(lang)));
        columns.push(Column::number(Word::Change.say(lang)));
    }
    columns.push(Column::label(Word::Rank.say(lang)));
    columns.push(Column::text(Word::Class.say(lang)));
    let mut grid = Grid::new(columns);
    for moved in moves {
        let mut cells = vec![printable(&moved.name)];
        if !pushed {
            let old = number::score(&moved.before.score, before.instrument, lang);
            let new = number::score(&moved.after.score, after.instrument, lang);
            cells.push(if old == new { new } else { format!("{old} → {new}") });
            cells.push(signed(&moved.change, after.instrument, lang));
        }
        cells.push(ranks(report, moved));
        cells.push(arrow(&class(&moved.before), &class(&moved.after)));
        grid.row(cells);
    }
    grid
}

/// Who is in another group than before; where ranks are counted within groups, that moves the others too.
fn regrouped(report: &CompareReport<'_>, step: &Comparison, after: Side<'_>) -> String {
    let (title, lines) = other_groups(step, after);
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|told| line(report, told, 2)).collect();
    format!("\n{}\n{lines}", title.say(report.lang))
}

/// The same as a title and a line for each.
pub(super) fn other_groups(step: &Comparison, after: Side<'_>) -> (Word, Vec<String>) {
    let within = after.instrument.ranking.within == Within::Group;
    let group = |group: &Option<String>| group.as_deref().map_or_else(|| DASH.to_owned(), printable);
    let told = step
        .regrouped
        .iter()
        .map(|one| format!("{}: {} → {}", printable(&one.name), group(&one.before), group(&one.after)));
    (if within { Word::RegroupedMoves } else { Word::RegroupedTitle }, told.collect())
}

/// The rank then and now, out of how many where that differs.
fn ranks(report: &CompareReport<'_>, moved: &Move) -> String {
    let (before, after) = (&moved.before, &moved.after);
    let differ = before.of != after.of;
    let rank = |position: &Position| super::lines::rank(report, position, differ);
    arrow(&rank(before), &rank(after))
}

/// One text where nothing changed, else both.
fn arrow(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} → {after}") }
}

fn causes(report: &CompareReport<'_>, moves: &[&Move], before: Side<'_>, after: Side<'_>) -> String {
    let mut text = String::new();
    for moved in moves.iter().filter(|moved| !moved.causes.is_empty()) {
        let change = signed(&moved.change, after.instrument, report.lang);
        text.push_str(&line(report, &format!("{}: {change}", printable(&moved.name)), 2));
        for (points, what) in causes_of(report, moved, before, after) {
            text.push_str(&line(report, &format!("{points}  {what}"), 4));
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\n{}\n{text}", Word::CausesTitle.say(report.lang))
}

/// What moved one agency: points, and what brought them. Together they are the printed change.
pub(super) fn causes_of(
    report: &CompareReport<'_>,
    moved: &Move,
    before: Side<'_>,
    after: Side<'_>,
) -> Vec<(String, String)> {
    let lang = report.lang;
    let (told, more) = moved.causes.split_at(moved.causes.len().min(CAUSES));
    let mut rows: Vec<_> = told.iter().map(|cause| say_cause(report, cause, before, after)).collect();
    let mut say = |effect: &Exact, what: String| rows.push((points(effect, after, lang), what));
    if !more.is_empty() {
        let rest: Exact = more.iter().map(Cause::effect).sum();
        say(&rest, Word::AndMore.with(lang, &[("n", number::count(more.len() as u64, lang))]));
    }
    let rounding = moved.rounding();
    if !rounding.is_zero() {
        say(&rounding, Word::CauseRounding.say(lang).to_owned());
    }
    rows
}

fn say_cause(report: &CompareReport<'_>, cause: &Cause, before: Side<'_>, after: Side<'_>) -> (String, String) {
    let lang = report.lang;
    let (effect, what) = match cause {
        Cause::Answer { criterion, id, before: old, after: new, effect } => {
            let score = |value: &Option<Exact>, rules: &Instrument| {
                value.as_ref().map_or_else(|| DASH.to_owned(), |value| number::score(value, rules, lang))
            };
            let facts = [
                ("id", id.clone()),
                ("name", printable(&before.instrument.criteria[*criterion].name)),
                ("before", score(old, before.instrument)),
                ("after", score(new, after.instrument)),
            ];
            let word = if *criterion == TOTAL { Word::CauseTotal } else { Word::CauseAnswer };
            (effect, word.with(lang, &facts))
        }
        Cause::Weights { criterion: TOTAL, effect, .. } => (effect, Word::CauseTopWeights.say(lang).to_owned()),
        Cause::Weights { criterion, id, effect } => {
            let name = printable(&before.instrument.criteria[*criterion].name);
            (effect, Word::CauseWeights.with(lang, &[("id", id.clone()), ("name", name)]))
        }
        Cause::Rules { effect } => (effect, Word::CauseRules.say(lang).to_owned()),
        Cause::Together { effect } => (effect, Word::CauseTogether.say(lang).to_owned()),
    };
    (points(effect, after, lang), what)
}

/// Points of a cause: with more digits than scores, so that they visibly add up.
fn points(effect: &Exact, side: Side<'_>, lang: Lang) -> String {
    let digits = effect.abs().to_fixed(side.instrument.decimals + MORE_DIGITS, Rounding::HalfUp);
    let sign = if effect.is_negative() { "−" } else { "+" };
    format!("{sign}{}", number::localized(&digits, lang))
}

/// Agencies that only one of two results has.
pub(super) fn one_sided(report: &CompareReport<'_>, agencies: &[OneSided], side: Side<'_>) -> Grid {
    let lang = report.lang;
    let mut grid = Grid::new(vec![
        Column::number(Word::Rank.say(lang)),
        Column::text(printable(&side.instrument.agency_label)),
        Column::number(Word::Score.say(lang)),
        Column::text(Word::Class.say(lang)),
    ]);
    for agency in agencies {
        grid.row(vec![
            number::count(agency.standing.rank.into(), lang),
            printable(&agency.name),
            number::score(&agency.standing.score, side.instrument, lang),
            class(&agency.standing),
        ]);
    }
    grid
}

/// The class transition matrix; `None` without classes.
pub(super) fn matrix(report: &CompareReport<'_>, step: &Comparison) -> Option<Grid> {
    let Transitions { from, to, counts } = &step.transitions;
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let lang = report.lang;
    let none = Word::NoScoreOrClass.say(lang);
    let names = |labels: &[String]| labels.iter().map(|label| printable(label)).chain([none.to_owned()]).collect();
    let (rows, columns): (Vec<String>, Vec<String>) = (names(from), names(to));
    let mut grid =
        Grid::new(std::iter::once(Column::text("")).chain(columns.iter().map(Column::number)).collect::<Vec<_>>());
    for (name, line) in rows.iter().zip(counts) {
        let cell = |n: &u64| if *n == 0 { "·".to_owned() } else { number::count(*n, lang) };
        if line.iter().any(|n| *n > 0) {
            grid.row(std::iter::once(name.clone()).chain(line.iter().map(cell)).collect());
        }
    }
    Some(grid)
}
