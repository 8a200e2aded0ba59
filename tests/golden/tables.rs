//! Every published table is recomputed by some test, or named with the reason why there is nothing to recompute; and those
//! that hold bounds and scales rather than figures are held against the rules.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Ledger, published};
use crate::support;
use serde_json::Value;

/// Tables from which nothing follows that another table does not hold, and why.
const NOT_RECOMPUTED: [(&str, &str); 1] = [(
    "monev-components",
    "one of four components of Karanganyar and all but one of Kendal are not published, and no weights; the two finals of \
     Kalimantan Timur are those of monev-conflicts",
)];

#[test]
fn every_published_table_is_recomputed_or_says_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = |folder: &str, ending: &str| -> BTreeSet<std::path::PathBuf> {
        let entries =
            std::fs::read_dir(root.join(folder)).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.filter(|path| path.extension().is_some_and(|own| own == ending)).collect()
    };
    let tests: String = files("golden", "rs")
        .iter()
        .filter(|path| !path.ends_with("tables.rs"))
        .map(|path| std::fs::read_to_string(path).expect("a test"))
        .chain([include_str!("tables.rs").split_once("#[test]").expect("tests").1.to_owned()])
        .collect();
    let tables = files("published", "csv");
    assert!(tables.len() > 30, "{tables:?}");
    let mut told = 0;
    for table in &tables {
        let name = table.file_stem().expect("a name").to_string_lossy().into_owned();
        let recomputed = tests.contains(&format!("\"{name}\""));
        let reason = NOT_RECOMPUTED.iter().find(|(known, _)| *known == name);
        assert!(recomputed != reason.is_some(), "{name}: recomputed {recomputed}, reason {reason:?}");
        told += usize::from(reason.is_some());
    }
    println!("published tables: {} recomputed, {told} not: {NOT_RECOMPUTED:?}", tables.len() - told);
    assert_eq!(told, NOT_RECOMPUTED.len());
}

/// The gates of a shipped file as they are written: `from 65`, `above 70`.
fn gates(rules: &str) -> Vec<String> {
    let text = support::shipped(rules);
    let rules: toml::Table = text.parse().expect("TOML");
    let gates = rules["criteria"].as_array().expect("criteria").iter().filter_map(|one| one.get("gate"));
    let bound = |gate: &toml::Value| {
        let found = ["from", "above"].into_iter().find_map(|key| Some((key, gate.get(key)?)));
        let (key, bound) = found.expect("a bound");
        format!("{key} {bound}")
    };
    gates.map(bound).collect()
}

#[test]
fn gates_that_are_published_stand_in_the_rules() {
    let mut ledger = Ledger::default();
    let known = [
        (("DKI Jakarta", "2024"), "monev-dki-2024", "from 65"),
        (("Bali", "2025"), "monev-bali-2025", "from 72"),
        (("Sumatera Barat", "2025"), "monev-sumbar-2025", "above 70"),
        (("Jawa Tengah", "2019"), "monev-jateng-2019", "from 80"),
    ];
    for row in published("monev-stage-gates") {
        let key = (row["jurisdiction"].as_str(), row["year"].as_str());
        let Some((_, rules, gate)) = known.iter().find(|(known, ..)| *known == key) else { continue };
        let bound: String = gate.chars().filter(char::is_ascii_digit).collect();
        if !row["rule"].contains(&bound) {
            continue;
        }
        let found = gates(rules);
        let follows = if found.iter().any(|one| one == gate) { (*gate).to_owned() } else { found.join(", ") };
        ledger.enter(&format!("{} {} {}", row["jurisdiction"], row["year"], row["gate_to"]), gate, &follows);
    }
    ledger.close("gates", 4);
}

#[test]
fn published_classes_of_kalimantan_selatan_are_classes_of_its_rules() {
    let shown = shown("monev-kalsel-2025");
    let classes = shown["instrument"]["classes"].as_array().expect("classes").iter();
    let classes: Vec<&str> = classes.filter_map(|class| class["label"].as_str()).collect();
    let mut ledger = Ledger::default();
    for row in published("monev-kalsel-categories").iter().filter(|row| !row["category_published"].is_empty()) {
        let printed = row["category_published"].as_str();
        let follows = classes.iter().find(|class| **class == printed).copied().unwrap_or("no class of the rules");
        ledger.enter(&format!("{} {}", row["year"], row["body"]), printed, follows);
    }
    ledger.close("classes in Kalimantan Selatan", 24);
}

/// `rules show` as JSON.
fn shown(rules: &str) -> Value {
    let run = support::Run::new("rules show --format json").arg(rules);
    serde_json::from_str(&run.run().stdout).expect("JSON")
}

#[test]
fn items_of_the_internal_archive_audit_have_the_published_scores_and_bounds() {
    let shown = shown("kearsipan-aski-2025");
    let (criteria, scales) =
        (shown["criteria"].as_array().expect("criteria"), shown["scales"].as_array().expect("scales"));
    let mut ledger = Ledger::default();
    for row in published("kearsipan-aski-items-2025") {
        let (unit, item) = (format!("{}.", row["unit"]), format!(".{}", row["item_id"]));
        let text = |criterion: &Value| criterion["id"].as_str().expect("an id").to_owned();
        let criterion = criteria.iter().find(|one| text(one).starts_with(&unit) && text(one).ends_with(&item));
        let criterion = criterion.unwrap_or_else(|| panic!("item {item} of {unit} is not in the rules"));
        let scale = scales.iter().find(|scale| scale["name"] == criterion["scale"]).expect("its scale");
        let of = |key: &str, value: &str| -> Vec<i64> {
            let list = scale[key].as_array().expect("a list").iter();
            let mut found: Vec<i64> = list.filter_map(|one| one[value].as_i64()).collect();
            found.sort_unstable();
            found
        };
        let joined = |numbers: &[i64]| numbers.iter().map(i64::to_string).collect::<Vec<_>>().join("|");
        let scores = [of("choices", "value"), of("bands", "score")].concat();
        ledger.enter(&format!("item {}, scores", row["item_id"]), &row["level_scores_a_to_e"], &joined(&scores));
        let bands = &row["percent_bands_a_to_e"];
        if bands.contains('>') {
            let above: Vec<i64> = bands
                .split('|')
                .filter_map(|band| band.trim_start_matches('>').split('-').next()?.parse().ok())
                .filter(|bound| *bound < 100)
                .collect();
            ledger.enter(&format!("item {}, bounds", row["item_id"]), &joined(&above), &joined(&of("bands", "above")));
        }
    }
    ledger.close("items of the internal archive audit", 46);
}
