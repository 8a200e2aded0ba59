//! The scoreboard: the one result that every screen, export, explanation and check reads.

use std::ops::Index;
use std::sync::Arc;

use crate::exact::Exact;
use crate::finding::Finding;
use crate::rules::CriterionIx;

/// How a criterion took part for one agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It has a score.
    Scored,
    /// Nothing was asked, or the agency has no answers.
    Unscored,
    /// It left its parent; its siblings carry the whole.
    Excluded,
    /// Its gate is shut, whatever the gate's `otherwise`.
    Gated,
}

impl State {
    /// The stable name in JSON and CSV.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::Unscored => "unscored",
            Self::Excluded => "excluded",
            Self::Gated => "gated",
        }
    }
}

/// A score before rounding (under `round_at = "every-criterion"`: what goes on from here).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    pub exact: Exact,
    /// A geometric mean has a part in it: good to 40 digits, not exact.
    pub approximate: bool,
}

impl Value {
    /// The number 0, exactly.
    pub const ZERO: Self = Self { exact: Exact::ZERO, approximate: false };
}

/// One criterion of one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CriterionScore {
    /// See [`State::Scored`].
    Scored(Value),
    /// See [`State::Unscored`].
    Unscored,
    /// See [`State::Excluded`].
    Excluded,
    /// Its gate is shut, and it counts nothing.
    Gated,
    /// Its gate is shut and says `zero`: it counts 0.
    Zero,
}

// A million agencies have some of each.
const _: () = assert!(size_of::<CriterionScore>() == 24, "a criterion of an agency is 24 bytes");

impl CriterionScore {
    /// How it took part.
    #[must_use]
    pub const fn state(&self) -> State {
        match self {
            Self::Scored(_) => State::Scored,
            Self::Unscored => State::Unscored,
            Self::Excluded => State::Excluded,
            Self::Gated | Self::Zero => State::Gated,
        }
    }

    /// What it counts in its parent; there when scored, and 0 when gated to zero.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        static ZERO: Value = Value::ZERO;
        match self {
            Self::Scored(value) => Some(value),
            Self::Zero => Some(&ZERO),
            Self::Unscored | Self::Excluded | Self::Gated => None,
        }
    }
}

/// Why an agency has no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Listed, without any answer.
    Absent,
    /// The gate of this criterion is shut and says `unscored`.
    Gate(CriterionIx),
    /// Less than `min_coverage` was answered.
    Coverage,
    /// Nothing that counts is left.
    NothingCounted,
    /// Its data has errors (`--keep-going`).
    DataErrors,
}

impl Reason {
    /// The stable name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Gate(_) => "gate",
            Self::Coverage => "coverage",
            Self::NothingCounted => "nothing-counted",
            Self::DataErrors => "data-errors",
        }
    }
}

/// One agency's result.
#[derive(Debug, Clone)]
pub struct AgencyScore {
    /// Index in [`crate::assessments::Assessments::agencies`].
    pub agency: usize,
    /// `None`: scored.
    pub reason: Option<Reason>,
    pub rank: Option<u32>,
    /// Before rounding.
    pub total: Option<Value>,
    /// As printed.
    pub score: Option<Exact>,
    /// Index in `Instrument::classes`; `None` also for a score under every bound.
    pub class: Option<usize>,
    /// Index in `Instrument::caps` of the cap that lowered the class.
    pub capped_by: Option<usize>,
    /// Share of the asked weight that was answered, 0 to 1.
    pub coverage: Exact,
    /// How the criteria kept took part, in the order of [`Scoreboard::kept`]; empty where their scores are kept too.
    pub states: Box<[State]>,
    /// The criteria kept, in the order of [`Scoreboard::kept`]; empty in a [`super::survey`].
    pub criteria: Box<[CriterionScore]>,
}

impl AgencyScore {
    /// How a criterion took part, by its place in [`Scoreboard::kept`].
    #[must_use]
    pub fn state(&self, place: usize) -> Option<State> {
        let kept = || self.criteria.get(place).map(CriterionScore::state);
        self.states.get(place).copied().or_else(kept)
    }
}

/// The agencies of one group together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupScore {
    /// `None`: agencies without a group.
    pub group: Option<Arc<str>>,
    pub listed: usize,
    pub scored: usize,
    /// Plain mean of the totals of the scored agencies, before rounding.
    pub mean: Option<Value>,
    /// How many of the scored agencies are in each class, in the order of `Instrument::classes`.
    pub classes: Vec<usize>,
}

/// One number for all agencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryScore {
    pub name: String,
    pub total: Option<Value>,
    /// As printed.
    pub score: Option<Exact>,
    pub class: Option<usize>,
}

/// Which criteria a scoreboard keeps for each agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Down to this depth; 0 keeps none, 1 the top level.
    Depth(usize),
    All,
}

/// Results in the order of output: group by group where ranks are within groups, then rank, name, id; unscored ones
/// last. They stay where they are in memory, of which they may be the largest part.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// By agency.
    scores: Vec<AgencyScore>,
    /// The agency at each place.
    order: Vec<u32>,
}

impl Ranked {
    /// `scores[n]` is that of the agency n of the assessments; `order` names each of them once.
    #[must_use]
    pub(super) const fn new(scores: Vec<AgencyScore>, order: Vec<u32>) -> Self {
        Self { scores, order }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// One after the other.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter { scores: &self.scores, order: self.order.iter() }
    }
}

/// The result at a place.
impl Index<usize> for Ranked {
    type Output = AgencyScore;
    fn index(&self, place: usize) -> &AgencyScore {
        &self.scores[self.order[place] as usize]
    }
}

impl<'r> IntoIterator for &'r Ranked {
    type Item = &'r AgencyScore;
    type IntoIter = Iter<'r>;
    fn into_iter(self) -> Iter<'r> {
        self.iter()
    }
}

/// Goes through [`Ranked`].
#[derive(Debug, Clone)]
pub struct Iter<'r> {
    scores: &'r [AgencyScore],
    order: std::slice::Iter<'r, u32>,
}

impl<'r> Iterator for Iter<'r> {
    type Item = &'r AgencyScore;
    fn next(&mut self) -> Option<&'r AgencyScore> {
        self.order.next().map(|&agency| &self.scores[agency as usize])
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.order.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.order.next_back().map(|&agency| &self.scores[agency as usize])
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// The result of a run.
#[derive(Debug, Clone)]
pub struct Scoreboard {
    /// Every agency of the assessments.
    pub agencies: Ranked,
    pub groups: Vec<GroupScore>,
    pub summary: Option<SummaryScore>,
    /// Which criteria each agency's `criteria` hold, in the order of the rules (never the total itself).
    pub kept: Vec<CriterionIx>,
    /// What scoring found: refused blanks, missing shared answers, missing weights.
    pub findings: Vec<Finding>,
}

impl Scoreboard {
    /// One criterion of one agency, where it is kept.
    #[must_use]
    pub fn criterion<'a>(&self, agency: &'a AgencyScore, criterion: CriterionIx) -> Option<&'a CriterionScore> {
        let at = self.kept.binary_search(&criterion).ok()?;
        agency.criteria.get(at)
    }

    /// The result of an agency by its index in the assessments.
    #[must_use]
    pub fn of(&self, agency: usize) -> Option<&AgencyScore> {
        self.agencies.scores.get(agency)
    }
}
