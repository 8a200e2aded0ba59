//! Files -> batches in their order, worked on by several threads at once.
//!
//! One thread at a time reads the next chunk, any number of threads make batches of chunks, and one at a time hands
//! the batches to the sink in the order of the files. Few chunks are under way at once, so memory stays flat.

use crate::intake::output::ChunkOutput;
use crate::intake::output::OpenFile;
use crate::intake::output::Sink;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use super::Shared;
use super::batch::{Encoding, Table};
use super::reading::{BodyFacts, RowReader};
use super::workbook::OpenedWorkbook;
use super::{tables, workbook};
use crate::finding::{Finding, Place, finding};
use crate::table::PackedRows;
use crate::table::chunks::Chunker;
use crate::table::chunks::Cut;
use crate::table::encoding;
use crate::table::encoding::Decoding;
use crate::table::encoding::Opened;
use crate::table::source::Source;
use crate::table::source::refused;
use crate::table::text::TableText;

/// Below this many bytes a second thread costs more than it brings.
const WORTH_A_THREAD: u64 = 512 << 10;
/// From this many bytes on a workbook is read by all threads together.
const LARGE_WORKBOOK: u64 = 1 << 20;
/// Chunks under way for each thread.
const UNDER_WAY: u64 = 4;

/// What is to be made into batches.
struct ChunkJob {
    number: u64,
    output: ChunkOutput,
    load: Load,
}

enum Load {
    Text(Vec<u8>, Cut),
    Workbook,
    /// A large workbook, opened already.
    Opened(OpenedWorkbook),
    /// Rows of a sheet that lie behind a row of this number.
    Piece(Arc<Table>, PackedRows, u32),
    Nothing,
}

/// Reads all sources into the sink.
pub(crate) fn run<S: Sink + Send>(shared: &Shared<'_>, sources: &[Source], threads: usize, sink: S) -> S {
    let bytes: u64 = sources.iter().map(|source| source.len).sum();
    let threads = if bytes < WORTH_A_THREAD { 1 } else { threads.max(1) };
    let line = Pipeline {
        feed: Mutex::new(Feed { sources, next: 0, current: None, number: 0 }),
        order: Mutex::new(Order { waiting: BTreeMap::new(), next: 0, sink: Some(sink), ended: false }),
        moved: Condvar::new(),
        spare: Mutex::new(Vec::new()),
        window: UNDER_WAY * threads as u64,
    };
    if threads == 1 {
        line.work(shared);
    } else {
        std::thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(|| line.work(shared));
            }
            line.work(shared);
        });
    }
    let order = line.order.into_inner().unwrap_or_else(PoisonError::into_inner);
    order.sink.expect("the thread that took the sink has put it back")
}

/// The assembly line that all threads stand at.
struct Pipeline<'s, S> {
    feed: Mutex<Feed<'s>>,
    order: Mutex<Order<S>>,
    /// The order has moved on.
    moved: Condvar,
    /// Buffers of chunks that are done with.
    spare: Mutex<Vec<Vec<u8>>>,
    window: u64,
}

struct Order<S> {
    waiting: BTreeMap<u64, ChunkOutput>,
    next: u64,
    /// Taken by the thread that is handing over.
    sink: Option<S>,
    ended: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A thread that panicked ends the run when the scope joins it; until then the others go on.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S: Sink> Pipeline<'_, S> {
    fn work(&self, shared: &Shared<'_>) {
        let mut reader = RowReader::new(shared);
        while let Some(job) = self.next(shared) {
            let number = job.number;
            let output = job.done(shared, &mut reader);
            self.hand_over(number, output);
        }
    }

    /// The next chunk, once there is room for it.
    fn next(&self, shared: &Shared<'_>) -> Option<ChunkJob> {
        let mut feed = lock(&self.feed);
        let mut order = lock(&self.order);
        while feed.number >= order.next + self.window && !order.ended {
            order = self.moved.wait(order).unwrap_or_else(PoisonError::into_inner);
        }
        if order.ended {
            return None;
        }
        drop(order);
        let buffer = lock(&self.spare).pop().unwrap_or_default();
        feed.job(shared, buffer)
    }

    /// Hands the sink whatever is next in order; another thread may be at it already.
    fn hand_over(&self, number: u64, output: ChunkOutput) {
        let mut order = lock(&self.order);
        order.waiting.insert(number, output);
        let Some(mut sink) = order.sink.take() else { return };
        loop {
            let next = order.next;
            let Some(mut output) = order.waiting.remove(&next) else { break };
            let ended = order.ended;
            drop(order);
            let more = ended || sink.take(&mut output);
            self.recycle(output);
            order = lock(&self.order);
            order.next += 1;
            order.ended |= !more;
            self.moved.notify_all();
        }
        order.sink = Some(sink);
    }

    fn recycle(&self, output: ChunkOutput) {
        let mut spare = lock(&self.spare);
        for batch in output.batches {
            if let TableText::Text { text, .. } = batch.body {
                spare.push(text.into_bytes());
            }
        }
    }
}

/// The sources, chunk by chunk.
struct Feed<'s> {
    sources: &'s [Source],
    next: usize,
    current: Option<Current>,
    number: u64,
}

/// A file that more chunks come from.
enum Current {
    Text(Box<CurrentText>),
    Sheet(CurrentSheet),
}

/// A sheet that is read in pieces.
struct CurrentSheet {
    file: Arc<OpenFile>,
    table: Arc<Table>,
    rest: VecDeque<PackedRows>,
    /// The number of the last row before the rest.
    before: u32,
}

struct CurrentText {
    file: Arc<OpenFile>,
    chunks: Chunker<Decoding>,
    /// Length and time of the file when it was opened.
    stamp: Option<(u64, Option<std::time::SystemTime>)>,
    first: bool,
}

impl Feed<'_> {
    fn job(&mut self, shared: &Shared<'_>, buffer: Vec<u8>) -> Option<ChunkJob> {
        let mut job = loop {
            if let Some(current) = &mut self.current {
                if current.is_stopped() {
                    self.current = None;
                    continue;
                }
                let (output, load) = match current {
                    Current::Text(text) => text.chunk(buffer),
                    Current::Sheet(sheet) => sheet.piece(),
                };
                if output.last {
                    self.current = None;
                }
                break ChunkJob { number: 0, output, load };
            }
            let source = self.sources.get(self.next)?;
            let file =
                Arc::new(OpenFile { source: source.clone(), table: OnceLock::new(), stopped: AtomicBool::new(false) });
            self.next += 1;
            match open(shared, file) {
                Begun::Text(text) => self.current = Some(Current::Text(text)),
                Begun::Job(job, rest) => {
                    self.current = rest.map(Current::Sheet);
                    break *job;
                }
            }
        };
        job.number = self.number;
        self.number += 1;
        Some(job)
    }
}

/// How a file begins.
enum Begun {
    /// With its first chunk, which is to be read.
    Text(Box<CurrentText>),
    /// With a job: the whole file, or all but the rest of a sheet.
    Job(Box<ChunkJob>, Option<CurrentSheet>),
}

/// Opens a text file; anything else is a job of its own.
fn open(shared: &Shared<'_>, file: Arc<OpenFile>) -> Begun {
    let whole = |load, finding: Option<Finding>| {
        let mut output = output(&file);
        output.findings.extend(finding);
        (output.first, output.last) = (true, true);
        Begun::Job(Box::new(ChunkJob { number: 0, output, load }), None)
    };
    match encoding::open(&file.source) {
        Err(error) => whole(Load::Nothing, Some(refused(&file.source.path, &error))),
        Ok(Opened::Workbook { in_pieces: true }) if file.source.len >= LARGE_WORKBOOK => large(shared, &file),
        Ok(Opened::Workbook { .. }) => whole(Load::Workbook, None),
        Ok(Opened::Other(kind)) => {
            let finding = encoding::unreadable(kind, &file.source.path);
            whole(Load::Nothing, Some(finding))
        }
        Ok(Opened::Text(decoding)) => {
            let stamp = file.source.stamp(decoding.bytes()).ok().flatten();
            Begun::Text(Box::new(CurrentText { file, chunks: Chunker::new(decoding), stamp, first: true }))
        }
    }
}

/// Opens a large workbook.
fn large(shared: &Shared<'_>, file: &Arc<OpenFile>) -> Begun {
    let mut opened = workbook::open(shared, &file.source, true);
    let rest = opened.tables.iter_mut().find(|sheet| !sheet.rest.is_empty()).map(|sheet| CurrentSheet {
        file: Arc::clone(file),
        table: Arc::clone(&sheet.table),
        before: sheet.rows(),
        rest: std::mem::take(&mut sheet.rest),
    });
    let mut output = output(file);
    (output.first, output.last) = (true, rest.is_none());
    Begun::Job(Box::new(ChunkJob { number: 0, output, load: Load::Opened(opened) }), rest)
}

fn output(file: &Arc<OpenFile>) -> ChunkOutput {
    ChunkOutput {
        file: Arc::clone(file),
        batches: Vec::new(),
        findings: Vec::new(),
        encoding: Encoding::default(),
        bytes: 0,
        first: false,
        last: false,
        label: None,
        skipped: 0,
    }
}

impl Current {
    /// Whether nothing more of the file is to be read.
    fn is_stopped(&self) -> bool {
        match self {
            Self::Text(text) => text.file.stopped.load(Ordering::Relaxed) && !text.first,
            Self::Sheet(sheet) => sheet.file.stopped.load(Ordering::Relaxed),
        }
    }
}

impl CurrentSheet {
    fn piece(&mut self) -> (ChunkOutput, Load) {
        let mut output = output(&self.file);
        let rows = self.rest.pop_front().unwrap_or_default();
        output.last = self.rest.is_empty();
        let before = std::mem::replace(&mut self.before, rows.last());
        (output, Load::Piece(Arc::clone(&self.table), rows, before))
    }
}

impl CurrentText {
    fn chunk(&mut self, mut buffer: Vec<u8>) -> (ChunkOutput, Load) {
        let mut output = output(&self.file);
        output.first = std::mem::take(&mut self.first);
        (output.label, output.skipped) = (self.chunks.stream().label, self.chunks.stream().skipped);
        let cut = match self.chunks.next(&mut buffer) {
            Ok(cut) => cut,
            Err(error) => {
                output.last = true;
                output.findings.push(refused(&self.file.source.path, &error));
                return (output, Load::Nothing);
            }
        };
        output.bytes = buffer.len() as u64;
        output.last = cut != Cut::More;
        if cut == Cut::Last
            && let Some(finding) = self.changed()
        {
            output.findings.push(finding);
        }
        (output, Load::Text(buffer, cut))
    }

    /// Whether the file is another than when it was opened.
    fn changed(&self) -> Option<Finding> {
        let before = self.stamp?;
        let decoding = self.chunks.stream();
        let read = self.chunks.read + decoding.skipped;
        let now: io::Result<_> = self.file.source.stamp(decoding.bytes());
        let same = matches!(now, Ok(Some(now)) if now == before) && (decoding.label.is_some() || read == before.0);
        (!same).then(|| finding!(E903).at(Place::file(Arc::clone(&self.file.source.path))))
    }
}

impl ChunkJob {
    fn done(self, shared: &Shared<'_>, reader: &mut RowReader<'_>) -> ChunkOutput {
        let Self { mut output, load, .. } = self;
        match load {
            Load::Nothing => {}
            Load::Workbook => {
                let opened = workbook::open(shared, &output.file.source, false);
                workbook::read(reader, &mut output, opened);
            }
            Load::Opened(opened) => workbook::read(reader, &mut output, opened),
            Load::Piece(table, rows, before) => workbook::read_piece(reader, &mut output, table, (&rows, before)),
            Load::Text(bytes, cut) => text(shared, reader, &mut output, bytes, cut),
        }
        output
    }
}

/// A chunk of a text file.
fn text(shared: &Shared<'_>, reader: &mut RowReader<'_>, output: &mut ChunkOutput, bytes: Vec<u8>, cut: Cut) {
    let (text, encoding) = decoded(bytes);
    output.encoding = encoding;
    let ascii = !encoding.multibyte && encoding.bad.is_none();
    if let Some(label) = output.label
        && let Some(at) = text.find(char::REPLACEMENT_CHARACTER)
    {
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() as u64;
        let place = Place::file(Arc::clone(&output.file.source.path)).line(lines + 1);
        output.findings.push(finding!(E214: encoding = label).at(place));
    }
    let file = Arc::clone(&output.file);
    let mut start = 0;
    if output.first {
        match tables::of_text(shared, &file.source, &text) {
            Ok(table) => {
                start = table.header.end;
                file.table.get_or_init(|| Some(Arc::new(table)));
            }
            Err(finding) => {
                output.findings.push(*finding);
                file.table.get_or_init(|| None);
                file.stop();
            }
        }
    }
    let Some(table) = file.table.wait() else { return };
    let delimiter = table.header.delimiter;
    let known = BodyFacts { ascii, whole: output.first && output.last, begins_sheet: false };
    let mut batch = reader.read(Arc::clone(table), TableText::Text { text, delimiter }, start, known);
    if cut == Cut::TooLong && !batch.found.broken {
        let finding = finding!(E219).at(super::batch::place(table, 0, None));
        batch.found = super::batch::ChunkContents { findings: vec![finding], broken: true, ..Default::default() };
    }
    output.batches.push(batch);
}

/// Text of a chunk: UTF-8 where it is that, else Windows-1252. Whether both stand in one file is asked later.
fn decoded(bytes: Vec<u8>) -> (String, Encoding) {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let encoding = Encoding { multibyte: !text.is_ascii(), bad: None };
            (text, encoding)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let multibyte = bytes.utf8_chunks().any(|part| !part.valid().is_ascii());
            let lines = memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64;
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            (text.into_owned(), Encoding { multibyte, bad: Some((at as u64, lines)) })
        }
    }
}
