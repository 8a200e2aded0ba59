//! Parts that the documents of several commands share: the head, what proves a result, corrections.

use crate::answers::Input;
use crate::document::{Column, Document, DocumentTable, Emphasis, RichText};
use crate::i18n::lang::Lang;
use crate::report::corrections::Corrections;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::provenance::sha256;
use crate::report::scores::notes;
use crate::report::words::{self, Word};
use crate::rules::Instrument;

/// Id and standing of the rules: "monev-diy-2025 · status: resmi".
#[must_use]
pub(crate) fn status(instrument: &Instrument, lang: Lang) -> String {
    let status = words::status(instrument.status).say(lang);
    format!("{} · {}: {status}", instrument.id, Word::Status.say(lang).to_lowercase())
}

/// The rules with their hash, how numbers came about, and the program, as a list under a heading.
pub(crate) fn rules(document: &mut Document, instrument: &Instrument, lang: Lang) {
    document.heading(2, Word::HowComputed.say(lang));
    let said = |word: Word, text: &str| RichText::from(format!("{}: {text}", word.say(lang)));
    let rules = format!("{} ({})", notes::title(instrument), instrument.id);
    let hash = sha256(instrument.text.as_bytes());
    let mut lines = vec![said(Word::Rules, &rules).and(", SHA-256 ", Emphasis::None).and(hash, Emphasis::Code)];
    lines.extend(notes::how_computed(instrument, lang).iter().map(|(word, text)| said(*word, text)));
    document.list(lines);
}

/// Files with their rows and hashes, as a table; nothing without any.
pub(crate) fn inputs<'a>(document: &mut Document, inputs: impl IntoIterator<Item = &'a Input>, lang: Lang) {
    let columns = [Column::text(Word::File.say(lang)), Column::number(Word::Rows.say(lang)), Column::text("SHA-256")];
    let mut table = DocumentTable::new(columns.to_vec());
    for input in inputs {
        let hash = input.sha256.as_deref().map_or_else(|| RichText::from(DASH), RichText::code);
        table.row(vec![input.path.clone().into(), number::count(input.rows, lang).into(), hash.into()]);
    }
    document.table(table);
}

/// The corrections that were applied, under a heading; nothing without any.
pub(crate) fn corrections(document: &mut Document, corrections: &Corrections<'_>) {
    let table = corrections.document_table();
    if !table.rows.is_empty() {
        document.heading(2, Word::Corrections.say(corrections.lang));
    }
    document.table(table);
}
