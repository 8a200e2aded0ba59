//! The answers of a card: each with its assessor, evidence and note.

use crate::answers::Answer;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::card::figure::criterion_name;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};
use crate::rules::{Counted, Reply};

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerLine {
    pub criterion: String,
    /// Empty for a nameless assessor.
    pub assessor: String,
    /// As written; of a number the mark is that of the language.
    pub text: String,
    /// The score that it counts as.
    pub counts: String,
    pub verified: bool,
    pub evidence: String,
    pub note: String,
}

/// One answer as a card lists it.
#[must_use]
pub(crate) fn line(report: &ScoreReport<'_>, answer: &Answer) -> AnswerLine {
    let optional = |text: &Option<Box<str>>| text.as_deref().map_or_else(String::new, printable);
    AnswerLine {
        criterion: criterion_name(report, answer.criterion),
        assessor: printable(&report.assessments.assessors[answer.assessor]),
        text: match &answer.declared {
            Some(declared) => {
                let own = Word::Declared.with(report.lang, &[("text", printable(declared))]);
                let by = Word::VerifiersAnswer.say(report.lang);
                format!("{} ({by}; {own})", written(report, answer))
            }
            None => written(report, answer),
        },
        counts: counts(report, answer),
        verified: answer.verified,
        evidence: if answer.lacks_evidence(report.instrument) {
            Word::LacksEvidence.say(report.lang).to_owned()
        } else {
            optional(&answer.evidence)
        },
        note: optional(&answer.note),
    }
}

/// What was answered, with all its digits.
fn written(report: &ScoreReport<'_>, answer: &Answer) -> String {
    let point = answer.text.replacen(',', ".", 1);
    match &answer.reply {
        _ if answer.text.is_empty() => DASH.to_owned(),
        Reply::Value(value) if Exact::parse_decimal(&point).as_ref() == Some(value) => {
            if report.lang == Lang::Id {
                point.replacen('.', ",", 1)
            } else {
                point
            }
        }
        _ => printable(&answer.text),
    }
}

/// The score on the range that an answer counts as, before assessors are put together.
fn counts(report: &ScoreReport<'_>, answer: &Answer) -> String {
    // A number on an inner criterion goes through its scale like any other.
    match answer.counted(report.instrument) {
        Ok(Counted::Score(score)) => number::score(&score, report.instrument, report.lang),
        Ok(Counted::LeftOut) => words::state(crate::scoring::State::Excluded).say(report.lang).to_owned(),
        Ok(Counted::Blank) => Word::Blank.say(report.lang).to_owned(),
        Ok(Counted::Refused) | Err(_) => DASH.to_owned(),
    }
}
