//! Single answers, by cell: what assessors gave, what a step on the scale would make of it.

use crate::answers::{Answer, Assessments, Subject};
use crate::exact::Exact;
use crate::rules::instrument::{Assessors, Criterion};
use crate::rules::scale::{Entries, Scale};
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
    pub(super) scores: DenseScores,
    /// Cells that some active assessor did not answer: the body, and where those who did not begin in `missing`.
    pub(super) gaps: Vec<(u32, u32)>,
    pub(super) missing: Vec<u32>,
}

/// Scores of a dense criterion.
#[derive(Debug)]
pub(super) enum DenseScores {
    /// Times [`HUNDREDTHS`], where all are whole then: sums of so few of them are exact in half the bytes.
    Hundredths(Vec<f32>),
    Plain(Vec<f64>),
}

/// What scores are multiplied by to be whole.
pub(super) const HUNDREDTHS: f64 = 100.0;
/// The largest of them: a thousand such scores add up to less than 2^24, below which f32 holds every whole number.
const MOST_HUNDREDTHS: f64 = 16_000.0;
/// The most assessors whose sums are exact then.
const MOST_EXACT: usize = 1_000;

impl Panel {
    /// The answers about some agencies (indices in [`Assessments::agencies`]), each a body; without single answers an
    /// empty panel.
    pub(super) fn new(instrument: &Instrument, bodies: &[usize], assessments: &Assessments) -> Self {
        let Some(answers) = &assessments.answers else { return Self::default() };
        let (width, count) = (bodies.len(), instrument.criteria.len());
        let mut place = vec![None; assessments.agencies.len()];
        bodies.iter().enumerate().for_each(|(at, &agency)| place[agency] = Some(at));
        let mut cells: Vec<Vec<Given>> = vec![Vec::new(); count * width];
        for (at, answer) in answers.iter().enumerate() {
            let Some(given) = given(answer, at, instrument) else { continue };
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
        let dense = |ix| fits.then(|| panel.dense_of(instrument, ix, width)).flatten();
        panel.dense = (0..count).map(dense).collect();
        panel
    }

    /// The answers of a cell, by assessor.
    pub(crate) fn cell(&self, at: usize) -> &[Given] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.given[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The dense form of a criterion's answers, where there is one.
    pub(crate) fn dense(&self, ix: CriterionIx) -> Option<&Dense> {
        self.dense.get(ix)?.as_ref()
    }

    fn dense_of(&self, instrument: &Instrument, ix: CriterionIx, width: usize) -> Option<Dense> {
        let cells = ix * width..(ix + 1) * width;
        let answered = cells.clone().any(|at| !self.cell(at).is_empty());
        if !answered || instrument.criteria[ix].states.assessors != Assessors::Mean {
            return None;
        }
        let mut scores = vec![0.0; self.assessors * width];
        let (mut gaps, mut missing) = (Vec::new(), Vec::new());
        for (body, at) in (0_u32..).zip(cells) {
            let cell = self.cell(at);
            // One assessor answers a cell once; states beside it do not count.
            cell.iter().for_each(|given| scores[given.assessor as usize * width + body as usize] = given.score);
            if cell.len() < self.active.len() {
                gaps.push((body, u32::try_from(missing.len()).expect("fewer than 2^32 answers")));
                let silent = |assessor: &u32| cell.iter().all(|given| given.assessor != *assessor);
                let active = self.active.iter().filter_map(|&assessor| u32::try_from(assessor).ok());
                missing.extend(active.filter(silent));
            }
        }
        Some(Dense { scores: DenseScores::new(scores, self.active.len()), gaps, missing })
    }

    /// Assessors that another can replace: those of cells with two answers or more.
    pub(crate) fn can_vary(&self) -> bool {
        self.starts.windows(2).any(|pair| pair[1] - pair[0] > 1)
    }
}

impl DenseScores {
    fn new(scores: Vec<f64>, assessors: usize) -> Self {
        let fits = |score: &f64| {
            let hundredths = score * HUNDREDTHS;
            hundredths.abs() <= MOST_HUNDREDTHS && (hundredths - hundredths.round()).abs() < 1e-9
        };
        if assessors > MOST_EXACT || !scores.iter().all(fits) {
            return Self::Plain(scores);
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers below 2^24")]
        let whole = |score: f64| (score * HUNDREDTHS).round() as f32;
        Self::Hundredths(scores.into_iter().map(whole).collect())
    }
}

/// What an answer counts as, where it counts as a score.
fn given(answer: &Answer, at: usize, instrument: &Instrument) -> Option<Given> {
    let criterion = &instrument.criteria[answer.criterion];
    let Ok(Counted::Score(score)) = answer.counted(instrument) else { return None };
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
    if let Some(bands) = criterion.scale.as_deref().and_then(Scale::bands) {
        return next_to(score, bands.iter().map(|band| &band.score * &factor));
    }
    match criterion.entries(instrument) {
        Entries::Names(choices) | Entries::Numbers(choices) => {
            next_to(score, choices.iter().map(|choice| &choice.value * &factor))
        }
        Entries::Range { min, max, step } => even(min, max, step.unwrap_or(&tenth(min, max))),
    }
}

fn next_to(score: &Exact, all: impl Iterator<Item = Exact>) -> [f64; 2] {
    let all: Vec<Exact> = all.collect();
    let below = all.iter().filter(|other| *other < score).max();
    let above = all.iter().filter(|other| *other > score).min();
    [below, above].map(|next| next.map_or(f64::NAN, Exact::to_f64))
}

/// What several assessors give together, each counted so many times; `None` where none counts.
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
