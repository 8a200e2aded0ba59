//! Instrument x Assessments -> [`Scoreboard`]. Pure: no files, no clock, no printing.
//!
//! The formula is in [`combine`]; who takes part in it is decided in [`tree`].

pub(crate) mod board;
pub(crate) mod combine;
mod conditions;
mod conditions_seen;
mod doubts;
mod fast;
mod geometric;
mod groups;
pub(crate) mod plan;
mod rank;
mod rounded_inputs;
mod rows;
pub(crate) mod run;
pub(crate) mod taken_weights;
mod totals;
pub(crate) mod tree;

use crate::scoring::run::Run;
use std::sync::PoisonError;

use crate::answers::Assessments;
use crate::finding::Finding;
use crate::rules::Instrument;
pub(crate) use crate::scoring::conditions_seen::Judge;
pub(crate) use crate::scoring::conditions_seen::Judged;
pub(crate) use board::{
    AgencyScore, CriterionScore, Detail, GroupScore, RankedOrder, Reason, Scoreboard, State, SummaryScore,
    UnroundedScore,
};
pub(crate) use conditions::in_order as top_conditions;
use rank::Breakers;
use rows::Rows;

/// Scores, classifies and ranks every agency.
///
/// Agencies whose answers the rules refuse (`blank = "error"`, a value on no band) come out unscored, with a finding
/// each; the caller decides whether to show the rest.
#[must_use]
pub(crate) fn score(instrument: &Instrument, assessments: &Assessments, detail: Detail) -> Scoreboard {
    board(Run::new(instrument, assessments, detail))
}

/// The same with [`Detail::All`], but keeps only the state of each criterion ([`Scoreboard::state`]), not its score:
/// enough to list what each agency is asked.
#[must_use]
pub(crate) fn survey(instrument: &Instrument, assessments: &Assessments) -> Scoreboard {
    board(Run { only_states: true, ..Run::new(instrument, assessments, Detail::All) })
}

fn board(run: Run<'_>) -> Scoreboard {
    let (instrument, assessments) = (run.instrument, run.assessments);
    let known = run.cutoffs();
    let mut scores = Rows::new(1);
    let (mut states, mut criteria) = (Rows::new(run.kept.len()), Rows::new(run.kept.len()));
    let mut breakers = Breakers::new(instrument.ranking.break_ties.len());
    for piece in run.each(|desk, agencies| run.piece(desk, agencies), &known) {
        scores.push(piece.scores);
        states.push(piece.states);
        criteria.push(piece.criteria);
        breakers.push(piece.breakers);
    }
    let order = rank::rank(instrument, &assessments.agencies, &run.groups, &mut scores, &breakers);
    let open = rounded_inputs::open_classes(&run, &known, &scores);
    let groups = totals::groups(instrument, &run.groups, &scores);
    let problems = run.problems.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut findings: Vec<Finding> = problems.into_values().collect();
    let much = run.much_left_out.into_inner().unwrap_or_else(PoisonError::into_inner);
    findings.extend(doubts::much_left_out(&much, &assessments.agencies));
    findings.extend(doubts::in_points(instrument, assessments));
    let fractions = doubts::in_fractions(instrument, assessments);
    findings.extend(fractions.or_else(|| doubts::on_a_smaller_scale(instrument, assessments)));
    findings.extend(doubts::without_groups(instrument, &assessments.agencies));
    findings.extend(open);
    let agencies = RankedOrder::new(scores, order);
    let summary = instrument.summary.as_ref().and_then(|summary| {
        totals::summary(instrument, summary, assessments, &agencies).map_err(|missing| findings.extend(missing)).ok()
    });
    Scoreboard { agencies, groups, summary, kept: run.kept, criteria, states, findings }
}
