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

/// What a figure depends on beside its position.
struct ShownTrend<'a> {
    report: &'a CompareReport<'a>,
    /// Ranks are out of different numbers.
    lists_differ: bool,
}

/// One figure of each agency over the results.
struct TrendPanel {
    title: Word,
    figure: fn(&ShownTrend<'_>, &Position, &Side<'_>) -> String,
    /// Which agencies are shown.
    wanted: fn(&TrendRow) -> bool,
    /// Whether the change of the score stands in a last column.
    with_change: bool,
}

/// Scores, ranks and classes.
const PANELS: [TrendPanel; 3] = [
    TrendPanel {
        title: Word::TrendTitle,
        figure: |shown, standing, side| number::score(&standing.score, side.instrument, shown.report.lang),
        wanted: |_| true,
        with_change: true,
    },
    TrendPanel {
        title: Word::TrendRanks,
        figure: |shown, standing, _| rank(shown.report, standing, shown.lists_differ),
        wanted: |row| row.points.iter().flatten().count() > 1,
        with_change: false,
    },
    TrendPanel {
        title: Word::TrendClasses,
        figure: |_, standing, _| class(standing),
        wanted: |row| {
            let mut classes = row.points.iter().flatten().map(|standing| &standing.class);
            let first = classes.next();
            classes.any(|class| Some(class) != first)
        },
        with_change: false,
    },
];

/// Whether ranks are out of different numbers, over the results.
fn lists_differ(trend: &Trend) -> bool {
    let mut lengths = trend.rows.iter().flat_map(|row| row.points.iter().flatten()).map(|standing| standing.of);
    let first = lengths.next();
    lengths.any(|length| Some(length) != first)
}

/// A sentence for every two results that follow each other whose places cannot be compared.
pub(super) fn lists_apart(report: &CompareReport<'_>) -> Vec<String> {
    let told = report.steps.iter().zip(report.sides.windows(2)).filter_map(|(step, sides)| {
        let told = ranked_lists(report, step.ranked)?;
        Some(format!("{} → {}: {told}", short(sides[0].label), short(sides[1].label)))
    });
    told.collect()
}

/// From the first to the last score; marked where the measure changed between them.
fn change(report: &CompareReport<'_>, trend: &Trend, row: &TrendRow) -> String {
    let rules = report.sides.last().map(|side| side.instrument);
    let change = row.change.as_ref().zip(rules).map(|(change, rules)| signed(change, rules, report.lang));
    let change = change.unwrap_or_default();
    if trend.crosses_a_break(row) { format!("{change}*") } else { change }
}

/// The same as tables with all results, each below its title; those without rows are left out.
pub(super) fn whole(report: &CompareReport<'_>, trend: &Trend) -> Vec<(Word, Grid)> {
    let points = trend.labels.len();
    let grid = |panel: &TrendPanel| (panel.title, part_of_time(report, trend, 0..points, panel));
    PANELS.iter().map(grid).filter(|(_, grid)| !grid.is_empty()).collect()
}

/// More than two results: scores, ranks and classes with a column each, and where the measure changed.
pub(super) fn table(report: &CompareReport<'_>, trend: &Trend) -> String {
    let lang = report.lang;
    let mut text: String = PANELS.iter().map(|panel| over_time(report, trend, panel)).collect();
    for told in lists_apart(report) {
        text.push('\n');
        text.push_str(&line(report, &told, 0));
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
fn over_time(report: &CompareReport<'_>, trend: &Trend, panel: &TrendPanel) -> String {
    let points = trend.labels.len();
    let grids = |most: usize| -> Vec<Grid> {
        let starts = (0..points).step_by(most);
        starts.map(|from| part_of_time(report, trend, from..(from + most).min(points), panel)).collect()
    };
    let fits = |grid: &Grid| report.screen.width.is_none_or(|room| wide(grid) <= room);
    let most = (1..=points).rev().find(|most| grids(*most).iter().all(fits)).unwrap_or(1);
    let grids: Vec<String> =
        grids(most).iter().filter(|grid| !grid.is_empty()).map(|grid| grid.render(report.screen.width)).collect();
    if grids.is_empty() { String::new() } else { format!("\n{}\n{}", panel.title.say(report.lang), grids.join("\n")) }
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
fn part_of_time(report: &CompareReport<'_>, trend: &Trend, part: Range<usize>, panel: &TrendPanel) -> Grid {
    let with_change = panel.with_change && part.end == trend.labels.len();
    let label = report.sides.last().map_or("", |side| side.instrument.agency_label.as_str());
    let mut columns = vec![Column::text(printable(label))];
    let broken = |at: usize| at > 0 && !trend.breaks[at - 1].is_empty();
    let heading = |at: usize| {
        let label = short(&trend.labels[at]);
        if broken(at) { format!("{label}*") } else { label }
    };
    columns.extend(part.clone().map(heading).map(Column::number));
    columns.extend(with_change.then(|| Column::number(Word::Change.say(report.lang))));
    let mut grid = Grid::new(columns);
    let shown = ShownTrend { report, lists_differ: lists_differ(trend) };
    for row in trend.rows.iter().filter(|row| (panel.wanted)(row)) {
        let points = part.clone().map(|at| match &row.points[at] {
            Some(standing) => (panel.figure)(&shown, standing, &report.sides[at]),
            None => DASH.to_owned(),
        });
        grid.row(
            std::iter::once(printable(&row.name))
                .chain(points)
                .chain(with_change.then(|| change(report, trend, row)))
                .collect(),
        );
    }
    grid
}
