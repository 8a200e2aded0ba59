//! State and score of one criterion of one agency, by recursion over the tree.

use super::answers::{self, Agency, Answer, Cell, EVERYBODY};
use super::geometric;
use super::number::{self, Q, Score, whole};
use super::rules::*;
use num_traits::Zero;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Scored,
    Excluded,
    Gated,
    Unscored,
}

/// What is known of one criterion of one agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub state: State,
    /// Present where scored and where gated to zero.
    pub score: Option<Score>,
    /// Something in it (or it itself) is blank or gated: asked of excluded criteria by conditions.
    pub tainted: bool,
}

/// Why nothing is asked below a criterion, and which criterion of the path decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shut {
    pub by: Id,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It does not apply to the agency's group.
    Groups,
    /// Its gate is not met.
    Gate,
    /// It is answered as a whole.
    Whole,
    /// Nothing in it is answered, and its own `blank` says what that counts as.
    Blank,
}

/// Rules and answers, and what has been worked out so far. An agency is its place in `agencies`.
pub struct Case<'a> {
    pub rules: &'a Rules,
    pub agencies: &'a [Agency],
    answers: &'a [Answer],
    pub errors: RefCell<BTreeSet<String>>,
    known: RefCell<HashMap<(usize, Id), Verdict>>,
}

impl<'a> Case<'a> {
    pub fn new(rules: &'a Rules, agencies: &'a [Agency], answers: &'a [Answer]) -> Case<'a> {
        Case { rules, agencies, answers, errors: RefCell::default(), known: RefCell::default() }
    }

    pub fn error(&self, text: String) {
        self.errors.borrow_mut().insert(text);
    }

    pub fn group(&self, agency: usize) -> Option<&str> {
        self.agencies[agency].group.as_deref()
    }

    /// The answers to exactly this criterion: the agency's, or `*`'s where it is shared.
    fn answers(&self, agency: usize, id: Id) -> Vec<(&Answer, Cell)> {
        let criterion = self.rules.get(id);
        let who = if criterion.shared { EVERYBODY } else { &self.agencies[agency].id };
        let asked = |answer: &&Answer| answer.agency == who && answer.criterion == criterion.id;
        let read = |answer: &'a Answer| (answer, answers::read(&answer.cell, criterion.scale.as_ref()));
        self.answers.iter().filter(asked).map(read).collect()
    }

    /// Whether anybody gave this very criterion something other than a blank.
    pub fn answered(&self, agency: usize, id: Id) -> bool {
        self.answers(agency, id).iter().any(|(_, cell)| *cell != Cell::Blank)
    }

    /// Whether anything below a criterion is answered.
    pub fn answered_below(&self, agency: usize, id: Id) -> bool {
        let answered = |&child: &Id| self.answered(agency, child) || self.answered_below(agency, child);
        self.rules.get(id).children.iter().any(answered)
    }

    /// No answer of its own, or blanks only.
    pub fn absent(&self, agency: usize) -> bool {
        let own = |id: &Id| !self.rules.get(*id).shared;
        !(TOTAL..self.rules.criteria.len()).filter(own).any(|id| self.answered(agency, id))
    }

    /// Order on a criterion: what is above it, groups, gate, answers.
    pub fn shut(&self, agency: usize, id: Id) -> Option<Shut> {
        let criterion = self.rules.get(id);
        if let Some(above) = criterion.parent.and_then(|parent| self.shut(agency, parent)) {
            return Some(above);
        }
        let gate_holds = |(condition, _): &(Condition, Otherwise)| self.holds(agency, condition);
        let why = if !Rules::names_group(&criterion.groups, self.group(agency)) {
            Why::Groups
        } else if !criterion.gate.as_ref().is_none_or(gate_holds) {
            Why::Gate
        } else if criterion.is_leaf() {
            return None;
        } else if self.answered(agency, id) {
            Why::Whole
        } else if criterion.blank.is_some() && !self.answered_below(agency, id) {
            Why::Blank
        } else {
            return None;
        };
        Some(Shut { by: id, why })
    }

    pub fn verdict(&self, agency: usize, id: Id) -> Verdict {
        if let Some(known) = self.known.borrow().get(&(agency, id)) {
            return known.clone();
        }
        let mut verdict = self.work_out(agency, id);
        if self.rules.round_every && id != TOTAL {
            let rounded = |score: Score| Score { value: self.rounded(&score.value), ..score };
            verdict.score = verdict.score.map(rounded);
        }
        self.known.borrow_mut().insert((agency, id), verdict.clone());
        verdict
    }

    pub fn rounded(&self, value: &Q) -> Q {
        number::round(value, self.rules.decimals, self.rules.rounding)
    }

    fn work_out(&self, agency: usize, id: Id) -> Verdict {
        let criterion = self.rules.get(id);
        match self.shut(agency, id) {
            Some(shut) if shut.by != id => Verdict::none(State::Unscored, false),
            Some(Shut { why: Why::Groups, .. }) => Verdict::none(State::Excluded, false),
            Some(Shut { why: Why::Gate, .. }) => self.gated(criterion),
            // "Where less was answered it has no score" holds whatever a blank counts as.
            Some(Shut { why: Why::Blank, .. }) if self.too_little(agency, id) => {
                let verdict = self.blank(agency, id);
                Verdict::none(State::Unscored, verdict.tainted)
            }
            Some(Shut { why: Why::Blank, .. }) => self.blank(agency, id),
            Some(Shut { why: Why::Whole, .. }) => self.by_answers(agency, id),
            None if criterion.is_leaf() => self.by_answers(agency, id),
            None => {
                let verdict = self.combined(agency, id);
                match self.too_little(agency, id) {
                    true => Verdict::none(State::Unscored, verdict.tainted),
                    false => verdict,
                }
            }
        }
    }

    fn gated(&self, criterion: &Criterion) -> Verdict {
        let zero = matches!(criterion.gate, Some((_, Otherwise::Zero)));
        let score = zero.then(|| Score::exact(Q::zero()));
        Verdict { state: State::Gated, score, tainted: true }
    }

    /// Nobody answered: the criterion's own `blank`, else the file's.
    fn blank(&self, agency: usize, id: Id) -> Verdict {
        let rule = self.rules.get(id).blank.as_ref().unwrap_or(&self.rules.blank);
        match self.counts_as(agency, id, rule, "blank") {
            Some(score) => Verdict { state: State::Scored, score: Some(Score::exact(score)), tainted: true },
            None => Verdict::none(State::Excluded, true),
        }
    }

    /// What a state counts as; none where it is left out.
    fn counts_as(&self, agency: usize, id: Id, rule: &Rule, state: &str) -> Option<Q> {
        match rule {
            Rule::Score(score) => Some(score.clone()),
            Rule::Exclude => None,
            Rule::Error | Rule::Use => {
                let (name, criterion) = (&self.agencies[agency].id, &self.rules.get(id).id);
                self.error(format!("{name}: {criterion} is {state}"));
                None
            }
        }
    }

    /// A leaf, or a branch answered as a whole.
    fn by_answers(&self, agency: usize, id: Id) -> Verdict {
        let answers = self.answers(agency, id);
        let blank = |(_, cell): &(&Answer, Cell)| *cell == Cell::Blank;
        if answers.iter().all(blank) {
            return self.blank(agency, id);
        }
        let given = answers.iter().filter(|answer| !blank(answer));
        let scores: Vec<Q> = given.filter_map(|(row, cell)| self.one_answer(agency, id, row, cell)).collect();
        if scores.is_empty() {
            return Verdict::none(State::Excluded, false);
        }
        let score = together(self.rules.get(id).assessors, scores);
        Verdict { state: State::Scored, score: Some(Score::exact(score)), tainted: false }
    }

    /// One assessor's score. Reading: an answer that is not verified is that first, whatever it says.
    fn one_answer(&self, agency: usize, id: Id, row: &Answer, cell: &Cell) -> Option<Q> {
        let criterion = self.rules.get(id);
        if !row.verified && criterion.unverified != Rule::Use {
            return self.counts_as(agency, id, &criterion.unverified, "unverified");
        }
        match cell {
            Cell::Blank => None,
            Cell::NotApplicable => self.counts_as(agency, id, &criterion.not_applicable, "not applicable"),
            Cell::NoCase => self.counts_as(agency, id, &criterion.no_case, "without a case"),
            value => answers::score(self.rules, criterion, value),
        }
    }

    /// An inner criterion from its children: those of weight 0 and those excluded take no part.
    fn combined(&self, agency: usize, id: Id) -> Verdict {
        let criterion = self.rules.get(id);
        let children = criterion.children.iter().map(|&child| (child, self.verdict(agency, child)));
        let (mut parts, mut tainted, mut unscored) = (Vec::new(), false, false);
        for (child, verdict) in children {
            tainted |= verdict.tainted;
            let weight = self.weight(agency, child);
            if weight.is_zero() || self.left_out(child, &verdict) {
                continue;
            }
            match verdict.score {
                Some(score) => parts.push((weight, score)),
                None => unscored = true,
            }
        }
        if unscored {
            return Verdict::none(State::Unscored, tainted);
        }
        if parts.is_empty() {
            return Verdict::none(State::Excluded, tainted);
        }
        let mut score = combine(criterion.combine, &parts);
        if let Some(scale) = &criterion.scale {
            score.value = answers::through(self.rules, scale, &score.value);
        }
        Verdict { state: State::Scored, score: Some(score), tainted }
    }

    /// Whether a criterion has left its parent: excluded, or gated with `reweight`.
    fn left_out(&self, id: Id, verdict: &Verdict) -> bool {
        let reweighted = matches!(self.rules.get(id).gate, Some((_, Otherwise::Reweight)));
        verdict.state == State::Excluded || verdict.state == State::Gated && reweighted
    }

    /// What a criterion weighs among its siblings; under `sum` in hundredths of its parent.
    pub fn weight(&self, agency: usize, id: Id) -> Q {
        let criterion = self.rules.get(id);
        let parent = self.rules.get(criterion.parent.expect("the total has no siblings"));
        if parent.combine == Combine::Points {
            return self.points(agency, id);
        }
        let sum = parent.combine == Combine::Sum;
        if let Some(points) = &criterion.points {
            // Under `sum` a points leaf adds its points, whatever full marks of the range are.
            return if sum { points * whole(100) / &self.rules.top } else { points.clone() };
        }
        match (parent.convention, &criterion.weight) {
            // Reading: under `sum`, equal children share the hundred of their parent.
            (Convention::Equal, _) if sum => whole(100) / whole(parent.children.len() as i64),
            // Reading: under `sum`, a share of the root counts as a share of the parent.
            (Convention::Root, Some(weight)) if sum && !weight.is_zero() => {
                weight / parent.weight.clone().unwrap_or_else(|| whole(100)) * whole(100)
            }
            (_, Some(weight)) => weight.clone(),
            (_, None) => whole(1),
        }
    }

    /// The points that apply in a branch that adds up points. Where the branch stands as a whole
    /// (answered, gated, blank), all points below that apply to the agency's group.
    fn points(&self, agency: usize, id: Id) -> Q {
        let criterion = self.rules.get(id);
        if criterion.is_leaf() {
            return criterion.points.clone().expect("every leaf of a points branch carries points");
        }
        let as_a_whole = self.shut(agency, id).is_some();
        let applies = |child: &&Id| match as_a_whole {
            true => Rules::names_group(&self.rules.get(**child).groups, self.group(agency)),
            false => !self.left_out(**child, &self.verdict(agency, **child)),
        };
        criterion.children.iter().filter(applies).map(|&child| self.points(agency, child)).sum()
    }
}

impl Verdict {
    fn none(state: State, tainted: bool) -> Verdict {
        Verdict { state, score: None, tainted }
    }
}

/// What several assessors' scores count as together; expects at least one.
fn together(rule: Assessors, mut scores: Vec<Q>) -> Q {
    scores.sort();
    let mean = |scores: &[Q]| scores.iter().sum::<Q>() / whole(scores.len() as i64);
    let count = scores.len();
    match rule {
        Assessors::Mean => mean(&scores),
        Assessors::Median => mean(&scores[(count - 1) / 2..count / 2 + 1]),
        Assessors::Min => scores[0].clone(),
        Assessors::Max => scores[count - 1].clone(),
        Assessors::TrimmedMean if count >= 3 => mean(&scores[1..count - 1]),
        Assessors::TrimmedMean => mean(&scores),
    }
}

/// What children, each with its weight, come to; expects at least one.
fn combine(how: Combine, parts: &[(Q, Score)]) -> Score {
    let exact = parts.iter().all(|(_, score)| score.exact);
    let weighted: Q = parts.iter().map(|(weight, score)| weight * &score.value).sum();
    match how {
        Combine::WeightedMean | Combine::Points => {
            Score::of(weighted / parts.iter().map(|(weight, _)| weight).sum::<Q>(), exact)
        }
        Combine::Sum => Score::of(weighted / whole(100), exact),
        Combine::Min => {
            let lowest = parts.iter().map(|(_, score)| &score.value).min();
            Score::of(lowest.expect("at least one part").clone(), exact)
        }
        Combine::Harmonic if parts.iter().any(|(_, score)| score.value.is_zero()) => Score::of(Q::zero(), exact),
        Combine::Harmonic => {
            let inverse: Q = parts.iter().map(|(weight, score)| weight / &score.value).sum();
            Score::of(parts.iter().map(|(weight, _)| weight).sum::<Q>() / inverse, exact)
        }
        Combine::Geometric => {
            let values: Vec<(Q, Q)> =
                parts.iter().map(|(weight, score)| (weight.clone(), score.value.clone())).collect();
            Score::near(geometric::mean(&values))
        }
    }
}
