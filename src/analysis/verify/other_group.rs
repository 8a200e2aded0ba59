//! A body that a table puts into another group than its own: the one row with which, were it there, all ranks of both
//! groups follow. Only such a row is wrong then, not those that it seems to push.

use crate::analysis::verify::expected_ranks::{self, PoolScore};
use crate::rules::instrument::Ties;

/// Larger pools are not searched: every row would be tried in every other pool.
const SEARCHED: usize = 400;

/// Printed scores with their ranks, and how places are counted.
pub(super) struct RanksInGroups<'a> {
    pub standings: &'a [PoolScore<'a>],
    pub printed: &'a [Option<u64>],
    pub ties: Ties,
    /// More than the printed score decides between equal ones.
    pub hidden: bool,
}

impl RanksInGroups<'_> {
    /// The only row (index of the standing) that makes all ranks follow in another pool, and a row of that pool.
    /// `follows`: whether each rank follows where it is printed.
    pub(super) fn misplaced(&self, follows: &[bool]) -> Option<(usize, usize)> {
        let pools = expected_ranks::pools(self.standings);
        let odd = |pool: &Vec<usize>| pool.iter().any(|&at| self.printed[at].is_some() && !follows[at]);
        let is_odd: Vec<bool> = pools.iter().map(odd).collect();
        let concerned = is_odd.iter().filter(|odd| **odd).count();
        if pools.len() < 2 || concerned == 0 || concerned > 2 || self.standings.len() > SEARCHED {
            return None;
        }
        let mut found = Vec::new();
        for (from, source) in pools.iter().enumerate() {
            for (to, target) in pools.iter().enumerate() {
                let settled = usize::from(is_odd[from]) + usize::from(is_odd[to]);
                if from == to || settled < concerned {
                    continue;
                }
                let fits = |at: &usize| {
                    let left: Vec<usize> = source.iter().copied().filter(|other| other != at).collect();
                    let joined: Vec<usize> = target.iter().copied().chain([*at]).collect();
                    self.printed[*at].is_some() && self.all_follow(&joined) && self.all_follow(&left)
                };
                found.extend(source.iter().copied().filter(fits).map(|at| (at, target[0])));
            }
        }
        // Of several that would do, the one whose own rank does not follow.
        if found.len() > 1 {
            found.retain(|(at, _)| !follows[*at]);
        }
        match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Whether these, ranked among each other, have the ranks that they print.
    fn all_follow(&self, rows: &[usize]) -> bool {
        let among: Vec<PoolScore<'_>> =
            rows.iter().map(|&at| PoolScore { pool: None, score: self.standings[at].score }).collect();
        let places = expected_ranks::places(&among, self.ties, self.hidden);
        rows.iter()
            .zip(places)
            .all(|(&at, (best, worst))| self.printed[at].is_none_or(|rank| best <= rank && rank <= worst))
    }
}
