//! A recap workbook lives: answers that somebody edits in it recompute to what the program says of the same answers.
//!
//! `tests/system/xlsx.sh` has several programs recalculate what the first test writes; the second compares.

use std::collections::HashMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::support::Run;
use calamine::{Data, Reader, Xlsx};
use serde_json::Value as Json;

/// How many instruments are tried: every way to combine, to round, to rank.
const CASES: u64 = 24;
const AGENCIES: u64 = 7;
const CRITERIA: [&str; 4] = ["saq.1", "saq.2", "uji.1", "uji.2"];

fn pick<'t>(from: &[&'t str], at: u64) -> &'t str {
    from[usize::try_from(at).expect("small") % from.len()]
}

fn rules(case: u64) -> String {
    let combine = pick(&["weighted-mean", "sum", "min", "geometric"], case);
    let (rounding, round_at) =
        (pick(&["half-up", "half-even", "truncate"], case / 4), pick(&["total", "every-criterion"], case / 12));
    let (classify, by) = (pick(&["rounded", "exact"], case), pick(&["rounded", "exact"], case / 2));
    let (ties, break_ties) = (pick(&["competition", "dense"], case / 3), pick(&["[]", "[\"uji\", \"saq.1\"]"], case));
    format!(
        r#"schema = 1
criteria = [
  {{ id = "saq", name = "Kuesioner", weight = 60, combine = "{combine}" }},
  {{ id = "saq.1", name = "Profil", weight = "100/3" }},
  {{ id = "saq.2", name = "Laporan", weight = "200/3" }},
  {{ id = "uji", name = "Uji publik", weight = 40 }},
  {{ id = "uji.1", name = "Paparan", weight = 50, scale = "rentang" }},
  {{ id = "uji.2", name = "Kunjungan", weight = 50 }},
]
[instrument]
id = "hidup"
title = "Uji hidup"
status = "illustrative"
[score]
decimals = {}
rounding = "{rounding}"
round_at = "{round_at}"
classify = "{classify}"
[ranking]
within = "all"
ties = "{ties}"
by = "{by}"
break_ties = {break_ties}
[[class]]
label = "Tinggi"
from = 70
[[class]]
label = "Sedang"
above = 40
[[class]]
label = "Rendah"
[[cap]]
unless = {{ on = "saq.1", from = 50 }}
best_class = "Sedang"
[scale.rentang]
kind = "bands"
min = 0
max = 100
bands = [ {{ above = 90, score = 100 }}, {{ above = 50, score = 70 }}, {{ from = 0, score = 10 }} ]
"#,
        case % 4
    )
}

/// An answer, with two digits and often on a bound; of those that are edited some are cleared.
fn answer(case: u64, agency: u64, criterion: usize, edited: bool) -> Option<f64> {
    let salt = if edited && (agency + criterion as u64).is_multiple_of(2) { 977 } else { 0 };
    let mixed = (case * 31 + agency * 17 + criterion as u64 * 7 + salt).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    match mixed % 5 {
        _ if salt > 0 && mixed.is_multiple_of(7) => None,
        0 => Some(50.0),
        1 => Some(90.0),
        _ => Some((mixed % 10_001) as f64 / 100.0),
    }
}

fn answers(case: u64, edited: bool) -> String {
    let mut text = "agency,criterion,score\n".to_owned();
    for agency in 0..AGENCIES {
        for (at, criterion) in CRITERIA.iter().enumerate() {
            let score = answer(case, agency, at, edited).map_or(String::new(), |score| score.to_string());
            text.push_str(&format!("Dinas {agency},{criterion},{score}\n"));
        }
    }
    text
}

fn run(case: u64, edited: bool, output: &str) -> Run {
    Run::new(&format!("score jawaban.csv --rules aturan.toml --depth all {output}"))
        .file("aturan.toml", rules(case))
        .file("jawaban.csv", answers(case, edited))
}

fn place(folder: &str, case: u64) -> PathBuf {
    let root = std::env::var_os("IKIP_WORKBOOKS").expect("IKIP_WORKBOOKS names a folder");
    Path::new(&root).join(folder).join(format!("hidup-{case}.xlsx"))
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

fn text(cell: &Data) -> &str {
    if let Data::String(text) = cell { text } else { "" }
}

/// The workbook with other answers typed into it, and nothing else changed.
fn edited(bytes: &[u8], case: u64) -> Vec<u8> {
    let range = open(bytes).worksheet_range("Jawaban").expect("the answers");
    let mut values = HashMap::new();
    for row in 6..range.end().expect("cells").0 + 1 {
        let cell = |col| range.get_value((row, col)).expect("a cell");
        let agency: u64 = text(cell(1)).trim_start_matches("Dinas ").parse().expect("a number");
        let criterion = CRITERIA.iter().position(|id| *id == text(cell(3))).expect("a criterion");
        values.insert(format!("r=\"F{}\"", row + 1), answer(case, agency, criterion, true));
    }
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut body = Vec::new();
        part.read_to_end(&mut body).expect("a part");
        if name.ends_with("sheet5.xml") {
            body = typed(&String::from_utf8(body).expect("UTF-8"), &values).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(&body).expect("a part");
    }
    out.finish().expect("a workbook").into_inner()
}

fn typed(sheet: &str, values: &HashMap<String, Option<f64>>) -> String {
    let mut done = 0;
    let cells: Vec<String> = sheet
        .split("<c ")
        .map(|cell| match values.get(cell.split(' ').next().unwrap_or_default()) {
            Some(value) => {
                let (before, rest) = cell.split_once("<v>").expect("a value");
                let (_, after) = rest.split_once("</v>").expect("a value");
                done += 1;
                let value = value.map_or(String::new(), |value| format!("<v>{value}</v>"));
                format!("{before}{value}{after}")
            }
            None => cell.to_owned(),
        })
        .collect();
    assert_eq!(done, values.len(), "answers that were edited");
    cells.join("<c ")
}

#[test]
#[ignore = "writes the files that other programs recalculate"]
fn write_edited_workbooks() {
    for case in 0..CASES {
        let run = run(case, false, "-o rekap.xlsx");
        run.run();
        let bytes = std::fs::read(run.folder().join("rekap.xlsx")).expect("the recap");
        let path = place("edited", case);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, edited(&bytes, case)).expect("written");
    }
}

#[test]
#[ignore = "reads what another program has recalculated"]
fn edited_answers_recompute_to_what_the_program_says_of_them() {
    let (mut compared, mut moved) = (0, 0);
    for case in 0..CASES {
        let bytes = std::fs::read(place("recalculated", case)).expect("recalculated");
        let range = open(&bytes).worksheet_range("Peringkat").expect("the ranking");
        let before: Json = serde_json::from_str(&run(case, false, "--format json").run().stdout).expect("JSON");
        let wanted: Json = serde_json::from_str(&run(case, true, "--format json").run().stdout).expect("JSON");
        let agencies = wanted["agencies"].as_array().expect("agencies");
        for row in 6..range.end().expect("cells").0 + 1 {
            let cell = |col| range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
            let named = |agency: &&Json| agency["name"] == text(&cell(2));
            let agency = agencies.iter().find(named).expect("an agency of the program");
            let number = |col| if let Data::Float(value) = cell(col) { value } else { f64::NAN };
            assert_eq!(
                number(0).is_finite().then(|| number(0)),
                agency["rank"].as_f64(),
                "case {case}, rank of {agency}\n{}",
                rules(case)
            );
            compared += 1;
            let Some(score) = agency["score"].as_f64() else { continue };
            assert!((number(6) - score).abs() < 1e-9, "case {case}: {} for {agency}\n{}", number(6), rules(case));
            assert_eq!(text(&cell(7)), agency["class"], "case {case}: {agency}\n{}", rules(case));
        }
        moved += usize::from(before["agencies"] != wanted["agencies"]);
    }
    println!("{compared} agencies of {CASES} edited workbooks recomputed");
    assert_eq!((compared, moved), ((CASES * AGENCIES) as usize, CASES as usize), "too little was compared");
}
