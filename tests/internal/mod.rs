//! Tests of the library from inside: they call what no other crate sees, so they are compiled with it. What is tried as
//! a user would stands one folder up.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "tests, which the lints of the program are not for"
)]

mod cheapest;
mod compare;
mod damaged_files;
mod explain;
mod findings;
mod fuzz_finds;
mod given;
mod html;
mod intake;
mod live_forms;
mod mutations;
mod outputs;
mod planted;
mod planted_random;
mod planted_rules;
mod planted_tables;
mod properties;
mod robustness;
mod rules_findings;
mod rules_language;
mod verify;
mod verify_innocents;
mod verify_prints;
mod workbook;
