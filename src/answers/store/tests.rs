use crate::answers::millionths::MILLION;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::answers::store::*;
use crate::rules::sample;

/// Reference implementation: every answer kept as it came.
#[derive(Default)]
struct Plain {
    taken: BTreeSet<(usize, usize, u32)>,
    amounts: BTreeMap<(usize, usize), Vec<Amount>>,
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        4 => (0..100_000_000_i64).prop_map(Amount::Millionths),
        1 => any::<i32>().prop_map(|x| Amount::Millionths(i64::from(x) * 1_000_000)),
        1 => (1..1000_i128, 1..1000_i128).prop_map(|(a, b)| Amount::Score(Exact::ratio(a, b))),
        1 => Just(Amount::Blank),
        1 => Just(Amount::LeftOut),
    ]
}

/// Something that comes in.
#[derive(Debug, Clone)]
enum Come {
    /// An answer of an assessor to a criterion of a subject.
    One(usize, usize, u32, Amount),
    /// Numbers of several assessors to several criteria of one subject, as consecutive rows of a long table.
    Run(usize, Vec<(usize, u32, i64)>),
    /// A row of a wide table: an assessor's answers about one subject.
    Row(usize, u32, [PackedAnswer; 3]),
}

fn entry() -> impl Strategy<Value = PackedAnswer> {
    let number = |x: i64| PackedAnswer::number(x).expect("small");
    prop_oneof![
        8 => (0..100_i64).prop_map(move |x| number(x * 1_010_000)),
        1 => (-1000..100_000_000_i64).prop_map(number),
        2 => Just(PackedAnswer::BLANK),
        2 => Just(PackedAnswer::NOTHING),
    ]
}

fn come() -> impl Strategy<Value = Come> {
    let entries = (entry(), entry(), entry()).prop_map(|(a, b, c)| [a, b, c]);
    let value = prop_oneof![9 => 0..100_000_000_i64, 1 => any::<i64>().prop_map(|x| x >> 8)];
    let run = proptest::collection::vec((0..3_usize, 0..20_u32, value), 0..9);
    prop_oneof![
        1 => (0..5_usize, run).prop_map(|(a, b)| Come::Run(a, b)),
        3 => (0..5_usize, 0..3_usize, 0..90_u32, amount()).prop_map(|(a, b, c, d)| Come::One(a, b, c, d)),
        1 => (0..5_usize, 0..20_u32, entries).prop_map(|(a, b, c)| Come::Row(a, b, c)),
    ]
}

/// The same in two bytes each, where that suffices.
fn short(entries: &[PackedAnswer]) -> Option<Vec<Hundredths>> {
    let short = |entry: &PackedAnswer| match entry.said() {
        AnswerValue::Number(value) => Hundredths::of_millionths(value),
        AnswerValue::Blank => Some(Hundredths::BLANK),
        _ => Some(Hundredths::NOTHING),
    };
    entries.iter().map(short).collect()
}

/// The last of five is everybody.
fn subject(row: usize) -> Subject {
    if row == 4 { Subject::Everybody } else { Subject::Agency(row) }
}

impl Plain {
    fn one(&mut self, row: usize, criterion: usize, assessor: u32, amount: Amount) -> bool {
        let fresh = self.taken.insert((row, criterion, assessor));
        if fresh {
            self.amounts.entry((row, criterion)).or_default().push(amount);
        }
        fresh
    }
}

proptest! {
    #[test]
    fn cells_tell_the_same_as_a_list_of_all_answers(
        all in prop_oneof![proptest::collection::vec(come(), 0..30), proptest::collection::vec(come(), 0..600)],
        median in any::<bool>(), order in Just([0, 1, 2]).prop_shuffle(), met in any::<bool>(),
    ) {
        let mut instrument = sample::instrument(&["a", "b"]);
        if median {
            instrument.criteria[2].states.assessors = Assessors::Median;
        }
        let mut store = AnswerStore::new(&instrument, if met { 0 } else { 4 });
        let spans = Spans::of(order.into_iter()).expect("each once");
        let mut plain = Plain::default();
        let mut agencies = if met { 0 } else { 4 };
        for come in all {
            let (Come::One(row, ..) | Come::Run(row, _) | Come::Row(row, ..)) = come;
            while row < 4 && agencies <= row {
                prop_assert_eq!(store.add_agency(), agencies);
                agencies += 1;
            }
            // Prefetching has no effect on results, whether the cells exist or not.
            store.touch::<8>((0..5).filter(|&row| row == 4 || row < agencies).map(|row| (subject(row), 2)));
            match come {
                Come::One(row, criterion, assessor, Amount::Millionths(value)) if value % 2 == 0 => {
                    let fresh = plain.one(row, criterion, assessor, Amount::Millionths(value));
                    prop_assert_eq!(store.enter(subject(row), criterion, assessor, value), fresh);
                }
                Come::One(row, criterion, assessor, amount) => {
                    let fresh = plain.one(row, criterion, assessor, amount.clone());
                    prop_assert_eq!(store.take(subject(row), criterion, assessor), fresh);
                    if fresh {
                        store.add(subject(row), criterion, amount);
                    }
                }
                Come::Run(row, run) => {
                    let entered = store.enter_while(subject(row), run.iter().copied().map(Some));
                    for (at, (criterion, assessor, value)) in run.into_iter().enumerate() {
                        let fresh = plain.one(row, criterion, assessor, Amount::Millionths(value));
                        let taken = at < entered || store.enter(subject(row), criterion, assessor, value);
                        prop_assert_eq!(taken, fresh);
                    }
                }
                Come::Row(row, assessor, entries) => {
                    let mut again = Vec::new();
                    for ((at, entry), criterion) in entries.iter().enumerate().zip(order) {
                        let amount = match entry.said() {
                            AnswerValue::Number(value) => Amount::Millionths(value),
                            AnswerValue::Blank => Amount::Blank,
                            _ => continue,
                        };
                        if !plain.one(row, criterion, assessor, amount) {
                            again.push(at);
                        }
                    }
                    let short = short(&entries);
                    let answers = short.as_deref().map_or(AnswerRow::Long(&entries), AnswerRow::Short);
                    if row < 4 && store.adopt(row, assessor, &spans, answers) {
                        prop_assert!(again.is_empty());
                    } else {
                        prop_assert_eq!(store.enter_all(subject(row), assessor, &spans, answers), again);
                    }
                }
            }
        }
        for row in (0..agencies).chain([4]) {
            for criterion in 0..3 {
                let known = plain.amounts.get(&(row, criterion)).cloned().unwrap_or_default();
                let cell = store.cell(subject(row), criterion);
                check(&cell, &known);
                prop_assert_eq!(store.is_answered(subject(row), criterion), cell.is_answered());
                prop_assert_eq!(store.is_blank(subject(row), criterion), cell.blank);
                match store.of(subject(row)).tallied(criterion) {
                    Tallied::Nothing => prop_assert!(!cell.is_answered()),
                    Tallied::Sum { count, millionths } => {
                        let sum = Exact::ratio(i128::from(millionths), i128::from(MILLION));
                        prop_assert_eq!((cell.count, cell.scores), (count, Scores::Sum(sum)));
                    }
                    Tallied::More => {}
                }
                let mut who = store.recorded_by(subject(row), criterion);
                prop_assert_eq!(store.is_recorded(subject(row), criterion), !who.is_empty());
                who.sort_unstable();
                let expected: Vec<u32> =
                    plain.taken.iter().filter(|t| (t.0, t.1) == (row, criterion)).map(|t| t.2).collect();
                prop_assert_eq!(who, expected);
            }
        }
        let turned: Vec<u32> = (0..).take(agencies).collect::<Vec<_>>().into_iter().rev().collect();
        let before: Vec<StoredCell> = turned.iter().map(|&row| store.cell(subject(row as usize), 1)).collect();
        store.arrange(&turned);
        let after: Vec<StoredCell> = (0..agencies).map(|row| store.cell(subject(row), 1)).collect();
        prop_assert_eq!(before, after);
    }
}

#[test]
fn a_row_is_kept_as_it_was_read_until_more_comes() {
    let instrument = sample::instrument(&["a", "b"]);
    let mut store = AnswerStore::new(&instrument, 2);
    let spans = Spans::of([2, 1].into_iter()).expect("each once");
    let answers = [500, 700].map(|x| Hundredths::number(x).expect("small"));
    let answers = AnswerRow::Short(&answers);
    assert!(store.adopt(1, 3, &spans, answers));
    assert!(!store.adopt(1, 4, &spans, answers), "there is one already");
    assert!(!store.adopt(0, SLOTS, &spans, answers), "no bit for this assessor");
    assert_eq!(store.cells.len(), store.criteria, "nothing but the row of everybody");
    assert_eq!(store.enter_all(Subject::Agency(1), 3, &spans, answers), [0, 1]);
    assert!(store.enter(Subject::Agency(1), 1, 4, 1_000_000));
    assert_eq!(store.cell(Subject::Agency(1), 1).scores, Scores::Sum(Exact::int(8)));
    assert_eq!(store.cell(Subject::Agency(1), 2).scores, Scores::Sum(Exact::int(5)));
}

fn check(cell: &StoredCell, known: &[Amount]) {
    let mut scores: Vec<Exact> = known
        .iter()
        .filter_map(|amount| match amount {
            Amount::Millionths(x) => Some(Exact::ratio(i128::from(*x), i128::from(MILLION))),
            Amount::Score(score) => Some(score.clone()),
            Amount::Blank | Amount::LeftOut => None,
        })
        .collect();
    assert_eq!(cell.count as usize, scores.len());
    assert_eq!(cell.blank, known.contains(&Amount::Blank));
    assert_eq!(cell.left_out, known.contains(&Amount::LeftOut));
    match &cell.scores {
        Scores::Sum(sum) => assert_eq!(*sum, scores.iter().sum()),
        Scores::All(all) => {
            let mut all = all.clone();
            all.sort();
            scores.sort();
            assert_eq!(all, scores);
        }
    }
}

#[test]
fn an_agency_keeps_its_answers_when_the_order_changes() {
    let instrument = sample::instrument(&["a"]);
    let mut store = AnswerStore::new(&instrument, 2);
    store.add(Subject::Agency(1), 1, Amount::Millionths(5_000_000));
    store.arrange(&[1, 0]);
    assert_eq!(store.cell(Subject::Agency(0), 1).scores, Scores::Sum(Exact::int(5)));
    assert_eq!(store.cell(Subject::Agency(1), 1).count, 0);
}
