//! `ikip explain` as a user calls it: what is shown fits a terminal, adds up, and says what other answers would change.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Data and rules of shipped examples, of different kinds.
const EXAMPLES: &[(&str, &str)] = &[
    ("srikandi", "srikandi-2025"),
    ("spbe-kalsel/2023.csv", "spbe-2020"),
    ("ikip-kalsel/2023.csv", "ikip-2021"),
    ("monev-kabkota/ntb-2021.csv", "monev-ntb-2021"),
    ("ikip-nac-2022", "ikip-2021"),
];

/// What came of a call, in the folder of the project: so that paths are short.
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn explain(input: &str, rules: &str, more: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(ROOT)
        .args(["explain", input, "--rules", rules])
        .args(more)
        .env_remove("LANG")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}

fn example(name: &str) -> String {
    Path::new(ROOT).join("examples").join(name).to_string_lossy().into_owned()
}

fn json(run: &Run) -> Json {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

#[test]
fn the_text_fits_eighty_columns_in_both_languages() {
    for (name, rules) in EXAMPLES {
        for lang in ["id", "en"] {
            let input = format!("examples/{name}");
            let run = explain(&input, rules, &["--agency", "all", "--lang", lang]);
            assert_eq!(run.code, 0, "{name}: {}", run.err);
            assert!(run.out.lines().count() > 20, "{name}");
            let wide: Vec<&str> = run.out.lines().filter(|line| line.chars().count() > 80).collect();
            assert!(wide.is_empty(), "{name} {lang}: {wide:#?}");
        }
    }
}

#[test]
fn what_another_answer_would_change_is_what_the_changed_file_gives() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = folder.path().join("aturan.toml");
    std::fs::write(&rules, RULES).expect("written");
    let input = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let rules = rules.to_string_lossy();
    let before = input("semula.csv", "agency,criterion,score\nA,a,80\nA,b,60\nB,a,75\nB,b,75\n");
    let after = input("menjadi.csv", "agency,criterion,score\nA,a,80\nA,b,90.5\nB,a,75\nB,b,75\n");
    let asked = explain(&before, &rules, &["--agency", "A", "--set", "b=90,5", "--format", "json"]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    let straight = json(&explain(&after, &rules, &["--agency", "A", "--format", "json"]));
    let asked = json(&asked);
    let changed = &asked["agencies"][0]["what_if"]["then"];
    let own = &straight["agencies"][0];
    for key in ["score", "exact", "class", "rank"] {
        assert!(!own[key].is_null(), "{key}: {own:#}");
        assert_eq!(changed[key], own[key], "{key}: {changed:#}");
        assert_ne!(asked["agencies"][0][key], own[key], "{key} moves");
    }
    let text = explain(&before, &rules, &["--agency", "A", "--set", "b=90,5"]).out;
    assert!(text.contains("72,00") && text.contains("84,20"), "{text}");
}

#[test]
fn an_agency_is_found_by_part_of_its_name_and_an_unknown_one_ends_in_2() {
    let input = example("spbe-kalsel/2023.csv");
    let found = explain(&input, "spbe-2020", &["--agency", "Banjarbaru"]);
    assert_eq!(found.code, 0, "{}", found.err);
    assert!(found.out.contains("Pemerintah Kota Banjarbaru"), "{}", found.out);
    let unknown = explain(&input, "spbe-2020", &["--agency", "Pemerintah Kota Banjarbatu"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("Pemerintah Kota Banjarbaru"), "{}", unknown.err);
    let several = explain(&input, "spbe-2020", &["--agency", "Pemerintah Kota"]);
    assert_eq!(several.code, 2, "{}", several.out);
    assert!(several.err.contains("E022"), "{}", several.err);
}

const RULES: &str = r#"schema = 1
criteria = [
  { id = "a", name = "Layanan", weight = 60 },
  { id = "b", name = "Inovasi", weight = 40 },
]
[instrument]
id = "coba"
title = "Coba"
year = 2025
status = "illustrative"
[[class]]
label = "Baik"
from = 80
[[class]]
label = "Kurang"
"#;

#[test]
fn the_answer_of_the_office_that_of_the_verifier_and_missing_evidence_stand_on_card_and_explanation() {
    const RULES: &str = r#"schema = 1
criteria = [
  { id = "1", name = "Profil", weight = 50, scale = "ya" },
  { id = "2", name = "Laporan", weight = 50, scale = "ya" },
]
[instrument]
id = "bukti"
title = "Uji bukti"
year = 2025
status = "illustrative"
[scale.ya]
kind = "choice"
choices = { "Ya" = 1, "Sebagian" = 0.5, "Tidak" = 0 }
out_of = 1
[answers]
evidence = "zero"
"#;
    let answers = "agency,criterion,score,verified_score,evidence\n\
                   Dinas Arsip,1,Ya,Sebagian,https://contoh.go.id/profil\nDinas Arsip,2,Ya,Ya,\n";
    let run = |arguments: &str| crate::support::Run::new(arguments).file("aturan.toml", RULES).file("a.csv", answers);
    let told = ["jawaban verifikator", "jawaban badan publik sendiri: Ya", "https://contoh.go.id/profil"];
    let explained = run("explain a.csv --rules aturan.toml --agency Arsip --format md").run().stdout;
    let report = run("report a.csv --rules aturan.toml -o laporan");
    report.run();
    let card = std::fs::read_to_string(report.folder().join("laporan/rapor/dinas-arsip.md")).expect("the card");
    for text in [explained.replace('\\', ""), card.replace('\\', "")] {
        for part in told.iter().chain(&["tidak disertai bukti dukung, karena itu bernilai 0"]) {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }
    let explained = run("explain a.csv --rules aturan.toml --agency Arsip --format json").run().stdout;
    let explained: Json = serde_json::from_str(&explained).expect("JSON");
    let criteria = explained["agencies"][0]["criteria"].as_array().expect("criteria");
    let answer = |id: &str| &criteria.iter().find(|one| one["id"] == id).expect("a criterion")["answers"][0];
    assert_eq!((&answer("1")["declared"], &answer("1")["verifier"]), (&"Ya".into(), &"Sebagian".into()));
    assert_eq!(
        (&answer("1")["evidence"], &answer("1")["lacks_evidence"]),
        (&"https://contoh.go.id/profil".into(), &false.into())
    );
    assert_eq!((&answer("2")["evidence"], &answer("2")["lacks_evidence"]), (&Json::Null, &true.into()));
}
