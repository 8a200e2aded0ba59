//! Rows of long tables are read many together where everything in them was met before. What comes of a table is the same
//! as where every row is read by itself, as it is where single answers are kept.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use ikip::intake::Intake;

use crate::internal_tests::intake::desk::with_rules;
use crate::internal_tests::intake::fast_wide::{both_ways, cell};

/// One criterion of each kind that a row may turn on.
const RULES: &str = r#"
criteria = [
  { id = "k1",   name = "Angka",   weight = 1 },
  { id = "k2",   name = "Pilihan", weight = 1, scale = "pilihan" },
  { id = "k3",   name = "Dewan",   weight = 1, shared = true, blank = "exclude" },
  { id = "k4",   name = "Dinas",   weight = 1, groups = ["OPD"] },
  { id = "k5",   name = "Rentang", weight = 1, scale = "rentang" },
  { id = "k6",   name = "Induk",   weight = 1, weights = "relative" },
  { id = "k6.1", name = "Median",  weight = 1, assessors = "median" },
]
[score]
weights = "relative"
[[class]]
label = "Semua"
[scale.pilihan]
kind = "choice"
choices = [0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 50, 100]
[scale.rentang]
kind = "bands"
min = 0
max = 100
bands = [ { above = 50, score = 100 }, { above = 0, score = 20 }, { from = 0, score = 0 } ]
"#;

#[derive(Debug, Clone)]
struct Row {
    /// Id, name and group.
    who: [String; 3],
    criterion: String,
    assessor: String,
    score: String,
    evidence: String,
    /// 0: as many cells as the header.
    shape: u8,
}

fn who() -> impl Strategy<Value = [String; 3]> {
    let known = (0..7_u8).prop_map(|at| {
        let name = if at == 3 { "\"Kantor, 3\"".to_owned() } else { format!("Dinas {at}") };
        [format!("B{at}"), name, ["OPD", "Desa"][usize::from(at % 2)].to_owned()]
    });
    let everybody = prop_oneof![Just(["*", "*", ""]), Just(["*", "", ""]), Just(["", "*", ""])];
    let odd = prop_oneof![
        Just(["B1", "Dinas 1", "Desa "]),
        Just(["B1", "Dinas 1", "OPD"]),
        Just(["B1", "dinas 1", "Desa"]),
        Just([" B2", "Dinas 2", "OPD"]),
        Just(["\"B2\"", "\"Dinas 2\"", "OPD"]),
        Just(["B1", "Dinas 2", "Desa"]),
        Just(["", "Dinas 9", "OPD"]),
        Just(["B8", "", "OPD"]),
        Just(["Jumlah", "Jumlah", ""]),
        Just(["B1", "Dinas\u{7}1", "Desa"]),
        Just(["", "", ""]),
    ];
    let told = |who: [&str; 3]| who.map(str::to_owned);
    prop_oneof![150 => known, 6 => everybody.prop_map(told), 3 => odd.prop_map(told)]
}

fn row() -> impl Strategy<Value = Row> {
    let usual = prop_oneof![Just("k1"), Just("k1"), Just("k4"), Just("k5"), Just("k6.1")];
    let odd = prop_oneof![
        Just("k3"),
        Just("k2"),
        Just("\"k1\""),
        Just("K1"),
        Just("Angka"),
        Just(""),
        Just("k7"),
        Just("criterion"),
        Just("k6"),
    ];
    let criterion = prop_oneof![60 => usual, 2 => odd].prop_map(str::to_owned);
    let rare =
        prop_oneof!["P[a-z]{1,2}", "Penilai nomor [1-9]", "Penilai nomor panjang sekali [1-9]", "", " P1", "\"P2\""];
    let assessor = prop_oneof![60 => (0..60_u8).prop_map(|at| format!("P{at}")), 2 => rare];
    let evidence = prop_oneof![
        30 => Just(String::new()),
        30 => Just("https://contoh.go.id/a?b=c".to_owned()),
        4 => Just("\"a, b\"".to_owned()),
        2 => Just("\"disebut \"\"baik\"\"\"".to_owned()),
        2 => Just("\"dua\nbaris\"".to_owned()),
        1 => Just(" ".to_owned()),
        1 => Just("é".to_owned()),
    ];
    let strange = prop_oneof![400 => Just(None), 1 => Just(Some("a\u{7}b")), 1 => Just(Some("a\u{85}b"))];
    let evidence = (evidence, strange).prop_map(|(usual, strange)| strange.map_or(usual, str::to_owned));
    let shape = prop_oneof![120 => Just(0_u8), 1 => Just(1), 1 => Just(2), 1 => Just(3)];
    (who(), criterion, assessor, cell(), evidence, shape).prop_map(
        |(who, criterion, assessor, score, evidence, shape)| Row { who, criterion, assessor, score, evidence, shape },
    )
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
struct Layout {
    ids: bool,
    groups: bool,
    assessors: bool,
    /// The columns of whom it is about stand last.
    behind: bool,
    returned: bool,
    ended: bool,
}

fn layout() -> impl Strategy<Value = Layout> {
    let mostly = || proptest::bool::weighted(0.8);
    (mostly(), mostly(), mostly(), any::<bool>(), any::<bool>(), mostly()).prop_map(
        |(ids, groups, assessors, behind, returned, ended)| Layout { ids, groups, assessors, behind, returned, ended },
    )
}

impl Layout {
    fn text(self, rows: &[Row]) -> String {
        let header = Row {
            who: ["agency_id", "agency", "group"].map(str::to_owned),
            criterion: "criterion".to_owned(),
            assessor: "assessor".to_owned(),
            score: "score".to_owned(),
            evidence: "evidence".to_owned(),
            shape: 0,
        };
        let lines: Vec<String> = std::iter::once(&header).chain(rows).map(|row| self.line(row)).collect();
        let feed = if self.returned { "\r\n" } else { "\n" };
        lines.join(feed) + if self.ended { feed } else { "" }
    }

    fn line(self, row: &Row) -> String {
        let [id, name, group] = &row.who;
        let who = [(id, self.ids), (name, true), (group, self.groups)];
        let what = [(&row.criterion, true), (&row.assessor, self.assessors), (&row.score, true), (&row.evidence, true)];
        let there = |cells: &[(&String, bool)]| {
            cells.iter().filter(|(_, there)| *there).map(|(cell, _)| (*cell).clone()).collect::<Vec<_>>()
        };
        let (who, what) = (there(&who), there(&what));
        let mut cells = if self.behind { [what, who].concat() } else { [who, what].concat() };
        match row.shape {
            1 => cells.push(String::new()),
            2 => cells.push("9".to_owned()),
            3 => drop(cells.pop()),
            _ => {}
        }
        cells.join(",")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn rows_read_together_are_the_same_as_row_by_row(
        rows in prop_oneof![proptest::collection::vec(row(), 1..20), proptest::collection::vec(row(), 100..400)],
        layout in layout(), sorted in any::<bool>(),
    ) {
        let mut rows = rows;
        if sorted {
            rows.sort_by(|a, b| a.who.cmp(&b.who));
        }
        let text = layout.text(&rows);
        let (together, by_itself) = both_ways(RULES, &text);
        prop_assert_eq!(together, by_itself, "{}", text);
    }
}

#[test]
fn what_comes_late_in_a_table_is_noticed_as_at_its_start() {
    // Everybody, both criteria and the assessors are known when the last rows come.
    let usual: String = (0..200)
        .map(|at| format!("Dinas {},OPD,k{},P{},{},\n", at % 5, [1, 5][at / 5 % 2], at / 10, at % 60))
        .collect();
    for (row, code) in [
        ("Dinas 1,OPD,k1,P77,50,a\u{7}b", "E211"),
        ("*,,k1,P1,50,\n*,,k1,P2,50,", "E314"),
        ("Dinas 1,OPD,k3,P77,50,", "E313"),
        ("Dinas 1,OPD,k1,P0,50,", "E307"),
        ("Dinas 1,OPD,k1,P77,101,", "E302"),
    ] {
        let text = format!("agency,group,criterion,assessor,score,evidence\n{usual}{row}\n");
        let Intake { findings, .. } = with_rules(RULES).file("a.csv", &text).read();
        let codes: Vec<&str> = findings.iter().map(ikip::finding::Finding::code).collect();
        assert_eq!(codes, vec![code; row.lines().count()], "{row}");
    }
}

#[test]
fn the_tables_of_this_test_hold_rows_of_both_kinds() {
    let mut runner = TestRunner::deterministic();
    let (mut rows, mut told) = (0, 0);
    for _ in 0..20 {
        let both = (proptest::collection::vec(row(), 200), layout()).new_tree(&mut runner).expect("rows");
        let (all, layout) = both.current();
        let Intake { assessments, findings, .. } = with_rules(RULES).file("a.csv", layout.text(&all)).read();
        told += findings.len();
        rows += assessments.inputs.first().map_or(0, |input| input.rows);
    }
    assert!(rows > 1000 && told > 100, "{rows} rows, {told} findings");
}
