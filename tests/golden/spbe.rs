//! SPBE: the results of 2023 and of Kalimantan Selatan, and the worked examples of PermenPANRB 59/2020.

use super::{Given, Ledger, Row, agency, criterion, printed, published, score};

const DOMAINS: [&str; 4] = ["D1", "D2", "D3", "D4"];

fn domains<'a>(row: &'a Row, group: &'a str) -> impl Iterator<Item = Given<'a>> {
    DOMAINS.into_iter().map(move |domain| (row["institution"].as_str(), group, domain, row[domain].as_str()))
}

/// Hundredths, for comparing prints without binary fractions.
fn hundredths(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap_or_else(|_| panic!("{text} has two decimals"))
}

/// The index computed from rounded domains lies within the rounding of the domains (half a hundredth, since the
/// weights add up to one) and of the index itself (another half): at most one hundredth from the print.
fn index(row: &Row, computed: &str) -> String {
    let print = &row["index_published"];
    if (hundredths(print) - hundredths(computed)).abs() <= 1 { print.clone() } else { computed.to_owned() }
}

fn enter(ledger: &mut Ledger, rules: &str, rows: &[&Row]) {
    let answers: Vec<Given<'_>> = rows.iter().flat_map(|row| domains(row, &row["group"])).collect();
    let totals: Vec<Given<'_>> = rows
        .iter()
        .map(|row| (row["institution"].as_str(), row["group"].as_str(), "total", row["index_published"].as_str()))
        .collect();
    let (computed, of_total) = (score(rules, &answers), score(rules, &totals));
    for row in rows {
        let name = &row["institution"];
        let result = agency(&computed, name);
        ledger.enter(&format!("{name}, index"), &row["index_published"], &index(row, &printed(result)));
        let class = |result: &serde_json::Value| result["class"].as_str().expect("a class").to_owned();
        ledger.enter(&format!("{name}, predicate of domains"), &row["predicate_published"], &class(result));
        let of_print = class(agency(&of_total, name));
        ledger.enter(&format!("{name}, predicate of index"), &row["predicate_published"], &of_print);
    }
}

/// Steps that domains can take: D1 and D2 in tenths, D3 in elevenths, all from 1 to 5.
fn is_possible(domain: &str, value: &str) -> bool {
    let value = hundredths(value);
    let steps = |n: i64| (n..=5 * n).any(|k| (200 * k + n) / (2 * n) == value || (200 * k + n - 1) / (2 * n) == value);
    match domain {
        "D1" | "D2" => steps(10),
        "D3" => steps(11),
        _ => (100..=500).contains(&value),
    }
}

#[test]
fn every_institution_of_2023_follows_from_its_domains() {
    let mut ledger = Ledger::knowing(&[(
        "Pemerintah Kab. Banyuasin, D4",
        "a domain cannot lie under 1.00; the index was printed from the same misprint and follows from it",
    )]);
    let rows = published("spbe-2023");
    assert_eq!(rows.len(), 621);
    enter(&mut ledger, "spbe-2020", &rows.iter().collect::<Vec<_>>());
    for row in &rows {
        for domain in DOMAINS {
            let (name, value) = (&row["institution"], &row[domain]);
            let possible = if is_possible(domain, value) { value.as_str() } else { "no level gives this" };
            ledger.enter(&format!("{name}, {domain}"), value, possible);
        }
    }
    ledger.close("SPBE 2023", 621 * 7);
}

#[test]
fn kalimantan_selatan_follows_in_both_years_each_by_its_reading_of_the_class() {
    let mut ledger = Ledger::default();
    let rows = published("spbe-kalsel");
    for (year, rules) in [("2023", "spbe-2020"), ("2024", "spbe-2020-eksak")] {
        let rows: Vec<&Row> = rows.iter().filter(|row| row["year"] == year).collect();
        assert_eq!(rows.len(), 14, "{year}");
        enter(&mut ledger, rules, &rows);
    }
    ledger.close("SPBE Kalimantan Selatan", 28 * 3);
}

#[test]
fn the_worked_examples_of_the_regulation_come_out_exactly() {
    let rows = published("spbe-worked-examples");
    let given = |table: &str| -> Vec<(String, String)> {
        let own = rows.iter().filter(|row| row["table"] == table && !row["value"].is_empty());
        own.map(|row| (row["id"].clone(), row["value"].clone())).collect()
    };
    let fill = |given: &[(String, String)], rest: &[&str]| -> String {
        let mut answers: Vec<Given<'_>> =
            given.iter().map(|(id, value)| ("X", "Kota", id.as_str(), value.as_str())).collect();
        answers.extend(rest.iter().map(|&id| ("X", "Kota", id, "3.00")));
        let result = score("spbe-2020", &answers);
        result.to_string()
    };
    let of = |text: &str, id: &str| -> String {
        let result: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let x = agency(&result, "X");
        if id == "total" { x["exact"].clone() } else { criterion(x, id)["exact"].clone() }
            .as_str()
            .expect("exact")
            .to_owned()
    };
    let aspect = fill(&given("Tabel 10"), &["D1", "A3", "A4", "D3", "D4"]);
    assert_eq!(of(&aspect, "A2"), "3");
    let domain = fill(&given("Tabel 11"), &["D1", "D3", "D4"]);
    assert_eq!(of(&domain, "D2"), "17/5");
    let index = fill(&given("Tabel 12"), &[]);
    // 328.2 / 100 = 3.282, printed 3.28.
    assert_eq!(of(&index, "total"), "1641/500");
    assert!(index.contains("\"score\":3.28"));
}

#[test]
fn a_predicate_on_the_edge_shows_which_value_it_was_taken_from() {
    let mut ledger = Ledger::default();
    for row in published("spbe-boundary-cases") {
        let name = row["institution"].as_str();
        for unrounded in row["possible_unrounded_index"].split('|') {
            let given = [(name, "Kabupaten", "total", unrounded)];
            let rounded = score("spbe-2020", &given);
            ledger.enter(&format!("{name} at {unrounded}, rounded"), &row["predicate_printed"], class(&rounded, name));
            let exact = score("spbe-2020-eksak", &given);
            let follows = class(&exact, name) == row["predicate_printed"];
            let either = row["reading"] == "either";
            ledger.enter(&format!("{name} at {unrounded}, exact"), &either.to_string(), &follows.to_string());
        }
    }
    ledger.close("SPBE, boundary cases", 10);
}

fn class<'a>(result: &'a serde_json::Value, name: &str) -> &'a str {
    agency(result, name)["class"].as_str().expect("a class")
}
