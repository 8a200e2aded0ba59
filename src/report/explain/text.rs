//! Explanations for people: the tree, the sum, class and rank, one agency after another.

use crate::report::number::DASH;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::sum::sum;
use super::tree::{CriterionRow, rows};
use super::whatif::{Cells, what_if};
use crate::i18n::printable::printable;
use crate::report::explain::conclusion::Sentence;
use crate::report::explain::conclusion::class;
use crate::report::explain::conclusion::places;
use crate::report::explain::conclusion::result;
use crate::report::explain::view::Account;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::grid::{Column, Grid, wrapped};
use crate::report::number;
use crate::report::scores::notes;
use crate::report::words::{self, Word};

/// The width where there is no terminal: what fits any screen and a page of paper.
const PAGE: usize = 80;
/// The widest that an explanation becomes: numbers too far from their names cannot be followed.
const WIDEST: usize = 110;
/// The narrowest at which a line is still broken rather than let run over.
const NARROWEST: usize = 30;
/// The narrowest that the names of the tree may become before columns give way.
const NAMES: usize = 24;
/// The deepest indent of a name.
const DEEPEST: usize = 6;
/// The column of the sum that gives way first.
const CALCULATION: usize = 1;
/// Blanks between two columns.
const GAP: usize = 2;

/// Writes all accounts.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(report: &ExplainReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let page = TextPage { report, width: report.screen.width.unwrap_or(PAGE).clamp(NARROWEST, WIDEST) };
    out.write_all(page.head().as_bytes())?;
    for account in report.accounts {
        out.write_all(page.account(account).as_bytes())?;
    }
    out.write_all(report.corrections().text(Some(page.width)).as_bytes())?;
    Ok(())
}

struct TextPage<'a> {
    report: &'a ExplainReport<'a>,
    width: usize,
}

impl TextPage<'_> {
    fn say(&self, word: Word) -> &'static str {
        word.say(self.report.lang)
    }

    fn head(&self) -> String {
        let rules = self.report.instrument;
        let status = words::status(rules.status).say(self.report.lang);
        let word = self.say(Word::Status).to_lowercase();
        let title = printable(&notes::title(rules));
        let line = format!("{title} · {} · {word}: {status}", printable(&rules.id));
        self.line(&line, 0) + &self.line(&notes::rounding(rules, self.report.lang), 0)
    }

    /// A sentence, indented, broken between words.
    fn line(&self, text: &str, indent: usize) -> String {
        let blank = " ".repeat(indent);
        let room = self.width.saturating_sub(indent).max(NARROWEST);
        wrapped(text, Some(room)).lines().map(|line| format!("{blank}{line}\n")).collect()
    }

    /// The same behind a dash; what follows the first line hangs below it.
    fn item(&self, text: &str, indent: usize) -> String {
        let lines = self.line(text, indent + 2);
        format!("{}- {}", " ".repeat(indent), &lines[indent + 2..])
    }

    fn title(&self, text: &str) -> String {
        format!("\n{}", self.line(text, 0))
    }

    fn account(&self, account: &Account) -> String {
        let agency = self.report.agency(&account.told.explanation);
        let mut name = printable(&agency.name);
        if agency.id != agency.name {
            name.push_str(&format!(" ({})", printable(&agency.id)));
        }
        if let Some(group) = &agency.group {
            name.push_str(&format!(" · {}", printable(group)));
        }
        let rule = "═".repeat(self.width.min(name.width()));
        let mut text = format!("\n{}{rule}\n", self.line(&name, 0));
        text.push_str(&self.line(&result(self.report, &account.told.explanation), 0));
        match &account.changed {
            None => text.push_str(&self.told(&account.told, Word::ExplainTree)),
            Some(changed) => {
                text.push_str(&self.what_if(&what_if(self.report, &account.told, changed)));
                text.push_str(&self.told(&changed.told, Word::WhatIfTree));
            }
        }
        text
    }

    fn told(&self, told: &Told, title: Word) -> String {
        let (rows, not_asked) = rows(self.report, &told.explanation);
        let mut text = String::new();
        if !rows.is_empty() {
            text.push_str(&self.title(self.say(title)));
            text.push_str(&self.tree(&rows));
        }
        if not_asked > 0 && !rows.is_empty() {
            let n = number::count(not_asked as u64, self.report.lang);
            text.push_str(&self.line(&Word::NotAsked.with(self.report.lang, &[("n", n)]), 0));
        }
        text.push_str(&self.sum(told));
        text.push_str(&self.class(told));
        text.push_str(&self.rank(told));
        text
    }

    fn tree(&self, rows: &[CriterionRow]) -> String {
        let headings = [Word::Score, Word::WeightPercent, Word::EffectiveShort, Word::PointsShort, Word::LostShort]
            .map(|w| self.say(w));
        let cells =
            |row: &CriterionRow| [&row.score, &row.weight, &row.effective, &row.points, &row.lost].map(String::clone);
        let width = |at: usize| {
            let words = headings[at].split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
            rows.iter().map(|row| cells(row)[at].width()).max().unwrap_or(0).max(words)
        };
        let mut columns: Vec<(usize, usize)> = (0..headings.len()).map(|at| (at, width(at))).collect();
        let names = |columns: &[(usize, usize)]| {
            self.width.saturating_sub(columns.iter().map(|(_, width)| width + GAP).sum::<usize>())
        };
        // Without a score nothing has points or a part in them.
        columns.retain(|(at, _)| rows.iter().any(|row| !["", DASH].contains(&cells(row)[*at].as_str())));
        // What can be worked out from the others gives way first: lost points, then weights.
        for gives_way in [4, 1, 2] {
            if names(&columns) < NAMES {
                columns.retain(|(at, _)| *at != gives_way);
            }
        }
        let natural = rows.iter().map(|row| indent(row) + row.name.width()).max().unwrap_or(0);
        let room = names(&columns).min(natural.max(self.say(Word::Criterion).width())).max(NAMES / 2);
        let layout = NameColumns { room, columns };
        let mut text = layout.headings(self.say(Word::Criterion), &headings);
        for row in rows {
            text.push_str(&layout.row(indent(row), &row.name, &cells(row)));
            for note in &row.notes {
                text.push_str(&self.item(note, indent(row) + 2));
            }
        }
        text
    }

    fn sum(&self, told: &Told) -> String {
        let (lines, below) = sum(self.report, &told.explanation);
        if below.is_empty() {
            return String::new();
        }
        let mut text = self.title(self.say(Word::SumTitle));
        if !lines.is_empty() {
            let mut grid = Grid::new(vec![
                Column::text(self.say(Word::Criterion)),
                Column::number(self.say(Word::Calculation)),
                Column::number(self.say(Word::PointsShort)),
                Column::label(self.say(Word::ExactShort)),
            ]);
            for line in lines {
                grid.row(vec![line.what, line.calculation, line.points, line.exact]);
            }
            grid.drop_empty();
            // The calculation stands in the tree too; points and their exact values are what adds up.
            if grid.narrowest() > self.width {
                grid.remove(CALCULATION);
            }
            text.push_str(&grid.render(Some(self.width)));
        }
        for line in below {
            text.push_str(&self.line(&line, 0));
        }
        text
    }

    fn class(&self, told: &Told) -> String {
        let said = class(self.report, told);
        if said.is_empty() {
            return String::new();
        }
        let mut text = self.title(self.say(Word::Class));
        for Sentence { text: one, below } in said {
            text.push_str(&self.line(&one, 0));
            for line in below {
                text.push_str(&self.item(&line, 2));
            }
        }
        text
    }

    fn rank(&self, told: &Told) -> String {
        let places = places(self.report, &told.explanation);
        if places.is_empty() {
            return String::new();
        }
        let mut grid = Grid::new(vec![
            Column::number(self.say(Word::Rank)),
            Column::text(printable(&self.report.instrument.agency_label)),
            Column::number(self.say(Word::Score)),
            Column::number(self.say(Word::Distance)),
        ]);
        for place in places {
            grid.row(vec![place.rank, place.agency, place.score, place.distance]);
        }
        grid.drop_empty();
        format!("\n{}", grid.render(Some(self.width)))
    }

    fn what_if(&self, said: &super::whatif::WhatIf) -> String {
        let mut text = self.title(self.say(Word::WhatIfTitle));
        for change in &said.changes {
            text.push_str(&self.item(change, 0));
        }
        text.push('\n');
        let number = |word| Column::number(self.say(word));
        let results = vec![Column::label(""), number(Word::Old), number(Word::New), number(Word::Change)];
        text.push_str(&self.cells(results, &said.results));
        if !said.criteria.is_empty() {
            text.push('\n');
            let criteria = vec![
                Column::text(self.say(Word::Criterion)),
                number(Word::Old),
                number(Word::New),
                number(Word::PointsShort),
            ];
            text.push_str(&self.cells(criteria, &said.criteria));
        }
        text
    }

    fn cells(&self, columns: Vec<Column>, rows: &[Cells]) -> String {
        let mut grid = Grid::new(columns);
        for row in rows {
            grid.row(row.to_vec());
        }
        grid.render(Some(self.width))
    }
}

const fn indent(row: &CriterionRow) -> usize {
    let depth = if row.depth > DEEPEST { DEEPEST } else { row.depth };
    depth * 2
}

/// A column of names with columns of numbers beside it.
struct NameColumns {
    room: usize,
    /// Which number, and its width.
    columns: Vec<(usize, usize)>,
}

impl NameColumns {
    fn headings(&self, criterion: &str, headings: &[&str; 5]) -> String {
        // Headings of two words stand on two lines, so that numbers stay close together.
        let part = |at: usize, line: usize| -> String {
            let words: Vec<&str> = headings[at].split(' ').collect();
            let missing = 2_usize.saturating_sub(words.len());
            if line < missing { String::new() } else { words.get(line - missing).copied().unwrap_or("").to_owned() }
        };
        let all = |line: usize| std::array::from_fn::<String, 5, _>(|at| part(at, line));
        let lines = self.row(0, "", &all(0)) + &self.row(0, criterion, &all(1));
        let width = self.room + self.columns.iter().map(|(_, width)| width + GAP).sum::<usize>();
        format!("{lines}{}\n", "─".repeat(width))
    }

    fn row(&self, indent: usize, name: &str, cells: &[String; 5]) -> String {
        let broken = wrapped(name, Some(self.room.saturating_sub(indent).max(8)));
        let mut lines: Vec<String> = broken.lines().map(|line| format!("{}{line}", " ".repeat(indent))).collect();
        if lines.is_empty() {
            lines.push(String::new());
        }
        let first = &mut lines[0];
        first.push_str(&" ".repeat(self.room.saturating_sub(first.width())));
        for (at, width) in &self.columns {
            let blanks = (width + GAP).saturating_sub(cells[*at].width());
            first.push_str(&" ".repeat(blanks));
            first.push_str(&cells[*at]);
        }
        lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}
