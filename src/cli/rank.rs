//! Scores of what was read, with all that is found on the way: the same in every command that ranks.

use std::collections::BTreeMap;

use super::printed_results;
use crate::analysis::{answered, gated, quality, stated};
use crate::exact::Exact;
use crate::finding::{self, Finding};
use crate::intake::{Intake, KEPT};
use crate::rules::Instrument;
use crate::scoring::{self, Detail, Scoreboard};

/// With more agencies than this, names that look alike are told by `ikip check` only: comparing them takes longer than
/// scoring.
const MOST_COMPARED: usize = 5_000;

/// Scores what was read; what is found on the way joins the findings.
pub(crate) fn rank(instrument: &Instrument, intake: &mut Intake, detail: Detail) -> Scoreboard {
    let board = scoring::score(instrument, &intake.assessments, detail);
    intake.findings.extend(board.findings.iter().cloned());
    let unanswered = answered::warnings(instrument, &intake.assessments, &board);
    intake.add("W419", unanswered);
    if intake.listed.is_empty() && intake.assessments.agencies.len() <= MOST_COMPARED {
        let lacks_answers = |agency: usize| board.of(agency).is_none_or(|score| *score.coverage() < Exact::ONE);
        let alike = quality::alike::split(&intake.assessments.agencies, lacks_answers);
        intake.add("W451", alike);
    }
    add_contradictions(instrument, intake, &board);
    finding::sort(&mut intake.findings);
    board
}

/// What `ikip check` tells beside what is found on the way, of each code the first; nothing where single answers were
/// not kept.
pub(crate) fn told_by_check(instrument: &Instrument, intake: &Intake) -> Vec<Finding> {
    if intake.assessments.answers.is_none() {
        return Vec::new();
    }
    let board = scoring::survey(instrument, &intake.assessments);
    let completeness = quality::completeness(instrument, &intake.assessments, &board, &intake.unread, &[]);
    let mut kept: BTreeMap<&'static str, u32> = BTreeMap::new();
    let mut is_kept = |finding: &Finding| {
        let count = kept.entry(finding.code()).or_default();
        *count += 1;
        *count <= KEPT && !intake.findings.contains(finding)
    };
    let found = quality::warnings(instrument, &intake.assessments, &completeness);
    found.into_iter().filter(|finding| is_kept(finding)).collect()
}

/// Adds what contradicts the scores: answers behind shut gates, and totals and results that the inputs state.
pub(crate) fn add_contradictions(instrument: &Instrument, intake: &mut Intake, board: &Scoreboard) {
    let gated = gated::warnings(instrument, &intake.assessments, board);
    intake.add("W512", gated);
    let stated = stated::differences(instrument, &intake.assessments, &intake.stated);
    intake.add("W505", stated);
    let printed = printed_results::differences(instrument, intake);
    intake.add("W509", printed);
}
