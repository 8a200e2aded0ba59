//! Weights and points: every set of siblings keeps the convention that holds for it, to the last digit.

use super::settings::{RawHeading, RawScore, shown};
use super::tree::RawTree;
use crate::exact::Exact;
use crate::finding::catalogue::{E140, E141};
use crate::finding::finding;
use crate::rules::instrument::{Combine, CriterionIx, TOTAL, WeightConvention};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::keys::Field;
use crate::rules::read::raw::RawCriterion;

/// What the checks of weights look at.
pub(super) struct Weights<'a> {
    pub raw: &'a [RawCriterion],
    pub tree: &'a RawTree,
    pub heading: &'a RawHeading,
    pub score: &'a RawScore,
    /// Where the list of criteria begins: the place of what concerns the total.
    pub list: Span,
}

impl Weights<'_> {
    /// Checks all sets of siblings.
    pub(crate) fn check(&self, report: &mut Diagnostics<'_>) {
        for parent in 0..self.tree.nodes.len() {
            self.check_points_on_branches(parent, report);
            if !self.tree.nodes[parent].children.is_empty() {
                self.check_children(parent, report);
            }
        }
    }

    fn raw(&self, ix: CriterionIx) -> &RawCriterion {
        &self.raw[ix - 1]
    }

    fn is_leaf(&self, ix: CriterionIx) -> bool {
        self.tree.nodes[ix].children.is_empty()
    }

    fn place(&self, ix: CriterionIx) -> &Span {
        if ix == TOTAL { &self.list } else { &self.raw(ix).id.span }
    }

    fn check_points_on_branches(&self, ix: CriterionIx, report: &mut Diagnostics<'_>) {
        if ix != TOTAL
            && !self.is_leaf(ix)
            && let Some(points) = self.raw(ix).points.given()
        {
            report.say(finding!(E147: id = self.tree.id(ix)), &points.span);
        }
    }

    fn check_children(&self, parent: CriterionIx, report: &mut Diagnostics<'_>) {
        let node = &self.tree.nodes[parent];
        let with_points = |&ix: &CriterionIx| self.is_leaf(ix) && !self.raw(ix).points.is_absent();
        if node.combine == Combine::Points {
            self.check_points_branch(&node.children, report);
        } else if node.children.iter().any(with_points) {
            // Once where points are the exception: they are then what is wrong.
            let bare: Vec<_> = node.children.iter().filter(|child| !with_points(child)).collect();
            let told = if bare.len() * 2 > node.children.len() { 1 } else { bare.len() };
            for &&child in &bare[..told.min(bare.len())] {
                report.say(finding!(E149: id = self.tree.id(child)), &self.raw(child).id.span);
            }
        } else {
            self.check_weights(parent, report);
        }
    }

    /// Below `combine = "points"`: leaves carry points, nothing carries a weight.
    fn check_points_branch(&self, children: &[CriterionIx], report: &mut Diagnostics<'_>) {
        for &child in children {
            let raw = self.raw(child);
            if let Some(weight) = raw.weight.given().filter(|_| raw.points.is_absent()) {
                report.say(finding!(E150: id = &raw.id.value), &weight.span);
            } else if self.is_leaf(child) && raw.points.is_absent() {
                report.say(finding!(E151: id = &raw.id.value), &raw.id.span);
            }
        }
    }

    fn check_weights(&self, parent: CriterionIx, report: &mut Diagnostics<'_>) {
        let node = &self.tree.nodes[parent];
        let weights = || node.children.iter().map(|&child| &self.raw(child).weight);
        if node.weights == WeightConvention::Equal {
            for weight in weights().filter_map(Field::given) {
                report.say(finding!(E143), &weight.span);
            }
            if node.combine == Combine::Sum && node.certain {
                report.say(finding!(W186: parent = self.tree.id(parent)), self.combine_place(parent));
            }
            return;
        }
        if node.combine == Combine::Min && weights().all(Field::is_absent) {
            return;
        }
        self.check_missing(parent, report);
        if node.certain && weights().all(|weight| weight.given().is_some()) {
            self.check_sum(parent, report);
        }
    }

    fn combine_place(&self, parent: CriterionIx) -> &Span {
        if parent == TOTAL {
            return &self.score.combine_span;
        }
        let raw = self.raw(parent);
        raw.combine.given().map_or(&raw.id.span, |combine| &combine.span)
    }

    /// Reports children without a weight; once, where none has one.
    fn check_missing(&self, parent: CriterionIx, report: &mut Diagnostics<'_>) {
        let children = &self.tree.nodes[parent].children;
        let bare = |ix: CriterionIx| self.raw(ix).weight.is_absent() && self.raw(ix).points.is_absent();
        let missing: Vec<_> = children.iter().filter(|&&child| bare(child)).collect();
        let told = if missing.len() == children.len() { 1 } else { missing.len() };
        if report.may_be_lost("weight") {
            return;
        }
        for &&child in &missing[..told] {
            let finding = finding!(E142: id = self.tree.id(child), parent = self.tree.id(parent));
            report.say(finding, &self.raw(child).id.span);
        }
    }

    fn check_sum(&self, parent: CriterionIx, report: &mut Diagnostics<'_>) {
        let node = &self.tree.nodes[parent];
        let free = node.combine == Combine::Sum || node.weights == WeightConvention::Relative;
        let target = match node.weights {
            _ if free => None,
            WeightConvention::Root if parent != TOTAL => match &self.raw(parent).weight {
                Field::Given(weight) => Some(weight.value.clone()),
                Field::Broken => return,
                Field::Absent => {
                    report.say(finding!(E153: parent = self.tree.id(parent)), self.place(parent));
                    return;
                }
            },
            _ => Some(Exact::HUNDRED),
        };
        let all: Exact = node.children.iter().filter_map(|&child| self.raw(child).weight.value()).sum();
        match target {
            None if all.is_zero() => report.say(finding!(E145: parent = self.tree.id(parent)), self.place(parent)),
            None => {}
            Some(target) if all == target => {}
            Some(target) => self.tell_sums(parent, &all, &target, report),
        }
    }

    /// The sum misses all together: it must then be right for every group, among those that apply to it.
    fn tell_sums(&self, parent: CriterionIx, all: &Exact, target: &Exact, report: &mut Diagnostics<'_>) {
        let children = &self.tree.nodes[parent].children;
        if children.iter().all(|&child| self.raw(child).groups.is_absent()) {
            return self.tell_sum(parent, all, target, None, report);
        }
        for group in self.groups() {
            let applies = |ix: CriterionIx| ix == TOTAL || self.applies(ix, group);
            if !self.tree.upwards(parent).all(applies) {
                continue;
            }
            let own: Vec<_> = children.iter().filter(|&&child| self.applies(child, group)).collect();
            let sum: Exact = own.iter().filter_map(|&&child| self.raw(child).weight.value()).sum();
            if !own.is_empty() && sum != *target {
                self.tell_sum(parent, &sum, target, Some(group), report);
            }
        }
    }

    fn applies(&self, ix: CriterionIx, group: &str) -> bool {
        self.raw(ix).groups.value().is_none_or(|groups| groups.iter().any(|g| g.value == group))
    }

    /// The closed list, or the groups that criteria name.
    fn groups(&self) -> Vec<&str> {
        if self.heading.closed {
            return self.heading.groups.iter().map(String::as_str).collect();
        }
        let mut named: Vec<&str> = Vec::new();
        for group in self.raw.iter().filter_map(|c| c.groups.value()).flatten() {
            if !named.contains(&group.value.as_str()) {
                named.push(&group.value);
            }
        }
        named
    }

    fn tell_sum(
        &self,
        parent: CriterionIx,
        sum: &Exact,
        target: &Exact,
        group: Option<&str>,
        report: &mut Diagnostics<'_>,
    ) {
        let entry = if sum < target { &E140 } else { &E141 };
        let (sum, difference, target) = (shown(sum), shown(&(sum - target).abs()), shown(target));
        let parent_id = self.tree.id(parent);
        let finding = finding!(
            entry in [E140, E141]: parent = parent_id, sum = sum, target = target, difference = difference;
            group = group
        );
        report.say(finding, self.place(parent));
    }
}
