//! `ikip` computes, checks and explains public-information transparency scores, exactly.
//!
//! ```text
//! rules.toml ──> rules ──┐
//!                        ├─> scoring ──> Scoreboard ──> report (table, csv, json, md, html, xlsx)
//! CSV / XLSX ──> intake ─┘        └───> analysis (explain, verify, compare)
//! ```
//!
//! Imports point downwards only: cli -> report, analysis -> scoring -> assessments, rules; intake -> assessments,
//! rules; all -> exact, finding, lang.

pub mod analysis;
pub mod assessments;
pub mod cli;
pub mod exact;
pub mod finding;
pub mod intake;
pub mod lang;
pub mod report;
pub mod rules;
pub mod scoring;
