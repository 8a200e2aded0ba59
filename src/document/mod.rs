//! What people read, as one model: headings, paragraphs, tables, lists and drawings, rendered for each medium.
//!
//! A command builds a [`Document`] once, in the language of the user; [`terminal`], [`markdown`] and [`html`] write it.
//! It knows no scores and no language: numbers arrive as text. Every text is taken as data and escaped by the renderer;
//! the only markup that is taken as it stands is the SVG of a [`Drawing`], which the program draws itself.

pub mod ansi;
pub(crate) mod grid;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod terminal;
mod text;

use anstyle::RgbColor;

pub(crate) use grid::{Column, ColumnKind};
pub(crate) use text::{Emphasis, RichText};

/// A whole result.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    /// The name of the page in HTML.
    pub title: String,
    /// The two-letter code of the language.
    pub language: &'static str,
    /// The colours of [`Tone::Class`], best class first.
    pub class_colours: Vec<RgbColor>,
    pub blocks: Vec<DocumentBlock>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub(crate) enum DocumentBlock {
    /// Level 1 (the whole) to 6.
    Heading(u8, RichText),
    /// Lines of which each begins on a line of its own; one is the usual case.
    Paragraph(Vec<RichText>),
    List(BulletList),
    Table(DocumentTable),
    Drawing(Drawing),
}

/// Items in their order, numbered or not.
#[derive(Debug, Clone, Default)]
pub(crate) struct BulletList {
    pub numbered: bool,
    pub items: Vec<RichText>,
}

/// Rows under one set of columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct DocumentTable {
    pub caption: Option<RichText>,
    pub columns: Vec<Column>,
    /// Each has one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub text: RichText,
    pub tone: Tone,
}

/// What a cell means beyond its text; never said by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tone {
    #[default]
    Plain,
    /// Of less weight than its neighbours.
    Muted,
    Good,
    Warning,
    Error,
    /// A class of the rules, 0 the best.
    Class(usize),
}

/// The same picture twice: for media that can show SVG, and in characters for the others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drawing {
    /// One `<svg>` element, trusted.
    pub svg: String,
    /// Lines of characters, aligned already.
    pub characters: String,
    /// What is drawn, for readers who cannot see it.
    pub caption: RichText,
}

impl Document {
    /// An empty document.
    #[must_use]
    pub(crate) fn new(title: impl Into<String>, language: &'static str) -> Self {
        Self { title: title.into(), language, ..Self::default() }
    }

    /// Adds a heading.
    pub(crate) fn heading(&mut self, level: u8, text: impl Into<RichText>) {
        self.blocks.push(DocumentBlock::Heading(level.clamp(1, 6), text.into()));
    }

    /// Adds a paragraph of one line.
    pub(crate) fn paragraph(&mut self, text: impl Into<RichText>) {
        self.blocks.push(DocumentBlock::Paragraph(vec![text.into()]));
    }

    /// Adds lines that belong together; none add nothing.
    pub(crate) fn lines(&mut self, lines: Vec<RichText>) {
        if !lines.is_empty() {
            self.blocks.push(DocumentBlock::Paragraph(lines));
        }
    }

    /// Adds a list without numbers; one without items adds nothing.
    pub(crate) fn list(&mut self, items: Vec<RichText>) {
        if !items.is_empty() {
            self.blocks.push(DocumentBlock::List(BulletList { numbered: false, items }));
        }
    }

    /// Adds a table; one without rows adds nothing.
    pub(crate) fn table(&mut self, table: DocumentTable) {
        if !table.rows.is_empty() {
            self.blocks.push(DocumentBlock::Table(table));
        }
    }

    /// Adds a drawing.
    pub(crate) fn drawing(&mut self, drawing: Drawing) {
        self.blocks.push(DocumentBlock::Drawing(drawing));
    }
}

impl DocumentTable {
    /// A table without rows.
    #[must_use]
    pub(crate) fn new(columns: Vec<Column>) -> Self {
        Self { caption: None, columns, rows: Vec::new() }
    }

    /// The same with a caption.
    #[must_use]
    pub(crate) fn captioned(mut self, caption: impl Into<RichText>) -> Self {
        self.caption = Some(caption.into());
        self
    }

    /// Adds a row: one cell per column.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a row has one cell per column");
        self.rows.push(cells);
    }

    /// Takes columns away in which no cell says anything.
    pub(crate) fn drop_empty(&mut self) {
        for at in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row[at].text.is_empty()) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
    }
}

impl Cell {
    /// A cell with a meaning beyond its text.
    #[must_use]
    pub(crate) fn toned(text: impl Into<RichText>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

impl<T: Into<RichText>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }
}

#[cfg(test)]
mod tests;
