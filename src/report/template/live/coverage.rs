//! How much of what is asked is answered, and how much of it answers leave out. Source: "Coverage" and
//! `max_not_applicable` in the language; the same in exact numbers is `covered` of [`crate::scoring::tree`].

use super::asked::LiveState;
use super::formulas::LiveFormulas;
use super::layout::LiveColumn;
use crate::exact::Exact;
use crate::report::xlsx::branch::added;
use crate::rules::instrument::{Combine, CountsAs, Otherwise};
use crate::rules::{CriterionIx, TOTAL};
use crate::workbook::formula::{Expr, Fun, Op, call, either, number, two, whole};

/// Which two columns a measure fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LiveMeasure {
    Answered,
    LeftOut,
}

impl LiveMeasure {
    const fn columns(self) -> (LiveColumn, LiveColumn) {
        match self {
            Self::Answered => (LiveColumn::AskedPart, LiveColumn::AnsweredPart),
            Self::LeftOut => (LiveColumn::AskedForLimit, LiveColumn::LeftOutPart),
        }
    }
}

impl LiveFormulas<'_, '_> {
    /// Writes the parts of a criterion's weight that are asked and answered; its children stand already.
    pub(super) fn coverage(&mut self, ix: CriterionIx) {
        self.measure(ix, LiveMeasure::Answered);
        if self.form.instrument.criteria.iter().any(|criterion| criterion.max_not_applicable.is_some()) {
            self.measure(ix, LiveMeasure::LeftOut);
            self.limit(ix);
        }
    }

    fn measure(&mut self, ix: CriterionIx, measure: LiveMeasure) {
        let (asked, hit) = measure.columns();
        let instrument = self.form.instrument;
        let criterion = &instrument.criteria[ix];
        if criterion.shared || !self.plan.applies[ix] {
            self.put(ix, asked, &whole(0));
            return self.put(ix, hit, &whole(0));
        }
        let (own, taken) = if criterion.is_leaf() {
            (whole(1), self.taken(ix, measure))
        } else {
            let closed = whole(i64::from(criterion.blank != Some(CountsAs::Exclude)));
            let open = self.is_open(ix);
            let part = |column| either(open.clone(), self.combined_part(ix, column, measure), closed.clone());
            let hits = either(open.clone(), self.combined_part(ix, hit, measure), whole(0));
            (part(asked), hits)
        };
        let reached = self.is_reached(ix);
        self.put(ix, asked, &either(reached.clone(), own, whole(0)));
        self.put(ix, hit, &either(reached, taken, whole(0)));
    }

    /// Whether a criterion is asked at all: its gate is open, and so is everything above it.
    fn is_reached(&self, ix: CriterionIx) -> Expr {
        let gate = two(Op::Eq, self.at(ix, LiveColumn::Gate), whole(1));
        match self.form.instrument.criteria[ix].parent {
            None => gate,
            Some(parent) => call(Fun::And, [gate, self.is_open(parent)]),
        }
    }

    /// Whether the children of a criterion are asked.
    pub(super) fn is_open(&self, ix: CriterionIx) -> Expr {
        two(Op::Eq, self.at(ix, LiveColumn::Inside), whole(0))
    }

    /// Whether a question is answered, or answered and left out.
    fn taken(&self, ix: CriterionIx, measure: LiveMeasure) -> Expr {
        let answered = self.at(ix, LiveColumn::Answered);
        match measure {
            _ if !self.is_asked(ix) => whole(0),
            LiveMeasure::Answered => answered,
            LiveMeasure::LeftOut => {
                let none = two(Op::Eq, call(Fun::Count, [self.all_counted(ix)]), whole(0));
                either(none, answered, whole(0))
            }
        }
    }

    /// The parts of the children by their weights.
    fn combined_part(&self, ix: CriterionIx, column: LiveColumn, measure: LiveMeasure) -> Expr {
        let criterion = &self.form.instrument.criteria[ix];
        let weights = || match criterion.combine {
            Combine::Points => self.of_children(ix, LiveColumn::PointsAsked),
            _ => {
                let kept = two(Op::Sub, whole(1), self.of_children(ix, LiveColumn::HandsOn));
                two(Op::Mul, self.of_children(ix, LiveColumn::CoverageWeight), kept)
            }
        };
        let all = match criterion.combine {
            Combine::Sum => whole(100),
            _ => call(Fun::SumProduct, [two(Op::Mul, weights(), whole(1))]),
        };
        let parts = match measure {
            LiveMeasure::Answered => call(Fun::SumProduct, [two(Op::Mul, weights(), self.of_children(ix, column))]),
            // A branch with a limit of its own is looked at for itself.
            LiveMeasure::LeftOut => {
                let stops = |child: CriterionIx| self.form.instrument.criteria[child].max_not_applicable.is_some();
                let own = criterion
                    .children
                    .iter()
                    .filter(|&&child| !stops(child))
                    .map(|&child| two(Op::Mul, self.coverage_weight(ix, child), self.at(child, column)));
                added(own)
            }
        };
        either(two(Op::Eq, all.clone(), whole(0)), whole(0), two(Op::Div, parts, all))
    }

    fn coverage_weight(&self, parent: CriterionIx, child: CriterionIx) -> Expr {
        match self.form.instrument.criteria[parent].combine {
            Combine::Points => self.at(child, LiveColumn::PointsAsked),
            _ => {
                let kept = two(Op::Sub, whole(1), self.at(child, LiveColumn::HandsOn));
                two(Op::Mul, self.at(child, LiveColumn::CoverageWeight), kept)
            }
        }
    }

    /// Writes whether more is left out than the rules allow; 0 where they say nothing at a criterion.
    fn limit(&mut self, ix: CriterionIx) {
        let expr = match &self.form.instrument.criteria[ix].max_not_applicable {
            None => whole(0),
            Some(most) => {
                let asked = || self.at(ix, LiveColumn::AskedForLimit);
                let share = Expr::Guard(Box::new(two(Op::Div, self.at(ix, LiveColumn::LeftOutPart), asked())), 9);
                let over = either(two(Op::Greater, share, number(most)), whole(1), whole(0));
                either(two(Op::Eq, asked(), whole(0)), whole(0), over)
            }
        };
        self.put(ix, LiveColumn::OverLimit, &expr);
    }

    /// Whether less of a criterion was answered than its own `min_coverage`; `None`: the rules say nothing of it.
    pub(super) fn falls_short(&self, ix: CriterionIx) -> Option<Expr> {
        let least = self.form.instrument.criteria[ix].min_coverage.as_ref()?;
        let asked = || self.at(ix, LiveColumn::AskedPart);
        Some(self.is_short(asked, self.at(ix, LiveColumn::AnsweredPart), least))
    }

    fn is_short(&self, asked: impl Fn() -> Expr, answered: Expr, least: &Exact) -> Expr {
        let share = Expr::Guard(Box::new(two(Op::Div, answered, asked())), 9);
        let short = either(two(Op::Greater, number(least), share), whole(1), whole(0));
        either(two(Op::Eq, asked(), whole(0)), whole(0), short)
    }

    /// Writes whether a criterion left its parent without having been asked, and the points that it weighs in the
    /// coverage of its parent.
    pub(super) fn hands_on(&mut self, ix: CriterionIx) {
        let instrument = self.form.instrument;
        let criterion = &instrument.criteria[ix];
        let expr = if self.plan.applies[ix] {
            let state = |other: LiveState| two(Op::Eq, self.at(ix, LiveColumn::State), other.expr());
            let left = call(Fun::Or, [state(LiveState::LeftOut), state(LiveState::Empty)]);
            let reweights = criterion.gate.as_ref().is_some_and(|gate| gate.otherwise == Otherwise::Reweight);
            let gated = whole(i64::from(reweights));
            either(state(LiveState::Gated), gated, either(left, self.left_unasked(ix), whole(0)))
        } else {
            whole(1)
        };
        self.put(ix, LiveColumn::HandsOn, &expr);
        let points = number(&self.plan.points[ix]);
        let asked = if criterion.is_leaf() {
            points
        } else {
            let below = call(Fun::Sum, [self.of_children(ix, LiveColumn::PointsAsked)]);
            either(self.is_open(ix), below, points)
        };
        let none = two(Op::Eq, self.at(ix, LiveColumn::HandsOn), whole(1));
        self.put(ix, LiveColumn::PointsAsked, &either(none, whole(0), asked));
    }

    /// Whether a criterion that is left out was not asked: as a branch, or since nothing in it was.
    fn left_unasked(&self, ix: CriterionIx) -> Expr {
        let criterion = &self.form.instrument.criteria[ix];
        if criterion.shared {
            return whole(1);
        }
        if criterion.is_leaf() {
            return whole(0);
        }
        let weighing = criterion.children.iter().filter(|&&child| !self.plan.shares[child].is_zero());
        let kept = added(weighing.map(|&child| two(Op::Sub, whole(1), self.at(child, LiveColumn::HandsOn))));
        let hollow = call(Fun::And, [self.is_open(ix), two(Op::Eq, kept, whole(0))]);
        let nothing = two(Op::Eq, self.at(ix, LiveColumn::Answered), whole(0));
        let unasked =
            if criterion.blank == Some(CountsAs::Exclude) { call(Fun::Or, [nothing, hollow]) } else { hollow };
        either(unasked, whole(1), whole(0))
    }

    /// The answered share of everything that is asked: all of it where nothing is.
    pub(super) fn total_coverage(&self) -> Expr {
        let asked = || self.at(TOTAL, LiveColumn::AskedPart);
        let share = two(Op::Div, self.at(TOTAL, LiveColumn::AnsweredPart), asked());
        either(two(Op::Eq, asked(), whole(0)), whole(1), share)
    }
}
