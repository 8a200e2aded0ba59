//! The two languages in which the program speaks. Texts are kept where they are used: findings in [`crate::finding`],
//! results in [`crate::report::words`].

/// A language of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Lang {
    /// Bahasa Indonesia, the default.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// Both languages, for code that must cover each.
    pub(crate) const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The mark between whole and part that readers of this language expect.
    #[must_use]
    pub(crate) const fn decimal_mark(self) -> char {
        match self {
            Self::Id => ',',
            Self::En => '.',
        }
    }

    /// The mark between thousands.
    #[must_use]
    pub(crate) const fn thousands_mark(self) -> char {
        match self {
            Self::Id => '.',
            Self::En => ',',
        }
    }

    /// The two-letter code (`id`, `en`).
    #[must_use]
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}
