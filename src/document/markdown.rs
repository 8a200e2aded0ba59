//! A document as Markdown: tables, and text from inputs that stays text.

use std::io;

use super::{
    BulletList, Cell, ColumnKind, Document, DocumentBlock, DocumentTable, Drawing, Emphasis, PlacedLine, RichText,
};
use crate::i18n::printable::printable;

/// Writes the whole.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(render(document).as_bytes())
}

/// The whole, blocks with an empty line between them.
#[must_use]
pub(crate) fn render(document: &Document) -> String {
    document.blocks.iter().map(block).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn block(block: &DocumentBlock) -> String {
    match block {
        DocumentBlock::Heading(level, text) => format!("{} {}\n", "#".repeat(usize::from(*level)), inline(text)),
        DocumentBlock::Paragraph(lines) => paragraph(lines),
        DocumentBlock::List(list) => items(list),
        DocumentBlock::Table(table) => table_block(table),
        DocumentBlock::Drawing(drawing) => figure(drawing),
        DocumentBlock::PageBreak => String::new(),
        DocumentBlock::RightHalf(lines) => paragraph(&lines.iter().filter_map(PlacedLine::told).collect::<Vec<_>>()),
    }
}

fn paragraph(lines: &[RichText]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| unnumbered(&inline(line))).collect();
    format!("{}\n", lines.join("  \n"))
}

fn inline(text: &RichText) -> String {
    let mut out = String::new();
    for span in &text.spans {
        match span.emphasis {
            Emphasis::None => out.push_str(&escape_inside(&span.text)),
            Emphasis::Strong => out.push_str(&wrapped_in("**", &span.text)),
            Emphasis::Light => out.push_str(&wrapped_in("*", &span.text)),
            Emphasis::Code => out.push_str(&code(&span.text)),
        }
    }
    out.trim().to_owned()
}

/// Emphasis takes no blanks at its edges.
fn wrapped_in(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let (before, after) = text.split_once(inner).unwrap_or(("", ""));
    format!("{before}{mark}{}{mark}{after}", escape_inside(inner))
}

/// A code span whose fence is longer than any run of backticks in it. A `|` would still end a cell of a table.
fn code(text: &str) -> String {
    let text = printable(text);
    if text.contains('|') {
        return escape(&text);
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A line that begins like a list (`1.`, `-`, `+`) stays a line.
fn unnumbered(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line[digits..].chars().next() {
        Some(mark @ ('.' | ')')) if digits > 0 => format!("{}\\{mark}{}", &line[..digits], &line[digits + 1..]),
        Some('-' | '+' | '=') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

fn items(list: &BulletList) -> String {
    let item = |(at, item): (usize, &RichText)| {
        let bullet = if list.numbered { format!("{}.", at + 1) } else { "-".to_owned() };
        format!("{bullet} {}\n", unnumbered(&inline(item)))
    };
    list.items.iter().enumerate().map(item).collect()
}

fn table_block(of: &DocumentTable) -> String {
    let align = |kind: ColumnKind| if kind == ColumnKind::Number { Align::Right } else { Align::Left };
    let columns: Vec<(Align, String)> =
        of.columns.iter().map(|column| (align(column.kind), escape(&column.heading))).collect();
    let lines = |cell: &Cell| cell.all().map(inline).collect::<Vec<_>>().join("<br>");
    let cell = |cell: &Cell| format!("{}{}", "&emsp;".repeat(cell.depth), lines(cell));
    let rows = of.rows.iter().map(|row| row.iter().map(cell).collect());
    let caption = of.caption.as_ref().map_or_else(String::new, |caption| format!("{}\n\n", inline(caption)));
    caption + &table(&columns, rows)
}

/// The picture in characters, as a code block by indentation: no character in it can end that.
fn figure(drawing: &Drawing) -> String {
    let lines: String = drawing.characters.lines().map(|line| format!("    {}\n", printable(line))).collect();
    let caption = if drawing.caption.is_empty() { String::new() } else { format!("{}\n\n", inline(&drawing.caption)) };
    caption + &lines
}

/// To which side a column leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table. Headings and cells are Markdown already: text from inputs goes through [`escape`] first.
#[must_use]
pub(crate) fn table(columns: &[(Align, String)], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let headings = columns.iter().map(|(_, heading)| format!(" {heading} |")).collect::<String>();
    let rule = columns.iter().map(|(align, _)| match align {
        Align::Left => "---|",
        Align::Right => "---:|",
    });
    let mut out = format!("|{headings}\n|{}\n", rule.collect::<String>());
    for row in rows {
        out.push('|');
        out.extend(row.iter().map(|cell| format!(" {cell} |")));
        out.push('\n');
    }
    out
}

/// Text that shows as it is: no markup, no HTML, no link, no end of a cell or line.
#[must_use]
pub(crate) fn escape(text: &str) -> String {
    escape_inside(text).trim().to_owned()
}

/// The same with the blanks at its edges.
fn escape_inside(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '#' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_inputs_cannot_become_markup() {
        assert_eq!(escape("<script>a|b\n*x* & [y](z)"), "&lt;script&gt;a\\|b \\*x\\* &amp; \\[y\\](z)");
        assert_eq!(escape("\u{1b}[31m"), "\u{241b}\\[31m");
    }

    #[test]
    fn a_table_has_one_line_per_row() {
        let columns = [(Align::Right, "No".to_owned()), (Align::Left, "Nama".to_owned())];
        let rows = [vec!["1".to_owned(), "A".to_owned()]];
        assert_eq!(table(&columns, rows), "| No | Nama |\n|---:|---|\n| 1 | A |\n");
    }
}
