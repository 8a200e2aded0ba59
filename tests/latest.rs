//! Answers of one agency in two files: one finding with what differs, and `--latest`.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

const RULES: &str = "schema = 1\ncriteria = [\n  { id = \"1\", name = \"A\", weight = 50 },\n  \
     { id = \"2\", name = \"B\", weight = 30 },\n  { id = \"3\", name = \"C\", weight = 20 },\n]\n\n[instrument]\n\
     id = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n";

fn ikip(folder: &Path, arguments: &str) -> Output {
    let arguments = arguments.split_whitespace();
    Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(folder)
        .args(arguments)
        .args(["--lang", "en"])
        .output()
        .expect("it starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn dated(folder: &Path, name: &str, day: u64) {
    let file = File::options().append(true).open(folder.join(name)).expect("a file");
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000 + day * 86_400)).expect("a date");
}

/// Dinas A sent an older and a newer file, of 2 answers that both have one differs; Dinas B sent one.
fn sent() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    for (name, content) in [
        ("r.toml", RULES),
        ("in/a-lama.csv", "agency,criterion,score\nDinas A,1,80\nDinas A,2,70\nDinas A,3,60\n"),
        ("in/a-baru.csv", "agency,criterion,score\nDinas A,1,85\nDinas A,2,70\n"),
        ("in/b.csv", "agency,criterion,score\nDinas B,1,85\nDinas B,2,70\nDinas B,3,50\n"),
    ] {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    dated(folder.path(), "in/a-lama.csv", 0);
    dated(folder.path(), "in/a-baru.csv", 9);
    folder
}

#[test]
fn two_files_of_one_agency_are_one_finding_with_what_differs() {
    let folder = sent();
    let run = ikip(folder.path(), "check in --rules r.toml --format json");
    let json: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let findings: Vec<_> = json["findings"].as_array().expect("findings").iter().collect();
    let twice: Vec<_> = findings.iter().filter(|finding| finding["code"] == "E342").collect();
    assert_eq!(twice.len(), 1, "{json:#}");
    assert!(findings.iter().all(|finding| finding["code"] != "E307"), "{json:#}");
    let message = twice[0]["message"].as_str().expect("a message");
    let counts = "1 the same, 1 different (1), 0 only in that file, 1 only in this one";
    assert!(message.contains("came twice, also in in/a-baru.csv") && message.ends_with(counts), "{message}");
    assert_eq!(twice[0]["agency"], "Dinas A");
    let board = text(&ikip(folder.path(), "check in --rules r.toml --status --format csv").stdout);
    assert!(board.lines().any(|line| line.starts_with("Dinas A,") && line.contains(",twice,")), "{board}");
}

#[test]
fn one_answer_given_again_in_another_file_is_told_at_the_answer() {
    let folder = sent();
    fs::write(folder.path().join("in/a-baru.csv"), "agency,criterion,score\nDinas A,1,85\n").expect("a file");
    let told = text(&ikip(folder.path(), "score in --rules r.toml").stderr);
    assert!(told.contains("E307") && !told.contains("E342"), "{told}");
}

#[test]
fn the_newest_of_several_files_counts_and_the_others_are_told() {
    let folder = sent();
    let same = "agency,criterion,score\nDinas A,1,10\nDinas A,2,10\nDinas A,3,10\n";
    fs::write(folder.path().join("in/a-ketiga.csv"), same).expect("a file");
    dated(folder.path(), "in/a-ketiga.csv", 3);
    let run = ikip(folder.path(), "score in --rules r.toml --latest --format csv");
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    let ranked = text(&run.stdout);
    assert!(ranked.contains("2,Dinas A,Dinas A,,85.00,70.00,0.00,63.50"), "{ranked}");
    let told = text(&run.stderr);
    assert_eq!(told.matches("W342").count(), 2, "{told}");
    assert!(told.contains("in/a-baru.csv (2025-10-18 08:53 UTC) is counted"), "{told}");
}

#[test]
fn a_manifest_remembers_what_was_left_out_whatever_the_dates_become() {
    let folder = sent();
    ikip(folder.path(), "score in --rules r.toml --latest --format csv --manifest m.json");
    dated(folder.path(), "in/a-lama.csv", 20);
    let again = ikip(folder.path(), "verify --manifest m.json");
    assert_eq!(again.status.code(), Some(0), "{}{}", text(&again.stdout), text(&again.stderr));
}

#[test]
fn nothing_is_chosen_between_equal_dates_or_files_with_other_agencies() {
    let folder = sent();
    dated(folder.path(), "in/a-lama.csv", 9);
    let told = text(&ikip(folder.path(), "score in --rules r.toml --latest").stderr);
    assert!(told.contains("E343") && told.contains("their dates are the same"), "{told}");
    dated(folder.path(), "in/a-lama.csv", 0);
    let more = "agency,criterion,score\nDinas A,1,85\nDinas A,2,70\nDinas C,1,1\nDinas C,2,1\nDinas C,3,1\n";
    fs::write(folder.path().join("in/a-baru.csv"), more).expect("a file");
    dated(folder.path(), "in/a-baru.csv", 9);
    let run = ikip(folder.path(), "score in --rules r.toml --latest");
    let told = text(&run.stderr);
    assert!(told.contains("E343") && told.contains("a file holds other bodies too"), "{told}");
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn a_day_in_the_names_goes_before_the_times_of_the_files() {
    let folder = sent();
    let path = |name: &str| folder.path().join("in").join(name);
    fs::rename(path("a-lama.csv"), path("a 2026-11-20.csv")).expect("renamed");
    fs::rename(path("a-baru.csv"), path("a 2026-11-03.csv")).expect("renamed");
    let run = ikip(folder.path(), "score in --rules r.toml --latest --format csv");
    assert!(text(&run.stdout).contains("1,Dinas B") && text(&run.stdout).contains("80.00,70.00,60.00,73.00"));
    assert!(text(&run.stderr).contains("in/a 2026-11-20.csv (2026-11-20) is counted"), "{}", text(&run.stderr));
}
