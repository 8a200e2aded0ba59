//! Interned id -> agency, `*`, or not on the list.

use crate::answers::subject::Subject;
use crate::intake::batch::Batch;
use crate::intake::batch::BatchRow;
use crate::intake::interner::AgencyIdentity;
use crate::intake::interner::Registry;
use crate::lowlevel::prefetch::touch;

/// The resolved subject of an interned id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resolution {
    Unsettled,
    /// Not on the list: reported, and left out.
    NotListed,
    Known(Subject),
}

/// Resolution of every interned id, and the last file with a row of it, packed in 8 bytes since every row reads it.
#[derive(Debug, Default)]
pub(super) struct Resolutions(Vec<(u32, u32)>);

const UNSETTLED: u32 = u32::MAX;
const NOT_LISTED: u32 = u32::MAX - 1;
const EVERYBODY: u32 = u32::MAX - 2;

impl Resolutions {
    /// The resolution of an interned id.
    #[inline]
    pub(crate) fn of(&self, identity: u32) -> Resolution {
        match self.0.get(identity as usize).map(|known| known.0) {
            None | Some(UNSETTLED) => Resolution::Unsettled,
            Some(NOT_LISTED) => Resolution::NotListed,
            Some(EVERYBODY) => Resolution::Known(Subject::Everybody),
            Some(agency) => Resolution::Known(Subject::Agency(agency as usize)),
        }
    }

    /// Prefetches resolutions.
    #[inline]
    pub(crate) fn touch(&self, identities: impl Iterator<Item = u32>) {
        touch(identities.filter_map(|identity| Some(self.0.get(identity as usize)?.0)));
    }

    /// All resolutions so far, by interned id.
    pub(crate) fn all(&self) -> impl Iterator<Item = Resolution> + '_ {
        (0..).map(|identity| self.of(identity)).take(self.0.len())
    }

    /// Marks a row in a file (counted from 1); whether it is the first of this identity there.
    #[inline]
    pub(crate) fn enters(&mut self, identity: u32, file: u32) -> bool {
        self.0.get_mut(identity as usize).is_some_and(|known| std::mem::replace(&mut known.1, file) != file)
    }

    /// Sets a resolution.
    pub(crate) fn settle(&mut self, identity: u32, standing: Resolution) {
        let at = identity as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, (UNSETTLED, 0));
        }
        self.0[at].0 = match standing {
            Resolution::Unsettled => UNSETTLED,
            Resolution::NotListed => NOT_LISTED,
            Resolution::Known(Subject::Everybody) => EVERYBODY,
            Resolution::Known(Subject::Agency(agency)) => {
                u32::try_from(agency).ok().filter(|agency| *agency < EVERYBODY).expect("fewer agencies fit in memory")
            }
        };
    }
}

/// The identities of a batch that are not resolved yet, fetched from the interner under one lock; a lock per row would
/// block the parsing threads.
#[derive(Debug, Default)]
pub(super) struct PendingIdentities(std::vec::IntoIter<(usize, AgencyIdentity)>);

impl PendingIdentities {
    /// Collects the identities of the unresolved rows of a batch.
    pub(crate) fn of(batch: &Batch, resolutions: &Resolutions, registry: &Registry) -> Self {
        let unsettled = |row: &BatchRow| resolutions.of(row.identity) == Resolution::Unsettled;
        let rows = batch.found.rows.iter().enumerate().filter(|(_, row)| unsettled(row));
        let mut before = None;
        let (places, numbers): (Vec<usize>, Vec<u32>) = rows
            .map(|(at, row)| (at, row.identity))
            .filter(|&(_, number)| before.replace(number) != Some(number))
            .unzip();
        Self(places.into_iter().zip(registry.all(numbers.into_iter())).collect::<Vec<_>>().into_iter())
    }

    /// The identity of a row; rows must be asked for in order.
    pub(crate) fn take(&mut self, row: usize) -> Option<AgencyIdentity> {
        while self.0.as_slice().first().is_some_and(|(at, _)| *at < row) {
            self.0.next();
        }
        if self.0.as_slice().first()?.0 == row { self.0.next().map(|(_, identity)| identity) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::merge::resolved::*;

    #[test]
    fn a_standing_is_what_it_was_settled_to_be() {
        let mut standings = Resolutions::default();
        let known = [Subject::Everybody, Subject::Agency(0), Subject::Agency(70_000)].map(Resolution::Known);
        for (identity, standing) in (3..).zip(known.into_iter().chain([Resolution::NotListed, Resolution::Unsettled])) {
            assert_eq!(standings.of(identity), Resolution::Unsettled);
            standings.settle(identity, standing);
            assert_eq!(standings.of(identity), standing);
            let entered = [1, 1, 2, 2, 1].map(|file| standings.enters(identity, file));
            assert_eq!(entered, [true, false, true, false, true]);
            assert_eq!(standings.of(identity), standing);
        }
        assert_eq!(standings.of(0), Resolution::Unsettled);
    }
}
