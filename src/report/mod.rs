//! Results -> bytes: one place for words, numbers and tables, one file per format.
//!
//! Nothing here computes a score or decides what is shown; it says what the [`crate::scoring::Scoreboard`] holds.

mod annex;
pub(crate) use crate::document::ansi;
pub(crate) mod card;
pub(crate) mod check;
mod class_colours;
pub(crate) mod compare;
pub(crate) mod completeness;
pub(crate) mod corrections;
mod csv_io;
mod document_parts;
pub(crate) mod explain;
pub(crate) mod file_names;
pub(crate) mod folder;
pub(crate) use crate::document::grid;
pub(crate) mod html;
pub(crate) mod input_summary;
pub(crate) mod json_keys;
pub(crate) mod json_number;
pub(crate) use crate::document::markdown;
pub(crate) mod manifest_check;
pub(crate) mod movement;
pub(crate) mod number;
pub(crate) mod pdf;
pub(crate) mod phrase;
pub(crate) mod provenance;
pub(crate) mod result_format;
pub(crate) mod robustness;
pub(crate) mod row_layout;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod scores;
pub(crate) mod tables;
pub(crate) mod template;
pub(crate) mod verify;
pub(crate) mod view;
pub(crate) mod words;
pub(crate) mod xlsx;
