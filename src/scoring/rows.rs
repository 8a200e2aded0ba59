//! Rows of the same width, one for each agency, held in few pieces of memory.
//!
//! Agencies have no allocation of their own, of which there could be millions: some hundred of them share a piece, which
//! one thread fills from end to end and which then stays where it is.

/// Agencies whose rows share a piece; the last one may have fewer.
pub(crate) const TOGETHER: usize = 256;

/// One row for each agency.
#[derive(Debug, Clone)]
pub(crate) struct Rows<T> {
    width: usize,
    pieces: Vec<Vec<T>>,
}

impl<T> Rows<T> {
    /// No rows yet, each to be of this width.
    #[must_use]
    pub(crate) const fn new(width: usize) -> Self {
        Self { width, pieces: Vec::new() }
    }

    /// Adds the rows of the next [`TOGETHER`] agencies, one behind the other; of the last ones there may be fewer.
    pub(crate) fn push(&mut self, piece: Vec<T>) {
        self.pieces.push(piece);
    }

    /// The row of an agency; `None` where it has none.
    #[must_use]
    pub(crate) fn of(&self, agency: usize) -> Option<&[T]> {
        let from = agency % TOGETHER * self.width;
        self.pieces.get(agency / TOGETHER)?.get(from..from + self.width)
    }

    /// The first of an agency's row.
    #[must_use]
    pub(crate) fn first(&self, agency: usize) -> Option<&T> {
        self.of(agency)?.first()
    }

    /// The rows of [`TOGETHER`] agencies after those of others.
    #[must_use]
    pub(crate) fn pieces(&self) -> &[Vec<T>] {
        &self.pieces
    }

    /// The same, to change them.
    #[must_use]
    pub(crate) fn pieces_mut(&mut self) -> &mut [Vec<T>] {
        &mut self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_agency_has_its_own_row_whatever_the_piece() {
        let mut rows = Rows::new(2);
        rows.push((0..2 * TOGETHER).collect());
        rows.push(vec![1000, 1001, 1002, 1003]);
        assert_eq!(rows.of(0), Some(&[0, 1][..]));
        assert_eq!(rows.of(TOGETHER - 1), Some(&[510, 511][..]));
        assert_eq!(rows.of(TOGETHER), Some(&[1000, 1001][..]));
        assert_eq!(rows.first(TOGETHER + 1), Some(&1002));
        assert_eq!(rows.of(TOGETHER + 2), None);
    }

    #[test]
    fn rows_without_width_are_empty_and_without_content_are_not_there() {
        let (mut none, mut missing) = (Rows::<u8>::new(0), Rows::<u8>::new(3));
        none.push(Vec::new());
        missing.push(Vec::new());
        assert_eq!((none.of(7), none.first(7)), (Some(&[][..]), None));
        assert_eq!(missing.of(0), None);
    }
}
