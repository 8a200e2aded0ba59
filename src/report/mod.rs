//! Results -> bytes: one place for words, numbers and tables, one file per format.
//!
//! Nothing here computes a score or decides what is shown; it says what the [`crate::scoring::Scoreboard`] holds.

pub mod grid;
pub mod number;
pub mod paint;
pub mod words;
