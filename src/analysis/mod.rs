//! Explanations, what-ifs, comparisons, verification, quality: pure, on scoreboards and assessments.

pub(crate) mod answered;
pub(crate) mod compare;
pub(crate) mod explain;
pub(crate) mod formula_names;
pub(crate) mod gated;
pub(crate) mod improve;
pub(crate) mod pen_slips;
pub(crate) mod profile;
pub(crate) mod quality;
pub(crate) mod robustness;
pub(crate) mod slip;
pub(crate) mod slip_trials;
pub(crate) mod slips;
pub(crate) mod stated;
pub(crate) mod verify;
pub(crate) mod whatif;
