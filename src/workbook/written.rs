//! What is written already of a workbook that is not complete.

use crate::workbook::formats::StyleTable;
use crate::workbook::part::PartWriter;

/// What is written of a workbook that is not yet complete.
#[derive(Debug, Default)]
pub(crate) struct WrittenParts {
    pub(super) styles: StyleTable,
    /// The letters of the columns, as far as they were asked for.
    pub(super) letters: Vec<String>,
    /// By sheet.
    pub(super) sheets: Vec<Option<PartWriter>>,
}
