//! The sheet of answers: one row each, and what it counts as, as a formula of what was answered.
//!
//! Its columns are headed so that the sheet can be read again as an input.

use std::io;

use super::Recap;
use super::layout::{FIRST, HEAD};
use crate::answers::Answer;
use crate::answers::EVERYBODY;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::report::words::Word;
use crate::rules::instrument::CountsAs;
use crate::rules::instrument::Criterion;
use crate::rules::instrument::Unverified;
use crate::rules::scale::{Entries, Scale};
use crate::rules::{Counted, Instrument, Reply};
use crate::workbook::book::CellStyle;
use crate::workbook::book::Expected;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::formula::Pin;
use crate::workbook::formula::call;
use crate::workbook::formula::either;
use crate::workbook::formula::fits_a_cell;
use crate::workbook::formula::number;
use crate::workbook::formula::text;
use crate::workbook::formula::two;
use crate::workbook::write;

/// What stands for a score that does not count.
pub(crate) const NONE: &str = "–";
/// Labels that are still compared one by one.
const LABELS: usize = 40;

/// The columns that this workbook has.
struct AnswerColumns {
    assessor: Option<u16>,
    answer: u16,
    counted: u16,
    verified: Option<u16>,
    evidence: Option<u16>,
    note: Option<u16>,
}

/// Writes every answer, and remembers its row.
///
/// # Errors
/// Those of [`write::complete`].
pub(crate) fn fill(recap: &mut Recap<'_>) -> io::Result<()> {
    let answers = recap.answers();
    let columns = heads(recap, &answers);
    recap.layout.counted = columns.counted;
    let sheet = recap.layout.sheets.answers;
    recap.book.sheets[sheet].cells.only_seen = Some(columns.counted);
    let last = FIRST + u32::try_from(answers.len().max(1) - 1).unwrap_or(u32::MAX / 2);
    let widest = [columns.note, columns.evidence, columns.verified].into_iter().flatten().max();
    recap.table(sheet, widest.unwrap_or(columns.counted).max(columns.counted), last, 4);
    recap.title(sheet);
    for (at, answer) in answers.iter().enumerate() {
        let row = FIRST + u32::try_from(at).unwrap_or(u32::MAX / 2);
        recap.layout.answers.add(answer.subject, answer.criterion, row);
        let same = |other: Option<&&Answer>| {
            other.is_some_and(|other| (other.subject, other.criterion) == (answer.subject, answer.criterion))
        };
        let alone = !same(at.checked_sub(1).and_then(|before| answers.get(before))) && !same(answers.get(at + 1));
        line(recap, &columns, answer, (row, alone));
        write::complete(&mut recap.book, sheet, row + 1)?;
    }
    Ok(())
}

fn heads(recap: &mut Recap<'_>, answers: &[&Answer]) -> AnswerColumns {
    let sheet = recap.layout.sheets.answers;
    let mut next = 5;
    let mut optional = |there: bool| {
        next += u16::from(there);
        there.then(|| next - 1)
    };
    let assessor = optional(recap.source.assessments.assessors.iter().any(|name| !name.is_empty()));
    let answer = optional(true).unwrap_or_default();
    let verified = optional(answers.iter().any(|answer| !answer.verified));
    let counted = optional(true).unwrap_or_default();
    let evidence = optional(answers.iter().any(|answer| answer.evidence.is_some()));
    let note = optional(answers.iter().any(|answer| answer.note.is_some()));
    let columns = AnswerColumns { assessor, answer, counted, verified, evidence, note };
    let heads = [
        (Some(0), Word::HeadAgencyId, 14.0),
        (Some(1), Word::HeadAgency, 36.0),
        (Some(2), Word::HeadGroup, 18.0),
        (Some(3), Word::HeadCriterion, 12.0),
        (Some(4), Word::HeadDescription, 44.0),
        (columns.assessor, Word::HeadAssessor, 16.0),
        (Some(columns.answer), Word::HeadAnswer, 14.0),
        (columns.verified, Word::HeadVerified, 13.0),
        (Some(columns.counted), Word::HeadCounted, 13.0),
        (columns.evidence, Word::HeadEvidence, 36.0),
        (columns.note, Word::HeadNote, 36.0),
    ];
    for (col, word, width) in heads {
        if let Some(col) = col {
            recap.head(CellRef { sheet, row: HEAD, col }, word.say(recap.source.lang), width);
        }
    }
    // Hidden, not left out: `*` stands there too when the sheet is read again.
    if recap.nameless_ids() {
        recap.book.sheets[sheet].hidden_columns.insert(0);
    }
    if recap.without_groups() {
        recap.book.sheets[sheet].hidden_columns.insert(2);
    }
    columns
}

/// `alone`: it is the only answer to its criterion, so that without it the criterion is blank.
fn line(recap: &mut Recap<'_>, columns: &AnswerColumns, answer: &Answer, (row, alone): (u32, bool)) {
    let sheet = recap.layout.sheets.answers;
    let at = |col| CellRef { sheet, row, col };
    let source = recap.source;
    let criterion = &source.instrument.criteria[answer.criterion];
    match answer.subject {
        Subject::Everybody => {
            recap.book.text(at(0), EVERYBODY, CellStyle::Text);
            recap.book.text(at(1), EVERYBODY, CellStyle::Text);
        }
        Subject::Agency(agency) => {
            let agency = &source.assessments.agencies[agency];
            recap.book.text(at(0), &agency.id, CellStyle::Text);
            recap.book.text(at(1), &agency.name, CellStyle::Wrapped);
            recap.optional(at(2), agency.group.as_deref());
        }
    }
    recap.book.text(at(3), &criterion.id, CellStyle::Wrapped);
    recap.book.text(at(4), &criterion.name, CellStyle::Wrapped);
    if let Some(col) = columns.assessor {
        recap.optional(at(col), source.assessments.assessors.get(answer.assessor).map(|name| &**name));
    }
    if let Some(col) = columns.verified {
        let word = if answer.verified { Word::Yes } else { Word::No };
        recap.book.text(at(col), word.say(source.lang), CellStyle::Text);
    }
    for (col, value) in [(columns.evidence, &answer.evidence), (columns.note, &answer.note)] {
        if let Some(col) = col {
            recap.optional(at(col), value.as_deref());
        }
    }
    let typed = entered(recap, at(columns.answer), criterion, answer);
    let verified = columns.verified.map(at);
    counted(recap, at(columns.counted), (criterion, answer), (typed, alone), verified);
}

/// How an answer stands in its cell.
enum Typed {
    /// A number in this cell.
    Number(CellRef),
    /// The label of a choice in this cell.
    Label(CellRef),
    /// A share, or more digits than a cell holds: its cell is text, its value this.
    Fixed(Exact),
    /// A state in this cell; a number may take its place.
    State(CellRef),
}

fn entered(recap: &mut Recap<'_>, at: CellRef, criterion: &Criterion, answer: &Answer) -> Typed {
    let Reply::Value(value) = &answer.reply else {
        recap.optional(at, (!answer.text.is_empty()).then_some(&*answer.text));
        return Typed::State(at);
    };
    if labels(criterion).is_some_and(|labels| labels.iter().any(|(label, _)| same(label, &answer.text))) {
        recap.book.text(at, &answer.text, CellStyle::Text);
        return Typed::Label(at);
    }
    if answer.text.contains('/') || !fits_a_cell(value) {
        let shown =
            if answer.text.contains('/') { answer.text.to_string() } else { value.to_decimal(60).unwrap_or_default() };
        recap.book.text(at, &shown, CellStyle::Text);
        return Typed::Fixed(value.clone());
    }
    recap.book.number(at, value.to_f64(), CellStyle::Plain);
    Typed::Number(at)
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.trim().to_lowercase()
}

/// The labels of a choice scale with names, and what each counts as.
pub(crate) fn labels(criterion: &Criterion) -> Option<Vec<(&str, &Exact)>> {
    match criterion.scale.as_ref()?.entries() {
        Entries::Names(choices) if choices.len() <= LABELS => {
            Some(choices.iter().map(|choice| (choice.label.as_str(), &choice.value)).collect())
        }
        _ => None,
    }
}

fn counted(
    recap: &mut Recap<'_>,
    at: CellRef,
    (criterion, answer): (&Criterion, &Answer),
    (typed, alone): (Typed, bool),
    verified: Option<CellRef>,
) {
    let instrument = recap.source.instrument;
    let counts = answer.counted(instrument).unwrap_or(Counted::Refused);
    let expected = match counts {
        Counted::Score(score) => Expected::Near(score),
        Counted::Blank | Counted::LeftOut | Counted::Refused => Expected::Text(NONE.to_owned()),
    };
    let cleared = match answer.reply {
        Reply::Blank => state(&expected),
        _ if alone => blank(criterion),
        _ => text(NONE),
    };
    let own = scored(criterion, instrument, typed, (&state(&expected), cleared));
    let expr = match (&criterion.states.unverified, verified) {
        (Unverified::As(_), Some(cell)) if !answer.verified && answer.reply != Reply::Blank => {
            let yes = two(Op::Eq, Expr::Cell(cell, Pin::None), text(Word::Yes.say(recap.source.lang)));
            either(yes, own, state(&expected))
        }
        _ => own,
    };
    recap.book.formula(at, &expr, &expected, CellStyle::Plain);
}

/// What a criterion without any answer counts as.
pub(crate) fn blank(criterion: &Criterion) -> Expr {
    match &criterion.blank {
        Some(CountsAs::Score(_)) | Some(CountsAs::Error) if criterion.shared => call(Fun::Na, []),
        Some(CountsAs::Score(score)) => number(score),
        Some(CountsAs::Error) => call(Fun::Na, []),
        Some(CountsAs::Exclude) | None => text(NONE),
    }
}

/// What the state of an answer counts as.
fn state(expected: &Expected) -> Expr {
    match expected {
        Expected::Near(score) => number(score),
        _ => text(NONE),
    }
}

/// The score that follows from the cell of the answer: `cleared` where it is emptied, `state` where it is one of words.
fn scored(criterion: &Criterion, instrument: &Instrument, typed: Typed, (state, cleared): (&Expr, Expr)) -> Expr {
    let factor = criterion.factor(instrument);
    let or_cleared = |at: CellRef, cleared: Expr, other: Expr| {
        either(two(Op::Eq, Expr::Cell(at, Pin::None), text("")), cleared, other)
    };
    match typed {
        Typed::Number(at) => {
            let cell = Expr::Cell(at, Pin::None);
            let score = measured(criterion, &cell, &factor, &call(Fun::Na, []));
            either(call(Fun::IsNumber, [cell]), score, or_cleared(at, cleared, call(Fun::Na, [])))
        }
        // Which band takes it is decided here: spreadsheets may not tell so many digits apart.
        Typed::Fixed(value) => match criterion.scale.as_deref().filter(|scale| scale.bands().is_some()) {
            Some(scale) => number(&(&scale.measure(&value) * &factor).reduced()),
            None => times(number(&value), &factor),
        },
        Typed::Label(at) => {
            let none = or_cleared(at, cleared, call(Fun::Na, []));
            labelled(criterion, &Expr::Cell(at, Pin::None), &factor, none)
        }
        Typed::State(at) if labels(criterion).is_some() => {
            labelled(criterion, &Expr::Cell(at, Pin::None), &factor, or_cleared(at, cleared, state.clone()))
        }
        Typed::State(at) => {
            let cell = Expr::Cell(at, Pin::None);
            let score = measured(criterion, &cell, &factor, &call(Fun::Na, []));
            either(call(Fun::IsNumber, [cell]), score, or_cleared(at, cleared, state.clone()))
        }
    }
}

pub(crate) fn labelled(criterion: &Criterion, entered: &Expr, factor: &Exact, otherwise: Expr) -> Expr {
    labels(criterion).into_iter().flatten().rev().fold(otherwise, |rest, (label, value)| {
        either(two(Op::Eq, entered.clone(), text(label)), number(&(value * factor).reduced()), rest)
    })
}

/// A number through the criterion's scale, as a score on the range. `none`: where no band takes it.
pub(crate) fn measured(criterion: &Criterion, value: &Expr, factor: &Exact, none: &Expr) -> Expr {
    match criterion.scale.as_deref().and_then(Scale::bands) {
        Some(bands) => crate::report::xlsx::choose::first(
            bands.len(),
            &|at| {
                let bound = &bands[at].bound;
                crate::report::xlsx::rounding::reaches(value.clone(), bound, number(&bound.value))
            },
            &|at| bands.get(at).map_or_else(|| none.clone(), |band| number(&(&band.score * factor).reduced())),
        ),
        None => times(value.clone(), factor),
    }
}

/// A value times a fraction, written as people would: `x*100/4`.
fn times(value: Expr, factor: &Exact) -> Expr {
    let big = factor.to_big();
    let part = |n: &num_bigint::BigInt| Exact::from_big(n.clone().into());
    let (above, below) = (part(big.numer()), part(big.denom()));
    let product = if above == Exact::ONE { value } else { two(Op::Mul, value, number(&above)) };
    if below == Exact::ONE { product } else { two(Op::Div, product, number(&below)) }
}

impl<'a> Recap<'a> {
    /// The answers in the order of the ranking, those for everybody first.
    fn answers(&self) -> Vec<&'a Answer> {
        let source = self.source;
        let mut place = vec![usize::MAX; source.assessments.agencies.len()];
        for (at, score) in source.board.agencies.iter().enumerate() {
            place[score.agency()] = at + 1;
        }
        let mut answers: Vec<&Answer> = source.assessments.answers.iter().flatten().collect();
        answers.sort_by_key(|answer| {
            let subject = match answer.subject {
                Subject::Everybody => 0,
                Subject::Agency(agency) => place[agency],
            };
            (subject, answer.criterion, answer.assessor)
        });
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::column;
    use super::*;

    #[test]
    fn a_factor_is_written_as_people_would() {
        let at = CellRef { sheet: 0, row: 6, col: column(6) };
        let written = |factor: Exact| times(Expr::Cell(at, Pin::None), &factor).written(0, &[]).expect("short");
        assert_eq!(written(Exact::ONE), "G7");
        assert_eq!(written(Exact::int(25)), "G7*25");
        assert_eq!(written(Exact::ratio(100, 3)), "G7*100/3");
    }
}
