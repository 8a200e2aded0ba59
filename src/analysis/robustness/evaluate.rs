//! The tree in floating point: one agency after another where gates decide, all agencies at once elsewhere.
//!
//! A translation of [`crate::scoring::tree`] and [`crate::scoring::combine`]; their docs name the sources.

use super::cells::{self, Room};
use super::inputs::{DrawInputs, MissingPolicy};
use super::model::{BlankRule, CellState, FloatCondition, FloatScale, Model};
use crate::rules::instrument::{Combine, Otherwise};
use crate::rules::{CriterionIx, TOTAL};

/// How a criterion came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Not worked out yet.
    Open,
    Scored,
    Excluded,
    /// Excluded because of something blank or gated.
    Empty,
    GatedToZero,
    GatedAway,
    /// Gated, and the agency has no score.
    GatedUnscored,
    Unasked,
    Withdrawn,
}

impl Kind {
    /// Whether it counts in its parent.
    const fn counts(self) -> bool {
        matches!(self, Self::Scored | Self::GatedToZero)
    }
}

/// Whether the children of a criterion are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Open,
    Asked,
    /// A condition on a child is met.
    ClosedMet,
    ClosedUnmet,
}

/// The values of one draw.
#[derive(Debug)]
pub(super) struct Values {
    /// By criterion and body.
    pub kinds: Vec<Kind>,
    pub values: Vec<f64>,
    asking: Vec<Asking>,
    points: Vec<f64>,
    cells: Vec<f64>,
    /// By `top` and pool: the least value that passes.
    cutoffs: Vec<Vec<Option<f64>>>,
    /// The inputs for which `kinds` and `inside` hold, where no gate lets them depend on values.
    settled: Option<(MissingPolicy, Vec<CriterionIx>)>,
    /// By criterion: all children that weigh count, for every body, and each body is combined from them.
    plain: Vec<bool>,
    room: Room,
    sums: Vec<f64>,
    /// A cell that counts as excluded.
    left_out: Option<usize>,
}

impl Values {
    /// Room for the values of a model.
    pub(super) fn new(model: &Model<'_>) -> Self {
        let places = model.nodes.len() * model.width();
        Self {
            kinds: vec![Kind::Open; places],
            values: vec![0.0; places],
            asking: vec![Asking::Open; places],
            points: Vec::new(),
            cells: vec![0.0; places],
            cutoffs: vec![Vec::new(); model.tops.len()],
            settled: None,
            plain: vec![false; model.nodes.len()],
            room: Room::default(),
            sums: Vec::new(),
            left_out: None,
        }
    }

    /// Works everything out for the inputs of a draw.
    pub(super) fn evaluate(&mut self, model: &Model<'_>, inputs: &DrawInputs) {
        cells::draw(model, inputs, &mut self.cells, &mut self.room);
        let settled = !model.gated
            && self
                .settled
                .as_ref()
                .is_some_and(|(missing, out)| (*missing, out) == (inputs.missing, &inputs.left_out));
        if settled {
            Flat { model, inputs, at: self }.all();
        } else {
            self.one_by_one(model, inputs);
        }
        if !model.gated && !settled {
            self.settle(model, inputs);
        }
        if !model.gated {
            self.find_cutoffs(model, inputs);
        }
    }

    fn one_by_one(&mut self, model: &Model<'_>, inputs: &DrawInputs) {
        self.reset(model, inputs);
        self.find_cutoffs(model, inputs);
        for body in 0..model.width() {
            Walk { model, inputs, body, at: self }.outcome(TOTAL);
            // The others are looked at by conditions and tie-breakers.
            for &ix in &model.upwards {
                Walk { model, inputs, body, at: self }.outcome(ix);
            }
        }
    }

    fn reset(&mut self, model: &Model<'_>, inputs: &DrawInputs) {
        self.kinds.fill(Kind::Open);
        self.asking.fill(Asking::Open);
        fill_points(model, inputs, &mut self.points);
        self.cutoffs.iter_mut().for_each(Vec::clear);
    }

    /// The cutoffs of all conditions with `top`, in an order in which none depends on a later one.
    fn find_cutoffs(&mut self, model: &Model<'_>, inputs: &DrawInputs) {
        let groups = model.applies.len();
        for (at, top) in model.tops.iter().enumerate() {
            let mut pools: Vec<Vec<f64>> = vec![Vec::new(); if top.over_all { 1 } else { groups }];
            for body in 0..model.width() {
                if model.bodies[body].absent {
                    continue;
                }
                let mut walk = Walk { model, inputs, body, at: self };
                if let Some(value) = walk.compared(top.on) {
                    pools[if top.over_all { 0 } else { model.bodies[body].group }].push(value);
                }
            }
            let nth = |mut pool: Vec<f64>| {
                pool.sort_by(|a, b| b.total_cmp(a));
                pool.get(top.place).copied()
            };
            self.cutoffs[at] = pools.into_iter().map(nth).collect();
            if model.gated {
                // What was worked out before this cutoff was known is worked out again.
                self.kinds.fill(Kind::Open);
                self.asking.fill(Asking::Open);
            }
        }
    }

    /// Notes what does not change between draws that differ in values only.
    fn settle(&mut self, model: &Model<'_>, inputs: &DrawInputs) {
        self.settled = Some((inputs.missing, inputs.left_out.clone()));
        for ix in 0..model.nodes.len() {
            let node = &model.nodes[ix];
            let counts = |body: usize| {
                self.asking[model.at(ix, body)] == Asking::Asked
                    && node
                        .children
                        .iter()
                        .all(|&child| inputs.shares[child] == 0.0 || self.kinds[model.at(child, body)] == Kind::Scored)
            };
            self.plain[ix] = node.combine == Combine::WeightedMean
                && !node.by_points
                && node.scale.is_none()
                && node.children.iter().any(|&child| inputs.shares[child] > 0.0)
                && (0..model.width()).all(counts);
        }
    }

    /// The total of one body where one of its cells holds another score, or counts as excluded (`None`); everything else
    /// as worked out before. Places of a `top` stay as they are. `None`: no score.
    pub(super) fn with_cell(
        &mut self,
        model: &Model<'_>,
        inputs: &DrawInputs,
        [ix, body]: [usize; 2],
        score: Option<f64>,
    ) -> Option<f64> {
        if model.gated {
            self.again(model, inputs, [ix, body], score)
        } else {
            self.upwards(model, inputs, [ix, body], score)
        }
    }

    /// Only what stands above the cell is combined anew.
    fn upwards(
        &mut self,
        model: &Model<'_>,
        inputs: &DrawInputs,
        [ix, body]: [usize; 2],
        score: Option<f64>,
    ) -> Option<f64> {
        let finish = |ix: usize, value: f64| {
            if inputs.round_every && ix != TOTAL { inputs.rounder.round(value) } else { value }
        };
        let mut changed =
            score.map(|score| (finish(ix, score), self.points.get(model.at(ix, body)).copied().unwrap_or(0.0)));
        let mut child = ix;
        while let Some(parent) = model.nodes[child].parent {
            let node = &model.nodes[parent];
            if self.asking[model.at(parent, body)] != Asking::Asked {
                return None;
            }
            let mut parts: Vec<(f64, f64)> = Vec::with_capacity(node.children.len());
            for &other in &node.children {
                let at = model.at(other, body);
                let weight = if node.by_points { self.points[at] } else { inputs.shares[other] };
                if other != child && self.kinds[at].counts() {
                    parts.push((self.values[at], weight));
                } else if other == child
                    && let Some((value, points)) = changed
                {
                    parts.push((value, if node.by_points { points } else { weight }));
                }
            }
            let points = parts.iter().map(|(_, weight)| weight).sum();
            changed = combine(rule(model, inputs, parent), &parts)
                .map(|value| (finish(parent, on_scale(model, parent, value)), points));
            child = parent;
        }
        changed.map(|(value, _)| value)
    }

    /// The whole tree of the body is worked out anew, and put back after that.
    fn again(
        &mut self,
        model: &Model<'_>,
        inputs: &DrawInputs,
        [ix, body]: [usize; 2],
        score: Option<f64>,
    ) -> Option<f64> {
        let places = || (0..model.nodes.len()).map(|ix| model.at(ix, body));
        let kept: Vec<_> =
            places().map(|at| (self.kinds[at], self.values[at], self.asking[at], self.cells[at])).collect();
        for at in places() {
            (self.kinds[at], self.asking[at]) = (Kind::Open, Asking::Open);
        }
        let cell = model.at(ix, body);
        match score {
            Some(score) => self.cells[cell] = score,
            None => self.left_out = Some(cell),
        }
        let kind = Walk { model, inputs, body, at: self }.outcome(TOTAL);
        let unscored = places().any(|at| self.kinds[at] == Kind::GatedUnscored);
        let total = (kind == Kind::Scored && !unscored).then(|| self.values[model.at(TOTAL, body)]);
        self.left_out = None;
        for (at, (kind, value, asking, cell)) in places().zip(kept) {
            (self.kinds[at], self.values[at], self.asking[at], self.cells[at]) = (kind, value, asking, cell);
        }
        total
    }

    /// Whether a condition is met for a body, once everything is worked out.
    pub(super) fn met(
        &mut self,
        model: &Model<'_>,
        inputs: &DrawInputs,
        condition: &FloatCondition,
        body: usize,
    ) -> bool {
        Walk { model, inputs, body, at: self }.met(condition)
    }
}

/// One agency on its way through the tree.
struct Walk<'w> {
    model: &'w Model<'w>,
    inputs: &'w DrawInputs,
    body: usize,
    at: &'w mut Values,
}

impl Walk<'_> {
    fn place(&self, ix: CriterionIx) -> usize {
        self.model.at(ix, self.body)
    }

    fn outcome(&mut self, ix: CriterionIx) -> Kind {
        let place = self.place(ix);
        if self.at.kinds[place] == Kind::Open {
            let (mut kind, value) = self.work_out(ix);
            if self.model.short[place] && kind != Kind::Unasked {
                kind = Kind::Withdrawn;
            }
            self.at.kinds[place] = kind;
            self.at.values[place] = value;
        }
        self.at.kinds[place]
    }

    fn work_out(&mut self, ix: CriterionIx) -> (Kind, f64) {
        if let Some(parent) = self.model.nodes[ix].parent
            && self.inside(parent) != Asking::Asked
        {
            return (Kind::Unasked, 0.0);
        }
        if self.inside(ix) == Asking::Asked {
            return self.combined(ix);
        }
        // Closing it has worked it out.
        let place = self.place(ix);
        (self.at.kinds[place], self.at.values[place])
    }

    fn inside(&mut self, ix: CriterionIx) -> Asking {
        let place = self.place(ix);
        if self.at.asking[place] != Asking::Open {
            return self.at.asking[place];
        }
        let above = self.model.nodes[ix].parent.map_or(Asking::Asked, |parent| self.inside(parent));
        let inside = if above == Asking::Asked { self.open(ix) } else { above };
        if above != Asking::Asked {
            self.at.kinds[place] = Kind::Unasked;
        }
        self.at.asking[place] = inside;
        inside
    }

    fn close(&mut self, ix: CriterionIx, kind: Kind, value: f64, met: bool) -> Asking {
        let place = self.place(ix);
        self.at.kinds[place] = kind;
        self.at.values[place] = value;
        if met { Asking::ClosedMet } else { Asking::ClosedUnmet }
    }

    /// Groups, gate, answers, in this order.
    fn open(&mut self, ix: CriterionIx) -> Asking {
        let (model, place) = (self.model, self.place(ix));
        let node = &model.nodes[ix];
        let applies = model.applies[model.bodies[self.body].group][ix];
        if !applies || self.inputs.left_out.contains(&ix) {
            return self.close(ix, Kind::Excluded, 0.0, true);
        }
        if let Some((condition, otherwise)) = &node.gate
            && !self.met(condition)
        {
            let kind = match otherwise {
                Otherwise::Zero => Kind::GatedToZero,
                Otherwise::Reweight => Kind::GatedAway,
                Otherwise::Unscored => Kind::GatedUnscored,
            };
            return self.close(ix, kind, 0.0, false);
        }
        let leaf = node.children.is_empty();
        match model.states[place] {
            _ if self.at.left_out == Some(place) => return self.close(ix, Kind::Excluded, 0.0, !leaf),
            CellState::Scored => {
                let value = self.finish(ix, self.at.cells[place]);
                return self.close(ix, Kind::Scored, value, false);
            }
            CellState::LeftOut => return self.close(ix, Kind::Excluded, 0.0, !leaf),
            CellState::Unanswered => {}
        }
        match node.blank {
            Some(rule) if leaf || !model.answered_below[place] => {
                let (kind, value) = self.blank(ix, rule);
                self.close(ix, kind, value, false)
            }
            None if leaf => self.close(ix, Kind::Empty, 0.0, false),
            _ => Asking::Asked,
        }
    }

    fn blank(&self, ix: CriterionIx, rule: BlankRule) -> (Kind, f64) {
        let leaf = self.model.nodes[ix].children.is_empty();
        let score = match (self.inputs.missing, rule) {
            (_, BlankRule::Refused) => None,
            (MissingPolicy::Zero, _) if leaf => Some(0.0),
            (MissingPolicy::Exclude, _) if leaf => None,
            (MissingPolicy::Mean, _) if leaf => Some(self.mean_of_others(ix)),
            (_, BlankRule::Score(score)) => Some(score),
            (_, BlankRule::Exclude) => None,
        };
        score.map_or((Kind::Empty, 0.0), |score| (Kind::Scored, self.finish(ix, score)))
    }

    /// The mean of the agencies that have an answer; 0 where none has.
    fn mean_of_others(&self, ix: CriterionIx) -> f64 {
        mean_of_answered(self.model, &self.at.cells, ix)
    }

    fn finish(&self, ix: CriterionIx, value: f64) -> f64 {
        if self.inputs.round_every && ix != TOTAL { self.inputs.rounder.round(value) } else { value }
    }

    fn combined(&mut self, ix: CriterionIx) -> (Kind, f64) {
        let model = self.model;
        let node = &model.nodes[ix];
        let (mut empty, mut withdrawn) = (false, false);
        let mut parts: Vec<(f64, f64)> = Vec::with_capacity(node.children.len());
        let mut whole_points = 0.0;
        for &child in &node.children {
            let kind = self.outcome(child);
            match kind {
                Kind::Withdrawn | Kind::GatedUnscored if !model.nodes[child].weightless => withdrawn = true,
                Kind::Empty | Kind::GatedToZero | Kind::GatedAway | Kind::GatedUnscored => empty = true,
                _ => {}
            }
            let place = self.place(child);
            if kind.counts() {
                let weight = if node.by_points { self.at.points[place] } else { self.inputs.shares[child] };
                parts.push((self.at.values[place], weight));
                whole_points += self.at.points[place];
            }
        }
        if withdrawn {
            return (Kind::Withdrawn, 0.0);
        }
        if node.by_points {
            let place = self.place(ix);
            self.at.points[place] = whole_points;
        }
        match combine(self.rule(ix), &parts) {
            None => (if empty { Kind::Empty } else { Kind::Excluded }, 0.0),
            Some(value) => (Kind::Scored, self.finish(ix, on_scale(model, ix, value))),
        }
    }

    fn rule(&self, ix: CriterionIx) -> Combine {
        rule(self.model, self.inputs, ix)
    }

    fn met(&mut self, condition: &FloatCondition) -> bool {
        let model = self.model;
        let group = model.bodies[self.body].group;
        if condition.asked.as_ref().is_some_and(|asked| !asked[group]) {
            return true;
        }
        match self.outcome(condition.on) {
            Kind::Scored => {
                let Some(compared) = self.compared(condition.on) else { return false };
                let near = model.rounder.near;
                let bound = condition.bound.is_none_or(|bound| bound.admits(compared, near));
                let cutoff = condition.top.and_then(|top| {
                    let pools = &self.at.cutoffs[top];
                    *pools.get(if model.tops[top].over_all { 0 } else { group })?
                });
                bound && cutoff.is_none_or(|least| compared >= least - near)
            }
            Kind::Excluded => true,
            Kind::Unasked => {
                let parent = model.nodes[condition.on].parent;
                parent.is_some_and(|parent| self.inside(parent) == Asking::ClosedMet)
            }
            _ => false,
        }
    }

    /// The value of a scored criterion in the form that `classify` names.
    fn compared(&mut self, ix: CriterionIx) -> Option<f64> {
        if self.outcome(ix) != Kind::Scored {
            return None;
        }
        let value = self.at.values[self.place(ix)];
        Some(self.model.on_basis(value, self.model.instrument.classify, &self.inputs.rounder))
    }
}

/// All agencies at once, where how criteria take part is known and only values change.
struct Flat<'f> {
    model: &'f Model<'f>,
    inputs: &'f DrawInputs,
    at: &'f mut Values,
}

impl Flat<'_> {
    fn all(&mut self) {
        if self.model.nodes.iter().any(|node| node.by_points) {
            fill_points(self.model, self.inputs, &mut self.at.points);
        }
        for &ix in &self.model.upwards {
            if self.at.plain[ix] && self.rule(ix) == Combine::WeightedMean {
                self.mean(ix);
            } else {
                self.generally(ix);
            }
            if self.inputs.round_every && ix != TOTAL {
                let row = self.row(ix);
                let rounder = self.inputs.rounder;
                self.at.values[row].iter_mut().for_each(|value| *value = rounder.round(*value));
            }
        }
    }

    fn row(&self, ix: CriterionIx) -> std::ops::Range<usize> {
        self.model.at(ix, 0)..self.model.at(ix + 1, 0)
    }

    fn rule(&self, ix: CriterionIx) -> Combine {
        rule(self.model, self.inputs, ix)
    }

    /// The weighted mean of children that all count.
    fn mean(&mut self, ix: CriterionIx) {
        let (model, width) = (self.model, self.model.width());
        self.at.sums.clear();
        self.at.sums.resize(width, 0.0);
        let mut whole = 0.0;
        for &child in &model.nodes[ix].children {
            let share = self.inputs.shares[child];
            if share == 0.0 {
                continue;
            }
            whole += share;
            let values = &self.at.values[child * width..(child + 1) * width];
            self.at.sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += share * value);
        }
        let row = self.row(ix);
        self.at.values[row].iter_mut().zip(&self.at.sums).for_each(|(value, sum)| *value = sum / whole);
    }

    fn generally(&mut self, ix: CriterionIx) {
        let node = &self.model.nodes[ix];
        if node.children.is_empty() && self.row(ix).all(|at| self.model.states[at] == CellState::Scored) {
            let row = self.row(ix);
            self.at.values[row.clone()].copy_from_slice(&self.at.cells[row]);
            return;
        }
        for body in 0..self.model.width() {
            let at = self.model.at(ix, body);
            if self.at.kinds[at] != Kind::Scored {
                continue;
            }
            self.at.values[at] = if self.at.asking[at] == Asking::Asked {
                self.combined(ix, body)
            } else if self.model.states[at] == CellState::Scored {
                self.at.cells[at]
            } else {
                self.blank(ix)
            };
        }
    }

    fn combined(&mut self, ix: CriterionIx, body: usize) -> f64 {
        let node = &self.model.nodes[ix];
        let mut parts: Vec<(f64, f64)> = Vec::with_capacity(node.children.len());
        for &child in &node.children {
            let at = self.model.at(child, body);
            if self.at.kinds[at].counts() {
                let weight = if node.by_points { self.at.points[at] } else { self.inputs.shares[child] };
                parts.push((self.at.values[at], weight));
            }
        }
        if node.by_points {
            let at = self.model.at(ix, body);
            self.at.points[at] = parts.iter().map(|(_, weight)| weight).sum();
        }
        combine(self.rule(ix), &parts).map_or(0.0, |value| on_scale(self.model, ix, value))
    }

    /// A blank that counts as a score.
    fn blank(&self, ix: CriterionIx) -> f64 {
        let node = &self.model.nodes[ix];
        match (self.inputs.missing, node.blank) {
            (MissingPolicy::Mean, _) if node.children.is_empty() => mean_of_answered(self.model, &self.at.cells, ix),
            (MissingPolicy::Zero, _) if node.children.is_empty() => 0.0,
            (_, Some(BlankRule::Score(score))) => score,
            _ => 0.0,
        }
    }
}

/// The points that apply in each criterion, all of them: those of what leaves its parent are taken away on the way up.
fn fill_points(model: &Model<'_>, inputs: &DrawInputs, points: &mut Vec<f64>) {
    let width = model.width();
    points.clear();
    points.resize(model.nodes.len() * width, 0.0);
    for &ix in &model.upwards {
        for body in 0..width {
            if model.applies[model.bodies[body].group][ix] {
                let below: f64 = model.nodes[ix].children.iter().map(|&child| points[child * width + body]).sum();
                points[ix * width + body] = inputs.points[ix] + below;
            }
        }
    }
}

fn mean_of_answered(model: &Model<'_>, cells: &[f64], ix: CriterionIx) -> f64 {
    let places = model.at(ix, 0)..model.at(ix + 1, 0);
    let answered = places.filter(|&at| model.states[at] == CellState::Scored);
    let (sum, count) = answered.fold((0.0, 0.0), |(sum, count), at| (sum + cells[at], count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

fn rule(model: &Model<'_>, inputs: &DrawInputs, ix: CriterionIx) -> Combine {
    match model.nodes[ix].combine {
        Combine::WeightedMean if inputs.geometric => Combine::Geometric,
        rule => rule,
    }
}

/// What values with weights combine to; `None` where none has a weight.
fn combine(rule: Combine, parts: &[(f64, f64)]) -> Option<f64> {
    let weighing = || parts.iter().filter(|(_, weight)| *weight > 0.0);
    weighing().next()?;
    let whole: f64 = weighing().map(|(_, weight)| weight).sum();
    let sum = || weighing().map(|(value, weight)| value * weight).sum::<f64>();
    Some(match rule {
        Combine::WeightedMean | Combine::Points => sum() / whole,
        Combine::Sum => sum() / 100.0,
        Combine::Min => weighing().fold(f64::INFINITY, |least, (value, _)| least.min(*value)),
        Combine::Geometric if weighing().any(|(value, _)| *value <= 0.0) => 0.0,
        Combine::Geometric => {
            libm::exp(weighing().map(|(value, weight)| weight * libm::log(*value)).sum::<f64>() / whole)
        }
        Combine::Harmonic if weighing().any(|(value, _)| *value <= 0.0) => 0.0,
        Combine::Harmonic => whole / weighing().map(|(value, weight)| weight / value).sum::<f64>(),
    })
}

fn on_scale(model: &Model<'_>, ix: CriterionIx, value: f64) -> f64 {
    match &model.nodes[ix].scale {
        None => value,
        Some(FloatScale::Factor(factor)) => value * factor,
        Some(FloatScale::Bands(bands)) => {
            let found = bands.iter().find(|(bound, _)| bound.admits(value, model.rounder.near)).or(bands.last());
            found.map_or(0.0, |(_, score)| *score)
        }
    }
}
