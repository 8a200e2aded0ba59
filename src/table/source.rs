//! What the user named -> the files to read, in order: files, folders, standard input. Decides nothing about content.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::finding::{Finding, Place, finding};
use crate::table::chunks::LONGEST_RECORD;

/// An input as the user named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InputArg {
    /// `-`.
    Stdin,
    /// A file or a folder.
    Path(PathBuf),
    /// Bytes in memory under a name.
    #[cfg(any(test, fuzzing))]
    Bytes { name: String, bytes: Arc<[u8]> },
}

impl InputArg {
    /// An argument of the command line.
    #[must_use]
    pub(crate) fn argument(argument: &str) -> Self {
        if argument == "-" { Self::Stdin } else { Self::Path(PathBuf::from(argument)) }
    }
}

/// Where the bytes of one file are.
#[derive(Debug, Clone)]
enum SourceContent {
    Path(PathBuf),
    Memory(Arc<[u8]>),
    /// A file without a name: what came through a pipe and was too long for memory.
    Spool(Arc<File>),
}

/// One file of answers.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// As the user named it.
    pub path: Arc<str>,
    /// The file's stem, tidied later: the agency's name where no column says it. `None` for standard input.
    pub stem: Option<String>,
    /// Bytes, where that is known beforehand.
    pub len: u64,
    content: SourceContent,
}

/// What is read at most from a pipe into memory; the rest goes to a nameless file.
const IN_MEMORY: usize = 64 << 20;

/// The files of all inputs in order, and what is to be told about the way there.
#[must_use]
pub(crate) fn expand(inputs: &[InputArg]) -> (Vec<Source>, Vec<Finding>) {
    let mut walk = FolderWalk::default();
    for input in inputs {
        match input {
            InputArg::Stdin => walk.pipe("-", None, &mut io::stdin().lock()),
            #[cfg(any(test, fuzzing))]
            InputArg::Bytes { name, bytes } => walk.sources.push(Source {
                path: Arc::from(name.as_str()),
                stem: stem(Path::new(name)),
                len: bytes.len() as u64,
                content: SourceContent::Memory(Arc::clone(bytes)),
            }),
            InputArg::Path(path) => walk.named(path),
        }
    }
    (walk.sources, walk.findings)
}

#[derive(Default)]
struct FolderWalk {
    sources: Vec<Source>,
    findings: Vec<Finding>,
    /// Folders on the way down, as the system knows them: a folder inside itself is not entered again.
    above: HashSet<PathBuf>,
}

impl FolderWalk {
    /// A path from the command line: whatever it is, it is meant.
    fn named(&mut self, path: &Path) {
        let shown = path.display().to_string();
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) => return self.refused(&shown, &error),
        };
        if metadata.is_dir() {
            let before = self.sources.len();
            let told = self.findings.len();
            self.folder(path);
            if self.sources.len() == before && self.findings[told..].iter().all(|f| f.code() != "E901") {
                self.findings.push(finding!(E218).at(Place::file(shown)));
            }
        } else if metadata.is_file() {
            self.file(path, metadata.len());
        } else {
            match File::open(path) {
                Ok(mut file) => self.pipe(&shown, stem(path), &mut file),
                Err(error) => self.refused(&shown, &error),
            }
        }
    }

    fn file(&mut self, path: &Path, len: u64) {
        self.sources.push(Source {
            path: Arc::from(path.display().to_string()),
            stem: stem(path),
            len,
            content: SourceContent::Path(path.to_owned()),
        });
    }

    /// Everything in a folder and below it, by name.
    fn folder(&mut self, path: &Path) {
        let shown = path.display().to_string();
        let real = match fs::canonicalize(path) {
            Ok(real) => real,
            Err(error) => return self.refused(&shown, &error),
        };
        if !self.above.insert(real.clone()) {
            self.findings.push(finding!(E217).at(Place::file(shown)));
            return;
        }
        let listed = fs::read_dir(path).and_then(|entries| {
            let mut paths = entries.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
            paths.sort();
            Ok(paths)
        });
        match listed {
            Ok(paths) => paths.iter().for_each(|path| self.entry(path)),
            Err(error) => self.refused(&shown, &error),
        }
        self.above.remove(&real);
    }

    fn entry(&mut self, path: &Path) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with('.') || name.starts_with("~$") {
            return;
        }
        let shown = path.display().to_string();
        match fs::metadata(path) {
            Err(error) => self.refused(&shown, &error),
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(metadata) if !metadata.is_file() => self.findings.push(finding!(W216).at(Place::file(shown))),
            Ok(metadata) if is_table(path) => self.file(path, metadata.len()),
            // A folder may explain itself.
            Ok(_) if name.to_lowercase().starts_with("readme") => {}
            Ok(_) => self.findings.push(finding!(W215).at(Place::file(shown))),
        }
    }

    /// Reads a pipe to its end, so that it can be read again.
    fn pipe(&mut self, shown: &str, stem: Option<String>, pipe: &mut dyn Read) {
        match spool(pipe) {
            Ok((content, len)) => self.sources.push(Source { path: Arc::from(shown), stem, len, content }),
            Err(error) => self.refused(shown, &error),
        }
    }

    fn refused(&mut self, shown: &str, error: &io::Error) {
        self.findings.push(refused(shown, error));
    }
}

/// The finding for a file that the system refuses.
#[must_use]
pub(crate) fn refused(path: &str, error: &io::Error) -> Finding {
    finding!(E901: reason = crate::finding::reason::of_system(error)).at(Place::file(path))
}

fn spool(pipe: &mut dyn Read) -> io::Result<(SourceContent, u64)> {
    let mut bytes = Vec::new();
    pipe.take(IN_MEMORY as u64).read_to_end(&mut bytes)?;
    let mut since = 0;
    let workbook = crate::table::head(&bytes) == crate::table::Head::Tables;
    let endless = !workbook && is_endless(&bytes, &mut since);
    if bytes.len() < IN_MEMORY || endless {
        let len = bytes.len() as u64;
        return Ok((SourceContent::Memory(Arc::from(bytes)), len));
    }
    let mut file = tempfile::tempfile()?;
    file.write_all(&bytes)?;
    bytes.truncate(1 << 20);
    loop {
        match pipe.read(&mut bytes) {
            Ok(0) => break,
            Ok(read) => {
                file.write_all(&bytes[..read])?;
                if !workbook && is_endless(&bytes[..read], &mut since) {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let len = file.stream_position()?;
    Ok((SourceContent::Spool(Arc::new(file)), len))
}

/// Whether a line is longer than any record may be: then nothing behind it is read, and a device without end
/// (`/dev/zero`) need not fill the disk first. `since` counts the bytes since the last line break.
fn is_endless(bytes: &[u8], since: &mut usize) -> bool {
    match memchr::memrchr2(b'\n', b'\r', bytes) {
        Some(at) => *since = bytes.len() - at,
        None => *since += bytes.len(),
    }
    *since > 2 * LONGEST_RECORD
}

/// Endings that are read from folders.
fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| crate::table::ENDINGS.contains(&&*ending))
}

fn stem(path: &Path) -> Option<String> {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned())
}

/// The bytes of a source: from the start to the end, as often as asked.
pub(crate) enum Bytes {
    Memory(io::Cursor<Arc<[u8]>>),
    File(File),
    Spool { file: Arc<File>, at: u64 },
}

impl Source {
    /// Opens the source at its start.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn open(&self) -> io::Result<Bytes> {
        Ok(match &self.content {
            SourceContent::Path(path) => Bytes::File(File::open(path)?),
            SourceContent::Memory(bytes) => Bytes::Memory(io::Cursor::new(Arc::clone(bytes))),
            SourceContent::Spool(file) => Bytes::Spool { file: Arc::clone(file), at: 0 },
        })
    }

    /// All bytes at once.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn bytes(&self) -> io::Result<Arc<[u8]>> {
        if let SourceContent::Memory(bytes) = &self.content {
            return Ok(Arc::clone(bytes));
        }
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes)?;
        Ok(Arc::from(bytes))
    }

    /// The SHA-256 of all bytes, in lower-case hexadecimal.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn sha256(&self) -> io::Result<String> {
        let mut bytes = self.open()?;
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 128 << 10];
        loop {
            match bytes.read(&mut buffer)? {
                0 => break,
                read => digest.update(&buffer[..read]),
            }
        }
        Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Length and time of the last change of a file that others may change; `None` for what only we hold.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn stamp(&self, bytes: &Bytes) -> io::Result<Option<(u64, Option<std::time::SystemTime>)>> {
        match bytes {
            Bytes::File(file) => {
                let metadata = file.metadata()?;
                Ok(Some((metadata.len(), metadata.modified().ok())))
            }
            Bytes::Memory(_) | Bytes::Spool { .. } => Ok(None),
        }
    }
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Memory(cursor) => cursor.read(buffer),
            Self::File(file) => file.read(buffer),
            Self::Spool { file, at } => {
                // Each reader has its own place: the nameless file is shared.
                let mut file = file.as_ref();
                file.seek(SeekFrom::Start(*at))?;
                let read = file.read(buffer)?;
                *at += read as u64;
                Ok(read)
            }
        }
    }
}

impl Seek for Bytes {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Memory(cursor) => cursor.seek(to),
            Self::File(file) => file.seek(to),
            Self::Spool { file, at } => {
                let (from, by) = match to {
                    SeekFrom::Start(to) => (to, 0),
                    SeekFrom::End(by) => (file.metadata()?.len(), by),
                    SeekFrom::Current(by) => (*at, by),
                };
                let outside = || io::Error::from(io::ErrorKind::InvalidInput);
                *at = from.checked_add_signed(by).ok_or_else(outside)?;
                Ok(*at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::table::source::*;

    fn names(sources: &[Source]) -> Vec<String> {
        sources
            .iter()
            .map(|s| Path::new(&*s.path).file_name().expect("a name").to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_folder_is_read_by_name_with_its_sub_folders_and_without_what_is_hidden() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("b")).expect("a folder");
        for name in ["c.csv", "a.CSV", "b/x.xlsx", ".hidden.csv", "~$a.xlsx", "notes.pdf"] {
            fs::write(folder.path().join(name), "x").expect("a file");
        }
        let (sources, findings) = expand(&[InputArg::Path(folder.path().to_owned())]);
        assert_eq!(names(&sources), ["a.CSV", "x.xlsx", "c.csv"]);
        assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["W215"]);
    }

    #[test]
    fn an_empty_folder_and_a_missing_file_are_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let (_, findings) =
            expand(&[InputArg::Path(folder.path().to_owned()), InputArg::Path(folder.path().join("x.csv"))]);
        assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["E218", "E901"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_inside_itself_is_not_entered_again() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.csv"), "x").expect("a file");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("a link");
        let (sources, findings) = expand(&[InputArg::Path(folder.path().to_owned())]);
        assert_eq!(sources.len(), 1);
        assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["E217"]);
    }
}
