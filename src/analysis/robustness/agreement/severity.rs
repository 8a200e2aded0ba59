//! Who gives more or less than the others to the same agency and criterion, and which answers stand far from the rest.

use super::super::model::Model;
use super::units::{count, mean};
use crate::rules::CriterionIx;

/// An answer is far where it is at least this part of the range from the middle of the others.
pub(crate) const FAR: f64 = 0.25;
/// The others must be so many.
const CROWD: usize = 2;
/// Fewer answers than this do not show that an assessor never varies.
const ENOUGH: usize = 5;

/// One assessor against the others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AssessorSeverity {
    /// Index in [`crate::answers::Assessments::assessors`].
    pub assessor: usize,
    /// Points above (below: negative) the mean of the others on the same cells; `None`: alone everywhere.
    pub mean_difference: Option<f64>,
    /// Answers that count as a score.
    pub answers: usize,
    /// Those to cells that others answered too.
    pub compared: usize,
    /// Five answers or more, all the same score.
    pub never_varies: bool,
}

/// An answer far from the rest.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FarAnswer {
    /// Index in [`crate::answers::Assessments::agencies`].
    pub agency: usize,
    pub criterion: CriterionIx,
    pub assessor: usize,
    pub score: f64,
    /// The median of the others.
    pub others: f64,
}

/// Every assessor who gave a score, in the order of their names. Shared criteria count once.
#[must_use]
pub(crate) fn severity(model: &Model<'_>) -> Vec<AssessorSeverity> {
    let mut differences: Vec<Vec<f64>> = vec![Vec::new(); model.panel.assessors];
    let mut scores: Vec<Vec<f64>> = vec![Vec::new(); model.panel.assessors];
    for_each_cell(model, |_, _, cell| {
        let sum: f64 = cell.iter().map(|given| given.score).sum();
        for given in cell {
            let assessor = given.assessor as usize;
            scores[assessor].push(given.score);
            if cell.len() > 1 {
                differences[assessor].push(given.score - (sum - given.score) / count(cell.len() - 1));
            }
        }
    });
    let of = |(assessor, (differences, scores)): (usize, (&Vec<f64>, &Vec<f64>))| AssessorSeverity {
        assessor,
        mean_difference: (!differences.is_empty()).then(|| mean(differences)),
        answers: scores.len(),
        compared: differences.len(),
        never_varies: scores.len() >= ENOUGH && scores.iter().all(|score| (score - scores[0]).abs() < 1e-9),
    };
    let all = differences.iter().zip(&scores).enumerate().map(of);
    all.filter(|severity| severity.answers > 0).collect()
}

/// Answers at least a quarter of the range from the median of at least two others, the farthest first.
#[must_use]
pub(crate) fn far_answers(model: &Model<'_>) -> Vec<FarAnswer> {
    let least = FAR * model.instrument.top.to_f64();
    let mut found = Vec::new();
    for_each_cell(model, |ix, body, cell| {
        if cell.len() <= CROWD {
            return;
        }
        for (at, given) in cell.iter().enumerate() {
            let mut others: Vec<f64> =
                cell.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, given)| given.score).collect();
            others.sort_by(f64::total_cmp);
            let middle = others.len() / 2;
            let median =
                if others.len() % 2 == 1 { others[middle] } else { f64::midpoint(others[middle - 1], others[middle]) };
            if (given.score - median).abs() >= least - 1e-9 {
                found.push(FarAnswer {
                    agency: model.bodies[body].agency,
                    criterion: ix,
                    assessor: given.assessor as usize,
                    score: given.score,
                    others: median,
                });
            }
        }
    });
    let distance = |far: &FarAnswer| (far.score - far.others).abs();
    found.sort_by(|a, b| {
        let same = (a.agency, a.criterion, a.assessor).cmp(&(b.agency, b.criterion, b.assessor));
        distance(b).total_cmp(&distance(a)).then(same)
    });
    found
}

fn for_each_cell(model: &Model<'_>, mut work: impl FnMut(CriterionIx, usize, &[super::super::panel::Given])) {
    for ix in 0..model.nodes.len() {
        let bodies = if model.nodes[ix].shared { model.width().min(1) } else { model.width() };
        for body in 0..bodies {
            work(ix, body, model.panel.cell(model.at(ix, body)));
        }
    }
}
