//! The end of a run before its result: findings that say why.

use crate::finding::Finding;

/// Findings that end a run. Its exit code follows from them ([`crate::cli::exit::of`]).
#[derive(Debug, thiserror::Error)]
#[error("the run ended with {} findings", .0.len())]
pub(crate) struct Stop(pub Vec<Finding>);

impl From<Finding> for Stop {
    fn from(finding: Finding) -> Self {
        Self(vec![finding])
    }
}
