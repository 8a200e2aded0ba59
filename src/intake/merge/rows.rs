//! Rows and values of a batch on their way into the store: fast paths for whole rows, value by value where a row needs
//! more.

use std::ops::Range;

use crate::answers::subject::Subject;
use crate::answers::{Amount, Spans};
use crate::finding::catalogue::{E307, E312};
use crate::finding::finding;
use crate::intake::batch::{Batch, BatchRow, NO_CRITERION};
use crate::intake::cell_values::CellValue;
use crate::intake::header::TableShape;
use crate::intake::headings::with_zeros;
use crate::intake::merge::resolved::{PendingIdentities, Resolution};
use crate::intake::merge::{Merger, Sought};
use crate::rules::CriterionIx;

/// Rows prefetched before they are merged: few enough to stay in the cache.
const NEAR: usize = 64;

impl Merger<'_> {
    pub(super) fn rows(&mut self, batch: &Batch) {
        match batch.table.header.layout {
            TableShape::Long => self.long_rows(batch),
            TableShape::Wide => self.wide_rows(batch),
        }
    }

    fn long_rows(&mut self, batch: &Batch) {
        let rows = &batch.found.rows;
        let (mut at, mut near) = (0, 0);
        while let Some(row) = rows.get(at) {
            if at >= near {
                near = rows.len().min(at + NEAR);
                self.touch(batch, at..near);
            }
            // Consecutive rows mostly share their agency: its checks run once per run of rows.
            let again = |next: &&BatchRow| next.identity == row.identity && !next.faulty;
            let end = at + 1 + rows[at + 1..].iter().take_while(again).count();
            if let Some(subject) = self.subject(batch, at, row) {
                self.has_evidence = self.has_evidence || rows[at + 1..end].iter().any(|row| row.evidence);
                self.answers_about(batch, at..end, subject);
            }
            at = end;
        }
    }

    /// The answers of rows of a long table about one subject.
    #[inline]
    fn answers_about(&mut self, batch: &Batch, mut rows: Range<usize>, subject: Subject) {
        let found = &batch.found;
        while !rows.is_empty() {
            let asks = &self.shared.asks;
            let whose = found.rows[rows.clone()].iter().zip(&found.criteria[rows.clone()]);
            let plain = whose.zip(found.values.entries(rows.clone())).map(|((row, &criterion), value)| {
                let criterion = criterion as usize;
                let plain = value.is_number() && asks.get(criterion).is_some_and(|ask| ask.plain);
                plain.then(|| (criterion, row.assessor, value.number_or_zero().into()))
            });
            rows.start += self.store.enter_while(subject, plain);
            if let Some(at) = rows.next()
                && found.criteria[at] != NO_CRITERION
            {
                self.value(batch, at, 0, subject, found.criteria[at] as usize, found.rows[at].assessor);
            }
        }
    }

    fn wide_rows(&mut self, batch: &Batch) {
        self.pending = PendingIdentities::of(batch, &self.resolutions, &self.shared.registry);
        let answers = &batch.table.header.columns.answers;
        let plain = answers.iter().all(|&(_, criterion)| self.shared.asks[criterion].plain);
        let spans = Spans::of(answers.iter().map(|&(_, criterion)| criterion)).filter(|_| plain);
        for (at, row) in batch.found.rows.iter().enumerate() {
            let Some(subject) = self.subject(batch, at, row) else { continue };
            if let Some(spans) = &spans
                && self.plain_row(batch, at, subject, spans)
            {
                continue;
            }
            for (value, &(_, criterion)) in answers.iter().enumerate() {
                self.value(batch, at, value, subject, criterion, row.assessor);
            }
        }
        self.pending = PendingIdentities::default();
    }

    /// Resolves the subject of a row and marks it as seen; `None`: not on the list.
    #[inline]
    fn subject(&mut self, batch: &Batch, at: usize, row: &BatchRow) -> Option<Subject> {
        let standing = match self.resolutions.of(row.identity) {
            Resolution::Unsettled => self.settle(batch, at),
            settled => settled,
        };
        let Resolution::Known(subject) = standing else { return None };
        self.has_evidence |= row.evidence;
        match subject {
            Subject::Agency(agency) => {
                if self.resolutions.enters(row.identity, self.file.index) {
                    let seen = &mut self.seen[agency];
                    self.file.met_elsewhere |= seen.met && seen.file != self.file.index;
                    seen.met = true;
                    seen.file = self.file.index;
                }
                if row.faulty {
                    let seen = &mut self.seen[agency];
                    seen.withheld = true;
                    seen.unread |= batch.says_nothing(at);
                }
            }
            Subject::Everybody => {
                self.everybody_file = self.file.index;
                self.all_withheld |= row.faulty;
            }
        }
        Some(subject)
    }

    /// Prefetches the cells that a block of long rows will change, so that their cache misses overlap instead of
    /// following one another.
    #[inline(never)]
    fn touch(&self, batch: &Batch, rows: Range<usize>) {
        self.resolutions.touch(batch.found.rows[rows.clone()].iter().map(|row| row.identity));
        let mut before = u32::MAX;
        let whose = batch.found.rows[rows.clone()].iter().zip(&batch.found.criteria[rows]);
        self.store.touch::<NEAR>(whose.filter_map(|(row, &criterion)| {
            let another = std::mem::replace(&mut before, row.identity) != row.identity;
            match self.resolutions.of(row.identity) {
                Resolution::Known(subject) if another && criterion != NO_CRITERION => {
                    Some((subject, criterion as usize))
                }
                _ => None,
            }
        }));
    }

    /// Fast path for a wide row of numbers and blanks only. Returns `false` without side effects: merge it value by
    /// value.
    fn plain_row(&mut self, batch: &Batch, row: usize, subject: Subject, spans: &Spans) -> bool {
        let assessor = batch.found.rows[row].assessor;
        let answers = batch.found.values.row(row * batch.width(), batch.width());
        if !answers.are_plain() {
            return false;
        }
        if let Subject::Agency(agency) = subject
            && self.store.adopt(agency, assessor, spans, answers)
        {
            return true;
        }
        let again = self.store.enter_all(subject, assessor, spans, answers);
        for at in again {
            self.second(batch, row, at, subject, assessor);
        }
        true
    }

    fn value(&mut self, batch: &Batch, row: usize, at: usize, subject: Subject, criterion: CriterionIx, assessor: u32) {
        let value = batch.found.values.get(row * batch.width() + at);
        if value == CellValue::Nothing {
            return;
        }
        if self.shared.grouped[criterion] && !self.applies(subject, criterion) {
            return self.misplaced(batch, row, at, subject, value);
        }
        if let CellValue::Millionths(own) = value {
            if !self.store.enter(subject, criterion, assessor, own) {
                return self.second(batch, row, at, subject, assessor);
            }
            self.inner_met |= self.shared.inner[criterion];
            return;
        }
        if !self.store.take(subject, criterion, assessor) {
            return self.second(batch, row, at, subject, assessor);
        }
        let amount = match value {
            CellValue::Score(at) => Amount::Score(batch.found.scores[at as usize].clone()),
            CellValue::Blank => Amount::Blank,
            CellValue::LeftOut => Amount::LeftOut,
            CellValue::Refused | CellValue::Nothing | CellValue::Millionths(_) => return,
        };
        self.inner_met |= self.shared.inner[criterion] && amount != Amount::Blank;
        self.store.add(subject, criterion, amount);
    }

    /// Reports a duplicate answer of one assessor. The position of the first is looked up in a second pass.
    fn second(&mut self, batch: &Batch, row: usize, at: usize, subject: Subject, assessor: u32) {
        self.fault(subject);
        if self.lacks_agencies(batch) {
            return;
        }
        let criterion = batch.criterion(row, at).0;
        let told = self.tell_value(&E307, batch, row, at, subject, |this, criterion, agency| {
            let assessor = this.shared.registry.assessor_name(assessor);
            let header = batch.table.subject.map(|_| (batch.table.header.line + 1).to_string());
            finding!(
                E307: criterion = criterion.id.as_str(), name = criterion.name.as_str(), agency = agency;
                zeros = with_zeros(this.shared.instrument, &criterion.id),
                assessor = (!assessor.is_empty()).then_some(assessor.as_ref()),
                line = header
            )
        });
        if let Some(told) = told {
            let sought = Sought { subject, criterion, assessor: Some(assessor) };
            self.sought.entry(sought).or_default().push(told);
        }
    }

    /// An answer to a criterion that does not apply to the agency's group. That it does not apply may be said.
    fn misplaced(&mut self, batch: &Batch, row: usize, at: usize, subject: Subject, value: CellValue) {
        let number = u32::try_from(row * batch.width() + at).unwrap_or(u32::MAX);
        if value == CellValue::Blank || batch.found.not_applicable.binary_search(&number).is_ok() {
            return;
        }
        self.fault(subject);
        self.tell_value(&E312, batch, row, at, subject, |this, criterion, agency| {
            let group = match subject {
                Subject::Agency(agency) => this.agencies[agency].group.as_deref(),
                Subject::Everybody => None,
            };
            let instrument = this.shared.instrument;
            let mut above = instrument.upwards(batch.criterion(row, at).0);
            let groups = above.find_map(|ix| instrument.criteria[ix].groups.as_ref());
            let groups = groups.map_or(String::new(), |groups| groups.join(", "));
            finding!(
                E312: criterion = criterion.id.as_str(), name = criterion.name.as_str(), agency = agency, groups = groups;
                group = group
            )
        });
    }
}
