//! Files with tables by many programs: the same data set is read the same, and says the same when it is verified.
//!
//! The files of `table/data` and `table/traps` were made by `table/make.py` and by the programs in their names;
//! `tests/system/formats.sh` makes them anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/table").join(name)
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder("data")).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.collect();
    files.sort();
    assert!(files.len() > 15, "{files:?}");
    files
}

fn ikip(command: &str, file: &Path, more: &[&str]) -> Output {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/aturan.toml");
    let mut program = Command::new(env!("CARGO_BIN_EXE_ikip"));
    program.arg(command).arg(file).args(more).env_remove("LANG");
    if command != "table" {
        program.arg("--rules").arg(rules);
    }
    program.output().expect("the program starts")
}

fn json(command: &str, file: &Path) -> Value {
    let output = ikip(command, file, &["--format", "json"]);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{file:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn one_data_set_gives_the_same_ranking_whatever_wrote_it() {
    let expected = ikip("score", &folder("data/titik-koma.csv"), &["--format", "csv"]).stdout;
    assert_eq!(expected.iter().filter(|byte| **byte == b'\n').count(), 6);
    for file in files() {
        let output = ikip("score", &file, &["--format", "csv"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&expected), "{file:?}\n{told}");
    }
}

#[test]
fn the_same_slips_are_found_whatever_wrote_it() {
    for file in files() {
        let told = json("verify", &file);
        let codes: Vec<&str> = told["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .filter_map(|finding| finding["code"].as_str())
            .collect();
        let errors: Vec<&&str> = codes.iter().filter(|code| code.starts_with('E')).collect();
        assert_eq!((&told["follows"], errors.as_slice()), (&Value::Bool(false), &[&"E601", &"E604"][..]), "{file:?}");
    }
}

#[test]
fn merged_and_joined_cells_are_told_with_their_places() {
    let table = |name: &str| json("table", &folder(name))["tables"][0].clone();
    for name in ["data/openpyxl.xlsx", "data/libreoffice.xls", "data/sheetjs.xlsb", "data/libreoffice.ods"] {
        let table = table(name);
        let merged: Vec<String> = table["merged"]
            .as_array()
            .expect("merged")
            .iter()
            .map(|range| format!("{}:{}+{}x{}", range["row"], range["column"], range["rows"], range["columns"]))
            .collect();
        let mut merged = merged;
        merged.sort();
        assert_eq!(merged, ["1:1+1x4", "3:1+2x1", "3:2+2x1", "3:3+1x2", "3:5+2x1", "3:6+2x1"], "{name}");
        assert_eq!(table["rows"][3], serde_json::json!(["", "", "1", "2"]), "{name}");
    }
    let printed = table("data/bergaris.pdf");
    assert_eq!(printed["page"], 1);
    assert_eq!(printed["joined"][0], serde_json::json!({ "row": 3, "column": 2, "lines": 2 }));
    assert_eq!(printed["rows"][2][1], "Dinas Komunikasi dan Informatika");
}

#[test]
fn one_table_is_written_as_csv_and_no_input_is_written_over() {
    let output = ikip("table", &folder("data/word.docx"), &["--format", "csv"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.starts_with("No,Badan Publik,Nilai,,Nilai Akhir,Kualifikasi\n,,1,2,,\n1,Dinas Komunikasi"), "{text}");
    let temporary = tempfile::tempdir().expect("a folder");
    let copy = temporary.path().join("rekap.csv");
    fs::copy(folder("data/titik-koma.csv"), &copy).expect("copied");
    let output = ikip("table", &copy, &["-o", copy.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(&copy).expect("read"), fs::read(folder("data/titik-koma.csv")).expect("read"));
}

#[test]
fn results_that_were_never_computed_are_no_answers() {
    // A text result that LibreOffice stores as the number 0, and a result that xlwt never stores.
    for (name, place) in [("traps/libreoffice-text-formula.xls", "D5"), ("traps/xlwt-formula.xls", "C2")] {
        let told = json("table", &folder(name));
        let (column, row) = (usize::from(place.as_bytes()[0] - b'A'), usize::from(place.as_bytes()[1] - b'1'));
        assert_eq!(told["tables"][0]["rows"][row][column], "=…", "{name}");
    }
    let output = ikip("score", &folder("traps/xlwt-formula.xls"), &[]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.contains("Rekap!C2")), (Some(1), true), "{told}");
}

#[test]
fn the_older_records_of_excel_95_are_read_too() {
    let told = json("table", &folder("traps/biff5.xls"));
    let rows = told["tables"][0]["rows"].as_array().expect("rows");
    assert_eq!(rows[3], serde_json::json!(["Dinas Kesehatan", "1.1", "85.5", "ok"]));
    assert_eq!(rows[7], serde_json::json!(["Dinas Sosial", "1.1", "33.3333333333333", "2024-01-15"]));
}

#[test]
fn letters_that_a_browser_prints_as_one_are_told_apart() {
    let told = json("table", &folder("traps/chromium-ligature.pdf"));
    assert_eq!(
        told["tables"][0]["rows"][0],
        serde_json::json!(["Peringkat", "Badan Publik", "Nilai Akhir", "Kualifikasi"])
    );
}

#[test]
fn a_folder_passes_over_no_spreadsheet_and_a_locked_one_takes_its_own_agency_only() {
    let temporary = tempfile::tempdir().expect("a folder");
    let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/E231/Dinas Kesehatan.xlsx");
    fs::copy(locked, temporary.path().join("Dinas Kesehatan.xlsx")).expect("copied");
    fs::write(temporary.path().join("Dinas Sosial.csv"), "criterion,score\n1,90\n2,80\n").expect("written");
    fs::write(temporary.path().join("Biro Hukum.et"), "\u{1}").expect("written");
    let output = ikip("score", temporary.path(), &["--keep-going", "--format", "csv", "--lang", "en"]);
    let (out, told) =
        (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned());
    assert!(told.contains("E231") && told.contains("Biro Hukum.et"), "{told}");
    assert!(out.contains("Dinas Sosial,Dinas Sosial,,90.00,80.00,86.00,Informatif,scored"), "{out}");
}
