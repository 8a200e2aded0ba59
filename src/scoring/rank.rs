//! Ranks, and the order in which agencies stand in every output.
//!
//! Source: `[ranking]` and "Tie-breakers" in `scoring-rules/README.md`; section "What comes out" for the order.

use std::cmp::Ordering;
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

/// Gives every scored agency its rank and puts all of them in the order of output: scored ones first, group by group,
/// then by rank, name and id. `keys[n]` is that of `scores[n]`.
pub fn rank(instrument: &Instrument, agencies: &[Agency], scores: &mut [AgencyScore], keys: &[Key]) {
    let by_group = instrument.ranking.within == Within::Group;
    let names = alphabet(agencies);
    let member = |at: usize| Member { name: names[scores[at].agency], at, ..Member::of(&keys[at]) };
    let members: Vec<Member> = if scores.len() <= LEAST {
        (0..scores.len()).map(member).collect()
    } else {
        (0..scores.len()).into_par_iter().with_min_len(LEAST).map(member).collect()
    };
    let mut pools: BTreeMap<Option<&str>, Vec<Member>> = BTreeMap::new();
    let mut unscored = Vec::new();
    for (score, member) in scores.iter().zip(members) {
        match score.reason {
            None if by_group => pools.entry(agencies[score.agency].group.as_deref()).or_default().push(member),
            None => pools.entry(None).or_default().push(member),
            Some(_) => unscored.push(member),
        }
    }
    let mut pools: Vec<_> = pools.into_iter().collect();
    pools.sort_by_cached_key(|(group, _)| by_group.then(|| group_order(instrument, *group)));
    for (_, members) in &mut pools {
        members.par_sort_unstable_by(|a, b| b.compare(a, keys).then_with(|| a.name.cmp(&b.name)));
        for (rank, member) in ranks(instrument.ranking.ties, members, keys).zip(members.iter()) {
            scores[member.at].rank = Some(rank);
        }
    }
    unscored.par_sort_unstable_by_key(|member| member.name);
    let order = pools.iter().flat_map(|(_, members)| members).chain(&unscored);
    arrange(scores, order.map(|member| member.at).collect());
}

/// Puts `scores[order[n]]` at place n. In place: they are the largest part of memory.
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

/// Agencies that are worth a thread of their own.
const LEAST: usize = 4096;

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

/// An agency on its way to its place.
#[derive(Debug, Clone, Copy)]
struct Member {
    /// Its key rounded down to what a machine compares at once: decides unless equal.
    floor: i128,
    /// The floor is the whole key.
    whole: bool,
    /// Its place in the alphabet.
    name: usize,
    at: usize,
}

impl Member {
    /// The billionths of the first number of a key, the rest cut off; never decreasing with it.
    fn of(key: &Key) -> Self {
        const BILLION: i128 = 1_000_000_000;
        let of = |floor, whole| Self { floor, whole: whole && key.breakers.is_empty(), name: 0, at: 0 };
        let Some(total) = &key.total else { return of(i128::MIN, false) };
        if let Some((num, den)) = total.parts()
            && let Some(scaled) = num.checked_mul(BILLION)
        {
            let floor = scaled / den;
            return of(floor, floor * den == scaled);
        }
        let beyond = if total.is_negative() { i128::MIN } else { i128::MAX };
        of(total.units(9, Rounding::Truncate).to_i128().unwrap_or(beyond), false)
    }

    /// The order of two keys.
    fn compare(&self, other: &Self, keys: &[Key]) -> Ordering {
        let decided = self.whole && other.whole;
        let by_key = || if decided { Ordering::Equal } else { keys[self.at].cmp(&keys[other.at]) };
        self.floor.cmp(&other.floor).then_with(by_key)
    }
}

/// The ranks of members that stand from the best to the last.
fn ranks(ties: Ties, members: &[Member], keys: &[Key]) -> impl Iterator<Item = u32> {
    let mut rank = 0;
    (0..members.len()).map(move |place| {
        let tied = place > 0 && members[place - 1].compare(&members[place], keys).is_eq();
        if !tied {
            rank = match ties {
                Ties::Competition => u32::try_from(place).unwrap_or(u32::MAX - 1) + 1,
                Ties::Dense => rank + 1,
            };
        }
        rank
    })
}
