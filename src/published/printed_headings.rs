//! Headings of lists that are kept of what others printed: `rank_published`, `Predikat (terbit)`, `D1_kebijakan`, `Tahun`.

use crate::lowlevel::shared_text::Text;
use crate::names::normal::fold;
use crate::published::columns::ColumnReader;
use crate::published::columns::PublishedColumn;
use crate::published::columns::column_cells;
use crate::published::columns::is_summary;
use crate::published::words;
use crate::rules::{CriterionIx, TOTAL};

/// What a column of years is called.
/// What a column is called that tells lists in one table apart.
const CONTEXT: &[&str] = &[
    "jurisdiction",
    "wilayah",
    "area",
    "region",
    "penyelenggara",
    "organiser",
    "organizer",
    "measure",
    "ukuran",
    "stage",
    "tahap",
    "tahapan",
    "scope",
    "cakupan",
    "scheme",
    "skema",
    "index",
    "indeks",
    "kind",
    "periode",
    "period",
    "semester",
    "triwulan",
    "bulan",
    "putaran",
];
const YEAR: &[&str] = &["tahun", "year", "tahun penilaian", "tahun anggaran"];

impl ColumnReader<'_> {
    /// The criterion whose id a heading begins with, where words of its name follow: `D1_kebijakan`, `A.1 Profil`.
    #[must_use]
    pub(crate) fn id_before_name(&self, heading: &str) -> Option<CriterionIx> {
        let (id, rest) = heading.split_once(['_', ' ', ':'])?;
        let criterion = self.headings.by_id(id)?;
        let name = fold(&self.instrument.criteria[criterion].name);
        let name: Vec<&str> = name.split(' ').collect();
        let rest = fold(rest);
        (!rest.is_empty() && rest.split(' ').all(|word| name.contains(&word))).then_some(criterion)
    }

    /// The criterion that a row of a long table is about; the total may be called as the index is (`Pemdi`, `SPBE`).
    #[must_use]
    pub(crate) fn criterion_of_cell(&self, cell: &str) -> Option<CriterionIx> {
        let index = self.instrument.id.split('-').next().unwrap_or_default();
        let is_total =
            || fold(cell) == fold(index) || ["indeks", "index", "nilai akhir"].contains(&fold(cell).as_str());
        self.headings.criterion(cell).or_else(|| is_total().then_some(TOTAL))
    }

    /// Marks the columns that say of which year each row is, and what else tells lists apart.
    pub(super) fn years(&self, headings: &[String], columns: &mut [PublishedColumn], below: &[&[Text]]) {
        let is_year = |at: usize| {
            let cells = column_cells(below, at);
            columns[at] == PublishedColumn::Ignored
                && words::is_one_of(&headings[at], YEAR)
                && !cells.is_empty()
                && cells.iter().all(|cell| words::is_year(cell))
        };
        if let Some(at) = (0..columns.len().min(headings.len())).find(|&at| is_year(at)) {
            columns[at] = PublishedColumn::Year;
        }
        // Areas are told apart where bodies are named beside them.
        let named = columns.contains(&PublishedColumn::Agency) || is_summary(columns);
        for (at, heading) in headings.iter().enumerate().take(columns.len()) {
            let is_text = || column_cells(below, at).iter().any(|cell| cell.chars().any(char::is_alphabetic));
            let called = words::is_one_of(heading, CONTEXT) || words::is_one_of(heading, YEAR);
            if named && columns[at] == PublishedColumn::Ignored && called && is_text() {
                columns[at] = PublishedColumn::Context;
            }
        }
    }
}
