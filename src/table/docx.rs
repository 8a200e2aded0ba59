//! Word documents (DOCX): their tables, with the text that stands when all recorded changes are accepted.
//!
//! Read from `word/document.xml` by events. Merged cells are kept once; rows of a heading that repeats on every page
//! stand once in the file already. A table that was split by hand is put together again where its next part begins with
//! the same heading, or goes on in the same columns without any text between. Source: ECMA-376 part 1, 17.4 and 17.13.

mod body;
mod grid;
mod join;

use std::sync::Arc;

use super::ReadError;
use super::sheet::{Budget, Sheet};
use crate::table::xlsx::package::{Package, WorkbookError};

/// What was read of a document.
pub(super) struct WordDocument {
    pub sheets: Vec<Sheet>,
    /// Whether recorded changes were accepted.
    pub accepted_changes: bool,
    /// Pieces of text that are not shown, and were left out.
    pub hidden_texts: u64,
    /// Tables that were put together: the number of each among the tables that are left, and of how many parts.
    pub joined: Vec<(usize, usize)>,
}

/// All tables of a document that hold any text, in the order in which they begin.
pub(super) fn read(bytes: &Arc<[u8]>, budget: &mut Budget) -> Result<WordDocument, ReadError> {
    let mut package = Package::open(Arc::clone(bytes))?;
    let xml =
        package.xml("word/document.xml")?.ok_or_else(|| WorkbookError::Missing("word/document.xml".to_owned()))?;
    let body = body::read(xml, budget)?;
    let (accepted_changes, hidden_texts) = (body.has_changes, body.hidden_texts);
    let parts = join::joined(body.tables);
    let mut document = WordDocument { sheets: Vec::new(), accepted_changes, hidden_texts, joined: Vec::new() };
    for table in parts {
        if table.parts > 1 {
            document.joined.push((document.sheets.len() + 1, table.parts));
        }
        let known = |title: &String| document.sheets.iter().any(|sheet: &Sheet| sheet.name == *title);
        let title = table.title.clone().filter(|title| !known(title));
        let name = title.unwrap_or_else(|| format!("Tabel {}", document.sheets.len() + 1));
        document.sheets.push(table.sheet(name, budget)?);
    }
    Ok(document)
}
