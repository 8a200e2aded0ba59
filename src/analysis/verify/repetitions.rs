//! Rows of a table that are about one body.

use std::collections::BTreeMap;

use crate::names::normal::fold;
use crate::published::model::Published;

/// Rows about a body that an earlier row is about, each with that row.
pub(super) fn repetitions(published: &Published) -> BTreeMap<usize, usize> {
    let mut seen = BTreeMap::new();
    let mut again = BTreeMap::new();
    for (at, row) in published.rows.iter().enumerate() {
        let first = *seen.entry((&row.id, fold(&row.name), &row.group, row.year, &row.context)).or_insert(at);
        if first != at {
            again.insert(at, first);
        }
    }
    again
}
