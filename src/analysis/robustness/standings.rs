//! Scores, classes and ranks of one draw.

use std::cmp::Reverse;

use super::evaluate::{Kind, Values};
use super::inputs::DrawInputs;
use super::model::Model;
use crate::rules::TOTAL;
use crate::rules::instrument::{Basis, Ties};

/// Where one agency stands in one draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stand {
    /// In units of the last printed digit; NaN without a score.
    pub units: f64,
    /// 0: none.
    pub rank: u32,
    pub class: Option<u32>,
}

/// Memory for the standings of one draw after another.
#[derive(Debug, Default)]
pub(super) struct Standings {
    /// By body.
    pub all: Vec<Stand>,
    keys: Vec<(i64, u32)>,
}

/// No score in this draw.
pub(super) const NO_STAND: Stand = Stand { units: f64::NAN, rank: 0, class: None };

impl Standings {
    /// Scores, classes and ranks from what was worked out for a draw.
    pub(crate) fn find(&mut self, model: &Model<'_>, inputs: &DrawInputs, values: &mut Values) {
        self.all.clear();
        for body in 0..model.width() {
            let stand = self.stand(model, inputs, values, body);
            self.all.push(stand);
        }
        for pool in 0..model.pools {
            self.rank(model, inputs, values, pool);
        }
    }

    fn stand(&self, model: &Model<'_>, inputs: &DrawInputs, values: &mut Values, body: usize) -> Stand {
        let (of, at) = (&model.bodies[body], model.at(TOTAL, body));
        if !of.ranked {
            return NO_STAND;
        }
        if of.absent {
            let lowest = model.classes.len().checked_sub(1);
            return Stand { units: 0.0, rank: 0, class: lowest.and_then(|class| u32::try_from(class).ok()) };
        }
        let withdrawn =
            model.gated && (0..model.nodes.len()).any(|ix| values.kinds[model.at(ix, body)] == Kind::GatedUnscored);
        if withdrawn || values.kinds[at] != Kind::Scored {
            return NO_STAND;
        }
        let total = values.values[at];
        let units = inputs.rounder.units(total);
        Stand { units, rank: 0, class: self.class(model, inputs, values, body, total, units) }
    }

    fn class(
        &self,
        model: &Model<'_>,
        inputs: &DrawInputs,
        values: &mut Values,
        body: usize,
        total: f64,
        units: f64,
    ) -> Option<u32> {
        let mut class = Self::class_without_caps(model, total, units).map(|class| class as usize);
        for (unless, best) in &model.caps {
            if class.is_some_and(|class| class < *best) && !values.met(model, inputs, unless, body) {
                class = Some(*best);
            }
        }
        class.and_then(|class| u32::try_from(class).ok())
    }

    /// The class of a total, whatever caps say.
    pub(crate) fn class_without_caps(model: &Model<'_>, total: f64, units: f64) -> Option<u32> {
        let compared = match model.instrument.classify {
            Basis::Rounded => model.rounder.value(units),
            Basis::Exact => total,
        };
        let near = model.rounder.near;
        let class = model.classes.iter().position(|bound| bound.is_none_or(|bound| bound.admits(compared, near)));
        class.and_then(|class| u32::try_from(class).ok())
    }

    /// Ranks one pool: by total, then by tie-breakers.
    pub(crate) fn rank(&mut self, model: &Model<'_>, inputs: &DrawInputs, values: &Values, pool: usize) {
        self.keys.clear();
        for (body, of) in model.bodies.iter().enumerate() {
            if of.pool == pool && !self.all[body].units.is_nan() {
                let key = match model.instrument.ranking.by {
                    Basis::Rounded => whole(self.all[body].units),
                    Basis::Exact => {
                        inputs.rounder.key(if of.absent { 0.0 } else { values.values[model.at(TOTAL, body)] })
                    }
                };
                self.keys.push((-key, u32::try_from(body).unwrap_or(u32::MAX)));
            }
        }
        self.keys.sort_unstable();
        let breaks = !model.instrument.ranking.break_ties.is_empty();
        let mut from = 0;
        let (mut place, mut dense) = (0, 0);
        while from < self.keys.len() {
            let same = self.keys[from..].iter().take_while(|(key, _)| *key == self.keys[from].0).count();
            let tied = from..from + same;
            if breaks && same > 1 {
                let by = |key: &(i64, u32)| Reverse(breakers(model, inputs, values, key.1 as usize));
                self.keys[tied.clone()].sort_by_cached_key(by);
            }
            let mut last: Option<Vec<Option<i64>>> = None;
            for at in tied {
                let body = self.keys[at].1 as usize;
                let own = if breaks && same > 1 { breakers(model, inputs, values, body) } else { Vec::new() };
                if last.as_ref() != Some(&own) {
                    place = u32::try_from(at + 1).unwrap_or(u32::MAX);
                    dense += 1;
                    last = Some(own);
                }
                self.all[body].rank = match model.instrument.ranking.ties {
                    Ties::Competition => place,
                    Ties::Dense => dense,
                };
            }
            from += same;
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "printed scores have far fewer than 63 bits")]
fn whole(units: f64) -> i64 {
    units as i64
}

/// What decides between equal totals; `None` stands below every number.
fn breakers(model: &Model<'_>, inputs: &DrawInputs, values: &Values, body: usize) -> Vec<Option<i64>> {
    let ranking = &model.instrument.ranking;
    let value = |ix: usize| {
        let at = model.at(ix, body);
        let value = match values.kinds[at] {
            _ if model.bodies[body].absent => return None,
            Kind::Scored => values.values[at],
            Kind::GatedToZero => 0.0,
            _ => return None,
        };
        Some(match ranking.by {
            Basis::Rounded => whole(inputs.rounder.units(value)),
            Basis::Exact => inputs.rounder.key(value),
        })
    };
    ranking.break_ties.iter().map(|&ix| value(ix)).collect()
}
