//! `ikip compare`: who moved between results, and why.

use std::path::Path;

use anyhow::Result;

use super::args::{Compare, Data};
use super::files::{FileRole, FilesOfRun};
use super::session::Session;
use super::{exit, output};
use crate::analysis::compare::Comparison;
use crate::analysis::compare::OneSided;
use crate::analysis::compare::compare;
use crate::analysis::compare::position::Side;
use crate::analysis::compare::renamed;
use crate::analysis::compare::trend;
use crate::cli::abort::Stop;
use crate::cli::chosen_format::chosen_format;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::renames;
use crate::cli::load_data::take;
use crate::cli::rank::rank;
use crate::finding::{self, Finding, Place, finding};
use crate::intake::Keep;
use crate::names::renames::Renames;
use crate::report::compare::minutes::MinutesReport;
use crate::report::compare::{self as report, CompareReport, RULES_MARK};
use crate::scoring::{Detail, Scoreboard};

/// Compares two results or more.
pub(crate) fn run(args: &Compare, session: &Session) -> Result<u8> {
    let files = FilesOfRun::default().reads(FileRole::Answers, &args.inputs).rules(&args.rules);
    let files = files.reads(FileRole::AgencyList, &args.agencies).reads(FileRole::Corrections, &args.corrections);
    let format = chosen_format(report::FORMATS, args.format.as_deref(), args.output.as_deref())?;
    let minutes = args.minutes.as_deref().map(workbook).transpose()?;
    let files = files.reads(FileRole::Renames, &args.names);
    let permit = files.writes(args.output.iter().chain(&args.minutes)).check()?;
    let mut results = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    for data in wanted(args)? {
        let wanted = Wanted { answers: Keep::All, hashes: format.hashes };
        let mut taken = take(&data, wanted, session)?;
        let board = rank(&taken.instrument, &mut taken.intake, Detail::All);
        for found in &taken.intake.findings {
            if !findings.contains(found) {
                findings.push(found.clone());
            }
        }
        session.tell_more(&taken.intake.more);
        results.push((label(&data, args), taken, board));
    }
    let renames = match results.last() {
        Some((_, taken, _)) => renames(args.names.as_deref(), &taken.instrument, &mut findings),
        None => Renames::default(),
    };
    finding::sort(&mut findings);
    session.tell(&findings);
    if finding::any_error(&findings) {
        return Ok(exit::of(&findings, args.strictness.strict));
    }
    let sides: Vec<Side<'_>> = results.iter().map(side).collect();
    let steps: Vec<Comparison> = sides.windows(2).map(|pair| compare(pair[0], pair[1], &renames)).collect();
    let alike: Vec<Finding> = steps.iter().flat_map(|step| nearly(step).into_iter().chain(may_be_one(step))).collect();
    session.tell(&alike);
    findings.extend(alike);
    let over_time = (sides.len() > 2).then(|| trend(&sides, &renames));
    let report = CompareReport {
        sides: &sides,
        steps: &steps,
        trend: over_time.as_ref(),
        renames: &renames,
        findings: &findings,
        lang: session.lang,
        screen: session.screen(args.output.is_some()),
    };
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    if let (Some(path), [before, after]) = (minutes, &sides[..]) {
        let objections = &results[1].1.intake.objections;
        let told = MinutesReport { before: *before, after: *after, objections, lang: session.lang };
        output::write(&permit, Some(path), |out| report::minutes::write(&told, out))?;
    }
    Ok(exit::of(&findings, args.strictness.strict))
}

/// A path that ends as a workbook.
///
/// # Errors
/// E002 where it does not.
fn workbook(path: &Path) -> Result<&Path, Stop> {
    let is = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let place = || Place::file(path.to_string_lossy().as_ref());
    if is { Ok(path) } else { Err(finding!(E002: endings = ".xlsx").at(place()).into()) }
}

/// Names that were taken for one although they only nearly match.
fn nearly(step: &Comparison) -> Vec<Finding> {
    let told = |(then, now): &(String, String)| finding!(W601: agency = then.as_str(), known = now.as_str());
    step.near.iter().map(told).collect()
}

/// Bodies that left and entered under names that may be one body's.
fn may_be_one(step: &Comparison) -> Vec<Finding> {
    let told = |(left, entered): (&OneSided, &OneSided)| {
        finding!(W604: agency = left.name.as_str(), known = entered.name.as_str()).about(entered.id.as_str())
    };
    renamed(step).into_iter().map(told).collect()
}

fn side((label, taken, board): &(String, Taken, Scoreboard)) -> Side<'_> {
    Side { label, instrument: &taken.instrument, assessments: &taken.intake.assessments, scores: board }
}

/// What is read for each result: an input under its rules, or one input without and with its corrections.
///
/// # Errors
/// E011 where the numbers of inputs and rules do not fit each other.
fn wanted(args: &Compare) -> Result<Vec<Data>, Stop> {
    let data = |input: &Path, rules: &str, corrections: Option<&Path>| Data {
        inputs: vec![input.to_owned()],
        rules: rules.to_owned(),
        agencies: args.agencies.clone(),
        column: args.column.clone(),
        meant: args.meant.clone(),
        sheet: None,
        table: None,
        corrections: corrections.map(Path::to_owned),
    };
    match (args.inputs.as_slice(), args.rules.as_slice(), &args.corrections) {
        ([input], [rules], Some(corrections)) => {
            Ok(vec![data(input, rules, None), data(input, rules, Some(corrections))])
        }
        // One data set under several rules.
        ([input], rules @ [_, _, ..], None) => Ok(rules.iter().map(|rules| data(input, rules, None)).collect()),
        (inputs @ [_, _, ..], [rules], None) => Ok(inputs.iter().map(|input| data(input, rules, None)).collect()),
        (inputs @ [_, _, ..], rules, None) if inputs.len() == rules.len() => {
            Ok(inputs.iter().zip(rules).map(|(input, rules)| data(input, rules, None)).collect())
        }
        (inputs, rules, _) => {
            Err(finding!(E011: inputs = inputs.len().to_string(), rules = rules.len().to_string()).into())
        }
    }
}

/// The input, with what sets it apart from the others: its corrections, or its rules where the input is the same.
fn label(data: &Data, args: &Compare) -> String {
    let input = data.inputs.first().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    match &data.corrections {
        Some(corrections) => format!("{input} + {}", corrections.to_string_lossy()),
        None if args.inputs.len() == 1 => format!("{input}{RULES_MARK}{}", data.rules),
        None => input,
    }
}
