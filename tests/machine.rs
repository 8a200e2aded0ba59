//! Results for programs: findings as JSON lines and as SARIF, rows of more than ranks, several files from one reading.

use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{Outcome, Run, rules};

const RULES: &str = r#"
criteria = [
  { id = "saq",   name = "Kuesioner (SAQ)", weight = 80 },
  { id = "saq.1", name = "Mengumumkan Informasi Publik", weight = 60 },
  { id = "saq.2", name = "Menyediakan Informasi Publik", weight = 40 },
  { id = "uji",   name = "Presentasi", weight = 20 },
]
[[class]]
label = "Baik"
from = 80
[[class]]
label = "Kurang"
"#;

const RIGHT: &str = "\
id,agency,group,saq.1,saq.2,uji
k1,Dinas Kominfo,OPD,90,80,70
k2,Dinas Kesehatan,OPD,60,50,40
k3,RSUD,BLUD,100,100,100
";

const WRONG: &str = "\
id,agency,group,saq.1,saq.2,uji
k1,Dinas Kominfo,OPD,90,180,70
k2,Dinas Kesehatan,OPD,lima,50,40
";

fn run(arguments: &str, answers: &str) -> Run {
    Run::new(arguments)
        .args("--rules aturan.toml")
        .file("aturan.toml", rules::about(RULES))
        .file("jawaban.csv", answers)
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

fn schema(name: &str) -> Validator {
    let text = Run::new("rules schema").arg(name).run().stdout;
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
}

/// Lines that keep to their schema, with these codes.
fn assert_findings(text: &str, codes: &[&str]) {
    let schema = schema("finding");
    let lines = lines(text);
    lines.iter().for_each(|line| assert!(schema.is_valid(line), "{line:#}"));
    let found: Vec<&str> = lines.iter().filter_map(|line| line["code"].as_str()).collect();
    assert_eq!(found, codes, "{text}");
}

#[test]
fn every_command_tells_its_findings_as_json_lines_on_request() {
    for command in ["score", "explain --agency all", "robustness --draws 10", "verify hasil.csv"] {
        let input = if command.starts_with("verify") { "--against jawaban.csv" } else { "jawaban.csv" };
        let run = run(command, WRONG).args(input).args("--findings json").status(1);
        let run = run.file("hasil.csv", "agency,score\nDinas Kominfo,80\n");
        let Outcome { stderr, stdout, .. } = run.run();
        assert_findings(&stderr, &["E302", "E301"]);
        assert_eq!(stdout, "", "{command}");
    }
    let run = run("compare jawaban.csv jawaban.csv --findings json", WRONG).status(1);
    assert_findings(&run.run().stderr, &["E302", "E301"]);
}

#[test]
fn findings_of_a_row_name_its_agency() {
    let told = lines(&run("score jawaban.csv --findings json", WRONG).status(1).run().stderr);
    assert_eq!(told.iter().map(|line| line["agency"].as_str()).collect::<Vec<_>>(), [Some("k1"), Some("k2")]);
    let long = "agency,criterion,score\nDinas A,saq.1,lima\nDinas B,tiada,7\nDinas C,saq.1,5,6,7\n,saq.1,5\n";
    let told = lines(&run("score jawaban.csv --findings json", long).status(1).run().stderr);
    let about = |code: &str| told.iter().find(|line| line["code"] == code).map(|line| line["agency"].clone());
    assert_eq!(about("E301"), Some("Dinas A".into()), "{told:#?}");
    assert_eq!(about("E308"), Some("Dinas B".into()));
    assert_eq!(about("E207"), Some("Dinas C".into()));
    assert_eq!(about("E406"), Some(Value::Null));
}

#[test]
fn findings_in_a_file_leave_the_text_on_stderr() {
    let with = run("score jawaban.csv --findings temuan.jsonl", WRONG).status(1);
    let plain = run("score jawaban.csv", WRONG).status(1).run();
    assert_eq!(with.run(), plain);
    let text = std::fs::read_to_string(with.folder().join("temuan.jsonl")).expect("the findings");
    assert_findings(&text, &["E302", "E301"]);
    let none = run("score jawaban.csv --findings temuan.jsonl", RIGHT).stderr("");
    none.run();
    assert_eq!(std::fs::read_to_string(none.folder().join("temuan.jsonl")).expect("the findings"), "");
}

#[test]
fn what_is_a_result_is_told_to_programs_too() {
    let check = run("check jawaban.csv --findings json", WRONG).status(1).says("E302").run();
    assert_findings(&check.stderr, &["E302", "E301"]);
    let table = "agency,score\nDinas Kominfo,82.80\nDinas Kesehatan,50\nRSUD,100\n";
    let verify =
        run("verify hasil.csv --against jawaban.csv --findings json", RIGHT).file("hasil.csv", table).status(1);
    let told = lines(&verify.run().stderr);
    assert!(told.iter().all(|line| line["code"] == "E601" && line["agency"].is_string()), "{told:#?}");
    assert!(!told.is_empty());
    let rules = Run::new("rules check salah.toml --findings json").file("salah.toml", "schema = 1\n").status(2).run();
    assert!(lines(&rules.stderr).iter().all(|line| line["code"].as_str().is_some_and(|code| code.starts_with("E1"))));
    let usage = Run::new("score --findings=json --salah").status(2).stdout("").run();
    assert_findings(&usage.stderr, &["E050"]);
    let verbose = run("score jawaban.csv --findings json -v", RIGHT).run();
    assert_findings(&verbose.stderr, &[]);
    assert!(lines(&verbose.stderr)[0]["note"].is_string());
}

#[test]
fn many_findings_are_counted_for_programs() {
    let rows: String = (0..300).map(|n| format!("k{n},Dinas {n},OPD,lima,50,40\n")).collect();
    let answers = format!("id,agency,group,saq.1,saq.2,uji\n{rows}");
    let told = lines(&run("score jawaban.csv --findings json", &answers).status(1).run().stderr);
    assert_eq!(told.len(), 201);
    assert_eq!(told[200], serde_json::json!({ "code": "E301", "severity": "error", "more": 100 }));
    assert!(schema("finding").is_valid(&told[200]));
}

/// What the SARIF standard requires of a log, checked by hand: its section in brackets.
fn assert_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0", "3.13.2");
    assert!(log["$schema"].as_str().is_some_and(|uri| uri.ends_with("sarif-schema-2.1.0.json")), "3.13.3");
    for run in log["runs"].as_array().expect("3.13.4") {
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string(), "3.19.8");
        let rules = driver["rules"].as_array().expect("rules");
        let ids: std::collections::BTreeSet<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
        assert_eq!(ids.len(), rules.len(), "3.19.23: each rule once, with an id");
        assert!(["utf16CodeUnits", "unicodeCodePoints"].contains(&run["columnKind"].as_str().expect("3.14.17")));
        assert!(run["invocations"].as_array().expect("a list")[0]["executionSuccessful"].is_boolean(), "3.20.14");
        for artifact in run["artifacts"].as_array().expect("artifacts") {
            assert!(artifact["location"]["uri"].is_string(), "3.24.2");
            assert!(artifact["hashes"]["sha-256"].as_str().is_some_and(|hash| hash.len() == 64), "3.24.11");
        }
        for result in run["results"].as_array().expect("3.14.23") {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().expect("3.27.6")).expect("small")];
            assert_eq!(rule["id"], result["ruleId"], "3.27.5");
            assert!(["error", "warning"].contains(&result["level"].as_str().expect("3.27.10")));
            assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()), "3.27.11");
            for location in result["locations"].as_array().expect("3.27.12") {
                let physical = &location["physicalLocation"];
                let uri = physical["artifactLocation"]["uri"].as_str().expect("3.29.3");
                assert!(uri.is_ascii() && !uri.contains([' ', '\\']), "3.4.3: {uri}");
                if let Some(region) = physical.get("region") {
                    assert!(region["startLine"].as_u64().is_some_and(|line| line > 0), "3.30.5");
                }
            }
        }
    }
}

#[test]
fn a_check_is_written_as_sarif() {
    let check = run("check", WRONG).arg("data opd.csv").file("data opd.csv", WRONG).args("-o temuan.sarif").status(1);
    check.run();
    let text = std::fs::read_to_string(check.folder().join("temuan.sarif")).expect("written");
    let log: Value = serde_json::from_str(&text).expect("JSON");
    assert_sarif(&log);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let first = results.iter().find(|result| result["ruleId"] == "E302").expect("E302");
    assert_eq!(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "data%20opd.csv");
    assert_eq!(
        first["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({ "startLine": 2, "startColumn": 25 })
    );
    assert_eq!(first["properties"]["agency"], "k1");
    let none = run("check jawaban.csv --format sarif", RIGHT).run();
    let log: Value = serde_json::from_str(&none.stdout).expect("JSON");
    assert_sarif(&log);
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/table/data/openpyxl.xlsx");
    let book = Run::new("check --format sarif --rules monev-diy-2025").arg(&book.to_string_lossy()).outcome();
    assert_sarif(&serde_json::from_str(&book.stdout).expect("JSON"));
}

#[test]
fn a_check_is_written_in_every_format_by_the_ending_of_the_file() {
    let begins = [
        ("temuan.csv", "code,severity,file,line,column,cell,agency,message,help\nE302,error,jawaban.csv,2,25,,k1,"),
        ("temuan.md", "# Temuan: "),
        ("temuan.html", "<!DOCTYPE html>"),
        ("temuan.json", "{\n  \"schema\": \"ikip.check/1\""),
    ];
    for (name, start) in begins {
        let check = run("check jawaban.csv", WRONG).arg("-o").arg(name).status(1).stdout("").stderr("");
        check.run();
        let text = std::fs::read_to_string(check.folder().join(name)).expect("written");
        assert!(text.starts_with(start), "{name}: {text}");
        assert!(text.contains("lima"), "{name} does not show what was found");
    }
    let text = run("check jawaban.csv", WRONG).status(1).run().stdout;
    let file = run("check jawaban.csv -o temuan.txt", WRONG).status(1);
    file.run();
    assert_eq!(std::fs::read_to_string(file.folder().join("temuan.txt")).expect("written"), text);
    run("check jawaban.csv -o temuan.doc", WRONG).status(2).tells("E002").run();
}

#[test]
fn the_help_of_schemas_names_every_subject() {
    for lang in ["id", "en"] {
        let help = Run::new("rules schema --help --lang").arg(lang).run().stdout;
        let words: String = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for name in
            ["rules", "scores", "explanation", "verify", "compare", "robustness", "manifest", "finding", "check"]
        {
            assert!(words.contains(name), "{name} is not in {help}");
        }
    }
}

#[test]
fn rows_have_the_columns_that_are_asked_for() {
    let expected = "\
rank,agency_id,score,exact,coverage,class,capped_by,reason,group,state,saq.1
1,k3,100.00,100,1,Baik,,,BLUD,scored,100.00
1,k1,82.80,414/5,1,Baik,,,OPD,scored,90.00
2,k2,52.80,264/5,1,Kurang,,,OPD,scored,60.00
";
    let columns = "--columns rank,agency_id,score,exact,coverage,class,capped_by,reason,group,state,saq.1";
    run("score jawaban.csv --format csv", RIGHT).args(columns).stdout(expected).stderr("").run();
    let plain = run("score jawaban.csv --format csv", RIGHT).run().stdout;
    let bare = run("score jawaban.csv --format csv --no-header", RIGHT).run().stdout;
    assert_eq!(plain.split_once('\n').expect("headings").1, bare);
    let unscored = RIGHT.replace("60,50,40", ",,");
    let rows = run("score jawaban.csv --format tsv --columns agency_id,state,reason,coverage", &unscored).outcome();
    assert!(rows.stdout.starts_with("agency_id\tstate\treason\tcoverage\n"), "{rows:?}");
    run("score jawaban.csv --format csv --columns ranks", RIGHT).status(2).tells("E054").tells("rank").run();
    run("score jawaban.csv --format md --columns rank", RIGHT).status(2).tells("E053").run();
}

#[test]
fn long_rows_say_what_json_says() {
    let text = run("score jawaban.csv --format csv --long", RIGHT).run().stdout;
    let json: Value = serde_json::from_str(&run("score jawaban.csv --format json", RIGHT).run().stdout).expect("JSON");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let headings = ["rank", "agency_id", "agency", "group", "criterion", "weight", "score", "exact", "state"];
    assert_eq!(rows.headers().expect("headings"), &headings[..]);
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let mut at = rows.iter();
    for agency in json["agencies"].as_array().expect("agencies") {
        let total = at.next().expect("the total");
        assert_eq!(
            [&total[1], &total[4], &total[7]],
            [agency["id"].as_str().expect("an id"), "total", agency["exact"].as_str().expect("exact")]
        );
        for criterion in agency["criteria"].as_array().expect("criteria") {
            let row = at.next().expect("a row");
            assert_eq!(row[4], *criterion["id"].as_str().expect("an id"));
            assert_eq!(row[5], criterion["weight"].to_string());
            assert_eq!(row[6].parse::<f64>().ok(), criterion["score"].as_f64());
            assert_eq!(row[7], *criterion["exact"].as_str().expect("exact"));
            assert_eq!(row[8], *criterion["state"].as_str().expect("a state"));
        }
    }
    assert!(at.next().is_none());
}

#[test]
fn several_files_from_one_reading_are_those_of_single_runs() {
    let names = ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.md", "a.txt", "a.html", "a.xlsx"];
    let outputs: String = names.iter().map(|name| format!(" -o {name}")).collect();
    let together = run("score jawaban.csv", RIGHT).args(&outputs).stdout("").stderr("");
    together.run();
    for name in names {
        let alone = run("score jawaban.csv", RIGHT).arg("-o").arg(name);
        alone.run();
        let read = |run: &Run| std::fs::read(run.folder().join(name)).expect("written");
        assert!(read(&together) == read(&alone), "{name} differs");
    }
    run("score jawaban.csv -o a.csv -o a.doc", RIGHT).status(2).tells("E002").run();
    let refused = run("score jawaban.csv -o a.json -o jawaban.csv", RIGHT).status(2).tells("E003");
    refused.run();
    assert!(!refused.folder().join("a.json").exists(), "a file was written before the refusal");
    run("score jawaban.csv -o a.csv -o b.csv --manifest m.json", RIGHT).status(2).tells("E051").run();
    run("score jawaban.csv -o a.csv -o b.csv --format csv", RIGHT).status(2).tells("E052").run();
}

#[test]
fn json_lines_may_lack_the_line_about_the_whole() {
    let with = run("score jawaban.csv --format jsonl", RIGHT).run().stdout;
    let without = run("score jawaban.csv --format jsonl --no-header", RIGHT).run().stdout;
    assert_eq!(with.split_once('\n').expect("a line").1, without);
    assert_eq!(lines(&without).len(), 3);
}

/// Runs the job of the README in a folder; whether all of its steps did well, and the files that there are afterwards.
#[cfg(unix)]
fn job(answers: &str) -> (bool, Vec<String>) {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README");
    let script = readme.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the job");
    assert!(script.contains("verify --manifest"), "{script}");
    let place = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(place.path().join("jawaban")).expect("a folder");
    let list = "id,name,group\nk1,Dinas Kominfo,OPD\nk2,Dinas Kesehatan,OPD\nk3,RSUD,BLUD\n";
    for (name, text) in [("aturan.toml", &*rules::about(RULES)), ("daftar.csv", list), ("jawaban/satu.csv", answers)] {
        std::fs::write(place.path().join(name), text).expect("written");
    }
    let program = Path::new(env!("CARGO_BIN_EXE_ikip")).parent().expect("a folder").to_string_lossy().into_owned();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap_or_default());
    let mut shell = std::process::Command::new("sh");
    let output = shell.args(["-c", script]).current_dir(place.path()).env("PATH", path).output().expect("a shell");
    let mut names: Vec<String> = std::fs::read_dir(place.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    (output.status.success(), names)
}

#[cfg(unix)]
#[test]
fn the_job_of_the_readme_runs_and_stops_at_what_is_wrong() {
    let (well, names) = job(RIGHT);
    assert!(well, "{names:?}");
    for name in ["bukti.json", "hasil.csv", "laporan", "temuan.html", "temuan.jsonl"] {
        assert!(names.iter().any(|known| known == name), "{name} is not in {names:?}");
    }
    let (well, names) = job(WRONG);
    assert!(!well && !names.iter().any(|name| name == "hasil.csv"), "{names:?}");
    assert!(names.iter().any(|name| name == "temuan.jsonl"));
}
