//! Rows of more than ranks: the columns that are asked for, or a row for every criterion of every agency.

use std::io::{self, Write};

use super::{reason_criterion, state_name};
use crate::report::csv_io::refused;
use crate::report::json_number::number;
use crate::report::row_layout::RowColumn;
use crate::report::view::ScoreReport;
use crate::rules::CriterionIx;
use crate::scoring::plan::Plan;
use crate::scoring::{AgencyScore, Reason, UnroundedScore};

/// What the cells of a column are. Only formats with types ask.
#[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "texts alone are written"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnType {
    Text,
    /// A rank.
    Whole,
    /// A score at the decimals of the rules.
    Score,
    /// A share or a weight, with as many decimals as it has.
    Number,
}

/// What the cells of a column that can be asked for are.
#[cfg(feature = "parquet")]
pub(super) const fn kind(column: RowColumn) -> ColumnType {
    match column {
        RowColumn::Rank => ColumnType::Whole,
        RowColumn::Score | RowColumn::Criterion(_) => ColumnType::Score,
        RowColumn::Coverage => ColumnType::Number,
        RowColumn::AgencyId
        | RowColumn::Agency
        | RowColumn::Group
        | RowColumn::Exact
        | RowColumn::Class
        | RowColumn::CappedBy
        | RowColumn::Reason
        | RowColumn::ReasonCriterion
        | RowColumn::State => ColumnType::Text,
    }
}

/// Rows with the columns that are asked for.
pub(super) fn write_columns(
    report: &ScoreReport<'_>,
    columns: &[RowColumn],
    delimiter: u8,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    if report.header {
        writer.write_record(columns.iter().map(|column| column.heading(report.instrument))).map_err(refused)?;
    }
    for row in &report.rows {
        writer.write_record(columns.iter().map(|column| cell(report, row, *column))).map_err(refused)?;
    }
    writer.flush()
}

/// What stands in a column of an agency; nothing where there is nothing.
pub(super) fn cell(report: &ScoreReport<'_>, row: &AgencyScore, column: RowColumn) -> String {
    let (instrument, agency) = (report.instrument, report.agency(row));
    let id = |ix: CriterionIx| instrument.criteria[ix].id.clone();
    match column {
        RowColumn::Rank => row.rank().map(|rank| rank.to_string()),
        RowColumn::AgencyId => Some(agency.id.to_string()),
        RowColumn::Agency => Some(agency.name.to_string()),
        RowColumn::Group => agency.group.as_deref().map(str::to_owned),
        RowColumn::Score => row.score().map(|score| instrument.printed(score)),
        RowColumn::Exact => row.value().as_ref().and_then(exact),
        RowColumn::Coverage => Some(number(row.coverage()).get().to_owned()),
        RowColumn::Class => report.class(row).map(str::to_owned),
        RowColumn::CappedBy => row.capped_by().map(|cap| id(instrument.caps[cap].unless.on)),
        RowColumn::Reason => row.reason().map(Reason::name).map(str::to_owned),
        RowColumn::ReasonCriterion => reason_criterion(row).map(id),
        RowColumn::State => Some(state_name(row).to_owned()),
        RowColumn::Criterion(ix) => {
            let at = report.columns().iter().position(|&kept| kept == ix);
            let score = at.and_then(|at| report.board.criteria(row).get(at)?.value());
            score.map(|value| instrument.printed(&value.exact))
        }
    }
    .unwrap_or_default()
}

/// In lowest terms; nothing where a geometric mean has a part in it.
fn exact(value: &UnroundedScore) -> Option<String> {
    (!value.approximate).then(|| value.exact.to_string())
}

/// The columns of the long form. The weight is in percent of the parent, 100 of the total.
pub(super) const LONG: [(&str, ColumnType); 9] = [
    ("rank", ColumnType::Whole),
    ("agency_id", ColumnType::Text),
    ("agency", ColumnType::Text),
    ("group", ColumnType::Text),
    ("criterion", ColumnType::Text),
    ("weight", ColumnType::Number),
    ("score", ColumnType::Score),
    ("exact", ColumnType::Text),
    ("state", ColumnType::Text),
];

/// The long form: the total of an agency, then its criteria.
pub(super) fn write_long(report: &ScoreReport<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    if report.header {
        writer.write_record(LONG.map(|(heading, _)| heading)).map_err(refused)?;
    }
    for_each_long_row(report, &mut |cells| writer.write_record(cells).map_err(refused))?;
    writer.flush()
}

/// Calls `each` with the cells of every row of the long form, in the order of [`LONG`].
///
/// # Errors
/// Those of `each`.
pub(super) fn for_each_long_row(
    report: &ScoreReport<'_>,
    each: &mut dyn FnMut(&[String]) -> io::Result<()>,
) -> io::Result<()> {
    let mut plans: Vec<(Option<&str>, Plan)> = Vec::new();
    for row in &report.rows {
        let group = report.agency(row).group.as_deref();
        if !plans.iter().any(|(known, _)| *known == group) {
            plans.push((group, Plan::new(report.instrument, group)));
        }
        let Some((_, plan)) = plans.iter().find(|(known, _)| *known == group) else { continue };
        let who = [RowColumn::Rank, RowColumn::AgencyId, RowColumn::Agency, RowColumn::Group];
        let who = who.map(|column| cell(report, row, column));
        let total = [RowColumn::Score, RowColumn::Exact, RowColumn::State].map(|column| cell(report, row, column));
        let lead = ["total".to_owned(), "100".to_owned()];
        each(&[&who[..], &lead, &total].concat())?;
        for (&ix, score) in report.columns().iter().zip(report.board.criteria(row)) {
            let weight = number(&plan.percent_of_parent(report.instrument, ix)).get().to_owned();
            let value = score.value();
            let printed = value.map(|value| report.instrument.printed(&value.exact)).unwrap_or_default();
            let rest = [
                report.instrument.criteria[ix].id.clone(),
                weight,
                printed,
                value.and_then(exact).unwrap_or_default(),
                score.state().name().to_owned(),
            ];
            each(&[&who[..], &rest].concat())?;
        }
    }
    Ok(())
}
