//! Published rankings and summaries: tables -> [`Published`].
//!
//! A table with agencies is a ranking; one with classes and counts is a summary. Headings are those of every intake,
//! with a few more: what a criterion brings into the total ("bagian SAQ"), counts, percentages and their whole.

use std::path::PathBuf;
use std::sync::Arc;

use super::grid::{self, Grid, GridRow};
use super::headings::{Headings, Meaning, Override};
use super::names::{fold, tidy};
use super::reply::{self, Kind, Marks};
use super::source::{Named, Source, expand};
use crate::assessments::Input;
use crate::assessments::published::{Component, Counted, Form, Printed, Published, Row};
use crate::finding::{Finding, Place};
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// Words that make of a criterion's heading what it brings into the total.
const PART_WORDS: &[&str] =
    &["bagian", "kontribusi", "terbobot", "tertimbang", "berbobot", "part", "contribution", "weighted"];
const COUNT_WORDS: &[&str] = &["count", "jumlah", "banyaknya", "jumlah badan publik", "n"];
const PERCENT_WORDS: &[&str] = &["percent", "persen", "persentase", "presentase", "percentage", "share"];
const BASE_WORDS: &[&str] = &["of", "base", "dari", "keseluruhan", "total"];
/// What a line is called that adds up the classes.
const SUM_WORDS: &[&str] = &["jumlah", "total", "jumlah total", "keseluruhan", "sum", "all", "semua"];
const MEAN_WORDS: &[&str] = &["rata-rata", "rata rata", "rerata", "nilai rata-rata", "mean", "average"];

/// What was read of published tables.
#[derive(Debug, Default)]
pub struct Tables {
    pub published: Published,
    pub inputs: Vec<Input>,
    pub findings: Vec<Finding>,
}

/// What a column of a published table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Agency,
    Id,
    Group,
    Rank,
    Class,
    Score,
    Component(Component),
    Count,
    Percent,
    Base,
    Ignored,
}

/// Reads published tables. `columns`: what the user says of headings, as `(meaning or criterion, heading)`.
#[must_use]
pub fn read(paths: &[PathBuf], instrument: &Instrument, columns: &[(String, String)]) -> Tables {
    let overrides: Vec<Override> =
        columns.iter().filter_map(|(name, heading)| Override::of(name, heading, instrument)).collect();
    let headings = Headings::new(instrument, &overrides);
    let named: Vec<Named> = paths.iter().map(|path| Named::argument(&path.display().to_string())).collect();
    let (sources, findings) = expand(&named);
    let mut tables = Tables { findings, ..Tables::default() };
    for source in &sources {
        Reading { instrument, headings: &headings, tables: &mut tables }.source(source);
    }
    tables
}

struct Reading<'a> {
    instrument: &'a Instrument,
    headings: &'a Headings,
    tables: &'a mut Tables,
}

impl Reading<'_> {
    fn source(&mut self, source: &Source) {
        let wanted = |cells: &[String]| {
            let columns: Vec<Column> = cells.iter().map(|cell| self.column(cell, true)).collect();
            is_ranking(&columns) || is_summary(&columns)
        };
        let grid = match grid::read_source(source, &wanted) {
            Ok(grid) => grid,
            Err(finding) if finding.code() == "E202" => {
                let place = Place::file(Arc::clone(&source.path));
                return self.tables.findings.push(Finding::new("E614").at(place));
            }
            Err(finding) => return self.tables.findings.push(*finding),
        };
        let columns = self.columns(&grid);
        self.tables.inputs.push(input(source, &grid, &columns, self.instrument));
        if let Some((first, second)) = twice(&columns) {
            let name = name(columns[second], self.instrument);
            let finding = Finding::new("E205").at(grid.header_place()).with("column", name.unwrap_or_default());
            let finding = finding.with("first", grid.headings[first].as_str());
            return self.tables.findings.push(finding.with("second", grid.headings[second].as_str()));
        }
        let mut marks = Marks::default();
        if columns.iter().any(|column| matches!(column, Column::Agency | Column::Id)) {
            self.ranking(&grid, &columns, &mut marks);
        } else {
            self.summary(&grid, &columns, &mut marks);
        }
        self.doubt(&grid, marks);
    }

    /// What each column holds: a heading for classes or groups is decided by its cells.
    fn columns(&self, grid: &Grid) -> Vec<Column> {
        let ranking = grid.headings.iter().any(|h| matches!(self.column(h, true), Column::Agency | Column::Id));
        let mut columns: Vec<Column> = grid.headings.iter().map(|h| self.column(h, ranking)).collect();
        let has_class = columns.contains(&Column::Class);
        for (at, column) in columns.iter_mut().enumerate() {
            if *column == Column::Group && !has_class && self.holds_classes(grid, at) {
                *column = Column::Class;
            }
        }
        // Where a total stands beside a score, the total is the score that is ranked.
        let totals: Vec<usize> = (0..columns.len()).filter(|&at| columns[at] == Column::Score).collect();
        if totals.len() > 1 {
            let plain = |at: &usize| self.headings.meaning(&grid.headings[*at]) == Some(Meaning::Score);
            for at in totals.iter().filter(|at| plain(at)) {
                columns[*at] = Column::Ignored;
            }
        }
        columns
    }

    fn holds_classes(&self, grid: &Grid, at: usize) -> bool {
        let cells: Vec<_> = grid.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| tidy(cell)).collect();
        let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
        let sum = |cell: &str| SUM_WORDS.contains(&fold(cell).as_str());
        filled.peek().is_some() && filled.all(|cell| self.instrument.class_named(cell).is_some() || sum(cell))
    }

    fn column(&self, heading: &str, ranking: bool) -> Column {
        let folded = fold(heading);
        if let Some(criterion) = self.part(heading) {
            return Column::Component(Component { criterion, form: Form::Part });
        }
        if !ranking || self.headings.meaning(heading).is_none() {
            let is = |words: &[&str]| words.contains(&folded.as_str());
            if is(PERCENT_WORDS) || heading.trim() == "%" {
                return Column::Percent;
            } else if is(COUNT_WORDS) {
                return Column::Count;
            } else if is(BASE_WORDS) {
                return Column::Base;
            }
        }
        match self.headings.meaning(heading) {
            Some(Meaning::Agency) => Column::Agency,
            Some(Meaning::AgencyId) => Column::Id,
            Some(Meaning::Group) => Column::Group,
            Some(Meaning::Rank) => Column::Rank,
            Some(Meaning::Class) => Column::Class,
            Some(Meaning::Score | Meaning::Answers(TOTAL) | Meaning::Stated(TOTAL)) => Column::Score,
            Some(Meaning::Answers(criterion) | Meaning::Stated(criterion)) => {
                Column::Component(Component { criterion, form: Form::Score })
            }
            _ if matches!(folded.as_str(), "indeks" | "index") => Column::Score,
            _ => Column::Ignored,
        }
    }

    /// The criterion of a heading that says what it brings into the total.
    fn part(&self, heading: &str) -> Option<CriterionIx> {
        let words: Vec<&str> = heading.split_whitespace().collect();
        let is_part = |word: &&&str| PART_WORDS.contains(&fold(word).as_str());
        words.iter().find(is_part)?;
        let rest: Vec<&str> = words.iter().filter(|word| !is_part(word)).copied().collect();
        self.headings.criterion(&rest.join(" ")).filter(|criterion| *criterion != TOTAL)
    }

    fn ranking(&mut self, grid: &Grid, columns: &[Column], marks: &mut Marks) {
        // Several tables share one list of components.
        let place = |published: &mut Published, component| {
            published.components.iter().position(|known| *known == component).unwrap_or_else(|| {
                published.components.push(component);
                published.components.len() - 1
            })
        };
        let places: Vec<Option<usize>> = columns
            .iter()
            .map(|column| match column {
                Column::Component(component) => Some(place(&mut self.tables.published, *component)),
                _ => None,
            })
            .collect();
        let width = self.tables.published.components.len();
        for row in &mut self.tables.published.rows {
            row.components.resize(width, None);
        }
        for line in grid.rows.iter().filter(|row| !is_blank(row)) {
            if !names_somebody(line, columns) {
                self.nameless(grid, line, columns);
                continue;
            }
            let mut row = Row { components: vec![None; width], ..Row::default() };
            for (at, column) in columns.iter().enumerate() {
                let Some(text) = cell(line, at) else { continue };
                match column {
                    Column::Agency => row.name = text.as_str().into(),
                    Column::Id => row.id = Some(text.as_str().into()),
                    Column::Group => row.group = Some(text.as_str().into()),
                    Column::Class => row.class = Some(text),
                    Column::Rank => row.rank = self.whole(grid, line, at).and_then(|rank| u32::try_from(rank).ok()),
                    Column::Score => row.score = self.number(grid, line, at, marks),
                    Column::Component(_) => {
                        if let Some(place) = places[at] {
                            row.components[place] = self.number(grid, line, at, marks);
                        }
                    }
                    _ => {}
                }
            }
            if row.name.is_empty() {
                row.name = row.id.clone().unwrap_or_default();
            }
            let at = columns.iter().position(|c| matches!(c, Column::Agency | Column::Id)).unwrap_or(0);
            row.place = grid.place(line, at);
            self.tables.published.rows.push(row);
        }
    }

    /// A row without a name is a note or a line of sums below the table; where it has figures, a name is lacking.
    fn nameless(&mut self, grid: &Grid, line: &GridRow, columns: &[Column]) {
        let sums = |text: &String| [SUM_WORDS, MEAN_WORDS].iter().any(|words| words.contains(&fold(text).as_str()));
        if line.cells.iter().any(sums) {
            return;
        }
        let figure = (0..columns.len()).find_map(|at| {
            let figures = matches!(columns[at], Column::Rank | Column::Score | Column::Component(_));
            let text = cell(line, at).filter(|text| figures && reply::numeral(text).is_some())?;
            Some((at, text))
        });
        if let Some((at, text)) = figure {
            let heading = grid.headings.get(at).map_or("", String::as_str);
            self.tables.findings.push(grid.finding("E616", line, at).with("found", text).with("column", heading));
        }
    }

    fn summary(&mut self, grid: &Grid, columns: &[Column], marks: &mut Marks) {
        for line in grid.rows.iter().filter(|row| !is_blank(row)) {
            let mut counted = Counted::default();
            let mut class = None;
            for (at, column) in columns.iter().enumerate() {
                let Some(text) = cell(line, at) else { continue };
                match column {
                    Column::Class => {
                        counted.place = grid.place(line, at);
                        class = Some(text);
                    }
                    Column::Count => counted.count = self.whole(grid, line, at),
                    Column::Base => counted.base = self.whole(grid, line, at),
                    Column::Percent => counted.percent = self.number(grid, line, at, marks),
                    _ => {}
                }
            }
            let Some(class) = class else { continue };
            let known = self.instrument.class_named(&class).is_some();
            counted.class = (known || !SUM_WORDS.contains(&fold(&class).as_str())).then_some(class);
            self.tables.published.counts.push(counted);
        }
    }

    /// A printed number; a dash and its kin are none.
    fn number(&mut self, grid: &Grid, row: &GridRow, at: usize, marks: &mut Marks) -> Option<Printed> {
        let text = cell(row, at)?;
        if reply::state(&text).is_some() {
            return None;
        }
        let Some(numeral) = reply::numeral(&text) else {
            self.refuse(grid, row, at, &text);
            return None;
        };
        if row.kinds.get(at).is_none_or(|kind| !matches!(kind, Kind::Number | Kind::Percent)) {
            *marks = marks.and(numeral.marks);
        }
        let digits = text.trim_end_matches(['%', ' ']);
        let decimals = digits.rsplit_once([',', '.']).map_or(0, |(_, part)| part.len());
        Some(Printed { value: numeral.value, decimals: u32::try_from(decimals).unwrap_or(u32::MAX) })
    }

    /// A rank or a count.
    fn whole(&mut self, grid: &Grid, row: &GridRow, at: usize) -> Option<u64> {
        let text = cell(row, at)?;
        if reply::state(&text).is_some() {
            return None;
        }
        let whole = text.trim_end_matches('.').parse().ok();
        if whole.is_none() {
            self.refuse(grid, row, at, &text);
        }
        whole
    }

    fn refuse(&mut self, grid: &Grid, row: &GridRow, at: usize, text: &str) {
        let heading = grid.headings.get(at).map_or("", String::as_str);
        self.tables.findings.push(grid.finding("E613", row, at).with("found", text).with("column", heading));
    }

    /// Both marks in one table, or a mark that may as well stand between thousands.
    fn doubt(&mut self, grid: &Grid, marks: Marks) {
        let has = |mark: Marks| marks.0 & mark.0 != 0;
        let (point, comma) = (has(Marks::POINT), has(Marks::COMMA));
        let (point_or, comma_or) = (has(Marks::POINT_IN_DOUBT), has(Marks::COMMA_IN_DOUBT));
        let both = (point || point_or) && (comma || comma_or);
        let unproven = (point_or && !point) || (comma_or && !comma);
        if both || unproven {
            self.tables.findings.push(Finding::new("E615").at(grid.header_place()));
        }
    }
}

fn is_ranking(columns: &[Column]) -> bool {
    let about = columns.iter().any(|c| matches!(c, Column::Agency | Column::Id));
    let says =
        |c: &Column| matches!(c, Column::Rank | Column::Class | Column::Score | Column::Group | Column::Component(_));
    about && columns.iter().any(says)
}

fn is_summary(columns: &[Column]) -> bool {
    let about = columns.iter().any(|c| matches!(c, Column::Class | Column::Group));
    // "jumlah" is a total elsewhere.
    let says = |c: &Column| matches!(c, Column::Count | Column::Percent | Column::Score);
    about && columns.iter().any(says)
}

/// Two columns that hold the same.
fn twice(columns: &[Column]) -> Option<(usize, usize)> {
    (0..columns.len()).find_map(|second| {
        let column = columns[second];
        let first = columns[..second].iter().position(|known| *known == column)?;
        (column != Column::Ignored).then_some((first, second))
    })
}

fn is_blank(row: &GridRow) -> bool {
    row.cells.iter().all(|cell| tidy(cell).is_empty())
}

fn names_somebody(row: &GridRow, columns: &[Column]) -> bool {
    (0..columns.len()).any(|at| matches!(columns[at], Column::Agency | Column::Id) && cell(row, at).is_some())
}

/// The text of a cell, tidied; `None` where it is empty.
fn cell(row: &GridRow, at: usize) -> Option<String> {
    row.cells.get(at).map(|text| tidy(text).into_owned()).filter(|text| !text.is_empty())
}

/// What a column was taken for, as it is told.
fn name(column: Column, instrument: &Instrument) -> Option<String> {
    let id = |criterion: CriterionIx| instrument.criteria[criterion].id.as_str();
    Some(match column {
        Column::Agency => "agency".to_owned(),
        Column::Id => "agency_id".to_owned(),
        Column::Group => "group".to_owned(),
        Column::Rank => "rank".to_owned(),
        Column::Class => "class".to_owned(),
        Column::Score => "score".to_owned(),
        Column::Component(Component { criterion, form: Form::Score }) => id(criterion).to_owned(),
        Column::Component(Component { criterion, form: Form::Part }) => format!("part:{}", id(criterion)),
        Column::Count => "count".to_owned(),
        Column::Percent => "percent".to_owned(),
        Column::Base => "of".to_owned(),
        Column::Ignored => return None,
    })
}

fn input(source: &Source, grid: &Grid, columns: &[Column], instrument: &Instrument) -> Input {
    let told = grid.headings.iter().cloned().zip(columns.iter().map(|column| name(*column, instrument)));
    Input {
        path: source.path.to_string(),
        sha256: source.sha256().ok(),
        rows: grid.rows.iter().filter(|row| !is_blank(row)).count() as u64,
        delimiter: grid.delimiter,
        layout: "published",
        header_row: grid.header_line,
        columns: told.collect(),
        ..Input::default()
    }
}
