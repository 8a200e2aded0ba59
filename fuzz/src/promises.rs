//! What must hold whatever the bytes are: for the fuzz targets, and for the inputs they found, which the tests keep.
//!
//! Each function takes any bytes and panics where a promise is broken.

use std::io::Write as _;
use std::sync::{Arc, LazyLock};

use ikip::answers::Assessments;
use ikip::answers::Scores;
use ikip::answers::subject::Subject;
use ikip::exact::{Exact, Rounding};
use ikip::finding::{Finding, any_error, render};
use ikip::i18n::lang::Lang;
use ikip::intake;
use ikip::intake::InputArg;
use ikip::intake::Intake;
use ikip::intake::Request;
use ikip::intake::answer_cell;
use ikip::report::scores::FORMATS;
use ikip::report::view::ScoreReport;
use ikip::rules::{self, Instrument};
use ikip::scoring::{self, Detail};
use num_bigint::BigInt;
use num_rational::BigRational;

/// Numbers, choices by name and by number, bands, points, a group of its own and a shared criterion.
const RULES: &str = r#"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner (SAQ)", weight = 60 },
  { id = "saq.1", name = "Mengumumkan informasi", weight = 50 },
  { id = "saq.2", name = "Laporan keuangan", weight = 30, scale = "ya-tidak" },
  { id = "saq.10", name = "Tindak lanjut", weight = 20, scale = "tindak-lanjut", groups = ["OPD"] },
  { id = "uji", name = "Uji publik", weight = 20, gate = { on = "saq", from = 40 }, otherwise = "zero" },
  { id = "uji.1", name = "Presentasi", weight = 60, scale = "tingkat" },
  { id = "uji.2", name = "Peringkat", weight = 40, scale = "daftar", assessors = "median" },
  { id = "nac", name = "Dewan", weight = 20, shared = true, blank = "exclude" },
]
[instrument]
id = "contoh"
title = "Contoh"
year = 2025
status = "illustrative"
[agency]
groups = ["OPD", "Desa"]
[score]
weights = "relative"
[answers]
no_case = 60
[[class]]
label = "Informatif"
from = 90
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
[scale.daftar]
kind = "choice"
choices = [0, 20, 50, 70, 100]
[scale.tindak-lanjut]
kind = "bands"
min = 0
max = 100
bands = [ { above = 90, score = 100 }, { above = 50, score = 50 }, { from = 0, score = 0 } ]
"#;

static INSTRUMENT: LazyLock<Instrument> =
    LazyLock::new(|| rules::read(RULES, "rules.toml").instrument.expect("rules without errors"));

/// Any text as a rules file: an instrument or an error, never both; what comes out can be scored with.
pub fn rules(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let read = rules::read(&text, "rules.toml");
    told(&read.findings, &text);
    assert_eq!(read.instrument.is_none(), any_error(&read.findings), "an instrument, or an error");
    let Some(instrument) = read.instrument else { return };
    let leaf = instrument.criteria.iter().rfind(|criterion| criterion.is_leaf());
    let leaf = leaf.map_or(String::new(), |leaf| leaf.id.replace('"', "\"\""));
    let answers = format!("agency,group,criterion,score\n\"A\",,\"{leaf}\",1\nB,,\"{leaf}\",0\n");
    let intake = taken(&instrument, "a.csv", answers.as_bytes());
    told(&intake.findings, &answers);
    scored(&instrument, &intake.assessments);
}

/// Any bytes as a file of answers.
pub fn csv(bytes: &[u8]) {
    let intake = taken(&INSTRUMENT, "jawaban.csv", bytes);
    // UTF-16 and its kin change where lines are; only what can be lines of the bytes is compared.
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    told(&intake.findings, &text);
    same_by_the_general_way(&INSTRUMENT, &intake);
    scored(&INSTRUMENT, &intake.assessments);
}

/// The parts of a workbook that has all kinds of parts.
const PARTS: [(&str, &str); 6] = [
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>agency</t></is></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="str"><v>Dinas A</v></c><c r="B2" s="1"><v>5</v></c></row></sheetData></worksheet>"#,
    ),
    ("xl/sharedStrings.xml", r#"<sst><si><t>saq.1</t></si><si><r><t>Ya</t></r></si></sst>"#),
    (
        "xl/styles.xml",
        r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="r"><sheets><sheet name="Rekap" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/><Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
];

/// Any bytes as a workbook where they begin like one; else the first byte says which part of a workbook the rest is.
pub fn xlsx(bytes: &[u8]) {
    let intake = if bytes.starts_with(b"PK") {
        taken(&INSTRUMENT, "jawaban.xlsx", bytes)
    } else {
        let Some((which, rest)) = bytes.split_first() else { return };
        taken(&INSTRUMENT, "jawaban.xlsx", &workbook(usize::from(*which) % PARTS.len(), rest))
    };
    for finding in &intake.findings {
        shown(finding);
    }
    same_by_the_general_way(&INSTRUMENT, &intake);
    scored(&INSTRUMENT, &intake.assessments);
}

/// The workbook above with one part replaced.
fn workbook(which: usize, part: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (at, (name, content)) in PARTS.iter().enumerate() {
        archive.start_file(*name, stored).expect("in memory");
        archive.write_all(if at == which { part } else { content.as_bytes() }).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// A kind of file with tables, apart from XLSX, and what of it the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileShape {
    /// `content.xml` of an OpenDocument archive.
    Ods,
    /// `word/document.xml` of a document.
    Docx,
    /// The sheet of a binary workbook.
    Xlsb,
    /// The stream of records of an old workbook.
    Xls,
    /// The whole file, whatever it is: pages, PDFs, pasted text.
    Whole,
}

/// Any bytes as a file with tables: read or refused, never a fault, and what is told can be shown.
pub fn tables(shape: FileShape, bytes: &[u8]) {
    let file = match shape {
        FileShape::Ods => archive(&[("content.xml", bytes)]),
        FileShape::Docx => archive(&[("word/document.xml", bytes)]),
        FileShape::Xlsb => archive(&[
            ("xl/workbook.bin", BUNDLE),
            ("xl/_rels/workbook.bin.rels", PARTS[4].1.as_bytes()),
            ("xl/worksheets/sheet1.xml", bytes),
        ]),
        FileShape::Xls => container(bytes),
        FileShape::Whole => bytes.to_vec(),
    };
    let intake = taken(&INSTRUMENT, "berkas", &file);
    for finding in &intake.findings {
        shown(finding);
    }
    same_by_the_general_way(&INSTRUMENT, &intake);
    scored(&INSTRUMENT, &intake.assessments);
}

/// One sheet called `R`, as `rId1` of the relations.
const BUNDLE: &[u8] = b"\x9c\x01\x1a\0\0\0\0\x01\0\0\0\x04\0\0\0r\0I\0d\x001\0\x01\0\0\0R\0";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, stored).expect("in memory");
        archive.write_all(content).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// An OLE container around one stream: a header, a table of sectors, a folder, and the stream.
fn container(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    let stream = &stream[..stream.len().min(100 * SECTOR)];
    let sectors = u32::try_from(stream.len().div_ceil(SECTOR)).expect("few sectors");
    let mut file = vec![0; 3 * SECTOR];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(30, &[9, 0, 6, 0]);
    for (at, number) in [(44, 1), (48, 1), (56, 0), (60, END), (68, END), (76, 0)] {
        put(at, &u32::to_le_bytes(number));
    }
    put(80, &[0xff; SECTOR - 80]);
    put(SECTOR, &[0xff; SECTOR]);
    put(SECTOR, &u32::to_le_bytes(0xffff_fffd));
    put(SECTOR + 4, &u32::to_le_bytes(END));
    for nth in 0..sectors {
        let next = if nth + 1 == sectors { END } else { nth + 3 };
        put(SECTOR + 8 + 4 * nth as usize, &next.to_le_bytes());
    }
    let entry = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (nth, (name, kind, first)) in [("Root Entry", 5, END), ("Workbook", 2, 2)].into_iter().enumerate() {
        let at = 2 * SECTOR + 128 * nth;
        put(at, &entry(name));
        put(at + 64, &[u8::try_from(2 * name.len() + 2).expect("short"), 0, kind]);
        put(at + 116, &u32::to_le_bytes(first));
    }
    let length = u32::try_from(stream.len()).expect("short");
    put(2 * SECTOR + 128 + 120, &length.to_le_bytes());
    file.extend_from_slice(stream);
    file.resize(file.len().next_multiple_of(SECTOR), 0);
    file
}

/// Any text as a number: read as the grammar says, alone and in a cell of a table, and printed back as it was read.
pub fn number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let expected = by_the_grammar(&text);
    let read = answer_cell::numeral(&text);
    assert_eq!(
        read.as_ref().map(|numeral| (numeral.value.to_big(), numeral.percent)),
        expected.clone().map(|n| (n.value, n.percent)),
        "{text:?}"
    );
    if let Some(numeral) = &read {
        printed_back(&numeral.value, expected.as_ref().map_or(0, |n| n.behind));
    }
    if !text.contains(|c: char| c.is_control() || c == '\u{feff}') {
        in_a_cell(&text, expected.as_ref());
    }
}

/// A number by the words of the description, character by character.
#[derive(Debug, Clone)]
struct Grammar {
    value: BigRational,
    percent: bool,
    /// Digits behind the mark.
    behind: u32,
}

fn by_the_grammar(text: &str) -> Option<Grammar> {
    let mut rest: Vec<char> = text.trim().chars().collect();
    let percent = rest.last() == Some(&'%');
    if percent {
        rest.pop();
        while rest.last().is_some_and(|c| c.is_whitespace()) {
            rest.pop();
        }
    }
    let negative = rest.first() == Some(&'-');
    let digits = if negative { &rest[1..] } else { &rest[..] };
    let marks: Vec<usize> = (0..digits.len()).filter(|at| !digits[*at].is_ascii_digit()).collect();
    let behind = match marks[..] {
        [] if !digits.is_empty() => 0,
        [at] if matches!(digits[at], ',' | '.') && at > 0 && at + 1 < digits.len() => digits.len() - at - 1,
        _ => return None,
    };
    let plain: Vec<u8> = digits.iter().filter(|c| c.is_ascii_digit()).map(|c| *c as u8 - b'0').collect();
    if plain.len() > Exact::MOST_DIGITS {
        return None;
    }
    let mut whole = BigInt::from(0);
    for digit in plain {
        whole = whole * 10 + digit;
    }
    let behind = u32::try_from(behind).expect("few digits");
    let value = BigRational::new(if negative { -whole } else { whole }, BigInt::from(10).pow(behind));
    Some(Grammar { value, percent, behind })
}

/// All digits of a number give the number again, and one digit less is no further away than half of it.
fn printed_back(value: &Exact, digits: u32) {
    let again = Exact::parse_decimal(&value.to_fixed(digits, Rounding::HalfUp)).expect("a printed number is a number");
    assert_eq!(&again, value);
    let fewer = digits.saturating_sub(1);
    for rounding in [Rounding::HalfUp, Rounding::HalfEven] {
        let away = (&value.round(fewer, rounding) - value).abs().to_big()
            * BigRational::from_integer(BigInt::from(10).pow(fewer));
        assert!(away * BigInt::from(2) <= BigRational::from_integer(1.into()), "{value} {fewer}");
    }
    let cut = value.round(fewer, Rounding::Truncate);
    assert!(cut.abs() <= value.abs());
}

/// The text as the only answer of a table.
fn in_a_cell(text: &str, expected: Option<&Grammar>) {
    let table = format!("agency,group,criterion,score\nA,Desa,saq.1,\"{}\"\n", text.replace('"', "\"\""));
    let intake = taken(&INSTRUMENT, "a.csv", table.as_bytes());
    told(&intake.findings, &table);
    let (low, high) = (BigRational::from_integer(0.into()), BigRational::from_integer(100.into()));
    let clear = expected.filter(|number| number.behind != 3);
    match clear {
        Some(number) if number.value >= low && number.value <= high => {
            assert!(!any_error(&intake.findings), "{text:?}");
            let cell = intake.assessments.store.cell(Subject::Agency(0), INSTRUMENT.find("saq.1").expect("known"));
            let Scores::Sum(sum) = cell.scores else { panic!("a mean needs a sum") };
            assert_eq!((sum.to_big(), cell.count), (number.value.clone(), 1), "{text:?}");
        }
        Some(_) => assert!(any_error(&intake.findings), "{text:?} is out of scale"),
        None if expected.is_some() => assert!(any_error(&intake.findings), "{text:?} is in doubt"),
        // A share or a word for a state may still be an answer.
        None => {}
    }
}

fn taken(instrument: &Instrument, name: &str, bytes: &[u8]) -> Intake {
    let inputs = vec![InputArg::Bytes { name: name.to_owned(), bytes: Arc::from(bytes) }];
    intake::read(instrument, &Request { inputs, keep: intake::Keep::All, threads: Some(1), ..Request::default() })
}

/// Findings have words in both languages, stand in the text, and hold no command for a terminal.
fn told(findings: &[Finding], text: &str) {
    let lines = text.chars().filter(|c| matches!(c, '\n' | '\r')).count() as u64 + 1;
    for finding in findings {
        assert!(finding.place.line.is_none_or(|line| (1..=lines).contains(&line)), "{finding:?} of {lines} lines");
        shown(finding);
    }
}

fn shown(finding: &Finding) {
    for lang in [Lang::Id, Lang::En] {
        for colour in [false, true] {
            let text = render::text(finding, lang, colour);
            let command = |c: char| c.is_control() && c != '\n' && !(colour && c == '\u{1b}');
            assert!(!text.contains(command), "{text:?}");
        }
    }
    let _ = render::json(finding, Lang::En);
}

/// The store, made in the short way where there is one, are those of the answers taken one by one in the general way.
fn same_by_the_general_way(instrument: &Instrument, intake: &Intake) {
    let assessments = &intake.assessments;
    if any_error(&intake.findings) {
        return;
    }
    let answers = assessments.answers.clone().expect("answers are kept");
    let (agencies, assessors) = (assessments.agencies.clone(), assessments.assessors.clone());
    let general = Assessments::from_answers(instrument, agencies, assessors, answers).expect("answers without errors");
    for agency in 0..assessments.agencies.len() {
        for criterion in 0..instrument.criteria.len() {
            let subject = Subject::Agency(agency);
            let (mut a, mut b) = (assessments.store.cell(subject, criterion), general.store.cell(subject, criterion));
            for cell in [&mut a, &mut b] {
                if let Scores::All(all) = &mut cell.scores {
                    all.sort();
                }
            }
            assert_eq!(a, b, "{} {criterion}", assessments.agencies[agency].id);
        }
    }
    assert_eq!(assessments.states, general.states);
}

/// Scoring comes to an end, and every format but the pages can be written.
fn scored(instrument: &Instrument, assessments: &Assessments) {
    let board = scoring::score(instrument, assessments, Detail::All);
    for finding in &board.findings {
        shown(finding);
    }
    let report = ScoreReport::new(instrument, assessments, &board);
    for format in FORMATS.iter().filter(|format| matches!(format.name, "table" | "csv" | "json" | "md")) {
        (format.write)(&report, &mut std::io::sink()).expect("in memory");
    }
}
