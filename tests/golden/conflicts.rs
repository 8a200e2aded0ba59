//! Prints that contradict each other or their own arithmetic: each row that can be a test is one.

use super::{Given, agency, criterion, published, score};
use crate::oracle::number::{Mode, decimal, parse, round, rounded, whole};

/// What each row of `monev-conflicts.csv` became. A new row without an entry fails.
const BECAME: &[(&str, &str)] = &[
    ("koreksi-kaltim-2024", "one_corrected_score_moves_kaltim_from_19_to_2"),
    ("seri-aceh-kaltim-2024", "one_corrected_score_moves_kaltim_from_19_to_2"),
    ("seri-kaltim-2025", "several_firsts_are_followed_by_a_second_only_under_dense_ranks"),
    ("seri-yudikatif-sumsel-2025", "several_firsts_are_followed_by_a_second_only_under_dense_ranks"),
    ("label-sumut-2025", "sumut_fell_two_classes_in_2025_not_one"),
    ("persen-nasional-2020", "printed_percentages_are_recomputed_on_their_base"),
    ("persen-nasional-2022", "printed_percentages_are_recomputed_on_their_base"),
    ("persen-nasional-2024", "printed_percentages_are_recomputed_on_their_base"),
    ("persen-kalbar-2025", "printed_percentages_are_recomputed_on_their_base"),
    ("persen-kalsel-2025", "printed_percentages_are_recomputed_on_their_base"),
    ("dasar-jatim-2025", "counts_that_need_a_base_are_told_apart"),
    ("salah-cetak-maluku-2023", "a_misplaced_mark_leaves_the_two_prints_apart"),
    ("peringkat-kalsel-2024", "two ranks for one score in two decrees: nothing to compute without both lists"),
    ("jumlah-banten-2025", "counts_that_need_a_base_are_told_apart"),
    ("jumlah-jabar-2024", "two counts, one without its parts: nothing to compute"),
    ("visitasi-bali-2025", "two counts without parts: nothing to compute"),
    ("peserta-dki-2025", "two counts without parts: nothing to compute"),
    ("peserta-lampung-2025", "two counts without parts: nothing to compute"),
    ("jumlah-diy-2024-2025", "one count printed for two years: nothing to compute"),
    ("batas-riau-2018", "bounds_as_printed_have_holes_and_overlaps_that_lower_bounds_cannot_have"),
    ("batas-kalteng-2019", "bounds_as_printed_have_holes_and_overlaps_that_lower_bounds_cannot_have"),
    ("batas-nasional-2018-2025", "bounds_as_printed_have_holes_and_overlaps_that_lower_bounds_cannot_have"),
    ("putus-seri-2017-2018", "the_same_score_is_another_class_when_the_bounds_change"),
    ("jumlah-nasional-2018", "counts_that_need_a_base_are_told_apart"),
    ("jumlah-nasional-2025", "counts_that_need_a_base_are_told_apart"),
    ("ikip-bukan-monev-kalsel-2024", "an_index_and_a_monev_score_are_classed_by_different_files"),
];

#[test]
fn every_conflict_became_a_test_or_says_why_not() {
    let rows = published("monev-conflicts");
    for row in &rows {
        assert!(BECAME.iter().any(|(id, _)| *id == row["id"]), "{} has no test", row["id"]);
    }
    assert_eq!(rows.len(), BECAME.len());
    let source = include_str!("conflicts.rs");
    for (id, test) in BECAME.iter().filter(|(_, test)| !test.contains(' ')) {
        assert!(source.contains(&format!("fn {test}()")), "{id}: {test} does not exist");
    }
}

/// A national list of 2024: of the provinces between places 2 and 19 only some are public, so the others stand in
/// with scores between the two prints; what is tested is how far one correction moves one body.
fn national_list(kaltim: &str) -> serde_json::Value {
    let others: Vec<(String, String)> =
        (0..16).map(|n| (format!("Provinsi {n:02}"), format!("{}.5{n:02}", 97 - n / 4))).collect();
    let mut answers: Vec<Given<'_>> = vec![
        ("Provinsi pertama", "", "total", "98.5"),
        ("Aceh", "", "total", "98.31"),
        ("Kalimantan Timur", "", "total", kaltim),
        ("Provinsi terakhir", "", "total", "90"),
    ];
    answers.extend(others.iter().map(|(name, value)| (name.as_str(), "", "total", value.as_str())));
    score("monev-ki-pusat-2025", &answers)
}

#[test]
fn one_corrected_score_moves_kaltim_from_19_to_2() {
    let (before, after) = (national_list("92.31"), national_list("98.31"));
    assert_eq!(agency(&before, "Kalimantan Timur")["rank"], 19);
    assert_eq!(agency(&after, "Kalimantan Timur")["rank"], 2);
    assert_eq!(agency(&after, "Aceh")["rank"], 2, "98.31 twice is one place");
    assert_eq!(agency(&after, "Provinsi 00")["rank"], 4, "competition ranks leave 3 out");
    assert_eq!(agency(&before, "Provinsi 00")["rank"], 3);
}

#[test]
fn several_firsts_are_followed_by_a_second_only_under_dense_ranks() {
    let answers = [("A", "SKPD", "total", "100"), ("B", "SKPD", "total", "100"), ("C", "SKPD", "total", "99.5")];
    let dense = score("monev-kaltim-2025", &answers);
    assert_eq!((&agency(&dense, "B")["rank"], &agency(&dense, "C")["rank"]), (&1.into(), &2.into()));
    let competition = score("monev-ki-pusat-2018", &answers);
    assert_eq!((&agency(&competition, "B")["rank"], &agency(&competition, "C")["rank"]), (&1.into(), &3.into()));
}

fn class(rules: &str, value: &str) -> String {
    let result = score(rules, &[("X", "OPD", "total", value)]);
    agency(&result, "X")["class"].as_str().expect("a class").to_owned()
}

#[test]
fn sumut_fell_two_classes_in_2025_not_one() {
    let order = ["Informatif", "Menuju Informatif", "Cukup Informatif"];
    let at = |value| order.iter().position(|label| *label == class("monev-ki-pusat-2025", value)).expect("a class");
    assert_eq!(at("76.81") - at("91.91"), 2);
}

#[test]
fn printed_percentages_are_recomputed_on_their_base() {
    let percent = |part: i64, base: i64| whole(part) * whole(100) / whole(base);
    let printed = |part, base| rounded(&percent(part, base), 2, Mode::HalfUp);
    assert_eq!((printed(60, 348).as_str(), printed(34, 348).as_str()), ("17.24", "9.77"), "printed 17.43 and 9.77");
    assert_eq!(printed(122, 372), "32.80", "printed 32.79, which is cut off");
    assert_eq!(rounded(&percent(122, 372), 2, Mode::Truncate), "32.79");
    assert_eq!(printed(162, 363), "44.63", "printed 44.36 in one paper: swapped digits");
    assert_eq!((printed(77, 168).as_str(), printed(77, 147).as_str()), ("45.83", "52.38"), "printed 45.5");
    assert_eq!(printed(4 + 8 + 12, 69), "34.78", "printed about 30");
}

#[test]
fn counts_that_need_a_base_are_told_apart() {
    assert_eq!(
        (233 - 47 - 22, 142 - 47 - 22),
        (164, 73),
        "East Java: the rest of those asked, or of those who returned"
    );
    assert_eq!(33 + 8 + 11 + 6 + 1, 59, "Banten: printed 77");
    assert_eq!(303 - (460 - 289), 132, "2018: who returned and was below 40 all the same");
    assert_eq!(121 - (387 - 311), 45, "2025: the same");
}

#[test]
fn a_misplaced_mark_leaves_the_two_prints_apart() {
    let printed = |text| round(&decimal(text).expect(text), 2, Mode::HalfUp);
    assert_ne!(printed("87.032"), printed("87.32"));
}

#[test]
fn bounds_as_printed_have_holes_and_overlaps_that_lower_bounds_cannot_have() {
    // 89.95 and 39.95 are in no printed class; by lower bounds they are in the class below the bound.
    assert_eq!(class("monev-ki-pusat-2018", "89.95"), "Menuju Informatif");
    assert_eq!(class("monev-ki-pusat-2018", "39.95"), "Tidak Informatif");
    // 75 and 96.5 are in no class of the print of 2018 under Perki 5/2016.
    assert_eq!(class("monev-ki-pusat-2016", "75"), "Cukup Informatif");
    assert_eq!(class("monev-ki-pusat-2016", "96.5"), "Menuju Informatif");
    // 90 is printed in two classes in Kalimantan Tengah in 2019; a lower bound belongs to one.
    assert_eq!(class("monev-ki-pusat-2018", "90"), "Informatif");
}

#[test]
fn the_same_score_is_another_class_when_the_bounds_change() {
    assert_eq!(class("monev-ki-pusat-2016", "95.39"), "Menuju Informatif");
    assert_eq!(class("monev-ki-pusat-2018", "90.32"), "Informatif");
}

#[test]
fn an_index_and_a_monev_score_are_classed_by_different_files() {
    assert_eq!(class("ikip-2024", "81.21"), "Baik");
    assert_eq!(class("monev-ki-pusat-2025", "95.74"), "Informatif");
}

#[test]
fn the_part_that_was_printed_as_22_18_is_22_15() {
    let result = score("ikip-2021", &[("Nasional", "", "ia", "74.68"), ("*", "", "nac", "73.84")]);
    let nasional = agency(&result, "Nasional");
    let part = |id: &str| {
        let share = decimal(&criterion(nasional, id)["weight"].to_string()).expect("a weight");
        let score = parse(criterion(nasional, id)["exact"].as_str().expect("exact")).expect("a score");
        rounded(&(share * score / whole(100)), 2, Mode::HalfUp)
    };
    assert_eq!((part("ia").as_str(), part("nac").as_str()), ("52.28", "22.15"));
}
