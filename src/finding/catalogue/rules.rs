//! Words of the findings about rules files.

use super::Entry;

/// One entry per code.
pub const ENTRIES: &[Entry] = &[];
