//! The list of renamed bodies: `old, new`.

use std::path::Path;

use crate::finding::{Finding, finding};
use crate::intake::headings::Headings;
use crate::intake::hints::Hints;
use crate::intake::meaning::Meaning;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::names::renames::Renames;
use crate::rules::Instrument;
use crate::table::grid;
use crate::table::grid::TableGrid;

/// Headings that name bodies rather than answers.
const OLD: &[&str] = &["nama lama", "old name", "sebelumnya", "dahulu"];
const NEW: &[&str] = &["nama baru", "new name", "sekarang", "kini"];

/// Reads the list; with what is wrong in it.
#[must_use]
pub(crate) fn read(path: &Path, instrument: &Instrument) -> (Renames, Vec<Finding>) {
    let headings = Headings::new(instrument, &Hints::default());
    let means = |cell: &str, meaning: Meaning, words: &[&str]| {
        headings.of_corrections(cell) == Some(meaning) || words.contains(&fold(cell).as_str())
    };
    let wanted = |cells: &[String]| cells.iter().any(|cell| means(cell, Meaning::Old, OLD));
    let grid = match grid::read(path, &wanted) {
        Ok(grid) => grid,
        Err(finding) => return (Renames::default(), vec![*finding]),
    };
    let column = |meaning, words| grid.headings.iter().position(|heading| means(heading, meaning, words));
    let mut findings = grid.told.clone();
    let columns = (column(Meaning::Old, OLD), column(Meaning::New, NEW));
    let (Some(old), Some(new)) = columns else {
        let lacking = if columns.0.is_none() { "old" } else { "new" };
        let headings = grid.headings.join(" | ");
        findings.push(finding!(E419: column = lacking, headings = headings).at(grid.header_place()));
        return (Renames::default(), findings);
    };
    let renames = fill(&grid, old, new, &mut findings);
    (renames, findings)
}

fn fill(grid: &TableGrid, old: usize, new: usize, findings: &mut Vec<Finding>) -> Renames {
    let mut renames = Renames::default();
    for row in &grid.rows {
        let text = |at: usize| row.cells.get(at).map(|cell| tidy(cell).into_owned()).unwrap_or_default();
        let (before, after) = (text(old), text(new));
        if before.is_empty() && after.is_empty() {
            continue;
        }
        if before.is_empty() || after.is_empty() {
            findings.push(grid.locate(finding!(E424), row, if before.is_empty() { old } else { new }));
        } else if let Some(other) = renames.add(&before, &after) {
            findings.push(grid.locate(finding!(E425: old = before, first = other, second = after), row, new));
        }
    }
    renames
}
