//! What `explain` promises, on random instruments and answers: contributions add up, a what-if equals a changed file,
//! and the cheapest answers are.

pub(crate) mod sheets;

use ikip::analysis::explain::{Explainer, Explanation, StepKind};
use ikip::analysis::improve::{self, Verdict, improve};
use ikip::analysis::whatif::{self, Change};
use ikip::answers::subject::Subject;
use ikip::exact::{Exact, Rounding};
use ikip::rules::instrument::{Combine, CountsAs};
use ikip::rules::scale::Entries;
use ikip::rules::{Instrument, Reply, TOTAL};
use ikip::scoring::{self, Detail, Scoreboard, State};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use sheets::{Case, case};

fn tapes(length: usize) -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), length)
}

fn explanations(case: &Case, board: &Scoreboard) -> Vec<Explanation> {
    let explainer = Explainer::new(&case.instrument, &case.assessments, board);
    (0..case.assessments.agencies.len())
        .map(|agency| explainer.explain(agency).expect("every agency is scored"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 60, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contributions_add_up_to_the_score_exactly(tape in tapes(600)) {
        let case = case(tape);
        prop_assume!(case.is_some());
        let case = case.expect("just assumed");
        let board = scoring::score(&case.instrument, &case.assessments, Detail::All);
        for explanation in explanations(&case, &board) {
            match explanation.score.score() {
                Some(score) => prop_assert_eq!(&explanation.added_up(), score),
                None => prop_assert!(explanation.sum.is_empty()),
            }
            every_branch_is_the_sum_of_its_parts(&case.instrument, &explanation)?;
        }
    }

    #[test]
    fn a_what_if_equals_rescoring_the_changed_file(tape in tapes(600), picks in tapes(6)) {
        let case = case(tape);
        prop_assume!(case.is_some());
        let case = case.expect("just assumed");
        let Some((agency, changes)) = some_changes(&case, &picks) else { return Ok(()) };
        let Ok(changed) = whatif::apply(&case.instrument, &case.assessments, agency, &changes) else { return Ok(()) };
        let by_hand = case.with(agency, &changes);
        let (one, other) = (scoring::score(&case.instrument, &changed, Detail::All), scoring::score(&case.instrument, &by_hand, Detail::All));
        prop_assert_eq!(shown(&one), shown(&other));
    }

    #[test]
    fn the_cheapest_answers_reach_the_class_and_no_cheaper_single_answer_does(tape in tapes(600)) {
        let case = case(tape);
        prop_assume!(case.is_some());
        let case = case.expect("just assumed");
        let board = scoring::score(&case.instrument, &case.assessments, Detail::All);
        let explainer = Explainer::new(&case.instrument, &case.assessments, &board);
        for explanation in explanations(&case, &board) {
            let Some(way) = improve(&explainer, &explanation, improve::EFFORT / 10) else { continue };
            let (least, certain) = match &way.verdict {
                Verdict::Reached { answers, then, fewest, cheapest } => {
                    let changes: Vec<Change> = answers.iter().map(|a| enter(a.criterion, &a.entry)).collect();
                    let changed = whatif::apply(&case.instrument, &case.assessments, explanation.agency, &changes).expect("a proposal can be entered");
                    let after = scoring::score(&case.instrument, &changed, Detail::Depth(0));
                    let class = after.of(explanation.agency).and_then(scoring::AgencyScore::class);
                    prop_assert!(class.is_some_and(|class| class <= way.target), "{:?}", answers);
                    prop_assert_eq!(class, then.class());
                    let least = (answers.len() == 1).then(|| answers[0].raise.clone());
                    (least, if answers.len() == 1 { *cheapest } else { *fewest })
                }
                Verdict::OutOfReach => (None, true),
                Verdict::GaveUp => (None, false),
            };
            if certain {
                no_cheaper_single_answer(&case, &explanation, way.target, least.as_ref())?;
            }
        }
    }
}

/// Contributions of children, with the branch's own steps, make its contribution.
fn every_branch_is_the_sum_of_its_parts(instrument: &Instrument, told: &Explanation) -> Result<(), TestCaseError> {
    for (ix, criterion) in instrument.criteria.iter().enumerate() {
        let Some(contribution) = &told.criteria[ix].contribution else { continue };
        let lost = told.criteria[ix].lost.clone().expect("what contributes can lose");
        let effective = told.criteria[ix].effective.clone().expect("what contributes has a weight");
        prop_assert_eq!(&lost + contribution, &(&instrument.top * &effective) / &Exact::HUNDRED);
        let parts: Vec<&Exact> =
            criterion.children.iter().filter_map(|&c| told.criteria[c].contribution.as_ref()).collect();
        if parts.is_empty() {
            continue;
        }
        prop_assert!(criterion.combine != Combine::Geometric);
        let printed = |kind| kind == StepKind::Rounding && ix == TOTAL;
        let steps: Exact =
            told.criteria[ix].steps.iter().filter(|s| !printed(s.kind)).filter_map(|s| s.points.as_ref()).sum();
        prop_assert_eq!(&parts.into_iter().sum::<Exact>() + &steps, contribution.clone());
    }
    Ok(())
}

fn enter(criterion: usize, entry: &Exact) -> Change {
    Change { criterion, assessor: None, reply: Reply::Value(entry.clone()), text: entry.to_string() }
}

/// Up to three new answers of one agency, some of which may not be possible.
fn some_changes(case: &Case, picks: &[u32]) -> Option<(usize, Vec<Change>)> {
    let agency = picks[0] as usize % case.assessments.agencies.len().max(1);
    case.assessments.agencies.get(agency)?;
    let changes = picks[1..4].iter().map(|&pick| {
        let ix = pick as usize % case.instrument.criteria.len();
        let values = some_values(&case.instrument, ix);
        let reply = match pick % 7 {
            0 => Reply::Blank,
            1 => Reply::NotApplicable,
            _ => Reply::Value(values[pick as usize / 7 % values.len()].clone()),
        };
        Change { criterion: ix, assessor: None, reply, text: String::new() }
    });
    Some((agency, changes.collect()))
}

/// Values that fit a criterion: all of a list, units of the last printed digit of a
/// continuous scale thinned out to some sixty.
fn some_values(instrument: &Instrument, ix: usize) -> Vec<Exact> {
    let criterion = &instrument.criteria[ix];
    let between = |min: &Exact, max: &Exact, step: &Exact| -> Vec<Exact> {
        let count: i64 = (&(max - min) / step).round(0, Rounding::Truncate).to_string().parse().expect("a count");
        let stride = (count / 60).max(1);
        let mut all: Vec<Exact> =
            (0..=count).step_by(stride as usize).map(|n| min + &(step * &Exact::int(n))).collect();
        all.push(min + &(step * &Exact::int(count)));
        all
    };
    let unit = Exact::ratio(1, 10_i128.pow(instrument.decimals));
    match criterion.entries(instrument) {
        Entries::Names(choices) | Entries::Numbers(choices) => {
            choices.iter().map(|choice| choice.value.clone()).collect()
        }
        Entries::Range { min, max, step } => between(min, max, step.unwrap_or(&unit)),
    }
}

/// Brute force: no value of any criterion that the agency answers reaches the class with a smaller raise.
fn no_cheaper_single_answer(
    case: &Case,
    told: &Explanation,
    target: usize,
    least: Option<&Exact>,
) -> Result<(), TestCaseError> {
    let instrument = &case.instrument;
    let group = case.assessments.agencies[told.agency].group.as_deref();
    for (ix, criterion) in instrument.criteria.iter().enumerate() {
        let cell = case.assessments.store.cell(Subject::Agency(told.agency), ix);
        let unscored = !cell.is_answered() && !matches!(criterion.blank, Some(CountsAs::Score(_)));
        let fact = cell.is_answered() && cell.count == 0;
        let asked = criterion.is_leaf() || cell.is_answered();
        if criterion.shared || fact || !asked || !instrument.applies(ix, group) {
            continue;
        }
        let Some((now, lowest, highest)) = sheets::standing(case, told.agency, ix) else { continue };
        for value in some_values(instrument, ix) {
            let score =
                &criterion.value(&value, instrument).expect("a value of the scale") * &criterion.factor(instrument);
            let raise = &(&score - &now) / &(&highest - &lowest);
            if raise.is_negative() || (raise.is_zero() && !unscored) || least.is_some_and(|least| raise >= *least) {
                continue;
            }
            let Ok(changed) = whatif::apply(instrument, &case.assessments, told.agency, &[enter(ix, &value)]) else {
                break;
            };
            let after = scoring::score(instrument, &changed, Detail::Depth(0));
            let class = after.of(told.agency).and_then(scoring::AgencyScore::class);
            prop_assert!(
                class.is_none_or(|class| class > target),
                "{} = {value} reaches it with a raise of {raise}, less than {least:?}",
                criterion.id
            );
        }
    }
    Ok(())
}

type Shown = (Option<String>, Option<u32>, Option<usize>, Vec<(State, Option<String>)>);

/// What a reader sees of every agency.
fn shown(board: &Scoreboard) -> Vec<Shown> {
    let value = |value: &scoring::UnroundedScore| value.exact.to_string();
    let criteria = |score: &scoring::AgencyScore| {
        board.criteria(score).iter().map(|c| (c.state(), c.value().map(value))).collect()
    };
    board.agencies.iter().map(|s| (s.value().as_ref().map(value), s.rank(), s.class(), criteria(s))).collect()
}
