//! What people read, as one model: headings, paragraphs, tables, lists and drawings, rendered for each medium.
//!
//! A command builds a [`Document`] once, in the language of the user; [`terminal`], [`markdown`], [`html`] and [`docx`]
//! write it.
//! It knows no scores and no language: numbers arrive as text. Every text is taken as data and escaped by the renderer;
//! the only markup that is taken as it stands is the SVG of a [`Drawing`], which the program draws itself.

pub(crate) mod ansi;
pub(crate) mod docx;
pub(crate) mod grid;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod terminal;
mod text;

use anstyle::RgbColor;

use grid::Grid;
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
    /// How pages look in media that have pages.
    pub page: PageStyle,
    pub blocks: Vec<DocumentBlock>,
}

/// How pages look: those of a report, or those of an official decree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum PageStyle {
    #[default]
    Report,
    /// A serif face of 12 points, tables as wide as the page, headings in black and centred.
    Decree,
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
    /// Lines that stand together from the middle of the page on: the head of an annex, a signature.
    RightHalf(Vec<PlacedLine>),
    /// What follows begins on a new page, in media that have pages.
    PageBreak,
}

/// A line of a block in the right half of the page.
#[derive(Debug, Clone)]
pub(crate) enum PlacedLine {
    Text(RichText),
    /// A name and what stands behind its colon; the colons of neighbours stand below each other.
    Field(String, RichText),
    /// Room for a signature or a stamp.
    Space,
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
    /// Lines below the first.
    pub below: Vec<RichText>,
    pub tone: Tone,
    /// How deep it stands in a tree, 0 at the top.
    pub depth: usize,
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

    /// Adds lines in the right half of the page; none add nothing.
    pub(crate) fn right_half(&mut self, lines: Vec<PlacedLine>) {
        if !lines.is_empty() {
            self.blocks.push(DocumentBlock::RightHalf(lines));
        }
    }

    /// Begins a new page, in media that have pages.
    pub(crate) fn page_break(&mut self) {
        self.blocks.push(DocumentBlock::PageBreak);
    }

    /// Adds a drawing.
    pub(crate) fn drawing(&mut self, drawing: Drawing) {
        self.blocks.push(DocumentBlock::Drawing(drawing));
    }
}

impl PlacedLine {
    /// The line as one text, for media without places; `None` where it is only room.
    fn told(&self) -> Option<RichText> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Field(name, text) => {
                let mut line = RichText::from(format!("{name}: "));
                line.spans.extend(text.spans.iter().cloned());
                Some(line)
            }
            Self::Space => None,
        }
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
            if self.rows.iter().all(|row| row[at].is_empty()) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
    }
}

impl From<Grid> for DocumentTable {
    /// The same columns and cells without emphasis.
    fn from(grid: Grid) -> Self {
        let (columns, rows) = grid.into_parts();
        let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::from).collect()).collect();
        Self { caption: None, columns, rows }
    }
}

impl Cell {
    /// A cell with a meaning beyond its text.
    #[must_use]
    pub(crate) fn toned(text: impl Into<RichText>, tone: Tone) -> Self {
        Self { tone, ..Self::from(text) }
    }

    /// A cell of several lines.
    #[must_use]
    pub(crate) fn lines(lines: impl IntoIterator<Item = impl Into<RichText>>) -> Self {
        let mut lines = lines.into_iter().map(Into::into);
        Self { text: lines.next().unwrap_or_default(), below: lines.collect(), ..Self::default() }
    }

    /// The same so deep in a tree.
    #[must_use]
    pub(crate) fn at_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// Every line.
    fn all(&self) -> impl Iterator<Item = &RichText> {
        std::iter::once(&self.text).chain(&self.below)
    }

    /// Whether no line says anything.
    fn is_empty(&self) -> bool {
        self.all().all(RichText::is_empty)
    }
}

impl<T: Into<RichText>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests;
