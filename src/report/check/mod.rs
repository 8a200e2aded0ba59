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

use crate::analysis::quality::Completeness;
use crate::answers::Assessments;
use crate::document::{docx, html, markdown};
use crate::finding::Finding;
use crate::finding::severity::Severity;
use crate::i18n::lang::Lang;
use crate::report::result_format::ResultFormat;
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
pub(crate) type CheckFormat = ResultFormat<fn(&CheckReport<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[CheckFormat] = &[
    CheckFormat::text(text::write),
    CheckFormat::json(json::write),
    CheckFormat::csv(csv::write),
    CheckFormat::markdown(|report, out| markdown::write(&document::document(report), out)).without_hashes(),
    CheckFormat::html(|report, out| html::write(&document::document(report), out)).without_hashes(),
    CheckFormat::docx(|report, out| docx::write(&document::document(report), out)).without_hashes(),
    CheckFormat { name: "sarif", endings: &["sarif"], hashes: true, write: sarif::write },
    CheckFormat { name: "xlsx", endings: &["xlsx"], hashes: false, write: workbook::write },
];
