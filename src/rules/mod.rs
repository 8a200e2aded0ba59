//! TOML text -> [`Instrument`]: a resolved, checked tree. Reads no files and computes no scores.

pub(crate) mod ahp;
pub(crate) mod answering;
pub(crate) mod builtin;
pub(crate) mod decree;
pub(crate) mod instrument;
mod read;
pub(crate) mod reserved;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod scale;
pub(crate) mod schema;
pub(crate) mod source_keys;
pub(crate) mod starter;
mod words;

pub(crate) use answering::{Counted, Reply};
pub(crate) use instrument::{CriterionIx, Instrument, TOTAL};
pub(crate) use read::{Read, read};
pub(crate) use scale::Misfit;
