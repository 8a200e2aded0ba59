//! The words of every finding, in both languages: one table per area, one entry per code.
//!
//! An entry says what was found, then what was expected and how to mend it. `{name}` in a text is replaced by the fact of
//! that name, `{name:one:many}` by the word that fits it as a number; a part in `[...]` is left out when a fact named in it
//! is not known. The first letter is the severity (E, W), the hundreds are the area: 0 usage (exit 2) · 1 rules files
//! (exit 2) · 2 files and tables · 3 answers · 4 agencies, lists, corrections · 5 scoring · 6 verify and compare ·
//! 7 robustness (exit 2) · 9 the system (exit 3).

/// A table of entries: a constant for each code, and one with the name of the table for all.
macro_rules! catalogue {
    ($table:ident: $($(#[$meta:meta])* $code:ident id $id:literal $id_help:literal en $en:literal $en_help:literal)*) => {
        $($(#[$meta])* pub(crate) const $code: $crate::finding::catalogue::CatalogueEntry = $crate::finding::catalogue::CatalogueEntry {
            code: stringify!($code),
            id: $crate::finding::catalogue::FindingText { message: $id, help: $id_help },
            en: $crate::finding::catalogue::FindingText { message: $en, help: $en_help },
        };)*

        /// The entries of this table. Without it, the compiler names codes that nothing uses.
        #[cfg(test)]
        pub(in crate::finding::catalogue) const $table: &[&$crate::finding::catalogue::CatalogueEntry] = &[$(&$code),*];
    };
}

mod agencies;
mod answers;
mod drafting;
mod facts;
mod files;
mod quality;
mod robustness;
mod rules;
mod scoring;
mod system;
mod usage;
mod verify;

pub(crate) use agencies::*;
pub(crate) use answers::*;
pub(crate) use drafting::*;
pub(crate) use files::*;
pub(crate) use quality::*;
pub(crate) use robustness::*;
pub(crate) use rules::*;
pub(crate) use scoring::*;
pub(crate) use system::*;
pub(crate) use usage::*;
pub(crate) use verify::*;

use crate::finding::severity::Severity;
use crate::i18n::lang::Lang;

/// The words of one finding in one language.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FindingText {
    /// What was found: one sentence.
    pub message: &'static str,
    /// What was expected, and how to mend it.
    pub help: &'static str,
}

/// One code and what it says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CatalogueEntry {
    /// `E` or `W` and three digits.
    pub code: &'static str,
    /// Bahasa Indonesia.
    pub id: FindingText,
    /// English.
    pub en: FindingText,
}

impl CatalogueEntry {
    /// Error or warning.
    #[must_use]
    pub(crate) fn severity(&self) -> Severity {
        Severity::of(self.code)
    }

    /// The words in a language.
    #[must_use]
    pub(crate) const fn words(&self, lang: Lang) -> &FindingText {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }

    /// Fails to compile where a text names a fact outside brackets that is not given, or no text names one that is given
    /// where it is known (`maybe`). [`finding!`](crate::finding) calls it.
    ///
    /// # Panics
    /// As said, which stops the build.
    pub(crate) const fn check_facts(&self, given: &[&str], maybe: &[&str]) {
        let texts = [self.id.message, self.id.help, self.en.message, self.en.help];
        let mut at = 0;
        while at < texts.len() {
            assert!(facts::are_given(texts[at], given), "a fact that the text of this code needs is not given");
            at += 1;
        }
        let mut at = 0;
        while at < maybe.len() {
            let named = facts::names(texts[0], maybe[at]) || facts::names(texts[1], maybe[at]);
            assert!(named, "no text of this code names a fact that is given where it is known");
            at += 1;
        }
    }

    /// The area: the first digit of the code.
    #[must_use]
    pub(crate) fn area(&self) -> u8 {
        self.code.as_bytes()[1] - b'0'
    }
}

/// Every entry, area by area.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = &'static CatalogueEntry> {
    let tables = [
        SYNTAX, KEYS, CRITERIA, SCALES, CLASSES, SETTINGS, LIMITS, FILES, DRAFTING, ANSWERS, AGENCIES, QUALITY,
        SCORING, VERIFY, ROBUSTNESS, USAGE, SYSTEM,
    ];
    tables.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::template::names;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_stands_once_and_both_languages_tell_the_same_facts() {
        let mut seen = BTreeSet::new();
        for entry in all() {
            assert!(seen.insert(entry.code), "{} stands twice", entry.code);
            for lang in Lang::ALL {
                assert!(!entry.words(lang).message.is_empty() && !entry.words(lang).help.is_empty(), "{}", entry.code);
            }
            let facts =
                |w: &FindingText| names(w.message).chain(names(w.help)).map(str::to_owned).collect::<BTreeSet<_>>();
            assert_eq!(facts(&entry.id), facts(&entry.en), "{}", entry.code);
        }
    }
}
