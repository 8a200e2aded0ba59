//! A table on a screen: headings, aligned cells, and a width to fit into.
//!
//! Every table on a screen is laid out here. It knows columns and cells, not what they mean. Cells are
//! taken as they come: callers make text from inputs printable first.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Row, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

/// Blanks between two columns.
pub(crate) const GAP: usize = 2;
/// The narrowest that a column of text may become.
const NARROWEST: usize = 10;
/// The longest line of prose that is easy to read, whatever the screen.
const EYE: usize = 100;
/// A line under the headings and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// What a column holds, as far as its layout is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Left; may be broken over lines when room is short.
    Text,
    /// Left; never broken.
    Label,
    /// Right; never broken.
    Number,
}

/// One column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub heading: String,
    /// How it is aligned, and whether its cells may be broken over lines.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of names or sentences: left, may be broken over lines.
    #[must_use]
    pub(crate) fn text(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), kind: ColumnKind::Text }
    }

    /// A column of short words: left, never broken.
    #[must_use]
    pub(crate) fn label(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), kind: ColumnKind::Label }
    }

    /// A column of numbers: right, never broken.
    #[must_use]
    pub(crate) fn number(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), kind: ColumnKind::Number }
    }
}

/// Rows under one set of columns. Several parts (groups) may share the widths of one grid.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// A grid without rows.
    #[must_use]
    pub(crate) const fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row: one cell per column.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a row has one cell per column");
        self.rows.push(cells);
    }

    /// Columns and rows.
    pub(crate) fn into_parts(self) -> (Vec<Column>, Vec<Vec<String>>) {
        (self.columns, self.rows)
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub(crate) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes a column away, heading and cells.
    pub(crate) fn remove(&mut self, column: usize) {
        self.columns.remove(column);
        for row in &mut self.rows {
            row.remove(column);
        }
    }

    /// Takes columns away that have nothing in them.
    pub(crate) fn drop_empty(&mut self) {
        for column in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row[column].is_empty()) {
                self.remove(column);
            }
        }
    }

    /// The narrowest that the whole can become, in characters.
    #[must_use]
    pub(crate) fn narrowest(&self) -> usize {
        self.measures().iter().map(|m| m.least + GAP).sum::<usize>().saturating_sub(GAP)
    }

    /// The width in which the whole is easy to read: numbers and labels whole, text broken at `text` characters at least.
    #[must_use]
    pub(crate) fn comfortable(&self, text: usize) -> usize {
        let wide = |(measure, column): (&Measure, &Column)| match column.kind {
            ColumnKind::Text => measure.content.min(text).max(measure.least),
            ColumnKind::Label | ColumnKind::Number => measure.content,
        };
        let measures = self.measures();
        measures.iter().zip(&self.columns).map(|one| wide(one) + GAP).sum::<usize>().saturating_sub(GAP)
    }

    /// The widths of the columns: as wide as their content, or narrower so that the whole fits `room` characters.
    #[must_use]
    pub(crate) fn widths(&self, room: Option<usize>) -> Vec<usize> {
        let measures = self.measures();
        let mut widths: Vec<usize> = measures.iter().map(|m| m.natural).collect();
        let Some(room) = room else { return widths };
        // Breaking a heading costs nothing, breaking a name does: so headings give way first.
        for floor in
            [measures.iter().map(|m| m.content).collect::<Vec<_>>(), measures.iter().map(|m| m.least).collect()]
        {
            while widths.iter().map(|w| w + GAP).sum::<usize>() > room + GAP {
                let slack = |at: &usize| widths[*at].saturating_sub(floor[*at]);
                let Some(widest) = (0..widths.len()).filter(|at| slack(at) > 0).max_by_key(|at| widths[*at]) else {
                    break;
                };
                widths[widest] -= 1;
            }
        }
        widths
    }

    /// All rows under their headings, each line ending in a line break.
    #[must_use]
    pub(crate) fn render(&self, room: Option<usize>) -> String {
        self.part(0..self.rows.len(), &self.widths(room))
    }

    /// Some of the rows under the headings, in given widths.
    #[must_use]
    pub(crate) fn part(&self, rows: std::ops::Range<usize>, widths: &[usize]) -> String {
        let mut table = Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::MAX);
        if self.columns.iter().any(|column| !column.heading.is_empty()) {
            table.set_header(Row::from(self.columns.iter().map(|column| &column.heading)));
        }
        for row in &self.rows[rows] {
            let cells = row.iter().zip(widths).map(|(cell, width)| hanging(cell, *width));
            table.add_row(Row::from(cells.collect::<Vec<_>>()));
        }
        table.discover_columns();
        for (at, (column, width)) in table.column_iter_mut().zip(widths).enumerate() {
            let gap = if at + 1 == widths.len() { 0 } else { GAP };
            column.set_padding((0, u16::try_from(gap).unwrap_or(u16::MAX)));
            let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if self.columns[at].kind == ColumnKind::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut out = String::new();
        for line in table.lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    fn measures(&self) -> Vec<Measure> {
        let content =
            |at: usize| self.rows.iter().flat_map(|row| row[at].lines()).map(UnicodeWidthStr::width).max().unwrap_or(0);
        self.columns.iter().enumerate().map(|(at, column)| Measure::of(column, content(at))).collect()
    }
}

/// The lines of a cell that begin with blanks and are too wide, broken so that every part of them stands as far in.
fn hanging(cell: &str, width: usize) -> String {
    cell.split('\n').map(|line| hanging_line(line, width)).collect::<Vec<_>>().join("\n")
}

fn hanging_line(cell: &str, width: usize) -> String {
    let indent = cell.len() - cell.trim_start_matches(' ').len();
    if indent == 0 || indent >= width || cell.width() <= width {
        return cell.to_owned();
    }
    let lines = wrapped(cell, Some(width - indent));
    lines.lines().map(|line| format!("{}{line}", " ".repeat(indent))).collect::<Vec<_>>().join("\n")
}

/// A sentence broken between words so that it fits the screen and the eye, each line ending in a line break.
#[must_use]
pub(crate) fn wrapped(text: &str, room: Option<usize>) -> String {
    let room = room.map_or(EYE, |room| room.min(EYE));
    let mut out = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += width;
    }
    out.push('\n');
    out
}

/// How wide a column would be, and how narrow it may become.
struct Measure {
    /// As wide as cells and heading.
    natural: usize,
    /// With the heading broken between words.
    content: usize,
    /// With its text broken too.
    least: usize,
}

impl Measure {
    fn of(column: &Column, cells: usize) -> Self {
        let words = column.heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let content = cells.max(words);
        let least = if column.kind == ColumnKind::Text { content.min(NARROWEST.max(words)) } else { content };
        Self { natural: cells.max(column.heading.width()), content, least }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Grid {
        let mut grid = Grid::new(vec![
            Column::number("Peringkat"),
            Column::text("Badan publik"),
            Column::number("Nilai akhir"),
            Column::label("Kualifikasi"),
        ]);
        let name = "Dinas Komunikasi, Informatika, Statistik dan Persandian";
        grid.row(["1", name, "1.234,50", "Informatif"].map(str::to_owned).to_vec());
        grid.row(["12", "Kecamatan Pulau Laut", "7,25", "Kurang"].map(str::to_owned).to_vec());
        grid
    }

    #[test]
    fn without_a_width_no_cell_is_broken() {
        let text = example().render(None);
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(text.contains("Dinas Komunikasi, Informatika, Statistik dan Persandian"));
    }

    #[test]
    fn numbers_stand_under_each_other_at_the_right() {
        let text = example().render(None);
        let ends: Vec<usize> = text
            .lines()
            .filter_map(|line| {
                ["Nilai akhir", "1.234,50", "7,25"].iter().find_map(|n| line.find(n).map(|at| (line, at + n.len())))
            })
            .map(|(line, end)| line[..end].width())
            .collect();
        assert_eq!(ends.len(), 3);
        assert!(ends.iter().all(|end| *end == ends[0]), "{text}");
    }

    #[test]
    fn a_table_fits_the_room_down_to_its_narrowest() {
        let grid = example();
        for room in grid.narrowest()..120 {
            let text = grid.render(Some(room));
            assert!(text.lines().all(|line| line.width() <= room), "{room}\n{text}");
            assert!(text.contains("1.234,50") && text.contains("Informatif"), "{room}\n{text}");
        }
    }

    #[test]
    fn headings_are_broken_before_names() {
        let grid = example();
        let natural: usize = grid.widths(None).iter().map(|w| w + GAP).sum::<usize>() - GAP;
        let text = grid.render(Some(natural - 3));
        assert!(text.contains("Dinas Komunikasi, Informatika, Statistik dan Persandian"), "{text}");
    }
}
