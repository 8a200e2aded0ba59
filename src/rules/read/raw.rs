//! TODO-DOC

use crate::rules::instrument::Bound;
use crate::rules::instrument::Within;

use crate::exact::Exact;
use crate::rules::instrument::Assessors;
use crate::rules::instrument::Combine;
use crate::rules::instrument::Counts;
use crate::rules::instrument::Otherwise;
use crate::rules::instrument::Unverified;
use crate::rules::instrument::WeightConvention;
use crate::rules::read::fields::Field;
use crate::rules::read::source::At;
use crate::rules::read::source::Span;

/// A criterion as written.
pub(super) struct RawCriterion {
    pub(super) id: At<String>,
    pub(super) name: String,
    pub(super) parent: Field<String>,
    pub(super) weight: Field<Exact>,
    pub(super) weights: Field<WeightConvention>,
    pub(super) combine: Field<Combine>,
    pub(super) scale: Field<String>,
    pub(super) points: Field<Exact>,
    pub(super) groups: Field<Vec<At<String>>>,
    pub(super) gate: Option<RawCondition>,
    /// Where the gate is written.
    pub(super) gate_span: Span,
    pub(super) otherwise: Field<Otherwise>,
    pub(super) shared: Field<bool>,
    pub(super) not_applicable: Field<Counts>,
    pub(super) no_case: Field<Counts>,
    pub(super) unverified: Field<Unverified>,
    pub(super) assessors: Field<Assessors>,
    pub(super) blank: Field<Counts>,
    pub(super) min_coverage: Option<Exact>,
    pub(super) note: Option<String>,
}

/// A condition as written.
pub(super) struct RawCondition {
    pub(super) on: Field<String>,
    pub(super) bound: Field<Bound>,
    pub(super) top: Field<i64>,
    pub(super) within: Field<Within>,
    pub(super) groups: Field<Vec<At<String>>>,
}
