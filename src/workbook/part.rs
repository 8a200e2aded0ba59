//! One part of a package. A large one is compressed by a thread of its own while it is written.

use std::io::{self, Write as _};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions, ZipFileBuilder};

/// Bytes that are handed over at once; smaller parts are compressed where they are made.
const PIECE: usize = 256 << 10;
/// Pieces that may wait to be compressed.
const WAITING: usize = 4;

/// A part on its way into the package.
#[derive(Debug)]
pub(super) struct PartWriter {
    name: String,
    compressor: Option<Compressor>,
    waiting: Vec<u8>,
}

#[derive(Debug)]
struct Compressor {
    pieces: SyncSender<Vec<u8>>,
    thread: JoinHandle<ZipResult<PreparedZipFile>>,
}

/// How parts stand in the package. Equal parts give equal bytes: no clock is asked.
pub(super) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .unix_permissions(0o600)
        .last_modified_time(zip::DateTime::default())
}

impl PartWriter {
    /// A part without content.
    pub(super) const fn new(name: String) -> Self {
        Self { name, compressor: None, waiting: Vec::new() }
    }

    /// The buffer that is not handed over yet: append to it, then call [`Self::hand_over`].
    pub(super) const fn waiting(&mut self) -> &mut Vec<u8> {
        &mut self.waiting
    }

    /// Hands over what was written, once it is enough to be worth it.
    pub(super) fn hand_over(&mut self) {
        if self.waiting.len() < PIECE {
            return;
        }
        let piece = std::mem::replace(&mut self.waiting, Vec::with_capacity(PIECE + PIECE / 4));
        let name = &self.name;
        let compressor = self.compressor.get_or_insert_with(|| Compressor::new(name.clone()));
        // It takes no more only where it failed, which `finish` tells.
        let _ = compressor.pieces.send(piece);
    }

    /// The part as it stands in the package.
    ///
    /// # Errors
    /// The compressor refuses.
    pub(super) fn finish(self) -> io::Result<PreparedZipFile> {
        let Some(Compressor { pieces, thread }) = self.compressor else {
            return Ok(PreparedZipFile::from_data(self.name, options(), &self.waiting)?);
        };
        let _ = pieces.send(self.waiting);
        drop(pieces);
        Ok(thread.join().map_err(|_| io::Error::other("the compressor of a part ended early"))??)
    }
}

impl Compressor {
    fn new(name: String) -> Self {
        let (pieces, taken) = sync_channel::<Vec<u8>>(WAITING);
        let thread = thread::spawn(move || {
            let mut part = ZipFileBuilder::new(name, options())?;
            for piece in taken {
                part.write_all(&piece)?;
            }
            part.finish()
        });
        Self { pieces, thread }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_compressed_alike_whether_beside_or_afterwards() {
        let text: Vec<u8> = (0..200_000_u32).flat_map(|n| n.wrapping_mul(n).to_le_bytes()).collect();
        let mut part = PartWriter::new("a.xml".to_owned());
        for piece in text.chunks(1_000) {
            part.waiting().extend_from_slice(piece);
            part.hand_over();
        }
        let written = |part: PreparedZipFile| {
            let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
            zip.add_prepared_file(part).expect("a part");
            zip.finish().expect("a package").into_inner()
        };
        let at_once = PreparedZipFile::from_data("a.xml", options(), &text).expect("a part");
        assert_eq!(written(part.finish().expect("a part")), written(at_once));
    }
}
