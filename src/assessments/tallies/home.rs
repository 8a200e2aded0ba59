//! Where the cells of somebody are.

use crate::assessments::Hundredths;

/// Rows that one assessor answered, as they were read: one answer for each criterion.
#[derive(Debug, Clone, Default)]
pub(super) struct Adopted {
    pub(super) answers: Vec<Hundredths>,
    /// The assessor of each row, below [`super::SLOTS`].
    pub(super) assessors: Vec<u8>,
}

/// Where the cells of somebody are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// A row of cells, which may end before it: then there is nothing in it yet.
    Cells(usize),
    /// A row of [`Adopted`].
    Adopted(usize),
    Nowhere,
}

/// A [`Home`] in four bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address(u32);

impl Address {
    pub(super) const NOWHERE: Self = Self(u32::MAX);
    const ADOPTED: u32 = 1 << 31;

    /// # Panics
    /// With more than 2^31 agencies, which do not fit in memory.
    pub(super) fn of(row: usize) -> Self {
        let row = u32::try_from(row).ok().filter(|row| row & Self::ADOPTED == 0);
        Self(row.expect("fewer than 2^31 agencies"))
    }

    pub(super) fn of_adopted(row: usize) -> Self {
        Self(Self::of(row).0 | Self::ADOPTED)
    }

    #[inline]
    pub(super) const fn home(self) -> Home {
        match self {
            Self::NOWHERE => Home::Nowhere,
            Self(at) if at & Self::ADOPTED != 0 => Home::Adopted((at & !Self::ADOPTED) as usize),
            Self(at) => Home::Cells(at as usize),
        }
    }
}
