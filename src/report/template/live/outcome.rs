//! How each criterion stands as the answers are: groups, gate, answers and children, in this order. Source: "Order on a
//! criterion" in the language; the same in exact numbers is [`crate::scoring::tree`].

use super::answers::FAULTY;
use super::asked::LiveState;
use super::formulas::LiveFormulas;
use super::layout::LiveColumn;
use crate::report::xlsx::answers::{NONE, measured};
use crate::report::xlsx::branch::{BranchCells, Children, added, points_that_apply};
use crate::report::xlsx::calculation::together;
use crate::report::xlsx::rounding::{guarded, rounded};
use crate::rules::CriterionIx;
use crate::rules::instrument::{CountsAs, Otherwise, RoundAt};
use crate::workbook::book::CellStyle;
use crate::workbook::formula::{CellRef, Expr, Fun, Op, Pin, call, either, number, text, two, whole};

impl LiveFormulas<'_, '_> {
    /// Writes the weights, the same whatever is answered.
    pub(super) fn weights(&mut self) {
        for ix in self.layout.order.clone() {
            let criterion = &self.form.instrument.criteria[ix];
            self.book.text(self.layout.cell(ix, LiveColumn::Id), &criterion.id, CellStyle::Text);
            let covers = criterion.parent.map(|parent| self.plan.coverage_weight(self.form.instrument, parent, ix));
            for (column, weight) in
                [(LiveColumn::Weight, &criterion.share), (LiveColumn::CoverageWeight, &covers.unwrap_or_default())]
            {
                self.put(ix, column, &number(weight));
            }
        }
    }

    /// Writes whether the children of a criterion are asked.
    fn inside(&mut self, ix: CriterionIx) {
        if std::mem::replace(&mut self.insides_done[ix], true) {
            return;
        }
        let criterion = &self.form.instrument.criteria[ix];
        if let Some(parent) = criterion.parent {
            self.inside(parent);
        }
        self.gate(ix);
        let gate = || self.at(ix, LiveColumn::Gate);
        let open = || two(Op::Eq, gate(), whole(1));
        let shut = || either(two(Op::Eq, gate(), whole(0)), whole(1), gate());
        // Where others answer a part of it, it is unknown whether anything in it is answered; what is shared counts as
        // answered for every body, also for those whose group is not asked.
        let shared = |below: CriterionIx| self.form.instrument.criteria[below].shared;
        let unknown = self.form.instrument.below(ix).into_iter().any(|at| self.is_for_others(at) || shared(at));
        let own = match &criterion.blank {
            _ if !self.plan.applies[ix] => whole(2),
            Some(_) if !unknown && !criterion.is_leaf() => {
                let nothing = two(Op::Eq, self.at(ix, LiveColumn::Answered), whole(0));
                either(open(), either(nothing, whole(1), whole(0)), shut())
            }
            _ => either(open(), whole(0), shut()),
        };
        let expr = match criterion.parent {
            None => own,
            Some(parent) => {
                let above = self.at(parent, LiveColumn::Inside);
                either(two(Op::Greater, above.clone(), whole(0)), above, own)
            }
        };
        self.put(ix, LiveColumn::Inside, &expr);
    }

    /// Whether a question is answered by others, or on another form.
    pub(super) fn is_for_others(&self, ix: CriterionIx) -> bool {
        self.form.instrument.criteria[ix].is_leaf() && self.applies(ix) && !self.is_asked(ix)
    }

    /// Writes how a criterion stands, its value, and what it weighs; what it hangs on is written before.
    pub(super) fn outcome(&mut self, ix: CriterionIx) {
        if std::mem::replace(&mut self.outcomes_done[ix], true) {
            return;
        }
        self.inside(ix);
        for &child in &self.form.instrument.criteria[ix].children {
            self.outcome(child);
        }
        self.coverage(ix);
        if self.form.instrument.criteria[ix].is_leaf() {
            self.leaf(ix);
        } else {
            self.branch(ix);
        }
        let value = self.at(ix, LiveColumn::Value);
        let instrument = self.form.instrument;
        let printed = rounded(&value, instrument.decimals, instrument.rounding);
        let printed = either(call(Fun::IsNumber, [value]), printed, text(NONE));
        self.put(ix, LiveColumn::Printed, &printed);
        self.hands_on(ix);
        let points = self.points_that_count(ix);
        self.put(ix, LiveColumn::Points, &points);
    }

    /// What a criterion is where nothing in it is asked, around what it is where it is asked.
    fn unless_shut(&self, ix: CriterionIx, open: Expr) -> Expr {
        let criterion = &self.form.instrument.criteria[ix];
        let gated = match criterion.gate.as_ref().map(|gate| gate.otherwise) {
            Some(Otherwise::Unscored) => LiveState::Barred,
            _ => LiveState::Gated,
        };
        let gate = || self.at(ix, LiveColumn::Gate);
        let shut = either(two(Op::Eq, gate(), whole(0)), gated.expr(), gate());
        let own = either(two(Op::Eq, gate(), whole(1)), open, shut);
        let own = if self.plan.applies[ix] { own } else { LiveState::LeftOut.expr() };
        match criterion.parent {
            None => own,
            Some(parent) => {
                let above = |closed: i64| two(Op::Eq, self.at(parent, LiveColumn::Inside), whole(closed));
                let inside = || self.at(parent, LiveColumn::Inside);
                let unknown = either(two(Op::AtLeast, inside(), LiveState::Unknown.expr()), inside(), own);
                let unasked = either(above(2), LiveState::UnaskedMet.expr(), unknown);
                either(above(1), LiveState::UnaskedNotMet.expr(), unasked)
            }
        }
    }

    /// The state, unless less was answered than the criterion's own `min_coverage`.
    fn unless_short(&self, ix: CriterionIx, state: Expr) -> Expr {
        match self.falls_short(ix) {
            Some(short) => either(two(Op::Eq, short, whole(1)), LiveState::Withdrawn.expr(), state),
            None => state,
        }
    }

    fn leaf(&mut self, ix: CriterionIx) {
        let criterion = &self.form.instrument.criteria[ix];
        let is_asked = self.is_asked(ix);
        let blank = criterion.blank.as_ref().map_or(LiveState::Empty, blank_state);
        let state = if is_asked {
            let scores = two(Op::Greater, call(Fun::Count, [self.all_counted(ix)]), whole(0));
            let left_out = two(Op::Greater, self.counted_as(ix, NONE), whole(0));
            let faulty = two(Op::Greater, self.counted_as(ix, FAULTY), whole(0));
            let unanswered = either(left_out, LiveState::LeftOut.expr(), blank.expr());
            let answered = self.unless_short(ix, either(scores, LiveState::Scored.expr(), unanswered));
            either(faulty, LiveState::Faulty.expr(), answered)
        } else {
            LiveState::Unknown.expr()
        };
        let state = self.unless_shut(ix, state);
        self.put(ix, LiveColumn::State, &state);
        let zero = criterion.gate.as_ref().is_some_and(|gate| gate.otherwise == Otherwise::Zero);
        let shut = if zero { whole(0) } else { text(NONE) };
        let scored = if is_asked {
            let together = together(criterion.states.assessors, &self.all_counted(ix));
            let blank = criterion.blank.as_ref().map_or_else(|| text(NONE), blank_value);
            either(two(Op::Greater, call(Fun::Count, [self.all_counted(ix)]), whole(0)), together, blank)
        } else {
            text(NONE)
        };
        let is = |state: LiveState| two(Op::Eq, self.at(ix, LiveColumn::State), state.expr());
        let value = either(is(LiveState::Scored), scored, either(is(LiveState::Gated), shut, text(NONE)));
        self.put(ix, LiveColumn::Value, &value);
    }

    /// A branch of which the children have no result that could be combined: what stands in its way.
    fn obstacle(&self, ix: CriterionIx) -> Expr {
        let children = &self.form.instrument.criteria[ix].children;
        let worst = || call(Fun::Max, [self.of_children(ix, LiveColumn::State)]);
        let weighing = children.iter().filter(|&&child| !self.plan.shares[child].is_zero());
        let is = |child, state: LiveState| two(Op::Eq, self.at(child, LiveColumn::State), state.expr());
        let withdrawn: Vec<Expr> = weighing
            .map(|&child| call(Fun::Or, [is(child, LiveState::Withdrawn), is(child, LiveState::Barred)]))
            .collect();
        let withdrawn = if withdrawn.is_empty() {
            whole(0)
        } else {
            let any = added(withdrawn.into_iter().map(|test| either(test, whole(1), whole(0))));
            either(two(Op::Greater, any, whole(0)), LiveState::Withdrawn.expr(), whole(0))
        };
        either(two(Op::AtLeast, worst(), LiveState::Unknown.expr()), worst(), withdrawn)
    }

    fn branch(&mut self, ix: CriterionIx) {
        let instrument = self.form.instrument;
        let criterion = &instrument.criteria[ix];
        let combined = self.combined(ix);
        let zero = criterion.gate.as_ref().is_some_and(|gate| gate.otherwise == Otherwise::Zero);
        let blank = criterion.blank.as_ref().map_or_else(|| text(NONE), blank_value);
        let made = either(self.is_open(ix), combined, blank);
        let gate = || self.at(ix, LiveColumn::Gate);
        let shut = either(two(Op::Eq, gate(), whole(0)), if zero { whole(0) } else { text(NONE) }, text(NONE));
        let own = either(two(Op::Eq, gate(), whole(1)), made, shut);
        let own = if self.plan.applies[ix] { own } else { text(NONE) };
        let before = self.unless_short(ix, whole(1));
        let own = either(two(Op::Eq, before, whole(1)), own, text(NONE));
        let value = match criterion.parent {
            None => own,
            Some(parent) => either(self.is_open(parent), own, text(NONE)),
        };
        self.put(ix, LiveColumn::Value, &value);

        let state = |child: LiveState| {
            let same = two(Op::Eq, self.of_children(ix, LiveColumn::State), child.expr());
            call(Fun::SumProduct, [two(Op::Mul, same, whole(1))])
        };
        let empty = added([LiveState::Empty, LiveState::Gated, LiveState::Barred].into_iter().map(state));
        let none = either(two(Op::Greater, empty, whole(0)), LiveState::Empty.expr(), LiveState::LeftOut.expr());
        let scored = call(Fun::IsNumber, [self.at(ix, LiveColumn::Value)]);
        let combined = either(scored, LiveState::Scored.expr(), none);
        let combined = self.unless_short(ix, combined);
        let obstacle = self.obstacle(ix);
        let open = either(two(Op::Greater, obstacle.clone(), whole(0)), obstacle, combined);
        let blank = criterion.blank.as_ref().map_or(LiveState::Empty, blank_state);
        let own = either(self.is_open(ix), open, self.unless_short(ix, blank.expr()));
        let expr = self.unless_shut(ix, own);
        self.put(ix, LiveColumn::State, &expr);
    }

    /// What the children of an asked branch combine to, through its scale; a dash where they have no result.
    fn combined(&mut self, ix: CriterionIx) -> Expr {
        let instrument = self.form.instrument;
        let criterion = &instrument.criteria[ix];
        let obstacle = self.obstacle(ix);
        let children = Children { instrument, parent: ix, cells: &*self };
        let combined = either(two(Op::Greater, obstacle, whole(0)), text(NONE), children.combined_or(NONE));
        if criterion.scale.is_none() {
            return combined;
        }
        self.put(ix, LiveColumn::BeforeScale, &combined);
        let value = || self.at(ix, LiveColumn::BeforeScale);
        let lowest = criterion.scale.as_deref().and_then(|scale| scale.bands()).and_then(<[_]>::last);
        // The lowest band takes what no band admits.
        let factor = criterion.factor(instrument);
        let rest = lowest.map_or_else(|| text(NONE), |band| number(&(&band.score * &factor).reduced()));
        let measured = measured(criterion, &guarded(value()), &factor, &rest);
        either(call(Fun::IsNumber, [value()]), measured, text(NONE))
    }

    /// The points below a criterion that have a score.
    fn points_that_count(&self, ix: CriterionIx) -> Expr {
        let instrument = self.form.instrument;
        let cell = match instrument.round_at {
            RoundAt::Total => LiveColumn::Value,
            RoundAt::EveryCriterion => LiveColumn::Printed,
        };
        let scored = call(Fun::IsNumber, [self.at(ix, cell)]);
        let own = two(Op::Mul, number(&points_that_apply(instrument, ix, self.form.group)), scored.clone());
        let criterion = &instrument.criteria[ix];
        if criterion.is_leaf() {
            return own;
        }
        let below = call(Fun::Sum, [self.of_children(ix, LiveColumn::Points)]);
        either(call(Fun::And, [self.is_open(ix), scored]), below, own)
    }
}

impl BranchCells for LiveFormulas<'_, '_> {
    fn calculated(&self, ix: CriterionIx) -> CellRef {
        self.layout.cell(ix, LiveColumn::Value)
    }

    fn printed(&self, ix: CriterionIx) -> CellRef {
        self.layout.cell(ix, LiveColumn::Printed)
    }

    fn weight(&self, ix: CriterionIx) -> CellRef {
        self.layout.cell(ix, LiveColumn::Weight)
    }

    fn points(&self, ix: CriterionIx) -> Expr {
        Expr::Cell(self.layout.cell(ix, LiveColumn::Points), Pin::None)
    }
}

/// The state of a criterion without an answer.
const fn blank_state(rule: &CountsAs) -> LiveState {
    match rule {
        CountsAs::Error => LiveState::Faulty,
        CountsAs::Exclude => LiveState::Empty,
        CountsAs::Score(_) => LiveState::Scored,
    }
}

/// What it counts as then.
fn blank_value(rule: &CountsAs) -> Expr {
    match rule {
        CountsAs::Score(score) => number(score),
        CountsAs::Error | CountsAs::Exclude => text(NONE),
    }
}
