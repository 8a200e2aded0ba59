//! One row of a table of criteria, before it is known how weights are meant.

use super::DraftGuess;
use crate::exact::Exact;

/// A criterion on its way, with what its row says.
pub(super) struct TreeRow {
    pub code: String,
    pub name: String,
    /// As the table says it.
    pub parent: Option<String>,
    pub weight: Option<(Exact, String)>,
    pub points: Option<(Exact, String)>,
    pub scale: String,
    pub groups: Vec<String>,
    pub keys: String,
    pub number: u32,
    pub guess: Option<DraftGuess>,
}
