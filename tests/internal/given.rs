//! Assessments made from a few answers.

use std::sync::Arc;

use ikip::answers::subject::Subject;
use ikip::answers::{Agency, Answer, Assessments, ListColumns};
use ikip::exact::Exact;
use ikip::finding::Place;
use ikip::lowlevel::shared_text::Text;
use ikip::rules::{Instrument, Reply};

/// Name and group of an agency, and its answers: criterion and decimal.
pub(crate) type Given<'a> = (&'a str, Option<&'a str>, &'a [(&'a str, &'a str)]);

/// The agencies in the order of their names, and the same evidence and note at every answer.
pub(crate) fn assessments(
    instrument: &Instrument,
    given: &[Given<'_>],
    evidence: Option<&str>,
    note: Option<&str>,
) -> Assessments {
    let mut given = given.to_vec();
    given.sort_by_key(|(name, ..)| *name);
    let mut answers = Vec::new();
    for (at, (_, _, cells)) in given.iter().enumerate() {
        for (criterion, text) in *cells {
            answers.push(Answer {
                subject: Subject::Agency(at),
                criterion: instrument.find(criterion).expect("a criterion"),
                assessor: 0,
                reply: Reply::Value(Exact::parse_decimal(text).expect("a number")),
                text: (*text).into(),
                verified: true,
                declared: None,
                evidence: evidence.map(Into::into),
                note: note.map(Into::into),
                place: Place::default(),
            });
        }
    }
    let agency = |(name, group, _): &Given<'_>| Agency {
        id: Text::from(*name),
        name: Text::from(*name),
        group: group.map(Arc::from),
        columns: ListColumns::default(),
    };
    let agencies = given.iter().map(agency).collect();
    Assessments::from_answers(instrument, agencies, vec![Arc::from("")], answers).expect("good answers")
}
