//! Words of the findings about scoring.

use super::Entry;

/// One entry per code.
pub const ENTRIES: &[Entry] = &[];
