//! The data that a command works on: rules, inputs, and what was found on the way.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::analysis::formula_names;
use crate::cli::abort::Stop;
use crate::cli::args::{Data, Meant};
use crate::cli::latest;
use crate::cli::load_rules;
use crate::cli::own_results;
use crate::cli::session::Session;
use crate::finding::severity::Severity;
use crate::finding::{Finding, finding};
use crate::intake::hints::{Hints, Ignored, Override};
use crate::intake::{self, InputArg, Intake, Keep, Request};
use crate::names::renames::Renames;
use crate::report::input_summary;
use crate::rules::Instrument;

/// What a command wants of the inputs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted {
    /// Which single answers, beside sums.
    pub answers: Keep,
    /// The SHA-256 of every input.
    pub hashes: bool,
}

/// Rules and inputs, read.
#[derive(Debug)]
pub(crate) struct Taken {
    pub instrument: Instrument,
    pub intake: Intake,
}

impl Taken {
    /// Whether anything in the inputs is an error.
    #[must_use]
    pub(crate) fn has_errors(&self) -> bool {
        self.intake.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }
}

/// Reads what the command line names.
///
/// # Errors
/// A [`Stop`] where the rules cannot be used, no input is named, or a meaning of `--column` is not known.
pub(crate) fn take(data: &Data, wanted: Wanted, session: &Session) -> Result<Taken> {
    let (instrument, mut found) = load_rules::rules(&data.rules)?;
    if data.inputs.is_empty() {
        return Err(Stop::from(finding!(E006)).into());
    }
    own_results::refuse(data)?;
    let mut request = Request {
        inputs: data.inputs.iter().map(|path| InputArg::argument(&path.to_string_lossy())).collect(),
        hints: hints(&data.column, &data.meant, &instrument)?,
        agencies: data.agencies.clone(),
        corrections: data.corrections.clone(),
        sheet: super::argument_values::sheet(data.sheet.as_ref(), data.table),
        left_out: BTreeSet::new(),
        keep: wanted.answers,
        hash: wanted.hashes,
        account: wanted.hashes || session.verbose,
        threads: None,
    };
    let mut intake = read(&instrument, &request);
    if data.meant.latest {
        let mut choice = latest::choose(&intake.sent_twice);
        if !choice.left_out.is_empty() {
            request.left_out = choice.left_out;
            intake = read(&instrument, &request);
        }
        found.append(&mut choice.findings);
    }
    found.append(&mut intake.findings);
    intake.findings = found;
    if session.verbose {
        session.say(&input_summary::text(&instrument, &intake.assessments, session.lang));
    }
    Ok(Taken { instrument, intake })
}

/// The length of inputs that are files and stay where they are, which can be read twice; `None` where one is none.
pub(crate) fn length_of_files(inputs: &[PathBuf]) -> Option<u64> {
    let length = |path: &PathBuf| Some(std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len());
    inputs.iter().map(length).sum()
}

/// The renamed bodies that `--names` lists; none without the option. What is wrong in the list is added to the findings.
pub(crate) fn renames(path: Option<&Path>, instrument: &Instrument, findings: &mut Vec<Finding>) -> Renames {
    let Some(path) = path else { return Renames::default() };
    let (renames, mut told) = intake::renames::read(path, instrument);
    findings.append(&mut told);
    renames
}

/// Reads inputs, and tells names among them that a spreadsheet would take for formulas.
pub(crate) fn read(instrument: &Instrument, request: &Request) -> Intake {
    let mut intake = intake::read(instrument, request);
    let formulas = formula_names::warnings(&intake.assessments.agencies);
    intake.add("W032", formulas);
    intake
}

/// What the options say about inputs: the meanings of columns, what is not meant, the decimal mark.
///
/// # Errors
/// E010 for a name in `--column` that is neither a meaning nor the id of a criterion.
pub(crate) fn hints(columns: &[(String, String)], meant: &Meant, instrument: &Instrument) -> Result<Hints, Stop> {
    let column = |(name, heading): &(String, String)| {
        let unknown = || finding!(E010: name = name).into();
        Override::of(name, heading, instrument).ok_or_else(unknown)
    };
    Ok(Hints {
        columns: columns.iter().map(column).collect::<Result<_, Stop>>()?,
        ignore: meant.ignore.iter().map(|text| Ignored::of(text)).collect(),
        decimal: meant.decimal,
    })
}
