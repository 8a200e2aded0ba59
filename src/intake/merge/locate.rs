//! The second pass: where earlier answers stand that findings speak of.
//!
//! Sums remember that an assessor has answered, not where. Only when a finding needs it are the files read again.

use std::collections::HashMap;

use crate::finding::{Excerpt, Place};
use crate::intake::batch::Batch;
use crate::intake::batch::CellValue;
use crate::intake::batch::LineCounter;
use crate::intake::batch::NO_CRITERION;
use crate::intake::header::TableShape;
use crate::intake::merge::Sought;
use crate::intake::merge::resolved::Resolution;
use crate::intake::merge::resolved::Resolutions;
use crate::intake::merge::shifted;
use crate::intake::output::ChunkOutput;
use crate::intake::output::Sink;

/// A place, with its line.
type Spot = (Place, Option<Box<Excerpt>>);

/// Looks for the first place of each answer that is sought.
pub(super) struct Locator<'l> {
    people: &'l Resolutions,
    sought: &'l HashMap<Sought, Vec<usize>>,
    found: HashMap<Sought, Spot>,
    lines: u64,
}

impl<'l> Locator<'l> {
    pub(super) fn new(people: &'l Resolutions, sought: &'l HashMap<Sought, Vec<usize>>) -> Self {
        Self { people, sought, found: HashMap::new(), lines: 0 }
    }

    /// Where each answer was found, in words.
    pub(super) fn places(self) -> HashMap<Sought, (String, Spot)> {
        self.found.into_iter().map(|(sought, spot)| (sought, (spot.0.told(), spot))).collect()
    }

    fn look(&mut self, batch: &Batch) {
        let width = batch.width();
        let mut counter = LineCounter::default();
        for (at, row) in batch.found.rows.iter().enumerate() {
            let Resolution::Somebody(subject) = self.people.of(row.identity) else { continue };
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

impl Sink for Locator<'_> {
    fn take(&mut self, output: &mut ChunkOutput) -> bool {
        if output.first {
            self.lines = 0;
        }
        for batch in &output.batches {
            if batch.table.sheet.is_some() {
                self.lines = 0;
            }
            self.look(batch);
            self.lines += batch.lines;
        }
        self.found.len() < self.sought.len()
    }
}
