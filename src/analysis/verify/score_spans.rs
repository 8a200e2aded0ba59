//! Ranks that follow from scores a hair beside the printed ones: what printed parts, being rounded, leave open in the
//! last digit of a total is no ground to accuse a rank.

use std::collections::BTreeMap;

use crate::analysis::verify::claims::{ClaimColumn, Right};
use crate::analysis::verify::expected_ranks::{self, PoolScore};
use crate::analysis::verify::{Figure, VerifyRequest, printed};
use crate::exact::Exact;
use crate::published::model::PublishedRow;

/// With more ranks that do not follow, none of them is a matter of the last digit.
const FEW: usize = 100;

/// The least and the greatest score that the parts of a row leave open, by row of the table.
pub(super) type ScoreSpans = BTreeMap<usize, (Exact, Exact)>;

/// The spans of totals, at the digits printed; the printed total is always within.
#[must_use]
pub(super) fn of_totals(question: &VerifyRequest<'_>, totals: &ClaimColumn) -> ScoreSpans {
    let span = |claim: &crate::analysis::verify::claims::Claim| {
        let (Right::Number(low, high), Figure::Number(number)) = (&claim.right, &claim.printed) else { return None };
        let [low, high] = [low, high].map(|end| printed(question.instrument, end, number.decimals).value);
        Some((claim.row, (low.min(number.value.clone()), high.max(number.value.clone()))))
    };
    totals.claims.iter().filter_map(span).collect()
}

/// Printed scores with their ranks, and the row of the table of each.
pub(super) struct NearTies<'a> {
    pub standings: &'a [PoolScore<'a>],
    pub printed: &'a [Option<u64>],
    pub rows: &'a [(usize, Exact)],
    pub table: &'a [PublishedRow],
    pub spans: &'a ScoreSpans,
}

impl NearTies<'_> {
    /// Takes as following those ranks that the spans allow and that no row contradicts outright.
    pub(super) fn settle(&self, follows: &mut [bool]) {
        let open: Vec<usize> = (0..follows.len()).filter(|&at| self.printed[at].is_some() && !follows[at]).collect();
        if self.spans.is_empty() || open.len() > FEW {
            return;
        }
        for pool in expected_ranks::pools(self.standings) {
            let within = |at: &&usize| pool.contains(at);
            for &at in open.iter().filter(within) {
                follows[at] = self.allows(at, &pool);
            }
        }
    }

    fn span(&self, at: usize) -> (&Exact, &Exact) {
        let (row, score) = &self.rows[at];
        self.spans.get(row).map_or((score, score), |(low, high)| (low, high))
    }

    fn allows(&self, at: usize, pool: &[usize]) -> bool {
        let Some(rank) = self.printed[at] else { return false };
        let parts = |at: usize| &self.table[self.rows[at].0].components;
        let (low, high) = self.span(at);
        let others = || pool.iter().copied().filter(|&other| other != at);
        let surely = others().filter(|&other| self.span(other).0 > high).count() as u64;
        // Two with the same parts have the same total.
        let perhaps = others().filter(|&other| self.span(other).1 > low && parts(other) != parts(at)).count() as u64;
        let score = |at: usize| self.standings[at].score;
        let contradicts = |other: usize| {
            self.printed[other].is_some_and(|known| {
                known < rank && score(other) < score(at) || known > rank && score(other) > score(at)
            })
        };
        surely < rank && rank <= perhaps + 1 && !others().any(contradicts)
    }
}
