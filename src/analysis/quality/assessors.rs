//! Assessors who stand out: the same score everywhere, or far from the others throughout.
//!
//! Both are hints for a reviewer, never a judgement; the limits below are ours, not a decree's.

use std::collections::BTreeMap;

use super::share;
use crate::answers::Assessments;
use crate::answers::CompactAnswer;
use crate::answers::subject::Subject;
use crate::exact::{Exact, Rounding};
use crate::finding::{BilingualFact, Finding, finding};
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
struct AssessorShares {
    count: usize,
    /// The first share, and whether all are like it.
    first: Option<Exact>,
    varied: bool,
    /// How far from the mean of the others, added up, and over how many cells.
    apart: Exact,
    beside_others: usize,
}

impl AssessorShares {
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
            found.push(finding!(W454: assessor = name, count = self.count.to_string()));
        }
        let cells = Exact::int(i64::try_from(self.beside_others.max(1)).unwrap_or(1));
        let distance = &self.apart / &cells;
        if self.beside_others >= ENOUGH && distance.abs() > far() {
            let percent = (&distance.abs() * &Exact::HUNDRED).to_fixed(0, Rounding::HalfUp);
            let below = BilingualFact::words("di bawah", "below");
            let side = if distance.is_negative() { below } else { BilingualFact::words("di atas", "above") };
            found.push(finding!(W455: assessor = name, percent = percent, side = side));
        }
        found
    }
}

/// Warnings about assessors, in the order of their names.
#[must_use]
pub(crate) fn warnings(instrument: &Instrument, assessments: &Assessments) -> Vec<Finding> {
    let mut given = vec![AssessorShares::default(); assessments.assessors.len()];
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
    millionths: i64,
    crowd: u32,
    /// Others are kept in full, or the numbers are too large: its answers go the general way.
    mixed: bool,
}

impl Sum {
    fn add(&mut self, millionths: i64) {
        self.crowd = self.crowd.saturating_add(1);
        match self.millionths.checked_add(millionths) {
            Some(sum) if self.crowd < u32::MAX => self.millionths = sum,
            _ => self.mixed = true,
        }
    }
}

/// Criteria on which equal millionths are equal shares: the kind of each, and one criterion of each kind.
struct Kinds {
    of: Vec<usize>,
    examples: Vec<CriterionIx>,
}

impl Kinds {
    fn new(instrument: &Instrument) -> Self {
        let factor = |ix: CriterionIx| instrument.criteria[ix].factor(instrument);
        let mut factors: Vec<Exact> = Vec::new();
        let mut examples = Vec::new();
        let of = (0..instrument.criteria.len()).map(|ix| {
            let factor = factor(ix);
            factors.iter().position(|known| *known == factor).unwrap_or_else(|| {
                factors.push(factor);
                examples.push(ix);
                examples.len() - 1
            })
        });
        Self { of: of.collect(), examples }
    }
}

/// The answers that are kept in brief: those to cells with others among them join these; of the rest whole numbers are
/// added up for each assessor, kind of criteria and size of the crowd.
fn in_brief(instrument: &Instrument, assessments: &Assessments, cells: &mut Cells, given: &mut [AssessorShares]) {
    if assessments.compact.is_empty() {
        return;
    }
    let width = instrument.criteria.len();
    let mut sums = vec![Sum::default(); width * assessments.agencies.len()];
    for (subject, criterion) in cells.keys() {
        if let Subject::Agency(agency) = subject {
            sums[agency * width + criterion].mixed = true;
        }
    }
    assessments.compact.each(|brief| sums[brief.agency * width + brief.criterion].add(brief.millionths));
    let kinds = Kinds::new(instrument);
    let mut rows: Vec<RatingRow> = vec![RatingRow::default(); given.len() * kinds.examples.len()];
    assessments.compact.each(|brief| {
        let sum = sums[brief.agency * width + brief.criterion];
        if sum.mixed {
            let share = CompactAnswer::share(instrument, brief.criterion, brief.millionths.into());
            let place = (Subject::Agency(brief.agency), brief.criterion);
            cells.entry(place).or_default().push((brief.assessor, share));
        } else {
            rows[brief.assessor * kinds.examples.len() + kinds.of[brief.criterion]].add(brief.millionths, sum);
        }
    });
    for (at, row) in rows.into_iter().enumerate().filter(|(_, row)| row.count > 0) {
        let (assessor, kind) = (at / kinds.examples.len(), at % kinds.examples.len());
        row.tell(instrument, kinds.examples[kind], &mut given[assessor]);
    }
}

/// What an assessor gave on criteria of one kind, in millionths.
#[derive(Debug, Clone, Default)]
struct RatingRow {
    count: usize,
    first: i64,
    varied: Option<i64>,
    /// By size of the crowd, as far as it is below [`LARGE`].
    apart: Vec<Apart>,
    /// Of larger crowds.
    in_large: BTreeMap<u32, Apart>,
}

/// A crowd whose size is looked up rather than counted off.
const LARGE: u32 = 64;

/// The size of the crowd times the own answer, less the sum of all answers: added up, and over how many cells.
#[derive(Debug, Clone, Copy, Default)]
struct Apart {
    distance: i128,
    cells: usize,
}

impl RatingRow {
    #[inline]
    fn add(&mut self, millionths: i64, Sum { crowd, millionths: sum, .. }: Sum) {
        if self.count == 0 {
            self.first = millionths;
        } else if millionths != self.first {
            self.varied = Some(millionths);
        }
        self.count += 1;
        if (crowd as usize) < CROWD {
            return;
        }
        let apart = if crowd < LARGE {
            if self.apart.len() <= crowd as usize {
                self.apart.resize(crowd as usize + 1, Apart::default());
            }
            &mut self.apart[crowd as usize]
        } else {
            self.in_large.entry(crowd).or_default()
        };
        // Below 2^93 each: the answer lies below 2^60, the crowd below 2^32.
        apart.distance += i128::from(crowd) * i128::from(millionths) - i128::from(sum);
        apart.cells += 1;
    }

    fn tell(&self, instrument: &Instrument, criterion: CriterionIx, given: &mut AssessorShares) {
        let share = |millionths: i128| CompactAnswer::share(instrument, criterion, millionths);
        given.gave(share(self.first.into()), self.count);
        if let Some(other) = self.varied {
            given.gave(share(other.into()), 0);
        }
        let in_small = (0..).zip(&self.apart).filter(|(_, apart)| apart.cells > 0);
        for (crowd, &Apart { distance, cells }) in
            in_small.chain(self.in_large.iter().map(|(&crowd, apart)| (crowd, apart)))
        {
            given.stands_apart(&(&share(distance) / &Exact::int(i64::from(crowd) - 1)), cells);
        }
    }
}
