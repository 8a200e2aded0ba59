//! What a table prints that was not checked, and why: the other half of every verdict.

use crate::analysis::verify::{NotChecked, Verification, VerifyRequest, What, score_columns, self_check};
use crate::published::model::PublishedRow;
use crate::rules::TOTAL;

/// Adds to what is not checked all that a table without inputs only prints.
pub(crate) fn tell(question: &VerifyRequest<'_>, found: &mut Verification) {
    if question.inputs.is_some() {
        return;
    }
    let rows = &question.published.rows;
    let count = |holds: &dyn Fn(&PublishedRow) -> bool| rows.iter().filter(|row| holds(row)).count();
    let scored = count(&|row| row.score.is_some());
    let mut note = |what: What, rows: usize, lacking: Vec<String>| {
        if rows > 0 {
            found.not_checked.push(NotChecked::AsPrinted { what, rows, lacking });
        }
    };
    if !self_check::is_recomputed(question, TOTAL) {
        note(What::Score, scored, self_check::lacking(question));
    }
    for (column, criterion) in score_columns(question.published) {
        if !self_check::is_recomputed(question, criterion) {
            note(What::Criterion(criterion), count(&|row| row.component(column).is_some()), Vec::new());
        }
    }
    note(What::Class, count(&|row| row.score.is_none() && row.class.is_some()), Vec::new());
    note(What::Rank, count(&|row| row.score.is_none() && row.rank.is_some()), Vec::new());
    note(What::GroupName, count(&|row| row.group.is_some()), Vec::new());
}
