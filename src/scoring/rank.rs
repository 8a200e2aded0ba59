//! Ranks, and the order in which agencies stand in every output.
//!
//! Source: `[ranking]` and "Tie-breakers" in `scoring-rules/README.md`; section "What comes out" for the order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_traits::ToPrimitive;
use rayon::prelude::*;

use super::board::AgencyScore;
use super::groups::Groups;
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

/// Gives every scored agency its rank, and tells the order of output: scored ones first, group by group, then by rank,
/// name and id. `scores[n]` is that of `agencies[n]`, which stand sorted by id; `keys[n]` is its key.
pub fn rank(
    instrument: &Instrument,
    agencies: &[Agency],
    groups: &Groups,
    scores: &mut [AgencyScore],
    keys: &[Key],
) -> Vec<u32> {
    let by_group = instrument.ranking.within == Within::Group;
    let members: Vec<Member> = if scores.len() <= LEAST {
        keys.iter().zip(0..).map(Member::of).collect()
    } else {
        keys.par_iter().with_min_len(LEAST).zip(0..u32::MAX).map(Member::of).collect()
    };
    let mut pools: BTreeMap<_, Vec<Member>> = BTreeMap::new();
    let mut unscored = Vec::new();
    let places: Vec<_> = groups.names.iter().map(|group| group_order(instrument, group.as_deref())).collect();
    for (score, member) in scores.iter().zip(members) {
        let place = by_group.then(|| &places[groups.of(score.agency)]);
        match score.reason {
            None => pools.entry(place).or_default().push(member),
            Some(_) => unscored.push(member),
        }
    }
    for members in pools.values_mut() {
        members.par_sort_unstable_by(|a, b| b.compare(a, keys).then(a.at.cmp(&b.at)));
        let tied = |a: &Member, b: &Member| a.compare(b, keys).is_eq();
        name_ties(members, tied, agencies);
        for (member, rank) in members.iter().zip(ranked(instrument.ranking.ties, members, tied)) {
            scores[member.at as usize].rank = Some(rank);
        }
    }
    by_name(&mut unscored, agencies);
    pools.values().flatten().chain(&unscored).map(|member| member.at).collect()
}

/// Agencies that are worth a thread of their own.
const LEAST: usize = 4096;

/// Members that are tied and stand by id are put in the order of their names.
fn name_ties(members: &mut [Member], tied: impl Fn(&Member, &Member) -> bool, agencies: &[Agency]) {
    let ties: Vec<&mut [Member]> = members.chunk_by_mut(tied).filter(|ties| ties.len() > 1).collect();
    ties.into_par_iter().with_min_len(TIES).for_each(|ties| by_name(ties, agencies));
}

/// Ties that are worth a thread of their own.
const TIES: usize = 64;

/// Puts members that stand by id in the order of their names, then ids: a stable sort leaves them as they stand where
/// their names are the same. The first letters of a name, which decide most often, are held beside it.
fn by_name(members: &mut [Member], agencies: &[Agency]) {
    let key = |member: &Member| {
        let name = &*agencies[member.at as usize].name;
        let mut first = [0; 8];
        first.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        (u64::from_be_bytes(first), name)
    };
    if members.len() < LEAST {
        members.sort_by_cached_key(key);
    } else {
        members.par_sort_by_cached_key(key);
    }
}

/// An agency on its way to its place, in sixteen bytes.
#[derive(Debug, Clone, Copy)]
struct Member {
    /// Its key rounded down to what a machine compares at once: decides unless equal.
    floor: i64,
    at: u32,
    /// The floor is the whole key.
    whole: bool,
}

impl Member {
    /// The billionths of the first number of a key, the rest cut off; never decreasing with it.
    fn of((key, at): (&Key, u32)) -> Self {
        const BILLION: i128 = 1_000_000_000;
        let Some(total) = &key.total else { return Self { floor: i64::MIN, at, whole: false } };
        let (floor, whole) = match total.parts().and_then(|(num, den)| Some((num.checked_mul(BILLION)?, den))) {
            Some((scaled, den)) => (i64::try_from(scaled / den).ok(), scaled % den == 0),
            None => (total.units(9, Rounding::Truncate).to_i64(), false),
        };
        let beyond = if total.is_negative() { i64::MIN } else { i64::MAX };
        let whole = whole && floor.is_some() && key.breakers.is_empty();
        Self { floor: floor.unwrap_or(beyond), at, whole }
    }

    /// The order of two keys.
    fn compare(&self, other: &Self, keys: &[Key]) -> Ordering {
        let decided = self.whole && other.whole;
        let key = |member: &Self| &keys[member.at as usize];
        let by_key = || if decided { Ordering::Equal } else { key(self).cmp(key(other)) };
        self.floor.cmp(&other.floor).then_with(by_key)
    }
}

/// The ranks of members that stand from the best to the last.
fn ranked(ties: Ties, members: &[Member], tied: impl Fn(&Member, &Member) -> bool) -> impl Iterator<Item = u32> {
    let mut rank = 0;
    (0..members.len()).map(move |place| {
        if place == 0 || !tied(&members[place - 1], &members[place]) {
            rank = match ties {
                Ties::Competition => u32::try_from(place).unwrap_or(u32::MAX - 1) + 1,
                Ties::Dense => rank + 1,
            };
        }
        rank
    })
}
