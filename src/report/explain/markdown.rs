//! Explanations as Markdown: one section for each agency.

use std::io::{self, Write};

use super::sum::sum;
use super::tree::rows;
use super::whatif::{Cells, what_if};
use crate::report::explain::conclusion::class;
use crate::report::explain::conclusion::places;
use crate::report::explain::conclusion::result;
use crate::report::explain::view::Account;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::markdown::{Align, escape, table};
use crate::report::number;
use crate::report::provenance::{PROGRAM_LINE, sha256};
use crate::report::scores::notes;
use crate::report::words::{self, Word};

/// Writes all accounts.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(report: &ExplainReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (instrument, lang) = (report.instrument, report.lang);
    let status = format!("{}: {}", Word::Status.say(lang), words::status(instrument.status).say(lang));
    let title = escape(&notes::title(instrument));
    writeln!(out, "# {title}\n\n{} · {}\n", escape(&instrument.id), escape(&status))?;
    for account in report.accounts {
        out.write_all(one(report, account).as_bytes())?;
    }
    let corrections = report.corrections().markdown();
    if !corrections.is_empty() {
        write!(out, "## {}\n\n{corrections}\n", Word::Corrections.say(lang))?;
    }
    out.write_all(origin(report).as_bytes())
}

fn one(report: &ExplainReport<'_>, account: &Account) -> String {
    let agency = report.agency(&account.told.explanation);
    let mut text = format!("## {}\n\n", escape(&agency.name));
    if agency.id != agency.name {
        text.push_str(&format!("- {}: {}\n", Word::Id.say(report.lang), escape(&agency.id)));
    }
    if let Some(group) = &agency.group {
        text.push_str(&format!("- {}: {}\n", Word::Group.say(report.lang), escape(group)));
    }
    text.push_str(&format!("- {}\n", escape(&result(report, &account.told.explanation))));
    match &account.changed {
        None => text.push_str(&told(report, &account.told, Word::ExplainTree)),
        Some(changed) => {
            let said = what_if(report, &account.told, changed);
            text.push_str(&heading(report, Word::WhatIfTitle));
            text.push_str(&list(&said.changes));
            text.push_str(&format!("\n{}", cells(report, None, Word::Change, &said.results)));
            if !said.criteria.is_empty() {
                text.push_str(&format!(
                    "\n{}",
                    cells(report, Some(Word::Criterion), Word::PointsShort, &said.criteria)
                ));
            }
            text.push_str(&told(report, &changed.told, Word::WhatIfTree));
        }
    }
    text.push('\n');
    text
}

fn heading(report: &ExplainReport<'_>, word: Word) -> String {
    format!("\n### {}\n\n", escape(word.say(report.lang)))
}

fn list(lines: &[String]) -> String {
    lines.iter().map(|line| format!("- {}\n", escape(line))).collect()
}

fn told(report: &ExplainReport<'_>, told: &Told, title: Word) -> String {
    let lang = report.lang;
    let column = |align, word: Word| (align, word.say(lang).to_owned());
    let mut text = String::new();
    let (rows, not_asked) = rows(report, &told.explanation);
    if !rows.is_empty() {
        let columns = [
            column(Align::Left, Word::Criterion),
            column(Align::Right, Word::Score),
            column(Align::Right, Word::WeightPercent),
            column(Align::Right, Word::EffectiveShort),
            column(Align::Right, Word::PointsShort),
            column(Align::Right, Word::LostShort),
            column(Align::Left, Word::Note),
        ];
        let lines = rows.iter().map(|row| {
            let name = format!("{}{}", "&emsp;".repeat(row.depth), escape(&row.name));
            let notes = row.notes.iter().map(|note| escape(note)).collect::<Vec<_>>().join("<br>");
            let numbers = [&row.score, &row.weight, &row.effective, &row.points, &row.lost].map(|cell| escape(cell));
            std::iter::once(name).chain(numbers).chain([notes]).collect()
        });
        text.push_str(&heading(report, title));
        text.push_str(&table(&columns, lines));
        if not_asked > 0 {
            let n = number::count(not_asked as u64, lang);
            text.push_str(&format!("\n{}\n", Word::NotAsked.with(lang, &[("n", n)])));
        }
    }
    text.push_str(&the_sum(report, told));
    let said = class(report, told);
    if !said.is_empty() {
        text.push_str(&heading(report, Word::Class));
        for one in said {
            text.push_str(&format!("- {}\n", escape(&one.text)));
            text.extend(one.below.iter().map(|line| format!("  - {}\n", escape(line))));
        }
    }
    let places = places(report, &told.explanation);
    if !places.is_empty() {
        let columns = [
            column(Align::Right, Word::Rank),
            (Align::Left, escape(&report.instrument.agency_label)),
            column(Align::Right, Word::Score),
            column(Align::Right, Word::Distance),
        ];
        let lines =
            places.iter().map(|p| [&p.rank, &p.agency, &p.score, &p.distance].map(|cell| escape(cell)).to_vec());
        text.push_str(&heading(report, Word::Rank));
        text.push_str(&table(&columns, lines));
    }
    text
}

fn the_sum(report: &ExplainReport<'_>, told: &Told) -> String {
    let (lines, below) = sum(report, &told.explanation);
    if below.is_empty() {
        return String::new();
    }
    let mut text = heading(report, Word::SumTitle);
    if !lines.is_empty() {
        let words = [Word::Criterion, Word::Calculation, Word::PointsShort, Word::ExactShort];
        let align = |word| if word == Word::Criterion { Align::Left } else { Align::Right };
        let columns = words.map(|word| (align(word), word.say(report.lang).to_owned()));
        let rows = lines
            .iter()
            .map(|line| [&line.what, &line.calculation, &line.points, &line.exact].map(|cell| escape(cell)).to_vec());
        text.push_str(&table(&columns, rows));
        text.push('\n');
    }
    text.push_str(&list(&below));
    text
}

fn cells(report: &ExplainReport<'_>, first: Option<Word>, last: Word, rows: &[Cells]) -> String {
    let lang = report.lang;
    let right = |word: Word| (Align::Right, word.say(lang).to_owned());
    let first = (Align::Left, first.map_or_else(String::new, |word| word.say(lang).to_owned()));
    let columns = [first, right(Word::Old), right(Word::New), right(last)];
    table(&columns, rows.iter().map(|row| row.iter().map(|cell| escape(cell)).collect()))
}

/// The rules, the program and every input with its hash.
fn origin(report: &ExplainReport<'_>) -> String {
    let (instrument, lang) = (report.instrument, report.lang);
    let mut text = format!("## {}\n\n", Word::HowComputed.say(lang));
    let said = |word: Word, what: &str| format!("- {}: {}\n", word.say(lang), escape(what));
    text.push_str(&said(Word::Rules, &format!("{} ({})", notes::title(instrument), instrument.id)));
    text.push_str(&said(Word::Rounded, &notes::rounding(instrument, lang)));
    text.push_str(&said(Word::RanksAndTies, &notes::ranks(instrument, lang)));
    text.push_str(&said(Word::Program, PROGRAM_LINE));
    text.push_str(&format!("- {}, SHA-256 `{}`\n", escape(&instrument.id), sha256(instrument.text.as_bytes())));
    for input in report.assessments.everything_read() {
        let hash = input.sha256.as_ref().map_or_else(String::new, |hash| format!(", SHA-256 `{hash}`"));
        text.push_str(&format!("- {}{hash}\n", escape(&input.path)));
    }
    text
}
