//! Scores of what was read, with all that is found on the way: the same in every command that ranks.

use super::printed_results;
use crate::analysis::{answered, stated};
use crate::finding;
use crate::intake::Intake;
use crate::rules::Instrument;
use crate::scoring::{self, Detail, Scoreboard};

/// Scores what was read; what is found on the way joins the findings.
pub(crate) fn rank(instrument: &Instrument, intake: &mut Intake, detail: Detail) -> Scoreboard {
    let board = scoring::score(instrument, &intake.assessments, detail);
    intake.findings.extend(board.findings.iter().cloned());
    let unanswered = answered::warnings(instrument, &intake.assessments, &board);
    intake.add("W419", unanswered);
    let stated = stated::differences(instrument, &intake.assessments, &intake.stated);
    intake.add("W505", stated);
    let printed = printed_results::differences(instrument, intake);
    intake.add("W509", printed);
    finding::sort(&mut intake.findings);
    board
}
