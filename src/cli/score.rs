//! `ikip score`: rank, classify, print or export.

use std::mem::ManuallyDrop;
use std::path::Path;

use anyhow::Result;

use super::args::{Data, ScoreArgs};
use super::files::{FilesOfRun, WritePermit};
use super::session::Session;
use super::{exit, manifest, output};
use crate::analysis::{answered, stated};
use crate::cli::abort::Stop;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::more;
use crate::cli::load_data::take;
use crate::finding;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::severity::Severity;
use crate::intake::Keep;
use crate::report::scores::FORMATS;
use crate::report::scores::ScoreFormat;
use crate::report::view::ScoreReport;
use crate::scoring::{self, Detail, Scoreboard};

/// Inputs of so many bytes are read without their single answers first: these take ten times their room in memory.
const LONG: u64 = 4 << 20;

/// Scores the inputs and writes the ranking.
pub(crate) fn run(args: &ScoreArgs, session: &Session) -> Result<u8> {
    let format = format(args.format.as_deref(), args.output.as_deref())?;
    let permit = FilesOfRun::default().data(&args.data).writes(args.output.iter().chain(&args.manifest)).check()?;
    if format.answers {
        // Where what was understood is told, it is told once.
        let spared = !session.verbose && can_be_read_twice(&args.data);
        let code = if spared { written(args, format, Keep::Nothing, &permit, session)? } else { None };
        if let Some(code) = code {
            return Ok(code);
        }
    }
    let keep = if format.answers { Keep::All } else { Keep::Nothing };
    let code = written(args, format, keep, &permit, session)?;
    Ok(code.expect("with single answers every format can be written"))
}

/// Whether the inputs are long files that stay where they are.
fn can_be_read_twice(data: &Data) -> bool {
    let lengths = data.inputs.iter().map(|path| {
        let known = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        Some(known.len())
    });
    lengths.sum::<Option<u64>>().is_some_and(|length| length >= LONG)
}

/// Reads, scores and writes; `None`, with nothing told and nothing written, where the format needs single answers that
/// were not kept.
fn written(
    args: &ScoreArgs,
    format: &ScoreFormat,
    keep: Keep,
    permit: &WritePermit,
    session: &Session,
) -> Result<Option<u8>> {
    let hashes = format.hashes || args.manifest.is_some();
    let mut taken = take(&args.data, Wanted { answers: keep, hashes }, session)?;
    if taken.has_errors() && !args.keep_going {
        return Ok(Some(refused(&taken, session)));
    }
    let detail = args.depth.filter(|_| !format.answers).unwrap_or(format.detail);
    let board = rank(&mut taken, detail);
    let findings = &taken.intake.findings;
    if finding::any_error(findings) && !args.keep_going {
        return Ok(Some(refused(&taken, session)));
    }
    known_groups(&args.group, &board)?;
    let mut report = ScoreReport::new(&taken.instrument, &taken.intake.assessments, &board);
    report.findings = findings;
    report.lang = session.lang;
    report.screen = session.screen(args.output.is_some());
    report.only_groups(&args.group);
    if let Some(top) = args.top {
        report.only_top(top);
    }
    if keep == Keep::Nothing && (format.needs_answers)(&report) {
        return Ok(None);
    }
    let told = noticed(findings, (format.notice)(&report))?;
    report.findings = &told;
    session.tell(&told);
    session.say(&more(&taken.intake, session));
    output::write(permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    if let Some(path) = &args.manifest {
        let proven = (&taken.instrument, &taken.intake.assessments, findings.as_slice());
        manifest::write(permit, path, args, proven, session)?;
    }
    let code = exit::of(&told, args.strictness.strict);
    // The run is over: the system takes back at once what would be given back piece by piece.
    let _ = (ManuallyDrop::new(board), ManuallyDrop::new(taken));
    Ok(Some(code))
}

/// Scores what was read; what is found on the way joins the findings.
pub(crate) fn rank(taken: &mut Taken, detail: Detail) -> Scoreboard {
    let board = scoring::score(&taken.instrument, &taken.intake.assessments, detail);
    taken.intake.findings.extend(board.findings.iter().cloned());
    let unanswered = answered::warnings(&taken.instrument, &taken.intake.assessments, &board);
    taken.intake.add("W419", unanswered);
    let stated = stated::differences(&taken.instrument, &taken.intake.assessments, &taken.intake.stated);
    taken.intake.add("W505", stated);
    finding::sort(&mut taken.intake.findings);
    board
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
    session.say(&more(&taken.intake, session));
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
        Some(path) => ScoreFormat::of_file(path).ok_or_else(|| {
            Finding::new("E002").at(Place::file(path.to_string_lossy().as_ref())).with("endings", endings()).into()
        }),
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
        Some(name) => Err(Finding::new("E001").with("group", name).with("groups", groups.join(", ")).into()),
    }
}
