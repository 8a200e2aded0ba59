//! The sheet on which those who answer are named, and sign.
//!
//! It holds no column heading that a table of answers has, so that reading never takes it for one.

use super::{Form, FormShape, Who};
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::workbook::book::{CellStyle, WorkBook};
use crate::workbook::formula::CellRef;
use crate::workbook::formula::SheetIx;
use crate::workbook::row_height::height;

/// The width of what is filled in.
const WIDE: f64 = 64.0;
/// The height of the place for a signature.
const SIGNATURE: f64 = 70.0;

/// Writes the sheet.
pub(super) fn fill(form: &Form<'_>, book: &mut WorkBook, sheet: SheetIx) {
    let lang = form.lang;
    let say = |word: Word| word.say(lang).to_owned();
    let at = |row, col| CellRef { sheet, row, col };
    book.sheets[sheet].widths.extend([(0, 30.0), (1, WIDE)]);
    let title = format!("{} · {}", Word::FormEndorsement.say(lang), notes::title(form.instrument));
    book.text(at(0, 0), &title, CellStyle::Title);
    let mut row = 2;
    let whose = match &form.parts[..] {
        [part] if form.shape == FormShape::Questions => part.who.name().filter(|_| part.who != Who::File),
        _ => None,
    };
    let mut line = |book: &mut WorkBook, label: &str, text: &str, high: f64| {
        book.text(at(row, 0), label, CellStyle::Given);
        book.text(at(row, 1), text, CellStyle::EntryText);
        book.sheets[sheet].heights.insert(row, high);
        row += 1;
    };
    if form.shape == FormShape::Questions {
        let whose = whose.unwrap_or_default();
        line(book, &form.instrument.agency_label, whose, height([(whose, WIDE)]).max(20.0));
        for word in [Word::FormFilledBy, Word::FormOffice, Word::FormPhone, Word::FormMail] {
            line(book, word.say(lang), "", 20.0);
        }
    }
    line(book, Word::FormPlaceDate.say(lang), "", 20.0);
    let signed: Vec<String> = match form.shape {
        FormShape::Questions => vec![form.instrument.form.head.clone().unwrap_or_else(|| say(Word::FormHead))],
        FormShape::Jury => {
            let named = |assessor: &String| Word::FormJurySigned.with(lang, &[("assessor", assessor.clone())]);
            form.assessors.iter().map(named).collect()
        }
    };
    for who in &signed {
        line(book, &format!("{who}\n{}", Word::FormSignature.say(lang)), "", SIGNATURE);
    }
    if form.shape == FormShape::Questions {
        book.text(at(row + 1, 0), Word::FormDeclares.say(lang), CellStyle::Line);
    }
    book.sheets[sheet].portrait = true;
    book.sheets[sheet].protected = true;
    book.sheets[sheet].printed = Some((row + 1, 1));
}
