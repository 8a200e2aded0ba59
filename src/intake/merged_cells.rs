//! Merged cells below the header of a sheet: a name, group, assessor or criterion holds for every row that its cell
//! covers; one answer for several rows or columns is an error.
//!
//! Source: section 4 of the language's description, "Merged cells".

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answers::InputNote;
use crate::finding::{Finding, Place, finding};
use crate::intake::header::TableHeader;
use crate::intake::meaning::Meaning;
use crate::table::MergedRange;
use crate::table::cell::column_letters;
use crate::table::text::TableText;

/// What a merged cell may do to the columns it covers.
enum Effect {
    /// Nothing that counts stands in them.
    None,
    /// Its text holds for every row.
    Down,
    /// One value for several.
    Refused,
}

/// The sheet with the texts of merged cells in every row they hold for, and what is reported of it.
///
/// # Errors
/// A finding for each merged cell that covers answers.
pub(crate) fn settled(
    body: TableText,
    merged: &[MergedRange],
    header: &TableHeader,
    place: (&Arc<str>, &str),
) -> Result<(TableText, Vec<InputNote>), Vec<Finding>> {
    let first = body.text().as_bytes()[..header.end].iter().filter(|byte| **byte == b'\n').count();
    let data: Vec<&MergedRange> = merged.iter().filter(|range| range.row as usize >= first).collect();
    if data.is_empty() {
        return Ok((body, Vec::new()));
    }
    let cells = body.by_row(&data.iter().flat_map(|range| range.row..range.row + range.rows).collect());
    let (mut filled, mut notes, mut refused) = (BTreeMap::new(), Vec::new(), Vec::new());
    for range in data {
        let Some(text) = cells.get(&range.row).and_then(|row| row.get(range.column as usize)).cloned() else {
            continue;
        };
        let alone = cells[&range.row].iter().filter(|(text, _)| !text.is_empty()).count() == 1;
        match effect(range, header) {
            _ if text.0.is_empty() || alone && range.rows == 1 => {}
            Effect::None => {}
            Effect::Refused => refused.push(finding(range, &text.0, place)),
            Effect::Down => {
                notes.push(note(range, &text.0, header));
                for row in range.row + 1..range.row + range.rows {
                    filled.insert((row, range.column), text.clone());
                }
            }
        }
    }
    if refused.is_empty() { Ok((body.with(header.end, &filled), notes)) } else { Err(refused) }
}

fn effect(range: &MergedRange, header: &TableHeader) -> Effect {
    use Meaning::{Agency, AgencyId, Answers, Assessor, Criterion, Evidence, Group, Score, Verified, VerifiedScore};
    let columns = range.column as usize..(range.column + range.columns) as usize;
    let meanings: Vec<Meaning> = columns.filter_map(|at| header.meanings.get(at).copied().flatten()).collect();
    let names = |meaning: &Meaning| matches!(meaning, Agency | AgencyId | Group | Assessor | Criterion);
    let answers = |meaning: &Meaning| matches!(meaning, Score | Answers(_) | Evidence | Verified | VerifiedScore);
    let anchor = header.meanings.get(range.column as usize).copied().flatten();
    if meanings.iter().any(answers) || meanings.iter().filter(|meaning| names(meaning)).count() > 1 {
        Effect::Refused
    } else if range.rows > 1 && anchor.is_some_and(|meaning| names(&meaning)) {
        Effect::Down
    } else {
        Effect::None
    }
}

fn name(range: &MergedRange) -> String {
    let cell = |row: u32, column: u32| format!("{}{}", column_letters(column as usize), row + 1);
    let last = (range.row + range.rows - 1, range.column + range.columns - 1);
    format!("{}:{}", cell(range.row, range.column), cell(last.0, last.1))
}

fn note(range: &MergedRange, text: &str, header: &TableHeader) -> InputNote {
    let column = header.headings.get(range.column as usize).cloned().unwrap_or_default();
    InputNote::MergedDown { range: name(range), column, text: text.to_owned() }
}

fn finding(range: &MergedRange, text: &str, (path, sheet): (&Arc<str>, &str)) -> Finding {
    let place = Place::file(Arc::clone(path)).line(u64::from(range.row) + 1).column(u64::from(range.column) + 1);
    let place = Place { cell: Some(format!("{sheet}!{}", name(range))), ..place };
    let cells = u64::from(range.rows) * u64::from(range.columns);
    finding!(E261: text = text, count = cells.to_string(), range = name(range), sheet = sheet).at(place)
}
