//! The oracle against small cases worked out by hand, so that what judges the program is itself judged.

use crate::oracle::answers::{Agency, Answer};
use crate::oracle::number::{self, whole};
use crate::oracle::outcome::{AgencyOutcome, Outcome, Reason, score};
use crate::oracle::rules::Rules;
use crate::oracle::tape::Tape;
use crate::oracle::verdict::State;
use crate::oracle::{make_answers, make_rules};
use std::collections::BTreeMap;

/// The example of the design's section 3, without what plays no part in arithmetic.
const MONEV: &str = r#"
schema = 1
criteria = [
  { id = "saq",     name = "Kuesioner (SAQ)",       weight = 80 },
  { id = "saq.1",   name = "Mengumumkan informasi", weight = 100 },
  { id = "saq.1.1", name = "Profil badan publik",   weight = 60, scale = "ya-tidak" },
  { id = "saq.1.2", name = "Laporan keuangan",      weight = 40, scale = "ya-tidak" },
  { id = "uji",     name = "Uji publik",            weight = 20, gate = { on = "saq", from = 80 }, otherwise = "zero" },
]
[[class]]
label = "Informatif"
from = 90
[[class]]
label = "Menuju Informatif"
from = 80
[[class]]
label = "Cukup"
from = 60
[[class]]
label = "Tidak"
[scale.ya-tidak]
kind = "choice"
choices = { "Ya" = 1, "Sebagian" = 0.5, "Tidak" = 0 }
out_of = 1
[[cap]]
unless = { on = "saq.1.2", from = 100 }
best_class = "Menuju Informatif"
"#;

/// Two leaves of 50 and whatever else a test writes.
fn halves(leaf_keys: &str, sections: &str) -> String {
    format!(
        "schema = 1\ncriteria = [\n{{ id = \"a\", name = \"A\", weight = 50 {leaf_keys} }},\n\
         {{ id = \"b\", name = \"B\", weight = 50 }},\n]\n{sections}"
    )
}

/// Rows of `agency criterion cell`, one assessor each in the order given; `!` before a cell: not verified.
/// Agencies are `name` or `name@group`, in the order given.
fn run(rules: &str, agencies: &str, rows: &[(&str, &str, &str)]) -> Result<Outcome, Vec<String>> {
    let agency = |word: &str| {
        let (name, group) = word.split_once('@').map_or((word, None), |(name, group)| (name, Some(group)));
        Agency { id: name.into(), name: name.into(), group: group.map(str::to_owned), columns: BTreeMap::new() }
    };
    let agencies: Vec<Agency> = agencies.split_whitespace().map(agency).collect();
    let answer = |(at, (agency, criterion, cell)): (usize, &(&str, &str, &str))| Answer {
        agency: agency.to_string(),
        criterion: criterion.to_string(),
        assessor: at.to_string(),
        cell: cell.trim_start_matches('!').to_owned(),
        verified: !cell.starts_with('!'),
    };
    let answers: Vec<Answer> = rows.iter().enumerate().map(answer).collect();
    score(&Rules::read(rules), &agencies, &answers)
}

fn one(rules: &str, rows: &[(&str, &str, &str)]) -> AgencyOutcome {
    run(rules, "x", rows).expect("valid answers").agencies.remove(0)
}

fn exact(outcome: &AgencyOutcome) -> String {
    outcome.total.as_ref().and_then(number::Score::exact_text).unwrap_or_else(|| "none".to_owned())
}

fn criterion(outcome: &AgencyOutcome, id: &str) -> (State, String) {
    let found = outcome.criteria.iter().find(|c| c.id == id).expect("a criterion of the rules");
    (found.state, found.score.as_ref().map_or("none".to_owned(), |score| score.value.to_string()))
}

fn ranks(outcome: &Outcome) -> Vec<Option<usize>> {
    outcome.agencies.iter().map(|agency| agency.rank).collect()
}

#[test]
fn the_example_of_the_design_scores_gates_and_caps() {
    // x: 60 x 100 + 40 x 50 = 80.00 for saq, which opens the gate (80 >= 80): 0.8 x 80 + 0.2 x 95 = 83.
    // y: 60 x 50 + 40 x 100 = 70, gate shut: 0.8 x 70 = 56.
    // z: all full, saq.1.2 at 100 included, so nothing caps its class.
    let rows = [
        ("x", "saq.1.1", "ya"),
        ("x", "saq.1.2", "Sebagian"),
        ("x", "uji", "95"),
        ("y", "saq.1.1", "Sebagian"),
        ("y", "saq.1.2", "Ya"),
        ("y", "uji", "100"),
        ("z", "saq.1.1", "Ya"),
        ("z", "saq.1.2", "Ya"),
        ("z", "uji", "100"),
    ];
    let outcome = run(MONEV, "x y z", &rows).expect("valid answers");
    let [x, y, z] = &outcome.agencies[..] else { panic!("three agencies") };
    assert_eq!((exact(x), exact(y), exact(z)), ("83".into(), "56".into(), "100".into()));
    assert_eq!(x.class.as_deref(), Some("Menuju Informatif"));
    assert_eq!(y.class.as_deref(), Some("Tidak"));
    assert_eq!(z.class.as_deref(), Some("Informatif"));
    assert_eq!(criterion(y, "uji"), (State::Gated, "0".into()));
    assert_eq!(ranks(&outcome), [Some(2), Some(3), Some(1)]);
    // A gated stage is not asked: y answered all of the 80 that remain.
    assert_eq!(y.coverage, Some(whole(1)));
    assert_eq!(y.rounded.as_deref(), Some("56.00"));
}

#[test]
fn a_cap_lowers_the_class_and_neither_score_nor_rank() {
    // saq as a whole 100 leaves saq.1.2 without a score, so the cap's condition cannot be met:
    // 0.8 x 100 + 0.2 x 100 = 100 with the class of the cap.
    let x = one(MONEV, &[("x", "saq", "100"), ("x", "uji", "100")]);
    assert_eq!((exact(&x), x.class.as_deref(), x.capped), ("100".into(), Some("Menuju Informatif"), true));
    assert_eq!(criterion(&x, "saq.1.2"), (State::Unscored, "none".into()));
}

#[test]
fn excluded_weights_are_carried_by_the_siblings_except_under_sum() {
    // b = 80 alone carries the whole; under sum it adds 80 x 50 / 100 = 40.
    let rows = [("x", "a", "n/a"), ("x", "b", "80")];
    assert_eq!(exact(&one(&halves("", ""), &rows)), "80");
    assert_eq!(exact(&one(&halves("", "[score]\ncombine = \"sum\""), &rows)), "40");
}

#[test]
fn every_combination_is_what_its_name_says() {
    // 4 and 9: mean 13/2, sum 4 x .5 + 9 x .5 = 13/2, min 4, geometric sqrt 36 = 6 (not exact).
    let rows = [("x", "a", "4"), ("x", "b", "9")];
    let by = |how: &str| one(&halves("", &format!("[score]\ncombine = \"{how}\"")), &rows);
    assert_eq!(exact(&by("weighted-mean")), "13/2");
    assert_eq!(exact(&by("sum")), "13/2");
    assert_eq!(exact(&by("min")), "4");
    let geometric = by("geometric").total.expect("scored");
    assert_eq!((geometric.exact, geometric.value), (false, whole(6)));
    // 2 and 9 with weights 50/50: sqrt 18 = 4.24264068711928514640506617262909...
    let root = one(&halves("", "[score]\ncombine = \"geometric\""), &[("x", "a", "2"), ("x", "b", "9")]);
    let digits = number::parse("4.242640687119285146405066172629094236").expect("a number");
    let off = root.total.expect("scored").value - digits;
    assert!(off.numer().bits() + 110 < off.denom().bits(), "within 1e-33");
    assert_eq!(root.rounded.as_deref(), Some("4.24"));
}

#[test]
fn assessors_are_combined_as_named() {
    // 10, 20, 60, 100 and a blank: mean 190/4, median 40, trimmed 40, min 10, max 100.
    let rows =
        [("x", "a", "60"), ("x", "a", "10"), ("x", "a", "-"), ("x", "a", "100"), ("x", "a", "20"), ("x", "b", "n/a")];
    let by = |how: &str| exact(&one(&halves("", &format!("[answers]\nassessors = \"{how}\"")), &rows));
    assert_eq!(["mean", "median", "min", "max", "trimmed-mean"].map(by), ["95/2", "40", "10", "100", "40"]);
}

#[test]
fn states_count_as_their_nearest_rule_says() {
    // a says 60 for "no case" (already a score); b: an answer that is not verified counts 0: (60 + 0) / 2.
    let x = one(&halves(", no_case = 60", ""), &[("x", "a", "tidak ada kasus"), ("x", "b", "!90")]);
    assert_eq!(exact(&x), "30");
    // Not verified, but used: (60 + 90) / 2.
    let used = halves(", no_case = 60", "[answers]\nunverified = \"use\"");
    assert_eq!(exact(&one(&used, &[("x", "a", "no case"), ("x", "b", "!90")])), "75");
    let refused = run(&halves("", ""), "x", &[("x", "a", "no case"), ("x", "b", "90")]);
    assert_eq!(refused.expect_err("no case is an error by default"), ["x: a is without a case"]);
}

#[test]
fn one_assessors_blank_is_left_out_and_all_blank_is_the_rule() {
    // a: only the 70 counts. b: all blank, so zero: 35. With exclude: 70.
    let rows = [("x", "a", "70"), ("x", "a", ""), ("x", "b", ""), ("x", "b", "-")];
    let x = one(&halves("", ""), &rows);
    assert_eq!((exact(&x), x.coverage.clone()), ("35".into(), number::parse("1/2")));
    assert_eq!(exact(&one(&halves("", "[answers]\nblank = \"exclude\""), &rows)), "70");
    let little = one(&halves("", "[answers]\nmin_coverage = 0.6"), &rows);
    assert_eq!((little.reason, little.rank), (Some(Reason::Coverage), None));
}

#[test]
fn points_weigh_what_they_are_and_what_does_not_apply_leaves() {
    // Sheet of 10 + 30 (in a branch) + 20 + 40. x: 5 of 10, 30 of 30 by share 1/1, 20 not applicable,
    // 10 of 40: 45 of 80 = 225/4 in the hundred.
    let rules = r#"
schema = 1
criteria = [
  { id = "1", name = "A", points = 10 },
  { id = "2", name = "B" },
  { id = "2.1", name = "C", points = 30 },
  { id = "2.2", name = "D", points = 20 },
  { id = "3", name = "E", points = 40, scale = "empat" },
]
[score]
combine = "points"
[scale.empat]
kind = "number"
min = 0
max = 4
out_of = 4
"#;
    let x = one(rules, &[("x", "1", "5"), ("x", "2.1", "1/1"), ("x", "2.2", "tidak berlaku"), ("x", "3", "1")]);
    assert_eq!(exact(&x), "225/4");
    assert_eq!(criterion(&x, "2"), (State::Scored, "100".into()));
    // The branch as a whole stands for all its 50 points: (5 + 40 + 10) / 100.
    let y = one(rules, &[("x", "1", "5"), ("x", "2", "80"), ("x", "3", "1")]);
    assert_eq!(exact(&y), "55");
}

#[test]
fn bands_take_a_share_and_the_mean_of_shares() {
    // a: 480/503 = 95.4 % -> 100. The branch: mean of 60 and 71 = 65.5 -> 50. Total 75.
    let rules = r#"
schema = 1
criteria = [
  { id = "a", name = "A", weight = "100/2", scale = "tindak-lanjut" },
  { id = "b", name = "B", weight = 50, scale = "tindak-lanjut", weights = "equal" },
  { id = "b.1", name = "C" },
  { id = "b.2", name = "D" },
]
[scale.tindak-lanjut]
kind = "bands"
min = 0
max = 100
bands = [ { above = 90, score = 100 }, { above = 70, score = 70 }, { above = 50, score = 50 }, { above = 0, score = 20 }, { from = 0, score = 0 } ]
"#;
    assert_eq!(exact(&one(rules, &[("x", "a", "480/503"), ("x", "b.1", "60"), ("x", "b.2", "71")])), "75");
    // The whole goes through the scale too: 70 is not above 70 -> 50.
    assert_eq!(exact(&one(rules, &[("x", "a", "0"), ("x", "b", "70")])), "25");
}

#[test]
fn conventions_of_weights_lead_to_the_same_shares() {
    // Leaves of 3/4 x 1/3 and 3/4 x 2/3 and 1/4, with 90, 60 and 20: 22.5 + 30 + 5 = 57.5.
    let rows = [("x", "a.1", "90"), ("x", "a.2", "60"), ("x", "b", "20")];
    let rules = |convention: &str, weights: [&str; 4]| {
        let [a, b, c, d] = weights;
        format!(
            "schema = 1\ncriteria = [\n{{ id = \"a\", name = \"A\", weight = {a} }},\n{{ id = \"a.1\", name = \"B\", weight = {b} }},\n\
             {{ id = \"a.2\", name = \"C\", weight = {c} }},\n{{ id = \"b\", name = \"D\", weight = {d} }},\n]\n[score]\nweights = \"{convention}\"\n"
        )
    };
    assert_eq!(exact(&one(&rules("parent", ["75", "\"100/3\"", "\"200/3\"", "25"]), &rows)), "115/2");
    assert_eq!(exact(&one(&rules("root", ["75", "25", "50", "25"]), &rows)), "115/2");
    assert_eq!(exact(&one(&rules("relative", ["3", "0.5", "1", "1"]), &rows)), "115/2");
}

#[test]
fn groups_leave_out_what_does_not_apply() {
    let rules = halves(", groups = [\"OPD\"]", "");
    let rows = [("x", "a", "40"), ("x", "b", "80"), ("y", "b", "80")];
    let outcome = run(&rules, "x@OPD y@Desa", &rows).expect("valid answers");
    // x: 60. y: b alone, 80. Each first in its own group.
    assert_eq!(exact(&outcome.agencies[0]), "60");
    assert_eq!(exact(&outcome.agencies[1]), "80");
    assert_eq!(criterion(&outcome.agencies[1], "a"), (State::Excluded, "none".into()));
    assert_eq!(ranks(&outcome), [Some(1), Some(1)]);
    assert!(run(&rules, "y@Desa", &[("y", "a", "40"), ("y", "b", "80")]).is_err());
}

#[test]
fn a_shared_criterion_counts_for_all_and_may_be_absent_where_it_says_so() {
    let rules = |blank: &str| {
        format!(
            "schema = 1\ncriteria = [\n{{ id = \"own\", name = \"A\", weight = 70 }},\n\
             {{ id = \"nac\", name = \"B\", weight = 30, shared = true, weights = \"equal\"{blank} }},\n{{ id = \"nac.1\", name = \"C\" }},\n]\n"
        )
    };
    // 0.7 x 60 + 0.3 x 90 = 69 for x, 0.7 x 80 + 27 = 83 for y.
    let rows = [("x", "own", "60"), ("y", "own", "80"), ("*", "nac.1", "90")];
    let outcome = run(&rules(""), "x y", &rows).expect("valid answers");
    assert_eq!(outcome.agencies.iter().map(exact).collect::<Vec<_>>(), ["69", "83"]);
    assert_eq!(outcome.agencies[0].coverage, Some(whole(1)));
    assert!(run(&rules(""), "x y", &rows[..2]).is_err());
    assert_eq!(exact(&one(&rules(", blank = \"exclude\""), &rows[..1])), "60");
}

#[test]
fn a_gate_may_reweight_or_unscore_and_top_counts_shared_places() {
    let gate = |otherwise: &str, condition: &str| {
        format!(
            "schema = 1\ncriteria = [\n{{ id = \"a\", name = \"A\", weight = 50 }},\n\
             {{ id = \"b\", name = \"B\", weight = 50, gate = {{ on = \"a\", {condition} }}, otherwise = \"{otherwise}\" }},\n]\n"
        )
    };
    let rows = [("x", "a", "60"), ("x", "b", "20")];
    assert_eq!(exact(&one(&gate("reweight", "above = 60"), &rows)), "60");
    assert_eq!(exact(&one(&gate("reweight", "from = 60"), &rows)), "40");
    assert_eq!(one(&gate("unscored", "from = 61"), &rows).reason, Some(Reason::Gate));
    // Rounded to two decimals, 59.995 is 60.00 and passes.
    assert_eq!(exact(&one(&gate("zero", "from = 60"), &[("x", "a", "59.995"), ("x", "b", "0.005")])), "30");
    // Places 1, 2, 2 pass `top = 2`, the fourth does not; w has no answer and is not counted.
    let many = [("p", "a", "90"), ("q", "a", "80"), ("r", "a", "80"), ("s", "a", "70")];
    let many: Vec<_> = many.iter().flat_map(|row| [*row, (row.0, "b", "10")]).collect();
    let outcome = run(&gate("zero", "top = 2"), "p q r s w", &many).expect("valid answers");
    let totals: Vec<String> = outcome.agencies.iter().map(exact).collect();
    assert_eq!(totals, ["50", "45", "45", "35", "none"]);
}

#[test]
fn a_condition_asks_nothing_of_what_does_not_apply_and_fails_on_what_is_blank() {
    let rules = "schema = 1\ncriteria = [\n{ id = \"a\", name = \"A\", weight = 50 },\n\
        { id = \"b\", name = \"B\", weight = 50, gate = { on = \"a\", from = 50 }, otherwise = \"reweight\" },\n]\n\
        [answers]\nblank = \"exclude\"\n";
    assert_eq!(exact(&one(rules, &[("x", "a", "n/a"), ("x", "b", "20")])), "20");
    assert_eq!(one(rules, &[("x", "a", ""), ("x", "b", "20")]).reason, Some(Reason::Excluded));
}

#[test]
fn rounding_of_every_criterion_goes_on_into_the_total() {
    // Assessors 0, 0, 100 make 100/3, rounded 33.33; (100/3 + 50) / 2 = 125/3.
    let rows = [("x", "a", "0"), ("x", "a", "0"), ("x", "a", "100"), ("x", "b", "50")];
    assert_eq!(exact(&one(&halves("", ""), &rows)), "125/3");
    let every = one(&halves("", "[score]\nround_at = \"every-criterion\""), &rows);
    // (33.33 + 50) / 2 = 41.665, printed half-up 41.67.
    assert_eq!((exact(&every), every.rounded.as_deref()), ("8333/200".into(), Some("41.67")));
    let even = one(&halves("", "[score]\nround_at = \"every-criterion\"\nrounding = \"half-even\""), &rows);
    assert_eq!(even.rounded.as_deref(), Some("41.66"));
    let cut = one(&halves("", "[score]\nrounding = \"truncate\"\ndecimals = 1"), &rows);
    assert_eq!(cut.rounded.as_deref(), Some("41.6"));
}

#[test]
fn a_score_exactly_on_a_bound_is_in_from_and_not_in_above() {
    // Thirds: 100/3 + 100/3 + 100/3 of 60 is 60 exactly.
    let rules = |bound: &str| {
        let leaf = |id: &str| format!("{{ id = \"{id}\", name = \"N\", weight = \"100/3\" }},\n");
        let classes = format!("[[class]]\nlabel = \"atas\"\n{bound} = 60\n[[class]]\nlabel = \"bawah\"\n");
        format!("schema = 1\ncriteria = [\n{}{}{}]\n{classes}", leaf("p"), leaf("q"), leaf("r"))
    };
    let rows = [("x", "p", "59.9"), ("x", "q", "60.05"), ("x", "r", "60.05")];
    assert_eq!(one(&rules("from"), &rows).class.as_deref(), Some("atas"));
    assert_eq!(one(&rules("above"), &rows).class.as_deref(), Some("bawah"));
}

#[test]
fn ranks_share_places_and_break_ties_as_told() {
    let rows = [
        ("p", "a", "50"),
        ("p", "b", "50"),
        ("q", "a", "60"),
        ("q", "b", "40"),
        ("r", "a", "10"),
        ("r", "b", "10"),
        ("s", "a", "90"),
        ("s", "b", "90"),
    ];
    let ranked = |section: &str| ranks(&run(&halves("", section), "p q r s", &rows).expect("valid answers"));
    assert_eq!(ranked(""), [Some(2), Some(2), Some(4), Some(1)]);
    assert_eq!(ranked("[ranking]\nties = \"dense\""), [Some(2), Some(2), Some(3), Some(1)]);
    assert_eq!(ranked("[ranking]\nbreak_ties = [\"a\"]"), [Some(3), Some(2), Some(4), Some(1)]);
    // 50.001 and 50 are one place when rounded, two when exact.
    let near = [("p", "a", "50.002"), ("p", "b", "50"), ("q", "a", "50"), ("q", "b", "50")];
    let by =
        |by: &str| ranks(&run(&halves("", &format!("[ranking]\nby = \"{by}\"")), "p q", &near).expect("valid answers"));
    assert_eq!((by("rounded"), by("exact")), (vec![Some(1), Some(1)], vec![Some(1), Some(2)]));
}

#[test]
fn absent_agencies_are_unscored_or_last_with_zero() {
    let sections =
        "[[class]]\nlabel = \"baik\"\nfrom = 50\n[[class]]\nlabel = \"buruk\"\n[answers]\nblank = 60\nabsent = ";
    let rows = [("x", "a", "60"), ("y", "a", "-")];
    let outcome =
        |absent: &str| run(&halves("", &format!("{sections}\"{absent}\"")), "x y", &rows).expect("valid answers");
    let unscored = outcome("unscored");
    assert_eq!((unscored.agencies[1].reason, ranks(&unscored)), (Some(Reason::Absent), vec![Some(1), None]));
    let zero = outcome("zero");
    assert_eq!((exact(&zero.agencies[1]), zero.agencies[1].class.as_deref()), ("0".into(), Some("buruk")));
    assert_eq!(zero.groups[0].mean.as_ref().map(|mean| mean.value.clone()), Some(whole(30)));
}

#[test]
fn a_branch_without_answers_counts_as_its_own_blank_says() {
    let rules = "schema = 1\ncriteria = [\n{ id = \"a\", name = \"A\", weight = 60 },\n\
        { id = \"b\", name = \"B\", weight = 40, weights = \"equal\", blank = \"exclude\" },\n{ id = \"b.1\", name = \"C\" },\n{ id = \"b.2\", name = \"D\" },\n]\n";
    // Nothing of b: a alone. One of b: the other is 0 by the file's rule, 0.6 x 50 + 0.4 x 50.
    let nothing = one(rules, &[("x", "a", "50"), ("x", "b.1", "-")]);
    assert_eq!((exact(&nothing), nothing.coverage.clone()), ("50".into(), Some(whole(1))));
    assert_eq!(exact(&one(rules, &[("x", "a", "50"), ("x", "b.1", "100")])), "50");
    // The whole and its inside: an error.
    assert!(run(rules, "x", &[("x", "b", "10"), ("x", "b.1", "10")]).is_err());
}

#[test]
fn the_summary_weighs_exact_scores_by_a_column() {
    let rules = halves("", "[summary]\nname = \"N\"\ncombine = \"mean\"\nweighted_by = \"penduduk\"\n");
    let agency = |id: &str, weight: &str| Agency {
        id: id.into(),
        name: id.into(),
        group: None,
        columns: BTreeMap::from([("penduduk".to_owned(), weight.to_owned())]),
    };
    let answer = |agency: &str, cell: &str| Answer {
        agency: agency.into(),
        criterion: "total".into(),
        assessor: String::new(),
        cell: cell.into(),
        verified: true,
    };
    // (1 x 60 + 2 x 90) / 3 = 80; z has no answer and takes no part.
    let agencies = [agency("x", "1"), agency("y", "2"), agency("z", "7")];
    let outcome =
        score(&Rules::read(&rules), &agencies, &[answer("x", "60"), answer("y", "90")]).expect("valid answers");
    let summary = outcome.summary.expect("the rules ask for one");
    assert_eq!(summary.score.and_then(|score| score.exact_text()).as_deref(), Some("80"));
    let bare = [Agency { columns: BTreeMap::new(), ..agencies[0].clone() }];
    assert!(score(&Rules::read(&rules), &bare, &[answer("x", "60")]).is_err());
}

#[test]
fn generated_instruments_use_every_feature_and_are_nearly_always_scored() {
    let mut unused: Vec<&str> = vec![
        "weights = \"parent\"",
        "weights = \"root\"",
        "weights = \"relative\"",
        "weights = \"equal\"",
        "weight = \"",
        "weight = 0,",
        "combine = \"weighted-mean\"",
        "combine = \"sum\"",
        "combine = \"min\"",
        "combine = \"geometric\"",
        "combine = \"points\"",
        "points = ",
        "kind = \"number\"",
        "kind = \"choice\"",
        "kind = \"bands\"",
        "out_of",
        "step",
        "parent = ",
        "groups = [",
        "gate = ",
        "otherwise = \"zero\"",
        "otherwise = \"reweight\"",
        "otherwise = \"unscored\"",
        "from = ",
        "above = ",
        "top = ",
        "within = \"group\"",
        "within = \"all\"",
        "[[cap]]",
        "shared = true",
        "blank = \"exclude\"",
        "blank = \"error\"",
        "not_applicable = \"zero\"",
        "no_case = ",
        "unverified = \"use\"",
        "\"median\"",
        "\"trimmed-mean\"",
        "min_coverage",
        "every-criterion",
        "classify = \"exact\"",
        "half-even",
        "truncate",
        "ties = \"dense\"",
        "by = \"exact\"",
        "break_ties",
        "[summary]",
        "weighted_by",
        "absent = \"zero\"",
        "[[criteria]]",
    ];
    let (mut scored, mut refused) = (0, 0);
    for seed in 0..150 {
        let mut tape = Tape::seeded(seed, 2500);
        let text = make_rules::make(&mut tape);
        unused.retain(|feature| !text.contains(feature));
        let rules = Rules::read(&text);
        let sheet = make_answers::make(&mut tape, &rules);
        match score(&rules, &sheet.agencies, &sheet.answers) {
            Ok(outcome) => scored += outcome.agencies.iter().filter(|agency| agency.reason.is_none()).count(),
            Err(_) => refused += 1,
        }
    }
    assert_eq!(unused, Vec::<&str>::new());
    assert!(scored > 300 && refused < 10, "{scored} agencies scored, {refused} sheets refused");
}
