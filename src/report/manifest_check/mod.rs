//! What a second run of a manifest says: as text, as a document to attach to a decision, and as JSON
//! (`ikip.manifest-check/1`). Knows nothing of how manifests are read.

mod document;
mod json;
mod words;

use std::io::{self, Write};

use crate::document::{docx, html, markdown};
use crate::finding::{self, Finding, render};
use crate::i18n::lang::Lang;
use crate::report::grid::wrapped;
use crate::report::result_format::ResultFormat;
use crate::report::view::Screen;
use crate::report::words::Word;
use crate::rules::Instrument;

/// A SHA-256 then and now.
#[derive(Debug, Clone, Default)]
pub(crate) struct HashPair {
    pub recorded: Option<String>,
    /// `None`: there is none now.
    pub found: Option<String>,
}

/// A file that the manifest names.
#[derive(Debug, Clone)]
pub(crate) struct FileCheck {
    pub path: String,
    pub hash: HashPair,
}

/// The rules as the manifest records them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RecordedRules<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// As in rules files.
    pub status: &'a str,
    /// Of their text.
    pub sha256: &'a str,
}

/// Everything that an output may show.
#[derive(Debug, Clone)]
pub(crate) struct ManifestCheck<'a> {
    /// The manifest.
    pub path: String,
    /// The version that wrote it.
    pub version: &'a str,
    pub rules: RecordedRules<'a>,
    /// The rules as they are read now; `None` where their text is none any more.
    pub instrument: Option<&'a Instrument>,
    pub inputs: Vec<FileCheck>,
    /// Of the ranking as CSV with everything.
    pub result: HashPair,
    /// The file that was written then.
    pub output: Option<FileCheck>,
    /// What differs.
    pub findings: &'a [Finding],
    pub lang: Lang,
    pub screen: Screen,
}

impl ManifestCheck<'_> {
    fn is_same(&self) -> bool {
        !finding::any_error(self.findings)
    }

    /// The outcome in one sentence.
    fn outcome(&self) -> String {
        if !self.is_same() {
            return Word::ManifestDiffers.say(self.lang).to_owned();
        }
        let hash = self.result.recorded.clone().unwrap_or_default();
        Word::ManifestSame.with(self.lang, &[("inputs", self.inputs.len().to_string()), ("hash", hash)])
    }
}

/// A form in which a second run can be written.
pub(crate) type ManifestCheckFormat = ResultFormat<fn(&ManifestCheck<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[ManifestCheckFormat] = &[
    ManifestCheckFormat::text(write_text),
    ManifestCheckFormat::markdown(|check, out| markdown::write(&document::document(check), out)),
    ManifestCheckFormat::html(|check, out| html::write(&document::document(check), out)),
    ManifestCheckFormat::docx(|check, out| docx::write(&document::document(check), out)),
    ManifestCheckFormat::json(json::write),
];

/// "Same", or what differs.
fn write_text(check: &ManifestCheck<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(wrapped(&check.outcome(), check.screen.width).as_bytes())?;
    check.findings.iter().try_for_each(|found| out.write_all(render::text(found, check.lang, false).as_bytes()))
}
