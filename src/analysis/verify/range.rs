//! Printed scores that no score can be: outside the range of the rules. Often a decimal mark was lost.

use crate::analysis::slip::Slip;
use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::{Figure, Verification, VerifyRequest, What, score_columns};
use crate::exact::Exact;
use crate::published::model::{Printed, PublishedRow};
use crate::rules::instrument::Combine;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::plan::percent_factor;

/// Tells every printed score outside the range; where the inputs say the right one, that is told instead.
pub(crate) fn check(question: &VerifyRequest<'_>, found: &mut Verification) {
    let rules = question.instrument;
    let total = ScoreBounds::of(rules, TOTAL);
    let columns: Vec<(usize, CriterionIx, ScoreBounds)> = score_columns(question.published)
        .map(|(column, criterion)| (column, criterion, ScoreBounds::of(rules, criterion)))
        .collect();
    for row in &question.published.rows {
        if let Some(score) = row.score.as_ref().filter(|score| total.is_outside(score)) {
            tell(question, row, TOTAL, score, found);
        }
        for (column, criterion, bounds) in &columns {
            if let Some(score) = row.component(*column).filter(|score| bounds.is_outside(score)) {
                tell(question, row, *criterion, score, found);
            }
        }
    }
}

/// What no printed score of a criterion is above or below; `None` where there is no such bound.
pub(super) struct ScoreBounds {
    least: Option<Exact>,
    most: Option<Exact>,
}

impl ScoreBounds {
    /// Those of the rules; a part of the last digit aside.
    pub(super) fn of(rules: &Instrument, criterion: CriterionIx) -> Self {
        if rules.criteria[criterion].full_points().is_some_and(|points| *points > rules.top) {
            return Self { least: None, most: None };
        }
        let printed = |most: Exact| rules.rounded(&most).max(most);
        Self { least: least(rules, criterion), most: most(rules, criterion).map(printed) }
    }

    pub(super) fn is_outside(&self, score: &Printed) -> bool {
        self.most.as_ref().is_some_and(|most| score.value > *most)
            || self.least.as_ref().is_some_and(|least| score.value < *least)
    }
}

fn tell(
    question: &VerifyRequest<'_>,
    row: &PublishedRow,
    criterion: CriterionIx,
    score: &Printed,
    found: &mut Verification,
) {
    let rules = question.instrument;
    let about = if criterion == TOTAL { What::Score } else { What::Criterion(criterion) };
    let same = found.mismatches.iter_mut().find(|m| m.what == about && m.place == row.place);
    if let Some(known) = same {
        let right = if let Figure::Number(right) = &known.expected { Some(right.clone()) } else { None };
        let moved = right.filter(|right| is_moved(&score.value, &right.value));
        if let Some(value) = moved {
            known.slips.insert(0, Slip::DecimalMark { value });
        }
        return;
    }
    found.tested(&row.place, about);
    let range = Figure::Range(rules.bottom.clone(), most(rules, criterion).unwrap_or_else(|| rules.top.clone()));
    let mut wrong = mismatch(row, What::Outside(criterion), Figure::Number(score.clone()), range);
    wrong.slips = likely(rules, criterion, score).map(|value| Slip::DecimalMark { value }).into_iter().collect();
    found.mismatches.push(wrong);
}

/// Whether a printed score is none that the rules can give; a part of the last digit aside.
pub(crate) fn is_outside(rules: &Instrument, criterion: CriterionIx, score: &Printed) -> bool {
    ScoreBounds::of(rules, criterion).is_outside(score)
}

/// The greatest score of a criterion: a sum of weights may pass the top of the range. `None`: it has no bound.
fn most(rules: &Instrument, criterion: CriterionIx) -> Option<Exact> {
    let here = &rules.criteria[criterion];
    if here.children.is_empty() || here.combine != Combine::Sum {
        let children = here.children.iter().map(|&child| most(rules, child));
        let above: Option<Vec<Exact>> = children.collect();
        return Some(above?.into_iter().max().unwrap_or_else(|| rules.top.clone()).max(rules.top.clone()));
    }
    let percent = percent_factor(rules, criterion);
    let parts = here.children.iter().map(|&child| {
        let share = &(&rules.criteria[child].share * &percent);
        (*share >= Exact::ZERO).then(|| Some(&(share * &most(rules, child)?) / &Exact::HUNDRED)).flatten()
    });
    let sum: Exact = parts.collect::<Option<Vec<Exact>>>()?.into_iter().sum();
    Some(sum.max(rules.top.clone()))
}

/// The lowest score: a gate may give 0 below the range; `None` where weights may be negative.
fn least(rules: &Instrument, criterion: CriterionIx) -> Option<Exact> {
    let below = rules.below(criterion);
    let positive = below.iter().all(|&ix| rules.criteria[ix].share >= Exact::ZERO);
    positive.then(|| rules.bottom.clone().min(Exact::ZERO))
}

/// The score within the range that the digits are once the mark is put back: with the digits that the rules print where
/// that fits, else with the least shift.
pub(crate) fn likely(rules: &Instrument, criterion: CriterionIx, score: &Printed) -> Option<Printed> {
    let most = most(rules, criterion)?;
    let ten = Exact::int(10);
    let mut value = score.value.clone();
    let mut shifts = 0;
    while value > most && shifts < 12 {
        value = &value / &ten;
        shifts += 1;
    }
    let decimals = (score.decimals + shifts).max(rules.decimals);
    let tidy = Printed { value: value.clone(), decimals };
    let fits = value <= most && value >= rules.bottom && shifts > 0;
    fits.then(|| trimmed(tidy, rules.decimals))
}

/// Without zeros at the end, down to some digits.
fn trimmed(mut number: Printed, least: u32) -> Printed {
    use crate::exact::Rounding::Truncate;
    while number.decimals > least && number.value.round(number.decimals - 1, Truncate) == number.value {
        number.decimals -= 1;
    }
    number
}

/// Whether one number is another with its mark elsewhere.
fn is_moved(one: &Exact, other: &Exact) -> bool {
    let ten = Exact::int(10);
    let mut moved = other.clone();
    (0..12).any(|_| {
        moved = &moved * &ten;
        moved == *one
    })
}
