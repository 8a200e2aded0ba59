//! One side of a comparison, and the position of an agency in it.

use std::sync::Arc;

use crate::answers::Assessments;
use crate::exact::Exact;
use crate::rules::Instrument;
use crate::rules::instrument::Within;
use crate::scoring::Scoreboard;

/// One of the results that are compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    /// What the user calls it: a file, a year.
    pub label: &'a str,
    pub instrument: &'a Instrument,
    /// With single answers, where causes are to be named.
    pub assessments: &'a Assessments,
    /// With every criterion.
    pub scores: &'a Scoreboard,
}

/// Where an agency stands in one result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Position {
    /// As printed.
    pub score: Exact,
    pub exact: Exact,
    pub rank: u32,
    /// How many are ranked with it.
    pub of: u32,
    /// The label of its class.
    pub class: Option<String>,
    /// Its group, where it has one.
    pub group: Option<Arc<str>>,
}

/// Where an agency stands; `None` without a score.
pub(super) fn standing(side: Side<'_>, agency: usize) -> Option<Position> {
    let score = side.scores.of(agency)?;
    let within = side.instrument.ranking.within == Within::Group;
    let group = side.assessments.agencies[agency].group.as_deref();
    let pools = side.scores.groups.iter().filter(|pool| !within || pool.group.as_deref() == group);
    let of: usize = pools.map(|pool| pool.scored).sum();
    Some(Position {
        score: score.score()?.clone(),
        exact: score.total()?.clone(),
        rank: score.rank()?,
        of: u32::try_from(of).unwrap_or(u32::MAX),
        class: score.class().map(|class| side.instrument.classes[class].label.clone()),
        group: side.assessments.agencies[agency].group.clone(),
    })
}
