//! Resolves interned identities to agencies: one id, one name, one group; on the list, where there is one.

use std::collections::hash_map::Entry;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::answers::Agency;
use crate::answers::EVERYBODY;
use crate::answers::ListColumns;
use crate::answers::subject::Subject;
use crate::finding::catalogue::{CatalogueEntry, E401, E415};
use crate::finding::{Finding, finding};
use crate::intake::batch::Batch;
use crate::intake::interner::AgencyIdentity;
use crate::intake::list::ListedAgency;
use crate::intake::list::NameMatch;
use crate::intake::list::unknown_group;
use crate::intake::merge::AgencyTrace;
use crate::intake::merge::GroupGap;
use crate::intake::merge::MergedAgency;
use crate::intake::merge::MergedGroup;
use crate::intake::merge::Merger;
use crate::intake::merge::NO_GROUP;
use crate::intake::merge::Resolution;
use crate::intake::merge::RowAddress;
use crate::intake::merge::group_column;
use crate::intake::merge::name_column;
use crate::lowlevel::shared_text::Text;
use crate::names::normal::caseless;
use crate::rules::CriterionIx;

/// Sentinel: no agency has this key.
const NO_AGENCY: u32 = u32::MAX;

impl Merger<'_> {
    /// An agency of the list.
    pub(super) fn enlist(&mut self, number: u32, entry: &ListedAgency) {
        let key = self.shared.registry.key(&entry.id);
        let group = entry.group.as_ref().map(|group| self.shared.registry.group(group));
        group.iter().for_each(|&group| self.meet_group(group));
        let known = MergedAgency {
            group: group.unwrap_or(NO_GROUP),
            has_id: true,
            has_name: true,
            named_at: RowAddress::entry(number),
            grouped_at: if group.is_some() { RowAddress::entry(number) } else { RowAddress::NOWHERE },
        };
        let agency = Agency {
            id: entry.id.clone(),
            name: entry.name.clone(),
            group: group.map(|number| self.shared.registry.group_name(number)),
            columns: entry.columns.clone(),
        };
        let agency = self.new_agency(key, agency, known);
        self.seen[agency].withheld = entry.faulty;
    }

    fn new_agency(&mut self, key: u32, new: Agency, known: MergedAgency) -> usize {
        let agency = self.store.add_agency();
        let key = key as usize;
        if self.keys.len() <= key {
            self.keys.resize(key + 1, NO_AGENCY);
        }
        if self.keys[key] == NO_AGENCY {
            self.keys[key] = u32::try_from(agency).ok().filter(|agency| *agency != NO_AGENCY).expect("few agencies");
        }
        self.in_order &= self.agencies.last().is_none_or(|last| last.id <= new.id);
        self.agencies.push(new);
        self.known.push(known);
        self.seen.push(AgencyTrace::default());
        agency
    }

    /// The agency with an id (without one: with a name).
    pub(super) fn called(&self, id: &str) -> Option<usize> {
        self.keyed(self.shared.registry.key_of(id)?)
    }

    /// The agency with a key of the registry.
    fn keyed(&self, key: u32) -> Option<usize> {
        self.keys.get(key as usize).filter(|agency| **agency != NO_AGENCY).map(|agency| *agency as usize)
    }

    /// Resolves an identity when its first row is merged.
    pub(super) fn settle(&mut self, batch: &Batch, row: usize) -> Resolution {
        let number = batch.found.rows[row].identity;
        let identity = self.pending.take(row).unwrap_or_else(|| self.shared.registry.get(number));
        let group = identity.group;
        let standing = match self.find(batch, row, &identity) {
            Some(standing) => {
                if let Resolution::Known(Subject::Agency(agency)) = standing {
                    self.same_name(batch, row, agency, &identity);
                }
                standing
            }
            None => self.newcomer(batch, row, identity),
        };
        self.resolutions.settle(number, standing);
        match (standing, group) {
            (Resolution::Known(Subject::Agency(agency)), Some(group)) => self.same_group(batch, row, agency, group),
            (Resolution::Known(Subject::Agency(agency)), None) if batch.has_groups() && self.list.is_none() => {
                let at = self.at(batch, row);
                self.group_gaps.push(GroupGap { table: self.tables.len() - 1, agency, at });
            }
            _ => {}
        }
        standing
    }

    /// The agency of an identity; `None`: a new agency.
    fn find(&mut self, batch: &Batch, row: usize, identity: &AgencyIdentity) -> Option<Resolution> {
        if identity.id.is_none() && identity.name.as_deref() == Some(EVERYBODY) {
            return Some(Resolution::Known(Subject::Everybody));
        }
        if let Some(list) = self.list {
            let named = match (&identity.id, &identity.name) {
                (Some(id), _) => list.by_id(id).map_or(NameMatch::NotListed, NameMatch::One),
                (None, Some(name)) => list.by_name(name),
                (None, None) => NameMatch::NotListed,
            };
            return Some(match named {
                NameMatch::InAnotherCase(entry) => match self.called(&list.entries[entry].id) {
                    Some(agency) => {
                        self.other_case.extend(identity.name.clone().map(|name| (agency, name)));
                        Resolution::Known(Subject::Agency(agency))
                    }
                    None => Resolution::NotListed,
                },
                NameMatch::One(entry) => match self.called(&list.entries[entry].id) {
                    Some(agency) => Resolution::Known(Subject::Agency(agency)),
                    None => Resolution::NotListed,
                },
                NameMatch::Several => {
                    self.withhold_all_called(identity.name.as_deref());
                    self.unlisted(batch, row, identity, &E415)
                }
                NameMatch::NotListed => self.unlisted(batch, row, identity, &E401),
            });
        }
        self.keyed(identity.key).map(|agency| Resolution::Known(Subject::Agency(agency)))
    }

    /// Adds an agency without a list. Without a name the id is the name, and the other way round.
    fn newcomer(&mut self, batch: &Batch, row: usize, identity: AgencyIdentity) -> Resolution {
        let AgencyIdentity { key, id, name, .. } = identity;
        let (has_id, has_name) = (id.is_some(), name.is_some());
        let (id, name) = match (id, name) {
            (Some(id), Some(name)) => (id, name),
            (Some(only), None) | (None, Some(only)) => (only.clone(), only),
            (None, None) => return Resolution::NotListed,
        };
        if !has_id && let Some(agency) = self.in_another_case(key, &name) {
            return Resolution::Known(Subject::Agency(agency));
        }
        let named_at = self.at(batch, row);
        let known = MergedAgency { group: NO_GROUP, has_id, has_name, named_at, grouped_at: RowAddress::NOWHERE };
        let agency = Agency { id, name, group: None, columns: ListColumns::default() };
        Resolution::Known(Subject::Agency(self.new_agency(key, agency, known)))
    }

    /// The agency, known by its name alone, whose name differs from this one in case only. Of the two spellings the one
    /// with small letters stays, else the first in the alphabet: whichever row comes first.
    fn in_another_case(&mut self, key: u32, name: &Text) -> Option<usize> {
        let agency = match self.by_folded_name.entry(folded_hash(name)) {
            Entry::Vacant(place) => {
                place.insert(self.agencies.len());
                return None;
            }
            Entry::Occupied(place) => *place.get(),
        };
        let known = self.agencies[agency].name.clone();
        if caseless(&known) != caseless(name) {
            return None;
        }
        let key = key as usize;
        if self.keys.len() <= key {
            self.keys.resize(key + 1, NO_AGENCY);
        }
        self.keys[key] = u32::try_from(agency).ok()?;
        let shouted = |name: &Text| !name.chars().any(char::is_lowercase);
        // The shorter one has no characters that are never seen.
        let order = |name: &Text| (name.chars().count(), shouted(name));
        let stays = (order(&known), &*known) <= (order(name), &**name);
        let (kept, other) = if stays { (known, name.clone()) } else { (name.clone(), known) };
        let entry = &mut self.agencies[agency];
        (entry.id, entry.name) = (kept.clone(), kept);
        self.in_order = false;
        self.other_case.push((agency, other));
        Some(agency)
    }

    /// Answers under an ambiguous name count for no agency: none of the candidates can be scored, and none is absent.
    fn withhold_all_called(&mut self, name: Option<&str>) {
        for (agency, seen) in self.agencies.iter().zip(&mut self.seen) {
            if Some(&*agency.name) == name {
                seen.lacking();
            }
        }
    }

    fn unlisted(
        &mut self,
        batch: &Batch,
        row: usize,
        identity: &AgencyIdentity,
        entry: &'static CatalogueEntry,
    ) -> Resolution {
        let shown = identity.name.as_deref().or(identity.id.as_deref()).unwrap_or_default();
        let finding = finding!(entry in [E401, E415]: agency = shown; id = identity.id.as_deref());
        self.tell_identity(finding, batch, row, name_column(&batch.table));
        Resolution::NotListed
    }

    fn tell_identity(&mut self, mut finding: Finding, batch: &Batch, row: usize, column: usize) {
        let (place, excerpt) = self.spot(batch, row, column);
        finding.place = place;
        finding.excerpt = if batch.table.subject.is_some() { None } else { excerpt.map(Box::new) };
        self.tell(finding);
    }

    /// One id has one name.
    fn same_name(&mut self, batch: &Batch, row: usize, agency: usize, identity: &AgencyIdentity) {
        let Some(name) = &identity.name else { return };
        let known = &mut self.agencies[agency];
        if !std::mem::replace(&mut self.known[agency].has_name, true) {
            known.name = name.clone();
            return;
        }
        // Without an id of its own, a row may name the agency by the list's id.
        let in_another_case = identity.id.is_none() && caseless(&known.name) == caseless(name);
        if known.name == *name || in_another_case || identity.id.is_none() && known.id == *name {
            return;
        }
        self.seen[agency].withheld = true;
        let known = &self.agencies[agency];
        let finding = finding!(E402: id = &*known.id, first = &*known.name, second = &**name; where = self.named(agency).map(|place| place.told())).about(&*known.id);
        self.tell_identity(finding, batch, row, name_column(&batch.table));
    }

    /// One agency is in one group, of the closed list where there is one.
    fn same_group(&mut self, batch: &Batch, row: usize, agency: usize, group: u32) {
        let column = group_column(&batch.table);
        match self.known[agency].group() {
            Some(first) if first == group => {}
            Some(_) => {
                let known = &self.agencies[agency];
                let finding = finding!(
                    E403: agency = &*known.name,
                        first = known.group.as_deref().unwrap_or_default(),
                        second = self.shared.registry.group_name(group).as_ref();
                    where = self.grouped(agency).map(|place| place.told())
                )
                .about(&*known.id);
                self.seen[agency].withheld = true;
                self.tell_identity(finding, batch, row, column);
            }
            None => {
                self.meet_group(group);
                let grouped_at = self.at(batch, row);
                let known = &mut self.known[agency];
                (known.group, known.grouped_at) = (group, grouped_at);
                let Some(Some(MergedGroup { name, unknown, .. })) = self.groups.get(group as usize) else { return };
                self.agencies[agency].group = Some(Arc::clone(name));
                if *unknown && let Some(finding) = unknown_group(name, self.shared.instrument) {
                    let finding = finding.about(&*self.agencies[agency].id);
                    self.seen[agency].withheld = true;
                    self.tell_identity(finding, batch, row, column);
                }
            }
        }
    }

    /// Notes what there is to know of a group of the registry.
    fn meet_group(&mut self, number: u32) {
        let at = number as usize;
        if self.groups.len() <= at {
            self.groups.resize_with(at + 1, || None);
        }
        self.groups[at].get_or_insert_with(|| {
            let name = self.shared.registry.group_name(number);
            let instrument = self.shared.instrument;
            let applies = (0..instrument.criteria.len()).map(|ix| instrument.applies(ix, Some(&name))).collect();
            MergedGroup { applies, unknown: unknown_group(&name, instrument).is_some(), name }
        });
    }

    /// Whether a criterion applies to a subject. Without a group that is unknown and taken as yes; the missing group is
    /// a finding of its own.
    pub(super) fn applies(&self, subject: Subject, criterion: CriterionIx) -> bool {
        match subject {
            Subject::Everybody => true,
            Subject::Agency(agency) => {
                let group = self.known[agency].group().and_then(|number| self.groups.get(number as usize)?.as_ref());
                group.is_none_or(|group| group.applies[criterion])
            }
        }
    }

    /// The display name of a subject.
    pub(super) fn label(&self, subject: Subject) -> &str {
        match subject {
            Subject::Everybody => EVERYBODY,
            Subject::Agency(agency) => &self.agencies[agency].name,
        }
    }

    /// The id of a subject.
    pub(super) fn id(&self, subject: Subject) -> &str {
        match subject {
            Subject::Everybody => EVERYBODY,
            Subject::Agency(agency) => &self.agencies[agency].id,
        }
    }
}

/// A hash that names differing in case only share. Names in ASCII are lowered in pieces, without an allocation for each.
fn folded_hash(name: &str) -> u64 {
    const PIECE: usize = 64;
    let lowered = (!name.is_ascii()).then(|| caseless(name));
    let mut hasher = FixedState::default().build_hasher();
    for bytes in lowered.as_deref().unwrap_or(name).as_bytes().chunks(PIECE) {
        let mut piece = [0; PIECE];
        let piece = &mut piece[..bytes.len()];
        piece.copy_from_slice(bytes);
        piece.make_ascii_lowercase();
        hasher.write(piece);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_case_only_share_a_hash() {
        let long = "Dinas Perumahan, Kawasan Permukiman, Pertanahan, dan Penataan Ruang Kabupaten";
        for (one, other) in
            [("Dinas Pangan", "DINAS PANGAN"), ("Éa", "éA"), ("\u{212a}ota", "kOTA"), (long, &*long.to_uppercase())]
        {
            assert_eq!(folded_hash(one), folded_hash(other), "{one}");
        }
        assert_ne!(folded_hash("Dinas Pangan"), folded_hash("Dinas Pangam"));
    }
}
