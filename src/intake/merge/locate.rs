//! The second pass: where earlier answers stand that findings speak of.
//!
//! The store keeps sums, not positions. Only when a finding needs a position are the files read again.

use std::collections::{HashMap, HashSet};

use crate::answers::subject::Subject;
use crate::finding::{Excerpt, Place};
use crate::intake::batch::Batch;
use crate::intake::batch::LineCounter;
use crate::intake::batch::NO_CRITERION;
use crate::intake::cell_values::CellValue;
use crate::intake::header::TableShape;
use crate::intake::merge::Sought;
use crate::intake::merge::resolved::Resolution;
use crate::intake::merge::resolved::Resolutions;
use crate::intake::merge::shifted;
use crate::intake::output::ChunkOutput;
use crate::intake::output::Sink;
use crate::rules::CriterionIx;

/// A place, with its line.
type Spot = (Place, Option<Box<Excerpt>>);

/// Looks for the first place of each answer that is sought.
pub(super) struct Locator<'l> {
    resolutions: &'l Resolutions,
    sought: &'l HashMap<Sought, Vec<usize>>,
    found: HashMap<Sought, Spot>,
    lines: u64,
}

impl<'l> Locator<'l> {
    pub(super) fn new(resolutions: &'l Resolutions, sought: &'l HashMap<Sought, Vec<usize>>) -> Self {
        Self { resolutions, sought, found: HashMap::new(), lines: 0 }
    }

    /// Where each answer was found, in words.
    pub(super) fn places(self) -> HashMap<Sought, (String, Spot)> {
        self.found.into_iter().map(|(sought, spot)| (sought, (spot.0.told(), spot))).collect()
    }

    fn look(&mut self, batch: &Batch) {
        let width = batch.width();
        let mut counter = LineCounter::default();
        for (at, row) in batch.found.rows.iter().enumerate() {
            let Resolution::Known(subject) = self.resolutions.of(row.identity) else { continue };
            if batch.table.header.layout == TableShape::Long && batch.found.criteria[at] == NO_CRITERION {
                continue;
            }
            for value in 0..width {
                let said = batch.found.values.get(at * width + value);
                if said == CellValue::Nothing {
                    continue;
                }
                let (criterion, column) = batch.criterion(at, value);
                // A blank is no answer to a branch, but it is one answer of its assessor.
                let anybody = (said != CellValue::Blank).then_some(None);
                for assessor in [Some(Some(row.assessor)), anybody].into_iter().flatten() {
                    let sought = Sought { subject, criterion, assessor };
                    if self.sought.contains_key(&sought) && !self.found.contains_key(&sought) {
                        let (place, excerpt) = batch.place(at, column, &mut counter);
                        self.found.insert(sought, (shifted(place, self.lines), excerpt.map(Box::new)));
                    }
                }
            }
        }
    }
}

/// Finds the cells that the nameless assessor and a named one both answered, blanks aside.
pub(super) struct BothAnswered<'l> {
    resolutions: &'l Resolutions,
    doubtful: &'l HashSet<(Subject, CriterionIx)>,
    nameless: u32,
    /// Where the nameless answer stands, and whether a named one does.
    found: HashMap<(Subject, CriterionIx), (Option<Place>, bool)>,
    lines: u64,
}

impl<'l> BothAnswered<'l> {
    pub(super) fn new(
        resolutions: &'l Resolutions,
        doubtful: &'l HashSet<(Subject, CriterionIx)>,
        nameless: u32,
    ) -> Self {
        Self { resolutions, doubtful, nameless, found: HashMap::new(), lines: 0 }
    }

    /// Each such cell, with the place of the nameless answer, in the order of subjects and criteria.
    pub(super) fn cells(self) -> Vec<(Subject, CriterionIx, Place)> {
        let both = self.found.into_iter().filter_map(|((subject, criterion), (place, named))| {
            place.filter(|_| named).map(|place| (subject, criterion, place))
        });
        let mut cells: Vec<_> = both.collect();
        cells.sort_by_key(|(subject, criterion, _)| (*subject, *criterion));
        cells
    }
}

impl Sink for BothAnswered<'_> {
    fn take(&mut self, output: &mut ChunkOutput) -> bool {
        if output.first {
            self.lines = 0;
        }
        for batch in &output.batches {
            if batch.begins_sheet {
                self.lines = 0;
            }
            let mut counter = LineCounter::default();
            each_answer(batch, self.resolutions, |answer| {
                let EachAnswer { row, column, subject, criterion, assessor, .. } = answer;
                if !self.doubtful.contains(&(subject, criterion)) {
                    return;
                }
                let cell = self.found.entry((subject, criterion)).or_default();
                if assessor != self.nameless {
                    cell.1 = true;
                } else if cell.0.is_none() {
                    cell.0 = Some(shifted(batch.place(row, column, &mut counter).0, self.lines));
                }
            });
            self.lines += batch.lines;
        }
        true
    }
}

/// An answer of a batch that is no blank.
pub(super) struct EachAnswer {
    /// Its row in the batch.
    pub row: usize,
    /// Its column in the table.
    pub column: usize,
    pub subject: Subject,
    pub criterion: CriterionIx,
    /// Interned.
    pub assessor: u32,
    pub value: CellValue,
}

/// Visits the answers of a batch that are no blanks.
pub(super) fn each_answer(batch: &Batch, resolutions: &Resolutions, mut visit: impl FnMut(EachAnswer)) {
    let width = batch.width();
    for (at, row) in batch.found.rows.iter().enumerate() {
        let Resolution::Known(subject) = resolutions.of(row.identity) else { continue };
        if batch.table.header.layout == TableShape::Long && batch.found.criteria[at] == NO_CRITERION {
            continue;
        }
        for value in 0..width {
            let given = batch.found.values.get(at * width + value);
            if matches!(given, CellValue::Nothing | CellValue::Blank) {
                continue;
            }
            let (criterion, column) = batch.criterion(at, value);
            visit(EachAnswer { row: at, column, subject, criterion, assessor: row.assessor, value: given });
        }
    }
}

impl Sink for Locator<'_> {
    fn take(&mut self, output: &mut ChunkOutput) -> bool {
        if output.first {
            self.lines = 0;
        }
        for batch in &output.batches {
            if batch.begins_sheet {
                self.lines = 0;
            }
            self.look(batch);
            self.lines += batch.lines;
        }
        self.found.len() < self.sought.len()
    }
}
