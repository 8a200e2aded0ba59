//! From uniform numbers to the inputs of a draw: what each factor changes, and how.

use std::ops::Range;

use super::inputs::{DrawInputs, MissingPolicy, Patch};
use super::model::{Model, sibling_sets};
use super::random::Gammas;
use super::settings::{Factor, PanelNoise, Settings, WeightNoise};
use crate::exact::Rounding;
use crate::rules::CriterionIx;

/// Why a factor that was asked for cannot be varied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixed {
    /// No two criteria weigh against each other.
    NoWeights,
    /// No cell was answered by two assessors or more.
    OneAssessor,
    /// No answer has a step to go.
    NoSteps,
    /// Nothing is unanswered.
    NothingMissing,
    /// No weighted mean is taken anywhere.
    NoMeans,
}

impl Fixed {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::NoWeights => "no-weights",
            Self::OneAssessor => "one-assessor",
            Self::NoSteps => "no-steps",
            Self::NothingMissing => "nothing-missing",
            Self::NoMeans => "no-means",
        }
    }
}

/// The factors that vary, and how many uniform numbers each takes in a draw.
#[derive(Debug)]
pub(super) struct VariationPlan {
    weights: WeightNoise,
    panel: PanelNoise,
    /// Criteria that weigh against each other, with what the draws of a set go through.
    sets: Vec<Vec<CriterionIx>>,
    /// By body: the answers with a step to go, as cell and place in it.
    movable: Vec<Vec<(usize, usize)>>,
    assessors: usize,
    active: Vec<usize>,
    /// Where the numbers of each factor stand among those of a draw.
    pub parts: Vec<(Factor, Range<usize>)>,
    pub fixed: Vec<(Factor, Fixed)>,
}

impl VariationPlan {
    /// What of the settings a model lets vary.
    pub(super) fn new(model: &Model<'_>, settings: &Settings) -> Self {
        let mut plan = Self {
            weights: settings.weights,
            panel: settings.panel,
            sets: sibling_sets(model).into_values().collect(),
            movable: if settings.vary.contains(&Factor::Answers) { movable(model) } else { Vec::new() },
            assessors: model.panel.assessors,
            active: model.panel.active.clone(),
            parts: Vec::new(),
            fixed: Vec::new(),
        };
        let mut next = 0;
        for &factor in &settings.vary {
            match plan.dimensions(model, factor) {
                Ok(count) => {
                    plan.parts.push((factor, next..next + count));
                    next += count;
                }
                Err(why) => plan.fixed.push((factor, why)),
            }
        }
        plan
    }

    /// How many uniform numbers a draw takes.
    pub(crate) fn width(&self) -> usize {
        self.parts.last().map_or(0, |(_, range)| range.end)
    }

    fn dimensions(&self, model: &Model<'_>, factor: Factor) -> Result<usize, Fixed> {
        match factor {
            Factor::Weights if self.sets.is_empty() => Err(Fixed::NoWeights),
            Factor::Weights => Ok(match self.weights {
                WeightNoise::Uniform(_) => self.sets.iter().map(Vec::len).sum(),
                WeightNoise::Simplex => self.sets.iter().map(|set| set.len() - 1).sum(),
                WeightNoise::Dirichlet(_) => self.sets.len(),
            }),
            Factor::Assessors if !model.panel.can_vary() => Err(Fixed::OneAssessor),
            Factor::Assessors => Ok(match self.panel {
                PanelNoise::Bootstrap => self.active.len(),
                PanelNoise::LeaveOneOut => 1,
            }),
            Factor::Answers if self.movable.iter().all(Vec::is_empty) => Err(Fixed::NoSteps),
            Factor::Answers => Ok(2 * model.width()),
            Factor::Missing if !model.has_missing() => Err(Fixed::NothingMissing),
            Factor::Combine if !model.has_means() => Err(Fixed::NoMeans),
            Factor::Missing | Factor::Combine => Ok(1),
            Factor::Rounding => Ok(2),
        }
    }

    /// Puts one factor's numbers into the inputs of a draw.
    pub(crate) fn apply(&self, factor: Factor, u: &[f64], model: &Model<'_>, inputs: &mut DrawInputs) {
        match factor {
            Factor::Weights => self.weigh(u, model, inputs),
            Factor::Assessors => self.choose_panel(u, inputs),
            Factor::Answers => self.move_answers(u, model, inputs),
            Factor::Missing => inputs.missing = MissingPolicy::ALL[pick(u[0], MissingPolicy::ALL.len())],
            Factor::Rounding => {
                const WAYS: [Rounding; 3] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate];
                inputs.rounder.rounding = WAYS[pick(u[0], WAYS.len())];
                inputs.round_every = u[1] < 0.5;
            }
            Factor::Combine => inputs.geometric = u[0] < 0.5,
        }
    }

    fn weigh(&self, u: &[f64], model: &Model<'_>, inputs: &mut DrawInputs) {
        let mut from = 0;
        for set in &self.sets {
            let points = model.nodes[set[0]].parent.is_some_and(|parent| model.nodes[parent].by_points);
            let (base, drawn) =
                if points { (&model.points, &mut inputs.points) } else { (&model.shares, &mut inputs.shares) };
            from += match self.weights {
                WeightNoise::Uniform(noise) => uniform(set, base, drawn, noise, &u[from..]),
                WeightNoise::Simplex => simplex(set, base, drawn, &u[from..]),
                WeightNoise::Dirichlet(concentration) => dirichlet(set, base, drawn, concentration, u[from]),
            };
        }
    }

    fn choose_panel(&self, u: &[f64], inputs: &mut DrawInputs) {
        inputs.times.clear();
        match self.panel {
            PanelNoise::Bootstrap => {
                inputs.times.resize(self.assessors, 0.0);
                u.iter().for_each(|&u| inputs.times[self.active[pick(u, self.active.len())]] += 1.0);
            }
            PanelNoise::LeaveOneOut => {
                inputs.times.resize(self.assessors, 0.0);
                self.active.iter().for_each(|&assessor| inputs.times[assessor] = 1.0);
                inputs.times[self.active[pick(u[0], self.active.len())]] = 0.0;
            }
        }
    }

    /// One answer of each agency goes one step up or down; at the end of its scale the one way that is left.
    fn move_answers(&self, u: &[f64], model: &Model<'_>, inputs: &mut DrawInputs) {
        inputs.patches.clear();
        for (movable, u) in self.movable.iter().zip(u.chunks_exact(2)) {
            if movable.is_empty() {
                continue;
            }
            let (cell, answer) = movable[pick(u[0], movable.len())];
            let [down, up] = model.panel.cell(cell)[answer].steps;
            let score = match (down.is_nan(), up.is_nan()) {
                (false, false) => {
                    if u[1] < 0.5 {
                        down
                    } else {
                        up
                    }
                }
                (true, _) => up,
                (_, true) => down,
            };
            inputs.patches.push(Patch { cell, answer, score });
        }
        inputs.patches.sort_by_key(|patch| patch.cell);
    }
}

impl Model<'_> {
    /// Whether a leaf that a rule for blanks may score lacks an answer somewhere.
    fn has_missing(&self) -> bool {
        self.nodes.iter().enumerate().any(|(ix, node)| {
            node.children.is_empty()
                && (0..self.width()).any(|body| {
                    self.bodies[body].ranked
                        && !self.answered_below[self.at(ix, body)]
                        && self.applies[self.bodies[body].group][ix]
                })
        })
    }

    fn has_means(&self) -> bool {
        use crate::rules::instrument::Combine;
        self.nodes.iter().any(|node| !node.children.is_empty() && node.combine == Combine::WeightedMean)
    }
}

/// One of `count` things, each as likely.
fn pick(u: f64, count: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the count")]
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let at = (u * count as f64) as usize;
    at.min(count - 1)
}

/// Weights times uniform numbers, brought back to their old sum. Gives how many numbers were taken.
fn uniform(set: &[CriterionIx], base: &[f64], drawn: &mut [f64], noise: f64, u: &[f64]) -> usize {
    let (mut before, mut after) = (0.0, 0.0);
    for (&ix, u) in set.iter().zip(u) {
        before += base[ix];
        drawn[ix] = base[ix] * (1.0 + noise * (2.0 * u - 1.0));
        after += drawn[ix];
    }
    if noise > 0.0 && after > 0.0 {
        set.iter().for_each(|&ix| drawn[ix] *= before / after);
    }
    set.len()
}

/// The gaps between sorted uniform numbers: uniform on the simplex (L. Devroye, "Non-Uniform Random Variate
/// Generation", 1986, chapter V.2).
fn simplex(set: &[CriterionIx], base: &[f64], drawn: &mut [f64], u: &[f64]) -> usize {
    let whole: f64 = set.iter().map(|&ix| base[ix]).sum();
    let mut cuts = u[..set.len() - 1].to_vec();
    cuts.sort_by(f64::total_cmp);
    cuts.push(1.0);
    let mut before = 0.0;
    for (&ix, cut) in set.iter().zip(cuts) {
        drawn[ix] = (cut - before) * whole;
        before = cut;
    }
    set.len() - 1
}

fn dirichlet(set: &[CriterionIx], base: &[f64], drawn: &mut [f64], concentration: f64, u: f64) -> usize {
    let whole: f64 = set.iter().map(|&ix| base[ix]).sum();
    let mut gammas = Gammas::new(u);
    let mut after = 0.0;
    for &ix in set {
        drawn[ix] = gammas.next(concentration * base[ix] / whole);
        after += drawn[ix];
    }
    if after > 0.0 {
        set.iter().for_each(|&ix| drawn[ix] *= whole / after);
    } else {
        set.iter().for_each(|&ix| drawn[ix] = base[ix]);
    }
    1
}

fn movable(model: &Model<'_>) -> Vec<Vec<(usize, usize)>> {
    let of = |body: usize| {
        let cells = (0..model.nodes.len()).filter(|&ix| !model.nodes[ix].shared).map(|ix| model.at(ix, body));
        cells
            .flat_map(|cell| {
                let steps = model.panel.cell(cell).iter().enumerate();
                steps.filter(|(_, given)| !given.steps.iter().all(|s| s.is_nan())).map(move |(at, _)| (cell, at))
            })
            .collect()
    };
    (0..model.width()).map(of).collect()
}
