//! The guide: how to fill the form in, what blanks and states count as, and where it is sent back.

use super::{Form, FormShape, Who, live};
use crate::report::rules::answer_rules;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::workbook::book::CellStyle;
use crate::workbook::book::WorkBook;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::SheetIx;
use crate::workbook::row_height::height;

/// How wide its lines are, and the margin beside them: a sheet of a single column that is wider than the paper is cut by
/// LibreOffice, one of two is made to fit.
const WIDTH: f64 = 86.0;
const MARGIN: f64 = 2.0;

/// Writes the guide. Each row holds a single text, so that reading never takes the sheet for a table.
pub(crate) fn fill(form: &Form<'_>, book: &mut WorkBook, sheet: SheetIx) {
    let lang = form.lang;
    book.sheets[sheet].widths.extend([(0, WIDTH), (1, MARGIN)]);
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
    let shown = &mut book.sheets[sheet];
    shown.printed = Some((row, 1));
    shown.portrait = true;
}

fn steps(form: &Form<'_>) -> Vec<String> {
    let say = |word: Word| word.say(form.lang).to_owned();
    let any = |test: &dyn Fn(Who<'_>) -> bool| form.parts.iter().any(|part| test(part.who));
    let texts = &form.instrument.form;
    let mut steps = texts.instructions.clone();
    let jury = form.shape == FormShape::Jury;
    steps.push(say(if jury { Word::FormStepJury } else { Word::FormStepYellow }));
    steps.extend([say(Word::FormStepAnswer), say(Word::FormStepBlank)]);
    steps.extend(form.live.then(|| live::guide(form.lang).to_owned()));
    if form.names_assessors && !jury {
        steps.push(say(Word::FormStepAssessors));
    }
    if form.asks_evidence() && !jury {
        let counts = form.asked().into_iter().any(|ix| form.instrument.criteria[ix].states.evidence.decides());
        steps.push(say(if counts { Word::FormStepEvidenceCounts } else { Word::FormStepEvidence }));
    }
    if any(&|who| who == Who::Everybody) {
        steps.push(say(Word::FormStepEverybody));
    }
    if any(&|who| who == Who::File) {
        steps.push(say(Word::FormStepFile));
    }
    if any(&|who| matches!(who, Who::Named(_))) {
        steps.push(say(Word::FormStepNamed));
    }
    if form.is_signed() {
        let head = texts.head.clone().unwrap_or_else(|| say(Word::FormHead));
        steps.push(Word::FormStepSign.with(form.lang, &[("head", head)]));
    }
    let known = [("contact", &texts.contact), ("deadline", &texts.deadline)];
    let known: Vec<_> = known.into_iter().filter_map(|(name, text)| Some((name, text.clone()?))).collect();
    steps.push(Word::FormStepReturn.with(form.lang, &known));
    steps
}
