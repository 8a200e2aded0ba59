//! More than two results in a row: where each agency stood every time.

use std::collections::BTreeMap;

use super::Break;
use super::breaks;
use crate::analysis::compare::pairs::AgencyPairs;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::analysis::compare::position::standing;
use crate::exact::Exact;
use crate::names::renames::Renames;

/// One agency over all results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TrendRow {
    pub id: String,
    pub name: String,
    /// `None` where it has no score.
    pub points: Vec<Option<Position>>,
    /// From the first to the last point with a score, where there are two.
    pub change: Option<Exact>,
}

/// All agencies over all results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trend {
    pub labels: Vec<String>,
    /// Between each result and the next.
    pub breaks: Vec<Vec<Break>>,
    /// Agencies with the most points first, then by the last score.
    pub rows: Vec<TrendRow>,
}

impl Trend {
    /// Whether the measure changed between the first and the last point that a change is counted over.
    #[must_use]
    pub(crate) fn crosses_a_break(&self, row: &TrendRow) -> bool {
        let scored = |at: &usize| row.points[*at].is_some();
        let (first, last) = ((0..row.points.len()).find(scored), (0..row.points.len()).rev().find(scored));
        let between = first.zip(last).filter(|(first, last)| first < last);
        between.is_some_and(|(first, last)| self.breaks[first..last].iter().any(|breaks| !breaks.is_empty()))
    }
}

/// Lines up results by agency, each result with the one before it; who was away comes back by id or name.
#[must_use]
pub(crate) fn trend(sides: &[Side<'_>], renames: &Renames) -> Trend {
    let mut rows: Vec<TrendRow> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    // The rows of the agencies of the result before.
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| sides[before].assessments);
        let pairs = before.map(|before| AgencyPairs::new(before, side.assessments, renames).both).unwrap_or_default();
        let earlier: BTreeMap<usize, usize> =
            pairs.into_iter().filter_map(|(then, now)| Some((now, *last.get(&then)?))).collect();
        let mut here = BTreeMap::new();
        for (index, agency) in side.assessments.agencies.iter().enumerate() {
            let Some(standing) = standing(*side, index) else { continue };
            let (id, name) = (agency.id.to_string(), agency.name.to_string());
            let free = |row: &&usize| rows[**row].points[at].is_none();
            let by_text = || by_id.get(&id).filter(free).or_else(|| by_name.get(&name).filter(free));
            let known = earlier.get(&index).filter(free).or_else(by_text).copied();
            let row = known.unwrap_or_else(|| {
                rows.push(TrendRow {
                    id: id.clone(),
                    name: name.clone(),
                    points: vec![None; sides.len()],
                    change: None,
                });
                rows.len() - 1
            });
            // A renamed body is called as it is now.
            rows[row].name.clone_from(&name);
            by_id.insert(id, row);
            by_name.insert(renames.current(&name).unwrap_or(&name).to_owned(), row);
            by_name.insert(name, row);
            here.insert(index, row);
            rows[row].points[at] = Some(standing);
        }
        last = here;
    }
    for row in &mut rows {
        let scores: Vec<&Exact> = row.points.iter().flatten().map(|standing| &standing.score).collect();
        row.change = match scores.as_slice() {
            [first, .., last] => Some(*last - *first),
            _ => None,
        };
    }
    rows.sort_by_cached_key(|row| {
        let points = row.points.iter().flatten().count();
        let last = row.points.iter().rev().flatten().next().map(|standing| -&standing.score);
        (std::cmp::Reverse(points), last, row.name.clone(), row.id.clone())
    });
    Trend {
        labels: sides.iter().map(|side| side.label.to_owned()).collect(),
        breaks: sides.windows(2).map(|pair| breaks(pair[0].instrument, pair[1].instrument)).collect(),
        rows,
    }
}
