//! Random instruments and answers: the program against the oracle, from bytes to bytes.
//!
//! `IKIP_CASES` sets how many instruments are tried.

use crate::oracle;
use std::fmt::Write as _;

use crate::oracle::answers::Cell;
use crate::oracle::number::{self, Q, Score};
use crate::oracle::outcome::{AgencyOutcome, GroupOutcome, Outcome};
use crate::oracle::rules::Rules;
use crate::oracle::tape::Tape;
use crate::oracle::verdict::State;
use crate::oracle::{make_answers, make_rules, outcome};
use ikip::answers::Agency;
use ikip::answers::Answer;
use ikip::answers::Assessments;
use ikip::answers::EVERYBODY;
use ikip::answers::subject::Subject;
use ikip::exact::Exact;
use ikip::finding::Place;
use ikip::finding::severity::Severity;
use ikip::intake::{self, InputArg, Request};
use ikip::rules::{Instrument, Reply, read};
use ikip::scoring::{self, Detail, Scoreboard};
use num_traits::ToPrimitive;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed, TestRunner};
use serde_json::{Value, json};

fn cases() -> u32 {
    std::env::var("IKIP_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(600)
}

/// One random case on disk.
struct Case {
    folder: tempfile::TempDir,
    rules: Rules,
    rules_text: String,
    sheet: make_answers::Sheet,
}

impl Case {
    fn new(numbers: Vec<u32>) -> Self {
        let mut tape = Tape::new(numbers);
        let rules_text = make_rules::make(&mut tape);
        let rules = Rules::read(&rules_text);
        let sheet = make_answers::make(&mut tape, &rules);
        let folder = tempfile::tempdir().expect("a folder");
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
        put("rules.toml", &rules_text);
        put("answers.csv", &sheet.long);
        if let Some(list) = &sheet.list {
            put("list.csv", list);
        }
        Self { folder, rules, rules_text, sheet }
    }

    /// Everything a person needs to see the failure again.
    fn told(&self) -> String {
        let list = self.sheet.list.as_deref().unwrap_or("(none)");
        format!("--- rules\n{}\n--- answers\n{}\n--- list\n{list}", self.rules_text, self.sheet.long)
    }
}

/// Differences between the program's JSON and what the oracle says, one line each.
#[derive(Default)]
struct Differences(String);

impl Differences {
    fn check<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, program: &T, oracle: &T) {
        if program != oracle {
            writeln!(self.0, "{what}: the program says {program:?}, the oracle {oracle:?}").expect("text");
        }
    }
}

fn exact(score: Option<&Score>) -> Option<String> {
    score.filter(|score| score.exact).map(|score| lowest_terms(&score.value))
}

fn lowest_terms(value: &Q) -> String {
    if value.is_integer() { value.numer().to_string() } else { format!("{}/{}", value.numer(), value.denom()) }
}

/// A JSON number as an exact decimal, a text as it is.
fn number(value: &Value) -> Option<Q> {
    if value.is_null() { None } else { Some(number::parse(&value.to_string()).expect("a decimal")) }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn state(state: State) -> &'static str {
    match state {
        State::Scored => "scored",
        State::Excluded => "excluded",
        State::Gated => "gated",
        State::Unscored => "unscored",
    }
}

fn parse(text: Option<&String>) -> Option<Q> {
    text.map(|text| number::parse(text).expect("a decimal"))
}

fn compare_agency(program: &Value, oracle: &AgencyOutcome, found: &mut Differences) {
    let id = &oracle.id;
    let expected = if oracle.reason.is_none() { "scored" } else { "unscored" };
    found.check(&format!("{id}: state"), &program["state"].as_str(), &Some(expected));
    found.check(
        &format!("{id}: exact"),
        &text(&program["exact"]),
        &exact(oracle.total.as_ref().filter(|_| oracle.reason.is_none())),
    );
    found.check(&format!("{id}: score"), &number(&program["score"]), &parse(oracle.rounded.as_ref()));
    found.check(&format!("{id}: class"), &text(&program["class"]), &oracle.class);
    found.check(&format!("{id}: capped"), &program.get("capped_by").is_some_and(|by| !by.is_null()), &oracle.capped);
    found.check(&format!("{id}: rank"), &program["rank"].as_u64(), &oracle.rank.map(|rank| rank as u64));
    if let Some(coverage) = oracle.coverage.as_ref().and_then(ToPrimitive::to_f64) {
        let said = program["coverage"].as_f64().unwrap_or(f64::NAN);
        found.check(&format!("{id}: coverage {said} {coverage}"), &((said - coverage).abs() < 1e-6), &true);
    }
    let criteria = program["criteria"].as_array().expect("criteria");
    found.check(&format!("{id}: criteria"), &criteria.len(), &oracle.criteria.len());
    for (program, oracle) in criteria.iter().zip(&oracle.criteria) {
        let what = format!("{id}, {}", oracle.id);
        found.check(&format!("{what}: id"), &program["id"].as_str(), &Some(oracle.id.as_str()));
        found.check(&format!("{what}: state"), &program["state"].as_str(), &Some(state(oracle.state)));
        found.check(&format!("{what}: exact"), &text(&program["exact"]), &exact(oracle.score.as_ref()));
        found.check(&format!("{what}: score"), &number(&program["score"]), &parse(oracle.rounded.as_ref()));
    }
}

fn compare_group(program: &Value, oracle: &GroupOutcome, found: &mut Differences) {
    let what = format!("group {:?}", oracle.group);
    found.check(&format!("{what}: listed"), &program["listed"].as_u64(), &Some(oracle.listed as u64));
    found.check(&format!("{what}: scored"), &program["scored"].as_u64(), &Some(oracle.scored as u64));
    found.check(&format!("{what}: mean"), &number(&program["mean"]), &parse(oracle.rounded.as_ref()));
    for (label, count) in &oracle.classes {
        let said = program["classes"].get(label).and_then(Value::as_u64).unwrap_or(0);
        found.check(&format!("{what}: {label}"), &said, &(*count as u64));
    }
}

fn compare(program: &Value, oracle: &Outcome) -> String {
    let mut found = Differences::default();
    let agencies = program["agencies"].as_array().expect("agencies");
    found.check("agencies", &agencies.len(), &oracle.agencies.len());
    for expected in &oracle.agencies {
        match agencies.iter().find(|agency| agency["id"] == expected.id.as_str()) {
            Some(agency) => compare_agency(agency, expected, &mut found),
            None => found.check("agency", &None, &Some(&expected.id)),
        }
    }
    for expected in &oracle.groups {
        let groups = program["groups"].as_array().expect("groups");
        match groups.iter().find(|group| text(&group["group"]) == expected.group) {
            Some(group) => compare_group(group, expected, &mut found),
            None => found.check("group", &None, &Some(&expected.group)),
        }
    }
    if let Some(expected) = &oracle.summary {
        let summary = &program["summary"];
        found.check("summary: score", &number(&summary["score"]), &parse(expected.rounded.as_ref()));
        found.check("summary: exact", &text(&summary["exact"]), &exact(expected.score.as_ref()));
        found.check("summary: class", &text(&summary["class"]), &expected.class);
    }
    found.0
}

/// Reads the files of a case and scores them, as `ikip score` does.
fn judge(case: &Case) -> Result<(), String> {
    if case.sheet.answers.is_empty() || case.sheet.agencies.is_empty() {
        // A table without a row of data is refused whatever the rules; without an agency nothing is asked.
        return Ok(());
    }
    let instrument = read(&case.rules_text, "rules.toml").instrument.ok_or("the reader refuses the rules")?;
    let request = Request {
        inputs: vec![InputArg::Path(case.folder.path().join("answers.csv"))],
        agencies: case.sheet.list.is_some().then(|| case.folder.path().join("list.csv")),
        ..Request::default()
    };
    let taken = intake::read(&instrument, &request);
    let board = scoring::score(&instrument, &taken.assessments, Detail::All);
    let told: Vec<String> = taken
        .findings
        .iter()
        .chain(&board.findings)
        .filter(|finding| finding.severity() == Severity::Error)
        .map(|finding| format!("{}: {}", finding.code(), finding.message(ikip::i18n::lang::Lang::En)))
        .collect();
    match outcome::score(&case.rules, &case.sheet.agencies, &case.sheet.answers) {
        Err(_) if !told.is_empty() => Ok(()),
        Err(errors) => Err(format!("the oracle refuses ({errors:?}), the program does not")),
        Ok(_) if !told.is_empty() => Err(format!("the program refuses: {told:?}")),
        Ok(expected) => {
            let differences = compare(&shown(&instrument, &taken.assessments, &board), &expected);
            if differences.is_empty() { Ok(()) } else { Err(differences) }
        }
    }
}

/// The answers of a case as the library takes them, without any file.
fn assessments(instrument: &Instrument, case: &Case) -> Assessments {
    let mut agencies: Vec<Agency> = case
        .sheet
        .agencies
        .iter()
        .map(|agency| Agency {
            id: agency.id.as_str().into(),
            name: agency.name.as_str().into(),
            group: agency.group.as_deref().map(Into::into),
            columns: agency.columns.clone().into_iter().collect(),
        })
        .collect();
    agencies.sort();
    let mut assessors: Vec<std::sync::Arc<str>> =
        case.sheet.answers.iter().map(|a| a.assessor.as_str().into()).collect();
    assessors.sort();
    assessors.dedup();
    let answer = |given: &oracle::answers::Answer| {
        let criterion = instrument.find(&given.criterion).expect("a known criterion");
        let scale = case.rules.get(case.rules.find(&given.criterion)).scale.as_ref();
        let most = || instrument.criteria[criterion].most(instrument).expect("a number scale");
        let exact = |value: Q| Exact::from_big(value);
        let reply = match oracle::answers::read(&given.cell, scale) {
            Cell::Blank => Reply::Blank,
            Cell::NotApplicable => Reply::NotApplicable,
            Cell::NoCase => Reply::NoCase,
            Cell::Number(value) | Cell::Choice(value) => Reply::Value(exact(value)),
            Cell::Part(part) => Reply::Value(&exact(part) * &most()),
        };
        let subject = if given.agency == EVERYBODY {
            Subject::Everybody
        } else {
            Subject::Agency(agencies.iter().position(|agency| *agency.id == *given.agency).expect("a known agency"))
        };
        Answer {
            subject,
            criterion,
            assessor: assessors.iter().position(|name| **name == *given.assessor).expect("a known assessor"),
            reply,
            text: given.cell.as_str().into(),
            verified: given.verified,
            declared: None,
            evidence: None,
            note: None,
            place: Place::default(),
        }
    };
    let answers = case.sheet.answers.iter().map(answer).collect();
    Assessments::from_answers(instrument, agencies.clone(), assessors, answers).expect("answers that fit")
}

/// The parts of a scoreboard that the oracle knows, in the form of the program's JSON.
fn shown(instrument: &Instrument, assessments: &Assessments, board: &Scoreboard) -> Value {
    let number = |value: &Exact| serde_json::from_str::<Value>(&instrument.printed(value)).expect("a number");
    let exact =
        |value: &scoring::UnroundedScore| if value.approximate { Value::Null } else { json!(value.exact.to_string()) };
    let class = |class: Option<usize>| class.map(|at| instrument.classes[at].label.clone());
    let agency = |score: &scoring::AgencyScore| {
        let criteria: Vec<Value> = board
            .kept
            .iter()
            .zip(board.criteria(score))
            .map(|(&ix, one)| {
                let value = one.value();
                json!({ "id": instrument.criteria[ix].id, "state": one.state().name(),
                        "exact": value.map(exact), "score": value.map(|value| number(&value.exact)) })
            })
            .collect();
        json!({ "id": *assessments.agencies[score.agency()].id,
                "state": if score.is_scored() { "scored" } else { "unscored" },
                "exact": score.value().as_ref().map(exact), "score": score.score().map(number),
                "class": class(score.class()), "capped_by": score.capped_by(), "rank": score.rank(),
                "coverage": score.coverage().to_f64(), "criteria": criteria })
    };
    let group = |group: &scoring::GroupScore| {
        let classes: serde_json::Map<String, Value> =
            instrument.classes.iter().zip(&group.classes).map(|(class, n)| (class.label.clone(), json!(n))).collect();
        json!({ "group": group.group.as_deref(), "listed": group.listed, "scored": group.scored,
                "mean": group.mean.as_ref().map(|mean| number(&mean.exact)), "classes": classes })
    };
    let summary = board.summary.as_ref().map(|summary| {
        json!({ "score": summary.score.as_ref().map(number), "exact": summary.total.as_ref().map(exact),
                "class": class(summary.class) })
    });
    json!({ "agencies": board.agencies.iter().map(agency).collect::<Vec<_>>(),
            "groups": board.groups.iter().map(group).collect::<Vec<_>>(), "summary": summary })
}

fn judge_scoring(case: &Case) -> Result<(), String> {
    let read = read(&case.rules_text, "rules.toml");
    let Some(instrument) = read.instrument else {
        let told: Vec<String> = read.findings.iter().map(|f| f.message(ikip::i18n::lang::Lang::En)).collect();
        return Err(format!("the reader refuses the rules: {told:?}"));
    };
    // What only the intake can see (answers where none belong) is tried with files.
    let Ok(expected) = outcome::score(&case.rules, &case.sheet.agencies, &case.sheet.answers) else { return Ok(()) };
    let assessments = assessments(&instrument, case);
    let board = scoring::score(&instrument, &assessments, Detail::All);
    let differences = compare(&shown(&instrument, &assessments, &board), &expected);
    if differences.is_empty() { Ok(()) } else { Err(differences) }
}

#[test]
fn scoring_says_what_the_oracle_says() {
    let tapes = proptest::collection::vec(any::<u32>(), 0..2500);
    let result = TestRunner::new(config(cases())).run(&tapes, |numbers| {
        let case = Case::new(numbers);
        judge_scoring(&case).map_err(|found| TestCaseError::fail(format!("{found}\n{}", case.told())))
    });
    if let Err(proptest::test_runner::TestError::Fail(reason, _)) = &result {
        panic!("{reason}");
    }
    result.expect("cases ran");
}

/// The same cases in every run; `IKIP_SEED` (a number) asks for others, `IKIP_CASES` for more.
fn config(cases: u32) -> Config {
    let seed = std::env::var("IKIP_SEED").ok().map_or(20_251_117, |seed| seed.parse().expect("a seed is a number"));
    Config {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        max_shrink_iters: 300,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..Config::default()
    }
}

#[test]
fn the_program_says_what_the_oracle_says() {
    let tapes = proptest::collection::vec(any::<u32>(), 0..2500);
    let result = TestRunner::new(config(cases())).run(&tapes, |numbers| {
        let case = Case::new(numbers);
        judge(&case).map_err(|found| TestCaseError::fail(format!("{found}\n{}", case.told())))
    });
    if let Err(proptest::test_runner::TestError::Fail(reason, _)) = &result {
        panic!("{reason}");
    }
    result.expect("cases ran");
}

/// Writes random cases for `tests/same_bytes.py`, which runs two builds on them: `IKIP_CASES` of them (500), each a
/// folder with rules.toml, answers.csv and, where there is one, list.csv, below `IKIP_FOLDER`.
#[test]
#[ignore = "writes the cases on which tests/same_bytes.py compares two builds"]
fn write_random_cases() {
    let folder = std::path::PathBuf::from(std::env::var_os("IKIP_FOLDER").expect("IKIP_FOLDER names a folder"));
    let count = std::env::var("IKIP_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(500_u64);
    for seed in 0..count {
        let mut tape = Tape::seeded(7_000_000 + seed, 600);
        let rules_text = make_rules::make(&mut tape);
        let sheet = make_answers::make(&mut tape, &Rules::read(&rules_text));
        let place = folder.join(format!("{seed:04}"));
        std::fs::create_dir_all(&place).expect("a folder");
        let put = |name: &str, text: &str| std::fs::write(place.join(name), text).expect("a file");
        put("rules.toml", &rules_text);
        put("answers.csv", &sheet.long);
        if let Some(list) = &sheet.list {
            put("list.csv", list);
        }
    }
}
