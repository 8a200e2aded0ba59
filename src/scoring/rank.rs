//! Ranks, and the order in which agencies stand in every output.
//!
//! Source: `[ranking]` and "Tie-breakers" in `scoring-rules/README.md`; section "What comes out" for the order.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::board::AgencyScore;
use crate::assessments::Agency;
use crate::exact::Exact;
use crate::rules::Instrument;
use crate::rules::instrument::{Ties, Within};

/// What ranks compare, best first: the total, then the tie-breakers (`None` stands below every number).
pub type Key = Vec<Option<Exact>>;

fn better_first(a: &Key, b: &Key) -> Ordering {
    b.cmp(a)
}

/// The place of a group in the output: in the order of the rules, then alphabetically, without a group last.
#[must_use]
pub fn group_order(instrument: &Instrument, group: Option<&str>) -> (u8, usize, String) {
    match group {
        None => (2, 0, String::new()),
        Some(group) => match instrument.groups.iter().position(|g| g == group) {
            Some(at) => (0, at, String::new()),
            None => (1, 0, group.to_owned()),
        },
    }
}

/// Gives every scored agency its rank and puts all of them in the order of output.
pub fn rank(instrument: &Instrument, agencies: &[Agency], scores: &mut [AgencyScore], mut keys: BTreeMap<usize, Key>) {
    let by_group = instrument.ranking.within == Within::Group;
    let pool = |agency: usize| if by_group { agencies[agency].group.clone() } else { None };
    let mut pools: BTreeMap<Option<Arc<str>>, Vec<usize>> = BTreeMap::new();
    for (at, score) in scores.iter().enumerate().filter(|(_, score)| score.reason.is_none()) {
        pools.entry(pool(score.agency)).or_default().push(at);
    }
    for members in pools.values_mut() {
        members.sort_by(|&a, &b| better_first(&keys[&scores[a].agency], &keys[&scores[b].agency]));
        number(instrument.ranking.ties, members, scores, &keys);
    }
    keys.clear();
    let place = |score: &AgencyScore| {
        let agency = &agencies[score.agency];
        let scored = score.reason.is_none();
        let group = if by_group && scored { Some(group_order(instrument, agency.group.as_deref())) } else { None };
        (!scored, group, score.rank, agency.name.clone(), agency.id.clone())
    };
    scores.sort_by_cached_key(place);
}

fn number(ties: Ties, members: &[usize], scores: &mut [AgencyScore], keys: &BTreeMap<usize, Key>) {
    let mut rank = 0;
    for (at, &member) in members.iter().enumerate() {
        let tied = at > 0 && keys[&scores[members[at - 1]].agency] == keys[&scores[member].agency];
        if !tied {
            rank = match ties {
                Ties::Competition => u32::try_from(at).unwrap_or(u32::MAX - 1) + 1,
                Ties::Dense => rank + 1,
            };
        }
        scores[member].rank = Some(rank);
    }
}
