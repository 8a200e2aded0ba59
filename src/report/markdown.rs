//! Markdown: tables, and text from inputs that stays text.

use crate::i18n::printable::printable;

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
    out.trim().to_owned()
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
