//! Plain answers in 16 bytes each, for commands that scan all of them (`check`).
//!
//! They are made while rows are parsed, one block per chunk, before interned ids are resolved to agencies: so they
//! store interned ids, and [`CompactAnswers::each`] translates them to indices of [`crate::answers::Assessments`].

use crate::answers::MILLION;
use crate::exact::Exact;
use crate::rules::{CriterionIx, Instrument};

/// A value that an assessor gave an agency: verified where that is asked, and counted as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompactAnswer {
    /// Index in [`crate::answers::Assessments::agencies`].
    pub agency: usize,
    pub criterion: CriterionIx,
    /// Index in [`crate::answers::Assessments::assessors`].
    pub assessor: usize,
    /// An answer above 0, and no evidence beside it.
    pub bare: bool,
    /// What it counts as, in millionths on the answer's own measure (before
    /// [`crate::rules::instrument::Criterion::factor`]); below `MOST_MILLIONTHS` either way.
    pub millionths: i64,
}

/// A [`crate::answers::compact::CompactAnswer`] as parsed, in 16 bytes: agency and assessor are interned ids of this
/// run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Compact {
    about: u32,
    criterion: u16,
    assessor: u16,
    /// The millionths, and in the lowest bit whether it is bare.
    value: i64,
}

impl Compact {
    /// Whether numbers of a criterion and of an assessor are small enough.
    #[inline]
    #[must_use]
    pub(crate) const fn fits(criterion: u32, assessor: u32) -> bool {
        criterion <= u16::MAX as u32 && assessor <= u16::MAX as u32
    }

    /// Packs an answer; `None` where the ids do not fit (see [`Self::fits`]). `about` is the interned id of the agency.
    #[inline]
    #[must_use]
    pub(crate) fn of(about: u32, criterion: u32, assessor: u32, bare: bool, millionths: i64) -> Option<Self> {
        let (criterion, assessor) = (u16::try_from(criterion).ok()?, u16::try_from(assessor).ok()?);
        Some(Self { about, criterion, assessor, value: millionths << 1 | i64::from(bare) })
    }
}

/// All compact answers of a run, in blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct CompactAnswers {
    blocks: Vec<Vec<Compact>>,
    /// Interned id -> agency index; [`crate::answers::compact::NO_AGENCY`]: its answers do not count.
    agencies: Vec<u32>,
    /// Interned id of an assessor -> its index.
    assessors: Vec<u32>,
}

/// Sentinel: no agency has this index.
const NO_AGENCY: u32 = u32::MAX;

impl CompactAnswers {
    /// Appends the answers of a chunk.
    pub(crate) fn take(&mut self, block: Vec<Compact>) {
        if !block.is_empty() {
            self.blocks.push(block);
        }
    }

    /// Sets the mapping from interned ids to agency indices (`None`: its answers do not count) and to assessor indices.
    /// Until then [`Self::each`] yields nothing.
    ///
    /// # Panics
    /// With 2^32 agencies or more, which do not fit in memory.
    pub(crate) fn name(&mut self, agencies: impl Iterator<Item = Option<usize>>, assessors: Vec<u32>) {
        let place = |agency: usize| u32::try_from(agency).ok().filter(|&place| place < NO_AGENCY);
        self.agencies = agencies
            .map(|agency| agency.map_or(NO_AGENCY, |agency| place(agency).expect("fewer agencies fit in memory")))
            .collect();
        self.assessors = assessors;
    }

    /// Whether there is none at all.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether there are so many that scanning them pays for a thread of its own.
    #[must_use]
    pub(crate) fn are_many(&self) -> bool {
        const MANY: usize = 10_000;
        self.blocks.iter().map(Vec::len).sum::<usize>() >= MANY
    }

    /// Calls a function with each of them, in no particular order.
    #[inline]
    pub(crate) fn each(&self, mut see: impl FnMut(CompactAnswer)) {
        for block in &self.blocks {
            // Answers about one agency mostly follow one another.
            let (mut about, mut agency) = (None, NO_AGENCY);
            for brief in block {
                if about != Some(brief.about) {
                    about = Some(brief.about);
                    agency = self.agencies.get(brief.about as usize).copied().unwrap_or(NO_AGENCY);
                }
                if agency != NO_AGENCY {
                    see(CompactAnswer {
                        agency: agency as usize,
                        criterion: brief.criterion as usize,
                        assessor: self.assessors[brief.assessor as usize] as usize,
                        bare: brief.value & 1 == 1,
                        millionths: brief.value >> 1,
                    });
                }
            }
        }
    }
}

impl CompactAnswer {
    /// So many millionths of a criterion's own measure as a share of full marks.
    #[must_use]
    pub(crate) fn share(instrument: &Instrument, criterion: CriterionIx, millionths: i128) -> Exact {
        let factor = instrument.criteria[criterion].factor(instrument);
        &(&Exact::ratio(millionths, i128::from(MILLION)) * &factor) / &instrument.top
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::compact::*;
    use crate::answers::millionths::MOST_MILLIONTHS;

    #[test]
    fn a_brief_is_what_it_was_packed_from() {
        let values = [0, 1, -1, 85_500_000, MOST_MILLIONTHS - 1, 1 - MOST_MILLIONTHS];
        let given = |value: i64| Compact::of(2, 65_535, 0, value > 0, value).expect("fits");
        let mut compact = CompactAnswers::default();
        compact.take(values.map(given).to_vec());
        compact.take(Vec::new());
        compact
            .take(vec![Compact::of(1, 0, 1, false, 5).expect("fits"), Compact::of(7, 0, 1, false, 5).expect("fits")]);
        let all = |compact: &CompactAnswers| {
            let mut all = Vec::new();
            compact.each(|brief| all.push(brief));
            all
        };
        assert_eq!(all(&compact), []);
        compact.name([Some(4), None, Some(0)].into_iter(), vec![3, 1]);
        let expected = values.map(|millionths| CompactAnswer {
            agency: 0,
            criterion: 65_535,
            assessor: 3,
            bare: millionths > 0,
            millionths,
        });
        assert_eq!(all(&compact), expected);
    }

    #[test]
    fn numbers_that_do_not_fit_are_told() {
        for (criterion, assessor, fits) in [(65_535, 65_535, true), (65_536, 0, false), (0, 65_536, false)] {
            assert_eq!(Compact::fits(criterion, assessor), fits);
            assert_eq!(Compact::of(0, criterion, assessor, false, 1).is_some(), fits);
        }
    }
}
