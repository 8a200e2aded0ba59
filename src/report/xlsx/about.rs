//! The sheets of findings with corrections, and of provenance.

use super::Recap;
use super::layout::{HEAD, column};
use crate::finding::severity::Severity;
use crate::finding::{self, Finding, grouped};
use crate::i18n::lang::Lang;
use crate::report::number::DASH;
use crate::report::provenance::{PROGRAM_LINE, sha256};
use crate::report::scores::notes;
use crate::report::words::{self, Word};
use crate::workbook::book::CellStyle;
use crate::workbook::formula::CellRef;
use crate::workbook::held::HeldReason;

/// Corrections first, then what was found.
pub(crate) fn findings(recap: &mut Recap<'_>) {
    let (source, sheet) = (recap.source, recap.layout.sheets.findings);
    let mut row = HEAD - 1;
    recap.book.text(CellRef { sheet, row, col: 0 }, Word::Corrections.say(source.lang), CellStyle::Part);
    row += 1;
    let words = [Word::Criterion, Word::Assessor, Word::Old, Word::New, Word::Reason].map(|word| word.say(source.lang));
    let heads = std::iter::once(source.instrument.agency_label.as_str()).chain(words);
    for (col, (head, width)) in heads.zip([30.0, 16.0, 24.0, 16.0, 70.0, 70.0]).enumerate() {
        recap.head(CellRef { sheet, row, col: column(col) }, head, width);
    }
    for correction in &source.assessments.corrections {
        row += 1;
        let id = source.instrument.criteria[correction.criterion].id.as_str();
        let cells = [
            notes::corrected(source, correction),
            id,
            &correction.assessor,
            &correction.old,
            &correction.new,
            &correction.reason,
        ];
        texts(recap, row, &cells);
    }
    if source.assessments.corrections.is_empty() {
        row += 1;
        recap.book.text(CellRef { sheet, row, col: 0 }, DASH, CellStyle::Line);
    }
    row += 2;
    recap.book.text(CellRef { sheet, row, col: 0 }, Word::Findings.say(source.lang), CellStyle::Part);
    row += 1;
    let heads = [Word::Place, Word::Code, Word::Kind, Word::Cell, Word::Found, Word::Remedy];
    for (col, word) in heads.into_iter().enumerate() {
        recap.book.text(CellRef { sheet, row, col: column(col) }, word.say(source.lang), CellStyle::Head);
    }
    // As the program tells them: many of one cause as one, with the places of the others.
    let mut all: Vec<Finding> = source.findings.iter().chain(source.checked).cloned().collect();
    finding::sort(&mut all);
    for cause in grouped::causes(&all) {
        row += 1;
        write(recap, row, cause.first, cause.also(source.lang));
    }
    if all.is_empty() {
        row += 1;
        recap.book.text(CellRef { sheet, row, col: 0 }, Word::NoFindings.say(source.lang), CellStyle::Line);
    }
    owing(recap, row + 2);
}

/// Who owes answers, stage by stage, from a row on.
fn owing(recap: &mut Recap<'_>, mut row: u32) {
    let (owing, more) = notes::owing(recap.source);
    if owing.is_empty() {
        return;
    }
    let sheet = recap.layout.sheets.findings;
    recap.book.text(CellRef { sheet, row, col: 0 }, Word::Completeness.say(recap.source.lang), CellStyle::Part);
    let more = (more > 0).then(|| Word::MoreOwing.with(recap.source.lang, &[("n", more.to_string())]));
    for (name, owed) in owing.iter().map(|(name, owed)| (*name, &**owed)).chain(more.as_deref().map(|more| (more, "")))
    {
        row += 1;
        texts(recap, row, &[name, "", "", "", owed]);
    }
}

fn write(recap: &mut Recap<'_>, row: u32, finding: &Finding, also: Option<String>) {
    let lang = recap.source.lang;
    let place = finding.place.shown();
    let kind = match finding.severity() {
        Severity::Error => Word::SeverityError,
        Severity::Warning => Word::SeverityWarning,
    };
    let cell = finding.place.cell.clone().unwrap_or_default();
    let message = [Some(finding.message(lang)), also].into_iter().flatten().collect::<Vec<_>>().join("; ");
    let help = finding.help(lang);
    texts(recap, row, &[&place, finding.code(), kind.say(lang), &cell, &message, &help]);
}

fn texts(recap: &mut Recap<'_>, row: u32, cells: &[&str]) {
    let sheet = recap.layout.sheets.findings;
    for (col, text) in cells.iter().enumerate() {
        if !text.is_empty() {
            recap.book.text(CellRef { sheet, row, col: column(col) }, text, CellStyle::Wrapped);
        }
    }
}

/// Program, rules, inputs with their hashes, and how many cells are formulas.
pub(crate) fn provenance(recap: &mut Recap<'_>) {
    let (source, sheet) = (recap.source, recap.layout.sheets.provenance);
    let (instrument, lang) = (source.instrument, source.lang);
    for (col, width) in [26.0, 70.0, 70.0, 12.0, 12.0, 14.0, 12.0].into_iter().enumerate() {
        recap.book.sheets[sheet].widths.insert(column(col), width);
    }
    let known = [
        (Word::Program, PROGRAM_LINE.to_owned()),
        (Word::Rules, instrument.id.clone()),
        (Word::Title, notes::title(instrument)),
        (Word::Status, words::status(instrument.status).say(lang).to_owned()),
        (Word::Authority, instrument.authority.clone().unwrap_or_default()),
        (Word::Basis, instrument.basis.join("; ")),
        (Word::Sources, instrument.sources.join("\n")),
        (Word::Note, instrument.note.clone().unwrap_or_default()),
        (Word::RulesHash, sha256(instrument.text.as_bytes())),
        (Word::Formulas, recap.told()),
    ];
    let mut row = HEAD - 2;
    for (word, text) in known.into_iter().filter(|(_, text)| !text.is_empty()) {
        recap.book.text(CellRef { sheet, row, col: 0 }, word.say(lang), CellStyle::Part);
        recap.book.text(CellRef { sheet, row, col: 1 }, &text, CellStyle::Wrapped);
        row += 1;
    }
    inputs(recap, row + 1);
}

fn inputs(recap: &mut Recap<'_>, row: u32) {
    let (source, sheet) = (recap.source, recap.layout.sheets.provenance);
    let heads =
        [Word::Inputs, Word::File, Word::Hash, Word::Rows, Word::HeadDelimiter, Word::HeadEncoding, Word::HeadMark];
    for (col, word) in heads.into_iter().enumerate() {
        recap.book.text(CellRef { sheet, row, col: column(col) }, word.say(source.lang), CellStyle::Head);
    }
    for (at, (row, input)) in (row + 1..).zip(source.assessments.everything_read()).enumerate() {
        let delimiter = input
            .delimiter
            .map(|mark| if mark == '\t' { Word::Tab.say(source.lang).to_owned() } else { mark.to_string() });
        let mark = input.decimal_mark.map(String::from);
        recap.book.number(CellRef { sheet, row, col: 0 }, (at + 1) as f64, CellStyle::Count);
        recap.book.text(CellRef { sheet, row, col: 1 }, &input.path, CellStyle::Wrapped);
        recap.book.number(CellRef { sheet, row, col: 3 }, input.rows as f64, CellStyle::Count);
        let cells =
            [(2, input.sha256.as_deref()), (4, delimiter.as_deref()), (5, input.encoding), (6, mark.as_deref())];
        for (col, text) in cells {
            recap.optional(CellRef { sheet, row, col }, text);
        }
    }
}

/// Why a value stands where a formula should, in words.
#[must_use]
pub(crate) fn why(why: HeldReason, lang: Lang) -> &'static str {
    match why {
        HeldReason::Top => Word::WhyTop,
        HeldReason::Coverage => Word::WhyCoverage,
        HeldReason::TooLong => Word::WhyTooLong,
        HeldReason::Differs => Word::WhyDiffers,
        HeldReason::TooMany => Word::WhyTooMany,
    }
    .say(lang)
}
