//! The formulas of a live score on their way into the workbook.

use super::asked::LiveForm;
use super::layout::{LiveColumn, LiveLayout};
use crate::rules::CriterionIx;
use crate::scoring::plan::Plan;
use crate::workbook::book::{CellStyle, Expected, WorkBook};
use crate::workbook::formula::{CellRef, Expr, Pin};

/// The formulas of one form on their way; a cell is written after those that it looks at.
pub(super) struct LiveFormulas<'f, 'l> {
    pub form: &'f LiveForm<'l>,
    pub plan: &'f Plan,
    pub layout: LiveLayout,
    pub book: &'f mut WorkBook,
    pub gates_done: Vec<bool>,
    pub insides_done: Vec<bool>,
    pub outcomes_done: Vec<bool>,
}

impl LiveFormulas<'_, '_> {
    /// A cell of a criterion in a formula.
    pub(super) fn at(&self, ix: CriterionIx, column: LiveColumn) -> Expr {
        Expr::Cell(self.layout.cell(ix, column), Pin::None)
    }

    /// The cells of a criterion's children.
    pub(super) fn of_children(&self, ix: CriterionIx, column: LiveColumn) -> Expr {
        let children = &self.form.instrument.criteria[ix].children;
        let end = |at: usize| self.layout.cell(children[at], column);
        Expr::Area(end(0), end(children.len() - 1), Pin::None)
    }

    /// Writes a cell of a criterion; what it must give is compared by [`super::super::live_check`].
    pub(super) fn put(&mut self, ix: CriterionIx, column: LiveColumn, expr: &Expr) {
        let at = self.layout.cell(ix, column);
        self.write(at, expr, CellStyle::Plain);
    }

    pub(super) fn write(&mut self, at: CellRef, expr: &Expr, look: CellStyle) {
        self.book.formula(at, expr, &Expected::Anything, look);
    }

    /// Whether a criterion and all above it apply to the body.
    pub(super) fn applies(&self, ix: CriterionIx) -> bool {
        self.form.instrument.applies(ix, self.form.group)
    }
}
