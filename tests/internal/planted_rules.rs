//! Slips that only some rules allow, planted into correct random rankings under such rules: blanks, unverified answers,
//! where and how rounding enters, the value that is classified, and how ranks are counted. The numbers are worked out
//! here by hand.

use std::fs;

use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{Inputs, Verification, VerifyRequest, What, verify};
use ikip::exact::{Exact, Rounding};
use ikip::intake;
use ikip::intake::InputArg;
use ikip::intake::Request;
use ikip::published;
use ikip::rules::Instrument;
use ikip::rules::instrument::{Ties, Within};
use ikip::scoring::{self, Detail};

const AGENCIES: usize = 18;
const ROUNDS: u64 = 10;

/// A small random source, the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

#[derive(Clone, Copy)]
struct Cell {
    hundredths: i64,
    blank: bool,
    verified: bool,
}

/// Two components with three answers each.
struct Sheet {
    top: [i64; 2],
    inner: [[i64; 3]; 2],
    cells: Vec<[[Cell; 3]; 2]>,
}

impl Sheet {
    fn new(seed: u64, mut cell: impl FnMut(&mut Dice) -> Cell) -> Self {
        let mut dice = Dice(seed);
        let first = 15 + dice.next(70) as i64;
        let inner = [0, 1].map(|_| {
            let (a, b) = (10 + dice.next(30) as i64, 11 + dice.next(31) as i64);
            [a, b, 100 - a - b]
        });
        let cells = (0..AGENCIES).map(|_| [0, 1].map(|_| [0, 1, 2].map(|_| cell(&mut dice)))).collect();
        Self { top: [first, 100 - first], inner, cells }
    }

    fn rules(&self, score: &str, rest: &str) -> Instrument {
        let mut criteria = String::new();
        for (a, top) in self.top.iter().enumerate() {
            criteria.push_str(&format!("{{ id = \"c{a}\", name = \"Komponen {a}\", weight = {top} }},\n"));
            for (b, weight) in self.inner[a].iter().enumerate() {
                criteria.push_str(&format!("{{ id = \"c{a}.{b}\", name = \"Butir {a}.{b}\", weight = {weight} }},\n"));
            }
        }
        let text = format!(
            "schema = 1\ncriteria = [\n{criteria}]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\n\
             status = \"illustrative\"\n[score]\n{score}\n{rest}\n"
        );
        let read = ikip::rules::read(&text, "uji.toml");
        read.instrument.unwrap_or_else(|| panic!("{:?}\n{text}", read.findings))
    }

    fn answers(&self) -> String {
        let mut text = String::from("agency,group,criterion,score,verified\n");
        for (at, components) in self.cells.iter().enumerate() {
            for (a, cells) in components.iter().enumerate() {
                for (b, cell) in cells.iter().enumerate() {
                    let score = if cell.blank { String::new() } else { fixed(&pct(cell.hundredths), Rounding::HalfUp) };
                    let verified = if cell.verified { "ya" } else { "tidak" };
                    text.push_str(&format!("{},{},c{a}.{b},{score},{verified}\n", name(at), group(at)));
                }
            }
        }
        text
    }

    /// The total of an agency by what each cell counts; `each`: how components are rounded.
    fn total(&self, agency: usize, counts: fn(&Cell) -> Option<i64>, each: Option<Rounding>) -> Exact {
        let component = |a: usize| {
            let (mut sum, mut whole) = (Exact::ZERO, Exact::ZERO);
            for (cell, &weight) in self.cells[agency][a].iter().zip(&self.inner[a]) {
                let Some(hundredths) = counts(cell) else { continue };
                sum = &sum + &(&pct(hundredths) * &Exact::int(weight));
                whole = &whole + &Exact::int(weight);
            }
            let mean = &sum / &whole;
            each.map_or(mean.clone(), |rounding| mean.round(2, rounding))
        };
        let parts = [0, 1].map(|a| &component(a) * &Exact::int(self.top[a]));
        &(&parts[0] + &parts[1]) / &Exact::HUNDRED
    }
}

fn pct(hundredths: i64) -> Exact {
    Exact::ratio(hundredths.into(), 100)
}

fn fixed(value: &Exact, rounding: Rounding) -> String {
    value.to_fixed(2, rounding)
}

fn name(at: usize) -> String {
    format!("Badan {at:02}")
}

fn group(at: usize) -> &'static str {
    ["OPD", "Desa"][at % 2]
}

fn check(rules: &Instrument, answers: &str, table: &str) -> Verification {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, published) = (folder.path().join("jawaban.csv"), folder.path().join("terbit.csv"));
    fs::write(&input, answers).expect("written");
    fs::write(&published, table).expect("written");
    let tables = published::read(&[published], rules, &intake::hints::Hints::default(), None);
    assert!(tables.findings.is_empty(), "{:?}", tables.findings);
    let request = Request { inputs: vec![InputArg::Path(input)], keep: intake::Keep::All, ..Request::default() };
    let read = intake::read(rules, &request);
    assert!(!ikip::finding::any_error(&read.findings), "{:?}", read.findings);
    let scores = scoring::score(rules, &read.assessments, Detail::All);
    verify(&VerifyRequest {
        instrument: rules,
        published: &tables.published,
        inputs: Some(Inputs { assessments: &read.assessments, scores: &scores }),
        others: &[],
        top: None,
        group: None,
    })
}

/// How often a kind was planted, found in its row, and named.
#[derive(Default)]
struct Tally {
    planted: usize,
    found: usize,
    named: usize,
}

impl Tally {
    fn count(&mut self, found: &Verification, what: &What, row: usize, slip: &Slip) {
        self.planted += 1;
        let hit = found.mismatches.iter().find(|m| m.what == *what && m.subject == name(row));
        self.found += usize::from(hit.is_some());
        self.named += usize::from(hit.is_some_and(|m| m.slips.contains(slip)));
    }

    fn report(&self, kind: &str) {
        println!("{kind}: {} planted, {} found, {} named", self.planted, self.found, self.named);
        assert!(self.planted >= 10, "{kind}: planted only {} times", self.planted);
        assert_eq!((self.found, self.named), (self.planted, self.planted), "{kind}");
    }
}

/// One way to get a number wrong: under which rules, what is right, what is planted.
struct Kind {
    name: &'static str,
    score: &'static str,
    rest: &'static str,
    slip: Slip,
    counts: fn(&Cell) -> Option<i64>,
    wrong: fn(&Cell) -> Option<i64>,
    /// Rounding of components and of the total.
    right_rounding: (Option<Rounding>, Rounding),
    wrong_rounding: (Option<Rounding>, Rounding),
}

fn plain(cell: &Cell) -> Option<i64> {
    Some(cell.hundredths)
}

fn blank_is_zero(cell: &Cell) -> Option<i64> {
    Some(if cell.blank { 0 } else { cell.hundredths })
}

fn blank_left_out(cell: &Cell) -> Option<i64> {
    (!cell.blank).then_some(cell.hundredths)
}

fn unverified_is_zero(cell: &Cell) -> Option<i64> {
    Some(if cell.verified { cell.hundredths } else { 0 })
}

fn kinds() -> Vec<Kind> {
    use Rounding::{HalfUp, Truncate};
    let once = (None, HalfUp);
    let kind = |name, score, rest, slip, counts, wrong, right_rounding, wrong_rounding| Kind {
        name,
        score,
        rest,
        slip,
        counts,
        wrong,
        right_rounding,
        wrong_rounding,
    };
    vec![
        kind(
            "rounded only once",
            "round_at = \"every-criterion\"",
            "",
            Slip::RoundedOnce,
            plain,
            plain,
            (Some(HalfUp), HalfUp),
            once,
        ),
        kind(
            "rounded instead of cut off",
            "rounding = \"truncate\"",
            "",
            Slip::NotTruncated,
            plain,
            plain,
            (None, Truncate),
            once,
        ),
        kind(
            "blanks left out",
            "",
            "[answers]\nblank = \"zero\"",
            Slip::BlankLeftOut,
            blank_is_zero,
            blank_left_out,
            once,
            once,
        ),
        kind(
            "unverified answers counted",
            "",
            "[answers]\nunverified = \"zero\"",
            Slip::UnverifiedUsed,
            unverified_is_zero,
            plain,
            once,
            once,
        ),
    ]
}

#[test]
fn slips_in_numbers_are_named_under_the_rules_that_allow_them() {
    for kind in kinds() {
        let mut tally = Tally::default();
        for seed in 0..ROUNDS {
            let mut at = 0;
            let sheet = Sheet::new(seed, |dice| {
                at += 1;
                let (hundredths, some) = (1 + dice.next(9_999) as i64, dice.next(5) == 0 && at % 3 == 1);
                Cell {
                    hundredths,
                    blank: some && kind.slip == Slip::BlankLeftOut,
                    verified: !(some && kind.slip == Slip::UnverifiedUsed),
                }
            });
            let rules = sheet.rules(kind.score, kind.rest);
            let right: Vec<String> = (0..AGENCIES)
                .map(|a| fixed(&sheet.total(a, kind.counts, kind.right_rounding.0), kind.right_rounding.1))
                .collect();
            let table = |scores: &[String]| {
                let rows: Vec<String> =
                    scores.iter().enumerate().map(|(a, score)| format!("{},{},{score}\n", name(a), group(a))).collect();
                format!("name,group,score\n{}", rows.concat())
            };
            let correct = check(&rules, &sheet.answers(), &table(&right));
            assert!(correct.follows(), "{}, seed {seed}: {:#?}", kind.name, correct.mismatches);
            for row in 0..AGENCIES {
                let wrong = fixed(&sheet.total(row, kind.wrong, kind.wrong_rounding.0), kind.wrong_rounding.1);
                if wrong == right[row] || tally.planted >= 40 {
                    continue;
                }
                let mut planted = right.clone();
                planted[row] = wrong;
                let found = check(&rules, &sheet.answers(), &table(&planted));
                tally.count(&found, &What::Score, row, &kind.slip);
            }
        }
        tally.report(kind.name);
    }
}

#[test]
fn the_class_of_the_value_before_rounding_is_named() {
    let mut tally = Tally::default();
    for seed in 0..ROUNDS + 10 {
        let sheet =
            Sheet::new(seed, |dice| Cell { hundredths: dice.next(10_000) as i64, blank: false, verified: true });
        let totals: Vec<Exact> = (0..AGENCIES).map(|a| sheet.total(a, plain, None)).collect();
        // A bound that only the rounded value reaches.
        let Some(row) = (0..AGENCIES).find(|&a| totals[a].round(2, Rounding::HalfUp) > totals[a]) else { continue };
        let bound = fixed(&totals[row], Rounding::HalfUp);
        let classes = format!("[[class]]\nlabel = \"Tinggi\"\nfrom = {bound}\n[[class]]\nlabel = \"Rendah\"\n");
        let rules = sheet.rules("classify = \"rounded\"", &classes);
        let least = totals[row].round(2, Rounding::HalfUp);
        let table = |wrong: Option<usize>| {
            let rows: Vec<String> = totals
                .iter()
                .enumerate()
                .map(|(a, total)| {
                    let high = total.round(2, Rounding::HalfUp) >= least && wrong != Some(a);
                    let class = if high { "Tinggi" } else { "Rendah" };
                    format!("{},{},{},{class}\n", name(a), group(a), fixed(total, Rounding::HalfUp))
                })
                .collect();
            format!("name,group,score,class\n{}", rows.concat())
        };
        assert!(check(&rules, &sheet.answers(), &table(None)).follows(), "seed {seed}");
        let found = check(&rules, &sheet.answers(), &table(Some(row)));
        tally.count(&found, &What::Class, row, &Slip::OtherBasis);
    }
    tally.report("class of the value before rounding");
}

/// Places of scores: one more than how many are better (or how many different ones are).
fn ranks(scores: &[i64], dense: bool, counts: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let better = |at: usize| {
        let mut better: Vec<i64> =
            (0..scores.len()).filter(|&other| counts(at, other)).map(|other| scores[other]).collect();
        better.retain(|score| *score > scores[at]);
        if dense {
            better.sort_unstable();
            better.dedup();
        }
        better.len() + 1
    };
    (0..scores.len()).map(better).collect()
}

#[test]
fn ranks_counted_in_another_way_are_named() {
    let all = |_: usize, _: usize| true;
    let same = |a: usize, b: usize| group(a) == group(b);
    let (mut ties, mut dense_ties, mut pools, mut groups) =
        (Tally::default(), Tally::default(), Tally::default(), Tally::default());
    for seed in 0..ROUNDS {
        let mut dice = Dice(seed + 77);
        let scores: Vec<i64> = (0..AGENCIES).map(|_| 50 + 5 * dice.next(8) as i64).collect();
        let mut at = 0;
        // Every answer of an agency is its score.
        let sheet = Sheet::new(seed, |_| {
            let hundredths = scores[at / 6] * 100;
            at += 1;
            Cell { hundredths, blank: false, verified: true }
        });
        let table = |ranks: &[usize]| {
            let rows: Vec<String> =
                (0..AGENCIES).map(|a| format!("{},{},{},{}.00\n", ranks[a], name(a), group(a), scores[a])).collect();
            format!("rank,name,group,score\n{}", rows.concat())
        };
        let by_all = "[ranking]\nwithin = \"all\"\nties = ";
        let (competition, dense) = (ranks(&scores, false, all), ranks(&scores, true, all));
        let within = ranks(&scores, false, same);
        let plant = |tally: &mut Tally, rest: &str, right: &[usize], wrong: &[usize], slip: Slip| {
            let rules = sheet.rules("", rest);
            let correct = check(&rules, &sheet.answers(), &table(right));
            assert!(correct.follows(), "{slip:?}, seed {seed}: {:#?}", correct.mismatches);
            let found = check(&rules, &sheet.answers(), &table(wrong));
            for row in (0..AGENCIES).filter(|&row| right[row] != wrong[row]) {
                tally.count(&found, &What::Rank, row, &slip);
            }
        };
        let used = |used| Slip::OtherTies { used };
        plant(&mut ties, &format!("{by_all}\"competition\""), &competition, &dense, used(Ties::Dense));
        plant(&mut dense_ties, &format!("{by_all}\"dense\""), &dense, &competition, used(Ties::Competition));
        let used = |used| Slip::OtherPool { used };
        plant(&mut pools, "[ranking]\nwithin = \"group\"", &within, &competition, used(Within::All));
        plant(&mut groups, "[ranking]\nwithin = \"all\"", &competition, &within, used(Within::Group));
    }
    ties.report("dense ranks");
    dense_ties.report("competition ranks");
    pools.report("ranks over all");
    groups.report("ranks within groups");
}
