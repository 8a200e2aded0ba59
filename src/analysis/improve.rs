//! The cheapest better answers with which an agency reaches the next class.
//!
//! Cheapest: fewest answers, then the smallest raise (each as a share of its scale), then the order of the rules. An
//! answer is what all assessors of a criterion say together, as in a what-if. Only what the agency answers itself is
//! proposed: no shared criteria, nothing its group is not asked, and no "tidak berlaku" or "tidak ada kasus", which
//! are facts. Every proposal is verified by scoring the changed answers; the search is bounded and says so when it
//! gives up.

mod additive;
mod candidates;
mod gains;
mod monotone;
mod options;
mod rescore;
mod search;

use crate::analysis::explain::{Explainer, Explanation};
use crate::analysis::improve::options::RaiseOptions;
use crate::exact::Exact;
use crate::rules::scale::Entries;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::AgencyScore;
use search::Search;

/// Work for one agency below a noticeable delay, in cells rescored.
pub(crate) const EFFORT: usize = 1_000_000;

/// How many agencies may each be given the whole effort of a search; more of them share what these would have.
const UNHURRIED: usize = 10;

/// What may be spent on each of so many agencies.
#[must_use]
pub(crate) const fn effort_for_each_of(agencies: usize) -> usize {
    if agencies <= UNHURRIED { EFFORT } else { EFFORT * UNHURRIED / agencies }
}

/// One better answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raise {
    pub criterion: CriterionIx,
    /// What to enter.
    pub entry: Exact,
    /// The name of the choice, where one is entered.
    pub label: Option<String>,
    /// The score that the criterion's answers have now (where they have none: the lowest of its scale), and then.
    pub from: Exact,
    pub to: Exact,
    /// The difference as a share of the scale, 0 to 1.
    pub raise: Exact,
}

/// What the search came to.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// These answers reach the class.
    Reached {
        /// In the order of the rules.
        answers: Vec<Raise>,
        /// The result with them, but for the rank.
        then: Box<AgencyScore>,
        /// Whether it is certain that fewer answers do not reach it.
        fewest: bool,
        /// Whether it is certain that as many answers with a smaller raise do not.
        cheapest: bool,
    },
    /// Not even the best answers everywhere reach it.
    OutOfReach,
    /// Nothing was found before the search was given up.
    GaveUp,
}

/// The way to the next class.
#[derive(Debug, Clone)]
pub(crate) struct Improvement {
    /// Index in `Instrument::classes` of the class to be reached; a better one counts too.
    pub target: usize,
    pub verdict: Verdict,
}

/// Looks for the cheapest answers with which an agency reaches the class above its own; `None` without such a class,
/// or where single answers were not kept. `effort` bounds the work, see [`EFFORT`].
#[must_use]
pub(crate) fn improve(explainer: &Explainer<'_>, explanation: &Explanation, effort: usize) -> Option<Improvement> {
    let (instrument, assessments) = (explainer.instrument, explainer.assessments);
    let target = explanation.next.as_ref()?.class;
    assessments.answers.as_ref()?;
    let candidates = candidates::of(instrument, assessments, explanation.agency);
    let Some(mut search) = Search::new(explainer, explanation, target, &candidates, effort) else {
        return Some(Improvement { target, verdict: Verdict::GaveUp });
    };
    let verdict = match search.run() {
        search::SearchResult::OutOfReach => Verdict::OutOfReach,
        search::SearchResult::Nothing => Verdict::GaveUp,
        search::SearchResult::Way { mut picks, fewest, cheapest } => {
            picks.sort_unstable();
            let then = Box::new(search.verify(&picks));
            if then.class().is_some_and(|class| class <= target) {
                let answers = picks.iter().map(|&(at, level)| raise(instrument, &candidates[at], level)).collect();
                Verdict::Reached { answers, then, fewest, cheapest }
            } else {
                Verdict::GaveUp
            }
        }
    };
    Some(Improvement { target, verdict })
}

fn raise(instrument: &Instrument, candidate: &RaiseOptions, level: usize) -> Raise {
    let entry = candidate.entry(level);
    let label = match instrument.criteria[candidate.criterion].entries(instrument) {
        Entries::Names(choices) => {
            choices.iter().find(|choice| choice.value == entry).map(|choice| choice.label.clone())
        }
        _ => None,
    };
    Raise {
        criterion: candidate.criterion,
        label,
        from: candidate.now.reduced(),
        to: candidate.score(level),
        raise: candidate.raise(level),
        entry,
    }
}
