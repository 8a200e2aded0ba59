//! Everyday answers in few bytes each, for commands that look at all of them at once.

use super::MILLION;
use crate::exact::Exact;
use crate::rules::{CriterionIx, Instrument};

/// A number that an assessor gave an agency: nothing but a number, verified where that is asked, and counted as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brief {
    /// Index in [`super::Assessments::agencies`].
    pub agency: u32,
    pub criterion: u32,
    /// Index in [`super::Assessments::assessors`].
    pub assessor: u32,
    /// Evidence stands beside it.
    pub evidence: bool,
    /// In millionths, on the answer's own measure.
    pub millionths: i64,
}

impl Brief {
    /// The criterion it answers.
    #[must_use]
    pub const fn criterion(&self) -> CriterionIx {
        self.criterion as usize
    }

    /// So many millionths of a criterion's own measure as a share of full marks.
    #[must_use]
    pub fn share(instrument: &Instrument, criterion: CriterionIx, millionths: i128) -> Exact {
        let factor = instrument.criteria[criterion].factor(instrument);
        &(&Exact::ratio(millionths, i128::from(MILLION)) * &factor) / &instrument.top
    }
}
