//! Lines of text under known columns -> rows: names that were wrapped over several lines are put together.

use super::lines::{PrintedLine, join};
use super::{PrintedCell, PrintedRow, doubt};
use crate::table::ReadError;

/// Lines of one cell are this many heights apart, at most.
const LEADING: f64 = 2.2;
/// Two gaps whose difference is below this part of a line's height are equal: then it is in doubt which is the wider.
const EQUAL: f64 = 0.15;
/// A line as far from both its neighbours as rows are from each other, nearly, is a row of its own: a heading.
const ROW_APART: f64 = 0.9;
/// Rows that are this many heights apart have room between them, which the lines of one cell have not.
const ROOMY: f64 = 1.5;

/// Texts of a line by column; a text over several columns stands in the first of them.
struct LineCells {
    middle: f64,
    height: f64,
    cells: PrintedRow,
    is_row: bool,
    /// A text crosses the border of a column.
    crosses: bool,
}

/// The rows of some lines, from top to bottom. `columns`: where each begins and ends.
///
/// # Errors
/// It is in doubt to which of two rows a line belongs, or whether it is a heading.
pub(super) fn assembled(
    page: u32,
    lines: &[PrintedLine],
    columns: &[(f64, f64)],
) -> Result<Vec<PrintedRow>, ReadError> {
    let mut lines: Vec<LineCells> = lines.iter().map(|line| cells(line, columns)).collect();
    let pitch = pitch(&lines);
    let mut belongs: Vec<usize> = (0..lines.len()).collect();
    let mut from = 0;
    while from < lines.len() {
        if lines[from].is_row || lines[from].crosses {
            from += 1;
            continue;
        }
        let to = (from..lines.len()).find(|&at| lines[at].is_row || lines[at].crosses).unwrap_or(lines.len());
        let above = from.checked_sub(1).filter(|&at| lines[at].is_row);
        let below = Some(to).filter(|&at| at < lines.len() && lines[at].is_row);
        let split = split(&lines, from..to, above, below, pitch).ok_or_else(|| {
            let told: Vec<PrintedRow> = lines[from.saturating_sub(1)..(to + 1).min(lines.len())]
                .iter()
                .map(|line| line.cells.clone())
                .collect();
            doubt(page, &told)
        })?;
        for (at, row) in belongs.iter_mut().enumerate().take(to).skip(from) {
            match split {
                Split::Headings => {}
                Split::At(border) if at < border => *row = above.unwrap_or(at),
                Split::At(_) => *row = below.unwrap_or(at),
            }
        }
        from = to;
    }
    let mut made: Vec<PrintedRow> = Vec::new();
    for row in (0..lines.len()).filter(|&at| belongs[at] == at) {
        let parts: Vec<usize> = (0..lines.len()).filter(|&at| belongs[at] == row).collect();
        made.push(joined(&parts, &mut lines));
    }
    Ok(made)
}

/// How some lines between two rows belong to them.
enum Split {
    /// Those before this line to the row above, the others to the row below.
    At(usize),
    /// To neither.
    Headings,
}

/// How far rows without other lines between them are apart, in the middle.
fn pitch(lines: &[LineCells]) -> Option<f64> {
    let mut gaps: Vec<f64> = lines
        .windows(2)
        .filter(|pair| pair[0].is_row && pair[1].is_row)
        .map(|pair| pair[1].middle - pair[0].middle)
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied()
}

/// Lines belong together where the gaps between them are narrow: they are parted at the widest.
fn split(
    lines: &[LineCells],
    between: std::ops::Range<usize>,
    above: Option<usize>,
    below: Option<usize>,
    pitch: Option<f64>,
) -> Option<Split> {
    let gap = |at: usize| lines[at].middle - lines[at - 1].middle;
    let height = lines[between.start].height;
    // The gap before each line, and the one behind the last.
    let borders = between.start..=between.end;
    let mut gaps: Vec<(f64, usize)> = borders
        .map(|at| match at {
            at if at == between.start && above.is_none() || at == between.end && below.is_none() => (f64::INFINITY, at),
            at => (gap(at), at),
        })
        .collect();
    let near = gaps.iter().any(|(gap, at)| (*at == between.start || *at == between.end) && *gap <= LEADING * height);
    if !near {
        return Some(Split::Headings);
    }
    // Further from both rows than the lines of one cell are from each other anywhere else: the rest of a row on the page
    // before, a heading or a note.
    let border = |at: usize, is_there: bool| if is_there { gap(at) } else { f64::INFINITY };
    let own = border(between.start, above.is_some()).min(border(between.end, below.is_some()));
    let others = (1..lines.len()).filter(|at| !(between.start..=between.end).contains(at)).map(gap);
    let leading = others.fold(f64::INFINITY, f64::min);
    if leading.is_finite() && own > leading + EQUAL * height {
        return Some(Split::Headings);
    }
    if let Some(pitch) = pitch
        && gaps.iter().all(|(gap, _)| *gap >= ROW_APART * pitch)
    {
        // A heading in the column of names, printed as closely as the lines of a name, may be the rest of a name.
        let alone = lines[between.start].cells.iter().position(|cell| cell.lines > 0);
        return (pitch > ROOMY * height || alone == Some(0)).then_some(Split::Headings);
    }
    gaps.sort_by(|a, b| b.0.total_cmp(&a.0));
    match gaps.as_slice() {
        [(widest, _), (second, _), ..] if widest - second < EQUAL * height => None,
        [(_, at), ..] => Some(Split::At(*at)),
        [] => None,
    }
}

fn joined(parts: &[usize], lines: &mut [LineCells]) -> PrintedRow {
    let mut row: PrintedRow = Vec::new();
    for &part in parts {
        let cells = std::mem::take(&mut lines[part].cells);
        if row.is_empty() {
            row = cells;
            continue;
        }
        for (cell, more) in row.iter_mut().zip(cells).filter(|(_, more)| more.lines > 0) {
            join(&mut cell.text, &more.text);
            cell.lines += more.lines;
        }
    }
    row
}

fn cells(line: &PrintedLine, columns: &[(f64, f64)]) -> LineCells {
    let mut cells: PrintedRow = vec![PrintedCell::default(); columns.len()];
    let mut crosses = false;
    for piece in &line.pieces {
        // Columns that a good part of the text stands in.
        let inside = |&(left, right): &(f64, f64)| {
            let shared = piece.right.min(right) - piece.left.max(left);
            shared > 0.5 * line.height || shared >= 0.5 * (piece.right - piece.left)
        };
        let first = columns.iter().position(inside);
        let last = columns.iter().rposition(inside);
        let nearest = || {
            let middle = f64::midpoint(piece.left, piece.right);
            let away = |&(left, right): &(f64, f64)| (left - middle).max(middle - right).max(0.0);
            (0..columns.len()).min_by(|&a, &b| away(&columns[a]).total_cmp(&away(&columns[b])))
        };
        let Some(first) = first.or_else(nearest) else { continue };
        let more = last.unwrap_or(first).saturating_sub(first);
        crosses |= more > 0;
        let cell = &mut cells[first];
        if cell.lines > 0 {
            cell.text.push(' ');
        }
        cell.text.push_str(&piece.text);
        cell.lines = 1;
        cell.more_columns = cell.more_columns.max(u32::try_from(more).unwrap_or(0));
    }
    let filled = cells.iter().filter(|cell| cell.lines > 0).count();
    let is_number =
        |cell: &PrintedCell| !cell.text.is_empty() && cell.text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let has_rank = cells.first().is_some_and(is_number) && filled > 1;
    let is_row = has_rank || 4 * filled >= 3 * columns.len();
    LineCells { middle: line.middle, height: line.height, cells, is_row, crosses }
}
