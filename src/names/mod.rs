//! TODO-DOC

pub(crate) mod abbreviations;
pub(crate) mod nearest;
pub(crate) mod ngrams;
pub mod normal;
