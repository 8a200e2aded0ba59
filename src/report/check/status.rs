//! The status board: how far each body is with its answers, where they stand, and whether they came in time.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::CheckReport;
use crate::analysis::quality::status::{BodyState, BodyStatus, StatusBoard};
use crate::answers::Agency;
use crate::document::{Cell, Column, Document, DocumentTable, Tone};
use crate::finding::Finding;
use crate::i18n::date::CalendarDay;
use crate::i18n::lang::Lang;
use crate::report::template;
use crate::report::words::Word;

/// Columns of a terminal on which the whole board can be read.
const ROOMY: usize = 200;
/// Problems of a body that are told one by one.
const TOLD: usize = 3;

/// The board with what the command knows beside it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatusReport<'a> {
    pub board: &'a StatusBoard,
    /// The day of each file, where its name or the file itself says one.
    pub days: &'a BTreeMap<Arc<str>, CalendarDay>,
    pub deadline: Option<CalendarDay>,
}

/// Whether a body kept to the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timeliness {
    InTime,
    /// Complete, but a file of it is of a later day.
    Late,
    /// Not complete at the deadline.
    Overdue,
    /// Complete, without a file that says its day.
    Unknown,
}

impl Timeliness {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::Late => "late",
            Self::Overdue => "overdue",
            Self::Unknown => "unknown",
        }
    }

    const fn word(self) -> Word {
        match self {
            Self::InTime => Word::StatusInTime,
            Self::Late => Word::StatusLate,
            Self::Overdue => Word::StatusOverdue,
            Self::Unknown => Word::StatusNoDay,
        }
    }
}

/// One body with everything that is said of it.
pub(crate) struct StatusRow<'a> {
    pub agency: &'a Agency,
    pub body: &'a BodyStatus,
    /// Its latest day.
    pub day: Option<CalendarDay>,
    pub timeliness: Option<Timeliness>,
}

/// The word for a state.
pub(crate) const fn word(state: BodyState) -> Word {
    match state {
        BodyState::NotSent => Word::StatusNotSent,
        BodyState::Faulty => Word::StatusFaulty,
        BodyState::Twice => Word::StatusTwice,
        BodyState::Incomplete => Word::StatusIncomplete,
        BodyState::Complete => Word::StatusComplete,
    }
}

const fn tone(state: BodyState) -> Tone {
    match state {
        BodyState::Complete => Tone::Good,
        BodyState::Incomplete => Tone::Warning,
        BodyState::NotSent | BodyState::Faulty | BodyState::Twice => Tone::Error,
    }
}

/// The bodies in the order of results.
pub(crate) fn rows<'a>(report: &CheckReport<'a>, status: &StatusReport<'a>) -> Vec<StatusRow<'a>> {
    let agencies = &report.assessments.agencies;
    let mut rows: Vec<StatusRow<'a>> =
        status.board.bodies.iter().map(|body| row(&agencies[body.agency], body, status)).collect();
    rows.sort_by_cached_key(|row| template::place(report.instrument, row.agency));
    rows
}

fn row<'a>(agency: &'a Agency, body: &'a BodyStatus, status: &StatusReport<'_>) -> StatusRow<'a> {
    let day = body.files.iter().filter_map(|file| status.days.get(file)).max().copied();
    let timeliness = status.deadline.map(|deadline| match (body.state, day) {
        (BodyState::Complete, Some(day)) if day <= deadline => Timeliness::InTime,
        (BodyState::Complete, Some(_)) => Timeliness::Late,
        (BodyState::Complete, None) => Timeliness::Unknown,
        _ => Timeliness::Overdue,
    });
    StatusRow { agency, body, day, timeliness }
}

/// The columns of the agency list that no other column shows, in its order.
pub(crate) fn contact_columns(report: &CheckReport<'_>) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for agency in &report.assessments.agencies {
        for (heading, _) in agency.columns.iter() {
            if !headings.iter().any(|known| known == heading) {
                headings.push(heading.to_owned());
            }
        }
    }
    headings
}

impl StatusRow<'_> {
    /// The branches that lack answers: `Kuesioner (SAQ) 1 dari 2`.
    pub(crate) fn lacking(&self, report: &CheckReport<'_>) -> String {
        // Where nothing came, every branch lacks everything.
        if self.body.state == BodyState::NotSent {
            return String::new();
        }
        let branch = |one: &crate::analysis::quality::status::BranchAnswers| {
            let facts = [
                ("branch", report.instrument.criteria[one.branch].name.clone()),
                ("answered", one.answered.to_string()),
                ("asked", one.asked.to_string()),
            ];
            Word::StatusBranch.with(report.lang, &facts)
        };
        self.body.lacking.iter().map(branch).collect::<Vec<_>>().join("; ")
    }

    /// The first problems with their places, and how many more there are.
    pub(crate) fn problems(&self, report: &CheckReport<'_>) -> String {
        let told = |&at: &usize| problem(&report.findings[at], report.lang);
        let mut texts: Vec<String> = self.body.problems.iter().take(TOLD).map(told).collect();
        let more = self.body.problems.len().saturating_sub(TOLD);
        if more > 0 {
            texts.push(Word::AndMore.with(report.lang, &[("n", more.to_string())]));
        }
        texts.join("; ")
    }

    /// Its files without their folders.
    pub(crate) fn files(&self) -> String {
        let name = |path: &Arc<str>| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        self.body.files.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn timely(&self, lang: Lang) -> &'static str {
        self.timeliness.map_or("", |known| known.word().say(lang))
    }
}

fn problem(finding: &Finding, lang: Lang) -> String {
    let place = finding.place.told();
    let place = place.rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{} ({place})", finding.message(lang))
}

/// How many bodies there are in each state: `3 belum mengirim, 1 bermasalah ...`.
pub(crate) fn counts(report: &CheckReport<'_>, status: &StatusReport<'_>) -> String {
    let of = |state: BodyState| {
        let count = status.board.bodies.iter().filter(|body| body.state == state).count();
        (count > 0).then(|| format!("{count} {}", word(state).say(report.lang).to_lowercase()))
    };
    let counts: Vec<String> = BodyState::ALL.into_iter().filter_map(of).collect();
    format!("{}: {}", report.instrument.agency_label, counts.join(", "))
}

/// The board as a part of a document; for a terminal of so many columns what it has room for.
pub(crate) fn fill(
    report: &CheckReport<'_>,
    status: &StatusReport<'_>,
    document: &mut Document,
    terminal: Option<usize>,
) {
    let lang = report.lang;
    document.heading(2, Word::StatusTitle.say(lang));
    document.paragraph(counts(report, status));
    if let Some(deadline) = status.deadline {
        document.paragraph(Word::StatusDeadline.with(lang, &[("day", deadline.said(lang))]));
    }
    let mut board = table(report, status);
    let is_narrow = terminal.is_some_and(|width| width < ROOMY);
    let hidden = if is_narrow { leave_out_contacts(&mut board, lang) } else { false };
    document.table(board);
    if hidden {
        document.paragraph(Word::StatusNarrow.say(lang));
    }
    let unplaced = &status.board.unplaced;
    if !unplaced.is_empty() {
        document.paragraph(Word::StatusUnplaced.with(lang, &[("n", unplaced.len().to_string())]));
        document.list(unplaced.iter().map(|&at| problem(&report.findings[at], lang).into()).collect());
    }
}

/// Leaves out groups, files, days and contacts: they do not fit a terminal with what is to be done. Whether any was there.
fn leave_out_contacts(table: &mut DocumentTable, lang: Lang) -> bool {
    let told =
        [Word::StatusHead, Word::StatusAnswered, Word::StatusLacking, Word::StatusProblems, Word::StatusTimeliness];
    let told = told.map(|word| word.say(lang));
    let stays = |at: usize, heading: &str| at == 0 || told.contains(&heading);
    let before = table.columns.len();
    for at in (0..before).rev().filter(|&at| !stays(at, &table.columns[at].heading.clone())).collect::<Vec<_>>() {
        table.columns.remove(at);
        table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
    }
    table.columns.len() < before
}

/// The board as one table, columns that say nothing left out.
pub(crate) fn table(report: &CheckReport<'_>, status: &StatusReport<'_>) -> DocumentTable {
    let lang = report.lang;
    let contacts = contact_columns(report);
    let mut columns = vec![
        Column::text(report.instrument.agency_label.clone()),
        Column::text(Word::Group.say(lang)),
        Column::label(Word::StatusHead.say(lang)),
        Column::label(Word::StatusAnswered.say(lang)),
        Column::text(Word::StatusLacking.say(lang)),
        Column::text(Word::StatusProblems.say(lang)),
        Column::text(Word::File.say(lang)),
        Column::label(Word::StatusDay.say(lang)),
        Column::label(Word::StatusTimeliness.say(lang)),
    ];
    columns.extend(contacts.iter().map(Column::text));
    let mut table = DocumentTable::new(columns);
    for row in rows(report, status) {
        let facts = [("answered", row.body.answered.to_string()), ("asked", row.body.asked.to_string())];
        let mut cells: Vec<Cell> = vec![
            row.agency.name.to_string().into(),
            row.agency.group.as_deref().unwrap_or_default().to_owned().into(),
            Cell::toned(word(row.body.state).say(lang), tone(row.body.state)),
            Word::StatusCount.with(lang, &facts).into(),
            row.lacking(report).into(),
            row.problems(report).into(),
            row.files().into(),
            row.day.map(|day| day.to_string()).unwrap_or_default().into(),
            row.timely(lang).into(),
        ];
        let contact = |heading: &String| row.agency.columns.get(heading).unwrap_or_default().to_owned();
        cells.extend(contacts.iter().map(|heading| Cell::from(contact(heading))));
        table.row(cells);
    }
    table.drop_empty();
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_shows_what_is_to_be_done() {
        for lang in [Lang::Id, Lang::En] {
            let told = [Word::Group, Word::StatusHead, Word::StatusProblems, Word::File].map(|word| word.say(lang));
            let headings = ["OPD"].into_iter().chain(told).chain(["surel"]);
            let mut table = DocumentTable::new(headings.map(Column::text).collect());
            table.row(["Dinas A", "1", "2", "3", "4", "a@b"].map(Cell::from).into());
            assert!(leave_out_contacts(&mut table, lang));
            let left: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
            assert_eq!(left, ["OPD", Word::StatusHead.say(lang), Word::StatusProblems.say(lang)]);
            assert_eq!(table.rows[0].len(), 3);
            assert!(!leave_out_contacts(&mut table, lang), "nothing more to leave out");
        }
    }
}
