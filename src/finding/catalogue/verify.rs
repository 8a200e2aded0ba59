//! Words of the findings about verify and compare.

use super::Entry;

/// One entry per code.
pub const ENTRIES: &[Entry] = &[];
