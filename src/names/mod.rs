//! TODO-DOC

pub mod abbreviations;
pub mod nearest;
pub mod ngrams;
pub mod normal;
