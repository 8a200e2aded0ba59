//! Figures of the audit of November 2026: sums, shares and growth as printed, classes and ranks, and the worked figure of
//! each instrument that came with it.

use super::{Given, Ledger, Row, agency, criterion, printed, published, score, text_of};
use crate::oracle::number::{Mode, Q, decimal, parse, rounded, whole};

fn number(text: &str) -> Q {
    decimal(text).unwrap_or_else(|| panic!("{text} is a number"))
}

/// A value with as many decimals as the print beside it has.
fn like(value: &Q, print: &str) -> String {
    let decimals = print.split_once('.').map_or(0, |(_, part)| part.len());
    rounded(value, u32::try_from(decimals).expect("few decimals"), Mode::HalfUp)
}

fn sum(terms: &[Q]) -> Q {
    terms.iter().sum()
}

fn count(terms: &[Q]) -> Q {
    whole(i64::try_from(terms.len()).expect("few terms"))
}

/// The index of fourteen elements, by the program.
fn ikm14(cells: &[&str]) -> String {
    let ids: Vec<String> = (1..=cells.len()).map(|n| format!("U{n}")).collect();
    let answers: Vec<Given<'_>> = ids.iter().zip(cells).map(|(id, cell)| ("X", "", id.as_str(), *cell)).collect();
    printed(agency(&score("ikm-2004", &answers), "X"))
}

/// What a printed figure comes to from its printed terms.
fn recomputed(row: &Row) -> String {
    let cells: Vec<&str> = row["terms"].split(';').collect();
    let terms: Vec<Q> = cells.iter().map(|cell| number(cell)).collect();
    let value = match row["formula"].as_str() {
        "ikm14" => return ikm14(&cells),
        "sum" => sum(&terms),
        "mean" => sum(&terms) / count(&terms),
        "difference" => &terms[1] - &terms[0],
        "quotient" => &terms[0] / &terms[1],
        "share %" => sum(&terms[..terms.len() - 1]) / &terms[terms.len() - 1] * whole(100),
        "growth %" => (&terms[1] - &terms[0]) / &terms[0] * whole(100),
        other => panic!("{other}: a formula without a test"),
    };
    like(&value, &row["printed"])
}

/// A ledger that expects a table's rows of the status `slip` not to follow, for the reason in their note.
fn of_slips(rows: &[Row], name: impl Fn(&Row) -> String) -> Ledger {
    let slips = rows.iter().filter(|row| row["status"] == "slip");
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let reasons: Vec<_> = slips.map(|row| (leak(name(row)), leak(reason(row)))).collect();
    Ledger::knowing(&reasons)
}

fn reason(row: &Row) -> String {
    if row["note"].is_empty() { "the printed terms do not give it".to_owned() } else { row["note"].clone() }
}

#[test]
fn derived_figures_follow_from_their_printed_terms_or_are_named() {
    let rows = published("audit-derived");
    let name = |row: &Row| format!("{} {} ({})", row["topic"], row["year"], row["formula"]);
    let mut ledger = of_slips(&rows, name);
    for row in &rows {
        ledger.enter(&name(row), &row["printed"], &recomputed(row));
    }
    ledger.close("audit, derived figures", 46);
}

/// Letters of the law reform index, by label.
const LETTERS: [(&str, &str); 7] = [
    ("AA", "Istimewa"),
    ("A", "Sangat Baik"),
    ("BB", "Baik"),
    ("B", "Cukup Baik"),
    ("CC", "Cukup"),
    ("C", "Kurang"),
    ("D", "Sangat Kurang"),
];

#[test]
fn the_law_reform_index_has_its_printed_letters_classes_ranks_and_rises() {
    let rows = published("audit-irh");
    let mut ledger = Ledger::default();
    let name = |row: &Row| format!("{} {}", row["body"], row["year"]);
    let names: Vec<String> = rows.iter().map(name).collect();
    let answers: Vec<Given<'_>> =
        rows.iter().zip(&names).map(|(row, name)| (name.as_str(), "", "total", row["score"].as_str())).collect();
    let result = score("irh-2025", &answers);
    for (row, name) in rows.iter().zip(&names) {
        let class = text_of(agency(&result, name), "class");
        let letter = LETTERS.iter().find(|(_, label)| *label == class).expect("a label").0;
        for (print, follows) in [(&row["letter_published"], letter), (&row["class_published"], class)] {
            if !print.is_empty() {
                ledger.enter(name, print, follows);
            }
        }
        if let Some(rise) = row["note"].strip_prefix("printed rise ").and_then(|note| note.split(',').next()) {
            let before =
                rows.iter().find(|other| other["body"] == row["body"] && other["year"] == "2023").expect("2023");
            let follows = &number(&row["score"]) - &number(&before["score"]);
            ledger.enter(&format!("{name}, rise"), rise, &like(&follows, rise));
        }
    }
    let listed: Vec<&Row> = rows.iter().filter(|row| !row["rank_published"].is_empty()).collect();
    let list: Vec<Given<'_>> =
        listed.iter().map(|row| (row["body"].as_str(), "", "total", row["score"].as_str())).collect();
    let result = score("irh-2025", &list);
    for row in &listed {
        let rank = agency(&result, &row["body"])["rank"].to_string();
        ledger.enter(&format!("{}, rank", row["body"]), &row["rank_published"], &rank);
    }
    ledger.close("law reform index", 60);
}

#[test]
fn printed_points_of_the_law_reform_index_do_not_give_its_total() {
    let points = [("X", "", "V1", "25"), ("X", "", "V2", "25"), ("X", "", "V3", "30"), ("X", "", "V4", "15")];
    assert_eq!(printed(agency(&score("irh-2025", &points), "X")), "95.00", "printed 99.00");
    let most = [("X", "", "V1", "25"), ("X", "", "V2", "25"), ("X", "", "V3", "27"), ("X", "", "V4", "20")];
    assert_eq!(printed(agency(&score("irh-2025", &most), "X")), "97.00", "printed 99.40");
}

#[test]
fn components_of_an_accountability_report_are_points() {
    let report = [("X", "", "1", "25.57"), ("X", "", "2", "24.91"), ("X", "", "3", "12.48"), ("X", "", "4", "20.49")];
    let result = score("sakip-2021", &report);
    assert_eq!(
        (printed(agency(&result, "X")).as_str(), text_of(agency(&result, "X"), "class")),
        ("83.45", "Memuaskan")
    );
    let shares = [
        ("X", "", "1", "85.23/100"),
        ("X", "", "2", "83.03/100"),
        ("X", "", "3", "83.20/100"),
        ("X", "", "4", "81.96/100"),
    ];
    assert_eq!(printed(agency(&score("sakip-2021", &shares), "X")), "83.45", "scores of 0 to 100, written as shares");
}

#[test]
fn statistics_indices_have_their_printed_class_and_rank() {
    let rows = published("audit-epss");
    let name = |row: &Row| format!("{} {}", row["body"], row["year"]);
    let mut ledger = of_slips(&rows, name);
    for row in rows.iter().filter(|row| !row["class_published"].is_empty()) {
        let class = score("epss-2022", &[("X", "", "total", &row["index"])]);
        let class = text_of(agency(&class, "X"), "class").to_owned();
        // The slip of this row is its rank, which is entered below.
        if row["rank_published"] == "8" {
            assert_eq!(class, row["class_published"]);
        } else {
            ledger.enter(&name(row), &row["class_published"], &class);
        }
    }
    let listed: Vec<&Row> = rows.iter().filter(|row| !row["rank_published"].is_empty()).collect();
    let list: Vec<Given<'_>> =
        listed.iter().map(|row| (row["body"].as_str(), "", "total", row["index"].as_str())).collect();
    let result = score("epss-2022", &list);
    for row in &listed {
        ledger.enter(&name(row), &row["rank_published"], &agency(&result, &row["body"])["rank"].to_string());
    }
    ledger.close("statistics index", 20);
}

#[test]
fn the_first_official_digital_government_index_follows_from_its_indicators() {
    let rows = published("audit-pemdi");
    let mut ledger = Ledger::knowing(&[(
        "A5",
        "1.17 and 1 give 1.085, printed half-up 1.09; the 1.08 needs a hidden digit of the indicator",
    )]);
    let of = |level: &'static str| rows.iter().filter(move |row| row["level"] == level);
    let answers: Vec<Given<'_>> =
        of("indicator").map(|row| (row["body"].as_str(), "", row["id"].as_str(), row["value"].as_str())).collect();
    let result = score("pemdi-2026", &answers);
    let body = agency(&result, &rows[0]["body"]);
    for row in of("aspect") {
        let exact = criterion(body, &row["id"])["exact"].as_str().expect("exact").to_owned();
        let exact = parse(&exact).expect("a fraction");
        ledger.enter(&row["id"], &row["value"], &like(&exact, &row["value"]));
    }
    let index = of("index").next().expect("the index");
    ledger.enter("Pemdi", &index["value"], &printed(body));
    assert_eq!(body["class"], "Kurang");
    ledger.close("digital government index", 8);
}

/// The rules file of an index, and its class as print names it.
fn class_of(index: &str, value: &str) -> Option<String> {
    let rules = match index {
        "SPI" => "spi-kpk",
        "IKP" => "ikp-pers",
        "IDM" => "idm-2016",
        "SPBE" => "spbe-2020",
        "PEKPPP" => "ipp-2022",
        "IID" => "iid-2023",
        "SAKIP" => "sakip-2021",
        _ => return None,
    };
    let result = score(rules, &[("X", "", "total", value)]);
    let class = text_of(agency(&result, "X"), "class");
    let short = match (index, class) {
        ("PEKPPP", "Pelayanan Prima") => "A",
        ("PEKPPP", "Sangat Baik") => "A-",
        ("PEKPPP", "Cukup (dengan catatan)") => "C-",
        ("SAKIP", "Memuaskan") => "A",
        _ => class,
    };
    Some(short.to_owned())
}

#[test]
fn printed_classes_of_seven_indices_follow_or_are_named() {
    let rows = published("audit-classes");
    let name = |row: &Row| format!("{} {} {}", row["index"], row["body"], row["year"]);
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let reasons: Vec<_> = rows
        .iter()
        .filter(|row| !row["note"].is_empty())
        .map(|row| (leak(name(row)), leak(row["note"].clone())))
        .collect();
    let mut ledger = Ledger::knowing(&reasons);
    let other = published("audit-other");
    for row in rows.iter().chain(other.iter().filter(|row| !row["class_published"].is_empty())) {
        let Some(class) = class_of(&row["index"], &row["score"]) else {
            assert_eq!(row["index"], "IPKD", "{}: no rules file, and no reason why", name(row));
            continue;
        };
        ledger.enter(&name(row), &row["class_published"], &class);
    }
    ledger.close("classes of seven indices", 17);
}

#[test]
fn archives_and_compliance_scores_of_kalsel_have_their_printed_class() {
    let mut ledger = Ledger::default();
    for row in published("audit-kearsipan") {
        let result = score("kearsipan-2023", &[("X", "", "total", &row["score"])]);
        let class = text_of(agency(&result, "X"), "class");
        let follows = if class == "Baik" { "B" } else { class };
        ledger.enter(&row["body"], &row["class_published"], follows);
    }
    for row in published("audit-ombudsman") {
        let result = score("ombudsman-2021", &[("X", "", "total", &row["score"])]);
        let zone = text_of(agency(&result, "X"), "class").trim_start_matches("Zona ").to_owned();
        ledger.enter(&row["body"], &row["zone_published"], &zone);
    }
    ledger.close("archives and compliance", 9);
}

#[test]
fn monev_counts_add_up_and_their_shares_follow_or_are_named() {
    let rows = published("audit-monev-counts");
    let mut ledger =
        Ledger::knowing(&[("Indonesia 2020 Menuju Informatif", "9.77 %, cut to 9.7 where the other two are rounded")]);
    for row in rows.iter().filter(|row| !row["Persentase"].is_empty()) {
        let share = number(&row["Jumlah"]) / number(&row["Dari"]) * whole(100);
        let what = format!("{} {} {}", row["Wilayah"], row["Tahun"], row["Kualifikasi"]);
        ledger.enter(&what, &row["Persentase"], &like(&share, &row["Persentase"]));
    }
    let key = |row: &Row| (row["Wilayah"].clone(), row["Tahun"].clone(), row["Penyelenggara"].clone());
    let mut sums = std::collections::BTreeMap::new();
    for row in rows.iter().filter(|row| row["Wilayah"] != "Jawa Timur") {
        let (sum, of) = sums.entry(key(row)).or_insert((0_u64, row["Dari"].clone()));
        *sum += row["Jumlah"].parse::<u64>().expect("a count");
        assert_eq!(*of, row["Dari"]);
    }
    for ((region, year, by), (sum, of)) in sums {
        ledger.enter(&format!("{region} {year} {by}, all classes"), &of, &sum.to_string());
    }
    ledger.close("Monev, counts of the audit", 16);
}

#[test]
fn monev_scores_of_the_audit_have_their_class() {
    let rows = published("audit-monev-scores");
    let mut ledger = Ledger::default();
    let totals: Vec<Given<'_>> =
        rows.iter().map(|row| (row["id"].as_str(), row["group"].as_str(), "total", row["score"].as_str())).collect();
    let result = score("monev-ki-pusat-2025", &totals);
    for row in &rows {
        let class = text_of(agency(&result, &row["id"]), "class");
        for (column, what) in [("category_published", "as printed"), ("category_by_common_rule", "by the common rule")]
        {
            if !row[column].is_empty() {
                ledger.enter(&format!("{} {what}", row["id"]), &row[column], class);
            }
        }
    }
    ledger.close("Monev, scores of the audit", 30);
}

#[test]
fn village_indices_follow_from_their_three_parts() {
    let mut ledger = Ledger::default();
    for row in published("idm-worked") {
        let answers: Vec<Given<'_>> = ["IKS", "IKE", "IKL"].map(|id| ("X", "", id, row[id].as_str())).to_vec();
        let result = score("idm-2016", &answers);
        let exact = parse(text_of(agency(&result, "X"), "exact")).expect("a fraction");
        ledger.enter(&format!("{} {}", row["village"], row["year"]), &row["IDM"], &like(&exact, &row["IDM"]));
    }
    ledger.close("village index", 3);
}

#[test]
fn seventy_thirty_gives_the_press_freedom_index_and_alone_the_province() {
    let national = [("Indonesia", "", "prov", "71.64"), ("Indonesia", "", "nac", "64.04")];
    assert_eq!(printed(agency(&score("ikp-pers", &national), "Indonesia")), "69.36");
    assert_eq!(printed(agency(&score("ikp-pers", &[("Kalsel", "", "prov", "80.91")]), "Kalsel")), "80.91");
}

#[test]
fn points_of_the_integrity_zone_sheet_add_up_or_are_named() {
    let rows = published("zi-wbk-points");
    let mut ledger = Ledger::knowing(&[("A.II.6", "its two items are printed 2 and 2.5, the area 5")]);
    for row in &rows {
        let below: Vec<Q> =
            rows.iter().filter(|other| other["parent"] == row["item"]).map(|other| number(&other["points"])).collect();
        if !below.is_empty() {
            ledger.enter(
                &row["item"],
                &row["points"],
                rounded(&sum(&below), 4, Mode::HalfUp).trim_end_matches('0').trim_end_matches('.'),
            );
        }
    }
    ledger.close("integrity zone, points", 16);
    let full = score("zi-wbk-2021", &[("X", "", "B.I.a", "4"), ("X", "", "B.I.b", "5"), ("X", "", "B.II", "4")]);
    assert_eq!(printed(agency(&full, "X")), "40.00", "results are 40 of the 100 points");
}

#[test]
fn classes_of_new_files_begin_where_their_sources_print() {
    for (rules, bounds) in [
        ("iid-2025", &[("65", "Sangat Inovatif"), ("64.99", "Inovatif"), ("35", "Inovatif")][..]),
        ("iid-2023", &[("62", "Sangat Inovatif"), ("60", "Inovatif")][..]),
        (
            "monev-bawaslu-2025",
            &[
                ("87.5", "Informatif"),
                ("75", "Menuju Informatif"),
                ("60", "Cukup Informatif"),
                ("39.99", "Tidak Informatif"),
            ][..],
        ),
        ("ipasn-2018", &[("91", "Sangat Tinggi"), ("82.98", "Tinggi"), ("60", "Sangat Rendah")][..]),
        ("ikm-2004", &[("81.26", "Sangat Baik"), ("81.25", "Baik"), ("43.75", "Tidak Baik")][..]),
        ("spi-kpk", &[("78", "Terjaga"), ("73", "Waspada"), ("72.99", "Rentan")][..]),
    ] {
        for (value, label) in bounds {
            let result = score(rules, &[("X", "", "total", value)]);
            assert_eq!(text_of(agency(&result, "X"), "class"), *label, "{rules}: {value}");
        }
    }
}

#[test]
fn a_bawaslu_office_has_nine_tenths_of_its_questionnaire_and_a_tenth_of_its_access_test() {
    let result = score("monev-bawaslu-2025", &[("X", "", "saq", "90"), ("X", "", "uji", "80")]);
    assert_eq!(
        (printed(agency(&result, "X")).as_str(), text_of(agency(&result, "X"), "class")),
        ("89.00", "Informatif")
    );
}

#[test]
fn a_nine_element_survey_of_2016_has_its_mean_but_not_its_printed_index() {
    let cells = ["3.1", "3.08", "2.9330", "3.06", "3.0870", "3.14", "3.2", "2.9470", "2.94"];
    let ids: Vec<String> = (1..=9).map(|n| format!("U{n}")).collect();
    let answers: Vec<Given<'_>> = ids.iter().zip(cells).map(|(id, cell)| ("X", "", id.as_str(), cell)).collect();
    let result = score("skm-2014", &answers);
    assert_eq!(printed(agency(&result, "X")), "76.35", "printed 76.04 beside the mean 3.054");
}
