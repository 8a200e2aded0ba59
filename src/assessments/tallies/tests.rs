use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::intake::sample;

/// The obvious way: every answer kept as it came.
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

proptest! {
    #[test]
    fn packed_cells_tell_the_same_as_a_list_of_all_answers(
        answers in proptest::collection::vec((0..3_usize, 0..3_usize, 0..90_u32, amount()), 0..600)
    ) {
        let mut instrument = sample::instrument(&["a", "b"]);
        instrument.criteria[2].states.assessors = Assessors::Median;
        let mut tallies = Tallies::new(&instrument, 2);
        let mut plain = Plain::default();
        for (row, criterion, assessor, amount) in answers {
            let subject = if row == 2 { Subject::Everybody } else { Subject::Agency(row) };
            let fresh = plain.taken.insert((row, criterion, assessor));
            prop_assert_eq!(tallies.take(subject, criterion, assessor), fresh);
            if fresh {
                tallies.add(subject, criterion, amount.clone());
                plain.amounts.entry((row, criterion)).or_default().push(amount);
            }
        }
        for row in 0..3 {
            for criterion in 0..3 {
                let subject = if row == 2 { Subject::Everybody } else { Subject::Agency(row) };
                let known = plain.amounts.remove(&(row, criterion)).unwrap_or_default();
                check(&tallies.cell(subject, criterion), &known);
                let mut who = tallies.recorded_by(subject, criterion);
                who.sort_unstable();
                let expected: Vec<u32> =
                    plain.taken.iter().filter(|t| (t.0, t.1) == (row, criterion)).map(|t| t.2).collect();
                prop_assert_eq!(who, expected);
            }
        }
    }
}

fn check(cell: &Cell, known: &[Amount]) {
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
    let mut tallies = Tallies::new(&instrument, 2);
    tallies.add(Subject::Agency(1), 1, Amount::Millionths(5_000_000));
    tallies.arrange(&[1, 0]);
    assert_eq!(tallies.cell(Subject::Agency(0), 1).scores, Scores::Sum(Exact::int(5)));
    assert_eq!(tallies.cell(Subject::Agency(1), 1).count, 0);
}
