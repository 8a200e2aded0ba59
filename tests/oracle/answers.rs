//! One answer: what its cell says, and the score it counts as before assessors are combined.

use super::number::{self, Q};
use super::rules::{Criterion, Kind, Rules, Scale};
use std::collections::BTreeMap;

/// Under which name a shared criterion is answered.
pub const EVERYBODY: &str = "*";

/// One row of a long table. `cell` has a decimal point; `verified` is true where nobody asks.
#[derive(Clone, Debug)]
pub struct Answer {
    pub agency: String,
    pub criterion: String,
    pub assessor: String,
    pub cell: String,
    pub verified: bool,
}

/// One agency, listed or known from its answers; `columns` are the further ones of the list.
#[derive(Clone, Debug)]
pub struct Agency {
    pub id: String,
    pub name: String,
    pub group: Option<String>,
    pub columns: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Blank,
    NotApplicable,
    NoCase,
    Number(Q),
    /// `480/503`: a part of what the scale gives at most.
    Part(Q),
    /// What the label of a choice stands for.
    Choice(Q),
}

/// A label of the scale wins over a state word. Panics at a cell that is neither.
pub fn read(cell: &str, scale: Option<&Scale>) -> Cell {
    let word = cell.trim().to_lowercase();
    if let Some(Kind::Choice(choices)) = scale.map(|scale| &scale.kind) {
        let typed = number::decimal(&word);
        let same = |label: &str| label.to_lowercase() == word || typed.is_some() && number::decimal(label) == typed;
        if let Some((_, value)) = choices.iter().find(|(label, _)| same(label)) {
            return Cell::Choice(value.clone());
        }
    }
    match word.as_str() {
        "" | "-" | "–" | "—" | "kosong" | "belum diisi" | "belum dinilai" => Cell::Blank,
        "tidak berlaku" | "tidak relevan" | "n/a" | "na" | "tb" => Cell::NotApplicable,
        "tidak ada kasus" | "no case" => Cell::NoCase,
        _ => {
            let value = number::parse(&word).unwrap_or_else(|| panic!("no answer: {cell}"));
            if word.contains('/') { Cell::Part(value) } else { Cell::Number(value) }
        }
    }
}

/// The score of one assessor's number, part or choice: the scale, then `out_of`; on a points leaf
/// without a scale the share of its points; else the number itself. None for a state.
pub fn score(rules: &Rules, criterion: &Criterion, cell: &Cell) -> Option<Q> {
    if let Some(scale) = &criterion.scale {
        return Some(match cell {
            Cell::Choice(value) => &rules.top * value / &scale.out_of,
            Cell::Number(value) => through(rules, scale, value),
            Cell::Part(part) => through(rules, scale, &(part * highest(scale))),
            _ => return None,
        });
    }
    match (&criterion.points, cell) {
        (Some(points), Cell::Number(value)) => Some(value / points * &rules.top),
        (None, Cell::Number(value)) => Some(value.clone()),
        (_, Cell::Part(part)) => Some(part * &rules.top),
        _ => None,
    }
}

/// A number through a number or bands scale: an answer, or what the children of an inner criterion
/// combine to.
pub fn through(rules: &Rules, scale: &Scale, value: &Q) -> Q {
    let given = match &scale.kind {
        Kind::Number { .. } => value.clone(),
        Kind::Count { full, .. } => value.min(full).clone(),
        Kind::Bands { bands, .. } => {
            let band = bands.iter().find(|(bound, _)| bound.admits(value));
            band.unwrap_or_else(|| panic!("no band for {value}")).1.clone()
        }
        Kind::Choice(_) => panic!("a number is no choice"),
    };
    &rules.top * given / &scale.out_of
}

fn highest(scale: &Scale) -> Q {
    match &scale.kind {
        Kind::Number { max, .. } | Kind::Bands { max, .. } | Kind::Count { max, .. } => max.clone(),
        Kind::Choice(_) => panic!("a part of a choice"),
    }
}
