//! Where what stands on the hidden sheet: a row for each criterion, level by level, so that the children of one parent
//! are one stretch of cells; below them the classes and the result.

use super::asked::LiveForm;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::workbook::formula::{CellRef, SheetIx};

/// The row of the total.
const FIRST: u32 = 1;

/// A column of the hidden sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LiveColumn {
    Id = 0,
    /// What it weighs among its siblings.
    Weight,
    /// What it weighs in the coverage of its parent.
    CoverageWeight,
    /// 1: its gate is open or it has none, 0: shut; 8 and 9 as in [`super::asked::LiveState`].
    Gate,
    /// 0: its children are asked; 1 and 2: they are not, and a condition on them is not met or met; 8 and 9 as in the gate.
    Inside,
    /// How it stands: [`super::asked::LiveState`].
    State,
    /// Before rounding.
    Value,
    Printed,
    /// Of a branch with a scale: what its children combine to.
    BeforeScale,
    /// Points below it that have a score.
    Points,
    /// Questions below it that are answered.
    Answered,
    /// Parts of its own weight that are asked, and that are answered.
    AskedPart,
    AnsweredPart,
    /// Whether it left its parent without having been asked.
    HandsOn,
    PointsAsked,
    /// As the two before, but of what answers leave out, branches with a limit of their own apart.
    AskedForLimit,
    LeftOutPart,
    /// 1: more is left out than the rules allow.
    OverLimit,
    /// The first of the columns of answers: what was read of each assessor's answer, then what each counts as.
    Answers,
}

/// Where what stands.
#[derive(Debug, Clone)]
pub(crate) struct LiveLayout {
    pub sheet: SheetIx,
    rows: Vec<u32>,
    /// Criteria in the order of rows.
    pub order: Vec<CriterionIx>,
    /// The most answers to one question.
    pub assessors: u16,
    criteria: u32,
    classes: u32,
}

impl LiveLayout {
    pub(super) fn new(form: &LiveForm<'_>, sheet: SheetIx) -> Self {
        let instrument: &Instrument = form.instrument;
        let mut order = vec![TOTAL];
        let mut next = 0;
        while next < order.len() {
            order.extend(&instrument.criteria[order[next]].children);
            next += 1;
        }
        let mut rows = vec![0; instrument.criteria.len()];
        for (row, &ix) in (FIRST..).zip(&order) {
            rows[ix] = row;
        }
        let answers = |ix: &CriterionIx| form.asked.iter().filter(|asked| asked.criterion == *ix).count();
        let assessors = order.iter().map(answers).max().unwrap_or(0).max(1);
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX / 4);
        Self {
            sheet,
            rows,
            assessors: u16::try_from(assessors).unwrap_or(u16::MAX / 4),
            criteria: small(order.len()),
            classes: small(instrument.classes.len()),
            order,
        }
    }

    /// A cell of a criterion.
    #[must_use]
    pub(crate) fn cell(&self, ix: CriterionIx, column: LiveColumn) -> CellRef {
        CellRef { sheet: self.sheet, row: self.rows[ix], col: column as u16 }
    }

    /// The first and the last cell of a column over all criteria.
    pub(super) fn all(&self, column: LiveColumn) -> (CellRef, CellRef) {
        let at = |row| CellRef { sheet: self.sheet, row, col: column as u16 };
        (at(FIRST), at(FIRST + self.criteria - 1))
    }

    /// The cell of what was read of an answer, by the place of the assessor.
    pub(super) fn read(&self, ix: CriterionIx, assessor: u16) -> CellRef {
        CellRef { sheet: self.sheet, row: self.rows[ix], col: LiveColumn::Answers as u16 + assessor }
    }

    /// The cell of what an answer counts as.
    pub(super) fn counted(&self, ix: CriterionIx, assessor: u16) -> CellRef {
        let read = self.read(ix, assessor);
        CellRef { col: read.col + self.assessors, ..read }
    }

    /// All cells of what answers of one assessor count as.
    pub(super) fn all_counted(&self, assessor: u16) -> (CellRef, CellRef) {
        let col = LiveColumn::Answers as u16 + self.assessors + assessor;
        let at = |row| CellRef { sheet: self.sheet, row, col };
        (at(FIRST), at(FIRST + self.criteria - 1))
    }

    /// A cell of the table of classes: 0 its label, 1 its bound. The row behind the last class stands for none.
    pub(super) fn class(&self, class: usize, col: u16) -> CellRef {
        let class = u32::try_from(class).unwrap_or(u32::MAX / 4);
        CellRef { sheet: self.sheet, row: FIRST + self.criteria + 1 + class, col }
    }

    /// A cell below the classes, of the caps and the result.
    fn below(&self, row: u32) -> CellRef {
        CellRef { sheet: self.sheet, row: FIRST + self.criteria + self.classes + 3 + row, col: 1 }
    }

    /// How the result stands: [`super::total::ResultState`].
    #[must_use]
    pub(crate) fn result_state(&self) -> CellRef {
        self.below(0)
    }

    /// The total as it is printed.
    #[must_use]
    pub(crate) fn result(&self) -> CellRef {
        self.below(1)
    }

    /// The class.
    #[must_use]
    pub(crate) fn class_cell(&self) -> CellRef {
        self.below(2)
    }

    /// The answered share of the asked weight, 0 to 1.
    #[must_use]
    pub(crate) fn coverage(&self) -> CellRef {
        self.below(3)
    }

    /// Whether the condition of a cap is met: 1, 0, or 8 and 9 as in [`super::asked::LiveState`].
    pub(crate) fn cap(&self, cap: usize) -> CellRef {
        self.below(4 + u32::try_from(cap).unwrap_or(u32::MAX / 4))
    }
}
