//! Forms filled in on trial: every result that the formulas give is compared with that of scoring.

use super::allowed::AllowedAnswers;
use super::live::{LiveColumn, LiveLayout, LiveState, ResultState, TrialAnswer};
use super::{Form, FormRow, Who, sheet};
use crate::answers::subject::Subject;
use crate::answers::{Agency, Answer, Assessments};
use crate::exact::{Exact, Rounding};
use crate::finding::Place;
use crate::rules::scale::Entries;
use crate::rules::{Counted, CriterionIx, Instrument, Reply, TOTAL};
use crate::scoring::{self, AgencyScore, CriterionScore, Detail, Scoreboard, State};
use crate::workbook::book::WorkBook;
use crate::workbook::evaluate::{CellSource as _, Scalar};

/// The answer that was typed.
fn given_answer(instrument: &Instrument, typed: &TrialAnswer) -> Answer {
    let shared = instrument.criteria[typed.criterion].shared;
    Answer {
        subject: if shared { Subject::Everybody } else { Subject::Agency(0) },
        criterion: typed.criterion,
        assessor: typed.assessor,
        reply: typed.reply.clone(),
        text: typed.text.as_str().into(),
        verified: true,
        declared: None,
        evidence: typed.evidence.then(|| "https://contoh.go.id".into()),
        note: None,
        place: Place::default(),
    }
}

/// Numbers that look random and are the same everywhere.
struct Draws(u64);

impl Draws {
    /// Other numbers for every seed.
    #[must_use]
    const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    /// A number from 0 to one less than this.
    const fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Some answer to a question: as full as can be (trial 0), as low as can be (1), else whatever comes.
#[must_use]
fn draw(
    instrument: &Instrument,
    (criterion, assessor): (CriterionIx, usize),
    is_text: bool,
    trial: u64,
    draws: &mut Draws,
) -> Option<TrialAnswer> {
    let known = &instrument.criteria[criterion];
    let kind = if trial < 2 { 9 } else { draws.below(12) };
    let state = |reply: Reply, text: &str| (text.to_owned(), None, reply);
    let (text, number, reply) = match kind {
        0 | 1 => return None,
        2 => state(Reply::NotApplicable, " tidak  berlaku"),
        3 => state(Reply::NoCase, "Tidak Ada Kasus"),
        4 => state(Reply::Blank, "-"),
        _ => value(instrument, criterion, is_text, trial, draws)?,
    };
    let evidence = trial == 0 || draws.below(3) > 0;
    let counts = known.count_with(&reply, true, evidence, instrument);
    let refused = matches!(counts, Err(_) | Ok(Counted::Refused));
    (!refused).then_some(TrialAnswer { criterion, assessor, text, number, reply, evidence })
}

fn value(
    instrument: &Instrument,
    criterion: CriterionIx,
    is_text: bool,
    trial: u64,
    draws: &mut Draws,
) -> Option<(String, Option<f64>, Reply)> {
    let known = &instrument.criteria[criterion];
    let (mut text, value) = match known.entries(instrument) {
        Entries::Names(choices) | Entries::Numbers(choices) => {
            let choice = match trial {
                0 => choices.iter().max_by(|a, b| a.value.cmp(&b.value))?,
                1 => choices.iter().min_by(|a, b| a.value.cmp(&b.value))?,
                _ => choices.get(usize::try_from(draws.below(choices.len() as u64)).ok()?)?,
            };
            (choice.label.clone(), choice.value.clone())
        }
        Entries::Range { min, max, step } => {
            let value = match (trial, step) {
                (0, _) => max.clone(),
                (1, _) => min.clone(),
                (_, Some(step)) => min + &(step * &Exact::from(i64::try_from(draws.below(4)).ok()?)),
                (_, None) => drawn_number(instrument, criterion, (min, max), draws),
            };
            let value = if &value > max { min.clone() } else { value };
            (value.to_decimal(9)?, value)
        }
    };
    if !matches!(known.entries(instrument), Entries::Names(_)) {
        if !is_text {
            return Some((text, Some(value.to_f64()), Reply::Value(value)));
        }
        if trial > 1 && draws.below(2) == 0 {
            text = text.replace('.', ",");
        }
    } else if trial > 1 && draws.below(3) == 0 {
        text = format!(" {} ", text.to_uppercase());
    }
    Some((text, None, Reply::Value(value)))
}

/// A number on the range: on a bound of a band, or with up to two digits.
fn drawn_number(instrument: &Instrument, criterion: CriterionIx, ends: (&Exact, &Exact), draws: &mut Draws) -> Exact {
    let bands = instrument.criteria[criterion].scale.as_deref().and_then(|scale| scale.bands()).unwrap_or_default();
    let bounds: Vec<&Exact> =
        bands.iter().map(|band| &band.bound.value).filter(|value| *value >= ends.0 && *value <= ends.1).collect();
    if !bounds.is_empty() && draws.below(2) == 0 {
        return bounds[usize::try_from(draws.below(bounds.len() as u64)).unwrap_or(0)].clone();
    }
    let part = Exact::ratio(i128::from(draws.below(101)), 100);
    (ends.0 + &(&part * &(ends.1 - ends.0))).round(2, Rounding::Truncate)
}

/// Fills a form for one body in, in so many ways, and compares all that its formulas give with scoring.
///
/// Gives the first thing that differs, in words for developers; `None`: nothing does.
#[must_use]
pub(crate) fn check(form: &Form<'_>, trials: u64) -> Option<String> {
    let [part] = form.parts.as_slice() else { return None };
    let agency = match part.who {
        Who::Listed(agency) => agency.clone(),
        _ => Agency { id: "badan".into(), name: "badan".into(), group: None, columns: Default::default() },
    };
    (0..trials).find_map(|trial| {
        let mut draws = Draws::new(trial);
        let questions = part.lines.iter().filter_map(|line| match *line {
            FormRow::Question(ix, assessor) => Some((ix, assessor)),
            FormRow::Branch(_) => None,
        });
        let is_text = |ix| AllowedAnswers::of(form.instrument, ix, form.lang).is_text();
        let typed: Vec<TrialAnswer> =
            questions.filter_map(|asked| draw(form.instrument, asked, is_text(asked.0), trial, &mut draws)).collect();
        let others = for_others(form, agency.group.as_deref(), trial, &mut draws);
        let (book, layout) = sheet::book(form, &typed);
        let given = typed.iter().chain(&others).map(|typed| given_answer(form.instrument, typed)).collect();
        let differs = disagreement((form.instrument, &agency, &form.assessors), given, (&book, &layout?))?;
        Some(format!("trial {trial}: {differs}"))
    })
}

/// Answers to the questions that others answer, or that stand on another form: scoring knows them, this form does not.
fn for_others(form: &Form<'_>, group: Option<&str>, trial: u64, draws: &mut Draws) -> Vec<TrialAnswer> {
    let (instrument, asked) = (form.instrument, form.asked());
    let others = (0..instrument.criteria.len())
        .filter(|&ix| instrument.criteria[ix].is_leaf() && instrument.applies(ix, group) && !asked.contains(&ix));
    // Without any answer to what is shared there would be no score at all.
    let full = |ix| draw(instrument, (ix, 0), false, 0, &mut Draws::new(0));
    let some = |typed: &TrialAnswer| typed.reply != Reply::Blank;
    others.filter_map(|ix| draw(instrument, (ix, 0), false, trial, draws).filter(some).or_else(|| full(ix))).collect()
}

/// The first thing that the filled-in form says otherwise than scoring does; `None`: they agree.
#[must_use]
fn disagreement(
    (instrument, agency, assessors): (&Instrument, &Agency, &[String]),
    given: Vec<Answer>,
    (book, layout): (&WorkBook, &LiveLayout),
) -> Option<String> {
    let names = assessors.iter().map(|name| name.as_str().into()).collect();
    let assessments = match Assessments::from_answers(instrument, vec![agency.clone()], names, given) {
        Ok(assessments) => assessments,
        Err(refused) => return Some(format!("{refused:?}")),
    };
    let board = scoring::score(instrument, &assessments, Detail::All);
    let score = board.of(0)?;
    let seen = Seen { book, layout };
    let differing = (1..instrument.criteria.len()).find_map(|ix| {
        seen.criterion(instrument, (&board, score), ix).map(|what| format!("{}: {what}", instrument.criteria[ix].id))
    });
    differing.or_else(|| seen.total(instrument, score))
}

/// The results of a form as its formulas give them.
struct Seen<'s> {
    book: &'s WorkBook,
    layout: &'s LiveLayout,
}

impl Seen<'_> {
    fn state(&self, ix: CriterionIx) -> Option<f64> {
        self.book.value(self.layout.cell(ix, LiveColumn::State)).number()
    }

    fn criterion(
        &self,
        instrument: &Instrument,
        (board, score): (&Scoreboard, &AgencyScore),
        ix: CriterionIx,
    ) -> Option<String> {
        // What is shared is answered elsewhere; without any answer scoring does not ask for it.
        let state = self.state(ix).filter(|_| !instrument.criteria[ix].shared);
        if state.is_none()
            || state.is_some_and(|state| state >= LiveState::Unknown as i64 as f64)
            || !tells_criteria(score)
        {
            return None;
        }
        let outcome = board.criterion(score, ix)?;
        let is = |all: &[LiveState]| all.iter().any(|known| state == Some(*known as i64 as f64));
        let same_state = match outcome.state() {
            State::Scored => is(&[LiveState::Scored]),
            State::Excluded => is(&[LiveState::LeftOut, LiveState::Empty]),
            State::Gated => is(&[LiveState::Gated, LiveState::Barred]),
            State::Unscored => is(&[LiveState::UnaskedMet, LiveState::UnaskedNotMet, LiveState::Withdrawn]),
        };
        let printed = self.book.value(self.layout.cell(ix, LiveColumn::Printed));
        let same = same_state && (printed == expected(instrument, outcome) || is_at_an_edge(instrument, outcome));
        (!same).then(|| format!("state {state:?}, shown {printed:?}, scored {outcome:?}"))
    }

    fn total(&self, instrument: &Instrument, score: &AgencyScore) -> Option<String> {
        let state = self.book.value(self.layout.result_state()).number();
        // A body that answers nothing here may have answered elsewhere.
        let none =
            state == Some(ResultState::NoAnswers as i64 as f64) && score.reason() != Some(scoring::Reason::Absent);
        if none || state == Some(ResultState::Waits as i64 as f64) {
            return None;
        }
        let scored = state == Some(ResultState::Scored as i64 as f64);
        let result = self.book.value(self.layout.result()).number();
        let wanted = score.score().map(|printed| number(printed, instrument));
        let class = score.class().map_or("–", |class| &instrument.classes[class].label);
        let same_class = !scored
            || self.book.value(self.layout.class_cell()) == Scalar::Text(class.into())
            || self.unknown_cap(instrument);
        let edge = score.total().is_some_and(|total| at_an_edge(instrument, total));
        if scored != score.is_scored() || !edge && (result != wanted || !same_class) {
            let shown = self.book.value(self.layout.class_cell());
            return Some(format!(
                "total: state {state:?}, {result:?} {shown:?}; scored {wanted:?} {class}, {:?}",
                score.reason()
            ));
        }
        let coverage = self.book.value(self.layout.coverage()).number().unwrap_or(-1.0);
        let unknown = self.state(TOTAL).is_some_and(|state| state >= LiveState::Unknown as i64 as f64);
        let apart = (coverage - score.coverage().to_f64()).abs() > 1e-9;
        (apart && !unknown && tells_criteria(score))
            .then(|| format!("coverage {coverage}, scored {}", score.coverage()))
    }

    /// Whether a cap hangs on what others answer.
    fn unknown_cap(&self, instrument: &Instrument) -> bool {
        let met = |at| self.book.value(self.layout.cap(at)).number();
        (0..instrument.caps.len()).any(|at| met(at).is_some_and(|met| met > 1.0))
    }
}

/// Whether the scoreboard holds how the criteria of an agency came out.
fn tells_criteria(score: &AgencyScore) -> bool {
    score.reason() != Some(scoring::Reason::Absent) && !(score.is_scored() && score.coverage().is_zero())
}

fn is_at_an_edge(instrument: &Instrument, outcome: &CriterionScore) -> bool {
    outcome.value().is_some_and(|value| at_an_edge(instrument, &value.exact))
}

/// Whether a value without an end, or with very many digits, is so near the place where rounding turns that arithmetic
/// with fifteen digits cannot tell on which side it lies. No answer that people give leads there by more than chance.
fn at_an_edge(instrument: &Instrument, exact: &Exact) -> bool {
    let near = Exact::ratio(1, 1_000_000);
    exact.to_decimal(7).is_none() && instrument.rounded(&(exact + &near)) != instrument.rounded(&(exact - &near))
}

fn expected(instrument: &Instrument, outcome: &CriterionScore) -> Scalar {
    match outcome.value() {
        Some(value) => Scalar::Number(number(&instrument.rounded(&value.exact), instrument)),
        None => Scalar::Text("–".into()),
    }
}

fn number(printed: &Exact, instrument: &Instrument) -> f64 {
    printed.to_fixed(instrument.decimals, Rounding::HalfEven).parse().unwrap_or(f64::NAN)
}
