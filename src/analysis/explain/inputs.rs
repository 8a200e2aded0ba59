//! What stood at the door of a criterion: its answers, its gate, and why it has no score of its own making.

use crate::analysis::explain::Explainer;
use crate::analysis::explain::GateSeen;
use crate::analysis::explain::GivenAnswer;
use crate::analysis::explain::Why;
use crate::analysis::explain::subject;
use crate::answers::Assessments;
use crate::answers::Correction;
use crate::answers::subject::Subject;
use crate::rules::instrument::CountsAs;
use crate::rules::{Counted, CriterionIx};
use crate::scoring::taken_weights::Parts;
use crate::scoring::{CriterionScore, Reason, State};

/// The answers to one criterion, by assessor.
pub(crate) fn answers(of: &Explainer<'_>, agency: usize, ix: CriterionIx) -> Vec<GivenAnswer> {
    let (instrument, assessments) = (of.instrument, of.assessments);
    let names = &assessments.agencies[agency];
    let corrected = |answer: &crate::answers::Answer| {
        let concerns = |one: &&Correction| {
            // A what-if has no place, and is no correction.
            one.criterion == ix
                && answer.place.file.is_some()
                && *one.assessor == *assessments.assessors[answer.assessor]
                && [&*names.id, &*names.name].contains(&&*one.agency)
        };
        assessments.corrections.iter().find(concerns).cloned().map(Box::new)
    };
    let seen = |answer: &&crate::answers::Answer| GivenAnswer {
        assessor: assessments.assessors[answer.assessor].clone(),
        text: answer.text.to_string(),
        reply: answer.reply.clone(),
        verified: answer.verified,
        declared: answer.declared.clone(),
        evidence: answer.evidence.clone().filter(|text| !text.trim().is_empty()),
        lacks_evidence: answer.lacks_evidence(instrument),
        corrected: corrected(answer),
        counted: answer.counted(instrument).unwrap_or(Counted::Refused),
        place: answer.place.file.is_some().then(|| answer.place.clone()),
    };
    of.answers(subject(instrument, agency, ix), ix).iter().map(seen).collect()
}

/// Why a criterion has no score of its own making.
pub(crate) fn why(parts: &Parts<'_>, assessments: &Assessments, ix: CriterionIx) -> Option<Why> {
    let (instrument, agency) = (parts.instrument, parts.score.agency());
    if nothing_read(parts, assessments) {
        return Some(Why::NothingRead);
    }
    if let Some(above) = closed_above(parts, ix) {
        return Some(Why::ClosedAbove(above));
    }
    let criterion = &instrument.criteria[ix];
    if !parts.plan.applies[ix] {
        return Some(Why::OtherGroups);
    }
    if state(parts, ix) == State::Gated {
        return criterion.gate.as_ref().map(|gate| Why::Gate(gate.otherwise));
    }
    let cell = assessments.store.cell(subject(instrument, agency, ix), ix);
    if cell.is_answered() {
        return (cell.count == 0).then_some(Why::LeftOut);
    }
    if parts.is_combined(ix) {
        return (state(parts, ix) != State::Scored).then_some(Why::NothingBelow);
    }
    match &criterion.blank {
        Some(CountsAs::Score(score)) => Some(Why::Blank(Some(score.clone()))),
        Some(_) => Some(Why::Blank(None)),
        None => Some(Why::NothingBelow),
    }
}

/// Whether the agency's answers were not looked at: there are none, or they have errors.
pub(crate) fn nothing_read(parts: &Parts<'_>, assessments: &Assessments) -> bool {
    let agency = parts.score.agency();
    parts.score.reason() == Some(Reason::Absent)
        || assessments.withheld[agency]
        || !assessments.store.any_answer(Subject::Agency(agency))
}

/// The criterion above that came out without asking what is below it.
fn closed_above(parts: &Parts<'_>, ix: CriterionIx) -> Option<CriterionIx> {
    let mut above: Vec<CriterionIx> = parts.instrument.upwards(ix).skip(1).collect();
    above.reverse();
    above.into_iter().find(|&ix| !parts.is_combined(ix))
}

fn state(parts: &Parts<'_>, ix: CriterionIx) -> State {
    parts.board.criterion(parts.score, ix).map_or(State::Scored, CriterionScore::state)
}

/// The gate of a criterion and how it stood.
pub(crate) fn gate(of: &Explainer<'_>, agency: usize, ix: CriterionIx, why: Option<&Why>) -> Option<GateSeen> {
    let gate = of.instrument.criteria[ix].gate.as_ref()?;
    let met = match why {
        Some(Why::NothingRead | Why::OtherGroups | Why::ClosedAbove(_)) => None,
        Some(Why::Gate(_)) => Some(false),
        _ => Some(true),
    };
    let judged = met.and_then(|_| of.judge.of(agency, &[&gate.condition]).pop());
    Some(GateSeen { condition: gate.condition.clone(), otherwise: gate.otherwise, met, judged })
}
