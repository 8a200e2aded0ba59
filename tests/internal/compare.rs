//! Who moved between two results and why: nothing between equal ones, the same before and after corrections as between
//! two files, and causes that add up.

use std::fs;
use std::path::{Path, PathBuf};

use ikip::analysis::compare::Break;
use ikip::analysis::compare::Cause;
use ikip::analysis::compare::Comparison;
use ikip::analysis::compare::Trend;
use ikip::analysis::compare::position::Side;
use ikip::answers::Assessments;
use ikip::exact::Exact;
use ikip::i18n::lang::Lang;
use ikip::intake::{self, InputArg, Request};
use ikip::names::renames::Renames;
use ikip::report::ansi::Palette;
use ikip::report::compare::{CompareReport, write_text};
use ikip::report::view::Screen;
use ikip::rules::{Instrument, builtin};
use ikip::scoring::{self, Detail, Scoreboard};
use unicode_width::UnicodeWidthStr;

/// Two results whose bodies are called alike.
fn compare(before: Side<'_>, after: Side<'_>) -> Comparison {
    ikip::analysis::compare::compare(before, after, &Renames::default())
}

fn trend(sides: &[Side<'_>]) -> Trend {
    ikip::analysis::compare::trend(sides, &Renames::default())
}

fn rules(id: &str) -> Instrument {
    let text = builtin::text(id).expect("a shipped file");
    ikip::rules::read(text, id).instrument.expect("valid rules")
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// One result with everything that a comparison looks at.
struct Scored {
    label: String,
    rules: Instrument,
    assessments: Assessments,
    board: Scoreboard,
}

impl Scored {
    fn new(rules: Instrument, input: &Path, corrections: Option<&Path>) -> Self {
        let request = Request {
            inputs: vec![InputArg::Path(input.to_owned())],
            corrections: corrections.map(Path::to_owned),
            keep: intake::Keep::All,
            ..Request::default()
        };
        let read = intake::read(&rules, &request);
        assert!(!ikip::finding::any_error(&read.findings), "{:?}", read.findings);
        let board = scoring::score(&rules, &read.assessments, Detail::All);
        Self { label: input.display().to_string(), rules, assessments: read.assessments, board }
    }

    fn side(&self) -> Side<'_> {
        Side { label: &self.label, instrument: &self.rules, assessments: &self.assessments, scores: &self.board }
    }
}

const RULES: &str = "schema = 1
criteria = [
  { id = \"a\", name = \"A\", weight = 60 },
  { id = \"a.1\", name = \"A1\", weight = 50 },
  { id = \"a.2\", name = \"A2\", weight = 50 },
  { id = \"b\", name = \"B\", weight = 40 },
]
[instrument]
id = \"uji\"
title = \"Uji\"
year = 2025
status = \"illustrative\"
[score]
[[class]]
label = \"Tinggi\"
from = 80
[[class]]
label = \"Rendah\"
[ranking]
within = \"all\"
";

fn own_rules(text: &str) -> Instrument {
    let read = ikip::rules::read(text, "uji.toml");
    read.instrument.unwrap_or_else(|| panic!("{:?}", read.findings))
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    path
}

const BEFORE: &str = "agency,a.1,a.2,b\nSatu,90,80,70\nDua,80,80,80\nTiga,50,60,70\n";

fn effects(found: &Comparison, name: &str) -> Exact {
    let moved = found.moves.iter().find(|moved| moved.name == name).expect("it moved");
    moved
        .causes
        .iter()
        .map(|cause| match cause {
            Cause::Answer { effect, .. }
            | Cause::Weights { effect, .. }
            | Cause::Rules { effect }
            | Cause::Together { effect } => effect,
        })
        .sum()
}

#[test]
fn a_result_compared_with_itself_is_empty() {
    for (id, input) in [
        ("spbe-2020-eksak", "spbe-kalsel/2024.csv"),
        ("ikip-2021", "ikip-kalsel/2022.csv"),
        ("monev-ntb-2021", "monev-kabkota/ntb-2021.csv"),
        ("spbe-2020", "spbe-2023/hasil-2023.csv"),
    ] {
        let one = Scored::new(rules(id), &example(input), None);
        let other = Scored::new(rules(id), &example(input), None);
        let found = compare(one.side(), other.side());
        assert!(found.is_empty(), "{id}");
        assert!(found.unchanged > 0);
    }
}

#[test]
fn before_and_after_corrections_is_the_same_as_between_the_two_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = written(folder.path(), "lama.csv", BEFORE);
    let after = written(folder.path(), "baru.csv", &BEFORE.replace("Tiga,50,60,70", "Tiga,50,100,100"));
    let corrections = written(
        folder.path(),
        "sanggah.csv",
        "agency,criterion,assessor,old,new,reason\nTiga,a.2,,60,100,bukti ada\nTiga,b,,70,100,bukti ada\n",
    );
    let old = Scored::new(own_rules(RULES), &before, None);
    let corrected = Scored::new(own_rules(RULES), &before, Some(&corrections));
    let new = Scored::new(own_rules(RULES), &after, None);
    let found = compare(old.side(), corrected.side());
    assert_eq!(found, compare(old.side(), new.side()));
    assert_eq!(found.moves.iter().map(|moved| moved.pushed).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(found.moves[0].change, Exact::int(24));
    assert_eq!(effects(&found, "Tiga"), Exact::int(24));
    let ids: Vec<_> = found.moves[0]
        .causes
        .iter()
        .map(|cause| match cause {
            Cause::Answer { id, effect, .. } => format!("{id} {effect}"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids, ["a.2 12", "b 12"]);
}

#[test]
fn who_is_passed_is_pushed_and_has_no_causes() {
    let old = Scored::new(rules("monev-ki-pusat-2025"), &example("pemeriksa/nilai-sk52.csv"), None);
    let new = Scored::new(rules("monev-ki-pusat-2025"), &example("pemeriksa/nilai-sk53.csv"), None);
    let found = compare(old.side(), new.side());
    let moved: Vec<_> = found.moves.iter().map(|m| (m.name.as_str(), m.before.rank, m.after.rank, m.pushed)).collect();
    assert_eq!(moved, [("Kalimantan Timur", 4, 2, false), ("Kalimantan Selatan", 3, 4, true)]);
    assert_eq!(found.moves[0].change, Exact::int(6));
    assert!(found.moves[1].causes.is_empty());
    assert_eq!(found.unchanged, 4);
    assert_eq!(found.transitions.counts[0][0], 6);
}

#[test]
fn other_weights_are_a_break_and_a_cause() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = written(folder.path(), "nilai.csv", BEFORE);
    let old = Scored::new(own_rules(RULES), &input, None);
    let text = RULES.replace("weight = 60", "weight = 30").replace("weight = 40", "weight = 70");
    let new = Scored::new(own_rules(&text), &input, None);
    let found = compare(old.side(), new.side());
    let weights = |one: &Break| matches!(one, Break::Weight { id, .. } if id == "a" || id == "b");
    assert!(found.breaks.len() == 2 && found.breaks.iter().all(weights), "{:?}", found.breaks);
    assert!(!found.classes_break());
    let satu = found.moves.iter().find(|m| m.name == "Satu").expect("it moved");
    let effect = &satu.after.exact - &satu.before.exact;
    assert_eq!(satu.causes, [Cause::Weights { criterion: ikip::rules::TOTAL, id: "total".into(), effect }]);
}

#[test]
fn weights_at_two_places_and_another_rounding_are_causes_of_their_own_and_add_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = written(folder.path(), "1.csv", "agency,a.1,a.2,b\nSatu,90,10,55.55\nDua,33.33,80,70\n");
    let old = Scored::new(own_rules(RULES), &input, None);
    let text = RULES
        .replace("weight = 60", "weight = 30")
        .replace("weight = 40", "weight = 70")
        .replace("name = \"A1\", weight = 50", "name = \"A1\", weight = 25")
        .replace("name = \"A2\", weight = 50", "name = \"A2\", weight = 75")
        .replace("[score]", "[score]\ndecimals = 1\nround_at = \"every-criterion\"");
    let new = Scored::new(own_rules(&text), &input, None);
    let found = compare(old.side(), new.side());
    for name in ["Satu", "Dua"] {
        let moved = found.moves.iter().find(|m| m.name == name).expect("it moved");
        let kinds: Vec<&str> = moved
            .causes
            .iter()
            .map(|cause| match cause {
                Cause::Weights { id, .. } => id.as_str(),
                Cause::Rules { .. } => "rules",
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(kinds[..2], ["total", "a"], "{name}");
        assert_eq!(effects(&found, name), &moved.after.exact - &moved.before.exact, "{name}");
    }
    let satu = found.moves.iter().find(|m| m.name == "Satu").expect("it moved");
    // 60 % of 50 and 40 % of 55.55 are 52.22; 30 % of 50 and 70 % of 55.55 are 53.885; then 30 % of 30.
    let [Cause::Weights { effect: top, .. }, Cause::Weights { effect: below, .. }, Cause::Rules { effect: rest }] =
        satu.causes.as_slice()
    else {
        panic!("{:?}", satu.causes)
    };
    assert_eq!((top, below), (&Exact::ratio(1665, 1000), &Exact::int(-6)));
    // 55.55 is rounded to 55.6, and weighs 70 %.
    assert_eq!(*rest, Exact::ratio(35, 1000));
}

#[test]
fn answers_and_rules_together_add_up_to_the_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = Scored::new(own_rules(RULES), &written(folder.path(), "1.csv", BEFORE), None);
    let text = RULES.replace("weight = 60", "weight = 30").replace("weight = 40", "weight = 70");
    let changed = "agency,a.1,a.2,b\nSatu,91,13,7\nDua,80,80,81\nEmpat,1,2,3\n";
    let new = Scored::new(own_rules(&text), &written(folder.path(), "2.csv", changed), None);
    let found = compare(old.side(), new.side());
    for name in ["Satu", "Dua"] {
        let moved = found.moves.iter().find(|m| m.name == name).expect("it moved");
        assert_eq!(effects(&found, name), &moved.after.exact - &moved.before.exact, "{name}");
    }
    assert_eq!(found.entered.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Empat"]);
    assert_eq!(found.left.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Tiga"]);
}

#[test]
fn the_ikip_series_of_kalsel_is_a_trend_that_breaks_where_the_instrument_does() {
    let years = [("2021", "ikip-2021"), ("2022", "ikip-2021"), ("2023", "ikip-2021"), ("2024", "ikip-2024")];
    let scored: Vec<Scored> = years
        .iter()
        .map(|(year, id)| Scored::new(rules(id), &example(&format!("ikip-kalsel/{year}.csv")), None))
        .collect();
    let sides: Vec<Side<'_>> = scored.iter().map(Scored::side).collect();
    let found = trend(&sides);
    let kalsel = found.rows.iter().find(|row| row.name == "Kalimantan Selatan").expect("Kalsel");
    let points: Vec<_> =
        kalsel.points.iter().flatten().map(|p| p.score.to_fixed(2, ikip::exact::Rounding::HalfUp)).collect();
    assert_eq!(points, ["68.32", "71.01", "72.27", "81.21"]);
    assert_eq!(kalsel.change, Some(Exact::ratio(1289, 100)));
    assert!(found.breaks[0].is_empty() && found.breaks[1].is_empty() && !found.breaks[2].is_empty());
}

/// What people read on a screen of eighty columns.
fn at_eighty(scored: &[Scored], lang: Lang) -> String {
    let sides: Vec<Side<'_>> = scored.iter().map(Scored::side).collect();
    let steps: Vec<Comparison> = sides.windows(2).map(|pair| compare(pair[0], pair[1])).collect();
    let over_time = (sides.len() > 2).then(|| trend(&sides));
    let report = CompareReport {
        sides: &sides,
        steps: &steps,
        trend: over_time.as_ref(),
        renames: &Renames::default(),
        findings: &[],
        lang,
        screen: Screen { width: Some(80), palette: Palette::None },
    };
    let mut out = Vec::new();
    write_text(&report, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn a_trend_of_many_results_stands_in_several_tables_that_fit_eighty_columns() {
    let scored: Vec<Scored> =
        (0..12).map(|_| Scored::new(rules("ikip-2021"), &example("ikip-kalsel/2022.csv"), None)).collect();
    let said = at_eighty(&scored, Lang::Id);
    assert!(said.lines().all(|line| line.width() <= 80), "{said}");
    // Two tables of scores, two of ranks; no class changes.
    assert_eq!(said.matches("Jawa Barat").count(), 4, "{said}");
}

#[test]
fn what_people_read_fits_eighty_columns_in_both_languages() {
    // As a person would name them: the tests run in the folder of the project.
    let of = |id: &str, name: &str| Scored::new(rules(id), &Path::new("examples").join(name), None);
    /// Rules and input of each result.
    type Results = &'static [(&'static str, &'static str)];
    let cases: [(Results, [&str; 2]); 4] = [
        (
            &[("monev-ki-pusat-2025", "pemeriksa/nilai-sk52.csv"), ("monev-ki-pusat-2025", "pemeriksa/nilai-sk53.csv")],
            ["Peringkatnya berubah karena badan publik lain", "Pushed without a change of score"],
        ),
        (
            &[("ikip-2021", "ikip-kalsel/2023.csv"), ("ikip-2024", "ikip-kalsel/2024.csv")],
            ["PUTUS: ukurannya berubah", "BREAK: the measure changed"],
        ),
        (
            &[("ikip-2021", "ikip-kalsel/2021.csv"), ("ikip-2021", "ikip-kalsel/2021.csv")],
            ["Tidak ada perbedaan: 26 badan publik", "No difference: 26 public bodies"],
        ),
        (
            &[
                ("ikip-2021", "ikip-kalsel/2021.csv"),
                ("ikip-2021", "ikip-kalsel/2022.csv"),
                ("ikip-2021", "ikip-kalsel/2023.csv"),
                ("ikip-2024", "ikip-kalsel/2024.csv"),
            ],
            ["* PUTUS antara 2023 dan 2024: ukurannya berubah", "* BREAK between 2023 and 2024: the measure changed"],
        ),
    ];
    for (results, words) in cases {
        let scored: Vec<Scored> = results.iter().map(|(id, name)| of(id, name)).collect();
        for (lang, words) in [(Lang::Id, words[0]), (Lang::En, words[1])] {
            let said = at_eighty(&scored, lang);
            assert!(said.contains(words), "{words} is not in\n{said}");
            for line in said.lines() {
                assert!(line.width() <= 80, "{results:?}, {}: {line}", lang.code());
            }
        }
    }
}
