//! The report card as a document: Markdown and Word.

use super::provenance::InputLine;
use super::{Card, Point};
use crate::document::{Cell, Column, Document, DocumentTable, Emphasis, RichText};
use crate::i18n::lang::Lang;
use crate::report::number::DASH;
use crate::report::scores::notes;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};

/// One card as a document of its own.
#[must_use]
pub(crate) fn document(report: &ScoreReport<'_>, card: &Card) -> Document {
    let lang = report.lang;
    let mut document = Document::new(card.name.as_str(), lang.code());
    document.heading(1, card.name.as_str());
    let status = words::status(report.instrument.status).say(lang);
    let (kind, title) = (Word::ReportCard.say(lang), notes::title(report.instrument));
    document.paragraph(format!("{kind} · {title} · {}: {status}", Word::Status.say(lang)));
    document.list(facts(card, lang));
    let held = card.class.as_ref().and_then(|class| class.held.as_ref());
    let held = held.map(|cap| Word::HeldDown.with(lang, &[("cap", cap.clone())]));
    let remarks = [held, card.firmness.clone(), card.measure.clone()];
    remarks.into_iter().flatten().for_each(|remark| document.paragraph(remark));
    titled(&mut document, Word::Profile, profile(card, lang), lang);
    points(&mut document, Word::Strengths, &card.strengths, (card, Word::NoStrengths), lang);
    points(&mut document, Word::Weaknesses, &card.weaknesses, (card, Word::NoWeaknesses), lang);
    if !card.onward.is_empty() {
        document.heading(2, Word::Onward.say(lang));
    }
    for sentence in &card.onward {
        document.paragraph(sentence.text.as_str());
        document.list(sentence.below.iter().map(|line| line.as_str().into()).collect());
    }
    titled(&mut document, Word::AnswersGiven, answers(card, lang), lang);
    titled(&mut document, Word::Corrections, corrections(card, lang), lang);
    method(&mut document, card, lang);
    if report.hashes {
        hashes(&mut document, card, lang);
    }
    document
}

fn titled(document: &mut Document, word: Word, table: DocumentTable, lang: Lang) {
    if !table.rows.is_empty() {
        document.heading(2, word.say(lang));
    }
    document.table(table);
}

fn facts(card: &Card, lang: Lang) -> Vec<RichText> {
    let peers = || vec![("peers", card.peers.clone())];
    let mut lines = Vec::new();
    let mut said = |heading: &str, value: &str| lines.push(RichText::from(format!("{heading}: {value}")));
    if let Some(id) = &card.id {
        said(Word::Id.say(lang), id);
    }
    if let Some(group) = &card.group {
        said(Word::Group.say(lang), group);
    }
    match (&card.score, &card.reason) {
        (Some(score), _) => said(Word::Score.say(lang), &score.text),
        (None, reason) => said(Word::Unscored.say(lang), reason.as_deref().unwrap_or(DASH)),
    }
    if let Some(exact) = &card.exact {
        said(Word::ExactScore.say(lang), exact);
    }
    if let Some(class) = &card.class {
        said(Word::Class.say(lang), &class.label);
    }
    if let Some(place) = &card.place {
        said(&Word::PlaceAmong.with(lang, &peers()), place);
    }
    if let Some(mean) = &card.mean {
        let distance = card.distance.as_ref().map_or_else(String::new, |distance| format!(" ({distance})"));
        said(&Word::MeanOf.with(lang, &peers()), &format!("{}{distance}", mean.text));
    }
    said(Word::Coverage.say(lang), &card.coverage);
    if let Some(owed) = &card.owed {
        said(Word::Completeness.say(lang), owed);
    }
    if let Some((heading, text)) = &card.before {
        said(heading, text);
    }
    lines
}

fn profile(card: &Card, lang: Lang) -> DocumentTable {
    let text = |word: Word| Column::text(word.say(lang));
    let number = |word: Word| Column::number(word.say(lang));
    let mut table = DocumentTable::new(vec![
        Column::label(Word::Id.say(lang)),
        text(Word::Criterion),
        number(Word::Weight),
        number(Word::Score),
        number(Word::MeanShort),
        number(Word::Distance),
    ]);
    for line in &card.profile {
        let figure = |figure: &Option<crate::report::card::figure::CardFigure>| {
            figure.as_ref().map_or_else(String::new, |figure| figure.text.clone())
        };
        let state = line.state.as_ref().map_or_else(String::new, |state| format!(" {state}"));
        let score = format!("{}{state}", figure(&line.score));
        let distance = line.distance.clone().unwrap_or_default();
        let cells = [line.id.clone(), line.name.clone(), line.weight.clone(), score, figure(&line.mean), distance];
        table.row(cells.map(Cell::from).to_vec());
    }
    table
}

/// A list of criteria, or that there is none; nothing without a profile.
fn points(document: &mut Document, title: Word, points: &[Point], (card, none): (&Card, Word), lang: Lang) {
    if card.profile.is_empty() {
        return;
    }
    document.heading(2, title.say(lang));
    if points.is_empty() {
        document.paragraph(none.say(lang));
    }
    let line = |point: &Point| format!("{} {}: {} ({})", point.id, point.name, point.score, point.why).into();
    document.list(points.iter().map(line).collect());
}

fn answers(card: &Card, lang: Lang) -> DocumentTable {
    let words = [Word::Criterion, Word::Assessor, Word::AnswerWord, Word::CountsAs, Word::Evidence, Word::Note];
    let (assessor, evidence) = (card.any_answer(|a| &a.assessor), card.any_answer(|a| &a.evidence));
    let shown = [true, assessor, true, true, evidence, card.any_answer(|a| &a.note)];
    let head = |word: Word| match word {
        Word::CountsAs => Column::number(word.say(lang)),
        _ => Column::text(word.say(lang)),
    };
    let columns = words.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(word, _)| head(word));
    let mut table = DocumentTable::new(columns.collect());
    for answer in &card.answers {
        let open = if answer.verified { String::new() } else { format!(" ({})", Word::NotVerified.say(lang)) };
        let text = format!("{}{open}", answer.text);
        let cells = [&answer.criterion, &answer.assessor, &text, &answer.counts, &answer.evidence, &answer.note];
        let cells = cells.into_iter().zip(shown).filter(|(_, shown)| *shown);
        table.row(cells.map(|(cell, _)| cell.as_str().into()).collect());
    }
    table
}

fn corrections(card: &Card, lang: Lang) -> DocumentTable {
    let words = [Word::Criterion, Word::Assessor, Word::Old, Word::New, Word::Reason];
    let mut table = DocumentTable::new(words.map(|word| Column::text(word.say(lang))).to_vec());
    for one in &card.corrections {
        let cells = [&one.criterion, &one.assessor, &one.old, &one.new, &one.reason];
        table.row(cells.map(|cell| cell.as_str().into()).to_vec());
    }
    table
}

fn method(document: &mut Document, card: &Card, lang: Lang) {
    let facts = card.method.iter().map(|(heading, text)| RichText::from(format!("{heading}: {text}")));
    let inputs = card.inputs.iter().map(|input| RichText::from(input.path.as_str()));
    let lines: Vec<RichText> = facts.chain(inputs).collect();
    if !lines.is_empty() {
        document.heading(2, Word::HowComputed.say(lang));
    }
    document.list(lines);
    if let Some(told) = &card.other_inputs {
        document.paragraph(told.as_str());
    }
}

/// The hashes of the inputs, last of all.
fn hashes(document: &mut Document, card: &Card, lang: Lang) {
    let hashed = card.inputs.iter().filter(|input| !input.sha256.is_empty());
    let line = |input: &InputLine| {
        RichText::from(format!("{}, SHA-256 ", input.path)).and(input.sha256.as_str(), Emphasis::Code)
    };
    let lines: Vec<RichText> = hashed.map(line).collect();
    if !lines.is_empty() {
        document.heading(2, Word::FileHashes.say(lang));
    }
    document.list(lines);
}
