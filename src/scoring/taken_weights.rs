//! What one criterion's score is made of: which children took part, with which weight, read off a finished scoreboard.
//!
//! For explanations. It asks [`combine`] for every share, so there is no second formula; it knows only what the
//! scoreboard (with [`Detail::All`](super::Detail::All)) and the plan say.

use crate::exact::Exact;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::board::AgencyScore;
use crate::scoring::board::Scoreboard;
use crate::scoring::board::State;
use crate::scoring::board::UnroundedScore;
use crate::scoring::combine;
use crate::scoring::combine::Term;
use crate::scoring::plan::Plan;

/// A child that took part.
#[derive(Debug, Clone)]
pub(crate) struct Taking {
    pub criterion: CriterionIx,
    /// Its part of the weights that took part, 0 to 1 (under `sum`: of 100).
    pub weight: Exact,
    /// What its score is multiplied by; `None` under `geometric` and `harmonic`, which are no sums.
    pub share: Option<Exact>,
}

/// How the children of a criterion made it.
#[derive(Debug, Clone)]
pub(crate) struct Makeup {
    /// What they combine to, before the criterion's own scale and before rounding.
    pub combined: UnroundedScore,
    /// In the order of the rules.
    pub children: Vec<Taking>,
}

/// One agency's scoreboard, taken apart.
pub(crate) struct Parts<'a> {
    pub instrument: &'a Instrument,
    pub plan: &'a Plan,
    pub board: &'a Scoreboard,
    pub score: &'a AgencyScore,
}

impl Parts<'_> {
    /// Whether a criterion came from its children: not a leaf, not answered as a whole, not shut.
    #[must_use]
    pub(crate) fn is_combined(&self, ix: CriterionIx) -> bool {
        self.instrument.criteria[ix]
            .children
            .iter()
            .any(|&child| self.board.criterion(self.score, child).is_some_and(|c| c.state() != State::Unscored))
    }

    /// How the children of a criterion made it; `None` where they did not.
    #[must_use]
    pub(crate) fn makeup(&self, ix: CriterionIx) -> Option<Makeup> {
        if !self.is_combined(ix) {
            return None;
        }
        let criterion = &self.instrument.criteria[ix];
        let taking: Vec<(CriterionIx, &UnroundedScore, Exact)> = criterion
            .children
            .iter()
            .filter_map(|&child| Some((child, self.value(child)?, self.weight(ix, child))))
            .collect();
        let parts: Vec<Term<'_>> = taking.iter().map(|(_, value, weight)| Term { value, weight }).collect();
        let combined = combine::children(criterion.combine, &parts)?;
        let weights = combine::weights(criterion.combine, &parts);
        let shares = combine::shares(criterion.combine, &parts);
        let children = taking
            .iter()
            .zip(weights)
            .enumerate()
            .map(|(at, ((criterion, ..), weight))| Taking {
                criterion: *criterion,
                weight,
                share: shares.as_ref().map(|shares| shares[at].clone()),
            })
            .collect();
        Some(Makeup { combined, children })
    }

    fn value(&self, ix: CriterionIx) -> Option<&UnroundedScore> {
        self.board.criterion(self.score, ix)?.value()
    }

    fn weight(&self, parent: CriterionIx, child: CriterionIx) -> Exact {
        if self.plan.by_points[parent] { self.points(child) } else { self.plan.shares[child].clone() }
    }

    /// The points that apply below a criterion: all that its group is asked, less what left on the way.
    fn points(&self, ix: CriterionIx) -> Exact {
        if self.value(ix).is_none() {
            Exact::ZERO
        } else if self.is_combined(ix) {
            self.instrument.criteria[ix].children.iter().map(|&child| self.points(child)).sum()
        } else {
            self.plan.points[ix].clone()
        }
    }
}
