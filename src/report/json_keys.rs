//! The stable names of settings in JSON: the words of the rules language.

use crate::exact::Rounding;
use crate::rules::instrument::{Basis, Combine, Otherwise, RoundAt, Ties, Within};

/// `half-up | half-even | truncate`.
#[must_use]
pub(crate) const fn rounding(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::HalfUp => "half-up",
        Rounding::HalfEven => "half-even",
        Rounding::Truncate => "truncate",
    }
}

/// `total | every-criterion`.
#[must_use]
pub(crate) const fn round_at(at: RoundAt) -> &'static str {
    match at {
        RoundAt::Total => "total",
        RoundAt::EveryCriterion => "every-criterion",
    }
}

/// `rounded | exact`.
#[must_use]
pub(crate) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Rounded => "rounded",
        Basis::Exact => "exact",
    }
}

/// `competition | dense`.
#[must_use]
pub(crate) const fn ties(ties: Ties) -> &'static str {
    match ties {
        Ties::Competition => "competition",
        Ties::Dense => "dense",
    }
}

/// `group | all`.
#[must_use]
pub(crate) const fn within(within: Within) -> &'static str {
    match within {
        Within::Group => "group",
        Within::All => "all",
    }
}

/// `weighted-mean | sum | min | geometric | harmonic | points`.
#[must_use]
pub(crate) const fn combine(combine: Combine) -> &'static str {
    match combine {
        Combine::WeightedMean => "weighted-mean",
        Combine::Sum => "sum",
        Combine::Min => "min",
        Combine::Geometric => "geometric",
        Combine::Harmonic => "harmonic",
        Combine::Points => "points",
    }
}

/// `zero | reweight | unscored`.
#[must_use]
pub(crate) const fn otherwise(otherwise: Otherwise) -> &'static str {
    match otherwise {
        Otherwise::Zero => "zero",
        Otherwise::Reweight => "reweight",
        Otherwise::Unscored => "unscored",
    }
}
