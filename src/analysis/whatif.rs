//! What if an answer had been another one: the same assessments with single answers replaced.
//!
//! Rescoring what comes out is what a corrected file would give. Nothing here reads text: the caller says what the new
//! answer is.

use std::sync::Arc;

use crate::analysis::explain::subject;
use crate::answers::Answer;
use crate::answers::AnswerStore;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::finding::Place;
use crate::rules::{Counted, CriterionIx, Instrument, Misfit, Reply};

/// One answer to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub criterion: CriterionIx,
    /// Whose answer; `None`: that of every assessor who answered it, or a first one where there is none.
    pub assessor: Option<Arc<str>>,
    pub reply: Reply,
    /// As it was written.
    pub text: String,
}

/// Why an answer cannot be that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WhatIfError {
    /// The assessments were read without keeping single answers.
    NoAnswersKept,
    /// The criterion is not asked of the agency's group.
    OtherGroups,
    /// This criterion above it is answered as a whole.
    AnsweredAbove(CriterionIx),
    /// This criterion below it is answered.
    AnsweredBelow(CriterionIx),
    /// The number does not fit the scale.
    Misfit(Box<Misfit>),
    /// The rules take no such state here.
    State,
    /// No assessor of this name has answered anything.
    UnknownAssessor(Arc<str>),
}

/// The assessments with the answers of one agency replaced; shared criteria change for everybody. A replaced answer
/// counts as verified.
///
/// # Errors
/// The first change that cannot be, by its position.
pub(crate) fn apply(
    instrument: &Instrument,
    assessments: &Assessments,
    agency: usize,
    changes: &[Change],
) -> Result<Assessments, (usize, WhatIfError)> {
    let mut changed = assessments.clone();
    let mut answers = changed.answers.take().ok_or((0, WhatIfError::NoAnswersKept))?;
    for (at, change) in changes.iter().enumerate() {
        let subject = subject(instrument, agency, change.criterion);
        replace(instrument, &mut changed, &mut answers, agency, subject, change).map_err(|refused| (at, refused))?;
    }
    answers.sort_by_key(|answer| (answer.subject, answer.criterion, answer.assessor));
    changed.store = store(instrument, changed.agencies.len(), &answers);
    changed.answers = Some(answers);
    Ok(changed)
}

fn replace(
    instrument: &Instrument,
    assessments: &mut Assessments,
    answers: &mut Vec<Answer>,
    agency: usize,
    subject: Subject,
    change: &Change,
) -> Result<(), WhatIfError> {
    let ix = change.criterion;
    if matches!(subject, Subject::Agency(_)) && !instrument.applies(ix, assessments.agencies[agency].group.as_deref()) {
        return Err(WhatIfError::OtherGroups);
    }
    match instrument.criteria[ix].count(&change.reply, true, instrument) {
        Err(misfit) => return Err(WhatIfError::Misfit(Box::new(misfit))),
        Ok(Counted::Refused) => return Err(WhatIfError::State),
        Ok(_) => {}
    }
    beside_others(instrument, answers, agency, change)?;
    let whose = whose(assessments, answers, subject, change)?;
    answers.retain(|answer| !(answer.subject == subject && answer.criterion == ix && whose.contains(&answer.assessor)));
    answers.extend(whose.into_iter().map(|assessor| Answer {
        subject,
        criterion: ix,
        assessor,
        reply: change.reply.clone(),
        text: change.text.as_str().into(),
        verified: true,
        declared: None,
        // What is tried is taken as proven.
        evidence: Some("–".into()),
        note: None,
        place: Place::default(),
    }));
    Ok(())
}

/// A branch is answered as a whole or inside, never both.
fn beside_others(
    instrument: &Instrument,
    answers: &[Answer],
    agency: usize,
    change: &Change,
) -> Result<(), WhatIfError> {
    if change.reply == Reply::Blank {
        return Ok(());
    }
    let ix = change.criterion;
    let answered = |other: &CriterionIx| {
        let whose = subject(instrument, agency, *other);
        answers.iter().any(|a| a.criterion == *other && a.subject == whose && a.reply != Reply::Blank)
    };
    if let Some(above) = instrument.upwards(ix).skip(1).find(answered) {
        return Err(WhatIfError::AnsweredAbove(above));
    }
    let own =
        |below: &CriterionIx| *below != ix && instrument.criteria[*below].shared == instrument.criteria[ix].shared;
    match instrument.below(ix).into_iter().filter(own).find(answered) {
        Some(below) => Err(WhatIfError::AnsweredBelow(below)),
        None => Ok(()),
    }
}

/// Whose answers a change replaces, as indices of assessors.
fn whose(
    assessments: &mut Assessments,
    answers: &[Answer],
    subject: Subject,
    change: &Change,
) -> Result<Vec<usize>, WhatIfError> {
    if let Some(name) = &change.assessor {
        let known = assessments.assessors.iter().position(|known| known == name);
        return known.map(|at| vec![at]).ok_or_else(|| WhatIfError::UnknownAssessor(name.clone()));
    }
    let to_it = answers.iter().filter(|a| a.subject == subject && a.criterion == change.criterion);
    let mut whose: Vec<usize> = to_it.map(|answer| answer.assessor).collect();
    if whose.is_empty() {
        if assessments.assessors.is_empty() {
            assessments.assessors.push("".into());
        }
        whose.push(0);
    }
    whose.sort_unstable();
    whose.dedup();
    Ok(whose)
}

fn store(instrument: &Instrument, agencies: usize, answers: &[Answer]) -> AnswerStore {
    let mut store = AnswerStore::new(instrument, agencies);
    for answer in answers {
        if let Ok(counted) = answer.counted(instrument) {
            store.record(answer.subject, answer.criterion, counted);
        }
    }
    store
}
