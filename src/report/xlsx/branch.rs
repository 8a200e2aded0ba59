//! How children make their parent, as a formula. Source: `combine` in `scoring-rules/README.md`; the formula itself is
//! [`crate::scoring::combine`], against whose result each of these is checked.

use super::Recap;
use super::layout::WEIGHTS;
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

/// The children of one criterion on one row.
pub(crate) struct Children<'r, 'a> {
    pub recap: &'r Recap<'a>,
    pub row: u32,
    pub parent: CriterionIx,
    pub group: Option<&'a str>,
    /// Whether a criterion is made of its children for this agency, rather than answered or blank as a whole.
    pub made_of_children: &'r dyn Fn(CriterionIx) -> bool,
}

impl Children<'_, '_> {
    fn instrument(&self) -> &Instrument {
        self.recap.source.instrument
    }

    fn ixs(&self) -> &[CriterionIx] {
        &self.instrument().criteria[self.parent].children
    }

    /// The cell whose value goes on: rounded, where the rules round every criterion.
    fn cell(&self, ix: CriterionIx) -> CellRef {
        match self.instrument().round_at {
            RoundAt::Total => self.recap.layout.calculated(self.row, ix),
            RoundAt::EveryCriterion => self.recap.layout.printed(self.row, ix),
        }
    }

    fn scores(&self) -> Expr {
        let children = self.ixs();
        Expr::Area(self.cell(children[0]), self.cell(children[children.len() - 1]), Pin::None)
    }

    fn weight(&self, ix: CriterionIx) -> CellRef {
        CellRef { sheet: self.recap.layout.sheets.calculation, row: WEIGHTS, col: self.recap.layout.column(ix) }
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
        let unanswered = two(Op::Eq, call(Fun::Count, [self.scores()]), whole(0));
        either(unanswered, text(none), self.combined())
    }

    /// Source of the divisor: weights below a `sum` are percents of the parent, whatever the convention.
    fn sum(&self) -> Expr {
        let criterion = &self.instrument().criteria[self.parent];
        let in_points = self.ixs().iter().any(|&child| self.instrument().criteria[child].points.is_some());
        let divisor = match (criterion.weights, &criterion.weight) {
            _ if in_points => self.instrument().top.clone(),
            (WeightConvention::Root, Some(weight)) if !weight.is_zero() => weight.clone(),
            (WeightConvention::Equal, _) => {
                let asked = |&&child: &&CriterionIx| self.instrument().criteria[child].applies_to(self.group);
                Exact::int(i64::try_from(self.ixs().iter().filter(asked).count().max(1)).unwrap_or(1))
            }
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
        let instrument = self.instrument();
        if self.ixs().iter().all(|&child| instrument.criteria[child].is_leaf()) {
            return two(Op::Div, self.weighted(), self.taking_part());
        }
        let reached = self
            .ixs()
            .iter()
            .map(|&child| two(Op::Mul, call(Fun::N, [Expr::Cell(self.cell(child), Pin::None)]), self.points_of(child)));
        let apply = self.ixs().iter().map(|&child| self.points_of(child));
        two(Op::Div, added(reached), added(apply))
    }

    /// The points below a criterion that have a score.
    fn points_of(&self, ix: CriterionIx) -> Expr {
        let instrument = self.instrument();
        if (self.made_of_children)(ix) {
            return added(instrument.criteria[ix].children.iter().map(|&child| self.points_of(child)));
        }
        let scored = call(Fun::IsNumber, [Expr::Cell(self.cell(ix), Pin::None)]);
        two(Op::Mul, number(&points_that_apply(instrument, ix, self.group)), scored)
    }
}

/// The points of the questions below a criterion that are asked of a group.
fn points_that_apply(instrument: &Instrument, ix: CriterionIx, group: Option<&str>) -> Exact {
    let criterion = &instrument.criteria[ix];
    if !criterion.applies_to(group) {
        return Exact::ZERO;
    }
    let own = criterion.points.clone().unwrap_or_default();
    criterion.children.iter().fold(own, |sum, &child| &sum + &points_that_apply(instrument, child, group))
}

/// A sum written with `+`.
fn added(terms: impl Iterator<Item = Expr>) -> Expr {
    terms.reduce(|a, b| two(Op::Add, a, b)).unwrap_or_else(|| whole(0))
}
