//! From verdicts to what a reader sees: totals, classes, ranks, groups and the summary.

use super::answers::{Agency, Answer, EVERYBODY};
use super::number::{self, Q, Score};
use super::rules::{Id, Rule, Rules, TOTAL};
use super::verdict::{Case, Shut, State, Why};
use num_traits::{One, Zero};
use std::cmp::Ordering;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Absent,
    Gate,
    /// Nothing is left that could be scored.
    Excluded,
    Coverage,
}

#[derive(Clone, Debug)]
pub struct CriterionOutcome {
    pub id: String,
    pub state: State,
    pub score: Option<Score>,
    pub rounded: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AgencyOutcome {
    pub id: String,
    pub group: Option<String>,
    /// None where scored.
    pub reason: Option<Reason>,
    pub total: Option<Score>,
    pub rounded: Option<String>,
    pub class: Option<String>,
    pub capped: bool,
    pub rank: Option<usize>,
    /// None where nothing was asked.
    pub coverage: Option<Q>,
    pub criteria: Vec<CriterionOutcome>,
}

#[derive(Clone, Debug)]
pub struct GroupOutcome {
    pub group: Option<String>,
    pub listed: usize,
    pub scored: usize,
    /// Of the exact totals; none where nobody is scored.
    pub mean: Option<Score>,
    pub rounded: Option<String>,
    pub classes: BTreeMap<String, usize>,
}

#[derive(Clone, Debug)]
pub struct SummaryOutcome {
    pub score: Option<Score>,
    pub rounded: Option<String>,
    pub class: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Outcome {
    /// In the order in which the agencies were given.
    pub agencies: Vec<AgencyOutcome>,
    pub groups: Vec<GroupOutcome>,
    pub summary: Option<SummaryOutcome>,
}

/// Scores `agencies` (all of them: the listed, and those known from answers only) by valid rules.
///
/// # Errors
/// What is wrong with the answers, in no particular order.
pub fn score(rules: &Rules, agencies: &[Agency], answers: &[Answer]) -> Result<Outcome, Vec<String>> {
    let case = Case::new(rules, agencies, answers);
    case.check();
    let mut outcomes: Vec<AgencyOutcome> = (0..agencies.len()).map(|agency| case.agency(agency)).collect();
    let ranks: Vec<Option<usize>> = (0..agencies.len()).map(|agency| case.rank(&outcomes, agency)).collect();
    for (outcome, rank) in outcomes.iter_mut().zip(ranks) {
        outcome.rank = rank;
    }
    let outcome = Outcome { groups: case.groups(&outcomes), summary: case.summary(&outcomes), agencies: outcomes };
    let errors = case.errors.into_inner();
    if errors.is_empty() { Ok(outcome) } else { Err(errors.into_iter().collect()) }
}

impl Case<'_> {
    /// What is wrong with answers wherever they stand.
    fn check(&self) {
        for agency in 0..self.agencies.len() {
            for id in TOTAL..self.rules.criteria.len() {
                self.check_answer(agency, id);
            }
        }
        for id in 1..self.rules.criteria.len() {
            let criterion = self.rules.get(id);
            // Reading: `its blank` is its own where it says so, else the file's.
            let may_be_absent = *criterion.blank.as_ref().unwrap_or(&self.rules.blank) == Rule::Exclude;
            // Reading: a gap matters where somebody is asked for it.
            let missed = |agency: usize| {
                self.asked(agency, id) && !self.answered(agency, id) && !self.answered_below(agency, id)
            };
            if criterion.starts_sharing && !may_be_absent && (0..self.agencies.len()).any(missed) {
                self.error(format!("{EVERYBODY}: {} has no answer", criterion.id));
            }
        }
    }

    /// Whether a criterion has a say in an agency's total: nothing above it, nor groups, nor its gate, shuts it out.
    fn asked(&self, agency: usize, id: Id) -> bool {
        let open = |shut: Shut| shut.by == id && matches!(shut.why, Why::Whole | Why::Blank);
        !self.absent(agency) && self.shut(agency, id).is_none_or(open)
    }

    fn check_answer(&self, agency: usize, id: Id) {
        let criterion = self.rules.get(id);
        let (name, group) = (&self.agencies[agency].id, self.group(agency));
        if criterion.groups.is_some() && group.is_none() {
            self.error(format!("{name} has no group"));
        }
        if !criterion.shared && self.answered(agency, id) {
            if !self.applies(agency, id) {
                self.error(format!("{name}: {} does not apply to its group", criterion.id));
            }
            if self.answered_inside(agency, id) {
                self.error(format!("{name}: {} is answered both as a whole and inside", criterion.id));
            }
        }
    }

    /// Whether the agency itself answered something below a criterion; what is shared is not its own.
    fn answered_inside(&self, agency: usize, id: Id) -> bool {
        let own = |child: &&Id| !self.rules.get(**child).shared;
        let mut children = self.rules.get(id).children.iter().filter(own);
        children.any(|&child| self.answered(agency, child) || self.answered_inside(agency, child))
    }

    fn applies(&self, agency: usize, id: Id) -> bool {
        let criterion = self.rules.get(id);
        Rules::names_group(&criterion.groups, self.group(agency))
            && criterion.parent.is_none_or(|parent| self.applies(agency, parent))
    }

    fn printed(&self, score: &Option<Score>) -> Option<String> {
        let score = score.as_ref()?;
        Some(number::fixed(&self.rounded(&score.value), self.rules.decimals))
    }

    fn agency(&self, agency: usize) -> AgencyOutcome {
        let listed = &self.agencies[agency];
        let (reason, total) = self.total(agency);
        let mut outcome = AgencyOutcome {
            id: listed.id.clone(),
            group: listed.group.clone(),
            reason,
            rounded: self.printed(&total),
            class: None,
            capped: false,
            rank: None,
            coverage: if self.absent(agency) { Some(Q::zero()) } else { self.coverage(agency) },
            criteria: (1..self.rules.criteria.len()).map(|id| self.criterion(agency, id)).collect(),
            total,
        };
        self.classify(agency, &mut outcome);
        outcome
    }

    fn total(&self, agency: usize) -> (Option<Reason>, Option<Score>) {
        if self.absent(agency) {
            return match self.rules.absent_zero {
                true => (None, Some(Score::exact(Q::zero()))),
                false => (Some(Reason::Absent), None),
            };
        }
        let verdict = self.verdict(agency, TOTAL);
        // Reading: where nothing is asked, nothing is missing.
        let coverage = self.coverage(agency).unwrap_or_else(Q::one);
        match verdict.score {
            _ if self.stopped_by_a_gate(agency) => (Some(Reason::Gate), None),
            _ if (1..self.rules.criteria.len()).any(|id| self.asked_too_little(agency, id)) => {
                (Some(Reason::Coverage), None)
            }
            None => (Some(Reason::Excluded), None),
            Some(_) if coverage < self.rules.min_coverage => (Some(Reason::Coverage), None),
            score => (None, score),
        }
    }

    /// Asked, and answered less than its own `min_coverage`.
    fn asked_too_little(&self, agency: usize, id: Id) -> bool {
        let above = self.rules.get(id).parent;
        above.is_none_or(|above| self.shut(agency, above).is_none()) && self.too_little(agency, id)
    }

    /// A shut gate with `otherwise = "unscored"`, wherever it stands.
    fn stopped_by_a_gate(&self, agency: usize) -> bool {
        (1..self.rules.criteria.len()).any(|id| {
            let verdict = self.verdict(agency, id);
            let unscored = matches!(self.rules.get(id).gate, Some((_, super::rules::Otherwise::Unscored)));
            verdict.state == State::Gated && unscored
        })
    }

    /// Reading: of an absent agency no criterion has a score.
    fn criterion(&self, agency: usize, id: Id) -> CriterionOutcome {
        let (state, score) = match self.absent(agency) {
            true => (State::Unscored, None),
            false => {
                let verdict = self.verdict(agency, id);
                (verdict.state, verdict.score)
            }
        };
        let rounded = self.printed(&score);
        CriterionOutcome { id: self.rules.get(id).id.clone(), state, score, rounded }
    }

    fn classify(&self, agency: usize, outcome: &mut AgencyOutcome) {
        let Some(total) = &outcome.total else { return };
        let classes = &self.rules.classes;
        let mut place = if self.absent(agency) { classes.len().checked_sub(1) } else { self.class(total) };
        if !self.absent(agency) {
            for cap in &self.rules.caps {
                let better = place.is_some_and(|place| place < cap.best_class);
                if better && !self.holds(agency, &cap.unless) {
                    place = Some(cap.best_class);
                    outcome.capped = true;
                }
            }
        }
        outcome.class = place.map(|place| classes[place].label.clone());
    }

    /// One more than the agencies of the pool that stand before (competition), or than the different
    /// places before (dense).
    fn rank(&self, outcomes: &[AgencyOutcome], agency: usize) -> Option<usize> {
        outcomes[agency].total.as_ref()?;
        let pool = |&other: &usize| {
            let same = !self.rules.within_group || outcomes[other].group == outcomes[agency].group;
            outcomes[other].total.is_some() && same
        };
        let before = |&other: &usize| self.order(outcomes, other, agency) == Ordering::Greater;
        let better: Vec<usize> = (0..outcomes.len()).filter(pool).filter(before).collect();
        if !self.rules.dense {
            return Some(1 + better.len());
        }
        let first_of_its_place = |(place, other): &(usize, &usize)| {
            let same = |earlier: &usize| self.order(outcomes, *earlier, **other) == Ordering::Equal;
            !better[..*place].iter().any(same)
        };
        Some(1 + better.iter().enumerate().filter(first_of_its_place).count())
    }

    /// By total, then by each tie-breaker: greater stands before.
    fn order(&self, outcomes: &[AgencyOutcome], one: usize, other: usize) -> Ordering {
        let total = |agency: usize| outcomes[agency].total.as_ref().map(|score| self.ranked(score));
        let tie_breaker = |agency: usize, id: Id| match self.absent(agency) {
            true => None,
            false => self.tie_breaker(agency, id),
        };
        let mut order = compare(total(one), total(other));
        for &id in &self.rules.break_ties {
            order = order.then_with(|| compare(tie_breaker(one, id), tie_breaker(other, id)));
        }
        order
    }

    fn groups(&self, outcomes: &[AgencyOutcome]) -> Vec<GroupOutcome> {
        let mut names: Vec<Option<String>> = Vec::new();
        for outcome in outcomes {
            if !names.contains(&outcome.group) {
                names.push(outcome.group.clone());
            }
        }
        names.into_iter().map(|name| self.group_outcome(outcomes, name)).collect()
    }

    fn group_outcome(&self, outcomes: &[AgencyOutcome], group: Option<String>) -> GroupOutcome {
        let members: Vec<&AgencyOutcome> = outcomes.iter().filter(|outcome| outcome.group == group).collect();
        let totals: Vec<(Q, Score)> = members.iter().filter_map(|o| Some((Q::one(), o.total.clone()?))).collect();
        let mut classes = BTreeMap::new();
        for class in members.iter().filter_map(|outcome| outcome.class.clone()) {
            *classes.entry(class).or_insert(0) += 1;
        }
        let mean = weighted_mean(&totals);
        let rounded = self.printed(&mean);
        GroupOutcome { group, listed: members.len(), scored: totals.len(), mean, rounded, classes }
    }

    fn summary(&self, outcomes: &[AgencyOutcome]) -> Option<SummaryOutcome> {
        let summary = self.rules.summary.as_ref()?;
        let mut parts = Vec::new();
        for (agency, outcome) in self.agencies.iter().zip(outcomes) {
            let Some(total) = outcome.total.clone() else { continue };
            let weight = match &summary.weighted_by {
                None => Some(Q::one()),
                Some(column) => agency.columns.get(column).and_then(|text| number::decimal(text)),
            };
            match weight {
                Some(weight) => parts.push((weight, total)),
                None => self.error(format!("{} has no weight for the summary", agency.id)),
            }
        }
        let score = weighted_mean(&parts);
        let class = score.as_ref().and_then(|score| self.class(score));
        Some(SummaryOutcome {
            rounded: self.printed(&score),
            class: class.map(|place| self.rules.classes[place].label.clone()),
            score,
        })
    }
}

/// None stands below every number.
fn compare(one: Option<Score>, other: Option<Score>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.compare(&other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

fn weighted_mean(parts: &[(Q, Score)]) -> Option<Score> {
    let weights: Q = parts.iter().map(|(weight, _)| weight).sum();
    let exact = parts.iter().all(|(_, score)| score.exact);
    let sum: Q = parts.iter().map(|(weight, score)| weight * &score.value).sum();
    (!weights.is_zero()).then(|| Score::of(sum / weights, exact))
}
