//! Results -> bytes: one place for words, numbers and tables, one file per format.
//!
//! Nothing here computes a score or decides what is shown; it says what the [`crate::scoring::Scoreboard`] holds.

pub use crate::document::ansi;
pub mod card;
mod class_colours;
pub mod compare;
pub(crate) mod completeness;
pub(crate) mod corrections;
mod csv_io;
pub mod explain;
pub mod file_names;
pub mod folder;
pub use crate::document::grid;
pub mod html;
pub mod input_summary;
pub mod json_keys;
pub mod json_number;
pub use crate::document::markdown;
pub mod movement;
pub mod number;
pub mod pdf;
pub mod provenance;
pub mod robustness;
pub mod rules;
pub mod schema;
pub mod scores;
pub(crate) mod tables;
pub(crate) mod template;
pub mod verify;
pub mod view;
pub(crate) mod words;
pub mod xlsx;
