//! Ranks, and the order in which agencies stand in every output.
//!
//! Source: `[ranking]` and "Tie-breakers" in `scoring-rules/README.md`; section "What comes out" for the order.

use std::collections::BTreeMap;

use num_traits::ToPrimitive;
use rayon::prelude::*;

use super::board::AgencyScore;
use crate::assessments::Agency;
use crate::exact::{Exact, Rounding};
use crate::rules::Instrument;
use crate::rules::instrument::{Ties, Within};

/// What ranks compare, best first (`None` stands below every number).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub total: Option<Exact>,
    /// One for each tie-breaker; none for who is not ranked.
    pub breakers: Vec<Option<Exact>>,
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

/// Gives every scored agency its rank and puts all of them in the order of output. `keys[n]` is that of `scores[n]`.
pub fn rank(instrument: &Instrument, agencies: &[Agency], scores: &mut [AgencyScore], keys: &[Key]) {
    let by_group = instrument.ranking.within == Within::Group;
    let pool = |agency: usize| if by_group { agencies[agency].group.as_deref() } else { None };
    let mut pools: BTreeMap<Option<&str>, Vec<Member>> = BTreeMap::new();
    for (at, score) in scores.iter().enumerate().filter(|(_, score)| score.reason.is_none()) {
        pools.entry(pool(score.agency)).or_default().push(Member { floor: floor(&keys[at]), at });
    }
    for members in pools.values_mut() {
        members.par_sort_unstable_by(|a, b| b.floor.cmp(&a.floor).then_with(|| keys[b.at].cmp(&keys[a.at])));
        number(instrument.ranking.ties, members, scores, keys);
    }
    let groups: BTreeMap<Option<&str>, _> =
        pools.keys().map(|&group| (group, by_group.then(|| group_order(instrument, group)))).collect();
    let names = alphabet(agencies);
    let mut order: Vec<(Place<'_>, usize)> = Vec::with_capacity(scores.len());
    for (at, score) in scores.iter().enumerate() {
        let scored = score.reason.is_none();
        let group = if scored { groups[&pool(score.agency)].as_ref() } else { None };
        order.push(((!scored, group, score.rank, names[score.agency]), at));
    }
    order.par_sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
    arrange(scores, order);
}

/// Where an agency stands in the output: scored ones first, group by group, then by rank, then in the alphabet.
type Place<'a> = (bool, Option<&'a (u8, usize, String)>, Option<u32>, usize);

/// The place of each agency by name, then id. They stand by id, and often that is the same.
fn alphabet(agencies: &[Agency]) -> Vec<usize> {
    let by_name = |a: &Agency, b: &Agency| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id));
    let mut order: Vec<usize> = (0..agencies.len()).collect();
    if agencies.is_sorted_by(|a, b| by_name(a, b).is_le()) {
        return order;
    }
    order.par_sort_unstable_by(|&a, &b| by_name(&agencies[a], &agencies[b]));
    let mut places = vec![0; order.len()];
    for (place, agency) in order.into_iter().enumerate() {
        places[agency] = place;
    }
    places
}

/// A ranked agency on its way to its rank.
struct Member {
    /// Its key rounded down to what a machine compares at once: decides unless equal.
    floor: i128,
    at: usize,
}

/// The billionths of the first number of a key, the rest cut off; never decreasing with it.
fn floor(key: &Key) -> i128 {
    const BILLION: i128 = 1_000_000_000;
    let Some(total) = &key.total else { return i128::MIN };
    if let Some((num, den)) = total.parts()
        && let Some(scaled) = num.checked_mul(BILLION)
    {
        return scaled / den;
    }
    let beyond = if total.is_negative() { i128::MIN } else { i128::MAX };
    total.units(9, Rounding::Truncate).to_i128().unwrap_or(beyond)
}

/// Puts `scores[order[n]]` at place n.
fn arrange(scores: &mut [AgencyScore], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut here = start;
        while order[here] != start {
            let next = order[here];
            scores.swap(here, next);
            order[here] = here;
            here = next;
        }
        order[here] = here;
    }
}

fn number(ties: Ties, members: &[Member], scores: &mut [AgencyScore], keys: &[Key]) {
    let mut rank = 0;
    for (place, member) in members.iter().enumerate() {
        let tied = place > 0 && {
            let before = &members[place - 1];
            before.floor == member.floor && keys[before.at] == keys[member.at]
        };
        if !tied {
            rank = match ties {
                Ties::Competition => u32::try_from(place).unwrap_or(u32::MAX - 1) + 1,
                Ties::Dense => rank + 1,
            };
        }
        scores[member.at].rank = Some(rank);
    }
}
