//! One data set written in every dialect: delimiter, encoding, decimal mark, line end, layout, CSV or XLSX. What
//! `score --format csv` writes is the same to the byte.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::rules;
use rust_xlsxwriter::{Workbook, Worksheet};

const RULES: &str = r#"
criteria = [
  { id = "saq",   name = "Kuesioner (SAQ)",       weight = 80 },
  { id = "saq.1", name = "Mengumumkan informasi", weight = 50 },
  { id = "saq.2", name = "Laporan keuangan",      weight = 50, scale = "ya-tidak" },
  { id = "uji",   name = "Uji publik",            weight = 20 },
  { id = "uji.1", name = "Presentasi",            weight = 100, scale = "tingkat" },
]
[[class]]
label = "Informatif"
from = 80
[[class]]
label = "Tidak Informatif"
[scale.ya-tidak]
kind = "choice"
choices = { "Ya" = 1, "Sebagian" = 0.5, "Tidak" = 0 }
out_of = 1
[scale.tingkat]
kind = "number"
min = 1
max = 5
step = 0.5
out_of = 5
[answers]
max_not_applicable = 1
"#;
const CRITERIA: [&str; 3] = ["saq.1", "saq.2", "uji.1"];
/// With a decimal point. Every agency has a number that proves its mark, as its own file must.
const ANSWERS: [[&str; 4]; 5] = [
    ["Dinas Café", "85.5", "Ya", "4.5"],
    ["Dinas \"B\"; Baru", "72.125", "TB", "2.5"],
    ["Kab. A, B", "0.25", "Sebagian", "1"],
    ["Dinas Kesehatan", "99.9999", "tidak", "-"],
    ["Ünit | Kerja", "100", "kosong", "3.5"],
];
const EXPECTED: &str = "\
rank,agency_id,agency,group,saq,saq.1,saq.2,uji,uji.1,score,class,state
1,Dinas Café,Dinas Café,,92.75,85.50,100.00,90.00,90.00,92.20,Informatif,scored
2,\"Dinas \"\"B\"\"; Baru\",\"Dinas \"\"B\"\"; Baru\",,72.13,72.13,,50.00,50.00,67.70,Tidak Informatif,scored
3,Ünit | Kerja,Ünit | Kerja,,50.00,100.00,0.00,70.00,70.00,54.00,Tidak Informatif,scored
4,Dinas Kesehatan,Dinas Kesehatan,,50.00,100.00,0.00,0.00,0.00,40.00,Tidak Informatif,scored
5,\"Kab. A, B\",\"Kab. A, B\",,25.13,0.25,50.00,20.00,20.00,24.10,Tidak Informatif,scored
";

type Rows = Vec<Vec<String>>;

#[derive(Debug, Clone, Copy)]
enum Layout {
    Long,
    Wide,
    /// A table for each agency, named by its file or sheet.
    Apart,
}

const LAYOUTS: [Layout; 3] = [Layout::Long, Layout::Wide, Layout::Apart];

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The tables of a layout, each with its name.
fn tables(layout: Layout) -> Vec<(String, Rows)> {
    let answers = |of: [&'static str; 4]| CRITERIA.into_iter().zip(of.into_iter().skip(1));
    match layout {
        Layout::Long => {
            let head = row(&["Badan Publik", "Kode", "Nilai"]);
            let all = ANSWERS.iter().flat_map(|of| answers(*of).map(|(id, answer)| row(&[of[0], id, answer])));
            vec![("jawaban".to_owned(), std::iter::once(head).chain(all).collect())]
        }
        Layout::Wide => {
            let head = row(&["Badan Publik", "saq.1", "Laporan keuangan (Bobot 50)", "uji.1"]);
            vec![("jawaban".to_owned(), std::iter::once(head).chain(ANSWERS.iter().map(|of| row(of))).collect())]
        }
        Layout::Apart => {
            let rows = |of: [&'static str; 4]| answers(of).map(|(id, answer)| row(&[id, answer]));
            let one = |of: &[&'static str; 4]| {
                (of[0].to_owned(), std::iter::once(row(&["Kode", "Nilai"])).chain(rows(*of)).collect())
            };
            ANSWERS.iter().map(one).collect()
        }
    }
}

fn is_number(cell: &str) -> bool {
    cell.parse::<f64>().is_ok()
}

fn text(rows: &Rows, delimiter: u8, comma: bool, line_end: &str) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in rows {
        // A code of a criterion is no number here.
        let cell = |cell: &String| if comma && is_number(cell) { cell.replace('.', ",") } else { cell.clone() };
        writer.write_record(row.iter().map(cell)).expect("in memory");
    }
    String::from_utf8(writer.into_inner().expect("in memory")).expect("utf-8").replace('\n', line_end)
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let utf16 = |order: fn(u16) -> [u8; 2]| format!("\u{feff}{text}").encode_utf16().flat_map(order).collect();
    match encoding {
        "utf-8 with a mark" => format!("\u{feff}{text}").into_bytes(),
        "utf-16le" => utf16(u16::to_le_bytes),
        "utf-16be" => utf16(u16::to_be_bytes),
        "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}

/// How numbers stand in a workbook.
#[derive(Debug, Clone, Copy)]
enum Numbers {
    Stored,
    TextWithComma,
    TextWithPoint,
}

fn fill(sheet: &mut Worksheet, rows: &Rows, numbers: Numbers) {
    for (at, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            match (cell.parse::<f64>(), numbers) {
                (Ok(number), Numbers::Stored) => sheet.write_number(at, column, number).expect("a number"),
                (Ok(_), Numbers::TextWithComma) => {
                    sheet.write_string(at, column, cell.replace('.', ",")).expect("a text")
                }
                _ => sheet.write_string(at, column, cell).expect("a text"),
            };
        }
    }
}

fn workbook(tables: &[(String, Rows)], numbers: Numbers) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in tables {
        fill(workbook.add_worksheet().set_name(name).expect("a name"), rows, numbers);
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// What the program writes about the files in a folder; it may say nothing else.
fn scored(files: &[(String, Vec<u8>)], case: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = folder.path();
    fs::write(desk.join("aturan.toml"), rules::about(RULES)).expect("the rules");
    fs::create_dir(desk.join("data")).expect("a folder");
    for (name, bytes) in files {
        fs::write(desk.join("data").join(name), bytes).expect("a file");
    }
    run(desk, case)
}

fn run(desk: &Path, case: &str) -> String {
    let said = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(desk)
        .args(["score", "data", "--rules", "aturan.toml", "--format", "csv", "--depth", "all"])
        .output()
        .expect("the program starts");
    let told = String::from_utf8_lossy(&said.stderr);
    // One agency of the data answers nothing of a stage, which is told whatever the dialect.
    let others = told.lines().filter(|line| line.contains('[') && !line.contains("W419")).collect::<Vec<_>>();
    assert!(others.is_empty(), "{case}: {told}");
    assert_eq!(said.status.code(), Some(0), "{case}");
    String::from_utf8(said.stdout).expect("UTF-8")
}

fn every_text(layout: Layout) {
    let tables = tables(layout);
    for delimiter in [b',', b';', b'\t', b'|'] {
        for comma in [false, true] {
            for line_end in ["\n", "\r\n", "\r"] {
                for encoding in ["utf-8", "utf-8 with a mark", "utf-16le", "utf-16be", "windows-1252"] {
                    let case = format!("{layout:?} {:?} comma: {comma} {line_end:?} {encoding}", delimiter as char);
                    let file = |(name, rows): &(String, Rows)| {
                        (format!("{name}.csv"), encoded(&text(rows, delimiter, comma, line_end), encoding))
                    };
                    let files: Vec<_> = tables.iter().map(file).collect();
                    assert_eq!(scored(&files, &case), EXPECTED, "{case}");
                }
            }
        }
    }
}

#[test]
fn every_dialect_of_a_long_table_gives_the_same_bytes() {
    every_text(Layout::Long);
}

#[test]
fn every_dialect_of_a_wide_table_gives_the_same_bytes() {
    every_text(Layout::Wide);
}

#[test]
fn every_dialect_of_one_file_per_agency_gives_the_same_bytes() {
    every_text(Layout::Apart);
}

#[test]
fn workbooks_of_every_layout_give_the_same_bytes() {
    for layout in LAYOUTS {
        for numbers in [Numbers::Stored, Numbers::TextWithComma, Numbers::TextWithPoint] {
            let case = format!("xlsx {layout:?} {numbers:?}");
            let one = vec![("jawaban.xlsx".to_owned(), workbook(&tables(layout), numbers))];
            assert_eq!(scored(&one, &case), EXPECTED, "{case}");
        }
    }
}

#[test]
fn a_workbook_for_each_agency_gives_the_same_bytes() {
    let file = |(name, rows): (String, Rows)| {
        (format!("{name}.xlsx"), workbook(&[("Formulir".to_owned(), rows)], Numbers::Stored))
    };
    let files: Vec<_> = tables(Layout::Apart).into_iter().map(file).collect();
    assert_eq!(scored(&files, "a workbook for each"), EXPECTED);
}
