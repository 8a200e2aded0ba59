use crate::scoring::fast::steps::Sums;
use std::sync::Arc;

use proptest::prelude::*;

use crate::answers::Agency;
use crate::answers::AnswerRow;
use crate::answers::Assessments;
use crate::answers::Hundredths;
use crate::answers::PackedAnswer;
use crate::answers::Spans;
use crate::rules;
use crate::rules::instrument::Condition;
use crate::scoring::fast::*;
use crate::scoring::tree::{CriterionOutcome, Cutoffs, TreeScorer};

struct NoCutoffs;

impl Cutoffs for NoCutoffs {
    fn cutoff(&self, _: &Condition, _: usize) -> Option<&Exact> {
        None
    }
}

/// A leaf of a random instrument: its weight, and what is written beside it.
fn leaf() -> impl Strategy<Value = (u32, &'static str)> {
    let extras = prop_oneof![
        4 => Just(""),
        1 => Just(", scale = \"tujuh\""),
        1 => Just(", groups = [\"OPD\"]"),
        1 => Just(", shared = true, blank = \"exclude\""),
        1 => Just(", blank = \"exclude\""),
        1 => Just(", blank = 61.7"),
    ];
    (0_u32..5, extras)
}

type Branch = (u32, bool, Vec<(u32, &'static str)>);

fn branch() -> impl Strategy<Value = Branch> {
    (1_u32..7, any::<bool>(), proptest::collection::vec(leaf(), 1..5))
}

fn rules_of(branches: &[Branch]) -> String {
    let mut rows = Vec::new();
    for (at, (weight, points, leaves)) in branches.iter().enumerate() {
        let how = if *points { ", combine = \"points\"" } else { ", weights = \"relative\"" };
        rows.push(format!("{{ id = \"{at}\", name = \"Cabang {at}\", weight = {weight}{how} }}"));
        for (nr, (weight, extra)) in leaves.iter().enumerate() {
            let (key, weight) = if *points { ("points", weight + 1) } else { ("weight", weight + u32::from(nr == 0)) };
            rows.push(format!("{{ id = \"{at}.{nr}\", name = \"Butir {at}.{nr}\", {key} = {weight}{extra} }}"));
        }
    }
    format!(
        "schema = 1\ncriteria = [\n{}\n]\n[instrument]\nid = \"acak\"\ntitle = \"Acak\"\nstatus = \"illustrative\"\n\
         [score]\nweights = \"relative\"\n[scale.tujuh]\nkind = \"number\"\nmin = 0\nmax = 7\nout_of = 7\n",
        rows.join(",\n")
    )
}

fn agency(group: Option<&str>) -> Agency {
    Agency { id: "x".into(), name: "X".into(), group: group.map(Arc::from), columns: Default::default() }
}

/// What one of many answers, drawn as a number, does to a cell.
fn answer(drawn: u32, store: &mut AnswerStore, subject: Subject, ix: CriterionIx) {
    use crate::answers::Amount;
    let amount = match drawn % 16 {
        0 => return,
        1 => Amount::Blank,
        2 => Amount::LeftOut,
        3 => Amount::Score(Exact::ratio(i128::from(drawn >> 8), 3)),
        _ => Amount::Millionths(i64::from(drawn >> 8) * 5),
    };
    store.add(subject, ix, amount);
}

proptest! {
    #[test]
    fn sums_and_the_tree_agree_on_every_score_and_on_coverage(
        branches in proptest::collection::vec(branch(), 1..4),
        drawn in proptest::collection::vec((0_u32..1 << 24, 0_u8..48), 1..9),
        grouped in any::<bool>(),
    ) {
        let read = rules::read(&rules_of(&branches), "acak.toml");
        let Some(instrument) = read.instrument else { return Ok(()) };
        let group = grouped.then_some("OPD");
        let mut assessments =
            Assessments::from_answers(&instrument, vec![agency(group)], Vec::new(), Vec::new()).expect("no answers");
        for (at, criterion) in instrument.criteria.iter().enumerate().filter(|(_, c)| c.is_leaf()) {
            let subject = if criterion.shared { Subject::Everybody } else { Subject::Agency(0) };
            for (seed, skip) in &drawn {
                // Mostly plain answers, so that sums are often enough.
                let kind = if *skip < 1 { seed + u32::try_from(at).expect("few") } else { seed | 4 };
                answer(kind, &mut assessments.store, subject, at);
            }
        }
        let plan = Plan::new(&instrument, group);
        let (mut sums, linear) = (Sums::default(), FastScorer::new(&instrument, &plan));
        if let Some(linear) = &linear && linear.sum(&assessments.store, 0, true, &mut sums) {
            let mut tree = TreeScorer::new(&instrument, &assessments, &plan, &NoCutoffs, 0);
            for ix in 0..instrument.criteria.len() {
                prop_assert_eq!(linear.shown(&instrument, &sums, ix), tree.outcome(ix).shown(), "{}", ix);
            }
            prop_assert_eq!(linear.coverage(&sums), tree.coverage());
            prop_assert!(tree.problems.is_empty());
            prop_assert!(matches!(tree.outcome(TOTAL), CriterionOutcome::Scored(_)));
        }
    }
    #[test]
    fn a_row_of_one_assessor_gives_the_same_in_one_sum(
        branches in proptest::collection::vec(branch(), 1..4),
        short_row in proptest::collection::vec(prop_oneof![
            12 => (0..=Hundredths::MOST).prop_map(|number| Hundredths::number(number).expect("it fits")),
            1 => Just(Hundredths::BLANK),
            1 => Just(Hundredths::NOTHING),
        ], 40),
        long_row in proptest::collection::vec(prop_oneof![
            12 => (-PackedAnswer::MOST..PackedAnswer::MOST).prop_map(|number| PackedAnswer::number(number).expect("it fits")),
            1 => Just(PackedAnswer::BLANK),
            1 => Just(PackedAnswer::NOTHING),
        ], 40),
        fine in any::<bool>(),
        grouped in any::<bool>(),
        whole in 0..12_usize,
    ) {
        let read = rules::read(&rules_of(&branches), "acak.toml");
        let Some(instrument) = read.instrument else { return Ok(()) };
        let group = grouped.then_some("OPD");
        let leaf = |ix: &CriterionIx| instrument.criteria[*ix].is_leaf() || *ix == whole;
        let answered: Vec<CriterionIx> = (0..instrument.criteria.len()).filter(leaf).collect();
        let spans = Spans::of(answered.iter().copied()).expect("each once");
        let count = answered.len();
        let answers = if fine { AnswerRow::Long(&long_row[..count]) } else { AnswerRow::Short(&short_row[..count]) };
        let (mut adopted, mut entered) = (AnswerStore::new(&instrument, 1), AnswerStore::new(&instrument, 1));
        prop_assert!(adopted.adopt(0, 3, &spans, answers));
        prop_assert!(entered.enter_all(Subject::Agency(0), 3, &spans, answers).is_empty());
        prop_assert!(adopted.of(Subject::Agency(0)).answers().is_some());
        let plan = Plan::new(&instrument, group);
        let Some(linear) = FastScorer::new(&instrument, &plan) else { return Ok(()) };
        let (mut short, mut long) = (Sums::default(), Sums::default());
        let summed = linear.sum(&entered, 0, true, &mut long);
        prop_assert_eq!(linear.sum(&adopted, 0, true, &mut short), summed);
        prop_assert_eq!(linear.sum(&adopted, 0, false, &mut short), summed);
        if summed {
            for ix in (0..instrument.criteria.len()).filter(|&ix| !instrument.criteria[ix].is_leaf()) {
                prop_assert_eq!(linear.shown(&instrument, &short, ix), linear.shown(&instrument, &long, ix), "{}", ix);
            }
            prop_assert_eq!(linear.coverage(&short), linear.coverage(&long));
            // And the other way round: nothing of the short way is left.
            prop_assert!(linear.sum(&entered, 0, true, &mut short));
            for ix in 0..instrument.criteria.len() {
                prop_assert_eq!(linear.shown(&instrument, &short, ix), linear.shown(&instrument, &long, ix), "{}", ix);
            }
        }
    }
}
