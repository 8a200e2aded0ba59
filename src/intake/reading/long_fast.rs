//! Batched fast path for rows of long tables: a plain answer whose agency, assessor and criterion are cached.
//!
//! Works on blocks of lines, one stage after the other: cut cells, resolve agencies, assessors, criteria. So the cache
//! misses of a block overlap instead of following one another. A row that needs more takes the slow path
//! ([`Pass::record`]); tests compare the two.

use crate::answers::Compact;
use crate::intake::Keep;
use crate::intake::agency_cache::AgencyCache;
use crate::intake::agency_cache::CachedAgency;
use crate::intake::batch::BatchRow;
use crate::intake::cell_values::CellValue;
use crate::intake::compiled_scale::FastScale;
use crate::intake::header::TableShape;
use crate::intake::reading::Pass;
use crate::intake::reading::RowSubject;
use crate::intake::short_cache::ShortCache;
use crate::lowlevel::prefetch::touch;
use crate::table::records::Broken;
use crate::table::records::CellSpan;
use crate::table::records::Splitter;

/// Lines per block.
const LINES: usize = 64;
/// Upper bound on the cells of a block, for wide tables.
const CELLS: usize = 4096;
/// Sentinel: a cache miss of a criterion or assessor.
const UNKNOWN: u32 = u32::MAX;

/// A block of consecutive lines.
#[derive(Debug)]
struct LineBlock {
    /// How many there are.
    count: usize,
    /// The cells of each line, row-major.
    cells: Vec<CellSpan>,
    starts: [u32; LINES],
    names: Vec<Name>,
    /// The subject of each line; `None`: cache miss.
    subjects: [Option<RowSubject>; LINES],
    /// Interned ids of assessors and criteria; [`UNKNOWN`]: cache miss.
    assessors: [u32; LINES],
    criteria: [u32; LINES],
}

/// The naming cells of a line during the lookup.
#[derive(Debug, Clone, Copy)]
struct Name {
    line: usize,
    /// Byte range in the text.
    start: usize,
    end: usize,
    hash: u64,
    candidate: Option<CachedAgency>,
}

impl LineBlock {
    /// Allocates a block for lines of `width` cells.
    fn new(width: usize) -> Self {
        let lines = (CELLS / width).clamp(1, LINES);
        Self {
            count: 0,
            cells: vec![CellSpan::NONE; lines * width],
            starts: [0; LINES],
            names: Vec::new(),
            subjects: [None; LINES],
            assessors: [UNKNOWN; LINES],
            criteria: [UNKNOWN; LINES],
        }
    }

    /// Reads the next lines; `false` where fewer came than fit.
    fn fill(&mut self, splitter: &mut Splitter<'_>, width: usize) -> bool {
        self.count = splitter.lines(width, &mut self.cells, &mut self.starts);
        self.count * width == self.cells.len()
    }

    /// Resolves the agencies of a block in three passes (hash, bucket, compare) so that misses of different lines
    /// overlap.
    #[inline(never)]
    fn resolve(&mut self, text: &[u8], who: (usize, usize), width: usize, agency_cache: &AgencyCache<RowSubject>) {
        let Self { cells, names, subjects, .. } = self;
        names.clear();
        let mut last: &[u8] = &[];
        for (line, cells) in cells.chunks_exact(width).take(self.count).enumerate() {
            let (start, end) = (cells[who.0].start as usize, cells[who.1].end as usize);
            let name = &text[start..end];
            if line == 0 || name != last {
                last = name;
                names.push(Name { line, start, end, hash: agency_cache.hash(name), candidate: None });
            }
        }
        for name in &mut *names {
            name.candidate = agency_cache.candidate(name.hash);
        }
        let candidates = || names.iter().filter_map(|name| name.candidate);
        touch(candidates().map(|candidate| agency_cache.touch(candidate)));
        touch(candidates().map(|candidate| agency_cache.touch_rest(candidate)));
        for (at, name) in names.iter().enumerate() {
            let end = names.get(at + 1).map_or(self.count, |next| next.line);
            let found =
                name.candidate.and_then(|candidate| agency_cache.recognize(candidate, &text[name.start..name.end]));
            subjects[name.line..end].fill(found);
        }
    }

    /// The lines of the block with what was looked up.
    fn each(&self, width: usize) -> impl Iterator<Item = BlockRow<'_>> {
        let lines = self.cells.chunks_exact(width).take(self.count).enumerate();
        lines.map(|(at, cells)| BlockRow {
            start: self.starts[at],
            subject: self.subjects[at],
            assessor: self.assessors[at],
            criterion: self.criteria[at],
            cells,
        })
    }
}

/// Looks a column of the block up in a cache.
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

/// A line of a block with its lookups.
#[derive(Debug, Clone, Copy)]
struct BlockRow<'c> {
    start: u32,
    subject: Option<RowSubject>,
    assessor: u32,
    criterion: u32,
    cells: &'c [CellSpan],
}

/// The columns of a table that qualifies for the fast path.
#[derive(Debug, Clone, Copy)]
pub(super) struct LongFast {
    /// The first and the last of the columns that name the agency.
    who: (usize, usize),
    assessor: Option<usize>,
    criterion: usize,
    score: usize,
    /// Where the evidence stands, if its presence is to be told.
    evidence: Option<usize>,
    /// Answers are kept compact.
    briefly: bool,
    width: usize,
}

impl LongFast {
    /// The columns of a table; `None`: it does not qualify, every row takes the slow path.
    pub(crate) fn of(pass: &Pass<'_, '_>) -> Option<Self> {
        let (shared, header) = (pass.shared, &pass.table.header);
        let columns = &header.columns;
        let plain = header.layout == TableShape::Long
            && columns.verified.is_none()
            && columns.verified_score.is_none()
            && columns.criterion_name.is_none()
            && pass.table.subject.is_none();
        if !plain || shared.keep == Keep::All || !shared.corrections.all().is_empty() {
            return None;
        }
        Some(Self {
            who: pass.memory.cache_key_layout.whole?,
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
    /// Reads all records in blocks; returns how many line feeds there are.
    ///
    /// # Errors
    /// Quotes that do not fit, behind the records that were read.
    pub(super) fn run_together(&mut self, columns: &LongFast, mut splitter: Splitter<'_>) -> Result<u64, Broken> {
        let mut block = LineBlock::new(columns.width);
        let mut scratch = Vec::new();
        loop {
            let more = block.fill(&mut splitter, columns.width);
            self.suspicious |= splitter.controls();
            self.run_block(columns, &mut block, &mut scratch);
            if !more {
                let Some(start) = splitter.next(&mut scratch)? else { return Ok(splitter.feeds()) };
                self.suspicious |= splitter.controls();
                self.record(start, &mut scratch);
            }
        }
    }

    /// Processes a block: each row by the fast path, else by the slow path.
    #[inline(never)]
    fn run_block(&mut self, columns: &LongFast, block: &mut LineBlock, scratch: &mut Vec<CellSpan>) {
        let text = self.text.as_bytes();
        block.resolve(text, columns.who, columns.width, &self.memory.agency_cache);
        let LineBlock { count, cells, assessors, criteria, .. } = block;
        let cells = &cells[..*count * columns.width];
        match columns.assessor {
            Some(at) => look_up(text, cells, at, columns.width, &self.memory.recent_assessors, assessors),
            None => *assessors = [self.memory.nameless; LINES],
        }
        look_up(text, cells, columns.criterion, columns.width, &self.memory.recent_criteria, criteria);
        for line in block.each(columns.width) {
            if self.suspicious || !self.fast_row(columns, line) {
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

    /// The subject of the preceding row, where this one repeats it: it may have been new when the block was resolved.
    fn subject_before(&self, columns: &LongFast, cells: &[CellSpan]) -> Option<RowSubject> {
        let ((start, end), subject) = self.last_identity?;
        let text = self.text.as_bytes();
        let who = cells[columns.who.0].start as usize..cells[columns.who.1].end as usize;
        (text[start as usize..end as usize] == text[who]).then_some(subject)
    }

    /// Fast path for one row. Returns `false` without side effects if any cell needs the slow path.
    #[inline(always)]
    fn fast_row(&mut self, columns: &LongFast, line: BlockRow<'_>) -> bool {
        let BlockRow { start, assessor, criterion, cells, .. } = line;
        let subject = line.subject.or_else(|| self.subject_before(columns, cells));
        let Some(RowSubject::Agency { number: identity, everybody: false, corrected: false }) = subject else {
            return false;
        };
        if assessor == UNKNOWN || criterion == UNKNOWN {
            return false;
        }
        // A band does not preserve the sign of a number, which compact answers need.
        let bands = || matches!(self.shared.asks[criterion as usize].gauge, FastScale::Bands { .. });
        if columns.briefly && (bands() || !Compact::fits(criterion, assessor)) {
            return false;
        }
        let Some(value) = self.fast_answer(cells[columns.score], columns.score, criterion as usize) else {
            return false;
        };
        self.found.records += 1;
        let evidence = columns.evidence.is_some_and(|at| !self.is_blank(cells[at]));
        if columns.briefly
            && let CellValue::Millionths(own) = value
        {
            self.found.compact.extend(Compact::of(identity, criterion, assessor, own > 0 && !evidence, own));
        }
        self.found.rows.push(BatchRow { start, identity, assessor, faulty: false, evidence });
        self.found.criteria.push(criterion);
        self.found.values.push(value);
        true
    }
}
