//! Sums of answers, one cell per agency and criterion, and who has answered it.
//!
//! Most answers are decimals of a few digits whose mean is asked: they are a sum in millionths and a count, eight bytes
//! a cell however many assessors answer, with one bit for each assessor so that a second answer is noticed. Whatever
//! does not fit that (fractions, many digits, sums and crowds beyond the bits, rules that need each value) stands
//! beside it. A reader cannot tell which.

use std::collections::HashMap;

use super::Subject;
use crate::exact::Exact;
use crate::rules::instrument::Assessors;
use crate::rules::{Counted, CriterionIx, Instrument};

/// Units per 1 in which sums are kept.
pub const MILLION: i64 = 1_000_000;

/// Numbers in millionths are nearer to 0 than this: a few bits are left for other things.
pub const MOST_MILLIONTHS: i64 = 1 << 60;

/// A number in millionths, where it is a whole number of them and below [`MOST_MILLIONTHS`] either way.
#[must_use]
pub fn millionths(value: &Exact) -> Option<i64> {
    let (num, den) = value.parts()?;
    let scaled = num.checked_mul(i128::from(MILLION))?;
    if scaled % den != 0 {
        return None;
    }
    i64::try_from(scaled / den).ok().filter(|units| units.unsigned_abs() < MOST_MILLIONTHS.unsigned_abs())
}

/// What one answer adds to its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A value on the answer's own measure (before [`crate::rules::instrument::Criterion::factor`]), in millionths
    /// (below [`MOST_MILLIONTHS`] either way).
    Millionths(i64),
    /// A score on the range of the instrument.
    Score(Exact),
    /// The assessor left it blank.
    Blank,
    /// Left out by the rule of its state.
    LeftOut,
}

impl Amount {
    /// What a reply adds to a cell whose criterion has this factor; `None` where the rules refuse it.
    #[must_use]
    pub fn of(counted: Counted, factor: &Exact) -> Option<Self> {
        Some(match counted {
            Counted::Blank => Self::Blank,
            Counted::LeftOut => Self::LeftOut,
            Counted::Refused => return None,
            Counted::Score(score) => {
                let own = if factor.is_zero() { None } else { millionths(&(&score / factor)) };
                own.map_or(Self::Score(score), Self::Millionths)
            }
        })
    }
}

/// Eight bytes: the assessors' bits, a count, flags, and a sum in millionths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Packed(u64);

const SLOTS: u32 = 16;
const COUNT_AT: u32 = 16;
const COUNT_MOST: u64 = 31;
const BLANK: u64 = 1 << 21;
const LEFT_OUT: u64 = 1 << 22;
/// There is more in [`Tallies::beside`].
const BESIDE: u64 = 1 << 23;
const SUM_AT: u32 = 24;
const SUM_MOST: i64 = (1 << 39) - 1;

impl Packed {
    const fn count(self) -> u64 {
        (self.0 >> COUNT_AT) & COUNT_MOST
    }

    /// The top forty bits, with their sign.
    const fn sum(self) -> i64 {
        self.0.cast_signed() >> SUM_AT
    }

    /// One more answer whose value makes the sum `sum`; `None` when it does not fit.
    const fn with(self, sum: i64) -> Option<Self> {
        if self.count() == COUNT_MOST || sum > SUM_MOST || sum < -SUM_MOST {
            return None;
        }
        let rest = (self.0 & ((1 << SUM_AT) - 1)) + (1 << COUNT_AT);
        Some(Self(rest | (sum << SUM_AT).cast_unsigned()))
    }
}

/// What does not fit the eight bytes of a cell.
#[derive(Debug, Clone, Default)]
struct Beside {
    count: u32,
    sum: i128,
    scores: Vec<Exact>,
    /// The last of the single values (see [`Values`]).
    last: u32,
}

/// Single values of the cells whose rule needs each of them, chained from the last to the first; 0 ends a chain.
#[derive(Debug, Clone, Default)]
struct Values {
    values: Vec<i64>,
    before: Vec<u32>,
}

impl Values {
    fn push(&mut self, value: i64, last: u32) -> Option<u32> {
        let next = u32::try_from(self.values.len() + 1).ok()?;
        self.values.push(value);
        self.before.push(last);
        Some(next)
    }

    fn chain(&self, last: u32) -> impl Iterator<Item = i64> + '_ {
        let mut at = last;
        std::iter::from_fn(move || {
            let here = (at as usize).checked_sub(1)?;
            at = self.before[here];
            Some(self.values[here])
        })
    }
}

/// The assessors of one agency, where their numbers are not their bits.
#[derive(Debug, Clone, Default)]
struct Desk {
    /// The assessor at each slot.
    assessors: Vec<u32>,
    /// The slot of each assessor, once they are many.
    slots: HashMap<u32, u32>,
    /// Bits of the slots from [`SLOTS`] on: `words` for each criterion.
    words: usize,
    bits: Vec<u64>,
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

/// The plain form of a cell (see [`Tallies::tallied`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tallied {
    /// Nobody answered, or all left it blank.
    Nothing,
    /// Values on the answers' own measure (before [`crate::rules::instrument::Criterion::factor`]).
    Sum {
        /// 1 to 31.
        count: u32,
        /// Below 2^39 either way.
        millionths: i64,
    },
    /// More than that: see [`Tallies::cell`].
    More,
}

/// All cells: a row for the agency `*`, and one for each agency.
#[derive(Debug, Clone)]
pub struct Tallies {
    criteria: usize,
    /// `factor` of each criterion.
    factors: Vec<Exact>,
    /// Criteria whose assessors' rule is a mean.
    means: Vec<bool>,
    agencies: usize,
    /// The row of each agency, by its place in [`super::Assessments::agencies`]; `None`: in the order of rows.
    order: Option<Vec<u32>>,
    cells: Vec<Packed>,
    beside: HashMap<usize, Beside>,
    values: Values,
    /// By row; where there is none, the first [`SLOTS`] assessors are their own bits.
    desks: Vec<Option<Box<Desk>>>,
    /// Where each assessor stands in [`super::Assessments::assessors`]; those beyond stand where they are.
    ranks: Vec<u32>,
}

/// The row of the agency `*`.
const EVERYBODY_ROW: usize = 0;

impl Tallies {
    /// Empty cells for a number of agencies.
    #[must_use]
    pub fn new(instrument: &Instrument, agencies: usize) -> Self {
        let criteria = instrument.criteria.len();
        let mut tallies = Self {
            criteria,
            factors: instrument.criteria.iter().map(|c| c.factor(instrument)).collect(),
            means: instrument.criteria.iter().map(|c| c.states.assessors == Assessors::Mean).collect(),
            agencies: 0,
            order: None,
            cells: vec![Packed::default(); criteria],
            beside: HashMap::new(),
            values: Values::default(),
            desks: Vec::new(),
            ranks: Vec::new(),
        };
        for _ in 0..agencies {
            tallies.add_agency();
        }
        tallies
    }

    /// One more agency, at the end; its number.
    pub fn add_agency(&mut self) -> usize {
        self.cells.resize(self.cells.len() + self.criteria, Packed::default());
        self.agencies += 1;
        self.agencies - 1
    }

    /// Puts the agencies in another order, once all are there: `order[new] = old`. Those not named are forgotten.
    ///
    /// # Panics
    /// With more than 2^32 agencies, which do not fit in memory.
    pub fn arrange(&mut self, order: &[usize]) {
        let row = |old: &usize| u32::try_from(self.row(Subject::Agency(*old))).expect("fewer than 2^32 agencies");
        self.order = Some(order.iter().map(row).collect());
    }

    /// Gives the assessors their places in [`super::Assessments::assessors`]: `ranks[number]` is the place.
    pub fn name_assessors(&mut self, ranks: Vec<u32>) {
        self.ranks = ranks;
    }

    fn row(&self, subject: Subject) -> usize {
        match subject {
            Subject::Agency(agency) => match &self.order {
                None => agency + 1,
                Some(order) => order[agency] as usize,
            },
            Subject::Everybody => EVERYBODY_ROW,
        }
    }

    /// Notes that an assessor answered; `false`: it had done so before, and nothing is changed.
    pub fn take(&mut self, subject: Subject, criterion: CriterionIx, assessor: u32) -> bool {
        let row = self.row(subject);
        let slot = if assessor < SLOTS && !self.has_desk(row) {
            assessor
        } else {
            if self.desks.len() <= row {
                self.desks.resize(row + 1, None);
            }
            slot_of(&mut self.desks[row], assessor, &self.cells[row * self.criteria..][..self.criteria])
        };
        if slot < SLOTS {
            let cell = &mut self.cells[row * self.criteria + criterion];
            let fresh = cell.0 & (1 << slot) == 0;
            cell.0 |= 1 << slot;
            return fresh;
        }
        let desk = self.desks.get_mut(row).and_then(Option::as_mut);
        desk.is_none_or(|desk| desk.take(slot, criterion, self.criteria))
    }

    #[inline]
    fn has_desk(&self, row: usize) -> bool {
        self.desks.get(row).is_some_and(Option::is_some)
    }

    /// Whether the cells are more than a processor keeps at hand.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.cells.len() > 1 << 16
    }

    /// The bits of a cell: reading them brings it near.
    #[must_use]
    pub fn glance(&self, subject: Subject, criterion: CriterionIx) -> u64 {
        self.cells[self.row(subject) * self.criteria + criterion].0
    }

    /// Notes that an assessor answered, and adds the value in millionths; `false`: it had answered before, and nothing
    /// is changed. The same as [`Self::take`] and [`Self::add`], in one go where a cell is all it needs.
    #[inline]
    pub fn enter(&mut self, subject: Subject, criterion: CriterionIx, assessor: u32, value: i64) -> bool {
        let row = self.row(subject);
        if assessor < SLOTS && self.means[criterion] && !self.has_desk(row) {
            let cell = &mut self.cells[row * self.criteria + criterion];
            let bit = 1 << assessor;
            if cell.0 & bit != 0 {
                return false;
            }
            if let Some(sum) = cell.sum().checked_add(value).and_then(|sum| cell.with(sum)) {
                *cell = Packed(sum.0 | bit);
                return true;
            }
        }
        let fresh = self.take(subject, criterion, assessor);
        if fresh {
            self.add(subject, criterion, Amount::Millionths(value));
        }
        fresh
    }

    /// Enters what one assessor answered about one subject, criterion by criterion: numbers in millionths, `None` for a
    /// blank. The same as [`Self::enter`], and [`Self::take`] and [`Self::add`] for blanks. Answers that had been given
    /// before change nothing; which of them they were.
    pub fn enter_all(
        &mut self,
        subject: Subject,
        assessor: u32,
        answers: impl Iterator<Item = (CriterionIx, Option<i64>)>,
    ) -> Vec<usize> {
        let row = self.row(subject);
        let plain = assessor < SLOTS && !self.has_desk(row);
        let mut again = Vec::new();
        for (at, (criterion, answer)) in answers.enumerate() {
            let cell = &mut self.cells[row * self.criteria + criterion];
            let bit = 1 << (assessor % SLOTS);
            if plain && cell.0 & bit == 0 {
                let entered = match answer {
                    None => Some(Packed(cell.0 | BLANK)),
                    Some(value) if self.means[criterion] => {
                        cell.sum().checked_add(value).and_then(|sum| cell.with(sum))
                    }
                    Some(_) => None,
                };
                if let Some(entered) = entered {
                    *cell = Packed(entered.0 | bit);
                    continue;
                }
            }
            if !self.take(subject, criterion, assessor) {
                again.push(at);
                continue;
            }
            self.add(subject, criterion, answer.map_or(Amount::Blank, Amount::Millionths));
        }
        again
    }

    /// Adds what one answer counts as.
    pub fn add(&mut self, subject: Subject, criterion: CriterionIx, amount: Amount) {
        let at = self.row(subject) * self.criteria + criterion;
        match amount {
            Amount::Blank => self.cells[at].0 |= BLANK,
            Amount::LeftOut => self.cells[at].0 |= LEFT_OUT,
            Amount::Score(score) => {
                let beside = self.beside(at);
                beside.count += 1;
                beside.scores.push(score);
            }
            Amount::Millionths(value) if self.means[criterion] => {
                let cell = self.cells[at];
                match cell.sum().checked_add(value).and_then(|sum| cell.with(sum)) {
                    Some(cell) => self.cells[at] = cell,
                    None => {
                        let beside = self.beside(at);
                        beside.count += 1;
                        beside.sum += i128::from(value);
                    }
                }
            }
            Amount::Millionths(value) => self.keep(at, value),
        }
    }

    /// Keeps a single value: the cell's sum is the last link of its chain.
    fn keep(&mut self, at: usize, value: i64) {
        let cell = self.cells[at];
        let last = self.last(at, cell);
        let Some(next) = self.values.push(value, last) else {
            let score = &Exact::ratio(i128::from(value), i128::from(MILLION)) * &self.factors[at % self.criteria];
            let beside = self.beside(at);
            beside.count += 1;
            beside.scores.push(score);
            return;
        };
        match cell.with(i64::from(next)) {
            Some(cell) => self.cells[at] = cell,
            None => {
                let beside = self.beside(at);
                beside.count += 1;
                beside.last = next;
            }
        }
    }

    fn last(&self, at: usize, cell: Packed) -> u32 {
        let beside = if cell.0 & BESIDE == 0 { 0 } else { self.beside.get(&at).map_or(0, |b| b.last) };
        if beside != 0 { beside } else { u32::try_from(cell.sum()).unwrap_or(0) }
    }

    fn beside(&mut self, at: usize) -> &mut Beside {
        self.cells[at].0 |= BESIDE;
        self.beside.entry(at).or_default()
    }

    /// Adds what one assessor's reply counts as. A refused reply is a finding elsewhere and changes nothing here.
    pub fn record(&mut self, subject: Subject, criterion: CriterionIx, counted: Counted) {
        if let Some(amount) = Amount::of(counted, &self.factors[criterion]) {
            self.add(subject, criterion, amount);
        }
    }

    /// What is known of one criterion of one agency.
    #[must_use]
    pub fn cell(&self, subject: Subject, criterion: CriterionIx) -> Cell {
        let at = self.row(subject) * self.criteria + criterion;
        let cell = self.cells[at];
        let beside = if cell.0 & BESIDE == 0 { None } else { self.beside.get(&at) };
        let count = u32::try_from(cell.count()).unwrap_or(0) + beside.map_or(0, |b| b.count);
        let factor = &self.factors[criterion];
        let score = |value: i128| &Exact::ratio(value, i128::from(MILLION)) * factor;
        let listed = beside.map_or(&[][..], |b| &b.scores);
        let scores = if self.means[criterion] {
            let sum = score(i128::from(cell.sum()) + beside.map_or(0, |b| b.sum));
            Scores::Sum(&sum + &halved(listed))
        } else {
            let values = self.values.chain(self.last(at, cell)).map(|value| score(i128::from(value)));
            Scores::All(values.chain(listed.iter().cloned()).collect())
        };
        Cell { count, scores, blank: cell.0 & BLANK != 0, left_out: cell.0 & LEFT_OUT != 0 }
    }

    /// What is known of one criterion of one agency, where it is no more than a sum of which the mean is asked.
    #[must_use]
    pub fn tallied(&self, subject: Subject, criterion: CriterionIx) -> Tallied {
        let cell = self.cells[self.row(subject) * self.criteria + criterion];
        let count = cell.count();
        if cell.0 & BESIDE != 0 || !self.means[criterion] || count == 0 && cell.0 & LEFT_OUT != 0 {
            return Tallied::More;
        }
        match u32::try_from(count) {
            Ok(count) if count > 0 => Tallied::Sum { count, millionths: cell.sum() },
            _ => Tallied::Nothing,
        }
    }

    /// Whether anybody answered: a number, or a state other than blank.
    #[must_use]
    pub fn is_answered(&self, subject: Subject, criterion: CriterionIx) -> bool {
        let cell = self.cells[self.row(subject) * self.criteria + criterion];
        cell.count() > 0 || cell.0 & (LEFT_OUT | BESIDE) != 0
    }

    /// Whether somebody left it blank.
    #[must_use]
    pub fn is_blank(&self, subject: Subject, criterion: CriterionIx) -> bool {
        self.cells[self.row(subject) * self.criteria + criterion].0 & BLANK != 0
    }

    /// Whether anybody recorded anything, in whatever state.
    #[must_use]
    pub fn is_recorded(&self, subject: Subject, criterion: CriterionIx) -> bool {
        let bits = self.cells[self.row(subject) * self.criteria + criterion].0;
        bits & ((1 << SLOTS) - 1) != 0 || !self.recorded_by(subject, criterion).is_empty()
    }

    /// Whether anybody answered anything about the subject: a number, or a state other than blank.
    #[must_use]
    pub fn any_answer(&self, subject: Subject) -> bool {
        (0..self.criteria).any(|criterion| self.is_answered(subject, criterion))
    }

    /// Who recorded anything on one criterion of one agency, blanks included: indices of assessors, in no order.
    #[must_use]
    pub fn recorded_by(&self, subject: Subject, criterion: CriterionIx) -> Vec<u32> {
        let row = self.row(subject);
        let bits = self.cells[row * self.criteria + criterion].0;
        let first = (0..SLOTS).filter(|slot| bits & (1 << slot) != 0);
        let numbers: Vec<u32> = match self.desks.get(row).and_then(Option::as_ref) {
            None => first.collect(),
            Some(desk) => {
                let more = (SLOTS..).take(desk.words * 64).filter(|&slot| desk.has(slot, criterion));
                first.chain(more).filter_map(|slot| desk.assessors.get(slot as usize).copied()).collect()
            }
        };
        numbers.into_iter().map(|number| self.ranks.get(number as usize).copied().unwrap_or(number)).collect()
    }
}

/// A sum in halves: fractions of many denominators grow long only near the end of it.
fn halved(scores: &[Exact]) -> Exact {
    match scores {
        [] => Exact::ZERO,
        [only] => only.clone(),
        _ => {
            let (first, second) = scores.split_at(scores.len() / 2);
            &halved(first) + &halved(second)
        }
    }
}

/// The slot of an assessor at an agency, given one where it had none.
fn slot_of(desk: &mut Option<Box<Desk>>, assessor: u32, cells: &[Packed]) -> u32 {
    let desk = desk.get_or_insert_with(|| {
        // Until now assessors were their own bits; those that are taken stay what they are.
        let taken = cells.iter().fold(0, |bits, cell| bits | cell.0) & ((1 << SLOTS) - 1);
        let used = u64::BITS - taken.leading_zeros();
        Box::new(Desk { assessors: (0..used).collect(), ..Desk::default() })
    });
    desk.slot(assessor)
}

impl Desk {
    fn slot(&mut self, assessor: u32) -> u32 {
        const FEW: usize = 32;
        let known = if self.assessors.len() <= FEW {
            self.assessors.iter().position(|&known| known == assessor)
        } else {
            self.slots.get(&assessor).map(|&slot| slot as usize)
        };
        let at = known.unwrap_or_else(|| {
            self.assessors.push(assessor);
            if self.assessors.len() > FEW {
                let numbered = (0..).zip(&self.assessors).skip(self.slots.len());
                self.slots.extend(numbered.map(|(slot, &assessor)| (assessor, slot)));
            }
            self.assessors.len() - 1
        });
        u32::try_from(at).expect("an agency has fewer than 2^32 assessors")
    }

    fn place(&self, slot: u32, criterion: CriterionIx) -> (usize, u64) {
        let bit = (slot - SLOTS) as usize;
        (criterion * self.words + bit / 64, 1 << (bit % 64))
    }

    fn has(&self, slot: u32, criterion: CriterionIx) -> bool {
        let (word, bit) = self.place(slot, criterion);
        self.bits[word] & bit != 0
    }

    fn take(&mut self, slot: u32, criterion: CriterionIx, criteria: usize) -> bool {
        let needed = (slot - SLOTS) as usize / 64 + 1;
        if needed > self.words {
            self.widen(needed.max(self.words * 2), criteria);
        }
        let (word, bit) = self.place(slot, criterion);
        let fresh = self.bits[word] & bit == 0;
        self.bits[word] |= bit;
        fresh
    }

    fn widen(&mut self, words: usize, criteria: usize) {
        let mut bits = vec![0; criteria * words];
        for criterion in 0..criteria {
            let old = &self.bits[criterion * self.words..][..self.words];
            bits[criterion * words..][..self.words].copy_from_slice(old);
        }
        self.words = words;
        self.bits = bits;
    }
}

#[cfg(test)]
mod tests;
