//! How grave a finding is; its code says so.

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Severity {
    /// The result cannot be trusted: exit code 1 (data), 2 (rules) or 3 (system).
    Error,
    /// Worth a look; an error only under `--strict`.
    Warning,
}

impl Severity {
    /// The severity of a code: `E…` or `W…`.
    #[must_use]
    pub(crate) fn of(code: &str) -> Self {
        if code.starts_with('E') { Self::Error } else { Self::Warning }
    }

    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}
