//! Answers that stand in one row, packed.

use crate::answers::Entry;
use crate::answers::Hundredths;
use crate::answers::Said;

/// A row of answers in two bytes each where all are hundredths, blanks or nothing, else in four.
#[derive(Debug, Clone, Copy)]
pub enum Answers<'a> {
    Short(&'a [Hundredths]),
    Long(&'a [Entry]),
}

impl<'a> Answers<'a> {
    /// What the one at a place says.
    #[inline]
    #[must_use]
    pub fn said(self, at: usize) -> Said {
        match self {
            Self::Short(answers) => answers[at].said(),
            Self::Long(answers) => answers[at].said(),
        }
    }

    /// Whether there is nothing but numbers, blanks and nothing.
    #[must_use]
    pub fn are_everyday(self) -> bool {
        match self {
            Self::Short(_) => true,
            Self::Long(answers) => answers.iter().all(|answer| answer.is_everyday()),
        }
    }
}
