//! Explanations as a document: one section for each agency, then what proves the result.

use super::sum::sum;
use super::tree::rows;
use super::whatif::{Cells, what_if};
use crate::document::{Cell, Column, Document, DocumentTable};
use crate::report::class_colours;
use crate::report::document_parts;
use crate::report::explain::conclusion::class;
use crate::report::explain::conclusion::places;
use crate::report::explain::conclusion::result;
use crate::report::explain::view::Account;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::number;
use crate::report::scores::notes;
use crate::report::words::Word;

/// The whole document.
pub(super) fn document(report: &ExplainReport<'_>) -> Document {
    let title = notes::title(report.instrument);
    let mut document = Document::new(title.clone(), report.lang.code());
    document.class_colours = class_colours::of_classes(&report.instrument.classes);
    document.heading(1, title);
    document.paragraph(document_parts::status(report.instrument, report.lang));
    for account in report.accounts {
        one(report, account, &mut document);
    }
    document_parts::corrections(&mut document, &report.corrections());
    document_parts::rules(&mut document, report.instrument, report.lang);
    document_parts::inputs(&mut document, report.assessments.everything_read(), report.lang);
    document
}

fn one(report: &ExplainReport<'_>, account: &Account, document: &mut Document) {
    let lang = report.lang;
    let agency = report.agency(&account.told.explanation);
    document.heading(2, &*agency.name);
    let mut facts = Vec::new();
    if agency.id != agency.name {
        facts.push(format!("{}: {}", Word::Id.say(lang), agency.id).into());
    }
    facts.extend(agency.group.iter().map(|group| format!("{}: {group}", Word::Group.say(lang)).into()));
    facts.push(result(report, &account.told.explanation).into());
    document.list(facts);
    match &account.changed {
        None => told(report, &account.told, Word::ExplainTree, document),
        Some(changed) => {
            let said = what_if(report, &account.told, changed);
            document.heading(3, Word::WhatIfTitle.say(lang));
            document.list(said.changes.iter().map(|change| change.as_str().into()).collect());
            cells(report, None, Word::Change, &said.results, document);
            cells(report, Some(Word::Criterion), Word::PointsShort, &said.criteria, document);
            told(report, &changed.told, Word::WhatIfTree, document);
        }
    }
}

fn told(report: &ExplainReport<'_>, told: &Told, title: Word, document: &mut Document) {
    let lang = report.lang;
    tree(report, told, title, document);
    the_sum(report, told, document);
    let said = class(report, told);
    if !said.is_empty() {
        document.heading(3, Word::Class.say(lang));
    }
    for sentence in said {
        document.paragraph(sentence.text);
        document.list(sentence.below.into_iter().map(Into::into).collect());
    }
    let places = places(report, &told.explanation);
    if !places.is_empty() {
        document.heading(3, Word::Rank.say(lang));
    }
    let mut table = DocumentTable::new(vec![
        Column::number(Word::Rank.say(lang)),
        Column::text(&report.instrument.agency_label),
        Column::number(Word::Score.say(lang)),
        Column::number(Word::Distance.say(lang)),
    ]);
    for place in places {
        table.row([place.rank, place.agency, place.score, place.distance].map(Cell::from).to_vec());
    }
    document.table(table);
}

fn tree(report: &ExplainReport<'_>, told: &Told, title: Word, document: &mut Document) {
    let lang = report.lang;
    let (rows, not_asked) = rows(report, &told.explanation);
    if rows.is_empty() {
        return;
    }
    let number = |word: Word| Column::number(word.say(lang));
    let mut table = DocumentTable::new(vec![
        Column::text(Word::Criterion.say(lang)),
        number(Word::Score),
        number(Word::WeightPercent),
        number(Word::EffectiveShort),
        number(Word::PointsShort),
        number(Word::LostShort),
        Column::text(Word::Note.say(lang)),
    ]);
    for row in rows {
        let name = Cell::from(row.name).at_depth(row.depth);
        let numbers = [row.score, row.weight, row.effective, row.points, row.lost].map(Cell::from);
        table.row(std::iter::once(name).chain(numbers).chain([Cell::lines(row.notes)]).collect());
    }
    table.drop_empty();
    document.heading(3, title.say(lang));
    document.table(table);
    if not_asked > 0 {
        document.paragraph(Word::NotAsked.with(lang, &[("n", number::count(not_asked as u64, lang))]));
    }
}

fn the_sum(report: &ExplainReport<'_>, told: &Told, document: &mut Document) {
    let (lines, below) = sum(report, &told.explanation);
    if below.is_empty() {
        return;
    }
    document.heading(3, Word::SumTitle.say(report.lang));
    let mut table = DocumentTable::new(vec![
        Column::text(Word::Criterion.say(report.lang)),
        Column::number(Word::Calculation.say(report.lang)),
        Column::number(Word::PointsShort.say(report.lang)),
        Column::number(Word::ExactShort.say(report.lang)),
    ]);
    for line in lines {
        table.row([line.what, line.calculation, line.points, line.exact].map(Cell::from).to_vec());
    }
    table.drop_empty();
    document.table(table);
    document.list(below.into_iter().map(Into::into).collect());
}

fn cells(report: &ExplainReport<'_>, first: Option<Word>, last: Word, rows: &[Cells], document: &mut Document) {
    let number = |word: Word| Column::number(word.say(report.lang));
    let first = Column::text(first.map_or("", |word| word.say(report.lang)));
    let mut table = DocumentTable::new(vec![first, number(Word::Old), number(Word::New), number(last)]);
    for row in rows {
        table.row(row.iter().map(|cell| cell.as_str().into()).collect());
    }
    document.table(table);
}
