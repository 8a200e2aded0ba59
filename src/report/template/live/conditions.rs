//! Gates and caps: whether their conditions are met, as the answers stand. Source: "Conditions" in the language.

use super::asked::LiveState;
use super::formulas::LiveFormulas;
use super::layout::LiveColumn;
use crate::report::xlsx::conditions::compared;
use crate::report::xlsx::rounding::reaches;
use crate::rules::CriterionIx;
use crate::rules::instrument::Condition;
use crate::workbook::formula::{Expr, Fun, Op, call, either, number, two, whole};

impl LiveFormulas<'_, '_> {
    /// Writes whether the gate of a criterion is open.
    pub(super) fn gate(&mut self, ix: CriterionIx) {
        if std::mem::replace(&mut self.gates_done[ix], true) {
            return;
        }
        let expr = match &self.form.instrument.criteria[ix].gate {
            Some(gate) => self.met(&gate.condition),
            None => whole(1),
        };
        self.put(ix, LiveColumn::Gate, &expr);
    }

    /// Whether a condition is met: 1, 0, or the state of what it hangs on where that has no result.
    pub(super) fn met(&mut self, condition: &Condition) -> Expr {
        let group = self.form.group;
        let among = |groups: &Vec<String>| group.is_some_and(|group| groups.iter().any(|other| other == group));
        if !condition.groups.as_ref().is_none_or(among) || !self.plan.concerns[condition.on] {
            return whole(1);
        }
        if condition.top.is_some() {
            return LiveState::Unknown.expr();
        }
        self.outcome(condition.on);
        let on = condition.on;
        let state = || self.at(on, LiveColumn::State);
        let is = |other: LiveState| two(Op::Eq, state(), other.expr());
        let reached = condition.bound.as_ref().map_or_else(
            || whole(1),
            |bound| {
                let cells = (self.layout.cell(on, LiveColumn::Printed), self.layout.cell(on, LiveColumn::Value));
                let compared = compared(self.form.instrument.classify, cells.0, cells.1);
                either(reaches(compared, bound, number(&bound.value)), whole(1), whole(0))
            },
        );
        let passed = call(Fun::Or, [is(LiveState::LeftOut), is(LiveState::UnaskedMet)]);
        let others = either(passed, whole(1), whole(0));
        let known = either(is(LiveState::Scored), reached, others);
        either(two(Op::AtLeast, state(), LiveState::Unknown.expr()), state(), known)
    }
}
