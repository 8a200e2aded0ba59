//! The answers of a card: what was answered, by whom, with which evidence and note.

use std::collections::HashMap;

use super::{NOTHING, criterion_name};
use crate::assessments::{Answer, Assessments, Subject};
use crate::finding::render::printable;
use crate::report::number;
use crate::report::scores::Report;
use crate::report::words::{self, Word};
use crate::rules::Counted;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub criterion: String,
    /// Empty for a nameless assessor.
    pub assessor: String,
    /// As written.
    pub text: String,
    /// The score that it counts as.
    pub counts: String,
    pub verified: bool,
    pub evidence: String,
    pub note: String,
}

/// Answers by agency: a run has many agencies, and each card asks for one.
#[derive(Debug)]
pub struct Index<'a> {
    by_agency: HashMap<usize, Vec<&'a Answer>>,
    assessments: &'a Assessments,
}

impl<'a> Index<'a> {
    /// All answers, where they are wanted and were kept.
    pub fn new(assessments: &'a Assessments, wanted: bool) -> Self {
        let mut by_agency: HashMap<usize, Vec<&Answer>> = HashMap::new();
        for answer in assessments.answers.iter().flatten().filter(|_| wanted) {
            if let Subject::Agency(agency) = answer.subject {
                by_agency.entry(agency).or_default().push(answer);
            }
        }
        for answers in by_agency.values_mut() {
            answers.sort_by_key(|answer| (answer.criterion, answer.assessor));
        }
        Self { by_agency, assessments }
    }

    /// The answers of one agency, in the order of the rules, then by assessor.
    pub fn lines(&self, report: &Report<'_>, agency: usize) -> Vec<Line> {
        self.by_agency.get(&agency).into_iter().flatten().map(|answer| self.line(report, answer)).collect()
    }

    fn line(&self, report: &Report<'_>, answer: &Answer) -> Line {
        let optional = |text: &Option<Box<str>>| text.as_deref().map_or_else(String::new, printable);
        Line {
            criterion: criterion_name(report, answer.criterion),
            assessor: printable(&self.assessments.assessors[answer.assessor]),
            text: if answer.text.is_empty() { NOTHING.to_owned() } else { printable(&answer.text) },
            counts: counts(report, answer),
            verified: answer.verified,
            evidence: optional(&answer.evidence),
            note: optional(&answer.note),
        }
    }
}

/// The score on the range that an answer counts as, before assessors are put together.
fn counts(report: &Report<'_>, answer: &Answer) -> String {
    let criterion = &report.instrument.criteria[answer.criterion];
    // A number on an inner criterion goes through its scale like any other.
    match criterion.count(&answer.reply, answer.verified, report.instrument) {
        Ok(Counted::Score(score)) => number::score(&score, report.instrument, report.lang),
        Ok(Counted::LeftOut) => words::state(crate::scoring::State::Excluded).say(report.lang).to_owned(),
        Ok(Counted::Blank) => Word::Blank.say(report.lang).to_owned(),
        Ok(Counted::Refused) | Err(_) => NOTHING.to_owned(),
    }
}
