//! How much of each stage an agency answered: a stage without any answer must not pass for a bad one.

use std::collections::BTreeSet;

use crate::answers::{Assessments, Subject};
use crate::exact::Exact;
use crate::finding::{Finding, finding};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::{self, AgencyScore, Detail, Reason, Scoreboard, State};

/// Stages that are named in one finding.
const NAMED: usize = 8;

/// The answers of one agency to one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StageAnswers {
    /// A criterion of the top level.
    pub stage: CriterionIx,
    /// Questions below it that were answered, in whatever state but blank; below `asked`.
    pub answered: usize,
    /// Questions below it that are asked of the agency, at least 1.
    pub asked: usize,
}

/// The stages to which an agency owes answers, in the order of the rules. Those behind a shut gate ask nothing.
#[must_use]
pub(crate) fn owed(
    instrument: &Instrument,
    assessments: &Assessments,
    board: &Scoreboard,
    score: &AgencyScore,
) -> Vec<StageAnswers> {
    // Nothing is known of agencies whose data has errors.
    if *score.coverage() >= Exact::ONE || score.reason() == Some(Reason::DataErrors) {
        return Vec::new();
    }
    let shut = |stage: CriterionIx| {
        let place = board.kept.binary_search(&stage).ok();
        matches!(place.and_then(|place| board.state(score, place)), Some(State::Gated))
    };
    let stages = instrument.criteria[TOTAL].children.iter().copied().filter(|&stage| !shut(stage));
    stages
        .map(|stage| counted(instrument, assessments, score.agency(), stage))
        .filter(|found| found.answered < found.asked)
        .collect()
}

fn counted(instrument: &Instrument, assessments: &Assessments, agency: usize, stage: CriterionIx) -> StageAnswers {
    let (store, subject) = (&assessments.store, Subject::Agency(agency));
    let group = assessments.agencies[agency].group.as_deref();
    let is_answered = |ix: CriterionIx| {
        store.is_answered(subject, ix) || !store.is_blank(subject, ix) && store.is_recorded(subject, ix)
    };
    let asks = |&ix: &CriterionIx| {
        let criterion = &instrument.criteria[ix];
        criterion.is_leaf() && !criterion.shared && instrument.applies(ix, group)
    };
    let asked: Vec<CriterionIx> = instrument.below(stage).into_iter().filter(asks).collect();
    // A branch may be answered as a whole.
    let answered = asked.iter().filter(|&&ix| instrument.upwards(ix).any(is_answered)).count();
    StageAnswers { stage, answered, asked: asked.len() }
}

/// A warning for each agency that answered something, but nothing of a stage that others answered.
#[must_use]
pub(crate) fn warnings(instrument: &Instrument, assessments: &Assessments, board: &Scoreboard) -> Vec<Finding> {
    let none = |score: &AgencyScore| {
        let owed = owed(instrument, assessments, board, score).into_iter();
        let wholly = |found: &StageAnswers| found.answered == 0 && !instrument.criteria[found.stage].is_leaf();
        (score.agency(), owed.filter(wholly).collect::<Vec<_>>())
    };
    let answers = |agency: usize| assessments.store.any_answer(Subject::Agency(agency));
    let missing = board.agencies.iter().map(none).filter(|(agency, stages)| !stages.is_empty() && answers(*agency));
    let missing: Vec<(usize, Vec<StageAnswers>)> = missing.collect();
    if missing.is_empty() {
        return Vec::new();
    }
    // Which gates are shut is known of the stages the board kept: what is told must not depend on the depth shown.
    let kept = |stage: &CriterionIx| board.kept.binary_search(stage).is_ok();
    if !instrument.criteria[TOTAL].children.iter().all(kept) {
        let deeper = scoring::score(instrument, assessments, Detail::Depth(1));
        return warnings(instrument, assessments, &deeper);
    }
    // A stage that is still to come is answered by none.
    let answering = board.agencies.iter().filter(|score| answers(score.agency())).count();
    let lacking = |stage| missing.iter().flat_map(|(_, stages)| stages).filter(|found| found.stage == stage).count();
    let to_come: BTreeSet<CriterionIx> = { instrument.criteria[TOTAL].children.iter().copied() }
        .filter(|&stage| answering > 1 && lacking(stage) == answering)
        .collect();
    let begun = |(agency, stages): (usize, Vec<StageAnswers>)| {
        let stages: Vec<_> = stages.into_iter().filter(|found| !to_come.contains(&found.stage)).collect();
        (!stages.is_empty()).then(|| warning(instrument, assessments, agency, &stages))
    };
    missing.into_iter().filter_map(begun).collect()
}

fn warning(instrument: &Instrument, assessments: &Assessments, agency: usize, stages: &[StageAnswers]) -> Finding {
    let agency = &assessments.agencies[agency];
    let named = |found: &StageAnswers| {
        let stage = &instrument.criteria[found.stage];
        format!("{} ({})", stage.name, found.asked)
    };
    let more = (stages.len() > NAMED).then(|| "…".to_owned());
    let stages = stages.iter().take(NAMED).map(named).chain(more).collect::<Vec<_>>().join(", ");
    finding!(W419: agency = &*agency.name, stages = stages).about(agency.id.clone())
}
