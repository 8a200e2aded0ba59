//! A comparison for people: breaks first, then who moved and why, then classes.

use super::{CompareReport, RULES_MARK};
use crate::analysis::compare::{Break, Cause, Comparison, Move, OneSided, Position, Side, Transitions};
use crate::exact::{Exact, Rounding};
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::corrections::Corrections;
use crate::report::grid::{Grid, GridColumn, wrapped};
use crate::report::number;
use crate::report::words::{self, Word};
use crate::rules::instrument::Bound;
use crate::rules::{Instrument, TOTAL};

/// Stands where there is nothing.
pub(super) const NOTHING: &str = "–";
/// How many differences between instruments are told.
const BREAKS: usize = 8;
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

/// A line of text, indented, within the width of the screen.
pub(super) fn line(report: &CompareReport<'_>, text: &str, indent: usize) -> String {
    let room = report.screen.width.map(|width| width.saturating_sub(indent).max(20));
    let blank = " ".repeat(indent);
    wrapped(text, room).lines().map(|line| format!("{blank}{line}\n")).collect()
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
    let pushed = step.moves.iter().filter(|moved| moved.pushed).count();
    let facts = [
        ("moved", count(step.moves.len() - pushed)),
        ("pushed", count(pushed)),
        ("entered", count(step.entered.len())),
        ("left", count(step.left.len())),
        ("unchanged", count(step.unchanged)),
    ];
    text.push_str(&line(report, &Word::CompareCounts.with(lang, &facts), 0));
    let of = |pushed: bool| step.moves.iter().filter(|m| m.pushed == pushed).collect::<Vec<_>>();
    text.push_str(&moves(report, Word::MovedTitle, &of(false), before, after));
    text.push_str(&causes(report, &of(false), before, after));
    text.push_str(&moves(report, Word::PushedTitle, &of(true), before, after));
    text.push_str(&one_sided(report, Word::EnteredTitle, &step.entered, after));
    text.push_str(&one_sided(report, Word::LeftTitle, &step.left, before));
    text.push_str(&matrix(report, step));
    text
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

fn say_break(one: &Break, rules: &Instrument, lang: Lang) -> String {
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

fn classes(classes: &[(String, Option<Bound>)], lang: Lang) -> String {
    let one = |(label, bound): &(String, Option<Bound>)| match bound {
        Some(bound) => {
            let sign = if bound.inclusive { "≥" } else { ">" };
            format!("{} {sign} {}", printable(label), number::weight(&bound.value, lang))
        }
        None => printable(label),
    };
    classes.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn moves(report: &CompareReport<'_>, title: Word, moves: &[&Move], before: Side<'_>, after: Side<'_>) -> String {
    if moves.is_empty() {
        return String::new();
    }
    let lang = report.lang;
    let pushed = moves[0].pushed;
    let mut columns = vec![GridColumn::text(printable(&after.instrument.agency_label))];
    if !pushed {
        columns.push(GridColumn::number(Word::Score.say(lang)));
        columns.push(GridColumn::number(Word::Change.say(lang)));
    }
    columns.push(GridColumn::label(Word::Rank.say(lang)));
    columns.push(GridColumn::text(Word::Class.say(lang)));
    let mut grid = Grid::new(columns);
    for moved in moves {
        let mut cells = vec![printable(&moved.name)];
        if !pushed {
            let old = number::score(&moved.before.score, before.instrument, lang);
            let new = number::score(&moved.after.score, after.instrument, lang);
            cells.push(if old == new { new } else { format!("{old} → {new}") });
            cells.push(signed(&moved.change, after.instrument, lang));
        }
        cells.push(arrow(&moved.before.rank.to_string(), &moved.after.rank.to_string()));
        cells.push(arrow(&class(&moved.before), &class(&moved.after)));
        grid.row(cells);
    }
    format!("\n{}\n{}", title.say(lang), grid.render(report.screen.width))
}

/// One text where nothing changed, else both.
fn arrow(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} → {after}") }
}

pub(super) fn class(standing: &Position) -> String {
    standing.class.as_deref().map_or_else(|| NOTHING.to_owned(), printable)
}

/// A change in points with its sign.
pub(super) fn signed(change: &Exact, rules: &Instrument, lang: Lang) -> String {
    let shown = number::score(change, rules, lang);
    match shown.strip_prefix('-') {
        Some(digits) => format!("−{digits}"),
        None if change.is_zero() => shown,
        None => format!("+{shown}"),
    }
}

fn causes(report: &CompareReport<'_>, moves: &[&Move], before: Side<'_>, after: Side<'_>) -> String {
    let lang = report.lang;
    let mut text = String::new();
    for moved in moves.iter().filter(|moved| !moved.causes.is_empty()) {
        let change = signed(&moved.change, after.instrument, lang);
        text.push_str(&line(report, &format!("{}: {change}", printable(&moved.name)), 2));
        let (told, more) = moved.causes.split_at(moved.causes.len().min(CAUSES));
        for cause in told {
            text.push_str(&line(report, &say_cause(report, cause, before, after), 4));
        }
        let say = |effect: &Exact, what: &str| line(report, &format!("{}  {what}", points(effect, after, lang)), 4);
        if !more.is_empty() {
            let rest: Exact = more.iter().map(Cause::effect).sum();
            let facts = [("n", number::count(more.len() as u64, lang))];
            text.push_str(&say(&rest, &Word::AndMore.with(lang, &facts)));
        }
        let rounding = moved.rounding();
        if !rounding.is_zero() {
            text.push_str(&say(&rounding, Word::CauseRounding.say(lang)));
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\n{}\n{text}", Word::CausesTitle.say(report.lang))
}

fn say_cause(report: &CompareReport<'_>, cause: &Cause, before: Side<'_>, after: Side<'_>) -> String {
    let lang = report.lang;
    let (effect, what) = match cause {
        Cause::Answer { criterion, id, before: old, after: new, effect } => {
            let score = |value: &Option<Exact>, rules: &Instrument| {
                value.as_ref().map_or_else(|| NOTHING.to_owned(), |value| number::score(value, rules, lang))
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
    format!("{}  {what}", points(effect, after, lang))
}

/// Points of a cause: with more digits than scores, so that they visibly add up.
fn points(effect: &Exact, side: Side<'_>, lang: Lang) -> String {
    let digits = effect.abs().to_fixed(side.instrument.decimals + MORE_DIGITS, Rounding::HalfUp);
    let sign = if effect.is_negative() { "−" } else { "+" };
    format!("{sign}{}", number::localized(&digits, lang))
}

fn one_sided(report: &CompareReport<'_>, title: Word, agencies: &[OneSided], side: Side<'_>) -> String {
    if agencies.is_empty() {
        return String::new();
    }
    let lang = report.lang;
    let mut grid = Grid::new(vec![
        GridColumn::number(Word::Rank.say(lang)),
        GridColumn::text(printable(&side.instrument.agency_label)),
        GridColumn::number(Word::Score.say(lang)),
        GridColumn::text(Word::Class.say(lang)),
    ]);
    for agency in agencies {
        grid.row(vec![
            number::count(agency.standing.rank.into(), lang),
            printable(&agency.name),
            number::score(&agency.standing.score, side.instrument, lang),
            class(&agency.standing),
        ]);
    }
    format!("\n{}\n{}", title.say(lang), grid.render(report.screen.width))
}

/// The class transition matrix: numbered columns where their names do not fit.
fn matrix(report: &CompareReport<'_>, step: &Comparison) -> String {
    let Transitions { from, to, counts } = &step.transitions;
    if from.is_empty() && to.is_empty() {
        return String::new();
    }
    let lang = report.lang;
    let none = Word::NoScoreOrClass.say(lang);
    let names = |labels: &[String]| labels.iter().map(|label| printable(label)).chain([none.to_owned()]).collect();
    let (rows, columns): (Vec<String>, Vec<String>) = (names(from), names(to));
    let mut grid = Grid::new(
        std::iter::once(GridColumn::text("")).chain(columns.iter().map(GridColumn::number)).collect::<Vec<_>>(),
    );
    for (name, line) in rows.iter().zip(counts) {
        let cell = |n: &u64| if *n == 0 { "·".to_owned() } else { number::count(*n, lang) };
        if line.iter().any(|n| *n > 0) {
            grid.row(std::iter::once(name.clone()).chain(line.iter().map(cell)).collect());
        }
    }
    let title = line(report, Word::Matrix.say(lang), 0);
    let mut text = format!("\n{title}{}", grid.render(report.screen.width));
    if step.classes_break() {
        text.push_str(&line(report, Word::BreakClassesApart.say(lang), 0));
    }
    text
}

/// A file's name without folder and ending: that of the input, or of the rules where these set results apart.
pub(super) fn short(label: &str) -> String {
    let label = label.rsplit_once(RULES_MARK).map_or(label, |(_, rules)| rules);
    let name = label.rsplit(['/', '\\']).next().unwrap_or(label);
    printable(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}
