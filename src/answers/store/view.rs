//! Read-only view of all cells of one subject.

use crate::answers::AnswerRow;
use crate::answers::AnswerValue;
use crate::answers::store::packed::BESIDE;
use crate::answers::store::packed::LEFT_OUT;
use crate::answers::store::packed::Packed;
use crate::rules::CriterionIx;

/// The plain form of a cell (see [`crate::answers::store::view::CellView::tallied`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tallied {
    /// No answer, or blanks only.
    Nothing,
    /// Values on the answers' own measure (before [`crate::rules::instrument::Criterion::factor`]).
    Sum {
        /// 1 to 31.
        count: u32,
        /// Below 2^39 either way.
        millionths: i64,
    },
    /// Not representable here: use [`crate::answers::store::AnswerStore::cell`].
    More,
}

/// The cells of one subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellView<'t> {
    pub(super) cells: RowStorage<'t>,
    pub(super) means: &'t [bool],
}

#[derive(Debug, Clone, Copy)]
pub(super) enum RowStorage<'t> {
    /// Empty where the subject has no cells yet.
    Cells(&'t [Packed]),
    Adopted(AnswerRow<'t>),
}

impl<'t> CellView<'t> {
    /// The answers to all criteria, where the subject has one row of one assessor and means are asked everywhere.
    #[inline]
    #[must_use]
    pub(crate) const fn answers(&self) -> Option<AnswerRow<'t>> {
        match self.cells {
            RowStorage::Adopted(answers) => Some(answers),
            RowStorage::Cells(_) => None,
        }
    }

    /// The plain form of one criterion: a packed sum whose rule is a mean.
    #[inline]
    #[must_use]
    pub(crate) fn tallied(&self, criterion: CriterionIx) -> Tallied {
        match self.cells {
            // Such rows are adopted only where means are asked of all criteria.
            RowStorage::Adopted(answers) => match answers.said(criterion) {
                AnswerValue::Number(millionths) => Tallied::Sum { count: 1, millionths },
                _ => Tallied::Nothing,
            },
            RowStorage::Cells(cells) => {
                let cell = cells.get(criterion).copied().unwrap_or_default();
                let count = cell.count();
                if cell.0 & BESIDE != 0 || !self.means[criterion] || count == 0 && cell.0 & LEFT_OUT != 0 {
                    return Tallied::More;
                }
                match u32::try_from(count) {
                    Ok(count) if count > 0 => Tallied::Sum { count, millionths: cell.sum() },
                    _ => Tallied::Nothing,
                }
            }
        }
    }
}
