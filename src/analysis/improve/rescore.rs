//! Rescoring one agency with some answers replaced: the judge of every proposal.

use crate::analysis::explain::{Explainer, subject};
use crate::answers::Answer;
use crate::answers::AnswerCounts;
use crate::answers::AnswerStore;
use crate::answers::Assessments;
use crate::answers::CompactAnswers;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::rules::{Counted, CriterionIx, Instrument, Reply};
use crate::scoring::{self, AgencyScore, CriterionScore, Detail, Reason, Scoreboard, State};

/// One agency (with all others where conditions count places) that can be rescored again and again.
pub(crate) struct Rescorer<'a> {
    instrument: &'a Instrument,
    assessments: Assessments,
    counted: Vec<(Subject, CriterionIx, Counted)>,
    agency: usize,
    /// Work that may still be done, in cells.
    left: usize,
}

/// A criterion and the value that everybody would enter there.
pub(crate) type Entry = (CriterionIx, Exact);

impl<'a> Rescorer<'a> {
    /// A trial that gives up after about `effort` cells. Single answers must have been kept.
    #[must_use]
    pub(crate) fn new(explainer: &Explainer<'a>, agency: usize, effort: usize) -> Self {
        let (instrument, assessments) = (explainer.instrument, explainer.assessments);
        let everybody = counts_places(instrument);
        let place = |subject: Subject| match subject {
            Subject::Agency(_) if !everybody => Subject::Agency(0),
            other => other,
        };
        let counted = looked_at(explainer, agency).into_iter().flatten().filter_map(|answer| {
            let counted = answer.counted(instrument).ok()?;
            Some((place(answer.subject), answer.criterion, counted))
        });
        let keep = |at: &usize| everybody || *at == agency;
        let kept: Vec<usize> = (0..assessments.agencies.len()).filter(keep).collect();
        let small = Assessments {
            agencies: kept.iter().map(|&at| assessments.agencies[at].clone()).collect(),
            // Scores do not depend on names, of which there may be one for each agency.
            assessors: Vec::new(),
            store: AnswerStore::new(instrument, kept.len()),
            answers: None,
            compact: CompactAnswers::default(),
            has_evidence: false,
            states: AnswerCounts::default(),
            inputs: Vec::new(),
            beside: Vec::new(),
            corrections: Vec::new(),
            withheld: kept.iter().map(|&at| assessments.withheld[at]).collect(),
            // Of a trial only the score is asked, not what is told beside it.
            branches_answered: false,
        };
        let agency = if everybody { agency } else { 0 };
        Self { instrument, counted: counted.collect(), assessments: small, agency, left: effort }
    }

    /// Whether the effort is spent.
    #[must_use]
    pub(crate) const fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// What one rescoring costs, in cells.
    fn cost(&self) -> usize {
        cells(self.counted.len(), self.instrument, self.assessments.agencies.len())
    }

    /// More effort.
    pub(crate) const fn refill(&mut self, effort: usize) {
        self.left = effort;
    }

    /// The agency's score with these values entered, each by everybody who answers the criterion. The whole scoring
    /// runs, so whatever the rules say has its effect.
    pub(crate) fn score(&mut self, entries: &[Entry]) -> AgencyScore {
        let board = self.board(entries, Detail::Depth(0));
        board.of(self.agency).cloned().expect("scoring gives a result for every agency")
    }

    /// The agency's class with these values entered, and what was open, shut and counted for everybody.
    pub(crate) fn probe(&mut self, entries: &[Entry]) -> Probe {
        let board = self.board(entries, Detail::All);
        let own = board.of(self.agency).expect("scoring gives a result for every agency");
        let mut states = Vec::with_capacity(self.assessments.agencies.len() * self.instrument.criteria.len());
        for agency in 0..self.assessments.agencies.len() {
            states.extend(
                board.of(agency).into_iter().flat_map(|score| board.criteria(score).iter().map(CriterionScore::state)),
            );
        }
        Probe { class: own.class(), reason: own.reason(), states }
    }

    fn board(&mut self, entries: &[Entry], detail: Detail) -> Scoreboard {
        self.left = self.left.saturating_sub(self.cost());
        let mut store = AnswerStore::new(self.instrument, self.assessments.agencies.len());
        let own = |ix: CriterionIx| subject(self.instrument, self.agency, ix);
        let replaced =
            |subject: Subject, ix: CriterionIx| subject == own(ix) && entries.iter().any(|(entered, _)| *entered == ix);
        for (subject, ix, counted) in &self.counted {
            if !replaced(*subject, *ix) {
                store.record(*subject, *ix, counted.clone());
            }
        }
        for (ix, entry) in entries {
            let reply = Reply::Value(entry.clone());
            if let Ok(counted) = self.instrument.criteria[*ix].count(&reply, true, self.instrument) {
                store.record(own(*ix), *ix, counted);
            }
        }
        self.assessments.store = store;
        scoring::score(self.instrument, &self.assessments, detail)
    }
}

/// What one rescoring shows of the conditions. Where two answers to a criterion show the same, everything between them
/// does too, and the total rises with the answer: the first gate to change on the way up could only have opened, and
/// nothing that it asks could have shut it again but a gate that changed before it.
pub(crate) struct Probe {
    pub class: Option<usize>,
    reason: Option<Reason>,
    states: Vec<State>,
}

impl Probe {
    /// Whether the same gates are open and the same criteria count.
    #[must_use]
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.reason == other.reason && self.states == other.states
    }
}

/// What one rescoring of an agency costs, in cells.
#[must_use]
pub(crate) fn cost(explainer: &Explainer<'_>, agency: usize) -> usize {
    let agencies = if counts_places(explainer.instrument) { explainer.assessments.agencies.len() } else { 1 };
    let answers = looked_at(explainer, agency).into_iter().map(<[_]>::len).sum();
    cells(answers, explainer.instrument, agencies)
}

const fn cells(answers: usize, instrument: &Instrument, agencies: usize) -> usize {
    answers + 4 * instrument.criteria.len() * agencies
}

/// The answers that can change an agency's result: its own and those for everybody, or all where places are counted.
fn looked_at<'e, 'a>(explainer: &'e Explainer<'a>, agency: usize) -> [&'e [&'a Answer]; 2] {
    if counts_places(explainer.instrument) {
        [explainer.all_answers(), &[]]
    } else {
        [Subject::Everybody, Subject::Agency(agency)].map(|subject| explainer.answers_of(subject))
    }
}

/// Whether what others answered can change the agency's own result.
fn counts_places(instrument: &Instrument) -> bool {
    let gates = instrument.criteria.iter().filter_map(|c| c.gate.as_ref()).map(|gate| &gate.condition);
    gates.chain(instrument.caps.iter().map(|cap| &cap.unless)).any(|condition| condition.top.is_some())
}
