//! The OLE container around old workbooks: a small file system of sectors, read stream by stream.
//!
//! Own code because the library at hand refuses what real writers make: SheetJS fills the table of sectors beyond the
//! end of the file. Every chain is followed no longer than the file has sectors, so a loop ends as damage.
//! Source: \[MS-CFB\].

use super::ReadError;

/// The first bytes of every such file.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Sector numbers from here on say "end", "free" and the like.
const LAST_SECTOR: u32 = 0xffff_fffa;
const HEADER: usize = 512;
const ENTRY: usize = 128;

/// An open container.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// By sector: the sector that follows it.
    next: Vec<u32>,
    next_small: Vec<u32>,
    /// Streams shorter than this are cut into small sectors.
    cutoff: u64,
    small: Vec<u8>,
    entries: Vec<StreamEntry>,
}

struct StreamEntry {
    name: String,
    first: u32,
    length: u64,
}

impl<'a> Container<'a> {
    /// # Errors
    /// It is no container, or its tables are cut off.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let shift = u16_at(bytes, 30)?;
        if !bytes.starts_with(MAGIC) || !matches!(shift, 9 | 12) {
            return Err(damaged());
        }
        let mut container = Container {
            bytes,
            sector: 1 << shift,
            next: Vec::new(),
            next_small: Vec::new(),
            cutoff: u64::from(u32_at(bytes, 56)?),
            small: Vec::new(),
            entries: Vec::new(),
        };
        for table in container.tables()? {
            // The last of them may be cut off: what it says is of sectors that are not there.
            let part = container.sector(table).unwrap_or_default();
            container.next.extend(numbers(part));
        }
        let directory = container.chain(u32_at(bytes, 48)?)?;
        container.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        container.next_small = numbers(&container.chain(u32_at(bytes, 60)?)?).collect();
        // The first entry is the root: its stream holds the small sectors.
        if let Some(root) = directory.get(..ENTRY) {
            container.small = container.chain(u32_at(root, 116)?)?;
        }
        Ok(container)
    }

    /// The sectors that hold the table of sectors: the first 109 stand in the header, the others in a chain.
    fn tables(&self) -> Result<Vec<u32>, ReadError> {
        let mut tables: Vec<u32> = numbers(self.bytes.get(76..HEADER).ok_or_else(damaged)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..self.sectors() {
            if more >= LAST_SECTOR {
                break;
            }
            let part: Vec<u32> = numbers(self.sector(more).ok_or_else(damaged)?).collect();
            let (last, part) = part.split_last().ok_or_else(damaged)?;
            tables.extend(part);
            more = *last;
        }
        tables.retain(|sector| *sector < LAST_SECTOR);
        tables.truncate(self.sectors());
        Ok(tables)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// The bytes of a sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, first: u32) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let mut at = first;
        for _ in 0..=self.sectors() {
            if at >= LAST_SECTOR {
                return Ok(bytes);
            }
            bytes.extend_from_slice(self.sector(at).ok_or_else(damaged)?);
            at = *self.next.get(at as usize).ok_or_else(damaged)?;
        }
        Err(damaged())
    }

    fn small_chain(&self, first: u32) -> Result<Vec<u8>, ReadError> {
        const SMALL: usize = 64;
        let mut bytes = Vec::new();
        let mut at = first;
        for _ in 0..=self.small.len() / SMALL {
            if at >= LAST_SECTOR {
                return Ok(bytes);
            }
            let start = at as usize * SMALL;
            let end = (start + SMALL).min(self.small.len());
            bytes.extend_from_slice(self.small.get(start..end).ok_or_else(damaged)?);
            at = *self.next_small.get(at as usize).ok_or_else(damaged)?;
        }
        Err(damaged())
    }

    /// Whether a stream or a folder has this name, in whatever folder it stands.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream; `None` where there is none of this name.
    ///
    /// # Errors
    /// Its sectors are damaged.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name == name) else { return Ok(None) };
        let mut bytes =
            if entry.length < self.cutoff { self.small_chain(entry.first)? } else { self.chain(entry.first)? };
        bytes.truncate(usize::try_from(entry.length).unwrap_or(usize::MAX));
        Ok(Some(bytes))
    }
}

/// A folder entry that is in use: a stream, or a folder.
fn entry(bytes: &[u8]) -> Option<StreamEntry> {
    let length = usize::from(u16_at(bytes, 64).ok()?);
    if !matches!(bytes.get(66), Some(1 | 2 | 5)) {
        return None;
    }
    let units = bytes.get(..length.saturating_sub(2).min(64))?.chunks_exact(2);
    let units: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    // The upper half of the length means nothing in files with sectors of 512 bytes, and some writers leave dirt there.
    let length = u64::from(u32_at(bytes, 120).ok()?);
    Some(StreamEntry { name: String::from_utf16_lossy(&units), first: u32_at(bytes, 116).ok()?, length })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|two| u16::from_le_bytes(*two)).ok_or_else(damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|four| u32::from_le_bytes(*four)).ok_or_else(damaged)
}

fn damaged() -> ReadError {
    ReadError::Damaged("OLE".to_owned())
}
