//! Random trees of criteria: ids, weights that add up, groups, points, scales, rules for answers.

use super::make_rules::{ASSESSORS, Maker, list, quoted};
use super::make_scales;
use super::number::{self, Q, whole};
use super::numerals;
use super::tape::Tape;
use num_traits::{One, Zero};

/// What the generator knows of a criterion it has written.
pub struct Draft {
    pub id: String,
    pub parent: Option<usize>,
    pub keys: Vec<(&'static str, String)>,
    pub leaf: bool,
    pub shared: bool,
    pub weight: Option<Q>,
}

/// How the children of a criterion are to be made.
#[derive(Clone)]
pub struct Place {
    pub parent: Option<usize>,
    pub depth: usize,
    pub combine: &'static str,
    pub weights: &'static str,
    /// The parent's written weight, 100 for the total.
    pub weight: Q,
    pub shared: bool,
    /// The groups for which the parent applies.
    pub groups: Vec<String>,
}

/// The groups a criterion names.
#[derive(Clone)]
pub enum Groups {
    All,
    Named(Vec<String>),
}

impl Maker<'_> {
    /// The children of one criterion, and theirs.
    pub fn grow(&mut self, place: &Place) {
        let count = self.tape.between(1, if place.depth == 0 { 4 } else { 3 }).min(self.room.max(1));
        self.room = self.room.saturating_sub(count);
        let inner: Vec<bool> = (0..count).map(|_| place.depth < 3 && self.room > 2 && self.tape.chance(40)).collect();
        let groups = self.child_groups(place, count);
        let points = place.combine == "points"
            || !inner.contains(&true) && place.combine != "sum" && self.range.0.is_zero() && self.tape.chance(15);
        let weights = if points { vec![None; count] } else { self.weights(place, &groups) };
        let first = self.criteria.len();
        for at in 0..count {
            let leaf = !inner[at] || place.weights == "root" && weights[at].as_ref().is_some_and(Zero::is_zero);
            let draft = self.draft(place, at, leaf, points, weights[at].clone(), &groups[at]);
            self.criteria.push(draft);
        }
        for (at, groups) in groups.iter().enumerate() {
            if !self.criteria[first + at].leaf {
                let below = self.below(place, first + at, groups);
                self.grow(&below);
            }
        }
    }

    fn draft(
        &mut self,
        place: &Place,
        at: usize,
        leaf: bool,
        points: bool,
        weight: Option<Q>,
        groups: &Groups,
    ) -> Draft {
        let top_level = ["saq", "uji", "7", "NAC"];
        let dotted = self.dotted || place.parent.is_some() && self.tape.chance(50);
        let mut keys = Vec::new();
        let id = match place.parent.map(|parent| self.criteria[parent].id.clone()) {
            None => top_level[at].to_owned(),
            Some(parent) if dotted => format!("{parent}.{}", at + 1),
            Some(parent) => {
                keys.push(("parent", quoted(&parent)));
                format!("K{}", self.criteria.len())
            }
        };
        if let Some(weight) = &weight {
            keys.push(("weight", numerals::toml(weight)));
        }
        if let Groups::Named(names) = groups {
            keys.push(("groups", list(names)));
        }
        // The first criterion is every agency's own, so that there is something to answer.
        let starts_sharing = !place.shared && !self.criteria.is_empty() && self.tape.chance(8);
        if starts_sharing {
            keys.push(("shared", "true".to_owned()));
        }
        if leaf {
            self.leaf_keys(&mut keys, points);
            if self.tape.chance(6) {
                keys.push(("blank", self.rule(&["exclude", "zero"])));
            }
        }
        self.answer_rules(&mut keys);
        Draft { id, parent: place.parent, keys, leaf, shared: place.shared || starts_sharing, weight }
    }

    fn leaf_keys(&mut self, keys: &mut Vec<(&'static str, String)>, points: bool) {
        if points {
            keys.push(("points", self.tape.pick(&["1", "10", "4", "2.5", "7", "30"]).to_string()));
        }
        if self.tape.chance(if points { 25 } else { 55 }) {
            let name = self.scale(false);
            keys.push(("scale", quoted(&name)));
        }
    }

    /// An old scale or a new one. A scale of an inner criterion takes every number from 0 on.
    fn scale(&mut self, inner: bool) -> String {
        let fit: Vec<usize> = (0..self.scales.len()).filter(|&at| self.scales[at].inner == inner).collect();
        if !fit.is_empty() && self.tape.chance(40) {
            return self.scales[*self.tape.pick(&fit)].name.clone();
        }
        let name = format!("skala-{}", self.scales.len() + 1);
        let scale = make_scales::make(self.tape, name.clone(), inner, &self.range);
        self.scales.push(scale);
        name
    }

    fn answer_rules(&mut self, keys: &mut Vec<(&'static str, String)>) {
        for (key, words) in [
            ("not_applicable", &["exclude", "zero"][..]),
            ("no_case", &["zero", "exclude"]),
            ("unverified", &["zero", "use", "exclude"]),
        ] {
            if self.tape.chance(5) {
                keys.push((key, self.rule(words)));
            }
        }
        if self.tape.chance(6) {
            let rule = *self.tape.pick(&ASSESSORS);
            keys.push(("assessors", quoted(rule)));
        }
    }

    /// Turns a criterion into a branch: what it says of its children.
    fn below(&mut self, place: &Place, parent: usize, groups: &Groups) -> Place {
        let mut below = Place {
            parent: Some(parent),
            depth: place.depth + 1,
            combine: if place.combine == "points" { "points" } else { "weighted-mean" },
            weights: place.weights,
            weight: self.criteria[parent].weight.clone().unwrap_or_else(|| whole(100)),
            shared: self.criteria[parent].shared,
            groups: match groups {
                Groups::All => place.groups.clone(),
                Groups::Named(names) => names.clone(),
            },
        };
        let mut keys = Vec::new();
        if place.combine != "points" {
            if self.tape.chance(35) {
                below.combine = *self.tape.pick(&["weighted-mean", "sum", "min", "geometric", "harmonic", "points"]);
                keys.push(("combine", quoted(below.combine)));
            }
            // `root` below a criterion without a weight would have nothing to add up to.
            let has_weight = self.criteria[parent].weight.as_ref().is_some_and(|weight| !weight.is_zero());
            let rootless = below.weights == "root" && !has_weight;
            if below.combine != "points" && (rootless || self.tape.chance(25)) {
                let conventions = ["parent", "relative", "equal", "root"];
                below.weights = *self.tape.pick(&conventions[..if has_weight { 4 } else { 3 }]);
                keys.push(("weights", quoted(below.weights)));
            }
            if below.combine != "points" && self.tape.chance(12) {
                let name = self.scale(true);
                keys.push(("scale", quoted(&name)));
            }
        }
        if self.tape.chance(15) {
            keys.push(("blank", self.rule(&["exclude", "zero"])));
        }
        if self.tape.chance(6) {
            keys.push(("min_coverage", (*self.tape.pick(&["0", "0.25", "0.5", "0.6667"])).to_owned()));
        }
        self.criteria[parent].keys.extend(keys);
        below
    }

    /// Weights that add up as the convention asks: all together, or for every group.
    fn weights(&mut self, place: &Place, groups: &[Groups]) -> Vec<Option<Q>> {
        let count = groups.len();
        let none = place.weights == "equal" || place.combine == "min" && self.tape.chance(50);
        if none {
            return vec![None; count];
        }
        if place.weights == "relative" || place.combine == "sum" {
            let mut free: Vec<Q> = (0..count).map(|_| self.free_weight()).collect();
            if free.iter().all(Zero::is_zero) {
                free[0] = Q::one();
            }
            return free.into_iter().map(Some).collect();
        }
        let whole = if place.weights == "root" { place.weight.clone() } else { whole(100) };
        // Criteria that stand in for each other, one per group, carry the same weight.
        let alternatives = groups.iter().filter(|groups| matches!(groups, Groups::Named(_))).count();
        if self.partitioned(place, groups) {
            let slots = self.split(&whole, count - alternatives + 1);
            let mut common = slots[1..].iter().cloned();
            let weight = |groups: &Groups| match groups {
                Groups::Named(_) => slots[0].clone(),
                Groups::All => common.next().expect("a slot for every common criterion"),
            };
            return groups.iter().map(weight).map(Some).collect();
        }
        self.split(&whole, count).into_iter().map(Some).collect()
    }

    /// Whether the named groups of the siblings divide the groups of their parent.
    fn partitioned(&self, place: &Place, groups: &[Groups]) -> bool {
        let mut named: Vec<&String> = Vec::new();
        for groups in groups {
            if let Groups::Named(names) = groups {
                named.extend(names);
            }
        }
        let each_once = named.len() == place.groups.len() && place.groups.iter().all(|group| named.contains(&group));
        self.closed && each_once && groups.iter().filter(|g| matches!(g, Groups::Named(_))).count() > 1
    }

    fn free_weight(&mut self) -> Q {
        let text = *self.tape.pick(&["40", "20", "10", "30", "7", "0.5", "100/6", "33.3333", "0", "70"]);
        number::parse(text).expect("a weight")
    }

    fn split(&mut self, total: &Q, count: usize) -> Vec<Q> {
        let proportion = |tape: &mut Tape| if tape.chance(6) { 0 } else { *tape.pick(&[1, 1, 2, 4, 3, 6, 7]) };
        let mut proportions: Vec<usize> = (0..count).map(|_| proportion(self.tape)).collect();
        if proportions.iter().all(Zero::is_zero) {
            proportions[0] = 1;
        }
        match self.tape.below(3) {
            0 => numerals::split_cut(total, &proportions, 0),
            1 => numerals::split(total, &proportions),
            _ => numerals::split_cut(total, &proportions, 7),
        }
    }

    /// To which groups each child applies: all, some, or siblings that divide the groups among them.
    fn child_groups(&mut self, place: &Place, count: usize) -> Vec<Groups> {
        let groups = &place.groups;
        if groups.len() > 1 && count > 1 && self.tape.chance(20) {
            let cut = self.tape.between(1, groups.len() - 1);
            let mut all = vec![Groups::All; count - 2];
            all.push(Groups::Named(groups[..cut].to_vec()));
            all.push(Groups::Named(groups[cut..].to_vec()));
            return all;
        }
        (0..count)
            .map(|_| if !groups.is_empty() && self.tape.chance(12) { self.some_groups(groups) } else { Groups::All })
            .collect()
    }

    pub fn some_groups(&mut self, groups: &[String]) -> Groups {
        let first = self.tape.below(groups.len());
        let last = self.tape.between(first, groups.len() - 1);
        Groups::Named(groups[first..=last].to_vec())
    }
}
