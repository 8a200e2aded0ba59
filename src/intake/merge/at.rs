//! Source positions in 8 bytes: every agency keeps two of them.

/// A place in what was read, in eight bytes: whose lines it counts, then the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowAddress(u64);

/// The same, told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Nowhere,
    /// An entry of the list.
    Entry(usize),
    /// A line (counted from 0) of a table that was read. The column follows from what it is that stands there.
    Row {
        table: usize,
        line: u64,
    },
}

/// Bits of a line.
const LINE: u32 = 40;
/// The lines that are entries of the list.
const LIST: u64 = 1;
/// The lines of the first table.
const TABLES: u64 = 2;

impl RowAddress {
    pub(crate) const NOWHERE: Self = Self(0);

    /// An entry of the list.
    pub(crate) fn entry(number: u32) -> Self {
        Self::of(LIST, u64::from(number))
    }

    /// A line of a table.
    pub(crate) fn row(table: usize, line: u64) -> Self {
        Self::of(TABLES + table as u64, line)
    }

    /// More tables than 2^24 or more lines than 2^40 do without places.
    fn of(whose: u64, line: u64) -> Self {
        if whose < 1 << (u64::BITS - LINE) && line < 1 << LINE { Self(whose << LINE | line) } else { Self::NOWHERE }
    }

    pub(crate) fn stands(self) -> Stands {
        let narrow = |number: u64| usize::try_from(number).expect("it was made of such a number");
        let line = self.0 & ((1 << LINE) - 1);
        match self.0 >> LINE {
            0 => Stands::Nowhere,
            LIST => Stands::Entry(narrow(line)),
            table => Stands::Row { table: narrow(table - TABLES), line },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::merge::at::*;

    #[test]
    fn a_place_is_what_it_was_made_of() {
        assert_eq!(RowAddress::NOWHERE.stands(), Stands::Nowhere);
        for number in [0, 1, u32::MAX] {
            assert_eq!(RowAddress::entry(number).stands(), Stands::Entry(number as usize));
        }
        for (table, line) in [(0, 0), (0, 1), (1, 0), (70_000, 5_000_000_000), ((1 << 24) - 3, (1 << 40) - 1)] {
            assert_eq!(RowAddress::row(table, line).stands(), Stands::Row { table, line });
        }
        assert_eq!(RowAddress::row((1 << 24) - 2, 0), RowAddress::NOWHERE);
        assert_eq!(RowAddress::row(0, 1 << 40), RowAddress::NOWHERE);
    }
}
