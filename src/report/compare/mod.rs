//! Who moved between results, as text and as JSON (`ikip.compare/1`).

mod json;
pub mod lines;
pub(crate) mod minutes;
mod text;
mod trend;

use std::io::{self, Write};

use crate::analysis::compare::Comparison;
use crate::analysis::compare::Trend;
use crate::analysis::compare::position::Side;
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::report::view::Screen;

/// Stands in a label between an input and the rules under which it was scored.
pub(crate) const RULES_MARK: &str = " · ";

/// Everything that an output may show.
#[derive(Debug, Clone)]
pub struct CompareReport<'a> {
    /// In the order given: two or more.
    pub sides: &'a [Side<'a>],
    /// Each result with the next: one less than sides.
    pub steps: &'a [Comparison],
    /// With more than two results.
    pub trend: Option<&'a Trend>,
    /// What was found on the way.
    pub findings: &'a [Finding],
    pub lang: Lang,
    pub screen: Screen,
}

/// Writes for people.
///
/// # Errors
/// Those of `out`.
pub fn write_text(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(text::text(report).as_bytes())
}

/// Writes for programs.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_json(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write(report, out)
}
