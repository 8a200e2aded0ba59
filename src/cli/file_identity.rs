//! Which file a path means, whatever it is called: through links, other spellings and hard links.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A regular file as the system knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileIdentity {
    path: PathBuf,
    /// Device and number on it, where the system tells them: a file may have several paths.
    number: Option<(u64, u64)>,
}

impl FileIdentity {
    /// The file at a path; `None` where there is none, or something else (a folder, a device, a pipe).
    #[must_use]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let number = number(&metadata);
        // What has a number needs no path; a file that was removed while it is open has none.
        let path = if number.is_some() { PathBuf::new() } else { fs::canonicalize(path).ok()? };
        Some(Self { path, number })
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems tell no number")]
fn number(metadata: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> Option<(u64, u64)> {
    None
}

/// A path that need not be there yet, without links and `..` as far as it is there.
#[must_use]
pub(crate) fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    match existing {
        Some((above, known)) => path.strip_prefix(above).map_or(known.clone(), |rest| {
            // Joining an empty rest would end the path in a slash.
            if rest.as_os_str().is_empty() { known.clone() } else { known.join(rest) }
        }),
        None => path,
    }
}

/// Every file of a folder and of those below it, by path; a folder inside itself is entered once.
#[must_use]
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entered = HashSet::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        if !fs::canonicalize(&folder).is_ok_and(|real| entered.insert(real)) {
            continue;
        }
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() { waiting.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
