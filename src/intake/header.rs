//! A table whose header row is understood: its shape, and what each column holds.

use crate::intake::answer_cell::numeral;
use crate::intake::meaning::Meaning;
use crate::rules::CriterionIx;

/// What rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TableShape {
    /// One row per answer.
    Long,
    /// One row per agency, or per agency and assessor.
    Wide,
}

/// Where each thing stands: columns counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ColumnMap {
    pub agency: Option<usize>,
    pub agency_id: Option<usize>,
    pub criterion: Option<usize>,
    pub score: Option<usize>,
    pub assessor: Option<usize>,
    pub group: Option<usize>,
    pub evidence: Option<usize>,
    pub note: Option<usize>,
    pub verified: Option<usize>,
    /// The name of the criterion beside its code.
    pub criterion_name: Option<usize>,
    /// The verifier's own answer.
    pub verified_score: Option<usize>,
    pub number: Option<usize>,
    /// Wide tables: the column of each criterion, in the order of the columns.
    pub answers: Vec<(usize, CriterionIx)>,
    /// Totals to compare.
    pub stated: Vec<(usize, CriterionIx)>,
}

/// A table that is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableHeader {
    pub delimiter: u8,
    pub layout: TableShape,
    pub columns: ColumnMap,
    /// Headings, tidied.
    pub headings: Vec<String>,
    pub meanings: Vec<Option<Meaning>>,
    /// Columns that nothing is read from, with the first cell below where one was looked at.
    pub unread: Vec<(usize, String)>,
    /// Rows are numbered with digits.
    pub numbered: bool,
    /// Lines (rows) before the header row.
    pub line: u64,
    /// The byte (row) where data starts.
    pub end: usize,
}

impl TableHeader {
    /// Columns that are ignored although the first cell below is a number and there is a heading.
    pub(crate) fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        let figure = |(at, example): &(usize, String)| {
            let is_figure = !self.headings[*at].is_empty() && numeral(example).is_some();
            is_figure.then_some(*at)
        };
        self.unread.iter().filter_map(figure)
    }

    /// Columns up to the last with a heading.
    #[must_use]
    pub(crate) const fn width(&self) -> usize {
        self.headings.len()
    }

    /// Whether a column tells whom a row is about.
    #[must_use]
    pub(crate) const fn names_agencies(&self) -> bool {
        self.columns.agency.is_some() || self.columns.agency_id.is_some()
    }
}
