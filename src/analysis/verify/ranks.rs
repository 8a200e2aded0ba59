//! Ranks from the scores that a table itself prints.

use std::collections::{BTreeMap, BTreeSet};

use super::{Figure, Verification, VerifyRequest, What, as_ranked};
use crate::analysis::slip::Slip;
use crate::analysis::verify::Mismatch;
use crate::analysis::verify::claims::{Claim, ClaimColumn, Right};
use crate::analysis::verify::expected_ranks;
use crate::analysis::verify::expected_ranks::PoolScore;
use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::other_group::RanksInGroups;
use crate::analysis::verify::range::{self, ScoreBounds};
use crate::analysis::verify::rank_suspects;
use crate::analysis::verify::repetitions;
use crate::analysis::verify::score_spans::{NearTies, ScoreSpans};
use crate::exact::Exact;
use crate::published::model::Printed;
use crate::rules::instrument::{Ties, Within};
use crate::rules::{Instrument, TOTAL};

/// Ranks from the printed scores: exactly where the table is complete, else what a part of a list allows. `proved`: rows
/// whose printed score is proved wrong, each with the score that follows; their ranks may follow from either. `spans`:
/// what the parts of each row leave open. Adds the claims of the column where one is wrong.
pub(crate) fn check(
    question: &VerifyRequest<'_>,
    proved: &BTreeMap<usize, Exact>,
    spans: &ScoreSpans,
    found: &mut Verification,
) -> Option<ClaimColumn> {
    let rules = question.instrument;
    let again = repetitions::repetitions(question.published);
    let bounds = ScoreBounds::of(rules, TOTAL);
    let rows: Vec<(usize, Exact)> = { question.published.rows.iter().enumerate() }
        .filter(|(at, _)| !again.contains_key(at))
        .filter_map(|(at, row)| Some((at, ranked(rules, &bounds, row.score.as_ref()?)?)))
        .collect();
    let row = |at: usize| &question.published.rows[rows[at].0];
    let (by_group, over_all) = (pools_of(question, &rows, true), pools_of(question, &rows, false));
    let within = rules.ranking.within == Within::Group;
    let (pools, groups) = if within { (&by_group, &over_all) } else { (&over_all, &by_group) };
    let standings: Vec<PoolScore<'_>> =
        { pools.iter().zip(&rows) }.map(|(pool, (_, score))| PoolScore { pool: Some(pool), score }).collect();
    let printed: Vec<Option<u64>> = (0..rows.len()).map(|at| row(at).rank.map(u64::from)).collect();
    let hidden = expected_ranks::hidden(rules, question.published.score_decimals());
    let table = &question.published.rows;
    let near = NearTies { standings: &standings, printed: &printed, rows: &rows, table, spans };
    let reading = RankReading { question, standings: &standings, printed: &printed, near: &near, hidden };
    let proven: Vec<bool> = rows.iter().map(|(at, _)| proved.contains_key(at)).collect();
    // Ranks that follow from the right scores are right, whatever the printed ones are.
    let right: Vec<Exact> = rows.iter().map(|(at, score)| proved.get(at).unwrap_or(score).clone()).collect();
    let corrected: Vec<PoolScore<'_>> =
        { standings.iter().zip(&right) }.map(|(s, score)| PoolScore { pool: s.pool, score }).collect();
    let by_right = RankReading { standings: &corrected, ..reading };
    if !proved.is_empty() && by_right.judge(groups, &vec![false; rows.len()]).wrong.is_empty() {
        note_tested(question, &rows, found);
        return None;
    }
    let judged = reading.judge(groups, &proven);
    found.excerpt |= judged.excerpt;
    note_tested(question, &rows, found);
    let mut wrong = Vec::new();
    if let Some((at, there)) = judged.misplaced {
        let group = |at: usize| row(at).group.as_deref().map_or(Figure::None, |group| Figure::Label(group.to_owned()));
        found.tested(&row(at).place, What::GroupName);
        let misplaced = mismatch(row(at), What::GroupName, group(at), group(there));
        found.mismatches.push(Mismatch { slips: vec![Slip::RanksOfOtherGroup], ..misplaced });
    }
    for at in judged.wrong {
        let (Some(rank), (best, worst)) = (printed[at], judged.places[at]) else { continue };
        let expected = if best == worst { Figure::Whole(best) } else { Figure::Wholes(best, worst) };
        wrong.push((found.mismatches.len(), at));
        found.mismatches.push(mismatch(row(at), What::Rank, Figure::Whole(rank), expected));
    }
    rank_slips(question, (&standings, groups, &printed), &wrong, found);
    (!wrong.is_empty()).then(|| {
        let mut names: Vec<&str> = pools.iter().map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        let claim = |at: usize| {
            let (best, worst) = judged.places[at];
            let pool = names.binary_search(&pools[at].as_str()).unwrap_or_default();
            Some(Claim { row: rows[at].0, pool, printed: Figure::Whole(printed[at]?), right: Right::Rank(best, worst) })
        };
        ClaimColumn { what: What::Rank, claims: (0..rows.len()).filter_map(claim).collect() }
    })
}

/// Notes that every printed rank is checked.
fn note_tested(question: &VerifyRequest<'_>, rows: &[(usize, Exact)], found: &mut Verification) {
    for row in rows.iter().map(|(at, _)| &question.published.rows[*at]).filter(|row| row.rank.is_some()) {
        found.tested(&row.place, What::Rank);
    }
}

/// The name of the pool of every row: its year, what else tells lists apart, and the group where asked for.
fn pools_of(question: &VerifyRequest<'_>, rows: &[(usize, Exact)], by_group: bool) -> Vec<String> {
    let name = |(at, _): &(usize, Exact)| {
        let row = &question.published.rows[*at];
        let group = row.group.as_deref().filter(|_| by_group).unwrap_or_default();
        let year = row.year.map(|year| year.to_string()).unwrap_or_default();
        format!("{year}\n{}\n{group}", row.context.as_deref().unwrap_or_default())
    };
    rows.iter().map(name).collect()
}

/// Printed scores and ranks, as they are compared.
#[derive(Clone, Copy)]
struct RankReading<'a> {
    question: &'a VerifyRequest<'a>,
    standings: &'a [PoolScore<'a>],
    printed: &'a [Option<u64>],
    near: &'a NearTies<'a>,
    /// More than the printed score decides between equal ones.
    hidden: bool,
}

/// Which ranks are wrong, and what each may be.
struct JudgedRanks {
    wrong: Vec<usize>,
    places: Vec<(u64, u64)>,
    /// Some were read as a part of a longer list.
    excerpt: bool,
    /// The one row that belongs to another group, and a row of that.
    misplaced: Option<(usize, usize)>,
}

impl JudgedRanks {
    const fn of(wrong: Vec<usize>, places: Vec<(u64, u64)>) -> Self {
        Self { wrong, places, excerpt: false, misplaced: None }
    }
}

impl RankReading<'_> {
    fn judge(&self, groups: &[String], proven: &[bool]) -> JudgedRanks {
        let ties = self.question.instrument.ranking.ties;
        let all = expected_ranks::places(self.standings, ties, self.hidden);
        // Who prints no rank may be in the list, or beside it.
        let unranked: Vec<bool> = self.printed.iter().map(Option::is_none).collect();
        let among_ranked = places_among(self.standings, &unranked, ties, self.hidden);
        let within = |(best, worst): (u64, u64), rank: u64| best <= rank && rank <= worst;
        let mut follows: Vec<bool> = (0..self.printed.len())
            .map(|at| self.printed[at].is_some_and(|rank| within(all[at], rank) || within(among_ranked[at], rank)))
            .collect();
        self.near.settle(&mut follows);
        let ranked = || (0..self.printed.len()).filter(|&at| self.printed[at].is_some());
        if ranked().all(|at| follows[at]) {
            return JudgedRanks::of(Vec::new(), all);
        }
        let wrong: Vec<usize> = ranked().filter(|&at| !follows[at]).collect();
        if let Some(misplaced) = self.misplaced(&follows) {
            return JudgedRanks { misplaced: Some(misplaced), ..JudgedRanks::of(Vec::new(), all) };
        }
        // Ranks that another way of counting gives throughout are told as that.
        if self.is_counted_otherwise(groups) {
            return JudgedRanks::of(wrong, all);
        }
        let excerpt = self.fits_excerpt();
        let first = |at: usize| all[at].0.min(among_ranked[at].0);
        let part = |at: &usize| excerpt[*at] && self.printed[*at].is_some_and(|rank| rank >= first(*at));
        if wrong.iter().all(part) {
            return JudgedRanks { excerpt: true, ..JudgedRanks::of(Vec::new(), all) };
        }
        let mut silent = proven.to_vec();
        let mut settled = follows.clone();
        let mut any_part = false;
        for pool in expected_ranks::pools(self.standings) {
            let wrong: Vec<usize> = pool.iter().copied().filter(|at| wrong.binary_search(at).is_ok()).collect();
            if wrong.iter().all(part) {
                any_part |= !wrong.is_empty();
                wrong.iter().for_each(|&at| settled[at] = true);
                continue;
            }
            if self.is_exchange(&wrong, &all) {
                continue;
            }
            let told: Vec<usize> = pool.into_iter().filter(|&at| !proven[at]).collect();
            let odd = rank_suspects::suspects(&told, self.standings, self.printed, &follows, self.hidden);
            odd.into_iter().for_each(|at| silent[at] = true);
        }
        let places = rank_suspects::places_without(self.standings, &silent, ties, self.hidden);
        let is_wrong = |at: &usize| {
            let rank = self.printed[*at].unwrap_or_default();
            !settled[*at] && !within(places[*at], rank)
        };
        let wrong: Vec<usize> = ranked().filter(|at| !proven[*at]).filter(is_wrong).collect();
        let shown = |at: usize| if wrong.binary_search(&at).is_ok() { all[at] } else { places[at] };
        let places = (0..places.len()).map(shown).collect();
        JudgedRanks { excerpt: any_part, ..JudgedRanks::of(wrong, places) }
    }

    /// The one row that is in the wrong group, where ranks are counted within groups.
    fn misplaced(&self, follows: &[bool]) -> Option<(usize, usize)> {
        let ranking = &self.question.instrument.ranking;
        let (standings, printed, ties) = (self.standings, self.printed, ranking.ties);
        let ranks = RanksInGroups { standings, printed, ties, hidden: self.hidden };
        (ranking.within == Within::Group).then(|| ranks.misplaced(follows)).flatten()
    }

    /// Which rows are part of a longer list (their pool has a rank beyond the number of its rows, or one missing) and
    /// stand in order there: not before a better score, the same for equal ones.
    fn fits_excerpt(&self) -> Vec<bool> {
        let (standings, printed, hidden) = (self.standings, self.printed, self.hidden);
        let shared = self.question.instrument.ranking.ties == Ties::Competition;
        let mut fits = vec![false; standings.len()];
        for pool in expected_ranks::pools(standings) {
            if !is_longer(&pool, printed, shared) {
                continue;
            }
            // The worst rank of those above each score; then, from below, the best rank of those under it.
            let mut above = 0;
            for equals in expected_ranks::equals(&pool, standings) {
                let ranks = || equals.iter().filter_map(|&at| printed[at]);
                let shared = hidden || ranks().min() == ranks().max();
                for &at in equals {
                    fits[at] = shared && printed[at].is_some_and(|rank| rank > above);
                }
                above = ranks().max().unwrap_or(0).max(above);
            }
            let mut below = u64::MAX;
            let stretches: Vec<&[usize]> = expected_ranks::equals(&pool, standings).collect();
            for equals in stretches.into_iter().rev() {
                for &at in equals {
                    fits[at] &= printed[at].is_some_and(|rank| rank < below);
                }
                below = equals.iter().filter_map(|&at| printed[at]).min().unwrap_or(u64::MAX).min(below);
            }
        }
        fits
    }

    /// Whether no two with the same score have the same rank.
    fn breaks_ties(&self) -> bool {
        let distinct = |equals: &[usize]| {
            let ranks: BTreeSet<u64> = equals.iter().filter_map(|&at| self.printed[at]).collect();
            ranks.len() == equals.len()
        };
        let pools = expected_ranks::pools(self.standings);
        pools.iter().all(|pool| expected_ranks::equals(pool, self.standings).all(distinct))
    }

    /// Whether two have each other's rank.
    fn is_exchange(&self, wrong: &[usize], places: &[(u64, u64)]) -> bool {
        let [a, b] = wrong else { return false };
        let has = |at: &usize, other: &usize| {
            let (best, worst) = places[*other];
            self.printed[*at].is_some_and(|rank| best <= rank && rank <= worst)
        };
        has(a, b) && has(b, a)
    }

    /// Whether the ranks are exactly those of the other pool, of the other way with ties, or the other way round.
    fn is_counted_otherwise(&self, groups: &[String]) -> bool {
        /// Of a few, any order is the reverse of some.
        const REVERSED: usize = 3;
        // A part of a list is counted in no way.
        if self.printed.iter().any(Option::is_none) {
            return false;
        }
        let ties = self.question.instrument.ranking.ties;
        let other = if ties == Ties::Competition { Ties::Dense } else { Ties::Competition };
        let fits = |places: &[(u64, u64)]| {
            let ranked = places.iter().zip(self.printed).filter_map(|(place, printed)| Some((place, (*printed)?)));
            ranked.into_iter().all(|((best, worst), rank)| *best <= rank && rank <= *worst)
        };
        let mirrored: Vec<Exact> = self.standings.iter().map(|standing| -standing.score).collect();
        let reversed: Vec<PoolScore<'_>> =
            { self.standings.iter().zip(&mirrored) }.map(|(s, score)| PoolScore { pool: s.pool, score }).collect();
        fits(&other_pool(self.question, self.standings, groups).1)
            || fits(&expected_ranks::places(self.standings, other, false))
            || fits(&expected_ranks::places(self.standings, ties, true)) && self.breaks_ties()
            || reversed.len() >= REVERSED && fits(&expected_ranks::places(&reversed, ties, self.hidden))
    }
}

/// The ranks among those of a pool that print one.
fn places_among(standings: &[PoolScore<'_>], without: &[bool], ties: Ties, hidden: bool) -> Vec<(u64, u64)> {
    let kept: Vec<usize> = (0..standings.len()).filter(|&at| !without[at]).collect();
    let among: Vec<PoolScore<'_>> = kept.iter().map(|&at| standings[at].clone()).collect();
    let mut places = vec![(u64::MAX, 0); standings.len()];
    for (at, place) in kept.into_iter().zip(expected_ranks::places(&among, ties, hidden)) {
        places[at] = place;
    }
    places
}

/// A printed score as ranks compare it; one that no score can be as what was meant, where that is clear.
fn ranked(rules: &Instrument, bounds: &ScoreBounds, score: &Printed) -> Option<Exact> {
    if bounds.is_outside(score) {
        return range::likely(rules, TOTAL, score).map(|meant| as_ranked(rules, &meant));
    }
    Some(as_ranked(rules, score))
}

/// Whether a pool holds a part of a longer list: a rank is missing, or reaches beyond the number of its rows. Those who
/// share a rank take up the next ones too, where ties are counted so (`shared`).
fn is_longer(pool: &[usize], printed: &[Option<u64>], shared: bool) -> bool {
    let mut holders: BTreeMap<u64, u64> = BTreeMap::new();
    for rank in pool.iter().map(|&at| printed[at]) {
        let Some(rank) = rank else { return true };
        *holders.entry(rank).or_default() += 1;
    }
    let size = pool.len() as u64;
    holders.into_iter().any(|(rank, held)| rank > size || shared && rank + held - 1 > size)
}

/// Wrong ranks (index of the mismatch, index of the standing) that the other way of counting gives.
fn rank_slips(
    question: &VerifyRequest<'_>,
    (standings, groups, printed): (&[PoolScore<'_>], &[String], &[Option<u64>]),
    wrong: &[(usize, usize)],
    found: &mut Verification,
) {
    if wrong.is_empty() {
        return;
    }
    let used = if question.instrument.ranking.ties == Ties::Competition { Ties::Dense } else { Ties::Competition };
    let other_ties = expected_ranks::places(standings, used, false);
    let (pool, other_pool) = other_pool(question, standings, groups);
    // Another way of counting is none where other ranks of the pool contradict it.
    let pools: BTreeSet<Option<&str>> = wrong.iter().map(|(_, at)| standings[*at].pool).collect();
    let gives_all = |places: &[(u64, u64)]| {
        (0..standings.len()).filter(|&at| pools.contains(&standings[at].pool)).all(|at| {
            let (best, worst) = places[at];
            printed[at].is_none_or(|rank| best == worst && rank == best)
        })
    };
    let mut slips = Vec::new();
    if gives_all(&other_ties) {
        slips.push(Slip::OtherTies { used });
    }
    if gives_all(&other_pool) {
        slips.push(Slip::OtherPool { used: pool });
    }
    for &(mismatch, _) in wrong {
        found.mismatches[mismatch].slips.clone_from(&slips);
    }
}

/// The ranks over all where the rules count within groups, or the other way round: by pools that are called `groups`.
fn other_pool(
    question: &VerifyRequest<'_>,
    standings: &[PoolScore<'_>],
    groups: &[String],
) -> (Within, Vec<(u64, u64)>) {
    let ranking = &question.instrument.ranking;
    let pool = if ranking.within == Within::Group { Within::All } else { Within::Group };
    let pooled = standings.iter().zip(groups);
    let pooled = pooled.map(|(standing, group)| PoolScore { pool: Some(group.as_str()), score: standing.score });
    (pool, expected_ranks::places(&pooled.collect::<Vec<_>>(), ranking.ties, false))
}
