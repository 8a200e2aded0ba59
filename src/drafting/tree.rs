//! The rows of a table of criteria -> criteria with codes, parents, weights and scales.

use std::collections::{BTreeSet, HashMap};

use super::sheet_rows::{CriteriaRow, SheetRows, column};
use super::tree_row::TreeRow;
use super::{
    DraftCriterion, DraftGuess, DraftScale, OTHER_KEYS, RulesDraft, WrittenKind, WrittenScale, codes, numbers,
    scale_words, weights,
};
use crate::exact::Exact;
use crate::finding::{Finding, finding};
use crate::names::normal::fold;
use crate::table::cell::CellKind;

const CODE: &[&str] = &["kode", "kode indikator", "kode pertanyaan", "code", "id", "nomor", "no"];
const NAME: &[&str] = &[
    "pertanyaan",
    "indikator",
    "indikator pertanyaan",
    "uraian",
    "nama",
    "kriteria",
    "parameter",
    "butir",
    "komponen",
    "aspek",
    "uraian indikator",
    "nama indikator",
    "question",
    "indicator",
    "criterion",
    "name",
    "description",
];
const PARENT: &[&str] = &["induk", "kode induk", "parent"];
const WEIGHT: &[&str] = &["bobot", "weight", "bobot indikator", "bobot pertanyaan"];
const POINTS: &[&str] =
    &["poin", "points", "poin maksimal", "skor maksimal", "nilai maksimal", "skor maks", "nilai maks"];
const SCALE: &[&str] = &["skala", "scale", "pilihan jawaban", "opsi jawaban", "skala jawaban"];
const GROUPS: &[&str] = &["kelompok", "groups", "berlaku untuk"];
/// How the row of a sum begins.
const TOTALS: &[&str] = &["jumlah", "total"];

/// Which column holds what.
struct TreeColumns {
    code: Option<usize>,
    name: Option<usize>,
    parent: Option<usize>,
    weight: Option<usize>,
    points: Option<usize>,
    scale: Option<usize>,
    groups: Option<usize>,
    keys: Option<usize>,
}

impl TreeColumns {
    fn of(row: &CriteriaRow) -> Self {
        Self {
            code: column(row, CODE),
            name: column(row, NAME),
            parent: column(row, PARENT),
            weight: column(row, WEIGHT),
            points: column(row, POINTS),
            scale: column(row, SCALE),
            groups: column(row, GROUPS),
            keys: column(row, OTHER_KEYS),
        }
    }
}

/// Whether a row is the header of a table of criteria: names, with weights, points or parents beside them, or at least a
/// code and a scale.
pub(super) fn is_header(row: &CriteriaRow) -> bool {
    let columns = TreeColumns::of(row);
    let counted = columns.weight.or(columns.points).or(columns.parent).is_some();
    columns.name.is_some() && (counted || columns.code.is_some() && columns.scale.is_some())
}

/// Reads the criteria below a header into a draft.
pub(super) fn fill(sheet: &SheetRows, header: usize, draft: &mut RulesDraft, findings: &mut Vec<Finding>) {
    let columns = TreeColumns::of(&sheet.rows[header]);
    draft.header = sheet.place(sheet.rows[header].number, columns.weight.or(columns.points).unwrap_or(0));
    let mut passed = Vec::new();
    let indented = indented(sheet, header, &columns);
    let mut rows = rows(sheet, header, (&columns, &indented), &mut passed, findings);
    if !passed.is_empty() {
        let lines = passed.iter().map(|number: &u32| (number + 1).to_string()).collect::<Vec<_>>().join(", ");
        findings.push(sheet.locate(finding!(W270: count = passed.len().to_string(), lines = lines), passed[0], 0));
    }
    if columns.code.is_none() && !rows.is_empty() {
        let made = if indented.is_empty() { DraftGuess::LeadingCodes } else { DraftGuess::IndentedNames };
        draft.guesses.push(made);
    }
    set_parents(&mut rows, &columns, draft, sheet, findings);
    let place = |row: &TreeRow, column: Option<usize>| sheet.place(row.number, column.unwrap_or(0));
    let weigh = columns.points.filter(|_| columns.weight.is_none()).or(columns.weight);
    // Where the file carries its own settings, they say how weights are meant.
    let carried = !draft.keys.is_empty();
    if !carried {
        weights::settle(&mut rows, draft, &|row| place(row, weigh), findings);
    }
    for row in rows {
        let scale = named_scale(sheet, &row, &columns, draft, findings);
        draft.criteria.push(DraftCriterion {
            parent: row.parent.clone(),
            weight: row.weight.as_ref().map(|(_, text)| text.clone()),
            points: row.points.as_ref().map(|(_, text)| text.clone()),
            scale,
            place: place(&row, columns.code.or(columns.name)),
            id: row.code,
            name: row.name,
            groups: row.groups,
            keys: row.keys,
            guess: row.guess,
        });
    }
}

/// The codes of rows whose names have none and are indented instead, by the number of the row; empty where any row has
/// a code, or none is indented.
fn indented(sheet: &SheetRows, header: usize, columns: &TreeColumns) -> HashMap<u32, String> {
    let Some(at) = columns.name.filter(|_| columns.code.is_none() && columns.parent.is_none()) else {
        return HashMap::new();
    };
    let is_sum = |name: &str| TOTALS.iter().any(|word| fold(name).split(' ').next() == Some(word));
    let named = |row: &&CriteriaRow| {
        let name = own(row, Some(at));
        !name.is_empty() && !is_sum(name) && !is_numbering(row)
    };
    let rows: Vec<&CriteriaRow> = sheet.rows[header + 1..].iter().filter(named).collect();
    if rows.iter().any(|row| codes::leading(own(row, Some(at))).is_some()) {
        return HashMap::new();
    }
    let indents: Vec<usize> = rows.iter().map(|row| row.indents.get(at).copied().unwrap_or(0)).collect();
    let made = codes::by_indent(&indents).unwrap_or_default();
    rows.iter().map(|row| row.number).zip(made).collect()
}

fn rows(
    sheet: &SheetRows,
    header: usize,
    (columns, indented): (&TreeColumns, &HashMap<u32, String>),
    passed: &mut Vec<u32>,
    findings: &mut Vec<Finding>,
) -> Vec<TreeRow> {
    let mut rows = Vec::new();
    for row in &sheet.rows[header + 1..] {
        let name = own(row, columns.name);
        let (code, name) = match columns.code {
            Some(_) => (codes::tidied(own(row, columns.code)), name.to_owned()),
            None => match indented.get(&row.number) {
                Some(code) => (code.clone(), name.to_owned()),
                None => codes::leading(name).unwrap_or((String::new(), name.to_owned())),
            },
        };
        let given = [columns.weight, columns.points, columns.scale, columns.parent];
        let says_more = given.iter().any(|&at| !own(row, at).is_empty());
        let total = TOTALS.iter().any(|word| fold(&name).split(' ').next() == Some(word));
        if code.is_empty() && (total || !says_more) || is_numbering(row) {
            passed.push(row.number);
            continue;
        }
        if code.is_empty() || name.is_empty() {
            let at = if code.is_empty() { columns.code } else { columns.name };
            findings.push(sheet.locate(finding!(E273: name = name), row.number, at.or(columns.name).unwrap_or(0)));
            continue;
        }
        if let Some(finding) = unusable(sheet, row, columns) {
            findings.push(finding);
            continue;
        }
        let weight = number(sheet, row, columns.weight, findings);
        let points = number(sheet, row, columns.points, findings);
        let groups = sheet.text(row, columns.groups);
        rows.push(TreeRow {
            code,
            name,
            parent: Some(codes::tidied(&sheet.text(row, columns.parent))).filter(|parent| !parent.is_empty()),
            weight,
            points,
            scale: sheet.text(row, columns.scale),
            groups: groups.split(';').map(str::trim).filter(|g| !g.is_empty()).map(str::to_owned).collect(),
            keys: own(row, columns.keys).to_owned(),
            number: row.number,
            guess: None,
        });
    }
    rows
}

/// The text of a cell itself.
fn own(row: &CriteriaRow, column: Option<usize>) -> &str {
    column.and_then(|column| row.cells.get(column)).map_or("", |(text, _)| text)
}

/// A row that numbers the columns: 1, 2, 3.
fn is_numbering(row: &CriteriaRow) -> bool {
    let digits = |text: &str| text.trim_matches(['(', ')']).parse::<usize>().ok();
    let texts: Vec<_> = row.cells.iter().map(|(text, _)| text).filter(|text| !text.is_empty()).collect();
    texts.len() > 2 && texts.iter().enumerate().all(|(at, text)| digits(text) == Some(at + 1))
}

/// A code that a spreadsheet turned into a date, or a cell that stands for several rows where each needs its own.
fn unusable(sheet: &SheetRows, row: &CriteriaRow, columns: &TreeColumns) -> Option<Finding> {
    let date = columns.code.filter(|&at| row.cells.get(at).is_some_and(|(_, kind)| *kind == CellKind::Date));
    if let Some(at) = date {
        return Some(sheet.locate(finding!(E276: value = own(row, Some(at))), row.number, at));
    }
    let single = [columns.code, columns.name, columns.weight, columns.points];
    let merged = single.into_iter().flatten().find(|&at| sheet.merged_down(row.number, at).is_some())?;
    let rows = sheet.merged_down(row.number, merged)?.rows;
    Some(sheet.locate(finding!(E275: count = rows.to_string()), row.number, merged))
}

fn number(
    sheet: &SheetRows,
    row: &CriteriaRow,
    column: Option<usize>,
    findings: &mut Vec<Finding>,
) -> Option<(Exact, String)> {
    let text = own(row, column);
    if text.is_empty() || matches!(text, "-" | "–" | "—") {
        return None;
    }
    let number = numbers::literal(text);
    if number.is_none() {
        findings.push(sheet.locate(finding!(E274: value = text), row.number, column.unwrap_or(0)));
    }
    number
}

/// Gives every row a code of its own and the parent that does not follow from it.
fn set_parents(
    rows: &mut [TreeRow],
    columns: &TreeColumns,
    draft: &mut RulesDraft,
    sheet: &SheetRows,
    findings: &mut Vec<Finding>,
) {
    let written: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let joined = if columns.parent.is_none() { codes::joined(&written) } else { None };
    if let Some(made) = joined {
        rows.iter_mut().zip(made).for_each(|(row, code)| row.code = code);
        draft.guesses.push(DraftGuess::JoinedCodes);
    } else if let Some((first, second)) = codes::twice(&written) {
        let line = (rows[first].number + 1).to_string();
        let finding = finding!(E278: code = written[second].as_str(), line = line);
        findings.push(sheet.locate(finding, rows[second].number, columns.code.or(columns.name).unwrap_or(0)));
    }
    let all: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let known: BTreeSet<&str> = all.iter().map(String::as_str).collect();
    let mut guessed = false;
    for row in rows {
        let by_code = codes::parent(&row.code, &known);
        if row.parent.is_none() {
            row.parent = by_code.map(str::to_owned);
            guessed |= by_code.is_some();
        }
    }
    if guessed {
        draft.guesses.push(DraftGuess::Parents);
    }
}

/// The name of the scale that a row asks for: one that stands in the file, or one that its words make.
fn named_scale(
    sheet: &SheetRows,
    row: &TreeRow,
    columns: &TreeColumns,
    draft: &mut RulesDraft,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    if row.scale.is_empty() || matches!(row.scale.as_str(), "-" | "–" | "—") {
        return None;
    }
    if draft.scales.iter().any(|known| known.name == row.scale) {
        return Some(row.scale.clone());
    }
    let Some(scale) = scale_words::understood(&row.scale) else {
        let at = columns.scale.unwrap_or(0);
        findings.push(sheet.locate(finding!(E272: value = row.scale.as_str()), row.number, at));
        return None;
    };
    if let Some(known) = draft.scales.iter().find(|known| known.scale.as_ref() == Some(&scale)) {
        return Some(known.name.clone());
    }
    if scale.assumed {
        findings.push(sheet.locate(finding!(W271: value = row.scale.as_str()), row.number, columns.scale.unwrap_or(0)));
    }
    let name = free_name(&scale_name(&scale), &draft.scales);
    draft.scales.push(DraftScale { name: name.clone(), scale: Some(scale), keys: String::new() });
    Some(name)
}

/// A short name: `ya-tidak`, `angka-0-100`, `pilihan-0-50-100`.
fn scale_name(scale: &WrittenScale) -> String {
    const MOST: usize = 4;
    let number = |value: &Exact| value.to_decimal(6).unwrap_or_default().replace('.', "-");
    let joined = |words: Vec<String>| words.into_iter().take(MOST).collect::<Vec<_>>().join("-");
    match &scale.kind {
        WrittenKind::Choices(all) => joined(all.iter().map(|(label, _)| fold(label).replace(' ', "-")).collect()),
        WrittenKind::Numbers(all) => format!("pilihan-{}", joined(all.iter().map(number).collect())),
        WrittenKind::Range { min, max, .. } => format!("angka-{}-{}", number(min), number(max)),
        WrittenKind::Bands { .. } => "rentang".to_owned(),
    }
}

fn free_name(name: &str, scales: &[DraftScale]) -> String {
    let taken = |name: &str| scales.iter().any(|known| known.name == name);
    let numbered = (2..).map(|at| format!("{name}-{at}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
}
