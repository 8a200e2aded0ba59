//! The sheet of a form on its way: its cells, its lists to choose from, and what may be typed where.

use std::collections::HashMap;

use super::Form;
use super::choices::ChoicePlaces;
use super::lists::ChoiceLists;
use crate::report::scores::notes;
use crate::report::words::{self, Word};
use crate::rules::TOTAL;
use crate::workbook::book::{Allowed, CellStyle, Validation, WorkBook};
use crate::workbook::formula::{CellRef, SheetIx};

/// A workbook with the sheet that is filled in.
pub(super) struct FormSheet<'w> {
    pub book: &'w mut WorkBook,
    pub lists: &'w mut ChoiceLists,
    pub sheet: SheetIx,
    /// The row of the headings.
    pub head: u32,
}

/// Writes the rows above the headings: title, whose form it is, for which rules, what to do, until when, and what may be
/// answered where that is the same for all. Gives the row of the headings.
pub(super) fn titles(
    form: &Form<'_>,
    book: &mut WorkBook,
    sheet: SheetIx,
    (whose, fill): (&str, Word),
    places: &ChoicePlaces,
) -> u32 {
    let lang = form.lang;
    let title = format!("{} · {}", book.sheets[sheet].name, notes::title(form.instrument));
    let status = words::status(form.instrument.status).say(lang);
    let standing = format!("{} · {}: {status}", form.instrument.id, Word::Status.say(lang).to_lowercase());
    // Until when answers are expected says nothing of objections to them.
    let deadline = form.instrument.form.deadline.clone().filter(|_| fill == Word::FormFillYellow);
    let deadline = deadline.map(|deadline| Word::FormDeadline.with(lang, &[("deadline", deadline)]));
    let choices = places.at_branch.get(&TOTAL).cloned();
    let choices = choices.map(|allowed| Word::FormChoices.with(lang, &[("allowed", allowed)]));
    let lines = [
        (title, CellStyle::Title),
        (whose.to_owned(), CellStyle::Part),
        (standing, CellStyle::Small),
        (fill.say(lang).to_owned(), CellStyle::Small),
        (deadline.unwrap_or_default(), CellStyle::Part),
        (choices.unwrap_or_default(), CellStyle::Part),
    ];
    let mut row = 0;
    for (text, look) in lines.into_iter().filter(|(text, _)| !text.is_empty()) {
        book.text(CellRef { sheet, row, col: 0 }, &text, look);
        row += 1;
    }
    row + 1
}

/// The cells that are checked alike.
#[derive(Default)]
pub(super) struct Checks {
    /// By what may be answered: the place in the list below.
    known: HashMap<String, usize>,
    all: Vec<Validation>,
}

impl Checks {
    pub(super) fn add(&mut self, allowed: &Allowed, title: &str, message: String, row: u32, col: u16) {
        let all = &mut self.all;
        let at = *self.known.entry(format!("{allowed:?}{message}")).or_insert_with(|| {
            all.push(Validation { allowed: allowed.clone(), rows: Vec::new(), col, title: title.to_owned(), message });
            all.len() - 1
        });
        match self.all[at].rows.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => self.all[at].rows.push((row, row)),
        }
    }

    pub(super) fn into_all(self) -> Vec<Validation> {
        self.all
    }
}
