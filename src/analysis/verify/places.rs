//! Ranks that follow from printed scores.
//!
//! Source: `[ranking]` of the rules. Where ranks are counted by something that is not printed (exact scores,
//! tie-breakers, digits cut off in print), equal printed scores leave a range of ranks open.

use crate::exact::Exact;
use crate::rules::Instrument;
use crate::rules::instrument::{Basis, Ties};

/// A printed score in its pool (the group, where ranks are counted within groups).
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    pub pool: Option<&'a str>,
    pub score: &'a Exact,
}

/// The ranks that each standing may have: from the best to the worst.
#[must_use]
pub fn places(standings: &[Standing<'_>], ties: Ties, hidden: bool) -> Vec<(u64, u64)> {
    standings.iter().map(|one| place(one, standings, ties, hidden)).collect()
}

fn place(one: &Standing<'_>, all: &[Standing<'_>], ties: Ties, hidden: bool) -> (u64, u64) {
    let pool = || all.iter().filter(|other| other.pool == one.pool);
    let above: Vec<&Exact> = pool().map(|other| other.score).filter(|score| *score > one.score).collect();
    let equal = pool().filter(|other| other.score == one.score).count() - 1;
    let better = match ties {
        Ties::Competition => above.len(),
        Ties::Dense => above.iter().collect::<std::collections::BTreeSet<_>>().len(),
    };
    let best = better as u64 + 1;
    let worst = if hidden { (above.len() + equal) as u64 + 1 } else { best };
    (best, worst)
}

/// Whether more than the printed score decides between equal ones.
#[must_use]
pub fn hidden(instrument: &Instrument, decimals: u32) -> bool {
    instrument.ranking.by == Basis::Exact || !instrument.ranking.break_ties.is_empty() || decimals < instrument.decimals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(scores: &[i64], ties: Ties, hidden: bool) -> Vec<(u64, u64)> {
        let scores: Vec<Exact> = scores.iter().map(|&s| Exact::int(s)).collect();
        let standings: Vec<Standing<'_>> = scores.iter().map(|score| Standing { pool: None, score }).collect();
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
