//! Assessors who stand out: the same score everywhere, or far from the others throughout.
//!
//! Both are hints for a reviewer, never a judgement; the limits below are ours, not a decree's.

use std::collections::BTreeMap;

use super::share;
use crate::assessments::{Assessments, Subject};
use crate::exact::{Exact, Rounding};
use crate::finding::{Finding, Said};
use crate::rules::{CriterionIx, Instrument};

/// Fewer answers than this say nothing about an assessor.
const ENOUGH: usize = 5;

/// A mean distance from the other assessors of the same cells, as a share of full marks.
fn far() -> Exact {
    Exact::ratio(1, 4)
}

/// Warnings about assessors, in the order of their names.
#[must_use]
pub fn warnings(instrument: &Instrument, assessments: &Assessments) -> Vec<Finding> {
    let mut cells: BTreeMap<(Subject, CriterionIx), Vec<(usize, Exact)>> = BTreeMap::new();
    for answer in assessments.answers.iter().flatten() {
        if let Some(share) = share(instrument, answer) {
            cells.entry((answer.subject, answer.criterion)).or_default().push((answer.assessor, share));
        }
    }
    let mut given: BTreeMap<usize, Vec<Exact>> = BTreeMap::new();
    let mut apart: BTreeMap<usize, Vec<Exact>> = BTreeMap::new();
    for scores in cells.values() {
        let sum: Exact = scores.iter().map(|(_, share)| share).sum();
        for (assessor, share) in scores {
            given.entry(*assessor).or_default().push(share.clone());
            if scores.len() >= 3 {
                let others = &(&sum - share) / &Exact::int(i64::try_from(scores.len() - 1).unwrap_or(1));
                apart.entry(*assessor).or_default().push((share - &others).reduced());
            }
        }
    }
    let mut found = Vec::new();
    for (&assessor, scores) in &given {
        let name = &assessments.assessors[assessor];
        if name.is_empty() || scores.len() < ENOUGH {
            continue;
        }
        if scores.windows(2).all(|pair| pair[0] == pair[1]) {
            found.push(Finding::new("W454").with("assessor", &**name).with("count", scores.len().to_string()));
        }
        let distance = apart.get(&assessor).filter(|all| all.len() >= ENOUGH).map(|all| mean(all));
        if let Some(distance) = distance.filter(|distance| distance.abs() > far()) {
            let percent = (&distance.abs() * &Exact::HUNDRED).to_fixed(0, Rounding::HalfUp);
            let below = Said::words("di bawah", "below");
            let side = if distance.is_negative() { below } else { Said::words("di atas", "above") };
            found.push(Finding::new("W455").with("assessor", &**name).with("percent", percent).say("side", side));
        }
    }
    found
}

fn mean(all: &[Exact]) -> Exact {
    &all.iter().sum::<Exact>() / &Exact::int(i64::try_from(all.len()).unwrap_or(1))
}
