//! The form on which a body objects to answers: what was counted, what it asks for, why, and what was decided.
//!
//! Filled in, it is a table of corrections (`--corrections`): rows without a new answer object to nothing, and only what
//! was accepted is applied.

use std::io::{self, Write};

use super::allowed::AllowedAnswers;
use super::choices::ChoicePlaces;
use super::form_sheet::{Checks, FormSheet, titles};
use super::lists::{ChoiceLists, fill_lists};
use super::{Form, FormOrder, FormShape, Who, endorsement, named, question};
use crate::answers::{Agency, Answer};
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::provenance::PROGRAM_LINE;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::{CriterionIx, Instrument, Reply};
use crate::workbook::book::{Allowed, CellStyle, WorkBook};
use crate::workbook::formula::CellRef;
use crate::workbook::row_height::height;
use crate::workbook::write::bytes;

/// Digits that a number of a workbook keeps.
const DIGITS: u32 = 15;

/// The form of one body.
pub(crate) struct ObjectionForm<'a> {
    pub instrument: &'a Instrument,
    pub agency: &'a Agency,
    /// Its answers, in the order of the rules; shared ones are open to no objection.
    pub answers: Vec<ObjectionRow<'a>>,
    pub lang: Lang,
}

/// One question with the answer that counts.
pub(crate) struct ObjectionRow<'a> {
    pub criterion: CriterionIx,
    /// Empty for the nameless one.
    pub assessor: &'a str,
    /// `None`: there is no answer.
    pub answer: Option<&'a Answer>,
}

/// Columns from left to right, with their widths.
const COLUMNS: [(Word, f64); 10] = [
    (Word::HeadCriterion, 11.0),
    (Word::HeadDescription, 44.0),
    (Word::HeadAssessor, 14.0),
    (Word::Old, 14.0),
    (Word::New, 14.0),
    (Word::Reason, 34.0),
    (Word::HeadEvidence, 28.0),
    (Word::ObjectionDecision, 12.0),
    (Word::HeadAgencyId, 10.0),
    (Word::HeadAgency, 20.0),
];
const ASSESSOR: u16 = 2;
const NEW: u16 = 4;
const DECISION: u16 = 7;

/// Writes the form as a workbook.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(of: &ObjectionForm<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = of.lang;
    let order = FormOrder { assessors: &[], only: &[], shape: FormShape::Questions, live: false };
    let form = Form::new(of.instrument, [Who::Listed(of.agency)], &order, lang);
    let mut book = WorkBook::new(notes::title(of.instrument));
    let mut lists = ChoiceLists { sheet: Word::FormLists.say(lang).to_owned(), columns: Vec::new() };
    let sheet = book.sheet(Word::ObjectionSheet.say(lang));
    let whose = named(&form, Who::Listed(of.agency)).unwrap_or_default();
    let head = titles(&form, &mut book, sheet, (&whose, Word::ObjectionFill), &ChoicePlaces::default());
    let mut made = FormSheet { book: &mut book, lists: &mut lists, sheet, head };
    rows(of, &form, &mut made);
    let signed = book.sheet(Word::FormEndorsement.say(lang));
    endorsement::fill(&form, &mut book, signed);
    fill_lists(&mut book, &lists);
    out.write_all(&bytes(book, PROGRAM_LINE, &|_| String::new())?)
}

fn rows(of: &ObjectionForm<'_>, form: &Form<'_>, made: &mut FormSheet<'_>) {
    let (sheet, lang) = (made.sheet, of.lang);
    for (col, (word, width)) in (0..).zip(COLUMNS) {
        made.book.heading(CellRef { sheet, row: made.head, col }, word.say(lang), width);
    }
    let mut checks = Checks::default();
    let mut row = made.head;
    for one in &of.answers {
        row += 1;
        let at = |col| CellRef { sheet, row, col };
        let text = question(form, one.criterion, Who::Listed(of.agency));
        made.book.text(at(0), &of.instrument.criteria[one.criterion].id, CellStyle::Text);
        made.book.text(at(1), &text, CellStyle::Wrapped);
        made.book.text(at(ASSESSOR), one.assessor, CellStyle::Wrapped);
        counted(one, made, at(3));
        let answers = AllowedAnswers::of(of.instrument, one.criterion, lang);
        made.book.text(at(NEW), "", if answers.is_text() { CellStyle::EntryText } else { CellStyle::Entry });
        for col in NEW + 1..=DECISION {
            made.book.text(at(col), "", CellStyle::EntryText);
        }
        made.book.text(at(DECISION + 1), &of.agency.id, CellStyle::Given);
        made.book.text(at(DECISION + 2), &of.agency.name, CellStyle::Given);
        let message = Word::FormRefused.with(lang, &[("allowed", answers.said(lang))]);
        let title = Word::FormRefusedTitle.say(lang);
        checks.add(&answers.checked(made.lists), title, message, row, NEW);
        let decisions = [Word::ObjectionAccepted, Word::ObjectionRejected].map(|word| word.say(lang).to_owned());
        let message = Word::FormRefused.with(lang, &[("allowed", decisions.join(" / "))]);
        checks.add(&Allowed::OneOf(decisions.to_vec()), title, message, row, DECISION);
        made.book.sheets[sheet].heights.insert(row, height([(text.as_str(), COLUMNS[1].1)]).max(20.0));
    }
    let shown = &mut made.book.sheets[sheet];
    shown.frozen = (made.head + 1, 2);
    shown.repeated = Some((0, made.head));
    shown.printed = Some((row, DECISION));
    shown.hidden_columns.extend([DECISION + 1, DECISION + 2]);
    if of.answers.iter().all(|one| one.assessor.is_empty()) {
        shown.hidden_columns.insert(ASSESSOR);
    }
    shown.validations = checks.into_all();
    shown.protected = true;
}

/// The answer that counts: a number as a number, so that no decimal mark is in doubt when it comes back.
fn counted(one: &ObjectionRow<'_>, made: &mut FormSheet<'_>, at: CellRef) {
    let Some(answer) = one.answer else { return };
    let written = answer.text.replace(',', ".");
    let exact = |value: &Exact| Exact::parse_decimal(&written).is_some_and(|read| read == *value);
    match &answer.reply {
        Reply::Value(value)
            if exact(value) && value.to_decimal(DIGITS).is_some_and(|text| text.len() <= DIGITS as usize) =>
        {
            made.book.number(at, value.to_f64(), CellStyle::Plain);
        }
        _ => made.book.text(at, &answer.text, CellStyle::Wrapped),
    }
}
