//! Codes of criteria: how they are tidied, which stands below which, and codes that begin anew under each heading.

use std::collections::{BTreeSet, HashMap};

/// A code as the rules know it: without blanks and without a mark at its end (`1.`, `a)`).
pub(super) fn tidied(text: &str) -> String {
    let joined: String = text.split_whitespace().collect();
    joined.trim_end_matches(['.', ')', ':']).to_owned()
}

/// The code that a name begins with (`1.2 Profil`, `A. Mengumumkan`), and the name behind it.
pub(super) fn leading(name: &str) -> Option<(String, String)> {
    let (code, rest) = name.split_once(' ')?;
    let marked = code.ends_with(['.', ')']);
    let bare = tidied(code);
    let digits = bare.chars().any(|c| c.is_ascii_digit());
    let short = bare.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
        && bare.split('.').all(|part| part.len() <= 4);
    (short && (digits || marked)).then(|| (bare, rest.trim().to_owned()))
}

/// Codes of names that are indented and have none: `1`, `1.1`, `1.2`, `2`. A name stands under the last one before it
/// that is indented less. `None` where all are indented alike, so that nothing stands under anything.
pub(super) fn by_indent(indents: &[usize]) -> Option<Vec<String>> {
    if indents.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    // How far each name above is indented, and its place among its siblings.
    let mut above: Vec<(usize, usize)> = Vec::new();
    let mut made = Vec::with_capacity(indents.len());
    for &indent in indents {
        let mut place = 1;
        while let Some(&(known, at)) = above.last().filter(|(known, _)| *known >= indent) {
            above.pop();
            // The place goes on from the sibling, also from one that was indented a little more by mistake.
            place = if known == indent || above.last().is_none_or(|(outer, _)| *outer < indent) { at + 1 } else { 1 };
        }
        above.push((indent, place));
        made.push(above.iter().map(|(_, at)| at.to_string()).collect::<Vec<_>>().join("."));
    }
    Some(made)
}

/// The longest other code under which a code stands: `1.2` under `1`, `A1` under `A`, `A.1.a` under `A.1`; never `10`
/// under `1`.
pub(super) fn parent<'c>(code: &str, codes: &BTreeSet<&'c str>) -> Option<&'c str> {
    let cut = |at: usize| codes.get(&code[..at]).copied();
    let borders = code.char_indices().skip(1).map(|(at, _)| at).filter(|&at| border(code, at));
    borders.collect::<Vec<_>>().into_iter().rev().find_map(cut)
}

/// Whether a code may be cut at a place: before a dot or dash, or where letters and digits meet.
fn border(code: &str, at: usize) -> bool {
    let before = code[..at].chars().next_back();
    let after = code[at..].chars().next();
    let (Some(before), Some(after)) = (before, after) else { return false };
    matches!(after, '.' | '-')
        || before.is_ascii_alphabetic() != after.is_ascii_alphabetic()
            && before.is_alphanumeric()
            && after.is_alphanumeric()
}

/// How a code counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CodeStyle {
    Roman,
    Upper,
    Lower,
    /// With so many dots.
    Digits(usize),
}

impl CodeStyle {
    fn of(code: &str, roman: bool) -> Self {
        let first = code.chars().next().unwrap_or('0');
        if roman && code.chars().all(|c| "IVXL".contains(c)) {
            Self::Roman
        } else if first.is_ascii_uppercase() {
            Self::Upper
        } else if first.is_ascii_lowercase() {
            Self::Lower
        } else {
            Self::Digits(code.matches('.').count())
        }
    }
}

/// Codes that begin anew under each heading (`A`, 1, 2, `B`, 1), joined to codes of their own: `A`, `A.1`, `A.2`, `B`,
/// `B.1`. `None` where every code stands once, or where that does not make them differ.
pub(super) fn joined(codes: &[String]) -> Option<Vec<String>> {
    let unique = |codes: &[String]| codes.iter().collect::<BTreeSet<_>>().len() == codes.len();
    if unique(codes) {
        return None;
    }
    let roman = codes.iter().any(|code| code == "II");
    let mut above: Vec<(CodeStyle, String)> = Vec::new();
    let mut made = Vec::with_capacity(codes.len());
    for code in codes {
        let style = CodeStyle::of(code, roman);
        if let Some(at) = above.iter().position(|(known, _)| *known == style) {
            above.truncate(at);
        }
        let id = above.last().map_or_else(|| code.clone(), |(_, id)| format!("{id}.{code}"));
        above.push((style, id.clone()));
        made.push(id);
    }
    unique(&made).then_some(made)
}

/// The first code that stands twice, with the places of both.
pub(super) fn twice(codes: &[String]) -> Option<(usize, usize)> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    codes.iter().enumerate().find_map(|(at, code)| known.insert(code, at).map(|first| (first, at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_under_the_longest_code_that_it_continues() {
        let codes: BTreeSet<&str> = ["1", "1.2", "10", "A", "A1", "A.1", "B2", "saq"].into();
        let cases = [
            ("1.2", Some("1")),
            ("1.2.a", Some("1.2")),
            ("10", None),
            ("A1", Some("A")),
            ("A1a", Some("A1")),
            ("A.1", Some("A")),
            ("saq-1", Some("saq")),
            ("B2", None),
            ("saqa", None),
        ];
        for (code, expected) in cases {
            assert_eq!(parent(code, &codes), expected, "{code}");
        }
    }

    #[test]
    fn codes_follow_from_indentation() {
        let made = |indents: &[usize]| by_indent(indents).map(|codes| codes.join(" "));
        assert_eq!(made(&[0, 2, 2, 4, 0, 2]).as_deref(), Some("1 1.1 1.2 1.2.1 2 2.1"));
        assert_eq!(made(&[0, 4, 2, 0]).as_deref(), Some("1 1.1 1.2 2"));
        assert_eq!(made(&[2, 2, 2]), None);
        assert_eq!(made(&[]), None);
    }

    #[test]
    fn codes_that_begin_anew_are_joined() {
        let codes = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(joined(&codes("A 1 2 a B 1")), Some(codes("A A.1 A.2 A.2.a B B.1")));
        assert_eq!(joined(&codes("I 1 a b 2 a II 1")), Some(codes("I I.1 I.1.a I.1.b I.2 I.2.a II II.1")));
        assert_eq!(joined(&codes("A A.1 B")), None);
        assert_eq!(joined(&codes("1 1")), None);
    }

    #[test]
    fn a_code_at_the_beginning_of_a_name_is_told_from_words() {
        let code = |text: &str| leading(text).map(|(code, _)| code);
        assert_eq!(code("1.2 Profil badan publik").as_deref(), Some("1.2"));
        assert_eq!(code("A. Mengumumkan").as_deref(), Some("A"));
        assert_eq!(code("Profil badan publik"), None);
        assert_eq!(code("SAQ yang dinilai"), None);
    }
}
