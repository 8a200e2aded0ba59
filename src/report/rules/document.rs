//! An instrument as the annex of a decree shows it: criteria with weights, scales, classes with their ranges, gates, caps,
//! what answers count as, how places are given.

use super::class_range::class_range;
use super::perspective::perspectives;
use super::show::{answered, closing, conditions, effective, known, summary, tree_columns, used_scales, walk, weight};
use super::{InstrumentReport, describe, words};
use crate::document::{Cell, Column, Document, DocumentTable, RichText, Tone};
use crate::report::class_colours;
use crate::report::document_parts;
use crate::report::scores::notes;
use crate::report::words::Word;

/// The whole document.
pub(super) fn document(report: &InstrumentReport<'_>) -> Document {
    let (instrument, lang) = (report.instrument, report.lang);
    let title = notes::title(instrument);
    let mut document = Document::new(title.clone(), lang.code());
    document.class_colours = class_colours::of_classes(&instrument.classes);
    document.heading(1, title);
    let mut head: Vec<RichText> = vec![document_parts::status(instrument, lang).into()];
    head.extend(facts(report, known(instrument)));
    document.lines(head);
    if !instrument.sources.is_empty() {
        document.paragraph(format!("{}:", Word::Sources.say(lang)));
    }
    document.list(instrument.sources.iter().map(|source| source.as_str().into()).collect());
    document.heading(2, words::TREE.say(lang));
    document.table(tree(report));
    titled(&mut document, Word::Scales.say(lang), scales(report));
    titled(&mut document, Word::Classes.say(lang), classes(report));
    let caps = instrument.caps.iter().map(|cap| describe::cap(instrument, cap, lang)).collect();
    listed(&mut document, Word::Caps.say(lang), caps);
    listed(&mut document, Word::AhpTitle.say(lang), describe::derived_weights(instrument, lang));
    listed(&mut document, Word::AnswerRules.say(lang), describe::answer_rules(instrument, lang));
    listed(&mut document, Word::SummaryWord.say(lang), summary(instrument, lang));
    document.heading(2, words::RULES_OF.say(lang));
    document.list(facts(report, closing(instrument, lang)));
    document
}

/// "Word: text" for each that has a text.
fn facts(report: &InstrumentReport<'_>, known: Vec<(Word, String)>) -> Vec<RichText> {
    let said = known.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(word, text)| format!("{}: {text}", word.say(report.lang)).into()).collect()
}

fn titled(document: &mut Document, title: &str, table: DocumentTable) {
    if !table.rows.is_empty() {
        document.heading(2, title);
    }
    document.table(table);
}

fn listed(document: &mut Document, title: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        document.heading(2, title);
    }
    document.list(lines.into_iter().map(RichText::from).collect());
}

fn tree(report: &InstrumentReport<'_>) -> DocumentTable {
    let (instrument, lang) = (report.instrument, report.lang);
    let perspectives = perspectives(instrument);
    let mut table = DocumentTable::new(tree_columns(&perspectives, words::CODE.say(lang), lang));
    let common = describe::common_blank(instrument);
    for ix in walk(instrument) {
        let criterion = &instrument.criteria[ix];
        let depth = criterion.depth.saturating_sub(1);
        // Branches stand out from what is answered.
        let name =
            if criterion.is_leaf() { RichText::from(&*criterion.name) } else { RichText::strong(&*criterion.name) };
        let mut cells = vec![Cell::from(&*criterion.id), Cell::from(name).at_depth(depth)];
        cells.push(weight(criterion, lang).into());
        cells.extend(perspectives.iter().map(|perspective| Cell::from(effective(perspective, ix, lang))));
        cells.push(answered(criterion, lang).into());
        cells.push(Cell::lines(conditions(instrument, ix, common, lang)));
        table.row(cells);
    }
    table.drop_empty();
    table
}

fn scales(report: &InstrumentReport<'_>) -> DocumentTable {
    let lang = report.lang;
    let columns = [words::SCALE, words::ANSWER].map(|phrase| Column::text(phrase.say(lang)));
    let mut table = DocumentTable::new(columns.to_vec());
    for scale in used_scales(report.instrument) {
        table.row(vec![scale.name.clone().into(), describe::scale(scale, lang).into()]);
    }
    table
}

fn classes(report: &InstrumentReport<'_>) -> DocumentTable {
    let (instrument, lang) = (report.instrument, report.lang);
    let mut table = DocumentTable::new(vec![
        Column::label(Word::Class.say(lang)),
        Column::label(words::CODE.say(lang)),
        Column::label(Word::Range.say(lang)),
    ]);
    for (at, class) in instrument.classes.iter().enumerate() {
        let code = class.code.as_deref().unwrap_or_default();
        let label = Cell::toned(class.label.as_str(), Tone::Class(at));
        table.row(vec![label, code.into(), class_range(instrument, at, lang).into()]);
    }
    table.drop_empty();
    table
}
