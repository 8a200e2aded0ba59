//! Printed weights, bands and counts: each group of weights stands in the rules file of its scheme and adds up; each band
//! begins where the file begins its class; counts of participation fit each other.

use std::collections::BTreeMap;
use std::process::Command;

use super::{Ledger, Row, agency, published, score, text_of};
use crate::oracle::number::{Mode, Q, decimal, rounded, whole};
use serde_json::Value;

/// The criteria of a shipped file, as `rules show` gives them.
fn criteria(rules: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .args(["rules", "show", rules, "--format", "json"])
        .output()
        .expect("the program starts");
    let shown: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    shown["criteria"].as_array().expect("criteria").clone()
}

/// The written weights (or points) of the children of a criterion, or of all leaves (`leaves`), sorted.
fn weights(rules: &str, parent: &str) -> String {
    let of = |criterion: &&Value| {
        if parent == "leaves" { criterion["leaf"] == true } else { criterion["parent"] == parent }
    };
    let number = |criterion: &Value| {
        let written = criterion["points"].as_f64().or_else(|| criterion["weight"].as_f64());
        format!("{:.4}", written.unwrap_or_else(|| panic!("{rules}: {criterion}")))
    };
    sorted(criteria(rules).iter().filter(of).map(number).collect())
}

fn sorted(mut numbers: Vec<String>) -> String {
    numbers.sort();
    numbers.join(" ")
}

fn padded(number: &str) -> String {
    format!("{:.4}", number.parse::<f64>().unwrap_or_else(|_| panic!("{number} is a number")))
}

/// Rows grouped by the columns of `key`, empty weights left out.
fn grouped<'a>(rows: &'a [Row], key: &[&str], weight: &str) -> BTreeMap<String, Vec<&'a Row>> {
    let mut groups: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row[weight].is_empty()) {
        let name: Vec<&str> = key.iter().map(|column| row[*column].as_str()).collect();
        groups.entry(name.join(" / ")).or_default().push(row);
    }
    groups
}

fn printed_weights(rows: &[&Row], column: &str) -> String {
    sorted(rows.iter().map(|row| padded(&row[column])).collect())
}

#[test]
fn stage_and_indicator_weights_of_monev_stand_in_the_rules() {
    let mut ledger =
        Ledger::knowing(&[("DI Yogyakarta / 2024", "the file of 2022 has the same weights under other names")]);
    let files = [
        ("Indonesia (KI Pusat) / 2021", "monev-ki-pusat-2021", "total"),
        ("Indonesia (KI Pusat) / 2025", "monev-ki-pusat-2025", "total"),
        ("Kalimantan Timur / 2025", "monev-kaltim-2025", "total"),
        ("Bali / 2025", "monev-bali-2025", "total"),
        ("DKI Jakarta / 2025", "monev-dki-2025", "total"),
        ("DI Yogyakarta / 2022", "monev-diy-2022", "total"),
        ("DI Yogyakarta / 2025", "monev-diy-2025", "total"),
        ("Kota Semarang (own monev of OPD/BUMD) / 2025", "monev-semarang-2025", "total"),
        ("Kepulauan Riau / 2022", "monev-kepri-2022", "total"),
        ("Kalimantan Timur (May 2025) / 2025", "monev-kaltim-2025", "saq"),
        ("Kalimantan Timur (July 2025) / 2025", "monev-kaltim-2025", "saq"),
    ];
    let (stages, indicators) = (published("monev-stage-weights"), published("monev-indicator-weights"));
    let mut groups = grouped(&stages, &["jurisdiction", "year"], "weight_pct");
    let by_indicator = grouped(&indicators, &["jurisdiction", "year"], "weight_pct_or_points");
    for (group, rules, parent) in files {
        let (rows, column) = match by_indicator.get(group).filter(|rows| rows.len() > 1) {
            Some(rows) => (rows, "weight_pct_or_points"),
            None => (&groups[group], "weight_pct"),
        };
        ledger.enter(group, &printed_weights(rows, column), &weights(rules, parent));
    }
    let diy = groups.remove("DI Yogyakarta / 2024").expect("DIY 2024");
    ledger.enter("DI Yogyakarta / 2024", &printed_weights(&diy, "weight_pct"), "no file of that year");
    for (group, rows) in &groups {
        let sum: Q = rows.iter().map(|row| decimal(&row["weight_pct"]).expect("a weight")).sum();
        ledger.enter(&format!("{group}, sum"), "100", &rounded(&sum, 0, Mode::HalfUp));
    }
    ledger.close("Monev, weights", 20);
}

#[test]
fn weights_of_the_neighbouring_indices_stand_in_the_rules() {
    let mut ledger = Ledger::default();
    let components = published("other-components");
    let groups = grouped(&components, &["scheme", "version", "parent"], "weight_pct_or_points");
    let files = [
        ("IPP / 2018-2021 (F-01 sheets, 32+ indicators) / IPP", "ipp-2018", "total"),
        ("IPP / 2022+ / IPP", "ipp-2022", "F02"),
        ("IPP / 2022+ / IPP final", "ipp-2022", "total"),
        ("SAKIP / PermenPANRB 88/2021 / Nilai AKIP", "sakip-2021", "total"),
        ("SAKIP / PermenPANRB 88/2021 / every component", "sakip-2021", "1"),
        ("Indeks RB / 2020-2022 / Indeks RB", "rb-2020", "leaves"),
        ("IID / 2023 / IID", "iid-2023", "total"),
        ("IID / 2023 / IID", "iid-2025", "total"),
        ("EPSS / Peraturan BPS 3/2022 / IPS", "epss-2022", "total"),
        ("EPSS / Peraturan BPS 3/2022 / D1", "epss-2022", "D1"),
        ("EPSS / Peraturan BPS 3/2022 / D2", "epss-2022", "D2"),
        ("EPSS / Peraturan BPS 3/2022 / D3", "epss-2022", "D3"),
        ("EPSS / Peraturan BPS 3/2022 / D4", "epss-2022", "D4"),
        ("EPSS / Peraturan BPS 3/2022 / D5", "epss-2022", "D5"),
        ("Kearsipan / 2022+ / Nilai pengawasan kearsipan (daerah)", "kearsipan-2023", "total"),
    ];
    for (group, rules, parent) in files {
        let rows = groups.get(group).unwrap_or_else(|| panic!("{group} is not in the table"));
        ledger.enter(
            &format!("{group} ({rules})"),
            &printed_weights(rows, "weight_pct_or_points"),
            &weights(rules, parent),
        );
    }
    let ikip = published("ikip-weights");
    let groups = grouped(&ikip, &["years"], "weight_percent");
    for (group, rules, parent) in
        [("2021-2023", "ikip-2021", "ia"), ("2024", "ikip-2024", "ia"), ("2021-2025", "ikip-2024", "total")]
    {
        ledger.enter(group, &printed_weights(&groups[group], "weight_percent"), &weights(rules, parent));
    }
    ledger.close("neighbours, weights", 18);
}

#[test]
fn weights_of_archive_audits_and_of_spbe_stand_in_the_rules() {
    let mut ledger = Ledger::default();
    let rows = published("kearsipan-aski-weights");
    let groups = grouped(&rows, &["instrument_version", "unit", "aspect"], "sub_aspect_weight_pct");
    for (group, rows) in &groups {
        let rules = if group.starts_with("Kep.") { "kearsipan-aski-2022" } else { "kearsipan-aski-2025" };
        let unit = &rows[0]["unit"];
        let aspect = if rows[0]["aspect"].starts_with("Pengelolaan") { "1" } else { "2" };
        let id = format!("{unit}.{aspect}");
        ledger.enter(group, &printed_weights(rows, "sub_aspect_weight_pct"), &weights(rules, &id));
        let own = criteria(rules).into_iter().find(|criterion| criterion["id"] == id.as_str()).expect("the aspect");
        let weight = format!("{:.4}", own["weight"].as_f64().expect("a weight"));
        ledger.enter(&format!("{group}, aspect"), &padded(&rows[0]["aspect_weight_pct"]), &weight);
    }
    let shown = criteria("spbe-2020");
    for row in published("spbe-indicators") {
        let id = format!("I{}", row["indicator_no"]);
        let indicator = shown.iter().find(|criterion| criterion["id"] == id.as_str()).expect("the indicator");
        let weight = format!("{:.4}", indicator["weight"].as_f64().expect("a weight"));
        ledger.enter(&id, &padded(&row["indicator_weight_pct"]), &weight);
        assert_eq!(indicator["parent"], row["aspect"].as_str(), "{id}");
    }
    ledger.close("archives and SPBE, weights", 65);
}

/// The rules file of a scheme and version of the table of bands.
fn banded(scheme: &str, version: &str) -> Option<&'static str> {
    Some(match (scheme, version.split(' ').next().expect("a word")) {
        ("SPBE", _) => "spbe-2020",
        ("Pemdi", _) => "pemdi-2026",
        ("Kearsipan", "Peraturan") => "kearsipan-2023",
        ("Kearsipan", _) => "kearsipan-2015",
        ("SKM", "KEP/25/M.PAN/2/2004") => "ikm-2004",
        ("SKM", _) => "skm-2017",
        ("IPP", _) => "ipp-2022",
        ("SAKIP", _) => "sakip-2021",
        ("Indeks RB", _) => "rb-2020",
        ("IID", _) => "iid-2023",
        ("Ombudsman", "2021") => "ombudsman-2021",
        ("Ombudsman", _) => "ombudsman-2022",
        ("EPSS/IPS", _) => "epss-2022",
        _ => return None,
    })
}

/// The lowest value that a printed lower bound admits: the bound, or a hundredth above it where it is open.
fn lowest(row: &Row) -> String {
    let bound = decimal(&row["lower"]).expect("a bound");
    let open = row["lower_op"] == ">";
    let value = if open { bound + whole(1) / whole(100) } else { bound };
    rounded(&value, 2, Mode::HalfUp)
}

#[test]
fn every_printed_band_of_the_neighbours_begins_where_the_file_begins_its_class() {
    let mut ledger = Ledger::default();
    let mut without = Vec::new();
    for row in published("other-categories") {
        let Some(rules) = banded(&row["scheme"], &row["version"]) else {
            without.push(row["scheme"].clone());
            continue;
        };
        let result = score(rules, &[("X", "", "total", &lowest(&row))]);
        let class = text_of(agency(&result, "X"), "class");
        let label = row["label"].split([' ', '/']).next().expect("a word");
        let first = class.split(' ').next().expect("a word");
        // Print and file name some classes at different length ("Kualitas Tertinggi (hijau)").
        let same = first == label
            && row["label"]
                .split(" (")
                .next()
                .is_some_and(|name| class.starts_with(name.split(" / ").next().unwrap_or(name)));
        let follows = if same { row["label"].as_str() } else { class };
        ledger.enter(&format!("{} {} {}", row["scheme"], row["version"], row["label"]), &row["label"], follows);
    }
    assert!(without.iter().all(|scheme| scheme == "IETPD"), "no rules file and no reason why: {without:?}");
    ledger.close("neighbours, printed bands", 60);
}

#[test]
fn printed_bands_of_the_openness_index_begin_where_a_file_begins_its_class() {
    let mut ledger = Ledger::knowing(&[
        ("RIAU24 buruk", "printed 31-50 and 60-79: nothing between; the other prints of the year say 59"),
        ("ANTJABAR24 buruk", "printed from 32: one print of several, the others say 31"),
    ]);
    for row in published("ikip-categories") {
        let rules = if row["status"].starts_with("variant") && row["buruk_sekali"] == "0-39" {
            "ikip-2023-kelas-40"
        } else {
            "ikip-2021"
        };
        for (column, label) in
            [("buruk", "Buruk"), ("sedang", "Sedang"), ("baik", "Baik"), ("baik_sekali", "Baik Sekali")]
        {
            let Some((lower, upper)) = row[column].split_once('-').filter(|(lower, _)| lower.parse::<u32>().is_ok())
            else {
                continue;
            };
            let class =
                |value: &str| text_of(agency(&score(rules, &[("X", "", "total", value)]), "X"), "class").to_owned();
            let below = (lower.parse::<u32>().expect("a bound") - 1).to_string();
            let begins = class(lower) == label && class(&below) != label;
            let reaches =
                column == "baik_sekali" || class(&(upper.parse::<u32>().expect("a bound") + 1).to_string()) != label;
            let follows = if begins && reaches { row[column].as_str() } else { "another bound" };
            ledger.enter(&format!("{} {column}", row["source_key"]), &row[column], follows);
        }
    }
    ledger.close("openness index, printed bands", 35);
}

#[test]
fn counts_of_participation_fit_each_other() {
    let mut ledger = Ledger::knowing(&[
        (
            "Indonesia 2018 all: classes within returned",
            "303 are Tidak Informatif, more than the 171 that did not return: some that returned as well",
        ),
        ("Indonesia 2025 all: classes within returned", "121 are Tidak Informatif, of whom 76 did not return"),
    ]);
    let counts = ["n_informatif", "n_menuju", "n_cukup", "n_kurang", "n_tidak"];
    for row in published("monev-participation") {
        let number = |column: &str| row[column].parse::<u64>().ok();
        let what = format!("{} {} {}", row["jurisdiction"], row["year"], row["group"]);
        for (more, less) in
            [("invited_or_base", "registered"), ("registered", "returned_saq"), ("invited_or_base", "returned_saq")]
        {
            if let (Some(more_count), Some(less_count)) = (number(more), number(less)) {
                ledger.enter(
                    &format!("{what}: {less} within {more}"),
                    "fits",
                    if less_count <= more_count { "fits" } else { "more" },
                );
            }
        }
        let classes: Vec<u64> = counts.iter().filter_map(|column| number(column)).collect();
        let sum: u64 = classes.iter().sum();
        if classes.len() == counts.len()
            && let Some(base) = number("returned_saq").or_else(|| number("invited_or_base"))
        {
            ledger.enter(&format!("{what}: five classes"), &base.to_string(), &sum.to_string());
        } else if !classes.is_empty()
            && let Some(base) = number("returned_saq")
        {
            ledger.enter(
                &format!("{what}: classes within returned"),
                "fits",
                if sum <= base { "fits" } else { "more" },
            );
        }
    }
    ledger.close("participation", 40);
}
