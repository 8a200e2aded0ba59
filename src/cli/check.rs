//! `ikip check`: find every problem, change nothing.

use std::collections::BTreeMap;
use std::mem::ManuallyDrop;

use anyhow::Result;

use super::args::{CheckArgs, TextOrJson};
use super::session::Session;
use super::{exit, output};
use crate::analysis::quality::{self, Completeness};
use crate::analysis::stated;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::more;
use crate::cli::load_data::take;
use crate::finding;
use crate::finding::Finding;
use crate::finding::grouped;
use crate::finding::render;
use crate::finding::severity::Severity;
use crate::intake::{Intake, KEPT, Keep};
use crate::report::completeness::owing;
use crate::report::corrections::Corrections;
use crate::report::input_summary::InputCounts;
use crate::report::provenance::{PROGRAM, corrections, sources};
use crate::report::words::Word;
use crate::scoring;

/// Checks the inputs; what is found is the result, so it goes to stdout.
pub(crate) fn run(args: &CheckArgs, session: &Session) -> Result<u8> {
    let json = args.format == TextOrJson::Json;
    let mut taken = take(&args.data, Wanted { answers: Keep::Compact, hashes: json }, session)?;
    let completeness = look_closer(&mut taken);
    let findings = &taken.intake.findings;
    let text = if json { document(&taken, &completeness, session)? } else { told(&taken, &completeness, session) };
    output::print(|out| out.write_all(text.as_bytes()))?;
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

fn told(taken: &Taken, completeness: &Completeness, session: &Session) -> String {
    let colour = session.screen(false).palette != crate::report::ansi::Palette::None;
    let findings = &taken.intake.findings;
    let mut parts = grouped::texts(findings, session.lang, colour);
    let more = more(&taken.intake, session);
    if !more.is_empty() {
        parts.push(more);
    }
    let owing =
        owing(&taken.instrument, &taken.intake.assessments, completeness, session.screen(false).width, session.lang);
    if !owing.is_empty() {
        parts.push(owing);
    }
    let corrections = Corrections::of(&taken.instrument, &taken.intake.assessments, session.lang);
    let corrections = corrections.text(session.screen(false).width);
    if !corrections.is_empty() {
        parts.push(corrections.trim_start().to_owned());
    }
    let (errors, warnings) = counts(&taken.intake);
    let mut facts = vec![
        ("agencies", taken.intake.assessments.agencies.len().to_string()),
        ("errors", errors.to_string()),
        ("warnings", warnings.to_string()),
    ];
    // Where errors withhold everybody nothing could be counted.
    if completeness.asked > 0 {
        facts.push(("asked", completeness.asked.to_string()));
        facts.push(("answered", completeness.answered.to_string()));
    }
    parts.push(format!("{}\n", Word::CheckedCount.with(session.lang, &facts)));
    parts.join("\n")
}

/// Errors and warnings, those that are not shown included.
fn counts(intake: &Intake) -> (u64, u64) {
    let shown = intake.findings.iter().map(|finding| (finding.severity(), 1));
    let more = intake.more.iter().map(|(code, count)| (Severity::of(code), *count));
    shown.chain(more).fold((0, 0), |(errors, warnings), (severity, count)| match severity {
        Severity::Error => (errors + count, warnings),
        Severity::Warning => (errors, warnings + count),
    })
}

fn document(taken: &Taken, completeness: &Completeness, session: &Session) -> Result<String> {
    let Taken { instrument, intake } = taken;
    let (errors, warnings) = counts(intake);
    let agency = |at: usize| &*intake.assessments.agencies[at].id;
    let ids = |owed: &[usize]| owed.iter().map(|&ix| instrument.criteria[ix].id.clone()).collect::<Vec<_>>();
    let by_agency: Vec<_> = completeness
        .by_agency
        .iter()
        .map(|(&at, owed)| serde_json::json!({ "agency": agency(at), "missing": ids(owed) }))
        .collect();
    let by_criterion: Vec<_> = completeness
        .by_criterion
        .iter()
        .map(|(&ix, count)| serde_json::json!({ "criterion": instrument.criteria[ix].id, "missing": count }))
        .collect();
    let findings: Vec<_> = intake.findings.iter().map(|finding| render::json(finding, session.lang)).collect();
    let document = serde_json::json!({
        "schema": "ikip.check/1",
        "program": PROGRAM,
        "instrument": { "id": instrument.id, "title": instrument.title, "status": instrument.status.key() },
        "inputs": sources(&intake.assessments),
        "understood": InputCounts::of(instrument, &intake.assessments),
        "errors": errors,
        "warnings": warnings,
        "more": intake.more,
        "corrections": corrections(instrument, &intake.assessments),
        "completeness": {
            "asked": completeness.asked,
            "answered": completeness.answered,
            "absent": completeness.absent.keys().map(|&at| agency(at)).collect::<Vec<_>>(),
            "unknown": completeness.unknown.iter().map(|&at| agency(at)).collect::<Vec<_>>(),
            "agencies": by_agency,
            "criteria": by_criterion,
        },
        "findings": findings,
    });
    Ok(format!("{document:#}\n"))
}
