//! Conditions of gates and caps as formulas on the cells of one agency. Source: "Conditions" in
//! `scoring-rules/README.md`.

use super::Recap;
use crate::report::xlsx::rounding::guarded;
use crate::report::xlsx::rounding::reaches;
use crate::rules::instrument::{Basis, Condition};
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::{AgencyScore, CriterionScore, State};
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Pin;
use crate::workbook::formula::call;
use crate::workbook::formula::number;

/// What a formula can say of a condition.
pub(crate) enum Test {
    /// It asks nothing of this agency.
    Passed,
    /// It stands as it is: its criterion has no score to compare.
    Settled,
    Formula(Expr),
    /// It compares with other agencies.
    Top,
}

impl Recap<'_> {
    /// How a criterion came out for an agency; the total too.
    #[must_use]
    pub(crate) fn outcome(&self, score: &AgencyScore, ix: CriterionIx) -> CriterionScore {
        if ix == TOTAL {
            return score.value().map_or(CriterionScore::Unscored, CriterionScore::Scored);
        }
        self.source.board.criterion(score, ix).cloned().unwrap_or(CriterionScore::Unscored)
    }

    /// A condition on the cells of an agency's row, which must be there already.
    #[must_use]
    pub(crate) fn test(&self, row: u32, score: &AgencyScore, condition: &Condition) -> Test {
        let group = self.source.assessments.agencies[score.agency()].group.as_deref();
        let among = |groups: &Vec<String>| group.is_some_and(|group| groups.iter().any(|other| other == group));
        if !condition.groups.as_ref().is_none_or(among) {
            return Test::Passed;
        }
        match self.outcome(score, condition.on).state() {
            State::Scored if condition.top.is_some() => Test::Top,
            State::Scored => condition.bound.as_ref().map_or(Test::Passed, |bound| {
                Test::Formula(reaches(self.compared(row, condition.on), bound, number(&bound.value)))
            }),
            // Not met while its own gate is shut, whatever its bound.
            State::Gated => match &self.source.instrument.criteria[condition.on].gate {
                Some(gate) => self.test(row, score, &gate.condition),
                None => Test::Settled,
            },
            State::Excluded | State::Unscored => Test::Settled,
        }
    }

    /// The cell of a criterion in the form that `classify` names.
    fn compared(&self, row: u32, ix: CriterionIx) -> Expr {
        let cells = (self.layout.printed(row, ix), self.layout.calculated(row, ix));
        compared(self.source.instrument.classify, cells.0, cells.1)
    }
}

/// What conditions compare: one of these two cells. `N` keeps text from counting as more than a number.
#[must_use]
pub(crate) fn compared(classify: Basis, printed: CellRef, calculated: CellRef) -> Expr {
    match classify {
        Basis::Rounded => call(Fun::N, [Expr::Cell(printed, Pin::Both)]),
        Basis::Exact => guarded(Expr::Cell(calculated, Pin::Both)),
    }
}
