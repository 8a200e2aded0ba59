//! Results -> bytes: one place for words, numbers and tables, one file per format.
//!
//! Nothing here computes a score or decides what is shown; it says what the [`crate::scoring::Scoreboard`] holds.

pub mod card;
mod colour;
pub mod compare;
pub mod completeness;
pub mod corrected;
pub mod explain;
pub mod file_names;
pub mod folder;
pub mod grid;
pub mod html;
pub mod keys;
pub mod markdown;
pub mod number;
pub mod paint;
pub mod pdf;
pub mod provenance;
pub mod raw;
mod rows;
pub mod rules;
pub mod schema;
pub mod scores;
pub mod since;
pub(crate) mod tables;
pub mod template;
pub mod understood;
pub mod verify;
pub mod words;
pub mod xlsx;
