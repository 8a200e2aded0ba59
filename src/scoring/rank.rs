//! Ranks, and the order in which agencies stand in every output.
//!
//! Source: `[ranking]` and "Tie-breakers" in `scoring-rules/README.md`; section "What comes out" for the order.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use num_traits::ToPrimitive;
use rayon::prelude::*;

use super::board::AgencyScore;
use super::groups::Groups;
use crate::assessments::Agency;
use crate::exact::{Exact, Rounding};
use crate::rules::Instrument;
use crate::rules::instrument::{Basis, Ties, Within};

/// What decides between equal totals: a number for each tie-breaker, on the basis of ranking (`None` stands below every
/// number); none for who is not ranked.
pub type Breakers = Box<[Option<Exact>]>;

/// What ranks compare, best first.
#[derive(Clone, Copy)]
struct Keys<'k> {
    by: Basis,
    scores: &'k [AgencyScore],
    breakers: &'k [Breakers],
}

impl<'k> Keys<'k> {
    /// The number that comes first; `None` stands below every number.
    fn total(&self, at: usize) -> Option<&'k Exact> {
        let score = &self.scores[at];
        match self.by {
            Basis::Rounded => score.score.as_ref(),
            Basis::Exact => score.total.as_ref().map(|total| &total.exact),
        }
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        self.total(a).cmp(&self.total(b)).then_with(|| self.breakers[a].cmp(&self.breakers[b]))
    }
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
/// name and id. `scores[n]` and `breakers[n]` are those of `agencies[n]`, which stand sorted by id.
pub fn rank(
    instrument: &Instrument,
    agencies: &[Agency],
    groups: &Groups,
    scores: &mut [AgencyScore],
    breakers: &[Breakers],
) -> Vec<u32> {
    let by_group = instrument.ranking.within == Within::Group;
    let keys = Keys { by: instrument.ranking.by, scores, breakers };
    let count = u32::try_from(scores.len()).expect("fewer than 2^32 agencies");
    let members: Vec<Member> = if scores.len() <= LEAST {
        (0..count).map(|at| Member::of(keys, at)).collect()
    } else {
        (0..count).into_par_iter().with_min_len(LEAST).map(|at| Member::of(keys, at)).collect()
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
    let mut ranks = Vec::new();
    for members in pools.values_mut() {
        by_key(members, keys);
        let tied = |a: &Member, b: &Member| a.compare(b, keys).is_eq();
        name_ties(members, tied, agencies);
        ranks.extend(ranked(instrument.ranking.ties, members, tied));
    }
    for (member, rank) in pools.values().flatten().zip(ranks) {
        scores[member.at as usize].rank = Some(rank);
    }
    by_name(&mut unscored, agencies);
    pools.values().flatten().chain(&unscored).map(|member| member.at).collect()
}

/// Puts members in the order of their keys, best first, then ids: by what a machine compares at once, and then those
/// among whom that decides nothing.
fn by_key(members: &mut [Member], keys: Keys<'_>) {
    members.par_sort_unstable_by_key(|member| (Reverse(member.floor), member.at));
    let open = |members: &&mut [Member]| members.len() > 1 && members.iter().any(|member| !member.whole);
    let alike: Vec<&mut [Member]> = members.chunk_by_mut(|a, b| a.floor == b.floor).filter(open).collect();
    alike.into_par_iter().with_min_len(TIES).for_each(|members| members.par_sort_by(|a, b| b.compare(a, keys)));
}

/// Agencies that are worth a thread of their own.
const LEAST: usize = 4096;

/// Members that are tied and stand by id are put in the order of their names.
fn name_ties(members: &mut [Member], tied: impl Fn(&Member, &Member) -> bool, agencies: &[Agency]) {
    let ties: Vec<&mut [Member]> = members.chunk_by_mut(tied).filter(|ties| ties.len() > 1).collect();
    ties.into_par_iter().with_min_len(TIES).for_each(|ties| by_name(ties, agencies));
}

/// Members that are looked at together.
const NEAR: usize = 64;

/// Ties that are worth a thread of their own.
const TIES: usize = 64;

/// Puts members that stand by id in the order of their names, then ids: a stable sort leaves them as they stand where
/// their names are the same. The first letters of a name, which decide most often, are held beside it.
fn by_name(members: &mut [Member], agencies: &[Agency]) {
    let name = |member: &Member| agencies[member.at as usize].name.as_bytes();
    // Names stand all over memory: one glance does not wait for the other, and the sort then finds them near.
    for near in members.chunks(NEAR) {
        let lengths = near.iter().fold(0, |seen, member| seen ^ name(member).len());
        let letters = near.iter().fold(0, |seen, member| seen ^ name(member).first().copied().unwrap_or(0));
        std::hint::black_box((lengths, letters));
    }
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
    fn of(keys: Keys<'_>, at: u32) -> Self {
        const BILLION: i128 = 1_000_000_000;
        let Some(total) = keys.total(at as usize) else { return Self { floor: i64::MIN, at, whole: false } };
        let (floor, whole) = match total.parts().and_then(|(num, den)| Some((num.checked_mul(BILLION)?, den))) {
            Some((scaled, den)) => {
                let floor = scaled / den;
                (i64::try_from(floor).ok(), floor * den == scaled)
            }
            None => (total.units(9, Rounding::Truncate).to_i64(), false),
        };
        let beyond = if total.is_negative() { i64::MIN } else { i64::MAX };
        let whole = whole && floor.is_some() && keys.breakers[at as usize].is_empty();
        Self { floor: floor.unwrap_or(beyond), at, whole }
    }

    /// The order of two keys.
    fn compare(&self, other: &Self, keys: Keys<'_>) -> Ordering {
        let decided = self.whole && other.whole;
        let by_key = || if decided { Ordering::Equal } else { keys.compare(self.at as usize, other.at as usize) };
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
