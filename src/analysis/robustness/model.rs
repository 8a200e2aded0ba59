//! Instrument and answers in floating point, laid out for many draws.
//!
//! The one formula is in [`crate::scoring`]; this is its translation to f64, tied to it by tests that compare both on
//! random instruments. Rows of values are by criterion, with the agencies side by side, so that inner loops run over
//! agencies.

use std::collections::BTreeMap;

use super::panel::Panel;
use super::rounding::{FloatBound, Rounder};
use crate::answers::{Assessments, Subject};
use crate::exact::Exact;
use crate::rules::instrument::{Absent, Basis, Combine, Condition, CountsAs, Criterion, Otherwise, Within};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::{Scoreboard, State, combine, top_conditions};

/// What an unanswered leaf counts as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum BlankRule {
    Exclude,
    Score(f64),
    /// A finding: no agency with one takes part in draws.
    Refused,
}

/// A condition of a gate or a cap.
#[derive(Debug, Clone)]
pub(super) struct FloatCondition {
    pub on: CriterionIx,
    pub bound: Option<FloatBound>,
    /// Index in [`Model::tops`].
    pub top: Option<usize>,
    /// By group: whether it is asked; `None`: of all.
    pub asked: Option<Vec<bool>>,
}

/// A `top`: the value of place N in each pool.
#[derive(Debug, Clone)]
pub(super) struct Top {
    pub on: CriterionIx,
    pub place: usize,
    pub over_all: bool,
}

/// What turns a branch's combined value into its score.
#[derive(Debug, Clone)]
pub(super) enum FloatScale {
    Factor(f64),
    Bands(Vec<(FloatBound, f64)>),
}

/// A criterion.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub parent: Option<CriterionIx>,
    pub children: Vec<CriterionIx>,
    pub combine: Combine,
    /// Its children weigh points.
    pub by_points: bool,
    pub scale: Option<FloatScale>,
    pub gate: Option<(FloatCondition, Otherwise)>,
    pub blank: Option<BlankRule>,
    pub shared: bool,
    /// Weight 0: takes no part.
    pub weightless: bool,
}

/// An agency that may take part in draws.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Index in [`Assessments::agencies`].
    pub agency: usize,
    /// Its group, by number.
    pub group: usize,
    /// Among which agencies it is ranked, by number.
    pub pool: usize,
    /// Ranked; the others only hold places of a `top`.
    pub ranked: bool,
    /// Without answers under `absent = "zero"`: 0 in every draw.
    pub absent: bool,
}

/// Cells by criterion and agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellState {
    Unanswered,
    Scored,
    LeftOut,
}

/// Everything that does not change between draws.
#[derive(Debug)]
pub(crate) struct Model<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) nodes: Vec<Node>,
    /// Children before their parents.
    pub(super) upwards: Vec<CriterionIx>,
    pub(super) shares: Vec<f64>,
    pub(super) points: Vec<f64>,
    pub(super) bodies: Vec<Body>,
    pub(super) pools: usize,
    /// The groups of agencies, by number.
    pub(super) group_names: Vec<Option<String>>,
    /// Whether a criterion applies to a group, by group and criterion.
    pub(super) applies: Vec<Vec<bool>>,
    /// By criterion and body.
    pub(super) states: Vec<CellState>,
    /// What the assessors gave together, where the cell is scored; else 0.
    pub(super) cells: Vec<f64>,
    /// Answered less than a criterion's own `min_coverage`, by criterion and body.
    pub(super) short: Vec<bool>,
    /// Whether anything is answered in or below, by criterion and body.
    pub(super) answered_below: Vec<bool>,
    pub(super) tops: Vec<Top>,
    pub(super) caps: Vec<(FloatCondition, usize)>,
    pub(super) classes: Vec<Option<FloatBound>>,
    pub(super) rounder: Rounder,
    pub(super) panel: Panel,
    pub(super) gated: bool,
}

impl<'a> Model<'a> {
    /// The model of a result. `assessments` hold single answers where assessors or answers are to vary.
    #[must_use]
    pub(crate) fn new(instrument: &'a Instrument, assessments: &Assessments, board: &Scoreboard) -> Self {
        let (bodies, groups, pools) = bodies(instrument, assessments, board);
        let tops: Vec<&Condition> = top_conditions(instrument);
        let condition = |of: &Condition| FloatCondition {
            on: of.on,
            bound: of.bound.as_ref().map(FloatBound::new),
            top: tops.iter().position(|top| same_top(top, of)),
            asked: of.groups.as_ref().map(|asked| {
                groups.iter().map(|group| group.as_deref().is_some_and(|g| asked.iter().any(|a| a == g))).collect()
            }),
        };
        let nodes: Vec<Node> = instrument.criteria.iter().map(|c| node(c, instrument, &condition)).collect();
        let mut upwards: Vec<CriterionIx> = (0..nodes.len()).collect();
        upwards.sort_by_key(|&ix| std::cmp::Reverse(instrument.criteria[ix].depth));
        let mut model = Self {
            instrument,
            upwards,
            shares: shares(instrument),
            points: instrument.criteria.iter().map(|c| c.points.as_ref().map_or(0.0, Exact::to_f64)).collect(),
            pools,
            applies: groups
                .iter()
                .map(|group| instrument.criteria.iter().map(|c| c.applies_to(group.as_deref())).collect())
                .collect(),
            states: vec![CellState::Unanswered; nodes.len() * bodies.len()],
            cells: vec![0.0; nodes.len() * bodies.len()],
            short: short(instrument, board, &bodies),
            answered_below: vec![false; nodes.len() * bodies.len()],
            tops: tops
                .iter()
                .map(|top| Top {
                    on: top.on,
                    place: top.top.map_or(0, |place| place as usize).saturating_sub(1),
                    over_all: top.within == Within::All,
                })
                .collect(),
            caps: instrument.caps.iter().map(|cap| (condition(&cap.unless), cap.best_class)).collect(),
            classes: instrument.classes.iter().map(|c| c.bound.as_ref().map(FloatBound::new)).collect(),
            rounder: Rounder::new(instrument),
            panel: Panel::default(),
            gated: nodes.iter().any(|node| node.gate.is_some()),
            nodes,
            bodies,
            group_names: groups,
        };
        model.read_cells(assessments);
        let agencies: Vec<usize> = model.bodies.iter().map(|body| body.agency).collect();
        model.panel = Panel::new(instrument, &agencies, assessments);
        model
    }

    /// How many agencies there are.
    #[must_use]
    pub(super) const fn width(&self) -> usize {
        self.bodies.len()
    }

    /// Ranked agencies with an answer to a branch, or to the total, as a whole.
    pub(super) fn answered_whole(&self) -> usize {
        let branches: Vec<CriterionIx> =
            (0..self.nodes.len()).filter(|&ix| !self.nodes[ix].children.is_empty()).collect();
        let whole = |&body: &usize| branches.iter().any(|&ix| self.states[self.at(ix, body)] == CellState::Scored);
        (0..self.width()).filter(|&body| self.bodies[body].ranked).filter(whole).count()
    }

    /// Where the value of a criterion and a body stands.
    pub(super) const fn at(&self, ix: CriterionIx, body: usize) -> usize {
        ix * self.bodies.len() + body
    }

    fn read_cells(&mut self, assessments: &Assessments) {
        for ix in self.upwards.clone() {
            for body in 0..self.bodies.len() {
                let shared = self.nodes[ix].shared;
                let subject = if shared { Subject::Everybody } else { Subject::Agency(self.bodies[body].agency) };
                let cell = assessments.store.cell(subject, ix);
                let at = self.at(ix, body);
                let rule = self.instrument.criteria[ix].states.assessors;
                self.states[at] = match combine::assessors(&cell, rule) {
                    Some(score) => {
                        self.cells[at] = score.to_f64();
                        CellState::Scored
                    }
                    None if cell.is_answered() => CellState::LeftOut,
                    None => CellState::Unanswered,
                };
                self.answered_below[at] = cell.is_answered()
                    || self.nodes[ix].children.iter().any(|&child| self.answered_below[self.at(child, body)]);
            }
        }
    }

    /// A value in the form that a [`Basis`] names.
    pub(super) fn on_basis(&self, value: f64, basis: Basis, rounder: &Rounder) -> f64 {
        if basis == Basis::Rounded { rounder.round(value) } else { value }
    }
}

/// Where less was answered than a criterion asks for itself: read off the result, which draws do not change.
fn short(instrument: &Instrument, board: &Scoreboard, bodies: &[Body]) -> Vec<bool> {
    let mut short = vec![false; instrument.criteria.len() * bodies.len()];
    for (ix, _) in instrument.criteria.iter().enumerate().filter(|(_, c)| c.min_coverage.is_some()) {
        for (at, body) in bodies.iter().enumerate().filter(|(_, body)| !body.ranked) {
            let score = board.of(body.agency);
            short[ix * bodies.len() + at] =
                score.and_then(|score| board.criterion(score, ix)).is_some_and(|c| c.state() == State::Unscored);
        }
    }
    short
}

/// Same places of the same criterion over the same agencies.
fn same_top(top: &Condition, of: &Condition) -> bool {
    (top.on, top.top) == (of.on, of.top) && (top.within == Within::All) == (of.within == Within::All)
}

type Groups = Vec<Option<String>>;

/// The agencies that scoring looks at, the groups they are in, and how many pools are ranked.
fn bodies(instrument: &Instrument, assessments: &Assessments, board: &Scoreboard) -> (Vec<Body>, Groups, usize) {
    let mut groups: Groups = Vec::new();
    let mut bodies = Vec::new();
    for score in &board.agencies {
        let agency = score.agency();
        let group = assessments.agencies[agency].group.as_deref().map(str::to_owned);
        let number = groups.iter().position(|known| *known == group).unwrap_or_else(|| {
            groups.push(group);
            groups.len() - 1
        });
        let absent = !assessments.store.any_answer(Subject::Agency(agency));
        if assessments.withheld[agency] || absent && instrument.absent == Absent::Unscored {
            continue;
        }
        let pool = if instrument.ranking.within == Within::Group { number } else { 0 };
        bodies.push(Body { agency, group: number, pool, ranked: score.is_scored(), absent });
    }
    let pools = bodies.iter().map(|body| body.pool + 1).max().unwrap_or(0);
    (bodies, groups, pools)
}

fn node(criterion: &Criterion, instrument: &Instrument, condition: &impl Fn(&Condition) -> FloatCondition) -> Node {
    let factor = criterion.factor(instrument).to_f64();
    let scale = criterion.scale.as_ref().map(|scale| match scale.bands() {
        None => FloatScale::Factor(factor),
        Some(bands) => FloatScale::Bands(
            bands.iter().map(|band| (FloatBound::new(&band.bound), band.score.to_f64() * factor)).collect(),
        ),
    });
    Node {
        parent: criterion.parent,
        children: criterion.children.clone(),
        combine: criterion.combine,
        by_points: criterion.combine == Combine::Points,
        scale: scale.filter(|_| !criterion.is_leaf()),
        gate: criterion.gate.as_ref().map(|gate| (condition(&gate.condition), gate.otherwise)),
        blank: criterion.blank.as_ref().map(|blank| match blank {
            CountsAs::Exclude => BlankRule::Exclude,
            CountsAs::Error => BlankRule::Refused,
            CountsAs::Score(score) => BlankRule::Score(score.to_f64()),
        }),
        shared: criterion.shared,
        weightless: criterion.share.is_zero(),
    }
}

/// What each criterion weighs among its siblings; under `sum` in percent of its parent, as scoring has it.
fn shares(instrument: &Instrument) -> Vec<f64> {
    let plan = crate::scoring::plan::Plan::new(instrument, None);
    let mut shares: Vec<f64> = plan.shares.iter().map(Exact::to_f64).collect();
    shares[TOTAL] = 1.0;
    shares
}

/// Criteria by what stands below them, for those that vary together.
pub(super) fn sibling_sets(model: &Model<'_>) -> BTreeMap<CriterionIx, Vec<CriterionIx>> {
    let mut sets = BTreeMap::new();
    for (ix, node) in model.nodes.iter().enumerate() {
        let inside_points = node.parent.is_some_and(|parent| model.nodes[parent].by_points);
        let members: Vec<CriterionIx> = if node.by_points && !inside_points {
            model.instrument.below(ix).into_iter().filter(|&below| model.points[below] > 0.0).collect()
        } else if node.by_points || node.combine == Combine::Min {
            continue;
        } else {
            node.children.iter().copied().filter(|&child| !model.nodes[child].weightless).collect()
        };
        if members.len() > 1 {
            sets.insert(ix, members);
        }
    }
    sets
}
