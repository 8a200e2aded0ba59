//! The recap workbook: every formula gives what is printed, names stay text, equal reports give equal bytes.
//!
//! `tests/system/xlsx.sh` has LibreOffice recalculate what the ignored tests write and compare.

use crate::oracle;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::internal_tests::given::{self, Given};
use crate::oracle::answers::Cell;
use crate::oracle::tape::Tape;
use calamine::{Data, Reader, Xlsx};
use ikip::answers::Agency;
use ikip::answers::Answer;
use ikip::answers::Assessments;
use ikip::answers::subject::Subject;
use ikip::exact::Exact;
use ikip::finding::Place;
use ikip::i18n::lang::Lang;
use ikip::lowlevel::shared_text::Text;
use ikip::report::view::ScoreReport;
use ikip::report::xlsx::size::Size;
use ikip::report::xlsx::{workbook, workbook_of};
use ikip::rules::instrument::RoundAt;
use ikip::rules::{Instrument, Reply, read};
use ikip::scoring::{Detail, Scoreboard, score};

struct Case {
    instrument: Instrument,
    assessments: Assessments,
    board: Scoreboard,
}

impl Case {
    /// A random instrument with random answers, every feature of the language on.
    fn random(seed: u64) -> Self {
        let mut tape = Tape::seeded(seed, 4000);
        let text = oracle::make_rules::make(&mut tape);
        let rules = oracle::rules::Rules::read(&text);
        let sheet = oracle::make_answers::make(&mut tape, &rules);
        let instrument = read(&text, "acak.toml").instrument.expect("the oracle makes valid rules");
        let mut agencies: Vec<Agency> = sheet.agencies.iter().map(agency).collect();
        agencies.sort_by(|a, b| a.id.cmp(&b.id));
        let mut assessors: Vec<Arc<str>> = sheet.answers.iter().map(|a| Arc::from(a.assessor.as_str())).collect();
        assessors.push(Arc::from(""));
        assessors.sort();
        assessors.dedup();
        let answers = sheet
            .answers
            .iter()
            .map(|given| {
                let criterion = instrument.find(&given.criterion).expect("a criterion of the rules");
                let subject = match given.agency.as_str() {
                    "*" => Subject::Everybody,
                    id => Subject::Agency(agencies.iter().position(|a| &*a.id == id).expect("listed")),
                };
                let scale = rules.get(rules.find(&given.criterion)).scale.as_ref();
                Answer {
                    subject,
                    criterion,
                    assessor: assessors.iter().position(|a| **a == *given.assessor).expect("an assessor"),
                    reply: reply(&instrument, criterion, oracle::answers::read(&given.cell, scale)),
                    text: given.cell.as_str().into(),
                    verified: given.verified,
                    declared: None,
                    evidence: None,
                    note: None,
                    place: Place::default(),
                }
            })
            .collect();
        Self::new(instrument, agencies, assessors, answers)
    }

    fn new(instrument: Instrument, agencies: Vec<Agency>, assessors: Vec<Arc<str>>, answers: Vec<Answer>) -> Self {
        let assessments = Assessments::from_answers(&instrument, agencies, assessors, answers).expect("good answers");
        let board = score(&instrument, &assessments, Detail::All);
        Self { instrument, assessments, board }
    }

    /// Agencies answered by decimals.
    fn plain(rules: &str, given: &[Given<'_>]) -> Self {
        let instrument = read(rules, "uji.toml").instrument.expect("good rules");
        let assessments = given::assessments(&instrument, given, None, Some("=1+1"));
        let board = score(&instrument, &assessments, Detail::All);
        Self { instrument, assessments, board }
    }

    fn bytes(&self, lang: Lang) -> Vec<u8> {
        let mut report = ScoreReport::new(&self.instrument, &self.assessments, &self.board);
        report.lang = lang;
        workbook(&report).expect("it fits a workbook")
    }

    fn open(&self, lang: Lang) -> Book {
        Xlsx::new(Cursor::new(self.bytes(lang))).expect("a workbook")
    }
}

type Book = Xlsx<Cursor<Vec<u8>>>;

fn agency(from: &oracle::answers::Agency) -> Agency {
    Agency {
        id: Text::from(from.id.as_str()),
        name: Text::from(from.name.as_str()),
        group: from.group.as_deref().map(Arc::from),
        columns: from.columns.clone().into_iter().collect(),
    }
}

fn reply(instrument: &Instrument, criterion: usize, cell: Cell) -> Reply {
    let exact = |value| Exact::from_big(value);
    match cell {
        Cell::Blank => Reply::Blank,
        Cell::NotApplicable => Reply::NotApplicable,
        Cell::NoCase => Reply::NoCase,
        Cell::Number(value) | Cell::Choice(value) => Reply::Value(exact(value)),
        Cell::Part(part) => {
            let most = instrument.criteria[criterion].most(instrument).expect("a share of a number");
            Reply::Value(&exact(part) * &most)
        }
    }
}

/// The value at row and column (from 0) of a sheet.
fn at(book: &mut Book, sheet: &str, row: u32, col: u32) -> Data {
    book.worksheet_range(sheet).expect("the sheet").get_value((row, col)).cloned().unwrap_or(Data::Empty)
}

fn formula(book: &mut Book, sheet: &str, row: u32, col: u32) -> String {
    book.worksheet_formula(sheet).expect("the sheet").get_value((row, col)).cloned().unwrap_or_default()
}

const RULES: &str = r##"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner", weight = 80 },
  { id = "saq.1", name = "=HYPERLINK(\"http://x\")", weight = "100/6" },
  { id = "saq.2", name = "<script>alert(1)</script>", weight = "500/6" },
  { id = "uji", name = "Uji publik", weight = 20 },
]
[instrument]
id = "uji-coba"
title = "Uji Coba"
year = 2025
status = "illustrative"
[score]
decimals = 2
[[class]]
label = "Informatif"
from = 60
color = "#1b7f3b"
[[class]]
label = "Kurang"
"##;

fn two() -> Case {
    let a: &[(&str, &str)] = &[("saq.1", "60"), ("saq.2", "60"), ("uji", "60")];
    let b: &[(&str, &str)] = &[("saq.1", "59.99"), ("saq.2", "60"), ("uji", "59.98")];
    Case::plain(RULES, &[("=1+1", Some("OPD"), a), ("@SUM(A1)", Some("OPD"), b)])
}

#[test]
fn scores_ranks_and_classes_are_formulas_with_the_printed_result() {
    let mut book = two().open(Lang::Id);
    assert_eq!(at(&mut book, "Peringkat", 6, 2), Data::String("=1+1".into()));
    assert_eq!(at(&mut book, "Peringkat", 6, 6), Data::Float(60.0));
    assert_eq!(at(&mut book, "Peringkat", 7, 6), Data::Float(60.0 - 0.01));
    assert_eq!(formula(&mut book, "Kriteria", 6, 2), "ROUND(ROUND(Hitungan!$C$7,9),2)");
    assert_eq!(formula(&mut book, "Peringkat", 6, 6), "Kriteria!$C$7");
    let rank = "IF(ISNUMBER(G8),1+COUNTIF(Kriteria!$C$7:$C$8,\">\"&G8),\"–\")";
    assert_eq!(formula(&mut book, "Peringkat", 7, 0), rank);
    assert_eq!(at(&mut book, "Peringkat", 7, 7), Data::String("Kurang".into()));
    assert!(formula(&mut book, "Peringkat", 7, 7).starts_with("IF(G8>=Aturan!$C$7,"));
    assert_eq!(
        formula(&mut book, "Hitungan", 6, 2),
        "IF(SUMIF(D7:E7,\">=-1E+300\",D$5:E$5)=0,\"–\",SUMPRODUCT(D$5:E$5,D7:E7)/SUMIF(D7:E7,\">=-1E+300\",D$5:E$5))"
    );
    assert_eq!(at(&mut book, "Kualifikasi", 6, 4), Data::Float(1.0));
}

/// The references of a formula: the sheet that each names (empty: its own), and the cell.
fn references(formula: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in formula.split(['(', ')', ',', '+', '-', '*', '/', '=', '<', '>']) {
        let (sheet, cell) = part.split_once('!').unwrap_or(("", part));
        let plain = cell.replace('$', "");
        let letters = plain.chars().take_while(char::is_ascii_uppercase).count();
        if letters > 0 && plain[letters..].starts_with(|c: char| c.is_ascii_digit()) {
            found.push((sheet.to_owned(), cell.to_owned()));
        }
    }
    found
}

#[test]
fn the_rows_of_the_ranking_may_be_sorted_by_whoever_reads_it() {
    for case in [two(), Case::random(3), Case::random(11), Case::random(20)] {
        let mut book = case.open(Lang::Id);
        // A single row cannot be sorted elsewhere.
        if at(&mut book, "Peringkat", 7, 2) == Data::Empty {
            continue;
        }
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).expect("a sheet");
            let from = formulas.start().unwrap_or((0, 0));
            for (row, _, text) in formulas.used_cells() {
                let row = from.0 + u32::try_from(row).expect("few") + 1;
                for (of, cell) in references(text) {
                    if sheet == "Peringkat" {
                        // What stands on its own row moves with it; whatever else it looks at stays where it is.
                        let moves = of.is_empty() && !cell.contains(['$', ':']) && cell.ends_with(&row.to_string());
                        assert!(moves || !of.is_empty() && cell.contains('$'), "{text} on row {row}");
                    } else if of == "Peringkat" {
                        assert!(cell.contains(':'), "{sheet} looks at one row of the ranking: {text}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_title_of_a_sheet_stands_in_a_column_that_is_seen() {
    // Ids that are the names are hidden, in the first column of the answers.
    let mut book = two().open(Lang::Id);
    assert_eq!(at(&mut book, "Jawaban", 0, 0), Data::Empty);
    assert_eq!(at(&mut book, "Jawaban", 0, 1), Data::String("Jawaban · Uji Coba 2025".into()));
    assert_eq!(at(&mut book, "Peringkat", 0, 0), Data::String("Peringkat · Uji Coba 2025".into()));
}

#[test]
fn every_sheet_is_set_up_for_landscape_a4_with_its_title_on_each_page() {
    let mut book = zip::ZipArchive::new(Cursor::new(two().bytes(Lang::Id))).expect("a workbook");
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut book.by_name(name).expect("a part"), &mut text).expect("UTF-8");
        text
    };
    let names = part("xl/workbook.xml");
    for sheet in 0..8 {
        let name = format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{sheet}\">");
        assert!(names.contains(&name), "sheet {sheet} repeats no title in\n{names}");
        let page = part(&format!("xl/worksheets/sheet{}.xml", sheet + 1));
        assert!(page.contains("<pageSetup paperSize=\"9\"") && page.contains("orientation=\"landscape\""), "{page}");
    }
}

#[test]
fn the_mean_of_all_stands_below_those_of_the_groups() {
    let mut book = two().open(Lang::Id);
    assert_eq!(at(&mut book, "Kualifikasi", 7, 0), Data::String("Semua".into()));
    assert!(formula(&mut book, "Kualifikasi", 7, 3).starts_with("ROUND("));
    assert_eq!(at(&mut book, "Kualifikasi", 7, 3), at(&mut book, "Kualifikasi", 6, 3));
}

#[test]
fn names_that_look_like_formulas_or_markup_stay_text() {
    for lang in Lang::ALL {
        let mut book = two().open(lang);
        for sheet in book.sheet_names() {
            for (_, _, text) in book.worksheet_formula(&sheet).expect("a sheet").used_cells() {
                assert!(!text.to_uppercase().contains("HYPERLINK") && text != "1+1", "{sheet}: {text}");
            }
        }
    }
}

#[test]
fn a_very_long_name_and_control_characters_are_held() {
    let long = "n".repeat(10_000);
    let cells: &[(&str, &str)] = &[("saq.1", "60"), ("saq.2", "60"), ("uji", "60")];
    let case = Case::plain(RULES, &[(long.as_str(), None, cells), ("a\u{1b}[31mb", Some("\u{7}"), cells)]);
    let mut book = case.open(Lang::En);
    let names: Vec<Data> = (6..8).map(|row| at(&mut book, "Ranking", row, 2)).collect();
    assert!(names.contains(&Data::String(long)), "10,000 characters");
    assert!(names.contains(&Data::String("a␛[31mb".into())), "{:?}", names[0]);
}

#[test]
fn equal_reports_give_equal_bytes() {
    for lang in Lang::ALL {
        assert!(two().bytes(lang) == two().bytes(lang));
        assert!(Case::random(3).bytes(lang) == Case::random(3).bytes(lang));
    }
}

#[test]
fn the_printed_score_stands_in_every_random_workbook() {
    let (mut formulas, mut held) = (0, 0);
    for seed in 0..120 {
        let case = Case::random(seed);
        let mut book = case.open(Lang::En);
        let range = book.worksheet_range("Ranking").expect("the ranking");
        let formula_range = book.worksheet_formula("Ranking").expect("formulas");
        let col = 4 + u32::try_from(case.instrument.criteria[0].children.len()).expect("few");
        for (place, score) in case.board.agencies.iter().enumerate() {
            let row = 6 + u32::try_from(place).expect("few");
            let shown = range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
            match score.score() {
                None => assert_eq!(shown, Data::Empty, "seed {seed}, row {row}"),
                Some(score) => {
                    let printed: f64 = case.instrument.printed(score).parse().expect("a number");
                    assert_eq!(shown, Data::Float(printed), "seed {seed}, row {row}");
                    let written = formula_range.get_value((row, col)).is_some_and(|text| !text.is_empty());
                    *(if written { &mut formulas } else { &mut held }) += 1;
                }
            }
        }
    }
    assert!(formulas > 20 * held, "{formulas} scores are formulas, {held} are not");
}

#[test]
fn a_workbook_by_value_has_the_numbers_of_the_one_with_formulas() {
    let mut cells = 0;
    for seed in 0..60 {
        let case = Case::random(seed);
        let mut report = ScoreReport::new(&case.instrument, &case.assessments, &case.board);
        report.lang = Lang::En;
        let bytes = workbook_of(&report, Size::Values).expect("it fits");
        let mut values: Book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let mut formulas = case.open(Lang::En);
        assert_eq!(values.sheet_names(), formulas.sheet_names());
        for sheet in values.sheet_names() {
            assert_eq!(values.worksheet_formula(&sheet).expect("a sheet").used_cells().count(), 0, "{sheet}");
        }
        // Criteria that are rounded as they are computed stand rounded there.
        let rounded = case.instrument.round_at == RoundAt::EveryCriterion;
        for sheet in ["Ranking", "Classes", "Criteria", "Calculation"] {
            if !(rounded && sheet == "Calculation") {
                cells += compare(sheet, seed, &mut values, &mut formulas);
            }
        }
        let told = at(&mut values, "Ranking", 4, 0);
        assert!(matches!(&told, Data::String(told) if told.contains("not formulas")), "{told:?}");
    }
    assert!(cells > 5_000, "{cells} cells were compared");
}

#[test]
fn more_groups_than_a_sheet_has_page_breaks_still_make_a_workbook() {
    let names: Vec<(String, String)> = (0..1_100).map(|at| (format!("Desa {at:04}"), format!("Kab {at:04}"))).collect();
    let answers: &[(&str, &str)] = &[("saq", "60"), ("uji", "60")];
    let given: Vec<Given<'_>> = names.iter().map(|(name, group)| (&**name, Some(&**group), answers)).collect();
    let case = Case::plain(&format!("{RULES}[ranking]\nwithin = \"group\"\n"), &given);
    let mut book = case.open(Lang::En);
    assert_eq!(at(&mut book, "Ranking", 1_105, 2), Data::String("Desa 1099".into()));
}

/// Compares a sheet below its titles, in the columns that both have; how many cells hold something.
fn compare(sheet: &str, seed: u64, values: &mut Book, formulas: &mut Book) -> usize {
    let (values, formulas) =
        (values.worksheet_range(sheet).expect("the sheet"), formulas.worksheet_range(sheet).expect("the sheet"));
    let value = |row, col| values.get_value((row, col)).unwrap_or(&Data::Empty);
    let (last_row, last_col) = formulas.end().expect("a sheet with cells");
    let mut cells = 0;
    for col in (0..=last_col).filter(|&col| *value(5, col) != Data::Empty) {
        for row in 5..=last_row {
            let (value, shown) = (value(row, col), formulas.get_value((row, col)).unwrap_or(&Data::Empty));
            assert!(same(Some(shown), Some(value), ""), "seed {seed} {sheet} {row} {col}: {shown:?} became {value:?}");
            cells += usize::from(*value != Data::Empty);
        }
    }
    cells
}

/// Where the system test keeps its workbooks.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::var_os("IKIP_WORKBOOKS").expect("IKIP_WORKBOOKS names a folder");
    Path::new(&folder).join(name)
}

#[test]
#[ignore = "writes the files that LibreOffice recalculates"]
fn write_random_workbooks() {
    let folder = folder("written");
    std::fs::create_dir_all(&folder).expect("a folder");
    for seed in 0..60 {
        let lang = if seed % 2 == 0 { Lang::Id } else { Lang::En };
        std::fs::write(folder.join(format!("acak-{seed}.xlsx")), Case::random(1000 + seed).bytes(lang))
            .expect("written");
    }
}

#[test]
#[ignore = "reads what LibreOffice has recalculated"]
fn recalculated_workbooks_are_what_was_written() {
    let (mut files, mut cells) = (0, 0);
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder("written")).expect("written workbooks") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_owned();
        let open = |path: &Path| Xlsx::new(Cursor::new(std::fs::read(path).expect("a file"))).expect("a workbook");
        let (mut before, mut after) = (open(&path), open(&folder("recalculated").join(&name)));
        files += 1;
        for sheet in before.sheet_names() {
            let formulas = before.worksheet_formula(&sheet).expect("a sheet");
            let (was, is) =
                (before.worksheet_range(&sheet).expect("values"), after.worksheet_range(&sheet).expect("values"));
            let from = formulas.start().unwrap_or((0, 0));
            for (row, col, text) in formulas.used_cells() {
                let place = (from.0 + u32::try_from(row).expect("few"), from.1 + u32::try_from(col).expect("few"));
                let (was, is) = (was.get_value(place), is.get_value(place));
                cells += 1;
                if !same(was, is, text) {
                    wrong.push(format!("{} {sheet} {place:?} ={text}: {was:?} became {is:?}", name.to_string_lossy()));
                }
            }
        }
    }
    println!("{files} workbooks, {cells} formulas recalculated");
    assert!(files > 0 && cells > 0, "nothing was compared");
    assert!(wrong.is_empty(), "{} cells differ:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

/// Rounded numbers and texts must be the same; what is not rounded may differ in the last binary digits.
fn same(was: Option<&Data>, is: Option<&Data>, formula: &str) -> bool {
    match (was, is) {
        (Some(Data::Float(was)), Some(Data::Float(is))) if formula.starts_with("ROUND(") => {
            was.to_bits() == is.to_bits()
        }
        (Some(Data::Float(was)), Some(Data::Float(is))) => (was - is).abs() <= 1e-11 * was.abs().max(1.0),
        (Some(Data::String(was)), Some(Data::String(is))) => was == is,
        (was, is) => was == is,
    }
}
