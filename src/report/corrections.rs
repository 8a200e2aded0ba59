//! The corrections that were applied, as texts for people list them: what was recorded, what it is, and why.

use crate::answers::Agency;
use crate::answers::Assessments;
use crate::answers::Correction;
use crate::document::DocumentTable;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::grid::Column;
use crate::report::grid::Grid;
use crate::report::markdown::Align;
use crate::report::markdown::escape;
use crate::report::markdown::table;
use crate::report::words::Word;
use crate::rules::Instrument;

const COLUMNS: [Word; 5] = [Word::Criterion, Word::Assessor, Word::Old, Word::New, Word::Reason];

/// Corrections, and what is needed to tell them.
#[derive(Debug, Clone)]
pub(crate) struct Corrections<'a> {
    pub instrument: &'a Instrument,
    pub assessments: &'a Assessments,
    pub applied: Vec<&'a Correction>,
    pub lang: Lang,
}

impl<'a> Corrections<'a> {
    /// All that were applied.
    #[must_use]
    pub(crate) fn of(instrument: &'a Instrument, assessments: &'a Assessments, lang: Lang) -> Self {
        Self { instrument, assessments, applied: assessments.corrections.iter().collect(), lang }
    }

    /// Only those of some agencies; a correction names its agency by id or by name.
    #[must_use]
    pub(crate) fn about(mut self, agencies: &[&Agency]) -> Self {
        self.applied.retain(|one| agencies.iter().any(|agency| [&*agency.id, &*agency.name].contains(&&*one.agency)));
        self
    }

    /// A table under its heading, after an empty line; nothing without corrections.
    #[must_use]
    pub(crate) fn text(&self, width: Option<usize>) -> String {
        let mut grid = Grid::new(self.heads().map(|head| Column::text(printable(head))).collect());
        for correction in &self.applied {
            grid.row(self.cells(correction).map(printable).to_vec());
        }
        if grid.is_empty() {
            return String::new();
        }
        format!("\n{}\n{}", Word::Corrections.say(self.lang), grid.render(width))
    }

    /// A table of Markdown; nothing without corrections.
    #[must_use]
    pub(crate) fn markdown(&self) -> String {
        let columns: Vec<_> = self.heads().map(|head| (Align::Left, escape(head))).collect();
        let rows: Vec<_> = self.applied.iter().map(|one| self.cells(one).map(escape).to_vec()).collect();
        if rows.is_empty() { String::new() } else { table(&columns, rows) }
    }

    /// The same for a document; without rows where there are no corrections.
    #[must_use]
    pub(crate) fn document_table(&self) -> DocumentTable {
        let mut table = DocumentTable::new(self.heads().map(Column::text).collect());
        self.applied.iter().for_each(|one| table.row(self.cells(one).map(Into::into).to_vec()));
        table
    }

    fn heads(&self) -> impl Iterator<Item = &'a str> {
        let lang = self.lang;
        std::iter::once(self.instrument.agency_label.as_str())
            .chain(COLUMNS.into_iter().map(move |word| word.say(lang)))
    }

    /// The agency of a correction: its name, where the correction names an id.
    fn agency(&self, one: &'a Correction) -> &'a str {
        self.assessments.find(&one.agency).map_or(&*one.agency, |at| &*self.assessments.agencies[at].name)
    }

    fn cells(&self, one: &'a Correction) -> [&'a str; 6] {
        let criterion = &self.instrument.criteria[one.criterion].id;
        [self.agency(one), criterion, &one.assessor, &one.old, &one.new, &one.reason]
    }
}
