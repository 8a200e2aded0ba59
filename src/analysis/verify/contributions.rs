//! What criteria bring into the total, as sheets print it: score times weight.

use crate::analysis::pen_slips;
use crate::analysis::slip::Slip;
use crate::analysis::verify::Figure;
use crate::analysis::verify::Verification;
use crate::analysis::verify::VerifyRequest;
use crate::analysis::verify::What;
use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::mismatch::spread;
use crate::analysis::verify::printed;
use crate::exact::{Exact, Rounding};
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::plan::Plan;

/// The share of the total that a criterion carries when nothing is excluded; `None` where shares are no matter of
/// weights (`min`, `geometric`, points).
pub(crate) fn share_of_total(rules: &Instrument, criterion: CriterionIx, group: Option<&str>) -> Option<Exact> {
    use crate::rules::instrument::Combine::{Sum, WeightedMean};
    let plan = Plan::new(rules, group);
    let mut share = Exact::ONE;
    for ix in rules.upwards(criterion) {
        let Some(parent) = rules.criteria[ix].parent else { break };
        let whole = match rules.criteria[parent].combine {
            WeightedMean => rules.criteria[parent].children.iter().map(|&c| &plan.shares[c]).sum(),
            Sum => Exact::HUNDRED,
            _ => return None,
        };
        if whole.is_zero() {
            return None;
        }
        share = &share * &(&plan.shares[ix] / &whole);
    }
    Some(share)
}

/// What a score is multiplied by to be what the table prints as its part: points of the top of the range where answers
/// to the criterion are points, else its share of the total.
pub(super) fn share_printed(rules: &Instrument, criterion: CriterionIx, group: Option<&str>) -> Option<Exact> {
    match rules.criteria[criterion].full_points() {
        Some(points) => Some(points / &rules.top),
        None => share_of_total(rules, criterion, group),
    }
}

/// Checks what criteria bring into the total: score times weight.
pub(crate) fn check(question: &VerifyRequest<'_>, found: &mut Verification) {
    let table = question.published;
    let decimals = table.component_decimals();
    for row in &table.rows {
        for (at, component) in table.components.iter().enumerate().filter(|(_, c)| c.form == PrintedForm::Part) {
            let Some(number) = row.component(at) else { continue };
            let Some(column) = table.column(component.criterion, PrintedForm::Score) else { continue };
            let Some(score) = row.component(column) else { continue };
            let share = share_printed(question.instrument, component.criterion, row.group.as_deref());
            let Some(share) = share else { continue };
            found.tested(&row.place, What::Part(component.criterion));
            let range = spread(question.instrument, score, decimals[column]);
            let rounded = |value: &Exact| printed(question.instrument, &(value * &share), number.decimals);
            let (low, high) = (rounded(&range[0]), rounded(&range[range.len() - 1]));
            if number.value < low.value || number.value > high.value {
                let middle = rounded(&score.value);
                let what = What::Part(component.criterion);
                let mut wrong = mismatch(row, what, Figure::Number(number.clone()), Figure::Number(middle.clone()));
                wrong.slips = slips_of(question, component.criterion, row.group.as_deref(), &range, number);
                wrong.slips.extend(pen_slips::of_the_pen(&middle.text(), &number.text()));
                found.mismatches.push(wrong);
            }
        }
    }
}

/// What turns the right part into the printed one, where the score lies within a range: cut digits, other weights, equal
/// ones.
#[must_use]
pub(crate) fn slips_of(
    question: &VerifyRequest<'_>,
    criterion: CriterionIx,
    group: Option<&str>,
    range: &[Exact],
    number: &Printed,
) -> Vec<Slip> {
    let rules = question.instrument;
    let gives = |share: &Exact, rounding: Rounding| {
        let parts = || range.iter().map(|value| (value * share).round(number.decimals, rounding));
        let ends = parts().min().zip(parts().max());
        ends.is_some_and(|(low, high)| low <= number.value && number.value <= high)
    };
    let id = &rules.criteria[criterion].id;
    let mut slips = Vec::new();
    if share_of_total(rules, criterion, group).is_some_and(|share| gives(&share, Rounding::Truncate)) {
        slips.push(Slip::Truncated);
    }
    for other in question.others {
        let share = other.find(id).and_then(|ix| share_of_total(other, ix, group));
        if share.is_some_and(|share| gives(&share, rules.rounding)) {
            slips.push(Slip::OtherWeights { rules: other.id.clone() });
        }
    }
    if let Some(parent) = rules.criteria[criterion].parent {
        let above = if parent == crate::rules::TOTAL { Some(Exact::ONE) } else { share_of_total(rules, parent, group) };
        let children = i64::try_from(rules.criteria[parent].children.len()).unwrap_or(1);
        if above.is_some_and(|above| gives(&(&above / &Exact::int(children)), rules.rounding)) {
            slips.push(Slip::EqualWeights { within: Some(rules.criteria[parent].id.clone()) });
        }
    }
    slips
}
