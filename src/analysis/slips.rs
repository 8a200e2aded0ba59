//! Simple slips: which one of them turns the right number into the printed one.
//!
//! A slip in the arithmetic is tried by making it: the same answers under an instrument changed in one point, through
//! the one formula. Several may explain one number; the likelier stand first.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::slip::Slip;
use crate::analysis::slip_trials::trials;
use crate::answers::Agency;
use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::lowlevel::shared_text::Text;
use crate::published::model::Printed;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::{self, Detail, Scoreboard};

/// A printed number that does not follow.
#[derive(Debug, Clone)]
pub(crate) struct SlipQuestion {
    pub agency: Text,
    /// The total or another criterion.
    pub criterion: CriterionIx,
    pub printed: Printed,
}

/// Answers on which slips are tried. Several sets where the true answers are only known to lie between them (printed
/// and so rounded components): a slip then explains what lies between its results.
#[derive(Debug)]
pub(crate) struct Bench<'a> {
    pub instrument: &'a Instrument,
    /// Sorted by id.
    pub agencies: &'a [Agency],
    pub assessors: &'a [Arc<str>],
    pub answers: Vec<Vec<Answer>>,
    /// Other rules of the same scheme whose weights may have been used.
    pub others: &'a [Instrument],
}

/// The slips that explain each number, the likelier first.
#[must_use]
pub(crate) fn explain(bench: &Bench<'_>, questions: &[SlipQuestion]) -> Vec<Vec<Slip>> {
    let mut found = vec![Vec::new(); questions.len()];
    let asked = bench.only(questions);
    let Some(right) = asked.run(bench.instrument, None) else { return found };
    for trial in trials(bench.instrument, bench.others) {
        let Some(boards) = asked.run(&trial.instrument, trial.without) else { continue };
        for (question, found) in questions.iter().zip(&mut found) {
            let value = |boards: &[Scoreboard]| asked.values(boards, question);
            let (Some(made), Some(right)) = (value(&boards), value(&right)) else { continue };
            found.extend(trial.explains(bench.instrument, &question.printed, &made, &right));
        }
    }
    found
}

/// The part of a bench that the questions are about.
struct SlipScope<'a> {
    agencies: Vec<Agency>,
    assessors: &'a [Arc<str>],
    answers: Vec<Vec<Answer>>,
}

impl Bench<'_> {
    /// The agencies that are asked about, or all of them where places among all decide (`top`).
    fn only(&self, questions: &[SlipQuestion]) -> SlipScope<'_> {
        let rules = self.instrument;
        let conditions = rules.criteria.iter().filter_map(|c| c.gate.as_ref().map(|gate| &gate.condition));
        let needs_all = conditions.chain(rules.caps.iter().map(|cap| &cap.unless)).any(|c| c.top.is_some());
        let wanted: BTreeSet<&str> = questions.iter().map(|question| &*question.agency).collect();
        let keep: Vec<usize> =
            (0..self.agencies.len()).filter(|&at| needs_all || wanted.contains(&*self.agencies[at].id)).collect();
        let moved = |answer: &Answer| match answer.subject {
            Subject::Everybody => Some(answer.clone()),
            Subject::Agency(agency) => {
                let at = keep.binary_search(&agency).ok()?;
                Some(Answer { subject: Subject::Agency(at), ..answer.clone() })
            }
        };
        SlipScope {
            agencies: keep.iter().map(|&at| self.agencies[at].clone()).collect(),
            assessors: self.assessors,
            answers: self.answers.iter().map(|answers| answers.iter().filter_map(moved).collect()).collect(),
        }
    }
}

impl SlipScope<'_> {
    /// The scoreboards of all sets of answers under changed rules; `None` when these refuse an answer.
    fn run(&self, rules: &Instrument, without: Option<CriterionIx>) -> Option<Vec<Scoreboard>> {
        let gone: BTreeSet<CriterionIx> = without.map(|ix| rules.below(ix)).into_iter().flatten().collect();
        self.answers
            .iter()
            .map(|answers| {
                let left = answers.iter().filter(|answer| !gone.contains(&answer.criterion)).cloned().collect();
                Assessments::from_answers(rules, self.agencies.clone(), self.assessors.to_vec(), left)
                    .ok()
                    .map(|assessments| scoring::score(rules, &assessments, Detail::All))
            })
            .collect()
    }

    /// What the scoreboards say on a question, one value each; `None` where one of them has none.
    fn values(&self, boards: &[Scoreboard], question: &SlipQuestion) -> Option<Vec<Exact>> {
        let agency = self.agencies.binary_search_by(|agency| agency.id.cmp(&question.agency)).ok()?;
        boards.iter().map(|board| value(board, agency, question.criterion)).collect()
    }
}

/// The value of a criterion or of the total, before rounding.
#[must_use]
pub(crate) fn value(board: &Scoreboard, agency: usize, criterion: CriterionIx) -> Option<Exact> {
    let score = board.of(agency)?;
    if criterion == TOTAL {
        return score.total().cloned();
    }
    board.criterion(score, criterion)?.value().map(|value| value.exact.clone())
}
