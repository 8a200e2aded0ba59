//! A table of the file: its heading on every page, no row broken over pages, numbers at the right.

use std::fmt::Write as _;

use anstyle::RgbColor;
use unicode_width::UnicodeWidthStr;

use super::runs::{run, runs};
use crate::document::grid::{GAP, Grid};
use crate::document::{Cell, Column, ColumnKind, DocumentTable, RichText, Tone};

/// The narrowest that a column of text is comfortable to read, in characters.
const COMFORTABLE: usize = 22;
/// The narrowest that a column of text becomes for the sake of others, in characters.
const NARROWEST: usize = 12;
/// What a cell keeps free at each side, in twentieths of a point.
const PADDING: u32 = 85;
/// How far in a level of a tree stands, and the deepest level that still moves.
const INDENT: u32 = 170;
const DEEPEST: u32 = 6;

/// How wide tables may be, and how wide a character of theirs is.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableLayout {
    /// Between the margins of the page, in twentieths of a point.
    pub(super) width: u32,
    /// An average character of a cell, in the usual size and in the smaller one of wide tables.
    characters: [u32; 2],
    /// Whether every table is as wide as the page.
    full: bool,
}

impl TableLayout {
    /// The tables of a page; those of decrees have larger letters and its whole width.
    pub(super) const fn new(width: u32, decree: bool) -> Self {
        Self { width, characters: if decree { [140, 115] } else { [110, 100] }, full: decree }
    }

    /// Whether a table is easy to read at this width.
    pub(super) fn holds(self, table: &DocumentTable) -> bool {
        self.fits(table, 0) || self.fits(table, 1)
    }

    fn fits(self, table: &DocumentTable, size: usize) -> bool {
        grid(table).comfortable(COMFORTABLE) <= self.room(size)
    }

    /// Characters beside each other.
    const fn room(self, size: usize) -> usize {
        (self.width / self.characters[size]) as usize
    }

    /// The size of the letters of a table: 0 the usual one, 1 the smaller one.
    fn size(self, table: &DocumentTable) -> usize {
        usize::from(!self.fits(table, 0))
    }

    /// The widths of the columns, in twentieths of a point; their sum is at most the width of the page.
    fn widths(self, table: &DocumentTable) -> Vec<u32> {
        let size = self.size(table);
        let chars = grid(table).widths(Some(self.room(size)));
        let twips = |chars: usize| u32::try_from(chars + GAP).unwrap_or(u32::MAX).saturating_mul(self.characters[size]);
        // Bold letters of headings are wider.
        let bold = |chars: usize| twips(chars + chars.div_ceil(8));
        let word = |column: &Column| column.heading.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
        let width = |(chars, column): (&usize, &Column)| twips(*chars).max(bold(word(column)));
        let mut widths: Vec<u32> = chars.iter().zip(&table.columns).map(width).collect();
        let sum = |widths: &[u32]| widths.iter().fold(0, |sum: u32, width| sum.saturating_add(*width));
        let texts = (0..widths.len()).filter(|&at| table.columns[at].kind == ColumnKind::Text);
        let widest = texts.max_by_key(|&at| widths[at]);
        if let Some(widest) = widest.filter(|_| self.full || sum(&widths) > self.width) {
            let others = sum(&widths) - widths[widest];
            widths[widest] = self.width.saturating_sub(others).max(twips(NARROWEST));
        }
        let all = sum(&widths);
        if all > self.width {
            let scale = |width: &u32| u32::try_from(u64::from(*width) * u64::from(self.width) / u64::from(all));
            widths = widths.iter().map(|width| scale(width).unwrap_or(0).max(1)).collect();
        }
        widths
    }
}

/// The table as characters, to measure its columns.
fn grid(table: &DocumentTable) -> Grid {
    let mut grid = Grid::new(table.columns.clone());
    for row in &table.rows {
        grid.row(row.iter().map(text).collect());
    }
    grid
}

fn text(cell: &Cell) -> String {
    let indent = "  ".repeat(cell.depth);
    cell.all().map(|line| format!("{indent}{}", line.plain())).collect::<Vec<_>>().join("\n")
}

/// The whole table; with `keep` it stays on the page of what follows.
pub(super) fn rows(table: &DocumentTable, layout: TableLayout, class_colours: &[RgbColor], keep: bool) -> String {
    let widths = layout.widths(table);
    let edge = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    let sum: u32 = widths.iter().sum();
    let style = ["Cell", "CellSmall"][layout.size(table)];
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{sum}\" w:type=\"dxa\"/><w:tblBorders>{edges}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{PADDING}\" w:type=\"dxa\"/>\
         <w:right w:w=\"{PADDING}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    if table.columns.iter().any(|column| !column.heading.is_empty()) {
        out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8ECF1\"/><w:vAlign w:val=\"center\"/>";
            out.push_str(&cell(
                style,
                *width,
                shade,
                &format!("{}<w:jc w:val=\"center\"/>", kept(keep)),
                &run("<w:b/>", &column.heading),
            ));
        }
        out.push_str("</w:tr>");
    }
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((content, column), width) in row.iter().zip(&table.columns).zip(&widths) {
            out.push_str(&body_cell((style, keep), content, column, *width, class_colours));
        }
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}

const fn kept(keep: bool) -> &'static str {
    if keep { "<w:keepNext/>" } else { "" }
}

fn body_cell(
    (style, keep): (&str, bool),
    content: &Cell,
    column: &Column,
    width: u32,
    class_colours: &[RgbColor],
) -> String {
    let align = match (column.kind, u32::try_from(content.depth)) {
        (ColumnKind::Number, _) => "<w:jc w:val=\"right\"/>".to_owned(),
        (_, Ok(depth @ 1..)) => format!("<w:ind w:left=\"{}\"/>", depth.min(DEEPEST) * INDENT),
        _ => String::new(),
    };
    let align = format!("{}{align}", kept(keep));
    let edge = match content.tone {
        Tone::Class(at) => class_colours.get(at).map_or_else(String::new, |RgbColor(r, g, b)| {
            format!(
                "<w:tcBorders><w:left w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"{r:02X}{g:02X}{b:02X}\"/>\
                 </w:tcBorders>"
            )
        }),
        _ => String::new(),
    };
    let colour = match content.tone {
        Tone::Plain | Tone::Class(_) => "",
        Tone::Muted => "595959",
        Tone::Good => "1B6B35",
        Tone::Warning => "8A5A00",
        Tone::Error => "A4262C",
    };
    let line = |line: &RichText| {
        if colour.is_empty() {
            return runs(line);
        }
        run(&format!("<w:color w:val=\"{colour}\"/>"), &line.plain())
    };
    let text = content.all().map(line).collect::<Vec<_>>().join("<w:r><w:br/></w:r>");
    cell(style, width, &edge, &align, &text)
}

fn cell(style: &str, width: u32, properties: &str, align: &str, runs: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr><w:p><w:pPr>\
         <w:pStyle w:val=\"{style}\"/>{align}</w:pPr>{runs}</w:p></w:tc>"
    )
}
