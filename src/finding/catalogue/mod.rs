//! The words of every finding, in both languages: one table per area, one entry per code.
//!
//! `{name}` in a text is replaced by the fact of that name, `{name:one:many}` by the word that fits it as a number; a
//! part in `[...]` is left out when a fact named in it is not known. The first letter is the severity (E, W), the hundreds are the area:
//! 0 usage (exit 2) · 1 rules files (exit 2) · 2 files and tables · 3 answers · 4 agencies, lists, corrections · 5 scoring ·
//! 6 verify and compare · 7 robustness (exit 2) · 9 the system (exit 3).

mod agencies;
mod answers;
mod drafting;
mod files;
mod quality;
mod robustness;
mod rules;
mod scoring;
mod system;
mod usage;
mod verify;

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

    /// The area: the first digit of the code.
    #[must_use]
    pub(crate) fn area(&self) -> u8 {
        self.code.as_bytes()[1] - b'0'
    }
}

/// Every entry, area by area.
pub(crate) fn all() -> impl Iterator<Item = &'static CatalogueEntry> {
    [
        rules::syntax::ENTRIES,
        rules::keys::ENTRIES,
        rules::criteria::ENTRIES,
        rules::scales::ENTRIES,
        rules::classes::ENTRIES,
        rules::settings::ENTRIES,
        rules::limits::ENTRIES,
        files::ENTRIES,
        drafting::ENTRIES,
        answers::ENTRIES,
        agencies::ENTRIES,
        quality::ENTRIES,
        scoring::ENTRIES,
        verify::ENTRIES,
        robustness::ENTRIES,
        usage::ENTRIES,
        system::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

/// The entry of a code.
#[must_use]
pub(crate) fn entry(code: &str) -> Option<&'static CatalogueEntry> {
    all().find(|entry| entry.code == code)
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
