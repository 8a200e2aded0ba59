//! What one draw puts in place of what the rules and the answers say.

use super::model::Model;
use super::rounding::Rounder;
use crate::rules::CriterionIx;
use crate::rules::instrument::RoundAt;

/// What a leaf without an answer counts as in a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MissingPolicy {
    /// As the rules say.
    Rules,
    Zero,
    Exclude,
    /// The mean of the agencies that have an answer.
    Mean,
}

impl MissingPolicy {
    /// Every policy, the rules' own first.
    pub(super) const ALL: [Self; 4] = [Self::Rules, Self::Zero, Self::Exclude, Self::Mean];
}

/// One answer that counts something else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patch {
    /// Of the cell, by criterion and body.
    pub cell: usize,
    /// Index among the answers of the cell.
    pub answer: usize,
    pub score: f64,
}

/// The inputs of one draw.
#[derive(Debug, Clone)]
pub(super) struct DrawInputs {
    pub shares: Vec<f64>,
    pub points: Vec<f64>,
    /// How often each assessor counts; empty: once each.
    pub times: Vec<f64>,
    /// Sorted by cell.
    pub patches: Vec<Patch>,
    pub missing: MissingPolicy,
    pub rounder: Rounder,
    pub round_every: bool,
    /// Weighted means become geometric ones.
    pub geometric: bool,
    /// Criteria that take no part; empty: none.
    pub left_out: Vec<CriterionIx>,
}

impl DrawInputs {
    /// The inputs as they are.
    pub(super) fn new(model: &Model<'_>) -> Self {
        Self {
            shares: model.shares.clone(),
            points: model.points.clone(),
            times: Vec::new(),
            patches: Vec::new(),
            missing: MissingPolicy::Rules,
            rounder: model.rounder,
            round_every: model.instrument.round_at == RoundAt::EveryCriterion,
            geometric: false,
            left_out: Vec::new(),
        }
    }

    /// Whether nothing differs from what rules and answers say: the result is then the scoreboard's own.
    #[expect(clippy::float_cmp, reason = "a weight that was drawn as it stands is the same number")]
    pub(super) fn is_point(&self, model: &Model<'_>) -> bool {
        self.shares == model.shares
            && self.points == model.points
            && (self.times.is_empty() || model.panel.active.iter().all(|&assessor| self.times[assessor] == 1.0))
            && self.patches.is_empty()
            && self.missing == MissingPolicy::Rules
            && self.rounder.rounding == model.rounder.rounding
            && self.round_every == (model.instrument.round_at == RoundAt::EveryCriterion)
            && !self.geometric
    }
}
