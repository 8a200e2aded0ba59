//! `ikip` computes, checks and explains public-information transparency scores, exactly.
//!
//! The library exists for the program and its tests; it is not published and promises nothing to other crates. What is
//! promised (rules files, JSON, CSV columns, options, exit codes) is listed in `CHANGELOG.md`. `ARCHITECTURE.md` is the
//! map of the modules; imports point downwards only, which `tests/house.rs` checks.
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
pub(crate) mod drafting;
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
