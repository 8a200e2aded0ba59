//! Whether better answers can only help: what a search may conclude from one trial about others.

use crate::analysis::improve::options::RaiseOptions;
use crate::rules::Instrument;
use crate::rules::instrument::{Combine, CountsAs, Otherwise, RoundAt};

/// What is certain about an instrument and the answers that could be raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Direction {
    /// A higher answer to a criterion never gives a lower result.
    pub one_way: bool,
    /// It never does as long as the same gates stay open.
    pub between_gates: bool,
    /// Raising one more answer never does either.
    pub more_is_better: bool,
    /// The gains of single answers add up.
    pub linear: bool,
}

impl Direction {
    /// What is certain here.
    #[must_use]
    pub(crate) fn of(instrument: &Instrument, candidates: &[RaiseOptions], fresh: bool) -> Self {
        let branches_left_out = instrument.criteria.iter().any(|c| !c.is_leaf() && c.blank.is_some());
        let between_gates = !instrument.bottom.is_negative() && scales_rise(instrument);
        let one_way = between_gates && gates_only_open(instrument);
        let more_is_better = one_way && !fresh && !branches_left_out;
        let sums =
            instrument.criteria.iter().filter(|c| !c.is_leaf()).all(|c| {
                matches!(c.combine, Combine::WeightedMean | Combine::Sum | Combine::Points) && c.scale.is_none()
            });
        let gated = instrument.criteria.iter().any(|c| c.gate.is_some());
        let linear = more_is_better
            && sums
            && !gated
            && instrument.caps.is_empty()
            && instrument.round_at == RoundAt::Total
            && !candidates.is_empty();
        Self { one_way, between_gates, more_is_better, linear }
    }
}

/// A gate that opens may let weight go to a worse part, or ask what was not asked before.
fn gates_only_open(instrument: &Instrument) -> bool {
    let mut gates = instrument.criteria.iter().filter_map(|c| c.gate.as_ref()).peekable();
    let asks_no_more =
        instrument.min_coverage.is_zero() && !instrument.criteria.iter().any(|c| c.blank == Some(CountsAs::Error));
    gates.peek().is_none() || (asks_no_more && gates.all(|gate| gate.otherwise != Otherwise::Reweight))
}

/// Scales of inner criteria measure what comes from below: they must rise with it.
fn scales_rise(instrument: &Instrument) -> bool {
    instrument.criteria.iter().filter(|c| !c.is_leaf()).filter_map(|c| c.scale.as_ref()).all(|scale| {
        // A choice on a branch is refused with the rules.
        scale.bands().is_none_or(|bands| bands.windows(2).all(|pair| pair[0].score >= pair[1].score))
    })
}
