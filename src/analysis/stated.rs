//! Totals that stand in an input beside the answers they were made from, against what the rules give.

use crate::finding::{BilingualFact, Finding};
use crate::intake::{Intake, KEPT};
use crate::rules::Instrument;
use crate::scoring::{self, CriterionScore, Detail};

/// Adds a warning for each stated total that differs from the computed one, as printed. Beyond [`KEPT`] they are only
/// counted, like every other finding about cells.
pub fn tell(instrument: &Instrument, intake: &mut Intake) {
    if intake.stated.is_empty() {
        return;
    }
    let mut found = differences(instrument, intake);
    let more = found.len().saturating_sub(KEPT as usize);
    found.truncate(KEPT as usize);
    intake.findings.extend(found);
    if more > 0 {
        *intake.more.entry("W505").or_default() += more as u64;
    }
}

fn differences(instrument: &Instrument, intake: &Intake) -> Vec<Finding> {
    let assessments = &intake.assessments;
    let board = scoring::score(instrument, assessments, Detail::All);
    intake
        .stated
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
                Finding::new("W505")
                    .at(one.place.clone())
                    .with("agency", &*agency.name)
                    .with("criterion", &instrument.criteria[one.criterion].id)
                    .say("found", BilingualFact::number(&said))
                    .say("follows", BilingualFact::number(&follows))
                    .about(agency.id.clone())
            })
        })
        .collect()
}
