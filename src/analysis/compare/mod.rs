//! Who moved between two results, by how much, and why.
//!
//! Two data sets, two years, two rules files, or before and after corrections: always two scoreboards. What changed an
//! agency's score is found by changing one thing at a time and scoring again, so causes come from the one formula.
//! Pure: knows no files, formats or languages.

mod breaks;
mod causes;
mod pairs;
pub(crate) mod position;
mod ranked;
mod renamed;
mod trend;

use crate::analysis::compare::pairs::AgencyPairs;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::analysis::compare::position::standing;
use crate::answers::Agency;
use crate::answers::Assessments;
use crate::exact::Exact;
use crate::names::renames::Renames;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::AgencyScore;
pub(crate) use breaks::{Break, breaks};
pub(crate) use ranked::RankedLists;
pub(crate) use renamed::renamed;
pub(crate) use trend::{Trend, TrendRow, trend};

/// What changed a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Another answer; `effect`: points by which this change alone moves the earlier score, under the earlier rules.
    Answer { criterion: CriterionIx, id: String, before: Option<Exact>, after: Option<Exact>, effect: Exact },
    /// Other weights below one criterion: the points by which they move the score that the later answers have under
    /// the earlier rules, on top of the weights named before them.
    Weights { criterion: CriterionIx, id: String, effect: Exact },
    /// Other rules: the points that are neither from answers nor from weights.
    Rules { effect: Exact },
    /// What the changes do together beyond the sum of what each does alone (gates, rounding, exclusions).
    Together { effect: Exact },
}

impl Cause {
    /// Its points.
    #[must_use]
    pub(crate) const fn effect(&self) -> &Exact {
        match self {
            Self::Answer { effect, .. }
            | Self::Weights { effect, .. }
            | Self::Rules { effect }
            | Self::Together { effect } => effect,
        }
    }
}

/// An agency whose score, rank or class differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    pub id: String,
    pub name: String,
    pub group: Option<String>,
    pub before: Position,
    pub after: Position,
    /// Points, as printed.
    pub change: Exact,
    /// Its own score is the same: others moved past it.
    pub pushed: bool,
    pub causes: Vec<Cause>,
}

impl Move {
    /// What rounding the totals adds to the change: with the causes it gives the printed change.
    #[must_use]
    pub(crate) fn rounding(&self) -> Exact {
        &self.change - &(&self.after.exact - &self.before.exact)
    }
}

/// An agency that is scored on one side only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OneSided {
    pub id: String,
    pub name: String,
    pub standing: Position,
    /// It stands on the other side too, without a score.
    pub unscored_there: bool,
}

/// A body in another group than before: ranks within groups change by that alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Regrouped {
    pub id: String,
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// How many agencies went from which class to which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Transitions {
    /// Classes of the earlier result, best first; the last line of `counts` is those without a score or class.
    pub from: Vec<String>,
    /// Classes of the later result, best first; the last column is those without a score or class.
    pub to: Vec<String>,
    pub counts: Vec<Vec<u64>>,
}

/// What differs between two results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// Where the two instruments differ: scores or classes are then not of one measure.
    pub breaks: Vec<Break>,
    /// The largest change first.
    pub moves: Vec<Move>,
    pub entered: Vec<OneSided>,
    pub left: Vec<OneSided>,
    /// Bodies that are in another group than before, by name.
    pub regrouped: Vec<Regrouped>,
    /// Scored on both sides, everything the same.
    pub unchanged: usize,
    pub transitions: Transitions,
    /// Names that only nearly match and were taken for one: then and now.
    pub near: Vec<(String, String)>,
    pub ranked: RankedLists,
}

impl Comparison {
    /// Whether nothing differs.
    #[must_use]
    pub(crate) const fn is_empty(&self) -> bool {
        self.breaks.is_empty()
            && self.moves.is_empty()
            && self.entered.is_empty()
            && self.left.is_empty()
            && self.regrouped.is_empty()
    }

    /// Whether classes are not of one measure.
    #[must_use]
    pub(crate) fn classes_break(&self) -> bool {
        self.breaks.iter().any(Break::is_about_classes)
    }
}

/// Compares two results.
#[must_use]
pub(crate) fn compare(before: Side<'_>, after: Side<'_>, renames: &Renames) -> Comparison {
    let pairs = AgencyPairs::new(before.assessments, after.assessments, renames);
    let mut causes = causes::Causes::new(before, after, &pairs);
    let mut found = Comparison {
        breaks: breaks(before.instrument, after.instrument),
        transitions: transitions(before, after, &pairs),
        near: pairs.near_names(before.assessments, after.assessments),
        ranked: RankedLists::new(before, after, &pairs),
        ..Comparison::default()
    };
    for &(then, now) in &pairs.both {
        found.regrouped.extend(regrouped(&before.assessments.agencies[then], &after.assessments.agencies[now]));
        match (standing(before, then), standing(after, now)) {
            (Some(old), Some(new)) if old == new => found.unchanged += 1,
            (Some(old), Some(new)) => {
                let agency = &after.assessments.agencies[now];
                let pushed = old.exact == new.exact && old.class == new.class;
                found.moves.push(Move {
                    id: agency.id.to_string(),
                    name: agency.name.to_string(),
                    group: agency.group.as_deref().map(str::to_owned),
                    change: &new.score - &old.score,
                    causes: if old.exact == new.exact { Vec::new() } else { causes.of(then, now) },
                    before: old,
                    after: new,
                    pushed,
                });
            }
            (None, Some(new)) => found.entered.push(one_sided(&after.assessments.agencies[now], new, true)),
            (Some(old), None) => found.left.push(one_sided(&before.assessments.agencies[then], old, true)),
            (None, None) => {}
        }
    }
    for &now in &pairs.only_after {
        let new = standing(after, now).map(|new| one_sided(&after.assessments.agencies[now], new, false));
        found.entered.extend(new);
    }
    for &then in &pairs.only_before {
        let old = standing(before, then).map(|old| one_sided(&before.assessments.agencies[then], old, false));
        found.left.extend(old);
    }
    found.moves.sort_by_cached_key(|m| (m.pushed, -&m.change.abs(), m.after.rank, m.name.clone(), m.id.clone()));
    found.regrouped.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    for side in [&mut found.entered, &mut found.left] {
        side.sort_by(|a, b| (a.standing.rank, &a.name, &a.id).cmp(&(b.standing.rank, &b.name, &b.id)));
    }
    found
}

/// Where each agency of the later result stood in the earlier one, by its index there; `None` where it is not found by
/// id or name, or had no score.
#[must_use]
pub(crate) fn earlier(before: Side<'_>, after: &Assessments, renames: &Renames) -> Vec<Option<Position>> {
    let mut found = vec![None; after.agencies.len()];
    for (then, now) in AgencyPairs::new(before.assessments, after, renames).both {
        found[now] = standing(before, then);
    }
    found
}

/// What is to be told of names that an earlier result and a later one do not write alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EarlierNames {
    /// Taken for one: then and now.
    pub near: Vec<(String, String)>,
    /// Only on one side, and perhaps one: then and now.
    pub alike: Vec<(String, String)>,
}

/// The same for two results.
#[must_use]
pub(crate) fn earlier_names(before: Side<'_>, after: Side<'_>, renames: &Renames) -> EarlierNames {
    let pairs = AgencyPairs::new(before.assessments, after.assessments, renames);
    let name = |side: Side<'_>, at: usize| side.assessments.agencies[at].name.to_string();
    let left: Vec<String> = pairs.only_before.iter().map(|&at| name(before, at)).collect();
    let entered: Vec<String> = pairs.only_after.iter().map(|&at| name(after, at)).collect();
    let alike = renamed::alike(&left, &entered).into_iter();
    EarlierNames {
        near: pairs.near_names(before.assessments, after.assessments),
        alike: alike.map(|(then, now)| (left[then].clone(), entered[now].clone())).collect(),
    }
}

fn regrouped(before: &Agency, after: &Agency) -> Option<Regrouped> {
    let group = |agency: &Agency| agency.group.as_deref().map(str::to_owned);
    (before.group != after.group).then(|| Regrouped {
        id: after.id.to_string(),
        name: after.name.to_string(),
        before: group(before),
        after: group(after),
    })
}

fn one_sided(agency: &Agency, standing: Position, unscored_there: bool) -> OneSided {
    OneSided { id: agency.id.to_string(), name: agency.name.to_string(), standing, unscored_there }
}

fn transitions(before: Side<'_>, after: Side<'_>, pairs: &AgencyPairs) -> Transitions {
    let labels = |rules: &Instrument| rules.classes.iter().map(|class| class.label.clone()).collect::<Vec<_>>();
    let (from, to) = (labels(before.instrument), labels(after.instrument));
    let mut counts = vec![vec![0; to.len() + 1]; from.len() + 1];
    let class = |score: Option<&AgencyScore>, none: usize| score.and_then(AgencyScore::class).unwrap_or(none);
    let mut count = |then: Option<usize>, now: Option<usize>| {
        let row = class(then.and_then(|then| before.scores.of(then)), from.len());
        let column = class(now.and_then(|now| after.scores.of(now)), to.len());
        counts[row][column] += 1;
    };
    for &(then, now) in &pairs.both {
        count(Some(then), Some(now));
    }
    for &then in &pairs.only_before {
        count(Some(then), None);
    }
    for &now in &pairs.only_after {
        count(None, Some(now));
    }
    Transitions { from, to, counts }
}
