use std::io::Write as _;

use crate::internal_tests::intake::desk::{desk, places};
use ikip::intake::Intake;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().expect("a workbook")
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    book(|workbook| fill(workbook.add_worksheet()))
}

fn row(sheet: &mut Worksheet, at: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        match cell.parse::<f64>() {
            Ok(number) => sheet.write_number(at, column, number).expect("a number"),
            Err(_) => sheet.write_string(at, column, *cell).expect("a text"),
        };
    }
}

fn cells(intake: &Intake) -> Vec<String> {
    intake.findings.iter().map(|f| f.place.cell.clone().unwrap_or_default()).collect()
}

#[test]
fn a_sheet_is_read_like_a_text_table() {
    let bytes = sheet(|sheet| {
        row(sheet, 0, &["Rekapitulasi 2025"]);
        row(sheet, 2, &["No", "Badan Publik", "Mengumumkan informasi\n(Bobot 50)", "Laporan keuangan", "uji.1"]);
        row(sheet, 3, &["1", "Dinas A", "85.5", "Ya", "4.5"]);
        row(sheet, 5, &["2", "Dinas B", "85,5", "TB"]);
        row(sheet, 6, &["", "Jumlah", "171"]);
    });
    let desk = desk().file("rekap.xlsx", bytes);
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "Dinas A", "saq.1"), "171/2 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas B", "saq.1"), "171/2 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas B", "saq.2"), "0 (0) left out");
    assert_eq!(desk.cell(&assessments, "Dinas B", "uji.1"), "0 (0) blank");
    let input = &assessments.inputs[0];
    assert!(input.path.ends_with("rekap.xlsx#Sheet1"));
    assert_eq!((input.delimiter, input.encoding, input.header_row, input.rows), (None, None, 3, 2));
}

#[test]
fn percentages_count_as_shown_and_numbers_at_fifteen_digits() {
    let percent = Format::new().set_num_format("0.0%");
    let bytes = sheet(|sheet| {
        row(sheet, 0, &["agency", "saq.1", "uji.1"]);
        row(sheet, 1, &["A"]);
        sheet.write_number_with_format(1, 1, 0.855, &percent).expect("a number");
        row(sheet, 2, &["B", "72.125"]);
        sheet.write_number(3, 1, 0.1 + 0.2).expect("a number");
        sheet.write_string(3, 0, "C").expect("a text");
    });
    let desk = desk().file("a.xlsx", bytes);
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "A", "saq.1"), "171/2 (1)");
    assert_eq!(desk.cell(&assessments, "B", "saq.1"), "577/8 (1)");
    assert_eq!(desk.cell(&assessments, "C", "saq.1"), "3/10 (1)");
}

#[test]
fn what_is_no_score_in_a_cell_is_named_by_its_cell() {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = sheet(|sheet| {
        row(sheet, 0, &["agency", "saq.1"]);
        for (at, name) in (1..).zip(["A", "B", "C", "D", "E"]) {
            sheet.write_string(at, 0, name).expect("a text");
        }
        let day = ExcelDateTime::from_ymd(2025, 1, 5).expect("a day");
        sheet.write_datetime_with_format(1, 1, &day, &date).expect("a day");
        sheet.write_boolean(2, 1, true).expect("a truth");
        sheet.write_formula(3, 1, Formula::new("=40+40").set_result("80")).expect("a formula");
        sheet.write_formula(4, 1, Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
        sheet.write_number(5, 1, 101).expect("a number");
    });
    let desk = desk().file("a.xlsx", bytes);
    let intake = desk.read();
    assert_eq!(places(&intake), ["E317@2:2", "E318@3:2", "E318@5:2", "E302@6:2"]);
    assert_eq!(cells(&intake), ["Sheet1!B2", "Sheet1!B3", "Sheet1!B5", "Sheet1!B6"]);
    assert_eq!(desk.cell(&intake.assessments, "C", "saq.1"), "80 (1)");
}

#[test]
fn a_formula_without_a_stored_result_is_no_blank() {
    let plain = sheet(|sheet| {
        row(sheet, 0, &["agency", "saq.1"]);
        sheet.write_string(1, 0, "A").expect("a text");
        sheet.write_formula(1, 1, Formula::new("=40+40").set_result("77")).expect("a formula");
    });
    // Spreadsheets leave the value out; libraries that write formulas leave it empty.
    for nothing in ["", "<v/>", "<v></v>", "<v> </v>"] {
        let bytes = with_part(&plain, "xl/worksheets/sheet1.xml", |xml| xml.replace("<v>77</v>", nothing));
        assert_eq!(places(&desk().file("a.xlsx", bytes).read()), ["E322@2:2"], "{nothing}");
    }
    let text = |xml: String| xml.replace("<v>77</v>", "<v></v>").replace("<c r=\"B2\">", "<c r=\"B2\" t=\"str\">");
    let bytes = with_part(&plain, "xl/worksheets/sheet1.xml", text);
    let desk = desk().file("a.xlsx", bytes);
    assert_eq!(desk.cell(&desk.clean(), "A", "saq.1"), "0 (0) blank", "a formula may give an empty text");
}

#[test]
fn a_heading_with_a_carriage_return_is_read_like_any_other() {
    let bytes = sheet(|sheet| {
        row(sheet, 0, &["agency", "CR"]);
        row(sheet, 1, &["A", "80"]);
    });
    let heading = "Mengumumkan_x000D_\ninformasi (Bobot 50)";
    let bytes = with_part(&bytes, "xl/sharedStrings.xml", |xml| xml.replace("CR", heading));
    let desk = desk().file("a.xlsx", bytes);
    assert_eq!(desk.cell(&desk.clean(), "A", "saq.1"), "80 (1)");
}

const CODES: &str = r#"
criteria = [
  { id = "1",    name = "Satu",    weight = 100 },
  { id = "1.2",  name = "Dua",     weight = 50 },
  { id = "1.10", name = "Sepuluh", weight = 50 },
]
"#;

#[test]
fn a_code_that_lost_its_zero_as_a_number_is_told() {
    let bytes = sheet(|sheet| {
        row(sheet, 0, &["agency", "kode", "nilai"]);
        row(sheet, 1, &["A", "1.2", "80"]);
        row(sheet, 2, &["A", "1.1", "80"]);
        row(sheet, 3, &["A"]);
        sheet.write_string(3, 1, "1.10").expect("a text");
        sheet.write_number(3, 2, 70).expect("a number");
    });
    let desk = crate::internal_tests::intake::desk::with_rules(CODES).file("a.xlsx", bytes);
    let intake = desk.read();
    assert_eq!(places(&intake), ["E316@3:2"]);
    assert_eq!(desk.cell(&intake.assessments, "A", "1.10"), "70 (1)");
}

fn two_sheets(second: &str) -> Vec<u8> {
    book(|workbook| {
        for name in ["Dinas A", second] {
            let sheet = workbook.add_worksheet().set_name(name).expect("a name");
            row(sheet, 0, &["criterion", "score"]);
            row(sheet, 1, &["saq.1", if name == "Dinas A" { "80" } else { "70" }]);
        }
        row(workbook.add_worksheet().set_name("Petunjuk").expect("a name"), 0, &["Isi semua lembar"]);
    })
}

#[test]
fn a_heading_that_lost_its_zero_as_a_number_is_told() {
    let desk = |cells: &[&str]| {
        let bytes = sheet(|sheet| {
            sheet.write_string(0, 0, "agency").expect("a text");
            for (column, cell) in (1..).zip(cells) {
                match cell.strip_prefix('\'') {
                    Some(text) => drop(sheet.write_string(0, column, text).expect("a text")),
                    None => drop(sheet.write_number(0, column, cell.parse::<f64>().expect("one")).expect("a number")),
                }
            }
            row(sheet, 1, &["A", "80", "70"]);
        });
        crate::internal_tests::intake::desk::with_rules(CODES).file("a.xlsx", bytes)
    };
    assert_eq!(places(&desk(&["1.1", "1.2"]).read()), ["E316@1:2"]);
    assert_eq!(places(&desk(&["'1.2", "1.1"]).read()), ["E316@1:3"]);
    assert!(desk(&["1.2", "'1.10"]).read().findings.is_empty(), "1.2 is nobody's 1.20");
}

#[test]
fn several_sheets_are_several_agencies_and_one_may_be_chosen() {
    let desk = desk().file("semua.xlsx", two_sheets("Dinas B"));
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "Dinas A", "saq.1"), "80 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas B", "saq.1"), "70 (1)");
    let mut one = crate::internal_tests::intake::desk::desk().file("semua.xlsx", two_sheets("Dinas B"));
    one.request.sheet = Some("dinas b".to_owned());
    assert_eq!(one.cell(&one.clean(), "semua", "saq.1"), "70 (1)");
    one.request.sheet = Some("Dinas C".to_owned());
    assert_eq!(places(&one.read()), ["E221"]);
}

#[test]
fn the_sheet_that_fits_is_found_and_two_that_fit_are_not_chosen_between() {
    let table = |names: &[&str]| {
        book(|workbook| {
            for name in names {
                let sheet = workbook.add_worksheet().set_name(*name).expect("a name");
                row(sheet, 0, if *name == "Petunjuk" { &["Baca dulu"] } else { &["agency", "saq.1"] });
                row(sheet, 1, &["A", "5"]);
            }
        })
    };
    let one = desk().file("a.xlsx", table(&["Petunjuk", "Rekap"]));
    assert_eq!(one.cell(&one.clean(), "A", "saq.1"), "5 (1)");
    assert_eq!(places(&desk().file("a.xlsx", table(&["2024", "2025"])).read()), ["E222"]);
    assert_eq!(places(&desk().file("a.xlsx", table(&["Petunjuk"])).read()), ["E202"]);
}

#[test]
fn lists_and_corrections_may_be_workbooks() {
    let mut desk = desk().file("a.csv", "agency,criterion,score\nDinas A,saq.1,80\n");
    let list = sheet(|sheet| {
        row(sheet, 0, &["Daftar"]);
        row(sheet, 1, &["id", "nama"]);
        row(sheet, 2, &["7", "Dinas A"]);
    });
    let corrections = sheet(|sheet| {
        row(sheet, 0, &["agency", "criterion", "old", "new", "reason"]);
        row(sheet, 1, &["Dinas A", "saq.1", "80", "90", "x"]);
    });
    desk.request.agencies = Some(desk.lay("daftar/d.xlsx", list));
    desk.request.corrections = Some(desk.lay("daftar/k.xlsx", corrections));
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "7", "saq.1"), "90 (1)");
}

#[test]
fn a_group_merged_over_its_rows_in_a_list_holds_for_all_of_them() {
    let mut desk =
        desk().file("a.csv", "agency,criterion,score\nDinas A,saq.1,80\nDinas B,saq.1,90\nDesa C,saq.1,70\n");
    let list = sheet(|sheet| {
        row(sheet, 0, &["nama", "kelompok"]);
        row(sheet, 1, &["Dinas A"]);
        row(sheet, 2, &["Dinas B"]);
        row(sheet, 3, &["Desa C", "Desa"]);
        sheet.merge_range(1, 1, 2, 1, "OPD", &Format::new()).expect("cells that are free");
    });
    desk.request.agencies = Some(desk.lay("daftar/d.xlsx", list));
    let assessments = desk.clean();
    let groups: Vec<_> = assessments.agencies.iter().map(|agency| agency.group.as_deref().unwrap_or("")).collect();
    assert_eq!(groups, ["Desa", "OPD", "OPD"]);
}

/// The same archive with one part changed.
fn with_part(bytes: &[u8], path: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).expect("text");
        let text = if name == path { change(text) } else { text };
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        new.write_all(text.as_bytes()).expect("in memory");
    }
    new.finish().expect("in memory").into_inner()
}

fn plain() -> Vec<u8> {
    sheet(|sheet| {
        row(sheet, 0, &["agency", "saq.1"]);
        row(sheet, 1, &["A", "5"]);
    })
}

#[test]
fn a_damaged_workbook_is_a_finding() {
    let told = |bytes: &[u8]| places(&desk().file("a.xlsx", bytes).read());
    let whole = plain();
    assert_eq!(told(&whole[..whole.len() / 2]), ["E223"]);
    let sheet = "xl/worksheets/sheet1.xml";
    let change = |from: &'static str, to: &'static str| with_part(&whole, sheet, move |xml| xml.replace(from, to));
    assert_eq!(told(&change("r=\"B2\"", "r=\"ZZZZ2\"")), ["E223"]);
    assert_eq!(told(&change("<row r=\"2\"", "<row r=\"99999999\"")), ["E223"]);
    assert_eq!(told(&change("<row r=\"2\"", "<row r=\"1\"")), ["E223"]);
    assert_eq!(told(&change("<v>5</v>", "<v>+5e999</v>")), ["E318@2:2"]);
    assert_eq!(told(&change("<v>2</v>", "<v>99</v>")), ["E223"]);
    assert_eq!(told(&change("</sheetData>", "<")), ["E223"]);
}

#[test]
fn an_archive_that_swells_beyond_measure_is_not_read() {
    let bomb = with_part(&plain(), "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<sheetData>", &format!("<sheetData>{}", " ".repeat(100 << 20)))
    });
    assert!(bomb.len() < 1 << 20);
    assert_eq!(places(&desk().file("a.xlsx", bomb).read()), ["E224"]);
}

#[test]
fn wide_gaps_do_not_fill_the_memory() {
    let rows: String = (2..2000).map(|n| format!("<row r=\"{n}\"><c r=\"XFD{n}\"><v>1</v></c></row>")).collect();
    let gaps = with_part(&plain(), "xl/worksheets/sheet1.xml", |xml| {
        let (head, _) = xml.split_once("<row r=\"2\"").expect("a second row");
        format!("{head}{rows}</sheetData></worksheet>")
    });
    assert_eq!(places(&desk().file("a.xlsx", gaps).read()), ["E224"]);
}
