//! A document as one HTML file without network: no script, no link, nothing loaded.

use std::fmt::Write as _;
use std::io;

use super::{
    BulletList, Cell, Column, ColumnKind, Document, DocumentBlock, DocumentTable, Drawing, Emphasis, PlacedLine,
    RichText, Tone,
};
use crate::i18n::printable::printable;

const STYLE: &str = include_str!("style.css");

/// Writes a whole page.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(page(document).as_bytes())
}

/// A whole page.
#[must_use]
pub(crate) fn page(document: &Document) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
        escape(document.language),
        escape(&document.title),
        class_styles(document),
        body(document),
    )
}

/// The blocks without the page around them.
#[must_use]
pub(crate) fn body(document: &Document) -> String {
    document.blocks.iter().map(block).collect()
}

/// The colours of classes: `k0` the best.
fn class_styles(document: &Document) -> String {
    let rule = |(at, anstyle::RgbColor(r, g, b)): (usize, &anstyle::RgbColor)| {
        format!(".k{at}{{--c:#{r:02x}{g:02x}{b:02x};fill:#{r:02x}{g:02x}{b:02x}}}\n")
    };
    document.class_colours.iter().enumerate().map(rule).collect()
}

/// Text in which nothing is markup; safe in attributes too. Control characters become visible signs.
#[must_use]
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

fn block(block: &DocumentBlock) -> String {
    match block {
        DocumentBlock::Heading(level, text) => format!("<h{level}>{}</h{level}>\n", inline(text)),
        DocumentBlock::Paragraph(lines) => {
            format!("<p>{}</p>\n", lines.iter().map(inline).collect::<Vec<_>>().join("<br>\n"))
        }
        DocumentBlock::List(list) => items(list),
        DocumentBlock::Table(table) => rows(table),
        DocumentBlock::Drawing(drawing) => figure(drawing),
        DocumentBlock::RightHalf(lines) => right_half(lines),
        DocumentBlock::PageBreak => "<div class=\"page-break\"></div>\n".to_owned(),
    }
}

fn inline(text: &RichText) -> String {
    let mut out = String::new();
    for span in &text.spans {
        let shown = escape(&span.text);
        match span.emphasis {
            Emphasis::None => out.push_str(&shown),
            Emphasis::Strong => drop(write!(out, "<strong>{shown}</strong>")),
            Emphasis::Light => drop(write!(out, "<em>{shown}</em>")),
            Emphasis::Code => drop(write!(out, "<code>{shown}</code>")),
        }
    }
    out
}

fn items(list: &BulletList) -> String {
    let tag = if list.numbered { "ol" } else { "ul" };
    let items: String = list.items.iter().map(|item| format!("<li>{}</li>\n", inline(item))).collect();
    format!("<{tag}>\n{items}</{tag}>\n")
}

/// From so many columns on a table is laid out row by row on screens that are too narrow for it, and printed across.
const WIDE: usize = 8;

fn rows(table: &DocumentTable) -> String {
    let wide = table.columns.len() >= WIDE;
    let kind = if wide { " class=\"wide\"" } else { "" };
    let mut out = format!("<div class=\"scroll\"><table{kind}>\n");
    if let Some(caption) = &table.caption {
        let _ = writeln!(out, "<caption>{}</caption>", inline(caption));
    }
    let heading = |column: &Column| {
        format!("<th scope=\"col\"{}>{}</th>", classes(column.kind, Tone::Plain), escape(&column.heading))
    };
    let _ = writeln!(out, "<thead><tr>{}</tr></thead>", table.columns.iter().map(heading).collect::<String>());
    out.push_str("<tbody>\n");
    for row in &table.rows {
        let cell = |(cell, column): (&Cell, &Column)| {
            let lines = cell.all().map(inline).collect::<Vec<_>>().join("<br>");
            let indent = "\u{2003}".repeat(cell.depth);
            // Row by row, each cell says what it is, and an empty one is left out.
            let label = if wide && !lines.is_empty() {
                format!(" data-of=\"{}\"", escape(&column.heading))
            } else {
                String::new()
            };
            format!("<td{}{label}>{indent}{lines}</td>", classes(column.kind, cell.tone))
        };
        let _ = writeln!(out, "<tr>{}</tr>", row.iter().zip(&table.columns).map(cell).collect::<String>());
    }
    out + "</tbody>\n</table></div>\n"
}

/// `n` for numbers, and what a tone is called in the style sheet.
fn classes(kind: ColumnKind, tone: Tone) -> String {
    let number = if kind == ColumnKind::Number { "n" } else { "" };
    let tone = match tone {
        Tone::Plain => String::new(),
        Tone::Muted => "muted".to_owned(),
        Tone::Good => "good".to_owned(),
        Tone::Warning => "warning".to_owned(),
        Tone::Error => "error".to_owned(),
        Tone::Class(at) => format!("class k{at}"),
    };
    let names: Vec<&str> = [number, &tone].into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { String::new() } else { format!(" class=\"{}\"", names.join(" ")) }
}

fn right_half(lines: &[PlacedLine]) -> String {
    let line = |line: &PlacedLine| match line {
        PlacedLine::Text(text) => inline(text),
        PlacedLine::Field(name, text) => format!("{}: {}", escape(name), inline(text)),
        PlacedLine::Space => "<br>".to_owned(),
    };
    format!("<p class=\"right-half\">{}</p>\n", lines.iter().map(line).collect::<Vec<_>>().join("<br>\n"))
}

fn figure(drawing: &Drawing) -> String {
    format!("<figure>\n{}\n<figcaption>{}</figcaption>\n</figure>\n", drawing.svg, inline(&drawing.caption))
}
