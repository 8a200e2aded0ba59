//! An independent oracle for property tests: the scores that follow from a rules file and a list of
//! answers, worked out the slow and obvious way.
//!
//! It is written from the text of the design alone and knows nothing of the crate under test: it reads
//! the TOML itself, every number is a big rational, every criterion is asked by recursion. It expects
//! valid rules and valid answers and makes no effort at speed or at good messages; what it does find
//! wrong in answers (a blank where blanks are errors, and the like) it returns as errors, so that a test
//! can ask the program to refuse the same input.
//!
//! | file | what it settles |
//! |---|---|
//! | `number` | reading, rounding and printing of exact numbers |
//! | `geometric` | the one combination that is not exact, to some sixty digits |
//! | `toml_tree` | TOML as a plain tree that keeps the text of each number |
//! | `rules`, `read` | the tree as an instrument, every default filled in |
//! | `answers` | what one cell says, and what it counts as |
//! | `verdict` | state and score of one criterion of one agency |
//! | `conditions` | gates and caps |
//! | `coverage` | how much of what was asked is answered |
//! | `outcome` | totals, classes, ranks, groups, summary |
//! | `make_rules`, `make_tree`, `make_gates`, `make_scales` | random valid instruments |
//! | `make_answers` | random valid answers to one |
//! | `tape`, `numerals` | what these draw from, and how they write numbers |
//!
//! Where the design is silent the most literal reading is taken; such places say "Reading:".
#![allow(dead_code, reason = "each test file uses its own part of the oracle")]

pub mod answers;
pub mod conditions;
pub mod coverage;
pub mod geometric;
pub mod make_answers;
pub mod make_gates;
pub mod make_rules;
pub mod make_scales;
pub mod make_tree;
pub mod number;
pub mod numerals;
pub mod outcome;
pub mod read;
pub mod rules;
pub mod tape;
pub mod toml_tree;
pub mod verdict;
