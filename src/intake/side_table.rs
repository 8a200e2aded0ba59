//! Tables beside the answers (agency list, corrections): what is reported of them as inputs.

use crate::answers::Input;
use crate::table::grid::TableGrid;

/// What is reported of such a table, without its hash. `layout`: what it is; `meaning`: what a heading was taken for.
#[must_use]
pub(crate) fn input(grid: &TableGrid, layout: &'static str, meaning: impl Fn(&str) -> Option<String>) -> Input {
    let columns = grid.headings.iter().map(|heading| (heading.clone(), meaning(heading)));
    Input {
        path: grid.path.to_string(),
        rows: grid.rows.len() as u64,
        delimiter: grid.delimiter,
        layout,
        header_row: grid.header_line,
        columns: columns.collect(),
        ..Input::default()
    }
}
