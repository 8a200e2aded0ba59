//! Tables whose cells have lines around them.

use super::lines::{self, PrintedLine};
use super::{PrintedCell, PrintedRow, PrintedTable, doubt, rows};
use crate::table::ReadError;
use crate::table::pdf::{PrintedEdge, PrintedGlyph, PrintedPage};

/// Lines that are this near each other, in points, are one: a line is often drawn as a thin box.
const NEAR: f64 = 2.5;
/// Shorter lines are marks, not borders.
const SHORTEST: f64 = 4.0;
/// Lines of a page: more are a drawing.
const MOST_EDGES: usize = 4000;
/// Cells of a table on one page: more are squared paper.
const MOST_CELLS: usize = 50_000;

/// The ruled tables of a page, and the characters that stand outside them.
pub(super) fn tables(page: &PrintedPage) -> Result<(Vec<PrintedTable>, Vec<PrintedGlyph>), ReadError> {
    let edges = straightened(&page.edges);
    let mut left = page.glyphs.clone();
    let mut tables = Vec::new();
    if edges.len() > MOST_EDGES {
        return Ok((tables, left));
    }
    for group in groups(&edges) {
        let Some(grid) = RuledGrid::of(&group) else { continue };
        let inside: Vec<PrintedGlyph> = left.iter().copied().filter(|glyph| grid.holds(glyph)).collect();
        if let Some(table) = grid.table(page.number, &inside)? {
            left.retain(|glyph| !grid.holds(glyph));
            tables.push(table);
        }
    }
    Ok((tables, left))
}

/// Lines on top of each other, or end to end, as one.
fn straightened(edges: &[PrintedEdge]) -> Vec<PrintedEdge> {
    let mut sorted: Vec<PrintedEdge> = edges.to_vec();
    sorted.sort_by(|a, b| {
        a.is_horizontal.cmp(&b.is_horizontal).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from))
    });
    // First all that lie at one place get the same place, then what touches is joined.
    let mut place = f64::NEG_INFINITY;
    let mut horizontal = None;
    for edge in &mut sorted {
        if horizontal != Some(edge.is_horizontal) || edge.at - place > NEAR {
            place = edge.at;
            horizontal = Some(edge.is_horizontal);
        }
        edge.at = place;
    }
    sorted.sort_by(|a, b| {
        a.is_horizontal.cmp(&b.is_horizontal).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from))
    });
    let mut joined: Vec<PrintedEdge> = Vec::new();
    for edge in sorted {
        match joined.last_mut() {
            Some(last)
                if last.is_horizontal == edge.is_horizontal
                    && (last.at - edge.at).abs() < f64::EPSILON
                    && edge.from <= last.to + NEAR =>
            {
                last.to = last.to.max(edge.to);
            }
            _ => joined.push(edge),
        }
    }
    joined.retain(|edge| edge.to - edge.from >= SHORTEST);
    joined
}

/// Lines that touch each other.
fn groups(edges: &[PrintedEdge]) -> Vec<Vec<PrintedEdge>> {
    let mut group: Vec<usize> = (0..edges.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    let crosses = |a: &PrintedEdge, b: &PrintedEdge| {
        let within = |at: f64, edge: &PrintedEdge| (edge.from - NEAR..=edge.to + NEAR).contains(&at);
        a.is_horizontal != b.is_horizontal && within(a.at, b) && within(b.at, a)
    };
    for a in 0..edges.len() {
        for b in a + 1..edges.len() {
            if crosses(&edges[a], &edges[b]) {
                let (a, b) = (root(&mut group, a), root(&mut group, b));
                group[b] = a;
            }
        }
    }
    let roots: Vec<usize> = (0..edges.len()).map(|at| root(&mut group, at)).collect();
    let of =
        |wanted: usize| edges.iter().zip(&roots).filter(|(_, root)| **root == wanted).map(|(edge, _)| *edge).collect();
    (0..edges.len()).filter(|&at| roots[at] == at).map(of).collect()
}

/// The lines of one table.
struct RuledGrid {
    across: Vec<PrintedEdge>,
    down: Vec<PrintedEdge>,
    /// Where columns and rows begin, and where the last of them end.
    xs: Vec<f64>,
    ys: Vec<f64>,
}

impl RuledGrid {
    fn of(edges: &[PrintedEdge]) -> Option<Self> {
        let (across, down): (Vec<PrintedEdge>, Vec<PrintedEdge>) = edges.iter().partition(|edge| edge.is_horizontal);
        let ends = |edges: &[PrintedEdge]| {
            let from = edges.iter().map(|edge| edge.from).fold(f64::INFINITY, f64::min);
            let to = edges.iter().map(|edge| edge.to).fold(f64::NEG_INFINITY, f64::max);
            [from, to]
        };
        // A table without lines at its sides ends where the lines across it end.
        let xs = places(down.iter().map(|edge| edge.at).chain(ends(&across)));
        let ys = places(across.iter().map(|edge| edge.at).chain(ends(&down)));
        let cells = xs.len() * ys.len();
        (down.len() > 1 && across.len() > 1 && xs.len() > 2 && ys.len() > 1 && cells <= MOST_CELLS).then_some(Self {
            across,
            down,
            xs,
            ys,
        })
    }

    fn holds(&self, glyph: &PrintedGlyph) -> bool {
        cell_at(&self.xs, glyph.center()).is_some() && cell_at(&self.ys, glyph.middle()).is_some()
    }

    fn is_line_right_of(&self, row: usize, column: usize) -> bool {
        let (x, y) = (self.xs[column + 1], f64::midpoint(self.ys[row], self.ys[row + 1]));
        self.down.iter().any(|edge| (edge.at - x).abs() <= NEAR && edge.from <= y && y <= edge.to)
    }

    fn is_line_below(&self, row: usize, column: usize) -> bool {
        let (y, x) = (self.ys[row + 1], f64::midpoint(self.xs[column], self.xs[column + 1]));
        self.across.iter().any(|edge| (edge.at - y).abs() <= NEAR && edge.from <= x && x <= edge.to)
    }

    /// The cells; `None` where this is a frame or a drawing rather than a table.
    fn table(&self, page: u32, glyphs: &[PrintedGlyph]) -> Result<Option<PrintedTable>, ReadError> {
        let (height, width) = (self.ys.len() - 1, self.xs.len() - 1);
        let mut held: Vec<Vec<PrintedGlyph>> = vec![Vec::new(); height * width];
        for word in lines::words(glyphs) {
            for (part, at) in self.parted(&word) {
                let row = cell_at(&self.ys, part[0].middle());
                if let Some((row, column)) = row.zip(cell_at(&self.xs, at)) {
                    held[row * width + column].extend_from_slice(part);
                }
            }
        }
        let mut table = PrintedTable { page, top: self.ys[0], rows: vec![vec![PrintedCell::default(); width]; height] };
        let mut seen = vec![false; height * width];
        for at in 0..height * width {
            if seen[at] {
                continue;
            }
            let region = self.region(at, width, height, &mut seen);
            let (rows, columns) = (at / width, at % width);
            let last_row = region.iter().map(|at| at / width).max().unwrap_or(rows);
            let (first, last) = (region.iter().map(|at| at % width).min(), region.iter().map(|at| at % width).max());
            let (first, last) = (first.unwrap_or(columns), last.unwrap_or(columns));
            let all: Vec<PrintedGlyph> = region.iter().flat_map(|&at| held[at].iter().copied()).collect();
            let is_block = region.len() == (last_row - rows + 1) * (last - first + 1) && first == columns;
            let (text, lines) = lines::text(&all);
            if !is_block && !text.is_empty() {
                let shown = vec![vec![PrintedCell { text, lines, ..PrintedCell::default() }]];
                return Err(doubt(page, &shown));
            }
            let more = |last: usize, first: usize| u32::try_from(last - first).unwrap_or(0);
            if is_block {
                table.rows[rows][columns] =
                    PrintedCell { text, lines, more_columns: more(last, first), more_rows: more(last_row, rows) };
            }
        }
        let filled = table.rows.iter().flatten().filter(|cell| !cell.text.is_empty()).count();
        if filled < 3 {
            return Ok(None);
        }
        table.rows = self.with_rows_apart(page, table.rows, glyphs)?;
        Ok(Some(without_seams(table, &self.xs)))
    }

    /// A word, parted where a line between columns parts a number from letters; each part with where it stands. A word
    /// that merely runs over the line stands where it begins.
    fn parted<'w>(&self, word: &'w [PrintedGlyph]) -> Vec<(&'w [PrintedGlyph], f64)> {
        let column = |glyph: &PrintedGlyph| cell_at(&self.xs, glyph.center());
        let row = cell_at(&self.ys, word[0].middle());
        let is_parted = |pair: &[PrintedGlyph]| {
            let other_kind = pair[0].c.is_alphabetic() != pair[1].c.is_alphabetic();
            let line = row.zip(column(&pair[0])).is_some_and(|(row, column)| self.is_line_right_of(row, column));
            other_kind && line && column(&pair[0]) != column(&pair[1])
        };
        let mut parts = Vec::new();
        let mut from = 0;
        for to in 1..=word.len() {
            if to == word.len() || is_parted(&word[to - 1..=to]) {
                parts.push((&word[from..to], word[from].center()));
                from = to;
            }
        }
        parts
    }

    /// The cells around `at` that no line parts from it, `at` first.
    fn region(&self, at: usize, width: usize, height: usize, seen: &mut [bool]) -> Vec<usize> {
        let mut region = vec![at];
        seen[at] = true;
        let mut next = 0;
        while let Some(&cell) = region.get(next) {
            next += 1;
            let (row, column) = (cell / width, cell % width);
            let mut add = |is_open: bool, neighbour: usize| {
                if is_open && !std::mem::replace(&mut seen[neighbour], true) {
                    region.push(neighbour);
                }
            };
            if column + 1 < width {
                add(!self.is_line_right_of(row, column), cell + 1);
            }
            if column > 0 {
                add(!self.is_line_right_of(row, column - 1), cell - 1);
            }
            if row + 1 < height {
                add(!self.is_line_below(row, column), cell + width);
            }
            if row > 0 {
                add(!self.is_line_below(row - 1, column), cell - width);
            }
        }
        region
    }

    /// Where only columns are ruled, many rows stand between two lines: they are told apart by their lines of text.
    fn with_rows_apart(
        &self,
        page: u32,
        table: Vec<PrintedRow>,
        glyphs: &[PrintedGlyph],
    ) -> Result<Vec<PrintedRow>, ReadError> {
        const MANY: u32 = 3;
        let mut apart = Vec::new();
        for (at, row) in table.into_iter().enumerate() {
            let tall = row.iter().filter(|cell| cell.lines >= MANY && cell.more_rows == 0).count();
            let whole = row.iter().all(|cell| cell.more_rows == 0 && cell.more_columns == 0);
            if tall < 2 || !whole {
                apart.push(row);
                continue;
            }
            let inside = |glyph: &&PrintedGlyph| cell_at(&self.ys, glyph.middle()) == Some(at);
            let inside: Vec<PrintedGlyph> = glyphs.iter().filter(inside).copied().collect();
            let columns: Vec<(f64, f64)> = self.xs.windows(2).map(|pair| (pair[0], pair[1])).collect();
            let lines: Vec<PrintedLine> = lines::lines(&inside);
            apart.extend(rows::assembled(page, &lines, &columns)?);
        }
        Ok(apart)
    }
}

/// Places in rising order; those near each other are one.
fn places(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.filter(|place| place.is_finite()).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|next, place| *next - *place <= NEAR);
    all
}

/// Between which two places something lies.
fn cell_at(places: &[f64], at: f64) -> Option<usize> {
    let behind = places.partition_point(|place| *place <= at);
    (behind > 0 && behind < places.len()).then(|| behind - 1)
}

/// Without the thin empty columns that double lines leave.
fn without_seams(mut table: PrintedTable, xs: &[f64]) -> PrintedTable {
    const THIN: f64 = 6.0;
    for column in (0..xs.len() - 1).rev() {
        let thin = xs[column + 1] - xs[column] < THIN;
        let bare = |row: &PrintedRow| row.get(column).is_none_or(|cell| cell.text.is_empty() && cell.more_columns == 0);
        let spanned = |row: &PrintedRow| {
            (0..column).any(|at| {
                row.get(at).is_some_and(|cell| at + cell.more_columns as usize >= column && cell.more_columns > 0)
            })
        };
        if thin && table.rows.iter().all(|row| bare(row) && !spanned(row)) {
            table.rows.iter_mut().filter(|row| column < row.len()).for_each(|row| {
                row.remove(column);
            });
        }
    }
    table.rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    table
}
