//! Words of the findings about answers.

use super::Entry;

/// One entry per code.
pub const ENTRIES: &[Entry] = &[];
