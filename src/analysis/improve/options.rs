//! The better answers that a criterion could have: every value of its scale above the present score.

use crate::exact::{Exact, Rounding};
use crate::rules::instrument::Criterion;
use crate::rules::scale::Entries;
use crate::rules::{CriterionIx, Instrument};

/// A criterion with the answers that would raise it.
#[derive(Debug, Clone)]
pub(crate) struct RaiseOptions {
    pub criterion: CriterionIx,
    /// The present score on the range; where there is none, the lowest that its scale can give.
    pub now: Exact,
    /// From the lowest score of its scale to the highest.
    pub width: Exact,
    pub ladder: Ladder,
    /// From what is entered to a score.
    pub factor: Exact,
}

/// Values that may be entered, each giving a higher score than the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ladder {
    /// Value to enter and score on the scale's own measure.
    List(Vec<(Exact, Exact)>),
    /// `first`, `first + step`, ... and last of all `last`, in so many values.
    Even { first: Exact, step: Exact, last: Exact, count: usize },
}

impl Ladder {
    fn len(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Even { count, .. } => *count,
        }
    }
}

impl RaiseOptions {
    /// The better answers to a criterion whose present score is `now` (`None`: it has none); `None` when nothing is
    /// better. Numbers without a step are tried in units of the last printed digit.
    #[must_use]
    pub(crate) fn new(instrument: &Instrument, criterion: CriterionIx, now: Option<&Exact>) -> Option<Self> {
        let of = &instrument.criteria[criterion];
        let factor = of.factor(instrument);
        let [lowest, highest] = of.extent(instrument)?.map(|end| end * &factor);
        let fresh = now.is_none();
        let now = now.cloned().unwrap_or_else(|| lowest.clone());
        let width = (&highest - &lowest).reduced();
        let ladder = ladder(of, instrument, &(&now / &factor), fresh)?;
        (!width.is_zero() && ladder.len() > 0).then_some(Self { criterion, now, width, ladder, factor })
    }

    /// How many better answers there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.ladder.len()
    }

    /// The value to enter at a place of the ladder.
    #[must_use]
    pub(crate) fn entry(&self, at: usize) -> Exact {
        match &self.ladder {
            Ladder::List(list) => list[at].0.clone(),
            Ladder::Even { last, count, .. } if at + 1 == *count => last.clone(),
            Ladder::Even { first, step, .. } => (first + &(step * &int(at))).reduced(),
        }
    }

    /// The score that it gives, on the range.
    #[must_use]
    pub(crate) fn score(&self, at: usize) -> Exact {
        let own = match &self.ladder {
            Ladder::List(list) => list[at].1.clone(),
            Ladder::Even { .. } => self.entry(at),
        };
        (&own * &self.factor).reduced()
    }

    /// By what share of the scale each level is above the one before, where that is the same everywhere.
    #[must_use]
    pub(crate) fn step(&self) -> Option<Exact> {
        match &self.ladder {
            Ladder::Even { first, step, last, count } if (first + &(step * &int(count - 1))) == *last => {
                Some((&(step * &self.factor) / &self.width).reduced())
            }
            _ => None,
        }
    }

    /// By how much it raises the present score.
    #[must_use]
    pub(crate) fn gain(&self, at: usize) -> Exact {
        &self.score(at) - &self.now
    }

    /// The same as a share of the scale, 0 to 1: what makes an answer cheap or dear.
    #[must_use]
    pub(crate) fn raise(&self, at: usize) -> Exact {
        (&self.gain(at) / &self.width).reduced()
    }
}

fn int(value: usize) -> Exact {
    Exact::int(i64::try_from(value).unwrap_or(i64::MAX))
}

/// The values above `now` on the criterion's own measure; the first of a criterion without a score may equal it.
fn ladder(criterion: &Criterion, instrument: &Instrument, now: &Exact, fresh: bool) -> Option<Ladder> {
    let unit = &Exact::ONE / &(0..instrument.decimals).fold(Exact::ONE, |power, _| &power * &Exact::int(10));
    let list = |mut values: Vec<(Exact, Exact)>| {
        values.retain(|(_, own)| own > now || (fresh && own == now));
        values.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        values.dedup_by(|b, a| a.1 == b.1);
        Ladder::List(values)
    };
    let entries = criterion.entries(instrument);
    if let Some(scale) = criterion.scale.as_deref()
        && let Some(bands) = scale.bands()
    {
        let [min, _] = entries.ends()?;
        let bounds = bands.iter().map(|band| if band.bound.value < *min { min } else { &band.bound.value });
        let values = bounds.flat_map(|bound| [bound.clone(), bound + &unit]);
        return Some(list(values.filter_map(|entry| scale.value(&entry).ok().map(|own| (entry, own))).collect()));
    }
    Some(match entries {
        Entries::Names(choices) | Entries::Numbers(choices) => {
            list(choices.iter().map(|choice| (choice.value.clone(), choice.value.clone())).collect())
        }
        Entries::Range { min, max, step } => even(min, max, step.unwrap_or(&unit), now, fresh),
    })
}

/// The values from `min` on in steps that stand above `now`, up to `max`.
fn even(min: &Exact, max: &Exact, step: &Exact, now: &Exact, fresh: bool) -> Ladder {
    let steps = |value: &Exact| &(value - min) / step;
    let whole = |value: &Exact| value.round(0, Rounding::Truncate);
    let from = if now < min { min } else { now };
    let mut below = whole(&steps(from));
    if !(now < min || (fresh && steps(from).is_integer())) {
        below = &below + &Exact::ONE;
    }
    let first = (min + &(&below * step)).reduced();
    if first > *max {
        // Only full marks are left, where no step reaches them.
        let list = if now < max { vec![(max.clone(), max.clone())] } else { Vec::new() };
        return Ladder::List(list);
    }
    let count = whole(&(&(max - &first) / step));
    let reached = (&first + &(&count * step)).reduced();
    let beyond = usize::from(reached < *max);
    let count = count.to_decimal(0).and_then(|text| text.parse::<usize>().ok()).unwrap_or(0) + 1;
    Ladder::Even { first, step: step.clone(), last: max.clone(), count: count + beyond }
}
