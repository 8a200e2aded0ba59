//! `ikip` computes, checks and explains public-information transparency scores, exactly.
//!
//! ```text
//! rules.toml ──> rules ──┐
//!                        ├─> scoring ──> Scoreboard ──> report (table, csv, json, md, html, xlsx)
//! CSV / XLSX ──> intake ─┘        └───> analysis (explain, verify, compare)
//! ```
//!
//! Imports point downwards only: cli -> report, analysis -> scoring -> assessments, rules; intake -> assessments,
//! rules; report -> document; all -> exact, finding, touch, lang, text.
// What holds for the program but not for its tests and benches; the lints for all of them stand in `Cargo.toml`.
#![warn(
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stderr,
    clippy::print_stdout
)]

pub mod analysis;
pub mod answers;
pub mod cli;
pub(crate) mod document;
pub mod exact;
pub mod finding;
pub mod i18n;
pub mod intake;
pub mod lowlevel;
pub mod names;
pub mod published;
pub mod report;
pub mod rules;
pub mod scoring;
pub(crate) mod table;
pub(crate) mod workbook;
