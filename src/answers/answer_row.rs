//! Answers that stand in one row, packed.

use crate::answers::AnswerValue;
use crate::answers::Hundredths;
use crate::answers::PackedAnswer;

/// A row of answers in two bytes each where all are hundredths, blanks or nothing, else in four.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AnswerRow<'a> {
    Short(&'a [Hundredths]),
    Long(&'a [PackedAnswer]),
}

impl<'a> AnswerRow<'a> {
    /// The answer at an index.
    #[inline]
    #[must_use]
    pub(crate) fn said(self, at: usize) -> AnswerValue {
        match self {
            Self::Short(answers) => answers[at].said(),
            Self::Long(answers) => answers[at].said(),
        }
    }

    /// Whether every entry is plain: a number, a blank or no answer, none of them a tagged value.
    #[must_use]
    pub(crate) fn are_plain(self) -> bool {
        match self {
            Self::Short(_) => true,
            Self::Long(answers) => answers.iter().all(|answer| answer.is_plain()),
        }
    }
}
