//! Explanations, what-ifs, comparisons, verification, quality: pure, on scoreboards and assessments.

pub(crate) mod answered;
pub mod compare;
pub mod explain;
pub(crate) mod formula_names;
pub(crate) mod gated;
pub mod improve;
pub(crate) mod pen_slips;
pub(crate) mod profile;
pub mod quality;
pub mod robustness;
pub mod slip;
pub(crate) mod slip_trials;
pub(crate) mod slips;
pub(crate) mod stated;
pub mod verify;
pub mod whatif;
