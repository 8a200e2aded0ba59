//! How the conditions of gates and caps stood for one agency: for explanations.
//!
//! It asks the same [`TreeScorer`] that scoring asks, with the same cutoffs, so there is no second reading of a condition.

use crate::answers::Assessments;
use crate::exact::Exact;
use crate::rules::Instrument;
use crate::rules::instrument::Condition;
use crate::scoring::Detail;
use crate::scoring::conditions::Thresholds;
use crate::scoring::run::Run;
use crate::scoring::tree::Cutoffs;
use crate::scoring::tree::TreeScorer;

/// How one condition stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    /// Whether it is asked of the agency's group at all; where not, it is met.
    pub asked: bool,
    pub met: bool,
    /// The value that was compared, where there is one.
    pub compared: Option<Exact>,
    /// Of a condition with `top`: the lowest value that still has a place; `None` where there are places left.
    pub least: Option<Exact>,
}

/// Evaluates conditions for every agency of some assessments; cutoffs are computed once.
pub(crate) struct Judge<'a> {
    run: Run<'a>,
    known: Thresholds<'a>,
}

impl<'a> Judge<'a> {
    /// An evaluator for these assessments.
    #[must_use]
    pub(crate) fn new(instrument: &'a Instrument, assessments: &'a Assessments) -> Self {
        let run = Run::new(instrument, assessments, Detail::Depth(0));
        let known = run.cutoffs();
        Self { run, known }
    }

    /// How conditions stood for one agency, in their order.
    #[must_use]
    pub(crate) fn of(&self, agency: usize, conditions: &[&Condition]) -> Vec<Judged> {
        let (plan, _) = self.run.plan(agency);
        let mut tree = TreeScorer::new(self.run.instrument, self.run.assessments, plan, &self.known, agency);
        let group = self.run.assessments.agencies[agency].group.as_deref();
        let judged = |condition: &&Condition| Judged {
            asked: condition.groups.as_ref().is_none_or(|groups| groups.iter().any(|g| Some(g.as_str()) == group)),
            met: tree.met(condition),
            compared: tree.compared(condition.on),
            least: self.known.cutoff(condition, agency).cloned(),
        };
        conditions.iter().map(judged).collect()
    }
}
