//! An answer that is typed into a form on trial.

use super::asked::AskedCell;
use crate::rules::{CriterionIx, Reply};
use crate::workbook::book::{CellStyle, WorkBook};

/// One answer as it is typed into a form, and what it means.
#[derive(Debug, Clone)]
pub(crate) struct TrialAnswer {
    pub criterion: CriterionIx,
    /// The place of the assessor among those of the form.
    pub assessor: usize,
    /// As text, or as a number where the cell takes numbers.
    pub text: String,
    pub number: Option<f64>,
    pub reply: Reply,
    pub evidence: bool,
}

impl TrialAnswer {
    /// Types it into its cells.
    pub(crate) fn type_into(&self, cell: &AskedCell, book: &mut WorkBook) {
        match self.number {
            Some(number) => book.number(cell.answer, number, CellStyle::Entry),
            None => book.text(cell.answer, &self.text, CellStyle::EntryText),
        }
        if let Some(evidence) = cell.evidence.filter(|_| self.evidence) {
            book.text(evidence, "https://contoh.go.id", CellStyle::EntryText);
        }
    }
}
