//! The text of a chunk or of a sheet, with its records.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Excerpt;
use crate::table::cell::CellKind;
use crate::table::packed::PackedRows;
use crate::table::records::CellSpan;
use crate::table::records::Splitter;

/// The text of a chunk or of a sheet, with its records.
#[derive(Debug)]
pub(crate) enum TableText {
    /// Records of a text table.
    Text { text: String, delimiter: u8 },
    /// Rows of a sheet, one per line of `text`: the cells of row `n` are those before `ends[n]`.
    Sheet { text: String, cells: Vec<CellSpan>, ends: Vec<u32> },
}

impl TableText {
    /// The whole text.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text { text, .. } | Self::Sheet { text, .. } => text,
        }
    }

    /// The cells of the record that starts at a byte.
    #[must_use]
    pub(crate) fn cells_at(&self, start: usize) -> Vec<CellSpan> {
        match self {
            Self::Text { text, delimiter } => {
                let mut cells = Vec::new();
                // A record that was read once is whole.
                let _ = Splitter::new(text.as_bytes(), start, *delimiter).next(&mut cells);
                cells
            }
            Self::Sheet { cells, ends, .. } => {
                let row = ends.partition_point(|&end| {
                    end == 0 || cells[end as usize - 1].start < u32::try_from(start).unwrap_or(u32::MAX)
                });
                let from = if row == 0 { 0 } else { ends[row - 1] };
                ends.get(row).map_or_else(Vec::new, |&to| cells[from as usize..to as usize].to_vec())
            }
        }
    }

    /// The line of the text around a cell, with the cell marked.
    #[must_use]
    pub(crate) fn excerpt(&self, cell: CellSpan) -> Excerpt {
        let text = self.text();
        let (start, end) = (cell.start as usize, cell.end as usize);
        let from = memchr::memrchr(b'\n', &text.as_bytes()[..start]).map_or(0, |at| at + 1);
        let rest = &text.as_bytes()[start..];
        let to = memchr::memchr(b'\n', rest).map_or(text.len(), |at| start + at);
        let line = text[from..to].trim_end_matches('\r');
        Excerpt { text: line.to_owned(), mark: start - from..(end - from).min(line.len()).max(start - from) }
    }

    /// The cells of some rows of a sheet by row number from 0: text and kind, from the first column on. Rows that hold
    /// nothing are left out, and so is everything of a text.
    #[must_use]
    pub(crate) fn by_row(&self, wanted: &BTreeSet<u32>) -> BTreeMap<u32, Vec<(String, CellKind)>> {
        let mut found = BTreeMap::new();
        self.each_row(|row, cells, text| {
            if wanted.contains(&row) {
                found.insert(row, cells.iter().map(|cell| (cell.text(text).to_owned(), cell.kind)).collect());
            }
        });
        found
    }

    /// Visits the rows of a sheet that hold something: number from 0, cells, the whole text.
    pub(crate) fn each_row(&self, mut visit: impl FnMut(u32, &[CellSpan], &str)) {
        let Self::Sheet { text, cells, ends } = self else { return };
        let (mut from, mut counted, mut row) = (0, 0, 0_u32);
        for &to in ends {
            let these = &cells[from as usize..to as usize];
            from = to;
            let Some(start) = these.first().map(|cell| cell.start as usize) else { continue };
            let feeds = memchr::memchr_iter(b'\n', &text.as_bytes()[counted..start]).count();
            row += u32::try_from(feeds).unwrap_or(u32::MAX);
            counted = start;
            visit(row, these, text);
        }
    }

    /// A sheet with more rows below its last.
    #[must_use]
    pub(crate) fn with_rows(self, packed: impl IntoIterator<Item = PackedRows>) -> Self {
        let Self::Sheet { mut text, mut cells, mut ends } = self else { return self };
        let mut before = u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(u32::MAX);
        for rows in packed {
            before = rows.unpack(before, &mut text, &mut cells, &mut ends);
        }
        Self::Sheet { text, cells, ends }
    }

    /// A sheet with other texts in some cells (by row and column, from 0) of rows that hold something; what stands
    /// before byte `from` stays as it is. A text is left alone.
    #[must_use]
    pub(crate) fn with(self, from: usize, values: &BTreeMap<(u32, u32), (String, CellKind)>) -> Self {
        if values.is_empty() || matches!(self, Self::Text { .. }) {
            return self;
        }
        let mut text = self.text()[..from].to_owned();
        let (mut cells, mut ends) = (Vec::new(), Vec::new());
        let mut rows = u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(u32::MAX);
        self.each_row(|row, these, old| {
            if these.first().is_some_and(|cell| (cell.start as usize) < from) {
                cells.extend_from_slice(these);
                ends.push(u32::try_from(cells.len()).unwrap_or(u32::MAX));
                return;
            }
            text.extend(std::iter::repeat_n('\n', row.saturating_sub(rows) as usize));
            rows = row;
            let last = values.range((row, 0)..=(row, u32::MAX)).next_back().map_or(0, |((_, column), _)| column + 1);
            for column in 0..these.len().max(last as usize) {
                let given = u32::try_from(column).ok().and_then(|column| values.get(&(row, column)));
                let own = these.get(column).map_or(("", CellKind::Text), |cell| (cell.text(old), cell.kind));
                let (value, kind) = given.map_or(own, |(text, kind)| (text.as_str(), *kind));
                if column > 0 {
                    text.push_str(" | ");
                }
                let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
                text.push_str(value);
                cells.push(CellSpan { start, end: u32::try_from(text.len()).unwrap_or(u32::MAX), kind });
            }
            ends.push(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        });
        text.push('\n');
        Self::Sheet { text, cells, ends }
    }
}
