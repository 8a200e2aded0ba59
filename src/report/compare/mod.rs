//! Who moved between results: text, a document in several media, rows, JSON (`ikip.compare/1`).

mod csv;
mod document;
mod json;
pub(crate) mod lines;
pub(crate) mod minutes;
mod text;
mod trend;
mod words;

use std::io::{self, Write};

use crate::analysis::compare::Comparison;
use crate::analysis::compare::Trend;
use crate::analysis::compare::position::Side;
use crate::document::{docx, html, markdown};
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::names::renames::Renames;
use crate::report::result_format::ResultFormat;
use crate::report::view::Screen;

/// Stands in a label between an input and the rules under which it was scored.
pub(crate) const RULES_MARK: &str = " · ";

/// Everything that an output may show.
#[derive(Debug, Clone)]
pub(crate) struct CompareReport<'a> {
    /// In the order given: two or more.
    pub sides: &'a [Side<'a>],
    /// Each result with the next: one less than sides.
    pub steps: &'a [Comparison],
    /// With more than two results.
    pub trend: Option<&'a Trend>,
    /// Bodies that were renamed.
    pub renames: &'a Renames,
    /// What was found on the way.
    pub findings: &'a [Finding],
    pub lang: Lang,
    pub screen: Screen,
}

/// A form in which a comparison can be written.
pub(crate) type CompareFormat = ResultFormat<fn(&CompareReport<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[CompareFormat] = &[
    CompareFormat::text(write_text),
    CompareFormat::markdown(|report, out| markdown::write(&document::document(report), out)),
    CompareFormat::html(|report, out| html::write(&document::document(report), out)),
    CompareFormat::docx(|report, out| docx::write(&document::document(report), out)),
    CompareFormat::csv(csv::write),
    CompareFormat::json(json::write),
];

/// Writes for people.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_text(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(text::text(report).as_bytes())
}
