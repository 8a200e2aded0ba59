//! Fast path for a sheet: its rows are scanned by several threads, what stands around them goes through the general
//! reader. Either the result is what that would give for the whole part, or there is none without a side effect.

use crate::table::Sheet;
use crate::table::packed::PackedRows;
use crate::table::rows::TITLE_ROWS;
use crate::table::xlsx::cells::{self, GAPS};
use crate::table::xlsx::package::{Package, Part};
use crate::table::xlsx::parts::BookParts;
use crate::table::xlsx::pieces::{self, CutMarks};
use crate::table::xlsx::scan;

const ROWS: CutMarks =
    CutMarks { begin: b"<sheetData>", begins_with_element: false, element_end: b"</row>", end: b"</sheetData>" };

/// A sheet whose text is no longer than `most`; `None`: the general reader decides.
pub(super) fn read(part: Part<'_>, book: &BookParts, most: usize) -> Option<Sheet> {
    let scanned = pieces::scan(part, &ROWS, |piece| {
        let mut rows = PackedRows::new(&book.strings);
        scan::rows(piece, book, &mut rows)?;
        rows.finish();
        Some(rows)
    })?;
    let mut sheet = cells::read(Package::xml_of(&scanned.around), book, most).ok()?;
    if !sheet.text.is_empty() {
        return None;
    }
    let (mut last, mut bytes, mut gaps) = (0, 0, 0);
    for mut rows in scanned.pieces {
        let Some((first, end)) = rows.span() else { continue };
        if first <= last {
            return None;
        }
        bytes += rows.text_len() + (first - last) as usize;
        gaps += rows.gaps;
        last = end;
        sheet.hidden_rows.append(&mut rows.hidden_rows);
        sheet.packed.push_back(rows);
    }
    if bytes > most || gaps > GAPS {
        return None;
    }
    sheet.unpack(TITLE_ROWS);
    Some(sheet)
}

#[cfg(test)]
mod tests;
