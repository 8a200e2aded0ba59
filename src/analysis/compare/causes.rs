//! What changed a score: one answer at a time, then the weights below one criterion after another, then other rules.
//!
//! The effect of an answer is the earlier score with this one criterion answered as later, less the earlier score.
//! Under weighted means without gates these effects add up to the change; what does not is a line of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::AgencyPairs;
use super::Cause;
use crate::analysis::compare::position::Side;
use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::rules::instrument::Combine;
use crate::rules::{CriterionIx, Instrument, Reply};
use crate::scoring::{self, Detail, Scoreboard};

/// What an assessor said of a criterion, so that it can be compared.
type Said = Vec<(String, Reply, bool, String)>;

/// Scoreboards between the two results.
pub(crate) struct Causes<'a> {
    before: Side<'a>,
    after: Side<'a>,
    /// By criterion of the earlier rules: who answered otherwise, and the scores with that change alone.
    single: BTreeMap<CriterionIx, (BTreeSet<Option<usize>>, Option<Scoreboard>)>,
    /// All later answers under the earlier rules.
    all: Option<Scoreboard>,
    /// By criterion with other weights below it, in the order of the rules: all later answers under the earlier rules
    /// with these weights and those before them.
    weights: Vec<(CriterionIx, Option<Scoreboard>)>,
    /// Whether single answers are known on both sides.
    known: bool,
}

impl<'a> Causes<'a> {
    pub(crate) fn new(before: Side<'a>, after: Side<'a>, pairs: &AgencyPairs) -> Self {
        let mut causes = Self { before, after, single: BTreeMap::new(), all: None, weights: Vec::new(), known: false };
        let (Some(old), Some(new)) = (&before.assessments.answers, &after.assessments.answers) else { return causes };
        causes.known = true;
        let to_then: BTreeMap<usize, usize> = pairs.both.iter().map(|&(then, now)| (now, then)).collect();
        let new: Vec<Answer> = new.iter().filter_map(|answer| translated(answer, after, before, &to_then)).collect();
        let kept: BTreeSet<usize> = to_then.values().copied().collect();
        let changed = changes(before.assessments, old, after.assessments, &new, &kept);
        for (&criterion, subjects) in &changed {
            let board = with(before.instrument, before, old, &new, |answer| {
                answer.criterion == criterion && kept_one(answer, &kept)
            });
            causes.single.insert(criterion, (subjects.clone(), board));
        }
        if !changed.is_empty() {
            causes.all = with(before.instrument, before, old, &new, |answer| kept_one(answer, &kept));
        }
        let mut rules = before.instrument.clone();
        for parent in reweighed(before.instrument, after.instrument) {
            weigh(&mut rules, parent, after.instrument);
            let board = with(&rules, before, old, &new, |answer| kept_one(answer, &kept));
            causes.weights.push((parent, board));
        }
        causes
    }

    /// What changed the score of one agency.
    pub(crate) fn of(&mut self, then: usize, now: usize) -> Vec<Cause> {
        let (Some(start), Some(end)) = (total(self.before.scores, then), total(self.after.scores, now)) else {
            return Vec::new();
        };
        if !self.known {
            return Vec::new();
        }
        let mut causes = Vec::new();
        let mut explained = Exact::ZERO;
        for (&criterion, (subjects, board)) in &self.single {
            if !subjects.contains(&Some(then)) && !subjects.contains(&None) {
                continue;
            }
            let effect = board.as_ref().and_then(|board| total(board, then)).map_or(Exact::ZERO, |made| &made - &start);
            explained = &explained + &effect;
            let id = self.before.instrument.criteria[criterion].id.clone();
            let later = self.after.instrument.find(&id);
            causes.push(Cause::Answer {
                criterion,
                before: scored(self.before.scores, then, Some(criterion)),
                after: scored(self.after.scores, now, later),
                id,
                effect: effect.reduced(),
            });
        }
        let answered = self.all.as_ref().map_or_else(|| Some(start.clone()), |board| total(board, then));
        let by_answers = answered.map_or(Exact::ZERO, |answered| &answered - &start);
        let together = (&by_answers - &explained).reduced();
        let weights = self.by_weights(then, &start + &by_answers);
        let by_weights: Exact = weights.iter().map(|(_, effect)| effect).sum();
        let by_rules = (&(&(&end - &start) - &by_answers) - &by_weights).reduced();
        causes.sort_by_key(|cause| match cause {
            Cause::Answer { effect, criterion, .. } => (-&effect.abs(), *criterion),
            _ => (Exact::ZERO, 0),
        });
        if !together.is_zero() {
            causes.push(Cause::Together { effect: together });
        }
        causes.extend(weights.into_iter().filter(|(_, effect)| !effect.is_zero()).map(|(criterion, effect)| {
            let id = self.before.instrument.criteria[criterion].id.clone();
            Cause::Weights { criterion, id, effect: effect.reduced() }
        }));
        if !by_rules.is_zero() {
            causes.push(Cause::Rules { effect: by_rules });
        }
        causes
    }

    /// What the weights below one criterion after another add to a score.
    fn by_weights(&self, agency: usize, mut score: Exact) -> Vec<(CriterionIx, Exact)> {
        let boards =
            self.weights.iter().filter_map(|(criterion, board)| Some((*criterion, total(board.as_ref()?, agency)?)));
        boards
            .map(|(criterion, made)| {
                let effect = &made - &score;
                score = made;
                (criterion, effect)
            })
            .collect()
    }
}

/// The criteria with the same children in both instruments, whose children weigh otherwise among each other.
fn reweighed(before: &Instrument, after: &Instrument) -> Vec<CriterionIx> {
    let weights = |of: &Instrument, parent: CriterionIx| -> BTreeMap<String, Exact> {
        let children = &of.criteria[parent].children;
        let whole: Exact = children.iter().map(|&child| &of.criteria[child].share).sum();
        let part = |child: CriterionIx| &of.criteria[child].share / &whole;
        if whole.is_zero() {
            return BTreeMap::new();
        }
        children.iter().map(|&child| (of.criteria[child].id.clone(), part(child).reduced())).collect()
    };
    let differs = |&parent: &CriterionIx| {
        let Some(later) = after.find(&before.criteria[parent].id) else { return false };
        let (old, new) = (weights(before, parent), weights(after, later));
        let (one, other) = (before.criteria[parent].combine, after.criteria[later].combine);
        one == other && one != Combine::Points && old.keys().eq(new.keys()) && old != new
    };
    (0..before.criteria.len()).filter(|parent| !before.criteria[*parent].is_leaf()).filter(differs).collect()
}

/// Gives the children of a criterion the weights that other rules give them.
fn weigh(rules: &mut Instrument, parent: CriterionIx, other: &Instrument) {
    let Some(later) = other.find(&rules.criteria[parent].id) else { return };
    rules.criteria[parent].weights = other.criteria[later].weights;
    for child in rules.criteria[parent].children.clone() {
        if let Some(same) = other.find(&rules.criteria[child].id) {
            rules.criteria[child].weight.clone_from(&other.criteria[same].weight);
            rules.criteria[child].share.clone_from(&other.criteria[same].share);
        }
    }
}

fn total(board: &Scoreboard, agency: usize) -> Option<Exact> {
    board.of(agency)?.total().cloned()
}

fn scored(board: &Scoreboard, agency: usize, criterion: Option<CriterionIx>) -> Option<Exact> {
    crate::analysis::slips::value(board, agency, criterion?)
}

fn kept_one(answer: &Answer, kept: &BTreeSet<usize>) -> bool {
    match answer.subject {
        Subject::Everybody => true,
        Subject::Agency(agency) => kept.contains(&agency),
    }
}

/// A later answer as an answer to the earlier rules, about the earlier agency; `None` where either is not there.
fn translated(answer: &Answer, after: Side<'_>, before: Side<'_>, to_then: &BTreeMap<usize, usize>) -> Option<Answer> {
    let criterion = before.instrument.find(&after.instrument.criteria[answer.criterion].id)?;
    let subject = match answer.subject {
        Subject::Everybody => Subject::Everybody,
        Subject::Agency(agency) => Subject::Agency(*to_then.get(&agency)?),
    };
    Some(Answer { criterion, subject, ..answer.clone() })
}

/// The criteria that were answered otherwise, and their agencies (`None`: all).
fn changes(
    before: &Assessments,
    old: &[Answer],
    after: &Assessments,
    new: &[Answer],
    kept: &BTreeSet<usize>,
) -> BTreeMap<CriterionIx, BTreeSet<Option<usize>>> {
    let then = sayings(before, old, kept);
    let now = sayings(after, new, kept);
    let mut changed: BTreeMap<CriterionIx, BTreeSet<Option<usize>>> = BTreeMap::new();
    let cells: BTreeSet<_> = then.keys().chain(now.keys()).collect();
    for cell in cells {
        if then.get(cell) != now.get(cell) {
            changed.entry(cell.0).or_default().insert(cell.1);
        }
    }
    changed
}

/// What was said on every cell, in an order that does not depend on the files.
fn sayings(
    assessments: &Assessments,
    answers: &[Answer],
    kept: &BTreeSet<usize>,
) -> BTreeMap<(CriterionIx, Option<usize>), Said> {
    let mut cells: BTreeMap<(CriterionIx, Option<usize>), Said> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| kept_one(answer, kept)) {
        let subject = match answer.subject {
            Subject::Everybody => None,
            Subject::Agency(agency) => Some(agency),
        };
        let who = assessments.assessors.get(answer.assessor).map_or("", |name| name).to_owned();
        let value = match &answer.reply {
            Reply::Value(value) => value.to_string(),
            _ => String::new(),
        };
        let said = (who, answer.reply.clone(), answer.verified, value);
        cells.entry((answer.criterion, subject)).or_default().push(said);
    }
    for said in cells.values_mut() {
        said.sort_by(|a, b| (&a.0, &a.3, a.2).cmp(&(&b.0, &b.3, b.2)));
    }
    cells
}

/// The earlier result with some of its answers replaced by the later ones, under the earlier rules or a variant of
/// them; `None` where the rules refuse these.
fn with(
    rules: &Instrument,
    before: Side<'_>,
    old: &[Answer],
    new: &[Answer],
    replaced: impl Fn(&Answer) -> bool,
) -> Option<Scoreboard> {
    let stay = old.iter().filter(|answer| !replaced(answer));
    let answers: Vec<Answer> = stay.chain(new.iter().filter(|answer| replaced(answer))).cloned().collect();
    let agencies = before.assessments.agencies.clone();
    let made = Assessments::from_answers(rules, agencies, Vec::new(), answers).ok()?;
    Some(scoring::score(rules, &made, Detail::Depth(0)))
}
