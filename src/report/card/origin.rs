//! Where a result comes from, as pages and cards say it: rules, method, program, inputs.

use crate::finding::render::printable;
use crate::report::number;
use crate::report::provenance::{PROGRAM_LINE, sha256};
use crate::report::scores::{Report, notes};
use crate::report::words::{self, Word};

/// A heading and what stands under it. Printable, not escaped.
pub type Fact = (String, String);

/// The rules, how numbers were rounded and places given, and the program.
#[must_use]
pub fn method(report: &Report<'_>) -> Vec<Fact> {
    let (instrument, lang) = (report.instrument, report.lang);
    let said = |word: Word, text: &str| (word.say(lang).to_owned(), printable(text));
    let mut facts = vec![
        said(Word::Rules, &format!("{} ({})", notes::title(instrument), instrument.id)),
        said(Word::Status, words::status(instrument.status).say(lang)),
    ];
    facts.extend(instrument.authority.iter().map(|authority| said(Word::Authority, authority)));
    if !instrument.basis.is_empty() {
        facts.push(said(Word::Basis, &instrument.basis.join("; ")));
    }
    facts.extend(instrument.note.iter().map(|note| said(Word::Note, note.trim())));
    if !instrument.sources.is_empty() {
        facts.push(said(Word::Sources, &instrument.sources.join(" ; ")));
    }
    facts.push(said(Word::Rounded, &notes::rounding(instrument, lang)));
    facts.push(said(Word::RanksAndTies, &notes::ranks(instrument, lang)));
    if notes::any_approximate(report) {
        facts.push((Word::Note.say(lang).to_owned(), Word::Approximate.say(lang).to_owned()));
    }
    facts.push(said(Word::Program, PROGRAM_LINE));
    facts
}

/// One input as a page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputLine {
    pub path: String,
    pub rows: String,
    pub sha256: String,
}

/// The rules file and every input, with its hash.
#[must_use]
pub fn inputs(report: &Report<'_>) -> Vec<InputLine> {
    let rules = InputLine {
        path: format!("{} ({})", printable(&report.instrument.id), Word::Rules.say(report.lang)),
        rows: String::new(),
        sha256: sha256(report.instrument.text.as_bytes()),
    };
    let inputs = report.assessments.inputs.iter().map(|input| InputLine {
        path: printable(&input.path),
        rows: number::count(input.rows, report.lang),
        sha256: input.sha256.clone().unwrap_or_default(),
    });
    std::iter::once(rules).chain(inputs).collect()
}

/// One finding as a page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLine {
    pub code: String,
    pub error: bool,
    pub place: String,
    pub message: String,
}

/// What was found in the inputs.
#[must_use]
pub fn findings(report: &Report<'_>) -> Vec<FindingLine> {
    let line = |finding: &crate::finding::Finding| FindingLine {
        code: finding.code().to_owned(),
        error: finding.severity() == crate::finding::Severity::Error,
        place: printable(&finding.place.told()),
        message: printable(&finding.message(report.lang)),
    };
    report.findings.iter().map(line).collect()
}
