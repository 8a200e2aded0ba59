//! What an answer is about: one agency, or every agency at once (`*`).

/// Whom a row of answers is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Index in [`crate::answers::Assessments::agencies`].
    Agency(usize),
    /// The agency `*`.
    Everybody,
}
