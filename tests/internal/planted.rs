//! One slip of each kind is planted into a correct random ranking; `verify` finds the row and names the slip, and finds
//! nothing in the correct one. The wrong numbers are worked out here by hand, not by the program.

use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{Inputs, Verification, VerifyRequest, What, verify};
use ikip::answers::Agency;
use ikip::answers::Answer;
use ikip::answers::Assessments;
use ikip::answers::ListColumns;
use ikip::answers::subject::Subject;
use ikip::exact::{Exact, Rounding};
use ikip::finding::Place;
use ikip::lowlevel::shared_text::Text;
use ikip::published::model::ClassCount;
use ikip::published::model::Component;
use ikip::published::model::Printed;
use ikip::published::model::PrintedForm;
use ikip::published::model::Published;
use ikip::published::model::PublishedRow;
use ikip::rules::{Instrument, Reply};
use ikip::scoring::{self, Detail, Scoreboard};

const AGENCIES: usize = 24;
const ROUNDS: u64 = 12;
/// Top-level criteria, and what they have below them.
const LEAVES: [usize; 3] = [3, 2, 4];

/// A small random source, the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    /// Positive whole numbers that add up to 100, none like another.
    fn weights(&mut self, count: usize) -> Vec<i64> {
        loop {
            let mut cuts: Vec<i64> = (1..count).map(|_| 5 + self.next(90) as i64).collect();
            cuts.extend([0, 100]);
            cuts.sort_unstable();
            let weights: Vec<i64> = cuts.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let mut different = weights.clone();
            different.sort_unstable();
            different.dedup();
            if different.len() == count && different[0] > 3 {
                return weights;
            }
        }
    }
}

/// A random case: weights of this year and of the last, answers in hundredths (`None`: does not apply).
struct Case {
    top: Vec<i64>,
    inner: Vec<Vec<i64>>,
    top_before: Vec<i64>,
    answers: Vec<Vec<Vec<Option<i64>>>>,
}

fn pct(n: i64) -> Exact {
    Exact::ratio(n.into(), 100)
}

impl Case {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let top = dice.weights(LEAVES.len());
        let top_before = loop {
            let weights = dice.weights(LEAVES.len());
            if weights != top {
                break weights;
            }
        };
        let inner = LEAVES.iter().map(|&count| dice.weights(count)).collect();
        let answers = (0..AGENCIES)
            .map(|_| LEAVES.iter().map(|&count| (0..count).map(|_| Some(dice.next(10_000) as i64)).collect()).collect())
            .collect();
        let mut case = Self { top, inner, top_before, answers };
        for agency in &mut case.answers {
            if dice.next(2) == 0 {
                agency[2][1] = None;
            }
        }
        case
    }

    fn toml(&self, id: &str, top: &[i64], from: [i64; 3]) -> String {
        let mut criteria = String::new();
        for (a, weight) in top.iter().enumerate() {
            criteria.push_str(&format!("{{ id = \"c{a}\", name = \"Komponen {a}\", weight = {weight} }},\n"));
            for (b, weight) in self.inner[a].iter().enumerate() {
                criteria.push_str(&format!("{{ id = \"c{a}.{b}\", name = \"Butir {a}.{b}\", weight = {weight} }},\n"));
            }
        }
        format!(
            "schema = 1\ncriteria = [\n{criteria}]\n[instrument]\nid = \"{id}\"\ntitle = \"Uji\"\nyear = 2025\n\
             status = \"illustrative\"\n[score]\n[[class]]\nlabel = \"Tinggi\"\nfrom = {}\n[[class]]\n\
             label = \"Sedang\"\nfrom = {}\n[[class]]\nlabel = \"Rendah\"\nfrom = {}\n[[class]]\nlabel = \"Kurang\"\n\
             [ranking]\nwithin = \"all\"\n",
            from[0], from[1], from[2]
        )
    }

    /// A component's score: the weighted mean of what applies; a zero for the rest where `zero`.
    fn component(&self, agency: usize, a: usize, weights: &[i64], zero: bool) -> Exact {
        let (mut sum, mut whole) = (Exact::ZERO, Exact::ZERO);
        for (answer, &weight) in self.answers[agency][a].iter().zip(weights) {
            let Some(hundredths) = answer.or(zero.then_some(0)) else { continue };
            sum = &sum + &(&pct(hundredths) * &Exact::int(weight));
            whole = &whole + &Exact::int(weight);
        }
        &sum / &whole
    }

    fn components(&self, agency: usize) -> Vec<Exact> {
        (0..LEAVES.len()).map(|a| self.component(agency, a, &self.inner[a], false)).collect()
    }
}

fn mean(parts: &[Exact], weights: &[i64]) -> Exact {
    let sum: Exact = parts.iter().zip(weights).map(|(part, &weight)| part * &Exact::int(weight)).sum();
    &sum / &Exact::int(weights.iter().sum())
}

fn instrument(toml: &str) -> Instrument {
    let read = ikip::rules::read(toml, "uji.toml");
    assert!(read.findings.is_empty(), "{:?}\n{toml}", read.findings);
    read.instrument.expect("valid rules")
}

/// A scored case, and the table as it should be published.
struct Scored {
    case: Case,
    rules: Instrument,
    others: Vec<Instrument>,
    assessments: Assessments,
    board: Scoreboard,
    table: Published,
}

impl Scored {
    fn new(seed: u64) -> Self {
        let case = Case::new(seed);
        let rules = instrument(&case.toml("uji-2025", &case.top, [60, 50, 40]));
        let others = vec![instrument(&case.toml("uji-2024", &case.top_before, [55, 45, 35]))];
        let name = |at: usize| Text::from(format!("Badan {at:02}"));
        let agencies: Vec<Agency> = (0..AGENCIES)
            .map(|at| Agency { id: name(at), name: name(at), group: None, columns: ListColumns::default() })
            .collect();
        let mut answers = Vec::new();
        for (at, agency) in case.answers.iter().enumerate() {
            for (a, leaves) in agency.iter().enumerate() {
                for (b, answer) in leaves.iter().enumerate() {
                    answers.push(Answer {
                        subject: Subject::Agency(at),
                        criterion: rules.find(&format!("c{a}.{b}")).expect("a leaf"),
                        assessor: 0,
                        reply: answer.map_or(Reply::NotApplicable, |hundredths| Reply::Value(pct(hundredths))),
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
        let assessments =
            Assessments::from_answers(&rules, agencies, vec!["".into()], answers).expect("answers that fit");
        let board = scoring::score(&rules, &assessments, Detail::All);
        let table = publish(&rules, &assessments, &board);
        Self { case, rules, others, assessments, board, table }
    }

    fn verify(&self, table: &Published, with_inputs: bool) -> Verification {
        let inputs = with_inputs.then_some(Inputs { assessments: &self.assessments, scores: &self.board });
        verify(&VerifyRequest {
            instrument: &self.rules,
            published: table,
            inputs,
            others: &self.others,
            top: None,
            group: None,
        })
    }
}

fn number(value: &Exact) -> Printed {
    Printed { value: value.round(2, Rounding::HalfUp), decimals: 2 }
}

fn publish(rules: &Instrument, assessments: &Assessments, board: &Scoreboard) -> Published {
    let tops = rules.criteria[0].children.clone();
    let rows = board.agencies.iter().enumerate().map(|(at, score)| PublishedRow {
        place: Place::file("terbit.csv").line(at as u64 + 2),
        id: None,
        name: assessments.agencies[score.agency()].name.clone().into(),
        group: None,
        year: None,
        context: None,
        rank: score.rank(),
        score: score.total().map(number),
        class: score.class().map(|class| rules.classes[class].label.clone()),
        unscored: false,
        components: tops
            .iter()
            .map(|&ix| board.criterion(score, ix).and_then(|c| c.value()).map(|v| number(&v.exact)))
            .collect(),
    });
    let counts = board.groups[0].classes.iter().zip(&rules.classes).map(|(count, class)| ClassCount {
        class: Some(class.label.clone()),
        count: Some(*count as u64),
        percent: Some(number(&Exact::ratio(*count as i128 * 100, AGENCIES as i128))),
        ..ClassCount::default()
    });
    Published {
        components: tops.iter().map(|&criterion| Component { criterion, form: PrintedForm::Score }).collect(),
        rows: rows.collect(),
        counts: counts.collect(),
        ..Published::default()
    }
}

/// Plants into one row of a table; `None` where it would change nothing there.
type Plant = fn(&Scored, usize, &mut Dice) -> Option<(Published, What, Slip)>;

fn agency(scored: &Scored, row: usize) -> usize {
    scored.assessments.find(&scored.table.rows[row].name).expect("a known agency")
}

fn with_score(scored: &Scored, row: usize, value: Printed, slip: Slip) -> Option<(Published, What, Slip)> {
    if scored.table.rows[row].score.as_ref() == Some(&value)
        || value.value.is_negative()
        || value.value > Exact::HUNDRED
    {
        return None;
    }
    let mut table = scored.table.clone();
    table.rows[row].score = Some(value);
    Some((table, What::Score, slip))
}

fn truncated(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let exact = mean(&scored.case.components(agency(scored, row)), &scored.case.top);
    let value = Printed { value: exact.round(2, Rounding::Truncate), decimals: 2 };
    with_score(scored, row, value, Slip::Truncated)
}

fn rounded_everywhere(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let parts: Vec<Exact> =
        scored.case.components(agency(scored, row)).iter().map(|part| part.round(2, Rounding::HalfUp)).collect();
    with_score(scored, row, number(&mean(&parts, &scored.case.top)), Slip::RoundedEverywhere)
}

fn swapped_digits(scored: &Scored, row: usize, dice: &mut Dice) -> Option<(Published, What, Slip)> {
    let text = scored.table.rows[row].score.as_ref()?.text();
    let digits: Vec<usize> = (0..text.len()).filter(|&at| text.as_bytes()[at] != b'.').collect();
    let at = dice.next(digits.len() as u64 - 1) as usize;
    let mut bytes = text.into_bytes();
    bytes.swap(digits[at], digits[at + 1]);
    let value = Printed::parse(std::str::from_utf8(&bytes).expect("digits"))?;
    with_score(scored, row, value, Slip::SwappedDigits)
}

fn one_digit(scored: &Scored, row: usize, dice: &mut Dice) -> Option<(Published, What, Slip)> {
    let mut bytes = scored.table.rows[row].score.as_ref()?.text().into_bytes();
    let at = dice.next(2) as usize;
    bytes[at] = b'1' + dice.next(9) as u8;
    let value = Printed::parse(std::str::from_utf8(&bytes).ok()?)?;
    with_score(scored, row, value, Slip::OneDigit)
}

fn equal_weights(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let value = number(&mean(&scored.case.components(agency(scored, row)), &[1, 1, 1]));
    with_score(scored, row, value, Slip::EqualWeights { within: Some("total".into()) })
}

fn equal_weights_everywhere(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let of = agency(scored, row);
    let parts: Vec<Exact> = (0..3).map(|a| scored.case.component(of, a, &vec![1; LEAVES[a]], false)).collect();
    with_score(scored, row, number(&mean(&parts, &[1, 1, 1])), Slip::EqualWeights { within: None })
}

fn last_years_weights(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let value = number(&mean(&scored.case.components(agency(scored, row)), &scored.case.top_before));
    with_score(scored, row, value, Slip::OtherWeights { rules: "uji-2024".into() })
}

fn left_out(scored: &Scored, row: usize, dice: &mut Dice) -> Option<(Published, What, Slip)> {
    let (parts, gone) = (scored.case.components(agency(scored, row)), dice.next(3) as usize);
    let loss = &(&parts[gone] * &Exact::int(scored.case.top[gone])) / &Exact::HUNDRED;
    let value = number(&(&mean(&parts, &scored.case.top) - &loss));
    with_score(scored, row, value, Slip::LeftOut { criterion: format!("c{gone}"), carried: false })
}

fn left_out_and_carried(scored: &Scored, row: usize, dice: &mut Dice) -> Option<(Published, What, Slip)> {
    let (mut parts, mut weights) = (scored.case.components(agency(scored, row)), scored.case.top.clone());
    let gone = dice.next(3) as usize;
    parts.remove(gone);
    weights.remove(gone);
    let slip = Slip::LeftOut { criterion: format!("c{gone}"), carried: true };
    with_score(scored, row, number(&mean(&parts, &weights)), slip)
}

fn counted_twice(scored: &Scored, row: usize, dice: &mut Dice) -> Option<(Published, What, Slip)> {
    let (parts, twice) = (scored.case.components(agency(scored, row)), dice.next(3) as usize);
    let gain = &(&parts[twice] * &Exact::int(scored.case.top[twice])) / &Exact::HUNDRED;
    let value = number(&(&mean(&parts, &scored.case.top) + &gain));
    with_score(scored, row, value, Slip::Twice { criterion: format!("c{twice}"), carried: false })
}

fn doubled_weight(scored: &Scored, row: usize, dice: &mut Dice) -> Option<(Published, What, Slip)> {
    let mut weights = scored.case.top.clone();
    let twice = dice.next(3) as usize;
    weights[twice] *= 2;
    let value = number(&mean(&scored.case.components(agency(scored, row)), &weights));
    with_score(scored, row, value, Slip::Twice { criterion: format!("c{twice}"), carried: true })
}

fn zero_for_not_applicable(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let of = agency(scored, row);
    let parts: Vec<Exact> = (0..3).map(|a| scored.case.component(of, a, &scored.case.inner[a], true)).collect();
    with_score(scored, row, number(&mean(&parts, &scored.case.top)), Slip::ZeroForNotApplicable)
}

fn swapped_rows(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let other = if row == 0 { AGENCIES - 1 } else { row - 1 };
    let mut table = scored.table.clone();
    table.rows[row].score.clone_from(&scored.table.rows[other].score);
    table.rows[other].score.clone_from(&scored.table.rows[row].score);
    let agency = scored.table.rows[other].name.to_string();
    (table != scored.table).then_some((table, What::Score, Slip::SwappedWith { agency }))
}

fn last_years_class(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let value = &scored.table.rows[row].score.as_ref()?.value;
    let class = [(55, "Tinggi"), (45, "Sedang"), (35, "Rendah"), (0, "Kurang")]
        .into_iter()
        .find(|(from, _)| *value >= Exact::int(*from))?
        .1;
    let mut table = scored.table.clone();
    if table.rows[row].class.as_deref() == Some(class) {
        return None;
    }
    table.rows[row].class = Some(class.into());
    Some((table, What::Class, Slip::OtherClasses { rules: "uji-2024".into() }))
}

fn a_share_of_another_whole(scored: &Scored, row: usize, _: &mut Dice) -> Option<(Published, What, Slip)> {
    let at = row % scored.table.counts.len();
    let mut table = scored.table.clone();
    let count = table.counts[at].count? as i128;
    let base = AGENCIES as u64 + 3;
    let percent = number(&Exact::ratio(count * 100, base.into()));
    if count == 0 {
        return None;
    }
    table.counts[at].percent = Some(percent);
    Some((table, What::Percent, Slip::OtherBase { base }))
}

const PLANTS: &[(&str, Plant)] = &[
    ("truncated", truncated),
    ("rounded at every criterion", rounded_everywhere),
    ("swapped digits", swapped_digits),
    ("one digit", one_digit),
    ("equal weights at the top", equal_weights),
    ("equal weights everywhere", equal_weights_everywhere),
    ("last year's weights", last_years_weights),
    ("left out", left_out),
    ("left out, the rest carries", left_out_and_carried),
    ("counted twice", counted_twice),
    ("weight doubled", doubled_weight),
    ("zero for does not apply", zero_for_not_applicable),
    ("two rows swapped", swapped_rows),
    ("last year's classes", last_years_class),
    ("share of another whole", a_share_of_another_whole),
];

#[test]
fn a_correct_ranking_is_found_correct_with_inputs_and_without() {
    for seed in 0..ROUNDS {
        let scored = Scored::new(seed);
        for with_inputs in [true, false] {
            let found = scored.verify(&scored.table, with_inputs);
            assert!(found.follows(), "seed {seed}, inputs {with_inputs}: {:#?}", found.mismatches);
            assert!(found.checked.scores >= AGENCIES && found.checked.ranks == AGENCIES, "{:?}", found.checked);
        }
    }
}

#[test]
fn every_planted_slip_is_found_in_its_row_and_named() {
    for (kind, plant) in PLANTS {
        let (mut planted, mut found_row, mut named, mut named_first) = (0, 0, 0, 0);
        for seed in 0..ROUNDS {
            let scored = Scored::new(seed);
            let mut dice = Dice(seed + 1000);
            for row in (0..AGENCIES).step_by(5) {
                let Some((table, what, slip)) = plant(&scored, row, &mut dice) else { continue };
                planted += 1;
                let found = scored.verify(&table, true);
                let subject = match what {
                    What::Percent => table.counts[row % table.counts.len()].class.clone().expect("a class"),
                    _ => table.rows[row].name.to_string(),
                };
                let hit = found.mismatches.iter().find(|m| m.what == what && m.subject == subject);
                found_row += usize::from(hit.is_some());
                named += usize::from(hit.is_some_and(|m| m.slips.contains(&slip)));
                named_first += usize::from(hit.is_some_and(|m| m.slips.first() == Some(&slip)));
            }
        }
        println!("{kind}: {planted} planted, {found_row} found, {named} named ({named_first} of them first)");
        assert!(planted >= 10, "{kind}: planted only {planted} times");
        assert_eq!((found_row, named), (planted, planted), "{kind}");
    }
}

#[test]
fn a_wrong_rank_and_a_wrong_count_are_found() {
    let scored = Scored::new(7);
    let mut table = scored.table.clone();
    table.rows[4].rank = Some(9);
    table.counts[1].count = table.counts[1].count.map(|count| count + 1);
    table.counts[1].percent = None;
    for with_inputs in [true, false] {
        let found = scored.verify(&table, with_inputs);
        let rank: Vec<_> = found.mismatches.iter().filter(|m| m.what == What::Rank).map(|m| &m.subject).collect();
        assert!(rank.contains(&&table.rows[4].name.to_string()), "{:#?}", found.mismatches);
        assert!(found.mismatches.iter().any(|m| m.what == What::Count && m.subject == "Sedang"));
    }
}

#[test]
fn who_is_missing_and_who_is_extra_is_told() {
    let scored = Scored::new(3);
    let mut table = scored.table.clone();
    table.rows[5].name = "Badan yang tidak dikenal".into();
    let found = scored.verify(&table, true);
    let whats: Vec<_> = found.mismatches.iter().map(|m| (m.what.clone(), m.subject.clone())).collect();
    assert_eq!(
        whats,
        [(What::Extra, "Badan yang tidak dikenal".into()), (What::Missing, scored.table.rows[5].name.to_string())]
    );
}
