//! Random gates and conditions, free of cycles by construction.

use super::make_rules::{Maker, list, quoted};
use super::make_tree::Groups;
use super::numerals;

impl Maker<'_> {
    /// Gates look one way only, at criteria that are complete before in that direction: no cycles.
    pub fn gates(&mut self) {
        let backwards = self.tape.chance(30);
        for at in 0..self.criteria.len() {
            if self.tape.chance(15) {
                let before = |other: usize| {
                    if backwards { self.rank(other) > self.rank(at) } else { self.rank(other) < self.rank(at) }
                };
                let related = |other: usize| self.is_above(other, at) || self.is_above(at, other);
                let fit: Vec<usize> =
                    (0..self.criteria.len()).filter(|&o| o != at && before(o) && !related(o)).collect();
                if !fit.is_empty() {
                    let on = *self.tape.pick(&fit);
                    let condition = self.condition(on);
                    let otherwise = *self.tape.pick(&["zero", "reweight", "unscored"]);
                    self.criteria[at].keys.push(("gate", condition));
                    self.criteria[at].keys.push(("otherwise", quoted(otherwise)));
                }
            }
        }
    }

    /// The path of places from the total down: compares as the tree is read from top to bottom.
    pub fn rank(&self, at: usize) -> Vec<usize> {
        let mut path = self.criteria[at].parent.map(|parent| self.rank(parent)).unwrap_or_default();
        path.push(at);
        path
    }

    fn is_above(&self, one: usize, other: usize) -> bool {
        self.criteria[other].parent.is_some_and(|parent| parent == one || self.is_above(one, parent))
    }

    pub fn condition(&mut self, on: usize) -> String {
        let mut keys = vec![format!("on = {}", quoted(&self.criteria[on].id))];
        let top = self.tape.chance(25);
        if !top || self.tape.chance(30) {
            let key = if self.tape.chance(25) { "above" } else { "from" };
            let mark = self.mark_value();
            let key = if mark == self.range.1 { "from" } else { key };
            keys.push(format!("{key} = {}", numerals::toml(&mark)));
        }
        if top {
            keys.push(format!("top = {}", self.tape.between(1, 4)));
            if self.tape.chance(40) {
                let within = *self.tape.pick(&["group", "all"]);
                keys.push(format!("within = {}", quoted(within)));
            }
        }
        if !self.groups.is_empty() && self.tape.chance(20) {
            let groups = self.groups.clone();
            if let Groups::Named(names) = self.some_groups(&groups) {
                keys.push(format!("groups = {}", list(&names)));
            }
        }
        format!("{{ {} }}", keys.join(", "))
    }
}
