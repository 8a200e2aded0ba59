//! The cells of one draw: what assessors give together when some count more often than others.

use super::inputs::DrawInputs;
use super::model::{CellState, Model};
use super::panel::{Dense, together};
use crate::rules::CriterionIx;

/// Works out the cells that differ from those of the model. Where nobody who was drawn answered a cell, it stays as it
/// was: leaving out an assessor must not turn an answer into a blank.
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
    /// Who counts, how often.
    counting: Vec<(usize, f64)>,
    whole: f64,
    sums: Vec<f64>,
    counts: Vec<f64>,
    pairs: Vec<(f64, f64)>,
}

impl Room {
    fn counting(&mut self, times: &[f64]) {
        self.counting.clear();
        self.counting.extend(times.iter().copied().enumerate().filter(|(_, times)| *times > 0.0));
        self.whole = times.iter().sum();
    }
}

fn dense_cells(model: &Model<'_>, ix: CriterionIx, dense: &Dense, cells: &mut [f64], room: &mut Room) {
    let width = model.width();
    let row = ix * width..(ix + 1) * width;
    room.sums.clear();
    room.sums.resize(width, 0.0);
    add_up(&mut room.sums, &dense.scores, &room.counting);
    if dense.there.is_empty() {
        let whole = room.whole;
        cells[row].iter_mut().zip(&room.sums).for_each(|(cell, sum)| *cell = sum / whole);
        return;
    }
    room.counts.clear();
    room.counts.resize(width, 0.0);
    add_up(&mut room.counts, &dense.there, &room.counting);
    for ((cell, sum), count) in cells[row].iter_mut().zip(&room.sums).zip(&room.counts) {
        if *count > 0.0 {
            *cell = sum / count;
        }
    }
}

/// Adds rows of `from`, each so many times; two at a time, which halves the traffic with memory.
fn add_up(sums: &mut [f64], from: &[f64], counting: &[(usize, f64)]) {
    let width = sums.len();
    let row = |assessor: usize| &from[assessor * width..(assessor + 1) * width];
    let mut pairs = counting.chunks_exact(3);
    for three in &mut pairs {
        let [(a, x), (b, y), (c, z)] = [three[0], three[1], three[2]];
        let rows = row(a).iter().zip(row(b)).zip(row(c));
        sums.iter_mut().zip(rows).for_each(|(sum, ((p, q), r))| *sum += x * p + y * q + z * r);
    }
    for &(a, x) in pairs.remainder() {
        sums.iter_mut().zip(row(a)).for_each(|(sum, p)| *sum += x * p);
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
