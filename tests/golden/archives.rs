//! Archive supervision and the use of SRIKANDI.

use super::{Given, Ledger, agency, criterion, printed, published, score};

const SENT: &str = "UP.1.1.20";
const ANSWERED: &str = "UP.1.1.21";
const GATE: &str = "UP.1.3.30";
const FILED: &str = "UP.1.3.31";
/// Items of which no figures are published.
const WITHOUT_FIGURES: [&str; 5] = ["UP.1.1.17", "UP.1.1.18", "UP.1.2.28", "UP.1.3.32", "UP.1.3.34"];

#[test]
fn published_archive_scores_have_their_published_class() {
    let mut ledger = Ledger::knowing(&[(
        "2019 Provinsi Kalimantan Selatan 71.19",
        "this release swaps the years 2018 and 2019; only the other order fits the scale of either year",
    )]);
    for row in published("kearsipan-results") {
        if row["category"].is_empty() || row["value"].is_empty() {
            continue;
        }
        // The scale of Perka 38/2015 was in use until 2018.
        let rules = if row["year"].as_str() <= "2018" { "kearsipan-2015" } else { "kearsipan-2023" };
        let result = score(rules, &[("X", "", "total", &row["value"])]);
        let class = agency(&result, "X")["class"].as_str().expect("a class");
        let follows = if names(&row["category"], class) { row["category"].as_str() } else { class };
        ledger.enter(&format!("{} {} {}", row["year"], row["object"], row["value"]), &row["category"], follows);
    }
    ledger.close("archives, published classes", 10);
}

/// Whether a print ("B (Baik)", "sangat baik", "AA") names this class.
fn names(printed: &str, class: &str) -> bool {
    let letters = [("AA", "Sangat Memuaskan"), ("A", "Memuaskan"), ("BB", "Sangat Baik"), ("B", "Baik")];
    let letter = letters.iter().find(|(_, label)| *label == class).map_or("", |(letter, _)| letter);
    let (printed, class) = (printed.to_lowercase(), class.to_lowercase());
    let letter = letter.to_lowercase();
    printed == class || printed == letter || printed == format!("{letter} ({class})")
}

#[test]
fn ninety_is_a_and_anything_above_is_aa() {
    for (value, label) in [
        ("90", "Memuaskan"),
        ("90.01", "Sangat Memuaskan"),
        ("80", "Sangat Baik"),
        ("30", "Sangat Kurang"),
        ("30.01", "Kurang"),
    ] {
        let result = score("kearsipan-2023", &[("X", "", "total", value)]);
        assert_eq!(agency(&result, "X")["class"], label, "{value}");
    }
}

#[test]
fn the_old_scheme_of_keerom_adds_up_the_points_of_the_years() {
    let result = score(
        "kearsipan-2015",
        &[
            ("Kab. Keerom", "", "audit", "21.43"),
            ("Kab. Keerom", "", "tl1", "3.81"),
            ("Kab. Keerom", "", "tl2", "0.00"),
        ],
    );
    assert_eq!(printed(agency(&result, "Kab. Keerom")), "25.24");
}

#[test]
fn srikandi_shares_come_out_as_worked() {
    let mut ledger = Ledger::default();
    let rows = published("srikandi-worked");
    let share = |item: &str| {
        let row = rows.iter().find(|row| row["item"] == item).expect(item);
        (format!("{}/{}", row["part"], row["of"]), row["percent_printed"].clone(), row["band_score"].clone())
    };
    let (sent, sent_percent, sent_score) = share("20");
    let (answered, _, answered_score) = share("21");
    let filed: Vec<&str> = rows
        .iter()
        .filter(|row| row["item"] == "31" && row["band_score"].is_empty())
        .map(|row| row["percent_printed"].as_str())
        .collect();
    let mut answers: Vec<Given<'_>> = vec![
        ("UP", "", SENT, &sent),
        ("UP", "", ANSWERED, &answered),
        ("UP", "", GATE, "100"),
        ("UP", "", "UP.1.3.31.keluar", filed[0]),
        ("UP", "", "UP.1.3.31.masuk", filed[1]),
    ];
    answers.extend(WITHOUT_FIGURES.map(|id| ("UP", "", id, "tidak berlaku")));
    let result = score("srikandi-2025", &answers);
    let up = agency(&result, "UP");
    ledger.enter("outgoing letters", &sent_score, criterion(up, SENT)["exact"].as_str().expect("exact"));
    ledger.enter("incoming letters", &answered_score, criterion(up, ANSWERED)["exact"].as_str().expect("exact"));
    ledger.enter("filing rate", "20", criterion(up, FILED)["exact"].as_str().expect("exact"));
    assert_eq!(sent_percent, "95.43");
    let shut: Vec<Given<'_>> =
        answers.iter().map(|&(a, g, c, v)| (a, g, c, if c == GATE { "70" } else { v })).collect();
    let result = score("srikandi-2025", &shut);
    let gated = criterion(agency(&result, "UP"), FILED);
    assert_eq!((gated["state"].as_str(), gated["score"].as_f64()), (Some("gated"), Some(0.0)));
    ledger.close("SRIKANDI, worked shares", 3);
}
