//! Ranks that follow from printed scores.
//!
//! Source: `[ranking]` of the rules. Where ranks are counted by something that is not printed (exact scores,
//! tie-breakers, digits cut off in print), equal printed scores leave a range of ranks open.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::rules::Instrument;
use crate::rules::instrument::{Basis, Ties};

/// A printed score in its pool (the group, where ranks are counted within groups).
#[derive(Debug, Clone)]
pub(crate) struct PoolScore<'a> {
    pub pool: Option<&'a str>,
    pub score: &'a Exact,
}

/// The ranks that each standing may have: from the best to the worst.
#[must_use]
pub(crate) fn places(standings: &[PoolScore<'_>], ties: Ties, hidden: bool) -> Vec<(u64, u64)> {
    let mut places = vec![(0, 0); standings.len()];
    for pool in pools(standings) {
        let mut above = 0;
        for (distinct, equals) in equals(&pool, standings).enumerate() {
            let better = if ties == Ties::Competition { above } else { distinct as u64 };
            let worst = if hidden { above + equals.len() as u64 } else { better + 1 };
            for &one in equals {
                places[one] = (better + 1, worst);
            }
            above += equals.len() as u64;
        }
    }
    places
}

/// The standings of each pool, as indices, the best score first.
#[must_use]
pub(crate) fn pools(standings: &[PoolScore<'_>]) -> Vec<Vec<usize>> {
    let mut pools: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (at, standing) in standings.iter().enumerate() {
        pools.entry(standing.pool).or_default().push(at);
    }
    let mut pools: Vec<_> = pools.into_values().collect();
    for pool in &mut pools {
        pool.sort_by(|&a, &b| standings[b].score.cmp(standings[a].score));
    }
    pools
}

/// A sorted pool in stretches of equal scores.
pub(crate) fn equals<'a>(pool: &'a [usize], standings: &'a [PoolScore<'_>]) -> impl Iterator<Item = &'a [usize]> {
    pool.chunk_by(|&a, &b| standings[a].score == standings[b].score)
}

/// Whether more than the printed score decides between equal ones.
#[must_use]
pub(crate) fn hidden(instrument: &Instrument, decimals: u32) -> bool {
    instrument.ranking.by == Basis::Exact || !instrument.ranking.break_ties.is_empty() || decimals < instrument.decimals
}

#[cfg(test)]
mod tests {
    use crate::analysis::verify::expected_ranks::*;

    fn ranks(scores: &[i64], ties: Ties, hidden: bool) -> Vec<(u64, u64)> {
        let scores: Vec<Exact> = scores.iter().map(|&s| Exact::int(s)).collect();
        let standings: Vec<PoolScore<'_>> = scores.iter().map(|score| PoolScore { pool: None, score }).collect();
        places(&standings, ties, hidden)
    }

    #[test]
    fn equal_scores_share_a_rank_unless_something_unprinted_decides() {
        assert_eq!(ranks(&[9, 8, 8, 7], Ties::Competition, false), [(1, 1), (2, 2), (2, 2), (4, 4)]);
        assert_eq!(ranks(&[9, 8, 8, 7], Ties::Dense, false), [(1, 1), (2, 2), (2, 2), (3, 3)]);
        assert_eq!(ranks(&[9, 8, 8, 7], Ties::Competition, true), [(1, 1), (2, 3), (2, 3), (4, 4)]);
        assert_eq!(ranks(&[9, 8, 8, 7], Ties::Dense, true), [(1, 1), (2, 3), (2, 3), (3, 4)]);
    }
}
