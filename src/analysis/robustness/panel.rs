//! Single answers, by cell: what assessors gave, what a step on the scale would make of it.

use super::model::Model;
use crate::answers::{Answer, Assessments, Subject};
use crate::exact::Exact;
use crate::rules::instrument::{Assessors, Criterion, ScaleKind};
use crate::rules::{Counted, CriterionIx, Instrument, Reply};

/// The most numbers that the dense form may have: 32 MiB.
const MOST_DENSE: usize = 4 << 20;
/// Where a scale has no step, one step is this part of it.
const STEP_PART: i64 = 10;

/// One answer that counts as a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Given {
    pub assessor: u32,
    /// Index in the answers it was made of.
    pub answer: u32,
    /// On the range of the instrument.
    pub score: f64,
    /// The scores one step down and up on its scale, NaN where there is none.
    pub steps: [f64; 2],
}

/// The answers of all cells.
#[derive(Debug, Default)]
pub(super) struct Panel {
    pub assessors: usize,
    /// Those who gave a score.
    pub active: Vec<usize>,
    /// Where the answers of a cell begin in `given`, by criterion and body; one more at the end.
    starts: Vec<u32>,
    given: Vec<Given>,
    /// By criterion, where its cells take means: values by assessor and body, and whether there is one.
    dense: Vec<Option<Dense>>,
}

/// Answers to one criterion, by assessor and body.
#[derive(Debug)]
pub(super) struct Dense {
    /// 0 where there is none.
    pub scores: Vec<f64>,
    /// 1 or 0; empty where all are there.
    pub there: Vec<f64>,
}

impl Panel {
    /// The answers of a model's cells; without single answers an empty panel.
    pub(super) fn new(model: &Model<'_>, assessments: &Assessments) -> Self {
        let Some(answers) = &assessments.answers else { return Self::default() };
        let (width, count) = (model.width(), model.nodes.len());
        let mut place = vec![None; assessments.agencies.len()];
        model.bodies.iter().enumerate().for_each(|(at, body)| place[body.agency] = Some(at));
        let mut cells: Vec<Vec<Given>> = vec![Vec::new(); count * width];
        for (at, answer) in answers.iter().enumerate() {
            let Some(given) = given(answer, at, model.instrument) else { continue };
            match answer.subject {
                Subject::Agency(agency) => {
                    if let Some(body) = place[agency] {
                        cells[answer.criterion * width + body].push(given);
                    }
                }
                Subject::Everybody => {
                    (0..width).for_each(|body| cells[answer.criterion * width + body].push(given));
                }
            }
        }
        let mut panel = Self { assessors: assessments.assessors.len(), ..Self::default() };
        for cell in &mut cells {
            cell.sort_by_key(|given| given.assessor);
            panel.starts.push(u32::try_from(panel.given.len()).expect("fewer than 2^32 answers"));
            panel.given.append(cell);
        }
        panel.starts.push(u32::try_from(panel.given.len()).expect("fewer than 2^32 answers"));
        panel.active = panel.given.iter().map(|given| given.assessor as usize).collect();
        panel.active.sort_unstable();
        panel.active.dedup();
        let fits = panel.assessors.saturating_mul(count * width) <= MOST_DENSE;
        let dense = |ix| fits.then(|| panel.dense_of(model, ix, width)).flatten();
        panel.dense = (0..count).map(dense).collect();
        panel
    }

    /// The answers of a cell, by assessor.
    pub(super) fn cell(&self, at: usize) -> &[Given] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.given[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The dense form of a criterion's answers, where there is one.
    pub(super) fn dense(&self, ix: CriterionIx) -> Option<&Dense> {
        self.dense.get(ix)?.as_ref()
    }

    fn dense_of(&self, model: &Model<'_>, ix: CriterionIx, width: usize) -> Option<Dense> {
        let cells = ix * width..(ix + 1) * width;
        let answered = cells.clone().any(|at| !self.cell(at).is_empty());
        if !answered || model.instrument.criteria[ix].states.assessors != Assessors::Mean {
            return None;
        }
        let mut scores = vec![0.0; self.assessors * width];
        let mut there = vec![0.0; self.assessors * width];
        for (body, at) in cells.enumerate() {
            for given in self.cell(at) {
                // One assessor answers a cell once; states beside it do not count.
                scores[given.assessor as usize * width + body] = given.score;
                there[given.assessor as usize * width + body] = 1.0;
            }
        }
        let all = |&assessor: &usize| there[assessor * width..(assessor + 1) * width].iter().all(|&there| there > 0.0);
        if self.active.iter().all(all) {
            there.clear();
        }
        Some(Dense { scores, there })
    }

    /// Assessors of whom another's answers can take the place: those of cells with two answers or more.
    pub(super) fn can_vary(&self) -> bool {
        self.starts.windows(2).any(|pair| pair[1] - pair[0] > 1)
    }
}

/// What an answer counts as, where it counts as a score.
fn given(answer: &Answer, at: usize, instrument: &Instrument) -> Option<Given> {
    let criterion = &instrument.criteria[answer.criterion];
    let Ok(Counted::Score(score)) = criterion.count(&answer.reply, answer.verified, instrument) else { return None };
    let steps = match &answer.reply {
        Reply::Value(x) => steps(criterion, instrument, x, &score),
        _ => [f64::NAN; 2],
    };
    Some(Given {
        assessor: u32::try_from(answer.assessor).expect("fewer than 2^32 assessors"),
        answer: u32::try_from(at).expect("fewer than 2^32 answers"),
        score: score.to_f64(),
        steps,
    })
}

/// The scores one step below and above an answer: the next choice or band, the step of the scale, or a tenth of it.
fn steps(criterion: &Criterion, instrument: &Instrument, x: &Exact, score: &Exact) -> [f64; 2] {
    let factor = criterion.factor(instrument);
    let even = |min: &Exact, max: &Exact, step: &Exact| {
        let scored = |value: Exact| if value < *min || value > *max { f64::NAN } else { (&value * &factor).to_f64() };
        [scored(x - step), scored(x + step)]
    };
    let tenth = |min: &Exact, max: &Exact| &(max - min) / &Exact::int(STEP_PART);
    match criterion.scale.as_ref().map(|scale| &scale.kind) {
        Some(ScaleKind::Number { min, max, step }) => even(min, max, step.as_ref().unwrap_or(&tenth(min, max))),
        Some(ScaleKind::Choice { choices, .. }) => next_to(score, choices.iter().map(|choice| &choice.value * &factor)),
        Some(ScaleKind::Bands { bands, .. }) => next_to(score, bands.iter().map(|band| &band.score * &factor)),
        None => {
            let (min, max) = match &criterion.points {
                Some(points) => (Exact::ZERO, points.clone()),
                None => (instrument.bottom.clone(), instrument.top.clone()),
            };
            even(&min, &max, &tenth(&min, &max))
        }
    }
}

fn next_to(score: &Exact, all: impl Iterator<Item = Exact>) -> [f64; 2] {
    let all: Vec<Exact> = all.collect();
    let below = all.iter().filter(|other| *other < score).max();
    let above = all.iter().filter(|other| *other > score).min();
    [below, above].map(|next| next.map_or(f64::NAN, Exact::to_f64))
}

/// What several assessors give together, each counted so many times; `None` where nobody counts.
///
/// Source: `assessors` in the rules language, as [`crate::scoring::combine::assessors`] has it.
pub(super) fn together(rule: Assessors, counted: &mut Vec<(f64, f64)>) -> Option<f64> {
    counted.retain(|(_, times)| *times > 0.0);
    let whole: f64 = counted.iter().map(|(_, times)| times).sum();
    if counted.is_empty() {
        return None;
    }
    let mean = |of: &[(f64, f64)], whole: f64| of.iter().map(|(score, times)| score * times).sum::<f64>() / whole;
    if rule == Assessors::Mean || rule == Assessors::TrimmedMean && whole < 3.0 {
        return Some(mean(counted, whole));
    }
    counted.sort_by(|a, b| a.0.total_cmp(&b.0));
    Some(match rule {
        Assessors::Mean => mean(counted, whole),
        Assessors::Min => counted[0].0,
        Assessors::Max => counted[counted.len() - 1].0,
        Assessors::Median => {
            let below = |place: f64| {
                let mut passed = 0.0;
                let found = counted.iter().find(|(_, times)| {
                    passed += times;
                    passed > place
                });
                found.map_or(0.0, |(score, _)| *score)
            };
            let (low, high) = (((whole - 1.0) / 2.0).floor(), (whole / 2.0).floor());
            (below(low) + below(high)) / 2.0
        }
        Assessors::TrimmedMean => {
            let last = counted.len() - 1;
            let sum: f64 = counted.iter().map(|(score, times)| score * times).sum();
            (sum - counted[0].0 - counted[last].0) / (whole - 2.0)
        }
    })
}
