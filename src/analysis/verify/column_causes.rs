//! What happened to a whole column: its wrong figures are looked at together before each is looked at alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::slip::Slip;
use crate::analysis::verify::claims::{Claim, Right};
use crate::analysis::verify::{Figure, What};
use crate::published::model::PublishedRow;
use crate::rules::Instrument;

/// Figures that must have moved before a shift is believed.
const SHIFTED: usize = 3;

/// A cause, and which claims of the column it explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ColumnCause {
    pub slip: Slip,
    pub explained: BTreeSet<usize>,
}

/// A column with its wrong claims, by index.
pub(crate) struct WrongColumn<'a> {
    pub rules: &'a Instrument,
    pub rows: &'a [PublishedRow],
    pub what: &'a What,
    pub claims: &'a [Claim],
    pub wrong: &'a BTreeSet<usize>,
}

impl WrongColumn<'_> {
    /// The cause that explains the wrong claims together; none where each must be looked at alone.
    #[must_use]
    pub(crate) fn cause(&self) -> Option<ColumnCause> {
        if *self.what == What::Rank {
            let ranks = [self.reversed(), self.ties_by_order(), self.one_off()];
            if let Some(found) = ranks.into_iter().flatten().next() {
                return Some(found);
            }
        }
        self.exchanged().or_else(|| self.shifted(true)).or_else(|| self.shifted(false)).or_else(|| self.sorted())
    }

    /// The neighbour (in the table) whose right figure a single wrong claim prints again.
    #[must_use]
    pub(crate) fn repeated(&self, at: usize) -> Option<Slip> {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|near| self.claims.get(near));
        let same = |near: &&Claim| near.pool == self.claims[at].pool && self.prints(at, near);
        let found = { near }.find(same)?;
        if let (What::Rank, Figure::Whole(rank)) = (self.what, &self.claims[at].printed) {
            return Some(Slip::RankDoubled { rank: *rank });
        }
        // With two classes in a list, one is next to the other too often.
        let telling = !matches!(found.right, Right::Class(_));
        telling.then(|| Slip::RepeatedFrom { agency: self.rows[found.row].name.to_string() })
    }

    /// Whether a claim prints what another one should.
    fn prints(&self, at: usize, other: &Claim) -> bool {
        other.right.says(self.rules, &self.claims[at].printed)
    }

    fn line(&self, at: usize) -> u64 {
        self.rows[self.claims[at].row].place.line.unwrap_or_default()
    }

    fn all(&self, slip: Slip) -> Option<ColumnCause> {
        Some(ColumnCause { slip, explained: self.wrong.clone() })
    }

    /// Two rows with each other's figure, and nothing else wrong.
    fn exchanged(&self) -> Option<ColumnCause> {
        let wrong: Vec<usize> = self.wrong.iter().copied().collect();
        let [a, b] = wrong.as_slice() else { return None };
        let exchanged = self.prints(*a, &self.claims[*b]) && self.prints(*b, &self.claims[*a]);
        let telling = !matches!(self.claims[*a].right, Right::Class(_));
        let name = |at: usize| self.rows[self.claims[at].row].name.to_string();
        (exchanged && telling).then(|| self.all(Slip::SwappedRows { one: name(*a), other: name(*b) })).flatten()
    }

    /// Figures that stand one row further down (or up) from some line to another; what was pushed out at one end, or
    /// brought in at the other, may be anything.
    fn shifted(&self, down: bool) -> Option<ColumnCause> {
        let (first, last) = (*self.wrong.first()?, *self.wrong.last()?);
        let source = |at: usize| if down { at.checked_sub(1) } else { Some(at + 1) };
        let moved = |at: usize| source(at).and_then(|from| self.claims.get(from)).is_some_and(|c| self.prints(at, c));
        let block: Vec<usize> = (first..=last).collect();
        let explained: BTreeSet<usize> = self.wrong.iter().copied().filter(|&at| moved(at)).collect();
        let open: Vec<usize> = block.iter().copied().filter(|&at| !moved(at)).collect();
        // One figure is no longer there at the end from which the others moved.
        let end = if down { first } else { last };
        let fits = open.iter().all(|&at| at == end);
        let mut distinct: Vec<&Figure> = explained.iter().map(|&at| &self.claims[at].printed).collect();
        distinct.sort();
        distinct.dedup();
        let telling = explained.len() >= SHIFTED && distinct.len() >= SHIFTED.min(2 + explained.len() / 4);
        if !fits || !telling {
            return None;
        }
        // Of a class the first that moved may be right by chance.
        let slip = Slip::ShiftedColumn { down, from: self.line(first), to: self.line(last) };
        self.all(slip)
    }

    /// The right figures of the column, in another order: sorted.
    fn sorted(&self) -> Option<ColumnCause> {
        if self.wrong.len() < SHIFTED || matches!(self.claims.first()?.right, Right::Class(_)) {
            return None;
        }
        let key = |figure: &Figure| match figure {
            Figure::Number(number) => Some(number.value.clone()),
            Figure::Whole(whole) => Some(crate::exact::Exact::ratio(i128::from(*whole), 1)),
            _ => None,
        };
        let printed: Option<Vec<crate::exact::Exact>> = self.claims.iter().map(|claim| key(&claim.printed)).collect();
        let printed = printed?;
        let falls = printed.windows(2).all(|pair| pair[0] >= pair[1]);
        let rises = printed.windows(2).all(|pair| pair[0] <= pair[1]);
        if !falls && !rises {
            return None;
        }
        let low = |right: &Right| match right {
            Right::Number(low, _) => Some(low.clone()),
            Right::Rank(best, _) => Some(crate::exact::Exact::ratio(i128::from(*best), 1)),
            Right::Class(_) => None,
        };
        let mut order: Vec<usize> = (0..self.claims.len()).collect();
        order.sort_by(|&a, &b| low(&self.claims[a].right).cmp(&low(&self.claims[b].right)));
        if falls {
            order.reverse();
        }
        let same = order.iter().enumerate().all(|(at, &from)| self.prints(at, &self.claims[from]));
        same.then(|| self.all(Slip::SortedAlone)).flatten()
    }

    /// The claims of each pool.
    fn pools(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut pools: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, claim) in self.claims.iter().enumerate() {
            pools.entry(claim.pool).or_default().push(at);
        }
        pools
    }

    fn rank(&self, at: usize) -> Option<(u64, u64, u64)> {
        match (&self.claims[at].printed, &self.claims[at].right) {
            (Figure::Whole(printed), Right::Rank(best, worst)) => Some((*printed, *best, *worst)),
            _ => None,
        }
    }

    /// The last is called the first, in every pool with a wrong rank.
    fn reversed(&self) -> Option<ColumnCause> {
        let is_reversed = |pool: &Vec<usize>| {
            let last = pool.len() as u64;
            pool.len() >= SHIFTED
                && pool.iter().all(|&at| {
                    self.rank(at).is_some_and(|(printed, best, worst)| {
                        let mirrored = (last + 1).saturating_sub(printed);
                        best <= mirrored && mirrored <= worst || mirrored.abs_diff(best) <= self.ties(pool, best)
                    })
                })
        };
        let pools = self.pools();
        let mut concerned = pools.values().filter(|pool| pool.iter().any(|at| self.wrong.contains(at))).peekable();
        concerned.peek()?;
        concerned.all(is_reversed).then(|| self.all(Slip::RanksReversed)).flatten()
    }

    /// How many share a rank of a pool, beside the first of them.
    fn ties(&self, pool: &[usize], rank: u64) -> u64 {
        let shares = |at: &&usize| self.rank(**at).is_some_and(|(_, best, _)| best == rank);
        (pool.iter().filter(shares).count() as u64).saturating_sub(1)
    }

    /// Those who share a rank have it and the next ones.
    fn ties_by_order(&self) -> Option<ColumnCause> {
        for pool in self.pools().into_values() {
            let mut shared: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
            let wrong = pool.iter().filter(|at| self.wrong.contains(at));
            let concerned: BTreeSet<u64> = wrong.filter_map(|&at| self.rank(at)).map(|(_, best, _)| best).collect();
            for (printed, best, _) in pool.iter().filter_map(|&at| self.rank(at)) {
                shared.entry(best).or_default().push(printed);
            }
            for best in concerned {
                let printed = shared.get_mut(&best)?;
                printed.sort_unstable();
                let in_order = (best..).zip(printed.iter()).all(|(rank, printed)| rank == *printed);
                if printed.len() < 2 || !in_order {
                    return None;
                }
            }
        }
        self.all(Slip::TiesByOrder)
    }

    /// From some rank on all are one too high, or one too low.
    fn one_off(&self) -> Option<ColumnCause> {
        let ranks: Vec<(u64, u64, u64)> = self.wrong.iter().filter_map(|&at| self.rank(at)).collect();
        let pools: BTreeSet<usize> = self.wrong.iter().map(|&at| self.claims[at].pool).collect();
        if ranks.len() < 2 || ranks.len() != self.wrong.len() || pools.len() != 1 {
            return None;
        }
        let from = ranks.iter().map(|(_, best, _)| *best).min()?;
        // All behind it are wrong in the same way.
        let behind = self.claims.iter().enumerate().filter(|(_, claim)| pools.contains(&claim.pool));
        let behind = behind.filter(|(at, _)| self.rank(*at).is_some_and(|(_, best, _)| best >= from)).count();
        let too_high = ranks.iter().all(|(printed, best, worst)| best == worst && *printed == best + 1);
        let too_low = ranks.iter().all(|(printed, best, worst)| best == worst && printed + 1 == *best);
        if behind != ranks.len() {
            return None;
        }
        match (too_high, too_low) {
            (true, _) => self.all(Slip::RankSkipped { rank: from }),
            (_, true) => self.all(Slip::RankDoubled { rank: from - 1 }),
            _ => None,
        }
    }
}
