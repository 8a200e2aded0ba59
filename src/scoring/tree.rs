//! Slow path of scoring: one agency through the tree, with groups, gates, answers and children of every criterion.
//!
//! Source: "Order on a criterion", "Conditions", "Excluded" and "A branch may be answered as a whole" in
//! `scoring-rules/README.md`.

use std::collections::BTreeSet;

use super::board::{CriterionScore, UnroundedScore};
use super::combine::{self, Term};
use super::plan::Plan;
use crate::answers::Assessments;
use crate::answers::StoredCell;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::rules::instrument::{Basis, Combine, Condition, CountsAs, Criterion, Otherwise, RoundAt};
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// How a criterion came out, with what conditions and parents need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CriterionOutcome {
    Scored(UnroundedScore),
    /// `empty`: because of something blank or gated, not because it does not apply.
    Excluded {
        empty: bool,
    },
    Gated(Otherwise),
    /// Nothing was asked.
    Unasked,
    /// A gate below it takes the score from the agency.
    Withdrawn,
}

impl CriterionOutcome {
    /// What it counts in its parent.
    fn counted(self) -> Option<UnroundedScore> {
        match self {
            Self::Scored(value) => Some(value),
            Self::Gated(Otherwise::Zero) => Some(UnroundedScore::ZERO),
            _ => None,
        }
    }

    /// As it stands on the scoreboard.
    #[must_use]
    pub(crate) fn shown(self) -> CriterionScore {
        match self {
            Self::Scored(value) => CriterionScore::Scored(value),
            Self::Excluded { .. } => CriterionScore::Excluded,
            Self::Gated(Otherwise::Zero) => CriterionScore::Zero,
            Self::Gated(_) => CriterionScore::Gated,
            Self::Unasked | Self::Withdrawn => CriterionScore::Unscored,
        }
    }
}

/// What is asked below a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inside {
    /// The children are asked.
    Asked,
    /// It came out without them; what a condition on one of them then says.
    Closed { outcome: CriterionOutcome, condition_met: bool },
}

/// What of the asked weight is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Covering {
    Answered,
    /// Left out by the state of the answer, below the criterion that is asked.
    LeftOut {
        of: CriterionIx,
    },
}

impl Covering {
    /// Whether a criterion is looked at for itself.
    fn stops_at(self, criterion: &Criterion, ix: CriterionIx) -> bool {
        matches!(self, Self::LeftOut { of } if of != ix && criterion.max_not_applicable.is_some())
    }
}

/// A finding about one agency that only scoring can see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Problem {
    /// No answer, and the rules make that an error.
    Blank(CriterionIx),
    /// A shared criterion has no answer.
    SharedBlank(CriterionIx),
    /// More of the asked weight is "tidak berlaku" than the rules allow: hundredths of a percent.
    NotApplicable(CriterionIx, u32),
}

/// The cutoffs of conditions with `top`, once they are known: the lowest value that passes, by pool.
pub(crate) trait Cutoffs {
    /// The value that a condition's `on` must reach in the agency's pool; `None`: everybody passes.
    fn cutoff(&self, condition: &Condition, agency: usize) -> Option<&Exact>;
}

/// The tree of one agency, evaluated on demand; every criterion is computed once (memoized).
pub(crate) struct TreeScorer<'a> {
    pub instrument: &'a Instrument,
    pub assessments: &'a Assessments,
    pub plan: &'a Plan,
    pub cutoffs: &'a dyn Cutoffs,
    pub agency: usize,
    inside: Vec<Option<Inside>>,
    outcomes: Vec<Option<CriterionOutcome>>,
    /// Points that apply, where children weigh points.
    points: Vec<Exact>,
    pub problems: BTreeSet<Problem>,
    /// Leaves (and branches) that were asked and not answered.
    pub unanswered: usize,
    /// The first criterion, in the order of the rules, of which less was answered than its own `min_coverage`.
    pub short: Option<CriterionIx>,
    /// Leaves (and branches) whose answers leave them out.
    pub left_out: usize,
    /// By criterion, what is added to the scores that were entered, in its own measure; the range still holds.
    pub moved: Option<&'a [Exact]>,
}

impl<'a> TreeScorer<'a> {
    /// An agency with nothing worked out yet.
    #[must_use]
    pub(crate) fn new(
        instrument: &'a Instrument,
        assessments: &'a Assessments,
        plan: &'a Plan,
        cutoffs: &'a dyn Cutoffs,
        agency: usize,
    ) -> Self {
        let count = instrument.criteria.len();
        Self {
            instrument,
            assessments,
            plan,
            cutoffs,
            agency,
            inside: vec![None; count],
            outcomes: vec![None; count],
            points: if plan.by_points.contains(&true) { plan.points.clone() } else { Vec::new() },
            problems: BTreeSet::new(),
            unanswered: 0,
            short: None,
            left_out: 0,
            moved: None,
        }
    }

    /// Reuses the memory for another agency.
    pub(crate) fn reset(&mut self, agency: usize, plan: &'a Plan) {
        self.agency = agency;
        self.plan = plan;
        self.inside.fill(None);
        self.outcomes.fill(None);
        if plan.by_points.contains(&true) {
            self.points.clone_from(&plan.points);
        }
        self.problems.clear();
        self.unanswered = 0;
        self.short = None;
        self.left_out = 0;
    }

    fn cell(&self, ix: CriterionIx) -> StoredCell {
        self.assessments.store.cell(self.subject(ix), ix)
    }

    fn subject(&self, ix: CriterionIx) -> Subject {
        if self.instrument.criteria[ix].shared { Subject::Everybody } else { Subject::Agency(self.agency) }
    }

    /// The outcome of a criterion, worked out when first asked.
    pub(crate) fn outcome(&mut self, ix: CriterionIx) -> CriterionOutcome {
        if let Some(outcome) = &self.outcomes[ix] {
            return outcome.clone();
        }
        let outcome = self.work_out(ix);
        self.outcomes[ix] = Some(outcome.clone());
        outcome
    }

    fn work_out(&mut self, ix: CriterionIx) -> CriterionOutcome {
        if let Some(parent) = self.instrument.criteria[ix].parent
            && let Inside::Closed { .. } = self.inside(parent)
        {
            return CriterionOutcome::Unasked;
        }
        let outcome = match self.inside(ix) {
            Inside::Closed { outcome, .. } => outcome,
            Inside::Asked => self.combined(ix),
        };
        if self.falls_short(ix) {
            self.short = Some(self.short.map_or(ix, |first| first.min(ix)));
            return CriterionOutcome::Withdrawn;
        }
        outcome
    }

    /// Whether less of what is asked in a criterion was answered than its own `min_coverage`.
    fn falls_short(&mut self, ix: CriterionIx) -> bool {
        let Some(least) = &self.instrument.criteria[ix].min_coverage else { return false };
        let (asked, answered) = self.covered(ix, Covering::Answered);
        !asked.is_zero() && &answered / &asked < *least
    }

    /// Whether the children of a criterion are asked. On a leaf always closed: it has none.
    fn inside(&mut self, ix: CriterionIx) -> Inside {
        if let Some(inside) = &self.inside[ix] {
            return inside.clone();
        }
        let above = match self.instrument.criteria[ix].parent {
            Some(parent) => self.inside(parent),
            None => Inside::Asked,
        };
        let inside = match above {
            Inside::Closed { condition_met, .. } => {
                Inside::Closed { outcome: CriterionOutcome::Unasked, condition_met }
            }
            Inside::Asked => self.open(ix),
        };
        self.inside[ix] = Some(inside.clone());
        inside
    }

    /// Groups, gate, answers, in this order.
    fn open(&mut self, ix: CriterionIx) -> Inside {
        let instrument = self.instrument;
        let criterion = &instrument.criteria[ix];
        let closed = |outcome, condition_met| Inside::Closed { outcome, condition_met };
        if !self.plan.applies[ix] {
            return closed(CriterionOutcome::Excluded { empty: false }, true);
        }
        if let Some(gate) = &criterion.gate
            && !self.met(&gate.condition)
        {
            return closed(CriterionOutcome::Gated(gate.otherwise), false);
        }
        if criterion.is_leaf() {
            return closed(self.leaf(ix), false);
        }
        let cell = self.cell(ix);
        if cell.is_answered() {
            let outcome = self.answered(ix, &cell);
            let not_applicable = matches!(outcome, CriterionOutcome::Excluded { .. });
            return closed(outcome, not_applicable);
        }
        if self.is_gap(ix) {
            self.problems.insert(Problem::SharedBlank(ix));
            return closed(CriterionOutcome::Excluded { empty: true }, false);
        }
        match &criterion.blank {
            Some(rule) if !self.anything_answered(ix) => closed(self.blank(ix, rule), false),
            _ => Inside::Asked,
        }
    }

    /// Whether a criterion that is shared by its own word has no answer at all, and its `blank` does not allow that.
    fn is_gap(&self, ix: CriterionIx) -> bool {
        let criterion = &self.instrument.criteria[ix];
        let inherited = criterion.parent.is_some_and(|parent| self.instrument.criteria[parent].shared);
        criterion.shared
            && !inherited
            && *criterion.blank.as_ref().unwrap_or(&self.instrument.blank) != CountsAs::Exclude
            && !self.anything_answered(ix)
    }

    fn anything_answered(&self, ix: CriterionIx) -> bool {
        self.any_below(ix, Self::is_answered)
    }

    fn is_answered(&self, ix: CriterionIx) -> bool {
        self.assessments.store.is_answered(self.subject(ix), ix)
    }

    /// Whether something holds for a criterion or for one below it.
    fn any_below(&self, ix: CriterionIx, holds: impl Fn(&Self, CriterionIx) -> bool) -> bool {
        let mut waiting = vec![ix];
        while let Some(ix) = waiting.pop() {
            if holds(self, ix) {
                return true;
            }
            waiting.extend(&self.instrument.criteria[ix].children);
        }
        false
    }

    /// Whether the agency holds a place on a criterion: it answered it, or something below it, itself. What is shared
    /// is answered for all; a score made by a rule for blanks holds no place.
    #[must_use]
    pub(crate) fn has_own_answer(&self, ix: CriterionIx) -> bool {
        let shared = self.instrument.criteria[ix].shared;
        self.any_below(ix, |tree, ix| (shared || !tree.instrument.criteria[ix].shared) && tree.is_answered(ix))
    }

    fn leaf(&mut self, ix: CriterionIx) -> CriterionOutcome {
        let cell = self.cell(ix);
        if cell.is_answered() {
            return self.answered(ix, &cell);
        }
        if self.is_gap(ix) {
            self.problems.insert(Problem::SharedBlank(ix));
            return CriterionOutcome::Excluded { empty: true };
        }
        match &self.instrument.criteria[ix].blank {
            Some(rule) => self.blank(ix, rule),
            None => CriterionOutcome::Excluded { empty: true },
        }
    }

    fn answered(&mut self, ix: CriterionIx, cell: &StoredCell) -> CriterionOutcome {
        match combine::assessors(cell, self.instrument.criteria[ix].states.assessors) {
            Some(exact) => CriterionOutcome::Scored(self.entered(ix, UnroundedScore { exact, approximate: false })),
            None => {
                self.left_out += 1;
                CriterionOutcome::Excluded { empty: false }
            }
        }
    }

    /// The score of what was entered, moved where that is asked.
    fn entered(&self, ix: CriterionIx, value: UnroundedScore) -> UnroundedScore {
        let Some(by) = self.moved.map(|moved| &moved[ix]).filter(|by| !by.is_zero()) else {
            return self.finish(ix, value);
        };
        let instrument = self.instrument;
        let exact = &value.exact + &(by * &instrument.criteria[ix].factor(instrument));
        let exact = exact.max(instrument.bottom.clone()).min(instrument.top.clone());
        self.finish(ix, UnroundedScore { exact, ..value })
    }

    fn blank(&mut self, ix: CriterionIx, rule: &CountsAs) -> CriterionOutcome {
        let criterion = &self.instrument.criteria[ix];
        let branch_left_out = !criterion.is_leaf() && *rule == CountsAs::Exclude;
        if !criterion.shared && !branch_left_out {
            self.unanswered += 1;
        }
        match rule {
            CountsAs::Exclude => CriterionOutcome::Excluded { empty: true },
            CountsAs::Error => {
                self.problems.insert(if criterion.shared { Problem::SharedBlank(ix) } else { Problem::Blank(ix) });
                CriterionOutcome::Excluded { empty: true }
            }
            CountsAs::Score(score) => {
                CriterionOutcome::Scored(self.finish(ix, UnroundedScore { exact: score.clone(), approximate: false }))
            }
        }
    }

    /// Rounding, where the rules put it at every criterion; the total is none.
    fn finish(&self, ix: CriterionIx, value: UnroundedScore) -> UnroundedScore {
        if self.instrument.round_at == RoundAt::EveryCriterion && ix != TOTAL {
            return UnroundedScore { exact: self.instrument.rounded(&value.exact), ..value };
        }
        value
    }

    fn combined(&mut self, ix: CriterionIx) -> CriterionOutcome {
        let instrument = self.instrument;
        let criterion = &instrument.criteria[ix];
        let mut taking_part = Vec::with_capacity(criterion.children.len());
        let (mut empty, mut withdrawn) = (false, false);
        for &child in &criterion.children {
            let outcome = self.outcome(child);
            let weightless = self.plan.shares[child].is_zero();
            match &outcome {
                CriterionOutcome::Withdrawn | CriterionOutcome::Gated(Otherwise::Unscored) if !weightless => {
                    withdrawn = true;
                }
                CriterionOutcome::Excluded { empty: true } | CriterionOutcome::Gated(_) => empty = true,
                _ => {}
            }
            match outcome.counted() {
                Some(value) => taking_part.push((child, value)),
                None if self.plan.by_points[ix] => self.points[child] = Exact::ZERO,
                None => {}
            }
        }
        if withdrawn {
            return CriterionOutcome::Withdrawn;
        }
        if self.plan.by_points[ix] {
            self.points[ix] = criterion.children.iter().map(|&child| &self.points[child]).sum();
        }
        let weights = if self.plan.by_points[ix] { &self.points } else { &self.plan.shares };
        let parts: Vec<Term<'_>> =
            taking_part.iter().map(|(child, value)| Term { value, weight: &weights[*child] }).collect();
        match combine::children(criterion.combine, &parts) {
            None => CriterionOutcome::Excluded { empty },
            Some(value) => CriterionOutcome::Scored(self.finish(ix, combine::on_scale(criterion, instrument, value))),
        }
    }

    /// Whether a condition is met for this agency.
    pub(crate) fn met(&mut self, condition: &Condition) -> bool {
        let agency = &self.assessments.agencies[self.agency];
        if let Some(groups) = &condition.groups
            && !agency.group.as_deref().is_some_and(|group| groups.iter().any(|g| g == group))
        {
            return true;
        }
        if !self.plan.concerns[condition.on] {
            return true;
        }
        match self.outcome(condition.on) {
            CriterionOutcome::Scored(value) => {
                let compared = self.instrument.on_basis(&value.exact, self.instrument.classify);
                let bound = condition.bound.as_ref().is_none_or(|bound| bound.admits(&compared));
                bound && self.holds_place(condition, &compared)
            }
            CriterionOutcome::Excluded { empty } => !empty,
            CriterionOutcome::Unasked => self.unasked_condition(condition.on),
            CriterionOutcome::Gated(_) | CriterionOutcome::Withdrawn => false,
        }
    }

    /// Whether a value that was reached is among the first places that a condition asks for, if it asks for any.
    fn holds_place(&self, condition: &Condition, value: &Exact) -> bool {
        condition.top.is_none()
            || self.has_own_answer(condition.on)
                && self.cutoffs.cutoff(condition, self.agency).is_none_or(|least| value >= least)
    }

    fn unasked_condition(&mut self, on: CriterionIx) -> bool {
        match self.instrument.criteria[on].parent.map(|parent| self.inside(parent)) {
            Some(Inside::Closed { condition_met, .. }) => condition_met,
            _ => false,
        }
    }

    /// The value of a criterion in the form that `classify` names; `None` unless it is scored.
    pub(crate) fn compared(&mut self, ix: CriterionIx) -> Option<Exact> {
        match self.outcome(ix) {
            CriterionOutcome::Scored(value) => Some(self.instrument.on_basis(&value.exact, self.instrument.classify)),
            _ => None,
        }
    }

    /// The first criterion, in the order of the rules, whose shut gate takes the score from the agency.
    #[must_use]
    pub(crate) fn withdrawn_by(&self) -> Option<CriterionIx> {
        self.outcomes.iter().position(|outcome| matches!(outcome, Some(CriterionOutcome::Gated(Otherwise::Unscored))))
    }

    /// Answered over asked weight. Source: "Coverage" in the language.
    pub(crate) fn coverage(&mut self) -> Exact {
        if self.unanswered == 0 {
            return Exact::ONE;
        }
        let (asked, answered) = self.covered(TOTAL, Covering::Answered);
        if asked.is_zero() { Exact::ONE } else { (&answered / &asked).reduced() }
    }

    /// The share of the asked weight of a criterion that its answers leave out ("tidak berlaku", and other states where
    /// the rules leave them out), 0 to 1. Branches with a limit of their own are not looked at.
    pub(crate) fn left_out_share(&mut self, of: CriterionIx) -> Exact {
        let (asked, left_out) = self.covered(of, Covering::LeftOut { of });
        if asked.is_zero() { Exact::ZERO } else { (&left_out / &asked).reduced() }
    }

    /// Asked weight of a criterion and what of it was answered (or left out), as parts of its own weight.
    fn covered(&mut self, ix: CriterionIx, measure: Covering) -> (Exact, Exact) {
        let nothing = (Exact::ZERO, Exact::ZERO);
        let instrument = self.instrument;
        let criterion = &instrument.criteria[ix];
        if criterion.shared || !self.plan.applies[ix] || measure.stops_at(criterion, ix) {
            return nothing;
        }
        let inside = self.inside(ix);
        if matches!(inside, Inside::Closed { outcome: CriterionOutcome::Gated(_), .. }) {
            return nothing;
        }
        if criterion.is_leaf() || inside != Inside::Asked {
            let cell = self.cell(ix);
            if cell.is_answered() {
                let counts = measure == Covering::Answered || cell.count == 0;
                return (Exact::ONE, if counts { Exact::ONE } else { Exact::ZERO });
            }
            let asked = criterion.is_leaf() || criterion.blank != Some(CountsAs::Exclude);
            return if asked { (Exact::ONE, Exact::ZERO) } else { nothing };
        }
        let weights: Vec<Exact> = criterion
            .children
            .iter()
            .map(|&child| match criterion.combine {
                Combine::Points => self.points_asked(child),
                _ if self.hands_on(child) => Exact::ZERO,
                _ => self.plan.coverage_weight(instrument, ix, child),
            })
            .collect();
        // Under `sum` a weight is a part of the total as it stands: nothing is carried.
        let whole = if criterion.combine == Combine::Sum { Exact::HUNDRED } else { weights.iter().sum() };
        if whole.is_zero() {
            return nothing;
        }
        criterion.children.iter().zip(&weights).fold(nothing, |(asked, answered), (&child, weight)| {
            let share = weight / &whole;
            let (a, b) = self.covered(child, measure);
            (&asked + &(&share * &a), &answered + &(&share * &b))
        })
    }

    /// The points that a criterion weighs in the coverage of its parent: those of what hands its weight on are missing
    /// at every level, as they are from the points that apply.
    fn points_asked(&mut self, ix: CriterionIx) -> Exact {
        if self.hands_on(ix) {
            return Exact::ZERO;
        }
        let instrument = self.instrument;
        let criterion = &instrument.criteria[ix];
        if criterion.is_leaf() || self.inside(ix) != Inside::Asked {
            return self.plan.points[ix].clone();
        }
        criterion.children.iter().map(|&child| self.points_asked(child)).sum()
    }

    /// Whether a criterion left its parent without having been asked, so that its siblings carry its weight.
    fn hands_on(&mut self, ix: CriterionIx) -> bool {
        if !self.plan.applies[ix] {
            return true;
        }
        let instrument = self.instrument;
        let criterion = &instrument.criteria[ix];
        let left_as_branch =
            !criterion.is_leaf() && criterion.blank == Some(CountsAs::Exclude) && !self.anything_answered(ix);
        match self.outcome(ix) {
            CriterionOutcome::Gated(otherwise) => otherwise == Otherwise::Reweight,
            CriterionOutcome::Excluded { .. } => {
                let hollow = !criterion.is_leaf() && self.inside(ix) == Inside::Asked;
                criterion.shared
                    || left_as_branch
                    || (hollow && criterion.children.iter().all(|&c| self.plan.shares[c].is_zero() || self.hands_on(c)))
            }
            _ => false,
        }
    }

    /// The value that a tie-breaker compares: 0 when gated to zero, `None` (below every number) without one.
    pub(crate) fn tie_value(&mut self, ix: CriterionIx, basis: Basis) -> Option<Exact> {
        self.outcome(ix).counted().map(|value| self.instrument.on_basis(&value.exact, basis))
    }
}
