//! One agency's score, taken apart: from answers to score, in numbers that add up exactly.
//!
//! Pure: Instrument x Assessments x Scoreboard (with every criterion kept) -> [`Explanation`]. It states no formula of
//! its own: shares come from [`crate::scoring::combine`], states and scores from the scoreboard.

mod addends;
mod inputs;
mod position;

use std::collections::HashMap;
use std::sync::Arc;

use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::Correction;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::finding::Place;
use crate::rules::instrument::{Condition, Otherwise};
use crate::rules::scale::Bound;
use crate::rules::{Counted, CriterionIx, Instrument, Reply};
use crate::scoring::{AgencyScore, Judge, Judged, Scoreboard, State, UnroundedScore};

/// Everything that can be said about one agency's score.
#[derive(Debug, Clone)]
pub(crate) struct Explanation {
    /// Index in [`Assessments::agencies`].
    pub agency: usize,
    /// As it stands on the scoreboard.
    pub score: AgencyScore,
    /// By index of the criterion: the total first, the others in the order of the rules.
    pub criteria: Vec<Explained>,
    /// What adds up to the printed score, exactly; empty without a score.
    pub sum: Vec<Addend>,
    /// Every cap, in the order of the rules; empty without a score.
    pub caps: Vec<CapSeen>,
    /// The class above; `None` in the best one, and without a score.
    pub next: Option<Next>,
    /// How many agencies are ranked in the same list.
    pub ranked: usize,
    /// Who stands right before and right after in that list.
    pub before: Option<Neighbour>,
    pub after: Option<Neighbour>,
}

/// One criterion of the agency.
#[derive(Debug, Clone)]
pub(crate) struct Explained {
    pub state: State,
    /// Why it has no score of its own making; `None` where answers or children made it.
    pub why: Option<Why>,
    /// What goes on to its parent.
    pub value: Option<UnroundedScore>,
    /// Its weight among the siblings that its group is asked, in percent of the parent; `None` for the total and where
    /// nothing is weighed.
    pub weight: Option<Exact>,
    /// Its weight among those that took part, in percent of the parent.
    pub taken: Option<Exact>,
    /// What its score is multiplied by in the total, in percent. `None` where no such number exists: it took no part, or
    /// a geometric mean stands above it.
    pub effective: Option<Exact>,
    /// Points of the total that its score is worth: score x effective weight.
    pub contribution: Option<Exact>,
    /// Full marks x effective weight, minus the contribution.
    pub lost: Option<Exact>,
    /// What was answered to it, by assessor.
    pub answers: Vec<GivenAnswer>,
    /// From what answers or children make to what goes on: the criterion's own scale, rounding. In the order in which
    /// they are applied, each with the score after it.
    pub steps: Vec<Step>,
    pub gate: Option<GateSeen>,
}

/// Why a criterion has no score of its own making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// The agency has no answers, or its data has errors.
    NothingRead,
    /// It is not asked of the agency's group.
    OtherGroups,
    /// Its gate is shut.
    Gate(Otherwise),
    /// No answer; what that counts as (`None`: left out).
    Blank(Option<Exact>),
    /// The state of its answers leaves it out.
    LeftOut,
    /// Nothing below it took part.
    NothingBelow,
    /// A criterion above it was answered as a whole, left out or shut.
    ClosedAbove(CriterionIx),
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GivenAnswer {
    /// Empty for the nameless one.
    pub assessor: Arc<str>,
    /// The cell as written.
    pub text: String,
    pub reply: Reply,
    pub verified: bool,
    /// The body's own answer, where the verifier's counts in its place.
    pub declared: Option<Box<str>>,
    /// The evidence for it, as written.
    pub evidence: Option<Box<str>>,
    /// Whether it counts as 0 because it has none.
    pub lacks_evidence: bool,
    /// What it was before an objection, and why it was changed.
    pub corrected: Option<Box<Correction>>,
    /// What the rules make of it.
    pub counted: Counted,
    /// `None` for an answer of a what-if.
    pub place: Option<Place>,
}

/// What happens between a raw score and the one that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepKind {
    /// The scale of an inner criterion.
    Scale,
    Rounding,
}

/// One such step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub kind: StepKind,
    pub from: Exact,
    pub to: Exact,
    /// Points of the total: the difference x the effective weight.
    pub points: Option<Exact>,
}

/// What one line of the sum comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddendKind {
    /// Answers, or the rule for their absence.
    Answer,
    /// A geometric mean as a whole: its parts have no contributions.
    Geometric,
    /// The same of a harmonic mean.
    Harmonic,
    Scale,
    /// Of a criterion; for the total: of the printed score.
    Rounding,
}

/// One line of the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addend {
    pub criterion: CriterionIx,
    pub kind: AddendKind,
    pub points: Exact,
}

/// A gate and how it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GateSeen {
    pub condition: Condition,
    pub otherwise: Otherwise,
    /// `None`: not asked, since the criterion does not apply or something above it was closed.
    pub met: Option<bool>,
    /// How the condition stood, where it was asked.
    pub judged: Option<Judged>,
}

/// A cap and how it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CapSeen {
    /// Index in `Instrument::caps`.
    pub cap: usize,
    pub judged: Judged,
    /// Whether it is the one that holds the class down.
    pub holds: bool,
}

/// The class above the agency's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Next {
    /// Index in `Instrument::classes`.
    pub class: usize,
    pub bound: Bound,
    /// Points from the value that `classify` names to the bound; 0 or less where only a cap holds the class down.
    pub distance: Exact,
}

/// An agency next in rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Neighbour {
    pub agency: usize,
    pub rank: u32,
    pub score: Exact,
}

impl Explanation {
    /// The lines of the sum, added up: the printed score.
    #[must_use]
    pub(crate) fn added_up(&self) -> Exact {
        self.sum.iter().map(|addend| &addend.points).sum()
    }
}

/// Takes the scores of many agencies apart: what they share is worked out once.
pub(crate) struct Explainer<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) assessments: &'a Assessments,
    board: &'a Scoreboard,
    judge: Judge<'a>,
    /// By subject, criterion and assessor.
    answers: Vec<&'a Answer>,
    lists: position::RankLists<'a>,
    /// By group.
    plans: HashMap<Option<Arc<str>>, addends::GroupWeights>,
}

impl<'a> Explainer<'a> {
    /// Of a scoreboard: it must be of these assessments and keep every criterion; answers are shown where the
    /// assessments carry them.
    #[must_use]
    pub(crate) fn new(instrument: &'a Instrument, assessments: &'a Assessments, board: &'a Scoreboard) -> Self {
        let mut answers: Vec<&Answer> = assessments.answers.iter().flatten().collect();
        answers.sort_by_key(|answer| (answer.subject, answer.criterion, answer.assessor));
        let lists = position::RankLists::new(instrument, assessments, board);
        let mut plans = HashMap::new();
        for group in assessments.agencies.iter().map(|agency| &agency.group) {
            if !plans.contains_key(group) {
                plans.insert(group.clone(), addends::GroupWeights::new(instrument, group.as_deref()));
            }
        }
        Self { instrument, assessments, board, judge: Judge::new(instrument, assessments), answers, lists, plans }
    }

    /// One agency; `None` when the scoreboard does not know it.
    #[must_use]
    pub(crate) fn explain(&self, agency: usize) -> Option<Explanation> {
        let (instrument, assessments, board) = (self.instrument, self.assessments, self.board);
        let score = board.of(agency)?;
        let (criteria, sum) = addends::walk(self, &self.plans[&assessments.agencies[agency].group], score);
        let (before, after, ranked) = self.lists.neighbours(agency);
        Some(Explanation {
            agency,
            score: score.clone(),
            criteria,
            sum,
            caps: self.caps(score),
            next: position::next(instrument, score),
            ranked,
            before,
            after,
        })
    }

    fn caps(&self, score: &AgencyScore) -> Vec<CapSeen> {
        if !score.is_scored() {
            return Vec::new();
        }
        let conditions: Vec<&Condition> = self.instrument.caps.iter().map(|cap| &cap.unless).collect();
        let judged = self.judge.of(score.agency(), &conditions);
        let seen = |(cap, judged)| CapSeen { cap, judged, holds: score.capped_by() == Some(cap) };
        judged.into_iter().enumerate().map(seen).collect()
    }

    /// Everything that a subject answered, in the order of the rules, then by assessor; empty where single answers were
    /// not kept.
    #[must_use]
    pub(crate) fn answers_of(&self, subject: Subject) -> &[&'a Answer] {
        let from = self.answers.partition_point(|answer| answer.subject < subject);
        let to = self.answers.partition_point(|answer| answer.subject <= subject);
        &self.answers[from..to]
    }

    /// Every answer, by subject, criterion and assessor.
    #[must_use]
    pub(crate) fn all_answers(&self) -> &[&'a Answer] {
        &self.answers
    }

    /// The answers of a subject to a criterion, by assessor.
    fn answers(&self, subject: Subject, criterion: CriterionIx) -> &[&'a Answer] {
        let key = |answer: &&Answer| (answer.subject, answer.criterion);
        let from = self.answers.partition_point(|answer| key(answer) < (subject, criterion));
        let to = self.answers.partition_point(|answer| key(answer) <= (subject, criterion));
        &self.answers[from..to]
    }
}

/// Who answers a criterion about an agency: itself, or everybody's `*`.
#[must_use]
pub(crate) fn subject(instrument: &Instrument, agency: usize, ix: CriterionIx) -> Subject {
    if instrument.criteria[ix].shared { Subject::Everybody } else { Subject::Agency(agency) }
}
