//! The report card as Markdown.

use super::Card;
use super::document::document;
use crate::document::markdown;
use crate::report::view::ScoreReport;

/// One card as a document of its own.
#[must_use]
pub fn render(report: &ScoreReport<'_>, card: &Card) -> String {
    markdown::render(&document(report, card))
}
