//! How scores came about, in every format: text, Markdown, JSON (`ikip.explanation/1`).
//!
//! What is said about an agency is put into words once ([`tree`], [`sum`], [`crate::report::explain::conclusion`], [`whatif`]); the formats lay it
//! out. Nothing is computed here that [`crate::analysis`] does not say.

mod conclusion;
mod figures;
mod json;
mod markdown;
mod sum;
mod text;
mod tree;
pub(crate) mod view;
mod whatif;

pub(crate) use crate::report::explain::conclusion::Sentence;
pub(crate) use crate::report::explain::conclusion::onward;
pub(crate) use crate::report::explain::view::ExplainReport;

use std::io::{self, Write};
use std::path::Path;

/// A way to write explanations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExplainFormat {
    /// As in `--format`.
    pub name: &'static str,
    /// Ending of the files that are written in it.
    pub ending: &'static str,
    /// Whether it carries the SHA-256 of every input.
    pub hashes: bool,
    /// Writes it.
    pub write: fn(&ExplainReport<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format, the default first.
pub(crate) const FORMATS: &[ExplainFormat] = &[
    ExplainFormat { name: "text", ending: "txt", hashes: false, write: text::write },
    ExplainFormat { name: "md", ending: "md", hashes: true, write: markdown::write },
    ExplainFormat { name: "json", ending: "json", hashes: true, write: json::write },
];

impl ExplainFormat {
    /// The format of a name, as in `--format`.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub(crate) fn of_file(path: &Path) -> Option<&'static Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        FORMATS.iter().find(|format| format.ending == ending)
    }
}
