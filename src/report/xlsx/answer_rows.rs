//! Which rows of the sheet of answers are about which subject and criterion.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::answers::subject::Subject;
use crate::rules::CriterionIx;

/// A stretch of rows, both ends included.
pub(crate) type Rows = (u32, u32);

/// The rows of answers, subject by subject and in each by criterion: thousands of bodies have hundreds of thousands.
#[derive(Debug, Default)]
pub(crate) struct AnswerRows {
    rows: Vec<(CriterionIx, Rows)>,
    /// Of each subject: the first of its `rows`, and how many it has.
    subjects: HashMap<Subject, (usize, usize), RandomState>,
}

impl AnswerRows {
    /// Adds the row of an answer: behind those of the same subject and criterion, in the order of the criteria.
    pub(crate) fn add(&mut self, subject: Subject, criterion: CriterionIx, row: u32) {
        let (_, count) = self.subjects.entry(subject).or_insert((self.rows.len(), 0));
        match self.rows.last_mut() {
            Some((last, rows)) if *count > 0 && *last == criterion => rows.1 = row,
            _ => {
                *count += 1;
                self.rows.push((criterion, (row, row)));
            }
        }
    }

    /// The rows of the answers about a criterion.
    #[must_use]
    pub(crate) fn of(&self, subject: Subject, criterion: CriterionIx) -> Option<Rows> {
        let &(first, count) = self.subjects.get(&subject)?;
        let own = &self.rows[first..first + count];
        own.binary_search_by_key(&criterion, |(criterion, _)| *criterion).ok().map(|at| own[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_subject_and_criterion() {
        let mut rows = AnswerRows::default();
        let (a, b) = (Subject::Agency(0), Subject::Agency(1));
        for (row, (subject, criterion)) in (6..).zip([(Subject::Everybody, 4), (a, 4), (a, 4), (a, 7), (b, 7), (b, 9)])
        {
            rows.add(subject, criterion, row);
        }
        assert_eq!(rows.of(Subject::Everybody, 4), Some((6, 6)));
        assert_eq!(
            [(a, 4), (a, 7), (b, 7), (b, 9)].map(|(subject, criterion)| rows.of(subject, criterion)),
            [Some((7, 8)), Some((9, 9)), Some((10, 10)), Some((11, 11))]
        );
        assert_eq!([rows.of(b, 4), rows.of(Subject::Everybody, 7), rows.of(Subject::Agency(2), 4)], [None; 3]);
    }
}
