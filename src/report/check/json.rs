//! The check for programs: `ikip.check/1`.

use std::io::{self, Write};

use super::CheckReport;
use crate::finding::render;
use crate::report::input_summary::InputCounts;
use crate::report::provenance::{PROGRAM, corrections, sources};
use crate::rules::CriterionIx;

/// One document.
pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let CheckReport { instrument, assessments, completeness, .. } = *report;
    let (errors, warnings) = report.counts();
    let agency = |at: usize| &*assessments.agencies[at].id;
    let ids = |owed: &[CriterionIx]| owed.iter().map(|&ix| instrument.criteria[ix].id.clone()).collect::<Vec<_>>();
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
    let findings: Vec<_> = report.findings.iter().map(|finding| render::json(finding, report.lang)).collect();
    let mut document = serde_json::json!({
        "schema": "ikip.check/1",
        "program": PROGRAM,
        "instrument": { "id": instrument.id, "title": instrument.title, "status": instrument.status.key() },
        "inputs": sources(assessments),
        "understood": InputCounts::of(instrument, assessments),
        "errors": errors,
        "warnings": warnings,
        "more": report.more,
        "corrections": corrections(instrument, assessments),
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
    if let Some(status) = &report.status {
        document["status"] = super::status_csv::json(report, status);
    }
    writeln!(out, "{document:#}")
}
