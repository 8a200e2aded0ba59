//! Sums of answers, one cell per agency and criterion, and who has answered it.
//!
//! Most answers are decimals of a few digits of which the mean is taken: a packed cell of 8 bytes holds a sum in
//! millionths, a count, and one bit per assessor, so that a duplicate answer is detected. Whatever does not fit
//! (fractions, many digits, large sums, more assessors than bits, rules that need each value) goes to an overflow
//! table. An agency that one assessor answered in one row keeps that row, 2 or 4 bytes a cell, until more arrives. All
//! three read alike.

mod address;
mod assessor_slots;
mod column_runs;
mod overflow;
mod packed;
mod view;

use crate::answers::millionths::MILLION;
use crate::answers::millionths::MOST_MILLIONTHS;
use std::collections::HashMap;

use crate::answers::AnswerRow;
use crate::answers::AnswerValue;
use crate::answers::Hundredths;
use crate::answers::PackedAnswer;
use crate::answers::is_in_place;
use crate::answers::store::address::Address;
use crate::answers::store::address::Adopted;
use crate::answers::store::address::AdoptedRow;
use crate::answers::store::address::Home;
use crate::answers::store::assessor_slots::AssessorSlots;
use crate::answers::store::assessor_slots::slot_of;
pub(crate) use crate::answers::store::column_runs::Spans;
use crate::answers::store::overflow::Overflow;
use crate::answers::store::overflow::ValueChains;
use crate::answers::store::packed::BESIDE;
use crate::answers::store::packed::BLANK;
use crate::answers::store::packed::LEFT_OUT;
use crate::answers::store::packed::Packed;
use crate::answers::store::packed::SLOTS;
pub(crate) use crate::answers::store::view::CellView;
use crate::answers::store::view::RowStorage;
pub(crate) use crate::answers::store::view::Tallied;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::lowlevel::prefetch::touch;
use crate::rules::instrument::Assessors;
use crate::rules::{Counted, CriterionIx, Instrument};

/// A number in millionths, where it is a whole number of them and below [`crate::answers::millionths::MOST_MILLIONTHS`] either way.
#[must_use]
pub(crate) fn millionths(value: &Exact) -> Option<i64> {
    let (num, den) = value.parts()?;
    let scaled = num.checked_mul(i128::from(MILLION))?;
    if scaled % den != 0 {
        return None;
    }
    i64::try_from(scaled / den).ok().filter(|units| units.unsigned_abs() < MOST_MILLIONTHS.unsigned_abs())
}

/// What one answer adds to its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Amount {
    /// A value on the answer's own measure (before [`crate::rules::instrument::Criterion::factor`]), in millionths
    /// (below [`crate::answers::millionths::MOST_MILLIONTHS`] either way).
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
    pub(crate) fn of(counted: Counted, factor: &Exact) -> Option<Self> {
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

/// The scores of one cell, as the rule for several assessors needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scores {
    /// Their sum: enough for a mean.
    Sum(Exact),
    /// Each of them, in no particular order.
    All(Vec<Exact>),
}

/// What is known of one criterion of one agency, in scores on the range of the instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredCell {
    /// How many assessors gave a score that counts.
    pub count: u32,
    pub scores: Scores,
    /// At least one assessor left it blank.
    pub blank: bool,
    /// At least one answer was left out by its state's rule.
    pub left_out: bool,
}

impl StoredCell {
    /// Whether anybody answered: a number, or a state other than blank.
    #[must_use]
    pub(crate) const fn is_answered(&self) -> bool {
        self.count > 0 || self.left_out
    }
}

/// All cells: a row for the agency `*`, and one for each agency.
#[derive(Debug, Clone)]
pub(crate) struct AnswerStore {
    criteria: usize,
    /// `factor` of each criterion.
    factors: Vec<Exact>,
    /// Criteria whose assessors' rule is a mean.
    means: Vec<bool>,
    all_means: bool,
    agencies: usize,
    /// Storage address of each agency, by its index in [`crate::answers::Assessments::agencies`]; `None`: dense rows of
    /// cells in that order.
    homes: Option<Vec<Address>>,
    cells: Vec<Packed>,
    short: Adopted<Hundredths>,
    long: Adopted<PackedAnswer>,
    beside: HashMap<usize, Overflow>,
    values: ValueChains,
    /// By row; where there is none, the first [`SLOTS`] assessors use the bit of their own number.
    desks: Vec<Option<Box<AssessorSlots>>>,
    /// Index of each assessor in [`crate::answers::Assessments::assessors`]; numbers beyond the end map to themselves.
    ranks: Vec<u32>,
}

/// Below this many cells the table fits the cache and prefetching does not pay.
const AT_HAND: usize = if cfg!(test) { 3 } else { 1 << 16 };

/// The row of the agency `*`.
const EVERYBODY_ROW: usize = 0;

impl AnswerStore {
    /// Empty cells for a number of agencies.
    #[must_use]
    pub(crate) fn new(instrument: &Instrument, agencies: usize) -> Self {
        let criteria = instrument.criteria.len();
        let means = || instrument.criteria.iter().map(|criterion| criterion.states.assessors == Assessors::Mean);
        Self {
            criteria,
            factors: instrument.criteria.iter().map(|c| c.factor(instrument)).collect(),
            means: means().collect(),
            all_means: means().all(|mean| mean),
            agencies,
            homes: None,
            cells: vec![Packed::default(); criteria],
            short: Adopted::default(),
            long: Adopted::default(),
            beside: HashMap::new(),
            values: ValueChains::default(),
            desks: Vec::new(),
            ranks: Vec::new(),
        }
    }

    /// One more agency, at the end; its number.
    pub(crate) fn add_agency(&mut self) -> usize {
        if let Some(homes) = &mut self.homes {
            homes.push(Address::NOWHERE);
        }
        self.agencies += 1;
        self.agencies - 1
    }

    /// Puts the agencies in another order, once all are there: `order[new] = old`. Those not named are forgotten.
    pub(crate) fn arrange(&mut self, order: &[u32]) {
        if order.len() == self.agencies && is_in_place(order) {
            return;
        }
        self.homes = Some(order.iter().map(|&old| self.address(old as usize)).collect());
        self.agencies = order.len();
    }

    /// Gives the assessors their places in [`crate::answers::Assessments::assessors`]: `ranks[number]` is the place.
    pub(crate) fn name_assessors(&mut self, ranks: Vec<u32>) {
        self.ranks = ranks;
    }

    #[inline]
    fn home(&self, subject: Subject) -> Home {
        match (subject, &self.homes) {
            (Subject::Everybody, _) => Home::Cells(EVERYBODY_ROW),
            (Subject::Agency(agency), None) => Home::Cells(agency + 1),
            (Subject::Agency(agency), Some(homes)) => homes[agency].home(),
        }
    }

    /// Storage address of an agency, for writing into `homes`. A dense row that does not exist yet is not reserved.
    fn address(&self, agency: usize) -> Address {
        match &self.homes {
            Some(homes) => homes[agency],
            None if (agency + 1) * self.criteria < self.cells.len() => Address::of(agency + 1),
            None => Address::NOWHERE,
        }
    }

    /// The row of cells of a subject, made where it had none.
    #[inline]
    fn row(&mut self, subject: Subject) -> usize {
        match self.home(subject) {
            Home::Cells(row) if (row + 1) * self.criteria <= self.cells.len() => row,
            home => self.new_row(subject, home),
        }
    }

    #[cold]
    fn new_row(&mut self, subject: Subject, home: Home) -> usize {
        let row = if let Home::Cells(row) = home { row } else { self.cells.len() / self.criteria };
        self.cells.resize((row + 1) * self.criteria, Packed::default());
        if let Home::Adopted(adopted) = home {
            for criterion in 0..self.criteria {
                self.cells[row * self.criteria + criterion] = self.adopted_cell(adopted, criterion);
            }
        }
        if let (Subject::Agency(agency), Some(homes)) = (subject, &mut self.homes) {
            homes[agency] = Address::of(row);
        }
        row
    }

    /// The answers of an adopted row, and who gave them.
    #[inline]
    fn adopted(&self, row: AdoptedRow) -> (AnswerRow<'_>, u8) {
        match row {
            AdoptedRow::Short(row) => (AnswerRow::Short(self.short.row(row, self.criteria)), self.short.assessor(row)),
            AdoptedRow::Long(row) => (AnswerRow::Long(self.long.row(row, self.criteria)), self.long.assessor(row)),
        }
    }

    /// What a cell of an adopted row is as one of [`Self::cells`].
    fn adopted_cell(&self, row: AdoptedRow, criterion: CriterionIx) -> Packed {
        let (answers, assessor) = self.adopted(row);
        let bit = 1 << assessor;
        let answer = match answers.said(criterion) {
            AnswerValue::Number(value) => Some(value),
            AnswerValue::Blank => None,
            AnswerValue::Nothing | AnswerValue::Other { .. } => return Packed::default(),
        };
        Packed::default().answered(bit, answer).expect("the first answer of a few digits fits")
    }

    /// A cell, and its index in [`Self::cells`] where it has one.
    fn look(&self, subject: Subject, criterion: CriterionIx) -> (Option<usize>, Packed) {
        match self.home(subject) {
            Home::Nowhere => (None, Packed::default()),
            Home::Adopted(row) => (None, self.adopted_cell(row, criterion)),
            Home::Cells(row) => {
                let at = row * self.criteria + criterion;
                (Some(at), self.cells.get(at).copied().unwrap_or_default())
            }
        }
    }

    /// Fast path for a wide row: stores it unchanged, as the first row of an agency, plain answers in the order of
    /// `spans`. Returns `false` without side effects if the agency has cells already, some rule needs more than a mean,
    /// or the assessor has no bit; use [`Self::enter_all`] then.
    pub(crate) fn adopt(&mut self, agency: usize, assessor: u32, spans: &Spans, answers: AnswerRow<'_>) -> bool {
        let Some(assessor) = u8::try_from(assessor).ok().filter(|&number| u32::from(number) < SLOTS) else {
            return false;
        };
        if !self.all_means || !self.is_new(agency) {
            return false;
        }
        let row = match answers {
            AnswerRow::Short(answers) => {
                AdoptedRow::Short(self.short.add(self.criteria, assessor, spans, answers, Hundredths::NOTHING))
            }
            AnswerRow::Long(answers) => {
                AdoptedRow::Long(self.long.add(self.criteria, assessor, spans, answers, PackedAnswer::NOTHING))
            }
        };
        let mut homes =
            self.homes.take().unwrap_or_else(|| (0..self.agencies).map(|agency| self.address(agency)).collect());
        homes[agency] = Address::of_adopted(row);
        self.homes = Some(homes);
        true
    }

    /// Whether the agency has no cells yet.
    fn is_new(&self, agency: usize) -> bool {
        match self.home(Subject::Agency(agency)) {
            Home::Nowhere => true,
            Home::Adopted(_) => false,
            Home::Cells(row) => row * self.criteria >= self.cells.len(),
        }
    }

    /// Notes that an assessor answered; `false`: it had done so before, and nothing is changed.
    pub(crate) fn take(&mut self, subject: Subject, criterion: CriterionIx, assessor: u32) -> bool {
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

    /// Prefetch of the cells that will be changed; skipped where the table fits the cache. Addresses are computed in a
    /// first pass, so that the loads of the second follow one another and their misses overlap. At most `N` cells.
    #[inline]
    pub(crate) fn touch<const N: usize>(&self, whose: impl Iterator<Item = (Subject, CriterionIx)>) {
        if self.cells.len() <= AT_HAND {
            return;
        }
        let mut places = [0; N];
        let mut count = 0;
        let cells = whose.filter_map(|(subject, criterion)| match self.home(subject) {
            Home::Cells(row) => Some(row * self.criteria + criterion),
            Home::Adopted(_) | Home::Nowhere => None,
        });
        for (place, cell) in places.iter_mut().zip(cells) {
            *place = cell;
            count += 1;
        }
        touch(places[..count].iter().filter_map(|&place| Some(self.cells.get(place)?.0)));
    }

    /// Marks that an assessor answered, and adds the value in millionths; `false`, without side effects, where that
    /// assessor had answered. Equals [`Self::take`] and [`Self::add`], with a fast path for packed cells.
    pub(crate) fn enter(&mut self, subject: Subject, criterion: CriterionIx, assessor: u32, value: i64) -> bool {
        let only = std::iter::once(Some((criterion, assessor, value)));
        self.enter_while(subject, only) == 1 || self.enter_by(subject, criterion, assessor, value)
    }

    /// Fast path for a run of answers about one subject (criterion, assessor, millionths): enters them until one is
    /// `None`, overflows its packed cell, or is a duplicate. Returns how many were entered; the rest take the slow
    /// path.
    #[inline]
    pub(crate) fn enter_while(
        &mut self,
        subject: Subject,
        answers: impl Iterator<Item = Option<(CriterionIx, u32, i64)>>,
    ) -> usize {
        let row = self.row(subject);
        if self.has_desk(row) {
            return 0;
        }
        let cells = &mut self.cells[row * self.criteria..][..self.criteria];
        let mut entered = 0;
        for answer in answers {
            let Some((criterion, assessor, value)) = answer else { break };
            if assessor >= SLOTS || !self.means[criterion] {
                break;
            }
            let cell = &mut cells[criterion];
            let bit = 1 << assessor;
            if cell.0 & bit != 0 {
                break;
            }
            let Some(answered) = cell.answered(bit, Some(value)) else { break };
            *cell = answered;
            entered += 1;
        }
        entered
    }

    #[inline(never)]
    fn enter_by(&mut self, subject: Subject, criterion: CriterionIx, assessor: u32, value: i64) -> bool {
        let fresh = self.take(subject, criterion, assessor);
        if fresh {
            self.add(subject, criterion, Amount::Millionths(value));
        }
        fresh
    }

    /// Enters the plain answers of one assessor about one subject, in the order of `spans`: the same as
    /// [`Self::enter`], and for blanks [`Self::take`] and [`Self::add`]. Duplicates change nothing; returns their
    /// indices.
    pub(crate) fn enter_all(
        &mut self,
        subject: Subject,
        assessor: u32,
        spans: &Spans,
        answers: AnswerRow<'_>,
    ) -> Vec<usize> {
        let mut again = Vec::new();
        for (at, criterion) in spans.each() {
            let fresh = match answers.said(at) {
                AnswerValue::Number(value) => self.enter(subject, criterion, assessor, value),
                AnswerValue::Blank => {
                    let fresh = self.take(subject, criterion, assessor);
                    if fresh {
                        self.add(subject, criterion, Amount::Blank);
                    }
                    fresh
                }
                AnswerValue::Nothing | AnswerValue::Other { .. } => true,
            };
            if !fresh {
                again.push(at);
            }
        }
        again
    }

    /// Adds what one answer counts as.
    pub(crate) fn add(&mut self, subject: Subject, criterion: CriterionIx, amount: Amount) {
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
                match cell.answered(0, Some(value)) {
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

    /// Keeps a single value for median, min and max: links it into the chain whose head is the cell's sum.
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

    fn beside(&mut self, at: usize) -> &mut Overflow {
        self.cells[at].0 |= BESIDE;
        self.beside.entry(at).or_default()
    }

    /// Adds what one assessor's reply counts as. A refused reply is a finding elsewhere and changes nothing here.
    pub(crate) fn record(&mut self, subject: Subject, criterion: CriterionIx, counted: Counted) {
        if let Some(amount) = Amount::of(counted, &self.factors[criterion]) {
            self.add(subject, criterion, amount);
        }
    }

    /// What is known of one criterion of one agency.
    #[must_use]
    pub(crate) fn cell(&self, subject: Subject, criterion: CriterionIx) -> StoredCell {
        let (at, cell) = self.look(subject, criterion);
        let beside = at.filter(|_| cell.0 & BESIDE != 0).and_then(|at| self.beside.get(&at));
        let count = u32::try_from(cell.count()).unwrap_or(0) + beside.map_or(0, |b| b.count);
        let factor = &self.factors[criterion];
        let score = |value: i128| &Exact::ratio(value, i128::from(MILLION)) * factor;
        let listed = beside.map_or(&[][..], |b| &b.scores);
        let scores = if self.means[criterion] {
            let sum = score(i128::from(cell.sum()) + beside.map_or(0, |b| b.sum));
            Scores::Sum(&sum + &halved(listed))
        } else {
            let last = at.map_or(0, |at| self.last(at, cell));
            let values = self.values.chain(last).map(|value| score(i128::from(value)));
            Scores::All(values.chain(listed.iter().cloned()).collect())
        };
        StoredCell { count, scores, blank: cell.0 & BLANK != 0, left_out: cell.0 & LEFT_OUT != 0 }
    }

    /// The cells of a subject, where all of them are packed sums and every rule is a mean.
    #[inline]
    #[must_use]
    pub(crate) fn of(&self, subject: Subject) -> CellView<'_> {
        let from = |row: usize| row * self.criteria;
        let cells = match self.home(subject) {
            Home::Nowhere => RowStorage::Cells(&[]),
            Home::Adopted(row) => RowStorage::Adopted(self.adopted(row).0),
            Home::Cells(row) => RowStorage::Cells(self.cells.get(from(row)..from(row + 1)).unwrap_or_default()),
        };
        CellView { cells, means: &self.means }
    }

    /// Whether anybody answered: a number, or a state other than blank.
    #[must_use]
    pub(crate) fn is_answered(&self, subject: Subject, criterion: CriterionIx) -> bool {
        let (_, cell) = self.look(subject, criterion);
        cell.count() > 0 || cell.0 & (LEFT_OUT | BESIDE) != 0
    }

    /// Whether any assessor left it blank.
    #[must_use]
    pub(crate) fn is_blank(&self, subject: Subject, criterion: CriterionIx) -> bool {
        self.look(subject, criterion).1.0 & BLANK != 0
    }

    /// Whether anybody recorded anything, in whatever state.
    #[must_use]
    pub(crate) fn is_recorded(&self, subject: Subject, criterion: CriterionIx) -> bool {
        let (_, Packed(bits)) = self.look(subject, criterion);
        bits & ((1 << SLOTS) - 1) != 0 || !self.recorded_by(subject, criterion).is_empty()
    }

    /// Whether anybody answered anything about the subject: a number, or a state other than blank.
    #[must_use]
    pub(crate) fn any_answer(&self, subject: Subject) -> bool {
        (0..self.criteria).any(|criterion| self.is_answered(subject, criterion))
    }

    /// Who recorded anything on one criterion of one agency, blanks included: indices of assessors, in no order.
    #[must_use]
    pub(crate) fn recorded_by(&self, subject: Subject, criterion: CriterionIx) -> Vec<u32> {
        let (_, Packed(bits)) = self.look(subject, criterion);
        let first = (0..SLOTS).filter(|slot| bits & (1 << slot) != 0);
        let desk = match self.home(subject) {
            Home::Cells(row) => self.desks.get(row).and_then(Option::as_ref),
            Home::Adopted(_) | Home::Nowhere => None,
        };
        let numbers: Vec<u32> = match desk {
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

#[cfg(test)]
mod tests;
