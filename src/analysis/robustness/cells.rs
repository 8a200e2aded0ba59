//! The cells of one draw: what assessors give together when some count more often than others.

use std::ops::{Add, AddAssign, Mul};

use super::inputs::DrawInputs;
use super::model::{CellState, Model};
use super::panel::{Dense, DenseScores, HUNDREDTHS, together};
use crate::rules::CriterionIx;

/// Works out the cells that differ from those of the model. A cell that no drawn assessor answered stays as it was:
/// leaving out an assessor must not turn an answer into a blank.
pub(super) fn draw(model: &Model<'_>, inputs: &DrawInputs, cells: &mut [f64], room: &mut Room) {
    cells.copy_from_slice(&model.cells);
    if !inputs.times.is_empty() {
        room.counting(&inputs.times);
        for ix in 0..model.nodes.len() {
            match model.panel.dense(ix) {
                Some(dense) => dense_cells(model, ix, dense, cells, room),
                None => sparse_cells(model, ix, inputs, cells, room),
            }
        }
    }
    let mut from = 0;
    while from < inputs.patches.len() {
        let cell = inputs.patches[from].cell;
        let to = inputs.patches[from..].iter().take_while(|patch| patch.cell == cell).count() + from;
        patch(model, inputs, from..to, cells, room);
        from = to;
    }
}

/// Memory that is used again in every draw.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// How often each assessor counts.
    times: Vec<f64>,
    /// Who counts, how often.
    counting: Vec<(usize, f64)>,
    counting_short: Vec<(usize, f32)>,
    whole: f64,
    sums: Vec<f64>,
    short_sums: Vec<f32>,
    pairs: Vec<(f64, f64)>,
}

impl Room {
    fn counting(&mut self, times: &[f64]) {
        self.times.clear();
        self.times.extend_from_slice(times);
        self.counting.clear();
        self.counting.extend(times.iter().copied().enumerate().filter(|(_, times)| *times > 0.0));
        self.counting_short.clear();
        #[expect(clippy::cast_possible_truncation, reason = "small counts")]
        self.counting_short.extend(self.counting.iter().map(|&(assessor, times)| (assessor, times as f32)));
        self.whole = times.iter().sum();
    }
}

fn dense_cells(model: &Model<'_>, ix: CriterionIx, dense: &Dense, cells: &mut [f64], room: &mut Room) {
    let width = model.width();
    let range = ix * width..(ix + 1) * width;
    let (row, base) = (&mut cells[range.clone()], &model.cells[range]);
    match &dense.scores {
        DenseScores::Plain(scores) => {
            add_up(&mut room.sums, scores, &room.counting, width);
            means(row, base, &room.sums, dense, 1.0, room.whole, &room.times);
        }
        DenseScores::Hundredths(scores) => {
            add_up(&mut room.short_sums, scores, &room.counting_short, width);
            means(row, base, &room.short_sums, dense, 1.0 / HUNDREDTHS, room.whole, &room.times);
        }
    }
}

/// Sums over what they are sums of; cells with gaps over the drawn assessors, unchanged where there are none.
fn means<T: Copy + Into<f64>>(
    row: &mut [f64],
    base: &[f64],
    sums: &[T],
    dense: &Dense,
    unit: f64,
    whole: f64,
    times: &[f64],
) {
    let factor = unit / whole;
    row.iter_mut().zip(sums).for_each(|(cell, &sum)| *cell = sum.into() * factor);
    let ends = dense.gaps.iter().skip(1).map(|gap| gap.1 as usize).chain([dense.missing.len()]);
    for (&(body, from), to) in dense.gaps.iter().zip(ends) {
        let silent = &dense.missing[from as usize..to];
        let count = whole - silent.iter().map(|&assessor| times[assessor as usize]).sum::<f64>();
        let body = body as usize;
        row[body] = if count > 0.0 { sums[body].into() * unit / count } else { base[body] };
    }
}

/// Adds rows of `from`, each so many times; three at a time, which spares traffic with memory.
fn add_up<T>(sums: &mut Vec<T>, from: &[T], counting: &[(usize, T)], width: usize)
where
    T: Copy + Default + Add<Output = T> + Mul<Output = T> + AddAssign,
{
    sums.clear();
    sums.resize(width, T::default());
    let row = |assessor: usize| &from[assessor * width..(assessor + 1) * width];
    let mut threes = counting.chunks_exact(3);
    for three in &mut threes {
        let [(a, x), (b, y), (c, z)] = [three[0], three[1], three[2]];
        let rows = row(a).iter().zip(row(b)).zip(row(c));
        sums.iter_mut().zip(rows).for_each(|(sum, ((&p, &q), &r))| *sum += x * p + y * q + z * r);
    }
    for &(a, x) in threes.remainder() {
        sums.iter_mut().zip(row(a)).for_each(|(sum, &p)| *sum += x * p);
    }
}

fn sparse_cells(model: &Model<'_>, ix: CriterionIx, inputs: &DrawInputs, cells: &mut [f64], room: &mut Room) {
    let rule = model.instrument.criteria[ix].states.assessors;
    for body in 0..model.width() {
        let at = model.at(ix, body);
        let given = model.panel.cell(at);
        if given.is_empty() || model.states[at] != CellState::Scored {
            continue;
        }
        room.pairs.clear();
        room.pairs.extend(given.iter().map(|given| (given.score, inputs.times[given.assessor as usize])));
        if let Some(score) = together(rule, &mut room.pairs) {
            cells[at] = score;
        }
    }
}

fn patch(model: &Model<'_>, inputs: &DrawInputs, patches: std::ops::Range<usize>, cells: &mut [f64], room: &mut Room) {
    let cell = inputs.patches[patches.start].cell;
    let rule = model.instrument.criteria[cell / model.width()].states.assessors;
    let times = |assessor: u32| inputs.times.get(assessor as usize).copied().unwrap_or(1.0);
    room.pairs.clear();
    room.pairs.extend(model.panel.cell(cell).iter().map(|given| (given.score, times(given.assessor))));
    if room.pairs.iter().all(|(_, times)| *times == 0.0) {
        room.pairs.iter_mut().for_each(|(_, times)| *times = 1.0);
    }
    for patch in &inputs.patches[patches] {
        room.pairs[patch.answer].0 = patch.score;
    }
    if let Some(score) = together(rule, &mut room.pairs) {
        cells[cell] = score;
    }
}
