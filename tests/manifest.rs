//! A manifest proves a result: the same when nothing changed, and what differs when something did. With the exit codes
//! of `verify` and `compare`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn ikip(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env("LANG", "en_US.UTF-8")
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with answers and a manifest of their scores.
fn proven() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(root().join("examples/pemeriksa/nilai-sk53.csv"), folder.path().join("nilai.csv")).expect("copied");
    let done =
        ikip(folder.path(), &["score", "nilai.csv", "--rules", "monev-ki-pusat-2025", "--manifest", "bukti.json"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    folder
}

#[test]
fn a_manifest_of_unchanged_inputs_is_the_same_in_both_languages() {
    let folder = proven();
    for (lang, word) in [("id", "Sama:"), ("en", "Same:")] {
        let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json", "--lang", lang]);
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stdout));
        assert!(text(&done.stdout).starts_with(word), "{}", text(&done.stdout));
    }
}

#[test]
fn the_result_hash_is_that_of_the_csv_with_everything() {
    let folder = proven();
    let csv = ikip(
        folder.path(),
        &["score", "nilai.csv", "--rules", "monev-ki-pusat-2025", "--format", "csv", "--depth", "all"],
    );
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("bukti.json")).expect("read")).expect("JSON");
    assert_eq!(manifest["result"]["sha256"], ikip::report::provenance::sha256(&csv.stdout));
    assert_eq!(manifest["schema"], "ikip.manifest/1");
}

#[test]
fn a_changed_input_is_named_with_the_changed_result() {
    let folder = proven();
    let path = folder.path().join("nilai.csv");
    let changed = fs::read_to_string(&path).expect("read").replace("98.52", "88.52");
    fs::write(&path, changed).expect("written");
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json"]);
    let told = text(&done.stdout);
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("E622") && told.contains("nilai.csv") && told.contains("E623"), "{told}");
}

#[test]
fn an_input_changed_without_consequence_is_told_but_the_result_is_not() {
    let folder = proven();
    let path = folder.path().join("nilai.csv");
    let changed = fs::read_to_string(&path).expect("read").replace("98.52", "98.520");
    fs::write(&path, changed).expect("written");
    let told = text(&ikip(folder.path(), &["verify", "--manifest", "bukti.json"]).stdout);
    assert!(told.contains("E622") && !told.contains("E623"), "{told}");
}

#[test]
fn changed_rules_and_other_files_are_no_manifest() {
    let folder = proven();
    let path = folder.path().join("bukti.json");
    let manifest = fs::read_to_string(&path).expect("read");
    fs::write(&path, manifest.replace("from  = 90", "from  = 91")).expect("written");
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json"]);
    assert!(text(&done.stdout).contains("E624"), "{}", text(&done.stdout));
    let done = ikip(folder.path(), &["verify", "--manifest", "nilai.csv"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("E621"), "{}", text(&done.stderr));
    let done = ikip(folder.path(), &["verify", "--manifest", "tidak-ada.json"]);
    assert_eq!(done.status.code(), Some(3));
}

#[test]
fn verify_ends_in_1_on_a_mismatch_and_in_0_without() {
    let run = |table: &str, format: &str| {
        let table = format!("examples/pemeriksa/{table}");
        let against = "examples/pemeriksa/nilai-sk53.csv";
        ikip(root(), &["verify", &table, "--against", against, "--rules", "monev-ki-pusat-2025", "--format", format])
    };
    let wrong = run("terbit-sk52.csv", "json");
    assert_eq!(wrong.status.code(), Some(1), "{}", text(&wrong.stderr));
    let json: serde_json::Value = serde_json::from_slice(&wrong.stdout).expect("JSON");
    assert_eq!(json["schema"], "ikip.verify/1");
    assert_eq!(json["follows"], false);
    assert_eq!(json["mismatches"][0]["subject"], "Kalimantan Timur");
    assert_eq!(json["mismatches"][0]["slips"][0]["slip"], "one-digit");
    assert_eq!(json["findings"][0]["code"], "E601");
    let right = run("terbit-sk53.csv", "text");
    assert_eq!(right.status.code(), Some(0), "{}", text(&right.stdout));
    assert!(right.stderr.is_empty(), "{}", text(&right.stderr));
}

#[test]
fn the_ending_of_the_file_picks_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hasil.json");
    let out = path.to_str().expect("a path");
    let table = "examples/pemeriksa/terbit-ntb-2021.csv";
    let done = ikip(root(), &["verify", table, "--rules", "monev-ntb-2021", "-o", out]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let json: serde_json::Value = serde_json::from_slice(&fs::read(path).expect("written")).expect("JSON");
    assert_eq!(json["follows"], true);
}

#[test]
fn compare_answers_under_its_other_name_and_refuses_what_does_not_pair() {
    let inputs = ["examples/pemeriksa/nilai-sk52.csv", "examples/pemeriksa/nilai-sk53.csv"];
    let done = ikip(root(), &["banding", inputs[0], inputs[1], "--rules", "monev-ki-pusat-2025", "--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(json["schema"], "ikip.compare/1");
    assert_eq!(json["steps"][0]["moves"][1]["pushed"], true);
    let done = ikip(root(), &["compare", inputs[0], "--rules", "monev-ki-pusat-2025"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("E011"), "{}", text(&done.stderr));
}

#[test]
fn lines_for_people_fit_eighty_columns() {
    let table = "examples/pemeriksa/terbit-sk52.csv";
    let against = "examples/pemeriksa/nilai-sk53.csv";
    for lang in ["id", "en"] {
        let done =
            ikip(root(), &["verify", table, "--against", against, "--rules", "monev-ki-pusat-2025", "--lang", lang]);
        let told = text(&done.stdout);
        let body = told.lines().skip_while(|line| !line.is_empty());
        assert!(body.clone().count() > 5 && body.clone().all(|line| line.chars().count() <= 80), "{told}");
    }
}
