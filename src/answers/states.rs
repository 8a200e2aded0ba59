//! How many answers there are of each state: what was understood, told in numbers.

use std::ops::AddAssign;

use crate::rules::Reply;

/// What kind of answer a cell holds. States stay apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnswerState {
    /// A number or a choice, verified.
    Value,
    /// No answer.
    Blank,
    /// "Tidak berlaku".
    NotApplicable,
    /// "Tidak ada kasus".
    NoCase,
    /// Any answer but a blank that was not verified.
    Unverified,
}

impl AnswerState {
    /// Every state, in the order in which they are reported.
    pub(crate) const ALL: [Self; 5] = [Self::Value, Self::Blank, Self::NotApplicable, Self::NoCase, Self::Unverified];

    /// The state of a reply.
    #[must_use]
    pub(crate) const fn of(reply: &Reply, verified: bool) -> Self {
        match reply {
            Reply::Blank => Self::Blank,
            _ if !verified => Self::Unverified,
            Reply::Value(_) => Self::Value,
            Reply::NotApplicable => Self::NotApplicable,
            Reply::NoCase => Self::NoCase,
        }
    }

    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Value => "values",
            Self::Blank => "blank",
            Self::NotApplicable => "not_applicable",
            Self::NoCase => "no_case",
            Self::Unverified => "unverified",
        }
    }
}

/// Answers counted by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AnswerCounts([u64; 5]);

impl AnswerCounts {
    /// Counts one answer.
    pub(crate) const fn count(&mut self, state: AnswerState) {
        self.0[state as usize] += 1;
    }

    /// Counts many of a state.
    pub(crate) const fn add(&mut self, state: AnswerState, more: u64) {
        self.0[state as usize] += more;
    }

    /// How many there are of a state.
    #[must_use]
    pub(crate) const fn of(&self, state: AnswerState) -> u64 {
        self.0[state as usize]
    }
}

impl AddAssign for AnswerCounts {
    fn add_assign(&mut self, other: Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }
}
