//! The form as a workbook: questions with lists to choose from, a guide, A4 pages.
//!
//! The rows above the header and the headings among the questions hold a single text each: reading passes them over.

use std::io::{self, Write};

use super::allowed::AllowedAnswers;
use super::choices::ChoicePlaces;
use super::form_sheet::{Checks, FormSheet, titles};
use super::lists::{ChoiceLists, fill_lists};
use super::live::{self, AskedCell, LiveForm, LiveLayout, TrialAnswer};
use super::{Form, FormPart, FormRow, FormShape, Who, endorsement, guide, jury, named, question};
use crate::report::number as shown;
use crate::report::provenance::PROGRAM_LINE;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::CriterionIx;
use crate::rules::instrument::Evidence;
use crate::workbook::book::CellStyle;
use crate::workbook::book::WorkBook;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::SheetIx;
use crate::workbook::row_height::height;
use crate::workbook::write::bytes;

/// The most rows of a sheet.
const MOST_ROWS: usize = 1_048_000;

/// Writes the form.
///
/// # Errors
/// `out` refuses, or there are more questions than a sheet holds.
pub(crate) fn write(form: &Form<'_>, out: &mut dyn Write) -> io::Result<()> {
    if form.rows() + form.parts.len() > MOST_ROWS {
        let facts = [("n", shown::count(form.rows() as u64, form.lang))];
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, Word::FormTooLarge.with(form.lang, &facts)));
    }
    out.write_all(&bytes(book(form, &[]).0, PROGRAM_LINE, &|_| String::new())?)
}

/// The workbook of a form with these answers typed into it; with the places of its live score, where it has one.
pub(super) fn book(form: &Form<'_>, typed: &[TrialAnswer]) -> (WorkBook, Option<LiveLayout>) {
    let lang = form.lang;
    let mut book = WorkBook::new(notes::title(form.instrument));
    let jury = form.shape == FormShape::Jury;
    let questions = book.sheet(if jury { Word::FormJury } else { Word::FormSheet }.say(lang));
    let mut lists = ChoiceLists { sheet: Word::FormLists.say(lang).to_owned(), columns: Vec::new() };
    let places = ChoicePlaces::of(form);
    let (mut asked, mut head) = (Vec::new(), 0);
    if jury {
        let head = titles(form, &mut book, questions, ("", Word::FormFillYellow), &places);
        let mut made = FormSheet { book: &mut book, lists: &mut lists, sheet: questions, head };
        jury::fill(form, &mut made, &places);
    } else {
        (head, asked) = FormWriter::fill(form, &mut book, questions, &mut lists, (&places, typed));
    }
    let page = form.live.then(|| book.sheet(live::page_name(lang)));
    if form.is_signed() {
        let sheet = book.sheet(Word::FormEndorsement.say(lang));
        endorsement::fill(form, &mut book, sheet);
    }
    let guide = book.sheet(Word::FormGuide.say(lang));
    guide::fill(form, &mut book, guide);
    fill_lists(&mut book, &lists);
    let group = form.parts.first().and_then(|part| part.who.group());
    let layout = page.map(|page| {
        let headline = CellRef { sheet: questions, row: head.saturating_sub(2), col: 0 };
        live::fill(&LiveForm { instrument: form.instrument, lang, group, asked: &asked, headline, page }, &mut book)
    });
    (book, layout)
}

/// Where what stands.
#[derive(Debug, Clone, Copy)]
struct FormColumns {
    id: Option<u16>,
    name: Option<u16>,
    group: Option<u16>,
    criterion: u16,
    question: u16,
    /// Where some questions take other answers than their neighbours.
    allowed: Option<u16>,
    assessor: Option<u16>,
    answer: u16,
    /// Where the rules ask for it.
    evidence: Option<u16>,
    note: u16,
    /// The last that is printed, and the last of all.
    printed: u16,
    last: u16,
}

impl FormColumns {
    /// The agency of a row stands before the questions, or behind them and off the printed page where it is always the
    /// same.
    fn of(form: &Form<'_>, places: &ChoicePlaces) -> Self {
        let identity = form.identity();
        let several = form.parts.len() > 1;
        let mut next = 0;
        let mut column = |there: bool| {
            next += u16::from(there);
            there.then(|| next - 1)
        };
        let before = [identity.id, identity.name, identity.group].map(|there| column(there && several));
        let mut always = |there: bool| column(there);
        let (criterion, question) = (always(true), always(true));
        let allowed = always(!places.at_question.is_empty());
        let assessor = always(form.names_assessors);
        let (answer, evidence, note) = (always(true), always(form.asks_evidence()), always(true));
        let behind = [identity.id, identity.name, identity.group].map(|there| always(there && !several));
        let there = |column: Option<u16>| column.unwrap_or_default();
        let [id, name, group] = [0, 1, 2].map(|at: usize| before[at].or(behind[at]));
        Self {
            id,
            name,
            group,
            criterion: there(criterion),
            question: there(question),
            allowed,
            assessor,
            answer: there(answer),
            evidence,
            note: there(note),
            printed: there(note),
            last: next - 1,
        }
    }
}

struct FormWriter<'f, 'a> {
    form: &'f Form<'a>,
    columns: FormColumns,
    places: &'f ChoicePlaces,
    /// The row of the headings, and the last row that is written.
    head: u32,
    row: u32,
    sheet: SheetIx,
    book: &'f mut WorkBook,
    lists: &'f mut ChoiceLists,
    checks: Checks,
    /// What is typed into it.
    typed: &'f [TrialAnswer],
    /// The cells of the answers, in the order of the rows.
    asked: Vec<AskedCell>,
    /// What the rows of one body are printed upright with: few enough columns.
    portrait: bool,
}

impl FormWriter<'_, '_> {
    fn fill(
        form: &Form<'_>,
        book: &mut WorkBook,
        sheet: SheetIx,
        lists: &mut ChoiceLists,
        (places, typed): (&ChoicePlaces, &[TrialAnswer]),
    ) -> (u32, Vec<AskedCell>) {
        let columns = FormColumns::of(form, places);
        let whose = match form.parts.as_slice() {
            [part] => named(form, part.who).unwrap_or_default(),
            _ => String::new(),
        };
        // The line of the live score stands above the headings, with nothing beside it.
        let head = titles(form, book, sheet, (&whose, Word::FormFillYellow), places) + u32::from(form.live);
        let portrait = columns.allowed.is_none() && columns.assessor.is_none();
        let checks = Checks::default();
        let asked = Vec::new();
        let mut writer =
            FormWriter { form, columns, places, head, row: head, sheet, book, lists, checks, typed, asked, portrait };
        writer.heads();
        form.parts.iter().for_each(|part| writer.part(part));
        writer.shape();
        (head, writer.asked)
    }

    fn text(&mut self, col: u16, text: &str, look: CellStyle) {
        self.put(self.row, col, text, look);
    }

    fn put(&mut self, row: u32, col: u16, text: &str, look: CellStyle) {
        self.book.text(CellRef { sheet: self.sheet, row, col }, text, look);
    }

    /// A row of one text over the width of the page.
    fn heading(&mut self, text: &str, look: CellStyle) {
        self.row += 1;
        let wide = self.book.sheets[self.sheet].widths.get(&self.columns.question).copied().unwrap_or(10.0);
        let high = height([(text, wide * if look == CellStyle::Branch { 0.95 } else { 2.0 })]) + 2.0;
        self.book.sheets[self.sheet].heights.insert(self.row, high);
        for col in 0..=self.columns.printed {
            self.text(col, if col == self.columns.question { text } else { "" }, look);
        }
    }

    fn heads(&mut self) {
        let columns = self.columns;
        let longest = self.form.instrument.criteria.iter().map(|criterion| criterion.id.chars().count()).max();
        let ids = (longest.unwrap_or(0) as f64 * 1.2 + 2.0).clamp(9.0, 26.0);
        let all = [
            (columns.id, Word::HeadAgencyId, 10.0),
            (columns.name, Word::HeadAgency, 28.0),
            (columns.group, Word::HeadGroup, 14.0),
            (Some(columns.criterion), Word::HeadCriterion, ids),
            (Some(columns.question), Word::HeadDescription, if self.portrait { 46.0 } else { 54.0 }),
            (columns.allowed, Word::HeadAllowed, 26.0),
            (columns.assessor, Word::HeadAssessor, 16.0),
            (Some(columns.answer), Word::HeadAnswer, 16.0),
            (columns.evidence, Word::HeadEvidence, if self.portrait { 26.0 } else { 32.0 }),
            (Some(columns.note), Word::HeadNote, if self.portrait { 20.0 } else { 28.0 }),
        ];
        for (col, word, width) in all {
            if let Some(col) = col {
                let at = CellRef { sheet: self.sheet, row: self.head, col };
                self.book.heading(at, word.say(self.form.lang), width);
            }
        }
    }

    fn part(&mut self, part: &FormPart<'_>) {
        if self.form.parts.len() > 1 {
            if self.row > self.head {
                let next = self.row + 1;
                self.book.sheets[self.sheet].breaks.push(next);
            }
            if let Some(name) = named(self.form, part.who) {
                self.heading(&name, CellStyle::Subject);
            }
        }
        for line in &part.lines {
            match *line {
                FormRow::Branch(ix) => {
                    let criterion = &self.form.instrument.criteria[ix];
                    let choices = self.places.at_branch.get(&ix).cloned();
                    let choices =
                        choices.map(|allowed| Word::FormChoices.with(self.form.lang, &[("allowed", allowed)]));
                    let choices = choices.map(|text| format!("\n{text}")).unwrap_or_default();
                    self.heading(&format!("{}  {}{choices}", criterion.id, criterion.name), CellStyle::Branch);
                }
                FormRow::Question(ix, assessor) => self.question(part.who, ix, assessor),
            }
        }
    }

    fn question(&mut self, who: Who<'_>, ix: CriterionIx, assessor: usize) {
        self.row += 1;
        let (form, columns) = (self.form, self.columns);
        let answers = AllowedAnswers::of(form.instrument, ix, form.lang);
        let said = answers.said(form.lang);
        for (col, text) in [(columns.id, who.id()), (columns.name, who.name()), (columns.group, who.group())] {
            if let (Some(col), Some(text)) = (col, text) {
                self.text(col, text, CellStyle::Given);
            }
        }
        self.text(columns.criterion, &form.instrument.criteria[ix].id, CellStyle::Text);
        let text = question(form, ix, who);
        self.text(columns.question, &text, CellStyle::Wrapped);
        let own = if self.places.at_question.contains(&ix) { said.as_str() } else { "" };
        if let Some(col) = columns.allowed {
            self.text(col, own, CellStyle::Given);
        }
        if let Some(col) = columns.assessor {
            self.text(col, &form.assessors[assessor], CellStyle::EntryText);
        }
        self.text(columns.answer, "", if answers.is_text() { CellStyle::EntryText } else { CellStyle::Entry });
        if let Some(col) = columns.evidence {
            let asked = form.instrument.criteria[ix].states.evidence != Evidence::None;
            self.text(col, "", if asked { CellStyle::EntryText } else { CellStyle::Given });
        }
        self.text(columns.note, "", CellStyle::EntryText);
        self.remember(ix, assessor, answers.is_text());
        let allowed = answers.checked(self.lists);
        let widths = &self.book.sheets[self.sheet].widths;
        let wide = |col: u16| widths.get(&col).copied().unwrap_or(10.0);
        let high = height([(text.as_str(), wide(columns.question)), (own, columns.allowed.map_or(100.0, wide))]);
        self.book.sheets[self.sheet].heights.insert(self.row, high);
        let message = Word::FormRefused.with(form.lang, &[("allowed", said)]);
        self.checks.add(&allowed, Word::FormRefusedTitle.say(form.lang), message, self.row, columns.answer);
    }

    /// Keeps the cells of a question, and types into them what is tried.
    fn remember(&mut self, criterion: CriterionIx, assessor: usize, is_text: bool) {
        let at = |col| CellRef { sheet: self.sheet, row: self.row, col };
        let cell =
            AskedCell { criterion, answer: at(self.columns.answer), evidence: self.columns.evidence.map(at), is_text };
        let tried = self.typed.iter().find(|one| one.criterion == criterion && one.assessor == assessor);
        if let Some(tried) = tried {
            tried.type_into(&cell, self.book);
        }
        self.asked.push(cell);
    }

    /// Headings stay in view and on every page; what only the program reads is hidden, and locked like everything that
    /// is not to be filled in.
    fn shape(&mut self) {
        let (columns, last) = (self.columns, self.row.max(self.head + 1));
        let sheet = &mut self.book.sheets[self.sheet];
        sheet.frozen = (self.head + 1, 0);
        sheet.repeated = Some((0, self.head));
        sheet.filter = Some((self.head, 0, last, columns.last));
        sheet.printed = Some((last, columns.printed));
        sheet.validations = std::mem::take(&mut self.checks).into_all();
        // Headings say whose rows these are.
        sheet.hidden_columns.extend([columns.id, columns.name, columns.group].into_iter().flatten());
        sheet.protected = true;
        sheet.portrait = self.portrait;
    }
}
