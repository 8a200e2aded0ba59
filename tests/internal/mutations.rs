//! One slip in a valid file is told where it stands, or changes nothing but what it stands in.
//!
//! A valid table is written in some dialect, and one cell, byte or row of it is changed, or its end cut off. Either the
//! file is refused, with a finding at the place of the slip; or the exact scores of every agency and criterion that the
//! slip does not stand in are what they were. The same cases in every run; `IKIP_SEED` (a number) asks for others,
//! `IKIP_CASES` for more.

mod judge;
mod slip;
mod table;

use std::panic::AssertUnwindSafe;

use judge::{Judge, Verdict};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use slip::Slip;
use table::{Dialect, Table};

/// A number that the environment names.
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a number"))
}

/// Tries many cases and prints how many were refused, changed only what the slip stands in, or changed nothing.
fn all<S: Strategy>(cases: u64, strategy: S, judge: impl Fn(S::Value) -> Result<Verdict, String>)
where
    S::Value: Clone + std::fmt::Debug,
{
    let seed = RngSeed::Fixed(asked("IKIP_SEED").unwrap_or(20_251_124));
    let mut runner = TestRunner::new(Config { rng_seed: seed, ..Config::default() });
    let mut counts = [0_usize; 3];
    let mut broken = Vec::new();
    for _ in 0..asked("IKIP_CASES").unwrap_or(cases) {
        let case = strategy.new_tree(&mut runner).expect("a case").current();
        match std::panic::catch_unwind(AssertUnwindSafe(|| judge(case.clone()))) {
            Ok(Ok(verdict)) => counts[verdict as usize] += 1,
            Ok(Err(fault)) => broken.push(format!("{case:?}\n{fault}")),
            Err(_) => broken.push(format!("{case:?}\na panic")),
        }
    }
    let [refused, own, nothing] = counts;
    println!("{refused} refused, {own} changed what the slip stands in, {nothing} changed nothing");
    let first: Vec<&str> =
        broken.iter().take(if asked("IKIP_CASES").is_some() { 40 } else { 5 }).map(String::as_str).collect();
    assert!(broken.is_empty(), "{} cases, the first of them:\n{}", broken.len(), first.join("\n\n"));
    assert!(refused > 0 && own + nothing > 0, "both ends of the promise are met");
}

#[test]
fn a_slip_in_a_text_table_is_told_where_it_stands_or_stays_there() {
    all(600, (Dialect::any(), Slip::any()), |(dialect, slip)| {
        let table = Table::new(dialect.wide);
        let before = dialect.write(&table);
        let judge = Judge::new("jawaban.csv", &before.bytes);
        judge.text(&table, &before, &dialect, &slip)
    });
}

#[test]
fn a_slip_in_a_sheet_is_told_where_it_stands_or_stays_there() {
    all(250, (any::<bool>(), Slip::in_a_sheet()), |(wide, slip)| {
        let table = Table::new(wide);
        let judge = Judge::new("jawaban.xlsx", &table::workbook(&table.rows));
        judge.sheet(&table, &slip)
    });
}

#[test]
fn a_damaged_workbook_is_refused_or_says_what_it_said() {
    all(250, (any::<bool>(), Slip::of_bytes()), |(wide, slip)| {
        let bytes = table::workbook(&Table::new(wide).rows);
        Judge::new("jawaban.xlsx", &bytes).package(&slip.bytes(&bytes))
    });
}
