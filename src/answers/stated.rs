//! A total stated in an input beside the answers it was made from; it is compared with the computed one, never counted.

use crate::exact::Exact;
use crate::finding::Place;
use crate::rules::CriterionIx;

/// A total that stands in an input beside the answers it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stated {
    /// Index in [`crate::answers::Assessments::agencies`].
    pub agency: usize,
    /// The branch it is the total of; [`crate::rules::TOTAL`] is the root.
    pub criterion: CriterionIx,
    pub value: Exact,
    pub place: Place,
}
