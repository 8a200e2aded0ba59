//! A verification as a document to attach to a decision: the outcome, what was tested and what not, each figure that does
//! not follow, and by which rules and inputs.

use super::figures::figures;
use super::{VerifyReport, coverage, text, words};
use crate::analysis::verify::{Mismatch, What};
use crate::document::{Cell, Column, Document, DocumentTable, RichText, Tone};
use crate::finding::Finding;
use crate::report::corrections::Corrections;
use crate::report::document_parts;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::phrase::Phrase;
use crate::report::scores::notes;
use crate::report::words::Word;

/// So many figures are listed with their verdicts; of more there are rows in CSV.
const FIGURES: usize = 400;

/// The whole document.
pub(super) fn document(report: &VerifyReport<'_>) -> Document {
    let title = title(report);
    let mut document = Document::new(title.clone(), report.lang.code());
    document.heading(1, title);
    document.lines(vec![
        RichText::strong(notes::title(report.instrument)),
        document_parts::status(report.instrument, report.lang).into(),
        text::subject(report).into(),
    ]);
    document.paragraph(text::outcome(report));
    causes(report, &mut document);
    tested(report, &mut document);
    mismatches(report, &mut document);
    near(report, &mut document);
    moved(report, &mut document);
    findings(report, &mut document);
    document_parts::rules(&mut document, report.instrument, report.lang);
    document.heading(2, words::PUBLISHED_FILES.say(report.lang));
    document_parts::inputs(&mut document, report.tables, report.lang);
    if let Some(inputs) = report.inputs {
        document_parts::corrections(&mut document, &Corrections::of(report.instrument, inputs, report.lang));
        document.heading(2, words::INPUT_FILES.say(report.lang));
        document_parts::inputs(&mut document, inputs.everything_read(), report.lang);
    }
    every_figure(report, &mut document);
    document
}

/// The outcome in words.
fn title(report: &VerifyReport<'_>) -> String {
    let wrong = report.found.mismatches.len();
    match report.found.verdict() {
        None => words::NOTHING.say(report.lang).to_owned(),
        Some(false) => words::FAILS.with(report.lang, &[("n", number::count(wrong as u64, report.lang))]),
        Some(true) if coverage::is_partial(report) => words::FOLLOWS_PART.say(report.lang).to_owned(),
        Some(true) => words::FOLLOWS.say(report.lang).to_owned(),
    }
}

fn causes(report: &VerifyReport<'_>, document: &mut Document) {
    let told = text::said_causes(report);
    if !told.is_empty() {
        document.heading(2, Word::CausesTold.say(report.lang).trim_end_matches(':'));
    }
    document.list(told.into_iter().map(RichText::from).collect());
}

fn tested(report: &VerifyReport<'_>, document: &mut Document) {
    let lang = report.lang;
    let said = |lines: Vec<String>| lines.into_iter().map(RichText::from).collect();
    let checked = coverage::checked(report);
    if !checked.is_empty() {
        document.heading(2, words::TESTED.say(lang));
        let by = if report.inputs.is_some() { words::BY_INPUTS } else { words::BY_TABLE };
        document.paragraph(by.say(lang));
        document.list(said(checked));
    }
    let open: Vec<String> = coverage::not_checked(report).into_iter().chain(text::limits(report)).collect();
    document.heading(2, words::NOT_TESTED.say(lang));
    if open.is_empty() {
        document.paragraph(words::ALL_TESTED.say(lang));
    }
    document.list(said(open));
}

fn mismatches(report: &VerifyReport<'_>, document: &mut Document) {
    let lang = report.lang;
    let text_column = |phrase: Phrase| Column::text(phrase.say(lang));
    let mut table = DocumentTable::new(vec![
        Column::text(Word::Place.say(lang)),
        Column::text(&report.instrument.agency_label),
        text_column(words::FIGURE),
        Column::number(words::PRINTED.say(lang)),
        Column::number(words::SHOULD_BE.say(lang)),
        text_column(words::CAUSE),
    ]);
    report.found.mismatches.iter().for_each(|mismatch| table.row(row(report, mismatch)));
    if !table.rows.is_empty() {
        document.heading(2, words::DIFFERENT.say(lang));
    }
    document.table(table);
}

fn row(report: &VerifyReport<'_>, mismatch: &Mismatch) -> Vec<Cell> {
    let shown = |figure| text::figure(report, figure).unwrap_or_else(|| DASH.to_owned());
    let mut causes = text::reasons(report, mismatch);
    // Of whole rows the sentence says what no figure does.
    let of_row = matches!(mismatch.what, What::Missing | What::Extra | What::Repeated);
    if of_row {
        causes.insert(0, text::statement(report, mismatch));
    }
    if causes.is_empty() {
        causes.push(words::UNKNOWN_CAUSE.say(report.lang).to_owned());
    }
    let (printed, expected) = match mismatch.what {
        What::Extra | What::Repeated => (DASH.to_owned(), DASH.to_owned()),
        _ => (shown(&mismatch.printed), shown(&mismatch.expected)),
    };
    vec![
        place(report, mismatch).into(),
        mismatch.subject.clone().into(),
        text::what(report, &mismatch.what).into(),
        Cell::toned(printed, Tone::Error),
        Cell::toned(expected, Tone::Good),
        Cell::lines(causes),
    ]
}

/// Row or cell; with the file where there are several.
fn place(report: &VerifyReport<'_>, mismatch: &Mismatch) -> String {
    let place = &mismatch.place;
    if text::files(report).len() > 1 {
        return place.told();
    }
    match (&place.cell, place.line) {
        (Some(cell), _) => cell.clone(),
        (None, Some(line)) => words::AT_ROW.with(report.lang, &[("line", line.to_string())]),
        (None, None) => DASH.to_owned(),
    }
}

/// Every figure of the tables with its verdict, where a reader can still go through them.
fn every_figure(report: &VerifyReport<'_>, document: &mut Document) {
    let lang = report.lang;
    let figures = figures(report);
    if figures.is_empty() {
        return;
    }
    document.heading(2, words::EVERY_FIGURE.say(lang));
    if figures.len() > FIGURES {
        let n = number::count(figures.len() as u64, lang);
        return document.paragraph(words::TOO_MANY.with(lang, &[("n", n)]));
    }
    let mut table = DocumentTable::new(vec![
        Column::text(report.instrument.agency_label.clone()),
        Column::text(words::FIGURE.say(lang)),
        Column::number(words::PRINTED.say(lang)),
        Column::number(words::SHOULD_BE.say(lang)),
        Column::label(words::VERDICT.say(lang)),
    ]);
    for figure in figures {
        let shown = |figure| text::figure(report, figure).unwrap_or_else(|| DASH.to_owned());
        let printed = shown(&figure.printed);
        let (expected, verdict, tone) = match (figure.mismatch, figure.is_tested) {
            // Of a second row about one body it is told where the first one stands: no figure.
            (Some(_), _) if figure.what == What::Repeated => (DASH.to_owned(), words::FIGURE_DIFFERS, Tone::Error),
            (Some(mismatch), _) => (shown(&mismatch.expected), words::FIGURE_DIFFERS, Tone::Error),
            (None, true) => (printed.clone(), words::FIGURE_FOLLOWS, Tone::Good),
            (None, false) => (DASH.to_owned(), words::FIGURE_OPEN, Tone::Muted),
        };
        let what = text::what(report, &figure.what);
        let verdict = Cell::toned(verdict.say(lang), tone);
        table.row(vec![figure.subject.into(), what.into(), printed.into(), expected.into(), verdict]);
    }
    document.table(table);
}

fn near(report: &VerifyReport<'_>, document: &mut Document) {
    let names = report.found.near.iter().map(|near| {
        let facts = [("printed", near.printed.clone()), ("known", near.known.clone())];
        Word::NearName.with(report.lang, &facts).into()
    });
    let names: Vec<RichText> = names.collect();
    if !names.is_empty() {
        document.heading(2, Word::NearNames.say(report.lang));
    }
    document.list(names);
}

fn moved(report: &VerifyReport<'_>, document: &mut Document) {
    let lang = report.lang;
    let mut table = DocumentTable::new(vec![
        Column::text(&report.instrument.agency_label),
        Column::label(Word::Rank.say(lang)),
        Column::text(Word::Class.say(lang)),
        Column::text(Word::Why.say(lang)),
    ]);
    for moved in &report.found.moved {
        let cells = [moved.agency.clone(), text::ranks(report, moved), text::classes(moved), text::why(report, moved)];
        table.row(cells.map(Cell::from).to_vec());
    }
    if !table.rows.is_empty() {
        document.heading(2, Word::OncePutRight.say(lang));
    }
    document.table(table);
}

fn findings(report: &VerifyReport<'_>, document: &mut Document) {
    let said = |finding: &Finding| {
        let place = finding.place.told();
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        RichText::from(format!("{} {}{place}", finding.code(), finding.message(report.lang)))
    };
    let findings: Vec<RichText> = report.findings.iter().map(said).collect();
    if !findings.is_empty() {
        document.heading(2, Word::Findings.say(report.lang));
    }
    document.list(findings);
}
