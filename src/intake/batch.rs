//! The output of a thread for a chunk: rows as ids and packed values, and findings.
//!
//! A batch is independent of other chunks; [`crate::intake::merge`] merges batches in file order.

use crate::table::cell::column_letters;
use crate::table::text::TableText;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::answers::AnswerCounts;
use crate::answers::AnswerRow;
use crate::answers::AnswerValue;
use crate::answers::Compact;
use crate::answers::Hundredths;
use crate::answers::InputNote;
use crate::answers::PackedAnswer;
use crate::exact::Exact;
use crate::finding::{Excerpt, Finding, Place};
use crate::intake::answer_cell::Marks;
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

/// What one cell counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellValue {
    /// A value on the answer's own measure.
    Millionths(i64),
    /// An index in [`ChunkContents::scores`].
    Score(u32),
    Blank,
    LeftOut,
    /// An error: recorded as an answer, adds nothing.
    Refused,
    /// No answer at all.
    Nothing,
}

/// Many values. Those of a wide table have two bytes each while they are all hundredths, blanks or nothing; else four.
#[derive(Debug, Default)]
pub(crate) struct CellValues {
    /// All stand in `short`; else in `entries`.
    are_short: bool,
    short: Vec<Hundredths>,
    entries: Vec<PackedAnswer>,
    /// Numbers that do not fit an entry.
    large: Vec<i64>,
}

/// Kinds of [`AnswerValue::Other`].
const SCORE: u8 = 0;
const LEFT_OUT: u8 = 1;
const REFUSED: u8 = 2;
const LARGE: u8 = 3;

impl CellValues {
    /// Room for so many values of a long table.
    #[must_use]
    pub(crate) fn of_long(room: usize) -> Self {
        Self { entries: Vec::with_capacity(room), ..Self::default() }
    }

    /// Room for so many values of a wide table.
    #[must_use]
    pub(crate) fn of_wide(room: usize) -> Self {
        Self { are_short: true, short: Vec::with_capacity(room), ..Self::default() }
    }

    /// Adds a value at the end.
    #[inline]
    pub(crate) fn push(&mut self, value: CellValue) {
        if self.are_short {
            self.push_short(value);
        } else {
            self.push_entry(value);
        }
    }

    #[inline]
    fn push_entry(&mut self, value: CellValue) {
        let entry = match value {
            CellValue::Millionths(own) => self.number(own),
            CellValue::Score(at) => PackedAnswer::other(SCORE, at),
            CellValue::Blank => PackedAnswer::BLANK,
            CellValue::LeftOut => PackedAnswer::other(LEFT_OUT, 0),
            CellValue::Refused => PackedAnswer::other(REFUSED, 0),
            CellValue::Nothing => PackedAnswer::NOTHING,
        };
        self.entries.push(entry);
    }

    /// Appends a value in 2 bytes; the first one that does not fit converts all to 4.
    #[inline(never)]
    fn push_short(&mut self, value: CellValue) {
        let short = match value {
            CellValue::Millionths(own) => Hundredths::of_millionths(own),
            CellValue::Blank => Some(Hundredths::BLANK),
            CellValue::Nothing => Some(Hundredths::NOTHING),
            CellValue::Score(_) | CellValue::LeftOut | CellValue::Refused => None,
        };
        if let Some(short) = short {
            self.short.push(short);
        } else {
            self.widen();
            self.push_entry(value);
        }
    }

    #[inline]
    fn number(&mut self, own: i64) -> PackedAnswer {
        PackedAnswer::number(own).unwrap_or_else(|| self.large(own))
    }

    #[cold]
    fn large(&mut self, own: i64) -> PackedAnswer {
        self.large.push(own);
        PackedAnswer::other(LARGE, u32::try_from(self.large.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds a row of values.
    pub(crate) fn extend(&mut self, row: AnswerRow<'_>) {
        match row {
            AnswerRow::Short(row) if self.are_short => self.short.extend_from_slice(row),
            AnswerRow::Short(row) => self.extend_entries(row),
            AnswerRow::Long(row) => {
                if self.are_short {
                    self.widen();
                }
                self.entries.extend_from_slice(row);
            }
        }
    }

    fn extend_entries(&mut self, row: &[Hundredths]) {
        for value in row {
            let entry = match value.said() {
                AnswerValue::Number(own) => self.number(own),
                AnswerValue::Blank => PackedAnswer::BLANK,
                AnswerValue::Nothing | AnswerValue::Other { .. } => PackedAnswer::NOTHING,
            };
            self.entries.push(entry);
        }
    }

    #[cold]
    fn widen(&mut self) {
        self.are_short = false;
        let short = std::mem::take(&mut self.short);
        self.extend_entries(&short);
    }

    /// How many there are.
    #[cfg(test)]
    #[must_use]
    pub(crate) const fn count(&self) -> usize {
        self.short.len() + self.entries.len()
    }

    /// Fills up with nothing to so many in all.
    pub(crate) fn fill(&mut self, all: usize) {
        if self.are_short {
            self.short.resize(all, Hundredths::NOTHING);
        } else {
            self.entries.resize(all, PackedAnswer::NOTHING);
        }
    }

    /// The value at a place.
    #[inline]
    #[must_use]
    pub(crate) fn get(&self, at: usize) -> CellValue {
        if self.are_short { self.short_at(at) } else { self.entry_at(at) }
    }

    #[inline(never)]
    fn short_at(&self, at: usize) -> CellValue {
        match self.short[at].said() {
            AnswerValue::Number(own) => CellValue::Millionths(own),
            AnswerValue::Blank => CellValue::Blank,
            AnswerValue::Nothing | AnswerValue::Other { .. } => CellValue::Nothing,
        }
    }

    #[inline]
    fn entry_at(&self, at: usize) -> CellValue {
        match self.entries[at].said() {
            AnswerValue::Number(own) => CellValue::Millionths(own),
            AnswerValue::Blank => CellValue::Blank,
            AnswerValue::Nothing => CellValue::Nothing,
            AnswerValue::Other { kind: SCORE, at } => CellValue::Score(at),
            AnswerValue::Other { kind: LEFT_OUT, .. } => CellValue::LeftOut,
            AnswerValue::Other { kind: LARGE, at } => CellValue::Millionths(self.large[at as usize]),
            AnswerValue::Other { .. } => CellValue::Refused,
        }
    }

    /// The values of rows of a long table, one each.
    #[inline]
    #[must_use]
    pub(crate) fn entries(&self, rows: Range<usize>) -> &[PackedAnswer] {
        &self.entries[rows]
    }

    /// So many values from a place on.
    #[must_use]
    pub(crate) fn row(&self, from: usize, count: usize) -> AnswerRow<'_> {
        if self.are_short {
            AnswerRow::Short(&self.short[from..][..count])
        } else {
            AnswerRow::Long(&self.entries[from..][..count])
        }
    }
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

    #[test]
    fn values_come_out_as_they_went_in() {
        let most = crate::answers::millionths::MOST_MILLIONTHS;
        let numbers = [0, 1, -1, 85_500_000, 300_000_000, most - 1, 1 - most].map(CellValue::Millionths);
        let rest = [
            CellValue::Score(0),
            CellValue::Score(70_000),
            CellValue::Blank,
            CellValue::LeftOut,
            CellValue::Refused,
            CellValue::Nothing,
        ];
        let all: Vec<CellValue> = numbers.into_iter().chain(rest).collect();
        for mut values in [CellValues::of_long(0), CellValues::of_wide(0)] {
            all.iter().for_each(|&value| values.push(value));
            values.fill(all.len() + 1);
            let out: Vec<CellValue> = (0..=all.len()).map(|at| values.get(at)).collect();
            assert_eq!(out, all.iter().copied().chain([CellValue::Nothing]).collect::<Vec<_>>());
        }
    }

    #[test]
    fn rows_come_out_as_they_went_in_whatever_comes_between() {
        let short = |numbers: [u16; 2]| numbers.map(|number| Hundredths::number(number).unwrap_or(Hundredths::BLANK));
        let numbers = |numbers: [i64; 2]| numbers.map(|number| CellValue::Millionths(number * 10_000)).to_vec();
        let entries = [PackedAnswer::number(7).expect("small"), PackedAnswer::NOTHING];
        for first in 0..4 {
            let (mut values, mut all) = (CellValues::of_wide(0), Vec::new());
            for step in [0, 0, 3, first, 0, 1, 0] {
                match step {
                    0 => {
                        values.extend(AnswerRow::Short(&short([8_550, Hundredths::MOST])));
                        all.extend(numbers([8_550, Hundredths::MOST.into()]));
                        values.extend(AnswerRow::Short(&short([u16::MAX - 1, 1])));
                        all.extend([CellValue::Blank, CellValue::Millionths(10_000)]);
                    }
                    1 => {
                        values.extend(AnswerRow::Long(&entries));
                        all.extend([CellValue::Millionths(7), CellValue::Nothing]);
                    }
                    2 => {
                        all.push(CellValue::Millionths(i64::MAX >> 4));
                        values.push(all[all.len() - 1]);
                    }
                    _ => {
                        all.resize(all.len() + 3, CellValue::Nothing);
                        values.fill(all.len());
                    }
                }
                assert_eq!(values.count(), all.len());
                assert_eq!((0..all.len()).map(|at| values.get(at)).collect::<Vec<_>>(), all);
            }
            assert!(matches!(values.row(0, 2), AnswerRow::Long(_)));
        }
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
