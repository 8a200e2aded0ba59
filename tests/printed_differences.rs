//! Where two printed figures and their difference stand together, the reader's own subtraction holds.

use std::fs;

use crate::oracle;
use crate::oracle::rules::Rules;
use crate::oracle::tape::Tape;
use crate::support::Run;

/// How many random instruments.
const CASES: u64 = 40;

/// A printed number in billionths: Indonesian marks, a true minus, a sign of any kind; `None`: it is no number.
fn printed(text: &str) -> Option<i128> {
    let text = text.trim().trim_start_matches('≈').trim_start_matches(['+', '±']).replace('.', "").replace('−', "-");
    let (negative, digits) = text.strip_prefix('-').map_or((false, text.as_str()), |digits| (true, digits));
    let (whole, part) = digits.split_once(',').unwrap_or((digits, ""));
    if whole.is_empty() || part.len() > 9 || !whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let value: i128 = format!("{whole}{part:0<9}").parse().ok()?;
    Some(if negative { -value } else { value })
}

/// The cells of the rows of a Markdown table with this heading.
fn rows<'t>(text: &'t str, heading: &str) -> Vec<Vec<&'t str>> {
    let lines = text.lines().skip_while(|line| !line.contains(heading)).skip(2);
    let lines = lines.take_while(|line| line.starts_with('|'));
    lines.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim_matches(['|', ' '])).collect()).collect()
}

/// Checks that the third number is the first less the second; whether all three are numbers.
fn holds(first: &str, second: &str, difference: &str, what: &str) -> bool {
    let (Some(a), Some(b), Some(d)) = (printed(first), printed(second), printed(difference)) else { return false };
    assert_eq!(a - b, d, "{first} - {second} is not {difference}: {what}");
    true
}

/// What stands behind a fact of a card.
fn fact<'c>(card: &'c str, name: &str) -> Option<&'c str> {
    let line = card.lines().find(|line| line.starts_with(&format!("- {name}")))?;
    Some(line.rsplit_once(": ")?.1)
}

/// How many lines of the profile, means and changes of a card were subtracted.
fn subtracted(card: &str) -> [usize; 3] {
    let profile = rows(card, "| Selisih |");
    let line =
        |row: &Vec<&str>| matches!(row[..], [_, _, _, score, mean, apart, ..] if holds(score, mean, apart, card));
    let lines = profile.iter().filter(|row| line(row)).count();
    let Some(score) = fact(card, "Nilai: ") else { return [lines, 0, 0] };
    let mean = fact(card, "Rata-rata ").and_then(|text| text.split_once(" ("));
    let mean = mean.is_some_and(|(mean, apart)| holds(score, mean, apart.trim_end_matches(')'), card));
    let before = fact(card, "Sebelumnya (").and_then(|text| text.strip_prefix("nilai ")?.split_once(" ("));
    let moved = before.is_some_and(|(then, rest)| holds(score, then, rest.split(')').next().unwrap_or_default(), card));
    [lines, usize::from(mean), usize::from(moved)]
}

#[test]
fn who_subtracts_what_stands_on_a_card_finds_the_difference_that_stands_beside_it() {
    let mut all = [0; 3];
    for seed in 0..CASES {
        let mut tape = Tape::seeded(seed, 6000);
        let text = oracle::make_rules::make(&mut tape);
        let rules = Rules::read(&text);
        let sheet = oracle::make_answers::make(&mut tape, &rules);
        let earlier = oracle::make_answers::make(&mut tape, &rules);
        let mut run = Run::new("report a.csv --rules aturan.toml -o laporan --keep-going --since b.csv")
            .file("aturan.toml", &text)
            .file("a.csv", &sheet.long)
            .file("b.csv", &earlier.long);
        if let Some(list) = &sheet.list {
            run = run.args("--agencies daftar.csv").file("daftar.csv", list);
        }
        run.outcome();
        let Ok(cards) = fs::read_dir(run.folder().join("laporan/rapor")) else { continue };
        let paths = cards.map(|card| card.expect("a card").path());
        for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
            let found = subtracted(&fs::read_to_string(path).expect("a card"));
            all.iter_mut().zip(found).for_each(|(all, found)| *all += found);
        }
    }
    assert!(all[0] > 100 && all[1] > 20, "too little was subtracted: {all:?}");
}

#[test]
fn years_with_other_digits_are_subtracted_as_they_are_printed() {
    let rules = |decimals: u32, id: &str| {
        format!(
            r#"schema = 1
criteria = [{{ id = "1", name = "Nilai", weight = 100 }}]
[instrument]
id = "{id}"
title = "Uji"
year = 2025
status = "illustrative"
[score]
decimals = {decimals}
"#
        )
    };
    let run = Run::new("compare lama.csv baru.csv --rules dua.toml --rules satu.toml --lang id")
        .file("dua.toml", rules(2, "dua"))
        .file("satu.toml", rules(1, "satu"))
        .file("lama.csv", "agency,criterion,score\nDinas Arsip,1,41.08\n")
        .file("baru.csv", "agency,criterion,score\nDinas Arsip,1,80.78\n");
    // 80,8 less 41,08.
    run.says("+39,72").run();
}

#[test]
fn a_score_without_an_end_is_a_decimal_for_people_and_a_fraction_for_who_asks() {
    const RULES: &str = r#"schema = 1
criteria = [
  { id = "1", name = "Satu", weight = "500/12" },
  { id = "2", name = "Dua", weight = "700/12" },
]
[instrument]
id = "uji"
title = "Uji"
year = 2025
status = "illustrative"
"#;
    let run = |more: &str| {
        let answers = "agency,criterion,score\nDinas,1,50\nDinas,2,34\n";
        let run = Run::new("explain a.csv --rules aturan.toml --agency Dinas").args(more);
        run.file("aturan.toml", RULES).file("a.csv", answers)
    };
    let shown = run("").says("40,666666…").run().stdout;
    assert!(!shown.contains("122/3"), "{shown}");
    run("-v").says("122/3").run();
    run("--format json").says("122/3").run();
}
