//! Instrument x Assessments -> [`Scoreboard`]. Pure: no files, no clock, no printing.

pub mod board;

pub use board::{AgencyScore, CriterionScore, Detail, GroupScore, Reason, Scoreboard, State, SummaryScore, Value};
