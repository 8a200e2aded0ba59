//! What `ikip explain` promises as a program: sums that add up, lines that fit, JSON that keeps to its schema, what-ifs
//! that equal a changed file, and names that are found or refused.

use crate::support;
use std::path::Path;

use crate::oracle::number::{self, Q};
use crate::oracle::{make_answers, make_rules, rules::Rules, tape::Tape};
use crate::support::Run;
use jsonschema::Validator;
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

const ANSWERS: &str = include_str!("explain/jawaban.csv");
const LIST: &str = include_str!("explain/badan-publik.csv");

/// A call about the made-up bodies, under rules that use everything the language has.
fn explain(agency: &str) -> Run {
    about(ANSWERS, &["explain", "--agency", agency])
}

fn about(answers: &str, arguments: &[&str]) -> Run {
    let run = Run::new("").file("jawaban.csv", answers).file("badan-publik.csv", LIST);
    let run = arguments.iter().fold(run, |run, argument| run.arg(argument));
    run.args("jawaban.csv --rules contoh --agencies badan-publik.csv")
}

fn json(run: Run) -> Json {
    serde_json::from_str(&run.args("--format json").run().stdout).expect("JSON")
}

fn schema() -> Validator {
    let text = Run::new("rules schema explanation").run().stdout;
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a valid schema")
}

fn assert_valid(schema: &Validator, json: &Json, what: &str) {
    let broken: Vec<String> =
        schema.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect();
    assert!(broken.is_empty(), "{what}: {broken:#?}");
}

fn exact(value: &Json) -> Option<Q> {
    value.as_str().map(|text| number::parse(text).expect(text))
}

/// Every line has room on a screen of eighty columns, a single long word apart.
fn assert_fits(text: &str, what: &str) {
    for line in text.lines() {
        assert!(line.width() <= 80 || !line.trim_start_matches("- ").trim().contains(' '), "{what}: {line}");
    }
}

/// The addends of an explanation make its sum, and the sum is the printed score.
fn assert_adds_up(told: &Json) {
    let id = &told["id"];
    let Some(score) = told["score"].as_number() else {
        assert!(told["sum"].is_null(), "{id}");
        return;
    };
    let score = number::decimal(&score.to_string()).expect("a decimal");
    assert_eq!(told["sum"]["equals_score"], true, "{id}");
    let addends = told["sum"]["addends"].as_array().expect("addends");
    let parts: Option<Vec<Q>> = addends.iter().map(|addend| exact(&addend["exact"])).collect();
    let Some(parts) = parts else {
        assert!(told["exact"].is_null(), "{id}: only a geometric mean is not exact");
        return;
    };
    assert_eq!(parts.iter().sum::<Q>(), score, "{id}");
}

#[test]
fn random_instruments_add_up_fit_the_screen_and_keep_to_the_schema() {
    let schema = schema();
    let mut told = 0;
    for seed in 0..24 {
        let mut tape = Tape::seeded(seed, 900);
        let rules = make_rules::make(&mut tape);
        let sheet = make_answers::make(&mut tape, &Rules::read(&rules));
        let call = |format: &str| {
            let run = Run::new("explain a.csv --rules r.toml --agency all --keep-going").args(format);
            let run = run.file("a.csv", &sheet.long).file("r.toml", &rules);
            match &sheet.list {
                Some(list) => run.file("l.csv", list).args("--agencies l.csv"),
                None => run,
            }
        };
        // Some of the answers are wrong on purpose; what is left is explained all the same.
        let outcome = support_call(&call("--format json"));
        let Ok(json) = serde_json::from_str::<Json>(&outcome.stdout) else { continue };
        assert_valid(&schema, &json, &rules);
        for agency in json["agencies"].as_array().expect("agencies") {
            assert_adds_up(agency);
            told += 1;
        }
        for lang in ["--lang id", "--lang en"] {
            assert_fits(&support_call(&call(lang)).stdout, &format!("seed {seed} {lang}"));
        }
    }
    assert!(told > 40, "only {told} agencies were explained");
}

/// Runs a call whatever its exit code among fine and wrong data.
fn support_call(run: &Run) -> support::Outcome {
    let outcome = run.outcome();
    assert!(matches!(outcome.status, 0 | 1), "{outcome:#?}");
    outcome
}

#[test]
fn a_what_if_equals_scoring_the_changed_file() {
    /// A criterion, its answer, and another one.
    type Change = (&'static str, &'static str, &'static str);
    let cases: [(&str, &str, &[Change]); 4] = [
        ("02", "saq.4.1", &[("saq.4.1", "Tidak", "ya")]),
        ("02", "many", &[("saq.4.1", "Tidak", "Ya"), ("saq.2.1", "28,4", "40"), ("situs.1", "8,5", "-")]),
        ("07", "a gate opens", &[("daftar", "Tidak", "Ya")]),
        // With the gate shut, situs is all that is asked: leaving out most of it would pass the limit of the rules.
        ("01", "a gate shuts", &[("daftar", "Ya", "Tidak"), ("situs.1", "tidak berlaku", "8")]),
    ];
    for (id, what, changes) in cases {
        let mut run = explain(id);
        let mut changed = ANSWERS.to_owned();
        for (criterion, old, new) in changes {
            run = run.arg("--set").arg(&format!("{criterion}={new}"));
            let row = |answer: &str| {
                let line = ANSWERS
                    .lines()
                    .find(|line| line.starts_with(&format!("{id};")) && line.contains(&format!(";{criterion};")));
                line.expect("an answer").replace(&format!(";{criterion};{old};"), &format!(";{criterion};{answer};"))
            };
            changed = changed.replace(&row(old), &row(new));
        }
        assert_ne!(changed, ANSWERS, "{what}");
        let what_if = json(run);
        let then = &what_if["agencies"][0]["what_if"]["then"];
        let scored = json(about(&changed, &["score"]));
        let scored =
            scored["agencies"].as_array().expect("agencies").iter().find(|agency| agency["id"] == id).expect("it");
        for key in ["state", "reason", "score", "exact", "class", "rank", "capped_by", "coverage"] {
            assert_eq!(then[key], scored[key], "{what}: {key}");
        }
        let all = then["criteria"].as_array().expect("criteria").iter().skip(1);
        for (then, scored) in all.zip(scored["criteria"].as_array().expect("criteria")) {
            for key in ["id", "state", "score", "exact"] {
                assert_eq!(then[key], scored[key], "{what}: {key}");
            }
        }
        let now = json(explain(id));
        assert_eq!(what_if["agencies"][0]["exact"], now["agencies"][0]["exact"], "{what}: before stays before");
    }
}

#[test]
fn an_answer_of_set_is_read_like_a_cell() {
    let score = |set: &str| {
        let json = json(explain("02").arg("--set").arg(set));
        json["agencies"][0]["what_if"]["then"]["exact"].clone()
    };
    assert_eq!(score("saq.2.2=85,5"), score("saq.2.2=85.5"));
    assert_eq!(score("saq.2.2=1/2"), score("saq.2.2=50%"));
    assert_eq!(score("SAQ.4.1=YA"), score("saq.4.1= ya "));
    assert_eq!(score("situs.2=n/a"), score("situs.2=Tidak Berlaku"));
    assert_eq!(score("saq.2.2="), score("saq.2.2=kosong"));
}

#[test]
fn an_answer_that_cannot_be_is_wrong_usage() {
    let cases = [
        ("saq.9=1", "kesalahan[E023]", "saq.1"),
        ("saq.4.1=Mungkin", "kesalahan[E024]", "Sebagian"),
        ("saq.2.2=101", "kesalahan[E024]", "0 sampai 100"),
        ("saq.2.2=72,125", "kesalahan[E025]", "72,125"),
        ("saq=80", "kesalahan[E027]", "saq.1.1"),
        ("saq.4.1", "saq.1.1=Ya", "--set"),
    ];
    for (set, code, names) in cases {
        explain("02").arg("--set").arg(set).status(2).stdout("").tells(code).tells(names).run();
    }
    explain("06").arg("--set").arg("saq.1.3=Ya").status(2).tells("E026").tells("Instansi vertikal").run();
    explain("02").args("--set saq.4.1=Ya --set SAQ.4.1=Tidak").status(2).tells("E028").run();
}

#[test]
fn an_agency_is_found_by_id_name_part_slip_and_group() {
    let found = |name: &str| -> Vec<String> {
        let json = json(explain(name));
        let agencies = json["agencies"].as_array().expect("agencies").iter();
        agencies.map(|agency| agency["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(found("03"), ["03"]);
    assert_eq!(found("dinas kesehatan"), ["01"]);
    assert_eq!(found("informatika"), ["03"]);
    assert_eq!(found("persandian komunikasi"), ["03"]);
    assert_eq!(found("Dinas Kesehtan"), ["01"]);
    assert_eq!(found("kabupaten / kota"), ["04", "05"]);
    assert_eq!(found("all").len(), 8);
    assert_eq!(found("semua").len(), 8);
    let two = json(explain("05").args("--agency 04 --agency 05"));
    assert_eq!(two["agencies"].as_array().expect("agencies").len(), 2);
}

#[test]
fn a_name_that_fits_nobody_or_several_is_wrong_usage() {
    explain("Dinas Kesahtn").status(2).stdout("").tells("kesalahan[E020]").tells("Dinas Kesehatan").run();
    explain("dinas")
        .status(2)
        .stdout("")
        .tells("kesalahan[E022]")
        .tells("5 badan publik")
        .tells("Dinas Sosial (07)")
        .run();
    explain("dinas").args("--lang en").status(2).tells("fits 5 agencies").run();
}

/// Checks that an explanation says something, wherever its lines break.
fn assert_says(run: &Run, parts: &[&str]) {
    let said = run.run().stdout;
    let flowing = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(flowing.contains(part), "{part:?} is not in\n{said}");
    }
}

#[test]
fn conditions_states_and_combinations_are_told() {
    assert_says(
        &explain("01"),
        &[
            "10 teratas di dalam kelompok",
            "\"tidak berlaku\": tidak dihitung",
            "bobot menurut aturan 33,3333%; yang tidak dihitung dipikul yang lain",
            "nilai terendah: saq.4.1 menentukan seluruhnya",
            "rata-rata geometrik: yang di bawahnya tidak punya bagian poin sendiri",
            "skala: 91,4 menjadi 100",
            "rata-rata tanpa yang tertinggi dan terendah dari 3 penilai: 89,6",
            "\"37,6\" → 94 · jawaban.csv baris 6",
            "dinilai sekali untuk semua",
            "Pembulatan nilai akhir",
            "Jumlahnya sama persis dengan nilai akhir 94,75.",
            "Ini kualifikasi tertinggi.",
        ],
    );
    let unanswered = ANSWERS.replace("02;Dinas Pendidikan;OPD;saq.1.2;Ya", "02;Dinas Pendidikan;OPD;saq.1.2;");
    assert_ne!(unanswered, ANSWERS);
    assert_says(&about(&unanswered, &["explain", "--agency", "02", "--lang", "en"]), &["no answer: counts 0"]);
    assert_says(
        &explain("02").args("--lang en"),
        &[
            "It is not met (the score is 55.98).",
            "Next is Cukup Informatif (above 60): it must rise by more than 6.38 points.",
            "rank 2 of 3 (OPD)",
        ],
    );
    assert_says(&explain("04"), &["1 kriteria tidak ditanyakan kepada kelompok ini"]);
    assert_says(&explain("07"), &["Tidak dinilai: syarat pada saq Kuesioner mandiri tidak terpenuhi"]);
    assert_says(&explain("08"), &["Tidak dinilai: tidak ada jawaban"]);
}

#[test]
fn under_min_the_first_of_the_lowest_carries_all_and_below_geometric_nothing_has_points() {
    let json = json(explain("01"));
    let criteria = json["agencies"][0]["criteria"].as_array().expect("criteria");
    let of = |id: &str| criteria.iter().find(|criterion| criterion["id"] == id).expect(id);
    assert_eq!(of("saq.4.1")["effective_weight"], of("saq.4")["effective_weight"]);
    assert_eq!(of("saq.4.2")["effective_weight_exact"], "0");
    assert!(of("K1")["effective_weight"].is_null() && of("K1")["contribution"].is_null());
    assert!(of("imbang")["exact"].is_null());
    assert_eq!(of("situs.1")["answers"][0]["state"], "not-applicable");
    assert_eq!(of("situs.1")["state"], "excluded");
    assert_eq!(of("situs.2")["answers"][0]["line"], 15);
    assert_eq!(of("uji")["gate"]["top"], 10);
    assert_eq!(of("uji")["gate"]["met"], true);
}

#[test]
fn a_condition_of_other_groups_is_told_as_not_asked() {
    let rules = "schema = 1\ncriteria = [\n  { id = \"saq\", name = \"SAQ\", weight = 50 },\n  { id = \"uji\", name = \"Uji\", weight = 50, gate = { on = \"saq\", from = 80, groups = [\"OPD\"] }, otherwise = \"zero\" },\n]\n[instrument]\nid = \"t\"\ntitle = \"T\"\nyear = 2025\nstatus = \"illustrative\"\n";
    let answers = "agency,group,saq,uji\nA,OPD,70,90\nB,Desa,70,90\n";
    let about = |agency: &str| {
        Run::new("explain a.csv --rules r.toml --agency").arg(agency).file("r.toml", rules).file("a.csv", answers)
    };
    assert_says(&about("A"), &["Tidak terpenuhi (nilainya 70)."]);
    assert_says(&about("B"), &["Tidak diminta dari kelompok ini.", "Nilai 80,00"]);
}

#[test]
fn the_last_place_of_a_top_is_told_to_who_misses_it() {
    let rules = "schema = 1\ncriteria = [\n  { id = \"saq\", name = \"SAQ\", weight = 50 },\n  { id = \"uji\", name = \"Uji\", weight = 50, gate = { on = \"saq\", top = 2, within = \"all\" }, otherwise = \"zero\" },\n]\n[instrument]\nid = \"t\"\ntitle = \"T\"\nyear = 2025\nstatus = \"illustrative\"\n";
    let answers = "agency,saq,uji\nA,90,90\nB,80.5,80\nC,80,100\n";
    let run = Run::new("explain a.csv --rules r.toml --agency C").file("r.toml", rules).file("a.csv", answers);
    assert_says(&run, &["Tidak terpenuhi (nilainya 80; batas urutannya 80,5)."]);
}

#[test]
fn a_cap_that_holds_a_class_down_is_told_with_the_way_past_it() {
    let rules = "schema = 1\ncriteria = [\n  { id = \"a\", name = \"Wajib\", weight = 10, scale = \"yt\" },\n  { id = \"b\", name = \"Lain\", weight = 90 },\n]\n[instrument]\nid = \"t\"\ntitle = \"T\"\nyear = 2025\nstatus = \"illustrative\"\n[scale.yt]\nkind = \"choice\"\nchoices = { \"Ya\" = 1, \"Tidak\" = 0 }\nout_of = 1\n[[class]]\nlabel = \"Baik\"\nfrom = 80\n[[class]]\nlabel = \"Cukup\"\n[[cap]]\nunless = { on = \"a\", from = 100 }\nbest_class = \"Cukup\"\n";
    let answers = "agency,criterion,score\nA,a,Tidak\nA,b,95\n";
    Run::new("explain a.csv --rules r.toml --agency A --lang en")
        .file("r.toml", rules)
        .file("a.csv", answers)
        .says("Score 85.50 · Cukup")
        .says("It holds the class down (the score is 0).")
        .says("Next is Baik (from 80): the score suffices, but the class is held down.")
        .says("- a Wajib: 0 → \"Ya\" (counts 100)")
        .says("The score is then 95.50, Baik.")
        .run();
}

/// Shipped examples, the rules they follow, and one body of each.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("spbe-2023", "spbe-2020", "kota surabaya"),
    ("ikip-2022", "ikip-2021", "all"),
    ("ikip-nac-2022", "ikip-2021", "all"),
    ("kearsipan", "kearsipan-2023", "all"),
    ("monev-opd", "monev-diy-2025", "all"),
    ("monev-kabkota/ntb-2021.csv", "monev-ntb-2021", "all"),
    ("spbe-kalsel/2024.csv", "spbe-2020-eksak", "all"),
    ("srikandi", "srikandi-2025", "all"),
];

#[test]
fn the_examples_fit_eighty_columns_in_both_languages_and_keep_to_the_schema() {
    let schema = schema();
    for (folder, rules, agency) in EXAMPLES {
        let call = || {
            let run =
                Run::new("explain --rules").arg(rules).arg(&format!("examples/{folder}")).arg("--agency").arg(agency);
            // Paths as a person would type them.
            let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
            std::os::unix::fs::symlink(examples, run.folder().join("examples")).expect("a link");
            run
        };
        for lang in ["id", "en"] {
            let said = call().arg("--lang").arg(lang).run().stdout;
            assert_fits(&said, &format!("{folder} {lang}"));
        }
        let json = json(call());
        assert_valid(&schema, &json, folder);
        json["agencies"].as_array().expect("agencies").iter().for_each(assert_adds_up);
    }
}

#[test]
fn what_ifs_and_the_unscored_keep_to_the_schema() {
    let schema = schema();
    assert_valid(&schema, &json(explain("all")), "all");
    assert_valid(&schema, &json(explain("02").args("--set saq.4.1=Ya")), "set");
    for lang in ["id", "en"] {
        assert_fits(&explain("all").arg("--lang").arg(lang).run().stdout, lang);
        assert_fits(&explain("02").args("--set saq.4.1=Ya --lang").arg(lang).run().stdout, lang);
    }
}

#[test]
fn the_ending_of_the_file_says_the_format_and_inputs_are_never_overwritten() {
    let run = explain("01").args("-o penjelasan.md").stdout("");
    run.run();
    let text = std::fs::read_to_string(run.folder().join("penjelasan.md")).expect("the file");
    assert!(text.starts_with("# Contoh Penilaian") && text.contains("### Penjumlahan") && text.contains("SHA-256"));
    explain("01").args("-o penjelasan.pdf").status(2).tells("E002").run();
    explain("01").args("-o jawaban.csv --format text").status(2).tells("E003").run();
}

#[test]
fn errors_in_the_data_print_no_explanation_unless_it_is_to_go_on() {
    let wrong = ANSWERS.replace("02;Dinas Pendidikan;OPD;saq.1.2;Ya", "02;Dinas Pendidikan;OPD;saq.1.2;Entah");
    assert_ne!(wrong, ANSWERS);
    about(&wrong, &["explain", "--agency", "01"]).status(1).stdout("").tells("E305").run();
    let run = about(&wrong, &["explain", "--agency", "01", "--agency", "02", "--keep-going"]).status(1);
    run.says("Dinas Kesehatan (01)").says("Tidak dinilai: datanya bermasalah").run();
}
