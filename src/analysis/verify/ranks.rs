//! Ranks from the scores that a table itself prints.

use super::{Figure, Verification, VerifyRequest, What, as_ranked};
use crate::analysis::slips::Slip;
use crate::analysis::verify::expected_ranks;
use crate::analysis::verify::expected_ranks::PoolScore;
use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::range;
use crate::analysis::verify::repetitions;
use crate::exact::Exact;
use crate::published::model::Printed;
use crate::published::model::PublishedRow;
use crate::rules::instrument::{Ties, Within};
use crate::rules::{Instrument, TOTAL};

/// Ranks from the printed scores: exactly where the table is complete, else what a part of a list allows.
pub(crate) fn check(question: &VerifyRequest<'_>, found: &mut Verification) {
    let rules = question.instrument;
    let again = repetitions::repetitions(question.published);
    let rows: Vec<(&PublishedRow, Exact)> = { question.published.rows.iter().enumerate() }
        .filter(|(at, _)| !again.contains_key(at))
        .filter_map(|(_, row)| Some((row, ranked(rules, row.score.as_ref()?)?)))
        .collect();
    // Every year is ranked by itself.
    let pooled = |group: bool| -> Vec<String> {
        let name = |row: &PublishedRow| {
            let group = row.group.as_deref().filter(|_| group).unwrap_or_default();
            let year = row.year.map(|year| year.to_string()).unwrap_or_default();
            format!("{year}\n{}\n{group}", row.context.as_deref().unwrap_or_default())
        };
        rows.iter().map(|(row, _)| name(row)).collect()
    };
    let (by_group, over_all) = (pooled(true), pooled(false));
    let (pools, groups) =
        if rules.ranking.within == Within::Group { (&by_group, &over_all) } else { (&over_all, &by_group) };
    let standings: Vec<PoolScore<'_>> =
        { pools.iter().zip(&rows) }.map(|(pool, (_, score))| PoolScore { pool: Some(pool.as_str()), score }).collect();
    let hidden = expected_ranks::hidden(rules, question.published.score_decimals());
    let printed: Vec<Option<u64>> = rows.iter().map(|(row, _)| row.rank.map(u64::from)).collect();
    // Ranks that are exactly those of the other pool are no part of a longer list.
    let (_, other) = other_pool(question, &standings, groups);
    let is_other = other.iter().zip(&printed).all(|((best, _), printed)| *printed == Some(*best));
    let fits_excerpt = if is_other { vec![false; standings.len()] } else { fits_excerpt(&standings, &printed, hidden) };
    let mut wrong = Vec::new();
    for (at, (best, worst)) in expected_ranks::places(&standings, rules.ranking.ties, hidden).into_iter().enumerate() {
        let Some(rank) = printed[at] else { continue };
        found.checked.ranks += 1;
        let complete = best <= rank && rank <= worst;
        let follows = complete || best <= rank && fits_excerpt[at];
        found.excerpt |= follows && !complete;
        if !follows {
            let expected = if best == worst { Figure::Whole(best) } else { Figure::Wholes(best, worst) };
            wrong.push((found.mismatches.len(), at));
            found.mismatches.push(mismatch(rows[at].0, What::Rank, Figure::Whole(rank), expected));
        }
    }
    rank_slips(question, (&standings, groups), &wrong, found);
}

/// A printed score as ranks compare it; one that no score can be as what was meant, where that is clear.
fn ranked(rules: &Instrument, score: &Printed) -> Option<Exact> {
    if range::is_outside(rules, TOTAL, score) {
        return range::likely(rules, TOTAL, score).map(|meant| as_ranked(rules, &meant));
    }
    Some(as_ranked(rules, score))
}

/// Which rows are part of a longer list (their pool has a rank beyond the number of its rows, or one missing) and stand
/// in order there: not before a better score, the same for equal ones.
fn fits_excerpt(standings: &[PoolScore<'_>], printed: &[Option<u64>], hidden: bool) -> Vec<bool> {
    let mut fits = vec![false; standings.len()];
    for pool in expected_ranks::pools(standings) {
        let size = pool.len() as u64;
        if !pool.iter().any(|&at| printed[at].is_none_or(|rank| rank > size)) {
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

/// Wrong ranks (index of the mismatch, index of the standing) that the other way of counting gives.
fn rank_slips(
    question: &VerifyRequest<'_>,
    (standings, groups): (&[PoolScore<'_>], &[String]),
    wrong: &[(usize, usize)],
    found: &mut Verification,
) {
    if wrong.is_empty() {
        return;
    }
    let used = if question.instrument.ranking.ties == Ties::Competition { Ties::Dense } else { Ties::Competition };
    let other_ties = expected_ranks::places(standings, used, false);
    let (pool, other_pool) = other_pool(question, standings, groups);
    for &(mismatch, at) in wrong {
        let wrong = &mut found.mismatches[mismatch];
        let is = |(best, worst): (u64, u64)| best == worst && wrong.printed == Figure::Whole(best);
        let mut slips = Vec::new();
        if is(other_ties[at]) {
            slips.push(Slip::OtherTies { used });
        }
        if is(other_pool[at]) {
            slips.push(Slip::OtherPool { used: pool });
        }
        wrong.slips = slips;
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
