//! Tags and text in the order of the page -> tables.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::builder::{CellStart, HtmlTable};
use crate::table::ReadError;

/// Tables inside tables, at most: real pages have a few.
const DEEPEST: usize = 64;

/// Takes what the tokenizer cuts; it is handed out shared, so what it gathers stands in a cell.
#[derive(Default)]
pub(super) struct TableSink(RefCell<Gathering>);

#[derive(Default)]
struct Gathering {
    /// In the order in which they begin; those that are open too.
    tables: Vec<HtmlTable>,
    /// Indices of the open ones, the innermost last.
    open: Vec<usize>,
    /// A caption or a heading whose text is being read.
    title: Option<String>,
    /// The heading that was read last, for the table that comes next.
    heading: Option<String>,
    /// The element whose content is no text of the page.
    skipped: Option<&'static str>,
    too_deep: bool,
}

impl TableSink {
    /// The tables, those that were never ended too.
    pub(super) fn finish(&self) -> Result<Vec<HtmlTable>, ReadError> {
        let mut gathering = self.0.borrow_mut();
        if gathering.too_deep {
            return Err(ReadError::Damaged(format!("> {DEEPEST} <table>")));
        }
        while gathering.end_table() {}
        Ok(std::mem::take(&mut gathering.tables))
    }
}

impl TokenSink for TableSink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut gathering = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return gathering.start(&tag),
            Token::TagToken(tag) => gathering.end(&tag.name),
            Token::CharacterTokens(text) => gathering.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Gathering {
    fn innermost(&mut self) -> Option<&mut HtmlTable> {
        let at = *self.open.last()?;
        self.tables.get_mut(at)
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let raw = |kind| TokenSinkResult::RawData(kind);
        match &*tag.name {
            "script" => {
                self.skipped = Some("script");
                return raw(RawKind::ScriptData);
            }
            "style" => {
                self.skipped = Some("style");
                return raw(RawKind::Rawtext);
            }
            "title" => {
                self.skipped = Some("title");
                return raw(RawKind::Rcdata);
            }
            "textarea" => return raw(RawKind::Rcdata),
            // Choices that a form offers are no answers.
            "select" => self.skipped = Some("select"),
            "table" => self.start_table(tag),
            "caption" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !self.is_in_cell() => {
                self.title = Some(String::new());
            }
            "tr" => {
                let hidden = is_hidden(tag);
                if let Some(table) = self.innermost() {
                    table.start_row(hidden);
                }
            }
            "td" | "th" => {
                let start = cell_start(tag);
                if let Some(table) = self.innermost() {
                    table.start_cell(start);
                }
            }
            // A raised digit (a footnote) or what was struck out never joins the number before it.
            "br" | "p" | "div" | "li" | "hr" | "sup" | "sub" | "del" | "ins" | "s" | "strike" | "input" => {
                self.text(" ");
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        if self.skipped == Some(name) {
            self.skipped = None;
            return;
        }
        match name {
            "table" => {
                self.end_table();
            }
            "tr" => self.innermost().into_iter().for_each(HtmlTable::end_row),
            "td" | "th" => self.innermost().into_iter().for_each(HtmlTable::end_cell),
            "caption" => {
                let title = self.title.take();
                if let Some(table) = self.innermost() {
                    table.title = title.and_then(|text| tidy(&text)).or_else(|| table.title.take());
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if let Some(title) = self.title.take() {
                    self.heading = tidy(&title);
                }
            }
            "p" | "div" | "li" | "sup" | "sub" | "del" | "ins" | "s" | "strike" => self.text(" "),
            _ => {}
        }
    }

    fn is_in_cell(&mut self) -> bool {
        self.innermost().is_some_and(|table| table.is_in_cell())
    }

    fn start_table(&mut self, tag: &Tag) {
        // Right inside a table, outside its cells, it ends that one.
        if !self.open.is_empty() && !self.is_in_cell() {
            self.end_table();
        }
        if self.open.len() >= DEEPEST {
            self.too_deep = true;
            return;
        }
        let hidden = is_hidden(tag) || self.innermost().is_some_and(|table| table.is_hidden);
        self.tables.push(HtmlTable::new(self.heading.take(), hidden));
        self.open.push(self.tables.len() - 1);
    }

    /// Ends the innermost table; `false`: none was open.
    fn end_table(&mut self) -> bool {
        self.innermost().into_iter().for_each(HtmlTable::end_row);
        self.title = None;
        self.open.pop().is_some()
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
        } else if let Some(table) = self.innermost() {
            table.text(text);
        }
    }
}

/// A text in one line; `None` where nothing is left. Long ones name nothing.
fn tidy(text: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tidy.is_empty() && tidy.len() <= LONGEST).then_some(tidy)
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| *attribute.name.local == *name).map(|attribute| &*attribute.value)
}

/// Whether the element's own attributes say that it is not shown.
fn is_hidden(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    attribute(tag, "hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}

fn cell_start(tag: &Tag) -> CellStart {
    let span = |name: &str| attribute(tag, name).and_then(|text| text.trim().parse::<u32>().ok());
    // Of Excel, of LibreOffice, of SheetJS.
    let typed = attribute(tag, "data-v").filter(|_| attribute(tag, "data-t") == Some("n"));
    let stored = attribute(tag, "x:num").or_else(|| attribute(tag, "sdval")).or(typed);
    CellStart {
        rows: span("rowspan").unwrap_or(1),
        columns: span("colspan").unwrap_or(1),
        stored: stored.and_then(|text| text.trim().parse().ok()),
        is_hidden: is_hidden(tag),
    }
}
