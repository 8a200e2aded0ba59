//! Conditions, the same for a gate and for the `unless` of a cap.

use super::number::{Q, Score};
use super::rules::{Condition, Rules};
use super::verdict::{Case, Shut, State, Why};
use std::cmp::Ordering;

impl Case<'_> {
    /// Whether a condition holds for an agency, or asks it nothing.
    pub fn holds(&self, agency: usize, condition: &Condition) -> bool {
        if condition.groups.is_some() && !Rules::names_group(&condition.groups, self.group(agency)) {
            return true;
        }
        let on = self.rules.find(&condition.on);
        if !self.concerns(agency, on) {
            return true;
        }
        let verdict = self.verdict(agency, on);
        match (verdict.state, verdict.score) {
            (State::Scored, Some(score)) => self.reaches(agency, condition, &self.compared(&score)),
            // It does not apply, unless something in it is merely blank or gated.
            (State::Excluded, _) => !verdict.tainted,
            (State::Unscored, _) => self.does_not_apply_as_part(agency, on),
            _ => false,
        }
    }

    /// Something below a criterion that does not apply does not apply either. Reading: below one that
    /// is gated, blank or scored as a whole there is no score to compare, and the condition fails.
    fn does_not_apply_as_part(&self, agency: usize, on: usize) -> bool {
        match self.shut(agency, on) {
            Some(Shut { why: Why::Groups, .. }) => true,
            Some(Shut { why: Why::Whole, by }) => self.verdict(agency, by).state == State::Excluded,
            _ => false,
        }
    }

    /// Whether a criterion, all above it and some leaf below it are of the agency's group.
    fn concerns(&self, agency: usize, id: usize) -> bool {
        let own = |id: usize| Rules::names_group(&self.rules.get(id).groups, self.group(agency));
        let mut above = Some(id);
        while let Some(at) = above {
            if !own(at) {
                return false;
            }
            above = self.rules.get(at).parent;
        }
        self.has_leaf_of(agency, id)
    }

    fn has_leaf_of(&self, agency: usize, id: usize) -> bool {
        let criterion = self.rules.get(id);
        Rules::names_group(&criterion.groups, self.group(agency))
            && (criterion.is_leaf() || criterion.children.iter().any(|&child| self.has_leaf_of(agency, child)))
    }

    /// Whether the agency answered a criterion or something below it; what is shared only where it is asked itself.
    fn answers_itself(&self, agency: usize, id: usize) -> bool {
        self.answers_in(agency, id, self.rules.get(id).shared)
    }

    fn answers_in(&self, agency: usize, id: usize, shared: bool) -> bool {
        let criterion = self.rules.get(id);
        let own = (shared || !criterion.shared) && self.answered(agency, id);
        own || criterion.children.iter().any(|&child| self.answers_in(agency, child, shared))
    }

    /// The value that `classify` names.
    fn compared(&self, score: &Score) -> Score {
        match self.rules.classify_exact {
            true => score.clone(),
            false => Score { value: self.rounded(&score.value), ..score.clone() },
        }
    }

    fn reaches(&self, agency: usize, condition: &Condition, score: &Score) -> bool {
        let bound = condition.bound.as_ref();
        bound.is_none_or(|bound| bound.admits(&score.value))
            && condition.top.is_none_or(|places| self.has_place(agency, condition, score, places))
    }

    /// Reading: a score made by a rule for blanks holds no place, so it is not among the first either.
    fn has_place(&self, agency: usize, condition: &Condition, score: &Score, places: usize) -> bool {
        self.answers_itself(agency, self.rules.find(&condition.on)) && self.better(agency, condition, score) < places
    }

    /// How many agencies of the pool stand before `score`. Reading: a place is one more than that,
    /// however the ranking counts ties.
    fn better(&self, agency: usize, condition: &Condition, score: &Score) -> usize {
        let on = self.rules.find(&condition.on);
        let pool = |&other: &usize| {
            self.answers_itself(other, on) && (!condition.within_group || self.group(other) == self.group(agency))
        };
        let before = |&other: &usize| {
            let verdict = self.verdict(other, on);
            let reached = verdict.score.filter(|_| verdict.state == State::Scored);
            reached.is_some_and(|other| self.compared(&other).compare(score) == Ordering::Greater)
        };
        (0..self.agencies.len()).filter(pool).filter(before).count()
    }

    /// The score of a criterion for breaking ties: a criterion without one stands below every number.
    pub fn tie_breaker(&self, agency: usize, id: usize) -> Option<Score> {
        let score = self.verdict(agency, id).score?;
        Some(self.ranked(&score))
    }

    /// The value that `by` names.
    pub fn ranked(&self, score: &Score) -> Score {
        match self.rules.rank_exact {
            true => score.clone(),
            false => Score { value: self.rounded(&score.value), ..score.clone() },
        }
    }

    /// The place of the first class whose bound a value reaches.
    pub fn class(&self, score: &Score) -> Option<usize> {
        let value: Q = self.compared(score).value;
        let reached = |class: &super::rules::Class| class.bound.as_ref().is_none_or(|b| b.admits(&value));
        self.rules.classes.iter().position(reached)
    }
}
