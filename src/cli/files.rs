//! The files of a run: what it reads and what it writes. Nothing that was read is ever written over.
//!
//! Each command says both before it writes anything and gets a [`WritePermit`], without which [`super::output::write`]
//! writes no file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::abort::Stop;
use crate::cli::args::Data;
use crate::cli::file_identity::{FileIdentity, files_below, resolved};
use crate::finding::{BilingualFact, Place, finding};
use crate::rules::builtin;

/// What a file is to a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileRole {
    Answers,
    Rules,
    AgencyList,
    Corrections,
    Renames,
    Published,
    AssessorGroups,
    Manifest,
    RecordedResult,
    Table,
    OtherOutput,
}

impl FileRole {
    fn words(self) -> BilingualFact {
        let (id, en) = match self {
            Self::Answers => ("masukan", "an input"),
            Self::Rules => ("berkas aturan", "the rules file"),
            Self::AgencyList => ("daftar badan publik", "the list of agencies"),
            Self::Corrections => ("berkas koreksi", "the file of corrections"),
            Self::Renames => ("daftar badan publik yang berganti nama", "the list of renamed bodies"),
            Self::Published => ("tabel terbit yang diperiksa", "the published table that is checked"),
            Self::AssessorGroups => ("daftar kelompok penilai", "the list of groups of assessors"),
            Self::Manifest => ("manifes yang diperiksa", "the manifest that is checked"),
            Self::RecordedResult => ("hasil yang dicatat manifes", "the result that the manifest records"),
            Self::Table => ("berkas tabel yang dibaca", "the file of tables that is read"),
            Self::OtherOutput => ("keluaran lain dari perintah ini", "another output of this command"),
        };
        BilingualFact::words(id, en)
    }
}

/// What a run says of its files before it writes.
#[derive(Debug, Default)]
pub(crate) struct FilesOfRun {
    read: Vec<(FileRole, PathBuf)>,
    written: Vec<PathBuf>,
}

impl FilesOfRun {
    /// Files or folders of one kind that are read; `-` is standard input.
    #[must_use]
    pub(crate) fn reads(mut self, role: FileRole, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        let path = |path: &Path| if path == Path::new("-") { PathBuf::from("/dev/stdin") } else { path.to_owned() };
        self.read.extend(paths.into_iter().map(|read| (role, path(read.as_ref()))));
        self
    }

    /// Rules by file; those that come with the program are none.
    #[must_use]
    pub(crate) fn rules<'n>(self, names: impl IntoIterator<Item = &'n String>) -> Self {
        self.reads(FileRole::Rules, names.into_iter().filter(|name| builtin::text(name).is_none()))
    }

    /// Everything that the options about data name.
    #[must_use]
    pub(crate) fn data(self, data: &Data) -> Self {
        self.reads(FileRole::Answers, &data.inputs)
            .rules([&data.rules])
            .reads(FileRole::AgencyList, &data.agencies)
            .reads(FileRole::Corrections, &data.corrections)
    }

    /// Files that will be written; `-` is standard output.
    #[must_use]
    pub(crate) fn writes(mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        let paths = paths.into_iter().map(|path| path.as_ref().to_owned());
        self.written.extend(paths.filter(|path| path != Path::new("-")));
        self
    }

    /// Permission to write, where no output is anything that is read, or another output, or lies in an input folder.
    ///
    /// # Errors
    /// E003 or E021.
    pub(crate) fn check(self) -> Result<WritePermit, Stop> {
        let permit = WritePermit { read: self.read };
        let mut before: Vec<(PathBuf, Option<FileIdentity>)> = Vec::new();
        for path in &self.written {
            permit.allows(path)?;
            let own = (resolved(path), FileIdentity::of(path));
            let is_own =
                |(other, id): &(PathBuf, Option<FileIdentity>)| *other == own.0 || id.is_some() && *id == own.1;
            if before.iter().any(is_own) {
                return Err(overwritten(path, FileRole::OtherOutput, path));
            }
            before.push(own);
        }
        Ok(permit)
    }
}

/// Permission to write files: it knows everything that the run reads.
#[derive(Debug)]
pub(crate) struct WritePermit {
    read: Vec<(FileRole, PathBuf)>,
}

impl WritePermit {
    /// Whether a file may be written, whatever its path is called.
    ///
    /// # Errors
    /// E003 where it is a file that is read, also by another link; E021 where it lies in a folder of answers.
    pub(crate) fn allows(&self, path: &Path) -> Result<(), Stop> {
        let own = FileIdentity::of(path);
        for (role, read) in &self.read {
            let in_folder = fs::metadata(read).is_ok_and(|known| known.is_dir());
            if own.is_some() && !in_folder && own == FileIdentity::of(read) {
                return Err(overwritten(path, *role, read));
            }
            if !in_folder {
                continue;
            }
            // A file of the folder may have other names outside of it.
            let same = own.as_ref().and_then(|own| {
                files_below(read).into_iter().find(|file| FileIdentity::of(file).as_ref() == Some(own))
            });
            if let Some(file) = same {
                return Err(overwritten(path, *role, &file));
            }
            if *role == FileRole::Answers && lies_in(path, read) {
                let place = Place::file(&*path.to_string_lossy());
                return Err(finding!(E021: input = read.to_string_lossy()).at(place).into());
            }
        }
        Ok(())
    }
}

fn lies_in(path: &Path, folder: &Path) -> bool {
    fs::canonicalize(folder).is_ok_and(|folder| resolved(path).starts_with(folder))
}

fn overwritten(path: &Path, role: FileRole, read: &Path) -> Stop {
    let finding = finding!(E003: what = role.words()).at(Place::file(&*path.to_string_lossy()));
    finding.maybe("path", (read != path).then(|| read.to_string_lossy())).into()
}
