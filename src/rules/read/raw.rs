//! Criteria and conditions as a rules file writes them, before names are resolved.

use crate::rules::instrument::Within;
use crate::rules::scale::Bound;

use crate::exact::Exact;
use crate::rules::instrument::Assessors;
use crate::rules::instrument::Combine;
use crate::rules::instrument::CountsAs;
use crate::rules::instrument::Evidence;
use crate::rules::instrument::Otherwise;
use crate::rules::instrument::Unverified;
use crate::rules::instrument::WeightConvention;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::keys::Field;

/// A criterion as written.
pub(super) struct RawCriterion {
    pub(super) id: Spanned<String>,
    pub(super) name: String,
    pub(super) parent: Field<String>,
    pub(super) weight: Field<Exact>,
    pub(super) weights: Field<WeightConvention>,
    pub(super) combine: Field<Combine>,
    pub(super) scale: Field<String>,
    pub(super) points: Field<Exact>,
    /// `unit = "points"`: what is entered for the branch are points.
    pub(super) unit: Field<()>,
    pub(super) groups: Field<Vec<Spanned<String>>>,
    pub(super) gate: Option<RawCondition>,
    /// Where the gate is written.
    pub(super) gate_span: Span,
    pub(super) otherwise: Field<Otherwise>,
    pub(super) shared: Field<bool>,
    pub(super) not_applicable: Field<CountsAs>,
    pub(super) no_case: Field<CountsAs>,
    pub(super) unverified: Field<Unverified>,
    pub(super) evidence: Field<Evidence>,
    pub(super) max_not_applicable: Field<Exact>,
    pub(super) assessors: Field<Assessors>,
    pub(super) blank: Field<CountsAs>,
    pub(super) min_coverage: Option<Exact>,
    pub(super) note: Option<String>,
}

/// A condition as written.
pub(super) struct RawCondition {
    pub(super) on: Field<String>,
    pub(super) bound: Field<Bound>,
    pub(super) top: Field<i64>,
    pub(super) within: Field<Within>,
    pub(super) groups: Field<Vec<Spanned<String>>>,
}
