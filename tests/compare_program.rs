//! What `ikip compare` and `ikip verify` promise as programs, on random data: nothing between equal results, the same
//! before and after corrections as between the two files, and nothing where nothing can be checked.

use std::path::Path;

use crate::oracle::number::{self, Q};
use crate::oracle::{make_answers, make_rules, rules::Rules, tape::Tape};
use crate::support::Run;
use serde_json::Value as Json;

const ANSWERS: &str = include_str!("explain/jawaban.csv");
const LIST: &str = include_str!("explain/badan-publik.csv");

/// The only step of a comparison, without the names of its files.
fn step(run: &Run) -> Json {
    let json: Json = serde_json::from_str(&run.run().stdout).expect("JSON");
    let mut step = json["steps"][0].clone();
    let facts = step.as_object_mut().expect("a step");
    facts.remove("before");
    facts.remove("after");
    step
}

#[test]
fn a_random_result_compared_with_itself_is_empty() {
    let mut compared = 0;
    for seed in 0..60 {
        let mut tape = Tape::seeded(seed, 900);
        let rules = make_rules::make(&mut tape);
        let sheet = make_answers::make(&mut tape, &Rules::read(&rules));
        let run = Run::new("compare a.csv b.csv --rules r.toml --format json")
            .file("a.csv", &sheet.long)
            .file("b.csv", &sheet.long)
            .file("r.toml", &rules);
        let run = match &sheet.list {
            Some(list) => run.file("l.csv", list).args("--agencies l.csv"),
            None => run,
        };
        // Some of the answers are wrong on purpose.
        if run.outcome().status == 1 {
            continue;
        }
        let step = step(&run);
        assert_eq!(step["empty"], true, "seed {seed}: {step:#}");
        for key in ["breaks", "moves", "entered", "left"] {
            assert_eq!(step[key], serde_json::json!([]), "seed {seed}: {key}");
        }
        compared += 1;
    }
    assert!(compared >= 15, "only {compared} results were compared");
}

#[test]
fn random_corrections_compare_like_the_corrected_file() {
    let rows: Vec<Vec<&str>> = ANSWERS.lines().skip(1).map(|line| line.split(';').collect()).collect();
    let (mut moved, mut corrected) = (0, 0);
    for seed in 0..16 {
        let mut tape = Tape::seeded(seed, 60);
        let mut changed = rows.clone();
        let mut corrections = String::from("agency;criterion;assessor;old;new;reason\n");
        for _ in 0..1 + tape.below(5) {
            let at = tape.below(rows.len());
            let row = &rows[at];
            // What somebody else answered there is an answer that can be.
            let others: Vec<&str> = rows.iter().filter(|r| r[3] == row[3] && r[4] != row[4]).map(|r| r[4]).collect();
            if row[0] == "*" || others.is_empty() || changed[at][4] != row[4] {
                continue;
            }
            let new = others[tape.below(others.len())];
            changed[at][4] = new;
            corrections.push_str(&format!("{};{};{};{};{new};Sanggahan\n", row[0], row[3], row[5], row[4]));
            corrected += 1;
        }
        let header = ANSWERS.lines().next().expect("a header");
        let after: Vec<String> = changed.iter().map(|row| row.join(";")).collect();
        let call = |inputs: &str| {
            Run::new("compare --rules contoh --agencies badan-publik.csv --format json")
                .args(inputs)
                .file("jawaban.csv", ANSWERS)
                .file("sanggah.csv", &corrections)
                .file("sesudah.csv", format!("{header}\n{}\n", after.join("\n")))
                .file("badan-publik.csv", LIST)
        };
        let by_corrections = step(&call("jawaban.csv --corrections sanggah.csv"));
        let by_files = step(&call("jawaban.csv sesudah.csv"));
        assert_eq!(by_corrections, by_files, "seed {seed}:\n{corrections}");
        moved += by_files["moves"].as_array().map_or(0, Vec::len);
    }
    assert!(corrected > 20 && moved > 10, "{corrected} corrections moved {moved}");
}

#[test]
fn a_table_in_which_nothing_can_be_checked_says_so_and_is_not_called_right() {
    let table = "nama,nilai\nDinas Sosial,85\n";
    let run = || Run::new("verify terbit.csv --rules monev-ki-pusat-2025").file("terbit.csv", table);
    run().status(1).tells("W602").tells("--against").run();
    run().args("--lang en").status(1).says("No figure could be checked in 1 row.").tells("W602").run();
    run().args("--strict").status(1).tells("W602").run();
}

#[test]
fn one_input_under_two_rules_is_told_apart_by_the_rules() {
    let rules = |saq: u32, uji: u32, from: u32| {
        format!(
            "schema = 1\ncriteria = [\n  {{ id = \"saq\", name = \"SAQ\", weight = {saq} }},\n  {{ id = \"uji\", name = \
             \"Uji\", weight = {uji} }},\n]\n[instrument]\nid = \"t\"\ntitle = \"T\"\nyear = 2025\nstatus = \
             \"illustrative\"\n[[class]]\nlabel = \"Informatif\"\nfrom = {from}\n[[class]]\nlabel = \"Kurang\"\n"
        )
    };
    let call = |arguments: &str| {
        Run::new("compare a.csv --lang en")
            .args(arguments)
            .file("a.csv", "agency,saq,uji\nA,90,50\nB,60,80\n")
            .file("dulu.toml", rules(80, 20, 80))
            .file("kini.toml", rules(50, 50, 70))
            .file("nanti.toml", rules(40, 60, 70))
    };
    call("--rules dulu.toml --rules kini.toml")
        .says("a.csv · dulu.toml → a.csv · kini.toml")
        .says("weight of saq SAQ: 80% → 50%")
        .says("classes: Informatif ≥ 80, Kurang → Informatif ≥ 70, Kurang")
        .says("82.00 → 70.00")
        .says("64.00 → 70.00")
        .says("Classes before and after are not of one measure.")
        .run();
    let step = step(&call("--rules dulu.toml --rules kini.toml --format json"));
    assert_eq!(step["class_break"], true);
    assert_eq!(step["classes"]["counts"], serde_json::json!([[1, 0, 0], [1, 0, 0], [0, 0, 0]]));
    assert!(step["moves"][0]["causes"][0]["cause"] == "weights", "{step:#}");
    call("--rules dulu.toml --rules kini.toml --rules nanti.toml")
        .says("dulu  kini*  nanti*")
        .says("* BREAK between kini and nanti: the measure changed")
        .run();
}

#[test]
fn causes_and_rounding_give_the_printed_change_exactly() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spbe-kalsel");
    let [before, after] = ["2023.csv", "2024.csv"].map(|name| root.join(name).to_string_lossy().into_owned());
    let run = Run::new("compare --rules spbe-2020 --format json").arg(&before).arg(&after).run();
    let json: Json = serde_json::from_str(&run.stdout).expect("JSON");
    let exact = |text: &Json| number::parse(text.as_str().expect("a text")).expect("a fraction");
    let moves = json["steps"][0]["moves"].as_array().expect("moves");
    assert_eq!(moves.len(), 14);
    for moved in moves {
        let causes = moved["causes"].as_array().expect("causes").iter();
        let sum: Q = causes.map(|cause| exact(&cause["exact"])).sum();
        let change = number::decimal(&moved["change"].to_string()).expect("a decimal");
        assert_eq!(&sum + &exact(&moved["rounding"]), change, "{}", moved["name"]);
    }
    let text = Run::new("compare --rules spbe-2020").arg(&before).arg(&after);
    text.says("  Pemerintah Kab. Tanah Laut: 0,00\n    −0,0759 D3").says("    +0,0055 pembulatan nilai akhir\n").run();
}

/// One score each: name and score.
fn scores(list: &[(&str, u32)]) -> String {
    let lines = list.iter().map(|(name, score)| format!("{name},c,{score}\n"));
    std::iter::once("agency,criterion,score\n".to_owned()).chain(lines).collect()
}

const ONE: &str = "schema = 1\ncriteria = [{ id = \"c\", name = \"Nilai\", weight = 100 }]\n[instrument]\nid = \"uji\"\n\
    title = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n[ranking]\nwithin = \"all\"\n";

#[test]
fn places_on_lists_that_differ_are_told_out_of_how_many_and_as_not_comparable() {
    let long: Vec<(&str, u32)> = ["Aceh", "Riau", "Jambi", "Bali", "Banten", "Lampung"].into_iter().zip(80..).collect();
    let run = Run::new("compare lama.csv baru.csv --rules uji.toml")
        .file("uji.toml", ONE)
        .file("lama.csv", scores(&long))
        .file("baru.csv", scores(&[("Aceh", 90), ("Riau", 70)]));
    let text = run.stderr("").run().stdout;
    let told = "Peringkatnya tidak dapat dibandingkan: daftarnya memuat 6 lalu 2 badan publik, dan hanya 2 ada pada";
    assert!(text.contains(told), "{text}");
    assert!(text.contains("6 dari 6 → 1 dari 2") && text.contains("5 dari 6 → 2 dari 2"), "{text}");
    let json = Run::new("compare lama.csv baru.csv --rules uji.toml --format json")
        .file("uji.toml", ONE)
        .file("lama.csv", scores(&long))
        .file("baru.csv", scores(&long));
    let json: serde_json::Value = serde_json::from_str(&json.run().stdout).expect("JSON");
    assert_eq!(json["steps"][0]["ranked"], serde_json::json!({"before": 6, "after": 6, "both": 6, "comparable": true}));
}

#[test]
fn renamed_bodies_are_followed_over_several_years_and_near_names_are_told() {
    let base = || {
        Run::new("compare 2023.csv 2024.csv 2025.csv --rules uji.toml")
            .file("uji.toml", ONE)
            .file("2023.csv", scores(&[("Dinas Kominfo", 70), ("Kab. Banjar", 60)]))
            .file("2024.csv", scores(&[("Dinas Digital", 75), ("Kabupaten Banjar", 65)]))
            .file("2025.csv", scores(&[("Badan Siber", 80), ("Kabupaten Banjar", 60)]))
            .file("nama.csv", "lama;baru\nDinas Kominfo;Dinas Digital\nDinas Digital;Badan Siber\n")
    };
    let text = base().args("--names nama.csv").tells("\"Kab. Banjar\" hanya mirip dengan \"Kabupaten Banjar\"");
    let text = text.run().stdout;
    let row = text.lines().find(|line| line.starts_with("Badan Siber")).unwrap_or_default();
    let cells: Vec<&str> = row.split_whitespace().skip(2).collect();
    assert_eq!(cells, ["70,00", "75,00", "80,00", "+10,00"], "{text}");
    assert!(!text.contains("Dinas Digital"), "{text}");
    let without = base().tells("W601").run().stdout;
    assert!(without.contains("Dinas Kominfo") && without.contains("Badan Siber"), "{without}");
}

#[test]
fn renamed_bodies_of_a_published_table_are_those_of_the_inputs() {
    let run = || {
        Run::new("verify terbit.csv --against baru.csv --rules uji.toml")
            .file("uji.toml", ONE)
            .file("baru.csv", scores(&[("Badan Siber", 80), ("Riau", 70)]))
            .file("terbit.csv", "Badan Publik;Nilai\nDinas Kominfo;80,00\nRiau;70,00\n")
            .file("nama.csv", "old,new\nDinas Kominfo,Badan Siber\n")
    };
    assert!(run().args("--names nama.csv").run().stdout.contains("Semua cocok: 2 angka pada 2 baris"));
    run().status(1).run();
}
