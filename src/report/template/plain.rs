//! The form as a plain table: rows and nothing else, with the column names that inputs are known by in both languages.

use std::io::{self, Write};

use super::allowed::AllowedAnswers;
use super::{Form, FormRow, FormShape, Who, jury, question, section};
use crate::report::csv_io::refused;
use crate::rules::CriterionIx;

/// Comma-separated.
pub(crate) fn write_csv(form: &Form<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(form, b',', out)
}

/// Separated by tabs.
pub(crate) fn write_tsv(form: &Form<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(form, b'\t', out)
}

fn write(form: &Form<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    if form.shape == FormShape::Jury {
        return jury::write_plain(form, delimiter, out);
    }
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    let columns = columns(form);
    table.write_record(columns.iter().map(|column| column.name)).map_err(refused)?;
    for part in &form.parts {
        for line in &part.lines {
            let &FormRow::Question(criterion, assessor) = line else { continue };
            let asked = FormLine { form, who: part.who, criterion, assessor };
            table.write_record(columns.iter().map(|column| (column.cell)(&asked))).map_err(refused)?;
        }
    }
    table.flush()
}

/// One row.
struct FormLine<'f, 'a> {
    form: &'f Form<'a>,
    who: Who<'a>,
    criterion: CriterionIx,
    assessor: usize,
}

/// How a cell is filled.
type Fill = fn(&FormLine<'_, '_>) -> String;

/// A column, and how its cells are filled.
struct FormColumn {
    name: &'static str,
    cell: Fill,
}

fn columns(form: &Form<'_>) -> Vec<FormColumn> {
    let identity = form.identity();
    let all: [(bool, &'static str, Fill); 11] = [
        (identity.id, "agency_id", |row| text(row.who.id())),
        (identity.name, "agency", |row| text(row.who.name())),
        (identity.group, "group", |row| text(row.who.group())),
        (true, "criterion", |row| row.form.instrument.criteria[row.criterion].id.clone()),
        (true, "section", |row| section(row.form.instrument, row.criterion)),
        (true, "description", |row| question(row.form, row.criterion, row.who).replace('\n', " · ")),
        (true, "allowed", |row| {
            AllowedAnswers::of(row.form.instrument, row.criterion, row.form.lang).said(row.form.lang)
        }),
        (form.names_assessors, "assessor", |row| row.form.assessors[row.assessor].clone()),
        (true, "score", |_| String::new()),
        (form.asks_evidence(), "evidence", |_| String::new()),
        (true, "note", |_| String::new()),
    ];
    all.into_iter().filter(|(there, ..)| *there).map(|(_, name, cell)| FormColumn { name, cell }).collect()
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}
