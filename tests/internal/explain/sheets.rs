//! Random instruments and answers of the oracle as the program's own types.

use std::sync::Arc;

use ikip::analysis::explain::subject;
use ikip::analysis::whatif::Change;
use ikip::answers::Agency;
use ikip::answers::Answer;
use ikip::answers::Assessments;
use ikip::answers::subject::Subject;
use ikip::exact::Exact;
use ikip::finding::Place;
use ikip::rules::instrument::{CountsAs, Criterion};
use ikip::rules::{self, Instrument, Reply};
use ikip::scoring::combine;

use crate::oracle::{answers, make_answers, make_rules, rules::Rules, tape::Tape};

/// An instrument with answers to it.
pub(crate) struct Case {
    pub instrument: Instrument,
    pub assessments: Assessments,
}

/// A random case; `None` where the generators made what the program does not take.
pub(crate) fn case(numbers: Vec<u32>) -> Option<Case> {
    let mut tape = Tape::new(numbers);
    let text = make_rules::make(&mut tape);
    let read_by_oracle = Rules::read(&text);
    let sheet = make_answers::make(&mut tape, &read_by_oracle);
    let read = rules::read(&text, "rules.toml");
    let instrument = read.instrument?;
    let mut agencies: Vec<Agency> = sheet.agencies.iter().map(agency).collect();
    agencies.sort();
    let mut assessors: Vec<Arc<str>> = sheet.answers.iter().map(|answer| answer.assessor.as_str().into()).collect();
    assessors.sort();
    assessors.dedup();
    let given = sheet.answers.iter().enumerate().map(|(row, answer)| {
        let criterion = instrument.find(&answer.criterion).expect("answers name criteria");
        let subject = match agencies.iter().position(|agency| *agency.id == *answer.agency) {
            Some(at) => Subject::Agency(at),
            None => Subject::Everybody,
        };
        Answer {
            subject,
            criterion,
            assessor: assessors.iter().position(|known| **known == *answer.assessor).expect("known"),
            reply: reply(&answer.cell, &instrument.criteria[criterion], &instrument),
            text: answer.cell.as_str().into(),
            verified: answer.verified,
            declared: None,
            evidence: None,
            note: None,
            place: Place::file("data.csv").line(row as u64 + 2),
        }
    });
    let given: Vec<Answer> = given.collect();
    let assessments = Assessments::from_answers(&instrument, agencies, assessors, given).ok()?;
    Some(Case { instrument, assessments })
}

fn agency(from: &answers::Agency) -> Agency {
    Agency {
        id: from.id.as_str().into(),
        name: from.name.as_str().into(),
        group: from.group.as_deref().map(Arc::from),
        columns: from.columns.clone().into_iter().collect(),
    }
}

/// What a generated cell says.
fn reply(cell: &str, criterion: &Criterion, instrument: &Instrument) -> Reply {
    if let Some(choices) = criterion.entries(instrument).choices()
        && let Some(choice) = choices.iter().find(|choice| choice.label.eq_ignore_ascii_case(cell))
    {
        return Reply::Value(choice.value.clone());
    }
    match cell {
        "" | "-" | "kosong" => Reply::Blank,
        "tidak berlaku" | "N/A" => Reply::NotApplicable,
        "tidak ada kasus" => Reply::NoCase,
        share if share.contains('/') => {
            let most = criterion.most(instrument).expect("shares are parts of a number");
            Reply::Value(&most * &Exact::parse_fraction(share).expect("a share"))
        }
        number => Reply::Value(Exact::parse_decimal(number).unwrap_or_else(|| panic!("{number} is a number"))),
    }
}

impl Case {
    /// The same file with other cells: every answer of the agency to these criteria says something else, and a row is
    /// added where there was none.
    pub(crate) fn with(&self, agency: usize, changes: &[Change]) -> Assessments {
        let mut rows = self.assessments.answers.clone().expect("answers are kept");
        for change in changes {
            let whose = subject(&self.instrument, agency, change.criterion);
            let mut found = false;
            for row in rows.iter_mut().filter(|row| row.subject == whose && row.criterion == change.criterion) {
                row.reply = change.reply.clone();
                row.verified = true;
                found = true;
            }
            if !found {
                rows.push(Answer {
                    subject: whose,
                    criterion: change.criterion,
                    assessor: 0,
                    reply: change.reply.clone(),
                    text: "".into(),
                    verified: true,
                    declared: None,
                    evidence: None,
                    note: None,
                    place: Place::default(),
                });
            }
        }
        let Assessments { agencies, assessors, .. } = self.assessments.clone();
        Assessments::from_answers(&self.instrument, agencies, assessors, rows).expect("the changes are possible")
    }
}

/// The present score of what is answered to a criterion (of a blank: what it counts as, else the lowest), and the
/// lowest and the highest score of its scale.
pub(crate) fn standing(case: &Case, agency: usize, ix: usize) -> Option<(Exact, Exact, Exact)> {
    let criterion = &case.instrument.criteria[ix];
    let factor = criterion.factor(&case.instrument);
    let [lowest, highest] = criterion.extent(&case.instrument)?.map(|end| end * &factor);
    if lowest == highest {
        return None;
    }
    let cell = case.assessments.store.cell(Subject::Agency(agency), ix);
    let now = match (combine::assessors(&cell, criterion.states.assessors), &criterion.blank) {
        (Some(now), _) => now,
        (None, Some(CountsAs::Score(score))) => score.clone(),
        (None, _) => lowest.clone(),
    };
    Some((now, lowest, highest))
}
