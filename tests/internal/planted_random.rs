//! The slips of the issue on instruments in which every feature of the language turns up: the oracle, which knows nothing
//! of the program, works out both the right table and the wrong number; `verify` must find nothing in the right one,
//! and in the wrong one the row and the slip.

#[allow(dead_code, reason = "each test file uses its own part")]
use crate::internal_tests::explain::sheets;
use std::collections::BTreeMap;

use crate::oracle::number::{self, Mode, Q};
use crate::oracle::outcome::{self, AgencyOutcome, Outcome};
use crate::oracle::rules::{Combine, Convention, Rule, Rules};
use crate::oracle::tape::Tape;
use crate::oracle::verdict::State;
use crate::oracle::{make_answers, make_rules};
use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{Inputs, Verification, VerifyRequest, What, verify};
use ikip::exact::Exact;
use ikip::finding::Place;
use ikip::published::model::Component;
use ikip::published::model::Printed;
use ikip::published::model::PrintedForm;
use ikip::published::model::Published;
use ikip::published::model::PublishedRow;
use ikip::rules::Instrument;
use ikip::scoring::{self, Detail, Scoreboard};

/// Instruments tried.
const CASES: u64 = 300;
/// How often a kind is planted at most.
const MOST: usize = 20;

fn numbers(seed: u64) -> Vec<u32> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(state >> 33).expect("31 bits")
    };
    (0..2500).map(|_| next()).collect()
}

/// A random instrument with answers, as the program and as the oracle have them.
struct Case {
    program: sheets::Case,
    board: Scoreboard,
    text: String,
    rules: Rules,
    sheet: make_answers::Sheet,
    right: Outcome,
    table: Published,
}

impl Case {
    fn new(seed: u64) -> Option<Self> {
        let numbers = numbers(seed);
        let program = sheets::case(numbers.clone())?;
        let mut tape = Tape::new(numbers);
        let text = make_rules::make(&mut tape);
        let rules = Rules::read(&text);
        let sheet = make_answers::make(&mut tape, &rules);
        let right = outcome::score(&rules, &sheet.agencies, &sheet.answers).ok()?;
        let board = scoring::score(&program.instrument, &program.assessments, Detail::All);
        let table = publish(&program.instrument, &rules, &sheet, &right);
        Some(Self { program, board, text, rules, sheet, right, table })
    }

    fn verify(&self, table: &Published, with_inputs: bool, others: &[Instrument]) -> Verification {
        let inputs = with_inputs.then_some(Inputs { assessments: &self.program.assessments, scores: &self.board });
        verify(&VerifyRequest {
            instrument: &self.program.instrument,
            published: table,
            inputs,
            others,
            top: None,
            group: None,
        })
    }

    /// What the oracle says under other rules.
    fn under(&self, rules: &Rules) -> Option<Outcome> {
        outcome::score(rules, &self.sheet.agencies, &self.sheet.answers).ok()
    }
}

fn printed(text: Option<&String>) -> Option<Printed> {
    text.and_then(|text| Printed::parse(text))
}

fn publish(instrument: &Instrument, rules: &Rules, sheet: &make_answers::Sheet, outcome: &Outcome) -> Published {
    let tops: Vec<&str> = rules.criteria[0].children.iter().map(|&ix| rules.criteria[ix].id.as_str()).collect();
    let rows = outcome.agencies.iter().zip(&sheet.agencies).enumerate().map(|(at, (score, agency))| PublishedRow {
        place: Place::file("terbit.csv").line(at as u64 + 2),
        id: Some(agency.id.as_str().into()),
        name: agency.name.as_str().into(),
        group: agency.group.as_deref().map(Into::into),
        year: None,
        context: None,
        rank: score.rank.map(|rank| u32::try_from(rank).expect("few")),
        score: printed(score.rounded.as_ref()),
        class: score.class.clone(),
        unscored: score.reason.is_some(),
        components: tops.iter().map(|id| component(score, id)).collect(),
    });
    let find = |id: &&str| instrument.find(id).expect("the same criteria");
    Published {
        components: tops.iter().map(find).map(|criterion| Component { criterion, form: PrintedForm::Score }).collect(),
        rows: rows.collect(),
        counts: Vec::new(),
        ..Published::default()
    }
}

fn component(score: &AgencyOutcome, id: &str) -> Option<Printed> {
    let found = score.criteria.iter().find(|criterion| criterion.id == id)?;
    printed(found.rounded.as_ref())
}

/// How often a kind was planted, found in its row, and named.
#[derive(Default)]
struct Tally {
    planted: usize,
    found: usize,
    named: usize,
}

/// The tallies of all kinds.
#[derive(Default)]
struct Tallies(BTreeMap<&'static str, Tally>);

impl Tallies {
    fn count(&mut self, case: &Case, kind: &'static str, planted: Planted<'_>) {
        let Planted { row, text, others, is } = planted;
        let Some(number) = Printed::parse(text) else { return };
        let known = case.table.rows[row].score.as_ref();
        let instrument = &case.program.instrument;
        if known.is_none_or(|known| *known == number) || number.value < Exact::ZERO || number.value > instrument.top {
            return;
        }
        if self.0.get(kind).is_some_and(|tally| tally.planted >= MOST) {
            return;
        }
        let mut table = case.table.clone();
        table.rows[row].score = Some(number);
        let found = case.verify(&table, true, others);
        let place = &table.rows[row].place;
        let hit = found.mismatches.iter().find(|m| m.what == What::Score && m.place == *place);
        let tally = self.0.entry(kind).or_default();
        tally.planted += 1;
        tally.found += usize::from(hit.is_some());
        tally.named += usize::from(hit.is_some_and(|m| m.slips.iter().any(is)));
    }
}

/// A wrong number in a row, and how its slip is known again.
struct Planted<'a> {
    row: usize,
    text: &'a str,
    others: &'a [Instrument],
    is: &'a dyn Fn(&Slip) -> bool,
}

/// Plants into the first row in which other rules give another number.
fn under_other_rules(
    tallies: &mut Tallies,
    case: &Case,
    kind: &'static str,
    rules: &Rules,
    others: &[Instrument],
    is: &dyn Fn(&Slip) -> bool,
) {
    let Some(wrong) = case.under(rules) else { return };
    let differs = |at: &usize| {
        let (wrong, right) = (&wrong.agencies[*at].rounded, &case.right.agencies[*at].rounded);
        wrong.is_some() && right.is_some() && wrong != right
    };
    let Some(row) = (0..case.table.rows.len()).find(differs) else { return };
    let text = wrong.agencies[row].rounded.as_deref().unwrap_or_default();
    tallies.count(case, kind, Planted { row, text, others, is });
}

fn rounding(tallies: &mut Tallies, case: &Case) {
    let mut rules = case.rules.clone();
    rules.round_every = !rules.round_every;
    let is = |slip: &Slip| matches!(slip, Slip::RoundedEverywhere | Slip::RoundedOnce);
    under_other_rules(tallies, case, "rounded at every level or only at the end", &rules, &[], &is);
    let mut rules = case.rules.clone();
    rules.rounding = if rules.rounding == Mode::Truncate { Mode::HalfUp } else { Mode::Truncate };
    let is = |slip: &Slip| matches!(slip, Slip::Truncated | Slip::NotTruncated);
    under_other_rules(tallies, case, "truncated, or rounded instead", &rules, &[], &is);
}

fn states(tallies: &mut Tallies, case: &Case) {
    let zero = || Rule::Score(number::whole(0));
    let mut rules = case.rules.clone();
    for criterion in rules.criteria.iter_mut().filter(|criterion| !criterion.shared) {
        criterion.not_applicable = zero();
    }
    let is = |slip: &Slip| *slip == Slip::ZeroForNotApplicable;
    under_other_rules(tallies, case, "zero instead of does not apply", &rules, &[], &is);
    let mut rules = case.rules.clone();
    for criterion in rules.criteria.iter_mut().filter(|criterion| !criterion.shared) {
        criterion.unverified = Rule::Use;
    }
    let is = |slip: &Slip| *slip == Slip::UnverifiedUsed;
    under_other_rules(tallies, case, "unverified answers counted", &rules, &[], &is);
}

/// Whether weights cannot simply be changed: points, or shares of the whole under a sum.
fn fixed_weights(rules: &Rules) -> bool {
    rules.criteria.iter().any(|criterion| {
        let of_the_whole = criterion.combine == Combine::Sum && criterion.convention == Convention::Root;
        criterion.points.is_some() || criterion.combine == Combine::Points || of_the_whole
    })
}

fn weights(tallies: &mut Tallies, case: &Case) {
    if fixed_weights(&case.rules) {
        return;
    }
    let mut rules = case.rules.clone();
    for criterion in &mut rules.criteria {
        criterion.convention = Convention::Equal;
        criterion.weight = criterion.weight.take().filter(|weight| *weight == number::whole(0));
    }
    if rules.criteria.iter().all(|criterion| criterion.weight.is_none()) {
        let is = |slip: &Slip| matches!(slip, Slip::EqualWeights { .. });
        under_other_rules(tallies, case, "equal weights", &rules, &[], &is);
    }
    // Last year's weights: those of the siblings, one further.
    let (mut rules, mut other) = (case.rules.clone(), case.program.instrument.clone());
    for parent in 0..rules.criteria.len() {
        let children = case.rules.criteria[parent].children.clone();
        for (at, &child) in children.iter().enumerate() {
            let next = children[(at + 1) % children.len()];
            rules.criteria[child].weight.clone_from(&case.rules.criteria[next].weight);
            let find = |ix: usize| other.find(&case.rules.criteria[ix].id).expect("the same criteria");
            let (to, from) = (find(child), find(next));
            other.criteria[to].share = case.program.instrument.criteria[from].share.clone();
            other.criteria[to].weight.clone_from(&case.program.instrument.criteria[from].weight);
        }
    }
    other.id = "tahun-lalu".into();
    let is = |slip: &Slip| matches!(slip, Slip::OtherWeights { rules } if rules == "tahun-lalu");
    under_other_rules(tallies, case, "last year's weights", &rules, &[other], &is);
}

/// A top-level criterion left out or counted twice, its weight carried or not.
fn components(tallies: &mut Tallies, case: &Case) {
    let rules = &case.rules;
    let total = &rules.criteria[0];
    let plain = total.combine == Combine::WeightedMean && total.children.len() > 1 && !fixed_weights(rules);
    let gated = rules.criteria.iter().any(|criterion| criterion.gate.is_some());
    let for_all = total.children.iter().all(|&ix| rules.criteria[ix].groups.is_none());
    if !plain || gated || !for_all {
        return;
    }
    for &ix in &total.children {
        let id = rules.criteria[ix].id.as_str();
        let mut doubled = rules.clone();
        let Some(weight) = &rules.criteria[ix].weight else { return };
        doubled.criteria[ix].weight = Some(weight * number::whole(2));
        let is = |slip: &Slip| matches!(slip, Slip::Twice { criterion, carried: true } if criterion == id);
        under_other_rules(tallies, case, "weight doubled", &doubled, &[], &is);
        let others_weigh = |&other: &usize| other != ix && rules.criteria[other].weight != Some(number::whole(0));
        if !total.children.iter().any(others_weigh) {
            continue;
        }
        // Without all that an agency answered it was not assessed at all, which no blank rule mends.
        if somebody_answered_only(case, ix) {
            continue;
        }
        let mut without = rules.clone();
        without.criteria[ix].weight = Some(number::whole(0));
        let is = |slip: &Slip| matches!(slip, Slip::LeftOut { criterion, carried: true } if criterion == id);
        under_other_rules(tallies, case, "left out, the rest carries", &without, &[], &is);
        for row in 0..case.table.rows.len() {
            let Some((right, part)) = part(case, row, ix) else { continue };
            let text = |value: Q| number::fixed(&number::round(&value, rules.decimals, rules.rounding), rules.decimals);
            let is = |slip: &Slip| matches!(slip, Slip::LeftOut { criterion, carried: false } if criterion == id);
            let less = text(&right - &part);
            tallies.count(case, "left out", Planted { row, text: &less, others: &[], is: &is });
            let is = |slip: &Slip| matches!(slip, Slip::Twice { criterion, carried: false } if criterion == id);
            let more = text(&right + &part);
            tallies.count(case, "counted twice", Planted { row, text: &more, others: &[], is: &is });
        }
    }
}

/// Whether all the rows of some agency in the long sheet stand below one criterion.
fn somebody_answered_only(case: &Case, ix: usize) -> bool {
    let rules = &case.rules;
    let find = |id: &str| rules.criteria.iter().position(|criterion| criterion.id == id);
    let inside = |id: &str| std::iter::successors(find(id), |&at| rules.criteria[at].parent).any(|at| at == ix);
    let rows = || case.sheet.long.lines().skip(1).filter_map(|line| line.split_once(','));
    let criterion = |rest: &str| inside(rest.split(',').next().unwrap_or_default());
    rows().any(|(agency, _)| rows().filter(|(other, _)| *other == agency).all(|(_, rest)| criterion(rest)))
}

/// The total, and what a top-level criterion brings into it; none where something is excluded or not exact.
fn part(case: &Case, row: usize, ix: usize) -> Option<(Q, Q)> {
    let outcome = &case.right.agencies[row];
    let total = outcome.total.as_ref().filter(|total| total.exact)?;
    let children = &case.rules.criteria[0].children;
    let of = |ix: usize| outcome.criteria.iter().find(|c| c.id == case.rules.criteria[ix].id);
    let scored = |&ix: &usize| of(ix).is_some_and(|c| c.state == State::Scored);
    let weight = |ix: usize| case.rules.criteria[ix].weight.clone().unwrap_or_else(|| number::whole(0));
    let whole: Q = children.iter().map(|&ix| weight(ix)).sum();
    let value = of(ix)?.score.as_ref()?;
    let rounded = case.rules.round_every;
    let value = if rounded { number::decimal(of(ix)?.rounded.as_ref()?)? } else { value.value.clone() };
    children.iter().all(scored).then(|| (total.value.clone(), value * weight(ix) / whole))
}

fn digits(tallies: &mut Tallies, case: &Case, seed: u64) {
    let Some(row) = (0..case.table.rows.len()).find(|&at| case.right.agencies[at].rounded.is_some()) else { return };
    let text = case.right.agencies[row].rounded.clone().unwrap_or_default();
    let digits: Vec<usize> = (0..text.len()).filter(|&at| text.as_bytes()[at].is_ascii_digit()).collect();
    let pick = usize::try_from(seed).expect("small");
    let mut swapped = text.clone().into_bytes();
    if digits.len() > 1 {
        let at = pick % (digits.len() - 1);
        swapped.swap(digits[at], digits[at + 1]);
        let swapped = String::from_utf8(swapped).expect("digits");
        let is = |slip: &Slip| *slip == Slip::SwappedDigits;
        tallies.count(case, "swapped digits", Planted { row, text: &swapped, others: &[], is: &is });
    }
    let mut other = text.into_bytes();
    other[digits[pick % digits.len()]] = b'0' + u8::try_from(seed % 10).expect("a digit");
    let other = String::from_utf8(other).expect("digits");
    let is = |slip: &Slip| *slip == Slip::OneDigit;
    tallies.count(case, "one digit", Planted { row, text: &other, others: &[], is: &is });
}

fn classes(tallies: &mut Tallies, case: &Case) {
    let (mut rules, mut other) = (case.rules.clone(), case.program.instrument.clone());
    rules.caps.clear();
    if !case.rules.caps.is_empty() || rules.classes.is_empty() {
        return;
    }
    // Last year every bound stood a tenth of the range lower.
    let step = Exact::ratio(1, 10);
    for (class, known) in other.classes.iter_mut().zip(&mut rules.classes) {
        let lower =
            |value: &Exact| value - &(&(&case.program.instrument.top - &case.program.instrument.bottom) * &step);
        if let Some(bound) = &mut class.bound {
            bound.value = lower(&bound.value);
        }
        let range = &case.rules.top - &case.rules.bottom;
        if let Some(bound) = &mut known.bound {
            bound.at = &bound.at - range / number::whole(10);
        }
    }
    other.id = "tahun-lalu".into();
    let Some(wrong) = case.under(&rules) else { return };
    let differs = |at: &usize| {
        let (wrong, right) = (&wrong.agencies[*at].class, &case.right.agencies[*at].class);
        wrong.is_some() && right.is_some() && wrong != right
    };
    let Some(row) = (0..case.table.rows.len()).find(differs) else { return };
    let mut table = case.table.clone();
    table.rows[row].class.clone_from(&wrong.agencies[row].class);
    for with_inputs in [true, false] {
        let found = case.verify(&table, with_inputs, std::slice::from_ref(&other));
        let place = &table.rows[row].place;
        let hit = found.mismatches.iter().find(|m| m.what == What::Class && m.place == *place);
        // A table that prints fewer digits than decide leaves a class open.
        if hit.is_none() && !with_inputs && case.rules.classify_exact {
            continue;
        }
        // The class of the rounded score by this year's classes explains the same row, and is told first.
        if hit.is_some_and(|m| m.from_printed) {
            continue;
        }
        let kind = if with_inputs { "last year's classes" } else { "last year's classes, without inputs" };
        let tally = tallies.0.entry(kind).or_default();
        tally.planted += 1;
        tally.found += usize::from(hit.is_some());
        let is = |slip: &Slip| matches!(slip, Slip::OtherClasses { rules } if rules == "tahun-lalu");
        tally.named += usize::from(hit.is_some_and(|m| m.slips.iter().any(is)));
    }
}

#[test]
fn the_right_table_of_a_random_instrument_follows_with_inputs_and_without() {
    let mut tried = 0;
    for seed in 0..CASES {
        let Some(case) = Case::new(seed) else { continue };
        tried += 1;
        for with_inputs in [true, false] {
            let found = case.verify(&case.table, with_inputs, &[]);
            let told = || format!("{:#?}\n{:#?}\n{}\n{}", found.mismatches, case.table, case.text, case.sheet.long);
            assert!(found.follows(), "seed {seed}, inputs {with_inputs}: {}", told());
        }
    }
    println!("{tried} right tables, nothing told");
    assert!(tried * 2 > CASES, "{tried}");
}

#[test]
fn slips_planted_by_the_oracle_are_found_and_named_on_random_instruments() {
    let mut tallies = Tallies::default();
    for seed in 0..CASES {
        let Some(case) = Case::new(seed) else { continue };
        rounding(&mut tallies, &case);
        states(&mut tallies, &case);
        weights(&mut tallies, &case);
        components(&mut tallies, &case);
        digits(&mut tallies, &case, seed);
        classes(&mut tallies, &case);
    }
    let (mut planted, mut named) = (0, 0);
    for (kind, tally) in &tallies.0 {
        println!("{kind}: {} planted, {} found, {} named", tally.planted, tally.found, tally.named);
        (planted, named) = (planted + tally.planted, named + tally.named);
    }
    println!("all kinds: {named} of {planted} found and named");
    for (kind, tally) in &tallies.0 {
        assert!(tally.planted >= 10, "{kind}: planted only {} times", tally.planted);
        assert_eq!((tally.found, tally.named), (tally.planted, tally.planted), "{kind}");
    }
}
