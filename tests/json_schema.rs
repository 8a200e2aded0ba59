//! What the program writes keeps to its JSON Schemas, and the shipped rules to that of the language.

use std::path::Path;

use crate::support::Run;
use jsonschema::Validator;
use serde_json::Value as Json;

fn schema(name: &str) -> Validator {
    let text = Run::new("rules schema").arg(name).stderr("").run().stdout;
    let schema: Json = serde_json::from_str(&text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

fn assert_valid(validator: &Validator, json: &Json, what: &str) {
    let broken: Vec<String> =
        validator.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(broken.is_empty(), "{what}: {broken:#?}");
}

/// The path of an example, from the folder of the project.
fn example(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(path).to_string_lossy().into_owned()
}

const EXAMPLES: &[(&str, &str)] = &[
    ("spbe-2023", "spbe-2020"),
    ("ikip-2022", "ikip-2021"),
    ("ikip-nac-2022", "ikip-2021"),
    ("kearsipan", "kearsipan-2023"),
    ("monev-opd", "monev-diy-2025"),
    ("srikandi", "srikandi-2025"),
];

#[test]
fn scores_of_the_examples_keep_to_the_schema() {
    let schema = schema("scores");
    for (folder, rules) in EXAMPLES {
        let run = Run::new("score --format json --rules").arg(rules).arg(&example(folder));
        let json: Json = serde_json::from_str(&run.run().stdout).expect("JSON");
        assert_valid(&schema, &json, folder);
        assert!(json["inputs"].as_array().is_some_and(|inputs| inputs.iter().all(|input| input["sha256"].is_string())));
    }
}

#[test]
fn tables_of_every_kind_of_file_keep_to_the_schema() {
    let schema = schema("table");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/table/data");
    for name in ["openpyxl.xlsx", "libreoffice.xls", "aplikasi.xls", "word.docx", "bergaris.pdf", "titik-koma.csv"] {
        let run = Run::new("table --format json").arg(&data.join(name).to_string_lossy());
        assert_valid(&schema, &serde_json::from_str(&run.run().stdout).expect("JSON"), name);
    }
}

#[test]
fn checks_keep_to_the_schema_with_findings_and_without() {
    let schema = schema("check");
    for (folder, rules) in EXAMPLES {
        let run = Run::new("check --format json --rules").arg(rules).arg(&example(folder));
        assert_valid(&schema, &serde_json::from_str(&run.run().stdout).expect("JSON"), folder);
    }
    let wrong = "agency,criterion,score\nA,saq,85\nA,saq,90\nB,tiada,5\nB,saq,101\nC,saq,\n";
    let run = Run::new("check salah.csv --format json --rules monev-kaltim-2025").file("salah.csv", wrong).status(1);
    let json: Json = serde_json::from_str(&run.run().stdout).expect("JSON");
    assert_valid(&schema, &json, "salah.csv");
    assert!(json["errors"].as_u64().is_some_and(|errors| errors >= 3), "{json:#}");
}

#[test]
fn shipped_rules_their_list_and_their_vintages_keep_to_their_schemas() {
    let json = |arguments: &str| -> Json {
        serde_json::from_str(&Run::new(arguments).args("--format json").run().stdout).expect("JSON")
    };
    let listed = json("rules list");
    assert_valid(&schema("rules-list"), &listed, "rules list");
    let (instrument, vintages) = (schema("instrument"), schema("vintages"));
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() > 50, "{}", listed.len());
    for one in listed {
        let id = one["id"].as_str().expect("an id");
        let shown = json(&format!("rules show {id}"));
        assert_valid(&instrument, &shown, id);
        let mut slip = shown;
        slip["criteria"][0]["leaf"] = "ya".into();
        assert!(!instrument.is_valid(&slip), "{id}: anything passes");
        let year = one["year"].as_i64().expect("a year");
        let scheme = one["scheme"].as_str().expect("a scheme");
        assert_valid(&vintages, &json(&format!("rules which {scheme} {year}")), id);
    }
}

#[test]
fn the_shipped_rules_keep_to_the_schema_of_the_language_and_a_slip_does_not() {
    let schema = schema("rules");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scoring-rules");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of rules") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).expect("text");
            let value: Json = toml::from_str(&text).expect("TOML");
            assert_valid(&schema, &value, &path.to_string_lossy());
            let mut slip = value;
            slip["score"]["desimal"] = 2.into();
            assert!(!schema.is_valid(&slip));
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn verifications_keep_to_the_schema_with_inputs_and_without() {
    let schema = schema("verify");
    let cases = [
        ("terbit-sk52.csv", Some("nilai-sk53.csv"), "monev-ki-pusat-2025", 1),
        ("terbit-sk53.csv", Some("nilai-sk53.csv"), "monev-ki-pusat-2025", 0),
        ("terbit-ntb-2021.csv", None, "monev-ntb-2021", 0),
    ];
    for (table, against, rules, status) in cases {
        let run = Run::new("verify --format json --rules").arg(rules).arg(&example(&format!("pemeriksa/{table}")));
        let run = match against {
            Some(inputs) => run.arg("--against").arg(&example(&format!("pemeriksa/{inputs}"))),
            None => run,
        };
        let json: Json = serde_json::from_str(&run.status(status).run().stdout).expect("JSON");
        assert_valid(&schema, &json, table);
        assert_eq!(json["follows"], status == 0, "{table}");
        let mut slip = json;
        slip["selisih"] = 1.into();
        assert!(!schema.is_valid(&slip), "{table}");
    }
    let wrong = "peringkat,nama,nilai,kualifikasi\n1,Dinas Sosial,85,Informatif\n3,Dinas Kesehatan,91,Hebat\n";
    let run =
        Run::new("verify terbit.csv --format json --rules monev-ki-pusat-2025").file("terbit.csv", wrong).status(1);
    let json: Json = serde_json::from_str(&run.run().stdout).expect("JSON");
    assert_valid(&schema, &json, "terbit.csv");
    assert!(json["mismatches"].as_array().is_some_and(|found| found.len() >= 3), "{json:#}");
}

#[test]
fn comparisons_keep_to_the_schema_over_two_results_and_over_years() {
    let schema = schema("compare");
    let folder = example("pemeriksa");
    let two = Run::new("compare --format json --rules monev-ki-pusat-2025")
        .arg(&format!("{folder}/nilai-sk52.csv"))
        .arg(&format!("{folder}/nilai-sk53.csv"));
    let json: Json = serde_json::from_str(&two.run().stdout).expect("JSON");
    assert_valid(&schema, &json, "two");
    let mut slip = json;
    slip["steps"][0]["moves"][0]["sebab"] = "".into();
    assert!(!schema.is_valid(&slip));
    let kalsel = example("ikip-kalsel");
    let mut years = Run::new("compare --format json");
    for (year, rules) in [("2021", "ikip-2021"), ("2022", "ikip-2021"), ("2023", "ikip-2021"), ("2024", "ikip-2024")] {
        years = years.arg(&format!("{kalsel}/{year}.csv")).arg("--rules").arg(rules);
    }
    let json: Json = serde_json::from_str(&years.run().stdout).expect("JSON");
    assert_valid(&schema, &json, "years");
    assert_eq!(json["trend"]["labels"].as_array().map(Vec::len), Some(4));
    let breaks = |step: usize| json["steps"][step]["breaks"].as_array().map_or(0, Vec::len);
    assert!(breaks(0) == 0 && breaks(1) == 0 && breaks(2) > 0);
    assert_eq!(json["steps"][2]["class_break"], true);
}

#[test]
fn manifests_and_what_a_second_run_says_keep_to_their_schemas() {
    let run = Run::new("score nilai.csv --rules monev-ki-pusat-2025 --manifest bukti.json")
        .file("nilai.csv", std::fs::read(example("pemeriksa/nilai-sk53.csv")).expect("an example"));
    run.run();
    let text = std::fs::read_to_string(run.folder().join("bukti.json")).expect("the manifest");
    assert_valid(&schema("manifest"), &serde_json::from_str(&text).expect("JSON"), "manifest");
    for (manifest, status) in [(text.clone(), 0), (text.replace("\"keep_going\": false", "\"keep_going\": true"), 1)] {
        let again = Run::new("verify --manifest bukti.json --format json")
            .file("nilai.csv", std::fs::read(example("pemeriksa/nilai-sk53.csv")).expect("an example"))
            .file("bukti.json", manifest)
            .status(status);
        let json: Json = serde_json::from_str(&again.run().stdout).expect("JSON");
        assert_valid(&schema("manifest-check"), &json, "second run");
        assert_eq!(json["same"], status == 0);
    }
}

#[test]
fn every_schema_has_a_name_that_the_program_knows() {
    for name in ["rules", "scores", "check", "explanation", "verify", "compare", "manifest", "manifest-check"] {
        schema(name);
    }
    Run::new("rules schema nilai").status(2).tells("manifest-check").run();
}
