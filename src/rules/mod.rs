//! TOML text -> [`Instrument`]: a resolved, checked tree. Reads no files and computes no scores.

pub(crate) mod ahp;
pub(crate) mod answering;
pub mod builtin;
pub mod decree;
pub mod instrument;
mod read;
pub(crate) mod reserved;
#[cfg(test)]
pub(crate) mod sample;
pub mod scale;
pub mod schema;
pub(crate) mod source_keys;
pub mod starter;
mod words;

pub use answering::{Counted, Reply};
pub use instrument::{CriterionIx, Instrument, TOTAL};
pub use read::{Read, read};
pub use scale::Misfit;
