//! The guide: how to fill the form in, what blanks and states count as, and how to have it scored.

use super::{Form, Who};
use crate::report::rules::answer_rules;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::builtin;
use crate::workbook::book::CellStyle;
use crate::workbook::book::WorkBook;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::SheetIx;
use crate::workbook::row_height::height;

/// How wide its lines are.
const WIDTH: f64 = 100.0;

/// Writes the guide. Each row holds a single text, so that reading never takes the sheet for a table.
pub(crate) fn fill(form: &Form<'_>, book: &mut WorkBook, sheet: SheetIx) {
    let lang = form.lang;
    book.sheets[sheet].widths.insert(0, WIDTH);
    let mut row = 0;
    let mut put = |text: &str, look| {
        book.text(CellRef { sheet, row, col: 0 }, text, look);
        if look == CellStyle::Paragraph {
            book.sheets[sheet].heights.insert(row, height([(text, WIDTH)]));
        }
        row += 1;
    };
    put(&format!("{} · {}", Word::FormGuide.say(lang), notes::title(form.instrument)), CellStyle::Title);
    put("", CellStyle::Line);
    for (at, text) in (1..).zip(steps(form)) {
        put(&format!("{at}. {text}"), CellStyle::Paragraph);
    }
    put("", CellStyle::Line);
    put(Word::FormCounting.say(lang), CellStyle::Part);
    for rule in answer_rules(form.instrument, lang) {
        put(&format!("• {rule}"), CellStyle::Paragraph);
    }
}

fn steps(form: &Form<'_>) -> Vec<String> {
    let say = |word: Word| word.say(form.lang).to_owned();
    let any = |test: &dyn Fn(Who<'_>) -> bool| form.parts.iter().any(|part| test(part.who));
    // Rules that do not come with the program are a file.
    let id = &form.instrument.id;
    let rules = if builtin::text(id).is_some() { id.clone() } else { format!("{id}.toml") };
    let rules = [("rules", rules)];
    let mut steps = vec![say(Word::FormStepYellow), say(Word::FormStepAnswer), say(Word::FormStepBlank)];
    if form.names_assessors {
        steps.push(say(Word::FormStepAssessors));
    }
    steps.push(say(Word::FormStepEvidence));
    if any(&|who| who == Who::Everybody) {
        steps.push(say(Word::FormStepEverybody));
    }
    if any(&|who| who == Who::File) {
        steps.push(say(Word::FormStepFile));
    }
    if any(&|who| matches!(who, Who::Named(_))) {
        steps.push(say(Word::FormStepNamed));
    }
    steps.push(Word::FormStepScore.with(form.lang, &rules));
    steps
}
