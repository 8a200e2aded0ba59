//! Sums of answers, one cell per agency and criterion.
//!
//! Most answers are decimals of a few digits whose mean is asked: they are a sum in millionths and a count, sixteen
//! bytes a cell however many assessors answer. Whatever does not fit that (fractions, many digits, state scores, rules
//! that need each value) stands in a list beside it. A reader cannot tell which.

use std::collections::HashMap;

use super::Subject;
use crate::exact::Exact;
use crate::rules::instrument::Assessors;
use crate::rules::{Counted, CriterionIx, Instrument};

/// Units per 1 in which sums are kept.
pub const MILLION: i64 = 1_000_000;

const BLANK: u8 = 1;
const LEFT_OUT: u8 = 2;
const LISTED: u8 = 4;

/// Sixteen bytes: what the assessors of one agency said on one criterion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    /// Sum of values on the answers' own measure (before [`crate::rules::instrument::Criterion::factor`]), in millionths.
    sum: i64,
    count: u16,
    flags: u8,
}

/// The scores of one cell, as the rule for several assessors needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scores {
    /// Their sum: enough for a mean.
    Sum(Exact),
    /// Each of them, in no particular order.
    All(Vec<Exact>),
}

/// What is known of one criterion of one agency, in scores on the range of the instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How many assessors gave a score that counts.
    pub count: u32,
    pub scores: Scores,
    /// At least one assessor left it blank.
    pub blank: bool,
    /// At least one answer was left out by its state's rule.
    pub left_out: bool,
}

impl Cell {
    /// Whether anybody answered: a number, or a state other than blank.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        self.count > 0 || self.left_out
    }
}

/// All cells: agencies by criteria, and one more row for the agency `*`.
#[derive(Debug, Clone)]
pub struct Tallies {
    criteria: usize,
    agencies: usize,
    /// `factor` of each criterion.
    factors: Vec<Exact>,
    /// Criteria whose assessors' rule is a mean.
    means: Vec<bool>,
    cells: Vec<Tally>,
    /// Scores that do not fit a sum, by cell.
    lists: HashMap<usize, Vec<Exact>>,
}

impl Tallies {
    /// Empty cells for a number of agencies.
    #[must_use]
    pub fn new(instrument: &Instrument, agencies: usize) -> Self {
        let criteria = instrument.criteria.len();
        Self {
            criteria,
            agencies,
            factors: instrument.criteria.iter().map(|c| c.factor(instrument)).collect(),
            means: instrument.criteria.iter().map(|c| c.states.assessors == Assessors::Mean).collect(),
            cells: vec![Tally::default(); (agencies + 1) * criteria],
            lists: HashMap::new(),
        }
    }

    const fn index(&self, subject: Subject, criterion: CriterionIx) -> usize {
        let row = match subject {
            Subject::Agency(agency) => agency,
            Subject::Everybody => self.agencies,
        };
        row * self.criteria + criterion
    }

    /// Adds what one assessor's reply counts as. A refused reply is a finding elsewhere and changes nothing here.
    pub fn record(&mut self, subject: Subject, criterion: CriterionIx, counted: Counted) {
        let at = self.index(subject, criterion);
        let cell = &mut self.cells[at];
        match counted {
            Counted::Blank => cell.flags |= BLANK,
            Counted::LeftOut => cell.flags |= LEFT_OUT,
            Counted::Refused => {}
            Counted::Score(score) => {
                cell.flags |= LISTED;
                self.lists.entry(at).or_default().push(score);
            }
        }
    }

    /// Whether anybody answered anything about the subject: a number, or a state other than blank.
    #[must_use]
    pub fn any_answer(&self, subject: Subject) -> bool {
        let from = self.index(subject, 0);
        self.cells[from..from + self.criteria]
            .iter()
            .any(|cell| cell.count > 0 || cell.flags & (LEFT_OUT | LISTED) != 0)
    }

    /// What is known of one criterion of one agency.
    #[must_use]
    pub fn cell(&self, subject: Subject, criterion: CriterionIx) -> Cell {
        let at = self.index(subject, criterion);
        let cell = &self.cells[at];
        let listed = if cell.flags & LISTED == 0 { None } else { self.lists.get(&at) };
        let count = u32::from(cell.count) + listed.map_or(0, |list| u32::try_from(list.len()).unwrap_or(u32::MAX));
        let scores = if self.means[criterion] {
            let summed = &Exact::ratio(i128::from(cell.sum), i128::from(MILLION)) * &self.factors[criterion];
            Scores::Sum(listed.into_iter().flatten().fold(summed, |sum, score| &sum + score))
        } else {
            Scores::All(listed.cloned().unwrap_or_default())
        };
        Cell { count, scores, blank: cell.flags & BLANK != 0, left_out: cell.flags & LEFT_OUT != 0 }
    }
}
