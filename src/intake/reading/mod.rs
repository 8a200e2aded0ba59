//! Records -> rows of ids and packed values: the work of one thread on one chunk.
//!
//! Everything that a row alone decides is decided here; what needs other rows (duplicates, one id with two names) is
//! left to [`crate::intake::merge`]. Recurring cells (names, codes, words) are cached by their raw bytes; only a cache
//! miss is tidied and compared.

mod agency;
mod columns;
mod long_fast;
mod report;
mod section;
mod value;
mod wide_fast;

use std::borrow::Cow;
use std::sync::Arc;

use super::batch::Batch;
use super::batch::BatchRow;
use super::batch::ChunkContents;
use super::batch::LineCounter;
use super::batch::NO_CRITERION;
use super::batch::Table;
use super::{Keep, Meaning, Shared};
use crate::answers::Amount;
use crate::answers::AnswerState;
use crate::finding::catalogue::E207;
use crate::finding::finding;
use crate::intake::agency_cache::AgencyCache;
use crate::intake::answer_cell::Marks;
use crate::intake::cell_values::CellValue;
use crate::intake::cell_values::CellValues;
use crate::intake::header::TableShape;
use crate::intake::index::QuickMap;
use crate::intake::interner::PendingId;
use crate::intake::short_cache::ShortCache;
use crate::names::normal::tidy;
use crate::table::cell::CellKind;
use crate::table::records::Broken;
use crate::table::records::CellSpan;
use crate::table::records::Splitter;
use crate::table::text::TableText;

/// Maximum number of names and words in a cache of a thread; a full one is cleared.
const REMEMBERED: usize = 1 << 16;

/// The resolved subject of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowSubject {
    Agency {
        number: u32,
        everybody: bool,
        corrected: bool,
    },
    /// A row of totals.
    Total,
}

// With the head of a key it fills one cache line (see [`crate::intake::agency_cache`]).
const _: () = assert!(size_of::<RowSubject>() == 8, "with the head of a key it fills a cache line");

/// What is known of a body before it is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BodyFacts {
    /// It holds ASCII only.
    pub ascii: bool,
    /// It is the whole table, no chunk of it.
    pub whole: bool,
    /// It begins its sheet; `false` also for text.
    pub begins_sheet: bool,
}

/// What a word or number counts as, once known.
#[derive(Debug, Clone)]
struct KnownWord {
    amount: Amount,
    marks: Marks,
    /// It said "not applicable".
    not_applicable: bool,
    state: AnswerState,
    /// Whether it is above 0; `None`: it is no value but a state.
    above_zero: Option<bool>,
}

/// Caches of one thread.
pub(crate) struct RowReader<'a> {
    shared: &'a Shared<'a>,
    agency_cache: AgencyCache<RowSubject>,
    /// Layout of the keys of [`Self::agency_cache`] (see [`crate::intake::reading::agency`]).
    cache_key_layout: agency::CacheKeyLayout,
    assessors: QuickMap<Box<[u8]>, u32>,
    recent_assessors: ShortCache<u32>,
    /// The numbers of criteria, or the code of what is wrong with a cell that names none.
    criteria: QuickMap<Box<[u8]>, Result<u32, &'static str>>,
    recent_criteria: ShortCache<u32>,
    /// The last text that named no criterion, and the one that it may mean.
    near: Option<(Box<str>, Option<String>)>,
    /// What words count as, or the code of what is wrong with them.
    words: QuickMap<Box<[u8]>, Result<KnownWord, &'static str>>,
    key: Vec<u8>,
    nameless: u32,
    /// The most rows of a chunk so far.
    rows: usize,
    /// The most compact answers of a chunk so far.
    compact_capacity: usize,
}

/// Inserts into a cache, which is cleared when it is full.
fn remember<T>(memory: &mut QuickMap<Box<[u8]>, T>, key: &[u8], value: T) {
    if memory.len() >= REMEMBERED {
        memory.clear();
    }
    memory.insert(key.into(), value);
}

impl<'a> RowReader<'a> {
    /// Empty caches.
    #[must_use]
    pub(crate) fn new(shared: &'a Shared<'a>) -> Self {
        Self {
            shared,
            agency_cache: AgencyCache::default(),
            cache_key_layout: agency::CacheKeyLayout::default(),
            assessors: QuickMap::default(),
            recent_assessors: ShortCache::new(),
            criteria: QuickMap::default(),
            recent_criteria: ShortCache::new(),
            near: None,
            words: QuickMap::default(),
            key: Vec::new(),
            nameless: shared.registry.assessor(""),
            rows: 0,
            compact_capacity: 0,
        }
    }

    /// Reads the records of a body from a byte on.
    pub(crate) fn read(&mut self, table: Arc<Table>, body: TableText, start: usize, known: BodyFacts) -> Batch {
        let BodyFacts { ascii, whole, begins_sheet } = known;
        let cache_key_layout = agency::CacheKeyLayout::of(&table, &body);
        if cache_key_layout != self.cache_key_layout {
            self.agency_cache.forget();
            self.cache_key_layout = cache_key_layout;
        }
        let one_each = Pass::is_one_each(self.shared, &table);
        let across = wide_fast::WideFast::of(self.shared, &table);
        let mut pass = Pass {
            shared: self.shared,
            memory: self,
            table: &table,
            text: body.text(),
            body: &body,
            found: ChunkContents::default(),
            lines: LineCounter::default(),
            last_identity: None,
            one_each,
            across,
            pending: Vec::new(),
            suspicious: report::may_have_controls(&body, ascii),
            whole,
            section: None,
            nameless_groups: Vec::new(),
        };
        let feeds = pass.run(start);
        pass.tell_nameless_groups();
        pass.intern_pending();
        let in_groups = pass.section.is_some();
        let found = pass.found;
        if in_groups {
            self.agency_cache.forget();
        }
        self.rows = self.rows.max(found.rows.len());
        self.compact_capacity = self.compact_capacity.max(found.compact.len());
        let count = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        let lines = match feeds {
            Some(feeds) => count(&body.text()[..start]) + feeds,
            None => count(body.text()),
        };
        Batch { table, body, found, lines, begins_sheet }
    }
}

/// Whose answers a row gives.
#[derive(Debug, Clone, Copy)]
struct Whose {
    identity: u32,
    assessor: u32,
    everybody: bool,
    corrected: bool,
}

/// One chunk being read.
struct Pass<'p, 'a> {
    shared: &'a Shared<'a>,
    memory: &'p mut RowReader<'a>,
    table: &'p Table,
    text: &'p str,
    body: &'p TableText,
    found: ChunkContents,
    lines: LineCounter,
    /// Byte range of the naming cells of the row before, and its subject.
    last_identity: Option<((u32, u32), RowSubject)>,
    /// See [`Self::is_one_each`]: no caching of agencies.
    one_each: bool,
    /// The fast path of wide rows, where the table qualifies.
    across: Option<wide_fast::WideFast>,
    /// Row indices and identities that are interned at the end of the chunk.
    pending: Vec<(usize, PendingId<'p>)>,
    /// The text may hold control characters: every record has to be checked.
    suspicious: bool,
    /// The body is the whole table: a heading in it holds for every row below.
    whole: bool,
    /// The group that the last heading between the rows named.
    section: Option<String>,
    nameless_groups: Vec<section::NamelessGroup>,
}

/// A cell's text: quotes undone.
fn unescaped(text: &str, cell: CellSpan) -> Cow<'_, str> {
    let part = &text[cell.start as usize..cell.end as usize];
    if cell.kind != CellKind::Escaped {
        return Cow::Borrowed(part);
    }
    let text = part.replace("\"\"", "\"");
    // `="01"`: how some programs keep Excel from making a number of a text.
    match text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')) {
        Some(inner) if !inner.contains('"') => Cow::Owned(inner.to_owned()),
        _ => Cow::Owned(text),
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).expect("a chunk is smaller than 4 GiB")
}

impl<'p> Pass<'p, '_> {
    /// Reads everything from a byte on; returns how many line feeds there were, where they were counted.
    fn run(&mut self, start: usize) -> Option<u64> {
        self.found.rows.reserve(self.memory.rows);
        if self.shared.keep == Keep::Compact {
            self.found.compact.reserve(self.memory.compact_capacity);
        }
        if self.table.header.layout == TableShape::Long {
            self.found.criteria.reserve(self.memory.rows);
            self.found.values = CellValues::of_long(self.memory.rows);
        } else {
            self.found.values = CellValues::of_wide(self.memory.rows * self.table.header.columns.answers.len());
        }
        match self.body {
            TableText::Text { text, delimiter } => self.run_text(Splitter::new(text.as_bytes(), start, *delimiter)),
            TableText::Sheet { cells, ends, .. } => {
                self.run_sheet(cells, ends, start);
                None
            }
        }
    }

    fn run_text(&mut self, splitter: Splitter<'_>) -> Option<u64> {
        let read = match long_fast::LongFast::of(self) {
            Some(lane) => self.run_together(&lane, splitter),
            None => self.run_singly(splitter),
        };
        read.map_err(|broken| self.broken(broken)).ok()
    }

    fn run_singly(&mut self, mut splitter: Splitter<'_>) -> Result<u64, Broken> {
        let width = self.table.header.width();
        let (mut head, mut cells) = (Vec::new(), Vec::new());
        loop {
            head.clear();
            if self.line(&mut splitter, &mut head) {
                continue;
            }
            let Some(at) = splitter.expect(width, &mut cells)? else { return Ok(splitter.feeds()) };
            self.suspicious |= splitter.controls();
            self.record(at, &mut cells);
        }
    }

    /// Fast path for a wide line of plain answers about a new agency. Returns `false` without side effects if it needs
    /// the slow path.
    fn line(&mut self, splitter: &mut Splitter<'_>, head: &mut Vec<CellSpan>) -> bool {
        let at_hand = self.across.as_ref().and_then(wide_fast::WideFast::at_hand).filter(|_| self.one_each);
        let Some((before, answers)) = at_hand else { return false };
        let Some(line) = splitter.line(before, answers, head) else { return false };
        self.suspicious |= splitter.controls();
        let Some(across) = self.across.as_mut().filter(|_| !self.suspicious) else { return false };
        let Some(contents) = across.look(self.text.as_bytes(), line.others, splitter.ends(&line)) else { return false };
        let Some(pending) = self.pending_identity(head) else { return false };
        let taken = self.across.as_ref().is_some_and(|across| across.take(&contents, &mut self.found));
        if taken {
            self.found.records += 1;
            self.pending.push((self.found.rows.len(), pending));
            let (identity, assessor) = (agency::PENDING, self.memory.nameless);
            self.found.rows.push(BatchRow { start: line.start, identity, assessor, faulty: false, evidence: false });
            self.count_numbered(head);
            splitter.pass(&line);
        }
        taken
    }

    fn run_sheet(&mut self, all: &[CellSpan], ends: &[u32], start: usize) {
        let mut cells = Vec::new();
        let mut from = 0;
        for &to in ends {
            cells.clear();
            cells.extend_from_slice(&all[from as usize..to as usize]);
            from = to;
            if let Some(at) = cells.first().map(|cell| cell.start as usize)
                && at >= start
            {
                self.record(at, &mut cells);
            }
        }
    }

    fn bytes(&self, cell: CellSpan) -> &'p [u8] {
        cell.bytes(self.text.as_bytes())
    }

    fn tidied(&self, cell: CellSpan) -> Cow<'p, str> {
        match unescaped(self.text, cell) {
            Cow::Borrowed(text) => tidy(text),
            Cow::Owned(text) => Cow::Owned(tidy(&text).into_owned()),
        }
    }

    fn is_blank(&self, cell: CellSpan) -> bool {
        let visible = self.bytes(cell).first().is_none_or(u8::is_ascii_graphic);
        cell.start == cell.end || !visible && self.tidied(cell).is_empty()
    }

    fn record(&mut self, start: usize, cells: &mut Vec<CellSpan>) {
        let before = self.found.findings.len();
        let rows = self.found.rows.len();
        self.any_record(start, cells);
        if self.found.findings.len() > before && self.found.rows.len() > rows {
            self.found.concern(before, rows);
        }
    }

    fn any_record(&mut self, start: usize, cells: &mut Vec<CellSpan>) {
        let width = self.table.header.width();
        let fits = cells.len() == width || self.right_shape(start, cells, width);
        if !fits {
            return;
        }
        if self.suspicious && self.controls(cells) {
            self.found.records += 1;
            return self.faulty_row(start, cells);
        }
        if self.is_heading_between(start, cells) {
            return;
        }
        let Some(subject) = self.identity(start, cells) else { return };
        let RowSubject::Agency { number, everybody, corrected } = subject else { return self.pass_over(start) };
        self.found.records += 1;
        let assessor = self.assessor(cells);
        self.found.rows.push(BatchRow {
            start: narrow(start),
            identity: number,
            assessor,
            faulty: false,
            evidence: false,
        });
        let whose = Whose { identity: number, assessor, everybody, corrected };
        match self.table.header.layout {
            TableShape::Long => self.long(cells, whose),
            TableShape::Wide => {
                self.count_numbered(cells);
                self.wide(cells, whose);
            }
        }
    }

    /// Counts the last row of a wide table by whether it has a row number. `cells`: at least those that name the agency.
    fn count_numbered(&mut self, cells: &[CellSpan]) {
        let Some(cell) = self.table.header.columns.number.and_then(|at| cells.get(at)) else { return };
        let rows = &self.found.rows;
        // A number may stand once for all rows of an agency.
        let goes_on = matches!(&rows[..], [.., before, last] if before.identity == last.identity && last.identity != agency::PENDING);
        if cell.start != cell.end {
            self.found.numbered += 1;
        } else if !goes_on {
            self.found.unnumbered.push(narrow(rows.len() - 1));
        }
    }

    /// Whether a record of another width than the header may be read all the same: empty cells at the end do no harm.
    fn right_shape(&mut self, start: usize, cells: &mut Vec<CellSpan>, width: usize) -> bool {
        let mut found = cells.len();
        while cells.len() > width && cells.last().is_some_and(|cell| self.is_blank(*cell)) {
            cells.pop();
        }
        if matches!(self.body, TableText::Sheet { .. }) && cells.len() < width {
            // A sheet does not store the empty cells at the end of a row.
            let end = cells.last().map_or(start, |cell| cell.end as usize);
            cells.resize(width, CellSpan { start: narrow(end), end: narrow(end), kind: CellKind::Text });
        }
        if cells.len() == width && (found == width || !self.is_cut_at_its_comma(cells)) {
            return true;
        }
        if cells.iter().all(|cell| self.is_blank(*cell)) {
            return false;
        }
        if self.is_note(cells) {
            self.pass_over(start);
            return false;
        }
        self.found.records += 1;
        if cells.len() != width {
            found = cells.len();
        }
        let header = (self.table.header.line + 1).to_string();
        let delimiter = self.table.header.delimiter;
        // The first cell too many, or the end of the row where cells are lacking.
        let end = cells.last().map_or(narrow(start), |cell| cell.end);
        let (cell, at) = match cells.get(width) {
            Some(cell) => (*cell, width),
            None => (CellSpan { start: end, end, kind: CellKind::Text }, found),
        };
        self.tell(&E207, cell, at, || {
            let (found, expected, mark) = (found.to_string(), width.to_string(), (delimiter == b',').then_some(","));
            finding!(E207: found = found, expected = expected, line = header; mark = mark)
        });
        self.faulty_row(start, cells);
        false
    }

    /// Whether a score may be cut in two at its decimal comma: `80,5,` under `score,note`, an empty cell too long.
    fn is_cut_at_its_comma(&self, cells: &[CellSpan]) -> bool {
        let header = &self.table.header;
        let digits = |at: usize| {
            let bytes = cells.get(at).map_or(&[][..], |cell| self.bytes(*cell));
            !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
        };
        let words = |at: usize| matches!(header.meanings.get(at), Some(None | Some(Meaning::Note | Meaning::Evidence)));
        let cut = |at: usize| digits(at) && digits(at + 1) && words(at + 1);
        header.delimiter == b',' && matches!(self.body, TableText::Text { .. }) && header.columns.score.is_some_and(cut)
    }

    /// Notes that a row is no data.
    fn pass_over(&mut self, start: usize) {
        let lines = self.lines_before(start);
        self.found.passed_over.push(lines);
    }

    /// A row that cannot be read: its agency, where that can be told, has an error.
    fn faulty_row(&mut self, start: usize, cells: &[CellSpan]) {
        let columns = &self.table.header.columns;
        let needed = [columns.agency_id, columns.agency, columns.group];
        if needed.iter().flatten().any(|&at| at >= cells.len()) {
            return;
        }
        if let Some(RowSubject::Agency { number, .. }) = self.identity(start, cells) {
            let assessor = self.memory.nameless;
            self.found.rows.push(BatchRow {
                start: narrow(start),
                identity: number,
                assessor,
                faulty: true,
                evidence: false,
            });
            self.nothing();
        }
    }

    /// Fills the values of the row just begun with nothing.
    fn nothing(&mut self) {
        match self.table.header.layout {
            TableShape::Long => {
                self.found.criteria.push(NO_CRITERION);
                self.found.values.push(CellValue::Nothing);
            }
            TableShape::Wide => {
                let filled = self.found.rows.len() * self.table.header.columns.answers.len();
                self.found.values.fill(filled);
            }
        }
    }

    /// The row just begun has an error.
    fn fault(&mut self) {
        if let Some(row) = self.found.rows.last_mut() {
            row.faulty = true;
        }
    }
}
