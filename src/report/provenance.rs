//! Where a result comes from, as every JSON of the program says it: program, rules, inputs, corrections.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::answers::Assessments;
use crate::answers::Correction;
use crate::answers::Input;
use crate::answers::InputNote;
use crate::report::json_keys;
use crate::report::json_number::Number;
use crate::report::json_number::number;
use crate::rules::Instrument;
use crate::rules::instrument::Class;

/// The program that wrote the result.
#[derive(Debug, Serialize)]
pub(crate) struct ProgramJson {
    name: &'static str,
    version: &'static str,
}

/// This program.
pub(crate) const PROGRAM: ProgramJson =
    ProgramJson { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };

/// Name and version in one.
pub(crate) const PROGRAM_LINE: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// The rules, with what decides how numbers are printed and ranked.
#[derive(Debug, Serialize)]
pub(crate) struct RulesProvenance<'a> {
    id: &'a str,
    title: &'a str,
    year: Option<i64>,
    authority: Option<&'a str>,
    basis: &'a [String],
    status: &'static str,
    sources: &'a [String],
    note: Option<&'a str>,
    agency_label: &'a str,
    range: [Number; 2],
    decimals: u32,
    rounding: &'static str,
    round_at: &'static str,
    classify: &'static str,
    within: &'static str,
    ties: &'static str,
    by: &'static str,
    break_ties: Vec<&'a str>,
    classes: Vec<ClassJson<'a>>,
    sha256: String,
}

#[derive(Debug, Serialize)]
struct ClassJson<'a> {
    label: &'a str,
    code: Option<&'a str>,
    from: Option<Number>,
    above: Option<Number>,
    color: Option<&'a str>,
}

impl<'a> ClassJson<'a> {
    fn new(class: &'a Class) -> Self {
        let bound = |inclusive| class.bound.as_ref().filter(|b| b.inclusive == inclusive).map(|b| number(&b.value));
        Self {
            label: &class.label,
            code: class.code.as_deref(),
            from: bound(true),
            above: bound(false),
            color: class.color.as_deref(),
        }
    }
}

impl<'a> RulesProvenance<'a> {
    /// What JSON says of an instrument.
    #[must_use]
    pub(crate) fn new(instrument: &'a Instrument) -> Self {
        let ranking = &instrument.ranking;
        Self {
            id: &instrument.id,
            title: &instrument.title,
            year: instrument.year,
            authority: instrument.authority.as_deref(),
            basis: &instrument.basis,
            status: instrument.status.key(),
            sources: &instrument.sources,
            note: instrument.note.as_deref(),
            agency_label: &instrument.agency_label,
            range: [number(&instrument.bottom), number(&instrument.top)],
            decimals: instrument.decimals,
            rounding: json_keys::rounding(instrument.rounding),
            round_at: json_keys::round_at(instrument.round_at),
            classify: json_keys::basis(instrument.classify),
            within: json_keys::within(ranking.within),
            ties: json_keys::ties(ranking.ties),
            by: json_keys::basis(ranking.by),
            break_ties: ranking.break_ties.iter().map(|&ix| instrument.criteria[ix].id.as_str()).collect(),
            classes: instrument.classes.iter().map(ClassJson::new).collect(),
            sha256: sha256(instrument.text.as_bytes()),
        }
    }
}

/// One input, with what was understood of it.
#[derive(Debug, Serialize)]
pub(crate) struct InputJson<'a> {
    path: &'a str,
    sha256: Option<&'a str>,
    rows: u64,
    layout: &'a str,
    header_row: u64,
    delimiter: Option<char>,
    encoding: Option<&'a str>,
    byte_order_mark: bool,
    decimal_mark: Option<char>,
    columns: Vec<HeadingJson<'a>>,
    /// Rows below the header that were taken for totals or notes.
    passed_over: &'a [u64],
    /// What else was understood: merged cells, headings of groups.
    notes: Vec<NoteJson<'a>>,
    /// How many cells were used as what; the numbers add up to `cells`.
    account: Option<BTreeMap<&'static str, u64>>,
    not_read: Vec<NotReadJson<'a>>,
}

/// A column of which cells were not read.
#[derive(Debug, Serialize)]
struct NotReadJson<'a> {
    column: &'a str,
    cells: u64,
    example: &'a str,
}

/// Something that was understood of an input.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum NoteJson<'a> {
    Merged { range: &'a str, column: &'a str, text: &'a str },
    GroupHeading { line: u64, group: &'a str },
}

impl<'a> From<&'a InputNote> for NoteJson<'a> {
    fn from(note: &'a InputNote) -> Self {
        match note {
            InputNote::MergedDown { range, column, text } => Self::Merged { range, column, text },
            InputNote::GroupHeading { line, group } => Self::GroupHeading { line: *line, group },
        }
    }
}

#[derive(Debug, Serialize)]
struct HeadingJson<'a> {
    heading: &'a str,
    meaning: Option<&'a str>,
}

impl<'a> From<&'a Input> for InputJson<'a> {
    fn from(input: &'a Input) -> Self {
        let heading =
            |(heading, meaning): &'a (String, Option<String>)| HeadingJson { heading, meaning: meaning.as_deref() };
        Self {
            path: &input.path,
            sha256: input.sha256.as_deref(),
            rows: input.rows,
            layout: input.layout,
            header_row: input.header_row,
            delimiter: input.delimiter,
            encoding: input.encoding,
            byte_order_mark: input.byte_order_mark,
            decimal_mark: input.decimal_mark,
            columns: input.columns.iter().map(heading).collect(),
            passed_over: &input.passed_over,
            notes: input.notes.iter().map(NoteJson::from).collect(),
            account: input.account.as_ref().map(|account| {
                account.counts.iter().map(|(used, count)| (*used, *count)).chain([("cells", account.cells)]).collect()
            }),
            not_read: input
                .account
                .iter()
                .flat_map(|account| &account.not_read)
                .map(|one| NotReadJson { column: &one.column, cells: one.cells, example: &one.example })
                .collect(),
        }
    }
}

/// All inputs of a run.
#[must_use]
pub(crate) fn sources(assessments: &Assessments) -> Vec<InputJson<'_>> {
    assessments.everything_read().map(InputJson::from).collect()
}

/// A correction as JSON shows it.
#[derive(Debug, Serialize)]
pub(crate) struct CorrectionJson<'a> {
    agency: &'a str,
    criterion: &'a str,
    assessor: &'a str,
    old: &'a str,
    new: &'a str,
    reason: &'a str,
}

/// All corrections that were applied.
#[must_use]
pub(crate) fn corrections<'a>(instrument: &'a Instrument, assessments: &'a Assessments) -> Vec<CorrectionJson<'a>> {
    let corrected = |correction: &'a Correction| CorrectionJson {
        agency: &correction.agency,
        criterion: &instrument.criteria[correction.criterion].id,
        assessor: &correction.assessor,
        old: &correction.old,
        new: &correction.new,
        reason: &correction.reason,
    };
    assessments.corrections.iter().map(corrected).collect()
}

/// The SHA-256 of bytes in lower-case hexadecimal, as `sha256sum` prints it.
#[must_use]
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_sha256sum_prints() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
