//! Runs of adjacent columns: maps the values of a wide row to criteria, so that a run is copied as a block.

use std::collections::HashSet;

use crate::rules::CriterionIx;

/// The criteria that the values of a row answer, as runs of consecutive criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spans(pub(super) Vec<ColumnRun>);

/// Values that answer criteria which follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ColumnRun {
    pub value: usize,
    pub criterion: CriterionIx,
    pub count: usize,
}

impl Spans {
    /// The spans of the criteria of a row's values; `None` where one of them is there twice.
    #[must_use]
    pub(crate) fn of(criteria: impl Iterator<Item = CriterionIx>) -> Option<Self> {
        let mut spans: Vec<ColumnRun> = Vec::new();
        let mut seen = HashSet::new();
        for (value, criterion) in criteria.enumerate() {
            if !seen.insert(criterion) {
                return None;
            }
            match spans.last_mut().filter(|last| last.criterion + last.count == criterion) {
                Some(last) => last.count += 1,
                None => spans.push(ColumnRun { value, criterion, count: 1 }),
            }
        }
        Some(Self(spans))
    }

    /// The place of each value and its criterion.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, CriterionIx)> + '_ {
        self.0.iter().flat_map(|span| (0..span.count).map(|more| (span.value + more, span.criterion + more)))
    }
}
