//! A comparison as rows for programs: one for every agency that any result scores.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{CompareReport, text};
use crate::analysis::compare::{Move, TrendRow, trend};
use crate::report::csv_io::refused;

/// `agency_id,agency,group`, then `score_1,rank_1,class_1` and so on for each result in the order given, `change` from the
/// first to the last score, and of two results `movement` (`moved`, `pushed`, `entered`, `left`, `unchanged`) and `causes`
/// in the language of the user.
pub(super) fn write(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let numbers = 1..=report.sides.len();
    let of_results = numbers.flat_map(|at| ["score", "rank", "class"].map(|what| format!("{what}_{at}")));
    let head = ["agency_id", "agency", "group"].map(str::to_owned).into_iter().chain(of_results);
    let tail = ["change", "movement", "causes"].map(str::to_owned);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(head.chain(tail)).map_err(refused)?;
    let step = report.steps.first().filter(|_| report.steps.len() == 1);
    let moves: BTreeMap<&str, &Move> =
        step.iter().flat_map(|step| &step.moves).map(|moved| (moved.id.as_str(), moved)).collect();
    for row in &trend(report.sides, report.renames).rows {
        writer.write_record(cells(report, row, moves.get(row.id.as_str()).copied())).map_err(refused)?;
    }
    writer.flush()
}

fn cells(report: &CompareReport<'_>, row: &TrendRow, moved: Option<&Move>) -> Vec<String> {
    let group = report.sides.iter().rev().find_map(|side| {
        let agency = &side.assessments.agencies[side.assessments.find(&row.id)?];
        Some(agency.group.as_deref().unwrap_or_default().to_owned())
    });
    let mut cells = vec![row.id.clone(), row.name.clone(), group.unwrap_or_default()];
    for (point, side) in row.points.iter().zip(report.sides) {
        cells.extend(match point {
            Some(at) => [side.instrument.printed(&at.score), at.rank.to_string(), at.class.clone().unwrap_or_default()],
            None => Default::default(),
        });
    }
    let last = report.sides.last().map(|side| side.instrument);
    let change = row.change.as_ref().zip(last).map(|(change, rules)| rules.printed(change));
    cells.push(change.unwrap_or_default());
    cells.push(movement(row, moved).to_owned());
    let causes = moved.map(|moved| {
        let causes = text::causes_of(report, moved, report.sides[0], report.sides[1]);
        causes.into_iter().map(|(points, what)| format!("{points} {what}")).collect::<Vec<_>>().join("; ")
    });
    cells.push(causes.unwrap_or_default());
    cells
}

/// What became of an agency between two results; of more results nothing is said.
fn movement(row: &TrendRow, moved: Option<&Move>) -> &'static str {
    match (row.points.as_slice(), moved) {
        ([Some(_), Some(_)], Some(moved)) if moved.pushed => "pushed",
        ([Some(_), Some(_)], Some(_)) => "moved",
        ([Some(_), Some(_)], None) => "unchanged",
        ([None, Some(_)], _) => "entered",
        ([Some(_), None], _) => "left",
        _ => "",
    }
}
