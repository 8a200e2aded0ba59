//! Who the agencies are: one id, one name, one group; on the list, where there is one.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

use super::super::batch::Batch;
use super::super::list::{Entry, Named, unknown_group};
use super::super::registry::Identity;
use super::{At, Known, Ledger, Seen, Standing};
use crate::assessments::{EVERYBODY, Subject};
use crate::finding::Finding;
use crate::rules::CriterionIx;

impl Ledger<'_> {
    /// An agency of the list.
    pub(super) fn enlist(&mut self, number: u32, entry: &Entry) {
        let agency = self.new_agency(Arc::clone(&entry.id), Some(Arc::clone(&entry.name)), true);
        let applies = entry.group.as_ref().map(|group| self.group(group));
        self.seen[agency].withheld = entry.faulty;
        let known = &mut self.agencies[agency];
        known.columns.clone_from(&entry.columns);
        known.named_at = At::Entry(number);
        if let Some(group) = &entry.group {
            known.group = Some(Arc::clone(group));
            known.grouped_at = At::Entry(number);
            known.applies = applies;
        }
    }

    fn new_agency(&mut self, id: Arc<str>, name: Option<Arc<str>>, has_id: bool) -> usize {
        let agency = self.tallies.add_agency();
        self.ids.insert(self.hashes.hash_one(&*id), u32::try_from(agency).expect("fewer than 2^32 agencies"));
        self.agencies.push(Known {
            id,
            name,
            group: None,
            columns: BTreeMap::new(),
            has_id,
            named_at: At::Nowhere,
            grouped_at: At::Nowhere,
            applies: None,
        });
        self.seen.push(Seen::default());
        agency
    }

    /// The agency with an id.
    pub(super) fn called(&self, id: &str) -> Option<usize> {
        let found = self.ids.find(self.hashes.hash_one(id), |agency| *self.agencies[agency as usize].id == *id);
        found.map(|agency| agency as usize)
    }

    /// Settles whom an identity names, when its first row comes.
    pub(super) fn settle(&mut self, batch: &Batch, row: usize) -> Standing {
        let number = batch.found.rows[row].identity;
        let identity = self.shared.registry.get(number);
        let standing = self.find(batch, row, &identity);
        self.people.settle(number, standing);
        if let Standing::Somebody(Subject::Agency(agency)) = standing {
            self.same_name(batch, row, agency, &identity);
            self.same_group(batch, row, agency, &identity);
        }
        standing
    }

    fn find(&mut self, batch: &Batch, row: usize, identity: &Identity) -> Standing {
        if identity.id.is_none() && identity.name.as_deref() == Some(EVERYBODY) {
            return Standing::Somebody(Subject::Everybody);
        }
        if let Some(list) = self.list {
            let named = match (&identity.id, &identity.name) {
                (Some(id), _) => list.by_id(id).map_or(Named::Nobody, Named::One),
                (None, Some(name)) => list.by_name(name),
                (None, None) => Named::Nobody,
            };
            return match named {
                Named::One(entry) => match self.called(&list.entries[entry].id) {
                    Some(agency) => Standing::Somebody(Subject::Agency(agency)),
                    None => Standing::Nobody,
                },
                Named::Several => {
                    self.withhold_all_called(identity.name.as_deref());
                    self.unlisted(batch, row, identity, "E415")
                }
                Named::Nobody => self.unlisted(batch, row, identity, "E401"),
            };
        }
        let Some(id) = identity.id.as_ref().or(identity.name.as_ref()) else { return Standing::Nobody };
        if let Some(agency) = self.called(id) {
            return Standing::Somebody(Subject::Agency(agency));
        }
        let named_at = self.at(batch, row, self.name_column(batch));
        let agency = self.new_agency(Arc::clone(id), identity.name.clone(), identity.id.is_some());
        self.agencies[agency].named_at = named_at;
        Standing::Somebody(Subject::Agency(agency))
    }

    /// Answers that may be any of theirs are nobody's: none of them can be scored, and none is absent.
    fn withhold_all_called(&mut self, name: Option<&str>) {
        for (known, seen) in self.agencies.iter().zip(&mut self.seen) {
            if known.name.as_deref() == name {
                seen.lacking();
            }
        }
    }

    fn name_column(&self, batch: &Batch) -> usize {
        let columns = &batch.table.header.columns;
        columns.agency.or(columns.agency_id).unwrap_or(0)
    }

    fn unlisted(&mut self, batch: &Batch, row: usize, identity: &Identity, code: &'static str) -> Standing {
        let shown = identity.name.as_ref().or(identity.id.as_ref()).cloned().unwrap_or_default();
        let finding = Finding::new(code).with("agency", shown.as_ref()).maybe("id", identity.id.as_deref());
        self.tell_identity(finding, batch, row, self.name_column(batch));
        Standing::Nobody
    }

    fn tell_identity(&mut self, mut finding: Finding, batch: &Batch, row: usize, column: usize) {
        let (place, excerpt) = self.spot(batch, row, column);
        finding.place = place;
        finding.excerpt = if batch.table.subject.is_some() { None } else { excerpt.map(Box::new) };
        self.tell(finding);
    }

    /// One id has one name.
    fn same_name(&mut self, batch: &Batch, row: usize, agency: usize, identity: &Identity) {
        let Some(name) = &identity.name else { return };
        let known = &mut self.agencies[agency];
        let Some(first) = known.name.clone() else {
            known.name = Some(Arc::clone(name));
            return;
        };
        // Without an id of its own, a row may name the agency by the list's id.
        if first == *name || identity.id.is_none() && known.id == *name {
            return;
        }
        self.seen[agency].withheld = true;
        let known = &self.agencies[agency];
        let finding = Finding::new("E402")
            .with("id", known.id.as_ref())
            .with("first", first.as_ref())
            .with("second", name.as_ref())
            .maybe("where", self.where_of(known.named_at))
            .about(Arc::clone(&known.id));
        self.tell_identity(finding, batch, row, self.name_column(batch));
    }

    /// One agency is in one group, of the closed list where there is one.
    fn same_group(&mut self, batch: &Batch, row: usize, agency: usize, identity: &Identity) {
        let Some(group) = &identity.group else { return };
        let column = batch.table.header.columns.group.unwrap_or(0);
        let known = &self.agencies[agency];
        let id = Arc::clone(&known.id);
        match known.group.clone() {
            Some(first) if first == *group => {}
            Some(first) => {
                let finding = Finding::new("E403")
                    .with("agency", self.label(Subject::Agency(agency)).as_ref())
                    .with("first", first.as_ref())
                    .with("second", group.as_ref())
                    .maybe("where", self.where_of(known.grouped_at))
                    .about(id);
                self.seen[agency].withheld = true;
                self.tell_identity(finding, batch, row, column);
            }
            None => {
                let grouped_at = self.at(batch, row, column);
                let applies = self.group(group);
                let known = &mut self.agencies[agency];
                known.group = Some(Arc::clone(group));
                known.grouped_at = grouped_at;
                known.applies = Some(applies);
                if let Some(finding) = unknown_group(group, self.shared.instrument) {
                    self.seen[agency].withheld = true;
                    self.tell_identity(finding.about(id), batch, row, column);
                }
            }
        }
    }

    /// The number of a group, with the criteria that apply to it.
    fn group(&mut self, group: &Arc<str>) -> usize {
        if let Some(&known) = self.groups.get(group) {
            return known;
        }
        let instrument = self.shared.instrument;
        self.applicable.push((0..instrument.criteria.len()).map(|ix| instrument.applies(ix, Some(group))).collect());
        self.groups.insert(Arc::clone(group), self.applicable.len() - 1);
        self.applicable.len() - 1
    }

    /// Whether a criterion applies to a subject. Without a group nobody can tell; that is a finding of its own.
    pub(super) fn applies(&self, subject: Subject, criterion: CriterionIx) -> bool {
        match subject {
            Subject::Everybody => true,
            Subject::Agency(agency) => {
                self.agencies[agency].applies.is_none_or(|group| self.applicable[group][criterion])
            }
        }
    }

    /// What people call a subject.
    pub(super) fn label(&self, subject: Subject) -> Arc<str> {
        match subject {
            Subject::Everybody => Arc::from(EVERYBODY),
            Subject::Agency(agency) => {
                let known = &self.agencies[agency];
                Arc::clone(known.name.as_ref().unwrap_or(&known.id))
            }
        }
    }

    /// The id of a subject.
    pub(super) fn id(&self, subject: Subject) -> Arc<str> {
        match subject {
            Subject::Everybody => Arc::from(EVERYBODY),
            Subject::Agency(agency) => Arc::clone(&self.agencies[agency].id),
        }
    }
}
