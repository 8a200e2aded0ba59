//! A part of a workbook in pieces that end behind an element of one kind: one thread at a time inflates the next piece,
//! any number of threads scan. Few pieces are in memory at once.
//!
//! Pieces are cut by their bytes alone, so that the number of threads changes nothing.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use memchr::memmem;

use crate::table::xlsx::package::Part;

/// What is inflated at once; in tests little, so that pieces are cut everywhere.
const PIECE: usize = if cfg!(test) { 64 } else { 256 << 10 };
/// The longest element that is taken for one.
const LONGEST: usize = 16 << 20;
/// The most that may stand before, or behind, the elements.
const AROUND: usize = 16 << 20;
/// Below this many bytes in the archive a second thread costs more than it brings.
const WORTH_A_THREAD: u64 = 64 << 10;
/// Threads at most: inflating, which is a third of the work, is for one at a time.
const MOST_THREADS: usize = 3;

/// Where a part is cut.
pub(super) struct CutMarks {
    /// What stands where the elements begin.
    pub begin: &'static [u8],
    /// That is the first of them, not the start tag of what holds them.
    pub begins_with_element: bool,
    /// The end of each.
    pub element_end: &'static [u8],
    /// The end tag of the element that holds them.
    pub end: &'static [u8],
}

/// What a part was scanned to.
pub(super) struct ScannedPart<T> {
    /// The part without the elements.
    pub around: Vec<u8>,
    /// Of each piece, in order.
    pub pieces: Vec<T>,
}

/// Scans a part with several threads; `None`: a piece is not what `scan` takes, or the part is cut otherwise or damaged.
pub(super) fn scan<T: Send>(
    part: Part<'_>,
    marks: &CutMarks,
    scan: impl Fn(&str) -> Option<T> + Sync,
) -> Option<ScannedPart<T>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let threads = if part.stored < WORTH_A_THREAD { 1 } else { threads };
    let cutter = Mutex::new(PieceCutter::new(part, marks));
    let found = Mutex::new(Vec::new());
    let failed = AtomicBool::new(false);
    let work = || {
        let mut piece = Vec::new();
        while !failed.load(Ordering::Relaxed) {
            let next = cutter.lock().unwrap_or_else(PoisonError::into_inner).next(&mut piece);
            let scanned = match next {
                Ok(None) => return,
                Ok(Some(number)) => str::from_utf8(&piece).ok().and_then(&scan).map(|scanned| (number, scanned)),
                Err(NeedsGeneralReader) => None,
            };
            match scanned {
                Some(scanned) => found.lock().unwrap_or_else(PoisonError::into_inner).push(scanned),
                None => failed.store(true, Ordering::Relaxed),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    if failed.into_inner() {
        return None;
    }
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_unstable_by_key(|(number, _)| *number);
    let around = cutter.into_inner().unwrap_or_else(PoisonError::into_inner).around;
    Some(ScannedPart { around, pieces: found.into_iter().map(|(_, scanned)| scanned).collect() })
}

/// The part is not written in the common form, or is damaged.
struct NeedsGeneralReader;

enum CutterState {
    Before,
    Among,
    AtEnd,
}

/// Cuts the elements of a part into pieces, and keeps what stands around them.
struct PieceCutter<'a, 'm> {
    part: Part<'a>,
    marks: &'m CutMarks,
    state: CutterState,
    /// The start of an element whose end has not been read yet.
    carry: Vec<u8>,
    /// The part without its elements.
    around: Vec<u8>,
    number: usize,
}

impl<'a, 'm> PieceCutter<'a, 'm> {
    fn new(part: Part<'a>, marks: &'m CutMarks) -> Self {
        Self { part, marks, state: CutterState::Before, carry: Vec::new(), around: Vec::new(), number: 0 }
    }

    /// Puts the next elements into `piece`; its number, or `None` at the end.
    fn next(&mut self, piece: &mut Vec<u8>) -> Result<Option<usize>, NeedsGeneralReader> {
        if matches!(self.state, CutterState::AtEnd) {
            return Ok(None);
        }
        piece.clear();
        piece.append(&mut self.carry);
        if matches!(self.state, CutterState::Before) {
            self.begin(piece)?;
        }
        let mut wanted = PIECE;
        loop {
            let more = self.fill(piece, wanted)?;
            if let Some(end) = memmem::find(piece, self.marks.end) {
                self.end(&piece[end..])?;
                piece.truncate(end);
                break;
            }
            if let Some(at) = memmem::rfind(piece, self.marks.element_end) {
                let end = at + self.marks.element_end.len();
                self.carry.extend_from_slice(&piece[end..]);
                piece.truncate(end);
                break;
            }
            if !more || piece.len() > LONGEST {
                return Err(NeedsGeneralReader);
            }
            wanted = piece.len() * 2;
        }
        self.number += 1;
        Ok(Some(self.number))
    }

    /// Reads until so many bytes are there; whether there may be more.
    fn fill(&mut self, piece: &mut Vec<u8>, wanted: usize) -> Result<bool, NeedsGeneralReader> {
        let room = wanted.saturating_sub(piece.len()) as u64;
        let read = self.part.by_ref().take(room).read_to_end(piece).map_err(|_| NeedsGeneralReader)?;
        Ok(read as u64 == room)
    }

    /// Takes what stands before the elements.
    fn begin(&mut self, piece: &mut Vec<u8>) -> Result<(), NeedsGeneralReader> {
        let mut wanted = PIECE;
        let at = loop {
            let more = self.fill(piece, wanted)?;
            match memmem::find(piece, self.marks.begin) {
                Some(at) => break if self.marks.begins_with_element { at } else { at + self.marks.begin.len() },
                None if !more || piece.len() > AROUND => return Err(NeedsGeneralReader),
                None => wanted = piece.len() * 2,
            }
        };
        if !is_plain(&piece[..at]) {
            return Err(NeedsGeneralReader);
        }
        self.around.extend(piece.drain(..at));
        self.state = CutterState::Among;
        Ok(())
    }

    /// Takes what stands behind the elements, to the end of the part.
    fn end(&mut self, rest: &[u8]) -> Result<(), NeedsGeneralReader> {
        self.state = CutterState::AtEnd;
        let from = self.around.len();
        self.around.extend_from_slice(rest);
        self.part.by_ref().take(AROUND as u64).read_to_end(&mut self.around).map_err(|_| NeedsGeneralReader)?;
        let ended = matches!(self.part.read(&mut [0]), Ok(0));
        let more = memmem::find(&self.around[from..], self.marks.begin).is_some();
        (ended && !more).then_some(()).ok_or(NeedsGeneralReader)
    }
}

/// Whether what stands before the elements is tags and text only, so that the mark there is a tag: no comment,
/// no CDATA, no DOCTYPE, no instruction but the first line, no other encoding.
fn is_plain(before: &[u8]) -> bool {
    let before = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before);
    let (declaration, tags) = match memmem::find(before, b"?>") {
        Some(at) if before.starts_with(b"<?xml ") => before.split_at(at + 2),
        _ => before.split_at(0),
    };
    let declared = declaration.to_ascii_lowercase();
    let utf8 = memmem::find(&declared, b"encoding").is_none() || memmem::find(&declared, b"utf-8").is_some();
    // Each tag ends before the next begins: none begins inside a quoted value.
    let mut inside = false;
    let whole = memchr::memchr2_iter(b'<', b'>', tags).all(|at| {
        let begins = tags[at] == b'<';
        let fits = begins != inside && !(begins && matches!(tags.get(at + 1), Some(b'!' | b'?')));
        inside = begins;
        fits
    });
    utf8 && whole
}
