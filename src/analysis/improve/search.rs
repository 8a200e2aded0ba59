//! The search itself: one answer, then two, then more, until the class is reached or the effort is spent.

use crate::analysis::explain::{Explainer, Explanation};
use crate::analysis::improve::additive::AdditiveGains;
use crate::analysis::improve::gains::Climb;
use crate::analysis::improve::gains::over_one_denominator;
use crate::analysis::improve::monotone::Direction;
use crate::analysis::improve::options::RaiseOptions;
use crate::analysis::improve::rescore;
use crate::analysis::improve::rescore::Entry;
use crate::analysis::improve::rescore::Probe;
use crate::analysis::improve::rescore::Rescorer;
use crate::exact::Exact;
use crate::rules::Instrument;
use crate::scoring::AgencyScore;

/// A candidate and a place on its ladder.
pub(crate) type Pick = (usize, usize);

/// Combinations of levels that are all looked at; where there are more, the answer that yields least is lowered first.
const ALL_LEVELS: usize = 512;
/// Sums that are looked at where gains add up, before the search is given up.
const SUMS: usize = 60_000;

/// Fewer trials than this find nothing but by luck.
const FEW: usize = 10;

/// What the search came to.
pub(crate) enum SearchResult {
    Way { picks: Vec<Pick>, fewest: bool, cheapest: bool },
    OutOfReach,
    Nothing,
}

/// Everything the search looks at.
pub(crate) struct Search<'a> {
    instrument: &'a Instrument,
    candidates: &'a [RaiseOptions],
    /// By how much each level raises a candidate, as a share of its scale; all over one denominator.
    raises: Vec<Climb>,
    target: usize,
    trial: Rescorer<'a>,
    direction: Direction,
    linear: Option<AdditiveGains>,
    sums_left: usize,
    /// What may be spent once more on some way, where the cheapest took too long.
    reserve: usize,
}

/// The best way of one size so far.
struct Best {
    raise: Exact,
    picks: Vec<Pick>,
}

impl<'a> Search<'a> {
    /// `None` where the effort does not even allow a handful of trials: nothing would come of it.
    #[must_use]
    pub(crate) fn new(
        explainer: &Explainer<'a>,
        explanation: &Explanation,
        target: usize,
        candidates: &'a [RaiseOptions],
        effort: usize,
    ) -> Option<Self> {
        let instrument = explainer.instrument;
        let fresh = candidates.iter().any(|c| explanation.criteria[c.criterion].value.is_none());
        let direction = Direction::of(instrument, candidates, fresh);
        let linear =
            if direction.linear { AdditiveGains::new(instrument, explanation, candidates, target) } else { None };
        if linear.is_none() && effort / rescore::cost(explainer, explanation.agency).max(1) < FEW {
            return None;
        }
        let trial = Rescorer::new(explainer, explanation.agency, effort);
        let sums_left = SUMS.min(effort);
        let raises = raises(candidates);
        Some(Self { instrument, candidates, raises, target, trial, direction, linear, sums_left, reserve: effort })
    }

    /// Looks for the cheapest way.
    pub(crate) fn run(&mut self) -> SearchResult {
        let certain = self.direction.one_way;
        if let Some(best) = self.single() {
            let done = !self.is_spent();
            return SearchResult::Way { picks: best.picks, fewest: true, cheapest: done };
        }
        let everything: Vec<Pick> = (0..self.candidates.len()).map(|at| (at, self.highest(at))).collect();
        let reached_by_all = self.reaches(&everything);
        if !reached_by_all && self.direction.more_is_better {
            return SearchResult::OutOfReach;
        }
        let mut complete = !self.is_spent();
        for size in 2..=self.candidates.len() {
            if self.is_spent() {
                complete = false;
                break;
            }
            let (best, exact) = self.of_size(size);
            if let Some(best) = best {
                let done = !self.is_spent();
                let fewest = complete && certain;
                return SearchResult::Way { picks: best.picks, fewest, cheapest: fewest && done && exact };
            }
        }
        complete &= !self.is_spent();
        if reached_by_all {
            match self.greedy(everything) {
                Some(picks) => SearchResult::Way { picks, fewest: false, cheapest: false },
                None => SearchResult::Nothing,
            }
        } else if complete && certain {
            SearchResult::OutOfReach
        } else {
            SearchResult::Nothing
        }
    }

    /// The result of a whole rescoring.
    pub(crate) fn verify(&mut self, picks: &[Pick]) -> AgencyScore {
        let entries = self.entries(picks);
        self.trial.score(&entries)
    }

    fn entries(&self, picks: &[Pick]) -> Vec<Entry> {
        picks.iter().map(|&(at, level)| (self.candidates[at].criterion, self.candidates[at].entry(level))).collect()
    }

    fn is_spent(&self) -> bool {
        if self.linear.is_some() { self.sums_left == 0 } else { self.trial.is_spent() }
    }

    fn highest(&self, at: usize) -> usize {
        self.candidates[at].len() - 1
    }

    fn reaches(&mut self, picks: &[Pick]) -> bool {
        if let Some(linear) = &self.linear {
            self.sums_left = self.sums_left.saturating_sub(1);
            return linear.reaches(self.instrument, self.target, picks);
        }
        let class = self.verify(picks).class();
        self.suffices(class)
    }

    fn suffices(&self, class: Option<usize>) -> bool {
        class.is_some_and(|class| class <= self.target)
    }

    fn raise(&self, picks: &[Pick]) -> Exact {
        picks.iter().map(|&(at, level)| self.raises[at].at(level)).sum()
    }

    /// The cheapest single answer; the first in the order of the rules among equals.
    fn single(&mut self) -> Option<Best> {
        let mut best: Option<Best> = None;
        for at in 0..self.candidates.len() {
            let level = self.first_level(&[], at, best.as_ref().map(|best| &best.raise));
            if let Some(level) = level {
                let picks = vec![(at, level)];
                let raise = self.raise(&picks);
                if best.as_ref().is_none_or(|best| raise < best.raise) {
                    best = Some(Best { raise, picks });
                }
            }
            if self.is_spent() {
                break;
            }
        }
        best
    }

    /// The lowest level of a candidate that reaches the class beside other picks. Where answers can hurt, only levels
    /// with a raise under `below` are looked at.
    fn first_level(&mut self, beside: &[Pick], at: usize, below: Option<&Exact>) -> Option<usize> {
        let mut picks = beside.to_vec();
        let place = picks.len();
        picks.push((at, 0));
        let highest = self.highest(at);
        if !self.direction.one_way && self.direction.between_gates {
            let levels = self.levels_below(at, below);
            return self.first_between_gates(&mut picks, levels.checked_sub(1)?);
        }
        let mut try_level = |search: &mut Self, level: usize| {
            picks[place].1 = level;
            search.reaches(&picks)
        };
        if !self.direction.one_way {
            for level in 0..self.levels_below(at, below) {
                if self.is_spent() {
                    return None;
                }
                if try_level(self, level) {
                    return Some(level);
                }
            }
            return None;
        }
        if !try_level(self, highest) {
            return None;
        }
        let (mut low, mut high) = (0, highest);
        while low < high {
            let middle = low + (high - low) / 2;
            if try_level(self, middle) { high = middle } else { low = middle + 1 }
        }
        Some(high)
    }

    /// How many levels of a candidate raise it by less than `below`.
    fn levels_below(&self, at: usize, below: Option<&Exact>) -> usize {
        let Some(below) = below else { return self.candidates[at].len() };
        let (mut low, mut high) = (0, self.candidates[at].len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.raises[at].at(middle) < *below { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The lowest level, up to `highest`, of the last pick with which all picks reach the class.
    fn first_between_gates(&mut self, picks: &mut [Pick], highest: usize) -> Option<usize> {
        let low = self.probe(picks, 0);
        if self.suffices(low.class) {
            return Some(0);
        }
        if highest == 0 {
            return None;
        }
        let high = self.probe(picks, highest);
        self.between(picks, (0, &low), (highest, &high))
    }

    /// The lowest level above one that does not reach the class. A stretch whose ends show the same gates open rises
    /// from one end to the other; any other is halved.
    fn between(&mut self, picks: &mut [Pick], low: (usize, &Probe), high: (usize, &Probe)) -> Option<usize> {
        let reached = self.suffices(high.1.class);
        if high.0 - low.0 == 1 || self.is_spent() || (!reached && low.1.is_like(high.1)) {
            return reached.then_some(high.0);
        }
        let level = low.0 + (high.0 - low.0) / 2;
        let middle = self.probe(picks, level);
        let found = self.between(picks, low, (level, &middle));
        if found.is_some() { found } else { self.between(picks, (level, &middle), high) }
    }

    fn probe(&mut self, picks: &mut [Pick], level: usize) -> Probe {
        picks.last_mut().expect("a pick to be tried").1 = level;
        let entries = self.entries(picks);
        self.trial.probe(&entries)
    }

    /// The cheapest way with so many answers, and whether every choice of levels was looked at.
    fn of_size(&mut self, size: usize) -> (Option<Best>, bool) {
        let mut state = Sized { size, best: None, exact: true };
        let missing = self.linear.as_ref().map_or(Exact::ZERO, |linear| linear.needed().clone());
        self.extend(&mut Vec::new(), 0, &missing, &mut state);
        (state.best, state.exact)
    }

    /// Every choice of so many candidates, in the order of the rules. `missing`: what those chosen leave to be gained,
    /// where gains add up.
    fn extend(&mut self, chosen: &mut Vec<usize>, from: usize, missing: &Exact, state: &mut Sized) {
        let more = state.size - chosen.len();
        if more == 0 {
            return self.settle(chosen, state);
        }
        for at in from..self.candidates.len() {
            if self.is_spent() {
                return;
            }
            let mut rest = Exact::ZERO;
            if let Some(linear) = &self.linear {
                if !linear.can_reach(missing, at, more) {
                    return;
                }
                if !linear.is_next(chosen, at) {
                    continue;
                }
                rest = linear.without(missing, at);
            }
            chosen.push(at);
            self.extend(chosen, at + 1, &rest, state);
            chosen.pop();
        }
    }

    /// Finds the cheapest levels of chosen candidates, if these reach the class at all.
    fn settle(&mut self, chosen: &[usize], state: &mut Sized) {
        if let (Some(linear), Some(best)) = (&self.linear, &state.best) {
            self.sums_left = self.sums_left.saturating_sub(1);
            if linear.against_least(&self.raises, chosen, &best.raise).is_le() {
                return;
            }
        }
        let highest: Vec<Pick> = chosen.iter().map(|&at| (at, self.highest(at))).collect();
        if !self.reaches(&highest) {
            return;
        }
        let combinations =
            chosen.iter().try_fold(1_usize, |product, &at| product.checked_mul(self.candidates[at].len()));
        if combinations.is_some_and(|count| count <= ALL_LEVELS) {
            self.every_level(&mut Vec::new(), chosen, state);
        } else {
            let picks = self.lowered(highest);
            let raise = self.raise(&picks);
            let least = |l: &AdditiveGains| l.is_least(self.candidates, &self.raises, chosen, &raise);
            state.exact &= self.linear.as_ref().is_some_and(least);
            state.offer(raise, picks);
        }
    }

    /// Tries every choice of levels; the last one follows from the others.
    fn every_level(&mut self, picks: &mut Vec<Pick>, chosen: &[usize], state: &mut Sized) {
        let (&at, rest) = chosen.split_first().expect("a way has at least one answer");
        let spent = self.raise(picks);
        if rest.is_empty() {
            let below = state.best.as_ref().map(|best| &best.raise - &spent);
            if let Some(level) = self.first_level(picks, at, below.as_ref()) {
                let mut way = picks.clone();
                way.push((at, level));
                state.offer(self.raise(&way), way);
            }
            return;
        }
        for level in 0..self.candidates[at].len() {
            let raise = &spent + &self.raises[at].at(level);
            if state.best.as_ref().is_some_and(|best| raise >= best.raise) || self.is_spent() {
                return;
            }
            picks.push((at, level));
            self.every_level(picks, rest, state);
            picks.pop();
        }
    }

    /// Lowers each answer as far as the class allows, those that yield least for their raise first.
    fn lowered(&mut self, mut picks: Vec<Pick>) -> Vec<Pick> {
        let mut order: Vec<usize> = (0..picks.len()).collect();
        if let Some(linear) = &self.linear {
            order.sort_by(|&a, &b| linear.yields(picks[a].0).cmp(linear.yields(picks[b].0)));
        }
        for place in order {
            let (at, highest) = picks[place];
            let (mut low, mut high) = (0, highest);
            while low < high {
                let middle = low + (high - low) / 2;
                picks[place] = (at, middle);
                if self.reaches(&picks) { high = middle } else { low = middle + 1 }
            }
            picks[place] = (at, high);
        }
        picks
    }

    /// Some way, when there is no time for the cheapest: the answers that help most alone, less those not needed.
    fn greedy(&mut self, mut everything: Vec<Pick>) -> Option<Vec<Pick>> {
        self.trial.refill(self.reserve);
        let mut alone = Vec::with_capacity(everything.len());
        for &pick in &everything {
            if self.trial.is_spent() {
                return None;
            }
            alone.push(self.verify(&[pick]).total().cloned().unwrap_or(Exact::ZERO));
        }
        everything.sort_by(|a, b| alone[b.0].cmp(&alone[a.0]).then(a.0.cmp(&b.0)));
        let all = everything.clone();
        let mut picks = Vec::new();
        for pick in everything {
            picks.push(pick);
            if self.reaches(&picks) {
                break;
            }
        }
        for pick in picks.clone().into_iter().rev() {
            let fewer: Vec<Pick> = picks.iter().copied().filter(|other| *other != pick).collect();
            if self.reaches(&fewer) {
                picks = fewer;
            }
        }
        let lowered = self.lowered(picks);
        Some(if self.reaches(&lowered) { lowered } else { all })
    }
}

fn raises(candidates: &[RaiseOptions]) -> Vec<Climb> {
    let mut raises: Vec<Climb> = candidates.iter().map(Climb::raises).collect();
    over_one_denominator(&mut raises.iter_mut().flat_map(Climb::numbers).collect::<Vec<_>>());
    raises
}

/// A search among ways of one size.
struct Sized {
    size: usize,
    best: Option<Best>,
    exact: bool,
}

impl Sized {
    /// Keeps the cheaper; of equals the one found first, since ways are looked at in the order of the rules.
    fn offer(&mut self, raise: Exact, picks: Vec<Pick>) {
        if self.best.as_ref().is_none_or(|best| raise < best.raise) {
            self.best = Some(Best { raise, picks });
        }
    }
}
