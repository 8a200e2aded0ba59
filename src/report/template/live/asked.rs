//! What a live score is about: the answer cells of a form, and how a criterion can stand.

use crate::i18n::lang::Lang;
use crate::rules::{CriterionIx, Instrument};
use crate::workbook::formula::{CellRef, Expr, SheetIx, whole};

/// The cells in which one question to one assessor is answered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AskedCell {
    pub criterion: CriterionIx,
    pub answer: CellRef,
    pub evidence: Option<CellRef>,
    /// Its numbers are typed as text: a share `5/12` would become a date.
    pub is_text: bool,
}

/// How a criterion stands, as a number in its cell; [`crate::scoring::tree::CriterionOutcome`] in other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LiveState {
    /// A shut gate takes the score from the agency.
    Barred = 0,
    Scored = 1,
    /// Left out because it does not apply.
    LeftOut = 2,
    /// Without a score because something in it is blank or gated.
    Empty = 3,
    Gated = 4,
    /// Not asked, and a condition on it is not met.
    UnaskedNotMet = 5,
    /// Not asked, and a condition on it is met.
    UnaskedMet = 6,
    /// It is `Barred` below, or less is answered than its own `min_coverage`: the agency gets no score.
    Withdrawn = 7,
    /// Depends on what the form does not ask.
    Unknown = 8,
    /// Holds something that is no answer, or lacks one without which there is no score.
    Faulty = 9,
}

impl LiveState {
    pub(super) fn expr(self) -> Expr {
        whole(self as i64)
    }
}

/// What the live sheets of a form speak of.
pub(crate) struct LiveForm<'l> {
    pub instrument: &'l Instrument,
    pub lang: Lang,
    pub group: Option<&'l str>,
    pub asked: &'l [AskedCell],
    /// Where the one line on the form itself stands.
    pub headline: CellRef,
    /// The sheet with the scores.
    pub page: SheetIx,
}
