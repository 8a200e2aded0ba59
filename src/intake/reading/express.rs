//! Rows of long tables as nearly all of them are, many together: an everyday answer, by somebody and to a criterion
//! that were met before.
//!
//! Whom they are about is looked up for all of them, one behind the other, so that memory is waited for once and not
//! row by row. Whatever is not so in a row goes the general way ([`Pass::record`]), which decides the same.

use super::super::batch::{Packed, Row};
use super::super::layout::Layout;
use super::super::records::{Broken, Cell, Splitter};
use super::{Met, Pass, narrow};

/// Rows that are looked at together.
const ROWS: usize = 64;
/// So many cells are enough, however few rows they are.
const CELLS: usize = 4096;

/// Records that follow one another.
#[derive(Debug, Default)]
pub(super) struct Together {
    cells: Vec<Cell>,
    records: Vec<Record>,
}

#[derive(Debug)]
struct Record {
    start: usize,
    /// Where its cells end.
    end: usize,
    met: Option<Met>,
}

impl Together {
    /// Takes the next records; `false`: no more follow.
    ///
    /// # Errors
    /// Quotes that do not fit, behind the records that were taken.
    pub fn fill(&mut self, splitter: &mut Splitter<'_>) -> Result<bool, Broken> {
        self.cells.clear();
        self.records.clear();
        while self.records.len() < ROWS && self.cells.len() < CELLS {
            let Some(start) = splitter.append(&mut self.cells)? else { return Ok(false) };
            self.records.push(Record { start, end: self.cells.len(), met: None });
        }
        Ok(true)
    }

    /// Does something with each record: its start, its cells, and who was met there.
    fn each(&self, mut work: impl FnMut(usize, &[Cell], Option<Met>)) {
        let mut from = 0;
        for record in &self.records {
            work(record.start, &self.cells[from..record.end], record.met);
            from = record.end;
        }
    }
}

/// The columns of a table whose rows may be read so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lane {
    /// The first and the last of the columns that name the agency.
    who: (usize, usize),
    assessor: Option<usize>,
    criterion: usize,
    score: usize,
    width: usize,
}

impl Lane {
    /// The lane of a table; `None`: every row has to go the general way.
    pub fn of(pass: &Pass<'_, '_>) -> Option<Self> {
        let (shared, header) = (pass.shared, &pass.table.header);
        let columns = &header.columns;
        let everyday = header.layout == Layout::Long && columns.verified.is_none() && pass.table.subject.is_none();
        if !everyday || shared.keep || !shared.corrections.all().is_empty() {
            return None;
        }
        Some(Self {
            who: pass.memory.manner.whole?,
            assessor: columns.assessor,
            criterion: columns.criterion?,
            score: columns.score?,
            width: header.width(),
        })
    }
}

impl Pass<'_, '_> {
    /// Reads records, those of a kind by the lane.
    pub(super) fn express(&mut self, lane: Lane, together: &mut Together, scratch: &mut Vec<Cell>) {
        self.meet(lane, together);
        together.each(|start, cells, met| {
            let somebody = match met {
                Some(Met::Somebody { number, everybody: false, corrected: false }) => Some(number),
                _ => None,
            };
            let plain = !self.suspicious;
            if plain && somebody.is_some_and(|number| self.everyday(lane, start, cells, number)) {
                return;
            }
            scratch.clear();
            scratch.extend_from_slice(cells);
            self.record(start, scratch);
        });
    }

    /// Looks up whom the records are about.
    fn meet(&mut self, lane: Lane, together: &mut Together) {
        let text = self.text.as_bytes();
        let part = |span: (u32, u32)| &text[span.0 as usize..span.1 as usize];
        let mut last = self.last_identity.map(|(span, met)| (part(span), Some(met)));
        let mut from = 0;
        for record in &mut together.records {
            let cells = &together.cells[from..record.end];
            from = record.end;
            if cells.len() != lane.width {
                continue;
            }
            let key = part((cells[lane.who.0].start, cells[lane.who.1].end));
            record.met = match last {
                Some((before, met)) if before == key => met,
                _ => self.memory.people.get(key),
            };
            last = Some((key, record.met));
        }
    }

    /// Reads a row about somebody known; `false`, and nothing has happened, where anything in it is not everyday.
    fn everyday(&mut self, lane: Lane, start: usize, cells: &[Cell], identity: u32) -> bool {
        let text = self.text.as_bytes();
        let [criterion, score] = [cells[lane.criterion], cells[lane.score]];
        let assessor = match lane.assessor.map(|at| cells[at]) {
            None => Some(self.memory.nameless),
            Some(cell) => self.memory.recent_assessors.get(text, cell.start as usize, cell.end as usize),
        };
        let criterion = self.memory.recent_criteria.get(text, criterion.start as usize, criterion.end as usize);
        let (Some(assessor), Some(criterion)) = (assessor, criterion) else { return false };
        let Some(value) = self.at_a_glance(score, lane.score, criterion as usize) else { return false };
        self.found.records += 1;
        self.found.rows.push(Row { start: narrow(start), identity, assessor, faulty: false });
        self.found.criteria.push(criterion);
        self.found.values.push(Packed::of(value));
        true
    }
}
