//! No silent cell: in random tables of every shape that offices hand in, each non-empty cell is changed in turn, and
//! the scores, the findings or the account must tell.
//!
//! A change gives the cell another valid content, empties it, or exchanges it with its right or lower neighbour. Cells
//! that say nothing by their kind (row numbers, notes, contacts) are left out.
//! `IKIP_CHANGES=100000 cargo test --release --test all silent_cells -- --nocapture` tries more than `cargo test` does;
//! `IKIP_SEED` (a number) asks for other tables.

mod tables;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use self::tables::{Case, Kind};
use crate::support;

/// How many changes `cargo test` tries.
const CHANGES: usize = 800;
/// How many silent changes are shown.
const SHOWN: usize = 40;

/// A change in words, and the cells that it sets: row, column, text.
type CellChange = (String, Vec<(usize, usize, String)>);

/// One cell of a case: file, row, column.
type CellPlace = (usize, usize, usize);

/// What a run says, hashes of files aside: they tell that a file is another one, not what became of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    document: Value,
    findings: String,
    status: i32,
}

/// Lays the files of a case and scores them.
fn said(case: &Case, folder: &Path, rewritten: Option<usize>) -> Said {
    for (at, file) in case.files.iter().enumerate() {
        if rewritten.is_none_or(|only| only == at) {
            let path = folder.join(&file.name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, write::bytes(file)).expect("a file");
        }
    }
    let command = "score data --rules r.toml --format json --depth all --keep-going --lang en";
    let mut arguments: Vec<String> = command.split(' ').map(str::to_owned).collect();
    if let Some(list) = case.files.iter().find(|file| file.name.starts_with("list")) {
        arguments.extend(["--agencies".to_owned(), list.name.clone()]);
    }
    if let Some(corrections) = case.files.iter().find(|file| file.name.starts_with("sanggah")) {
        arguments.extend(["--corrections".to_owned(), corrections.name.clone()]);
    }
    let outcome = support::call(&arguments, folder, &[], b"");
    let mut document = serde_json::from_str(&outcome.stdout).unwrap_or(Value::String(outcome.stdout));
    for list in ["inputs", "agency_list"] {
        for input in document[list].as_array_mut().into_iter().flatten() {
            input["sha256"] = Value::Null;
        }
    }
    Said { document, findings: outcome.stderr, status: outcome.status }
}

/// The changes of a cell: what the cells of the file become, each with a word for it.
fn changes(case: &Case, (file, row, column): CellPlace, turn: u64) -> Vec<CellChange> {
    let cells = &case.files[file].rows;
    let cell = &cells[row][column];
    let kind = case.files[file].kinds[column];
    let mut found = Vec::new();
    if let Some(other) = another(case, (file, row, column), kind, turn) {
        found.push((format!("{cell:?} becomes {other:?}"), vec![(row, column, other)]));
    }
    found.push((format!("{cell:?} is emptied"), vec![(row, column, String::new())]));
    for (other_row, other_column) in [(row, column + 1), (row + 1, column)] {
        let Some(other) = cells.get(other_row).and_then(|row| row.get(other_column)) else { continue };
        let other_kind = case.files[file].kinds[other_column];
        let moves_heading = other.is_empty() && case.files[file].is_lone(row);
        let is_same = match (number(other), number(cell)) {
            (Some(one), Some(two)) => (one - two).abs() < 1e-9,
            _ => other == cell,
        };
        if is_same
            || moves_heading
            || other_kind == Kind::Nothing
            || case.files[file].exchange_means_nothing(row, other_row, column)
        {
            continue;
        }
        let exchanged = vec![(row, column, other.clone()), (other_row, other_column, cell.clone())];
        found.push((format!("{cell:?} is exchanged with {other:?}"), exchanged));
    }
    found
}

/// The number that a cell holds.
fn number(cell: &str) -> Option<f64> {
    cell.replace(',', ".").parse().ok()
}

/// Another valid content of a cell.
fn another(case: &Case, (file, row, column): CellPlace, kind: Kind, turn: u64) -> Option<String> {
    let cells = &case.files[file].rows;
    let cell = &cells[row][column];
    let pick = |all: &[&str]| {
        all.iter().filter(|other| **other != cell).nth(turn as usize % 2).map(|other| (*other).to_owned())
    };
    match kind {
        Kind::Nothing => None,
        Kind::Number => {
            let number = 40 + (turn * 37 + 11) % 59;
            let text = if turn.is_multiple_of(2) { format!("{number}") } else { format!("{number},25") };
            (text != *cell).then_some(text)
        }
        Kind::Group => pick(&["OPD", "Desa"]),
        Kind::Criterion => pick(&["saq.1", "saq.2", "uji"]),
        Kind::Assessor => Some("Citra".to_owned()),
        Kind::Name => {
            let names = case.files[file].rows[case.files[file].header..].iter().filter_map(|row| row.get(column));
            names.into_iter().find(|other| *other != cell && !other.is_empty()).cloned()
        }
        Kind::Verified => pick(&["ya", "tidak"]),
        Kind::Rank => Some(if cell == "1" { "2" } else { "1" }.to_owned()),
        Kind::Class => pick(&["Baik", "Kurang"]),
    }
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a number"))
}

/// The silent changes of one case, and how many were tried by shape.
fn tried(case: &Case, tally: &mut BTreeMap<&'static str, [usize; 2]>, silent: &mut Vec<String>) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path();
    std::fs::write(path.join("r.toml"), &case.rules).expect("a file");
    let before = said(case, path, None);
    assert!(
        before.document["agencies"].as_array().is_some_and(|agencies| !agencies.is_empty()) && before.status == 0,
        "{}: the table itself is refused\n{}\n{:#?}",
        case.shape,
        before.findings,
        case.files.iter().map(|file| &file.rows).collect::<Vec<_>>(),
    );
    let mut turn = 0;
    for file in 0..case.files.len() {
        for row in case.files[file].header..case.files[file].rows.len() {
            for column in 0..case.files[file].rows[row].len() {
                if case.files[file].rows[row][column].is_empty() || case.files[file].kinds[column] == Kind::Nothing {
                    continue;
                }
                for (word, cells) in changes(case, (file, row, column), turn) {
                    turn += 1;
                    let mut changed = case.clone();
                    for (row, column, text) in cells {
                        changed.files[file].rows[row][column] = text;
                    }
                    let after = said(&changed, path, Some(file));
                    let counts = tally.entry(case.shape).or_default();
                    counts[0] += 1;
                    if after == before {
                        counts[1] += 1;
                        let name = &case.files[file].name;
                        silent.push(format!("{} {}: {name} row {row} column {column}: {word}", case.shape, case.seed));
                    }
                }
                write_back(case, path, file);
            }
        }
    }
}

fn write_back(case: &Case, folder: &Path, file: usize) {
    std::fs::write(folder.join(&case.files[file].name), write::bytes(&case.files[file])).expect("a file");
}

#[test]
fn no_change_of_a_cell_of_a_random_table_goes_unnoticed() {
    let wanted = asked("IKIP_CHANGES").map_or(CHANGES, |count| count as usize);
    let first = asked("IKIP_SEED").unwrap_or(1);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = std::sync::atomic::AtomicU64::new(first);
    let found = std::sync::Mutex::new((BTreeMap::new(), Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let (mut tally, mut silent) = (BTreeMap::new(), Vec::new());
                    tried(&tables::case(seed), &mut tally, &mut silent);
                    let mut found = found.lock().expect("no thread failed");
                    for (shape, [tried, unnoticed]) in tally {
                        let counts: &mut [usize; 2] = found.0.entry(shape).or_default();
                        *counts = [counts[0] + tried, counts[1] + unnoticed];
                    }
                    found.1.extend(silent);
                    let every_shape = found.0.len() >= tables::SHAPES;
                    if every_shape && found.0.values().map(|counts| counts[0]).sum::<usize>() >= wanted {
                        break;
                    }
                }
            });
        }
    });
    let (tally, silent) = found.into_inner().expect("no thread failed");
    println!("changes, silent: {tally:#?}");
    let shown: Vec<&String> = silent.iter().take(SHOWN).collect();
    assert!(silent.is_empty(), "{} silent changes: {shown:#?}\n{tally:?}", silent.len());
}
