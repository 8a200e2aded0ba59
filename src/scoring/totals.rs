//! What agencies are together: groups, class counts, the summary.

use std::sync::Arc;

use rayon::prelude::*;

use super::board::{AgencyScore, GroupScore, RankedOrder, SummaryScore, UnroundedScore};
use super::groups::Groups;
use super::rank::group_order;
use super::rows::{Rows, TOGETHER};
use crate::answers::Agency;
use crate::answers::Assessments;
use crate::exact::Exact;
use crate::exact::sum::RunningSum;
use crate::finding::{Finding, finding};
use crate::rules::Instrument;
use crate::rules::instrument::Summary;

/// Pieces of agencies that are worth a thread of their own.
const LEAST: usize = 4096 / TOGETHER;

/// What is counted of the agencies of one group.
#[derive(Debug, Clone, Default)]
struct Pool {
    listed: usize,
    scored: usize,
    classes: Vec<usize>,
    sum: RunningSum,
    /// How many totals are in the sum.
    totals: i64,
    approximate: bool,
}

impl Pool {
    fn new(instrument: &Instrument) -> Self {
        Self { classes: vec![0; instrument.classes.len()], ..Self::default() }
    }

    fn add(&mut self, score: &AgencyScore) {
        self.listed += 1;
        self.scored += usize::from(score.is_scored());
        if let Some(class) = score.class() {
            self.classes[class] += 1;
        }
        if let Some(total) = score.total() {
            self.sum.add(total);
            self.totals += 1;
            self.approximate |= score.is_approximate();
        }
    }

    fn join(&mut self, other: Self) {
        self.listed += other.listed;
        self.scored += other.scored;
        self.classes.iter_mut().zip(other.classes).for_each(|(all, more)| *all += more);
        self.sum.add(&other.sum.total());
        self.totals += other.totals;
        self.approximate |= other.approximate;
    }

    /// The plain mean.
    fn mean(self) -> Option<UnroundedScore> {
        let exact = || (&self.sum.total() / &Exact::int(self.totals)).reduced();
        (self.totals > 0).then(|| UnroundedScore { exact: exact(), approximate: self.approximate })
    }
}

/// What is counted of some agencies, by group.
fn pools(instrument: &Instrument, groups: &Groups, pieces: &[Vec<AgencyScore>]) -> Vec<Pool> {
    let mut pools = vec![Pool::new(instrument); groups.names.len()];
    pieces.iter().flatten().for_each(|score| pools[groups.of(score.agency())].add(score));
    pools
}

fn weighted_mean(totals: &[(UnroundedScore, Exact)]) -> Option<UnroundedScore> {
    let sum: Exact = totals.iter().map(|(total, weight)| &total.exact * weight).sum();
    let weights: Exact = totals.iter().map(|(_, weight)| weight).sum();
    let approximate = totals.iter().any(|(total, _)| total.approximate);
    (!weights.is_zero()).then(|| UnroundedScore { exact: (&sum / &weights).reduced(), approximate })
}

/// The groups that occur, in the order of output. Exact sums are the same in whatever order they are added.
#[must_use]
pub(crate) fn groups(instrument: &Instrument, groups: &Groups, scores: &Rows<AgencyScore>) -> Vec<GroupScore> {
    let joined = |mut all: Vec<Pool>, more: Vec<Pool>| {
        all.iter_mut().zip(more).for_each(|(pool, more)| pool.join(more));
        all
    };
    let pieces = scores.pieces();
    let pools = if pieces.len() <= LEAST {
        pools(instrument, groups, pieces)
    } else {
        let parts = pieces.par_chunks(LEAST).map(|part| pools(instrument, groups, part));
        parts.reduce(|| vec![Pool::new(instrument); groups.names.len()], joined)
    };
    let of = |(group, pool): (&Option<Arc<str>>, Pool)| {
        let score = GroupScore {
            group: group.clone(),
            listed: pool.listed,
            scored: pool.scored,
            classes: pool.classes.clone(),
            mean: pool.mean(),
        };
        (group_order(instrument, group.as_deref()), score)
    };
    let mut scores: Vec<_> = groups.names.iter().zip(pools).map(of).collect();
    scores.sort_by(|a, b| a.0.cmp(&b.0));
    scores.into_iter().map(|(_, score)| score).collect()
}

/// One number for all scored agencies. Source: `[summary]` in the language.
///
/// # Errors
/// A finding for each scored agency whose weight is missing, no number, or below 0.
pub(crate) fn summary(
    instrument: &Instrument,
    summary: &Summary,
    assessments: &Assessments,
    scores: &RankedOrder,
) -> Result<SummaryScore, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut parts = Vec::new();
    for score in scores {
        let Some(total) = score.value() else { continue };
        let agency = &assessments.agencies[score.agency()];
        match &summary.weighted_by {
            None => parts.push((total, Exact::ONE)),
            Some(column) => match weight(agency, column) {
                Ok(weight) => parts.push((total, weight)),
                Err(found) => findings.push(
                    finding!(E503: agency = &*agency.name, column = column, found = found).about(agency.id.clone()),
                ),
            },
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let total = weighted_mean(&parts);
    let score = total.as_ref().map(|total| instrument.rounded(&total.exact));
    let class =
        total.as_ref().and_then(|total| instrument.class_of(&instrument.on_basis(&total.exact, instrument.classify)));
    Ok(SummaryScore { name: summary.name.clone(), total, score, class })
}

/// The weight of an agency in the summary: a number from 0 on, with a decimal point or a decimal comma.
fn weight(agency: &Agency, column: &str) -> Result<Exact, String> {
    let text = agency.columns.get(column).map_or("", |text| text.trim());
    let number = Exact::parse_decimal(text).or_else(|| Exact::parse_decimal(&text.replacen(',', ".", 1)));
    number.filter(|number| !number.is_negative()).ok_or_else(|| text.to_owned())
}
