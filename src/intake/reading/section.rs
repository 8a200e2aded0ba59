//! Headings between the rows of a table: one text, in whatever column or repeated in every cell, or a letter before it
//! where agencies are numbered; and no answer.
//!
//! Where it names a group of the rules, it sets the group of the rows below. Source: section 4 of the language's
//! description, "Headings between rows".

use crate::finding::catalogue::{E262, W262};
use crate::finding::finding;
use crate::intake::diagnose::quoted;
use crate::intake::header::{TableHeader, TableShape};
use crate::intake::reading::Pass;
use crate::intake::row_words::{group_named, numbered};
use crate::table::records::CellSpan;

/// A heading between rows that names no group of the rules.
#[derive(Debug)]
pub(super) struct NamelessGroup {
    cell: CellSpan,
    column: usize,
    /// Its text, shortened.
    heading: String,
    /// Rows of data above it in this pass.
    rows: usize,
}

impl Pass<'_, '_> {
    /// Whether a record is a heading. Its group, where it names one, holds for the rows below.
    pub(super) fn is_heading_between(&mut self, start: usize, cells: &[CellSpan]) -> bool {
        let heading = self.lettered_heading(cells).or_else(|| self.lone_heading(cells));
        let Some(at) = heading else { return false };
        let text = self.tidied(cells[at]);
        let group = group_named(&text, self.shared.instrument);
        let heading = quoted(&text);
        match group.filter(|_| self.table.header.columns.group.is_none()) {
            Some(group) => self.begin_group(start, group.to_owned()),
            None => {
                self.end_group(cells[at], at, heading);
                self.pass_over(start);
            }
        }
        true
    }

    /// What a heading that names no group of the rules ends: rows below it are not of the group above.
    fn end_group(&mut self, cell: CellSpan, column: usize, heading: String) {
        let header = &self.table.header;
        if header.columns.group.is_some() || header.layout != TableShape::Wide {
            return;
        }
        if self.section.take().is_some() {
            self.memory.agency_cache.forget();
            self.last_identity = None;
        }
        if self.shared.groups_from_rows {
            self.nameless_groups.push(NamelessGroup { cell, column, heading, rows: self.found.rows.len() });
        }
    }

    /// A warning for each heading without a group that has rows below it: what stands below a table, such as who
    /// signed, heads nothing.
    pub(super) fn tell_nameless_groups(&mut self) {
        for NamelessGroup { cell, column, heading, rows } in std::mem::take(&mut self.nameless_groups) {
            if rows < self.found.rows.len() {
                let groups = self.shared.instrument.groups.join(" | ");
                self.tell(&W262, cell, column, || finding!(W262: heading = heading, groups = groups));
            }
        }
    }

    /// The column of the one text of a record, alone or repeated in other cells, where it is a heading.
    fn lone_heading(&self, cells: &[CellSpan]) -> Option<usize> {
        let filled = |at: &usize| !self.is_blank(cells[*at]);
        let first = (0..cells.len()).find(filled)?;
        let same = |at: &usize| self.bytes(cells[*at]) == self.bytes(cells[first]);
        let mut others = (first + 1..cells.len()).filter(filled);
        // Nearly every row ends here.
        if !others.clone().all(|at| same(&at)) {
            return None;
        }
        let repeated = others.nth(1).is_some();
        let text = self.tidied(cells[first]);
        let is_heading =
            repeated || group_named(&text, self.shared.instrument).is_some() || self.stands_apart(first, &text);
        (is_heading && text.contains(char::is_alphabetic)).then_some(first)
    }

    /// The column of names, where a record of a wide table is lettered though agencies are numbered, and holds no
    /// answer: `B | KABUPATEN/KOTA`.
    fn lettered_heading(&self, cells: &[CellSpan]) -> Option<usize> {
        let TableHeader { columns, layout, numbered, .. } = &self.table.header;
        let number = columns.number.filter(|_| *numbered && *layout == TableShape::Wide)?;
        // Nearly every row ends here.
        if self.bytes(cells[number]).first().is_none_or(u8::is_ascii_digit) {
            return None;
        }
        let letter = self.tidied(cells[number]);
        let lettered = letter.contains(char::is_alphabetic) && !letter.contains(|c: char| c.is_ascii_digit());
        let answers = columns.answers.iter().chain(&columns.stated);
        let is_heading = lettered && answers.into_iter().all(|&(at, _)| self.is_blank(cells[at]));
        columns.agency.or(columns.agency_id).filter(|&at| is_heading && !self.is_blank(cells[at]))
    }

    /// Whether a single text in the column of names is no name: it carries a letter or number like a heading, or has no
    /// row number where all rows have one.
    fn stands_apart(&self, at: usize, text: &str) -> bool {
        let header = &self.table.header;
        let names = [header.columns.agency, header.columns.agency_id].contains(&Some(at));
        let unnumbered = header.numbered && header.columns.number.is_some_and(|number| number != at);
        names && header.layout == TableShape::Wide && (unnumbered || numbered(text).0.is_some())
    }

    fn begin_group(&mut self, start: usize, group: String) {
        let line = self.lines_before(start);
        if !self.whole {
            let at = self.table.header.columns.agency.unwrap_or(0);
            let end = u32::try_from(start).unwrap_or(u32::MAX);
            let cell = CellSpan { start: end, end, ..CellSpan::NONE };
            return self.tell(&E262, cell, at, || finding!(E262: group = group));
        }
        self.found.group_headings.push((line, group.clone()));
        self.memory.agency_cache.forget();
        self.last_identity = None;
        self.section = Some(group);
    }
}
