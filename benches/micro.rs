//! Micro-benchmarks of the steps of a run: `cargo bench`. Each says in its name what it times and over how much.

use std::hint::black_box;
use std::sync::Arc;

use divan::counter::ItemsCount;
use divan::{Bencher, main as run};
use ikip::answers::Agency;
use ikip::answers::AnswerRow;
use ikip::answers::AnswerStore;
use ikip::answers::Assessments;
use ikip::answers::Hundredths;
use ikip::answers::Spans;
use ikip::answers::subject::Subject;
use ikip::exact::{Exact, Rounding};
use ikip::rules::{self, Counted, Instrument};
use ikip::scoring::{self, Detail};

const AGENCIES: [usize; 2] = [144, 1443];
const ASSESSORS: u32 = 9;

fn main() {
    run();
}

fn instrument() -> Instrument {
    let read = rules::read(include_str!("rules.toml"), "rules.toml");
    read.instrument.expect("the rules of the benchmarks are valid")
}

/// A score in hundredths that looks drawn and is the same on every machine.
fn hundredths(agency: usize, criterion: usize, assessor: u32) -> i128 {
    let at = (agency as u64 * 1000 + criterion as u64) * 10 + u64::from(assessor);
    i128::from(at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) % 10_001
}

fn agency(at: usize) -> Agency {
    let id = format!("BP-{at:06}").into();
    Agency { name: format!("Dinas {at}").into(), id, group: None, columns: Default::default() }
}

fn answered(instrument: &Instrument, agencies: usize) -> Assessments {
    let listed = (0..agencies).map(agency).collect();
    let mut assessments = Assessments::from_answers(instrument, listed, vec![Arc::from("")], Vec::new())
        .expect("without answers nothing is refused");
    assessments.store = tallied(instrument, agencies);
    assessments
}

fn tallied(instrument: &Instrument, agencies: usize) -> AnswerStore {
    let mut store = AnswerStore::new(instrument, agencies);
    for agency in 0..agencies {
        for (criterion, _) in instrument.criteria.iter().enumerate().filter(|(_, c)| c.is_leaf()) {
            for assessor in 0..ASSESSORS {
                let score = Exact::ratio(hundredths(agency, criterion, assessor), 100);
                store.record(Subject::Agency(agency), criterion, Counted::Score(score));
            }
        }
    }
    store
}

#[divan::bench(args = ["85", "85.5", "72.125", "-3", "0.333333333333333333333333333333333333333"])]
fn a_number_is_parsed(text: &str) -> Option<Exact> {
    Exact::parse_decimal(black_box(text))
}

#[divan::bench]
fn a_total_is_rounded(bencher: Bencher<'_, '_>) {
    let total = Exact::ratio(12_345_678_901, 154_440_000);
    bencher.bench(|| black_box(&total).to_fixed(2, Rounding::HalfUp));
}

#[divan::bench(args = AGENCIES)]
fn answers_are_added_up(bencher: Bencher<'_, '_>, agencies: usize) {
    let instrument = instrument();
    bencher.counter(ItemsCount::new(agencies * 77 * ASSESSORS as usize)).bench(|| tallied(&instrument, agencies));
}

#[divan::bench(args = AGENCIES)]
fn agencies_are_scored_and_ranked(bencher: Bencher<'_, '_>, agencies: usize) {
    let instrument = instrument();
    let assessments = answered(&instrument, agencies);
    bencher.counter(ItemsCount::new(agencies)).bench(|| scoring::score(&instrument, &assessments, Detail::Depth(1)));
}

/// The answers of one assessor, a row for each agency, as a wide table gives them.
fn in_rows(instrument: &Instrument, agencies: usize) -> AnswerStore {
    let mut store = AnswerStore::new(instrument, agencies);
    let leaves = || (0..instrument.criteria.len()).filter(|&ix| instrument.criteria[ix].is_leaf());
    let spans = Spans::of(leaves()).expect("each criterion once");
    for agency in 0..agencies {
        let number = |ix| u16::try_from(hundredths(agency, ix, 0)).expect("at most 100");
        let row: Vec<Hundredths> = leaves().filter_map(|ix| Hundredths::number(number(ix))).collect();
        assert!(store.adopt(agency, 0, &spans, AnswerRow::Short(&row)), "a first row is kept as it is");
    }
    store
}

#[divan::bench(args = AGENCIES)]
fn rows_of_one_assessor_are_scored_and_ranked(bencher: Bencher<'_, '_>, agencies: usize) {
    let instrument = instrument();
    let mut assessments = answered(&instrument, agencies);
    assessments.store = in_rows(&instrument, agencies);
    bencher.counter(ItemsCount::new(agencies)).bench(|| scoring::score(&instrument, &assessments, Detail::Depth(1)));
}

#[divan::bench]
fn rules_are_read() -> Instrument {
    instrument()
}
