//! The text of the file: paragraphs and tables, on pages upright or on their side.

use std::fmt::Write as _;

use super::parts::{DECLARATION, NAMES};
use super::runs::{run, runs};
use super::table::{TableLayout, rows};
use crate::document::{BulletList, Document, DocumentBlock, Drawing, PageStyle, PlacedLine, RichText};

/// A4 and its margins, in twentieths of a point: 210 x 297 mm, 2 cm.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_134;

/// Rows of a table that goes to the next page as a whole at most.
const MOST_KEPT: usize = 12;

/// The blocks on their way into the file.
pub(super) struct DocxBody<'a> {
    document: &'a Document,
    layout: TableLayout,
    xml: String,
    /// How many lists with numbers there are.
    pub(super) numbered_lists: usize,
}

impl<'a> DocxBody<'a> {
    /// All blocks of a document. Its pages lie on their side where a table needs the width.
    pub(super) fn of(document: &'a Document) -> Self {
        let tables = || {
            document.blocks.iter().filter_map(|block| match block {
                DocumentBlock::Table(table) => Some(table),
                _ => None,
            })
        };
        let decree = document.page == PageStyle::Decree;
        let upright = TableLayout::new(PAGE.0 - 2 * MARGIN, decree);
        let layout = if tables().all(|table| upright.holds(table)) {
            upright
        } else {
            TableLayout::new(PAGE.1 - 2 * MARGIN, decree)
        };
        let mut body = Self { document, layout, xml: String::new(), numbered_lists: 0 };
        for (at, block) in document.blocks.iter().enumerate() {
            body.block(block, document.blocks.get(at + 1));
        }
        body
    }

    /// The whole part.
    pub(super) fn xml(&self) -> String {
        let lies = self.layout.width > PAGE.0;
        let (width, height) = if lies { (PAGE.1, PAGE.0) } else { PAGE };
        let orientation = if lies { " w:orient=\"landscape\"" } else { "" };
        format!(
            "{DECLARATION}<w:document {NAMES}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orientation}/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" \
             w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>\
             </w:body></w:document>",
            self.xml
        )
    }

    fn block(&mut self, block: &DocumentBlock, next: Option<&DocumentBlock>) {
        match block {
            DocumentBlock::Heading(level, text) => {
                self.paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), &runs(text));
            }
            DocumentBlock::Paragraph(lines) => self.lines(lines),
            DocumentBlock::List(list) => self.list(list),
            DocumentBlock::Table(table) => {
                if let Some(caption) = &table.caption {
                    self.paragraph("<w:pStyle w:val=\"Caption\"/>", &runs(caption));
                }
                // No signature stands on a page of its own.
                let keep = matches!(next, Some(DocumentBlock::RightHalf(_))) && table.rows.len() <= MOST_KEPT;
                self.xml.push_str(&rows(table, self.layout, &self.document.class_colours, keep));
                // Tables that touch would become one.
                let kept = if keep { "<w:keepNext/>" } else { "" };
                self.paragraph(&format!("{kept}<w:spacing w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>"), "");
            }
            DocumentBlock::Drawing(drawing) => self.drawing(drawing),
            DocumentBlock::RightHalf(lines) => self.right_half(lines),
            DocumentBlock::PageBreak => self.paragraph("", "<w:r><w:br w:type=\"page\"/></w:r>"),
        }
    }

    fn paragraph(&mut self, properties: &str, runs: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
    }

    fn lines(&mut self, lines: &[RichText]) {
        let text = lines.iter().map(runs).collect::<Vec<_>>().join("<w:r><w:br/></w:r>");
        self.paragraph("", &text);
    }

    fn list(&mut self, list: &BulletList) {
        let number = if list.numbered {
            self.numbered_lists += 1;
            self.numbered_lists + 1
        } else {
            1
        };
        let properties =
            format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr><w:spacing w:after=\"40\"/>");
        list.items.iter().for_each(|item| self.paragraph(&properties, &runs(item)));
    }

    /// The picture in characters: word processors of all kinds show them alike.
    fn drawing(&mut self, drawing: &Drawing) {
        if !drawing.caption.is_empty() {
            self.paragraph("<w:pStyle w:val=\"Caption\"/>", &runs(&drawing.caption));
        }
        for line in drawing.characters.lines() {
            self.paragraph("<w:pStyle w:val=\"Drawing\"/>", &run("", line));
        }
        self.paragraph("", "");
    }

    /// Names of fields, colons and texts stand below each other, at stops of the tabulator.
    fn right_half(&mut self, lines: &[PlacedLine]) {
        let start = self.layout.width / 2;
        let names = lines.iter().filter_map(|line| match line {
            PlacedLine::Field(name, _) => Some(name.chars().count()),
            _ => None,
        });
        // As wide as the longest name in capitals.
        let colon = start + u32::try_from(names.max().unwrap_or(0)).unwrap_or(0) * 190 + 200;
        let (text_at, hanging) = (colon + 200, colon + 200 - start);
        for (at, line) in lines.iter().enumerate() {
            let (keep, after) = if at + 1 == lines.len() { ("", 240) } else { ("<w:keepNext/>", 20) };
            let before = if at == 0 { 240 } else { 0 };
            let spacing = format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>");
            let indent = format!("<w:ind w:left=\"{start}\"/>");
            match line {
                PlacedLine::Text(text) => self.paragraph(&format!("{keep}{spacing}{indent}"), &runs(text)),
                PlacedLine::Space => {
                    let room = "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"360\"/>";
                    self.paragraph(&format!("{room}{indent}"), "");
                }
                PlacedLine::Field(name, text) => {
                    let stop = |at: u32| format!("<w:tab w:val=\"left\" w:pos=\"{at}\"/>");
                    let stops = format!("<w:tabs>{}{}</w:tabs>", stop(colon), stop(text_at));
                    let indent = format!("<w:ind w:left=\"{text_at}\" w:hanging=\"{hanging}\"/>");
                    let tab = "<w:r><w:tab/></w:r>";
                    let runs = [run("", name), tab.to_owned(), run("", ":"), tab.to_owned(), runs(text)].concat();
                    self.paragraph(&format!("{keep}{stops}{spacing}{indent}"), &runs);
                }
            }
        }
    }
}
