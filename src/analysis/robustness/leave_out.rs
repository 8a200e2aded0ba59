//! Leave-one-out: which criterion, which assessor, which single answer the result hangs on.
//!
//! A criterion is left out by scoring again with weight 0 (points: as if it did not apply), exactly. An assessor is left
//! out of every cell that others answered too; a cell without other answers stays. A single answer is left out of its
//! cell; where it is the only one, its criterion counts as excluded for that agency.

use rayon::prelude::*;

use super::evaluate::Values;
use super::experiment::{Experiment, base};
use super::inputs::DrawInputs;
use super::model::Model;
use super::panel::together;
use super::standings::{Stand, Standings};
use crate::answers::Assessments;
use crate::exact::Exact;
use crate::rules::instrument::{Basis, Combine};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::{self, Detail, Scoreboard};

/// Ranks that count as the top.
pub(crate) const TOP: u32 = 3;

/// What was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOut {
    Criterion(CriterionIx),
    /// Index in [`Assessments::assessors`].
    Assessor(usize),
    Answer {
        /// Index in [`Assessments::agencies`].
        agency: usize,
        criterion: CriterionIx,
        assessor: usize,
    },
}

/// What changes without it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WithoutIt {
    pub left_out: LeftOut,
    /// Over agencies that keep a score.
    pub mean_rank_shift: f64,
    pub ranks_changed: usize,
    pub classes_changed: usize,
    /// Agencies (index in [`Assessments::agencies`]) of another class: before and after.
    pub classes: Vec<(usize, Option<u32>, Option<u32>)>,
    /// A rank among the first [`TOP`] changes.
    pub top_changed: bool,
    /// Agencies that have no score without it.
    pub unscored: usize,
}

/// What changes without each criterion that weighs something, every level, in the order of the rules. A criterion
/// without which nothing is left to score is not there.
#[must_use]
pub(crate) fn criteria(
    experiment: &Experiment<'_>,
    instrument: &Instrument,
    assessments: &Assessments,
) -> Vec<WithoutIt> {
    let weighing: Vec<CriterionIx> =
        (1..instrument.criteria.len()).filter(|&ix| !instrument.criteria[ix].share.is_zero()).collect();
    let without = |&ix: &CriterionIx| {
        let board = scoring::score(&without(instrument, ix), assessments, Detail::Depth(0));
        let after = stands_of(&experiment.model, &board);
        let left = after.iter().any(|stand| stand.rank > 0);
        left.then(|| compare(&experiment.model, &experiment.base, &after, LeftOut::Criterion(ix)))
    };
    weighing.par_iter().filter_map(without).collect()
}

/// The instrument with a criterion of weight 0.
#[must_use]
pub(crate) fn without(instrument: &Instrument, ix: CriterionIx) -> Instrument {
    let mut changed = instrument.clone();
    let by_points = instrument.upwards(ix).skip(1).any(|above| instrument.criteria[above].combine == Combine::Points);
    let criterion = &mut changed.criteria[ix];
    if by_points {
        criterion.groups = Some(Vec::new());
    } else {
        criterion.share = Exact::ZERO;
    }
    changed
}

fn stands_of(model: &Model<'_>, board: &Scoreboard) -> Vec<Stand> {
    base(model, board)
}

fn compare(model: &Model<'_>, before: &[Stand], after: &[Stand], left_out: LeftOut) -> WithoutIt {
    let mut found = WithoutIt {
        left_out,
        mean_rank_shift: 0.0,
        ranks_changed: 0,
        classes_changed: 0,
        classes: Vec::new(),
        top_changed: false,
        unscored: 0,
    };
    let (mut shift, mut scored) = (0.0, 0.0);
    for (body, (before, after)) in model.bodies.iter().zip(before.iter().zip(after)) {
        if before.rank == 0 {
            continue;
        }
        if after.rank == 0 {
            found.unscored += 1;
        } else {
            shift += f64::from(before.rank.abs_diff(after.rank));
            scored += 1.0;
        }
        if before.rank != after.rank {
            found.ranks_changed += 1;
            found.top_changed |= before.rank <= TOP || (1..=TOP).contains(&after.rank);
        }
        if after.rank > 0 && before.class != after.class {
            found.classes_changed += 1;
            found.classes.push((body.agency, before.class, after.class));
        }
    }
    found.mean_rank_shift = if scored > 0.0 { shift / scored } else { 0.0 };
    found
}

/// What changes without each assessor, in the order of their names; none where no cell has two answers.
#[must_use]
pub(crate) fn assessors(experiment: &Experiment<'_>) -> Vec<WithoutIt> {
    let model = &experiment.model;
    if !model.panel.can_vary() {
        return Vec::new();
    }
    let mut worker = experiment.worker();
    let mut without = |assessor: usize| {
        worker.inputs.times = vec![0.0; model.panel.assessors];
        model.panel.active.iter().for_each(|&active| worker.inputs.times[active] = 1.0);
        worker.inputs.times[assessor] = 0.0;
        worker.values.evaluate(model, &worker.inputs);
        worker.standings.find(model, &worker.inputs, &mut worker.values);
        compare(model, &experiment.base, &worker.standings.all, LeftOut::Assessor(assessor))
    };
    model.panel.active.iter().map(|&assessor| without(assessor)).collect()
}

/// The single answers without which a class changes, or a rank among the first [`TOP`]: the largest shifts first.
#[must_use]
pub(crate) fn answers(experiment: &Experiment<'_>) -> Vec<WithoutIt> {
    let model = &experiment.model;
    let bodies: Vec<usize> = (0..model.width()).filter(|&body| model.bodies[body].ranked).collect();
    let found: Vec<Vec<WithoutIt>> = bodies
        .par_iter()
        .with_min_len(8)
        .map_init(|| Single::new(experiment), |single, &body| single.answers_of(body))
        .collect();
    let mut found: Vec<WithoutIt> = found.into_iter().flatten().collect();
    // Stable: by agency and criterion where they shift as much.
    found.sort_by(|a, b| b.mean_rank_shift.total_cmp(&a.mean_rank_shift));
    found
}

/// Leaves single answers out, one after the other.
struct Single<'e> {
    experiment: &'e Experiment<'e>,
    values: Values,
    inputs: DrawInputs,
    standings: Standings,
    pairs: Vec<(f64, f64)>,
}

impl<'e> Single<'e> {
    fn new(experiment: &'e Experiment<'e>) -> Self {
        let model = &experiment.model;
        let (mut values, inputs) = (Values::new(model), DrawInputs::new(model));
        values.evaluate(model, &inputs);
        Self { experiment, values, inputs, standings: Standings::default(), pairs: Vec::new() }
    }

    fn answers_of(&mut self, body: usize) -> Vec<WithoutIt> {
        let model = &self.experiment.model;
        let mut found = Vec::new();
        for ix in (0..model.nodes.len()).filter(|&ix| !model.nodes[ix].shared) {
            let cell = model.panel.cell(model.at(ix, body));
            for (at, given) in cell.iter().enumerate() {
                let left_out = LeftOut::Answer {
                    agency: model.bodies[body].agency,
                    criterion: ix,
                    assessor: given.assessor as usize,
                };
                self.pairs.clear();
                self.pairs.extend(cell.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, g)| (g.score, 1.0)));
                let score = together(model.instrument.criteria[ix].states.assessors, &mut self.pairs);
                found.extend(self.without([ix, body], score, left_out));
            }
        }
        found
    }

    /// What changes with another score in a cell; `None` where nothing does that is told.
    fn without(&mut self, cell: [usize; 2], score: Option<f64>, left_out: LeftOut) -> Option<WithoutIt> {
        let (model, base) = (&self.experiment.model, &self.experiment.base);
        let body = cell[1];
        let total = self.values.with_cell(model, &self.inputs, cell, score)?;
        let units = model.rounder.units(total);
        let class = Standings::class_without_caps(model, total, units);
        // Caps are conditions on single criteria: only the class by the total is compared, where none holds it down.
        let capped = !model.caps.is_empty();
        let class_changes = !capped && class != base[body].class;
        let rank = self.rank(body, total, units);
        let top = rank.min(base[body].rank) <= TOP && rank != base[body].rank;
        if !class_changes && !top {
            return None;
        }
        self.standings.all.clone_from(base);
        self.standings.all[body] = Stand { units, rank, class: if capped { base[body].class } else { class } };
        let at = model.at(TOTAL, body);
        let kept = std::mem::replace(&mut self.values.values[at], total);
        self.standings.rank(model, &self.inputs, &self.values, model.bodies[body].pool);
        self.values.values[at] = kept;
        Some(compare(model, base, &self.standings.all, left_out))
    }

    /// Where the body would stand among the others of its pool, by totals alone.
    fn rank(&self, body: usize, total: f64, units: f64) -> u32 {
        let (model, base) = (&self.experiment.model, &self.experiment.base);
        let pool = model.bodies[body].pool;
        let above = |other: usize| match model.instrument.ranking.by {
            Basis::Rounded => base[other].units > units,
            Basis::Exact => {
                let at = model.at(TOTAL, other);
                model.rounder.key(self.values.values[at]) > model.rounder.key(total)
            }
        };
        let others = (0..model.width()).filter(|&o| o != body && model.bodies[o].pool == pool && base[o].rank > 0);
        u32::try_from(others.filter(|&other| above(other)).count()).unwrap_or(u32::MAX).saturating_add(1)
    }
}
