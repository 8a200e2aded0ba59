//! Storage address of an agency's cells: dense row, adopted wide row, or none.

use crate::answers::store::column_runs::Spans;

/// Adopted rows: answers of one assessor kept as they were read, one for each criterion.
#[derive(Debug, Clone)]
pub(super) struct Adopted<T> {
    answers: Vec<T>,
    /// The assessor of each row, below [`crate::answers::store::SLOTS`].
    assessors: Vec<u8>,
}

impl<T> Default for Adopted<T> {
    fn default() -> Self {
        Self { answers: Vec::new(), assessors: Vec::new() }
    }
}

impl<T: Copy> Adopted<T> {
    /// Adds a row of so many criteria, those that `spans` do not name without an answer; its number.
    pub(super) fn add(&mut self, width: usize, assessor: u8, spans: &Spans, answers: &[T], nothing: T) -> usize {
        let start = self.answers.len();
        self.answers.resize(start + width, nothing);
        for span in &spans.0 {
            let from = &answers[span.value..][..span.count];
            self.answers[start + span.criterion..][..span.count].copy_from_slice(from);
        }
        self.assessors.push(assessor);
        self.assessors.len() - 1
    }

    /// The answers of a row of so many criteria.
    #[inline]
    pub(super) fn row(&self, row: usize, width: usize) -> &[T] {
        &self.answers[row * width..][..width]
    }

    /// Who answered it.
    pub(super) fn assessor(&self, row: usize) -> u8 {
        self.assessors[row]
    }
}

/// Storage address of a subject's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// A dense row of cells; where it lies beyond the end of the table, it is empty.
    Cells(usize),
    /// An adopted row.
    Adopted(AdoptedRow),
    Nowhere,
}

/// A row of [`crate::answers::store::address::Adopted`], of answers in two bytes or in four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AdoptedRow {
    Short(usize),
    Long(usize),
}

/// A [`crate::answers::store::address::Home`] in four bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address(u32);

impl Address {
    pub(super) const NOWHERE: Self = Self(u32::MAX);
    const ADOPTED: u32 = 1 << 31;
    const LONG: u32 = 1 << 30;

    /// # Panics
    /// With more than 2^30 agencies, which do not fit in memory.
    pub(super) fn of(row: usize) -> Self {
        let row = u32::try_from(row).ok().filter(|row| row + 1 < Self::LONG);
        Self(row.expect("fewer than 2^30 agencies"))
    }

    /// # Panics
    /// See [`Self::of`].
    pub(super) fn of_adopted(row: AdoptedRow) -> Self {
        match row {
            AdoptedRow::Short(row) => Self(Self::of(row).0 | Self::ADOPTED),
            AdoptedRow::Long(row) => Self(Self::of(row).0 | Self::ADOPTED | Self::LONG),
        }
    }

    #[inline]
    pub(super) const fn home(self) -> Home {
        let row = (self.0 & !(Self::ADOPTED | Self::LONG)) as usize;
        match self {
            Self::NOWHERE => Home::Nowhere,
            Self(at) if at & Self::ADOPTED == 0 => Home::Cells(row),
            Self(at) if at & Self::LONG == 0 => Home::Adopted(AdoptedRow::Short(row)),
            Self(_) => Home::Adopted(AdoptedRow::Long(row)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::store::address::*;

    #[test]
    fn an_address_leads_home() {
        for row in [0, 1, 7_000_000, (1 << 30) - 2] {
            assert_eq!(Address::of(row).home(), Home::Cells(row));
            for adopted in [AdoptedRow::Short(row), AdoptedRow::Long(row)] {
                assert_eq!(Address::of_adopted(adopted).home(), Home::Adopted(adopted));
            }
        }
        assert_eq!(Address::NOWHERE.home(), Home::Nowhere);
    }
}
