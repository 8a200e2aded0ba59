//! What is in print: each table that does not follow is found and the slip is named; those that follow are left alone.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{EXPLAINED, Figure, Inputs, Verification, VerifyRequest, What, verify};
use ikip::answers::Assessments;
use ikip::i18n::lang::Lang;
use ikip::intake;
use ikip::intake::InputArg;
use ikip::intake::Request;
use ikip::published;
use ikip::published::model::GroupFigureKind;
use ikip::report::ansi::Palette;
use ikip::report::verify::{VerifyReport, write_text};
use ikip::report::view::Screen;
use ikip::rules::instrument::Ties;
use ikip::rules::{Instrument, builtin};
use ikip::scoring::{self, Detail, Scoreboard};
use unicode_width::UnicodeWidthStr;

fn rules(id: &str) -> Instrument {
    let text = builtin::text(id).expect("a shipped file");
    ikip::rules::read(text, id).instrument.expect("valid rules")
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn scored(rules: &Instrument, input: &Path) -> (Assessments, Scoreboard) {
    let request =
        Request { inputs: vec![InputArg::Path(input.to_owned())], keep: intake::Keep::All, ..Request::default() };
    let read = intake::read(rules, &request);
    assert!(!ikip::finding::any_error(&read.findings), "{:?}", read.findings);
    let board = scoring::score(rules, &read.assessments, Detail::All);
    (read.assessments, board)
}

fn check(rules: &Instrument, table: &Path, inputs: Option<&Path>) -> Verification {
    let tables = published::read(&[table.to_owned()], rules, &intake::hints::Hints::default(), None);
    assert!(tables.findings.is_empty(), "{:?}", tables.findings);
    let inputs = inputs.map(|input| scored(rules, input));
    verify(&VerifyRequest {
        instrument: rules,
        published: &tables.published,
        inputs: inputs.as_ref().map(|(assessments, scores)| Inputs { assessments, scores }),
        others: &[],
        top: None,
        group: None,
    })
}

/// Checks a table given as text, by what it prints itself; the program says the same with its exit code.
fn check_text(rules: &Instrument, text: &str) -> Verification {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terbit.csv");
    fs::write(&path, text).expect("written");
    let found = check(rules, &path, None);
    if builtin::text(&rules.id).is_some() {
        let ruling = folder.path().join("putusan.md");
        let arguments = ["ikip".as_ref(), "verify".as_ref(), "--rules".as_ref(), rules.id.as_ref(), path.as_os_str()];
        let arguments: Vec<OsString> =
            arguments.into_iter().chain(["-o".as_ref(), ruling.as_os_str()]).map(OsString::from).collect();
        assert_eq!(ikip::run(&arguments), u8::from(!found.follows()), "{text}");
    }
    found
}

fn number(figure: &Figure) -> String {
    match figure {
        Figure::Number(printed) => printed.text(),
        other => format!("{other:?}"),
    }
}

/// What, whom, printed, expected.
fn told(found: &Verification) -> Vec<(What, String, String, String)> {
    let one = |m: &ikip::analysis::verify::Mismatch| {
        (m.what.clone(), m.subject.clone(), number(&m.printed), number(&m.expected))
    };
    found.mismatches.iter().map(one).collect()
}

#[test]
fn the_decree_of_2024_misprints_one_province_and_pushes_another() {
    let rules = rules("monev-ki-pusat-2025");
    let found = check(&rules, &example("pemeriksa/terbit-sk52.csv"), Some(&example("pemeriksa/nilai-sk53.csv")));
    let score = found.mismatches.iter().find(|m| m.what == What::Score).expect("a wrong score");
    assert_eq!(score.subject, "Kalimantan Timur");
    assert_eq!((number(&score.printed), number(&score.expected)), ("92.31".into(), "98.31".into()));
    assert_eq!(score.slips, [Slip::OneDigit]);
    let rank = found.mismatches.iter().find(|m| m.what == What::Rank).expect("a wrong rank");
    assert_eq!((&rank.printed, &rank.expected), (&Figure::Whole(19), &Figure::Whole(2)));
    assert_eq!(found.mismatches.len(), 2, "{:#?}", found.mismatches);
    let moved: Vec<_> = found.moved.iter().map(|m| (m.agency.as_str(), m.rank_printed, m.rank, m.own)).collect();
    assert_eq!(moved, [("Kalimantan Timur", Some(19), Some(2), true), ("Kalimantan Selatan", Some(3), Some(4), false)]);
}

#[test]
fn the_corrected_decree_with_its_tie_follows() {
    let rules = rules("monev-ki-pusat-2025");
    let found = check(&rules, &example("pemeriksa/terbit-sk53.csv"), Some(&example("pemeriksa/nilai-sk53.csv")));
    assert!(found.follows(), "{:#?}", found.mismatches);
    assert!(check(&rules, &example("pemeriksa/terbit-sk53.csv"), None).follows());
}

#[test]
fn the_complete_list_of_ntb_2021_follows_with_inputs_and_without() {
    let rules = rules("monev-ntb-2021");
    let table = example("pemeriksa/terbit-ntb-2021.csv");
    for inputs in [None, Some(example("monev-kabkota/ntb-2021.csv"))] {
        let found = check(&rules, &table, inputs.as_deref());
        assert!(found.follows(), "{:#?}", found.mismatches);
        assert_eq!((found.checked.classes, found.checked.ranks), (10, 10));
    }
}

#[test]
fn printed_dimensions_that_do_not_give_their_total_are_found() {
    let rules = rules("ikip-2021");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published/ikip-dimensions.csv");
    let mut text = String::from("agency_id,agency,ia.fp,ia.e,ia.h,total\n");
    let mut lines = csv::Reader::from_path(path).expect("the figures");
    for line in lines.records().map(|line| line.expect("a line")) {
        text.push_str(&format!(
            "{},{} {},{},{},{},{}\n",
            &line[0], &line[2], &line[3], &line[4], &line[5], &line[6], &line[7]
        ));
    }
    let found = check_text(&rules, &text);
    let wrong: Vec<_> = told(&found).into_iter().map(|(what, whom, printed, _)| (what, whom, printed)).collect();
    let score = |whom: &str, printed: &str| (What::Score, whom.to_owned(), printed.to_owned());
    assert_eq!(
        wrong,
        [
            score("Nasional final (variant)", "71.37"),
            score("Nasional unclear", "71.37"),
            score("Bali final (variant)", "83.15"),
            score("DI Yogyakarta final", "76.59"),
            score("Jawa Barat IA (before NAC)", "82.93"),
            score("Jawa Barat final", "78.56"),
        ]
    );
    // Kalimantan Barat prints one dimension only: nothing can be said of its total.
    assert_eq!(found.checked.left_open, 1);
}

#[test]
fn the_printed_part_of_the_national_council_is_found() {
    let rules = rules("ikip-2021");
    let found =
        check_text(&rules, "agency,ia,nac,bagian ia,bagian nac,total\nIndonesia 2022,74.68,73.84,52.28,22.18,74.43\n");
    let nac = rules.find("nac").expect("the council");
    assert_eq!(told(&found), [(What::Part(nac), "Indonesia 2022".into(), "22.18".into(), "22.15".into())]);
    assert_eq!(found.mismatches[0].slips, [Slip::OneDigit]);
    assert!(
        check_text(&rules, "agency,ia,nac,bagian ia,bagian nac,total\nX,74.68,73.84,52.28,22.15,74.43\n").follows()
    );
}

#[test]
fn ranks_with_ties_are_checked_by_the_rule_and_the_other_rule_is_named() {
    let rules = rules("monev-ki-pusat-2025");
    assert_eq!(rules.ranking.ties, Ties::Competition);
    let table = |ranks: [u32; 4]| {
        let rows = ["NTB,98.52", "Aceh,98.31", "Kalimantan Timur,98.31", "Kalimantan Selatan,95.74"];
        let rows = rows.iter().zip(ranks).map(|(row, rank)| format!("{rank},{row}\n"));
        format!("peringkat,provinsi,nilai\n{}", rows.collect::<String>())
    };
    assert!(check_text(&rules, &table([1, 2, 2, 4])).follows());
    let dense = check_text(&rules, &table([1, 2, 2, 3]));
    assert_eq!(dense.mismatches.len(), 1);
    assert_eq!(dense.mismatches[0].subject, "Kalimantan Selatan");
    assert_eq!(dense.mismatches[0].slips, [Slip::OtherTies { used: Ties::Dense }]);
    let torn = check_text(&rules, &table([1, 2, 3, 4]));
    assert_eq!(torn.mismatches.iter().map(|m| m.subject.as_str()).collect::<Vec<_>>(), ["Kalimantan Timur"]);
}

#[test]
fn percentages_of_a_wrong_whole_are_found_as_in_print() {
    let rules = rules("monev-ki-pusat-2025");
    let line = |count: u32, percent: &str, of: u32| {
        check_text(&rules, &format!("kualifikasi,jumlah,persen,dari\nInformatif,{count},{percent},{of}\n"))
    };
    for (count, percent, of, expected) in [
        (60, "17.43", 348, "17.24"),
        (122, "32.79", 372, "32.80"),
        (162, "44.36", 363, "44.63"),
        (77, "45.5", 168, "45.8"),
        (24, "30", 69, "35"),
    ] {
        let found = line(count, percent, of);
        let wrong = told(&found);
        assert_eq!(wrong, [(What::Percent, "Informatif".into(), percent.into(), expected.into())]);
    }
    assert_eq!(line(122, "32.79", 372).mismatches[0].slips[0], Slip::Truncated);
    assert!(line(162, "44.36", 363).mismatches[0].slips.contains(&Slip::SwappedDigits));
    assert!(line(24, "30", 80).follows() && line(34, "9.77", 348).follows());
}

#[test]
fn counts_that_do_not_add_up_are_found() {
    let rules = rules("monev-ki-pusat-2025");
    let found = check_text(
        &rules,
        "kualifikasi,jumlah\nInformatif,33\nMenuju Informatif,8\nCukup Informatif,11\nKurang Informatif,6\n\
         Tidak Informatif,1\nJumlah,77\n",
    );
    assert_eq!(found.mismatches.len(), 1, "{:#?}", found.mismatches);
    assert_eq!(found.mismatches[0].what, What::Sum);
    assert_eq!((&found.mismatches[0].printed, &found.mismatches[0].expected), (&Figure::Whole(77), &Figure::Whole(59)));
}

#[test]
fn what_score_writes_as_csv_follows_with_inputs_and_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let format = ikip::report::scores::ScoreFormat::named("csv").expect("a format");
    for (id, input) in [
        ("spbe-2020", "spbe-2023/hasil-2023.csv"),
        ("spbe-2020-eksak", "spbe-kalsel/2024.csv"),
        ("ikip-2021", "ikip-kalsel/2022.csv"),
        ("monev-ntb-2021", "monev-kabkota/ntb-2021.csv"),
        ("monev-ki-pusat-2025", "pemeriksa/nilai-sk53.csv"),
    ] {
        let rules = rules(id);
        let (assessments, _) = scored(&rules, &example(input));
        for detail in [Detail::Depth(0), Detail::Depth(1), Detail::All] {
            let board = scoring::score(&rules, &assessments, detail);
            let mut bytes = Vec::new();
            (format.write)(&ikip::report::view::ScoreReport::new(&rules, &assessments, &board), &mut bytes)
                .expect("written");
            let path = folder.path().join("hasil.csv");
            fs::write(&path, bytes).expect("written");
            for inputs in [None, Some(example(input))] {
                let found = check(&rules, &path, inputs.as_deref());
                assert!(found.follows(), "{id} {detail:?} {inputs:?}: {:#?}", found.mismatches);
                assert!(found.checked.ranks > 0 && found.checked.classes > 0, "{:?}", found.checked);
            }
        }
    }
}

/// What people read about a table on a screen of eighty columns.
fn at_eighty(rules: &Instrument, table: &Path, input: Option<&Path>, lang: Lang) -> String {
    let tables = published::read(&[table.to_owned()], rules, &intake::hints::Hints::default(), None);
    let inputs = input.map(|input| scored(rules, input));
    let found = check(rules, table, input);
    let report = VerifyReport {
        instrument: rules,
        published: &tables.published,
        tables: &tables.inputs,
        inputs: inputs.as_ref().map(|(assessments, _)| assessments),
        found: &found,
        findings: &[],
        lang,
        screen: Screen { width: Some(80), palette: Palette::None },
    };
    let mut out = Vec::new();
    write_text(&report, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn what_people_read_fits_eighty_columns_in_both_languages() {
    // As a person would name them: the tests run in the folder of the project.
    let file = |name: &str| Path::new("examples/pemeriksa").join(name);
    let cases = [
        ("terbit-sk52.csv", Some("nilai-sk53.csv"), "monev-ki-pusat-2025"),
        ("terbit-sk53.csv", Some("nilai-sk53.csv"), "monev-ki-pusat-2025"),
        ("terbit-ntb-2021.csv", None, "monev-ntb-2021"),
    ];
    for (table, input, id) in cases {
        for lang in Lang::ALL {
            let said = at_eighty(&rules(id), &file(table), input.map(file).as_deref(), lang);
            assert!(said.lines().count() > 3, "{said}");
            for line in said.lines() {
                assert!(line.width() <= 80, "{table}, {}: {line}", lang.code());
            }
        }
    }
}

#[test]
fn one_is_one_and_many_are_many_in_english() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terbit.csv");
    let said = |table: &str| {
        fs::write(&path, table).expect("written");
        at_eighty(&rules("monev-ki-pusat-2025"), &path, None, Lang::En)
    };
    let head = "name,score,class\n";
    let one = said(&format!("{head}Dinas Sosial,95,Menuju Informatif\n"));
    assert!(one.contains("\n1 does not follow; 1 figure in 1 row checked.\n"), "{one}");
    let two = said(&format!("{head}Dinas Sosial,95,Menuju Informatif\nDinas Kesehatan,92,Menuju Informatif\n"));
    assert!(two.contains("\n2 do not follow; 2 figures in 2 rows checked.\n"), "{two}");
    let right = said(&format!("{head}Dinas Sosial,95,Informatif\n"));
    assert!(right.contains("What was checked follows: 1 figure in 1 row."), "{right}");
}

#[test]
fn where_too_many_numbers_are_wrong_slips_are_sought_for_the_first_and_that_is_told() {
    let text = "schema = 1\ncriteria = [\n  { id = \"a\", name = \"A\", weight = 70 },\n  { id = \"b\", name = \"B\", weight = 30 },\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n";
    let rules = ikip::rules::read(text, "uji.toml").instrument.expect("valid rules");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terbit.csv");
    // Equal weights instead of 70 and 30, in every row.
    let rows: Vec<String> = (0..EXPLAINED + 7).map(|at| format!("Badan {at:04},80,60,70\n")).collect();
    fs::write(&path, format!("name,a,b,score\n{}", rows.concat())).expect("written");
    let found = check(&rules, &path, None);
    assert_eq!(found.mismatches.len(), EXPLAINED + 7);
    assert_eq!(found.unexplained, 7);
    let named = |m: &&ikip::analysis::verify::Mismatch| m.slips.contains(&Slip::EqualWeights { within: None });
    assert_eq!(found.mismatches.iter().filter(named).count(), EXPLAINED, "{:?}", found.mismatches[0].slips);
    let said = at_eighty(&rules, &path, None, Lang::Id);
    let told = "Sebabnya dicari untuk 1.000 angka salah yang pertama saja, tidak untuk 7\nlainnya.\n";
    assert!(said.contains(told), "{said}");
}

/// A published ranking as a workbook: title and note rows above the header, an empty row, and a note below.
#[test]
fn a_published_workbook_with_a_title_above_and_a_note_below_is_verified_like_the_plain_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = fs::read_to_string(example("pemeriksa/terbit-sk52.csv")).expect("the table");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "HASIL PENILAIAN KETERBUKAAN INFORMASI PUBLIK").expect("a title");
    sheet.write_string(1, 0, "Tahun 2024").expect("a title");
    let mut last = 3;
    for (row, line) in (3..).zip(plain.lines().filter(|line| !line.starts_with('#'))) {
        last = row;
        for (column, cell) in (0..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).expect("a number"),
                Err(_) => sheet.write_string(row, column, cell).expect("a text"),
            };
        }
    }
    sheet.write_string(last + 2, 0, "Ditetapkan di Jakarta").expect("a note");
    let path = folder.path().join("terbit.xlsx");
    book.save(&path).expect("a workbook");
    let rules = rules("monev-ki-pusat-2025");
    let from_book = check(&rules, &path, Some(&example("pemeriksa/nilai-sk53.csv")));
    let from_text = check(&rules, &example("pemeriksa/terbit-sk52.csv"), Some(&example("pemeriksa/nilai-sk53.csv")));
    assert_eq!(from_book.mismatches.len(), 2);
    assert_eq!(told(&from_book), told(&from_text));
    let alone = [path, example("pemeriksa/terbit-sk52.csv")].map(|table| told(&check(&rules, &table, None)));
    assert_eq!(alone[0], alone[1]);
}

#[test]
fn the_class_printed_beside_a_mean_is_a_claim_too() {
    let rules = rules("spi-kpk");
    let found = check(&rules, &example("pemeriksa-pita/terbit.csv"), None);
    let classes: Vec<_> = told(&found).into_iter().map(|(what, subject, ..)| (what, subject)).collect();
    let of = |name: &str| (What::Class, name.to_owned());
    assert_eq!(
        classes,
        [of("Rerata nasional"), of("Rerata Kalimantan Timur"), of("Kabupaten Balangan")],
        "{:#?}",
        found.mismatches
    );
    // A mean that is proved wrong is no ground for its class: 73.00 is the mean of 70 and 76.
    let table = "Instansi;Nilai;Kualifikasi\nA;70,00;Rentan\nB;76,00;Waspada\nRata-rata;";
    for (mean, wrong) in [
        ("73,00;Waspada", vec![]),
        ("73,00;Rentan", vec![What::Class]),
        ("72,00;Waspada", vec![What::Group(GroupFigureKind::Mean)]),
        ("72,00;Rentan", vec![What::Group(GroupFigureKind::Mean), What::Class]),
        ("73,00;-", vec![]),
        ("73,00;Rata-rata", vec![]),
    ] {
        let found = check_text(&rules, &format!("{table}{mean}\n"));
        let whats: Vec<What> = found.mismatches.iter().map(|m| m.what.clone()).collect();
        assert_eq!(whats, wrong, "{mean}");
        let class = found.mismatches.iter().find(|m| m.what == What::Class);
        assert_eq!(class.is_some_and(|m| m.from_printed), mean == "72,00;Rentan", "{mean}");
    }
}
