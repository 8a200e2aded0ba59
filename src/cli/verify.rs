//! `ikip verify`: does a published ranking follow from the inputs, or at least from itself?

use anyhow::Result;

use super::args::Verify;
use super::exit;
use super::files::{FileRole, FilesOfRun};
use super::manifest;
use super::output;
use super::report::EarlierResult;
use super::session::Session;
use crate::analysis::compare::position::Side;
use crate::analysis::verify::{Inputs, VerifyRequest, name_earlier, verify};
use crate::answers::Assessments;
use crate::answers::Input;
use crate::cli::abort::Stop;
use crate::cli::chosen_format::chosen_format;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::hints;
use crate::cli::load_data::length_of_files;
use crate::cli::load_data::renames;
use crate::cli::load_data::take;
use crate::cli::load_rules;
use crate::cli::rank::rank;
use crate::finding::{self, Finding, finding};
use crate::intake::Keep;
use crate::names::renames::Renames;
use crate::published;
use crate::published::model::Published;
use crate::report::input_summary;
use crate::report::manifest_check;
use crate::report::result_format::ResultFormat;
use crate::report::scores::select;
use crate::report::verify::{self as report, VerifyReport};
use crate::rules::{Instrument, builtin};
use crate::scoring::{Detail, Scoreboard};

/// Checks published tables, or a manifest.
pub(crate) fn run(args: &Verify, session: &Session) -> Result<u8> {
    match (&args.manifest, &args.rules) {
        (Some(path), _) => {
            let asked = chosen_format(report::FORMATS, args.format.as_deref(), args.output.as_deref())?;
            let Some(format) = ResultFormat::named(manifest_check::FORMATS, asked.name) else {
                let formats = manifest_check::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
                return Err(Stop::from(finding!(E053: option = "--manifest", formats = formats)).into());
            };
            manifest::verify(path, args.base.as_deref(), format, args.output.as_deref(), session)
        }
        (None, Some(rules)) => tables(args, rules, session),
        // The command line asks for one of both.
        (None, None) => Ok(exit::USAGE),
    }
}

fn tables(args: &Verify, rules: &str, session: &Session) -> Result<u8> {
    let format = chosen_format(report::FORMATS, args.format.as_deref(), args.output.as_deref())?;
    let permit = files(args, rules).check()?;
    let (instrument, mut findings) = load_rules::rules(rules)?;
    let others = others(&instrument, args)?;
    // Where everything follows, sums are enough: single answers are read where a slip is to be named.
    let spared = !session.verbose && !args.against.is_empty() && length_of_files(&args.against).is_some();
    let keep = if spared { Keep::Nothing } else { Keep::All };
    let wanted = Wanted { answers: keep, hashes: format.hashes };
    let sheet = super::argument_values::sheet(args.sheet.as_ref(), args.table);
    let hints = hints(&args.column, &args.meant, &instrument);
    let read = |hints| published::read_for(&args.published, &instrument, &hints, sheet.as_deref(), format.hashes);
    let (mut against, mut tables) = std::thread::scope(|scope| {
        let tables = hints.map(|hints| scope.spawn(move || read(hints)));
        let against = against(args, rules, wanted, session)?;
        let tables = tables?.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        anyhow::Ok((against, tables))
    })?;
    findings.append(&mut tables.findings);
    if session.verbose {
        session.say(&input_summary::tables(&instrument, &tables.inputs, session.lang));
    }
    let renames = renames(args.names.as_deref(), &instrument, &mut findings);
    rename(&mut tables.published, &renames, against.as_ref().map(|(taken, _)| &taken.intake.assessments));
    let group = only_group(args, &instrument, against.as_ref().map(|(_, board)| board), &mut tables.published)?;
    if let Some((taken, _)) = &against {
        findings = taken.intake.findings.iter().chain(&findings).cloned().collect();
        findings.dedup();
    }
    finding::sort(&mut findings);
    session.tell(&findings);
    if let Some((taken, _)) = &against {
        session.tell_more(&taken.intake.more);
    }
    if finding::any_error(&findings) {
        return Ok(exit::of(&findings, args.strictness.strict));
    }
    let then = match earlier(args, rules, session)? {
        Some(Err(code)) => return Ok(code),
        Some(Ok(then)) => Some(then),
        None => None,
    };
    let checked = |against: &Option<(Taken, Scoreboard)>| {
        let inputs = against.as_ref();
        verify(&VerifyRequest {
            instrument: &instrument,
            published: &tables.published,
            inputs: inputs.map(|(taken, scores)| Inputs { assessments: &taken.intake.assessments, scores }),
            others: &others,
            top: args.top,
            group: group.as_deref(),
        })
    };
    let mut found = checked(&against);
    if spared && found.needs_answers() {
        against = self::against(args, rules, Wanted { answers: Keep::All, ..wanted }, session)?;
        found = checked(&against);
    }
    if let Some((label, taken, scores)) = &then {
        let assessments = &taken.intake.assessments;
        let side = Side { label, instrument: &taken.instrument, assessments, scores };
        let ids: Vec<String> = instrument.criteria.iter().map(|criterion| criterion.id.clone()).collect();
        name_earlier(&mut found, side, &ids, &renames);
    }
    let inputs: &[Input] = &tables.inputs;
    let report = VerifyReport {
        instrument: &instrument,
        published: &tables.published,
        tables: inputs,
        inputs: against.as_ref().map(|(taken, _)| &taken.intake.assessments),
        found: &found,
        findings: &findings,
        lang: session.lang,
        screen: session.screen(args.output.is_some()),
    };
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    let all: Vec<Finding> = findings.iter().cloned().chain(report::findings(&instrument, &found)).collect();
    let told = findings.len();
    let mismatches: Vec<Finding> = all[told..].iter().filter(|f| f.code() != "W602").cloned().collect();
    session.findings.record(&mismatches, session.lang);
    let warnings: Vec<Finding> = all.iter().filter(|f| f.code() == "W602").cloned().collect();
    session.tell(&warnings);
    if found.verdict().is_none() {
        return Ok(exit::DATA);
    }
    Ok(exit::of(&all, args.strictness.strict))
}

fn files(args: &Verify, rules: &str) -> FilesOfRun {
    FilesOfRun::default()
        .reads(FileRole::Published, &args.published)
        .reads(FileRole::Answers, args.against.iter().chain(&args.since))
        .rules(args.also.iter().chain([&rules.to_owned()]))
        .reads(FileRole::AgencyList, &args.agencies)
        .reads(FileRole::Corrections, &args.corrections)
        .reads(FileRole::Renames, &args.names)
        .writes(&args.output)
}

/// Calls bodies that the inputs do not know by a printed name by their new one.
fn rename(published: &mut Published, renames: &Renames, inputs: Option<&Assessments>) {
    let is_known = |name: &str| inputs.is_some_and(|inputs| inputs.agencies.iter().any(|agency| *agency.name == *name));
    for row in &mut published.rows {
        if let Some(new) = renames.current(&row.name).filter(|_| !is_known(&row.name)) {
            row.name = new.into();
        }
    }
}

/// The group that the table holds, as the data write it; a table without a column of groups is all about it.
fn only_group(
    args: &Verify,
    instrument: &Instrument,
    board: Option<&Scoreboard>,
    published: &mut Published,
) -> Result<Option<String>> {
    let Some(asked) = &args.group else { return Ok(None) };
    let of_inputs = board.iter().flat_map(|board| &board.groups).filter_map(|group| group.group.as_deref());
    let of_rows = published.rows.iter().filter_map(|row| row.group.as_deref());
    let mut known: Vec<&str> = if board.is_some() {
        of_inputs.collect()
    } else {
        { instrument.groups.iter() }.map(String::as_str).chain(of_rows).collect()
    };
    known.sort_unstable();
    known.dedup();
    let found = known.iter().find(|group| select::same(asked, group)).map(|group| (*group).to_owned());
    if found.is_none() && !known.is_empty() {
        let finding = finding!(E001: group = asked.as_str(), groups = known.join(", "));
        return Err(Stop::from(finding).into());
    }
    let group = found.unwrap_or_else(|| asked.clone());
    if published.rows.iter().all(|row| row.group.is_none()) {
        for row in &mut published.rows {
            row.group = Some(group.as_str().into());
        }
    }
    Ok(Some(group))
}

/// What the tables are compared with, scored.
fn against(args: &Verify, rules: &str, wanted: Wanted, session: &Session) -> Result<Option<(Taken, Scoreboard)>> {
    if args.against.is_empty() {
        return Ok(None);
    }
    let data = super::args::Data {
        meant: args.meant.clone(),
        inputs: args.against.clone(),
        rules: rules.to_owned(),
        agencies: args.agencies.clone(),
        column: Vec::new(),
        sheet: None,
        table: None,
        corrections: args.corrections.clone(),
    };
    let mut taken = take(&data, wanted, session)?;
    let board = rank(&taken.instrument, &mut taken.intake, Detail::All);
    Ok(Some((taken, board)))
}

/// The earlier result, scored; the exit code where its data has errors.
fn earlier(args: &Verify, rules: &str, session: &Session) -> Result<Option<Result<EarlierResult, u8>>> {
    let Some(input) = &args.since else { return Ok(None) };
    let rules = args.since_rules.as_deref().unwrap_or(rules);
    let data = super::args::Data::of_input(input, rules, &args.meant, &[]);
    super::report::earlier(data, input, Detail::All, session).map(Some)
}

/// Other rules whose weights or classes may have been used: shipped ones of the same scheme, and those named.
fn others(instrument: &Instrument, args: &Verify) -> Result<Vec<Instrument>> {
    let scheme = |id: &str| {
        let parts = id.split('-').take_while(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
        parts.collect::<Vec<_>>().join("-")
    };
    let own = scheme(&instrument.id);
    let mut others: Vec<Instrument> = builtin::ALL
        .iter()
        .filter(|(id, _)| *id != instrument.id && scheme(id) == own)
        .filter_map(|(id, text)| crate::rules::read(text, id).instrument)
        .collect();
    for name in &args.also {
        let named = load_rules::rules(name)?.0;
        if others.iter().all(|known| known.id != named.id) {
            others.push(named);
        }
    }
    Ok(others)
}
