//! Figures of an earlier result that were left standing.

use super::{Figure, Verification, What, says};
use crate::analysis::compare::position::Side;
use crate::analysis::slip::Slip;
use crate::names::renames::Renames;
use crate::scoring::CriterionScore;

/// Names the cause of every wrong figure that an earlier result gives the same body. Of several wrong figures of a column
/// of which one only is explained so, it is told as possible.
pub(crate) fn name_earlier(found: &mut Verification, earlier: Side<'_>, ids: &[String], renames: &Renames) {
    let explained: Vec<usize> = (0..found.mismatches.len())
        .filter(|&at| {
            let mismatch = &found.mismatches[at];
            let body = body(earlier, mismatch.agency.as_deref(), &mismatch.subject, renames);
            body.is_some_and(|body| stood(earlier, body, &mismatch.what, &mismatch.printed, ids))
        })
        .collect();
    for &at in &explained {
        let alone =
            explained.iter().filter(|&&other| found.mismatches[other].what == found.mismatches[at].what).count() == 1;
        let wrong = found.mismatches.iter().filter(|other| other.what == found.mismatches[at].what).count();
        let mismatch = &mut found.mismatches[at];
        // Ranks and classes are often the same from year to year: other causes go before.
        let first = matches!(mismatch.what, What::Score | What::Criterion(_));
        mismatch.possible = if mismatch.slips.is_empty() { alone && wrong > 1 } else { mismatch.possible };
        let place = if first { 0 } else { mismatch.slips.len() };
        mismatch.slips.insert(place, Slip::EarlierYear);
    }
}

/// The body in the earlier result: by its id, its name, or the name that it had then.
fn body(earlier: Side<'_>, id: Option<&str>, name: &str, renames: &Renames) -> Option<usize> {
    let is = |known: &str| known == name || renames.current(known) == Some(name);
    let by_name = || earlier.assessments.agencies.iter().position(|agency| is(&agency.name));
    id.and_then(|id| earlier.assessments.find(id)).or_else(by_name)
}

/// Whether a figure is the one that the body had. `ids`: of the criteria of the rules of the table, by index.
fn stood(earlier: Side<'_>, body: usize, what: &What, printed: &Figure, ids: &[String]) -> bool {
    let Some(score) = earlier.scores.of(body) else { return false };
    let rules = earlier.instrument;
    match (what, printed) {
        (What::Score, Figure::Number(number)) => score.total().is_some_and(|total| says(rules, number, total)),
        (What::Criterion(ix), Figure::Number(number)) => {
            let then = ids.get(*ix).and_then(|id| rules.find(id));
            let value = then.and_then(|ix| earlier.scores.criterion(score, ix)).and_then(CriterionScore::value);
            value.is_some_and(|value| says(rules, number, &value.exact))
        }
        (What::Class, Figure::Label(label)) => {
            score.class().is_some_and(|class| rules.class_named(label) == Some(class))
        }
        (What::Rank, Figure::Whole(rank)) => score.rank().is_some_and(|then| u64::from(then) == *rank),
        _ => false,
    }
}
