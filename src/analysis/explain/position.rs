//! Where a score stands: the class above it, and who is ranked next to it.

use std::collections::HashMap;

use crate::analysis::explain::Neighbour;
use crate::analysis::explain::Next;
use crate::answers::Assessments;
use crate::rules::Instrument;
use crate::rules::instrument::Within;
use crate::scoring::{AgencyScore, Scoreboard};

/// The class above an agency's own and the way to it.
#[must_use]
pub(crate) fn next(instrument: &Instrument, score: &AgencyScore) -> Option<Next> {
    let total = score.total()?;
    let class = score.class().unwrap_or(instrument.classes.len()).checked_sub(1)?;
    let bound = instrument.classes[class].bound.clone()?;
    let compared = instrument.on_basis(total, instrument.classify);
    let distance = (&bound.value - &compared).reduced();
    Some(Next { class, bound, distance })
}

/// Every list of ranks, and where in it each agency stands.
pub(crate) struct RankLists<'a> {
    lists: Vec<Vec<&'a AgencyScore>>,
    /// By index of the agency: its list, and its place there where it is ranked.
    places: Vec<Option<(usize, Option<usize>)>>,
}

impl<'a> RankLists<'a> {
    /// The lists of a board.
    pub(crate) fn new(instrument: &Instrument, assessments: &Assessments, board: &'a Scoreboard) -> Self {
        let mut of_group = HashMap::new();
        let mut found = Self { lists: Vec::new(), places: vec![None; assessments.agencies.len()] };
        for score in &board.agencies {
            let group = match instrument.ranking.within {
                Within::Group => assessments.agencies[score.agency()].group.as_deref(),
                Within::All => None,
            };
            let list = *of_group.entry(group).or_insert_with(|| {
                found.lists.push(Vec::new());
                found.lists.len() - 1
            });
            let place = score.rank().map(|_| {
                found.lists[list].push(score);
                found.lists[list].len() - 1
            });
            found.places[score.agency()] = Some((list, place));
        }
        found
    }

    /// Who stands right before and after an agency in its list, and how long that list is.
    #[must_use]
    pub(crate) fn neighbours(&self, agency: usize) -> (Option<Neighbour>, Option<Neighbour>, usize) {
        let Some((list, place)) = self.places.get(agency).copied().flatten() else { return (None, None, 0) };
        let list = &self.lists[list];
        let Some(at) = place else { return (None, None, list.len()) };
        let neighbour = |at: usize| {
            let of = list.get(at)?;
            Some(Neighbour { agency: of.agency(), rank: of.rank()?, score: of.score()?.clone() })
        };
        (at.checked_sub(1).and_then(neighbour), neighbour(at + 1), list.len())
    }
}
