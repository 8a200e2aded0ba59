//! Reminders as a mail merge takes them: a row for each body that still has something to send, with a sentence for it.

use std::io::{self, Write};

use super::CheckReport;
use super::status::{StatusReport, StatusRow, contact_columns, rows, word};
use super::workbook;
use crate::analysis::quality::status::BodyState;
use crate::document::{Column, DocumentTable};
use crate::report::csv_io::refused;
use crate::report::provenance::PROGRAM_LINE;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::workbook::book::WorkBook;
use crate::workbook::write;

/// Writes the list as CSV.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_csv(report: &CheckReport<'_>, status: &StatusReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let table = table(report, status);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(table.columns.iter().map(|column| &column.heading)).map_err(refused)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| cell.text.plain())).map_err(refused)?;
    }
    writer.flush()
}

/// Writes the list as a workbook whose first row holds the headings, which is what mail merges expect.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_workbook(
    report: &CheckReport<'_>,
    status: &StatusReport<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut book = WorkBook::new(notes::title(report.instrument));
    workbook::plain_sheet(&mut book, Word::RemindTitle.say(report.lang), &table(report, status));
    let bytes = write::bytes(book, PROGRAM_LINE, &|_| String::new())?;
    out.write_all(&bytes)
}

fn table(report: &CheckReport<'_>, status: &StatusReport<'_>) -> DocumentTable {
    let lang = report.lang;
    let contacts = contact_columns(report);
    let mut columns = vec![Column::label("ID"), Column::text(report.instrument.agency_label.clone())];
    columns.push(Column::text(Word::Group.say(lang)));
    columns.extend(contacts.iter().map(Column::text));
    columns.push(Column::label(Word::StatusHead.say(lang)));
    columns.push(Column::text(Word::RemindSentence.say(lang)));
    let mut table = DocumentTable::new(columns);
    for row in rows(report, status).iter().filter(|row| row.body.state != BodyState::Complete) {
        let mut cells = vec![row.agency.id.to_string().into(), row.agency.name.to_string().into()];
        cells.push(row.agency.group.as_deref().unwrap_or_default().to_owned().into());
        let contact = |heading: &String| row.agency.columns.get(heading).unwrap_or_default().to_owned();
        cells.extend(contacts.iter().map(|heading| contact(heading).into()));
        cells.push(word(row.body.state).say(lang).into());
        cells.push(sentence(report, status, row).into());
        table.row(cells);
    }
    table
}

/// What a body is asked to do, in the language of letters.
fn sentence(report: &CheckReport<'_>, status: &StatusReport<'_>, row: &StatusRow<'_>) -> String {
    let lang = report.lang;
    let by = status.deadline.map(|day| Word::RemindBy.with(lang, &[("day", day.said(lang))]));
    let facts = [
        ("agency", row.agency.name.to_string()),
        ("title", notes::title(report.instrument)),
        ("asked", row.body.asked.to_string()),
        ("owed", (row.body.asked - row.body.answered).to_string()),
        ("lacking", row.lacking(report)),
        ("problems", row.problems(report)),
        ("files", row.files()),
        ("by", by.unwrap_or_default()),
    ];
    let word = match row.body.state {
        BodyState::NotSent => Word::RemindNotSent,
        BodyState::Faulty if row.body.problems.is_empty() => Word::RemindFaultyAll,
        BodyState::Faulty => Word::RemindFaulty,
        BodyState::Twice => Word::RemindTwice,
        BodyState::Incomplete | BodyState::Complete => Word::RemindIncomplete,
    };
    word.with(lang, &facts)
}
