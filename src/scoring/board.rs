//! The scoreboard: the one result that every screen, export, explanation and check reads.

use std::num::NonZeroU32;
use std::ops::Index;
use std::sync::Arc;

use super::rows::Rows;
use crate::exact::Exact;
use crate::finding::Finding;
use crate::rules::CriterionIx;

/// How a criterion took part for one agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum State {
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
    pub(crate) const fn name(self) -> &'static str {
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
pub(crate) struct UnroundedScore {
    pub exact: Exact,
    /// A geometric mean has a part in it: good to 40 digits, not exact.
    pub approximate: bool,
}

impl UnroundedScore {
    /// The number 0, exactly.
    pub(crate) const ZERO: Self = Self { exact: Exact::ZERO, approximate: false };
}

/// One criterion of one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CriterionScore {
    /// See [`State::Scored`].
    Scored(UnroundedScore),
    /// See [`State::Unscored`].
    Unscored,
    /// See [`State::Excluded`].
    Excluded,
    /// Its gate is shut, and it counts nothing.
    Gated,
    /// Its gate is shut and says `zero`: it counts 0.
    Zero,
}

// A million agencies have several each, so the size matters.
const _: () = assert!(size_of::<CriterionScore>() == 24, "a criterion of an agency is 24 bytes");

impl CriterionScore {
    /// How it took part.
    #[must_use]
    pub(crate) const fn state(&self) -> State {
        match self {
            Self::Scored(_) => State::Scored,
            Self::Unscored => State::Unscored,
            Self::Excluded => State::Excluded,
            Self::Gated | Self::Zero => State::Gated,
        }
    }

    /// What it counts in its parent; there when scored, and 0 when gated to zero.
    #[must_use]
    pub(crate) fn value(&self) -> Option<&UnroundedScore> {
        static ZERO: UnroundedScore = UnroundedScore::ZERO;
        match self {
            Self::Scored(value) => Some(value),
            Self::Zero => Some(&ZERO),
            Self::Unscored | Self::Excluded | Self::Gated => None,
        }
    }
}

/// Why an agency has no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Listed, without any answer.
    Absent,
    /// The gate of this criterion is shut and says `unscored`.
    Gate(CriterionIx),
    /// Less than `min_coverage` was answered, in all.
    Coverage,
    /// Less of what is asked in this criterion was answered than its own `min_coverage`.
    CoverageOf(CriterionIx),
    /// Nothing that counts is left.
    NothingCounted,
    /// Its data has errors (`--keep-going`).
    DataErrors,
}

impl Reason {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Gate(_) => "gate",
            Self::Coverage | Self::CoverageOf(_) => "coverage",
            Self::NothingCounted => "nothing-counted",
            Self::DataErrors => "data-errors",
        }
    }
}

/// One agency's result; its criteria stand beside it, see [`Scoreboard::criteria`].
#[derive(Debug, Clone)]
#[repr(align(64))]
pub(crate) struct AgencyScore {
    standing: ScoreState,
    coverage: Exact,
    agency: u32,
    rank: Option<NonZeroU32>,
}

// Read in rank order, that is at random addresses: one cache line each.
const _: () = assert!(size_of::<AgencyScore>() == 64, "an agency's result is 64 bytes");

/// Whether an agency has a score.
#[derive(Debug, Clone)]
enum ScoreState {
    Scored(Total),
    Unscored(Reason),
}

/// The total of a scored agency.
#[derive(Debug, Clone)]
pub(super) struct Total {
    exact: Exact,
    printed: Exact,
    class: Slot,
    capped_by: Slot,
    approximate: bool,
}

impl Total {
    /// A total before rounding and as printed, its class and the cap that lowered it: see [`AgencyScore`].
    pub(crate) fn new(value: UnroundedScore, printed: Exact, class: Option<usize>, capped_by: Option<usize>) -> Self {
        let UnroundedScore { exact, approximate } = value;
        Self { exact, printed, class: Slot::new(class), capped_by: Slot::new(capped_by), approximate }
    }
}

/// An optional index into a list of the rules, in 3 bytes: a rules file has a size limit below 2^24 bytes, so its lists
/// are shorter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot([u8; 3]);

impl Slot {
    /// # Panics
    /// For a place beyond the first 2^24 - 1.
    fn new(place: Option<usize>) -> Self {
        let beyond = place.map_or(0, |place| place + 1);
        match u32::try_from(beyond).map(u32::to_le_bytes) {
            Ok([low, middle, high, 0]) => Self([low, middle, high]),
            _ => panic!("a list of the rules has fewer than 2^24 entries"),
        }
    }

    fn place(self) -> Option<usize> {
        let Self([low, middle, high]) = self;
        u32::from_le_bytes([low, middle, high, 0]).checked_sub(1).map(|place| place as usize)
    }
}

impl AgencyScore {
    /// The result of an agency with a score; ranks come later.
    ///
    /// # Panics
    /// For an agency beyond the first 2^32, which do not fit in memory.
    pub(super) fn scored(agency: usize, total: Total, coverage: Exact) -> Self {
        Self::new(agency, ScoreState::Scored(total), coverage)
    }

    /// The result of an agency without a score. Panics as [`Self::scored`] does.
    pub(super) fn unscored(agency: usize, reason: Reason, coverage: Exact) -> Self {
        Self::new(agency, ScoreState::Unscored(reason), coverage)
    }

    fn new(agency: usize, standing: ScoreState, coverage: Exact) -> Self {
        let agency = u32::try_from(agency).expect("fewer than 2^32 agencies");
        Self { standing, coverage, agency, rank: None }
    }

    /// Sets the rank; 0: none.
    pub(super) const fn give_rank(&mut self, rank: u32) {
        self.rank = NonZeroU32::new(rank);
    }

    /// Index in [`crate::answers::Assessments::agencies`].
    #[must_use]
    pub(crate) const fn agency(&self) -> usize {
        self.agency as usize
    }

    /// Whether it has a score: then also a total, and a rank.
    #[must_use]
    pub(crate) const fn is_scored(&self) -> bool {
        matches!(self.standing, ScoreState::Scored(_))
    }

    /// Why it has no score; `None`: scored.
    #[must_use]
    pub(crate) const fn reason(&self) -> Option<Reason> {
        match self.standing {
            ScoreState::Scored(_) => None,
            ScoreState::Unscored(reason) => Some(reason),
        }
    }

    const fn scored_total(&self) -> Option<&Total> {
        match &self.standing {
            ScoreState::Scored(total) => Some(total),
            ScoreState::Unscored(_) => None,
        }
    }

    /// Its place among those it is ranked with, from 1 on.
    #[must_use]
    pub(crate) fn rank(&self) -> Option<u32> {
        self.rank.map(NonZeroU32::get)
    }

    /// Before rounding.
    #[must_use]
    pub(crate) fn total(&self) -> Option<&Exact> {
        self.scored_total().map(|total| &total.exact)
    }

    /// Whether a geometric mean has a part in the total: see [`UnroundedScore::approximate`].
    #[must_use]
    pub(crate) fn is_approximate(&self) -> bool {
        self.scored_total().is_some_and(|total| total.approximate)
    }

    /// The total as the score of a criterion is held.
    #[must_use]
    pub(crate) fn value(&self) -> Option<UnroundedScore> {
        self.scored_total().map(|total| UnroundedScore { exact: total.exact.clone(), approximate: total.approximate })
    }

    /// As printed.
    #[must_use]
    pub(crate) fn score(&self) -> Option<&Exact> {
        self.scored_total().map(|total| &total.printed)
    }

    /// Index in `Instrument::classes`; `None` also for a score under every bound.
    #[must_use]
    pub(crate) fn class(&self) -> Option<usize> {
        self.scored_total()?.class.place()
    }

    /// Index in `Instrument::caps` of the cap that lowered the class.
    #[must_use]
    pub(crate) fn capped_by(&self) -> Option<usize> {
        self.scored_total()?.capped_by.place()
    }

    /// Share of the asked weight that was answered, 0 to 1.
    #[must_use]
    pub(crate) const fn coverage(&self) -> &Exact {
        &self.coverage
    }
}

/// The agencies of one group together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupScore {
    /// `None`: agencies without a group.
    pub group: Option<Arc<str>>,
    pub listed: usize,
    pub scored: usize,
    /// Plain mean of the totals of the scored agencies, before rounding.
    pub mean: Option<UnroundedScore>,
    /// How many of the scored agencies are in each class, in the order of `Instrument::classes`.
    pub classes: Vec<usize>,
}

/// One number for all agencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SummaryScore {
    pub name: String,
    pub total: Option<UnroundedScore>,
    /// As printed.
    pub score: Option<Exact>,
    pub class: Option<usize>,
}

/// Which criteria a scoreboard keeps for each agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Detail {
    /// Down to this depth; 0 keeps none, 1 the top level.
    Depth(usize),
    All,
}

/// Results in the order of output: group by group where ranks are within groups, then rank, name, id; unscored ones
/// last. A permutation of indices: the results, perhaps the largest part of memory, are not moved.
#[derive(Debug, Clone)]
pub(crate) struct RankedOrder {
    scores: Rows<AgencyScore>,
    /// The agency at each place.
    order: Vec<u32>,
}

impl RankedOrder {
    /// `order` names each agency once that has a score here.
    #[must_use]
    pub(super) const fn new(scores: Rows<AgencyScore>, order: Vec<u32>) -> Self {
        Self { scores, order }
    }

    /// How many there are.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.order.len()
    }

    /// One after the other.
    #[must_use]
    pub(crate) fn iter(&self) -> Iter<'_> {
        Iter { scores: &self.scores, order: self.order.iter() }
    }
}

/// The result at a place.
impl Index<usize> for RankedOrder {
    type Output = AgencyScore;
    fn index(&self, place: usize) -> &AgencyScore {
        self.scores.first(self.order[place] as usize).expect(RANKED)
    }
}

impl<'r> IntoIterator for &'r RankedOrder {
    type Item = &'r AgencyScore;
    type IntoIter = Iter<'r>;
    fn into_iter(self) -> Iter<'r> {
        self.iter()
    }
}

/// Why there is a result.
const RANKED: &str = "only agencies with a result are ranked";

/// Goes through [`RankedOrder`].
#[derive(Debug, Clone)]
pub(crate) struct Iter<'r> {
    scores: &'r Rows<AgencyScore>,
    order: std::slice::Iter<'r, u32>,
}

impl<'r> Iterator for Iter<'r> {
    type Item = &'r AgencyScore;
    fn next(&mut self) -> Option<&'r AgencyScore> {
        self.order.next().map(|&agency| self.scores.first(agency as usize).expect(RANKED))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.order.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.order.next_back().map(|&agency| self.scores.first(agency as usize).expect(RANKED))
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// The result of a run.
#[derive(Debug, Clone)]
pub(crate) struct Scoreboard {
    /// Every agency of the assessments.
    pub agencies: RankedOrder,
    pub groups: Vec<GroupScore>,
    pub summary: Option<SummaryScore>,
    /// Which criteria are kept of each agency, in the order of the rules (never the total itself).
    pub kept: Vec<CriterionIx>,
    /// Each agency's criteria; without content in a [`super::survey`].
    pub(super) criteria: Rows<CriterionScore>,
    /// How they took part, where their scores are not kept.
    pub(super) states: Rows<State>,
    /// What scoring found: refused blanks, missing shared answers, missing weights.
    pub findings: Vec<Finding>,
}

impl Scoreboard {
    /// The criteria kept of an agency, in the order of [`Self::kept`]; empty in a [`super::survey`].
    #[must_use]
    pub(crate) fn criteria(&self, agency: &AgencyScore) -> &[CriterionScore] {
        self.criteria.of(agency.agency()).unwrap_or_default()
    }

    /// How a criterion of an agency took part, by its place in [`Self::kept`].
    #[must_use]
    pub(crate) fn state(&self, agency: &AgencyScore, place: usize) -> Option<State> {
        match self.states.of(agency.agency()) {
            Some(states) => states.get(place).copied(),
            None => self.criteria(agency).get(place).map(CriterionScore::state),
        }
    }

    /// One criterion of one agency, where it is kept.
    #[must_use]
    pub(crate) fn criterion(&self, agency: &AgencyScore, criterion: CriterionIx) -> Option<&CriterionScore> {
        let at = self.kept.binary_search(&criterion).ok()?;
        self.criteria(agency).get(at)
    }

    /// The result of an agency by its index in the assessments.
    #[must_use]
    pub(crate) fn of(&self, agency: usize) -> Option<&AgencyScore> {
        self.agencies.scores.first(agency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_rules_comes_back_from_three_bytes() {
        for place in [None, Some(0), Some(1), Some(255), Some(65_535), Some((1 << 24) - 2)] {
            assert_eq!(Slot::new(place).place(), place);
        }
    }

    #[test]
    #[should_panic(expected = "fewer than 2^24 entries")]
    fn a_place_that_no_rules_file_reaches_is_refused() {
        let _ = Slot::new(Some((1 << 24) - 1));
    }
}
