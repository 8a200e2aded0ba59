//! Rows of wide tables are read at a touch where nothing in them asks for more. What comes of a table is the same as
//! where every cell is read by itself, as it is where single answers are kept.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use ikip::answers::subject::Subject;
use ikip::i18n::lang::Lang;
use ikip::intake::Intake;

use crate::internal_tests::intake::desk::{Desk, with_rules};

/// Nineteen criteria of one range, so that a row is more than two handfuls and not whole ones; one of them with other
/// bounds, for one group, or with steps.
fn rules(range: &str, odd: &str, layout: Layout) -> String {
    let criterion = |at: usize| {
        let more = if at == 11 { odd } else { r#"scale = "rentang""# };
        let id = layout.criterion(at);
        format!("  {{ id = \"{id}\", name = \"Kriteria {at}\", weight = 1, {more} }},\n")
    };
    let criteria: String = (1..20).map(criterion).collect();
    format!(
        r#"
criteria = [
{criteria}]
[score]
weights = "relative"
[[class]]
label = "Semua"
[scale.rentang]
kind = "number"
{range}
[scale.lain]
kind = "number"
min = 2
max = 60
out_of = 60
[scale.bulat]
kind = "number"
min = 0
max = 100
step = 1
out_of = 100
"#
    )
}

const RANGES: [&str; 5] = [
    "min = 0\nmax = 100\nout_of = 100",
    "min = 0\nmax = 5\nout_of = 5",
    "min = 5\nmax = 1000\nout_of = 1000",
    "min = -2\nmax = 60.005\nout_of = 60.005",
    "min = 0.015\nmax = 100\nout_of = 100",
];
const ODD: [&str; 4] =
    [r#"scale = "rentang""#, r#"scale = "lain""#, r#"scale = "bulat""#, r#"scale = "rentang", groups = ["OPD"]"#];

/// A cell of answers: nearly always an usual one.
pub(crate) fn cell() -> impl Strategy<Value = String> {
    let usual = prop_oneof![
        8 => (1..6_u8).prop_map(|number| number.to_string()),
        8 => (10..60_u8).prop_map(|number| number.to_string()),
        2 => "[1-5][0-9][.][0-9]{1,2}",
        1 => Just(String::new()),
    ];
    let odd = prop_oneof![
        Just("100".to_owned()),
        "[0-9][.][0-9]{1,2}",
        "[0-9]{1,2}[.][0-9]{3}",
        "[0-9]{1,2},[0-9]{1,2}",
        "[0-9]{1,2}[.]",
        "[0-9]{6,9}",
        "-[0-9]{1,2}",
        " [0-9]{2}",
        "[0-9]{2} ",
        "[0-9]{2}%",
        "[0-9]{1,2}/60",
        "300[.]0[1-9]?",
        "\"[0-9]{2}\"",
        "\"[0-9]{2},5\"",
        "[0-9]{2}\"",
        "tidak berlaku|tidak ada kasus|kosong|-|belum|k07",
        "\u{a0}|é|７",
        "[0-9]\u{7}",
    ];
    prop_oneof![200 => usual, 1 => odd]
}

fn name() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        "Jumlah|Rata-rata|agency|\\*|-|",
        "Catatan: [a-b]",
        " Dinas [0-9] ",
        "\"Badan \"\"[0-9]\"\"\"",
        "Dinas\u{a0}[0-9]",
        "\"a\nb\"",
        "Dinas \"[0-9]",
        "Dinas\u{7}[0-9]",
    ];
    let comma = (0..9_u8).prop_map(|at| format!("\"Kantor, {at}\""));
    prop_oneof![24 => (0..40_u8).prop_map(|at| format!("Dinas {at}")), 6 => comma, 1 => odd]
}

/// A row of a table: its id, its name, its group and what else is told, and its answers.
type Row = ([String; 4], Vec<String>);

/// A row, now and then of a wrong shape.
fn row() -> impl Strategy<Value = Row> {
    let id = prop_oneof![40 => (0..50_u8).prop_map(|id| format!("B{id}")), 1 => Just(String::new())];
    let group =
        prop_oneof![20 => Just("OPD"), 20 => Just("Desa"), 1 => Just(""), 1 => Just("Lain"), 1 => Just("\"OPD\"")];
    let cells = prop_oneof![20 => proptest::collection::vec(cell(), 19), 1 => Just(vec![String::new(); 19])];
    let shape = prop_oneof![40 => Just(0), 1 => Just(1), 1 => Just(2), 1 => Just(3), 1 => Just(4)];
    let more = prop_oneof![40 => Just("ada, tetapi"), 10 => Just(""), 1 => Just("a\u{7}b"), 1 => Just("a\u{85}b")];
    (id, name(), group, more, cells, shape).prop_map(|(id, name, mut group, mut more, mut cells, shape)| {
        match shape {
            1 => cells.push(String::new()),
            2 => cells.push("9".to_owned()),
            3 => drop(cells.pop()),
            4 => {
                // As many marks as a row that fits.
                cells.truncate(17);
                cells[9] = "\"7\"".to_owned();
            }
            _ => {}
        }
        if name.starts_with("Catatan") {
            cells.fill(String::new());
            (group, more) = ("", "");
        }
        let more = if more.is_empty() { String::new() } else { format!("\"{more}\"") };
        ([id, name, group.to_owned(), more], cells)
    })
}

/// How a table is laid out and written.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// Criteria are numbered instead of lettered.
    numbered: bool,
    ids: bool,
    groups: bool,
    /// A column of notes before the answers.
    more: bool,
    /// And one behind them.
    noted: bool,
    /// Two columns of answers have changed places.
    swapped: bool,
    /// The header stands once more behind this row.
    again: Option<usize>,
    returned: bool,
    ended: bool,
}

fn layout() -> impl Strategy<Value = Layout> {
    let mostly = || proptest::bool::weighted(0.8).boxed();
    let seldom = || proptest::bool::weighted(0.15);
    let again = proptest::option::weighted(0.1, 0..4_usize);
    (any::<bool>(), [mostly(), mostly(), any::<bool>().boxed()], seldom(), seldom(), again, any::<bool>(), mostly())
        .prop_map(|(numbered, [ids, groups, more], noted, swapped, again, returned, ended)| Layout {
            numbered,
            ids,
            groups,
            more,
            noted,
            swapped,
            again,
            returned,
            ended,
        })
}

impl Layout {
    fn text(&self, rows: &[Row]) -> String {
        let mut columns: Vec<String> = (1..20).map(|at| self.criterion(at)).collect();
        if self.swapped {
            columns.swap(3, 17);
        }
        if self.noted {
            columns.push("keterangan".to_owned());
        }
        let head = [("agency_id", self.ids), ("agency", true), ("group", self.groups), ("catatan", self.more)];
        let line = |cells: [&str; 4], answers: &[String]| {
            let cells = cells.into_iter().zip(head).filter(|(_, (_, there))| *there).map(|(cell, _)| cell);
            cells.chain(answers.iter().map(String::as_str)).collect::<Vec<_>>().join(",")
        };
        let header = line(head.map(|(heading, _)| heading), &columns);
        let mut lines = vec![header.clone()];
        for (at, (cells, answers)) in rows.iter().enumerate() {
            lines.push(line(cells.each_ref().map(String::as_str), answers));
            lines.extend((self.again == Some(at)).then(|| header.clone()));
        }
        let feed = if self.returned { "\r\n" } else { "\n" };
        lines.join(feed) + if self.ended { feed } else { "" }
    }

    fn criterion(&self, at: usize) -> String {
        if self.numbered { at.to_string() } else { format!("k{at:02}") }
    }
}

/// Everything that a reader of the results can see.
pub(crate) fn seen(desk: &Desk) -> String {
    let Intake { assessments, findings, more, .. } = desk.read();
    let mut text = String::new();
    for finding in &findings {
        let told =
            (finding.message(Lang::En), finding.help(Lang::Id), &finding.place, &finding.excerpt, &finding.agency);
        text.push_str(&format!("{} {told:?}\n", finding.code()));
    }
    let input = assessments.inputs.first().map(|input| (input.rows, input.decimal_mark, input.passed_over.clone()));
    text.push_str(&format!("{more:?} {:?} {:?} {input:?}\n", assessments.withheld, assessments.states));
    for (at, agency) in assessments.agencies.iter().enumerate() {
        text.push_str(&format!("{agency:?}\n"));
        for criterion in 0..desk.instrument.criteria.len() {
            let cell = assessments.store.cell(Subject::Agency(at), criterion);
            text.push_str(&format!("{cell:?} {:?}\n", assessments.store.recorded_by(Subject::Agency(at), criterion)));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]
    #[test]
    fn a_table_read_at_a_glance_is_the_same_as_cell_by_cell(
        rows in proptest::collection::vec(row(), 1..40), layout in layout(),
        range in 0..RANGES.len(), odd in 0..ODD.len(),
    ) {
        let (fast_answer, by_itself) = both_ways(&rules(RANGES[range], ODD[odd], layout), &layout.text(&rows));
        prop_assert_eq!(fast_answer, by_itself, "{}", layout.text(&rows));
    }
}

/// What is seen of a table that is read at a touch, and of the same where every cell is read by itself.
pub(crate) fn both_ways(rules: &str, text: &str) -> (String, String) {
    let fast_answer = with_rules(rules).file("jawaban.csv", text);
    let by_itself = with_rules(rules).file("jawaban.csv", text).keep();
    let path = |desk: &Desk| desk.folder.path().to_string_lossy().into_owned();
    (seen(&fast_answer), seen(&by_itself).replace(&path(&by_itself), &path(&fast_answer)))
}

#[test]
fn the_tables_of_this_test_are_read_at_a_glance_and_otherwise() {
    // What holds for nothing shows nothing: rows of answers are there, and so are rows with something to tell.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut clean, mut told) = (0, 0);
    for _ in 0..40 {
        let both = (proptest::collection::vec(row(), 40), layout()).new_tree(&mut runner).expect("rows");
        let (rows, layout) = both.current();
        let desk = with_rules(&rules(RANGES[0], ODD[0], layout)).file("a.csv", layout.text(&rows));
        let Intake { assessments, findings, .. } = desk.read();
        told += findings.len();
        clean += assessments.agencies.len();
    }
    assert!(clean > 500 && told > 100, "{clean} agencies, {told} findings");
}
