//! Files whose name is that of one body and whose rows are about another: a form that was filled in, or saved, under the
//! wrong name. Recaps, which are about several bodies, may be called as they like.
//!
//! Source: section 4 of the language's description, "Whose answers".

use std::path::Path;
use std::sync::Arc;

use super::Merger;
use super::resolved::Resolution;
use crate::answers::subject::Subject;
use crate::finding::{Place, finding};
use crate::intake::batch::Batch;
use crate::names::file_name::FileNames;

/// The one identity that all rows of a file name, as far as it was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum OnlyIdentity {
    /// No row was read.
    #[default]
    NotYet,
    One(u32),
    Several,
}

impl OnlyIdentity {
    /// Adds the rows of a batch. Ends at the first row about another body.
    pub(super) fn add(&mut self, batch: &Batch) {
        for row in &batch.found.rows {
            *self = match *self {
                Self::NotYet => Self::One(row.identity),
                Self::One(known) if known == row.identity => continue,
                Self::One(_) | Self::Several => return *self = Self::Several,
            };
        }
    }
}

/// A file whose rows name one body in a column.
#[derive(Debug)]
pub(super) struct OneBodyFile {
    path: Arc<str>,
    identity: u32,
}

impl OneBodyFile {
    /// `None`: the file is about several bodies, or its name is what names the body.
    pub(super) fn new(path: &Arc<str>, only: OnlyIdentity, is_named_by_file: bool) -> Option<Self> {
        match only {
            OnlyIdentity::One(identity) if !is_named_by_file => Some(Self { path: Arc::clone(path), identity }),
            _ => None,
        }
    }
}

impl Merger<'_> {
    /// A warning for each file about one body that is called like another one.
    pub(super) fn called_like_another(&mut self) {
        let files = std::mem::take(&mut self.one_body_files);
        if files.is_empty() {
            return;
        }
        let names = FileNames::new(self.agencies.iter().map(|agency| [&*agency.name]));
        for file in files {
            let Resolution::Known(Subject::Agency(inside)) = self.resolutions.of(file.identity) else { continue };
            let stem = Path::new(&*file.path).file_stem().unwrap_or_default().to_string_lossy();
            let Some(called) = names.find(&stem) else { continue };
            if called != inside {
                let agency = &self.agencies[inside];
                let finding = finding!(W266: called = &*self.agencies[called].name, agency = &*agency.name)
                    .at(Place::file(Arc::clone(&file.path)))
                    .about(&*agency.id);
                self.tell(finding);
            }
        }
    }
}
