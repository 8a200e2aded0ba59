use ikip::analysis::quality;
use ikip::i18n::lang::Lang;
use ikip::intake::Keep;
use ikip::scoring::{self, Detail};
use proptest::prelude::*;

use crate::internal_tests::intake::desk::with_rules;

/// A number, a list, bands and a number that is scaled.
pub(crate) const RULES: &str = r#"
criteria = [
  { id = "a", name = "Angka",   weight = 40 },
  { id = "b", name = "Pilihan", weight = 20, scale = "pilihan" },
  { id = "c", name = "Rentang", weight = 20, scale = "rentang" },
  { id = "d", name = "Tingkat", weight = 20, scale = "tingkat" },
]
[scale.pilihan]
kind = "choice"
choices = [0, 50, 100]
[scale.rentang]
kind = "bands"
min = 0
max = 100
bands = [ { above = 80, score = 100 }, { above = 0, score = 20 }, { from = 0, score = 5 } ]
[scale.tingkat]
kind = "number"
min = 0
max = 5
out_of = 5
"#;

/// What `check` would say, and which questions it counts.
fn told(text: &str, keep: Keep) -> (Vec<String>, quality::Completeness, String) {
    let mut desk = with_rules(RULES).file("a.csv", text);
    desk.request.keep = keep;
    let intake = desk.read();
    let board = scoring::score(&desk.instrument, &intake.assessments, Detail::All);
    let completeness = quality::completeness(&desk.instrument, &intake.assessments, &board, &intake.unread, &[]);
    let warnings = quality::warnings(&desk.instrument, &intake.assessments, &completeness);
    let warnings = warnings.iter().map(|found| format!("{} {}", found.code(), found.message(Lang::En))).collect();
    let codes: Vec<_> = intake.findings.iter().map(|found| (found.code(), found.place.line)).collect();
    (warnings, completeness, format!("{codes:?} {:?}", intake.assessments.states))
}

#[derive(Debug, Clone)]
struct Row {
    agency: u8,
    criterion: usize,
    assessor: u8,
    score: usize,
    evidence: usize,
}

fn row() -> impl Strategy<Value = Row> {
    (0..12_u8, 0..4_usize, 0..5_u8, 0..9_usize, 0..3_usize)
        .prop_map(|(agency, criterion, assessor, score, evidence)| Row { agency, criterion, assessor, score, evidence })
}

/// What is written in a cell.
fn score(criterion: usize, which: usize) -> &'static str {
    let scores = [
        ["80", "80", "12.5", "0", "", "n/a", "40/50", "100", "\"5\""],
        ["50", "0", "100", "50", "-", "tidak berlaku", "100", "\"50\"", "50"],
        ["81", "1", "0", "80", "", "TB", "100", "50.5", "7"],
        ["5", "4", "4.000", "0", "kosong", "n/a", "1/2", "2.5", "5"],
    ];
    scores[criterion][which]
}

fn line(row: &Row) -> String {
    let evidence = ["", "https://contoh.go.id", " "][row.evidence];
    let code = ["a", "b", "c", "d"][row.criterion];
    format!("Dinas {},{code},P{},{},{evidence}\n", row.agency, row.assessor, score(row.criterion, row.score))
}

proptest! {
    #[test]
    fn what_a_second_look_tells_does_not_turn_on_how_answers_are_kept(rows in proptest::collection::vec(row(), 1..400), again in any::<bool>()) {
        let mut seen = std::collections::BTreeSet::new();
        let rows = rows.iter().filter(|row| again || seen.insert((row.agency, row.criterion, row.assessor)));
        let text = format!("agency,criterion,assessor,score,evidence\n{}", rows.map(line).collect::<String>());
        prop_assert_eq!(told(&text, Keep::Compact), told(&text, Keep::All), "{}", text);
    }

    #[test]
    fn nor_where_somebody_verifies_them(rows in proptest::collection::vec((row(), 0..6_usize), 1..200)) {
        let mut seen = std::collections::BTreeSet::new();
        let rows = rows.iter().filter(|(row, _)| seen.insert((row.agency, row.criterion, row.assessor)));
        let verified = |at: usize| ["ya", "ya", "ya", "tidak", "", "entah"][at];
        let lines = rows.map(|(row, at)| format!("{},{}\n", line(row).trim_end_matches('\n'), verified(*at)));
        let text = format!("agency,criterion,assessor,score,evidence,verified\n{}", lines.collect::<String>());
        prop_assert_eq!(told(&text, Keep::Compact), told(&text, Keep::All), "{}", text);
    }

    #[test]
    fn nor_where_criteria_stand_in_columns(rows in proptest::collection::vec((row(), [0..9_usize, 0..9, 0..9, 0..9]), 1..60)) {
        let line = |(row, which): &(Row, [usize; 4])| {
            let scores: Vec<&str> = (0..4).map(|criterion| score(criterion, which[criterion])).collect();
            let evidence = ["", "https://contoh.go.id", " "][row.evidence];
            format!("Dinas {},P{},{},{evidence}\n", row.agency, row.assessor, scores.join(","))
        };
        let text = format!("agency,assessor,a,b,c,d,evidence\n{}", rows.iter().map(line).collect::<String>());
        prop_assert_eq!(told(&text, Keep::Compact), told(&text, Keep::All), "{}", text);
    }
}

#[test]
fn evidence_beside_any_answer_shows_that_evidence_is_given() {
    let told = |evidence: [&str; 2]| {
        let row = |at: usize| format!("Dinas 1,{},P1,50,{}\n", ["a", "c"][at % 2], evidence[at % 2]);
        let text = format!("agency,criterion,assessor,score,evidence\n{}{}", row(0), row(1));
        let briefly = told(&text, Keep::Compact);
        assert_eq!(briefly, told(&text, Keep::All), "{text}");
        briefly.0
    };
    let [none, first, second] = [["", ""], ["x", ""], ["", "x"]].map(told);
    assert!(none != first && none != second, "{none:?} {first:?} {second:?}");
}

#[test]
fn only_unusual_answers_are_kept_in_full() {
    let kept = |rows: &str| {
        let mut desk = with_rules(RULES).file("a.csv", format!("agency,criterion,assessor,score,evidence\n{rows}"));
        desk.request.keep = Keep::Compact;
        let found = desk.read().assessments;
        let mut briefs = 0;
        found.compact.each(|_| briefs += 1);
        (found.answers.expect("kept").len(), briefs)
    };
    let rows: String = (0..400).map(|at| format!("Dinas {},a,P{},{},\n", at % 20, at / 20, 40 + at % 60)).collect();
    assert_eq!(kept(&rows), (0, 400));
    // Values of lists and bands, however they are written; not what is no value, and nothing of blanks.
    let rows = "Dinas 1,b,P1,50,\nDinas 1,c,P1,\"12,5\",x\nDinas 1,d,P1,2/4,\nDinas 1,a,P1,n/a,\nDinas 1,a,P2,-,x\n";
    assert_eq!(kept(rows), (1, 3));
}
