//! Assessors who stand out: the same score everywhere, or far from the others throughout.
//!
//! Both are hints for a reviewer, never a judgement; the limits below are ours, not a decree's.

use std::collections::BTreeMap;

use super::share;
use crate::assessments::{Assessments, Brief, Subject};
use crate::exact::{Exact, Rounding};
use crate::finding::{Finding, Said};
use crate::rules::{CriterionIx, Instrument};

/// Fewer answers than this say nothing about an assessor.
const ENOUGH: usize = 5;
/// Fewer assessors of a cell than this have no others to stand far from.
const CROWD: usize = 3;

/// A mean distance from the other assessors of the same cells, as a share of full marks.
fn far() -> Exact {
    Exact::ratio(1, 4)
}

/// What one assessor gave, in shares of full marks.
#[derive(Debug, Clone, Default)]
struct Given {
    count: usize,
    /// The first share, and whether all are like it.
    first: Option<Exact>,
    varied: bool,
    /// How far from the mean of the others, added up, and over how many cells.
    apart: Exact,
    beside_others: usize,
}

impl Given {
    fn gave(&mut self, share: Exact, times: usize) {
        self.count += times;
        self.varied |= self.first.as_ref().is_some_and(|first| *first != share);
        self.first.get_or_insert(share);
    }

    fn stands_apart(&mut self, distance: &Exact, cells: usize) {
        self.apart = (&self.apart + distance).reduced();
        self.beside_others += cells;
    }

    fn findings(&self, name: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        if name.is_empty() || self.count < ENOUGH {
            return found;
        }
        if !self.varied {
            found.push(Finding::new("W454").with("assessor", name).with("count", self.count.to_string()));
        }
        let cells = Exact::int(i64::try_from(self.beside_others.max(1)).unwrap_or(1));
        let distance = &self.apart / &cells;
        if self.beside_others >= ENOUGH && distance.abs() > far() {
            let percent = (&distance.abs() * &Exact::HUNDRED).to_fixed(0, Rounding::HalfUp);
            let below = Said::words("di bawah", "below");
            let side = if distance.is_negative() { below } else { Said::words("di atas", "above") };
            found.push(Finding::new("W455").with("assessor", name).with("percent", percent).say("side", side));
        }
        found
    }
}

/// Warnings about assessors, in the order of their names.
#[must_use]
pub fn warnings(instrument: &Instrument, assessments: &Assessments) -> Vec<Finding> {
    let mut given = vec![Given::default(); assessments.assessors.len()];
    let mut cells = cells(instrument, assessments);
    in_brief(instrument, assessments, &mut cells, &mut given);
    for scores in cells.values() {
        let sum: Exact = scores.iter().map(|(_, share)| share).sum();
        for (assessor, share) in scores {
            given[*assessor].gave(share.clone(), 1);
            if scores.len() >= CROWD {
                let others = &(&sum - share) / &Exact::int(i64::try_from(scores.len() - 1).unwrap_or(1));
                given[*assessor].stands_apart(&(share - &others), 1);
            }
        }
    }
    assessments.assessors.iter().zip(&given).flat_map(|(name, given)| given.findings(name)).collect()
}

/// Who gave what share, by subject and criterion.
type Cells = BTreeMap<(Subject, CriterionIx), Vec<(usize, Exact)>>;

/// The answers that are kept in full.
fn cells(instrument: &Instrument, assessments: &Assessments) -> Cells {
    let mut cells = Cells::new();
    for answer in assessments.answers.iter().flatten() {
        if let Some(share) = share(instrument, answer) {
            cells.entry((answer.subject, answer.criterion)).or_default().push((answer.assessor, share));
        }
    }
    cells
}

/// The answers to one cell that are kept in brief.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    crowd: i64,
    millionths: i128,
    /// Others are kept in full.
    mixed: bool,
}

/// The answers that are kept in brief: those to cells with others among them join these; of the rest whole numbers are
/// added up for each assessor, criterion and size of the crowd.
fn in_brief(instrument: &Instrument, assessments: &Assessments, cells: &mut Cells, given: &mut [Given]) {
    if assessments.briefs.is_empty() {
        return;
    }
    let width = instrument.criteria.len();
    let at = |brief: &Brief| brief.agency as usize * width + brief.criterion();
    let mut sums = vec![Sum::default(); width * assessments.agencies.len()];
    for (subject, criterion) in cells.keys() {
        if let Subject::Agency(agency) = subject {
            sums[agency * width + criterion].mixed = true;
        }
    }
    for brief in &assessments.briefs {
        let sum = &mut sums[at(brief)];
        sum.crowd += 1;
        sum.millionths += i128::from(brief.millionths);
    }
    let mut rows: Vec<Row> = vec![Row::default(); given.len() * width];
    for brief in &assessments.briefs {
        let sum = sums[at(brief)];
        if sum.mixed {
            let share = Brief::share(instrument, brief.criterion(), brief.millionths.into());
            let place = (Subject::Agency(brief.agency as usize), brief.criterion());
            cells.entry(place).or_default().push((brief.assessor as usize, share));
        } else {
            rows[brief.assessor as usize * width + brief.criterion()].add(brief.millionths, sum);
        }
    }
    for (at, row) in rows.into_iter().enumerate().filter(|(_, row)| row.count > 0) {
        row.tell(instrument, at % width, &mut given[at / width]);
    }
}

/// What an assessor gave on one criterion, in millionths.
#[derive(Debug, Clone, Default)]
struct Row {
    count: usize,
    first: i64,
    varied: Option<i64>,
    /// By size of the crowd: n times the own answer less the sum of all n, added up, and over how many cells.
    apart: Vec<(i64, i128, usize)>,
}

impl Row {
    fn add(&mut self, millionths: i64, Sum { crowd, millionths: sum, .. }: Sum) {
        if self.count == 0 {
            self.first = millionths;
        } else if millionths != self.first {
            self.varied = Some(millionths);
        }
        self.count += 1;
        if usize::try_from(crowd).is_ok_and(|crowd| crowd >= CROWD) {
            let distance = i128::from(crowd) * i128::from(millionths) - sum;
            match self.apart.iter_mut().find(|known| known.0 == crowd) {
                Some(known) => (known.1, known.2) = (known.1 + distance, known.2 + 1),
                None => self.apart.push((crowd, distance, 1)),
            }
        }
    }

    fn tell(&self, instrument: &Instrument, criterion: CriterionIx, given: &mut Given) {
        let share = |millionths: i128| Brief::share(instrument, criterion, millionths);
        given.gave(share(self.first.into()), self.count);
        if let Some(other) = self.varied {
            given.gave(share(other.into()), 0);
        }
        for &(crowd, distance, cells) in &self.apart {
            given.stands_apart(&(&share(distance) / &Exact::int(crowd - 1)), cells);
        }
    }
}
