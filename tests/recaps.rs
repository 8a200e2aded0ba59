//! Workbooks as offices keep them, read by the program as they are: recap sheets of e-monev applications with the totals
//! they state, and forms with one sheet for each agency.

use std::fs;
use std::process::Command;

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use serde_json::Value;

const RULES: &str = r#"
schema = 1
criteria = [
  { id = "A",   name = "Kuesioner", weight = 80 },
  { id = "A.1", name = "Mengumumkan Informasi Publik", weight = 30 },
  { id = "A.2", name = "Menyediakan Dokumen Informasi Publik", weight = 30 },
  { id = "A.3", name = "Pelayanan Informasi Publik", weight = 40 },
  { id = "B",   name = "Presentasi", weight = 20 },
]
[instrument]
id = "monev"
title = "Monev"
year = 2025
status = "illustrative"
"#;
const LAST: [&str; 3] = ["Total Kuesioner", "Nilai Presentasi", "Total Score"];
const INDICATORS: [&str; 3] = [
    "Mengumumkan Informasi Publik\n(Bobot 30%)",
    "2. Menyediakan Dokumen Informasi Publik (30)",
    "Pelayanan Informasi Publik\nBobot: 40",
];
/// Who, and the answers; with the scores that follow.
const BODIES: [(&str, &str, [f64; 4], &str); 3] = [
    ("OPD", "Dinas Kesehatan", [90.0, 85.5, 77.25, 80.0], "82.84"),
    ("OPD", "Dinas Sosial", [70.0, 60.0, 55.5, 75.0], "63.96"),
    ("Kabupaten/Kota", "Kab. Suka Maju", [100.0, 95.0, 98.0, 92.5], "96.66"),
];

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    sheet.write_string(row, column, text).expect("a text");
}

/// The agencies from a row on, and below them what offices write there. `comma`: numbers are text with a decimal comma.
fn body(sheet: &mut Worksheet, from: u32, comma: bool) {
    for (at, (group, name, answers, total)) in (from..).zip(BODIES) {
        sheet.write_number(at, 0, at - from + 1).expect("a number");
        for (column, text) in [(1, group), (2, name), (3, "Budi")] {
            put(sheet, at, column, text);
        }
        for (column, answer) in [4, 5, 6, 8].into_iter().zip(answers) {
            match comma && answer.fract() != 0.0 {
                true => put(sheet, at, column, &answer.to_string().replace('.', ",")),
                false => drop(sheet.write_number(at, column, answer).expect("a number")),
            }
        }
        let [a, b, c, _] = answers;
        let part = (a * 30.0 + b * 30.0 + c * 40.0) / 100.0;
        for (column, formula, result) in
            [(7, "=E5*0.3+F5*0.3+G5*0.4", part.to_string()), (9, "=H5*0.8+I5*0.2", total.into())]
        {
            sheet.write_formula(at, column, Formula::new(formula).set_result(result)).expect("a formula");
        }
    }
    let below = from + 3;
    let part = |[a, b, c, _]: [f64; 4]| (a * 30.0 + b * 30.0 + c * 40.0) / 100.0;
    let total = |text: &str| text.parse::<f64>().expect("a number");
    let columns = |(_, _, answers, score): (&str, &str, [f64; 4], &str)| {
        [answers[0], answers[1], answers[2], part(answers), answers[3], total(score)]
    };
    for (at, label, bodies) in [(below, "Rata-rata", 3.0), (below + 1, "JUMLAH", 1.0)] {
        put(sheet, at, 2, label);
        for column in 4..10 {
            let sum: f64 = BODIES.map(|body| columns(body)[usize::from(column) - 4]).iter().sum();
            let result = (sum / bodies).to_string();
            sheet.write_formula(at, column, Formula::new("=1+1").set_result(result)).expect("a formula");
        }
    }
    put(sheet, below + 3, 0, "Keterangan: nilai sementara sebelum masa sanggah");
    put(sheet, below + 5, 7, "Jakarta, 1 Desember 2025");
    put(sheet, below + 8, 7, "Dr. Fulan, M.Si.");
}

/// A recap sheet: title rows, the header, the agencies.
fn recap(sheet: &mut Worksheet, comma: bool) {
    let bold = Format::new().set_bold();
    sheet.merge_range(0, 0, 0, 9, "REKAPITULASI NILAI MONEV", &bold).expect("a title");
    put(sheet, 1, 0, "TAHUN 2025");
    let heads = ["No", "Kategori", "Nama Badan Publik", "Nama Responden"].iter().chain(&INDICATORS).chain(&LAST);
    for (column, head) in (0..).zip(heads) {
        put(sheet, 3, column, head);
    }
    body(sheet, 4, comma);
}

/// The same with the header over two rows by merged cells; `numbers`: a row below it numbers the columns.
fn recap_merged(sheet: &mut Worksheet, numbers: bool) {
    let plain = Format::new();
    put(sheet, 0, 0, "REKAP 2025");
    let sides = (0..).zip(["No", "Kategori", "Nama Badan Publik", "Nama Responden"]).chain((7..).zip(LAST));
    for (column, head) in sides {
        sheet.merge_range(2, column, 3, column, head, &plain).expect("a heading");
    }
    sheet.merge_range(2, 4, 2, 6, "INDIKATOR", &plain).expect("a heading");
    for (column, head) in (4..).zip(INDICATORS) {
        put(sheet, 3, column, head);
    }
    if numbers {
        (0..10).for_each(|column| put(sheet, 4, column, &format!("({})", column + 1)));
    }
    body(sheet, if numbers { 5 } else { 4 }, false);
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().expect("a workbook")
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    book(|workbook| fill(workbook.add_worksheet()))
}

/// Runs the program beside the file and the rules.
fn run(name: &str, bytes: &[u8], args: &[&str]) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("aturan.toml"), RULES).expect("the rules");
    fs::write(folder.path().join(name), bytes).expect("the file");
    let said = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(folder.path())
        .args([args[0], name, "--rules", "aturan.toml", "--lang", "id"])
        .args(&args[1..])
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(said.stdout), text(said.stderr))
}

/// What `check` finds: code, cell and message.
fn found(name: &str, bytes: &[u8], more: &[&str]) -> Vec<[String; 3]> {
    let (out, err) = run(name, bytes, &[&["check", "--format", "json"], more].concat());
    let json: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let findings = json["findings"].as_array().expect("findings");
    findings.iter().map(|f| [text(&f["code"]), text(&f["cell"]), text(&f["message"])]).collect()
}

/// The finding for columns that nothing is read from.
fn unread(cell: &str, headings: &str) -> [String; 3] {
    ["W260".to_owned(), cell.to_owned(), format!("kolom yang tidak dibaca: {headings}")]
}

fn scores(name: &str, bytes: &[u8], more: &[&str]) -> String {
    let (out, err) = run(name, bytes, &[&["score", "--format", "csv", "--depth", "0"], more].concat());
    let mut told = err.lines().filter(|line| line.starts_with("peringatan") || line.starts_with("kesalahan"));
    assert!(told.all(|line| line.starts_with("peringatan[W260]")), "{name}: {err}");
    out
}

fn clean(bytes: &[u8]) {
    assert_eq!(found("rekap.xlsx", bytes, &[]), [unread("Sheet1!D4", "Nama Responden")]);
    let out = scores("rekap.xlsx", bytes, &[]);
    for (group, name, _, total) in BODIES {
        assert!(out.contains(&format!("{name},{name},{group},{total},")), "{out}");
    }
    assert_eq!(out.lines().count(), 4, "{out}");
}

#[test]
fn a_recap_with_titles_totals_notes_and_signatures_is_read_as_it_is() {
    clean(&sheet(|sheet| recap(sheet, false)));
}

#[test]
fn numbers_kept_as_text_with_a_decimal_comma_count_like_numbers() {
    clean(&sheet(|sheet| recap(sheet, true)));
}

#[test]
fn a_header_of_merged_cells_over_two_rows_is_read_from_both() {
    clean(&sheet(|sheet| recap_merged(sheet, false)));
}

#[test]
fn a_row_that_numbers_the_columns_is_no_agency() {
    clean(&sheet(|sheet| recap_merged(sheet, true)));
}

#[test]
fn hidden_rows_count_and_are_told() {
    let bytes = sheet(|sheet| {
        recap(sheet, false);
        sheet.set_row_hidden(5).expect("a row");
    });
    let told = found("rekap.xlsx", &bytes, &[]);
    assert_eq!(told.iter().map(|finding| finding[0].as_str()).collect::<Vec<_>>(), ["W260", "W217"]);
    assert_eq!(told[1][1], "Sheet1!A6");
}

#[test]
fn hidden_columns_count_and_hidden_sheets_do_not() {
    clean(&book(|workbook| {
        let sheet = workbook.add_worksheet();
        recap(sheet, false);
        sheet.set_column_hidden(5).expect("a column");
        let old = workbook.add_worksheet().set_name("lama").expect("a name");
        recap(old, false);
        old.set_hidden(true);
    }));
}

#[test]
fn a_stated_total_that_does_not_follow_is_a_warning_that_names_cell_found_and_expected() {
    let bytes = sheet(|sheet| {
        recap(sheet, false);
        sheet.write_number(5, 7, 61.3).expect("a number");
        sheet.write_formula(6, 9, Formula::new("=H7*0.8+I7*0.2").set_result("99.1")).expect("a formula");
    });
    let found = found("rekap.xlsx", &bytes, &[]);
    let said = |at: usize| [found[at][0].as_str(), found[at][1].as_str(), found[at][2].as_str()];
    let first = "Dinas Sosial: berkas mencantumkan 61,30 untuk A, menurut aturan hasilnya 61,20";
    let second = "Kab. Suka Maju: berkas mencantumkan 99,10 untuk total, menurut aturan hasilnya 96,66";
    assert_eq!(found[0], unread("Sheet1!D4", "Nama Responden"));
    assert_eq!(said(1), ["W505", "Sheet1!H6", first]);
    assert_eq!(said(2), ["W505", "Sheet1!J7", second]);
    assert_eq!(found.len(), 3);
}

/// The same recap saved as CSV by a spreadsheet: heads with line breaks quoted, empty cells written out.
fn saved(delimiter: &str, merged: bool, total: &str) -> String {
    let quoted = |head: &str| format!("\"{head}\"");
    let row = |cells: &[String]| cells.join(delimiter) + "\r\n";
    let some =
        |cells: &[&str]| row(&(0..10).map(|at| cells.get(at).copied().unwrap_or("").to_owned()).collect::<Vec<_>>());
    let mut text = some(&["REKAPITULASI"]) + &some(&["TAHUN 2025"]) + &some(&[]);
    let sides = ["No", "Kategori", "Nama Badan Publik", "Nama Responden"].map(str::to_owned);
    let indicators = INDICATORS.map(quoted);
    let last = LAST.map(str::to_owned);
    if merged {
        text += &row(&[&sides[..], &["INDIKATOR".into(), String::new(), String::new()], &last].concat());
        text +=
            &row(&[&["".into(), "".into(), "".into(), "".into()], &indicators[..], &["".into(), "".into(), "".into()]]
                .concat());
    } else {
        text += &row(&[&sides[..], &indicators, &last].concat());
    }
    text += &some(&["1", "OPD", "Dinas Kesehatan", "Budi", "90", "\"85,5\"", "\"77,25\"", "\"83,55\"", "80", total]);
    text += &some(&["2", "OPD", "Dinas Sosial", "Ani", "70", "60", "\"55,5\"", "\"61,2\"", "75", "\"63,96\""]);
    text += &(some(&["", "", "Rata-rata", "", "80", "\"72,75\"", "\"66,375\"", "\"72,375\"", "\"77,5\"", "\"73,4\""])
        + &some(&[]));
    text + &some(&["", "", "", "", "", "", "", "Ketua Komisi Informasi"])
}

#[test]
fn the_csv_save_of_a_recap_is_read_and_compared_alike() {
    for delimiter in [";", ",", "\t"] {
        for merged in [false, true] {
            let name = "rekap.csv";
            let right = saved(delimiter, merged, "\"82,84\"");
            let not_read = unread("", "Nama Responden");
            assert_eq!(found(name, right.as_bytes(), &[]), std::slice::from_ref(&not_read), "{right}");
            let out = scores(name, right.as_bytes(), &[]);
            assert!(out.contains("Dinas Kesehatan,OPD,82.84,") && out.contains("Dinas Sosial,OPD,63.96,"), "{out}");
            let found = found(name, saved(delimiter, merged, "\"82,85\"").as_bytes(), &[]);
            let message = "Dinas Kesehatan: berkas mencantumkan 82,85 untuk total, menurut aturan hasilnya 82,84";
            let stated = found.iter().find(|finding| **finding != not_read).expect("a second finding");
            assert_eq!((found.len(), stated[0].as_str(), stated[2].as_str()), (2, "W505", message));
        }
    }
}

/// A form as an office prints it: head, headings of stages, code and name, sums, signatures.
const NAMES: [&str; 4] = [
    "Mengumumkan Informasi Publik",
    "Menyediakan Dokumen Informasi Publik",
    "Pelayanan Informasi Publik",
    "Presentasi",
];

fn form(sheet: &mut Worksheet, name: &str, answers: [&str; 4]) {
    put(sheet, 0, 0, "FORMULIR PENILAIAN MONEV 2025");
    put(sheet, 1, 0, "Nama Badan Publik");
    put(sheet, 1, 2, &format!(": {name}"));
    for (column, head) in (0..).zip(["No", "Kode", "Indikator", "Bobot", "Nilai", "Keterangan"]) {
        put(sheet, 3, column, head);
    }
    put(sheet, 4, 0, "A. KUESIONER");
    for (at, (id, answer)) in [5, 6, 7, 9].into_iter().zip(["A.1", "A.2", "A.3", "B"].into_iter().zip(answers)) {
        put(sheet, at, 1, id);
        put(sheet, at, 2, NAMES[["A.1", "A.2", "A.3", "B"].iter().position(|known| *known == id).expect("an id")]);
        match answer.parse::<f64>() {
            Ok(number) => drop(sheet.write_number(at, 4, number).expect("a number")),
            Err(_) => put(sheet, at, 4, answer),
        }
    }
    put(sheet, 8, 2, "Jumlah");
    sheet.write_formula(8, 4, Formula::new("=SUM(E6:E8)").set_result("252.75")).expect("a formula");
    put(sheet, 12, 2, "Mengetahui,");
    put(sheet, 16, 2, "Kepala Dinas");
}

fn forms() -> Vec<u8> {
    book(|workbook| {
        put(workbook.add_worksheet().set_name("PETUNJUK").expect("a name"), 0, 0, "Petunjuk pengisian");
        let all = [("Dinas Kesehatan", ["90", "85,5", "77.25", "80"]), ("Dinas Sosial", ["70", "60", "55,5", "75"])];
        for (name, answers) in all {
            form(workbook.add_worksheet().set_name(name).expect("a name"), name, answers);
        }
        let example = workbook.add_worksheet().set_name("contoh").expect("a name");
        form(example, "contoh", ["1", "2", "3", "4"]);
        example.set_hidden(true);
    })
}

#[test]
fn a_workbook_of_forms_has_an_agency_in_every_visible_sheet() {
    let sheets = ["Dinas Kesehatan!D4", "Dinas Sosial!D4"];
    assert_eq!(found("formulir.xlsx", &forms(), &[]), sheets.map(|cell| unread(cell, "Bobot")));
    let out = scores("formulir.xlsx", &forms(), &[]);
    assert!(out.contains("Dinas Kesehatan,Dinas Kesehatan,,82.84,"), "{out}");
    assert!(out.contains("Dinas Sosial,Dinas Sosial,,63.96,"), "{out}");
    assert_eq!(out.lines().count(), 3, "{out}");
}

#[test]
fn a_form_whose_code_tells_no_criterion_is_read_by_its_indicators() {
    let bytes = sheet(|sheet| {
        for (column, head) in (0..).zip(["Kode", "Nama Badan Publik", "Indikator", "Nilai"]) {
            put(sheet, 0, column, head);
        }
        for (column, text) in (0..).zip(["1.01.2", "Dinas Sosial", "Presentasi", "80"]) {
            put(sheet, 1, column, text);
        }
    });
    for options in [&[][..], &["--column", "criterion=Indikator"]] {
        let told = found("a.xlsx", &bytes, options);
        let (owed, rest): (Vec<_>, Vec<_>) = told.into_iter().partition(|finding| finding[0] == "W457");
        assert_eq!((owed.len(), rest), (1, vec![unread("Sheet1!A1", "Kode")]));
    }
}

#[test]
fn wrong_totals_beyond_two_hundred_are_counted_not_told() {
    let mut text = String::from("Nama Badan Publik,A.1,A.2,A.3,B,Total Score\n");
    (0..230).for_each(|n| text.push_str(&format!("Badan {n:03},50,50,50,50,51\n")));
    let (out, _) = run("rekap.csv", text.as_bytes(), &["check", "--format", "json"]);
    let json: Value = serde_json::from_str(&out).expect("JSON");
    let told = json["findings"].as_array().expect("findings").iter().filter(|f| f["code"] == "W505").count();
    assert_eq!((told, json["more"]["W505"].as_u64()), (200, Some(30)));
    let (out, _) = run("rekap.csv", text.as_bytes(), &["check"]);
    assert!(out.contains("W505") && out.contains("30"), "{out}");
}
