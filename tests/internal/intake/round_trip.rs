//! One data set in every dialect gives one result; one slip anywhere is told or stays where it is.

use crate::internal_tests::intake::desk::{Desk, desk, places};
use ikip::answers::Assessments;
use ikip::answers::subject::Subject;
use ikip::finding::any_error;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

/// Answers as an office may give them, with a decimal point.
const ANSWERS: [[&str; 4]; 5] = [
    ["Dinas Café", "85.5", "Ya", "4.5"],
    ["Dinas \"B\"; Baru", "72.125", "TB", "-"],
    ["Kab. A, B", "0", "Sebagian", "1"],
    ["Dinas\nKesehatan", "99.9999", "tidak", "5"],
    ["Ünit | Kerja", "100", "kosong", "2.5"],
];
const CRITERIA: [&str; 3] = ["saq.1", "saq.2", "uji.1"];

fn result(desk: &Desk, assessments: &Assessments) -> Vec<String> {
    let mut all = Vec::new();
    for (agency, known) in assessments.agencies.iter().enumerate() {
        for criterion in 0..desk.instrument.criteria.len() {
            let cell = assessments.store.cell(Subject::Agency(agency), criterion);
            all.push(format!("{} {criterion} {cell:?}", known.name));
        }
    }
    all
}

fn table(wide: bool) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    if wide {
        rows.push(["Badan Publik", "saq.1", "Laporan keuangan (Bobot 50)", "uji.1"].map(str::to_owned).to_vec());
        rows.extend(ANSWERS.iter().map(|row| row.map(str::to_owned).to_vec()));
    } else {
        rows.push(["Badan Publik", "Kode", "Nilai"].map(str::to_owned).to_vec());
        for row in ANSWERS {
            for (criterion, cell) in CRITERIA.iter().zip(&row[1..]) {
                rows.push(vec![row[0].to_owned(), (*criterion).to_owned(), (*cell).to_owned()]);
            }
        }
    }
    rows
}

fn text(rows: &[Vec<String>], delimiter: u8, comma: bool, line_end: &str) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let number = |cell: &String| comma && at > 0 && cell.parse::<f64>().is_ok();
        let cells = row.iter().map(|cell| if number(cell) { cell.replace('.', ",") } else { cell.clone() });
        writer.write_record(cells).expect("in memory");
    }
    let text = String::from_utf8(writer.into_inner().expect("in memory")).expect("utf-8");
    text.replace('\n', line_end)
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let utf16 = |order: fn(u16) -> [u8; 2]| format!("\u{feff}{text}").encode_utf16().flat_map(order).collect();
    match encoding {
        "bom" => format!("\u{feff}{text}").into_bytes(),
        "utf-16le" => utf16(u16::to_le_bytes),
        "utf-16be" => utf16(u16::to_be_bytes),
        "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}

fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            match cell.parse::<f64>() {
                Ok(number) if at > 0 => sheet.write_number(at, column, number).expect("a number"),
                _ => sheet.write_string(at, column, cell).expect("a text"),
            };
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn every_dialect_gives_the_same() {
    let plain = desk().file("a.csv", text(&table(false), b',', false, "\n"));
    let expected = result(&plain, &plain.clean());
    for wide in [false, true] {
        let rows = table(wide);
        let book = desk().file("a.xlsx", workbook(&rows));
        assert_eq!(result(&book, &book.clean()), expected, "xlsx, wide: {wide}");
        for delimiter in [b',', b';', b'\t', b'|'] {
            for comma in [false, true] {
                for line_end in ["\n", "\r\n", "\r"] {
                    let text = text(&rows, delimiter, comma, line_end);
                    for encoding in ["utf-8", "bom", "utf-16le", "utf-16be", "windows-1252"] {
                        let desk = desk().file("a.csv", encoded(&text, encoding));
                        let case = format!("{} {comma} {line_end:?} {encoding} {wide}", delimiter as char);
                        assert_eq!(result(&desk, &desk.clean()), expected, "{case}");
                    }
                }
            }
        }
    }
}

/// A slip in a valid text.
#[derive(Debug, Clone)]
enum Slip {
    Byte(usize, u8),
    Cut(usize),
    Double(usize),
    Swap(usize, usize),
    Cell(usize, &'static str),
}

fn slip() -> impl Strategy<Value = Slip> {
    let words = ["", "-", "85,5", "1e3", "abc", "200", "\"", "Ya", "*", "total", "saq.1", "\u{0}", "5%", "1/2"];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Slip::Byte(at, byte)),
        any::<usize>().prop_map(Slip::Cut),
        any::<usize>().prop_map(Slip::Double),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Slip::Swap(a, b)),
        (any::<usize>(), proptest::sample::select(words.to_vec())).prop_map(|(at, word)| Slip::Cell(at, word)),
    ]
}

/// A valid long table of ten agencies: `agency,criterion,score`, none of it quoted.
fn valid() -> String {
    let mut text = String::from("agency,criterion,score\n");
    for agency in 0..10 {
        text.push_str(&format!("Badan {agency},saq.1,8{agency}.5\nBadan {agency},saq.2,Ya\nBadan {agency},uji.1,4\n"));
    }
    text
}

/// The text with the slip, and the lines (from 0) that it touches.
fn slipped(slip: &Slip) -> (Vec<u8>, Vec<usize>) {
    let text = valid();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let data = |at: usize| 1 + at % (lines.len() - 1);
    let line_of = |at: usize| text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
    match *slip {
        Slip::Byte(at, byte) => {
            let at = at % text.len();
            let mut bytes = text.clone().into_bytes();
            bytes[at] = byte;
            (bytes, vec![line_of(at), line_of(at) + 1])
        }
        Slip::Cut(at) => {
            let at = at % text.len();
            (text.as_bytes()[..at].to_vec(), (line_of(at)..lines.len()).collect())
        }
        Slip::Double(at) => {
            let at = data(at);
            let mut all = lines.clone();
            all.insert(at, lines[at]);
            (all.concat().into_bytes(), vec![at, at + 1])
        }
        Slip::Swap(a, b) => {
            let mut all = lines.clone();
            all.swap(data(a), data(b));
            (all.concat().into_bytes(), Vec::new())
        }
        Slip::Cell(at, word) => {
            let line = data(at);
            let mut cells: Vec<&str> = lines[line].trim_end().split(',').collect();
            cells[at / 31 % 3] = word;
            let new = cells.join(",") + "\n";
            let mut all: Vec<&str> = lines.clone();
            all[line] = &new;
            (all.concat().into_bytes(), vec![line])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn one_slip_is_told_at_its_place_or_touches_only_its_own_rows(slip in slip()) {
        let before = desk().file("a.csv", valid());
        let before_cells = result(&before, &before.clean());
        let (bytes, touched) = slipped(&slip);
        let after = desk().file("a.csv", &bytes);
        let intake = after.read();
        if any_error(&intake.findings) {
            // A second answer is told where it stands, and says where the first one is: either may be the slip.
            let near = |finding: &ikip::finding::Finding| {
                let first = finding.facts.iter().find(|fact| fact.0 == "where");
                let first = first.and_then(|fact| fact.1.rsplit(':').next()?.parse::<u64>().ok());
                let here = |line: u64| touched.contains(&(line as usize - 1)) || line == 1;
                finding.place.line.is_none_or(here) || first.is_some_and(here)
            };
            prop_assert!(intake.findings.iter().any(near), "{:?} {:?}", slip, places(&intake));
        } else {
            // The agencies whose rows were not touched have what they had.
            let text = valid();
            let lines: Vec<&str> = text.lines().collect();
            let named = |at: &usize| lines.get(*at).and_then(|line| line.split(',').next());
            let concerned: Vec<&str> = touched.iter().filter_map(named).collect();
            let after_cells = result(&after, &intake.assessments);
            for cell in before_cells.iter().filter(|cell| !concerned.iter().any(|name| cell.starts_with(name))) {
                prop_assert!(after_cells.contains(cell), "{:?}: {}", slip, cell);
            }
        }
    }

    #[test]
    fn any_bytes_end_in_findings_or_a_table(bytes in proptest::collection::vec(any::<u8>(), 0..200), head in any::<bool>()) {
        let mut all = if head { b"agency,criterion,score\n".to_vec() } else { Vec::new() };
        all.extend(&bytes);
        let intake = desk().file("a.csv", &all).read();
        prop_assert!(!intake.findings.is_empty() || !intake.assessments.agencies.is_empty());
    }

    #[test]
    fn any_change_of_a_workbook_ends_in_findings_or_a_table(at in any::<usize>(), byte in any::<u8>()) {
        let mut bytes = workbook(&table(true));
        let at = at % bytes.len();
        bytes[at] = byte;
        desk().file("a.xlsx", &bytes).read();
    }
}
