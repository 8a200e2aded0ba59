//! Words of the findings about files and tables.

use super::Entry;

/// One entry per code.
pub const ENTRIES: &[Entry] = &[];
