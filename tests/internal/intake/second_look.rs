//! What `check` says of answers and assessors, against a slow count of the same: rows in any order, in one file or
//! several, of few assessors or many, some of them without a name.

use std::collections::{BTreeMap, BTreeSet};

use ikip::analysis::quality;
use ikip::i18n::lang::Lang;
use ikip::intake::Keep;
use ikip::scoring::{self, Detail};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed as _;
use proptest::prelude::*;

use crate::internal_tests::intake::brief::RULES;
use crate::internal_tests::intake::desk::with_rules;

/// What may stand in a cell of each criterion, and what it is: a share of full marks (a fraction), and whether it is
/// above 0. Nothing of both: a state.
type Written = (&'static str, Option<((i64, i64), bool)>);
const WRITTEN: [&[Written]; 4] = [
    &[
        ("80", Some(((4, 5), true))),
        ("12.5", Some(((1, 8), true))),
        ("0", Some(((0, 1), false))),
        ("\"5\"", Some(((1, 20), true))),
        ("40/50", Some(((4, 5), true))),
        ("1/3", Some(((1, 3), true))),
        ("33.3333333", Some(((333_333_333, 1_000_000_000), true))),
        ("", None),
        ("n/a", None),
    ],
    &[
        ("100", Some(((1, 1), true))),
        ("50", Some(((1, 2), true))),
        ("\"50\"", Some(((1, 2), true))),
        ("0", Some(((0, 1), false))),
        ("tidak berlaku", None),
    ],
    &[
        ("81", Some(((1, 1), true))),
        ("80", Some(((1, 5), true))),
        ("50.5", Some(((1, 5), true))),
        ("0", Some(((1, 20), false))),
        ("-", None),
    ],
    &[
        ("5", Some(((1, 1), true))),
        ("4", Some(((4, 5), true))),
        ("1/2", Some(((1, 2), true))),
        ("0", Some(((0, 1), false))),
        ("kosong", None),
    ],
];

#[derive(Debug, Clone)]
struct Row {
    agency: usize,
    criterion: usize,
    assessor: usize,
    score: usize,
    evidence: bool,
    file: usize,
}

impl Row {
    fn written(&self) -> Written {
        let all = WRITTEN[self.criterion];
        all[self.score % all.len()]
    }

    /// Nobody has the number 0.
    fn assessor(&self) -> String {
        if self.assessor == 0 { String::new() } else { format!("P{:02}", self.assessor) }
    }

    fn line(&self) -> String {
        let evidence = if self.evidence { "https://contoh.go.id" } else { "" };
        let code = ["a", "b", "c", "d"][self.criterion];
        format!("Dinas {:02},{code},{},{},{evidence}\n", self.agency, self.assessor(), self.written().0)
    }
}

/// Rows of so many agencies and assessors, each answer once, in any order. One assessor in three gives high scores.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let sizes = prop_oneof![Just((12_usize, 3_usize)), Just((6, 8)), Just((2, 90)), Just((30, 1))];
    sizes.prop_flat_map(|(agencies, assessors)| {
        let row = (0..agencies, 0..4_usize, 0..=assessors, 0..40_usize, any::<bool>(), 0..3_usize);
        let row = row.prop_map(|(agency, criterion, assessor, score, evidence, file)| {
            // An answer without a name beside named ones for the same cell is an error of its own.
            let assessor = if agency % 3 == 0 { 0 } else { assessor.max(1) };
            let score = if assessor % 3 == 1 { 0 } else { score };
            Row { agency, criterion, assessor, score, evidence, file }
        });
        proptest::collection::vec(row, 1..700).prop_map(|rows| {
            let mut seen = BTreeSet::new();
            rows.into_iter().filter(|row| seen.insert((row.agency, row.criterion, row.assessor))).collect()
        })
    })
}

fn fraction((above, below): (i64, i64)) -> BigRational {
    BigRational::new(BigInt::from(above), BigInt::from(below))
}

/// W452, W454 and W455 as they follow from the rows, one pair of answers after the other.
fn expected(rows: &[Row]) -> Vec<String> {
    let mut told = Vec::new();
    let mut bare: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let evidence = rows.iter().any(|row| row.evidence);
    for row in rows.iter().filter(|row| evidence && !row.evidence && row.written().1.is_some_and(|(_, above)| above)) {
        bare.entry(row.agency).or_default().insert(row.criterion);
    }
    for (agency, criteria) in bare {
        let ids: Vec<&str> = criteria.iter().map(|&at| ["a", "b", "c", "d"][at]).collect();
        told.push(format!("W452 Dinas {agency:02} {} {}", ids.len(), ids.join(", ")));
    }
    let share = |row: &Row| row.written().1.map(|(share, _)| fraction(share));
    let names: BTreeSet<String> = rows.iter().map(Row::assessor).filter(|name| !name.is_empty()).collect();
    for name in names {
        let own: Vec<(&Row, BigRational)> =
            rows.iter().filter(|row| row.assessor() == name).filter_map(|row| Some((row, share(row)?))).collect();
        if own.len() < 5 {
            continue;
        }
        if own.iter().all(|(_, share)| *share == own[0].1) {
            told.push(format!("W454 {name} {}", own.len()));
        }
        let apart = own.iter().filter_map(|(row, own)| {
            let same = |other: &&Row| (other.agency, other.criterion) == (row.agency, row.criterion);
            let others = rows.iter().filter(same).filter(|other| other.assessor != row.assessor);
            let others: Vec<BigRational> = others.filter_map(share).collect();
            let count = BigRational::from_integer(BigInt::from(others.len()));
            (others.len() >= 2).then(|| own - others.iter().sum::<BigRational>() / count)
        });
        let apart: Vec<BigRational> = apart.collect();
        let mean = apart.iter().sum::<BigRational>() / BigInt::from(apart.len().max(1));
        if apart.len() >= 5 && mean.abs() > fraction((1, 4)) {
            let percent = (mean.abs() * BigInt::from(100) + fraction((1, 2))).floor();
            told.push(format!("W455 {name} {percent} {}", if mean.is_negative() { "below" } else { "above" }));
        }
    }
    told
}

/// The same as the program tells it.
fn told(files: &[String], keep: Keep) -> Vec<String> {
    let mut desk = with_rules(RULES);
    for (at, text) in files.iter().enumerate() {
        desk = desk.file(&format!("{at}.csv"), format!("agency,criterion,assessor,score,evidence\n{text}"));
    }
    desk.request.keep = keep;
    let intake = desk.read();
    assert_eq!(intake.findings, []);
    let board = scoring::survey(&desk.instrument, &intake.assessments);
    let completeness = quality::completeness(&desk.instrument, &intake.assessments, &board, &intake.unread, &[]);
    let scored = scoring::score(&desk.instrument, &intake.assessments, Detail::All);
    assert_eq!(
        completeness,
        quality::completeness(&desk.instrument, &intake.assessments, &scored, &intake.unread, &[])
    );
    let warnings = quality::warnings(&desk.instrument, &intake.assessments, &completeness);
    let tell = |found: &ikip::finding::Finding| {
        let message = found.message(Lang::En);
        let side = ["below", "above"].into_iter().find(|side| message.contains(side)).unwrap_or_default();
        let facts: Vec<&str> = found.facts.iter().map(|(_, value)| value.as_str()).collect();
        match found.code() {
            "W452" | "W454" => Some(format!("{} {}", found.code(), facts.join(" "))),
            "W455" => Some(format!("W455 {} {side}", facts.join(" "))),
            _ => None,
        }
    };
    warnings.iter().filter_map(tell).collect()
}

proptest! {
    #[test]
    fn a_second_look_tells_what_a_slow_count_tells(rows in rows(), files in 1..4_usize) {
        let text = |file: usize| rows.iter().filter(|row| row.file % files == file).map(Row::line).collect::<String>();
        let texts: Vec<String> = (0..files).map(text).filter(|text| !text.is_empty()).collect();
        let expected = expected(&rows);
        prop_assert_eq!(&told(&texts, Keep::Compact), &expected);
        prop_assert_eq!(told(&texts, Keep::All), expected);
    }
}

#[test]
fn a_panel_of_seventy_is_a_crowd_too() {
    let row = |at: usize| {
        let (agency, assessor) = (at / 70, at % 70 + 1);
        Row { agency, criterion: 0, assessor, score: usize::from(assessor == 70) * 2, evidence: true, file: 0 }
    };
    let rows: Vec<Row> = (0..420).map(row).collect();
    let text: String = rows.iter().map(Row::line).collect();
    let expected = expected(&rows);
    assert!(expected.contains(&"W455 P70 80 below".to_owned()), "{expected:?}");
    assert_eq!(told(&[text], Keep::Compact), expected);
}
