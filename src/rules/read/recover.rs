//! Error recovery: repairs a line that is not TOML, so that everything behind it can still be read and all errors are
//! reported in one run. A repair is never kept: a file with an error of syntax is refused whatever it leads to.

use toml::de::DeTable;

use crate::rules::read::diagnostics::Span;

/// The text with its mends, and the way back from its offsets to those of the text as written.
pub(super) struct Patched {
    pub text: String,
    /// Offsets, in the patched text, of bytes that the original does not have; ascending.
    inserted: Vec<usize>,
}

/// One change to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// Puts text (ASCII) before an offset.
    Insert(usize, &'static str),
    /// Replaces a part by blanks.
    Blank(Span),
    /// Replaces the comma at an offset by a point.
    Point(usize),
}

impl Patched {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), inserted: Vec::new() }
    }

    /// The same part in the text as written.
    pub(crate) fn original(&self, span: &Span) -> Span {
        let back = |at: usize| at - self.inserted.partition_point(|inserted| *inserted < at);
        back(span.start)..back(span.end)
    }

    pub(crate) fn apply(&mut self, edit: &Edit) {
        self.text = edited(&self.text, edit);
        if let Edit::Insert(at, text) = edit {
            for inserted in &mut self.inserted {
                if *inserted >= *at {
                    *inserted += text.len();
                }
            }
            self.inserted.extend(*at..at + text.len());
            self.inserted.sort_unstable();
        }
    }
}

fn edited(text: &str, edit: &Edit) -> String {
    match edit {
        Edit::Insert(at, new) => format!("{}{new}{}", &text[..*at], &text[*at..]),
        Edit::Blank(span) => {
            let blanks: String = text[span.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
            format!("{}{blanks}{}", &text[..span.start], &text[span.end..])
        }
        Edit::Point(at) => format!("{}.{}", &text[..*at], &text[at + 1..]),
    }
}

/// The brackets that are open before an offset, with their places. Strings end with their line.
pub(super) fn open_brackets(text: &str, until: usize) -> Vec<(usize, char)> {
    let mut open = Vec::new();
    let mut at = 0;
    for line in text[..until].split_inclusive('\n') {
        // At the outer level a line that begins with a bracket is a heading, whole or not.
        if !(open.is_empty() && line.trim_start().starts_with('[')) {
            brackets_of_line(line, at, &mut open);
        }
        at += line.len();
    }
    open
}

/// The first line up to an offset that begins a new part of the file although a bracket is open: where it begins, where
/// the bracket stands, and which it is.
pub(super) fn left_open(text: &str, until: usize) -> Option<(usize, usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    for line in text[..until].split_inclusive('\n') {
        let nested = open.iter().any(|(_, mark)| *mark == '{');
        match open.last() {
            Some((opened, mark)) if starts_over(line, nested) => return Some((at, *opened, *mark)),
            None if line.trim_start().starts_with('[') => {}
            _ => brackets_of_line(line, at, &mut open),
        }
        at += line.len();
    }
    None
}

fn brackets_of_line(line: &str, start: usize, open: &mut Vec<(usize, char)>) {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some('"'), _) if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(mark), _) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => return,
            (None, '[' | '{') => open.push((start + at, c)),
            (None, ']') if open.last().is_some_and(|(_, mark)| *mark == '[') => drop(open.pop()),
            (None, '}') if open.last().is_some_and(|(_, mark)| *mark == '{') => drop(open.pop()),
            _ => {}
        }
    }
}

/// Whether a line opens a table, or sets a key, at the outer level of a file.
fn starts_over(line: &str, inside_table: bool) -> bool {
    let line = line.trim_start();
    let key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if let Some(inner) = line.strip_prefix("[[").or_else(|| line.strip_prefix('[')) {
        let rest = inner.trim_start_matches(key);
        return rest.len() < inner.len()
            && inner.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest.starts_with(']');
    }
    let rest = line.trim_start_matches(key);
    !inside_table && rest.len() < line.len() && rest.trim_start().starts_with('=')
}

/// The comma in a number such as `12,5` behind a `=` of the line, and the number with a point.
pub(super) fn decimal_comma(line: &str) -> Option<(Span, usize)> {
    for (equals, _) in line.match_indices('=') {
        let rest = &line[equals + 1..];
        let start = equals + 1 + (rest.len() - rest.trim_start().len());
        let number = line[start..].strip_prefix('-').unwrap_or(&line[start..]);
        let whole = number.bytes().take_while(u8::is_ascii_digit).count();
        let Some(part) = number[whole..].strip_prefix(',') else { continue };
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if whole > 0 && digits > 0 {
            let comma = start + (line[start..].len() - number.len()) + whole;
            return Some((start..comma + 1 + digits, comma));
        }
    }
    None
}

/// The first single change that makes a line sound; its offset is within the line.
pub(super) fn single_edit(line: &str, in_list: bool) -> Option<Edit> {
    const LONGEST: usize = 600;
    if line.len() > LONGEST || line.trim().is_empty() || is_sound(line, in_list) {
        return None;
    }
    // A mark between `=` and the blank behind it would put that blank into the text.
    let before_blank = |at: usize| line[..at].ends_with('=') && line[at..].starts_with(' ');
    let places = || line.char_indices().map(|(at, _)| at).chain([line.len()]).filter(|at| !before_blank(*at));
    let sound = |edit: &Edit| is_sound(&edited(line, edit), in_list);
    [",", "=", "\"", "]", "}", "{"]
        .into_iter()
        .find_map(|mark| places().map(|at| Edit::Insert(at, mark)).find(&sound))
        .or_else(|| line.char_indices().map(|(at, c)| Edit::Blank(at..at + c.len_utf8())).find(&sound))
}

/// Whether a line is TOML by itself, or as an item of a list.
pub(super) fn is_sound(line: &str, in_list: bool) -> bool {
    let whole = if in_list { format!("x = [\n{line}\n]") } else { line.to_owned() };
    DeTable::parse_recoverable(&whole).1.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::rules::read::recover::*;

    #[test]
    fn a_line_is_mended_by_the_one_mark_it_lacks() {
        let cases = [
            ("{ id = \"a\" weight = 12 },", true, ",", "{ id = \"a\", weight = 12 },"),
            ("{ id = \"a, name = \"b\" },", true, "\"", "{ id = \"a\", name = \"b\" },"),
            ("{ id = \"a\", weight = 12 ,", true, "}", "{ id = \"a\", weight = 12} ,"),
            ("{ id = a\", weight = 12 },", true, "\"", "{ id = \"a\", weight = 12 },"),
            ("title \"x\"", false, "=", "title= \"x\""),
            ("title = \"x", false, "\"", "title = \"x\""),
            ("[instrument", false, "]", "[instrument]"),
            ("[[class]", false, "]", "[[class]]"),
        ];
        for (line, in_list, mark, mended) in cases {
            let edit = single_edit(line, in_list).expect(line);
            assert!(matches!(&edit, Edit::Insert(_, m) if *m == mark), "{line}: {edit:?}");
            // A second mark at the same place may stand before or behind blanks.
            assert_eq!(edited(line, &edit).replace(' ', ""), mended.replace(' ', ""));
        }
    }

    #[test]
    fn offsets_find_their_way_back() {
        let mut patched = Patched::new("abc def");
        patched.apply(&Edit::Insert(3, "]\n"));
        patched.apply(&Edit::Insert(0, "\""));
        assert_eq!(patched.text, "\"abc]\n def");
        assert_eq!(patched.original(&(7..10)), 4..7);
        assert_eq!(patched.original(&(1..4)), 0..3);
    }

    #[test]
    fn a_decimal_comma_is_known_from_a_list() {
        assert_eq!(decimal_comma("{ a = -12,5 }"), Some((6..11, 9)));
        assert_eq!(decimal_comma("range = [0,5]"), None);
        assert_eq!(decimal_comma("{ a = 1, b = 2 }"), None);
    }

    #[test]
    fn an_open_list_is_seen_from_behind() {
        let text = "criteria = [\n { id = \"]\" }, # ]\n[score]\n";
        assert_eq!(open_brackets(text, text.find("[score").expect("there")), [(11, '[')]);
        assert!(starts_over("[score]", false) && starts_over("decimals = 2", false));
        assert!(
            !starts_over("decimals = 2", true) && !starts_over("[1, 2],", false) && !starts_over("{ a = 1 }", false)
        );
    }
}
