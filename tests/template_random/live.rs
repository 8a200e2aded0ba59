//! Live forms in LibreOffice: filled in and recalculated there, they show what the program says of the same answers.

use std::path::{Path, PathBuf};

use super::*;
use calamine::Data;
use serde_json::Value as Json;

/// How many instruments.
const CASES: u64 = 40;

fn place(folder: &str, name: &str) -> PathBuf {
    let root = std::env::var_os("IKIP_WORKBOOKS").expect("IKIP_WORKBOOKS names a folder");
    Path::new(&root).join(folder).join(name)
}

/// The live forms of an instrument, filled in, under names of their own; that for everybody left out.
fn forms(case: &Case) -> Vec<(String, String, Vec<u8>)> {
    let forms = case.folder_with("xlsx", "--live").unwrap_or_default().into_iter();
    let alone = forms.filter(|(path, _)| !path.contains("untuk-semua") && !path.contains("for-all"));
    let named = alone.enumerate().map(|(at, (path, bytes))| (format!("formulir-{}-{at}.xlsx", case.seed), path, bytes));
    named.collect()
}

#[test]
#[ignore = "writes the files that LibreOffice recalculates"]
fn write_live_forms() {
    for seed in 0..CASES {
        for (name, _, bytes) in forms(&Case::random(seed)) {
            let path = place("edited", &name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("written");
        }
    }
}

#[test]
#[ignore = "reads what LibreOffice has recalculated"]
fn recalculated_live_forms_show_what_scoring_says() {
    let (mut totals, mut criteria) = (0, 0);
    for seed in 0..CASES {
        let case = Case::random(seed);
        let files = case.folder_with("xlsx", "--live").unwrap_or_default();
        let (scored, status) = if files.is_empty() { (Json::Null, 1) } else { case.scored(&files) };
        if status != 0 {
            continue;
        }
        for (name, path, bytes) in forms(&case) {
            let who = identity(&bytes);
            let of = |agency: &&Json| agency["id"] == *who || agency["name"] == *who;
            let agency = scored["agencies"].as_array().expect("agencies").iter().find(of);
            let agency = agency.unwrap_or_else(|| panic!("seed {seed}: {who} of {path} is not scored"));
            let page = page(&place("recalculated", &name));
            let (known, compared) = compare(&page, agency, &format!("seed {seed}, {path}\n{}", case.text));
            totals += known;
            criteria += compared;
        }
    }
    println!("{totals} totals and {criteria} criteria of live forms recomputed");
    assert!(totals > 30 && criteria > 300, "too little was compared: {totals} totals, {criteria} criteria");
}

/// The id of the body, as a hidden column says it, or its name.
fn identity(bytes: &[u8]) -> String {
    let cells = keys_of(bytes);
    cells.into_iter().next().expect("a question").0
}

fn keys_of(bytes: &[u8]) -> Vec<Key> {
    cells(bytes, "").into_keys().collect()
}

/// The sheet with the scores: it stands behind the form.
fn page(path: &Path) -> Vec<Vec<Data>> {
    let bytes = fs::read(path).expect("recalculated");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[1].clone();
    let range = book.worksheet_range(&name).expect("the scores");
    let (last, _) = range.end().expect("cells");
    let cell = |row, col| range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
    (0..=last).map(|row| (0..5).map(|col| cell(row, col)).collect()).collect()
}

/// A shown score is the printed one. Fifteen digits do not tell on which side of a rounding edge a value lies that is
/// nearer to it than a millionth.
fn same(shown: Option<f64>, of: &Json, what: &str) {
    let printed = of["score"].as_f64();
    if let (Some(shown), Some(printed), Some(exact)) = (shown, printed, of["exact"].as_str()) {
        let mut parts = exact.split('/').map(|part| part.parse::<f64>().expect("a number"));
        let exact = parts.next().expect("a number") / parts.next().unwrap_or(1.0);
        let edge = (exact * 2e4).round() / 2e4;
        if (exact - edge).abs() < 1e-6 && (shown - printed).abs() < 1.01 {
            return;
        }
    }
    assert_eq!(shown, printed, "{what}");
}

/// Compares the total and every criterion that the form knows; how many of each.
fn compare(page: &[Vec<Data>], agency: &Json, what: &str) -> (usize, usize) {
    let number = |cell: &Data| if let Data::Float(value) = cell { Some(*value) } else { None };
    let unknown = ["pihak lain", "what others answer", "harus diperiksa", "must be checked"];
    let is_known = |cell: &Data| !unknown.iter().any(|words| cell.to_string().contains(words));
    let known = is_known(&page[5][2]);
    if known {
        same(number(&page[5][1]), agency, what);
        if let (Some(class), Some(_)) = (agency["class"].as_str(), agency["score"].as_f64()) {
            assert!([class, "–"].contains(&page[6][1].to_string().as_str()), "{what}");
        }
    }
    let mut compared = 0;
    for row in page.iter().skip(9).filter(|row| is_known(&row[4])) {
        let name = row[0].to_string();
        let id = name.trim().split("  ").next().expect("an id").to_owned();
        let all = agency["criteria"].as_array().expect("criteria");
        let Some(criterion) = all.iter().find(|criterion| criterion["id"] == *id) else { continue };
        // An absent body has no scores at all.
        if page[4][1].to_string().starts_with("0 ") {
            continue;
        }
        same(number(&row[3]), criterion, &format!("{id}: {what}"));
        compared += 1;
    }
    (usize::from(known), compared)
}
