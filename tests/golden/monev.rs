//! Monev KIP: every published score against its published class and rank.

use std::collections::BTreeMap;

use super::{Given, Ledger, Row, agency, published, score};

/// The rules file of a published score. Organisers without one of their own used the national bounds of their year.
fn rules(row: &Row) -> &'static str {
    match (row["organiser"].as_str(), row["year"].as_str()) {
        ("KI Pusat", year) if year < "2018" => "monev-ki-pusat-2016",
        ("KI Pusat", "2018" | "2020") => "monev-ki-pusat-2018",
        ("KI Pusat", "2021" | "2022") => "monev-ki-pusat-2021",
        ("KI Pusat", "2023") => "monev-ki-pusat-2023",
        ("KI Pusat", _) => "monev-ki-pusat-2025",
        ("KI Kaltim", _) | ("Diskominfo (PPID Award)", _) if row["jurisdiction"].contains("Kutai") => {
            "monev-kaltim-2025"
        }
        ("KI Kaltim", _) => "monev-kaltim-2025",
        ("KID DIY", "2025") | ("Diskominfo (PPID Award)", _) => "monev-diy-2025",
        ("KID DIY", _) => "monev-diy-2022",
        ("KI DKI", _) => "monev-dki-2025",
        ("KI Kepri", _) => "monev-kepri-2022",
        ("KI Jateng", _) => "monev-jateng-2019",
        ("KI NTB", _) => "monev-ntb-2021",
        (organiser, _) if organiser.starts_with("KI Bali") => "monev-bali-2018",
        _ => "monev-ki-pusat-2018",
    }
}

fn name(row: &Row) -> String {
    format!("{} {} ({} {})", row["id"], row["body"], row["organiser"], row["year"])
}

/// The result of rows under one rules file, each as a total.
fn totals(rules: &str, rows: &[&Row]) -> serde_json::Value {
    let names: Vec<String> = rows.iter().map(|row| name(row)).collect();
    let answers: Vec<Given<'_>> = rows
        .iter()
        .zip(&names)
        .map(|(row, name)| (name.as_str(), row["group"].as_str(), "total", row["score"].as_str()))
        .collect();
    score(rules, &answers)
}

fn scored(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|row| !row["score"].is_empty())
}

#[test]
fn every_published_score_has_its_published_class() {
    let mut ledger = Ledger::default();
    let rows = published("monev-scores");
    let mut by_rules: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in scored(&rows) {
        by_rules.entry(rules(row)).or_default().push(row);
    }
    for (rules, rows) in by_rules {
        let result = totals(rules, &rows);
        for row in rows.iter().filter(|row| !row["category_published"].is_empty()) {
            let class = agency(&result, &name(row))["class"].as_str().expect("a class");
            ledger.enter(&format!("{} under {rules}", name(row)), &row["category_published"], class);
        }
    }
    ledger.close("Monev, published classes", 130);
}

#[test]
fn the_national_bounds_put_every_score_where_the_common_rule_puts_it() {
    let mut ledger = Ledger::default();
    let rows = published("monev-scores");
    let hundred: Vec<&Row> = scored(&rows).filter(|row| row["scale_max"] == "100").collect();
    let result = totals("monev-ki-pusat-2018", &hundred);
    for row in hundred.iter().filter(|row| !row["category_by_common_rule"].is_empty()) {
        let class = agency(&result, &name(row))["class"].as_str().expect("a class");
        ledger.enter(&name(row), &row["category_by_common_rule"], class);
    }
    ledger.close("Monev, common rule", 155);
}

#[test]
fn printed_ranks_stand_in_the_order_of_the_scores() {
    let mut ledger = Ledger::knowing(&[]);
    let rows = published("monev-scores");
    let mut lists: BTreeMap<(&str, &str, &str), Vec<&Row>> = BTreeMap::new();
    for row in scored(&rows).filter(|row| row["rank_published"].parse::<u32>().is_ok() && row["status"] == "final") {
        lists.entry((&row["organiser"], &row["year"], &row["group"])).or_default().push(row);
    }
    for list in lists.values().filter(|list| list.len() > 1) {
        let result = totals(rules(list[0]), list);
        let rank = |row: &Row| agency(&result, &name(row))["rank"].as_u64().expect("a rank");
        for pair in list.windows(2) {
            let print = |row: &Row| row["rank_published"].parse::<u64>().expect("a rank");
            let (printed, follows) = (print(pair[0]).cmp(&print(pair[1])), rank(pair[0]).cmp(&rank(pair[1])));
            let what = format!("{} against {}", name(pair[0]), name(pair[1]));
            ledger.enter(&what, &format!("{printed:?}"), &format!("{follows:?}"));
        }
    }
    ledger.close("Monev, order of ranks", 40);
}

#[test]
fn the_complete_lists_of_ntb_2021_and_bali_2018_have_their_printed_ranks() {
    let mut ledger = Ledger::default();
    let rows = published("monev-scores");
    for (organiser, year) in [("KI NTB", "2021"), ("KI Bali / PLID-PPID", "2018")] {
        let list: Vec<&Row> =
            scored(&rows).filter(|row| row["organiser"] == organiser && row["year"] == year).collect();
        let result = totals(rules(list[0]), &list);
        for row in list.iter().filter(|row| !row["rank_published"].is_empty()) {
            let rank = agency(&result, &name(row))["rank"].to_string();
            ledger.enter(&name(row), &row["rank_published"], &rank);
        }
    }
    ledger.close("Monev, complete lists", 19);
}

#[test]
fn every_printed_bound_stands_in_the_rules_file_of_its_commission() {
    let mut ledger = Ledger::default();
    let files = [
        ("Indonesia (KI Pusat)", "monev-ki-pusat-2018"),
        ("Riau (Perki 5/2016 bands)", "monev-ki-pusat-2016"),
        ("Bali", "monev-bali-2025"),
        ("DI Yogyakarta", "monev-diy-2022"),
        ("Kalimantan Barat", "monev-kalbar-2022"),
        ("Papua", "monev-papua-2021"),
    ];
    let rows = published("monev-thresholds");
    for (jurisdiction, rules) in files {
        for row in rows.iter().filter(|row| row["jurisdiction"] == jurisdiction) {
            let label = row["category"].split(" (").next().expect("a label");
            let result = score(rules, &[("X", "OPD", "total", row["lower"].as_str())]);
            let class = agency(&result, "X")["class"].as_str().expect("a class");
            ledger.enter(&format!("{jurisdiction}, {label} from {}", row["lower"]), label, class);
        }
    }
    ledger.close("Monev, printed bounds", 30);
}
