//! A second run as a document to attach to a decision: the outcome, every file with its hash then and now, the result,
//! what differs, and by which rules.

use super::{FileCheck, HashPair, ManifestCheck, words};
use crate::document::{Cell, Column, Document, DocumentTable, RichText, Tone};
use crate::finding::Finding;
use crate::i18n::printable::printable;
use crate::report::document_parts;
use crate::report::number::DASH;
use crate::report::phrase::Phrase;
use crate::report::words::Word;

/// The whole document.
pub(super) fn document(check: &ManifestCheck<'_>) -> Document {
    let lang = check.lang;
    let title = title(check).say(lang);
    let mut document = Document::new(title, lang.code());
    document.heading(1, title);
    let manifest = [("path", printable(&check.path)), ("version", printable(check.version))];
    let mut head = vec![RichText::strong(printable(check.rules.title)), words::MANIFEST.with(lang, &manifest).into()];
    head.extend(check.instrument.map(|instrument| document_parts::status(instrument, lang).into()));
    document.lines(head);
    if check.is_same() {
        document.paragraph(check.outcome());
    }
    results(check, &mut document);
    files(check, &mut document);
    differences(check, &mut document);
    if let Some(instrument) = check.instrument {
        document_parts::rules(&mut document, instrument, lang);
    }
    document
}

/// The outcome in words.
fn title(check: &ManifestCheck<'_>) -> Phrase {
    match (check.is_same(), &check.result.found) {
        (true, _) => words::SAME,
        (false, Some(_)) => words::DIFFERS,
        (false, None) => words::NOT_RUN,
    }
}

fn table(check: &ManifestCheck<'_>, first: &str) -> DocumentTable {
    let columns = [Column::text(first), Column::text("SHA-256"), Column::label(words::VERDICT.say(check.lang))];
    DocumentTable::new(columns.to_vec())
}

/// The ranking and the file that was written.
fn results(check: &ManifestCheck<'_>, document: &mut Document) {
    let lang = check.lang;
    let mut table = table(check, words::WHAT.say(lang));
    let mut row = |what: String, hash: &HashPair, absent: Phrase| {
        let [hashes, verdict] = compared(check, hash, absent);
        table.row(vec![what.into(), hashes, verdict]);
    };
    row(words::RANKING.say(lang).to_owned(), &check.result, words::NOT_COMPUTED);
    if let Some(written) = &check.output {
        let what = words::WRITTEN.with(lang, &[("path", printable(&written.path))]);
        row(what, &written.hash, words::FILE_MISSING);
    }
    document.heading(2, words::RESULTS.say(lang));
    document.table(table);
}

fn files(check: &ManifestCheck<'_>, document: &mut Document) {
    let mut table = table(check, Word::File.say(check.lang));
    for FileCheck { path, hash } in &check.inputs {
        let [hashes, verdict] = compared(check, hash, words::FILE_MISSING);
        table.row(vec![printable(path).into(), hashes, verdict]);
    }
    if !table.rows.is_empty() {
        document.heading(2, words::FILES.say(check.lang));
    }
    document.table(table);
}

/// The hashes and the verdict on them. `absent`: what is said where there is none now.
fn compared(check: &ManifestCheck<'_>, hash: &HashPair, absent: Phrase) -> [Cell; 2] {
    let lang = check.lang;
    let said = |phrase: Phrase, hash: &String| RichText::from(phrase.with(lang, &[("hash", hash.clone())]));
    match (&hash.recorded, &hash.found) {
        (None, _) => [RichText::from(DASH).into(), Cell::toned(words::NOT_RECORDED.say(lang), Tone::Muted)],
        (Some(recorded), None) => [RichText::code(recorded).into(), Cell::toned(absent.say(lang), Tone::Error)],
        (Some(recorded), Some(found)) if recorded == found => {
            [RichText::code(recorded).into(), Cell::toned(words::FILE_SAME.say(lang), Tone::Good)]
        }
        (Some(recorded), Some(found)) => [
            Cell::lines([said(words::RECORDED, recorded), said(words::NOW, found)]),
            Cell::toned(words::FILE_CHANGED.say(lang), Tone::Error),
        ],
    }
}

fn differences(check: &ManifestCheck<'_>, document: &mut Document) {
    let lang = check.lang;
    let said = |finding: &Finding| {
        let place = finding.place.told();
        let place = if place.is_empty() { place } else { format!(" ({})", printable(&place)) };
        RichText::from(format!("{} {}{place}", finding.code(), finding.message(lang)))
    };
    if !check.findings.is_empty() {
        document.heading(2, words::DIFFERENCES.say(lang));
    }
    document.list(check.findings.iter().map(said).collect());
}
