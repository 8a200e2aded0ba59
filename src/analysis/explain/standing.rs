//! Where a score stands: the class above it, and who is ranked next to it.

use super::{Neighbour, Next};
use crate::assessments::Assessments;
use crate::rules::Instrument;
use crate::rules::instrument::Within;
use crate::scoring::{AgencyScore, Scoreboard};

/// The class above an agency's own and the way to it.
#[must_use]
pub fn next(instrument: &Instrument, score: &AgencyScore) -> Option<Next> {
    let total = score.total.as_ref()?;
    let class = score.class.unwrap_or(instrument.classes.len()).checked_sub(1)?;
    let bound = instrument.classes[class].bound.clone()?;
    let compared = instrument.on_basis(&total.exact, instrument.classify);
    let distance = (&bound.value - &compared).reduced();
    Some(Next { class, bound, distance })
}

/// Who stands right before and after in the same list of ranks, and how long that list is.
#[must_use]
pub fn neighbours(
    instrument: &Instrument,
    assessments: &Assessments,
    board: &Scoreboard,
    score: &AgencyScore,
) -> (Option<Neighbour>, Option<Neighbour>, usize) {
    let group = |of: &AgencyScore| &assessments.agencies[of.agency].group;
    let same = |of: &&AgencyScore| instrument.ranking.within == Within::All || group(of) == group(score);
    let list: Vec<&AgencyScore> = board.agencies.iter().filter(|of| of.rank.is_some()).filter(same).collect();
    let Some(at) = list.iter().position(|of| of.agency == score.agency) else { return (None, None, list.len()) };
    let neighbour = |at: usize| {
        let of = list.get(at)?;
        Some(Neighbour { agency: of.agency, rank: of.rank?, score: of.score.clone()? })
    };
    (at.checked_sub(1).and_then(neighbour), neighbour(at + 1), list.len())
}
