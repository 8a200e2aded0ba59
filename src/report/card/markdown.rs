//! The report card as Markdown.

use super::{Card, Point};
use crate::i18n::lang::Lang;
use crate::report::explain::Sentence;
use crate::report::markdown::{Align, escape, table};
use crate::report::number::DASH;
use crate::report::scores::notes;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};

/// One card as a document of its own.
#[must_use]
pub fn render(report: &ScoreReport<'_>, card: &Card) -> String {
    let lang = report.lang;
    let mut text = format!("# {}\n\n", escape(&card.name));
    let status = words::status(report.instrument.status).say(lang);
    text.push_str(&format!(
        "{} · {} · {}: {status}\n\n",
        Word::ReportCard.say(lang),
        escape(&notes::title(report.instrument)),
        Word::Status.say(lang)
    ));
    text.push_str(&facts(card, lang));
    if let Some(held) = card.class.as_ref().and_then(|class| class.held.as_ref()) {
        text.push_str(&format!("\n{}\n", escape(&Word::HeldDown.with(lang, &[("cap", held.clone())]))));
    }
    if let Some(firmness) = &card.firmness {
        text.push_str(&format!("\n{}\n", escape(firmness)));
    }
    if let Some(measure) = &card.measure {
        text.push_str(&format!("\n{}\n", escape(measure)));
    }
    let parts = [
        (Word::Profile, profile(card, lang)),
        (Word::Strengths, points(&card.strengths, card, Word::NoStrengths, lang)),
        (Word::Weaknesses, points(&card.weaknesses, card, Word::NoWeaknesses, lang)),
        (Word::Onward, onward(card)),
        (Word::AnswersGiven, answers(card, lang)),
        (Word::Corrections, corrections(card, lang)),
        (Word::HowComputed, method(card)),
    ];
    for (word, part) in parts {
        if !part.is_empty() {
            text.push_str(&format!("\n## {}\n\n{part}", word.say(lang)));
        }
    }
    text
}

fn facts(card: &Card, lang: Lang) -> String {
    let peers = || vec![("peers", card.peers.clone())];
    let mut lines = Vec::new();
    let mut said = |heading: &str, value: &str| lines.push(format!("- {}: {}\n", escape(heading), escape(value)));
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
    lines.concat()
}

fn profile(card: &Card, lang: Lang) -> String {
    if card.profile.is_empty() {
        return String::new();
    }
    let left = |word: Word| (Align::Left, word.say(lang).to_owned());
    let right = |word: Word| (Align::Right, word.say(lang).to_owned());
    let columns = [
        left(Word::Id),
        left(Word::Criterion),
        right(Word::Weight),
        right(Word::Score),
        right(Word::MeanShort),
        right(Word::Distance),
    ];
    let rows = card.profile.iter().map(|line| {
        let figure = |figure: &Option<crate::report::card::figure::CardFigure>| {
            figure.as_ref().map_or_else(String::new, |f| f.text.clone())
        };
        let state = line.state.as_ref().map_or_else(String::new, |state| format!(" {state}"));
        let score = format!("{}{state}", figure(&line.score));
        let distance = line.distance.clone().unwrap_or_default();
        let cells = [line.id.clone(), line.name.clone(), line.weight.clone(), score, figure(&line.mean), distance];
        cells.iter().map(|cell| escape(cell)).collect()
    });
    table(&columns, rows)
}

fn points(points: &[Point], card: &Card, none: Word, lang: Lang) -> String {
    if card.profile.is_empty() {
        return String::new();
    }
    if points.is_empty() {
        return format!("{}\n", none.say(lang));
    }
    let line = |point: &Point| {
        format!("- {} {}: {} ({})\n", escape(&point.id), escape(&point.name), escape(&point.score), escape(&point.why))
    };
    points.iter().map(line).collect()
}

fn onward(card: &Card) -> String {
    let paragraph = |said: &Sentence| {
        let below: String = said.below.iter().map(|line| format!("- {}\n", escape(line))).collect();
        let gap = if below.is_empty() { "" } else { "\n" };
        format!("{}\n{gap}{below}", escape(&said.text))
    };
    card.onward.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

fn answers(card: &Card, lang: Lang) -> String {
    if card.answers.is_empty() {
        return String::new();
    }
    let words = [Word::Criterion, Word::Assessor, Word::AnswerWord, Word::CountsAs, Word::Evidence, Word::Note];
    let (assessor, evidence) = (card.any_answer(|a| &a.assessor), card.any_answer(|a| &a.evidence));
    let shown = [true, assessor, true, true, evidence, card.any_answer(|a| &a.note)];
    let head =
        |word: Word| (if word == Word::CountsAs { Align::Right } else { Align::Left }, word.say(lang).to_owned());
    let columns: Vec<(Align, String)> =
        words.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(w, _)| head(w)).collect();
    let rows = card.answers.iter().map(|answer| {
        let open = if answer.verified { String::new() } else { format!(" ({})", Word::NotVerified.say(lang)) };
        let text = format!("{}{open}", answer.text);
        let cells = [&answer.criterion, &answer.assessor, &text, &answer.counts, &answer.evidence, &answer.note];
        cells.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(cell, _)| escape(cell)).collect()
    });
    table(&columns, rows)
}

fn corrections(card: &Card, lang: Lang) -> String {
    if card.corrections.is_empty() {
        return String::new();
    }
    let words = [Word::Criterion, Word::Assessor, Word::Old, Word::New, Word::Reason];
    let columns = words.map(|word| (Align::Left, word.say(lang).to_owned()));
    let rows = card.corrections.iter().map(|correction| {
        [&correction.criterion, &correction.assessor, &correction.old, &correction.new, &correction.reason]
            .map(|cell| escape(cell))
            .to_vec()
    });
    table(&columns, rows)
}

fn method(card: &Card) -> String {
    let facts = card.method.iter().map(|(heading, text)| format!("- {heading}: {}\n", escape(text)));
    let inputs = card.inputs.iter().map(|input| {
        let hash = if input.sha256.is_empty() { String::new() } else { format!(", SHA-256 `{}`", input.sha256) };
        format!("- {}{hash}\n", escape(&input.path))
    });
    let others = card.other_inputs.iter().map(|told| format!("\n{}\n", escape(told)));
    facts.chain(inputs).chain(others).collect()
}
