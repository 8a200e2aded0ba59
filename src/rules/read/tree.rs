//! Builds the tree: parent links, and what a criterion inherits from its ancestors.

use std::collections::HashMap;

use super::settings::{RawAnswers, RawScore};
use crate::finding::catalogue::{CatalogueEntry, E134, E174};
use crate::finding::finding;
use crate::names::nearest::nearest;
use crate::rules::instrument::{Combine, CriterionIx, StateRules, TOTAL, WeightConvention};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::raw::RawCriterion;

/// The id of the root.
pub(super) const ROOT_ID: &str = "total";

/// A node; `[TOTAL]` is the root, the others stand one behind their place among the criteria.
pub(super) struct Branch {
    pub parent: Option<CriterionIx>,
    /// In the order of the file.
    pub children: Vec<CriterionIx>,
    pub depth: usize,
    /// How the weights of its children are read.
    pub weights: WeightConvention,
    pub combine: Combine,
    pub shared: bool,
    pub states: StateRules,
    /// Whether its list of children is certain; the sum of weights is not checked otherwise.
    pub certain: bool,
}

/// The whole tree.
pub(super) struct RawTree {
    pub nodes: Vec<Branch>,
    ids: Vec<String>,
    by_id: HashMap<String, CriterionIx>,
}

impl RawTree {
    /// Builds the tree and tells unknown parents and cycles.
    pub(crate) fn new(
        raw: &[RawCriterion],
        score: &RawScore,
        answers: &RawAnswers,
        report: &mut Diagnostics<'_>,
    ) -> Self {
        let mut by_id = HashMap::from([(ROOT_ID.to_owned(), TOTAL)]);
        for (at, criterion) in raw.iter().enumerate() {
            by_id.entry(criterion.id.value.clone()).or_insert(at + 1);
        }
        let ids = std::iter::once(ROOT_ID.to_owned()).chain(raw.iter().map(|c| c.id.value.clone())).collect();
        let root = || Branch {
            parent: None,
            children: Vec::new(),
            depth: 0,
            weights: score.weights,
            combine: score.combine,
            shared: false,
            states: answers.states.clone(),
            certain: !report.lost_any(),
        };
        let mut tree = Self { nodes: (0..=raw.len()).map(|_| root()).collect(), ids, by_id };
        for (at, criterion) in raw.iter().enumerate() {
            tree.nodes[at + 1].parent = tree.known_parent(at + 1, criterion);
        }
        for (at, criterion) in raw.iter().enumerate() {
            if tree.nodes[at + 1].parent.is_none() {
                tree.nodes[at + 1].parent = Some(tree.likely_parent(at + 1, criterion, report));
            }
        }
        tree.break_cycles(raw, report);
        for at in 1..tree.nodes.len() {
            let parent = tree.nodes[at].parent.unwrap_or(TOTAL);
            tree.nodes[parent].children.push(at);
        }
        tree.hand_down(raw, report);
        tree
    }

    /// The criterion of an id, or a finding with the nearest.
    pub(crate) fn find(&self, id: &Spanned<String>, report: &mut Diagnostics<'_>) -> Option<CriterionIx> {
        let found = self.by_id.get(&id.value).copied();
        if found.is_none() && !report.may_be_lost(&id.value) {
            self.unknown(&E174, id, report);
        }
        found
    }

    pub(crate) fn id(&self, ix: CriterionIx) -> &str {
        &self.ids[ix]
    }

    /// The criterion and all above it up to the root.
    pub(crate) fn upwards(&self, of: CriterionIx) -> impl Iterator<Item = CriterionIx> + '_ {
        std::iter::successors(Some(of), |&ix| self.nodes[ix].parent)
    }

    /// Reports an unknown id, with the nearest known one, if any.
    fn unknown(
        &self,
        entry: &'static CatalogueEntry,
        id: &Spanned<String>,
        report: &mut Diagnostics<'_>,
    ) -> Option<CriterionIx> {
        let near = nearest(&id.value, self.ids.iter().skip(1).map(String::as_str)).map(str::to_owned);
        report.say(finding!(entry in [E134, E174]: value = &id.value; near = near.as_deref()), &id.span);
        near.and_then(|near| self.by_id.get(&near).copied())
    }

    /// The written parent, else the longest other id that is a dotted prefix, else the root. `None`: not to be known.
    fn known_parent(&self, at: CriterionIx, raw: &RawCriterion) -> Option<CriterionIx> {
        if !raw.parent.is_absent() {
            return raw.parent.value().and_then(|written| self.by_id.get(written)).copied();
        }
        let id = &self.ids[at];
        let prefixes = id.match_indices('.').rev().map(|(dot, _)| &id[..dot]);
        let found = prefixes.filter_map(|prefix| self.by_id.get(prefix)).find(|found| ![at, TOTAL].contains(found));
        Some(found.copied().unwrap_or(TOTAL))
    }

    /// Reports a parent that does not exist. Where it can only be a misspelling of one that others have, that one keeps
    /// its sum; else the criterion is attached to the root, whose sum is then not checked.
    fn likely_parent(&mut self, at: CriterionIx, raw: &RawCriterion, report: &mut Diagnostics<'_>) -> CriterionIx {
        let near = match raw.parent.given() {
            Some(written) if !report.may_be_lost(&written.value) => self.unknown(&E134, written, report),
            _ => None,
        };
        let has_children = |near: &CriterionIx| self.nodes.iter().any(|node| node.parent == Some(*near));
        let likely = near.filter(|near| *near != at && has_children(near));
        self.nodes[TOTAL].certain &= likely.is_some();
        likely.unwrap_or(TOTAL)
    }

    /// Reports each cycle of parents once, and attaches its members to the root. Linear: every criterion is visited
    /// once.
    fn break_cycles(&mut self, raw: &[RawCriterion], report: &mut Diagnostics<'_>) {
        // By which walk a criterion was reached first: one reached again by its own walk closes a cycle.
        let mut walks = vec![TOTAL; self.nodes.len()];
        for start in 1..self.nodes.len() {
            let mut at = start;
            while at != TOTAL && walks[at] == TOTAL {
                walks[at] = start;
                at = self.nodes[at].parent.unwrap_or(TOTAL);
            }
            if at != TOTAL && walks[at] == start {
                self.break_cycle(at, raw, report);
            }
        }
    }

    /// Reports the cycle that a criterion is in, beginning with the first of the file.
    fn break_cycle(&mut self, member: CriterionIx, raw: &[RawCriterion], report: &mut Diagnostics<'_>) {
        let parent = |ix: CriterionIx| self.nodes[ix].parent.filter(|parent| *parent != TOTAL);
        let mut path = vec![member];
        path.extend(std::iter::successors(parent(member), |&ix| parent(ix)).take_while(|ix| *ix != member));
        let first = path.iter().enumerate().min_by_key(|(_, ix)| **ix).map_or(0, |(place, _)| place);
        path.rotate_left(first);
        let ids: Vec<&str> = path.iter().chain([&path[0]]).map(|&ix| self.id(ix)).collect();
        let own = &raw[path[0] - 1];
        let place: &Span = own.parent.given().map_or(&own.id.span, |parent| &parent.span);
        report.say(finding!(E135: cycle = &ids.join(" → ")), place);
        for &ix in &path {
            self.nodes[ix].parent = Some(TOTAL);
            self.nodes[ix].certain = false;
        }
        self.nodes[TOTAL].certain = false;
    }

    /// Gives every criterion what holds for those below: weights, points, shared, the rules of states.
    fn hand_down(&mut self, raw: &[RawCriterion], report: &mut Diagnostics<'_>) {
        let mut order = vec![TOTAL];
        let mut next = 0;
        while next < order.len() {
            let parent = order[next];
            next += 1;
            for at in self.nodes[parent].children.clone() {
                self.inherit(at, parent, &raw[at - 1], report);
                order.push(at);
            }
        }
    }

    fn inherit(&mut self, at: CriterionIx, parent: CriterionIx, raw: &RawCriterion, report: &mut Diagnostics<'_>) {
        let above = &self.nodes[parent];
        let points = above.combine == Combine::Points;
        if points && let Some(other) = raw.combine.given().filter(|combine| combine.value != Combine::Points) {
            report.say(finding!(E152: id = &raw.id.value), &other.span);
        }
        if above.shared
            && let Some(own) = raw.shared.given().filter(|shared| !shared.value)
        {
            report.say(finding!(E182: id = &raw.id.value), &own.span);
        }
        let states = StateRules {
            not_applicable: raw.not_applicable.cloned().unwrap_or_else(|| above.states.not_applicable.clone()),
            no_case: raw.no_case.cloned().unwrap_or_else(|| above.states.no_case.clone()),
            unverified: raw.unverified.cloned().unwrap_or_else(|| above.states.unverified.clone()),
            evidence: raw.evidence.cloned().unwrap_or(above.states.evidence),
            assessors: raw.assessors.cloned().unwrap_or(above.states.assessors),
        };
        let (depth, weights, shared) = (above.depth + 1, above.weights, above.shared);
        let node = &mut self.nodes[at];
        node.depth = depth;
        node.weights = raw.weights.cloned().unwrap_or(weights);
        node.combine = if points { Combine::Points } else { raw.combine.cloned().unwrap_or(Combine::WeightedMean) };
        node.shared = raw.shared.cloned().unwrap_or(shared) || shared;
        node.states = states;
        node.certain &= !raw.weights.is_broken() && !raw.combine.is_broken();
    }
}
