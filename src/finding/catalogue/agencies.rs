//! Words of the findings about agencies, their list, corrections, completeness and assessors.

use super::Entry;

/// One entry per code.
pub const ENTRIES: &[Entry] = &[];
