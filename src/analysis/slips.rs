//! Simple slips: which one of them turns the right number into the printed one.
//!
//! A slip in the arithmetic is tried by making it: the same answers under an instrument changed in one point, through
//! the one formula. A slip of the pen is found in the digits. Several may explain one number; the likelier stand first.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::answers::Agency;
use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::exact::{Exact, Rounding};
use crate::lowlevel::shared_text::Text;
use crate::published::model::Printed;
use crate::rules::instrument::{
    Absent, Combine, CountsAs, Criterion, RoundAt, Ties, Unverified, WeightConvention, Within,
};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::{self, Detail, Scoreboard};

/// A way in which a right number becomes a wrong one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// Rounded at every criterion instead of once.
    RoundedEverywhere,
    /// Rounded once instead of at every criterion.
    RoundedOnce,
    /// Digits cut off instead of rounded.
    Truncated,
    /// Rounded where the rules cut off.
    NotTruncated,
    /// Weights of other rules (last year's).
    OtherWeights { rules: String },
    /// The children of one criterion (`total`: the top level) count equally; `None`: everywhere.
    EqualWeights { within: Option<String> },
    /// A criterion is missing; `carried`: its siblings carry its weight, else it adds nothing.
    LeftOut { criterion: String, carried: bool },
    /// A criterion counts twice; `carried`: its weight is doubled among its siblings, else it is added once more.
    Twice { criterion: String, carried: bool },
    /// What does not apply counts 0.
    ZeroForNotApplicable,
    /// What is blank was left out although the rules count it.
    BlankLeftOut,
    /// Unverified answers were counted.
    UnverifiedUsed,
    /// The number of another agency, which in turn has this one's.
    SwappedWith { agency: String },
    /// Two neighbouring digits changed places.
    SwappedDigits,
    /// One digit is another.
    OneDigit,
    /// Classes of other rules (last year's).
    OtherClasses { rules: String },
    /// The class of the value before rounding, where the rules take the rounded one, or the other way round.
    OtherBasis,
    /// Ranks counted 1, 2, 2, 3 instead of 1, 2, 2, 4, or the other way round.
    OtherTies { used: Ties },
    /// Ranks counted over all instead of within groups, or the other way round.
    OtherPool { used: Within },
    /// A share of another whole: the number of which it is a share, and what that is.
    OtherBase { base: u64 },
    /// A sum divided by another number of bodies.
    DividedBy { base: u64 },
    /// The decimal mark is missing or stands elsewhere: what was meant.
    DecimalMark { value: Printed },
}

impl Slip {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::RoundedEverywhere => "rounded-at-every-criterion",
            Self::RoundedOnce => "rounded-only-the-total",
            Self::Truncated => "truncated",
            Self::NotTruncated => "rounded-instead-of-truncated",
            Self::OtherWeights { .. } => "other-weights",
            Self::EqualWeights { .. } => "equal-weights",
            Self::LeftOut { .. } => "left-out",
            Self::Twice { .. } => "counted-twice",
            Self::ZeroForNotApplicable => "zero-for-not-applicable",
            Self::BlankLeftOut => "blank-left-out",
            Self::UnverifiedUsed => "unverified-counted",
            Self::SwappedWith { .. } => "swapped-with-another",
            Self::SwappedDigits => "swapped-digits",
            Self::OneDigit => "one-digit",
            Self::OtherClasses { .. } => "other-classes",
            Self::OtherBasis => "other-basis",
            Self::OtherTies { .. } => "other-ties",
            Self::OtherPool { .. } => "other-pool",
            Self::OtherBase { .. } => "other-base",
            Self::DividedBy { .. } => "divided-by-another-number",
            Self::DecimalMark { .. } => "decimal-mark",
        }
    }
}

/// A printed number that does not follow.
#[derive(Debug, Clone)]
pub(crate) struct SlipQuestion {
    pub agency: Text,
    /// The total or another criterion.
    pub criterion: CriterionIx,
    pub printed: Printed,
}

/// Answers on which slips are tried. Several sets where the true answers are only known to lie between them (printed
/// and so rounded components): a slip then explains what lies between its results.
#[derive(Debug)]
pub(crate) struct Bench<'a> {
    pub instrument: &'a Instrument,
    /// Sorted by id.
    pub agencies: &'a [Agency],
    pub assessors: &'a [Arc<str>],
    pub answers: Vec<Vec<Answer>>,
    /// Other rules of the same scheme whose weights may have been used.
    pub others: &'a [Instrument],
}

/// One slip to be made.
struct SlipTrial {
    instrument: Instrument,
    /// The branch whose answers are taken away.
    without: Option<CriterionIx>,
    gives: Gives,
}

/// What a trial's result stands for.
enum Gives {
    /// The number itself.
    Number(Slip),
    /// The number truncated (or rounded half up).
    Cut(Slip, Rounding),
    /// The number without a criterion: left out, and by the difference also counted twice.
    Without(CriterionIx),
}

/// The slips that explain each number, the likelier first.
#[must_use]
pub(crate) fn explain(bench: &Bench<'_>, questions: &[SlipQuestion]) -> Vec<Vec<Slip>> {
    let mut found = vec![Vec::new(); questions.len()];
    let asked = bench.only(questions);
    let Some(right) = asked.run(bench.instrument, None) else { return found };
    for trial in trials(bench) {
        let Some(boards) = asked.run(&trial.instrument, trial.without) else { continue };
        for (question, found) in questions.iter().zip(&mut found) {
            let value = |boards: &[Scoreboard]| asked.values(boards, question);
            let (Some(made), Some(right)) = (value(&boards), value(&right)) else { continue };
            found.extend(trial.explains(bench.instrument, question, &made, &right));
        }
    }
    found
}

impl SlipTrial {
    fn explains(&self, rules: &Instrument, question: &SlipQuestion, made: &[Exact], right: &[Exact]) -> Vec<Slip> {
        let printed = &question.printed;
        let hits = |values: &[Exact], rounding: Rounding| between(values, printed, rounding);
        match &self.gives {
            Gives::Number(slip) => hits(made, rules.rounding).then(|| slip.clone()).into_iter().collect(),
            Gives::Cut(slip, rounding) => hits(made, *rounding).then(|| slip.clone()).into_iter().collect(),
            Gives::Without(criterion) => {
                let id = || rules.criteria[*criterion].id.clone();
                let doubled: Vec<Exact> = right.iter().zip(made).map(|(right, made)| &(right + right) - made).collect();
                let out = hits(made, rules.rounding).then(|| Slip::LeftOut { criterion: id(), carried: false });
                let twice = hits(&doubled, rules.rounding).then(|| Slip::Twice { criterion: id(), carried: false });
                out.into_iter().chain(twice).collect()
            }
        }
    }
}

/// Whether a printed number lies between the values, each rounded to its digits.
fn between(values: &[Exact], printed: &Printed, rounding: Rounding) -> bool {
    let rounded = || values.iter().map(|value| value.round(printed.decimals, rounding));
    match (rounded().min(), rounded().max()) {
        (Some(low), Some(high)) => low <= printed.value && printed.value <= high,
        _ => false,
    }
}

/// The part of a bench that the questions are about.
struct SlipScope<'a> {
    agencies: Vec<Agency>,
    assessors: &'a [Arc<str>],
    answers: Vec<Vec<Answer>>,
}

impl Bench<'_> {
    /// The agencies that are asked about, or all of them where places among all decide (`top`).
    fn only(&self, questions: &[SlipQuestion]) -> SlipScope<'_> {
        let rules = self.instrument;
        let conditions = rules.criteria.iter().filter_map(|c| c.gate.as_ref().map(|gate| &gate.condition));
        let needs_all = conditions.chain(rules.caps.iter().map(|cap| &cap.unless)).any(|c| c.top.is_some());
        let wanted: BTreeSet<&str> = questions.iter().map(|question| &*question.agency).collect();
        let keep: Vec<usize> =
            (0..self.agencies.len()).filter(|&at| needs_all || wanted.contains(&*self.agencies[at].id)).collect();
        let moved = |answer: &Answer| match answer.subject {
            Subject::Everybody => Some(answer.clone()),
            Subject::Agency(agency) => {
                let at = keep.binary_search(&agency).ok()?;
                Some(Answer { subject: Subject::Agency(at), ..answer.clone() })
            }
        };
        SlipScope {
            agencies: keep.iter().map(|&at| self.agencies[at].clone()).collect(),
            assessors: self.assessors,
            answers: self.answers.iter().map(|answers| answers.iter().filter_map(moved).collect()).collect(),
        }
    }
}

impl SlipScope<'_> {
    /// The scoreboards of all sets of answers under changed rules; `None` when these refuse an answer.
    fn run(&self, rules: &Instrument, without: Option<CriterionIx>) -> Option<Vec<Scoreboard>> {
        let gone: BTreeSet<CriterionIx> = without.map(|ix| rules.below(ix)).into_iter().flatten().collect();
        self.answers
            .iter()
            .map(|answers| {
                let left = answers.iter().filter(|answer| !gone.contains(&answer.criterion)).cloned().collect();
                Assessments::from_answers(rules, self.agencies.clone(), self.assessors.to_vec(), left)
                    .ok()
                    .map(|assessments| scoring::score(rules, &assessments, Detail::All))
            })
            .collect()
    }

    /// What the scoreboards say on a question, one value each; `None` where one of them has none.
    fn values(&self, boards: &[Scoreboard], question: &SlipQuestion) -> Option<Vec<Exact>> {
        let agency = self.agencies.binary_search_by(|agency| agency.id.cmp(&question.agency)).ok()?;
        boards.iter().map(|board| value(board, agency, question.criterion)).collect()
    }
}

/// The value of a criterion or of the total, before rounding.
#[must_use]
pub(crate) fn value(board: &Scoreboard, agency: usize, criterion: CriterionIx) -> Option<Exact> {
    let score = board.of(agency)?;
    if criterion == TOTAL {
        return score.total().cloned();
    }
    board.criterion(score, criterion)?.value().map(|value| value.exact.clone())
}

/// All slips that can be made with an instrument, the likelier first.
fn trials(bench: &Bench<'_>) -> Vec<SlipTrial> {
    let rules = bench.instrument;
    let mut trials = vec![rounding(rules)];
    trials.extend(cutting(rules));
    trials.extend(bench.others.iter().filter_map(|other| other_weights(rules, other)));
    trials.push(states(rules, Slip::ZeroForNotApplicable, |c| c.states.not_applicable = CountsAs::Score(Exact::ZERO)));
    trials.push(states(rules, Slip::BlankLeftOut, |c| c.blank = c.blank.as_ref().map(|_| CountsAs::Exclude)));
    trials.push(states(rules, Slip::UnverifiedUsed, |c| c.states.unverified = Unverified::Use));
    let inner: Vec<CriterionIx> = (0..rules.criteria.len()).filter(|&ix| has_weights(&rules.criteria[ix])).collect();
    trials.push(equal(rules, &inner, None));
    trials.extend(inner.iter().map(|&ix| equal(rules, &[ix], Some(ix))));
    let below_total = 1..rules.criteria.len();
    trials.extend(below_total.clone().map(|ix| left_out(rules, ix, true)));
    trials.extend(below_total.clone().map(|ix| left_out(rules, ix, false)));
    trials.extend(below_total.map(|ix| doubled(rules, ix)));
    trials
}

/// Whether the weights of children matter: an only child weighs something under a sum alone.
fn has_weights(criterion: &Criterion) -> bool {
    criterion.children.len() > 1 || !criterion.children.is_empty() && criterion.combine == Combine::Sum
}

fn rounding(rules: &Instrument) -> SlipTrial {
    let (round_at, slip) = match rules.round_at {
        RoundAt::Total => (RoundAt::EveryCriterion, Slip::RoundedEverywhere),
        RoundAt::EveryCriterion => (RoundAt::Total, Slip::RoundedOnce),
    };
    let instrument = Instrument { round_at, ..rules.clone() };
    SlipTrial { instrument, without: None, gives: Gives::Number(slip) }
}

/// Digits cut off at the end; and where the rules round every criterion, at every one of them.
fn cutting(rules: &Instrument) -> Vec<SlipTrial> {
    let (rounding, slip) = match rules.rounding {
        Rounding::Truncate => (Rounding::HalfUp, Slip::NotTruncated),
        Rounding::HalfUp | Rounding::HalfEven => (Rounding::Truncate, Slip::Truncated),
    };
    let at_the_end = SlipTrial { instrument: rules.clone(), without: None, gives: Gives::Cut(slip.clone(), rounding) };
    let everywhere = (rules.round_at == RoundAt::EveryCriterion).then(|| SlipTrial {
        instrument: Instrument { rounding, ..rules.clone() },
        without: None,
        gives: Gives::Cut(slip, rounding),
    });
    std::iter::once(at_the_end).chain(everywhere).collect()
}

/// The weights of other rules on the criteria that both know; `None` where nothing differs.
fn other_weights(rules: &Instrument, other: &Instrument) -> Option<SlipTrial> {
    let mut instrument = rules.clone();
    for criterion in &mut instrument.criteria {
        if let Some(known) = other.find(&criterion.id) {
            criterion.share = other.criteria[known].share.clone();
            criterion.weight.clone_from(&other.criteria[known].weight);
        }
    }
    let differs = instrument.criteria.iter().zip(&rules.criteria).any(|(a, b)| a.share != b.share);
    let slip = Slip::OtherWeights { rules: other.id.clone() };
    differs.then_some(SlipTrial { instrument, without: None, gives: Gives::Number(slip) })
}

fn states(rules: &Instrument, slip: Slip, change: impl Fn(&mut Criterion)) -> SlipTrial {
    let mut instrument = rules.clone();
    instrument.criteria.iter_mut().filter(|criterion| !criterion.shared).for_each(change);
    SlipTrial { instrument, without: None, gives: Gives::Number(slip) }
}

fn equal(rules: &Instrument, parents: &[CriterionIx], within: Option<CriterionIx>) -> SlipTrial {
    let mut instrument = rules.clone();
    for &parent in parents {
        instrument.criteria[parent].weights = WeightConvention::Equal;
        for child in rules.criteria[parent].children.clone() {
            let weighs = !rules.criteria[child].share.is_zero();
            instrument.criteria[child].share = if weighs { Exact::ONE } else { Exact::ZERO };
        }
    }
    let within = within.map(|ix| rules.criteria[ix].id.clone());
    SlipTrial { instrument, without: None, gives: Gives::Number(Slip::EqualWeights { within }) }
}

/// A branch without answers that leaves its parent (`carried`), or counts 0.
fn left_out(rules: &Instrument, ix: CriterionIx, carried: bool) -> SlipTrial {
    // An agency whose sheet was left out was not taken for one that answered too little.
    let mut instrument = Instrument { min_coverage: Exact::ZERO, ..rules.clone() };
    instrument.criteria[ix].blank = Some(if carried { CountsAs::Exclude } else { CountsAs::Score(Exact::ZERO) });
    for below in rules.below(ix) {
        // What is missing for one agency is not a matter of the others, nor of a gate that it once passed.
        instrument.criteria[below].shared = false;
        instrument.criteria[below].gate = None;
    }
    if !carried {
        // It was the only one with answers: what is left is 0, not an empty list.
        instrument.absent = Absent::Zero;
    }
    let id = rules.criteria[ix].id.clone();
    let gives = if carried { Gives::Number(Slip::LeftOut { criterion: id, carried }) } else { Gives::Without(ix) };
    SlipTrial { instrument, without: Some(ix), gives }
}

fn doubled(rules: &Instrument, ix: CriterionIx) -> SlipTrial {
    let mut instrument = rules.clone();
    let criterion = &mut instrument.criteria[ix];
    criterion.share = &criterion.share * &Exact::int(2);
    let slip = Slip::Twice { criterion: criterion.id.clone(), carried: true };
    SlipTrial { instrument, without: None, gives: Gives::Number(slip) }
}

/// The slips of the pen that turn one text of digits into another.
#[must_use]
pub(crate) fn of_the_pen(right: &str, printed: &str) -> Vec<Slip> {
    // A leading zero is not printed: 50.12 with its first digits swapped reads 5.12.
    let width = right.len().max(printed.len());
    let (right, printed) = (format!("{right:0>width$}"), format!("{printed:0>width$}"));
    if right.find('.') != printed.find('.') || right == printed {
        return Vec::new();
    }
    let pairs: Vec<(char, char)> = right.chars().zip(printed.chars()).collect();
    let other: Vec<usize> = (0..pairs.len()).filter(|&at| pairs[at].0 != pairs[at].1).collect();
    let digits_only = other.iter().all(|&at| pairs[at].0.is_ascii_digit() && pairs[at].1.is_ascii_digit());
    let neighbours = |a: usize, b: usize| right[a + 1..b].chars().all(|c| !c.is_ascii_digit());
    match other.as_slice() {
        _ if !digits_only => Vec::new(),
        [_] => vec![Slip::OneDigit],
        [a, b] if neighbours(*a, *b) && pairs[*a].0 == pairs[*b].1 && pairs[*a].1 == pairs[*b].0 => {
            vec![Slip::SwappedDigits]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_digits_may_stand_on_both_sides_of_the_mark() {
        assert_eq!(of_the_pen("83.46", "83.64"), [Slip::SwappedDigits]);
        assert_eq!(of_the_pen("83.46", "84.36"), [Slip::SwappedDigits]);
        assert_eq!(of_the_pen("83.46", "63.48"), []);
        assert_eq!(of_the_pen("50.12", "5.12"), [Slip::SwappedDigits]);
    }

    #[test]
    fn the_decree_of_2024_differs_in_one_digit() {
        assert_eq!(of_the_pen("98.31", "92.31"), [Slip::OneDigit]);
        assert_eq!(of_the_pen("98.31", "98.31"), []);
        assert_eq!(of_the_pen("98.31", "98.3"), []);
    }
}
