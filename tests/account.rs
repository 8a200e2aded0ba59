//! Every cell is accounted for: counts add up, and no change of a cell goes unnoticed.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::Run;

const RULES: &str = r#"schema = 1
criteria = [
  { id = "saq", name = "Kuesioner", weight = 70 },
  { id = "saq.1", name = "Mengumumkan informasi", weight = 60 },
  { id = "saq.2", name = "Menyediakan dokumen", weight = 40 },
  { id = "uji", name = "Uji publik", weight = 30 },
]
[instrument]
id = "akun"
title = "Akun"
year = 2025
status = "illustrative"
[agency]
groups = ["OPD", "Desa"]
[[class]]
label = "Baik"
from = 80
[[class]]
label = "Kurang"
"#;

/// Tables of the shapes that offices hand in. Below the header, a cell is changed in turn; those of the columns named
/// (from 0) say nothing: numbering and notes.
const TABLES: [(&str, &str, usize, &[usize]); 6] = [
    (
        "long",
        "Badan Publik;Kelompok;Kriteria;Nilai;Catatan\n\
         Dinas A;OPD;saq.1;80,5;x\nDinas A;OPD;saq.2;70;\nDinas A;OPD;uji;90;\n\
         Desa B;Desa;saq.1;60;\nDesa B;Desa;saq.2;50;y\nDesa B;Desa;uji;65;\n",
        1,
        &[4],
    ),
    (
        "wide",
        "No;Badan Publik;Kelompok;saq.1;saq.2;uji;Nilai Akhir\n\
         1;Dinas A;OPD;80,5;70;90;80,41\n2;Dinas C;OPD;75;85;60;73,25\n3;Desa B;Desa;60;50;65;58,70\n",
        1,
        &[0],
    ),
    (
        "wide by assessor",
        "Badan Publik;Juri;saq.1;saq.2;uji\n\
         Dinas A;Ani;80;70;90\nDinas A;Budi;75;60;85\nDesa B;Ani;60;50;65\nDesa B;Budi;55;45;70\n",
        1,
        &[],
    ),
    (
        "recap with groups between the rows",
        "Rekap Monev;;;;\nNo;Badan Publik;saq.1;saq.2;uji\n\
         ;OPD;;;\n1;Dinas A;80;70;90\n2;Dinas C;75;85;60\n;Desa;;;\n3;Desa B;60;50;65\n",
        2,
        &[0],
    ),
    (
        "recap with lettered groups",
        "Rekap Monev;;;;\nNo;Badan Publik;saq.1;saq.2;uji\n\
         A;OPD;;;\n1;Dinas A;80;70;90\n2;Dinas C;75;85;60\nB;Desa;;;\n1;Desa B;60;50;65\n2;Desa D;50;50;65\n",
        2,
        &[0],
    ),
    (
        "parts below criteria",
        "Badan Publik;Mengumumkan informasi;;Menyediakan dokumen;;Uji publik;\n\
         ;Nilai;Nilai x Bobot;Nilai;Nilai x Bobot;Nilai;Nilai x Bobot\n\
         Dinas A;80;33,6;70;19,6;90;27\nDesa B;60;25,2;50;14;65;19,5\n",
        2,
        &[],
    ),
];

/// What a run says, files' hashes aside: they tell that a file is another one, not what became of its cells.
fn said(table: &str) -> (Value, String, i32) {
    let run = Run::new("score a.csv --rules r.toml --format json --depth all --keep-going --lang en");
    let outcome = run.file("r.toml", RULES).file("a.csv", table).outcome();
    let mut document: Value = serde_json::from_str(&outcome.stdout).unwrap_or(Value::String(outcome.stdout));
    for input in document["inputs"].as_array_mut().into_iter().flatten() {
        input["sha256"] = Value::Null;
    }
    (document, outcome.stderr, outcome.status)
}

fn rows(table: &str) -> Vec<Vec<String>> {
    table.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

fn text(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join(";") + "\n").collect()
}

/// Other valid contents of a cell: another value of its kind, and nothing.
fn others(cell: &str, column: &[&str]) -> Vec<String> {
    let another = match cell.replace(',', ".").parse::<f64>() {
        Ok(number) if number > 50.0 => "42".to_owned(),
        Ok(_) => "77".to_owned(),
        Err(_) => {
            column.iter().find(|other| **other != cell && !other.is_empty()).map_or("Dinas Z", |other| other).to_owned()
        }
    };
    vec![another, String::new()]
}

#[test]
fn no_change_of_a_cell_goes_unnoticed() {
    let (mut changes, mut silent) = (0, Vec::new());
    for (name, table, header, says_nothing) in TABLES {
        let before = said(table);
        assert!(before.0["agencies"].is_array(), "{name}: {}", before.1);
        let cells = rows(table);
        for row in header..cells.len() {
            for column in 0..cells[row].len() {
                if says_nothing.contains(&column) || cells[row][column].is_empty() {
                    continue;
                }
                let below: Vec<&str> = cells[header..].iter().map(|row| row[column].as_str()).collect();
                for other in others(&cells[row][column], &below) {
                    let mut changed = cells.clone();
                    changed[row][column].clone_from(&other);
                    changes += 1;
                    let after = said(&text(&changed));
                    // What was not read is told by name.
                    let told =
                        after.1.contains("W260") && before.0["inputs"][0]["not_read"] != Value::Array(Vec::new());
                    let unread = cells[header - 1][column].contains('x') && told;
                    if after == before && !unread {
                        silent
                            .push(format!("{name}, row {row}, column {column}: {:?} -> {other:?}", cells[row][column]));
                    }
                }
            }
        }
    }
    assert!(changes > 160, "{changes}");
    assert!(silent.is_empty(), "{} of {changes} changes are silent: {silent:#?}", silent.len());
}

#[test]
fn the_counts_of_an_account_add_up_to_the_cells_of_the_file() {
    for (name, table, ..) in TABLES {
        let cells = rows(table).iter().flatten().filter(|cell| !cell.is_empty()).count();
        let (document, ..) = said(table);
        let account = document["inputs"][0]["account"].as_object().expect("an account");
        let sum: u64 =
            account.iter().filter(|(used, _)| *used != "cells").filter_map(|(_, count)| count.as_u64()).sum();
        assert_eq!(
            (account["cells"].as_u64(), Some(sum)),
            (Some(cells as u64), Some(cells as u64)),
            "{name}: {account:?}"
        );
    }
}

#[test]
fn columns_that_were_not_read_are_counted_with_an_example() {
    let table = "Badan Publik;saq.1;saq.2;uji;Alamat\nDinas A;80;70;90;Jalan Satu\nDesa B;60;50;65;Jalan Dua\n";
    let (document, stderr, _) = said(table);
    let not_read = &document["inputs"][0]["not_read"];
    assert_eq!(*not_read, serde_json::json!([{ "column": "Alamat", "cells": 2, "example": "Jalan Satu" }]));
    assert!(stderr.contains("W260"), "{stderr}");
}

#[test]
fn what_is_not_meant_is_said_once_and_then_left_alone() {
    let table = "Badan Publik;saq.1;saq.2;uji;Alamat\nDinas A;80;70;90;Jalan Satu\n";
    let run = Run::new("score a.csv --rules r.toml --format json --ignore Alamat").file("r.toml", RULES);
    let outcome = run.file("a.csv", table).stderr("").run();
    let document: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(document["inputs"][0]["account"]["ignored"], 1);
}

#[test]
fn a_column_is_chosen_by_its_letters_and_for_one_file() {
    let twice = "Badan Publik;saq.1;saq.2;uji;Hasil Akhir Uji\nDinas A;80;70;90;60\n";
    let score = |options: &str| {
        let run = Run::new("score a.csv --rules r.toml --format csv --depth 1").args(options).file("r.toml", RULES);
        run.file("a.csv", twice).outcome()
    };
    assert!(score("--column uji=E").stdout.contains("Dinas A,Dinas A,,76.00,60.00,"), "{:?}", score("--column uji=E"));
    assert!(score("--column a.csv:uji=E").stdout.contains(",60.00,"));
    assert!(score("--column lain.csv:uji=E").stdout.contains(",90.00,"));
}

#[test]
fn names_of_uses_are_few_and_stable() {
    let used: BTreeSet<String> = TABLES
        .iter()
        .flat_map(|(_, table, ..)| said(table).0["inputs"][0]["account"].as_object().expect("one").clone())
        .map(|(used, _)| used)
        .collect();
    let known = [
        "agency",
        "answer",
        "assessor",
        "cells",
        "criterion",
        "group",
        "group_heading",
        "heading",
        "not_read",
        "note",
        "row_number",
        "stated_total",
        "title",
    ];
    assert_eq!(used.iter().map(String::as_str).collect::<Vec<_>>(), known);
}
