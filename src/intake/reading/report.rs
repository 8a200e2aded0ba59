//! Findings about a chunk while it is read: written out where their code has room, else only counted.

use crate::finding::catalogue::{CatalogueEntry, E211};
use crate::finding::{Finding, Place, finding};
use crate::intake::reading::Pass;
use crate::intake::reading::narrow;
use crate::table::cell::CellKind;
use crate::table::records::Broken;
use crate::table::records::CellSpan;
use crate::table::text::TableText;

/// Whether to check cells for control characters beyond ASCII; those of ASCII are detected while cells are cut.
pub(super) fn may_have_controls(body: &TableText, ascii: bool) -> bool {
    let text = body.text().as_bytes();
    // U+0080 to U+009F
    let high = !ascii && memchr::memchr_iter(0xc2, text).any(|at| text.get(at + 1).is_some_and(|byte| *byte < 0xa0));
    let low = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
    high || matches!(body, TableText::Sheet { .. }) && text.iter().any(low)
}

impl Pass<'_, '_> {
    /// Line breaks before a byte.
    pub(super) fn lines_before(&mut self, at: usize) -> u64 {
        self.lines.before(self.text, at)
    }

    pub(super) fn place(&mut self, cell: CellSpan, column: usize) -> Place {
        self.lines.place(self.table, self.text, cell.start as usize, column)
    }

    /// Keeps a finding about a cell, where its code has room; else counts it.
    pub(super) fn tell(
        &mut self,
        entry: &'static CatalogueEntry,
        cell: CellSpan,
        column: usize,
        write: impl FnOnce() -> Finding,
    ) {
        if !self.shared.quota.wants(entry.code) {
            return self.count(entry.code);
        }
        let place = self.place(cell, column);
        let mut finding = write().at(place);
        finding.excerpt = Some(Box::new(self.body.excerpt(cell)));
        self.found.findings.push(finding);
    }

    /// Counts a finding whose code has no room.
    pub(super) fn count(&mut self, code: &'static str) {
        *self.found.not_kept.entry(code).or_default() += 1;
    }

    /// Quotes that do not fit: named where their cell starts.
    pub(super) fn broken(&mut self, broken: Broken) {
        let entry = crate::table::quotes::entry(self.text, broken);
        let bytes = self.text.as_bytes();
        let line_start = memchr::memrchr(b'\n', &bytes[..broken.cell]).map_or(0, |at| at + 1);
        let column = memchr::memchr_iter(self.table.header.delimiter, &bytes[line_start..broken.cell]).count();
        let breaks = broken.breaks(bytes);
        let cell = CellSpan { start: narrow(broken.cell), end: narrow(broken.mark()), kind: CellKind::Text };
        let place = self.place(cell, column);
        let until = place.line.filter(|_| breaks > 0).map(|line| (line + breaks).to_string());
        let mut finding = finding!(entry in [E209, E210, E263]; until = until).at(place);
        finding.excerpt = Some(Box::new(self.body.excerpt(cell)));
        self.found.findings.push(finding);
        self.found.broken = true;
    }

    /// Reports the control characters of a record; whether there are any.
    pub(super) fn controls(&mut self, cells: &[CellSpan]) -> bool {
        let mut any = false;
        for (column, cell) in cells.iter().enumerate() {
            let bad = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            let text = &self.text[cell.start as usize..cell.end as usize];
            if let Some((at, found)) = text.char_indices().find(|(_, c)| bad(c)) {
                any = true;
                let character = format!("U+{:04X}", u32::from(found));
                let start = cell.start + narrow(at);
                let itself = CellSpan { start, end: start + narrow(found.len_utf8()), kind: cell.kind };
                self.tell(&E211, itself, column, || finding!(E211: character = character));
            }
        }
        any
    }
}
