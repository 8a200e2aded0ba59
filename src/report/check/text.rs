//! The check for people: every finding with its line, who still owes what, how much there is of all.

use std::io::{self, Write};

use super::CheckReport;
use crate::document::{Document, terminal};
use crate::finding::grouped;
use crate::report::ansi::Palette;
use crate::report::completeness::owing;
use crate::report::corrections::Corrections;
use crate::report::words::Word;

/// The whole text.
pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let colour = report.screen.palette != Palette::None;
    let mut parts = grouped::texts(report.findings, report.lang, colour);
    let width = report.screen.width;
    let owing = owing(report.instrument, report.assessments, report.completeness, width, report.lang);
    let board = report.status.as_ref().map(|status| {
        let mut document = Document::default();
        super::status::fill(report, status, &mut document, width);
        terminal::render(&document, width, report.screen.palette)
    });
    let board = board.unwrap_or_default();
    let corrections = Corrections::of(report.instrument, report.assessments, report.lang).text(width);
    let sections = [report.not_told, &board, &owing, corrections.trim_start()];
    parts.extend(sections.into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
    parts.push(format!("{}\n", summary(report)));
    out.write_all(parts.join("\n").as_bytes())
}

/// How many agencies were checked, how much of what was asked is answered, how much was found.
pub(super) fn summary(report: &CheckReport<'_>) -> String {
    let (errors, warnings) = report.counts();
    let mut facts = vec![
        ("agencies", report.assessments.agencies.len().to_string()),
        ("errors", errors.to_string()),
        ("warnings", warnings.to_string()),
    ];
    // Where errors withhold every agency nothing could be counted.
    if report.completeness.asked > 0 {
        facts.push(("asked", report.completeness.asked.to_string()));
        facts.push(("answered", report.completeness.answered.to_string()));
    }
    Word::CheckedCount.with(report.lang, &facts)
}
