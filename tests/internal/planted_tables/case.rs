//! A random instrument with answers, and the table that should be published of it.

use std::collections::BTreeMap;

use ikip::answers::subject::Subject;
use ikip::answers::{Agency, Answer, Assessments, ListColumns};
use ikip::exact::{Exact, Rounding};
use ikip::finding::Place;
use ikip::lowlevel::shared_text::Text;
use ikip::rules::{Instrument, Reply};
use ikip::scoring::{self, Detail, Scoreboard};

/// Bodies, in two groups: whoever stands at an even place is an OPD.
const BODIES: [&str; 20] = [
    "Dinas Kesehatan",
    "Kabupaten Banjar",
    "Dinas Pendidikan",
    "Kabupaten Tapin",
    "Badan Pendapatan",
    "Kota Banjarbaru",
    "Inspektorat",
    "Kabupaten Balangan",
    "Dinas Perhubungan",
    "Kabupaten Kotabaru",
    "Satpol PP",
    "Kabupaten Tabalong",
    "Dinas Sosial",
    "Kota Banjarmasin",
    "Sekretariat DPRD",
    "Kabupaten Tanah Laut",
    "Dinas Kehutanan",
    "Kabupaten Barito Kuala",
    "RSUD Ulin",
    "Kabupaten Hulu Sungai Utara",
];
const GROUPS: [&str; 2] = ["OPD", "Kabupaten/Kota"];
/// Stages, and what each has below it.
pub(crate) const LEAVES: [usize; 3] = [3, 2, 4];
const STAGES: [&str; 3] = ["Kuesioner", "Presentasi", "Kunjungan"];
const CLASSES: [&str; 4] = ["Informatif", "Menuju Informatif", "Cukup Informatif", "Tidak Informatif"];
const BOUNDS: [i64; 3] = [60, 50, 40];
const BOUNDS_BEFORE: [i64; 3] = [56, 46, 36];

/// A small random source, the same on every machine.
pub(crate) struct Chance(pub u64);

impl Chance {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    /// Whole numbers from 4 on that add up to 100, none like another.
    fn weights(&mut self, count: usize) -> Vec<i64> {
        loop {
            let mut cuts: Vec<i64> = (1..count).map(|_| 4 + i64::try_from(self.below(92)).expect("small")).collect();
            cuts.extend([0, 100]);
            cuts.sort_unstable();
            let weights: Vec<i64> = cuts.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let distinct: std::collections::BTreeSet<i64> = weights.iter().copied().collect();
            if distinct.len() == count && distinct.first().is_some_and(|least| *least > 3) {
                return weights;
            }
        }
    }
}

/// How the table is to be printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableShape {
    pub decimals: u32,
    pub within_group: bool,
}

/// One row, as it is printed; numbers with a decimal point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetRow {
    /// Index of the body.
    pub body: usize,
    pub name: String,
    pub group: String,
    pub rank: String,
    pub parts: [String; 3],
    pub score: String,
    pub class: String,
}

/// The mean of a group, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MeanLine {
    pub name: String,
    pub score: String,
    pub class: String,
}

/// A class with how many are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountLine {
    pub label: String,
    pub count: String,
    pub percent: String,
}

/// A table as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub rows: Vec<SheetRow>,
    pub mean: MeanLine,
    pub counts: Vec<CountLine>,
}

pub(crate) struct Case {
    pub shape: TableShape,
    pub rules: Instrument,
    pub others: Vec<Instrument>,
    pub assessments: Assessments,
    pub board: Scoreboard,
    pub top: Vec<i64>,
    pub top_before: Vec<i64>,
    pub inner: Vec<Vec<i64>>,
    answers: Vec<Vec<Vec<Option<i64>>>>,
    pub sheet: Sheet,
}

pub(crate) fn rounded(value: &Exact, decimals: u32) -> String {
    value.to_fixed(decimals, Rounding::HalfUp)
}

pub(crate) fn mean(values: &[Exact], weights: &[i64]) -> Exact {
    let sum: Exact = values.iter().zip(weights).map(|(value, &weight)| value * &Exact::int(weight)).sum();
    &sum / &Exact::int(weights.iter().sum())
}

pub(crate) fn instrument(text: &str) -> Instrument {
    let read = ikip::rules::read(text, "uji.toml");
    assert!(read.findings.is_empty(), "{:?}\n{text}", read.findings);
    read.instrument.expect("valid rules")
}

impl Case {
    pub(crate) fn new(seed: u64, shape: TableShape) -> Self {
        let mut chance = Chance(seed.wrapping_mul(7919).wrapping_add(13));
        let top = chance.weights(LEAVES.len());
        let top_before = loop {
            let weights = chance.weights(LEAVES.len());
            // Weights that only changed places would be those exchanged as well.
            if (0..3).all(|at| weights[at] != top[at]) && weights.iter().all(|weight| !top.contains(weight)) {
                break weights;
            }
        };
        let inner: Vec<Vec<i64>> = LEAVES.iter().map(|&count| chance.weights(count)).collect();
        let mut answers: Vec<Vec<Vec<Option<i64>>>> = Vec::new();
        for body in 0..BODIES.len() {
            let mut score = || Some(i64::try_from(chance.below(8000)).expect("small") + 2000);
            answers.push(LEAVES.iter().map(|&count| (0..count).map(|_| score()).collect()).collect());
            // Two of every group have the answers of another.
            if body == 8 || body == 9 {
                answers[body] = answers[body - 4].clone();
            }
            if body % 3 == 0 && body != 9 {
                answers[body][2][1] = None;
            }
        }
        let rules = instrument(&toml("uji-2025", &top, &inner, BOUNDS, shape));
        let others = vec![instrument(&toml("uji-2024", &top_before, &inner, BOUNDS_BEFORE, shape))];
        let assessments = assessments(&rules, &answers);
        let board = scoring::score(&rules, &assessments, Detail::All);
        let empty = Sheet {
            rows: Vec::new(),
            mean: MeanLine { name: "Rata-rata".into(), score: String::new(), class: String::new() },
            counts: Vec::new(),
        };
        let mut case = Self { shape, rules, others, assessments, board, top, top_before, inner, answers, sheet: empty };
        case.publish();
        case
    }

    /// The scores of the stages of a body, not rounded.
    pub(crate) fn stages(&self, body: usize, inner: &[Vec<i64>], zero: bool) -> Vec<Exact> {
        let stage = |at: usize| {
            let told = self.answers[body][at].iter().zip(&inner[at]);
            let told = told.filter_map(|(answer, weight)| Some((answer.or(zero.then_some(0))?, *weight)));
            let (values, weights): (Vec<Exact>, Vec<i64>) =
                told.map(|(hundredths, weight)| (Exact::ratio(hundredths.into(), 100), weight)).unzip();
            mean(&values, &weights)
        };
        (0..LEAVES.len()).map(stage).collect()
    }

    pub(crate) fn total(&self, body: usize) -> Exact {
        mean(&self.stages(body, &self.inner, false), &self.top)
    }

    pub(crate) fn class_of(&self, score: &str, before: bool) -> String {
        let value = Exact::parse_decimal(score).expect("a decimal");
        let bounds = if before { BOUNDS_BEFORE } else { BOUNDS };
        let at = bounds.iter().position(|bound| value >= Exact::int(*bound)).unwrap_or(CLASSES.len() - 1);
        CLASSES[at].to_owned()
    }

    /// The right table, by hand: stages, totals, ranks by competition among rounded totals.
    fn publish(&mut self) {
        let decimals = self.shape.decimals;
        let mut rows: Vec<SheetRow> = (0..BODIES.len())
            .map(|body| {
                let stages = self.stages(body, &self.inner, false);
                let score = rounded(&self.total(body), decimals);
                let parts = [0, 1, 2].map(|at| rounded(&stages[at], decimals));
                let class = self.class_of(&score, false);
                let (name, group) = (BODIES[body].to_owned(), GROUPS[body % 2].to_owned());
                SheetRow { body, name, group, rank: String::new(), parts, score, class }
            })
            .collect();
        self.rank(&mut rows, self.shape.within_group);
        let within = self.shape.within_group;
        rows.sort_by_key(|row| {
            let group = if within { GROUPS.iter().position(|group| *group == row.group) } else { None };
            (group, row.rank.parse::<u32>().expect("a rank"), row.name.clone())
        });
        let totals: Vec<Exact> = (0..BODIES.len()).map(|body| self.total(body)).collect();
        let all = rounded(&mean(&totals, &vec![1; BODIES.len()]), decimals);
        let class = self.class_of(&all, false);
        let counts = CLASSES.map(|label| {
            let count = rows.iter().filter(|row| row.class == label).count();
            let percent = rounded(&Exact::ratio(count as i128 * 100, BODIES.len() as i128), 2);
            CountLine { label: label.to_owned(), count: count.to_string(), percent }
        });
        self.sheet =
            Sheet { rows, mean: MeanLine { name: "Rata-rata".into(), score: all, class }, counts: counts.to_vec() };
    }

    /// Ranks by the printed scores.
    pub(crate) fn rank(&self, rows: &mut [SheetRow], within: bool) {
        let value = |row: &SheetRow| Exact::parse_decimal(&row.score).expect("a decimal");
        let mut pools: BTreeMap<String, Vec<Exact>> = BTreeMap::new();
        let pool = |row: &SheetRow| if within { row.group.clone() } else { String::new() };
        for row in rows.iter() {
            pools.entry(pool(row)).or_default().push(value(row));
        }
        for row in rows.iter_mut() {
            let own = value(row);
            let better = pools[&pool(row)].iter().filter(|other| **other > own).count();
            row.rank = (better + 1).to_string();
        }
    }
}

fn toml(id: &str, top: &[i64], inner: &[Vec<i64>], from: [i64; 3], shape: TableShape) -> String {
    let mut criteria = String::new();
    for (at, weight) in top.iter().enumerate() {
        criteria.push_str(&format!("{{ id = \"t{at}\", name = \"{}\", weight = {weight} }},\n", STAGES[at]));
        for (leaf, weight) in inner[at].iter().enumerate() {
            criteria
                .push_str(&format!("{{ id = \"t{at}.{leaf}\", name = \"Butir {at}.{leaf}\", weight = {weight} }},\n"));
        }
    }
    let classes: String =
        (0..3).map(|at| format!("[[class]]\nlabel = \"{}\"\nfrom = {}\n", CLASSES[at], from[at])).collect();
    let within = if shape.within_group { "group" } else { "all" };
    format!(
        "schema = 1\ncriteria = [\n{criteria}]\n[instrument]\nid = \"{id}\"\ntitle = \"Uji\"\nyear = 2025\n\
         status = \"illustrative\"\n[agency]\ngroups = [\"OPD\", \"Kabupaten/Kota\"]\n[score]\ndecimals = {}\n\
         {classes}[[class]]\nlabel = \"{}\"\n[ranking]\nwithin = \"{within}\"\n",
        shape.decimals, CLASSES[3]
    )
}

fn assessments(rules: &Instrument, given: &[Vec<Vec<Option<i64>>>]) -> Assessments {
    let mut order: Vec<usize> = (0..BODIES.len()).collect();
    order.sort_by_key(|&body| BODIES[body]);
    let agency = |body: &usize| Agency {
        id: Text::from(BODIES[*body].to_owned()),
        name: Text::from(BODIES[*body].to_owned()),
        group: Some(GROUPS[*body % 2].into()),
        columns: ListColumns::default(),
    };
    let mut answers = Vec::new();
    for (at, &body) in order.iter().enumerate() {
        for (stage, leaves) in given[body].iter().enumerate() {
            for (leaf, answer) in leaves.iter().enumerate() {
                let value = |hundredths: i64| Reply::Value(Exact::ratio(hundredths.into(), 100));
                answers.push(Answer {
                    subject: Subject::Agency(at),
                    criterion: rules.find(&format!("t{stage}.{leaf}")).expect("a leaf"),
                    assessor: 0,
                    reply: answer.map_or(Reply::NotApplicable, value),
                    text: "".into(),
                    verified: true,
                    declared: None,
                    evidence: None,
                    note: None,
                    place: Place::default(),
                });
            }
        }
    }
    Assessments::from_answers(rules, order.iter().map(agency).collect(), vec!["".into()], answers).expect("answers")
}
