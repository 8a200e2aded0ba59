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

/// Before the name of the body in the head of a form: what the rules call a body.
const NAMED: &str = ": ";

/// The name of the body in the head of a form and the one in its rows, where they are not the same. Of forms for one
/// body and for the rules `id` only; a group in brackets behind the name is not compared.
#[must_use]
pub(super) fn other_body<'r>(
    rows: &'r [HeadRow],
    header_line: u64,
    (id, label): (&str, &str),
    agency: usize,
) -> Option<(&'r str, &'r str)> {
    let above = || rows.iter().take_while(|row| row.line < header_line).flat_map(|row| &row.cells);
    if !above().any(|cell| cell.strip_prefix(id).is_some_and(|rest| rest.starts_with(BETWEEN))) {
        return None;
    }
    let mut named = above().filter_map(|cell| cell.strip_prefix(label)?.strip_prefix(NAMED));
    let visible = named.next()?.trim();
    let below = rows.iter().filter(|row| row.line > header_line);
    let mut inside =
        below.filter_map(|row| row.cells.get(agency)).map(|cell| cell.trim()).filter(|name| !name.is_empty());
    let first = inside.next()?;
    let same = |name: &str| visible.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("));
    (inside.all(|name| name == first) && !same(first)).then_some((visible, first))
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

    #[test]
    fn a_form_whose_head_names_another_body_than_its_rows_is_known() {
        let form = |head: &str| {
            [
                row(0, "monev · status: resmi"),
                row(1, head),
                row(2, "Badan publik"),
                row(3, "Dinas A"),
                row(4, "Dinas A"),
            ]
        };
        let of =
            |id: &str, head: &str| other_body(&form(head), 2, (id, "Badan publik"), 0).map(|(seen, _)| seen.to_owned());
        let other = |head: &str| of("monev", head);
        assert_eq!(of("lain", "Badan publik: Dinas B"), None);
        assert_eq!(other("Badan publik: Dinas B").as_deref(), Some("Dinas B"));
        assert_eq!(other("Badan publik: Dinas A"), None);
        assert_eq!(other("Badan publik: Dinas A (OPD)"), None);
        assert_eq!(other("Formulir"), None);
    }
}
