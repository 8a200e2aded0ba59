//! A table of criteria as a decree prints it -> a draft of a rules file, with everything that was guessed marked.
//!
//! Reads the columns kode, pertanyaan, induk, bobot or poin, and skala; and what `ikip rules show --format xlsx` writes
//! beside them. What comes out is no instrument yet: its text is checked by the reader of rules like any other. Knows
//! no answers and no scores. Weights stay as they are written, digit by digit.

mod classes;
mod codes;
mod numbers;
mod scale_words;
mod sheet_rows;
mod tree;
mod tree_row;
mod weights;

use crate::finding::{self, Finding, Place, finding};
use crate::table::plain;
use crate::table::source::InputArg;
pub(crate) use classes::{DraftClass, lower};
pub(crate) use scale_words::{WrittenKind, WrittenScale, written};
use sheet_rows::{CriteriaRow, SheetRows, column};

/// Headings of the tables that the program itself writes.
pub(crate) const OTHER_KEYS: &[&str] = &["kunci lain", "other keys"];
const SCALE_NAME: &[&str] = &["skala", "scale"];
const SCALE_ANSWERS: &[&str] = &["jawaban", "answers"];
const PART: &[&str] = &["bagian", "part"];
const KEY: &[&str] = &["kunci", "key"];
const VALUE: &[&str] = &["isi toml", "isi", "value"];
/// A row among the first so many that are not empty is the header.
const HEADER_WITHIN: usize = 40;

/// What was guessed and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DraftGuess {
    /// The weight of a branch is the sum of those below it.
    BranchWeight,
    /// Parents follow from codes.
    Parents,
    /// Codes were made from those that begin anew under each heading.
    JoinedCodes,
    /// Codes were taken from the beginning of names.
    LeadingCodes,
    /// There are no codes: they were made from how far names are indented.
    IndentedNames,
    /// Weights are shares of the total.
    RootWeights,
    /// Weights add up to 1.
    UnitWeights,
    /// No weights are written: all weigh the same.
    EqualWeights,
    /// Points are simply added up.
    Points,
}

/// A scale with the name that criteria use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftScale {
    pub name: String,
    /// `None`: its keys say everything.
    pub scale: Option<WrittenScale>,
    /// Further keys, each `key = value`, with commas between.
    pub keys: String,
}

/// A criterion as its row gives it; numbers and other keys as TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftCriterion {
    pub id: String,
    pub name: String,
    /// Where it does not follow from the code.
    pub parent: Option<String>,
    pub weight: Option<String>,
    pub points: Option<String>,
    /// By name.
    pub scale: Option<String>,
    pub groups: Vec<String>,
    /// Further keys, each `key = value`, with commas between.
    pub keys: String,
    pub guess: Option<DraftGuess>,
    /// Its row.
    pub place: Place,
}

/// One key of a table: the table with its brackets, and in an array of tables which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftKey {
    pub part: String,
    pub key: String,
    pub value: String,
}

/// A rules file to be.
#[derive(Debug, Clone, Default)]
pub(crate) struct RulesDraft {
    /// As the user named the file.
    pub path: String,
    /// The rows above the header.
    pub title: Option<String>,
    /// The header of the table of criteria.
    pub header: Place,
    pub criteria: Vec<DraftCriterion>,
    pub scales: Vec<DraftScale>,
    pub classes: Vec<DraftClass>,
    /// Where the table of criteria names a convention or a way to combine: keys of `[score]`.
    pub score: Vec<(&'static str, &'static str)>,
    /// What a workbook of the program carries of the other tables.
    pub keys: Vec<DraftKey>,
    /// What holds for the whole table.
    pub guesses: Vec<DraftGuess>,
}

/// Reads the draft of a file; `None` where a finding is an error.
pub(crate) fn read(path: &str, sheet: Option<&str>) -> (Option<RulesDraft>, Vec<Finding>) {
    let (files, mut findings) = plain::read(&[InputArg::argument(path)]);
    let Some(file) = files.first() else { return (None, findings) };
    let tables: Vec<SheetRows> = file.tables.iter().map(|table| SheetRows::new(&file.path, table)).collect();
    let Some((table, header)) = tree_table(&tables, sheet, path, &mut findings) else { return (None, findings) };
    let mut draft = RulesDraft { path: path.to_owned(), title: title(table, header), ..RulesDraft::default() };
    beside(&tables, &mut draft, &mut findings);
    tree::fill(table, header, &mut draft, &mut findings);
    let failed = finding::any_error(&findings);
    ((!failed).then_some(draft), findings)
}

/// The one table of criteria, with the place of its header among its rows.
fn tree_table<'t>(
    tables: &'t [SheetRows],
    wanted: Option<&str>,
    path: &str,
    findings: &mut Vec<Finding>,
) -> Option<(&'t SheetRows, usize)> {
    let fits = |table: &&SheetRows| wanted.is_none_or(|name| table.name.to_lowercase() == name.to_lowercase());
    let found: Vec<_> = tables.iter().filter(fits).filter_map(|t| Some((t, header(t, &tree::is_header)?))).collect();
    let names = |tables: &mut dyn Iterator<Item = &SheetRows>| {
        tables.map(|table| table.name.clone()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    let place = Place::file(path);
    match found[..] {
        [one] => Some(one),
        [] => {
            let sheets = names(&mut tables.iter());
            let finding = finding!(E270; sheet = wanted).at(place);
            findings.push(finding.maybe("sheets", (!sheets.is_empty()).then_some(sheets)));
            None
        }
        _ => {
            let sheets = names(&mut found.iter().map(|(table, _)| *table));
            findings.push(finding!(E271: sheets = sheets).at(place));
            None
        }
    }
}

fn header(table: &SheetRows, fits: &dyn Fn(&CriteriaRow) -> bool) -> Option<usize> {
    table.rows.iter().take(HEADER_WITHIN).position(fits)
}

/// The first text above the header.
fn title(table: &SheetRows, header: usize) -> Option<String> {
    let mut texts = table.rows[..header].iter().flat_map(|row| &row.cells).map(|(text, _)| text.clone());
    texts.find(|text| !text.is_empty())
}

/// Scales, classes and further keys from the other tables of the file.
fn beside(tables: &[SheetRows], draft: &mut RulesDraft, findings: &mut Vec<Finding>) {
    let scales = |row: &CriteriaRow| column(row, SCALE_NAME).is_some() && column(row, SCALE_ANSWERS).is_some();
    let settings = |row: &CriteriaRow| [PART, KEY, VALUE].iter().all(|words| column(row, words).is_some());
    for table in tables.iter().filter(|table| header(table, &tree::is_header).is_none()) {
        if let Some(at) = header(table, &scales) {
            scale_table(table, at, draft, findings);
        } else if let Some(at) = header(table, &settings) {
            let heads = &table.rows[at];
            let cell = |row, words| table.text(row, column(heads, words));
            let key = |row| DraftKey { part: cell(row, PART), key: cell(row, KEY), value: cell(row, VALUE) };
            draft.keys.extend(table.rows[at + 1..].iter().map(key).filter(|key| !key.key.is_empty()));
        } else if let Some(at) = header(table, &classes::is_header) {
            match classes::read(table, at) {
                Ok(read) => draft.classes.extend(read),
                Err((row, said)) => findings.push(table.locate(finding!(E277: value = said), row, 0)),
            }
        }
    }
}

fn scale_table(table: &SheetRows, header: usize, draft: &mut RulesDraft, findings: &mut Vec<Finding>) {
    let heads = &table.rows[header];
    let answers = column(heads, SCALE_ANSWERS);
    for row in &table.rows[header + 1..] {
        let name = table.text(row, column(heads, SCALE_NAME));
        let (said, keys) = (table.text(row, answers), table.text(row, column(heads, OTHER_KEYS)));
        if name.is_empty() {
            continue;
        }
        let scale = scale_words::understood(&said);
        if scale.is_none() && (!said.is_empty() || keys.is_empty()) {
            findings.push(table.locate(finding!(E272: value = said), row.number, answers.unwrap_or(0)));
            continue;
        }
        draft.scales.push(DraftScale { name, scale, keys });
    }
}
