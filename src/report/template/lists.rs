//! Lists to choose from: in the cell where they fit, else on a hidden sheet of their own.

use crate::workbook::book::{Allowed, CellStyle, WorkBook};
use crate::workbook::formula::CellRef;

/// What the list of a cell holds at most, in UTF-16 units, its commas counted.
const LONGEST: usize = 255;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ListChoice {
    Text(String),
    /// As written in the rules, and as a number.
    Number(String, f64),
}

/// The lists of a workbook, each once.
#[derive(Debug, Default)]
pub(crate) struct ChoiceLists {
    /// The name of their sheet.
    pub sheet: String,
    /// One per column.
    pub columns: Vec<Vec<ListChoice>>,
}

impl ChoiceLists {
    /// The check for one of these.
    pub(crate) fn allowed(&mut self, entries: Vec<ListChoice>) -> Allowed {
        if let Some(texts) = in_a_cell(&entries) {
            return Allowed::OneOf(texts);
        }
        let col = self.columns.iter().position(|known| *known == entries).unwrap_or_else(|| {
            self.columns.push(entries.clone());
            self.columns.len() - 1
        });
        Allowed::Listed {
            sheet: self.sheet.clone(),
            col: u16::try_from(col).unwrap_or(u16::MAX / 2),
            count: u32::try_from(entries.len()).unwrap_or(u32::MAX / 2),
        }
    }
}

/// The hidden sheet of lists, where one is needed: without a heading, so that it is never taken for a table.
pub(super) fn fill_lists(book: &mut WorkBook, lists: &ChoiceLists) {
    if lists.columns.is_empty() {
        return;
    }
    let sheet = book.sheet(&lists.sheet);
    book.sheets[sheet].hidden = true;
    for (col, entries) in (0..).zip(&lists.columns) {
        for (row, entry) in (0..).zip(entries) {
            match entry {
                ListChoice::Text(text) => book.text(CellRef { sheet, row, col }, text, CellStyle::Text),
                ListChoice::Number(_, value) => book.number(CellRef { sheet, row, col }, *value, CellStyle::Plain),
            }
        }
    }
}

/// The texts of a list that a cell can hold: plain words, short enough, nothing that its notation gives a meaning to.
///
/// Numbers never: what is chosen would be typed with a decimal point, which is no decimal mark in Indonesia.
fn in_a_cell(entries: &[ListChoice]) -> Option<Vec<String>> {
    let plain = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(char::is_alphabetic)
            && chars.all(|c| c.is_alphanumeric() || " -/().&".contains(c))
            && text.trim() == text
    };
    let text = |entry: &ListChoice| match entry {
        ListChoice::Text(text) if plain(text) => Some(text.clone()),
        _ => None,
    };
    let texts: Vec<String> = entries.iter().map(text).collect::<Option<_>>()?;
    (texts.join(",").encode_utf16().count() <= LONGEST).then_some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(labels: &[&str]) -> Vec<ListChoice> {
        labels.iter().map(|label| ListChoice::Text((*label).to_owned())).collect()
    }

    #[test]
    fn short_plain_words_stand_in_the_cell() {
        let mut lists = ChoiceLists::default();
        assert!(matches!(lists.allowed(texts(&["Ya", "Tidak ada", "tidak berlaku"])), Allowed::OneOf(_)));
        assert!(lists.columns.is_empty());
    }

    #[test]
    fn long_lists_commas_numbers_and_signs_go_to_a_sheet_of_their_own_once() {
        let mut lists = ChoiceLists::default();
        let long: Vec<String> = (0..30).map(|at| format!("Pilihan nomor {at}")).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let number = || vec![ListChoice::Number("0.5".into(), 0.5)];
        for entries in [texts(&["Ya, lengkap"]), texts(&["=1+1"]), texts(&["5"]), number(), texts(&long), number()] {
            assert!(matches!(lists.allowed(entries), Allowed::Listed { .. }));
        }
        assert_eq!(lists.columns.len(), 5);
    }
}
