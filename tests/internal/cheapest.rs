//! The cheapest answers, held against every choice there is: on instruments so small that all can be tried by hand.

use std::fs;

use ikip::analysis::explain::Explainer;
use ikip::analysis::improve::{self, Verdict, improve};
use ikip::exact::{Exact, Rounding};
use ikip::intake::{self, InputArg, Request};
use ikip::scoring::{self, Detail};

/// A small random source, the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % below) as i64
    }
}

/// Three questions from 0 to 100 in whole points, and a class from a bound on.
struct Case {
    weights: [i64; 3],
    answers: [i64; 3],
    bound: i64,
}

impl Case {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let (a, b) = (10 + dice.next(40), 10 + dice.next(40));
        Self {
            weights: [a, b, 100 - a - b],
            answers: [dice.next(60), dice.next(60), dice.next(60)],
            bound: 45 + dice.next(45),
        }
    }

    fn reaches(&self, answers: [i64; 3]) -> bool {
        let hundredths: i64 = self.weights.iter().zip(answers).map(|(weight, answer)| weight * answer).sum();
        // Rounded to one decimal, half up.
        (hundredths + 5) / 10 >= self.bound * 10
    }

    /// Fewest answers, then the smallest raise in points; `None` where the class is reached or out of reach.
    fn by_hand(&self) -> Option<(usize, i64)> {
        let mut best: Option<(usize, i64)> = None;
        let levels = |at: usize| self.answers[at]..=100;
        for x in levels(0) {
            for y in levels(1) {
                for z in levels(2) {
                    let raised = [x, y, z];
                    let count = (0..3).filter(|&at| raised[at] > self.answers[at]).count();
                    let raise = raised.iter().sum::<i64>() - self.answers.iter().sum::<i64>();
                    if best.is_none_or(|best| (count, raise) < best) && self.reaches(raised) {
                        best = Some((count, raise));
                    }
                }
            }
        }
        best.filter(|(count, _)| *count > 0)
    }

    fn told(&self) -> Option<Verdict> {
        let [a, b, c] = self.weights;
        let text = format!(
            "schema = 1\ncriteria = [\n  {{ id = \"a\", name = \"A\", weight = {a}, scale = \"poin\" }},\n  {{ id = \
             \"b\", name = \"B\", weight = {b}, scale = \"poin\" }},\n  {{ id = \"c\", name = \"C\", weight = {c}, \
             scale = \"poin\" }},\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \
             \"illustrative\"\n[score]\ndecimals = 1\n[scale.poin]\nkind = \"number\"\nmin = 0\nmax = 100\nstep = \
             1\n[[class]]\nlabel = \"Tinggi\"\nfrom = {}\n[[class]]\nlabel = \"Rendah\"\n",
            self.bound
        );
        let read = ikip::rules::read(&text, "uji.toml");
        let rules = read.instrument.unwrap_or_else(|| panic!("{:?}", read.findings));
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("jawaban.csv");
        let [x, y, z] = self.answers;
        fs::write(&path, format!("agency,a,b,c\nDinas Sosial,{x},{y},{z}\n")).expect("written");
        let request = Request { inputs: vec![InputArg::Path(path)], keep: intake::Keep::All, ..Request::default() };
        let assessments = intake::read(&rules, &request).assessments;
        let board = scoring::score(&rules, &assessments, Detail::All);
        let explainer = Explainer::new(&rules, &assessments, &board);
        let explanation = explainer.explain(0).expect("scored");
        let total = explanation.score.total().expect("a total").round(1, Rounding::HalfUp);
        assert_eq!(explanation.next.is_none(), total >= Exact::int(self.bound));
        Some(improve(&explainer, &explanation, improve::EFFORT)?.verdict)
    }
}

#[test]
fn one_two_or_three_answers_are_the_fewest_with_the_smallest_raise() {
    let mut sizes = [0; 4];
    for seed in 0..60 {
        let case = Case::new(seed);
        match (case.told(), case.by_hand()) {
            (None, None) => {}
            (Some(Verdict::Reached { answers, fewest, cheapest, .. }), Some((count, raise))) => {
                let points: Exact = answers.iter().map(|answer| &answer.raise * &Exact::HUNDRED).sum();
                assert_eq!(answers.len(), count, "seed {seed}");
                assert!(fewest && cheapest, "seed {seed}: the search was bounded");
                assert_eq!(points, Exact::int(raise), "seed {seed}: {answers:?}");
                sizes[count] += 1;
            }
            (told, hand) => panic!("seed {seed}: {told:?} against {hand:?}"),
        }
    }
    println!("ways of one answer: {}, of two: {}, of three: {}", sizes[1], sizes[2], sizes[3]);
    assert!(sizes[1] > 5 && sizes[2] > 5, "{sizes:?}");
}
