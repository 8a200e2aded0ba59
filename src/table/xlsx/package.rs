//! The ZIP archive around a workbook: its parts, each no larger than it may sensibly be.

use std::io::{self, BufReader, Read, Seek};
use std::sync::Arc;

use quick_xml::Reader;
use zip::ZipArchive;

use crate::finding::BilingualFact;
use crate::finding::reason::of_workbook;

/// Why a workbook cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkbookError {
    #[error("{0}")]
    Archive(#[from] zip::result::ZipError),
    #[error("{0}")]
    Xml(#[from] quick_xml::Error),
    #[error("{0}")]
    Attribute(#[from] quick_xml::events::attributes::AttrError),
    /// A part that every workbook has.
    #[error("{0}?")]
    Missing(String),
    /// Cells out of order, or outside any sheet.
    #[error("{0}")]
    Damaged(String),
    /// A part of more than so many bytes.
    #[error("> {} MiB", .0 >> 20)]
    TooLarge(u64),
}

/// What a part may hold whatever its size in the archive.
const ALWAYS: u64 = 64 << 20;
/// How much larger than in the archive a part may be; real sheets shrink to a tenth or a thirtieth.
const MOST_TIMES: u64 = 200;

/// Where the bytes of an archive are.
pub(crate) trait ArchiveBytes: Read + Seek + Send {}

impl<R: Read + Seek + Send> ArchiveBytes for R {}

/// An open archive.
pub(crate) struct Package(ZipArchive<Box<dyn ArchiveBytes>>);

/// One part of the archive, inflated as it is read.
pub(crate) type Part<'a> = Limited<Box<dyn Read + Send + 'a>>;

/// XML of one part.
pub(crate) type Xml<'a> = Reader<BufReader<Part<'a>>>;

impl Package {
    /// Opens an archive.
    pub(crate) fn open(bytes: Arc<[u8]>) -> Result<Self, WorkbookError> {
        Self::over(io::Cursor::new(bytes))
    }

    /// Opens an archive where it lies: what is read of it is never in memory as a whole.
    pub(crate) fn over(bytes: impl ArchiveBytes + 'static) -> Result<Self, WorkbookError> {
        Ok(Self(ZipArchive::new(Box::new(bytes) as Box<dyn ArchiveBytes>)?))
    }

    /// Whether the archive has a part.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.file_names().any(|name| name.is_ok_and(|name| same_part(&name, path)))
    }

    /// The bytes of a part; `None` where the archive has no such part.
    pub(crate) fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, WorkbookError> {
        let Some(mut part) = self.part(path)? else { return Ok(None) };
        let mut bytes = Vec::new();
        match part.read_to_end(&mut bytes) {
            Ok(_) => Ok(Some(bytes)),
            Err(error) => Err(WorkbookError::of_xml(error.into())),
        }
    }

    /// The XML of a part; `None` where the archive has no such part.
    pub(crate) fn xml(&mut self, path: &str) -> Result<Option<Xml<'_>>, WorkbookError> {
        Ok(self.part(path)?.map(xml))
    }

    /// The XML of a part that is in memory already.
    pub(super) fn xml_of(bytes: &[u8]) -> Xml<'_> {
        xml(Self::part_of(bytes))
    }

    /// A part that is in memory already.
    pub(super) fn part_of(bytes: &[u8]) -> Part<'_> {
        let size = bytes.len() as u64;
        Limited { inner: Box::new(bytes), left: size, most: size, stored: size }
    }

    /// A part, not believed beyond its limit.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Part<'_>>, WorkbookError> {
        let wanted = path.trim_start_matches('/');
        let Some(index) = self.0.file_names().position(|name| name.is_ok_and(|name| same_part(&name, wanted))) else {
            return Ok(None);
        };
        let part = self.0.by_index(index)?;
        let stored = part.compressed_size();
        let most = ALWAYS.max(stored.saturating_mul(MOST_TIMES));
        if part.size() > most {
            return Err(WorkbookError::TooLarge(most));
        }
        Ok(Some(Limited { inner: Box::new(part), left: most, most, stored }))
    }
}

fn xml(part: Part<'_>) -> Xml<'_> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Parts are named without regard to case, and some writers use backslashes.
fn same_part(name: &str, wanted: &str) -> bool {
    name.len() == wanted.len()
        && name.bytes().zip(wanted.bytes()).all(|(a, b)| {
            let a = if a == b'\\' { b'/' } else { a };
            a.eq_ignore_ascii_case(&b)
        })
}

/// A stream that is not believed beyond a limit, whatever the archive says of its size.
pub(crate) struct Limited<R> {
    inner: R,
    left: u64,
    most: u64,
    /// Bytes of it in the archive.
    pub(super) stored: u64,
}

/// How the limit is told apart from other errors of a stream.
#[derive(Debug, thiserror::Error)]
#[error("> {} MiB", .0 >> 20)]
pub(crate) struct OverLimit(pub u64);

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| io::Error::other(OverLimit(self.most)))?;
        Ok(read)
    }
}

impl WorkbookError {
    /// The reason in both languages.
    pub(crate) fn said(&self) -> BilingualFact {
        match self {
            Self::Missing(part) => {
                BilingualFact::words(format!("bagian {part} tidak ada"), format!("the part {part} is missing"))
            }
            Self::Damaged(what) => {
                BilingualFact::words(format!("isinya rusak pada {what}"), format!("damaged at {what}"))
            }
            Self::TooLarge(most) => {
                let most = most >> 20;
                BilingualFact::words(format!("lebih dari {most} MiB"), format!("more than {most} MiB"))
            }
            Self::Archive(_) | Self::Xml(_) | Self::Attribute(_) => of_workbook(&self.to_string()),
        }
    }

    /// An error of the XML reader: the limit shows as an error of the stream.
    pub(crate) fn of_xml(error: quick_xml::Error) -> Self {
        match &error {
            quick_xml::Error::Io(io) => match io.get_ref().and_then(|inner| inner.downcast_ref::<OverLimit>()) {
                Some(OverLimit(most)) => Self::TooLarge(*most),
                None => Self::Xml(error),
            },
            _ => Self::Xml(error),
        }
    }
}
