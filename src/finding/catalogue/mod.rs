//! The words of every finding, in both languages: one table per area, one entry per code.
//!
//! `{name}` in a text is replaced by the fact of that name, `{name:one:many}` by the word that fits it as a number; a
//! part in `[...]` is left out when a fact named in it is not known. The first letter is the severity (E, W), the hundreds are the area:
//! 0 usage (exit 2) · 1 rules files (exit 2) · 2 files and tables · 3 answers · 4 agencies, lists, corrections · 5 scoring ·
//! 6 verify and compare · 9 the system (exit 3).

mod agencies;
mod answers;
mod files;
mod quality;
mod rules;
mod scoring;
mod system;
mod usage;
mod verify;

use super::Severity;
use crate::lang::Lang;

/// The words of one finding in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// What was found: one sentence.
    pub message: &'static str,
    /// What was expected, and how to mend it.
    pub help: &'static str,
}

/// One code and what it says.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// `E` or `W` and three digits.
    pub code: &'static str,
    /// Bahasa Indonesia.
    pub id: Words,
    /// English.
    pub en: Words,
}

impl Entry {
    /// Error or warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        Severity::of(self.code)
    }

    /// The words in a language.
    #[must_use]
    pub const fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }

    /// The area: the first digit of the code.
    #[must_use]
    pub fn area(&self) -> u8 {
        self.code.as_bytes()[1] - b'0'
    }
}

/// Every entry, area by area.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [
        rules::syntax::ENTRIES,
        rules::keys::ENTRIES,
        rules::criteria::ENTRIES,
        rules::scales::ENTRIES,
        rules::classes::ENTRIES,
        rules::settings::ENTRIES,
        rules::limits::ENTRIES,
        files::ENTRIES,
        answers::ENTRIES,
        agencies::ENTRIES,
        quality::ENTRIES,
        scoring::ENTRIES,
        verify::ENTRIES,
        usage::ENTRIES,
        system::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

/// The entry of a code.
#[must_use]
pub fn entry(code: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.code == code)
}

/// Fills the `{names}` of a text; `[...]` parts whose facts are not known fall away.
#[must_use]
pub fn fill(text: &str, facts: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        out.push_str(&replace(&rest[..open], facts));
        let Some(close) = rest[open..].find(']') else { break };
        let part = &rest[open + 1..open + close];
        if names(part).all(|name| facts.iter().any(|(known, _)| *known == name)) {
            out.push_str(&replace(part, facts));
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(&replace(rest, facts));
    out
}

fn replace(text: &str, facts: &[(&'static str, String)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        out.push_str(&rest[..open]);
        let (name, words) = split(&rest[open + 1..open + close]);
        match (facts.iter().find(|(known, _)| *known == name), words) {
            (Some((_, value)), None) => out.push_str(value),
            (Some((_, value)), Some((one, many))) => out.push_str(if value == "1" { one } else { many }),
            (None, _) => out.push('?'),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// The `{names}` in a text.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| split(name).0))
}

/// What stands in braces: the name, and the words for one and for many.
fn split(inside: &str) -> (&str, Option<(&str, &str)>) {
    match inside.split_once(':') {
        Some((name, words)) => (name, words.split_once(':')),
        None => (inside, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_stands_once_and_both_languages_tell_the_same_facts() {
        let mut seen = BTreeSet::new();
        for entry in all() {
            assert!(seen.insert(entry.code), "{} stands twice", entry.code);
            for lang in Lang::ALL {
                assert!(!entry.words(lang).message.is_empty() && !entry.words(lang).help.is_empty(), "{}", entry.code);
            }
            let facts = |w: &Words| names(w.message).chain(names(w.help)).map(str::to_owned).collect::<BTreeSet<_>>();
            assert_eq!(facts(&entry.id), facts(&entry.en), "{}", entry.code);
        }
    }

    #[test]
    fn words_follow_their_number() {
        let text = "{n} {n:error:errors}";
        assert_eq!(fill(text, &[("n", "1".to_owned())]), "1 error");
        assert_eq!(fill(text, &[("n", "2".to_owned())]), "2 errors");
    }

    #[test]
    fn a_part_in_brackets_needs_its_facts() {
        let facts = vec![("a", "x".to_owned())];
        assert_eq!(fill("{a}[ or {b}]", &facts), "x");
        assert_eq!(fill("{a}[ and {a}]!", &facts), "x and x!");
    }
}
