//! TOML text -> [`Instrument`]: a resolved, checked tree. Reads no files and computes no scores.

pub mod answering;
pub mod instrument;

pub use answering::{Counted, Misfit, Reply};
pub use instrument::{CriterionIx, Instrument, TOTAL};
