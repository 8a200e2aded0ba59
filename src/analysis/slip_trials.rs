//! Slips in the arithmetic, each as the instrument under which the slip gives the printed number.

use crate::analysis::slip::Slip;
use crate::exact::{Exact, Rounding};
use crate::published::model::Printed;
use crate::rules::instrument::{Absent, Combine, CountsAs, Criterion, RoundAt, Unverified, WeightConvention};
use crate::rules::{CriterionIx, Instrument};

/// One slip to be made.
pub(crate) struct SlipTrial {
    pub instrument: Instrument,
    /// The branch whose answers are taken away.
    pub without: Option<CriterionIx>,
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

impl SlipTrial {
    /// The slips that explain a printed number, where the trial gives `made` and no slip gives `right`.
    #[must_use]
    pub(crate) fn explains(&self, rules: &Instrument, printed: &Printed, made: &[Exact], right: &[Exact]) -> Vec<Slip> {
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

/// All slips that can be made with an instrument, the likelier first.
#[must_use]
pub(crate) fn trials(rules: &Instrument, others: &[Instrument]) -> Vec<SlipTrial> {
    let mut trials = cutting(rules);
    trials.push(rounding(rules));
    trials.extend(others.iter().filter_map(|other| other_weights(rules, other)));
    trials.push(states(rules, Slip::ZeroForNotApplicable, |c| c.states.not_applicable = CountsAs::Score(Exact::ZERO)));
    trials.push(states(rules, Slip::BlankLeftOut, |c| c.blank = c.blank.as_ref().map(|_| CountsAs::Exclude)));
    trials.push(states(rules, Slip::BlankAsZero, |c| {
        let left_out = c.blank == Some(CountsAs::Exclude);
        c.blank = if left_out { Some(CountsAs::Score(Exact::ZERO)) } else { c.blank.clone() };
    }));
    trials.push(states(rules, Slip::UnverifiedUsed, |c| c.states.unverified = Unverified::Use));
    let inner: Vec<CriterionIx> = (0..rules.criteria.len()).filter(|&ix| has_weights(&rules.criteria[ix])).collect();
    trials.push(equal(rules, &inner, None));
    trials.extend(inner.iter().map(|&ix| equal(rules, &[ix], Some(ix))));
    trials.extend(inner.iter().flat_map(|&ix| exchanged(rules, ix)));
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

/// The weights of any two children exchanged, where they differ; of parents with many children neighbours only.
fn exchanged(rules: &Instrument, parent: CriterionIx) -> Vec<SlipTrial> {
    const EVERY_PAIR: usize = 6;
    let children = &rules.criteria[parent].children;
    let near = |a: usize, b: usize| children.len() <= EVERY_PAIR || b == a + 1;
    let pairs = (0..children.len()).flat_map(|a| (a + 1..children.len()).map(move |b| (a, b)));
    let differ = |(a, b): &(usize, usize)| rules.criteria[children[*a]].share != rules.criteria[children[*b]].share;
    let trial = |(a, b): (usize, usize)| {
        let (a, b) = (children[a], children[b]);
        let mut instrument = rules.clone();
        instrument.criteria[a].share = rules.criteria[b].share.clone();
        instrument.criteria[b].share = rules.criteria[a].share.clone();
        let (one, other) = (rules.criteria[a].id.clone(), rules.criteria[b].id.clone());
        SlipTrial { instrument, without: None, gives: Gives::Number(Slip::WeightsExchanged { one, other }) }
    };
    pairs.filter(|(a, b)| near(*a, *b)).filter(differ).map(trial).collect()
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
