//! For which rules a form was made: its head says so.

use crate::rules::builtin;
use crate::table::rows::HeadRow;

/// Between the id of the rules and what follows it in the head of a form.
const BETWEEN: &str = " · ";
/// What follows it.
const STATUS: &str = "status:";

/// The id of other rules than `id` that a row above the header names, as forms written by `ikip template` do.
#[must_use]
pub(super) fn other_rules(rows: &[HeadRow], header_line: u64, id: &str) -> Option<String> {
    let above = rows.iter().take_while(|row| row.line < header_line);
    let named = above.flat_map(|row| &row.cells).filter_map(|cell| {
        let (first, rest) = cell.split_once(BETWEEN)?;
        let is_id = !first.is_empty() && !first.contains(char::is_whitespace);
        (is_id && (rest.starts_with(STATUS) || builtin::text(first).is_some())).then_some(first)
    });
    named.into_iter().find(|named| *named != id).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: u64, text: &str) -> HeadRow {
        HeadRow { cells: vec![text.to_owned()], line, end: 0 }
    }

    #[test]
    fn a_form_for_other_rules_is_known_by_its_head() {
        let rows = [row(0, "Formulir · Monev 2024"), row(1, "monev-2024 · status: resmi"), row(2, "Kode")];
        assert_eq!(other_rules(&rows, 2, "monev-2025").as_deref(), Some("monev-2024"));
        assert_eq!(other_rules(&rows, 2, "monev-2024"), None);
        assert_eq!(other_rules(&rows[..1], 2, "monev-2024"), None);
    }
}
