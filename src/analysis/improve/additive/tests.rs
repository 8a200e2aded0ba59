//! Sums over a common denominator against the same sums in plain fractions, on random instruments.

use std::sync::Arc;

use crate::analysis::explain::Explainer;
use crate::analysis::improve::additive::*;
use crate::analysis::improve::candidates;
use crate::answers::Agency;
use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::ListColumns;
use crate::answers::subject::Subject;
use crate::finding::Place;
use crate::rules::{self, Reply};
use crate::scoring::{Detail, score};

/// A small random source, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("thirty-one bits") % below
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

const SCALES: &str = "[scale.ya]\nkind = \"choice\"\nchoices = { Ya = 1, Sebagian = 0.5, Tidak = 0 }\nout_of = 1\n\
                      [scale.empat]\nkind = \"choice\"\nchoices = [0, 1, 2, 3, 4]\nout_of = 4\n\
                      [scale.tiga]\nkind = \"number\"\nmin = 0\nmax = 7.5\nout_of = 7.5\n\
                      [scale.poin]\nkind = \"number\"\nmin = 0\nmax = 100\nstep = 5\n";

/// Questions in two branches, with weights that have no end where they are divided.
fn rules_text(dice: &mut Dice, questions: usize) -> String {
    let mut text = String::from("schema = 1\ncriteria = [\n  { id = \"a\", name = \"A\", weight = 2 },\n");
    for branch in ["a", "b"] {
        if branch == "b" {
            text += "  { id = \"b\", name = \"B\", weight = 1 },\n";
        }
        for at in 0..questions {
            let scale = dice.one(&["ya", "empat", "tiga", "poin", ""]);
            let scale = if scale.is_empty() { String::new() } else { format!(", scale = \"{scale}\"") };
            let weight = dice.one(&["1", "1", "2", "3", "0.7", "0"]);
            let weight = if at == 0 { "1" } else { weight };
            text += &format!("  {{ id = \"{branch}.{at}\", name = \"Butir\", weight = {weight}{scale} }},\n");
        }
    }
    let (decimals, rounding) = (dice.below(4), dice.one(&["half-up", "half-even", "truncate"]));
    let classify = dice.one(&["rounded", "exact"]);
    let from = dice.one(&["from", "above"]);
    text + &format!(
        "]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n[score]\nweights = \
         \"relative\"\ndecimals = {decimals}\nrounding = \"{rounding}\"\nclassify = \"{classify}\"\n{SCALES}[[class]]\n\
         label = \"Tinggi\"\n{from} = {}\n[[class]]\nlabel = \"Sedang\"\n{from} = {}\n[[class]]\nlabel = \"Rendah\"\n",
        70 + dice.below(30),
        20 + dice.below(40)
    )
}

fn answers(dice: &mut Dice, instrument: &Instrument) -> Assessments {
    let assessors: Vec<Arc<str>> = ["p", "q", "r"].map(Into::into).to_vec();
    let mut answers = Vec::new();
    for (criterion, of) in instrument.criteria.iter().enumerate().filter(|(_, of)| of.is_leaf()) {
        let values: &[&str] = match of.scale.as_ref().map(|scale| scale.name.as_str()) {
            Some("ya") => &["0", "0.5", "1"],
            Some("empat") => &["0", "1", "2", "3"],
            Some("tiga") => &["0", "3", "6"],
            Some("poin") => &["0", "20", "45", "95"],
            _ => &["0", "12.5", "33.33", "80"],
        };
        for assessor in 0..=dice.below(3) {
            let written = dice.one(values);
            let value = Exact::parse_decimal(written).expect("a decimal");
            answers.push(Answer {
                subject: Subject::Agency(0),
                criterion,
                assessor,
                reply: Reply::Value(value),
                text: written.into(),
                verified: true,
                declared: None,
                evidence: None,
                note: None,
                place: Place::default(),
            });
        }
    }
    let agency = Agency { id: "x".into(), name: "x".into(), group: None, columns: ListColumns::default() };
    Assessments::from_answers(instrument, vec![agency], assessors, answers).expect("answers that fit")
}

/// What [`AdditiveGains`] says, in fractions as they come.
struct Plain<'a> {
    instrument: &'a Instrument,
    candidates: &'a [RaiseOptions],
    total: Exact,
    multipliers: Vec<Exact>,
    needed: Exact,
    target: usize,
}

impl Plain<'_> {
    fn total(&self, picks: &[(usize, usize)]) -> Exact {
        let gain = |&(at, level): &(usize, usize)| &self.candidates[at].gain(level) * &self.multipliers[at];
        picks.iter().fold(self.total.clone(), |sum, pick| (&sum + &gain(pick)).reduced())
    }

    fn reaches(&self, picks: &[(usize, usize)]) -> bool {
        let compared = self.instrument.on_basis(&self.total(picks), self.instrument.classify);
        self.instrument.class_of(&compared).is_some_and(|class| class <= self.target)
    }

    fn most(&self, at: usize) -> Exact {
        &self.candidates[at].gain(self.candidates[at].len() - 1) * &self.multipliers[at]
    }

    fn can_reach(&self, chosen: &[usize], from: usize, more: usize) -> bool {
        let mut further: Vec<Exact> = (from..self.candidates.len()).map(|at| self.most(at)).collect();
        further.sort_by(|a, b| b.cmp(a));
        let own: Exact = chosen.iter().map(|&at| self.most(at)).sum();
        more <= further.len() && &own + &further.iter().take(more).sum::<Exact>() >= self.needed
    }

    fn yields(&self, at: usize) -> Exact {
        (&self.candidates[at].width * &self.multipliers[at]).reduced()
    }

    fn least_raise(&self, chosen: &[usize]) -> Exact {
        let mut order = chosen.to_vec();
        order.sort_by_key(|&at| std::cmp::Reverse(self.yields(at)));
        let (mut missing, mut raise) = (self.needed.clone(), Exact::ZERO);
        for at in order {
            if missing.is_zero() || missing.is_negative() || self.yields(at).is_zero() {
                break;
            }
            let whole = self.candidates[at].raise(self.candidates[at].len() - 1);
            let part = Exact::min(&whole, &(&missing / &self.yields(at))).clone();
            missing = (&missing - &(&part * &self.yields(at))).reduced();
            raise = (&raise + &part).reduced();
        }
        raise
    }

    fn is_least(&self, chosen: &[usize], raise: &Exact) -> bool {
        let mut steps = chosen.iter().map(|&at| self.candidates[at].step());
        let Some(Some(step)) = steps.next() else { return false };
        steps.all(|other| other.as_ref() == Some(&step)) && raise - &self.least_raise(chosen) < step
    }

    fn twin(&self, at: usize) -> Option<usize> {
        let own = &self.candidates[at];
        (0..at).rev().find(|&before| {
            let other = &self.candidates[before];
            self.multipliers[at] == self.multipliers[before]
                && (&own.now, &own.width, &own.factor) == (&other.now, &other.width, &other.factor)
                && own.ladder == other.ladder
        })
    }
}

/// How often each answer was seen, so that neither is missing.
#[derive(Default)]
struct Seen {
    reached: [usize; 2],
    least: [usize; 2],
    twins: usize,
}

#[test]
fn sums_over_one_denominator_say_what_plain_fractions_say() {
    let mut seen = Seen::default();
    for seed in 0..250 {
        compare(&mut Dice(seed), &mut seen);
    }
    let often = seen.reached.iter().chain(&seen.least).all(|&n| n > 500);
    assert!(often && seen.twins > 10, "{:?} {:?} {}", seen.reached, seen.least, seen.twins);
}

fn compare(dice: &mut Dice, seen: &mut Seen) {
    let questions = 2 + dice.below(4);
    let text = rules_text(dice, questions);
    let read = rules::read(&text, "uji.toml");
    let instrument = read.instrument.unwrap_or_else(|| panic!("{text}\n{:?}", read.findings));
    let assessments = answers(dice, &instrument);
    let board = score(&instrument, &assessments, Detail::All);
    let explainer = Explainer::new(&instrument, &assessments, &board);
    let explanation = explainer.explain(0).expect("scored");
    let Some(target) = explanation.next.as_ref().map(|next| next.class) else { return };
    let candidates = candidates::of(&instrument, &assessments, 0);
    let Some(linear) = AdditiveGains::new(&instrument, &explanation, &candidates, target) else { return };
    let raises: Vec<Climb> = candidates.iter().map(Climb::raises).collect();
    let plain = plain(&instrument, &explanation, &candidates, target);
    for at in 0..candidates.len() {
        for level in [0, dice.below(candidates[at].len()), candidates[at].len() - 1] {
            assert_eq!(raises[at].at(level), candidates[at].raise(level), "{text}");
        }
        assert_eq!(linear.twins[at], plain.twin(at), "{text}");
        seen.twins += usize::from(linear.twins[at].is_some());
    }
    for _ in 0..40 {
        let chosen: Vec<usize> = (0..candidates.len()).filter(|_| dice.below(2) == 0).collect();
        let picks: Vec<_> = chosen.iter().map(|&at| (at, dice.below(candidates[at].len()))).collect();
        let reached = linear.reaches(&instrument, target, &picks);
        assert_eq!(reached, plain.reaches(&picks), "{picks:?}\n{text}");
        seen.reached[usize::from(reached)] += 1;
        let (from, more) = (dice.below(candidates.len() + 1), dice.below(4));
        let before: Vec<usize> = chosen.iter().copied().filter(|&at| at < from).collect();
        let missing = before.iter().fold(linear.needed().clone(), |missing, &at| linear.without(&missing, at));
        assert_eq!(linear.can_reach(&missing, from, more), plain.can_reach(&before, from, more), "{text}");
        let raise: Exact = picks.iter().map(|&(at, level)| candidates[at].raise(level)).sum();
        let against = linear.against_least(&raises, &chosen, &raise);
        assert_eq!(against, raise.cmp(&plain.least_raise(&chosen)), "{text}");
        seen.least[usize::from(against.is_le())] += 1;
        assert_eq!(
            linear.is_least(&candidates, &raises, &chosen, &raise),
            plain.is_least(&chosen, &raise),
            "{chosen:?} {raise}\n{text}"
        );
    }
}

fn plain<'a>(
    instrument: &'a Instrument,
    explanation: &Explanation,
    candidates: &'a [RaiseOptions],
    target: usize,
) -> Plain<'a> {
    let total = explanation.score.total().expect("scored").reduced();
    let effective =
        |c: &RaiseOptions| explanation.criteria[c.criterion].effective.clone().expect("a part in the total");
    let multipliers = candidates.iter().map(|c| (&effective(c) / &Exact::HUNDRED).reduced()).collect();
    let lends = instrument.classify == Basis::Rounded && instrument.rounding != Rounding::Truncate;
    let bound = &instrument.classes[target].bound.as_ref().expect("a class above has a bound").value;
    let half = if lends { Exact::ratio(1, 2 * 10_i128.pow(instrument.decimals)) } else { Exact::ZERO };
    let needed = &(bound - &total) - &half;
    Plain { instrument, candidates, total, multipliers, needed, target }
}
