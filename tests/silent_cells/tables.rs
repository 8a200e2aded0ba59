//! Random tables of the shapes that offices hand in.

use std::fmt::Write as _;

/// What stands in a column below its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Row numbers, notes, contacts: no change of them need be noticed.
    Nothing,
    Number,
    Name,
    Group,
    Criterion,
    Assessor,
    Verified,
    Rank,
    Class,
}

/// A file with one table.
#[derive(Debug, Clone)]
pub struct TableFile {
    /// Below the folder of the run; answers stand in `data/`.
    pub name: String,
    pub rows: Vec<Vec<String>>,
    /// The first row of data.
    pub header: usize,
    /// By column.
    pub kinds: Vec<Kind>,
    /// Merged cells: first row and column, last row and column.
    pub merged: Vec<(u32, u16, u32, u16)>,
    /// The column of assessors, where each row is of one.
    pub assessors: Option<usize>,
}

impl TableFile {
    /// A row with the texts of merged cells in each row that they hold for.
    fn held(&self, row: usize) -> Vec<&str> {
        let covers = |&&(first, column, last, _): &&(u32, u16, u32, u16), at: usize| {
            (first as usize..=last as usize).contains(&row) && usize::from(column) == at
        };
        let text = |at: usize| match self.merged.iter().find(|range| covers(range, at)) {
            Some(&(first, ..)) => self.rows[first as usize][at].as_str(),
            None => self.rows[row][at].as_str(),
        };
        (0..self.rows[row].len()).map(text).collect()
    }

    /// Whether a row holds one text only: a heading, whichever column it stands in.
    pub fn is_lone(&self, row: usize) -> bool {
        self.rows[row].iter().filter(|cell| !cell.is_empty()).count() == 1
    }

    /// Whether exchanging two cells of a column leaves what the rows say together as it was: rows that say the same but
    /// for the column, or numbers of one body by different assessors, whose mean counts.
    pub fn exchange_means_nothing(&self, row: usize, other: usize, column: usize) -> bool {
        if row == other {
            return false;
        }
        let (one, two) = (self.held(row), self.held(other));
        let differ = |at: &usize| *at != column && self.kinds[*at] != Kind::Nothing && one[*at] != two[*at];
        let differing: Vec<usize> = (0..one.len()).filter(differ).collect();
        let is_mean = |at: &usize| self.kinds[*at] == Kind::Number || Some(*at) == self.assessors;
        differing.is_empty() || self.assessors.is_some() && differing.iter().all(is_mean)
    }
}

/// Files that are scored together.
#[derive(Debug, Clone)]
pub struct Case {
    pub shape: &'static str,
    pub seed: u64,
    pub rules: String,
    pub files: Vec<TableFile>,
}

/// How many shapes there are.
pub const SHAPES: usize = 10;

/// A xorshift generator: the same numbers from the same seed.
struct Random {
    state: u64,
    /// The rules of the case.
    rules: String,
}

impl Random {
    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}

const CRITERIA: [(&str, &str); 3] =
    [("saq.1", "Mengumumkan informasi"), ("saq.2", "Menyediakan dokumen"), ("uji", "Uji publik")];

fn rules(random: &mut Random) -> String {
    let mut rules = String::from("schema = 1\ncriteria = [\n");
    let [first, branch] = [40 + random.below(30), 55 + random.below(30)];
    let weights =
        [("saq", "Kuesioner", branch), ("saq.1", CRITERIA[0].1, first), ("saq.2", CRITERIA[1].1, 100 - first)];
    for (id, name, weight) in weights.into_iter().chain([("uji", CRITERIA[2].1, 100 - branch)]) {
        writeln!(rules, "  {{ id = \"{id}\", name = \"{name}\", weight = {weight} }},").expect("in memory");
    }
    rules.push_str("]\n[instrument]\nid = \"akun\"\ntitle = \"Akun\"\nyear = 2025\nstatus = \"illustrative\"\n");
    rules.push_str("[agency]\ngroups = [\"OPD\", \"Desa\"]\n");
    rules + "[[class]]\nlabel = \"Baik\"\nfrom = 75\n[[class]]\nlabel = \"Kurang\"\n"
}

/// Bodies with their groups: those of one group stand together.
fn bodies(random: &mut Random) -> Vec<(String, &'static str)> {
    let (offices, villages) = (2 + random.below(3), 1 + random.below(3));
    let named = |group: &'static str, what: &'static str, count: usize| {
        (0..count)
            .map(move |at| (format!("{what} {}", ["Kesehatan", "Sosial", "Pangan", "Arsip", "Pemuda"][at]), group))
    };
    named("OPD", "Dinas", offices).chain(named("Desa", "Desa", villages)).collect()
}

/// Scores that no other cell of the case has.
struct Scores(Vec<u32>);

impl Scores {
    fn new(random: &mut Random) -> Self {
        let mut all: Vec<u32> = (400..990).filter(|score| score % 10 != 0 || score % 30 == 0).collect();
        for at in (1..all.len()).rev() {
            all.swap(at, random.below(at + 1));
        }
        Self(all)
    }

    fn next(&mut self) -> String {
        let score = self.0.pop().expect("a score that is left");
        if score.is_multiple_of(10) { format!("{}", score / 10) } else { format!("{},{}", score / 10, score % 10) }
    }
}

/// The case of a seed; shapes take turns.
pub fn case(seed: u64) -> Case {
    let mut random = Random { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, rules: String::new() };
    for _ in 0..4 {
        random.next();
    }
    random.rules = rules(&mut random);
    let (bodies, mut scores) = (bodies(&mut random), Scores::new(&mut random));
    let ending = if random.chance(2) { "xlsx" } else { "csv" };
    let shapes: [(&'static str, Shape); SHAPES] = [
        ("long", long),
        ("wide", wide),
        ("wide by assessor", wide_by_assessor),
        ("long by assessor", long_by_assessor),
        ("recap with headings between rows", recap),
        ("parts below criteria", parts),
        ("a file for each stage, and a list", stages),
        ("a form for each body", forms),
        ("recap with its results", results),
        ("answers and corrections", corrected),
    ];
    let (shape, make) = shapes[(seed % SHAPES as u64) as usize];
    let files = make(&mut random, &bodies, &mut scores, ending);
    Case { shape, seed, rules: random.rules, files }
}

type Bodies = [(String, &'static str)];
type Shape = fn(&mut Random, &Bodies, &mut Scores, &str) -> Vec<TableFile>;

fn file(name: String, header: Vec<Vec<String>>, rows: Vec<Vec<String>>, kinds: Vec<Kind>) -> TableFile {
    let first = header.len();
    let mut rows: Vec<Vec<String>> = header.into_iter().chain(rows).collect();
    for row in &mut rows {
        row.resize(kinds.len(), String::new());
    }
    TableFile { name, rows, header: first, kinds, merged: Vec::new(), assessors: None }
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn long(random: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let (grouped, verified) = (random.chance(2), random.chance(3));
    let mut heading = texts(["Badan Publik", "Kriteria", "Nilai", "Catatan"]);
    let mut kinds = vec![Kind::Name, Kind::Criterion, Kind::Number, Kind::Nothing];
    if grouped {
        heading.insert(1, "Kelompok".to_owned());
        kinds.insert(1, Kind::Group);
    }
    if verified {
        heading.insert(kinds.len() - 1, "Verifikasi".to_owned());
        kinds.insert(kinds.len() - 1, Kind::Verified);
    }
    let mut rows = Vec::new();
    for (name, group) in bodies {
        for (id, _) in CRITERIA {
            let mut row = vec![name.clone(), id.to_owned(), scores.next(), String::new()];
            if grouped {
                row.insert(1, (*group).to_owned());
            }
            if verified {
                row.insert(row.len() - 1, "ya".to_owned());
            }
            if random.chance(4) {
                *row.last_mut().expect("a cell") = "sudah dicek".to_owned();
            }
            rows.push(row);
        }
    }
    vec![file(format!("data/a.{ending}"), vec![heading], rows, kinds)]
}

fn wide(random: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let named_by_id = random.chance(2);
    let mut heading = texts(["No", "Badan Publik", "Kelompok"]);
    heading.extend(CRITERIA.map(|(id, name)| if named_by_id { id.to_owned() } else { format!("Nilai {name}") }));
    heading.push("Alamat Situs".to_owned());
    let kinds = vec![Kind::Nothing, Kind::Name, Kind::Group, Kind::Number, Kind::Number, Kind::Number, Kind::Nothing];
    let rows = bodies.iter().enumerate().map(|(at, (name, group))| {
        let mut row = vec![format!("{}", at + 1), name.clone(), (*group).to_owned()];
        row.extend([scores.next(), scores.next(), scores.next(), "situs".to_owned()]);
        row
    });
    let mut table = file(format!("data/a.{ending}"), vec![heading], rows.collect(), kinds);
    if ending == "xlsx" && random.chance(2) {
        merge_groups(&mut table, 2, bodies);
    }
    vec![table]
}

/// Merges the groups of bodies that stand together into one cell each.
fn merge_groups(table: &mut TableFile, column: u16, bodies: &Bodies) {
    for group in ["OPD", "Desa"] {
        let of_group: Vec<usize> = (0..bodies.len()).filter(|&at| bodies[at].1 == group).collect();
        let [first, .., last] = of_group[..] else { continue };
        let row = |at: usize| u32::try_from(table.header + at).expect("few rows");
        table.merged.push((row(first), column, row(last), column));
        for at in first + 1..=last {
            table.rows[table.header + at][usize::from(column)].clear();
        }
    }
}

fn wide_by_assessor(_: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let heading = texts(["Badan Publik", "Penilai", "saq.1", "saq.2", "uji"]);
    let kinds = vec![Kind::Name, Kind::Assessor, Kind::Number, Kind::Number, Kind::Number];
    let mut rows = Vec::new();
    for (name, _) in bodies {
        for assessor in ["Ani", "Budi"] {
            rows.push(vec![name.clone(), assessor.to_owned(), scores.next(), scores.next(), scores.next()]);
        }
    }
    let mut table = file(format!("data/a.{ending}"), vec![heading], rows, kinds);
    table.assessors = Some(1);
    vec![table]
}

fn long_by_assessor(_: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let heading = texts(["Badan Publik", "Penilai", "Kode", "Nilai"]);
    let kinds = vec![Kind::Name, Kind::Assessor, Kind::Criterion, Kind::Number];
    let mut rows = Vec::new();
    for (name, _) in bodies {
        for (id, _) in CRITERIA {
            for assessor in ["Ani", "Budi"] {
                rows.push(vec![name.clone(), assessor.to_owned(), id.to_owned(), scores.next()]);
            }
        }
    }
    let mut table = file(format!("data/a.{ending}"), vec![heading], rows, kinds);
    table.assessors = Some(1);
    vec![table]
}

fn recap(random: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let title = texts(["Rekapitulasi Monev 2025"]);
    let above = texts(["No", "Badan Publik", "Kuesioner", "", "Uji publik"]);
    let below = texts(["", "", "Mengumumkan informasi", "Menyediakan dokumen", ""]);
    let kinds = vec![Kind::Nothing, Kind::Name, Kind::Number, Kind::Number, Kind::Number];
    let lettered = random.chance(2);
    let mut rows = Vec::new();
    let (mut before, mut number) = ("", 0);
    for (name, group) in bodies {
        if *group != before {
            let letter = if !lettered {
                ""
            } else if before.is_empty() {
                "A"
            } else {
                "B"
            };
            rows.push(texts([letter, group]));
            (before, number) = (group, if lettered { 0 } else { number });
        }
        number += 1;
        rows.push(vec![format!("{number}"), name.clone(), scores.next(), scores.next(), scores.next()]);
    }
    let mut table = file(format!("data/a.{ending}"), vec![title, above, below], rows, kinds);
    table.merged = vec![(1, 2, 1, 3), (1, 0, 2, 0), (1, 1, 2, 1), (1, 4, 2, 4)];
    vec![table]
}

fn parts(_: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let mut above = texts(["Badan Publik", "Kelompok"]);
    let mut below = texts(["", ""]);
    let mut kinds = vec![Kind::Name, Kind::Group];
    for (_, name) in CRITERIA {
        above.extend([name.to_owned(), String::new()]);
        below.extend(texts(["Nilai", "Catatan"]));
        kinds.extend([Kind::Number, Kind::Nothing]);
    }
    let rows = bodies.iter().map(|(name, group)| {
        let mut row = vec![name.clone(), (*group).to_owned()];
        for _ in CRITERIA {
            row.extend([scores.next(), "baik".to_owned()]);
        }
        row
    });
    let mut table = file(format!("data/a.{ending}"), vec![above, below], rows.collect(), kinds);
    table.merged = vec![(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 0, 7)];
    vec![table]
}

fn stages(random: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let answers = |name: &str, criteria: &[&str], scores: &mut Scores| {
        let mut heading = texts(["Badan Publik"]);
        heading.extend(criteria.iter().map(|id| (*id).to_owned()));
        let kinds = std::iter::once(Kind::Name).chain(criteria.iter().map(|_| Kind::Number)).collect();
        let rows = bodies
            .iter()
            .map(|(body, _)| std::iter::once(body.clone()).chain(criteria.iter().map(|_| scores.next())).collect());
        file(format!("data/{name}.{ending}"), vec![heading], rows.collect(), kinds)
    };
    let mut files = vec![answers("kuesioner", &["saq.1", "saq.2"], scores), answers("uji", &["uji"], scores)];
    let heading = texts(["No", "Badan Publik", "Kelompok", "Kontak"]);
    let kinds = vec![Kind::Nothing, Kind::Name, Kind::Group, Kind::Nothing];
    let rows = bodies.iter().enumerate().map(|(at, (name, group))| {
        vec![format!("{}", at + 1), name.clone(), (*group).to_owned(), format!("kontak{at}@contoh.go.id")]
    });
    let mut list = file(format!("list.{ending}"), vec![heading], rows.collect(), kinds);
    if ending == "xlsx" && random.chance(2) {
        merge_groups(&mut list, 2, bodies);
    }
    files.push(list);
    files
}

fn forms(_: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let kinds = || vec![Kind::Criterion, Kind::Nothing, Kind::Number, Kind::Nothing];
    let form = |name: &String, scores: &mut Scores| {
        let heading = texts(["Kode", "Pertanyaan", "Jawaban", "Catatan"]);
        let rows = CRITERIA.map(|(id, name)| vec![id.to_owned(), name.to_owned(), scores.next(), String::new()]);
        file(format!("data/{name}.{ending}"), vec![heading], rows.to_vec(), kinds())
    };
    bodies.iter().map(|(name, _)| form(name, scores)).collect()
}

/// Points of a body in hundredths, by the weights of `rules`, rounded half up.
fn total(rules: &str, scores: &[f64]) -> f64 {
    let weight = |id: &str| -> f64 {
        let (_, rest) = rules.split_once(&format!("id = \"{id}\"")).expect("a criterion");
        let (_, rest) = rest.split_once("weight = ").expect("a weight");
        rest.split(' ').next().and_then(|text| text.parse().ok()).expect("a number")
    };
    let branch = (scores[0] * weight("saq.1") + scores[1] * weight("saq.2")) / 100.0;
    let total = (branch * weight("saq") + scores[2] * weight("uji")) / 100.0;
    (total * 100.0 + 0.5 + 1e-9).floor() / 100.0
}

fn decimal(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",")
}

/// A recap that prints total, rank and class of each body, and the mean and the highest of each column.
fn results(random: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let heading = texts(["No", "Badan Publik", "saq.1", "saq.2", "uji", "Nilai Akhir", "Peringkat", "Kualifikasi"]);
    let mut kinds = vec![Kind::Nothing, Kind::Name];
    kinds.extend([Kind::Number; 4]);
    kinds.extend([Kind::Rank, Kind::Class]);
    let number = |text: &String| text.replace(',', ".").parse::<f64>().expect("a number");
    let answers: Vec<Vec<String>> = bodies.iter().map(|_| vec![scores.next(), scores.next(), scores.next()]).collect();
    let values: Vec<Vec<f64>> = answers.iter().map(|row| row.iter().map(number).collect()).collect();
    let totals: Vec<f64> = values.iter().map(|row| total(&random.rules, row)).collect();
    let mut rows = Vec::new();
    for (at, (name, _)) in bodies.iter().enumerate() {
        let rank = 1 + totals.iter().filter(|other| **other > totals[at]).count();
        let class = if totals[at] >= 75.0 { "Baik" } else { "Kurang" };
        let mut row = vec![format!("{}", at + 1), name.clone()];
        row.extend(answers[at].iter().cloned());
        row.extend([decimal(totals[at], 2), format!("{rank}"), class.to_owned()]);
        rows.push(row);
    }
    let columns: Vec<Vec<f64>> = (0..3).map(|at| values.iter().map(|row| row[at]).collect()).collect();
    let mut highest = texts(["", "Tertinggi"]);
    highest.extend(columns.iter().map(|column| decimal(column.iter().copied().fold(0.0, f64::max), 1)));
    rows.push(highest);
    vec![file(format!("data/a.{ending}"), vec![heading], rows, kinds)]
}

fn corrected(random: &mut Random, bodies: &Bodies, scores: &mut Scores, ending: &str) -> Vec<TableFile> {
    let mut files = wide(random, bodies, scores, ending);
    let heading = texts(["Badan Publik", "Kode", "Lama", "Baru", "Alasan"]);
    let kinds = vec![Kind::Name, Kind::Criterion, Kind::Number, Kind::Number, Kind::Nothing];
    let old = |row: usize, column: usize| files[0].rows[row][column].clone();
    let rows = vec![
        vec![bodies[0].0.clone(), "saq.1".to_owned(), old(1, 3), scores.next(), "bukti baru".to_owned()],
        vec![bodies[1].0.clone(), "uji".to_owned(), old(2, 5), scores.next(), "salah ketik".to_owned()],
    ];
    files.push(file(format!("sanggah.{ending}"), vec![heading], rows, kinds));
    files
}
