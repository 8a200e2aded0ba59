//! `ikip check`: find every problem, change nothing.

use std::collections::BTreeMap;
use std::mem::ManuallyDrop;

use anyhow::Result;

use super::args::CheckArgs;
use super::session::{Session, not_told};
use super::{exit, output};
use crate::analysis::quality::{self, Completeness};
use crate::analysis::stated;
use crate::cli::chosen_format::chosen_format;
use crate::cli::files::FilesOfRun;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::take;
use crate::finding;
use crate::finding::Finding;
use crate::intake::{Intake, KEPT, Keep};
use crate::report::check::{CheckReport, FORMATS};
use crate::scoring;

/// Checks the inputs; what is found is the result, so it goes to stdout, or to a file.
pub(crate) fn run(args: &CheckArgs, session: &Session) -> Result<u8> {
    let format = chosen_format(FORMATS, args.format.as_deref(), args.output.as_deref())?;
    let permit = FilesOfRun::default().data(&args.data).writes(args.output.iter()).check()?;
    let mut taken = take(&args.data, Wanted { answers: Keep::Compact, hashes: format.hashes }, session)?;
    let completeness = look_closer(&mut taken);
    let findings = &taken.intake.findings;
    let not_told = not_told(&taken.intake.more, session.lang);
    let report = CheckReport {
        instrument: &taken.instrument,
        assessments: &taken.intake.assessments,
        findings,
        more: &taken.intake.more,
        not_told: &not_told,
        completeness: &completeness,
        lang: session.lang,
        screen: session.screen(args.output.is_some()),
    };
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    session.findings.record(findings, session.lang);
    session.findings.record_more(&taken.intake.more);
    let code = exit::of(findings, args.strictness.strict);
    // The run is over: the system takes back at once what would be given back piece by piece.
    let _ = (ManuallyDrop::new(completeness), ManuallyDrop::new(taken));
    Ok(code)
}

/// Scores what can be scored and adds what only that shows; a broken input has nothing to look at.
fn look_closer(taken: &mut Taken) -> Completeness {
    let Taken { instrument, intake } = taken;
    let board = scoring::survey(instrument, &intake.assessments);
    let completeness = quality::completeness(instrument, &intake.assessments, &board, &intake.unread);
    intake.findings.extend(board.findings.iter().cloned());
    // The system takes back at once what would be given back piece by piece.
    let _ = ManuallyDrop::new(board);
    let looked_closer = quality::warnings(instrument, &intake.assessments, &completeness);
    keep(looked_closer, intake);
    let stated = stated::differences(instrument, &intake.assessments, &intake.stated);
    intake.add("W505", stated);
    finding::sort(&mut intake.findings);
    completeness
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
