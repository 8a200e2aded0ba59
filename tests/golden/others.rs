//! The neighbours: SKM, SAKIP, IPP, innovation, TOP Digital.

use super::{Given, Ledger, agency, printed, published, score};

#[test]
fn published_values_of_neighbouring_indices_have_their_published_class() {
    let mut ledger = Ledger::default();
    for row in published("other-results") {
        let rules = match row["scheme"].as_str() {
            "SAKIP" => "sakip-2021",
            "IID" => "iid-2023",
            "TOP Digital Awards" => "top-digital-2021",
            _ => continue,
        };
        let result = score(rules, &[("X", "", "total", &row["value"])]);
        let class = agency(&result, "X")["class"].as_str().expect("a class");
        let printed = row["category"].split(" (").next().expect("a class");
        let same =
            printed == class || letter(class) == printed || (stars(class).is_some() && stars(class) == stars(printed));
        let follows = if same { printed } else { class };
        ledger.enter(&format!("{} {} {}", row["scheme"], row["year"], row["object"]), printed, follows);
    }
    ledger.close("neighbours, classes", 11);
}

/// The letter of a SAKIP class.
fn letter(class: &str) -> &str {
    if class == "Sangat Baik" { "BB" } else { class }
}

fn stars(class: &str) -> Option<char> {
    if class.to_lowercase().contains("star") || class.to_lowercase().contains("bintang") {
        class.chars().find(char::is_ascii_digit)
    } else {
        None
    }
}

#[test]
fn nine_times_four_is_a_hundred_with_ninths_and_99_90_with_the_printed_weight() {
    let elements: Vec<String> = (1..=9).map(|n| format!("U{n}")).collect();
    let answers: Vec<Given<'_>> = elements.iter().map(|id| ("X", "", id.as_str(), "4")).collect();
    assert_eq!(printed(agency(&score("skm-2017", &answers), "X")), "100.00");
    assert_eq!(printed(agency(&score("skm-2017-0111", &answers), "X")), "99.90");
}

#[test]
fn an_ikm_between_two_printed_bands_falls_where_it_rounds_to() {
    let result = score("skm-2017", &[("X", "", "total", "88.305")]);
    let x = agency(&result, "X");
    assert_eq!((printed(x).as_str(), x["class"].as_str()), ("88.31", Some("Sangat Baik")));
}
