//! The reader of rules files: TOML text -> [`Instrument`], or everything that is wrong with it in one run.
//!
//! Each step reads on after a finding, with what it could make of the text; an instrument comes out only when there is
//! no error. Reads no files. Source of every check: the language in `scoring-rules/README.md`.

mod ahp;
mod aliases;
mod build;
mod checks;
mod classes;
mod conditions;
mod criteria;
mod cycles;
mod diagnostics;
mod document;
mod keys;
mod limits;
mod range;
pub(crate) mod raw;
mod recover;
mod scales;
mod settings;
mod spanned;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod unit;
mod weights;

use super::Instrument;
use crate::finding::Finding;
use crate::rules::read::diagnostics::Diagnostics;

/// What came of reading a rules file.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    /// `None` when there is any error.
    pub instrument: Option<Instrument>,
    /// Errors and warnings, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads the text of a rules file; `file` is how findings name it.
#[must_use]
pub(crate) fn read(text: &str, file: &str) -> Read {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Diagnostics::new(body, file);
    let root = syntax::parse(&mut report);
    let draft = document::Draft::read(&root, &mut report);
    if draft.too_deep {
        return Read { instrument: None, findings: report.into_findings() };
    }
    let bound = checks::check(&draft, &mut report);
    let instrument = if report.failed() { None } else { build::build(draft, bound, text) };
    Read { instrument, findings: report.into_findings() }
}
