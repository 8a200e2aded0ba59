//! Totals that stand in an input beside the answers they were made from, against what the rules give.

use crate::answers::Assessments;
use crate::answers::stated::Stated;
use crate::finding::{BilingualFact, Finding, finding};
use crate::rules::Instrument;
use crate::scoring::{self, CriterionScore, Detail};

/// A warning (W505) for each stated total that differs from the computed one, as printed, in the order of the inputs.
#[must_use]
pub(crate) fn differences(instrument: &Instrument, assessments: &Assessments, stated: &[Stated]) -> Vec<Finding> {
    if stated.is_empty() {
        return Vec::new();
    }
    let board = scoring::score(instrument, assessments, Detail::All);
    stated
        .iter()
        .filter_map(|one| {
            let row = board.of(one.agency)?;
            let value = match one.criterion {
                crate::rules::TOTAL => row.total(),
                ix => board.criterion(row, ix).and_then(CriterionScore::value).map(|value| &value.exact),
            }?;
            let (follows, said) = (instrument.printed(value), instrument.printed(&one.value));
            (follows != said).then(|| {
                let agency = &assessments.agencies[one.agency];
                finding!(W505: agency = &*agency.name, criterion = &instrument.criteria[one.criterion].id, found = BilingualFact::number(&said), follows = BilingualFact::number(&follows)).at(one.place.clone()).about(agency.id.clone())
            })
        })
        .collect()
}
