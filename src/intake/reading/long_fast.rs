//! Rows of long tables as nearly all of them are, many together: an everyday answer, by somebody and to a criterion
//! that were met before.
//!
//! Each step is taken for all of them before the next: where their cells are, whom they are about, who answered, to
//! which criterion. So memory is waited for once and not row by row. Whatever is not everyday in a row goes the general
//! way ([`Pass::record`]), which decides the same.

use crate::answers::Compact;
use crate::intake::Keep;
use crate::intake::agency_cache::AgencyCache;
use crate::intake::agency_cache::CachedAgency;
use crate::intake::batch::BatchRow;
use crate::intake::batch::CellValue;
use crate::intake::compiled_scale::FastScale;
use crate::intake::header::TableShape;
use crate::intake::reading::Pass;
use crate::intake::reading::RowSubject;
use crate::intake::short_cache::ShortCache;
use crate::lowlevel::prefetch::touch;
use crate::table::records::Broken;
use crate::table::records::CellSpan;
use crate::table::records::Splitter;

/// Lines that are looked at together.
const LINES: usize = 64;
/// So many cells are enough, however few lines they are.
const CELLS: usize = 4096;
/// No criterion and no assessor has this number.
const UNKNOWN: u32 = u32::MAX;

/// Lines that follow one another.
#[derive(Debug)]
struct Together {
    /// How many there are.
    count: usize,
    /// The cells of each line, one line behind the other.
    cells: Vec<CellSpan>,
    starts: [u32; LINES],
    names: Vec<Name>,
    /// Whom each line is about, as far as that was known before.
    met: [Option<RowSubject>; LINES],
    /// Likewise: the numbers of assessors and criteria.
    assessors: [u32; LINES],
    criteria: [u32; LINES],
}

/// What names somebody in a line, on the way to who it is.
#[derive(Debug, Clone, Copy)]
struct Name {
    line: usize,
    /// From where to where it stands.
    start: usize,
    end: usize,
    hash: u64,
    candidate: Option<CachedAgency>,
}

impl Together {
    /// Room for lines of so many cells.
    fn new(width: usize) -> Self {
        let lines = (CELLS / width).clamp(1, LINES);
        Self {
            count: 0,
            cells: vec![CellSpan::NONE; lines * width],
            starts: [0; LINES],
            names: Vec::new(),
            met: [None; LINES],
            assessors: [UNKNOWN; LINES],
            criteria: [UNKNOWN; LINES],
        }
    }

    /// Takes the next lines; whether there is no room for more.
    fn fill(&mut self, splitter: &mut Splitter<'_>, width: usize) -> bool {
        self.count = splitter.lines(width, &mut self.cells, &mut self.starts);
        self.count * width == self.cells.len()
    }

    /// Looks up whom the lines are about: all hashes, then whoever has them, then their names. No step waits for the
    /// same step of another line.
    #[inline(never)]
    fn meet(&mut self, text: &[u8], who: (usize, usize), width: usize, people: &AgencyCache<RowSubject>) {
        let Self { cells, names, met, .. } = self;
        names.clear();
        let mut last: &[u8] = &[];
        for (line, cells) in cells.chunks_exact(width).take(self.count).enumerate() {
            let (start, end) = (cells[who.0].start as usize, cells[who.1].end as usize);
            let name = &text[start..end];
            if line == 0 || name != last {
                last = name;
                names.push(Name { line, start, end, hash: people.hash(name), candidate: None });
            }
        }
        for name in &mut *names {
            name.candidate = people.candidate(name.hash);
        }
        let candidates = || names.iter().filter_map(|name| name.candidate);
        touch(candidates().map(|candidate| people.touch(candidate)));
        touch(candidates().map(|candidate| people.touch_rest(candidate)));
        for (at, name) in names.iter().enumerate() {
            let end = names.get(at + 1).map_or(self.count, |next| next.line);
            let found = name.candidate.and_then(|candidate| people.recognize(candidate, &text[name.start..name.end]));
            met[name.line..end].fill(found);
        }
    }

    /// Each line: where it starts, whose answer it is to which criterion, and its cells.
    fn each(&self, width: usize) -> impl Iterator<Item = BlockRow<'_>> {
        let lines = self.cells.chunks_exact(width).take(self.count).enumerate();
        lines.map(|(at, cells)| BlockRow {
            start: self.starts[at],
            met: self.met[at],
            assessor: self.assessors[at],
            criterion: self.criteria[at],
            cells,
        })
    }
}

/// The numbers that the cells of a column stand for.
#[inline(never)]
fn look_up(
    text: &[u8],
    cells: &[CellSpan],
    column: usize,
    width: usize,
    recent: &ShortCache<u32>,
    numbers: &mut [u32],
) {
    for (number, cells) in numbers.iter_mut().zip(cells.chunks_exact(width)) {
        let cell = cells[column];
        *number = recent.get(text, cell.start as usize, cell.end as usize).unwrap_or(UNKNOWN);
    }
}

/// A line with what is known of it.
#[derive(Debug, Clone, Copy)]
struct BlockRow<'c> {
    start: u32,
    met: Option<RowSubject>,
    assessor: u32,
    criterion: u32,
    cells: &'c [CellSpan],
}

/// The columns of a table whose rows may be read so.
#[derive(Debug, Clone, Copy)]
pub(super) struct LongFast {
    /// The first and the last of the columns that name the agency.
    who: (usize, usize),
    assessor: Option<usize>,
    criterion: usize,
    score: usize,
    /// Where the evidence stands, if its presence is to be told.
    evidence: Option<usize>,
    /// Its answers are kept in brief.
    briefly: bool,
    width: usize,
}

impl LongFast {
    /// The lane of a table; `None`: every row has to go the general way.
    pub(crate) fn of(pass: &Pass<'_, '_>) -> Option<Self> {
        let (shared, header) = (pass.shared, &pass.table.header);
        let columns = &header.columns;
        let everyday = header.layout == TableShape::Long
            && columns.verified.is_none()
            && columns.verified_score.is_none()
            && columns.criterion_name.is_none()
            && pass.table.subject.is_none();
        if !everyday || shared.keep == Keep::All || !shared.corrections.all().is_empty() {
            return None;
        }
        Some(Self {
            who: pass.memory.manner.whole?,
            assessor: columns.assessor,
            criterion: columns.criterion?,
            score: columns.score?,
            evidence: columns.evidence.filter(|_| shared.keep == Keep::Compact),
            briefly: shared.keep == Keep::Compact,
            width: header.width(),
        })
    }
}

impl Pass<'_, '_> {
    /// Reads all records, those of a kind by the lane; how many line feeds there are.
    ///
    /// # Errors
    /// Quotes that do not fit, behind the records that were read.
    pub(super) fn run_together(&mut self, lane: &LongFast, mut splitter: Splitter<'_>) -> Result<u64, Broken> {
        let mut together = Together::new(lane.width);
        let mut scratch = Vec::new();
        loop {
            let more = together.fill(&mut splitter, lane.width);
            self.suspicious |= splitter.controls();
            self.express(lane, &mut together, &mut scratch);
            if !more {
                let Some(start) = splitter.next(&mut scratch)? else { return Ok(splitter.feeds()) };
                self.suspicious |= splitter.controls();
                self.record(start, &mut scratch);
            }
        }
    }

    /// Reads the lines that were taken, each by the lane where everything in it is everyday.
    #[inline(never)]
    fn express(&mut self, lane: &LongFast, together: &mut Together, scratch: &mut Vec<CellSpan>) {
        let text = self.text.as_bytes();
        together.meet(text, lane.who, lane.width, &self.memory.people);
        let Together { count, cells, assessors, criteria, .. } = together;
        let cells = &cells[..*count * lane.width];
        match lane.assessor {
            Some(at) => look_up(text, cells, at, lane.width, &self.memory.recent_assessors, assessors),
            None => *assessors = [self.memory.nameless; LINES],
        }
        look_up(text, cells, lane.criterion, lane.width, &self.memory.recent_criteria, criteria);
        for line in together.each(lane.width) {
            if self.suspicious || !self.everyday(lane, line) {
                self.general(line, scratch);
            }
        }
    }

    #[inline(never)]
    fn general(&mut self, line: BlockRow<'_>, scratch: &mut Vec<CellSpan>) {
        scratch.clear();
        scratch.extend_from_slice(line.cells);
        self.record(line.start as usize, scratch);
    }

    /// Whom a line is about that was looked up before the line in front of it told who that is.
    fn met_before(&self, lane: &LongFast, cells: &[CellSpan]) -> Option<RowSubject> {
        let ((start, end), met) = self.last_identity?;
        let text = self.text.as_bytes();
        let who = cells[lane.who.0].start as usize..cells[lane.who.1].end as usize;
        (text[start as usize..end as usize] == text[who]).then_some(met)
    }

    /// Reads a row about somebody known; `false`, and nothing has happened, where anything in it is not everyday.
    #[inline(always)]
    fn everyday(&mut self, lane: &LongFast, line: BlockRow<'_>) -> bool {
        let BlockRow { start, assessor, criterion, cells, .. } = line;
        let met = line.met.or_else(|| self.met_before(lane, cells));
        let Some(RowSubject::Somebody { number: identity, everybody: false, corrected: false }) = met else {
            return false;
        };
        if assessor == UNKNOWN || criterion == UNKNOWN {
            return false;
        }
        // What a band makes of a number does not tell whether it is above 0.
        let bands = || matches!(self.shared.asks[criterion as usize].gauge, FastScale::Bands { .. });
        if lane.briefly && (bands() || !Compact::fits(criterion, assessor)) {
            return false;
        }
        let Some(value) = self.at_a_glance(cells[lane.score], lane.score, criterion as usize) else { return false };
        self.found.records += 1;
        let evidence = lane.evidence.is_some_and(|at| !self.is_blank(cells[at]));
        if lane.briefly
            && let CellValue::Millionths(own) = value
        {
            self.found.briefs.extend(Compact::of(identity, criterion, assessor, own > 0 && !evidence, own));
        }
        self.found.rows.push(BatchRow { start, identity, assessor, faulty: false, evidence });
        self.found.criteria.push(criterion);
        self.found.values.push(value);
        true
    }
}
