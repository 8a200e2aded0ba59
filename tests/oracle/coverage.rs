//! Answered weight as a share of asked weight.
//!
//! What is asked weighs what it would weigh in the total if every answer were a number. Not asked:
//! shared criteria, what does not apply to the group, what stands at or below a shut gate, and what a
//! branch excludes by its own `blank`. Reading: of these, the ones that leave their parent (groups,
//! `reweight`, `exclude`) hand their weight to their siblings; the others keep it, unasked.

use super::number::{Q, whole};
use super::rules::{Combine, Id, Otherwise, Rule, TOTAL};
use super::verdict::{Case, Shut, State, Why};
use num_traits::{One, Zero};

/// Shares of a criterion's own weight.
struct Part {
    asked: Q,
    answered: Q,
}

impl Case<'_> {
    /// None where nothing is asked at all.
    pub fn coverage(&self, agency: usize) -> Option<Q> {
        let part = self.part(agency, TOTAL)?;
        (!part.asked.is_zero()).then(|| part.answered / part.asked)
    }

    /// Less of a branch is answered than it asks for itself.
    pub fn too_little(&self, agency: usize, id: Id) -> bool {
        // Nothing of what is shared is asked of an agency.
        let criterion = self.rules.get(id);
        let Some(least) = criterion.least.as_ref().filter(|_| !criterion.shared) else { return false };
        let part = self.part(agency, id);
        part.is_some_and(|part| !part.asked.is_zero() && part.answered / part.asked < *least)
    }

    /// None where the criterion leaves its parent without being asked.
    fn part(&self, agency: usize, id: Id) -> Option<Part> {
        let criterion = self.rules.get(id);
        let part = |asked: bool, answered: bool| Some(Part { asked: unit(asked), answered: unit(answered) });
        let shut = self.shut(agency, id).map(|Shut { why, .. }| why);
        let excluded = || self.verdict(agency, id).state == State::Excluded;
        let reweighted = matches!(criterion.gate, Some((_, Otherwise::Reweight)));
        match shut {
            Some(Why::Groups) => None,
            Some(Why::Gate) if reweighted => None,
            Some(Why::Gate) => part(false, false),
            _ if criterion.shared && excluded() => None,
            _ if criterion.shared => part(false, false),
            Some(Why::Blank) if self.blank_is_left_out(id) => None,
            Some(Why::Blank) => part(true, false),
            Some(Why::Whole) => part(true, true),
            None if criterion.is_leaf() => part(true, self.answered(agency, id)),
            None => self.parts(agency, id),
        }
    }

    /// Whether the rule for a blank gives no score.
    fn blank_is_left_out(&self, id: Id) -> bool {
        !matches!(self.rules.get(id).blank.as_ref().unwrap_or(&self.rules.blank), Rule::Score(_))
    }

    fn parts(&self, agency: usize, id: Id) -> Option<Part> {
        let criterion = self.rules.get(id);
        let mut sum = Part { asked: Q::zero(), answered: Q::zero() };
        let mut weights = Q::zero();
        for &child in &criterion.children {
            // Points that apply leave out what answers exclude, which was asked all the same.
            if criterion.combine != Combine::Points && self.weight(agency, child).is_zero() {
                continue;
            }
            if let Some(part) = self.part(agency, child) {
                let weight = self.weight_asked(agency, child);
                sum.asked += &weight * part.asked;
                sum.answered += &weight * part.answered;
                weights += weight;
            }
        }
        if weights.is_zero() {
            return None;
        }
        // Under `sum` nothing is carried, so a child's hundredths are its share.
        let of = if criterion.combine == Combine::Sum { whole(100) } else { weights };
        Some(Part { asked: sum.asked / &of, answered: sum.answered / of })
    }

    /// As in the total, but with what answers exclude still in it; under `min` and `geometric` children
    /// weigh the same.
    fn weight_asked(&self, agency: usize, id: Id) -> Q {
        let criterion = self.rules.get(id);
        let parent = self.rules.get(criterion.parent.expect("the total is nobody's child"));
        match parent.combine {
            Combine::Min | Combine::Geometric => Q::one(),
            Combine::Points => self.points_asked(agency, id),
            _ => self.weight(agency, id),
        }
    }

    fn points_asked(&self, agency: usize, id: Id) -> Q {
        let criterion = self.rules.get(id);
        if let Some(points) = &criterion.points {
            return points.clone();
        }
        if self.shut(agency, id).is_some() {
            return self.weight(agency, id);
        }
        let stays = |child: &&Id| self.part(agency, **child).is_some();
        criterion.children.iter().filter(stays).map(|&child| self.points_asked(agency, child)).sum()
    }
}

fn unit(yes: bool) -> Q {
    if yes { Q::one() } else { Q::zero() }
}
