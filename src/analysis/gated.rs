//! Answers that stand behind a shut gate: they were given, and do not count.

use crate::answers::{Assessments, Subject};
use crate::finding::{Finding, finding};
use crate::rules::instrument::Otherwise;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::{self, Scoreboard, State};

/// A warning (W512) for each criterion whose gate is shut for agencies that answered it, and whose weight the others
/// carry then; with the first agency.
#[must_use]
pub(crate) fn warnings(instrument: &Instrument, assessments: &Assessments, board: &Scoreboard) -> Vec<Finding> {
    // A gate that counts 0 says so in the score; one that hands its weight on leaves no trace of the answers.
    let hands_on = |ix: &CriterionIx| {
        let gate = instrument.criteria[*ix].gate.as_ref();
        gate.is_some_and(|gate| gate.otherwise == Otherwise::Reweight)
    };
    let gated = (0..instrument.criteria.len()).filter(hands_on);
    let gated: Vec<CriterionIx> = gated.collect();
    if gated.is_empty() {
        return Vec::new();
    }
    if gated.iter().any(|ix| board.kept.binary_search(ix).is_err()) {
        return warnings(instrument, assessments, &scoring::survey(instrument, assessments));
    }
    gated.into_iter().filter_map(|ix| warning(instrument, assessments, board, ix)).collect()
}

fn warning(instrument: &Instrument, assessments: &Assessments, board: &Scoreboard, ix: CriterionIx) -> Option<Finding> {
    let place = board.kept.binary_search(&ix).ok()?;
    let below = instrument.below(ix);
    let answered = |agency: usize| {
        let given = |ix: &&CriterionIx| assessments.store.is_answered(Subject::Agency(agency), **ix);
        below.iter().filter(given).count()
    };
    let shut = board.agencies.iter().filter(|score| board.state(score, place) == Some(State::Gated));
    let mut ignored: Vec<(usize, usize)> = shut.map(|score| (score.agency(), answered(score.agency()))).collect();
    ignored.retain(|(_, answers)| *answers > 0);
    ignored.sort_unstable();
    let &(agency, answers) = ignored.first()?;
    let (criterion, agency) = (&instrument.criteria[ix], &assessments.agencies[agency]);
    let others = ignored.len() - 1;
    let finding = finding!(W512: agency = &*agency.name, criterion = &criterion.id, name = &criterion.name, count = answers.to_string(); others = (others > 0).then(|| others.to_string()));
    Some(finding.about(agency.id.clone()))
}
