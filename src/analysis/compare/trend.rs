//! More than two results in a row: where each agency stood every time.

use std::collections::BTreeMap;

use super::Break;
use super::breaks;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::analysis::compare::position::standing;
use crate::exact::Exact;

/// One agency over all results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendRow {
    pub id: String,
    pub name: String,
    /// `None` where it has no score.
    pub points: Vec<Option<Position>>,
    /// From the first to the last point with a score, where there are two.
    pub change: Option<Exact>,
}

/// All agencies over all results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trend {
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

/// Lines up results by agency: by id, else by name.
#[must_use]
pub fn trend(sides: &[Side<'_>]) -> Trend {
    let mut rows: Vec<TrendRow> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for (index, agency) in side.assessments.agencies.iter().enumerate() {
            let Some(standing) = standing(*side, index) else { continue };
            let (id, name) = (agency.id.to_string(), agency.name.to_string());
            let free = |row: &&usize| rows[**row].points[at].is_none();
            let known = by_id.get(&id).filter(free).or_else(|| by_name.get(&name).filter(free)).copied();
            let row = known.unwrap_or_else(|| {
                rows.push(TrendRow {
                    id: id.clone(),
                    name: name.clone(),
                    points: vec![None; sides.len()],
                    change: None,
                });
                rows.len() - 1
            });
            by_id.insert(id, row);
            by_name.insert(name, row);
            rows[row].points[at] = Some(standing);
        }
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
