//! More than two results for people: where each agency stood every time.

use crate::report::number::DASH;
use std::ops::Range;

use super::CompareReport;
use crate::analysis::compare::Trend;
use crate::analysis::compare::TrendRow;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::i18n::printable::printable;
use crate::report::compare::lines::breaks;
use crate::report::compare::lines::class;
use crate::report::compare::lines::line;
use crate::report::compare::lines::rank;
use crate::report::compare::lines::ranked_lists;
use crate::report::compare::lines::short;
use crate::report::compare::lines::signed;
use crate::report::grid::{Column, Grid};
use crate::report::number;
use crate::report::words::Word;

/// More than two results: scores, ranks and classes with a column each, and where the measure changed.
pub(super) fn table(report: &CompareReport<'_>, trend: &Trend) -> String {
    let lang = report.lang;
    let Some(last) = report.sides.last() else { return String::new() };
    let score = |standing: &Position, side: &Side<'_>| number::score(&standing.score, side.instrument, lang);
    let change = |row: &TrendRow| {
        let change = row.change.as_ref().map_or_else(String::new, |change| signed(change, last.instrument, lang));
        if trend.crosses_a_break(row) { format!("{change}*") } else { change }
    };
    let mut text = over_time(report, trend, Word::TrendTitle, &score, &|_| true, Some(&change));
    let several = |row: &TrendRow| row.points.iter().flatten().count() > 1;
    let mut lengths = trend.rows.iter().flat_map(|row| row.points.iter().flatten()).map(|standing| standing.of);
    let first = lengths.next();
    let differ = lengths.any(|length| Some(length) != first);
    let rank = |standing: &Position, _: &Side<'_>| rank(report, standing, differ);
    text.push_str(&over_time(report, trend, Word::TrendRanks, &rank, &several, None));
    let other_class = |row: &TrendRow| {
        let mut classes = row.points.iter().flatten().map(|standing| &standing.class);
        let first = classes.next();
        classes.any(|class| Some(class) != first)
    };
    let class = |standing: &Position, _: &Side<'_>| class(standing);
    text.push_str(&over_time(report, trend, Word::TrendClasses, &class, &other_class, None));
    for (step, sides) in report.steps.iter().zip(report.sides.windows(2)) {
        let told = ranked_lists(report, step.ranked);
        if !told.is_empty() {
            let between = format!("{} → {}: {}", short(sides[0].label), short(sides[1].label), told.replace('\n', " "));
            text.push('\n');
            text.push_str(&line(report, between.trim_end(), 0));
        }
    }
    for (breaks_here, sides) in trend.breaks.iter().zip(report.sides.windows(2)) {
        if breaks_here.is_empty() {
            continue;
        }
        let facts = [("before", short(sides[0].label)), ("after", short(sides[1].label))];
        let told = breaks(report, &Word::TrendBreak.with(lang, &facts), breaks_here, sides[1].instrument);
        text.push('\n');
        text.push_str(told.trim_end_matches('\n'));
        text.push('\n');
    }
    if trend.rows.iter().any(|row| trend.crosses_a_break(row)) {
        text.push('\n');
        text.push_str(&line(report, Word::TrendChangeMark.say(lang), 0));
    }
    text
}

/// One figure of each agency over the results; a result behind a break is marked. On a screen that is too narrow for all
/// results they stand in several tables.
fn over_time(
    report: &CompareReport<'_>,
    trend: &Trend,
    title: Word,
    figure: &dyn Fn(&Position, &Side<'_>) -> String,
    wanted: &dyn Fn(&TrendRow) -> bool,
    last: Option<&dyn Fn(&TrendRow) -> String>,
) -> String {
    let points = trend.labels.len();
    let grids = |most: usize| -> Vec<Grid> {
        let starts = (0..points).step_by(most);
        let part = |from: usize| {
            let part = from..(from + most).min(points);
            let last = last.filter(|_| part.end == points);
            part_of_time(report, trend, part, figure, wanted, last)
        };
        starts.map(part).collect()
    };
    let fits = |grid: &Grid| report.screen.width.is_none_or(|room| wide(grid) <= room);
    let most = (1..=points).rev().find(|most| grids(*most).iter().all(fits)).unwrap_or(1);
    let grids: Vec<String> =
        grids(most).iter().filter(|grid| !grid.is_empty()).map(|grid| grid.render(report.screen.width)).collect();
    if grids.is_empty() { String::new() } else { format!("\n{}\n{}", title.say(report.lang), grids.join("\n")) }
}

/// How wide a table of figures is whose names are broken where they are long.
fn wide(grid: &Grid) -> usize {
    const NAME: usize = 24;
    const GAP: usize = 2;
    let widths = grid.widths(None);
    let names = widths.first().map_or(0, |width| (*width).min(NAME));
    names + widths.iter().skip(1).map(|width| width + GAP).sum::<usize>()
}

/// The same for some of the results.
fn part_of_time(
    report: &CompareReport<'_>,
    trend: &Trend,
    part: Range<usize>,
    figure: &dyn Fn(&Position, &Side<'_>) -> String,
    wanted: &dyn Fn(&TrendRow) -> bool,
    last: Option<&dyn Fn(&TrendRow) -> String>,
) -> Grid {
    let label = report.sides.last().map_or("", |side| side.instrument.agency_label.as_str());
    let mut columns = vec![Column::text(printable(label))];
    let broken = |at: usize| at > 0 && !trend.breaks[at - 1].is_empty();
    let heading = |at: usize| {
        let label = short(&trend.labels[at]);
        if broken(at) { format!("{label}*") } else { label }
    };
    columns.extend(part.clone().map(heading).map(Column::number));
    columns.extend(last.map(|_| Column::number(Word::Change.say(report.lang))));
    let mut grid = Grid::new(columns);
    for row in trend.rows.iter().filter(|row| wanted(row)) {
        let points = part.clone().map(|at| match &row.points[at] {
            Some(standing) => figure(standing, &report.sides[at]),
            None => DASH.to_owned(),
        });
        grid.row(std::iter::once(printable(&row.name)).chain(points).chain(last.map(|last| last(row))).collect());
    }
    grid
}
