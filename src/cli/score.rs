//! `ikip score`: rank, classify, print or export.

use std::mem::ManuallyDrop;
use std::path::Path;

use anyhow::Result;

use super::args::ScoreArgs;
use super::files::{FilesOfRun, WritePermit};
use super::session::Session;
use super::{exit, manifest, output};
use crate::cli::abort::Stop;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::length_of_files;
use crate::cli::load_data::take;
use crate::cli::rank::{rank, told_by_check};
use crate::finding;
use crate::finding::Place;
use crate::finding::severity::Severity;
use crate::finding::{Finding, finding};
use crate::intake::Keep;
use crate::names::nearest::nearest;
use crate::report::row_layout::{COLUMN_NAMES, RowColumn, RowLayout};
use crate::report::scores::ANNEX;
use crate::report::scores::FORMATS;
use crate::report::scores::FormatRows;
use crate::report::scores::ScoreFormat;
use crate::report::scores::WORKBOOK;
use crate::report::view::ScoreReport;
use crate::rules::Instrument;
use crate::rules::decree::Decree;
use crate::scoring::{self, Detail, Scoreboard};

/// Inputs of so many bytes are read without their single answers first: these take ten times their room in memory.
const LONG: u64 = 4 << 20;

/// One result that is asked for: standard output where there is no path.
struct ScoreTarget<'a> {
    path: Option<&'a Path>,
    format: &'static ScoreFormat,
}

/// Scores the inputs and writes the ranking.
pub(crate) fn run(args: &ScoreArgs, session: &Session) -> Result<u8> {
    let targets = targets(args)?;
    let permit = FilesOfRun::default().data(&args.data).writes(args.output.iter().chain(&args.manifest)).check()?;
    if targets.iter().any(|target| target.format.answers) {
        // Where what was understood is told, it is told once.
        let spared = !session.verbose && length_of_files(&args.data.inputs).is_some_and(|length| length >= LONG);
        let code = if spared { written(args, &targets, Keep::Nothing, &permit, session)? } else { None };
        if let Some(code) = code {
            return Ok(code);
        }
        let code = written(args, &targets, Keep::All, &permit, session)?;
        return Ok(code.expect("with single answers every format can be written"));
    }
    let code = written(args, &targets, Keep::Nothing, &permit, session)?;
    Ok(code.expect("formats without single answers need none"))
}

/// What is written where.
///
/// # Errors
/// E002 where the ending of a file is none that is known; E051 to E053 where options do not fit what is written.
fn targets(args: &ScoreArgs) -> Result<Vec<ScoreTarget<'_>>, Stop> {
    let several = args.output.len() > 1;
    if several && args.manifest.is_some() {
        return Err(finding!(E051).into());
    }
    if let Some(format) = args.format.as_deref().filter(|_| several) {
        return Err(finding!(E052: format = format).into());
    }
    let paths: Vec<Option<&Path>> =
        if args.output.is_empty() { vec![None] } else { args.output.iter().map(|path| Some(path.as_path())).collect() };
    let target = |path| Ok(ScoreTarget { path, format: format(args.format.as_deref(), path)? });
    let targets = paths.into_iter().map(target).collect::<Result<Vec<_>, Stop>>()?;
    type Takes = fn(FormatRows) -> bool;
    let misplaced: [(&str, bool, Takes); 3] = [
        ("--columns", !args.columns.is_empty(), FormatRows::takes_columns),
        ("--long", args.long, FormatRows::takes_columns),
        ("--no-header", args.no_header, FormatRows::takes_no_header),
    ];
    let formats = |takes: Takes| {
        let fit = FORMATS.iter().filter(|format| takes(format.rows)).map(|format| format.name);
        fit.collect::<Vec<_>>().join(", ")
    };
    let annex = |target: &ScoreTarget<'_>| target.format.name == ANNEX;
    if !args.decree.is_empty() && !targets.iter().any(annex) {
        return Err(finding!(E053: option = "--decree", formats = ANNEX).into());
    }
    let fits = |takes: Takes| targets.iter().any(|target| takes(target.format.rows));
    match misplaced.into_iter().find(|(_, asked, takes)| *asked && !fits(*takes)) {
        Some((option, _, takes)) => Err(finding!(E053: option = option, formats = formats(takes)).into()),
        None => Ok(targets),
    }
}

/// The rows that are asked for.
///
/// # Errors
/// E054 for a column that there is not.
fn layout(args: &ScoreArgs, instrument: &Instrument) -> Result<RowLayout, Stop> {
    if args.long {
        return Ok(RowLayout::Long);
    }
    if args.columns.is_empty() {
        return Ok(RowLayout::Ranking);
    }
    let column = |name: &String| {
        let name = name.trim();
        RowColumn::named(name, instrument).ok_or_else(|| {
            let known = COLUMN_NAMES.iter().map(|(name, _)| *name);
            let near = nearest(name, known.clone().chain(instrument.criteria.iter().map(|one| one.id.as_str())));
            let known = known.collect::<Vec<_>>().join(", ");
            Stop::from(finding!(E054: column = name, columns = known; nearest = near))
        })
    };
    args.columns.iter().map(column).collect::<Result<_, _>>().map(RowLayout::Columns)
}

/// What of the tree a target shows.
fn detail(args: &ScoreArgs, format: &ScoreFormat, layout: &RowLayout) -> Detail {
    let own = match layout {
        RowLayout::Columns(_) if format.rows.takes_columns() => return Detail::All,
        RowLayout::Long if format.rows.takes_columns() => Detail::All,
        _ => format.detail,
    };
    args.depth.filter(|_| !format.answers).unwrap_or(own)
}

/// Reads, scores and writes; `None`, with nothing told and nothing written, where a format needs single answers that
/// were not kept.
fn written(
    args: &ScoreArgs,
    targets: &[ScoreTarget<'_>],
    keep: Keep,
    permit: &WritePermit,
    session: &Session,
) -> Result<Option<u8>> {
    let hashes = targets.iter().any(|target| target.format.hashes) || args.manifest.is_some();
    let mut taken = take(&args.data, Wanted { answers: keep, hashes }, session)?;
    let layout = layout(args, &taken.instrument)?;
    if taken.has_errors() && !args.keep_going {
        return Ok(Some(refused(&taken, session)));
    }
    // A board for each depth: what a format shows is what its board holds.
    let mut boards: Vec<(Detail, Scoreboard)> = Vec::new();
    for target in targets {
        let detail = detail(args, target.format, &layout);
        if boards.is_empty() {
            boards.push((detail, rank(&taken.instrument, &mut taken.intake, detail)));
        } else if !boards.iter().any(|(known, _)| *known == detail) {
            boards.push((detail, scoring::score(&taken.instrument, &taken.intake.assessments, detail)));
        }
    }
    let findings = &taken.intake.findings;
    if finding::any_error(findings) && !args.keep_going {
        return Ok(Some(refused(&taken, session)));
    }
    let decree = decree(&taken.instrument, &args.decree);
    let mut reports = Vec::new();
    let mut told = findings.clone();
    for target in targets {
        let wanted = detail(args, target.format, &layout);
        let Some((_, board)) = boards.iter().find(|(known, _)| *known == wanted) else { continue };
        known_groups(&args.group, board)?;
        let mut report = ScoreReport::new(&taken.instrument, &taken.intake.assessments, board);
        report.findings = findings;
        report.lang = session.lang;
        report.screen = session.screen(target.path.is_some());
        report.layout = &layout;
        report.header = !args.no_header;
        report.decree = &decree;
        report.only_groups(&args.group);
        if let Some(top) = args.top {
            report.only_top(top);
        }
        if keep == Keep::Nothing && (target.format.needs_answers)(&report) {
            return Ok(None);
        }
        told = noticed(&told, (target.format.notice)(&report))?;
        reports.push((target, report));
    }
    session.tell(&told);
    session.tell_more(&taken.intake.more);
    let lists_all = reports.iter().any(|(target, _)| target.format.name == WORKBOOK);
    let checked = if lists_all { told_by_check(&taken.instrument, &taken.intake) } else { Vec::new() };
    for (target, mut report) in reports {
        report.findings = &told;
        report.checked = &checked;
        output::write(permit, target.path, |out| (target.format.write)(&report, out))?;
    }
    if let Some(path) = &args.manifest {
        let proven = (&taken.instrument, &taken.intake.assessments, findings.as_slice());
        manifest::write(permit, path, args, proven, session)?;
    }
    let code = exit::of(&told, args.strictness.strict);
    // The run is over: the system takes back at once what would be given back piece by piece.
    let _ = (ManuallyDrop::new(boards), ManuallyDrop::new(taken));
    Ok(Some(code))
}

/// What the rules say of the annex, and what is said beside them: the later holds.
pub(crate) fn decree(instrument: &Instrument, said: &[(String, String)]) -> Decree {
    let mut decree = instrument.decree.clone();
    for (key, text) in said {
        if let Some(fact) = decree.fact(key) {
            *fact = Some(text.clone());
        }
    }
    decree
}

/// What was found, with what there is to know of the format it will be written in.
///
/// # Errors
/// A [`Stop`] where it cannot be written in it.
pub(crate) fn noticed(findings: &[Finding], notice: Option<Finding>) -> Result<Vec<Finding>, Stop> {
    match notice {
        Some(notice) if notice.severity() == Severity::Error => Err(notice.into()),
        notice => {
            let mut told: Vec<Finding> = findings.iter().cloned().chain(notice).collect();
            finding::sort(&mut told);
            Ok(told)
        }
    }
}

/// Tells the errors instead of a ranking.
pub(crate) fn refused(taken: &Taken, session: &Session) -> u8 {
    session.tell(&taken.intake.findings);
    session.tell_more(&taken.intake.more);
    exit::of(&taken.intake.findings, false)
}

/// The format that is asked for, or that the file's ending says; a table where nothing says anything.
///
/// # Errors
/// E002 where the ending of the file is none that is known.
pub(crate) fn format(asked: Option<&str>, output: Option<&Path>) -> Result<&'static ScoreFormat, Stop> {
    if let Some(format) = asked.and_then(ScoreFormat::named) {
        return Ok(format);
    }
    match output.filter(|path| *path != Path::new("-")) {
        None => Ok(&FORMATS[0]),
        Some(path) => ScoreFormat::of_file(path)
            .ok_or_else(|| finding!(E002: endings = endings()).at(Place::file(path.to_string_lossy().as_ref())).into()),
    }
}

/// The endings that name a format.
fn endings() -> String {
    FORMATS.iter().filter_map(|format| format.ending).map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

/// E001 for a group that no agency is in.
///
/// # Errors
/// That finding.
pub(crate) fn known_groups(asked: &[String], board: &Scoreboard) -> Result<(), Stop> {
    let groups: Vec<&str> = board.groups.iter().filter_map(|group| group.group.as_deref()).collect();
    match asked.iter().find(|name| !groups.iter().any(|group| crate::report::scores::select::same(name, group))) {
        None => Ok(()),
        Some(name) => Err(finding!(E001: group = name, groups = groups.join(", ")).into()),
    }
}
