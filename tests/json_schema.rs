//! What the program writes keeps to its JSON Schemas, and the shipped rules to that of the language.

mod support;

use std::path::Path;

use jsonschema::Validator;
use serde_json::Value as Json;
use support::Run;

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
