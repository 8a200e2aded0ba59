//! Ranking and criteria by value, for more agencies than a workbook of formulas holds: the same sheets, columns and
//! numbers, one row for each agency that is shown.

use std::io;

use super::Recap;
use super::answers::NONE;
use super::calculation;
use super::layout::{RAW, column};
use super::ranking;
use crate::exact::{Exact, Rounding};
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::{AgencyScore, CriterionScore, State};
use crate::workbook::book::CellStyle;
use crate::workbook::formula::CellRef;
use crate::workbook::write;

/// Writes the sheets of ranking, criteria and calculation; the sheet of rules stands already.
///
/// # Errors
/// Those of [`write::complete`].
pub(crate) fn fill(recap: &mut Recap<'_>) -> io::Result<()> {
    recap.layout.before_scale.clear();
    calculation::heads(recap);
    ranking::heads(recap);
    calculation::hide_unasked(recap);
    let sheets = recap.layout.sheets;
    let sheets = [sheets.criteria, sheets.calculation, sheets.ranking];
    sheets.into_iter().for_each(|sheet| recap.title(sheet));
    let source = recap.source;
    for (place, score) in source.rows.iter().enumerate() {
        let row = recap.layout.row(place);
        calculation::names(recap, row, score);
        for ix in recap.layout.order.clone() {
            criterion(recap, row, score, ix);
        }
        agency(recap, row, score);
        for sheet in sheets {
            write::complete(&mut recap.book, sheet, row + 1)?;
        }
    }
    ranking::colours(recap);
    Ok(())
}

/// A criterion before rounding, and as it is printed.
fn criterion(recap: &mut Recap<'_>, row: u32, score: &AgencyScore, ix: CriterionIx) {
    let outcome = recap.outcome(score, ix);
    if outcome.state() == State::Unscored {
        return;
    }
    let calculated = recap.layout.calculated(row, ix);
    match outcome.value() {
        Some(value) => recap.book.number(calculated, value.exact.to_f64(), RAW),
        None => recap.book.text(calculated, NONE, RAW),
    }
    printed(recap, CellRef { sheet: recap.layout.sheets.criteria, ..calculated }, &outcome);
}

/// The row of the ranking.
fn agency(recap: &mut Recap<'_>, row: u32, score: &AgencyScore) {
    let (source, sheet) = (recap.source, recap.layout.sheets.ranking);
    ranking::names(recap, row, score);
    if let Some(rank) = score.rank() {
        recap.book.number(CellRef { sheet, row, col: 0 }, f64::from(rank), CellStyle::Count);
    }
    for (place, &ix) in source.instrument.criteria[TOTAL].children.iter().enumerate() {
        let outcome = recap.outcome(score, ix);
        if outcome.state() != State::Unscored {
            printed(recap, CellRef { sheet, row, col: super::layout::RANKING_LEAD + column(place) }, &outcome);
        }
    }
    let at = recap.layout.ranked(row);
    if score.is_scored() {
        let total = recap.outcome(score, TOTAL);
        printed(recap, at, &total);
        if !source.instrument.classes.is_empty() {
            let label = source.class(score).unwrap_or(NONE);
            recap.book.text(CellRef { col: at.col + 1, ..at }, label, CellStyle::Label);
        }
    }
    ranking::since(recap, row, score);
}

/// A score as it is printed, to the last digit.
fn printed(recap: &mut Recap<'_>, at: CellRef, outcome: &CriterionScore) {
    let instrument = recap.source.instrument;
    let look = CellStyle::Score(instrument.decimals);
    match outcome.value() {
        Some(value) => recap.book.number(at, shown(&instrument.rounded(&value.exact), instrument.decimals), look),
        None => recap.book.text(at, NONE, look),
    }
}

fn shown(score: &Exact, decimals: u32) -> f64 {
    score.to_fixed(decimals, Rounding::HalfEven).parse().unwrap_or(f64::NAN)
}
