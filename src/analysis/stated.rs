//! Totals that stand in an input beside the answers they were made from, against what the rules give.

use crate::assessments::Assessments;
use crate::finding::{Finding, Said};
use crate::intake::Stated;
use crate::rules::Instrument;
use crate::scoring::{self, Detail};

/// A warning for each stated total that differs from the computed one, as printed.
#[must_use]
pub fn differences(instrument: &Instrument, assessments: &Assessments, stated: &[Stated]) -> Vec<Finding> {
    if stated.is_empty() {
        return Vec::new();
    }
    let board = scoring::score(instrument, assessments, Detail::All);
    stated
        .iter()
        .filter_map(|one| {
            let row = board.of(one.agency)?;
            let value = match one.criterion {
                crate::rules::TOTAL => row.total.as_ref(),
                ix => board.criterion(row, ix).and_then(|criterion| criterion.value.as_ref()),
            }?;
            let (follows, said) = (instrument.printed(&value.exact), instrument.printed(&one.value));
            (follows != said).then(|| {
                let agency = &assessments.agencies[one.agency];
                Finding::new("W505")
                    .at(one.place.clone())
                    .with("agency", &*agency.name)
                    .with("criterion", &instrument.criteria[one.criterion].id)
                    .say("found", Said::number(&said))
                    .say("follows", Said::number(&follows))
                    .about(agency.id.clone())
            })
        })
        .collect()
}
