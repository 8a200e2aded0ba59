//! Merged cells below a header: the one value holds for every row that the cell covers.

use crate::lowlevel::shared_text::Text;
use crate::published::blocks::Block;
use crate::published::columns::PublishedColumn;
use crate::table::MergedRange;
use crate::table::cell::CellKind;
use crate::table::grid::GridRow;

/// Writes the value of every cell that is merged over rows into all of them. Names and numbers of rows are left: a body
/// that is named once over two rows has one row too many.
pub(crate) fn fill(block: &mut Block, merged: &[MergedRange]) {
    let unclaimed = |known: &PublishedColumn| {
        use PublishedColumn::{Agency, Id, Ignored, Number};
        matches!(known, Agency | Id | Number | Ignored)
    };
    let claims = |column: usize| block.columns.get(column).is_some_and(|known| !unclaimed(known));
    let ranges: Vec<MergedRange> = merged
        .iter()
        .filter(|range| range.rows > 1 && range.columns == 1 && claims(range.column as usize))
        .copied()
        .collect();
    for range in ranges {
        over_rows(&mut block.table.rows, range);
    }
}

fn over_rows(rows: &mut [GridRow], range: MergedRange) {
    let column = range.column as usize;
    // Lines are counted from 1.
    let covers = |row: &GridRow| {
        row.line.checked_sub(u64::from(range.row) + 1).is_some_and(|below| below < u64::from(range.rows))
    };
    let first = rows.iter().find(|row| covers(row) && row.line == u64::from(range.row) + 1);
    let Some((text, kind)) =
        first.and_then(|row| Some((row.cells.get(column)?.clone(), row.kinds.get(column).copied()?)))
    else {
        return;
    };
    for row in rows.iter_mut().filter(|row| covers(row)) {
        if row.cells.get(column).is_some_and(|known| !known.is_empty()) {
            continue;
        }
        let end = row.text.len();
        let width = row.cells.len().max(column + 1);
        row.cells.resize(width, Text::default());
        row.kinds.resize(width, CellKind::default());
        row.marks.resize(width, end..end);
        row.cells[column].clone_from(&text);
        row.is_tidy = false;
        row.kinds[column] = kind;
    }
}
