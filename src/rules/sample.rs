//! A small instrument for tests: leaves on the range 0-100 that weigh the same.

use std::sync::Arc;

use crate::exact::{Exact, Rounding};
use crate::rules::Instrument;
use crate::rules::decree::Decree;
use crate::rules::instrument::*;
use crate::rules::scale::Bound;

/// An instrument whose top level is these leaves, from index 1 on.
pub(crate) fn instrument(leaves: &[&str]) -> Instrument {
    let mut criteria = vec![criterion("total", "Total", None)];
    for (at, id) in leaves.iter().enumerate() {
        criteria.push(criterion(id, &format!("Indikator {id}"), Some(TOTAL)));
        criteria[TOTAL].children.push(at + 1);
    }
    Instrument {
        id: "contoh".into(),
        title: "Contoh".into(),
        year: Some(2025),
        authority: None,
        basis: Vec::new(),
        status: Status::Illustrative,
        sources: Vec::new(),
        note: None,
        agency_label: "Badan publik".into(),
        form: FormTexts::default(),
        groups: Vec::new(),
        bottom: Exact::ZERO,
        top: Exact::HUNDRED,
        decimals: 2,
        rounding: Rounding::HalfUp,
        round_at: RoundAt::Total,
        classify: Basis::Rounded,
        classes: ["Informatif", "Tidak Informatif"].map(class).to_vec(),
        ranking: Ranking { within: Within::All, ties: Ties::Competition, by: Basis::Rounded, break_ties: Vec::new() },
        blank: CountsAs::Score(Exact::ZERO),
        absent: Absent::Unscored,
        min_coverage: Exact::ZERO,
        criteria,
        caps: Vec::new(),
        summary: None,
        decree: Decree::default(),
        index: Arc::default(),
        ahp: Vec::new(),
        text: Arc::from(""),
    }
}

fn class(label: &str) -> Class {
    let bound = (label == "Informatif").then(|| Bound { value: Exact::int(90), inclusive: true });
    Class { label: label.into(), code: None, bound, color: None }
}

/// A criterion without anything particular.
pub(crate) fn criterion(id: &str, name: &str, parent: Option<CriterionIx>) -> Criterion {
    Criterion {
        id: id.into(),
        name: name.into(),
        parent,
        children: Vec::new(),
        depth: usize::from(parent.is_some()),
        weight: None,
        share: Exact::ONE,
        weights: WeightConvention::Equal,
        combine: Combine::WeightedMean,
        scale: None,
        points: None,
        points_entered: None,
        groups: None,
        gate: None,
        shared: false,
        states: StateRules {
            not_applicable: CountsAs::Exclude,
            no_case: CountsAs::Error,
            unverified: Unverified::As(CountsAs::Score(Exact::ZERO)),
            evidence: Evidence::Optional,
            assessors: Assessors::Mean,
        },
        max_not_applicable: None,
        blank: Some(CountsAs::Score(Exact::ZERO)),
        min_coverage: None,
        note: None,
    }
}
