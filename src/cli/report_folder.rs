//! The folder of a report: it holds one run or the other, never both.
//!
//! All files are written into a hidden folder inside it and moved into place at the end; a lock keeps two runs apart. A
//! run that is killed before that leaves the old report; one that is killed while files are moved leaves a note that says
//! so, and the next run completes its work before it begins its own.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::abort::Stop;
use crate::cli::file_identity::files_below;
use crate::cli::files::WritePermit;
use crate::cli::output;
use crate::finding::{Finding, Place, finding, reason};
use crate::i18n::lang::Lang;
use crate::report::folder::{CARDS, PAGE_PDF};
use crate::report::words::Word;

/// Where unfinished files lie.
const STAGE: &str = ".ikip-report.tmp";
/// What stands in the folder while files are moved.
const MARK: &str = "BELUM-SELESAI.txt";
/// Files that are named in one finding.
const NAMED: usize = 8;

/// A folder that is being written.
#[derive(Debug)]
pub(crate) struct ReportFolder {
    path: PathBuf,
    stage: PathBuf,
    /// Held until the run ends; a killed run gives it back.
    _lock: Option<File>,
}

impl ReportFolder {
    /// Takes the folder for this run, and brings to an end what a killed run left in it.
    ///
    /// # Errors
    /// E902 where the system refuses.
    pub(crate) fn open(path: &Path) -> Result<Self, Stop> {
        let refused = |error: io::Error| refusal(path, &error);
        fs::create_dir_all(path).map_err(refused)?;
        let folder = Self { path: path.to_owned(), stage: path.join(STAGE), _lock: lock(path).map_err(refused)? };
        if path.join(MARK).exists() {
            folder.move_all().map_err(refused)?;
        }
        folder.clear().map_err(refused)?;
        output::clear_leftovers(path);
        output::clear_leftovers(&path.join(CARDS));
        fs::create_dir_all(folder.stage.join(CARDS)).map_err(refused)?;
        Ok(folder)
    }

    /// Where a file of this run lies until the end.
    #[must_use]
    pub(crate) fn staged(&self, name: &str) -> PathBuf {
        self.stage.join(name)
    }

    /// Where it will lie then.
    #[must_use]
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file of this run.
    ///
    /// # Errors
    /// E902 where the system refuses.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Stop> {
        let write = || {
            let mut file = File::create(self.staged(name))?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|error| refusal(&self.place(name), &error))
    }

    /// Moves all files of this run into place; the finding names files of other runs that are left.
    ///
    /// # Errors
    /// E003 or E021 where a file is one that was read, E902 where the system refuses.
    pub(crate) fn finish(self, permit: &WritePermit, lang: Lang) -> Result<Option<Finding>, Stop> {
        let refused = |error: io::Error| refusal(&self.path, &error);
        let written: BTreeSet<PathBuf> = self.names().into_iter().collect();
        for path in written.iter().map(|name| self.path.join(name)) {
            permit.allows(&path)?;
            if path.is_dir() {
                return Err(refusal(&path, &io::ErrorKind::IsADirectory.into()));
            }
        }
        let names: Vec<String> = written.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        let note = format!("{}\n\n{}\n", Word::ReportUnfinished.say(lang), names.join("\n"));
        fs::write(self.path.join(MARK), note).map_err(refused)?;
        self.move_all().map_err(refused)?;
        self.clear().map_err(refused)?;
        Ok(self.left_from_before(&written))
    }

    /// The files that wait to be moved, as they will be called in the folder.
    fn names(&self) -> Vec<PathBuf> {
        let name = |file: &PathBuf| file.strip_prefix(&self.stage).ok().map(Path::to_owned);
        files_below(&self.stage).iter().filter_map(name).collect()
    }

    fn move_all(&self) -> io::Result<()> {
        for name in self.names() {
            let target = self.path.join(&name);
            if let Some(above) = target.parent() {
                fs::create_dir_all(above)?;
            }
            output::settle(&self.stage.join(&name), &target)?;
        }
        Ok(())
    }

    /// Removes what waits to be moved, then the note about it.
    fn clear(&self) -> io::Result<()> {
        for gone in [fs::remove_dir_all(&self.stage), fs::remove_file(self.path.join(MARK))] {
            gone.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
        }
        Ok(())
    }

    /// Cards and pages of earlier runs that this one did not write: of agencies that are gone, or not asked for.
    fn left_from_before(&self, written: &BTreeSet<PathBuf>) -> Option<Finding> {
        let ours = |file: &PathBuf| {
            let ending = file.extension().map(|ending| ending.to_string_lossy().into_owned());
            ending.is_some_and(|ending| ["html", "md", "pdf", "docx"].contains(&&*ending))
        };
        let cards = files_below(&self.path.join(CARDS)).into_iter().filter(ours);
        let files = cards.chain(Some(self.path.join(PAGE_PDF)).filter(|page| page.is_file()));
        let left = |file: PathBuf| file.strip_prefix(&self.path).ok().map(Path::to_owned);
        let left: Vec<PathBuf> = files.filter_map(left).filter(|name| !written.contains(name)).collect();
        let mut names: Vec<String> = left.iter().take(NAMED).map(|name| name.to_string_lossy().into_owned()).collect();
        names.extend((left.len() > NAMED).then(|| "…".to_owned()));
        let place = Place::file(&*self.path.to_string_lossy());
        let count = left.len().to_string();
        (!left.is_empty()).then(|| finding!(W031: count = count, files = names.join(", ")).at(place))
    }
}

impl Drop for ReportFolder {
    fn drop(&mut self) {
        // With the note in place the next run completes what was begun.
        if !self.path.join(MARK).exists() {
            let _ = fs::remove_dir_all(&self.stage);
        }
    }
}

/// Waits until no other run writes into the folder. Where a system cannot lock a folder there is no lock.
fn lock(path: &Path) -> io::Result<Option<File>> {
    let Ok(folder) = File::open(path) else { return Ok(None) };
    match folder.lock() {
        Ok(()) => Ok(Some(folder)),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
        Err(_) => Ok(None),
    }
}

pub(crate) fn refusal(path: &Path, error: &io::Error) -> Stop {
    finding!(E902: reason = reason::of_system(error)).at(Place::file(path.to_string_lossy().as_ref())).into()
}
