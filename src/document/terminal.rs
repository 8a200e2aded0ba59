//! A document on a terminal or in a text file: widths in columns of the screen, colour only where it is wanted.

use std::cell::Cell as Counter;

use anstyle::{AnsiColor, Color, Style};

use super::ansi::{self, Palette, marked, paint};
use super::grid::{ColumnKind, Grid, wrapped};
use super::{
    BulletList, Cell, Column, Document, DocumentBlock, DocumentTable, Drawing, Emphasis, PlacedLine, RichText, Tone,
};
use crate::i18n::printable::printable;

/// The room that a marker of a list takes.
const BULLET: &str = "- ";

/// Text with a line break at the end of each line, blocks with an empty line between them.
///
/// `room`: the width of the screen in columns; `None`: as wide as needed, and no cell broken over lines.
#[must_use]
pub(crate) fn render(document: &Document, room: Option<usize>, palette: Palette) -> String {
    let mut page = Page { document, room, palette, styles: Vec::new() };
    let blocks: Vec<String> =
        document.blocks.iter().map(|block| page.block(block)).filter(|text| !text.is_empty()).collect();
    page.coloured(&blocks.join("\n"))
}

/// A document on its way; `styles` are those of the marked parts, in their order.
struct Page<'a> {
    document: &'a Document,
    room: Option<usize>,
    palette: Palette,
    styles: Vec<Style>,
}

impl Page<'_> {
    fn block(&mut self, block: &DocumentBlock) -> String {
        match block {
            DocumentBlock::Heading(_, text) => self.wrapped(&RichText::strong(text.plain()), 0),
            DocumentBlock::Paragraph(lines) => lines.iter().map(|line| self.wrapped(line, 0)).collect(),
            DocumentBlock::List(list) => self.list(list),
            DocumentBlock::Table(table) => self.table(table),
            DocumentBlock::Drawing(drawing) => self.drawing(drawing),
            DocumentBlock::PageBreak => String::new(),
            DocumentBlock::RightHalf(lines) => {
                lines.iter().filter_map(PlacedLine::told).map(|line| self.wrapped(&line, 0)).collect()
            }
        }
    }

    /// Broken between words, the lines after the first indented.
    fn wrapped(&mut self, text: &RichText, indent: usize) -> String {
        let room = self.room.map(|room| room.saturating_sub(indent).max(20));
        let lines = wrapped(&self.line(text), room);
        let blank = " ".repeat(indent);
        lines.lines().enumerate().map(|(at, line)| format!("{}{line}\n", if at == 0 { "" } else { &blank })).collect()
    }

    /// Each word of what stands out is marked by itself, so that breaking lines tears no mark apart.
    fn line(&mut self, text: &RichText) -> String {
        let mut line = String::new();
        for span in &text.spans {
            let shown = printable(&span.text);
            match self.style_of(span.emphasis) {
                None => line.push_str(&shown),
                Some(style) => {
                    for (at, word) in shown.split(' ').enumerate() {
                        line.push_str(if at == 0 { "" } else { " " });
                        line.push_str(&self.mark(word, style));
                    }
                }
            }
        }
        line
    }

    fn mark(&mut self, text: &str, style: Style) -> String {
        if text.is_empty() {
            return String::new();
        }
        self.styles.push(style);
        marked(text)
    }

    const fn style_of(&self, emphasis: Emphasis) -> Option<Style> {
        match (self.palette, emphasis) {
            (Palette::None, _) | (_, Emphasis::None | Emphasis::Code) => None,
            (_, Emphasis::Strong) => Some(Style::new().bold()),
            (_, Emphasis::Light) => Some(Style::new().dimmed()),
        }
    }

    fn list(&mut self, list: &BulletList) -> String {
        let mut out = String::new();
        for (at, item) in list.items.iter().enumerate() {
            let bullet = if list.numbered { format!("{}. ", at + 1) } else { BULLET.to_owned() };
            out.push_str(&bullet);
            out.push_str(&self.wrapped(item, bullet.len()));
        }
        out
    }

    fn table(&mut self, table: &DocumentTable) -> String {
        let mut out = table.caption.as_ref().map_or_else(String::new, |caption| self.wrapped(caption, 0));
        let columns =
            table.columns.iter().map(|column| Column { heading: printable(&column.heading), kind: column.kind });
        let mut grid = Grid::new(columns.collect());
        for row in &table.rows {
            grid.row(row.iter().zip(&table.columns).map(|(cell, column)| self.cell(cell, column.kind)).collect());
        }
        out.push_str(&grid.render(self.room));
        out
    }

    /// A cell that may be broken over lines has no colour: its lines stand between those of its neighbours.
    fn cell(&mut self, cell: &Cell, kind: ColumnKind) -> String {
        let indent = "  ".repeat(cell.depth);
        let lines = cell.all().map(|line| format!("{indent}{}", printable(&line.plain())));
        let shown = lines.collect::<Vec<_>>().join("\n");
        match self.tone(cell.tone) {
            Some(style) if kind != ColumnKind::Text => self.mark(&shown, style),
            _ => shown,
        }
    }

    fn tone(&self, tone: Tone) -> Option<Style> {
        let colour = |colour: AnsiColor| Some(Style::new().fg_color(Some(Color::Ansi(colour))));
        match tone {
            _ if self.palette == Palette::None => None,
            Tone::Plain => None,
            Tone::Muted => Some(Style::new().dimmed()),
            Tone::Good => colour(AnsiColor::Green),
            Tone::Warning => colour(AnsiColor::Yellow),
            Tone::Error => colour(AnsiColor::Red),
            Tone::Class(at) => self.document.class_colours.get(at).map(|&rgb| ansi::style_of_rgb(rgb, self.palette)),
        }
    }

    fn drawing(&mut self, drawing: &Drawing) -> String {
        let caption = if drawing.caption.is_empty() { String::new() } else { self.wrapped(&drawing.caption, 0) };
        let lines = drawing.characters.lines().map(|line| format!("{}\n", printable(line)));
        caption + &lines.collect::<String>()
    }

    fn coloured(&self, text: &str) -> String {
        let next = Counter::new(0);
        paint(text, |_| {
            let at = next.replace(next.get() + 1);
            self.styles.get(at).copied().unwrap_or_default()
        })
    }
}
