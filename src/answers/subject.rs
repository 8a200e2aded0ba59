//! TODO-DOC

/// Whom a row of answers is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Index in [`crate::answers::Assessments::agencies`].
    Agency(usize),
    /// The agency `*`.
    Everybody,
}
