//! Sentences of one command, in both languages. Words that several commands share stand in [`crate::report::words`].

use crate::i18n::lang::Lang;
use crate::i18n::template::fill;

/// A sentence in both languages; `{names}` are filled by [`Phrase::with`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    pub id: &'static str,
    pub en: &'static str,
}

impl Phrase {
    /// The sentence in a language.
    pub(crate) const fn say(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }

    /// The sentence with its `{names}` filled.
    pub(crate) fn with(self, lang: Lang, facts: &[(&'static str, String)]) -> String {
        fill(self.say(lang), facts)
    }
}

/// Declares sentences by name, and in tests that each has both languages with the same facts.
macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        $(pub(super) const $name: $crate::report::phrase::Phrase =
            $crate::report::phrase::Phrase { id: $id, en: $en };)*

        #[cfg(test)]
        mod phrase_tests {
            use std::collections::BTreeSet;

            use crate::i18n::lang::Lang;
            use crate::i18n::template::names;

            #[test]
            fn every_phrase_is_said_in_both_languages_with_the_same_facts() {
                for (name, phrase) in [$((stringify!($name), super::$name)),*] {
                    let facts = |lang| names(phrase.say(lang)).map(str::to_owned).collect::<BTreeSet<_>>();
                    assert!(Lang::ALL.iter().all(|lang| !phrase.say(*lang).trim().is_empty()), "{name}");
                    assert_eq!(facts(Lang::Id), facts(Lang::En), "{name}");
                }
            }
        }
    };
}

pub(crate) use phrases;
