//! The words of the language that stand for one of a few meanings: what the reader accepts, what the JSON Schema lists.

use super::instrument::{
    Absent, Assessors, Basis, Combine, Evidence, Otherwise, RoundAt, Status, Ties, WeightConvention, Within,
};
use crate::exact::Rounding;

pub(super) const STATUS: &[(&str, Status)] = &[
    ("official", Status::Official),
    ("partly-published", Status::PartlyPublished),
    ("illustrative", Status::Illustrative),
];
pub(super) const WEIGHTS: &[(&str, WeightConvention)] = &[
    ("parent", WeightConvention::Parent),
    ("root", WeightConvention::Root),
    ("relative", WeightConvention::Relative),
    ("equal", WeightConvention::Equal),
];
pub(super) const COMBINE: &[(&str, Combine)] = &[
    ("weighted-mean", Combine::WeightedMean),
    ("sum", Combine::Sum),
    ("min", Combine::Min),
    ("geometric", Combine::Geometric),
    ("harmonic", Combine::Harmonic),
    ("points", Combine::Points),
];
pub(super) const ROUNDING: &[(&str, Rounding)] =
    &[("half-up", Rounding::HalfUp), ("half-even", Rounding::HalfEven), ("truncate", Rounding::Truncate)];
pub(super) const ROUND_AT: &[(&str, RoundAt)] =
    &[("total", RoundAt::Total), ("every-criterion", RoundAt::EveryCriterion)];
pub(super) const BASIS: &[(&str, Basis)] = &[("rounded", Basis::Rounded), ("exact", Basis::Exact)];
pub(super) const WITHIN: &[(&str, Within)] = &[("group", Within::Group), ("all", Within::All)];
pub(super) const TIES: &[(&str, Ties)] = &[("competition", Ties::Competition), ("dense", Ties::Dense)];
pub(super) const ABSENT: &[(&str, Absent)] = &[("unscored", Absent::Unscored), ("zero", Absent::Zero)];
pub(super) const ASSESSORS: &[(&str, Assessors)] = &[
    ("mean", Assessors::Mean),
    ("median", Assessors::Median),
    ("min", Assessors::Min),
    ("max", Assessors::Max),
    ("trimmed-mean", Assessors::TrimmedMean),
];
pub(super) const OTHERWISE: &[(&str, Otherwise)] =
    &[("zero", Otherwise::Zero), ("reweight", Otherwise::Reweight), ("unscored", Otherwise::Unscored)];

/// What a scale is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KindWord {
    Choice,
    Number,
    Bands,
    Count,
}

pub(super) const KIND: &[(&str, KindWord)] = &[
    ("choice", KindWord::Choice),
    ("number", KindWord::Number),
    ("bands", KindWord::Bands),
    ("count", KindWord::Count),
];

/// What a state of an answer counts as, where it is no number.
pub(super) const COUNTS: &[&str] = &["error", "exclude", "zero"];
/// The same for an answer that is not verified.
pub(super) const UNVERIFIED: &[&str] = &["use", "error", "exclude", "zero"];
/// What is entered for a branch, where it is no score on the range.
pub(super) const UNIT: &[(&str, ())] = &[("points", ())];
/// What evidence an answer needs.
pub(super) const EVIDENCE: &[(&str, Evidence)] =
    &[("none", Evidence::None), ("optional", Evidence::Optional), ("zero", Evidence::Zero), ("error", Evidence::Error)];
/// How a summary is made.
pub(super) const SUMMARY: &[(&str, ())] = &[("mean", ())];

/// The words of a list.
pub(super) fn names<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
