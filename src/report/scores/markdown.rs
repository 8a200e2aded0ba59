//! The ranking for a document: Markdown with everything that proves where it comes from.

use crate::report::number::DASH;
use std::io::{self, Write};

use super::notes;
use crate::finding::severity::Severity;
use crate::report::corrections::Corrections;
use crate::report::markdown::{Align, escape, table};
use crate::report::number;
use crate::report::provenance::sha256;
use crate::report::view::RankingPart;
use crate::report::view::ScoreReport;
use crate::report::words::Word;
use crate::scoring::{AgencyScore, UnroundedScore};

/// Writes heading, ranking per group, recapitulation, notes and provenance.
pub(crate) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let parts = report.parts();
    let mut text = format!("# {}\n", escape(&notes::title(report.instrument)));
    let titled = report.has_groups() && parts.iter().any(|part| part.group.is_some());
    for part in &parts {
        text.push_str(&ranking(report, part, titled));
    }
    if parts.is_empty() {
        text.push_str(&format!("\n{}\n", Word::NothingShown.say(report.lang)));
    }
    text.extend(notes::not_shown(report).map(|line| format!("\n{line}\n")));
    for (word, part) in [
        (Word::Recap, recap(report)),
        (Word::Unscored, unscored(report)),
        (Word::Completeness, owing(report)),
        (Word::Corrections, Corrections::of(report.instrument, report.assessments, report.lang).markdown()),
        (Word::Criteria, legend(report)),
        (Word::Findings, findings(report)),
        (Word::Provenance, provenance(report)),
    ] {
        if !part.is_empty() {
            text.push_str(&format!("\n## {}\n\n{part}", word.say(report.lang)));
        }
    }
    out.write_all(text.as_bytes())
}

fn ranking(report: &ScoreReport<'_>, part: &RankingPart<'_>, titled: bool) -> String {
    let lang = report.lang;
    let mut text = String::from("\n");
    if titled {
        let name = part.group.map_or_else(|| Word::NoGroup.say(lang).to_owned(), escape);
        text.push_str(&format!("## {name}\n\n"));
    }
    let with_group = part.group.is_none() && report.has_groups() && !titled;
    let mut columns =
        vec![(Align::Right, Word::Rank.say(lang).to_owned()), (Align::Left, escape(&report.instrument.agency_label))];
    if with_group {
        columns.push((Align::Left, Word::Group.say(lang).to_owned()));
    }
    columns.extend(report.columns().iter().map(|&ix| (Align::Right, escape(&report.instrument.criteria[ix].id))));
    columns.push((Align::Right, Word::Score.say(lang).to_owned()));
    if !report.instrument.classes.is_empty() {
        columns.push((Align::Left, Word::Class.say(lang).to_owned()));
    }
    let incomplete = notes::any_incomplete(report);
    if incomplete {
        columns.push((Align::Right, Word::Completeness.say(lang).to_owned()));
    }
    let coverage = |row: &AgencyScore| incomplete.then(|| number::percent(row.coverage(), lang));
    let rows = part.rows.iter().map(|row| cells(report, row, with_group).into_iter().chain(coverage(row)).collect());
    text + &table(&columns, rows)
}

fn cells(report: &ScoreReport<'_>, row: &AgencyScore, with_group: bool) -> Vec<String> {
    let agency = report.agency(row);
    let mut cells = vec![row.rank().map_or_else(String::new, |rank| rank.to_string()), escape(&agency.name)];
    if with_group {
        cells.push(agency.group.as_deref().map_or_else(|| DASH.to_owned(), escape));
    }
    cells.extend(report.board.criteria(row).iter().map(|c| value(report, c.value())));
    cells.push(value(report, row.value().as_ref()));
    if !report.instrument.classes.is_empty() {
        let class = report.class(row).map_or_else(|| DASH.to_owned(), escape);
        cells.push(if row.capped_by().is_some() { format!("{class}\\*") } else { class });
    }
    cells
}

fn value(report: &ScoreReport<'_>, value: Option<&UnroundedScore>) -> String {
    let Some(value) = value else { return DASH.to_owned() };
    let about = if value.approximate { "≈" } else { "" };
    format!("{about}{}", number::score(&value.exact, report.instrument, report.lang))
}

fn recap(report: &ScoreReport<'_>) -> String {
    let lang = report.lang;
    let mut columns = vec![(Align::Left, Word::Group.say(lang).to_owned())];
    columns.extend([Word::Listed, Word::Scored, Word::Mean].map(|word| (Align::Right, word.say(lang).to_owned())));
    columns.extend(report.instrument.classes.iter().map(|class| (Align::Right, escape(&class.label))));
    let only = report.groups.len() == 1;
    let rows = report.groups.iter().map(|group| {
        let no_group = if only { Word::Everybody } else { Word::NoGroup };
        let name = group.group.as_deref().map_or_else(|| no_group.say(lang).to_owned(), escape);
        let mut cells = vec![name, group.listed.to_string(), group.scored.to_string()];
        cells.push(value(report, group.mean.as_ref()));
        cells.extend(group.classes.iter().map(ToString::to_string));
        cells
    });
    let mut text = table(&columns, rows);
    if let Some(summary) = &report.board.summary {
        let score = summary.score.as_ref().map(|score| number::score(score, report.instrument, lang));
        let class = summary.class.map(|class| escape(&report.instrument.classes[class].label));
        let class = class.map_or_else(String::new, |class| format!(" ({class})"));
        let score = score.unwrap_or_else(|| DASH.to_owned());
        text.push_str(&format!("\n**{}: {score}**{class}\n", escape(&summary.name)));
    }
    text
}

fn unscored(report: &ScoreReport<'_>) -> String {
    let lang = report.lang;
    let columns = [
        (Align::Left, escape(&report.instrument.agency_label)),
        (Align::Left, Word::Group.say(lang).to_owned()),
        (Align::Left, Word::Reason.say(lang).to_owned()),
    ];
    let rows: Vec<Vec<String>> = report
        .unscored()
        .map(|row| {
            let agency = report.agency(row);
            let group = agency.group.as_deref().map_or_else(|| DASH.to_owned(), escape);
            vec![escape(&agency.name), group, escape(&notes::reason(report, row))]
        })
        .collect();
    if rows.is_empty() { String::new() } else { table(&columns, rows) }
}

fn owing(report: &ScoreReport<'_>) -> String {
    let (owing, more) = notes::owing(report);
    let lines = owing.iter().map(|(name, owed)| format!("- {}\n", escape(&format!("{name}: {owed}"))));
    let n = number::count(more as u64, report.lang);
    let more = (more > 0).then(|| format!("- {}\n", Word::MoreOwing.with(report.lang, &[("n", n)])));
    lines.chain(more).collect()
}

fn legend(report: &ScoreReport<'_>) -> String {
    let words = [Word::Id, Word::Name];
    let columns = words.map(|word| (Align::Left, word.say(report.lang).to_owned()));
    let criteria = report.columns().iter().map(|&ix| &report.instrument.criteria[ix]);
    let rows: Vec<Vec<String>> = criteria.map(|c| vec![escape(&c.id), escape(&c.name)]).collect();
    if rows.is_empty() { String::new() } else { table(&columns, rows) }
}

fn findings(report: &ScoreReport<'_>) -> String {
    let line = |finding: &crate::finding::Finding| {
        let place = finding.place.told();
        let file = if place.is_empty() { place } else { format!(" ({place})") };
        let weight = if finding.severity() == Severity::Error { "**" } else { "" };
        let text = escape(&format!("{}{file}", finding.message(report.lang)));
        format!("- {weight}{}{weight} {text}\n", finding.code())
    };
    report.findings.iter().map(line).collect()
}

fn provenance(report: &ScoreReport<'_>) -> String {
    let (instrument, lang) = (report.instrument, report.lang);
    let mut lines: Vec<String> = notes::caps(report, Word::Capped).iter().map(|cap| escape(cap)).collect();
    if notes::any_approximate(report) {
        lines.push(Word::Approximate.say(lang).to_owned());
    }
    let said = |word: Word, text: &str| format!("{}: {}", word.say(lang), escape(text));
    let hash = sha256(instrument.text.as_bytes());
    lines.push(format!("{}: `{}`, SHA-256 `{hash}`", Word::Rules.say(lang), instrument.id));
    lines.extend(notes::how_computed(instrument, lang).iter().map(|(word, text)| said(*word, text)));
    for input in report.assessments.everything_read() {
        let rows = Word::RowsOf.with(lang, &[("n", number::count(input.rows, lang))]);
        let hash = input.sha256.as_ref().map_or_else(String::new, |hash| format!(", SHA-256 `{hash}`"));
        lines.push(format!("{}: {}, {rows}{hash}", Word::File.say(lang), escape(&input.path)));
    }
    lines.iter().map(|line| format!("- {line}\n")).collect()
}
