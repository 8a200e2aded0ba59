//! How scores came about, in every format: text, a document in several media, rows, JSON (`ikip.explanation/1`).
//!
//! What is said about an agency is put into words once ([`tree`], [`sum`], [`crate::report::explain::conclusion`], [`whatif`]); the formats lay it
//! out. Nothing is computed here that [`crate::analysis`] does not say.

mod conclusion;
mod csv;
mod document;
mod figures;
mod json;
mod sum;
mod text;
mod tree;
pub(crate) mod view;
mod whatif;

pub(crate) use crate::report::explain::conclusion::Sentence;
pub(crate) use crate::report::explain::conclusion::onward;
pub(crate) use crate::report::explain::view::ExplainReport;

use std::io::{self, Write};

use crate::document::{docx, html, markdown};
use crate::report::result_format::ResultFormat;

/// A form in which explanations can be written.
pub(crate) type ExplainFormat = ResultFormat<fn(&ExplainReport<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[ExplainFormat] = &[
    ExplainFormat::text(text::write),
    ExplainFormat::markdown(|report, out| markdown::write(&document::document(report), out)),
    ExplainFormat::html(|report, out| html::write(&document::document(report), out)),
    ExplainFormat::docx(|report, out| docx::write(&document::document(report), out)),
    ExplainFormat::csv(csv::write),
    ExplainFormat::json(json::write),
];
