//! Ranks, and the order in which agencies stand in every output.
//!
//! Source: `[ranking]` and "Tie-breakers" in `scoring-rules/README.md`; section "What comes out" for the order.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use num_traits::ToPrimitive;
use rayon::prelude::*;

use super::board::AgencyScore;
use super::groups::Groups;
use super::rows::{Rows, TOGETHER};
use crate::answers::Agency;
use crate::exact::{Exact, Rounding};
use crate::lowlevel::prefetch::touch;
use crate::rules::Instrument;
use crate::rules::instrument::{Basis, Ties, Within};

/// What decides between equal totals: of each agency a number for each tie-breaker, on the basis of ranking (`None`
/// stands below every number, and for who is not ranked).
pub(crate) type Breakers = Rows<Option<Exact>>;

/// What ranks compare, best first.
#[derive(Clone, Copy)]
struct Keys<'k> {
    by: Basis,
    scores: &'k Rows<AgencyScore>,
    breakers: &'k Breakers,
}

impl Keys<'_> {
    fn compare(&self, a: usize, b: usize) -> Ordering {
        let of = |at: usize| total(self.by, self.scores.first(at)?);
        of(a).cmp(&of(b)).then_with(|| self.breakers.of(a).cmp(&self.breakers.of(b)))
    }
}

/// The number that comes first in a key; `None` stands below every number.
fn total(by: Basis, score: &AgencyScore) -> Option<&Exact> {
    match by {
        Basis::Rounded => score.score(),
        Basis::Exact => score.total(),
    }
}

/// The place of a group in the output: in the order of the rules, then alphabetically, without a group last.
#[must_use]
pub(crate) fn group_order(instrument: &Instrument, group: Option<&str>) -> (u8, usize, String) {
    match group {
        None => (2, 0, String::new()),
        Some(group) => match instrument.groups.iter().position(|g| g == group) {
            Some(at) => (0, at, String::new()),
            None => (1, 0, group.to_owned()),
        },
    }
}

/// Gives every scored agency its rank, and tells the order of output: scored ones first, group by group, then by rank,
/// name and id. The n-th row of `scores` and `breakers` is that of `agencies[n]`, which stand sorted by id.
pub(crate) fn rank(
    instrument: &Instrument,
    agencies: &[Agency],
    groups: &Groups,
    scores: &mut Rows<AgencyScore>,
    breakers: &Breakers,
) -> Vec<u32> {
    let by_group = instrument.ranking.within == Within::Group;
    let keys = Keys { by: instrument.ranking.by, scores, breakers };
    let mut members = members(instrument, scores, agencies.len());
    let mut unscored: Vec<Member> = members.extract_if(.., |member| !member.scored).collect();
    let mut pools: BTreeMap<_, Vec<Member>> = BTreeMap::new();
    let places: Vec<_> = groups.names.iter().map(|group| group_order(instrument, group.as_deref())).collect();
    if by_group {
        for member in members {
            pools.entry(Some(&places[groups.of(member.at as usize)])).or_default().push(member);
        }
    } else {
        pools.insert(None, members);
    }
    let mut ranks = vec![0; agencies.len()];
    for members in pools.values_mut() {
        by_key(members, keys);
        let tied = |a: &Member, b: &Member| a.compare(b, keys).is_eq();
        name_ties(members, tied, agencies);
        for (member, rank) in members.iter().zip(ranked(instrument.ranking.ties, members, tied)) {
            ranks[member.at as usize] = rank;
        }
    }
    let give = |(scores, ranks): (&mut Vec<AgencyScore>, &[u32])| {
        scores.iter_mut().zip(ranks).for_each(|(score, &rank)| score.give_rank(rank));
    };
    let pieces = scores.pieces_mut();
    if agencies.len() <= LEAST {
        pieces.iter_mut().zip(ranks.chunks(TOGETHER)).for_each(give);
    } else {
        pieces.par_iter_mut().with_min_len(LEAST / TOGETHER).zip(ranks.par_chunks(TOGETHER)).for_each(give);
    }
    by_name(&mut unscored, agencies);
    pools.values().flatten().chain(&unscored).map(|member| member.at).collect()
}

/// Sort entries of all agencies.
fn members(instrument: &Instrument, scores: &Rows<AgencyScore>, agencies: usize) -> Vec<Member> {
    let member = |agency| Member::of(instrument, scores.first(agency).expect("a result for each agency"));
    if agencies <= LEAST {
        (0..agencies).map(member).collect()
    } else {
        (0..agencies).into_par_iter().with_min_len(LEAST).map(member).collect()
    }
}

/// Sorts members by key, best first, then by id: first by the rounded integer key, then exactly within the runs that it
/// leaves tied.
fn by_key(members: &mut [Member], keys: Keys<'_>) {
    members.par_sort_unstable_by_key(|member| (Reverse(member.floor), member.at));
    let open = |members: &&mut [Member]| members.len() > 1 && members.iter().any(|member| !member.whole);
    let alike: Vec<&mut [Member]> = members.chunk_by_mut(|a, b| a.floor == b.floor).filter(open).collect();
    each_of(alike, |members| members.par_sort_by(|a, b| b.compare(a, keys)));
}

/// Calls a function on the parts of a list, in parallel where there are enough of them.
fn each_of(parts: Vec<&mut [Member]>, work: impl Fn(&mut [Member]) + Sync + Send) {
    if parts.iter().map(|part| part.len()).sum::<usize>() <= LEAST {
        parts.into_iter().for_each(work);
    } else {
        parts.into_par_iter().with_min_len(TIES).for_each(work);
    }
}

/// Minimum number of agencies per thread.
const LEAST: usize = 4096;

/// Members that are tied and stand by id are put in the order of their names.
fn name_ties(members: &mut [Member], tied: impl Fn(&Member, &Member) -> bool, agencies: &[Agency]) {
    let ties: Vec<&mut [Member]> = members.chunk_by_mut(tied).filter(|ties| ties.len() > 1).collect();
    each_of(ties, |ties| by_name(ties, agencies));
}

/// Members prefetched per block.
const NEAR: usize = 64;

/// Minimum number of ties per thread.
const TIES: usize = 64;

/// Sorts members, which are in id order, by name and then id: a stable sort keeps the id order for equal names. The
/// first bytes of each name are copied into the sort key, since they decide most comparisons without a cache miss.
fn by_name(members: &mut [Member], agencies: &[Agency]) {
    let name = |member: &Member| agencies[member.at as usize].name.as_bytes();
    // Prefetch: names are scattered in memory.
    for near in members.chunks(NEAR) {
        touch(near.iter().map(|member| name(member).len()));
        touch(near.iter().map(|member| name(member).first().copied().unwrap_or(0)));
    }
    let key = |member: &Member| {
        let name = name(member);
        let mut first = [0; 8];
        first.iter_mut().zip(name).for_each(|(to, from)| *to = *from);
        (u64::from_be_bytes(first), name)
    };
    if members.len() < LEAST {
        members.sort_by_cached_key(key);
    } else {
        members.par_sort_by_cached_key(key);
    }
}

/// Sort entry of an agency, 16 bytes.
#[derive(Debug, Clone, Copy)]
struct Member {
    /// The key rounded down to an integer; compared first, the exact key only where it is equal.
    floor: i64,
    at: u32,
    /// The floor is the whole key.
    whole: bool,
    /// It takes part.
    scored: bool,
}

impl Member {
    /// The billionths of the first number of a key, the rest cut off; never decreasing with it.
    ///
    /// # Panics
    /// For an agency beyond the first 2^32, which do not fit in memory.
    fn of(instrument: &Instrument, score: &AgencyScore) -> Self {
        const BILLION: i128 = 1_000_000_000;
        let at = u32::try_from(score.agency()).expect("fewer than 2^32 agencies");
        let scored = score.is_scored();
        let Some(total) = total(instrument.ranking.by, score) else {
            return Self { floor: i64::MIN, at, whole: false, scored };
        };
        let (floor, whole) = match total.parts().and_then(|(num, den)| Some((num.checked_mul(BILLION)?, den))) {
            Some((scaled, den)) => {
                let floor = scaled / den;
                (i64::try_from(floor).ok(), floor * den == scaled)
            }
            None => (total.units(9, Rounding::Truncate).to_i64(), false),
        };
        let beyond = if total.is_negative() { i64::MIN } else { i64::MAX };
        let whole = whole && floor.is_some() && instrument.ranking.break_ties.is_empty();
        Self { floor: floor.unwrap_or(beyond), at, whole, scored }
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
