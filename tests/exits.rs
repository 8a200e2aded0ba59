//! What a run writes: never over what it read, whole or not at all, and of one run only.

use std::fs;
use std::path::Path;

use crate::support::{Outcome, Run, forms};

const RULES: &str = r#"schema = 1
criteria = [
  { id = "a", name = "A", weight = 60 },
  { id = "b", name = "B", weight = 40 },
]
[instrument]
id = "t"
title = "T"
year = 2025
status = "illustrative"
[[class]]
label = "Baik"
from = 60
[[class]]
label = "Kurang"
"#;
const ANSWERS: &str = "agency,criterion,score\nX,a,50\nX,b,75.5\nY,a,60\nY,b,60\n";
const LIST: &str = "id,name\nX,X\nY,Y\n";

/// A desk with rules, answers (also in a folder) and a list.
fn desk(arguments: &str) -> Run {
    Run::new(arguments)
        .file("r.toml", RULES)
        .file("a.csv", ANSWERS)
        .file("b.csv", ANSWERS.replace("75.5", "65.5"))
        .file("d/a.csv", ANSWERS)
        .file("l.csv", LIST)
        .file("p.csv", "rank,agency_id,agency,group,a,b,score,class,state\n1,X,X,,50.00,75.50,60.20,Baik,scored\n")
}

/// The desk in another call, with what stands there now.
fn again(run: &Run, arguments: &str) -> Outcome {
    let arguments: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
    crate::support::call(&arguments, run.folder(), &[], &[])
}

fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = walk(folder);
    all.sort();
    all
}

fn walk(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                walk(&path)
            } else {
                vec![(path.display().to_string(), fs::read(&path).expect("a file"))]
            }
        })
        .collect()
}

#[test]
fn no_command_writes_over_what_it_reads_or_over_its_other_output() {
    for (arguments, code) in [
        ("score a.csv --rules r.toml --format csv -o r.toml", "E003"),
        ("score a.csv --rules r.toml --manifest a.csv", "E003"),
        ("score a.csv --rules r.toml --agencies l.csv --manifest l.csv", "E003"),
        ("score a.csv --rules r.toml -o x.csv --manifest x.csv", "E003"),
        ("score a.csv --rules r.toml -o x.csv --manifest ./d/../x.csv", "E003"),
        ("score a.csv --rules r.toml -o ./d/../a.csv", "E003"),
        ("compare a.csv b.csv --rules r.toml --format json -o a.csv", "E003"),
        ("compare a.csv b.csv --rules r.toml --format json -o r.toml", "E003"),
        ("verify p.csv --against a.csv --rules r.toml --format json -o p.csv", "E003"),
        ("verify p.csv --against a.csv --rules r.toml --format json -o a.csv", "E003"),
        ("score d --rules r.toml -o d/a.csv", "E003"),
        ("score d --rules r.toml -o d/baru.csv", "E021"),
        ("score d --rules r.toml -o d/bawah/baru.csv", "E021"),
        ("score . --rules r.toml -o baru.csv", "E021"),
        ("score d --rules r.toml --manifest d/m.json", "E021"),
        ("compare d b.csv --rules r.toml --format json -o d/c.json", "E021"),
        ("explain a.csv --rules r.toml --agency X --format md -o r.toml", "E003"),
        ("robustness a.csv --rules r.toml --draws 10 --draws-out a.csv", "E003"),
        ("robustness a.csv --rules r.toml --draws 10 --draws-out x.csv --format md -o x.csv", "E003"),
        ("table a.csv --format csv -o a.csv", "E003"),
        ("template --rules r.toml --format csv -o r.toml", "E003"),
        ("template --rules r.toml --agencies l.csv --format csv --replace -o l.csv", "E003"),
        ("report a.csv --rules r.toml -o d --since d", "E021"),
    ] {
        let run = desk(arguments).status(2).tells(code);
        let before = everything(run.folder());
        run.run();
        assert_eq!(before, everything(run.folder()), "{arguments}");
    }
}

#[test]
fn standard_input_from_a_file_is_read_too() {
    let run = desk("");
    let program = env!("CARGO_BIN_EXE_ikip");
    let line = format!("'{program}' score - --rules r.toml --format csv -o a.csv < a.csv");
    let output = std::process::Command::new("sh").args(["-c", &line]).current_dir(run.folder()).output();
    let output = output.expect("a shell");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("E003"));
    assert_eq!(fs::read_to_string(run.folder().join("a.csv")).expect("a file"), ANSWERS);
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_what_a_file_is() {
    use std::os::unix::fs::symlink;
    for (make, name) in [("soft", "a.csv"), ("hard", "a.csv"), ("hard", "d/a.csv"), ("soft", "r.toml")] {
        let input = if name.starts_with("d/") { "d" } else { "a.csv" };
        let run = desk(&format!("score {input} --rules r.toml --format csv -o lain.csv")).status(2).tells("E003");
        let link = run.folder().join("lain.csv");
        match make {
            "soft" => symlink(name, &link),
            _ => fs::hard_link(run.folder().join(name), &link),
        }
        .expect("a link");
        let before = everything(run.folder());
        run.run();
        assert_eq!(before, everything(run.folder()), "{make} {name}");
    }
    // A file of the folder that is a link to what is written.
    let run = desk("score d --rules r.toml --format csv -o b.csv").status(2).tells("E003").tells("d/lagi.csv");
    symlink("../b.csv", run.folder().join("d/lagi.csv")).expect("a link");
    run.run();
}

#[test]
fn the_same_output_may_be_written_again_and_again() {
    let run = desk("score a.csv --rules r.toml -o hasil.csv --manifest m.json").stderr("");
    let first = run.run();
    assert_eq!(first, run.run());
}

#[test]
fn a_form_with_answers_is_kept_and_an_empty_one_is_replaced() {
    for ending in ["xlsx", "csv"] {
        let run = desk(&format!("template --rules r.toml -o form.{ending}"));
        run.run();
        // Nothing was filled in: it may be written anew, also in the other language.
        assert_eq!(run.run().status, 0);
        assert_eq!(again(&run, &format!("template --rules r.toml --lang en -o form.{ending}")).status, 0);
    }
    let filled = "criterion,description,score,evidence,note\na,A,,,sudah dimulai\nb,B,,,\n";
    let run = desk("template --rules r.toml -o form.csv").file("form.csv", filled).status(2).tells("E031");
    run.run();
    assert_eq!(fs::read_to_string(run.folder().join("form.csv")).expect("a file"), filled);
    assert_eq!(again(&run, "template --rules r.toml --replace -o form.csv").status, 0);
    assert_ne!(fs::read_to_string(run.folder().join("form.csv")).expect("a file"), filled);
}

#[test]
fn a_folder_of_forms_with_one_that_is_filled_is_kept_whole() {
    let filled = "agency_id,agency,criterion,score\nX,X,a,80\nX,X,b,70\n";
    let run = desk("template --rules r.toml --agencies l.csv --format csv -o f/")
        .file("f/x.csv", filled)
        .file("f/X.csv", filled)
        .status(2)
        .tells("E031");
    let before = everything(run.folder());
    run.run();
    assert_eq!(before, everything(run.folder()));
}

#[test]
fn a_filled_workbook_is_a_filled_form() {
    let run = desk("template --rules r.toml -o form.xlsx");
    run.run();
    let path = run.folder().join("form.xlsx");
    let empty = fs::read(&path).expect("a file");
    let key = forms::cells(&empty, "").into_keys().next().expect("a question");
    let entry = forms::Entry { answer: "80".to_owned(), ..forms::Entry::default() };
    let before = forms::filled_workbook(&empty, &[(key, entry)].into(), "");
    fs::write(&path, &before).expect("a file");
    let outcome = run.outcome();
    assert!(outcome.status == 2 && outcome.stderr.contains("E031"), "{outcome:?}");
    assert_eq!(before, fs::read(&path).expect("a file"));
}

#[test]
fn something_else_in_the_place_of_a_form_is_kept() {
    desk("template --rules r.toml -o catatan.csv").file("catatan.csv", "tanggal,acara\n").status(2).tells("E032").run();
}

#[test]
fn a_wrong_epoch_is_refused() {
    for value in ["abc", "-1", "1.5", "+3", "99999999999999999999999"] {
        desk("score a.csv --rules r.toml").variable("SOURCE_DATE_EPOCH", value).status(2).tells("E030").run();
    }
    for value in ["0", "1700000000", ""] {
        desk("score a.csv --rules r.toml").variable("SOURCE_DATE_EPOCH", value).run();
    }
}

#[test]
fn leftovers_of_a_killed_run_are_cleared_by_the_next() {
    let run = desk("score a.csv --rules r.toml -o hasil.csv")
        .file(".hasil.csv.4711-0.tmp", "setengah")
        .file(".lain.csv.4711-0.tmp", "bukan milik berkas ini");
    run.run();
    assert!(!run.folder().join(".hasil.csv.4711-0.tmp").exists());
    assert!(run.folder().join(".lain.csv.4711-0.tmp").exists());
}

#[test]
fn a_report_that_was_killed_while_files_were_moved_is_completed() {
    let run = desk("report a.csv --rules r.toml -o lap")
        .file("lap/BELUM-SELESAI.txt", "dari yang terhenti")
        .file("lap/.ikip-report.tmp/rapor/z.html", "kartu dari yang terhenti")
        .file("lap/rapor/.x.html.4711-0.tmp", "setengah")
        .tells("W031")
        .tells("rapor/z.html");
    run.run();
    let names: Vec<String> = everything(&run.folder().join("lap")).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| !name.ends_with(".tmp") && !name.contains("BELUM")), "{names:?}");
    assert!(names.iter().any(|name| name.ends_with("rapor/z.html")));
}

#[test]
fn cards_of_agencies_that_are_gone_are_named() {
    let run = desk("report a.csv --rules r.toml -o lap").stderr("");
    run.run();
    fs::write(run.folder().join("a.csv"), ANSWERS.replace("Y,", "Z,")).expect("a file");
    let outcome = run.outcome();
    assert_eq!(outcome.status, 0);
    assert!(outcome.stderr.contains("W031") && outcome.stderr.contains("rapor/y.html"), "{outcome:?}");
}

#[test]
fn two_reports_at_once_leave_the_files_of_one_of_them() {
    let run = desk("");
    let [one, other] = ["a.csv", "b.csv"].map(|input| {
        let path = format!("lap-{input}");
        assert_eq!(again(&run, &format!("report {input} --rules r.toml -o {path}")).status, 0);
        contents(&run.folder().join(path))
    });
    assert_ne!(one, other);
    for _ in 0..6 {
        std::thread::scope(|scope| {
            for input in ["a.csv", "b.csv"] {
                let run = &run;
                scope.spawn(move || assert_eq!(again(run, &format!("report {input} --rules r.toml -o lap")).status, 0));
            }
        });
        let now = contents(&run.folder().join("lap"));
        assert!(now == one || now == other, "a mixture of two runs");
    }
}

#[test]
fn what_the_program_wrote_is_not_read_as_answers() {
    for name in ["h.csv", "h.tsv", "h.json", "h.html", "h.xlsx"] {
        let run = desk(&format!("score a.csv --rules r.toml -o {name}"));
        run.run();
        let named = again(&run, &format!("score {name} --rules r.toml"));
        assert!(named.status == 2 && named.stderr.contains("E040"), "{name}: {named:?}");
        fs::rename(run.folder().join(name), run.folder().join("d").join(name)).expect("moved");
        let found = again(&run, "check d --rules r.toml");
        assert!(found.status == 2 && found.stderr.contains("E040"), "{name} in a folder: {found:?}");
    }
    // The sheet of answers in it is one of answers.
    let run = desk("score a.csv --rules r.toml -o h.xlsx");
    run.run();
    assert_eq!(again(&run, "score h.xlsx --sheet Jawaban --rules r.toml").status, 0);
}

#[test]
fn names_that_a_spreadsheet_takes_for_formulas_are_told_and_kept() {
    let name = "=cmd|' /C calc'!A0";
    let run = desk("score n.csv --rules r.toml --format csv")
        .file("n.csv", format!("agency,criterion,score\n{name},a,50\n{name},b,50\n"))
        .tells("W032")
        .says(name);
    run.run();
    let list = desk("template --rules r.toml --agencies n.csv --format csv").file("n.csv", "id,name\n1,@Dinas\n");
    list.tells("W032").says(",@Dinas,").run();
}

const STAGES: &str = r#"schema = 1
criteria = [
  { id = "k", name = "Kuesioner", weight = 60 },
  { id = "k.1", name = "Satu", weight = 50 },
  { id = "k.2", name = "Dua", weight = 50 },
  { id = "p", name = "Presentasi", weight = 40 },
]
[instrument]
id = "t"
title = "T"
year = 2025
status = "illustrative"
"#;

#[test]
fn a_stage_without_answers_is_told_in_every_output() {
    let answers = "agency,criterion,score\nX,k.1,50\nX,k.2,75\nX,p,80\nY,p,60\nZ,k.1,60\nZ,p,50\n";
    let desk = |arguments: &str| Run::new(arguments).file("r.toml", STAGES).file("a.csv", answers);
    for format in ["table", "md", "html"] {
        desk(&format!("score a.csv --rules r.toml --format {format}"))
            .says("Kelengkapan")
            .says("Y: 0 dari 2 jawaban Kuesioner")
            .says("Z: 1 dari 2 jawaban Kuesioner")
            .tells("W419")
            .run();
    }
    desk("score a.csv --rules r.toml --lang en").says("Y: 0 of 2 answers to Kuesioner").says("Completeness").run();
    let json = desk("score a.csv --rules r.toml --format json").run().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let agency = |id: &str| {
        let agencies = json["agencies"].as_array().expect("agencies");
        agencies.iter().find(|agency| agency["id"] == id).expect("the agency")["completeness"].clone()
    };
    assert_eq!(agency("X"), serde_json::json!([]));
    assert_eq!(agency("Y"), serde_json::json!([{ "criterion": "k", "answered": 0, "asked": 2 }]));
    let run = desk("report a.csv --rules r.toml -o lap");
    run.run();
    for name in ["rapor/y.md", "rapor/y.html"] {
        let card = fs::read_to_string(run.folder().join("lap").join(name)).expect("a card");
        assert!(card.contains("0 dari 2 jawaban Kuesioner"), "{name}");
    }
    let book = fs::read(run.folder().join("lap/rekap.xlsx")).expect("the workbook");
    assert!(forms::part(&book, "xl/sharedStrings.xml").contains("0 dari 2 jawaban Kuesioner"));
    // Where nothing is missing nothing is said.
    let complete = answers.replace("Y,p,60\nZ,k.1,60\nZ,p,50\n", "");
    let whole = Run::new("score a.csv --rules r.toml").file("r.toml", STAGES).file("a.csv", complete).stderr("").run();
    assert!(!whole.stdout.contains("Kelengkapan"), "{}", whole.stdout);
}

#[test]
fn many_findings_of_one_cause_are_one_text_and_all_of_them_in_json() {
    let rows = (0..58).map(|n| format!("B{n:02},a,tdk\nB{n:02},b,50\n")).collect::<String>();
    let desk = |arguments: &str| desk(arguments).file("n.csv", format!("agency,criterion,score\n{rows}"));
    let text = desk("check n.csv --rules r.toml").status(1).says("juga pada").run().stdout;
    assert_eq!(text.matches("kesalahan[").count(), 1, "{text}");
    let json = desk("check n.csv --rules r.toml --format json").status(1).run().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let kept = json["findings"].as_array().expect("findings").len();
    assert!(kept > 10, "{kept}");
    desk("score n.csv --rules r.toml").status(1).tells("juga pada").run();
}

/// The files of a report, by name.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let name = |path: &str| path.trim_start_matches(&folder.display().to_string()).to_owned();
    everything(folder).into_iter().map(|(path, bytes)| (name(&path), bytes)).collect()
}
