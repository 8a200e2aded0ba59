//! Columns whose headings name the weight of their criterion ("SAQ (80%)"): the score, or what it brings into the total?
//! The numbers say it: parts are no larger than the weight and add up to the printed total.

use std::collections::BTreeSet;

use crate::exact::Exact;
use crate::published::cells::is_sum_of;
use crate::published::model::Component;
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::published::model::Published;
use crate::published::model::PublishedRow;
use crate::rules::Instrument;

/// Turns columns into parts where the numbers say so.
pub(crate) fn settle(rules: &Instrument, weighted: &BTreeSet<usize>, published: &mut Published) {
    if weighted.is_empty() {
        return;
    }
    let top = |at: usize| {
        let weight = rules.criteria[published.components[at].criterion].weight.clone().unwrap_or(Exact::HUNDRED);
        &(&weight * &rules.top) / &Exact::HUNDRED
    };
    let within = |at: usize| {
        let most = top(at);
        published.rows.iter().filter_map(|row| row.component(at)).all(|number| number.value <= most)
    };
    if !weighted.iter().all(|&at| within(at)) {
        return;
    }
    let is_part = |at: usize| weighted.contains(&at) || published.components[at].form == PrintedForm::Part;
    let top_level = |at: usize| rules.criteria[published.components[at].criterion].parent == Some(crate::rules::TOTAL);
    let adds_up = |row: &PublishedRow| {
        let total = row.score.as_ref()?;
        let parts = row.components.iter().enumerate().filter(|(at, _)| is_part(*at) && top_level(*at));
        let parts: Vec<&Printed> = parts.filter_map(|(_, number)| number.as_ref()).collect();
        (!parts.is_empty()).then(|| is_sum_of(&parts, total))
    };
    let told: Vec<bool> = published.rows.iter().filter_map(adds_up).collect();
    if 2 * told.iter().filter(|adds_up| **adds_up).count() <= told.len() {
        return;
    }
    for &at in weighted {
        let part = Component { form: PrintedForm::Part, ..published.components[at] };
        if !published.components.contains(&part) {
            published.components[at] = part;
        }
    }
}
