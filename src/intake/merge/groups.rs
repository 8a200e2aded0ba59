//! Agencies that stay without a group although others have one: that changes ranks and means of groups.

use std::collections::{BTreeMap, BTreeSet};

use super::{GroupGap, Merger, group_column};
use crate::finding::catalogue::{E417, W417};
use crate::finding::finding;
use crate::rules::instrument::Within;

impl Merger<'_> {
    /// Where criteria name groups, every agency with answers needs one.
    pub(super) fn groupless(&mut self) {
        if !self.shared.grouped.contains(&true) {
            return;
        }
        for agency in 0..self.agencies.len() {
            let known = &self.agencies[agency];
            if known.group.is_none() && self.seen[agency].met {
                self.seen[agency].withheld = true;
                let place = self.named(agency).unwrap_or_default();
                self.tell(finding!(E405: agency = &*known.name).at(place).about(&*known.id));
            }
        }
    }

    /// A group left empty in some rows of a table that has it in others: one finding a table, an error where agencies
    /// stay without a group, since that changes a rank or a mean.
    pub(super) fn groups_left_empty(&mut self) {
        let gaps = std::mem::take(&mut self.group_gaps);
        let told_by_criteria = self.shared.grouped.contains(&true);
        if gaps.is_empty() || self.known.iter().all(|known| known.group().is_none()) {
            return;
        }
        let mut by_table: BTreeMap<(usize, bool), Vec<&GroupGap>> = BTreeMap::new();
        for gap in &gaps {
            let stays_without = self.known[gap.agency].group().is_none();
            if stays_without && told_by_criteria {
                continue;
            }
            by_table.entry((gap.table, stays_without)).or_default().push(gap);
        }
        for ((_, stays_without), gaps) in by_table {
            let first = gaps[0];
            let count = gaps.iter().map(|gap| gap.agency).collect::<BTreeSet<_>>().len();
            let place = self.place_of(first.at, group_column).unwrap_or_default();
            let entry = if stays_without { &E417 } else { &W417 };
            let more = (count > 1).then(|| (count - 1).to_string());
            let agency = &*self.agencies[first.agency].name;
            self.tell(finding!(entry in [E417, W417]: agency = agency; more = more).at(place));
            for gap in gaps.iter().filter(|_| stays_without) {
                self.seen[gap.agency].withheld = true;
            }
        }
    }

    /// Agencies whose group the list leaves empty while it names that of others, and which no answers name either: one
    /// error for all of them, where agencies are ranked within their groups.
    pub(super) fn listed_without_group(&mut self) {
        let ranks = self.shared.instrument.ranking.within == Within::Group;
        let Some(list) = self.list.filter(|list| ranks && list.entries.iter().any(|entry| entry.group.is_some()))
        else {
            return;
        };
        let lacking: Vec<usize> = (0..list.entries.len().min(self.known.len()))
            .filter(|&at| list.entries[at].group.is_none() && self.known[at].group().is_none())
            .filter(|&at| !self.shared.grouped.contains(&true) || !self.seen[at].met)
            .collect();
        let Some(&first) = lacking.first() else { return };
        let finding = finding!(E417: agency = &*self.agencies[first].name; more = (lacking.len() > 1).then(|| (lacking.len() - 1).to_string())).at(list.entries[first].place.clone());
        self.tell(finding);
        for at in lacking {
            self.seen[at].withheld = true;
        }
    }
}
