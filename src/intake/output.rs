//! What a thread hands to the merge for one chunk or one workbook.

use crate::finding::Finding;
use crate::intake::batch::Batch;
use crate::intake::batch::Encoding;
use crate::intake::batch::Table;
use crate::table::source::Source;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// A file that is being read.
#[derive(Debug)]
pub(crate) struct OpenFile {
    pub source: Source,
    /// The table in a text file; `None` inside: it was not understood.
    pub(super) table: OnceLock<Option<Arc<Table>>>,
    /// The rest is not to be read.
    pub(super) stopped: AtomicBool,
}

impl OpenFile {
    /// Leaves the rest of the file.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// What came of one chunk, or of one workbook.
#[derive(Debug)]
pub(crate) struct ChunkOutput {
    pub file: Arc<OpenFile>,
    /// One for a text chunk, one for each sheet of a workbook, none where nothing was understood.
    pub batches: Vec<Batch>,
    /// About the file as a whole.
    pub findings: Vec<Finding>,
    pub encoding: Encoding,
    /// Bytes of the chunk in the file.
    pub bytes: u64,
    /// The first chunk of its file.
    pub first: bool,
    /// The last chunk of its file.
    pub last: bool,
    /// `utf-16le`, `utf-16be`.
    pub label: Option<&'static str>,
    /// The length of the byte-order mark.
    pub skipped: u64,
}

/// Where batches go, in their order.
pub(crate) trait Sink {
    /// Takes what came of a chunk; `false`: no more is wanted.
    fn take(&mut self, output: &mut ChunkOutput) -> bool;
}
