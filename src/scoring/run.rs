//! One scoring run: a plan for each group, scratch space for each thread, the pieces that threads hand back.

use crate::scoring::board::State;

use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::finding::{Finding, finding};
use crate::rules::CriterionIx;
use crate::rules::Instrument;
use crate::rules::TOTAL;
use crate::rules::instrument::Absent;
use crate::rules::instrument::Basis;
use crate::rules::instrument::Condition;
use crate::scoring::board::AgencyScore;
use crate::scoring::board::CriterionScore;
use crate::scoring::board::Detail;
use crate::scoring::board::Reason;
use crate::scoring::board::Total;
use crate::scoring::board::UnroundedScore;
use crate::scoring::conditions;
use crate::scoring::conditions::Thresholds;
use crate::scoring::doubts;
use crate::scoring::fast::FastScorer;
use crate::scoring::fast::steps::Sums;
use crate::scoring::groups::Groups;
use crate::scoring::plan::Plan;
use crate::scoring::rows::TOGETHER;
use crate::scoring::tree;
use crate::scoring::tree::Problem;
use crate::scoring::tree::TreeScorer;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

pub(super) struct Run<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) assessments: &'a Assessments,
    pub(super) groups: Groups,
    /// By group.
    pub(super) plans: Vec<(Plan, Option<FastScorer>)>,
    pub(super) kept: Vec<usize>,
    /// Of the criteria kept, their states and nothing else.
    pub(super) only_states: bool,
    /// The score of a leaf is kept, or decides between ties.
    pub(super) leaves: bool,
    /// Findings of the run; shared criteria are reported once, not per agency.
    pub(super) problems: Mutex<BTreeMap<(Option<usize>, Problem), Finding>>,
    /// Agencies of whose asked weight much is left out, under rules that say nothing of it: hundredths of a percent.
    pub(super) much_left_out: Mutex<BTreeMap<usize, u32>>,
}

impl<'a> Run<'a> {
    pub(super) fn new(instrument: &'a Instrument, assessments: &'a Assessments, detail: Detail) -> Self {
        let groups = Groups::new(&assessments.agencies);
        let plan = |group: &Option<Arc<str>>| {
            let plan = Plan::new(instrument, group.as_deref());
            let linear = FastScorer::new(instrument, &plan);
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
        Self {
            instrument,
            assessments,
            groups,
            plans,
            kept,
            only_states: false,
            leaves,
            problems: Mutex::default(),
            much_left_out: Mutex::default(),
        }
    }

    pub(super) fn plan(&self, agency: usize) -> &(Plan, Option<FastScorer>) {
        &self.plans[self.groups.of(agency)]
    }

    /// Maps all agencies in parallel, in pieces of [`TOGETHER`]; results in their order.
    pub(super) fn each<'r, T: Send>(
        &'r self,
        work: impl Fn(&mut Scratch<'r>, Range<usize>) -> T + Sync,
        known: &'r Thresholds<'r>,
    ) -> Vec<T> {
        let agencies = self.assessments.agencies.len();
        let parts = agencies.div_ceil(TOGETHER);
        let at = |desk: &mut Scratch<'r>, part| {
            let from = part * TOGETHER;
            work(desk, from..agencies.min(from + TOGETHER))
        };
        if parts <= 1 {
            return (0..parts).map(|part| at(&mut self.desk(known), part)).collect();
        }
        (0..parts).into_par_iter().map_init(|| self.desk(known), at).collect()
    }

    /// Scratch space for the first agency.
    pub(super) fn desk<'r>(&'r self, known: &'r Thresholds<'r>) -> Scratch<'r> {
        let (plan, linear) = self.plan(0);
        let tree = TreeScorer::new(self.instrument, self.assessments, plan, known, 0);
        Scratch { agency: 0, plan, linear: linear.as_ref(), sums: Sums::default(), tree }
    }

    /// Reuses scratch space for another agency.
    pub(super) fn put<'r>(&'r self, agency: usize, desk: &mut Scratch<'r>) {
        let (plan, linear) = self.plan(agency);
        (desk.agency, desk.plan, desk.linear) = (agency, plan, linear.as_ref());
    }

    /// The cutoffs of all conditions with `top`.
    pub(super) fn cutoffs(&self) -> Thresholds<'a> {
        let mut known = Thresholds::new(self.assessments);
        for condition in conditions::in_order(self.instrument) {
            let reached = self.each(
                |desk, agencies| -> Vec<(usize, Exact)> {
                    let value = |agency| {
                        self.put(agency, desk);
                        Some((agency, self.value_for(desk.tree(), condition)?))
                    };
                    agencies.filter_map(value).collect()
                },
                &known,
            );
            known.learn(condition, reached.into_iter().flatten());
        }
        known
    }

    /// The value with which an agency takes part in a `top`: it needs an answer of its own to what is asked.
    pub(super) fn value_for(&self, tree: &mut TreeScorer<'_>, condition: &Condition) -> Option<Exact> {
        let takes_part = !self.assessments.withheld[tree.agency] && tree.has_own_answer(condition.on);
        if takes_part { tree.compared(condition.on) } else { None }
    }

    pub(super) fn absent(&self, agency: usize) -> bool {
        !self.assessments.store.any_answer(Subject::Agency(agency))
    }

    /// The results of some agencies.
    pub(super) fn piece<'r>(&'r self, desk: &mut Scratch<'r>, agencies: Range<usize>) -> Piece {
        let (rows, kept) = (agencies.len(), agencies.len() * self.kept.len());
        let mut piece = Piece {
            scores: Vec::with_capacity(rows),
            states: Vec::with_capacity(if self.only_states { kept } else { 0 }),
            criteria: Vec::with_capacity(if self.only_states { 0 } else { kept }),
            breakers: Vec::with_capacity(rows * self.instrument.ranking.break_ties.len()),
        };
        for agency in agencies {
            self.put(agency, desk);
            let score = self.agency(desk, &mut piece);
            piece.scores.push(score);
        }
        piece
    }

    /// The result of the agency in the scratch space, with the kept criteria and the tie-breakers.
    pub(super) fn agency(&self, desk: &mut Scratch<'_>, piece: &mut Piece) -> AgencyScore {
        let agency = desk.agency;
        if self.assessments.withheld[agency] {
            return self.without_answers(agency, Some(Reason::DataErrors), piece);
        }
        if let Some((linear, sums)) = desk.summed(self.assessments, self.leaves) {
            return self.by_sums(agency, linear, sums, piece);
        }
        if self.absent(agency) {
            let unscored = self.instrument.absent == Absent::Unscored;
            return self.without_answers(agency, unscored.then_some(Reason::Absent), piece);
        }
        let tree = desk.tree();
        let total = match tree.outcome(TOTAL) {
            tree::CriterionOutcome::Scored(value) => Some(value),
            _ => None,
        };
        self.keep(piece, |ix| tree.outcome(ix).shown());
        let coverage = tree.coverage();
        if let Some(share) = doubts::check_left_out(self.instrument, tree) {
            self.much_left_out.lock().unwrap_or_else(PoisonError::into_inner).insert(tree.agency, share);
        }
        let score = match (self.reason(tree, &coverage), total) {
            (None, Some(total)) => {
                self.break_ties(piece, |ix, by| tree.tie_value(ix, by));
                let (class, capped_by) = self.classify(tree, &total);
                let printed = self.instrument.rounded(&total.exact);
                let total = UnroundedScore { exact: total.exact.reduced(), ..total };
                AgencyScore::scored(agency, Total::new(total, printed, class, capped_by), coverage)
            }
            (reason, _) => {
                self.break_ties(piece, |_, _| None);
                AgencyScore::unscored(agency, reason.unwrap_or(Reason::NothingCounted), coverage)
            }
        };
        self.report(agency, std::mem::take(&mut tree.problems));
        score
    }

    /// An agency scored by the fast path.
    pub(super) fn by_sums(&self, agency: usize, linear: &FastScorer, sums: &Sums, piece: &mut Piece) -> AgencyScore {
        let instrument = self.instrument;
        let coverage = linear.coverage(sums);
        if self.only_states {
            piece.states.extend(self.kept.iter().map(|&ix| linear.state(instrument, ix)));
        } else {
            self.keep(piece, |ix| linear.shown(instrument, sums, ix));
        }
        if coverage < instrument.min_coverage {
            self.break_ties(piece, |_, _| None);
            return AgencyScore::unscored(agency, Reason::Coverage, coverage);
        }
        self.break_ties(piece, |ix, by| {
            linear.shown(instrument, sums, ix).value().map(|value| instrument.on_basis(&value.exact, by))
        });
        let total = linear.value(sums, TOTAL);
        let printed = instrument.rounded(&total.exact);
        let class = instrument.class_of(if instrument.classify == Basis::Rounded { &printed } else { &total.exact });
        AgencyScore::scored(agency, Total::new(total, printed, class, None), coverage)
    }

    /// An agency of which nothing was asked: unscored with a reason, or (`absent = "zero"`) at 0 in the lowest class.
    pub(super) fn without_answers(&self, agency: usize, reason: Option<Reason>, piece: &mut Piece) -> AgencyScore {
        self.keep(piece, |_| CriterionScore::Unscored);
        self.break_ties(piece, |_, _| None);
        let Some(reason) = reason else {
            let lowest = self.instrument.classes.len().checked_sub(1);
            return AgencyScore::scored(
                agency,
                Total::new(UnroundedScore::ZERO, Exact::ZERO, lowest, None),
                Exact::ZERO,
            );
        };
        AgencyScore::unscored(agency, reason, Exact::ZERO)
    }

    /// Keeps an agency's criteria: how they took part, or all of them.
    pub(super) fn keep(&self, piece: &mut Piece, shown: impl FnMut(CriterionIx) -> CriterionScore) {
        let kept = self.kept.iter().copied().map(shown);
        if self.only_states {
            piece.states.extend(kept.map(|criterion| criterion.state()));
        } else {
            piece.criteria.extend(kept);
        }
    }

    /// Notes what decides between ties for an agency, on the basis of ranking.
    pub(super) fn break_ties(&self, piece: &mut Piece, mut value: impl FnMut(CriterionIx, Basis) -> Option<Exact>) {
        let ranking = &self.instrument.ranking;
        piece.breakers.extend(ranking.break_ties.iter().map(|&ix| value(ix, ranking.by)));
    }

    /// Why an agency has no score, whatever its total; [`Reason::NothingCounted`] is for who has none then.
    pub(super) fn reason(&self, tree: &TreeScorer<'_>, coverage: &Exact) -> Option<Reason> {
        if !tree.problems.is_empty() {
            Some(Reason::DataErrors)
        } else if let Some(gate) = tree.withdrawn_by() {
            Some(Reason::Gate(gate))
        } else if let Some(branch) = tree.short {
            Some(Reason::CoverageOf(branch))
        } else {
            (*coverage < self.instrument.min_coverage).then_some(Reason::Coverage)
        }
    }

    /// The class of a total, and the lowest of the caps whose condition is not met.
    pub(super) fn classify(&self, tree: &mut TreeScorer<'_>, total: &UnroundedScore) -> (Option<usize>, Option<usize>) {
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

    pub(super) fn report(&self, agency: usize, problems: BTreeSet<Problem>) {
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

    pub(super) fn finding(&self, problem: &Problem, agency: Option<usize>) -> Finding {
        let agency = agency.map(|agency| &self.assessments.agencies[agency]);
        let name = || agency.map_or("", |agency| &*agency.name);
        let named = |ix: CriterionIx| (&self.instrument.criteria[ix].id, &self.instrument.criteria[ix].name);
        let finding = match problem {
            Problem::Blank(ix) => {
                let (criterion, criterion_name) = named(*ix);
                finding!(E501: criterion = criterion, name = criterion_name, agency = name())
            }
            Problem::SharedBlank(ix) => {
                let (criterion, criterion_name) = named(*ix);
                finding!(E502: criterion = criterion, name = criterion_name)
            }
            Problem::NotApplicable(ix, share) => doubts::too_much(&self.instrument.criteria[*ix], *share, name()),
        };
        match agency {
            Some(agency) => finding.about(agency.id.clone()),
            None => finding,
        }
    }
}

/// The results of a piece of agencies, concatenated.
pub(super) struct Piece {
    pub(super) scores: Vec<AgencyScore>,
    /// Of the criteria kept: one of the two.
    pub(super) states: Vec<State>,
    pub(super) criteria: Vec<CriterionScore>,
    pub(super) breakers: Vec<Option<Exact>>,
}

/// Scratch space of a thread, reused from agency to agency.
pub(super) struct Scratch<'a> {
    pub(super) agency: usize,
    pub(super) plan: &'a Plan,
    pub(super) linear: Option<&'a FastScorer>,
    pub(super) sums: Sums,
    pub(super) tree: TreeScorer<'a>,
}

impl<'a> Scratch<'a> {
    /// The tree of the agency, nothing computed yet.
    fn tree(&mut self) -> &mut TreeScorer<'a> {
        self.tree.reset(self.agency, self.plan);
        &mut self.tree
    }

    /// The fast path of the agency, summed up, where its group and its answers allow it.
    fn summed(&mut self, assessments: &Assessments, leaves: bool) -> Option<(&FastScorer, &Sums)> {
        let linear = self.linear?;
        linear.sum(&assessments.store, self.agency, leaves, &mut self.sums).then_some((linear, &self.sums))
    }
}
