//! The jury sheet: a row for each body and assessor, a column for each question, assessor after assessor.
//!
//! It is a wide table of answers without the answers: its headings are names of criteria, or their ids where two share
//! a name.

use std::io::{self, Write};

use super::allowed::AllowedAnswers;
use super::choices::ChoicePlaces;
use super::form_sheet::{Checks, FormSheet};
use super::{Form, FormPart, FormRow, Who};
use crate::names::normal::fold;
use crate::report::csv_io::refused;
use crate::report::words::Word;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::workbook::book::{CellStyle, WorkBook};
use crate::workbook::formula::{CellRef, SheetIx};
use crate::workbook::row_height::height;

/// Columns before the questions: number, id, name, group, assessor.
const BEFORE: u16 = 5;

/// What a column is called: the name of the criterion where no other bears it.
fn heading(instrument: &Instrument, ix: CriterionIx) -> &str {
    let criterion = &instrument.criteria[ix];
    let name = fold(&criterion.name);
    let alike = instrument.criteria.iter().filter(|other| fold(&other.name) == name || other.id == criterion.name);
    if alike.count() == 1 { &criterion.name } else { &criterion.id }
}

/// Whether a body is asked a question.
fn asks(part: &FormPart<'_>, ix: CriterionIx) -> bool {
    part.lines.iter().any(|line| matches!(line, FormRow::Question(known, _) if *known == ix))
}

/// The identity of a body: id, name and group.
fn identity<'a>(who: &'a Who<'_>) -> [&'a str; 3] {
    [who.id(), who.name(), who.group()].map(Option::unwrap_or_default)
}

/// Rows of a plain table.
pub(super) fn write_plain(form: &Form<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    let asked = form.asked();
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    let headings = asked.iter().map(|&ix| heading(form.instrument, ix));
    table.write_record(["agency_id", "agency", "group", "assessor"].into_iter().chain(headings)).map_err(refused)?;
    for assessor in &form.assessors {
        for part in &form.parts {
            let [id, name, group] = identity(&part.who);
            let before = [id, name, group, assessor.as_str()];
            table.write_record(before.into_iter().chain(asked.iter().map(|_| ""))).map_err(refused)?;
        }
    }
    table.flush()
}

/// Fills the sheet below its titles, from the row of the headings on.
pub(super) fn fill(form: &Form<'_>, made: &mut FormSheet<'_>, places: &ChoicePlaces) {
    let (lang, sheet, head) = (form.lang, made.sheet, made.head);
    let asked = form.asked();
    let column = |at: usize| BEFORE + u16::try_from(at).unwrap_or(u16::MAX - BEFORE);
    let names = [
        (Word::HeadNumber, 5.0),
        (Word::HeadAgencyId, 10.0),
        (Word::HeadAgency, 36.0),
        (Word::HeadGroup, 16.0),
        (Word::HeadAssessor, 18.0),
    ];
    for (col, (word, width)) in (0..).zip(names) {
        made.book.heading(CellRef { sheet, row: head, col }, word.say(lang), width);
    }
    for (at, &ix) in asked.iter().enumerate() {
        let text = heading(form.instrument, ix);
        made.book.heading(CellRef { sheet, row: head, col: column(at) }, text, 16.0);
        let high = height([(text, 14.0)]);
        let known = made.book.sheets[sheet].heights.entry(head).or_insert(high);
        *known = known.max(high);
    }
    let mut checks = Checks::default();
    let mut row = head;
    for (place, assessor) in form.assessors.iter().enumerate() {
        if place > 0 {
            made.book.sheets[sheet].breaks.push(row + 1);
        }
        for (number, part) in (1_u32..).zip(&form.parts) {
            row += 1;
            body(made, row, number, (part, assessor));
            for (at, &ix) in asked.iter().enumerate() {
                answer(form, made, (row, column(at)), (part, ix), &mut checks);
            }
        }
    }
    let last = column(asked.len().saturating_sub(1));
    shape(made.book, sheet, (head, row, last), checks);
    if !places.at_branch.contains_key(&TOTAL) {
        legend(form, made, &asked);
    }
}

fn body(made: &mut FormSheet<'_>, row: u32, number: u32, (part, assessor): (&FormPart<'_>, &str)) {
    let sheet = made.sheet;
    let at = |col| CellRef { sheet, row, col };
    made.book.number(at(0), f64::from(number), CellStyle::Count);
    for (col, text) in (1..).zip(identity(&part.who)) {
        made.book.text(at(col), text, CellStyle::Wrapped);
    }
    made.book.text(at(4), assessor, CellStyle::Wrapped);
    let high = height([(part.who.name().unwrap_or_default(), 38.0)]).max(20.0);
    made.book.sheets[sheet].heights.insert(row, high);
}

/// The cell of one answer; where nothing is asked it stays locked.
fn answer(
    form: &Form<'_>,
    made: &mut FormSheet<'_>,
    (row, col): (u32, u16),
    (part, ix): (&FormPart<'_>, CriterionIx),
    checks: &mut Checks,
) {
    let at = CellRef { sheet: made.sheet, row, col };
    if !asks(part, ix) {
        return made.book.text(at, "", CellStyle::Branch);
    }
    let answers = AllowedAnswers::of(form.instrument, ix, form.lang);
    made.book.text(at, "", if answers.is_text() { CellStyle::EntryText } else { CellStyle::Entry });
    let message = Word::FormRefused.with(form.lang, &[("allowed", answers.said(form.lang))]);
    let allowed = answers.checked(made.lists);
    checks.add(&allowed, Word::FormRefusedTitle.say(form.lang), message, row, col);
}

fn shape(book: &mut WorkBook, sheet: SheetIx, (head, last_row, last_col): (u32, u32, u16), checks: Checks) {
    let shown = &mut book.sheets[sheet];
    shown.frozen = (head + 1, 3);
    shown.repeated = Some((0, head));
    shown.printed = Some((last_row, last_col));
    shown.hidden_columns.insert(1);
    shown.protected = true;
    shown.validations = checks.into_all();
}

/// What each column takes, in the line above the headings.
fn legend(form: &Form<'_>, made: &mut FormSheet<'_>, asked: &[CriterionIx]) {
    let said = |&ix: &CriterionIx| {
        let allowed = AllowedAnswers::of(form.instrument, ix, form.lang).said(form.lang);
        format!("{}: {allowed}", heading(form.instrument, ix))
    };
    let text = asked.iter().map(said).collect::<Vec<_>>().join(" · ");
    let text = Word::FormChoices.with(form.lang, &[("allowed", text)]);
    made.book.text(CellRef { sheet: made.sheet, row: made.head - 1, col: 0 }, &text, CellStyle::Small);
}
