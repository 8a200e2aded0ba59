//! The ranking on a screen: one line of title and standing, a table per group, and what a reader asks next.

use crate::report::number::DASH;
use std::io::{self, Write};

use super::notes;
use crate::i18n::printable::printable;
use crate::report::ansi;
use crate::report::corrections::Corrections;
use crate::report::grid::{Column, Grid, wrapped};
use crate::report::number;
use crate::report::view::RankingPart;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};
use crate::rules::CriterionIx;
use crate::scoring::{AgencyScore, CriterionScore, GroupScore};

/// Columns in front of those of the criteria: rank and agency.
const LEADING: usize = 2;

/// Writes title, ranking, recapitulation and notes.
pub(crate) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = title(report);
    text.push_str(&ranking(report));
    text.push_str(&recap(report));
    text.push_str(&unscored(report));
    text.push_str(&owing(report));
    text.push_str(&Corrections::of(report.instrument, report.assessments, report.lang).text(report.screen.width));
    text.push_str(&legend(report));
    text.push_str(&closing(report));
    let colour = |label: &str| {
        let class = report.instrument.classes.iter().find(|class| printable(&class.label) == label.trim());
        ansi::style(class.and_then(|class| class.color.as_deref()), report.screen.palette)
    };
    out.write_all(ansi::paint(&text, colour).as_bytes())
}

fn title(report: &ScoreReport<'_>) -> String {
    let status = words::status(report.instrument.status).say(report.lang);
    let title = printable(&notes::title(report.instrument));
    let line =
        format!("{title} · {} · {}: {status}", report.instrument.id, Word::Status.say(report.lang).to_lowercase());
    wrapped(&line, report.screen.width)
}

/// The tables of all parts, in common widths.
fn ranking(report: &ScoreReport<'_>) -> String {
    let parts = report.parts();
    if parts.is_empty() {
        return format!("\n{}\n", Word::NothingShown.say(report.lang));
    }
    let with_group = parts.iter().all(|part| part.group.is_none()) && report.has_groups();
    let mut columns: Vec<CriterionIx> = report.columns().to_vec();
    let mut grid = scores(report, &parts, with_group);
    let mut hidden = Vec::new();
    // A screen too narrow for all criteria loses the last ones, and says which.
    while let Some(room) = report.screen.width
        && grid.narrowest() > room
        && let Some(ix) = columns.pop()
    {
        grid.remove(LEADING + usize::from(with_group) + columns.len());
        hidden.insert(0, report.instrument.criteria[ix].id.clone());
    }
    let widths = grid.widths(report.screen.width);
    let mut text = String::new();
    let mut from = 0;
    for part in &parts {
        let heading = match (part.group, report.has_groups() && parts.len() > 1) {
            (Some(group), _) => Some(printable(group)),
            (None, true) => Some(Word::NoGroup.say(report.lang).to_owned()),
            (None, false) => None,
        };
        text.push('\n');
        text.extend(heading.map(|heading| format!("{heading}\n")));
        text.push_str(&grid.part(from..from + part.rows.len(), &widths));
        from += part.rows.len();
    }
    text.extend(notes::not_shown(report).map(|line| format!("\n{line}\n")));
    if !hidden.is_empty() {
        let facts = [("n", hidden.len().to_string()), ("ids", hidden.join(", "))];
        text.push_str(&wrapped(&Word::MoreColumns.with(report.lang, &facts), report.screen.width));
    }
    text
}

fn scores(report: &ScoreReport<'_>, parts: &[RankingPart<'_>], with_group: bool) -> Grid {
    let lang = report.lang;
    let mut columns =
        vec![Column::number(Word::Rank.say(lang)), Column::text(printable(&report.instrument.agency_label))];
    if with_group {
        columns.push(Column::text(Word::Group.say(lang)));
    }
    columns.extend(report.columns().iter().map(|&ix| Column::number(&report.instrument.criteria[ix].id)));
    columns.push(Column::number(Word::Score.say(lang)));
    if !report.instrument.classes.is_empty() {
        columns.push(Column::label(Word::Class.say(lang)));
    }
    let incomplete = notes::any_incomplete(report);
    if incomplete {
        columns.push(Column::number(Word::Completeness.say(lang)));
    }
    let mut grid = Grid::new(columns);
    for row in parts.iter().flat_map(|part| &part.rows) {
        let coverage = incomplete.then(|| number::percent(row.coverage(), lang));
        grid.row(cells(report, row, with_group).into_iter().chain(coverage).collect());
    }
    grid
}

fn cells(report: &ScoreReport<'_>, row: &AgencyScore, with_group: bool) -> Vec<String> {
    let agency = report.agency(row);
    let mut cells = vec![row.rank().map_or_else(String::new, |rank| number::count(rank.into(), report.lang))];
    cells.push(printable(&agency.name));
    if with_group {
        cells.push(agency.group.as_deref().map_or_else(|| DASH.to_owned(), printable));
    }
    cells.extend(report.board.criteria(row).iter().map(|criterion| criterion_cell(report, criterion)));
    let score = row.score().map(|score| number::score(score, report.instrument, report.lang));
    let about = if row.is_approximate() { "≈" } else { "" };
    cells.push(score.map_or_else(|| DASH.to_owned(), |score| format!("{about}{score}")));
    if !report.instrument.classes.is_empty() {
        cells.push(class_cell(report, row));
    }
    cells
}

fn criterion_cell(report: &ScoreReport<'_>, criterion: &CriterionScore) -> String {
    let Some(value) = criterion.value() else { return DASH.to_owned() };
    let about = if value.approximate { "≈" } else { "" };
    format!("{about}{}", number::score(&value.exact, report.instrument, report.lang))
}

fn class_cell(report: &ScoreReport<'_>, row: &AgencyScore) -> String {
    let Some(class) = report.class(row) else { return DASH.to_owned() };
    let label = match report.screen.palette {
        ansi::Palette::None => printable(class),
        _ => ansi::marked(&printable(class)),
    };
    if row.capped_by().is_some() { format!("{label}*") } else { label }
}

/// How many of each group are in each class, and the mean of each group.
fn recap(report: &ScoreReport<'_>) -> String {
    let headings = recap_headings(report);
    let rows: Vec<Vec<String>> = report.groups.iter().map(|group| recap_cells(report, group, headings.len())).collect();
    let columns = headings.iter().enumerate();
    let column =
        |(at, heading): (usize, &String)| if at == 0 { Column::text(heading) } else { Column::number(heading) };
    let mut grid = Grid::new(columns.map(column).collect());
    rows.iter().for_each(|row| grid.row(row.clone()));
    let mut text = String::new();
    if report.screen.width.is_some_and(|room| grid.narrowest() > room) {
        // Too many classes for the screen: a sentence for each group.
        text.push_str(&format!("\n{}\n", Word::Recap.say(report.lang)));
        for row in &rows {
            let told: Vec<String> = headings.iter().zip(row).skip(1).map(|(what, n)| format!("{what} {n}")).collect();
            text.push_str(&wrapped(&format!("{}: {}", row[0], told.join("; ")), report.screen.width));
        }
    } else if !grid.is_empty() {
        text.push_str(&section(Word::Recap, &grid, report));
    }
    text.extend(summary(report).map(|line| format!("\n{line}\n")));
    text
}

fn recap_headings(report: &ScoreReport<'_>) -> Vec<String> {
    let fixed = [Word::Group, Word::Listed, Word::Scored, Word::Mean].map(|word| word.say(report.lang).to_owned());
    let classes = report.instrument.classes.iter().map(|class| printable(&class.label));
    let mut headings: Vec<String> = fixed.into_iter().chain(classes).collect();
    let classless = report.groups.iter().any(|group| group.scored > group.classes.iter().sum());
    if classless && !report.instrument.classes.is_empty() {
        headings.push(Word::NoClass.say(report.lang).to_owned());
    }
    headings
}

fn recap_cells(report: &ScoreReport<'_>, group: &GroupScore, most: usize) -> Vec<String> {
    let lang = report.lang;
    let no_group = if report.groups.len() == 1 { Word::Everybody } else { Word::NoGroup };
    let name = group.group.as_deref().map_or_else(|| no_group.say(lang).to_owned(), printable);
    let mean = group.mean.as_ref().map(|mean| number::score(&mean.exact, report.instrument, lang));
    let count = |n: usize| number::count(n as u64, lang);
    let mut cells = vec![name, count(group.listed), count(group.scored), mean.unwrap_or_else(|| DASH.into())];
    cells.extend(group.classes.iter().map(|&n| count(n)));
    cells.push(count(group.scored.saturating_sub(group.classes.iter().sum())));
    cells.truncate(most);
    cells
}

fn summary(report: &ScoreReport<'_>) -> Option<String> {
    let summary = report.board.summary.as_ref()?;
    let score = summary.score.as_ref().map(|score| number::score(score, report.instrument, report.lang));
    let facts = [("name", printable(&summary.name)), ("score", score.unwrap_or_else(|| DASH.into()))];
    let line = Word::SummaryOf.with(report.lang, &facts);
    let class = summary.class.map(|class| printable(&report.instrument.classes[class].label));
    Some(class.map_or_else(|| line.clone(), |class| format!("{line} ({class})")))
}

fn unscored(report: &ScoreReport<'_>) -> String {
    let lang = report.lang;
    let mut columns = vec![Column::text(printable(&report.instrument.agency_label))];
    if report.has_groups() {
        columns.push(Column::text(Word::Group.say(lang)));
    }
    columns.push(Column::text(Word::Reason.say(lang)));
    let mut grid = Grid::new(columns);
    for row in report.unscored() {
        let agency = report.agency(row);
        let mut cells = vec![printable(&agency.name)];
        if report.has_groups() {
            cells.push(agency.group.as_deref().map_or_else(|| DASH.to_owned(), printable));
        }
        cells.push(printable(&notes::reason(report, row)));
        grid.row(cells);
    }
    if grid.is_empty() { String::new() } else { section(Word::Unscored, &grid, report) }
}

/// Who owes answers, stage by stage.
fn owing(report: &ScoreReport<'_>) -> String {
    let (owing, more) = notes::owing(report);
    if owing.is_empty() {
        return String::new();
    }
    let line = |(name, owed): &(&str, String)| wrapped(&printable(&format!("{name}: {owed}")), report.screen.width);
    let mut text = format!("\n{}\n", Word::Completeness.say(report.lang));
    text.extend(owing.iter().map(line));
    if more > 0 {
        let n = number::count(more as u64, report.lang);
        text.push_str(&format!("{}\n", Word::MoreOwing.with(report.lang, &[("n", n)])));
    }
    text
}

/// What the ids over the columns stand for.
fn legend(report: &ScoreReport<'_>) -> String {
    let words = [Word::Id, Word::Name].map(|word| Column::text(word.say(report.lang)));
    let mut grid = Grid::new(words.to_vec());
    for &ix in report.columns() {
        let criterion = &report.instrument.criteria[ix];
        grid.row(vec![criterion.id.clone(), printable(&criterion.name)]);
    }
    if grid.is_empty() { String::new() } else { section(Word::Criteria, &grid, report) }
}

fn closing(report: &ScoreReport<'_>) -> String {
    let mut lines: Vec<String> = notes::caps(report, Word::Capped).iter().map(|line| printable(line)).collect();
    if notes::any_approximate(report) {
        lines.push(Word::Approximate.say(report.lang).to_owned());
    }
    let said = |word: Word, text: String| format!("{}: {text}", word.say(report.lang));
    lines.push(said(Word::Rounded, notes::rounding(report.instrument, report.lang)));
    lines.push(said(Word::RanksAndTies, notes::ranks(report.instrument, report.lang)));
    let wrapped = lines.iter().map(|line| wrapped(line, report.screen.width));
    format!("\n{}", wrapped.collect::<String>())
}

fn section(word: Word, grid: &Grid, report: &ScoreReport<'_>) -> String {
    format!("\n{}\n{}", word.say(report.lang), grid.render(report.screen.width))
}
