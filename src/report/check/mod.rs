//! What `ikip check` found, in every format: one file per format, one line each in [`FORMATS`].

mod csv;
mod document;
mod json;
pub(crate) mod reminders;
mod sarif;
pub(crate) mod status;
mod status_csv;
mod text;
mod workbook;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use crate::analysis::quality::Completeness;
use crate::answers::Assessments;
use crate::document::{html, markdown};
use crate::finding::Finding;
use crate::finding::severity::Severity;
use crate::i18n::lang::Lang;
use crate::report::view::Screen;
use crate::rules::Instrument;
pub(crate) use status::StatusReport;

/// Everything that an output may show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CheckReport<'a> {
    pub instrument: &'a Instrument,
    pub assessments: &'a Assessments,
    /// In the order in which a reader meets them.
    pub findings: &'a [Finding],
    /// Findings that are only counted, by code.
    pub more: &'a BTreeMap<&'static str, u64>,
    /// The same for people.
    pub not_told: &'a str,
    pub completeness: &'a Completeness,
    /// How far each body is, where that is asked.
    pub status: Option<StatusReport<'a>>,
    pub lang: Lang,
    pub screen: Screen,
}

impl CheckReport<'_> {
    /// Errors and warnings, those that are not shown included.
    fn counts(&self) -> (u64, u64) {
        let shown = self.findings.iter().map(|finding| (finding.severity(), 1));
        let more = self.more.iter().map(|(code, count)| (Severity::of(code), *count));
        shown.chain(more).fold((0, 0), |(errors, warnings), (severity, count)| match severity {
            Severity::Error => (errors + count, warnings),
            Severity::Warning => (errors, warnings + count),
        })
    }
}

/// A form in which the result can be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CheckFormat {
    /// As on the command line.
    pub name: &'static str,
    /// Endings of files that ask for it.
    pub endings: &'static [&'static str],
    /// Whether it carries the SHA-256 of every input.
    pub hashes: bool,
    pub write: fn(&CheckReport<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every form, the default first.
pub(crate) const FORMATS: &[CheckFormat] = &[
    CheckFormat { name: "text", endings: &["txt"], hashes: false, write: text::write },
    CheckFormat { name: "json", endings: &["json"], hashes: true, write: json::write },
    CheckFormat { name: "csv", endings: &["csv"], hashes: false, write: csv::write },
    CheckFormat { name: "md", endings: &["md", "markdown"], hashes: false, write: write_markdown },
    CheckFormat { name: "html", endings: &["html", "htm"], hashes: false, write: write_html },
    CheckFormat { name: "sarif", endings: &["sarif"], hashes: true, write: sarif::write },
    CheckFormat { name: "xlsx", endings: &["xlsx"], hashes: false, write: workbook::write },
];

impl CheckFormat {
    /// The format of a name, as in `--format`.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub(crate) fn of_file(path: &Path) -> Option<&'static Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
    }
}

fn write_markdown(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(markdown::render(&document::document(report)).as_bytes())
}

fn write_html(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(html::page(&document::document(report)).as_bytes())
}
