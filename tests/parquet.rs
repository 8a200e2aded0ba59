//! Results as Parquet files: the cells of CSV with types, read back by the library that other programs use.

use std::fs::File;
use std::path::Path;

use parquet::basic::LogicalType;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;

use crate::support::{Run, rules};

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

const ANSWERS: &str = "\
id,agency,group,saq.1,saq.2,uji
k1,Dinas Kominfo,OPD,90,80,70
k2,Dinas Kesehatan,OPD,60.5,50,40
k3,RSUD,BLUD,33.25,-10,0
k4,Badan Baru,OPD,,,
";

/// A run that writes `h.parquet`, and its rules, which leave who answered nothing without a score.
fn run(arguments: &str) -> Run {
    let rules = rules::about(RULES) + "[answers]\nblank = \"exclude\"\n[score]\nrange = [-100, 100]\n";
    Run::new("score jawaban.csv --rules aturan.toml -o h.parquet")
        .args(arguments)
        .file("aturan.toml", rules)
        .file("jawaban.csv", ANSWERS)
}

fn open(folder: &Path) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(folder.join("h.parquet")).expect("written")).expect("a Parquet file")
}

/// What stands in a cell, as CSV prints it; a double as a number.
fn text(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Int(_) | Field::Decimal(_) | Field::Double(_) => field.to_string(),
        other => panic!("no type of ours: {other:?}"),
    }
}

fn rows(folder: &Path) -> Vec<Vec<String>> {
    let row = |row: parquet::errors::Result<parquet::record::Row>| {
        row.expect("a row").get_column_iter().map(|(_, field)| text(field)).collect()
    };
    open(folder).into_iter().map(row).collect()
}

fn heading(folder: &Path) -> Vec<String> {
    let columns = open(folder).metadata().file_metadata().schema_descr_ptr();
    columns.columns().iter().map(|column| column.name().to_owned()).collect()
}

#[test]
fn a_parquet_file_holds_the_cells_of_csv_in_every_layout() {
    for layout in [
        "",
        "--depth all",
        "--depth 0",
        "--long",
        "--columns rank,agency_id,score,exact,coverage,class,capped_by,reason,reason_criterion,state,group,saq.2",
        "--top 1",
        "--group OPD",
    ] {
        let both = run(layout).args("-o h.csv").stdout("");
        both.outcome();
        let csv = std::fs::read_to_string(both.folder().join("h.csv")).expect("written");
        let mut csv = csv::Reader::from_reader(csv.as_bytes());
        let names: Vec<String> = csv.headers().expect("headings").iter().map(str::to_owned).collect();
        assert_eq!(heading(both.folder()), names, "{layout}");
        let expected: Vec<csv::StringRecord> = csv.records().map(|row| row.expect("a row")).collect();
        let found = rows(both.folder());
        assert_eq!(found.len(), expected.len(), "{layout}");
        for (found, expected) in found.iter().zip(&expected) {
            for ((found, expected), name) in found.iter().zip(expected).zip(&names) {
                let is_double = ["coverage", "weight"].contains(&name.as_str());
                let same = if is_double { found.parse::<f64>() == expected.parse() } else { found == expected };
                assert!(same, "{layout} {name}: {found} is not {expected}");
            }
        }
    }
}

#[test]
fn its_scores_are_decimals_and_it_says_what_it_is_of() {
    let run = run("");
    run.outcome();
    let reader = open(run.folder());
    let file = reader.metadata().file_metadata();
    let score = file.schema_descr().columns().iter().find(|column| column.name() == "score").expect("a score").clone();
    assert_eq!(score.logical_type_ref(), Some(&LogicalType::decimal(2, 18)));
    let about = file.key_value_metadata().expect("facts").iter().find(|fact| fact.key == "ikip").expect("ours");
    let about: Value = serde_json::from_str(about.value.as_deref().expect("a text")).expect("JSON");
    assert_eq!((&about["schema"], &about["inputs"][0]["path"]), (&"ikip.scores/1".into(), &"jawaban.csv".into()));
    assert_eq!(about["inputs"][0]["sha256"].as_str().map(str::len), Some(64));
    assert!(file.created_by().is_some_and(|by| by.starts_with("ikip ")));
}

#[test]
fn equal_results_are_equal_files_and_many_rows_are_several_groups() {
    let bytes = || {
        let run = run("");
        run.outcome();
        std::fs::read(run.folder().join("h.parquet")).expect("written")
    };
    assert!(bytes() == bytes());
    let mut answers = String::from("agency,saq.1,saq.2,uji\n");
    (0..33_000).for_each(|at| answers.push_str(&format!("B{at:05},{},{},{}\n", at % 101, at % 97, at % 89)));
    let many = run("--long").file("jawaban.csv", answers);
    many.run();
    let reader = open(many.folder());
    // The total and four criteria of each.
    assert_eq!(reader.metadata().file_metadata().num_rows(), 33_000 * 5);
    assert_eq!(reader.num_row_groups(), 3);
    let rows = rows(many.folder());
    let csv = run("--long").args("--no-header -o h.csv").file("jawaban.csv", many_answers(&many));
    csv.run();
    let csv = std::fs::read_to_string(csv.folder().join("h.csv")).expect("written");
    let last = csv.lines().last().expect("a row");
    let found = rows.last().expect("a row");
    assert_eq!([&found[1], &found[4], &found[6]], [&last_cell(last, 1), &last_cell(last, 4), &last_cell(last, 6)]);
}

fn many_answers(run: &Run) -> Vec<u8> {
    std::fs::read(run.folder().join("jawaban.csv")).expect("the answers")
}

fn last_cell(row: &str, at: usize) -> String {
    row.split(',').nth(at).expect("a cell").to_owned()
}

#[test]
fn options_of_rows_without_names_are_not_for_parquet() {
    run("--no-header").status(2).tells("E053").run();
}
