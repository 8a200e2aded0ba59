//! How firm scores, ranks and classes are: drawn weights, assessors, answers; leave-one-out; agreement of assessors.
//!
//! A score is exact and may still hang on one assessor or on half a point of weight. The inputs are drawn anew many
//! times, as the OECD/JRC "Handbook on Constructing Composite Indicators" (2008, chapter 7) asks, and what comes out is
//! counted. Draws run in floating point on a [`model::Model`]; a draw that changes nothing is the exact result itself.
//! Pure: knows no files, formats or languages.

pub(crate) mod agreement;
mod cells;
mod evaluate;
mod experiment;
mod inputs;
pub(crate) mod leave_out;
mod model;
mod panel;
mod random;
mod rounding;
pub(crate) mod sensitivity;
mod settings;
pub(crate) mod shift;
mod standings;
mod tally;
mod vary;

use crate::answers::Assessments;
use crate::scoring::Scoreboard;
#[cfg(test)]
pub(crate) use experiment::unvaried;
pub(crate) use experiment::{AgencySpread, Certainty, Experiment, PairOrder, Spread};
pub(crate) use experiment::{CERTAIN, INTERVAL, LIKELY, share_error};
pub(crate) use settings::{Factor, PanelNoise, Settings, WeightNoise};
pub(crate) use vary::Fixed;

/// Everything there is to say of a result.
#[derive(Debug, Clone)]
pub(crate) struct Robustness {
    pub settings: Settings,
    pub spread: Spread,
    pub sensitivity: Vec<sensitivity::FactorIndices>,
    /// How many runs the indices took.
    pub sensitivity_runs: usize,
    pub without_criteria: Vec<leave_out::WithoutIt>,
    pub without_assessors: Vec<leave_out::WithoutIt>,
    pub without_answers: Vec<leave_out::WithoutIt>,
    pub shifts: Vec<shift::NearestShift>,
    /// Whether [`Self::shifts`] can be told under these rules.
    pub shifts_told: bool,
    pub agreement: Vec<agreement::Agreement>,
    pub severity: Vec<agreement::AssessorSeverity>,
    pub far_answers: Vec<agreement::FarAnswer>,
    pub correlations: Vec<agreement::Correlation>,
}

/// Examines a result: draws, what is left out one by one, and assessors.
///
/// `experiment` is one on the same result, with `board` that holds every criterion; single answers are needed no more.
/// `step` is called with the number of draws that are done.
#[must_use]
pub(crate) fn examine(
    experiment: &Experiment<'_>,
    assessments: &Assessments,
    board: &Scoreboard,
    step: &(dyn Fn(usize) + Sync),
) -> Robustness {
    let model = &experiment.model;
    let (instrument, settings) = (model.instrument, experiment.settings);
    let draws = || (experiment.spread(step), sensitivity::of_factors(experiment));
    let left_out = || {
        (
            leave_out::criteria(experiment, instrument, assessments),
            leave_out::assessors(experiment),
            leave_out::answers(experiment),
            shift::nearest(instrument, assessments, board),
        )
    };
    let panel = || {
        (
            agreement::agreement(model),
            agreement::severity(model),
            agreement::far_answers(model),
            agreement::correlations(model),
        )
    };
    let ((spread, (sensitivity, sensitivity_runs)), (left_out, panel)) =
        rayon::join(draws, || rayon::join(left_out, panel));
    Robustness {
        settings: settings.clone(),
        spread,
        sensitivity,
        sensitivity_runs,
        without_criteria: left_out.0,
        without_assessors: left_out.1,
        without_answers: left_out.2,
        shifts: left_out.3,
        shifts_told: shift::is_linear(instrument),
        agreement: panel.0,
        severity: panel.1,
        far_answers: panel.2,
        correlations: panel.3,
    }
}
