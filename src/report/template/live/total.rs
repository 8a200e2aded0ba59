//! The result of the form: whether there is a total, the total, its class and how complete the answers are.

use super::answers::FAULTY;
use super::asked::LiveState;
use super::formulas::LiveFormulas;
use super::layout::LiveColumn;
use crate::report::xlsx::answers::NONE;
use crate::report::xlsx::ranking::{class_by_bounds, place};
use crate::report::xlsx::rounding::guarded;
use crate::rules::TOTAL;
use crate::rules::instrument::{Absent, Basis};
use crate::workbook::book::CellStyle;
use crate::workbook::formula::{Expr, Fun, Op, Pin, call, either, number, text, two, whole};

/// Whether there is a total, and why not, as a number in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResultState {
    Scored = 1,
    NoAnswers = 2,
    Faulty = 3,
    /// It waits for what others answer.
    Waits = 4,
    /// A gate, or too little answered in a branch.
    Withdrawn = 5,
    /// Less is answered than the rules ask.
    TooLittle = 6,
    /// More is left out than the rules allow.
    TooMuchLeftOut = 7,
    NothingCounts = 8,
}

impl ResultState {
    pub(super) fn expr(self) -> Expr {
        whole(self as i64)
    }
}

impl LiveFormulas<'_, '_> {
    /// Writes the classes with their bounds, the conditions of caps, and the result.
    pub(super) fn total(&mut self) {
        self.classes();
        for (at, cap) in self.form.instrument.caps.iter().enumerate() {
            let met = self.met(&cap.unless);
            self.write(self.layout.cap(at), &met, CellStyle::Plain);
        }
        let coverage = self.total_coverage();
        self.write(self.layout.coverage(), &coverage, CellStyle::Percent);
        let state = self.result_state();
        self.write(self.layout.result_state(), &state, CellStyle::Plain);
        let scored = || two(Op::Eq, Expr::Cell(self.layout.result_state(), Pin::None), ResultState::Scored.expr());
        // A total without any answer is made by the rule for absent bodies.
        let absent = || two(Op::Eq, self.at(TOTAL, LiveColumn::Answered), whole(0));
        let printed = either(absent(), whole(0), self.at(TOTAL, LiveColumn::Printed));
        let (result, class) = (either(scored(), printed, text(NONE)), self.class());
        let class = either(scored(), either(absent(), self.lowest_class(), class), text(NONE));
        self.write(self.layout.result(), &result, CellStyle::Score(self.form.instrument.decimals));
        self.write(self.layout.class_cell(), &class, CellStyle::Label);
    }

    fn classes(&mut self) {
        let instrument = self.form.instrument;
        for (at, class) in instrument.classes.iter().enumerate() {
            self.book.text(self.layout.class(at, 0), &class.label, CellStyle::Label);
            if let Some(bound) = &class.bound {
                self.write(self.layout.class(at, 1), &number(&bound.value), CellStyle::Plain);
            }
        }
        self.book.text(self.layout.class(instrument.classes.len(), 0), NONE, CellStyle::Label);
    }

    fn label(&self, class: usize) -> Expr {
        Expr::Cell(self.layout.class(class, 0), Pin::Both)
    }

    fn lowest_class(&self) -> Expr {
        self.label(self.form.instrument.classes.len().saturating_sub(1))
    }

    fn class(&self) -> Expr {
        let instrument = self.form.instrument;
        if instrument.classes.is_empty() {
            return text(NONE);
        }
        let compared = match instrument.classify {
            Basis::Rounded => self.at(TOTAL, LiveColumn::Printed),
            Basis::Exact => guarded(self.at(TOTAL, LiveColumn::Value)),
        };
        let bound = |class| self.layout.class(class, 1);
        let by_bounds = |name: &dyn Fn(usize) -> Expr| class_by_bounds(&instrument.classes, &compared, &bound, name);
        if instrument.caps.is_empty() {
            return by_bounds(&|class| self.label(class));
        }
        let met = |at: usize| Expr::Cell(self.layout.cap(at), Pin::None);
        let capped = instrument.caps.iter().enumerate();
        let capped =
            capped.map(|(at, cap)| either(two(Op::Eq, met(at), whole(1)), whole(1), whole(place(cap.best_class))));
        let places: Vec<Expr> = std::iter::once(by_bounds(&|class| whole(place(class)))).chain(capped).collect();
        let last = instrument.classes.len();
        let labels = Expr::Area(self.layout.class(0, 0), self.layout.class(last, 0), Pin::Both);
        let class = call(Fun::Index, [labels, call(Fun::Max, places)]);
        // A cap may hang on what others answer.
        let unknown = (0..instrument.caps.len()).map(|at| two(Op::Greater, met(at), whole(1))).collect::<Vec<_>>();
        either(call(Fun::Or, unknown), text(NONE), class)
    }

    fn result_state(&self) -> Expr {
        let instrument = self.form.instrument;
        let total = |state: LiveState| two(Op::Eq, self.at(TOTAL, LiveColumn::State), state.expr());
        let all = |column, word: Expr| {
            let (first, last) = self.layout.all(column);
            let same = two(Op::Eq, Expr::Area(first, last, Pin::None), word);
            two(Op::Greater, call(Fun::SumProduct, [two(Op::Mul, same, whole(1))]), whole(0))
        };
        let or = |test, state: ResultState, rest| either(test, state.expr(), rest);
        let counted = or(total(LiveState::Scored), ResultState::Scored, ResultState::NothingCounts.expr());
        let least =
            two(Op::Greater, number(&instrument.min_coverage), guarded(Expr::Cell(self.layout.coverage(), Pin::None)));
        let rest = or(least, ResultState::TooLittle, counted);
        let taken = [LiveState::Withdrawn, LiveState::Barred].map(|state| all(LiveColumn::State, state.expr()));
        let rest = or(call(Fun::Or, taken), ResultState::Withdrawn, rest);
        let rest = or(total(LiveState::Unknown), ResultState::Waits, rest);
        let limits = instrument.criteria.iter().any(|criterion| criterion.max_not_applicable.is_some());
        let rest =
            if limits { or(all(LiveColumn::OverLimit, whole(1)), ResultState::TooMuchLeftOut, rest) } else { rest };
        let rest = or(total(LiveState::Faulty), ResultState::Faulty, rest);
        let elsewhere =
            (0..instrument.criteria.len()).any(|ix| self.is_for_others(ix) && !instrument.criteria[ix].shared);
        let absent = match instrument.absent {
            // Whether a body is absent is not known where it answers elsewhere too.
            Absent::Zero if !elsewhere => ResultState::Scored,
            Absent::Zero | Absent::Unscored => ResultState::NoAnswers,
        };
        let rest = or(two(Op::Eq, self.at(TOTAL, LiveColumn::Answered), whole(0)), absent, rest);
        let faulty = (0..self.layout.assessors).map(|assessor| {
            let (first, last) = self.layout.all_counted(assessor);
            let same = call(Fun::Exact, [Expr::Area(first, last, Pin::None), text(FAULTY)]);
            two(Op::Greater, call(Fun::SumProduct, [two(Op::Mul, same, whole(1))]), whole(0))
        });
        or(call(Fun::Or, faulty.collect::<Vec<_>>()), ResultState::Faulty, rest)
    }
}
