//! Draws on a model, counted: intervals, shares, the order of pairs.

use rayon::prelude::*;

use super::evaluate::Values;
use super::inputs::DrawInputs;
use super::model::{Body, Model};
use super::random::Streams;
use super::settings::{Factor, Settings};
use super::standings::{NO_STAND, Stand, Standings};
use super::tally::{self, KeptUnits, Tally};
use super::vary::{Fixed, VariationPlan};
use crate::answers::Assessments;
use crate::rules::Instrument;
use crate::scoring::Scoreboard;

/// The interval that is told: from this share of the draws to that.
pub(crate) const INTERVAL: [f64; 2] = [0.05, 0.95];
/// What holds in so many draws is certain.
pub(crate) const CERTAIN: f64 = 0.95;
/// What holds in so many draws is likely; below it is open.
pub(crate) const LIKELY: f64 = 0.8;
/// Draws that one thread does at a time.
const TOGETHER: usize = 64;

/// Tallies of one thread at most, so that no thread waits for another's last draws.
const TALLIES: usize = 4;
/// Units of the last printed digit from which on scores are kept as f64: far enough below 2^31 for bonus points.
const MOST_SHORT: f64 = 2e7;

/// How sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    Certain,
    Likely,
    Open,
}

impl Certainty {
    /// By the share of draws in which it holds: [`CERTAIN`], [`LIKELY`].
    #[must_use]
    pub(crate) fn of(share: f64) -> Self {
        match share {
            _ if share >= CERTAIN => Self::Certain,
            _ if share >= LIKELY => Self::Likely,
            _ => Self::Open,
        }
    }

    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Open => "open",
        }
    }
}

/// What the draws say of one agency.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AgencySpread {
    /// Index in [`Assessments::agencies`].
    pub agency: usize,
    /// The interval of the score, rounded as printed.
    pub score: [f64; 2],
    /// The interval of the rank: ranks that occurred.
    pub rank: [u32; 2],
    /// Ranks that occurred with their shares of all draws.
    pub ranks: Vec<(u32, f64)>,
    /// By class of the instrument, best first: its share of all draws.
    pub classes: Vec<f64>,
    /// The share of draws without a class, though with a score.
    pub no_class: f64,
    /// The share of draws without a score.
    pub unscored: f64,
    /// How sure the class of the result is.
    pub class_verdict: Certainty,
    /// Places moved, on average.
    pub mean_shift: f64,
}

/// What the draws say of two agencies that are ranked together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PairOrder {
    /// Index in [`Assessments::agencies`]; ranked before or level with the other.
    pub above: usize,
    pub below: usize,
    /// Share of draws in which it stands before the other, those in which they are level counted half.
    pub share: f64,
    /// Share of draws in which they are level.
    pub level: f64,
    /// How sure their order in the result is; where they are level there, how sure that is.
    pub verdict: Certainty,
}

/// The outcome of all draws.
#[derive(Debug, Clone)]
pub(crate) struct Spread {
    /// The factors that were varied.
    pub varied: Vec<Factor>,
    /// The factors that were asked for and could not be.
    pub fixed: Vec<(Factor, Fixed)>,
    /// Ranked agencies, in the order of the result.
    pub agencies: Vec<AgencySpread>,
    pub pairs: Vec<PairOrder>,
    /// With [`Settings::keep_draws`]: all draws, one after the other, each in the order of `agencies`.
    pub draws: Vec<Stand>,
    /// The mean shift of a rank, over draws and agencies.
    pub mean_shift: f64,
    /// Whether any draw gave any agency another score.
    pub moved: bool,
    /// Agencies that answered a branch, or the total, as a whole: what stands below it cannot vary.
    pub answered_whole: usize,
}

/// The largest error of a share that comes of the number of draws: twice the standard error at one half.
#[must_use]
pub(crate) fn share_error(draws: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "draws stay far below 2^53")]
    let draws = draws.max(1) as f64;
    1.0 / draws.sqrt()
}

/// Everything that draws need, laid out once.
pub(crate) struct Experiment<'a> {
    pub(super) model: Model<'a>,
    pub(super) plan: VariationPlan,
    pub(super) base: Vec<Stand>,
    pub(super) settings: &'a Settings,
}

impl<'a> Experiment<'a> {
    /// An experiment on a result. `board` holds every criterion; `assessments` single answers, where assessors or
    /// answers are to vary.
    #[must_use]
    pub(crate) fn new(
        instrument: &'a Instrument,
        assessments: &Assessments,
        board: &Scoreboard,
        settings: &'a Settings,
    ) -> Self {
        let model = Model::new(instrument, assessments, board);
        let plan = VariationPlan::new(&model, settings);
        let base = base(&model, board);
        Self { model, plan, base, settings }
    }

    /// Does all draws and counts them. `step` is called for every few draws that are done, with their number.
    #[must_use]
    pub(crate) fn spread(&self, step: &(dyn Fn(usize) + Sync)) -> Spread {
        if self.model.rounder.units(self.model.instrument.top.to_f64()) < MOST_SHORT {
            self.spread_in::<i32>(step)
        } else {
            self.spread_in::<f64>(step)
        }
    }

    /// The same, with the scores of draws kept as `T`.
    fn spread_in<T: KeptUnits>(&self, step: &(dyn Fn(usize) + Sync)) -> Spread {
        let ranked: Vec<usize> = (0..self.model.width()).filter(|&body| self.model.bodies[body].ranked).collect();
        let pairs = self.pairs(&ranked);
        let width = self.model.width();
        let mut scores = vec![T::NONE; self.settings.draws * width];
        let mut kept = vec![NO_STAND; if self.settings.keep_draws { scores.len() } else { 0 }];
        let fresh = || (self.worker(), Tally::new(width, self.model.classes.len(), pairs.len()));
        let piece = TOGETHER * width.max(1);
        let pieces = scores.len().div_ceil(piece);
        let mut kept_pieces: Vec<&mut [Stand]> = kept.chunks_mut(piece).collect();
        kept_pieces.resize_with(pieces, || &mut []);
        let tally = scores
            .par_chunks_mut(piece)
            .zip(kept_pieces)
            .enumerate()
            // A tally grows with the square of the agencies: there are few of them at a time.
            .with_min_len(pieces.div_ceil(TALLIES * rayon::current_num_threads()))
            .fold(fresh, |(mut worker, mut tally), (at, (scores, kept))| {
                for (n, scores) in scores.chunks_mut(width).enumerate() {
                    let stands = worker.draw((at * TOGETHER + n) as u64);
                    tally.add(stands, &self.base, &pairs);
                    scores.iter_mut().zip(stands).for_each(|(place, stand)| *place = T::of(stand.units));
                    if let Some(kept) = kept.get_mut(n * width..(n + 1) * width) {
                        kept.copy_from_slice(stands);
                    }
                }
                step(scores.len() / width);
                (worker, tally)
            })
            .map(|(_, tally)| tally)
            .reduce_with(|a, b| a.join(&b))
            .unwrap_or_else(|| Tally::new(width, self.model.classes.len(), pairs.len()));
        let intervals = tally::intervals(&scores, width, INTERVAL);
        let same = |(kept, base): (&T, &Stand)| kept.units() == T::of(base.units).units();
        let moved = !scores.par_chunks(width.max(1)).all(|draw| draw.iter().zip(&self.base).all(same));
        drop(scores);
        Spread { moved, ..self.summary(&ranked, &pairs, &tally, &intervals, kept) }
    }

    pub(super) fn worker(&self) -> Worker<'_> {
        Worker {
            experiment: self,
            values: Values::new(&self.model),
            inputs: DrawInputs::new(&self.model),
            streams: Streams::new(self.settings.seed),
            standings: Standings::default(),
            u: vec![0.0; self.plan.width()],
        }
    }

    /// Pairs of bodies that are ranked together: neighbours in the result, or all.
    fn pairs(&self, ranked: &[usize]) -> Vec<(usize, usize)> {
        let pool = |body: usize| self.model.bodies[body].pool;
        let mut order: Vec<usize> = ranked.to_vec();
        order.sort_by_key(|&body| (pool(body), self.base[body].rank));
        if self.settings.all_pairs {
            let from = |(at, &above): (usize, &usize)| {
                order[at + 1..].iter().take_while(move |&&below| pool(below) == pool(above)).map(move |&b| (above, b))
            };
            return order.iter().enumerate().flat_map(from).collect();
        }
        order.windows(2).filter(|pair| pool(pair[0]) == pool(pair[1])).map(|pair| (pair[0], pair[1])).collect()
    }

    fn summary(
        &self,
        ranked: &[usize],
        pairs: &[(usize, usize)],
        tally: &Tally,
        intervals: &[Option<[f64; 2]>],
        kept: Vec<Stand>,
    ) -> Spread {
        let agencies: Vec<AgencySpread> =
            ranked.iter().filter_map(|&body| self.of(body, tally, intervals[body]?)).collect();
        let width = self.model.width();
        let draws: Vec<Stand> = kept.chunks(width.max(1)).flat_map(|draw| ranked.iter().map(|&b| draw[b])).collect();
        #[expect(clippy::cast_precision_loss, reason = "few agencies")]
        let mean_shift = agencies.iter().map(|a| a.mean_shift).sum::<f64>() / agencies.len().max(1) as f64;
        Spread {
            varied: self.plan.parts.iter().map(|(factor, _)| *factor).collect(),
            fixed: self.plan.fixed.clone(),
            pairs: pairs.iter().enumerate().map(|(at, &(a, b))| self.pair(a, b, tally.pair(at))).collect(),
            agencies,
            draws,
            mean_shift,
            moved: false,
            answered_whole: self.model.answered_whole(),
        }
    }

    /// A share of all draws.
    fn share(&self, count: u32) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "draws stay far below 2^53")]
        let draws = self.settings.draws.max(1) as f64;
        f64::from(count) / draws
    }

    fn of(&self, body: usize, tally: &Tally, interval: [f64; 2]) -> Option<AgencySpread> {
        let (ranks, classes) = (tally.ranks(body), tally.classes(body));
        let [low, high] = INTERVAL;
        let shares: Vec<f64> = classes.iter().map(|&count| self.share(count)).collect();
        let own = self.base[body].class.map_or(self.model.classes.len(), |class| class as usize);
        let scored: u32 = ranks[1..].iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "a sum of ranks over draws stays far below 2^53")]
        let shift = tally.shift(body) as f64 / f64::from(scored.max(1));
        let occurred = ranks.iter().enumerate().skip(1).filter(|(_, count)| **count > 0);
        Some(AgencySpread {
            agency: self.model.bodies[body].agency,
            score: interval.map(|units| self.model.rounder.value(units)),
            rank: [tally::rank_at(ranks, low)?, tally::rank_at(ranks, high)?],
            ranks: occurred.filter_map(|(r, &n)| Some((u32::try_from(r).ok()?, self.share(n)))).collect(),
            class_verdict: Certainty::of(shares[own]),
            no_class: shares[self.model.classes.len()],
            classes: shares[..self.model.classes.len()].to_vec(),
            unscored: self.share(ranks[0]),
            mean_shift: shift,
        })
    }

    fn pair(&self, above: usize, below: usize, [before, level]: [u32; 2]) -> PairOrder {
        let (ahead, level) = (self.share(before), self.share(level));
        let share = ahead + level / 2.0;
        let held = if self.base[above].rank == self.base[below].rank { level } else { share };
        let agency = |body: usize| self.model.bodies[body].agency;
        PairOrder { above: agency(above), below: agency(below), share, level, verdict: Certainty::of(held) }
    }
}

/// The standings of the result itself.
pub(super) fn base(model: &Model<'_>, board: &Scoreboard) -> Vec<Stand> {
    let of = |body: &Body| {
        let score = board.of(body.agency)?;
        let printed = score.score()?.to_f64();
        Some(Stand {
            units: model.rounder.units(printed),
            rank: score.rank()?,
            class: score.class().and_then(|class| u32::try_from(class).ok()),
        })
    };
    model.bodies.iter().map(|body| of(body).unwrap_or(NO_STAND)).collect()
}

/// What one thread does draws with.
pub(super) struct Worker<'e> {
    experiment: &'e Experiment<'e>,
    pub(super) values: Values,
    pub(super) inputs: DrawInputs,
    streams: Streams,
    pub(super) standings: Standings,
    pub(super) u: Vec<f64>,
}

impl Worker<'_> {
    /// The standings of a draw.
    fn draw(&mut self, number: u64) -> &[Stand] {
        for (factor, range) in &self.experiment.plan.parts {
            self.streams.fill(number, *factor as usize, &mut self.u[range.clone()]);
        }
        self.run()
    }

    /// The standings that the numbers in `u` lead to.
    fn run(&mut self) -> &[Stand] {
        let (model, plan) = (&self.experiment.model, &self.experiment.plan);
        for (factor, range) in &plan.parts {
            plan.apply(*factor, &self.u[range.clone()], model, &mut self.inputs);
        }
        if self.inputs.is_point(model) {
            return &self.experiment.base;
        }
        self.values.evaluate(model, &self.inputs);
        self.standings.find(model, &self.inputs, &mut self.values);
        &self.standings.all
    }

    /// How far ranks moved on average; agencies without a score in the draw do not count.
    pub(super) fn mean_shift(&mut self) -> f64 {
        let base = &self.experiment.base;
        let moved = self.run().iter().zip(base).filter(|(stand, _)| stand.rank > 0);
        let (sum, count) = moved.fold((0.0, 0.0), |(sum, count), (stand, base)| {
            (sum + f64::from(stand.rank.abs_diff(base.rank)), count + 1.0)
        });
        if count > 0.0 { sum / count } else { 0.0 }
    }
}

/// The standings of the model with nothing varied, in floating point, by agency: for tests that tie it to the result.
#[cfg(test)]
#[must_use]
pub(crate) fn unvaried(experiment: &Experiment<'_>) -> Vec<(usize, Stand)> {
    let model = &experiment.model;
    let (mut values, inputs, mut standings) = (Values::new(model), DrawInputs::new(model), Standings::default());
    // Twice: the second time by rows, where no gate is in the way.
    for _ in 0..2 {
        values.evaluate(model, &inputs);
        standings.find(model, &inputs, &mut values);
    }
    let ranked = model.bodies.iter().zip(&standings.all).filter(|(body, _)| body.ranked);
    ranked.map(|(body, stand)| (body.agency, *stand)).collect()
}
