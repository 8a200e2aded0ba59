//! Instrument x Assessments -> [`Scoreboard`]. Pure: no files, no clock, no printing.
//!
//! The formula is in [`combine`]; who takes part in it is decided in [`tree`].

pub mod board;
pub mod combine;
mod conditions;
mod geometric;
mod groups;
mod judge;
mod linear;
pub mod makeup;
pub mod plan;
mod rank;
mod totals;
pub mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::assessments::{Assessments, Subject};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::rules::instrument::{Absent, Basis, Condition};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use board::Total;
pub use board::{
    AgencyScore, CriterionScore, Detail, GroupScore, Ranked, Reason, Scoreboard, State, SummaryScore, Value,
};
use conditions::Known;
use groups::Groups;
pub use judge::{Judge, Judged};
use linear::{Linear, Sums};
use plan::Plan;
use rank::{Breakers, Member};
use tree::{Problem, Tree};

/// Agencies scored by one thread before it looks for more.
const BATCH: usize = 256;

/// Scores, classifies and ranks every agency.
///
/// Agencies whose answers the rules refuse (`blank = "error"`, a value on no band) come out unscored, with a finding
/// each; the caller decides whether to show the rest.
#[must_use]
pub fn score(instrument: &Instrument, assessments: &Assessments, detail: Detail) -> Scoreboard {
    board(Run::new(instrument, assessments, detail))
}

/// The same with [`Detail::All`], but of single criteria only how they took part ([`AgencyScore::states`]), not their
/// scores: enough to tell what was asked of whom.
#[must_use]
pub fn survey(instrument: &Instrument, assessments: &Assessments) -> Scoreboard {
    board(Run { only_states: true, ..Run::new(instrument, assessments, Detail::All) })
}

fn board(run: Run<'_>) -> Scoreboard {
    let (instrument, assessments) = (run.instrument, run.assessments);
    let known = run.cutoffs();
    let scored = |desk: &mut Desk<'_>| {
        let (score, breakers) = run.agency(desk);
        let member = Member::of(instrument, &score);
        (score, (breakers, member))
    };
    let (mut scores, (breakers, members)): (Vec<AgencyScore>, (Vec<Breakers>, Vec<Member>)) = run.each(scored, &known);
    let order = rank::rank(instrument, &assessments.agencies, &run.groups, &mut scores, &breakers, members);
    let groups = totals::groups(instrument, &run.groups, &scores);
    let problems = run.problems.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut findings: Vec<Finding> = problems.into_values().collect();
    let agencies = Ranked::new(scores, order);
    let summary = instrument.summary.as_ref().and_then(|summary| {
        totals::summary(instrument, summary, assessments, &agencies).map_err(|missing| findings.extend(missing)).ok()
    });
    Scoreboard { agencies, groups, summary, kept: run.kept, findings }
}

/// One agency's result, and what ranks compare beside its total.
type Scored = (AgencyScore, Breakers);

struct Run<'a> {
    instrument: &'a Instrument,
    assessments: &'a Assessments,
    groups: Groups,
    /// By group.
    plans: Vec<(Plan, Option<Linear>)>,
    kept: Vec<usize>,
    /// Of the criteria kept, their states and nothing else.
    only_states: bool,
    /// The score of a leaf is kept, or decides between ties.
    leaves: bool,
    /// What was wrong, once: shared criteria are nobody's own fault.
    problems: Mutex<BTreeMap<(Option<usize>, Problem), Finding>>,
}

/// What a thread scores one agency after another with.
struct Desk<'a> {
    agency: usize,
    plan: &'a Plan,
    linear: Option<&'a Linear>,
    sums: Sums,
    tree: Tree<'a>,
}

impl<'a> Desk<'a> {
    /// The tree of the agency, nothing worked out yet.
    fn tree(&mut self) -> &mut Tree<'a> {
        self.tree.reset(self.agency, self.plan);
        &mut self.tree
    }

    /// The combination that makes the agency's scores, summed up, where nothing turns on its answers.
    fn summed(&mut self, assessments: &Assessments, leaves: bool) -> Option<(&Linear, &Sums)> {
        let linear = self.linear?;
        linear.sum(&assessments.tallies, self.agency, leaves, &mut self.sums).then_some((linear, &self.sums))
    }
}

impl<'a> Run<'a> {
    fn new(instrument: &'a Instrument, assessments: &'a Assessments, detail: Detail) -> Self {
        let groups = Groups::new(&assessments.agencies);
        let plan = |group: &Option<Arc<str>>| {
            let plan = Plan::new(instrument, group.as_deref());
            let linear = Linear::new(instrument, &plan);
            (plan, linear)
        };
        let plans = groups.names.iter().map(plan).collect();
        let deepest = match detail {
            Detail::Depth(depth) => depth,
            Detail::All => usize::MAX,
        };
        let kept: Vec<_> =
            (1..instrument.criteria.len()).filter(|&ix| instrument.criteria[ix].depth <= deepest).collect();
        let leaves = kept.iter().chain(&instrument.ranking.break_ties).any(|&ix| instrument.criteria[ix].is_leaf());
        Self { instrument, assessments, groups, plans, kept, only_states: false, leaves, problems: Mutex::default() }
    }

    fn plan(&self, agency: usize) -> &(Plan, Option<Linear>) {
        &self.plans[self.groups.of(agency)]
    }

    /// Does something with every agency, on all cores, and gives the results in the order of agencies.
    fn each<'r, T: Send, C>(&'r self, work: impl Fn(&mut Desk<'r>) -> T + Sync, known: &'r Known<'r>) -> C
    where
        C: Extend<T> + Default + Send + ParallelExtend<T>,
    {
        let agencies = self.assessments.agencies.len();
        let mut results = C::default();
        let Some(desk) = (agencies > 0).then(|| self.desk(known)) else { return results };
        let at = |desk: &mut Desk<'r>, agency| {
            let (plan, linear) = self.plan(agency);
            (desk.agency, desk.plan, desk.linear) = (agency, plan, linear.as_ref());
            work(desk)
        };
        if agencies <= BATCH {
            let mut desk = desk;
            results.extend((0..agencies).map(|agency| at(&mut desk, agency)));
        } else {
            let all = (0..agencies).into_par_iter().with_min_len(BATCH);
            results.par_extend(all.map_init(|| self.desk(known), at));
        }
        results
    }

    /// A desk with the first agency on it.
    fn desk<'r>(&'r self, known: &'r Known<'r>) -> Desk<'r> {
        let (plan, linear) = self.plan(0);
        let tree = Tree::new(self.instrument, self.assessments, plan, known, 0);
        Desk { agency: 0, plan, linear: linear.as_ref(), sums: Sums::default(), tree }
    }

    /// The cutoffs of all conditions with `top`.
    fn cutoffs(&self) -> Known<'a> {
        let mut known = Known::new(self.assessments);
        for condition in conditions::in_order(self.instrument) {
            let reached: Vec<_> = self.each(|desk| (desk.agency, self.value_for(desk.tree(), condition)), &known);
            known
                .learn(condition, reached.into_iter().filter_map(|(agency, value)| value.map(|value| (agency, value))));
        }
        known
    }

    /// The value with which an agency takes part in a `top`: it needs an answer of its own.
    fn value_for(&self, tree: &mut Tree<'_>, condition: &Condition) -> Option<Exact> {
        let takes_part = !self.assessments.withheld[tree.agency] && !self.absent(tree.agency);
        if takes_part { tree.compared(condition.on) } else { None }
    }

    fn absent(&self, agency: usize) -> bool {
        !self.assessments.tallies.any_answer(Subject::Agency(agency))
    }

    fn agency(&self, desk: &mut Desk<'_>) -> Scored {
        let agency = desk.agency;
        if self.assessments.withheld[agency] {
            return self.without_answers(agency, Some(Reason::DataErrors));
        }
        if let Some((linear, sums)) = desk.summed(self.assessments, self.leaves) {
            return self.by_sums(agency, linear, sums);
        }
        if self.absent(agency) {
            let unscored = self.instrument.absent == Absent::Unscored;
            return self.without_answers(agency, unscored.then_some(Reason::Absent));
        }
        let tree = desk.tree();
        let total = match tree.outcome(TOTAL) {
            tree::Outcome::Scored(value) => Some(value),
            _ => None,
        };
        let kept = self.keep(|ix| tree.outcome(ix).shown());
        let coverage = tree.coverage();
        let mut breakers = Breakers::default();
        let score = match (self.reason(tree, &coverage), total) {
            (None, Some(total)) => {
                let ranking = &self.instrument.ranking;
                breakers = ranking.break_ties.iter().map(|&ix| tree.tie_value(ix, ranking.by)).collect();
                let (class, capped_by) = self.classify(tree, &total);
                let printed = self.instrument.rounded(&total.exact);
                let total = Value { exact: total.exact.reduced(), ..total };
                AgencyScore::scored(agency, Total::new(total, printed, class, capped_by), coverage)
            }
            (reason, _) => AgencyScore::unscored(agency, reason.unwrap_or(Reason::NothingCounted), coverage),
        };
        self.report(agency, std::mem::take(&mut tree.problems));
        (score.with(kept), breakers)
    }

    /// An agency whose scores are sums and nothing else.
    fn by_sums(&self, agency: usize, linear: &Linear, sums: &Sums) -> Scored {
        let instrument = self.instrument;
        let coverage = linear.coverage(sums);
        let kept = if self.only_states {
            (self.kept.iter().map(|&ix| linear.state(instrument, ix)).collect(), Box::default())
        } else {
            self.keep(|ix| linear.shown(instrument, sums, ix))
        };
        if coverage < instrument.min_coverage {
            return (AgencyScore::unscored(agency, Reason::Coverage, coverage).with(kept), Breakers::default());
        }
        let total = linear.value(sums, TOTAL);
        let printed = instrument.rounded(&total.exact);
        let by = instrument.ranking.by;
        let breaker = |&ix| linear.shown(instrument, sums, ix).value().map(|v| instrument.on_basis(&v.exact, by));
        let breakers = instrument.ranking.break_ties.iter().map(breaker).collect();
        let class = instrument.class_of(if instrument.classify == Basis::Rounded { &printed } else { &total.exact });
        (AgencyScore::scored(agency, Total::new(total, printed, class, None), coverage).with(kept), breakers)
    }

    /// An agency of which nothing was asked: unscored with a reason, or (`absent = "zero"`) at 0 in the lowest class.
    fn without_answers(&self, agency: usize, reason: Option<Reason>) -> Scored {
        let score = match reason {
            Some(reason) => AgencyScore::unscored(agency, reason, Exact::ZERO),
            None => {
                let lowest = self.instrument.classes.len().checked_sub(1);
                AgencyScore::scored(agency, Total::new(Value::ZERO, Exact::ZERO, lowest, None), Exact::ZERO)
            }
        };
        let kept = self.keep(|_| CriterionScore::Unscored);
        (score.with(kept), vec![None; self.instrument.ranking.break_ties.len()].into())
    }

    /// What is kept of an agency's criteria: their states, or all of them.
    fn keep(&self, shown: impl FnMut(CriterionIx) -> CriterionScore) -> (Box<[State]>, Box<[CriterionScore]>) {
        let kept = self.kept.iter().copied().map(shown);
        if self.only_states {
            (kept.map(|criterion| criterion.state()).collect(), Box::default())
        } else {
            (Box::default(), kept.collect())
        }
    }

    /// Why an agency has no score, whatever its total; [`Reason::NothingCounted`] is for who has none then.
    fn reason(&self, tree: &Tree<'_>, coverage: &Exact) -> Option<Reason> {
        if !tree.problems.is_empty() {
            Some(Reason::DataErrors)
        } else if let Some(gate) = tree.withdrawn_by() {
            Some(Reason::Gate(gate))
        } else {
            (*coverage < self.instrument.min_coverage).then_some(Reason::Coverage)
        }
    }

    /// The class of a total, and the lowest of the caps whose condition is not met.
    fn classify(&self, tree: &mut Tree<'_>, total: &Value) -> (Option<usize>, Option<usize>) {
        let instrument = self.instrument;
        let mut class = instrument.class_of(&instrument.on_basis(&total.exact, instrument.classify));
        let mut capped_by = None;
        for (at, cap) in instrument.caps.iter().enumerate() {
            if class.is_some_and(|class| class < cap.best_class) && !tree.met(&cap.unless) {
                (class, capped_by) = (Some(cap.best_class), Some(at));
            }
        }
        (class, capped_by)
    }

    fn report(&self, agency: usize, problems: BTreeSet<Problem>) {
        if problems.is_empty() {
            return;
        }
        let mut told = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
        for problem in problems {
            let agency = if matches!(problem, Problem::SharedBlank(_)) { None } else { Some(agency) };
            let finding = self.finding(&problem, agency);
            told.entry((agency, problem)).or_insert(finding);
        }
    }

    fn finding(&self, problem: &Problem, agency: Option<usize>) -> Finding {
        let (code, ix) = match problem {
            Problem::Blank(ix) => ("E501", *ix),
            Problem::SharedBlank(ix) => ("E502", *ix),
        };
        let criterion = &self.instrument.criteria[ix];
        let finding = Finding::new(code).with("criterion", &criterion.id).with("name", &criterion.name);
        match agency.map(|agency| &self.assessments.agencies[agency]) {
            Some(agency) => finding.with("agency", &*agency.name).about(agency.id.clone()),
            None => finding,
        }
    }
}
