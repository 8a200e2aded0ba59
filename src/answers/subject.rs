//! What an answer is about: one agency, or every agency at once (`*`).

/// The subject of a row of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// Index in [`crate::answers::Assessments::agencies`].
    Agency(usize),
    /// The agency `*`.
    Everybody,
}
