//! Columns of a published table that print points where others print scores (25.57 of 30): which of the two, by what the
//! table itself adds up to.

use super::claims::ClaimColumn;
use super::contributions::{share_of_total, share_printed};
use super::self_check;
use super::{Verification, VerifyRequest, What};
use crate::exact::Exact;
use crate::published::model::{Component, PrintedForm, Published, PublishedRow};
use crate::rules::{CriterionIx, Instrument};

/// Checks a table by itself, its columns of points read as points or as scores: whichever leaves fewer figures that do
/// not follow, and of two that leave as many the one that comes nearer to the printed scores.
pub(super) fn check(question: &VerifyRequest<'_>) -> (Verification, Vec<ClaimColumn>) {
    let as_scores = self_check::check(question);
    let wrong = |(found, _): &(Verification, Vec<ClaimColumn>)| {
        found.mismatches.iter().filter(|m| matches!(m.what, What::Score | What::Criterion(_))).count()
    };
    let (rules, table) = (question.instrument, question.published);
    let Some(points) = with_points(rules, table).filter(|_| wrong(&as_scores) > 0) else { return as_scores };
    let as_points = self_check::check(&VerifyRequest { published: &points, ..*question });
    let nearer = distance(rules, table, true).zip(distance(rules, table, false)).is_some_and(|(a, b)| a < b);
    let better = match wrong(&as_points).cmp(&wrong(&as_scores)) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Equal => nearer,
        std::cmp::Ordering::Greater => false,
    };
    if better { as_points } else { as_scores }
}

/// The table with its columns of points marked as parts of the total; `None` where a value is more than its points.
fn with_points(rules: &Instrument, table: &Published) -> Option<Published> {
    let full = |component: &Component| rules.criteria[component.criterion].full_points();
    let columns: Vec<usize> = (0..table.components.len())
        .filter(|&at| table.components[at].form == PrintedForm::Score && full(&table.components[at]).is_some())
        .collect();
    let fits = |row: &PublishedRow| {
        columns.iter().all(|&at| {
            let full = full(&table.components[at]);
            row.component(at).zip(full).is_none_or(|(number, full)| number.value <= *full)
        })
    };
    if columns.is_empty() || !table.rows.iter().all(fits) {
        return None;
    }
    let mut read = table.clone();
    for at in columns {
        read.components[at].form = PrintedForm::Part;
    }
    Some(read)
}

/// How far the outermost columns, added up as they are (points) or each times its weight, are from the printed scores, in
/// all rows that hold them all; `None` where no row does.
fn distance(rules: &Instrument, table: &Published, as_points: bool) -> Option<Exact> {
    let is_column = |ix: CriterionIx| table.components.iter().any(|component| component.criterion == ix);
    let outermost = |component: &Component| !rules.upwards(component.criterion).skip(1).any(is_column);
    let columns: Vec<(usize, &Component)> =
        table.components.iter().enumerate().filter(|(_, component)| outermost(component)).collect();
    let mut found = None;
    for row in &table.rows {
        let sum = columns.iter().try_fold(Exact::ZERO, |sum, (at, component)| {
            let number = &row.component(*at)?.value;
            let points = as_points && rules.criteria[component.criterion].full_points().is_some();
            let share = if points {
                Exact::ONE
            } else {
                let group = row.group.as_deref();
                share_of_total(rules, component.criterion, group)
                    .or_else(|| share_printed(rules, component.criterion, group))?
            };
            Some(&sum + &(number * &share))
        });
        if let (Some(sum), Some(score)) = (sum, &row.score) {
            let away = (&score.value - &sum).abs();
            found = Some(found.map_or_else(|| away.clone(), |all: Exact| &all + &away));
        }
    }
    found
}
