//! How alike two names are, and what a name is in its normal form: the one place that says so.
//!
//! Knows texts only: no agency, no criterion, no file.

pub(crate) mod abbreviations;
pub(crate) mod alike;
pub(crate) mod file_name;
pub(crate) mod nearest;
pub(crate) mod ngrams;
pub(crate) mod normal;
pub(crate) mod renames;
