//! `ikip check`: find every problem, change nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use super::args::CheckArgs;
use super::rank::add_contradictions;
use super::session::{Session, not_told};
use super::{exit, output};
use crate::analysis::quality::status::{self, StatusBoard};
use crate::analysis::quality::{self, Completeness};
use crate::cli::abort::Stop;
use crate::cli::chosen_format::chosen_format;
use crate::cli::file_day::file_day;
use crate::cli::files::FilesOfRun;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::take;
use crate::cli::load_rules::branch;
use crate::finding;
use crate::finding::Place;
use crate::finding::{Finding, finding};
use crate::i18n::date::CalendarDay;
use crate::intake::{Intake, KEPT, Keep};
use crate::report::check::{CheckFormat, CheckReport, FORMATS, StatusReport, reminders};
use crate::rules::CriterionIx;
use crate::scoring;

/// Checks the inputs; what is found is the result, so it goes to stdout, or to a file.
pub(crate) fn run(args: &CheckArgs, session: &Session) -> Result<u8> {
    let format = chosen_format(FORMATS, args.format.as_deref(), args.output.as_deref())?;
    let remind = args.remind.as_deref().map(|path| reminders_as(path).map(|write| (path, write))).transpose()?;
    let permit = FilesOfRun::default().data(&args.data).writes(args.output.iter().chain(&args.remind)).check()?;
    let asks_status = args.status || args.deadline.is_some() || remind.is_some() || shows_status(format, args);
    // Which files hold the answers of a body is known of single answers only.
    let answers = if asks_status { Keep::All } else { Keep::Compact };
    let mut taken = take(&args.data, Wanted { answers, hashes: format.hashes }, session)?;
    let branches = args.only.iter().map(|id| branch(&taken.instrument, id)).collect::<Result<Vec<_>, Stop>>()?;
    let (completeness, board) = look_closer(&mut taken, asks_status, &branches);
    let days = board.as_ref().map(days).unwrap_or_default();
    let status = board.as_ref().map(|board| StatusReport { board, days: &days, deadline: args.deadline });
    let findings = &taken.intake.findings;
    let not_told = not_told(&taken.intake.more, session.lang);
    let report = CheckReport {
        instrument: &taken.instrument,
        assessments: &taken.intake.assessments,
        findings,
        more: &taken.intake.more,
        not_told: &not_told,
        completeness: &completeness,
        status: status.filter(|_| args.status || args.deadline.is_some() || shows_status(format, args)),
        lang: session.lang,
        screen: session.screen(args.output.is_some()),
    };
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    if let (Some((path, write)), Some(status)) = (remind, &status) {
        output::write(&permit, Some(path), |out| write(&report, status, out))?;
    }
    session.findings.record(findings, session.lang);
    session.findings.record_more(&taken.intake.more);
    let code = exit::of(findings, args.strictness.strict);
    // The run is over: the system takes back at once what would be given back piece by piece.
    let _ = (ManuallyDrop::new(completeness), ManuallyDrop::new(taken));
    Ok(code)
}

/// Formats that hold the status without being asked: one that is new with it, and pages about a list of agencies.
fn shows_status(format: &CheckFormat, args: &CheckArgs) -> bool {
    format.name == "xlsx" || args.data.agencies.is_some() && matches!(format.name, "html" | "md")
}

/// Writes reminders.
type WriteReminders = fn(&CheckReport<'_>, &StatusReport<'_>, &mut dyn Write) -> io::Result<()>;

/// How reminders are written into a file of this name.
///
/// # Errors
/// E002 where its ending is none that is known.
fn reminders_as(path: &Path) -> Result<WriteReminders, Stop> {
    match path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).as_deref() {
        Some("csv") => Ok(reminders::write_csv),
        Some("xlsx") => Ok(reminders::write_workbook),
        _ => {
            let place = Place::file(path.to_string_lossy().as_ref());
            Err(finding!(E002: endings = ".csv, .xlsx").at(place).into())
        }
    }
}

/// The day of each file of the board that has one.
fn days(board: &StatusBoard) -> BTreeMap<Arc<str>, CalendarDay> {
    let files = board.bodies.iter().flat_map(|body| &body.files).collect::<BTreeSet<_>>();
    files.into_iter().filter_map(|file| Some((Arc::clone(file), file_day(Path::new(&**file))?))).collect()
}

/// Scores what can be scored and adds what only that shows; a broken input has nothing to look at. The status board,
/// where it is asked for, names findings by their places in the order that is told.
fn look_closer(taken: &mut Taken, asks_status: bool, branches: &[CriterionIx]) -> (Completeness, Option<StatusBoard>) {
    let Taken { instrument, intake } = taken;
    let board = scoring::survey(instrument, &intake.assessments);
    let completeness = quality::completeness(instrument, &intake.assessments, &board, &intake.unread, branches);
    intake.findings.extend(board.findings.iter().cloned());
    let looked_closer = quality::warnings(instrument, &intake.assessments, &completeness);
    keep(looked_closer, intake);
    add_contradictions(instrument, intake, &board);
    finding::sort(&mut intake.findings);
    let bodies = |intake: &Intake| {
        status::board(instrument, &intake.assessments, &board, &intake.findings, &intake.unread, branches)
    };
    let status = asks_status.then(|| bodies(intake));
    // The system takes back at once what would be given back piece by piece.
    let _ = ManuallyDrop::new(board);
    (completeness, status)
}

/// Adds findings, of each code the first ones; the rest is counted.
fn keep(findings: Vec<Finding>, intake: &mut Intake) {
    let mut kept: BTreeMap<&'static str, u32> = BTreeMap::new();
    for finding in findings {
        let count = kept.entry(finding.code()).or_default();
        *count += 1;
        if *count > KEPT {
            *intake.more.entry(finding.code()).or_default() += 1;
        } else {
            intake.findings.push(finding);
        }
    }
}
