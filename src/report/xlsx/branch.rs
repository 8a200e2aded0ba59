//! How children make their parent, as a formula. Source: `combine` in `scoring-rules/README.md`; the formula itself is
//! [`crate::scoring::combine`], against whose result each of these is checked.

use crate::exact::Exact;
use crate::rules::instrument::{Combine, RoundAt, WeightConvention};
use crate::rules::{CriterionIx, Instrument};
use crate::workbook::counting::sum_beside_numbers;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::formula::Pin;
use crate::workbook::formula::call;
use crate::workbook::formula::either;
use crate::workbook::formula::number;
use crate::workbook::formula::text;
use crate::workbook::formula::two;
use crate::workbook::formula::whole;

/// Where the scores and weights of one agency's criteria stand. The children of one criterion stand side by side, in a
/// row or in a column.
pub(crate) trait BranchCells {
    /// What a criterion is before rounding.
    fn calculated(&self, ix: CriterionIx) -> CellRef;
    /// What is printed of it.
    fn printed(&self, ix: CriterionIx) -> CellRef;
    /// What it weighs among its siblings.
    fn weight(&self, ix: CriterionIx) -> CellRef;
    /// The points below it that have a score.
    fn points(&self, ix: CriterionIx) -> Expr;
}

/// The children of one criterion of one agency.
pub(crate) struct Children<'r> {
    pub instrument: &'r Instrument,
    pub parent: CriterionIx,
    pub cells: &'r dyn BranchCells,
}

impl Children<'_> {
    const fn instrument(&self) -> &Instrument {
        self.instrument
    }

    fn ixs(&self) -> &[CriterionIx] {
        &self.instrument().criteria[self.parent].children
    }

    /// The cell whose value goes on: rounded, where the rules round every criterion.
    fn cell(&self, ix: CriterionIx) -> CellRef {
        match self.instrument().round_at {
            RoundAt::Total => self.cells.calculated(ix),
            RoundAt::EveryCriterion => self.cells.printed(ix),
        }
    }

    fn scores(&self) -> Expr {
        let children = self.ixs();
        Expr::Area(self.cell(children[0]), self.cell(children[children.len() - 1]), Pin::None)
    }

    fn weight(&self, ix: CriterionIx) -> CellRef {
        self.cells.weight(ix)
    }

    fn weights(&self) -> Expr {
        let children = self.ixs();
        Expr::Area(self.weight(children[0]), self.weight(children[children.len() - 1]), Pin::Row)
    }

    fn weighted(&self) -> Expr {
        call(Fun::SumProduct, [self.weights(), self.scores()])
    }

    /// The weights of those that have a score.
    fn taking_part(&self) -> Expr {
        sum_beside_numbers(self.scores(), self.weights())
    }

    fn counting(&self) -> impl Iterator<Item = CriterionIx> + '_ {
        self.ixs().iter().copied().filter(|&child| !self.instrument().criteria[child].share.is_zero())
    }

    /// The parent's value.
    #[must_use]
    pub(crate) fn combined(&self) -> Expr {
        match self.instrument().criteria[self.parent].combine {
            Combine::WeightedMean => two(Op::Div, self.weighted(), self.taking_part()),
            Combine::Sum => self.sum(),
            Combine::Min => call(Fun::Min, self.lowest()),
            Combine::Geometric => self.geometric(),
            Combine::Harmonic => self.harmonic(),
            Combine::Points => self.points(),
        }
    }

    /// The same, and `none` where no child has a score, at present or once answers are cleared.
    #[must_use]
    pub(crate) fn combined_or(&self, none: &str) -> Expr {
        let taking_part = match self.instrument().criteria[self.parent].combine {
            Combine::Points => self.points_that_count(),
            _ => self.taking_part(),
        };
        either(two(Op::Eq, taking_part, whole(0)), text(none), self.combined())
    }

    /// Source of the divisor: weights below a `sum` are percents of the parent, whatever the convention.
    fn sum(&self) -> Expr {
        let criterion = &self.instrument().criteria[self.parent];
        let in_points = self.ixs().iter().any(|&child| self.instrument().criteria[child].points.is_some());
        let divisor = match (criterion.weights, &criterion.weight) {
            _ if in_points => self.instrument().top.clone(),
            (WeightConvention::Root, Some(weight)) if !weight.is_zero() => weight.clone(),
            // All of them, also those that do not apply: under `sum` nothing is carried.
            (WeightConvention::Equal, _) => Exact::int(i64::try_from(self.ixs().len().max(1)).unwrap_or(1)),
            _ => Exact::HUNDRED,
        };
        two(Op::Div, self.weighted(), number(&divisor))
    }

    fn lowest(&self) -> Vec<Expr> {
        if self.counting().count() == self.ixs().len() {
            return vec![self.scores()];
        }
        self.counting().map(|child| Expr::Cell(self.cell(child), Pin::None)).collect()
    }

    /// `EXP` of the weighted mean of logarithms; any 0 gives 0.
    fn geometric(&self) -> Expr {
        let terms = self.counting().map(|child| {
            let score = || Expr::Cell(self.cell(child), Pin::None);
            let weight = Expr::Cell(self.weight(child), Pin::Row);
            either(call(Fun::IsNumber, [score()]), two(Op::Mul, weight, call(Fun::Ln, [score()])), whole(0))
        });
        let logs = added(terms);
        let zero = two(Op::Eq, call(Fun::Min, self.lowest()), whole(0));
        either(zero, whole(0), call(Fun::Exp, [two(Op::Div, logs, self.taking_part())]))
    }

    /// The weights over the sum of each weight by its score; any 0 gives 0.
    fn harmonic(&self) -> Expr {
        let terms = self.counting().map(|child| {
            let score = || Expr::Cell(self.cell(child), Pin::None);
            let weight = Expr::Cell(self.weight(child), Pin::Row);
            either(call(Fun::IsNumber, [score()]), two(Op::Div, weight, score()), whole(0))
        });
        let parts = added(terms);
        let zero = two(Op::Eq, call(Fun::Min, self.lowest()), whole(0));
        either(zero, whole(0), two(Op::Div, self.taking_part(), parts))
    }

    /// Points reached over points that apply: where all children are questions their weights are their points, else
    /// each branch weighs the points that have a score below it.
    fn points(&self) -> Expr {
        if self.all_questions() {
            return two(Op::Div, self.weighted(), self.taking_part());
        }
        let reached = self.ixs().iter().map(|&child| {
            two(Op::Mul, call(Fun::N, [Expr::Cell(self.cell(child), Pin::None)]), self.cells.points(child))
        });
        two(Op::Div, added(reached), self.points_that_count())
    }

    fn all_questions(&self) -> bool {
        self.ixs().iter().all(|&child| self.instrument().criteria[child].is_leaf())
    }

    fn points_that_count(&self) -> Expr {
        if self.all_questions() {
            return self.taking_part();
        }
        added(self.ixs().iter().map(|&child| self.cells.points(child)))
    }
}

/// The points of the questions below a criterion that are asked of a group.
pub(crate) fn points_that_apply(instrument: &Instrument, ix: CriterionIx, group: Option<&str>) -> Exact {
    let criterion = &instrument.criteria[ix];
    if !criterion.applies_to(group) {
        return Exact::ZERO;
    }
    let own = criterion.points.clone().unwrap_or_default();
    criterion.children.iter().fold(own, |sum, &child| &sum + &points_that_apply(instrument, child, group))
}

/// A sum written with `+`.
pub(crate) fn added(terms: impl Iterator<Item = Expr>) -> Expr {
    terms.reduce(|a, b| two(Op::Add, a, b)).unwrap_or_else(|| whole(0))
}
