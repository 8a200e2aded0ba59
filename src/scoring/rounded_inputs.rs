//! Classes that the rounding of what was entered leaves open.
//!
//! What is entered for a branch as a whole was computed elsewhere and is often printed to a few decimals (the domains of
//! the SPBE). The score that was rounded may lie half a unit of the last decimal higher or lower, and with it the total:
//! where a class begins in between, the inputs do not decide it.

use super::board::AgencyScore;
use super::combine;
use super::conditions::Thresholds;
use super::rows::Rows;
use super::run::Run;
use super::tree::{CriterionOutcome, TreeScorer};
use crate::answers::Subject;
use crate::exact::Exact;
use crate::finding::{Finding, finding};
use crate::rules::instrument::Combine;
use crate::rules::{CriterionIx, TOTAL};

/// From this many decimals on, what is entered counts as exact.
const MOST_DECIMALS: u32 = 4;

/// One finding for all scored agencies whose class is open.
pub(super) fn open_classes(run: &Run<'_>, known: &Thresholds<'_>, scores: &Rows<AgencyScore>) -> Option<Finding> {
    let instrument = run.instrument;
    if instrument.classes.len() < 2 || !run.assessments.branches_answered {
        return None;
    }
    let decimals: Vec<Option<u32>> = (0..instrument.criteria.len()).map(|ix| entered_decimals(run, ix)).collect();
    let most = decimals.iter().flatten().max()?;
    let half_units: Vec<Exact> = decimals.iter().map(|&decimals| decimals.map_or(Exact::ZERO, half_unit)).collect();
    let means = instrument.criteria.iter().all(|c| matches!(c.combine, Combine::WeightedMean | Combine::Points));
    let widest = half_units.iter().max().filter(|_| means);
    let mut open = (0..run.assessments.agencies.len()).filter_map(|agency| {
        let total = scores.first(agency)?.total()?;
        let near = |bound: &Exact| widest.is_none_or(|widest| (total - bound).abs() <= widest + &half_unit_of(run));
        let bounds = instrument.classes.iter().filter_map(|class| class.bound.as_ref());
        if !bounds.map(|bound| &bound.value).any(near) {
            return None;
        }
        let class = |sign: i64| class_when_moved(run, known, agency, &half_units, sign);
        let (worst, best) = (class(-1)?, class(1)?);
        (worst != best).then_some((agency, worst, best))
    });
    let (agency, worst, best) = open.next()?;
    let others = open.count();
    let label = |class: usize| instrument.classes[class].label.as_str();
    Some(
        finding!(W508: agency = &*run.assessments.agencies[agency].name, worst = label(worst), best = label(best), decimals = most.to_string(); others = (others > 0).then(|| others.to_string())).about(&*run.assessments.agencies[agency].id),
    )
}

/// Half a unit of the last of some decimals.
fn half_unit(decimals: u32) -> Exact {
    Exact::ratio(1, 2 * 10_i128.pow(decimals))
}

/// Half a unit of the last printed decimal of a total.
fn half_unit_of(run: &Run<'_>) -> Exact {
    half_unit(run.instrument.decimals)
}

/// With how many decimals the scores of a branch were entered, at most; `None`: none was entered by one assessor, they
/// are whole numbers, or too exact to be rounded.
fn entered_decimals(run: &Run<'_>, ix: CriterionIx) -> Option<u32> {
    let criterion = &run.instrument.criteria[ix];
    if criterion.is_leaf() || ix == TOTAL || criterion.shared || criterion.scale.is_some() {
        return None;
    }
    let factor = criterion.factor(run.instrument);
    let mut most = 0;
    for agency in 0..run.assessments.agencies.len() {
        let cell = run.assessments.store.cell(Subject::Agency(agency), ix);
        if cell.count == 0 {
            continue;
        }
        let entered = &combine::assessors(&cell, criterion.states.assessors)? / &factor;
        let text = entered.to_decimal(MOST_DECIMALS).filter(|_| cell.count == 1)?;
        let behind = text.split_once('.').map_or(0, |(_, behind)| behind.len());
        most = most.max(u32::try_from(behind).unwrap_or(MOST_DECIMALS));
    }
    (1..MOST_DECIMALS).contains(&most).then_some(most)
}

/// The class of an agency when everything that was entered for branches lies half a unit higher (1) or lower (-1).
fn class_when_moved(
    run: &Run<'_>,
    known: &Thresholds<'_>,
    agency: usize,
    half_units: &[Exact],
    sign: i64,
) -> Option<usize> {
    let (plan, _) = run.plan(agency);
    let moves: Vec<Exact> = half_units.iter().map(|half| half * &Exact::int(sign)).collect();
    let mut tree = TreeScorer::new(run.instrument, run.assessments, plan, known, agency);
    tree.moved = Some(&moves);
    match tree.outcome(TOTAL) {
        CriterionOutcome::Scored(total) => run.classify(&mut tree, &total).0,
        _ => None,
    }
}
