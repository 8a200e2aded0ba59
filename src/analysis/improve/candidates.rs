//! Which answers of an agency could be better.

use crate::analysis::improve::options::RaiseOptions;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::rules::instrument::CountsAs;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::combine;

/// Every criterion whose answer the agency could raise, in the order of the rules.
#[must_use]
pub(crate) fn of(instrument: &Instrument, assessments: &Assessments, agency: usize) -> Vec<RaiseOptions> {
    (0..instrument.criteria.len()).filter_map(|ix| candidate(instrument, assessments, agency, ix)).collect()
}

fn candidate(
    instrument: &Instrument,
    assessments: &Assessments,
    agency: usize,
    ix: CriterionIx,
) -> Option<RaiseOptions> {
    let criterion = &instrument.criteria[ix];
    let group = assessments.agencies[agency].group.as_deref();
    if criterion.shared || !instrument.applies(ix, group) {
        return None;
    }
    let cell = |ix: CriterionIx| assessments.store.cell(Subject::Agency(agency), ix);
    if instrument.upwards(ix).skip(1).any(|above| cell(above).is_answered()) {
        return None;
    }
    let own = cell(ix);
    if own.is_answered() {
        let now = combine::assessors(&own, criterion.states.assessors)?;
        return RaiseOptions::new(instrument, ix, Some(&now));
    }
    let now = match &criterion.blank {
        Some(CountsAs::Score(score)) => Some(score),
        _ => None,
    };
    if criterion.is_leaf() { RaiseOptions::new(instrument, ix, now) } else { None }
}
