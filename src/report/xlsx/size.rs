//! What a workbook holds, told before it is made.

use crate::answers::AnswerState;
use crate::finding::{Finding, finding};
use crate::report::number;
use crate::report::view::ScoreReport;

/// The most cells that a workbook is written with: more than this no spreadsheet opens in reasonable time.
const MOST_CELLS: usize = 12_000_000;
/// The most rows and columns of a sheet (Excel has 1,048,576 and 16,384), with room for headings.
const MOST_ROWS: usize = 1_048_000;
const MOST_COLUMNS: usize = 16_000;
/// Cells about one criterion of one agency (before rounding and printed), about one agency, and of one answer.
const OF_CRITERION: usize = 2;
const OF_AGENCY: usize = 10;
const OF_ANSWER: usize = 10;

/// How a workbook can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// With every answer of every agency, and formulas above them.
    Formulas,
    /// Without answers and by value, the agencies that are shown and no others.
    Values,
}

/// How a report can be written as a workbook; `None` where it cannot: what is shown is more than sheets hold.
#[must_use]
pub(crate) fn size(report: &ScoreReport<'_>) -> Option<Size> {
    let answers = answers(report);
    let (agencies, criteria) = (report.assessments.agencies.len(), report.instrument.criteria.len());
    let fits = |agencies: usize, answers: usize| {
        let cells = agencies.saturating_mul(criteria * OF_CRITERION + OF_AGENCY);
        cells.saturating_add(answers.saturating_mul(OF_ANSWER)) <= MOST_CELLS
            && agencies.max(answers) <= MOST_ROWS
            && criteria * OF_CRITERION <= MOST_COLUMNS
    };
    if fits(agencies, answers) { Some(Size::Formulas) } else { fits(report.rows.len(), 0).then_some(Size::Values) }
}

/// How many answers were read, kept or not.
fn answers(report: &ScoreReport<'_>) -> usize {
    let counts = &report.assessments.states;
    AnswerState::ALL.into_iter().map(|state| usize::try_from(counts.of(state)).unwrap_or(usize::MAX)).sum()
}

/// Whether a workbook of this report holds single answers.
#[must_use]
pub(crate) fn needs_answers(report: &ScoreReport<'_>) -> bool {
    size(report) == Some(Size::Formulas)
}

/// What a user must know before a report is written as a workbook: W030 where it will hold values and no formulas, E029
/// where there will be none; `None` where all is well.
#[must_use]
pub(crate) fn notice(report: &ScoreReport<'_>) -> Option<Finding> {
    match size(report) {
        Some(Size::Formulas) => None,
        Some(Size::Values) => {
            let agencies = shown(report, report.assessments.agencies.len());
            Some(finding!(W030: agencies = agencies, answers = shown(report, answers(report))))
        }
        None => Some(too_large(report)),
    }
}

/// E029: what is shown does not fit.
#[must_use]
pub(crate) fn too_large(report: &ScoreReport<'_>) -> Finding {
    finding!(E029: agencies = shown(report, report.rows.len()), criteria = shown(report, report.instrument.criteria.len() - 1), cells = shown(report, MOST_CELLS), most = shown(report, MOST_COLUMNS / OF_CRITERION))
}

fn shown(report: &ScoreReport<'_>, n: usize) -> String {
    number::count(n as u64, report.lang)
}
