//! Rows of long tables as nearly all of them are, many together: an everyday answer, by somebody and to a criterion
//! that were met before.
//!
//! Whom they are about is looked up for all of them, one behind the other, so that memory is waited for once and not
//! row by row. Whatever is not so in a row goes the general way ([`Pass::record`]), which decides the same.

use super::super::Keep;
use super::super::batch::{Row, Value};
use super::super::gauge::Gauge;
use super::super::layout::Layout;
use super::super::people::Candidate;
use super::super::records::{Broken, Cell, Splitter};
use super::{Met, Pass, narrow};
use crate::assessments::Compact;

/// Rows that are looked at together.
const ROWS: usize = 64;
/// So many cells are enough, however few rows they are.
const CELLS: usize = 4096;

/// Records that follow one another.
#[derive(Debug, Default)]
pub(super) struct Together {
    cells: Vec<Cell>,
    records: Vec<Record>,
    names: Vec<Name>,
}

#[derive(Debug)]
struct Record {
    start: usize,
    /// Where its cells end.
    end: usize,
    met: Option<Met>,
}

/// What names somebody in a record, on the way to who it is.
#[derive(Debug, Clone, Copy)]
struct Name {
    record: usize,
    /// From where to where it stands.
    span: (u32, u32),
    hash: u64,
    candidate: Option<Candidate<Met>>,
}

impl Together {
    /// Takes the next records, of so many cells as a rule; `false`: no more follow.
    ///
    /// # Errors
    /// Quotes that do not fit, behind the records that were taken.
    pub fn fill(&mut self, splitter: &mut Splitter<'_>, width: usize) -> Result<bool, Broken> {
        self.cells.clear();
        self.records.clear();
        while self.records.len() < ROWS && self.cells.len() < CELLS {
            let Some(start) = splitter.expect(width, &mut self.cells)? else { return Ok(false) };
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
    /// Where the evidence stands, if its presence is to be told.
    evidence: Option<usize>,
    /// Its answers are kept in brief.
    briefly: bool,
    pub width: usize,
}

impl Lane {
    /// The lane of a table; `None`: every row has to go the general way.
    pub fn of(pass: &Pass<'_, '_>) -> Option<Self> {
        let (shared, header) = (pass.shared, &pass.table.header);
        let columns = &header.columns;
        let everyday = header.layout == Layout::Long && columns.verified.is_none() && pass.table.subject.is_none();
        if !everyday || shared.keep == Keep::All || !shared.corrections.all().is_empty() {
            return None;
        }
        Some(Self {
            who: pass.memory.manner.whole?,
            assessor: columns.assessor,
            criterion: columns.criterion?,
            score: columns.score?,
            evidence: columns.evidence.filter(|_| shared.keep == Keep::Briefly),
            briefly: shared.keep == Keep::Briefly,
            width: header.width(),
        })
    }
}

impl Pass<'_, '_> {
    /// Reads records, those of a kind by the lane.
    pub(super) fn express(&mut self, lane: Lane, together: &mut Together, scratch: &mut Vec<Cell>) {
        self.meet(lane, together);
        together.each(|start, cells, met| {
            let somebody = match met.or_else(|| self.met_before(lane, cells)) {
                Some(Met::Somebody { number, everybody: false, corrected: false }) if cells.len() == lane.width => {
                    Some(number)
                }
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

    /// Whom a record is about that was looked up before the record in front of it told who that is.
    fn met_before(&self, lane: Lane, cells: &[Cell]) -> Option<Met> {
        let ((start, end), met) = self.last_identity?;
        let (first, last) = (cells.get(lane.who.0)?, cells.get(lane.who.1)?);
        let text = self.text.as_bytes();
        let same = text[start as usize..end as usize] == text[first.start as usize..last.end as usize];
        (cells.len() == lane.width && same).then_some(met)
    }

    /// Looks up whom the records are about: all hashes, then whoever has them, then their names. No step waits for the
    /// same step of another record.
    fn meet(&mut self, lane: Lane, together: &mut Together) {
        let Together { cells, records, names } = together;
        let text = self.text.as_bytes();
        let part = |span: (u32, u32)| &text[span.0 as usize..span.1 as usize];
        let people = &self.memory.people;
        names.clear();
        let mut from = 0;
        let mut last: &[u8] = &[];
        for (number, record) in records.iter().enumerate() {
            let cells = &cells[from..record.end];
            from = record.end;
            if cells.len() != lane.width {
                continue;
            }
            let span = (cells[lane.who.0].start, cells[lane.who.1].end);
            if names.is_empty() || part(span) != last {
                last = part(span);
                names.push(Name { record: number, span, hash: people.hash(last), candidate: None });
            }
        }
        let mut seen = 0;
        for name in &mut *names {
            name.candidate = people.candidate(name.hash, (name.span.1 - name.span.0) as usize);
        }
        for candidate in names.iter().filter_map(|name| name.candidate) {
            seen ^= people.glance(candidate);
        }
        std::hint::black_box(seen);
        for (at, name) in names.iter().enumerate() {
            let end = names.get(at + 1).map_or(records.len(), |next| next.record);
            let found = name.candidate.filter(|&candidate| people.is(candidate, part(name.span)));
            for record in &mut records[name.record..end] {
                record.met = found.map(|found| found.value);
            }
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
        // What a band makes of a number does not tell whether it is above 0.
        let bands = || matches!(self.shared.asks[criterion as usize].gauge, Gauge::Bands { .. });
        if lane.briefly && (bands() || !Compact::fits(criterion, assessor)) {
            return false;
        }
        let Some(value) = self.at_a_glance(score, lane.score, criterion as usize) else { return false };
        self.found.records += 1;
        let evidence = lane.evidence.is_some_and(|at| !self.is_blank(cells[at]));
        if lane.briefly
            && let Value::Millionths(own) = value
        {
            self.found.briefs.extend(Compact::of(identity, criterion, assessor, own > 0 && !evidence, own));
        }
        self.found.rows.push(Row { start: narrow(start), identity, assessor, faulty: false, evidence });
        self.found.criteria.push(criterion);
        self.found.values.push(value);
        true
    }
}
