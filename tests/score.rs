//! `ikip score` as a user calls it: formats, streams, exit codes, what is shown.

use std::process::{Command, Stdio};

use crate::support::Run;
use serde_json::Value as Json;

/// The institutions of the national SPBE evaluation of 2023.
const SPBE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/spbe-2023");

const RULES: &str = r#"schema = 1
criteria = [
  { id = "a", name = "Layanan", weight = 60 },
  { id = "a.1", name = "Loket", weight = 50 },
  { id = "a.2", name = "Situs", weight = 50 },
  { id = "b", name = "Inovasi", weight = 40 },
]
[instrument]
id = "coba"
title = "Coba"
year = 2025
status = "illustrative"
[agency]
label = "Badan publik"
[answers]
max_not_applicable = 1
[[class]]
label = "Baik"
from = 75
[[class]]
label = "Kurang"
"#;

const ANSWERS: &str = "\
agency;group;criterion;score
Dinas A;OPD;a.1;80
Dinas A;OPD;a.2;90
Dinas A;OPD;b;72,5
Dinas B;OPD;a.1;60
Dinas B;OPD;a.2;tidak berlaku
Dinas B;OPD;b;70
Kelurahan C;Kelurahan;a.1;100
Kelurahan C;Kelurahan;a.2;
Kelurahan C;Kelurahan;b;100
";

/// A call of `score` on a small case.
fn small(arguments: &str) -> Run {
    Run::new("score jawaban.csv --rules aturan.toml")
        .args(arguments)
        .file("aturan.toml", RULES)
        .file("jawaban.csv", ANSWERS)
}

/// The domains of the published evaluation have two decimals, which leave some classes open.
const OPEN: &str = "peringatan[W508]: kualifikasi Kementerian Hukum dan Hak Asasi Manusia dan 34 badan publik lain \
     tidak ditentukan oleh masukannya: jika angka dengan 2 desimal itu sudah dibulatkan, kualifikasinya Sangat Baik \
     atau Memuaskan\n = saran: isikan nilai komponennya dengan lebih banyak desimal, atau jawaban di bawahnya\n";

#[test]
fn every_format_shows_all_institutions_of_the_national_evaluation() {
    let table = Run::new("score --rules spbe-2020").arg(SPBE).stderr(OPEN).run().stdout;
    let ranked = |line: &&str| line.split_whitespace().next().is_some_and(|rank| rank.parse::<u32>().is_ok());
    assert_eq!(table.lines().filter(ranked).count(), 621);
    let csv = Run::new("score --format csv --rules spbe-2020").arg(SPBE).stderr(OPEN).run().stdout;
    assert!(csv.starts_with("rank,agency_id,agency,group,D1,D2,D3,D4,score,class,state\n"), "{csv}");
    assert_eq!(csv.lines().count(), 622);
    let tsv = Run::new("score --format tsv --rules spbe-2020").arg(SPBE).stderr(OPEN).run().stdout;
    assert_eq!(tsv.lines().count(), 622);
    let json = Run::new("score --format json --rules spbe-2020").arg(SPBE).stderr(OPEN).run().stdout;
    let json: Json = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["agencies"].as_array().map(Vec::len), Some(621));
    let lines = Run::new("score --format jsonl --rules spbe-2020").arg(SPBE).stderr(OPEN).run().stdout;
    assert_eq!(lines.lines().count(), 622);
    let md = Run::new("score --format md --rules spbe-2020").arg(SPBE).stderr(OPEN).run().stdout;
    let rank = |line: &&str| {
        line.strip_prefix("| ").and_then(|l| l.split(' ').next()).is_some_and(|r| r.parse::<u32>().is_ok())
    };
    assert_eq!(md.lines().filter(rank).count(), 621);
}

const CSV: &str = "\
rank,agency_id,agency,group,a,b,score,class,state
1,Kelurahan C,Kelurahan C,Kelurahan,50.00,100.00,70.00,Kurang,scored
1,Dinas A,Dinas A,OPD,85.00,72.50,80.00,Baik,scored
2,Dinas B,Dinas B,OPD,60.00,70.00,64.00,Kurang,scored
";

#[test]
fn numbers_speak_the_language_in_tables_and_never_in_csv() {
    small("").says("80,00").says("Peringkat").says("Kualifikasi").stderr("").run();
    small("--lang en").says("80.00").says("Rank").says("Class").stderr("").run();
    for lang in ["id", "en"] {
        small("--format csv --lang").arg(lang).stdout(CSV).stderr("").run();
    }
}

#[test]
fn the_ending_of_the_file_picks_the_format() {
    for (name, format) in [
        ("h.csv", "csv"),
        ("h.TSV", "tsv"),
        ("h.json", "json"),
        ("h.jsonl", "jsonl"),
        ("h.md", "md"),
        ("h.txt", "table"),
    ] {
        let shown = small("--format").arg(format).run().stdout;
        let run = small("-o").arg(name).stdout("").stderr("");
        run.run();
        assert_eq!(std::fs::read_to_string(run.folder().join(name)).expect("a file"), shown, "{name}");
    }
    small("-o hasil.doc").status(2).stdout("").tells("E002").tells("hasil.doc").run();
    let run = small("-o hasil.doc --format csv");
    run.run();
    assert!(run.folder().join("hasil.doc").exists());
}

#[test]
fn depth_decides_which_criteria_have_columns() {
    small("--format csv --depth 0").says("group,score,class").run();
    small("--format csv --depth 2").says("group,a,a.1,a.2,b,score").says("B,OPD,60.00,60.00,,70.00,64.00").run();
    let all = small("--format csv --depth all").run().stdout;
    small("--format csv --depth 9").stdout(all).run();
    small("--depth dua").status(2).tells("--depth").run();
}

#[test]
fn group_and_top_choose_what_is_shown_after_ranks_are_given() {
    small("--format csv --group opd --top 1").says("1,Dinas A").run();
    let lines = small("--format csv --group opd --top 1").run().stdout.lines().count();
    assert_eq!(lines, 2);
    let outcome = small("--format csv --top 1").run();
    assert_eq!(outcome.stdout.lines().count(), 3, "the first of each group: {}", outcome.stdout);
    small("--top 1").says("2 dari 3 badan publik ditampilkan").run();
    assert!(!small("").run().stdout.contains("ditampilkan"));
    small("--group Desa").status(2).stdout("").tells("E001").tells("Kelurahan, OPD").run();
}

#[test]
fn data_errors_print_no_ranking_unless_told_to_keep_going() {
    let wrong = format!("{ANSWERS}Dinas D;OPD;a.1;120\nDinas D;OPD;a.2;50\n");
    let case = |arguments: &str| small(arguments).file("jawaban.csv", &wrong).status(1).tells("jawaban.csv:11");
    case("--format csv").stdout("").run();
    let kept = case("--format csv --keep-going").run().stdout;
    assert_eq!(kept, format!("{CSV},Dinas D,Dinas D,OPD,,,,,unscored\n"));
    case("--keep-going").says("datanya bermasalah").run();
    let run = case("-o hasil.csv").stdout("");
    run.run();
    assert!(!run.folder().join("hasil.csv").exists());
}

#[test]
fn wrong_or_unknown_rules_end_in_2_and_missing_inputs_in_3() {
    small("").file("aturan.toml", "schema = 1\n").status(2).stdout("").tells("kesalahan[E1").run();
    Run::new("score x.csv --rules tiada").status(2).stdout("").tells("E004").run();
    Run::new("score tiada.csv --rules spbe-2020").status(3).stdout("").tells("E901").run();
    Run::new("score kosong.csv --rules spbe-2020")
        .file("kosong.csv", "")
        .status(1)
        .stdout("")
        .tells("kesalahan[E2")
        .run();
    Run::new("score --rules spbe-2020").status(2).stdout("").tells("E006").run();
}

#[test]
fn an_output_that_cannot_be_written_ends_in_3_and_an_input_is_never_overwritten() {
    small("-o tiada/hasil.csv").status(3).stdout("").tells("E902").run();
    let run = small("-o jawaban.csv").status(2).tells("E003");
    run.run();
    assert_eq!(std::fs::read_to_string(run.folder().join("jawaban.csv")).expect("a file"), ANSWERS);
}

#[test]
fn standard_input_is_read_and_agencies_without_answers_are_shown() {
    let list = "id;name;group\n1;Dinas A;OPD\n2;Dinas B;OPD\n3;Kelurahan C;Kelurahan\n4;Dinas Z;OPD\n";
    let run = Run::new("score - --rules aturan.toml --agencies daftar.csv")
        .file("aturan.toml", RULES)
        .file("daftar.csv", list)
        .stdin(ANSWERS);
    run.says("Tidak dinilai").says("Dinas Z").says("tidak ada jawaban").run();
}

#[test]
fn verbose_tells_what_was_understood_and_without_it_stderr_stays_empty() {
    let outcome = small("-v --format csv").stdout(CSV).run();
    for part in
        ["pemisah ;", "enkode utf-8", "tanda desimal ,", "3 badan publik", "7 bernilai, 1 kosong, 1 tidak berlaku"]
    {
        assert!(outcome.stderr.contains(part), "{part:?} is not in\n{}", outcome.stderr);
    }
    let json: Json = serde_json::from_str(&small("--format json").stderr("").run().stdout).expect("JSON");
    assert_eq!(json["understood"]["answers"]["not_applicable"], 1);
    assert_eq!(json["understood"]["answers"]["values"], 7);
    assert_eq!(json["inputs"][0]["delimiter"], ";");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let coloured = format!("{RULES}color = \"#b3261e\"\n");
    let escape = '\u{1b}';
    assert!(!small("").file("aturan.toml", &coloured).run().stdout.contains(escape));
    assert!(small("--color always").file("aturan.toml", &coloured).run().stdout.contains(escape));
    assert!(
        !small("--color never")
            .file("aturan.toml", &coloured)
            .variable("CLICOLOR_FORCE", "1")
            .run()
            .stdout
            .contains(escape)
    );
}

#[test]
fn equal_input_gives_equal_bytes_whatever_the_order_of_rows_and_files() {
    let mut lines: Vec<&str> = ANSWERS.lines().collect();
    let head = lines.remove(0);
    lines.reverse();
    let backwards = format!("{head}\n{}\n", lines.join("\n"));
    small("--format csv").file("jawaban.csv", backwards).stdout(CSV).run();
    let part = |rows: &[&str]| format!("{head}\n{}\n", rows.join("\n"));
    let split = |first: &str, second: &str| {
        Run::new("score --rules aturan.toml --format csv")
            .arg(first)
            .arg(second)
            .file("aturan.toml", RULES)
            .file("satu.csv", part(&lines[..4]))
            .file("dua.csv", part(&lines[4..]))
            .stdout(CSV)
    };
    split("satu.csv", "dua.csv").run();
    split("dua.csv", "satu.csv").run();
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .args(["score", "--rules", "spbe-2020", "--format", "json", SPBE])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), OPEN));
}

#[test]
fn a_body_whose_answers_came_under_two_names_is_told() {
    let rules = "schema = 1\ncriteria = [\n  { id = \"saq\", name = \"Kuesioner\", weight = 70 },\n  { id = \"uji\", name = \
                 \"Uji publik\", weight = 30 },\n]\n[instrument]\nid = \"dua\"\ntitle = \"Dua\"\nyear = 2025\nstatus = \
                 \"illustrative\"\n[[class]]\nlabel = \"Baik\"\n";
    let score = |rows: &str| {
        let run = Run::new("score a.csv --rules r.toml --format csv").file("r.toml", rules);
        run.file("a.csv", format!("Badan Publik;Kode;Nilai\n{rows}")).outcome().stderr
    };
    let split = "Dinas Kesehatan;saq;80\nDinas Kesehatn;uji;90\nDinas Sosial;saq;70\nDinas Sosial;uji;60\n";
    assert!(score(split).contains("W451"), "{}", score(split));
    let two = "Kab. Badung;saq;80\nKab. Badung;uji;90\nKab. Bandung;saq;70\nKab. Bandung;uji;60\n";
    assert!(!score(two).contains("W451"), "{}", score(two));
}
