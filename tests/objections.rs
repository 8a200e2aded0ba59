//! Objections: forms with the answers that count, which come back as corrections; decisions; minutes.

use std::fs;

use crate::support::forms::part;
use crate::support::{Run, rules};

const RULES: &str = r#"
criteria = [
  { id = "saq", name = "Kuesioner", weight = 80 },
  { id = "saq.1", name = "Profil", weight = 50, scale = "ya" },
  { id = "saq.2", name = "Laporan", weight = 50 },
  { id = "uji", name = "Uji publik", weight = 20 },
]
[scale.ya]
kind = "choice"
choices = { "Ya" = 1, "Tidak" = 0 }
out_of = 1
"#;
const ANSWERS: &str = "agency;criterion;score\nDinas A;saq.1;Tidak\nDinas A;saq.2;72,5\nDinas A;uji;80\n\
                       Dinas B;saq.1;Ya\nDinas B;saq.2;90\n";
/// A form for objections as it comes back, saved as CSV.
const HEAD: &str = "Kode;Uraian;Penilai;Semula;Menjadi;Alasan;Bukti dukung;Putusan;ID;Badan publik\n";

fn run(arguments: &str) -> Run {
    Run::new(arguments).file("aturan.toml", rules::about(RULES)).file("a.csv", ANSWERS)
}

fn scored(run: Run) -> String {
    run.run().stdout
}

#[test]
fn a_form_for_objections_shows_the_answers_that_count_and_takes_nothing_for_an_objection_when_it_is_empty() {
    let made = run("template --rules aturan.toml --objection a.csv -o sanggah/");
    made.run();
    let form = fs::read(made.folder().join("sanggah/dinas-a.xlsx")).expect("the form");
    let text = part(&form, "xl/sharedStrings.xml");
    for said in ["Semula", "Menjadi", "Putusan", "saq.2", "Tidak", "Badan publik: Dinas A"] {
        assert!(text.contains(said), "{said}");
    }
    let sheet = part(&form, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>72.5</v>") && sheet.contains("<sheetProtection"), "{sheet}");
    let without = scored(run("score a.csv --rules aturan.toml --format csv"));
    let with =
        run("score a.csv --rules aturan.toml --format csv --corrections sanggah").file("sanggah/dinas-a.xlsx", form);
    assert_eq!(scored(with), without);
    run("template --rules aturan.toml --objection a.csv -o sanggah.xlsx").status(2).tells("E034").run();
}

#[test]
fn only_what_was_accepted_is_applied_and_what_is_open_is_told() {
    let a = "saq.1;Profil;;Tidak;Ya;Ada di situs;https://a.id;diterima;;Dinas A\n\
             saq.2;Laporan;;72,5;100;Salah baca;;ditolak;;Dinas A\nuji;Uji publik;;80;;;;;;Dinas A\n";
    let b = "saq.2;Laporan;;90;95;Ada lampiran;;;;Dinas B\n";
    let folder = |arguments: &str| {
        run(arguments).file("sanggah/a.csv", format!("{HEAD}{a}")).file("sanggah/b.csv", format!("{HEAD}{b}"))
    };
    let said = folder("score a.csv --rules aturan.toml --format csv --corrections sanggah").tells("W420").run();
    let right = ANSWERS.replace("saq.1;Tidak", "saq.1;Ya");
    let expected = run("score b.csv --rules aturan.toml --format csv").file("b.csv", right).run();
    assert_eq!(said.stdout, expected.stdout);
    // The correction stands at the answer itself.
    let told = folder("explain a.csv --rules aturan.toml --corrections sanggah --agency").arg("Dinas A").run().stdout;
    assert!(told.contains("\"Ya\" → 100, dikoreksi dari \"Tidak\": Ada di situs"), "{told}");
    let json = folder("explain a.csv --rules aturan.toml --corrections sanggah --format json --agency").arg("Dinas A");
    let json: serde_json::Value = serde_json::from_str(&json.run().stdout).expect("JSON");
    assert!(json.to_string().contains("\"corrected\":{\"old\":\"Tidak\",\"reason\":\"Ada di situs\"}"), "{json:#}");
    let minutes = folder("compare a.csv --rules aturan.toml --corrections sanggah --minutes berita-acara.xlsx");
    minutes.run();
    let book = fs::read(minutes.folder().join("berita-acara.xlsx")).expect("the minutes");
    let text = part(&book, "xl/sharedStrings.xml");
    for said in [
        "Sanggahan: 3; diterima 1, ditolak 1, belum diputus 1",
        "Sanggahan: 2; diterima 1, ditolak 1, belum diputus 0",
        "Salah baca",
        "https://a.id",
        "45,00",
        "85,00",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(part(&book, "xl/workbook.xml").contains("name=\"Dinas A\""));
    folder("compare a.csv --rules aturan.toml --corrections sanggah --minutes ba.txt").status(2).tells("E002").run();
}

#[test]
fn a_manifest_of_a_result_after_objections_knows_each_file_of_the_folder() {
    let row = "saq.1;Profil;;Tidak;Ya;Ada di situs;;diterima;;Dinas A\n";
    let made = run("score a.csv --rules aturan.toml --corrections sanggah -o hasil.csv --manifest bukti.json");
    let made = made.file("sanggah/a.csv", format!("{HEAD}{row}"));
    made.run();
    let manifest = fs::read_to_string(made.folder().join("bukti.json")).expect("the manifest");
    assert!(manifest.contains("sanggah/a.csv"), "{manifest}");
    let result = fs::read(made.folder().join("hasil.csv")).expect("the result");
    let again = |row: &str| {
        let run = run("verify --manifest bukti.json").file("bukti.json", &manifest).file("hasil.csv", &result);
        run.file("sanggah/a.csv", format!("{HEAD}{row}")).outcome().status
    };
    assert_eq!(again(row), 0);
    assert_eq!(again(&row.replace("Ada di situs", "Lain")), 1);
}
