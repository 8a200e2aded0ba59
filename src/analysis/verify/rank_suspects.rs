//! Which printed ranks contradict the printed scores, where a few do: the fewest rows without which the rest is in order.
//! A score or a rank that is wrong in one row is then no reason to accuse those that it passes.

use crate::analysis::verify::expected_ranks::{self, PoolScore};
use crate::rules::instrument::Ties;

/// A printed rank of a pool, and whether it is the one that follows from all printed scores.
struct RankedRow {
    at: usize,
    rank: u64,
    weight: u64,
}

/// Rows with the same score and, unless more than the score decides, the same rank: they are kept or left together.
struct RankStep {
    rank: u64,
    rows: Vec<usize>,
    best: u64,
    before: Option<usize>,
}

/// The rows of a pool whose ranks are not in order with the others, by index of the standing. `follows`: whether each
/// rank is the one that follows from all printed scores; such rows are kept where there is a choice.
#[must_use]
pub(crate) fn suspects(
    pool: &[usize],
    standings: &[PoolScore<'_>],
    printed: &[Option<u64>],
    follows: &[bool],
    hidden: bool,
) -> Vec<usize> {
    let mut steps: Vec<RankStep> = Vec::new();
    let mut tree = BestBefore::new(pool, printed);
    for equals in expected_ranks::equals(pool, standings) {
        let ranked = |&at: &usize| {
            // A rank that follows from the scores counts for more than any number of ranks that only are in order.
            let weight = if follows[at] { pool.len() as u64 + 1 } else { 1 };
            Some(RankedRow { at, rank: printed[at]?, weight })
        };
        let mut rows: Vec<RankedRow> = equals.iter().filter_map(ranked).collect();
        rows.sort_by_key(|row| row.rank);
        let mut added = Vec::new();
        for same in rows.chunk_by(|a, b| a.rank == b.rank) {
            let rank = same[0].rank;
            let (best, before) = tree.below(rank);
            let best = best + same.iter().map(|row| row.weight).sum::<u64>();
            steps.push(RankStep { rank, rows: same.iter().map(|row| row.at).collect(), best, before });
            added.push(steps.len() - 1);
            if hidden {
                tree.add(rank, best, steps.len() - 1);
            }
        }
        if !hidden {
            added.iter().for_each(|&step| tree.add(steps[step].rank, steps[step].best, step));
        }
    }
    let last = (0..steps.len()).max_by_key(|&step| steps[step].best);
    let mut kept: Vec<usize> =
        std::iter::successors(last, |&step| steps[step].before).flat_map(|step| steps[step].rows.clone()).collect();
    kept.sort_unstable();
    let ranked = pool.iter().copied().filter(|&at| printed[at].is_some());
    ranked.filter(|at| kept.binary_search(at).is_err()).collect()
}

/// For ranks in any order the best chain that ends below a rank: a Fenwick tree.
struct BestBefore {
    ranks: Vec<u64>,
    best: Vec<(u64, Option<usize>)>,
}

impl BestBefore {
    fn new(pool: &[usize], printed: &[Option<u64>]) -> Self {
        let mut ranks: Vec<u64> = pool.iter().filter_map(|&at| printed[at]).collect();
        ranks.sort_unstable();
        ranks.dedup();
        Self { best: vec![(0, None); ranks.len() + 1], ranks }
    }

    /// The best chain of ranks below one.
    fn below(&self, rank: u64) -> (u64, Option<usize>) {
        let mut at = self.ranks.partition_point(|known| *known < rank);
        let mut best = (0, None);
        while at > 0 {
            if self.best[at].0 > best.0 {
                best = self.best[at];
            }
            at &= at - 1;
        }
        best
    }

    fn add(&mut self, rank: u64, best: u64, step: usize) {
        let mut at = self.ranks.partition_point(|known| *known < rank) + 1;
        while at < self.best.len() {
            if best > self.best[at].0 {
                self.best[at] = (best, Some(step));
            }
            at += at & at.wrapping_neg();
        }
    }
}

/// The ranks that a row may have when some rows say nothing: those above it, and at worst all who say nothing.
#[must_use]
pub(crate) fn places_without(
    standings: &[PoolScore<'_>],
    silent: &[bool],
    ties: Ties,
    hidden: bool,
) -> Vec<(u64, u64)> {
    let mut places = vec![(0, 0); standings.len()];
    for pool in expected_ranks::pools(standings) {
        let unknown = pool.iter().filter(|&&at| silent[at]).count() as u64;
        let (mut above, mut distinct) = (0, 0);
        for equals in expected_ranks::equals(&pool, standings) {
            let told = equals.iter().filter(|&&at| !silent[at]).count() as u64;
            let better = if ties == Ties::Competition { above } else { distinct };
            let worst = if hidden { above + told.max(1) } else { better + 1 };
            for &at in equals {
                let others = unknown - u64::from(silent[at]);
                places[at] = (better + 1, worst + others);
            }
            above += told;
            distinct += u64::from(told > 0);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Exact;

    fn of(scores: &[i64], ranks: &[u64]) -> Vec<usize> {
        let scores: Vec<Exact> = scores.iter().map(|&score| Exact::int(score)).collect();
        let standings: Vec<PoolScore<'_>> = scores.iter().map(|score| PoolScore { pool: None, score }).collect();
        let printed: Vec<Option<u64>> = ranks.iter().map(|&rank| Some(rank)).collect();
        let places = expected_ranks::places(&standings, Ties::Competition, false);
        let follows: Vec<bool> = places.iter().zip(ranks).map(|((a, b), rank)| a <= rank && rank <= b).collect();
        let pool = expected_ranks::pools(&standings).remove(0);
        suspects(&pool, &standings, &printed, &follows, false)
    }

    #[test]
    fn one_wrong_score_or_rank_is_one_suspect() {
        assert_eq!(of(&[90, 80, 70, 60, 95], &[1, 2, 3, 4, 5]), [4]);
        assert_eq!(of(&[90, 80, 70, 60, 50], &[1, 2, 3, 3, 5]), [3]);
        assert_eq!(of(&[90, 80, 70, 60, 50], &[1, 3, 2, 4, 5]).len(), 1);
        assert_eq!(of(&[90, 80, 80, 60, 50], &[1, 2, 2, 4, 5]), [] as [usize; 0]);
    }

    #[test]
    fn the_others_may_have_the_rank_with_or_without_the_silent_row() {
        let scores: Vec<Exact> = [90, 80, 95].iter().map(|&score| Exact::int(score)).collect();
        let standings: Vec<PoolScore<'_>> = scores.iter().map(|score| PoolScore { pool: None, score }).collect();
        let places = places_without(&standings, &[false, false, true], Ties::Competition, false);
        assert_eq!(places, [(1, 2), (2, 3), (1, 1)]);
    }
}
