//! Whether the rows of a sheet can be read in pieces: no row says anything about rows in other pieces.

use std::collections::VecDeque;

use crate::intake::header::{TableHeader, TableShape};
use crate::table::cell::CellKind;
use crate::table::text::TableText;
use crate::table::{MergedRange, PackedRows};

/// Whether no cell below the header is merged, and no row there may be a heading: each holds two different texts.
pub(super) fn stand_alone(
    body: &TableText,
    rest: &VecDeque<PackedRows>,
    header: &TableHeader,
    merged: &[MergedRange],
) -> bool {
    if rest.is_empty() {
        return true;
    }
    let first = memchr::memchr_iter(b'\n', &body.text().as_bytes()[..header.end]).count();
    let mut apart = header.layout == TableShape::Long && merged.iter().all(|range| (range.row as usize) < first);
    body.each_row(|_, cells, text| {
        let below = cells.first().is_some_and(|cell| cell.start as usize >= header.end);
        apart &= !below || differ(cells.iter().map(|cell| (cell.text(text), cell.kind)));
    });
    apart && rest.iter().flat_map(PackedRows::rows).all(differ)
}

/// Whether a row holds two different texts.
fn differ<'t>(cells: impl Iterator<Item = (&'t str, CellKind)>) -> bool {
    let mut texts = cells.map(|(text, _)| text.trim()).filter(|text| !text.is_empty());
    texts.next().is_some_and(|first| texts.any(|text| text != first))
}
