//! What scoring tells beside the scores: much of a questionnaire left out as "tidak berlaku", scores that look like
//! points, and scores that look like parts of 1.

use std::collections::BTreeMap;

use super::combine;
use super::plan::Plan;
use super::tree::{Problem, TreeScorer};
use crate::answers::{Agency, Assessments, Scores, Subject};
use crate::exact::{Exact, Rounding};
use crate::finding::{Finding, finding};
use crate::rules::instrument::Criterion;
use crate::rules::instrument::{Combine, Within};
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// From this share on, in hundredths of a percent, rules that say nothing are not silent about what was left out.
const MUCH: u32 = 1000;

/// Where at least this much may be entered, answers that are all parts of 1 are in doubt.
const WIDE_RANGE: i64 = 10;

/// With fewer answers than this, low ones prove nothing.
const FEW_ANSWERS: usize = 4;

/// A share in hundredths of a percent.
fn hundredths(share: &Exact) -> u32 {
    (share * &Exact::int(10_000)).to_fixed(0, Rounding::HalfUp).parse().unwrap_or(0)
}

/// A number of hundredths of a percent, as a percentage.
fn percent(hundredths: u32) -> String {
    Exact::ratio(i128::from(hundredths), 100).to_decimal(2).unwrap_or_default()
}

/// The finding about an agency that left out more of a branch than the rules allow: the share in hundredths of a percent.
pub(super) fn too_much(criterion: &Criterion, share: u32, agency: &str) -> Finding {
    let most = criterion.max_not_applicable.clone().unwrap_or(Exact::ONE);
    let most = (&most * &Exact::HUNDRED).to_decimal(12).unwrap_or_else(|| most.to_string());
    let share = percent(share);
    finding!(E504: criterion = &criterion.id, name = &criterion.name, share = share, most = most, agency = agency)
}

/// Holds what an agency's answers leave out against the limits of the rules; under rules that say nothing of it, the share
/// that is left out, in hundredths of a percent, where it is much.
pub(super) fn check_left_out(instrument: &Instrument, tree: &mut TreeScorer<'_>) -> Option<u32> {
    if tree.left_out == 0 {
        return None;
    }
    let criteria = &instrument.criteria;
    for ix in (0..criteria.len()).filter(|&ix| criteria[ix].max_not_applicable.is_some()) {
        let share = tree.left_out_share(ix);
        if criteria[ix].max_not_applicable.as_ref().is_some_and(|most| share > *most) {
            tree.problems.insert(Problem::NotApplicable(ix, hundredths(&share)));
        }
    }
    if criteria[TOTAL].max_not_applicable.is_some() {
        return None;
    }
    Some(hundredths(&tree.left_out_share(TOTAL))).filter(|share| *share >= MUCH)
}

/// One finding for all agencies of whose questionnaire much is left out.
pub(super) fn much_left_out(much: &BTreeMap<usize, u32>, agencies: &[Agency]) -> Option<Finding> {
    let (worst, share) = much.iter().max_by_key(|(at, share)| (**share, std::cmp::Reverse(**at)))?;
    let finding = finding!(W504: agency = &*agencies[*worst].name, share = percent(*share));
    let others = much.len() - 1;
    Some(finding.maybe("others", (others > 0).then(|| others.to_string())))
}

/// Whether what was entered for the top level looks like points of its weights: every value is at most its weight, and
/// together they come to at least half of full marks.
pub(super) fn in_points(instrument: &Instrument, assessments: &Assessments) -> Option<Finding> {
    let children = &instrument.criteria[TOTAL].children;
    let plain = |&ix: &CriterionIx| {
        let criterion = &instrument.criteria[ix];
        criterion.full_points().is_none() && criterion.scale.is_none() && !criterion.shared
    };
    let mean = instrument.criteria[TOTAL].combine == Combine::WeightedMean;
    if !mean || children.len() < 2 || !children.iter().all(plain) || assessments.agencies.is_empty() {
        return None;
    }
    let mut plans: BTreeMap<Option<&str>, Vec<Exact>> = BTreeMap::new();
    for (at, agency) in assessments.agencies.iter().enumerate() {
        let group = agency.group.as_deref();
        let full = plans.entry(group).or_insert_with(|| full_points(instrument, group));
        if !entered_in_points(instrument, assessments, at, full) {
            return None;
        }
    }
    let first = &instrument.criteria[children[0]];
    let weight = full_points(instrument, assessments.agencies[0].group.as_deref()).first()?.to_decimal(4)?;
    Some(finding!(W506: criterion = &first.id, most = weight, agencies = assessments.agencies.len().to_string()))
}

/// What each top-level criterion would have in points.
fn full_points(instrument: &Instrument, group: Option<&str>) -> Vec<Exact> {
    let plan = Plan::new(instrument, group);
    let share = |&ix: &CriterionIx| &plan.percent_of_parent(instrument, ix) / &Exact::HUNDRED;
    instrument.criteria[TOTAL].children.iter().map(|ix| &share(ix) * &instrument.top).collect()
}

fn entered_in_points(instrument: &Instrument, assessments: &Assessments, agency: usize, full: &[Exact]) -> bool {
    let mut sum = Exact::ZERO;
    for (&ix, full) in instrument.criteria[TOTAL].children.iter().zip(full) {
        if !assessments.store.is_answered(Subject::Agency(agency), ix) {
            return false;
        }
        let cell = assessments.store.cell(Subject::Agency(agency), ix);
        let Scores::Sum(value) = &cell.scores else { return false };
        if cell.count != 1 || value > full {
            return false;
        }
        sum = &sum + value;
    }
    &sum * &Exact::int(2) >= instrument.top
}

/// Rules that rank within groups, where the data tell no body's group: all stand in one list.
pub(super) fn without_groups(instrument: &Instrument, agencies: &[Agency]) -> Option<Finding> {
    let by_group = instrument.ranking.within == Within::Group && !instrument.groups.is_empty();
    if !by_group || agencies.len() < 2 || agencies.iter().any(|agency| agency.group.is_some()) {
        return None;
    }
    Some(finding!(W421: groups = instrument.groups.join(", "), agencies = agencies.len().to_string()))
}

/// Criteria of which every answer is at most 1, and at least half are fractions of it, where much more may be entered: a
/// percentage that was entered as a fraction.
pub(super) fn in_fractions(instrument: &Instrument, assessments: &Assessments) -> Option<Finding> {
    let most = |ix: CriterionIx| {
        let criterion = &instrument.criteria[ix];
        let most = criterion.most(instrument).filter(|_| criterion.scale.is_none() && !criterion.shared)?;
        (most >= Exact::int(WIDE_RANGE)).then_some(most)
    };
    let doubtful = answered_criteria(instrument, assessments).filter_map(|ix| Some((ix, most(ix)?)));
    let mut doubtful = doubtful.filter(|(ix, _)| entered_in_fractions(instrument, assessments, *ix));
    let (first, most) = doubtful.next()?;
    let others = doubtful.count();
    Some(
        finding!(W507: criterion = &instrument.criteria[first].id, most = most.to_decimal(4)?; others = (others > 0).then(|| others.to_string())),
    )
}

/// The criteria that may have answers: leaves, and branches where some branch was answered as a whole.
fn answered_criteria(instrument: &Instrument, assessments: &Assessments) -> impl Iterator<Item = CriterionIx> {
    let branches = assessments.branches_answered;
    (TOTAL..instrument.criteria.len()).filter(move |&ix| branches || instrument.criteria[ix].is_leaf())
}

/// Where every answer of a questionnaire is at most a tenth of what may be entered: a scale to 10, to 5 or of yes and no
/// where one to 100 is meant.
pub(super) fn on_a_smaller_scale(instrument: &Instrument, assessments: &Assessments) -> Option<Finding> {
    let mut seen: Option<(CriterionIx, Exact)> = None;
    let mut greatest = Exact::ZERO;
    let mut answers = 0;
    for ix in answered_criteria(instrument, assessments) {
        let criterion = &instrument.criteria[ix];
        let most = criterion.most(instrument).filter(|_| criterion.scale.is_none() && !criterion.shared);
        let Some(most) = most.filter(|most| *most >= Exact::HUNDRED) else { continue };
        let factor = criterion.factor(instrument);
        let limit = &most / &Exact::int(WIDE_RANGE);
        for agency in 0..assessments.agencies.len() {
            let cell = assessments.store.cell(Subject::Agency(agency), ix);
            let Some(score) = combine::assessors(&cell, criterion.states.assessors) else { continue };
            let entered = &score / &factor;
            if entered > limit {
                return None;
            }
            answers += 1;
            greatest = greatest.max(entered);
            seen.get_or_insert_with(|| (ix, most.clone()));
        }
    }
    let (first, most) = seen.filter(|_| answers >= FEW_ANSWERS && !greatest.is_zero())?;
    Some(
        finding!(W511: criterion = &instrument.criteria[first].id, greatest = greatest.to_decimal(4)?, most = most.to_decimal(4)?),
    )
}

fn entered_in_fractions(instrument: &Instrument, assessments: &Assessments, ix: CriterionIx) -> bool {
    let criterion = &instrument.criteria[ix];
    let factor = criterion.factor(instrument);
    let (mut answered, mut fractions) = (0, 0);
    for agency in 0..assessments.agencies.len() {
        let cell = assessments.store.cell(Subject::Agency(agency), ix);
        let Some(score) = combine::assessors(&cell, criterion.states.assessors) else { continue };
        let entered = &score / &factor;
        if entered > Exact::ONE || entered.is_negative() {
            return false;
        }
        answered += 1;
        fractions += usize::from(entered < Exact::ONE && !entered.is_zero());
    }
    answered >= 2 && 2 * fractions >= answered
}
