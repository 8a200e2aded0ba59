//! Tables without lines between columns: columns are where words stand one below the other.

use super::lines::{self, PrintedLine};
use super::{PrintedTable, rows};
use crate::table::ReadError;
use crate::table::pdf::{PrintedGlyph, PrintedPage};

/// A line with so many pieces is a row of a table.
const PIECES: usize = 3;
/// Lines of a table are this many heights apart, at most.
const APART: f64 = 4.0;
/// Lines between two full rows, at most: wrapped names and rows with blank cells.
const BETWEEN_ROWS: usize = 16;
/// Columns nearer than this part of the height are one.
const GAP: f64 = 0.42;
/// Lines of a page: a page of small print has 200.
const MOST_LINES: usize = 10_000;
/// One in so many rows may reach across a gap between columns.
const REACHING: usize = 10;

/// The tables of the characters that stand outside ruled tables.
pub(super) fn tables(page: &PrintedPage, glyphs: &[PrintedGlyph]) -> Result<Vec<PrintedTable>, ReadError> {
    let lines = lines::lines(glyphs);
    if lines.len() > MOST_LINES {
        return Err(ReadError::Doubt { page: page.number, rows: format!("> {MOST_LINES}") });
    }
    let mut tables = Vec::new();
    for part in parts(&lines) {
        let columns = columns(part);
        if columns.len() < PIECES {
            continue;
        }
        let rows = rows::assembled(page.number, part, &columns)?;
        tables.push(PrintedTable { page: page.number, top: part[0].middle, rows });
    }
    Ok(tables)
}

/// From the first row of each table to its last.
fn parts(lines: &[PrintedLine]) -> Vec<&[PrintedLine]> {
    let rows: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].pieces.len() >= PIECES).collect();
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 1..=rows.len() {
        let ends = rows.get(at).is_none_or(|&row| {
            let between = &lines[rows[at - 1]..=row];
            let apart = |pair: &[PrintedLine]| pair[1].middle - pair[0].middle > APART * pair[0].height;
            between.len() > BETWEEN_ROWS || between.windows(2).any(apart)
        });
        if ends && at > from {
            if at - from >= 2 {
                parts.push(&lines[first(lines, rows[from])..=last(lines, rows[at - 1])]);
            }
            from = at;
        }
    }
    parts
}

/// The lines right above a row with two pieces, such as the upper half of a wrapped header, belong to it.
fn first(lines: &[PrintedLine], row: usize) -> usize {
    let near = |at: &usize| {
        let (line, below) = (&lines[*at], &lines[at + 1]);
        line.pieces.len() > 1 && below.middle - line.middle < 2.0 * below.height
    };
    (0..row).rev().take_while(near).last().unwrap_or(row)
}

/// The lines right below the last row belong to it: a wrapped name.
fn last(lines: &[PrintedLine], row: usize) -> usize {
    let near = |at: &usize| {
        let (line, above) = (&lines[*at], &lines[at - 1]);
        line.pieces.len() == 1 && line.middle - above.middle < 1.4 * above.height
    };
    (row + 1..lines.len()).take_while(near).last().unwrap_or(row)
}

/// Where columns begin and end: between gaps that hardly any row reaches across.
fn columns(lines: &[PrintedLine]) -> Vec<(f64, f64)> {
    let rows: Vec<&PrintedLine> = lines.iter().filter(|line| line.pieces.len() >= PIECES).collect();
    let few = rows.len() / REACHING;
    let height = rows.iter().map(|line| line.height).fold(1.0, f64::max);
    // Where a piece begins (+1) or ends (-1).
    let mut turns: Vec<(f64, i32)> =
        rows.iter().flat_map(|line| &line.pieces).flat_map(|piece| [(piece.left, 1), (piece.right, -1)]).collect();
    turns.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    let (mut open, mut begin) = (0_i32, None);
    for (at, turn) in turns {
        open += turn;
        let is_text = usize::try_from(open).unwrap_or(0) > few;
        match begin {
            None if is_text => begin = Some(at),
            Some(left) if !is_text => {
                match columns.last_mut() {
                    Some(last) if left - last.1 < GAP * height => last.1 = at,
                    _ => columns.push((left, at)),
                }
                begin = None;
            }
            _ => {}
        }
    }
    columns
}
