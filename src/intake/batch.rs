//! The output of a thread for a chunk: rows as ids and packed values, and findings.
//!
//! A batch is independent of other chunks; [`crate::intake::merge`] merges batches in file order.

use crate::table::cell::column_letters;
use crate::table::text::TableText;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answers::AnswerCounts;
use crate::answers::Compact;
use crate::answers::InputNote;
use crate::exact::Exact;
use crate::finding::{Excerpt, Finding, Place};
use crate::intake::answer_cell::Marks;
use crate::intake::cell_values::{CellValue, CellValues};
use crate::intake::header::TableHeader;
use crate::intake::header::TableShape;
use crate::rules::{CriterionIx, Reply};

/// A table that is being read: a text file, or a sheet of a workbook.
#[derive(Debug)]
pub(crate) struct Table {
    pub header: TableHeader,
    /// The input as the user named it.
    pub path: Arc<str>,
    pub sheet: Option<Arc<str>>,
    /// What was understood of the table before its rows were read.
    pub notes: Vec<InputNote>,
    /// Interned id of the subject of all rows, where no column names it.
    pub subject: Option<u32>,
}

/// One row with a subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BatchRow {
    /// Where the record starts in the text.
    pub start: u32,
    /// The interned id of the agency.
    pub identity: u32,
    pub assessor: u32,
    /// Something in it was refused.
    pub faulty: bool,
    /// Evidence is given for an answer that is kept compact, or for a blank.
    pub evidence: bool,
}

/// An answer with everything a row says about it.
#[derive(Debug, Clone)]
pub(crate) struct KeptAnswer {
    /// Index in [`ChunkContents::rows`].
    pub row: u32,
    /// Which of the row's values.
    pub value: u32,
    pub reply: Reply,
    pub text: Box<str>,
    pub verified: bool,
    pub declared: Option<Box<str>>,
    pub evidence: Option<Box<str>>,
    pub note: Option<Box<str>>,
    /// Lines counted from the start of the batch.
    pub place: Place,
}

/// A total stated in the input; compared with the computed one.
#[derive(Debug, Clone)]
pub(crate) struct StatedTotal {
    pub row: u32,
    pub criterion: CriterionIx,
    pub value: Exact,
    /// Lines counted from the start of the batch.
    pub place: Place,
}

/// The first cells that showed a decimal mark, and how many leave it in doubt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Witnesses {
    /// By [`Marks`] bit: point, comma, point in doubt, comma in doubt.
    pub first: [Option<Box<(Place, Excerpt)>>; 4],
    pub seen: Marks,
    pub in_doubt: u64,
}

/// What was seen of the encoding.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Encoding {
    /// A valid sequence of several bytes.
    pub multibyte: bool,
    /// The first byte that is not UTF-8: its offset in the chunk, and the line breaks before it.
    pub bad: Option<(u64, u64)>,
}

/// What a thread found in a chunk.
#[derive(Debug, Default)]
pub(crate) struct ChunkContents {
    pub rows: Vec<BatchRow>,
    /// Long tables: the criterion of each row.
    pub criteria: Vec<u32>,
    /// One per row in long tables, one per column of answers in wide ones.
    pub values: CellValues,
    pub scores: Vec<Exact>,
    /// Values (by index) that say "not applicable" to a criterion that does not apply to everybody.
    pub not_applicable: Vec<u32>,
    /// With lines counted from the start of the batch.
    pub findings: Vec<Finding>,
    /// Findings and the rows they stand in, both by index.
    pub concerned: Vec<(u32, u32)>,
    /// What was found but not kept.
    pub not_kept: BTreeMap<&'static str, u64>,
    pub kept: Vec<KeptAnswer>,
    /// Compact answers, about interned ids.
    pub compact: Vec<Compact>,
    pub stated: Vec<StatedTotal>,
    /// Corrections whose answer was found, whether or not the old value was the same.
    pub corrected: Vec<usize>,
    /// Those of them that were not applied.
    pub refuted: Vec<usize>,
    pub witnesses: Witnesses,
    /// Answers by state.
    pub states: AnswerCounts,
    /// Data rows.
    pub records: u64,
    /// Nothing behind this batch can be trusted.
    pub broken: bool,
    /// Wide tables with a column of row numbers: how many rows have one, and the rows (by index) that have none.
    pub numbered: u64,
    pub unnumbered: Vec<u32>,
    /// Rows that are totals or notes, as lines from the start of the batch.
    pub passed_over: Vec<u64>,
    /// Headings between the rows that set the group of the rows below: lines from the start of the batch.
    pub group_headings: Vec<(u64, String)>,
}

/// A chunk, and what a thread found in it.
#[derive(Debug)]
pub(crate) struct Batch {
    pub table: Arc<Table>,
    pub body: TableText,
    pub found: ChunkContents,
    /// Line breaks in the text.
    pub lines: u64,
    /// It begins a sheet; what belongs to the same sheet follows in batches that do not.
    pub begins_sheet: bool,
}

/// The criterion of a row whose criterion is not known.
pub(crate) const NO_CRITERION: u32 = u32::MAX;

impl ChunkContents {
    /// Whether any finding of these codes occurred, kept or not.
    #[must_use]
    pub(crate) fn has(&self, codes: &[&str]) -> bool {
        let kept = self.findings.iter().map(Finding::code);
        kept.chain(self.not_kept.keys().copied()).any(|code| codes.contains(&code))
    }

    /// Notes that the findings from an index on stand in a row.
    pub(crate) fn concern(&mut self, from: usize, row: usize) {
        let noted = self.concerned.last().map_or(0, |(last, _)| *last as usize + 1);
        let new = (from.max(noted)..self.findings.len()).filter_map(|at| u32::try_from(at).ok());
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        self.concerned.extend(new.map(|at| (at, row)));
    }
}

impl Batch {
    /// Whether rows may have a group: a column of it, or headings between the rows.
    #[must_use]
    pub(crate) fn has_groups(&self) -> bool {
        self.table.header.columns.group.is_some() || !self.found.group_headings.is_empty()
    }

    /// Whether only the subject of a row could be read.
    #[must_use]
    pub(crate) fn says_nothing(&self, row: usize) -> bool {
        match self.table.header.layout {
            TableShape::Long => self.found.criteria[row] == NO_CRITERION,
            TableShape::Wide => {
                let width = self.width();
                (row * width..(row + 1) * width).all(|at| self.found.values.get(at) == CellValue::Nothing)
            }
        }
    }

    /// Values per row.
    #[must_use]
    pub(crate) fn width(&self) -> usize {
        match self.table.header.layout {
            TableShape::Long => 1,
            TableShape::Wide => self.table.header.columns.answers.len(),
        }
    }

    /// The criterion and the column of a value.
    #[must_use]
    pub(crate) fn criterion(&self, row: usize, value: usize) -> (CriterionIx, usize) {
        let columns = &self.table.header.columns;
        match self.table.header.layout {
            TableShape::Long => (self.found.criteria[row] as usize, columns.score.unwrap_or(0)),
            TableShape::Wide => {
                let (column, criterion) = columns.answers[value];
                (criterion, column)
            }
        }
    }

    /// Where a column of a row stands, with its line.
    #[must_use]
    pub(crate) fn place(&self, row: usize, column: usize, counter: &mut LineCounter) -> (Place, Option<Excerpt>) {
        let start = self.found.rows[row].start as usize;
        let cells = self.body.cells_at(start);
        let at = cells.get(column).map_or(start, |cell| cell.start as usize);
        let place = counter.place(&self.table, self.body.text(), at, column);
        (place, cells.get(column).map(|cell| self.body.excerpt(*cell)))
    }
}

/// Counts the line breaks of a text up to a byte, and the characters behind the last of them; asked in rising order, it
/// counts each of them once.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LineCounter {
    counted_to: usize,
    lines: u64,
    /// Where the line begins, how far its characters are counted, and how many they are.
    line: usize,
    characters_to: usize,
    characters: u64,
}

impl LineCounter {
    /// Line breaks before a byte.
    pub(crate) fn before(&mut self, text: &str, at: usize) -> u64 {
        if at < self.counted_to {
            *self = Self::default();
        }
        let between = &text.as_bytes()[self.counted_to..at];
        self.lines += memchr::memchr_iter(b'\n', between).count() as u64;
        if let Some(last) = memchr::memrchr(b'\n', between) {
            self.line = self.counted_to + last + 1;
        }
        self.counted_to = at;
        self.lines
    }

    /// Characters of the line before a byte.
    fn characters_before(&mut self, text: &str, at: usize) -> u64 {
        self.before(text, at);
        if self.characters_to < self.line || self.characters_to > at {
            (self.characters_to, self.characters) = (self.line, 0);
        }
        let between = &text.as_bytes()[self.characters_to..at];
        // Every byte of UTF-8 that does not continue a character begins one.
        self.characters += between.iter().filter(|byte| (**byte as i8) >= -0x40).count() as u64;
        self.characters_to = at;
        self.characters
    }

    /// Where the cell stands that starts at a byte: in a text its character, in a sheet its column, counted from 0.
    pub(crate) fn place(&mut self, table: &Table, text: &str, at: usize, column: usize) -> Place {
        let lines = self.before(text, at);
        if table.sheet.is_some() {
            return place(table, lines, Some(column));
        }
        place(table, lines, None).column(self.characters_before(text, at) + 1)
    }
}

/// A place in a table: lines before it, and the column of the sheet, counted from 0. In a text only its line is known.
#[must_use]
pub(crate) fn place(table: &Table, lines: u64, column: Option<usize>) -> Place {
    let mut place = Place::file(Arc::clone(&table.path)).line(lines + 1);
    if let (Some(column), Some(sheet)) = (column, &table.sheet) {
        place = place.column(column as u64 + 1);
        place.cell = Some(format!("{sheet}!{}{}", column_letters(column), lines + 1));
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_a_line_are_counted_in_whatever_order_they_are_asked() {
        let text = "é;bc\nDinas Sosial;—;7\n;x";
        let mut counter = LineCounter::default();
        for (at, expected) in [(0, (0, 0)), (3, (0, 2)), (19, (1, 13)), (23, (1, 15)), (26, (2, 1)), (19, (1, 13))] {
            assert_eq!((counter.before(text, at), counter.characters_before(text, at)), expected, "byte {at}");
        }
    }
}
