//! Where the quotes of a delimited text go wrong.

use crate::finding::Place;
use crate::finding::catalogue::{CatalogueEntry, E209, E210, E263};
use crate::finding::{Finding, finding};
use crate::table::records::Broken;
use crate::table::records::QuoteFault;
use crate::table::records::Splitter;
use std::sync::Arc;

/// The first cell whose quotes do not fit, under the delimiter with which most of the text can be read; `None` where
/// all of it can be read with one.
#[must_use]
pub(crate) fn broken(text: &str) -> Option<Broken> {
    let mut furthest: Option<Broken> = None;
    for delimiter in
        crate::table::delimiter::DELIMITERS.into_iter().filter(|delimiter| text.as_bytes().contains(delimiter))
    {
        let mut splitter = Splitter::new(text.as_bytes(), 0, delimiter);
        let mut cells = Vec::new();
        let broken = loop {
            match splitter.next(&mut cells) {
                Ok(None) => return None,
                Ok(Some(_)) => {}
                Err(broken) => break broken,
            }
        };
        if furthest.as_ref().is_none_or(|known| broken.cell > known.cell) {
            furthest = Some(broken);
        }
    }
    furthest
}

/// The entry of the catalogue for what is wrong with the quotes of a cell.
#[must_use]
pub(crate) fn entry(text: &str, broken: Broken) -> &'static CatalogueEntry {
    match broken.fault {
        QuoteFault::Unclosed => &E209,
        // An export for Excel that writes texts as formulas.
        QuoteFault::TextAfterQuote | QuoteFault::StrayQuote if text[broken.cell..].starts_with("=\"") => &E263,
        QuoteFault::TextAfterQuote | QuoteFault::StrayQuote => &E210,
    }
}

/// The finding for quotes that do not fit.
#[must_use]
pub(crate) fn quotes(path: &Arc<str>, text: &str, broken: Broken) -> Finding {
    let entry = entry(text, broken);
    let bytes = text.as_bytes();
    let line = memchr::memchr_iter(b'\n', &bytes[..broken.cell]).count() as u64 + 1;
    let breaks = broken.breaks(bytes);
    let line_start = memchr::memrchr(b'\n', &bytes[..broken.cell]).map_or(0, |at| at + 1);
    let column = text[line_start..broken.cell].chars().count() as u64 + 1;
    let line_end = memchr::memchr(b'\n', &bytes[broken.cell..]).map_or(text.len(), |at| broken.cell + at);
    let mark = broken.cell - line_start..broken.mark().min(line_end) - line_start;
    let excerpt = text[line_start..line_end].trim_end_matches('\r');
    let until = (breaks > 0).then(|| (line + breaks).to_string());
    finding!(entry in [E209, E210, E263]; until = until)
        .at(Place::file(Arc::clone(path)).line(line).column(column))
        .excerpt(excerpt, mark.start..mark.end.min(excerpt.len()))
}
