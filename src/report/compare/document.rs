//! A comparison as a document: breaks first, then who moved and why, then by which rules and inputs.

use super::{CompareReport, lines, text, trend, words};
use crate::analysis::compare::position::Side;
use crate::analysis::compare::{Break, Comparison, Move};
use crate::document::{Cell, Column, Document, DocumentTable, RichText};
use crate::report::corrections::Corrections;
use crate::report::document_parts;
use crate::report::grid::Grid;
use crate::report::number;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::Instrument;

/// The whole document.
pub(super) fn document(report: &CompareReport<'_>) -> Document {
    let lang = report.lang;
    let title = match report.sides.last() {
        Some(side) => format!("{}: {}", words::TITLE.say(lang), notes::title(side.instrument)),
        None => words::TITLE.say(lang).to_owned(),
    };
    let mut document = Document::new(title.clone(), lang.code());
    document.heading(1, title);
    let labels: Vec<&str> = report.sides.iter().map(|side| side.label).collect();
    let mut head: Vec<RichText> = vec![labels.join(" → ").into()];
    let rules = distinct_rules(report);
    head.extend(rules.iter().map(|side| document_parts::status(side.instrument, lang).into()));
    document.lines(head);
    match report.trend {
        Some(trend) => over_time(report, trend, &mut document),
        None => {
            for (step, sides) in report.steps.iter().zip(report.sides.windows(2)) {
                comparison(report, step, (sides[0], sides[1]), &mut document);
            }
        }
    }
    for side in report.sides {
        document_parts::corrections(&mut document, &Corrections::of(side.instrument, side.assessments, lang));
    }
    for side in rules {
        document_parts::rules(&mut document, side.instrument, lang);
    }
    for side in report.sides {
        document.heading(2, words::INPUTS_OF.with(lang, &[("label", side.label.to_owned())]));
        document_parts::inputs(&mut document, side.assessments.everything_read(), lang);
    }
    document
}

/// The first side under each set of rules.
fn distinct_rules<'a>(report: &CompareReport<'a>) -> Vec<Side<'a>> {
    let mut sides: Vec<Side<'a>> = Vec::new();
    for side in report.sides {
        if sides.iter().all(|known| known.instrument.text != side.instrument.text) {
            sides.push(*side);
        }
    }
    sides
}

fn over_time(report: &CompareReport<'_>, trend: &crate::analysis::compare::Trend, document: &mut Document) {
    for (title, grid) in trend::whole(report, trend) {
        titled(document, title.say(report.lang), grid);
    }
    for told in trend::lists_apart(report) {
        document.paragraph(told);
    }
    for (found, sides) in trend.breaks.iter().zip(report.sides.windows(2)) {
        let facts = [("before", lines::short(sides[0].label)), ("after", lines::short(sides[1].label))];
        let title = Word::TrendBreak.with(report.lang, &facts);
        breaks(report, &title, found, sides[1].instrument, document);
    }
    if trend.rows.iter().any(|row| trend.crosses_a_break(row)) {
        document.paragraph(Word::TrendChangeMark.say(report.lang));
    }
}

fn comparison(report: &CompareReport<'_>, step: &Comparison, sides: (Side<'_>, Side<'_>), document: &mut Document) {
    let (lang, (before, after)) = (report.lang, sides);
    if step.is_empty() {
        let n = number::count(step.unchanged as u64, lang);
        return document.paragraph(Word::CompareNothing.with(lang, &[("n", n)]));
    }
    breaks(report, Word::BreakTitle.say(lang), &step.breaks, after.instrument, document);
    document.paragraph(text::counts(report, step));
    if let Some(told) = lines::ranked_lists(report, step.ranked) {
        document.paragraph(told);
    }
    let of = |pushed: bool| step.moves.iter().filter(|one| one.pushed == pushed).collect::<Vec<_>>();
    titled(document, Word::MovedTitle.say(lang), text::moves(report, &of(false), before, after));
    causes(report, &of(false), before, after, document);
    let (title, regrouped) = text::other_groups(step, after);
    if !regrouped.is_empty() {
        document.heading(2, heading(title.say(lang)));
    }
    document.list(regrouped.into_iter().map(RichText::from).collect());
    titled(document, Word::PushedTitle.say(lang), text::moves(report, &of(true), before, after));
    titled(document, Word::EnteredTitle.say(lang), text::one_sided(report, &step.entered, after));
    titled(document, Word::LeftTitle.say(lang), text::one_sided(report, &step.left, before));
    if let Some(matrix) = text::matrix(report, step) {
        titled(document, Word::Matrix.say(lang), matrix);
        if step.classes_break() {
            document.paragraph(Word::BreakClassesApart.say(lang));
        }
    }
}

/// A heading needs no colon.
fn heading(title: &str) -> &str {
    title.trim_end_matches(':')
}

fn titled(document: &mut Document, title: &str, grid: Grid) {
    if !grid.is_empty() {
        document.heading(2, heading(title));
    }
    document.table(grid.into());
}

fn breaks(report: &CompareReport<'_>, title: &str, breaks: &[Break], rules: &Instrument, document: &mut Document) {
    if breaks.is_empty() {
        return;
    }
    document.heading(2, heading(title));
    document.list(breaks.iter().map(|one| lines::say_break(one, rules, report.lang).into()).collect());
    if breaks.iter().any(Break::is_about_classes) {
        document.paragraph(Word::BreakClassesApart.say(report.lang));
    }
}

fn causes(report: &CompareReport<'_>, moves: &[&Move], before: Side<'_>, after: Side<'_>, document: &mut Document) {
    let lang = report.lang;
    let mut table = DocumentTable::new(vec![
        Column::text(&after.instrument.agency_label),
        Column::number(words::POINTS.say(lang)),
        Column::text(words::CAUSE.say(lang)),
    ]);
    for moved in moves.iter().filter(|moved| !moved.causes.is_empty()) {
        for (at, (points, what)) in text::causes_of(report, moved, before, after).into_iter().enumerate() {
            let name = if at == 0 { moved.name.as_str() } else { "" };
            table.row([Cell::from(name), points.into(), what.into()].to_vec());
        }
    }
    if !table.rows.is_empty() {
        document.heading(2, heading(Word::CausesTitle.say(lang)));
    }
    document.table(table);
}
