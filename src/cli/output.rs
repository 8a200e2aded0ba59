//! Where results go: standard output, or a file that appears whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::files::WritePermit;
use crate::cli::abort::Stop;
use crate::finding::reason::of_system;
use crate::finding::{Place, finding};

/// Writes a result to a file, or to standard output where there is none (or it is called `-`).
///
/// # Errors
/// A [`Stop`] with E003 or E021 where the file is one that was read, with E902 where the system refuses; a closed pipe is
/// an [`io::Error`] of kind `BrokenPipe`.
pub(crate) fn write(
    permit: &WritePermit,
    path: Option<&Path>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    match path.filter(|path| *path != Path::new("-")) {
        None => print(fill),
        Some(path) => {
            // Links may have changed since the run began.
            permit.allows(path)?;
            whole(path, fill).map_err(|error| refused(&path.to_string_lossy(), &error).into())
        }
    }
}

/// Writes a result to standard output.
///
/// # Errors
/// Those of [`write()`].
pub(crate) fn print(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = fill(&mut out).and_then(|()| out.flush());
    // What a failed write left in the buffer must not be tried again.
    drop(out.into_parts());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => error.into(),
        _ => refused("stdout", &error).into(),
    })
}

fn refused(name: &str, error: &io::Error) -> Stop {
    finding!(E902: reason = of_system(error)).at(Place::file(name)).into()
}

/// Writes a file beside its place and moves it there when it is complete. What stood there stays until then.
fn whole(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link keeps its place: what it points to is replaced. Pipes and devices take the bytes as they come.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(|known| !known.is_file()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(&target)?);
        return fill(&mut out).and_then(|()| out.flush());
    }
    clear_beside(&target);
    let (file, beside) = TemporaryFile::create(&target)?;
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Some(known) = existing {
        file.set_permissions(known.permissions())?;
    }
    file.sync_all()?;
    beside.settle(&target)
}

/// Moves a finished file into its place: a link keeps its place, and permissions stay.
///
/// # Errors
/// What the system says.
pub(crate) fn settle(from: &Path, target: &Path) -> io::Result<()> {
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    if let Some(known) = fs::metadata(&target).ok().filter(fs::Metadata::is_file) {
        fs::set_permissions(from, known.permissions())?;
    }
    match fs::rename(from, &target) {
        // A link may lead to another disk.
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let bytes = fs::read(from)?;
            whole(&target, |out| out.write_all(&bytes))?;
            fs::remove_file(from)
        }
        settled => settled,
    }
}

/// Removes unfinished files that killed runs left in a folder.
pub(crate) fn clear_leftovers(folder: &Path) {
    clear(folder, &|name| name.starts_with('.'));
}

/// Removes unfinished versions of a file.
fn clear_beside(target: &Path) {
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else { return };
    let begin = format!(".{}.", name.to_string_lossy());
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    clear(folder, &|name| name.starts_with(&begin));
}

fn clear(folder: &Path, wanted: &dyn Fn(&str) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if wanted(&name) && is_unfinished(&name) && entry.path().is_file() {
            // A file that is still being written is locked by its run.
            let idle = OpenOptions::new().write(true).open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if idle {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Whether a name is one that [`TemporaryFile`] gives: `.hasil.csv.4711-0.tmp`.
fn is_unfinished(name: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let run = name.strip_prefix('.').and_then(|name| name.strip_suffix(".tmp")).and_then(|name| name.rsplit_once('.'));
    let numbers = run.and_then(|(_, run)| run.split_once('-'));
    numbers.is_some_and(|(process, attempt)| number(process) && number(attempt))
}

/// The unfinished file; removed when it is dropped before it has settled.
struct TemporaryFile(Option<PathBuf>);

impl TemporaryFile {
    fn create(target: &Path) -> io::Result<(File, Self)> {
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        for attempt in 0..1000 {
            let mut unfinished = OsString::from(".");
            unfinished.push(name);
            unfinished.push(format!(".{}-{attempt}.tmp", std::process::id()));
            let beside = target.with_file_name(unfinished);
            match OpenOptions::new().write(true).create_new(true).open(&beside) {
                // The lock tells other runs that it is still being written; it ends with the run.
                Ok(file) => {
                    let _ = file.try_lock();
                    return Ok((file, Self(Some(beside))));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Takes the place of the target.
    fn settle(mut self, target: &Path) -> io::Result<()> {
        if let Some(path) = &self.0 {
            fs::rename(path, target)?;
        }
        self.0 = None;
        Ok(())
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::files::FilesOfRun;

    fn free() -> WritePermit {
        FilesOfRun::default().check().expect("nothing is read")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_that_fails_halfway_leaves_the_old_one_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("hasil.csv");
        fs::write(&path, "lama").expect("written");
        let failing = |out: &mut dyn Write| {
            out.write_all(b"setengah")?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let error = write(&free(), Some(&path), failing).expect_err("the failure");
        assert_eq!(error.downcast::<Stop>().expect("a stop").0[0].code(), "E902");
        assert_eq!(fs::read_to_string(&path).expect("read"), "lama");
        assert_eq!(names(folder.path()), ["hasil.csv"]);
    }

    #[test]
    fn a_finished_file_replaces_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("hasil.csv");
        fs::write(&path, "yang lama lebih panjang").expect("written");
        write(&free(), Some(&path), |out| out.write_all(b"baru")).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "baru");
        assert_eq!(names(folder.path()), ["hasil.csv"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("hasil.csv"), folder.path().join("tautan.csv"));
        fs::write(&path, "lama").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        std::os::unix::fs::symlink("hasil.csv", &link).expect("linked");
        write(&free(), Some(&link), |out| out.write_all(b"baru")).expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("read"), "baru");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }
}
