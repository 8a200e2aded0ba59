//! `ikip` computes, checks and explains public-information transparency scores, exactly.
//!
//! The library exists for the program: [`run`] is all that it calls, and [`command`] is the command line for those who
//! make pages or completions of it. Everything else is private, so that the compiler names what nothing uses; the crate
//! is not published. What is promised (rules files, JSON, CSV columns, options, exit codes) is listed in
//! `CHANGELOG.md`. `ARCHITECTURE.md` is the map of the modules; imports point downwards only, which `tests/house.rs`
//! checks.
// What holds for the program but not for its tests and benches; the lints for all of them stand in `Cargo.toml`.
#![warn(
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stderr,
    clippy::print_stdout
)]

mod analysis;
mod answers;
mod cli;
mod document;
mod drafting;
mod exact;
mod finding;
mod i18n;
mod intake;
mod lowlevel;
mod names;
mod published;
mod report;
mod rules;
mod scoring;
mod table;
mod workbook;

pub use cli::{command, run};

// Integration tests of private modules, and the independent oracle that they compare with.
#[cfg(any(test, fuzzing))]
extern crate self as ikip;
#[cfg(test)]
#[path = "../tests/internal/mod.rs"]
mod internal_tests;
#[cfg(test)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, unreachable_pub, reason = "tests")]
#[path = "../tests/oracle/mod.rs"]
mod oracle;
/// What must hold whatever the bytes are: the fuzz targets call it, and the tests with what the targets found.
#[cfg(any(test, fuzzing))]
#[allow(clippy::missing_panics_doc, reason = "it panics where a promise is broken")]
#[path = "../fuzz/src/promises.rs"]
pub mod promises;
#[cfg(test)]
#[allow(unreachable_pub, reason = "tests")]
#[path = "../tests/support/rules.rs"]
mod rules_text;
