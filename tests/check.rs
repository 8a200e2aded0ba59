//! `ikip check`: everything that is wrong in one run, who still owes what beside it, and what was understood; nothing is
//! changed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use crate::support::{Run, rules};
use serde_json::Value;

const RULES: &str = r#"
criteria = [
  { id = "saq",   name = "Kuesioner (SAQ)", weight = 80 },
  { id = "saq.1", name = "Mengumumkan Informasi Publik", weight = 60 },
  { id = "saq.2", name = "Menyediakan Informasi Publik", weight = 40, scale = "lima" },
  { id = "uji",   name = "Presentasi", weight = 20 },
]
[scale.lima]
kind = "number"
min = 0
max = 100
step = 5
"#;

fn check(name: &str, input: impl AsRef<[u8]>) -> Run {
    Run::new("check --rules aturan.toml --lang en").arg(name).file("aturan.toml", rules::about(RULES)).file(name, input)
}

fn json(run: Run) -> Value {
    serde_json::from_str(&run.args("--format json").outcome().stdout).expect("JSON")
}

fn codes(document: &Value) -> BTreeSet<&str> {
    document["findings"].as_array().expect("findings").iter().filter_map(|finding| finding["code"].as_str()).collect()
}

/// A file in which nearly everything is wrong.
const WRONG: &str = "\
agency;assessor;criterion;score;evidence;verified
Dinas Kominfo;Ani;saq.1;85,5;http://a;ya
Dinas Kominfo;Ani;saq.2;72;http://b;ya
Dinas Kominfo;Ani;uji;140;http://c;ya
Diskominfo;Ani;saq.1;80;;ya
Diskominfo;Ani;saq.1;80;http://d;ya
Dinas Kesehatan;Ani;saq.11;80;http://e;ya
Dinas Kesehatan;Ani;uji;lima;http://e;ya
Dinas Sosial;Ani;saq;90;http://f;ya
Dinas Sosial;Ani;saq.1;90;http://f;ya
Dinas Sosial;Ani;uji;90
Kab. Bima;Ani;saq.1;-;;
Kab. Bima;Ani;saq.2;80;http://g;tidak
;Ani;uji;70;http://h;ya
";

#[test]
fn everything_that_is_wrong_is_told_in_one_run() {
    let list = "id;name\n1;Dinas Kominfo\n2;Dinas Kesehatan\n3;Dinas Sosial\n4;Kab. Bima\n5;Dinas Perikanan\n";
    let document = json(check("jawaban.csv", WRONG).args("--agencies daftar.csv").file("daftar.csv", list));
    let told = codes(&document);
    for code in ["E207", "E301", "E302", "E304", "E308", "E311", "E401", "E406", "W453", "W456"] {
        assert!(told.contains(code), "{code} is not among {told:?}");
    }
    let told = json(check("jawaban.csv", WRONG));
    for code in ["E307", "W451", "W452"] {
        assert!(codes(&told).contains(code), "{code} is not among {told:#}");
    }
}

#[test]
fn nothing_is_changed_by_checking() {
    let run = check("jawaban.csv", WRONG).status(1);
    run.run();
    let left: BTreeSet<_> =
        fs::read_dir(run.folder()).expect("the folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(left, ["aturan.toml", "jawaban.csv"].map(Into::into).into());
    assert_eq!(fs::read_to_string(run.folder().join("jawaban.csv")).expect("the input"), WRONG);
}

#[test]
fn warnings_end_well_unless_strict() {
    let input = "agency,criterion,score\nA,saq.1,80\n";
    check("jawaban.csv", input).status(0).says("W457").run();
    check("jawaban.csv", input).args("--strict").status(1).says("W457").run();
}

#[test]
fn who_owes_what_is_told_beside_errors_in_the_same_data() {
    let input = "agency;saq.1;saq.2;uji\nA;80;70;60\nB;abc;;60\nC;;;\nD;90;75;\n";
    let document = json(check("jawaban.csv", input));
    let owed = serde_json::json!({
        "asked": 12, "answered": 7, "absent": ["C"], "unknown": [],
        "agencies": [{"agency": "B", "missing": ["saq.2"]}, {"agency": "D", "missing": ["uji"]}],
        "criteria": [{"criterion": "saq.1", "missing": 1}, {"criterion": "saq.2", "missing": 2}, {"criterion": "uji", "missing": 2}],
    });
    assert_eq!(document["completeness"], owed);
    let table = "\
Badan publik  Not answered  Criteria not answered
─────────────────────────────────────────────────
B                        1  saq.2
C                        3  all
D                        1  uji
";
    check("jawaban.csv", input).status(1).says(table).says("W457]: B still owes 1 answer (saq.2)").run();
}

#[test]
fn an_agency_whose_rows_cannot_be_read_is_not_said_to_owe_them() {
    let input = "agency,criterion,score\nA,saq.1,80\nA,saq.2,70,5\nA,uji,60\nB,saq.1,80\nB,saq.2,70\nB,uji,60\n";
    let document = json(check("jawaban.csv", input));
    assert_eq!(document["completeness"]["unknown"], serde_json::json!(["A"]));
    assert_eq!(document["completeness"]["asked"], 3);
    assert_eq!(codes(&document), ["E207"].into());
    check("jawaban.csv", input).status(1).says("Not counted: 1 public body").run();
}

#[test]
fn a_row_without_a_name_may_be_about_anyone_of_its_file() {
    let rows = "agency,criterion,score\nA,saq,80\n,uji,70\nB,saq,90\nB,uji,60\n";
    let score = |name: &str, rows: &str| {
        Run::new("score --rules aturan.toml --keep-going --format csv")
            .arg(name)
            .file("aturan.toml", rules::about(RULES))
            .file(name, rows)
            .status(1)
            .run()
            .stdout
    };
    let scored = |stdout: &str| stdout.lines().filter(|line| line.ends_with(",scored")).count();
    assert_eq!(scored(&score("baris.csv", rows)), 0, "the nameless row may be anyone's second answer");
    assert_eq!(
        scored(&score("lebar.csv", "agency,saq,uji\nA,80,70\n,90,60\nB,90,60\n")),
        2,
        "each has a row of its own"
    );
}

#[test]
fn a_score_cut_at_its_decimal_comma_is_refused() {
    let input = "agency,criterion,score,note\nA,saq.1,80,5,\nA,saq.2,70,\nA,uji,60,\n";
    check("jawaban.csv", input).status(1).says("E207").says(":2:").says("decimals too: \"85,5\"").run();
    let trailing = "agency,criterion,score,note\nA,saq.1,80,,\nA,saq.2,70,baik,\nA,uji,60,,\n";
    check("jawaban.csv", trailing).status(0).run();
}

#[test]
fn what_was_understood_is_told() {
    let input = "\u{feff}Rekap Monev 2025;;;;;;\n\nNo;Nama OPD;Alamat;saq.1;saq.2;uji;Total Score\n\
                 1;Dinas A;Jalan 1;85,5;90;80;85,84\n;Jumlah;;85,5;90;80;85,84\nCatatan: sementara;;;;;;\n";
    let understood = "\
  rekap.csv: one public body per row · delimiter ; · encoding utf-8 with a byte-order mark · decimal mark , · header in row 3 · 1 data row
    column \"No\" = no
    column \"Nama OPD\" = agency
    column \"Total Score\" = stated:total
    3 columns of criteria: saq.1, saq.2, uji
    rows of totals or notes, no data: 5, 6
    cells: 1 agency + 3 answer + 7 heading + 1 not_read + 1 row_number + 1 stated_total + 1 title + 6 total_or_note = 21
    not read: the column Alamat (cells: 1), such as Jalan 1
    ignored columns: Alamat
  1 public body · 3 criteria answered · 0 assessors
  answers: 3 with a value, 0 blank, 0 not applicable, 0 no case, 0 not verified
";
    check("rekap.csv", input).args("-v").tells(understood).run();
    let document = json(check("rekap.csv", input));
    let input = &document["inputs"][0];
    assert_eq!((&input["byte_order_mark"], &input["encoding"]), (&true.into(), &"utf-8".into()));
    assert_eq!((&input["delimiter"], &input["decimal_mark"]), (&";".into(), &",".into()));
    assert_eq!((&input["header_row"], &input["passed_over"]), (&3.into(), &serde_json::json!([5, 6])));
}

#[test]
fn a_column_that_may_be_the_missing_criterion_is_told_and_may_be_named() {
    let input = "Nama OPD;saq;Uji Publik\nDinas A;87,3;80\n";
    check("rekap.csv", input).status(1).says("E267").says("--column uji=\"Uji Publik\"").run();
    check("rekap.csv", input).arg("--ignore").arg("Uji Publik").says("0 errors").run();
    let two_years = "Nama OPD;saq;Presentasi 2024;Presentasi 2025\nDinas A;87,3;80;90\n";
    check("rekap.csv", two_years).status(1).says("E267").says("Presentasi 2024 | Presentasi 2025").run();
    let two_assessors = "Nama OPD;uji;Kuesioner Ani;Kuesioner Budi\nDinas A;80;87,3;90\n";
    check("rekap.csv", two_assessors).status(1).says("E267").says("Kuesioner Ani | Kuesioner Budi").run();
    let made_of_answers = "Nama OPD;saq;Peringkat Presentasi;Presentasi x Bobot\nDinas A;87,3;1;16\n";
    check("rekap.csv", made_of_answers).says("W228").run();
    check("rekap.csv", input).arg("--column").arg("uji=Uji Publik").says("0 errors, 0 warnings").run();
    let branch = "Nama OPD;uji;Nilai SAQ\nDinas A;80;87,3\n";
    check("rekap.csv", branch).status(1).says("E264").says("--column saq=\"Nilai SAQ\"").run();
    check("rekap.csv", branch).arg("--column").arg("saq=Nilai SAQ").says("0 errors, 0 warnings").run();
    let begun = "Nama OPD;saq.1;uji;Nilai SAQ\nDinas A;80;87,5;81\n";
    check("rekap.csv", begun).status(1).says("E264").says("--ignore \"Nilai SAQ\"").run();
    check("rekap.csv", begun).arg("--ignore").arg("Nilai SAQ").says("0 errors, 1 warning").run();
    let alone = "Nama OPD;Nilai SAQ\nDinas A;87,3\n";
    check("rekap.csv", alone).status(1).says("E206").says("perhaps \"Nilai SAQ\" means saq (Kuesioner (SAQ))").run();
    let without_numbers = "Nama OPD;saq;Alamat\nDinas A;87,3;Jalan 1\n";
    assert!(!codes(&json(check("rekap.csv", without_numbers))).contains("W228"));
}

#[test]
fn what_stands_between_the_header_and_the_agencies_is_no_agency() {
    let rows = [
        "No;Nama Badan Publik;saq.1;saq.2;uji\n",
        "1;2;3;4;5\n",
        ";Bobot;60%;40%;20%\n",
        "A;PERANGKAT DAERAH;;;\n",
        "1;Dinas A;80;70;60\n",
        "2;Dinas B;90;75;65,5\n",
        "B;KABUPATEN/KOTA;;;\n",
        "1;Kota X;90;75;65\n",
        ";Nilai Tertinggi;90;75;65\n",
    ];
    let document = json(check("rekap.csv", rows.concat()));
    assert_eq!((&document["understood"]["agencies"], &document["errors"]), (&3.into(), &0.into()), "{document:#}");
    assert_eq!(document["warnings"], 0, "{document:#}");
}

#[test]
fn a_header_over_three_rows_is_read_with_the_sums_of_its_parts() {
    let input = "\
No;Nama Badan Publik;Indikator;;;;Total Score
;;Kuesioner;;;Presentasi;
;;Mengumumkan Informasi Publik;Menyediakan Informasi Publik;Total;;
1;Dinas A;85,5;90;87,3;80;85,84
2;Dinas B;85,5;90;87,2;80;85,84
";
    let document = json(check("rekap.csv", input));
    let told = document["findings"].as_array().expect("findings");
    let only = told.first().filter(|_| told.len() == 1).expect("one finding");
    assert_eq!((&only["code"], &only["line"]), (&"W505".into(), &5.into()));
    assert_eq!(only["message"], "Dinas B: the file states 87.20 for saq, the rules give 87.30");
}

#[test]
fn assessors_who_stand_out_are_told() {
    let mut input = "agency,assessor,criterion,score\n".to_owned();
    for agency in ["A", "B", "C"] {
        for (criterion, score) in [("saq.1", 80), ("saq.2", 75)] {
            let score = score + if agency == "B" { 5 } else { 0 };
            for (assessor, given) in [("Ani", score), ("Budi", score - 5), ("Cici", 20), ("Dedi", score)] {
                writeln!(input, "{agency},{assessor},{criterion},{given}").expect("a text");
            }
        }
    }
    let text = check("jawaban.csv", input).run().stdout;
    assert!(text.contains("W454]: assessor Cici gave the same score on all 6 answers"), "{text}");
    assert!(text.contains("W455]: assessor Cici is on average"), "{text}");
    assert_eq!(text.matches("[W454]").count() + text.matches("[W455]").count(), 2, "{text}");
}

#[test]
fn what_is_beyond_the_cap_is_counted_and_told() {
    let mut input = "agency,criterion,score\n".to_owned();
    (0..500).for_each(|row| writeln!(input, "Dinas {row},uji,abc").expect("a text"));
    let run = check("jawaban.csv", &input).status(1);
    let text = run.says("E301: 300 more of the same are not shown").says("W457: 300 more").run().stdout;
    assert!(text.contains("500 public bodies checked, 500 of 1500 questions answered: 500 errors, 500 warnings"));
    let document = json(check("jawaban.csv", &input));
    assert_eq!((&document["errors"], &document["more"]["E301"]), (&500.into(), &300.into()));
}

#[test]
fn a_file_in_which_every_row_is_wrong_is_checked_fast() {
    let (mut input, mut list) = ("agency,criterion,score\n".to_owned(), "id,name\n".to_owned());
    for row in 0..5_000 {
        writeln!(input, "Dinas Komunikasi Kabupaten Nomor {row},saq.9,1.234.5").expect("a text");
        writeln!(list, "{row},Dinas Kesehatan Kabupaten Nomor {row}").expect("a text");
    }
    let started = Instant::now();
    let run = check("jawaban.csv", input).args("--agencies daftar.csv").file("daftar.csv", list);
    run.status(1).says("E308: 4800 more").says("E401: 4800 more").run();
    // A bound that a search of every name for every row would miss by far, even optimised.
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn corrections_stand_in_the_result_of_a_check() {
    let input = "agency,criterion,score\nA,saq,80\nA,uji,60\n";
    let corrections = "agency,criterion,old,new,reason\nA,saq,80,85,bukti baru\nA,uji,50,65,salah\n";
    let run = || check("jawaban.csv", input).args("--corrections sanggah.csv").file("sanggah.csv", corrections);
    let text = run().status(1).says("Corrections applied").says("bukti baru").says("E411").run().stdout;
    assert!(!text.contains("65     salah"), "what does not match is not applied");
    let document = json(run());
    assert_eq!(document["corrections"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["corrections"][0]["reason"], "bukti baru");
}

#[test]
fn a_correction_knows_an_agency_by_its_name_on_the_list() {
    let input = "agency_id,criterion,score\n7,saq,80\n7,uji,60\n";
    let run = check("jawaban.csv", input).args("--agencies daftar.csv --corrections sanggah.csv");
    let run = run.file("daftar.csv", "id,name\n7,Dinas Sosial\n");
    run.file("sanggah.csv", "agency,criterion,old,new,reason\nDinas Sosial,saq,80,85,bukti baru\n")
        .says("Dinas Sosial  saq")
        .says("0 errors, 0 warnings")
        .run();
}

/// A folder in which every body is in another state.
fn collected(arguments: &str) -> Run {
    let list = "id;name;kontak\n1;Dinas A;a@x.id\n2;Dinas B;b@x.id\n3;Dinas C;c@x.id\n4;Dinas D;d@x.id\n5;Dinas E;e@x.id\n6;Dinas F;f@x.id\n";
    let all = "criterion,score\nsaq.1,80\nsaq.2,75\nuji,80\n";
    Run::new("check kumpul --rules aturan.toml --agencies daftar.csv")
        .args(arguments)
        .file("aturan.toml", rules::about(RULES))
        .file("daftar.csv", list)
        .file("kumpul/Dinas A.csv", "agency,criterion,score\nDinas A,saq.1,80\nDinas A,saq.2,75\nDinas A,uji,80\n")
        .file("kumpul/Dinas B.csv", "criterion,score\nsaq.1,80\nuji,80\n")
        .file("kumpul/Dinas C.csv", all.replace("75", "72"))
        .file("kumpul/Dinas D.csv", all)
        .file("kumpul/kiriman D 2026-11-03.csv", "agency,criterion,score\nDinas D,saq.1,80\n")
        .file("kumpul/Dinas E 2026-11-04.xlsx", "PK\u{3}\u{4} rusak")
}

#[test]
fn the_status_tells_how_far_each_body_is_while_files_are_faulty() {
    let said = collected("--status --format csv --deadline 2026-11-01").status(1).run().stdout;
    let rows: Vec<String> = said.lines().map(|line| line.split(',').take(6).collect::<Vec<_>>().join(",")).collect();
    let states = [
        "agency_id,agency,group,status,answered,asked",
        "1,Dinas A,,complete,3,3",
        "2,Dinas B,,incomplete,2,3",
        "3,Dinas C,,faulty,3,3",
        "4,Dinas D,,twice,3,3",
        "5,Dinas E,,faulty,0,3",
        "6,Dinas F,,not_sent,0,3",
    ];
    assert_eq!(rows, states);
    let row = |name: &str| said.lines().find(|line| line.contains(name)).expect("a row");
    assert!(row("Dinas B").contains("Kuesioner (SAQ): 1 dari 2"), "{said}");
    assert!(row("Dinas C").contains("(Dinas C.csv:3)") && row("Dinas C").ends_with(",c@x.id"), "{said}");
    assert!(row("Dinas D").contains("Dinas D.csv; kiriman D 2026-11-03.csv,2026-11-03,overdue"), "{said}");
    assert!(row("Dinas A").contains(",unknown,"), "{said}");
}

#[test]
fn the_status_is_in_every_format_and_findings_as_rows_stay_what_they_were() {
    assert!(collected("--status").outcome().stdout.contains("Status pengumpulan"));
    let pages = collected("--format html").outcome().stdout;
    assert!(pages.contains("Dikirim dua kali") && pages.contains("c@x.id"), "{pages}");
    assert!(collected("--format csv").outcome().stdout.starts_with("code,severity,file"));
    let plain: Value = serde_json::from_str(&collected("--format json").outcome().stdout).expect("JSON");
    assert!(plain.get("status").is_none());
    let with: Value = serde_json::from_str(&collected("--format json --status").outcome().stdout).expect("JSON");
    assert_eq!(with["status"].as_array().map(Vec::len), Some(6));
    assert_eq!((&with["status"][3]["state"], &with["status"][3]["date"]), (&"twice".into(), &"2026-11-03".into()));
}

#[test]
fn reminders_name_the_body_its_contact_and_what_is_missing() {
    let run = collected("--remind ingat.csv --deadline 2026-12-15").status(1);
    run.run();
    let text = fs::read_to_string(run.folder().join("ingat.csv")).expect("the reminders");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "ID,Badan publik,Kelompok,kontak,Status,Kalimat");
    assert_eq!(lines.len(), 6, "{text}");
    assert!(!text.contains("Dinas A"), "{text}");
    assert!(
        lines[1].contains("1 dari 3 pertanyaan") && lines[1].contains("paling lambat tanggal 15 Desember 2026"),
        "{text}"
    );
    assert!(lines[5].contains("belum kami terima"), "{text}");
    collected("--remind ingat.txt").status(2).tells("E002").run();
    collected("--remind daftar.csv").status(2).tells("E003").run();
    collected("--deadline 15-12-2026").status(2).tells("2026-12-15").run();
}

#[test]
fn only_the_branch_that_is_collected_now_is_asked_for() {
    let said = collected("--status --format csv --only saq --remind ingat.csv").status(1);
    let text = said.run().stdout;
    let states = |text: &str| {
        text.lines()
            .skip(1)
            .map(|line| line.split(',').skip(3).take(3).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    let expected = ["complete 2 2", "incomplete 1 2", "faulty 2 2", "twice 2 2", "faulty 0 2", "not_sent 0 2"];
    assert_eq!(states(&text), expected, "{text}");
    let letters = fs::read_to_string(said.folder().join("ingat.csv")).expect("the reminders");
    assert!(letters.contains("1 dari 2 pertanyaan") && !letters.contains("Presentasi"), "{letters}");
    let document: Value = serde_json::from_str(&collected("--format json --only uji").outcome().stdout).expect("JSON");
    let owed: Vec<&str> =
        document["findings"].as_array().expect("findings").iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(!owed.contains(&"W457"), "{owed:?}");
    collected("--only sqa").status(2).tells("E033").run();
}

#[test]
fn contacts_stand_in_the_order_of_the_list() {
    let list = "id;name;surel;kontak;alamat\n1;Dinas A;a@x.id;Ani;Jalan 1\n";
    let said = check("Dinas A.csv", "criterion,score\nsaq.1,80\nsaq.2,75\nuji,80\n");
    let said = said.args("--agencies daftar.csv --status --format csv").file("daftar.csv", list).run().stdout;
    assert!(
        said.starts_with(
            "agency_id,agency,group,status,answered,asked,lacking,problems,files,date,timeliness,surel,kontak,alamat"
        ),
        "{said}"
    );
}

#[test]
fn a_form_that_cannot_be_read_concerns_the_body_in_its_file_name_only() {
    let list = "id;name\n1;Dinas (Cepat) & Tepat\n2;Dinas B\n3;Dinas C\n";
    // Forms name their body in every row, so that files might hold anybody's answers.
    let form = |id: &str, name: &str| {
        format!("agency_id,agency,criterion,score\n{id},{name},saq.1,80\n{id},{name},saq.2,75\n{id},{name},uji,80\n")
    };
    let run = Run::new("score kumpul --rules aturan.toml --agencies daftar.csv --keep-going --format csv")
        .file("aturan.toml", rules::about(RULES))
        .file("daftar.csv", list)
        .file("kumpul/dinas-b.csv", form("2", "Dinas B"))
        .file("kumpul/dinas-c.csv", form("3", "Dinas C"))
        .file("kumpul/dinas-cepat-tepat.xlsx", "PK\u{3}\u{4} rusak");
    let said = run.status(1).run().stdout;
    let scored = said.lines().filter(|line| line.ends_with(",scored")).count();
    assert_eq!(scored, 2, "{said}");
    assert!(said.lines().any(|line| line.contains("Cepat") && line.ends_with(",unscored")), "{said}");
}

#[test]
fn the_workbook_of_the_status_is_equal_whenever_it_is_written() {
    let book = || {
        let run = collected("-o status.xlsx --deadline 2026-11-01");
        run.outcome();
        fs::read(run.folder().join("status.xlsx")).expect("the workbook")
    };
    let bytes = book();
    assert_eq!(bytes, book());
    let text = crate::support::forms::part(&bytes, "xl/sharedStrings.xml");
    for said in ["Status pengumpulan", "Dikirim dua kali", "Batas waktu: 1 November 2026", "E223"] {
        assert!(text.contains(said), "{said}");
    }
}
