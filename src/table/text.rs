//! The text of a chunk or of a sheet, with its records.

use crate::finding::Excerpt;
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
}
