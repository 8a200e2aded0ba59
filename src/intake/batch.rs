//! What a thread makes of a chunk: rows reduced to numbers, and what it found on the way.
//!
//! A batch knows nothing of other chunks; the ledger takes batches in the order of the file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::layout::{Header, Layout};
use super::records::{Cell, Splitter};
use super::reply::Marks;
use crate::assessments::{AnswerCounts, Answers, Compact, Entry, Hundredths, Said};
use crate::exact::Exact;
use crate::finding::{Excerpt, Finding, Place};
use crate::rules::{CriterionIx, Reply};
use crate::table::Sheet;

/// A table that is being read: a text file, or a sheet of a workbook.
#[derive(Debug)]
pub struct Table {
    pub header: Header,
    /// The input as the user named it.
    pub path: Arc<str>,
    pub sheet: Option<Arc<str>>,
    /// Whom all rows are about, where no column says it: a number of the registry.
    pub subject: Option<u32>,
}

/// The text of a chunk or of a sheet, with its records.
#[derive(Debug)]
pub enum Body {
    /// Records of a text table.
    Text { text: String, delimiter: u8 },
    /// Rows of a sheet, one per line of `text`: the cells of row `n` are those before `ends[n]`.
    Sheet { text: String, cells: Vec<Cell>, ends: Vec<u32> },
}

impl Body {
    /// A sheet: its name and its body.
    #[must_use]
    pub(crate) fn of(sheet: Sheet) -> (String, Self) {
        (sheet.name, Self::Sheet { text: sheet.text, cells: sheet.cells, ends: sheet.ends })
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text, .. } | Self::Sheet { text, .. } => text,
        }
    }

    /// The cells of the record that starts at a byte.
    #[must_use]
    pub fn cells_at(&self, start: usize) -> Vec<Cell> {
        match self {
            Self::Text { text, delimiter } => {
                let mut cells = Vec::new();
                // A record that was read once is whole.
                let _ = Splitter::new(text.as_bytes(), start, *delimiter).next(&mut cells);
                cells
            }
            Self::Sheet { cells, ends, .. } => {
                let row = ends.partition_point(|&end| {
                    end == 0 || cells[end as usize - 1].start < u32::try_from(start).unwrap_or(u32::MAX)
                });
                let from = if row == 0 { 0 } else { ends[row - 1] };
                ends.get(row).map_or_else(Vec::new, |&to| cells[from as usize..to as usize].to_vec())
            }
        }
    }

    /// The line of the text around a cell, with the cell marked.
    #[must_use]
    pub fn excerpt(&self, cell: Cell) -> Excerpt {
        let text = self.text();
        let (start, end) = (cell.start as usize, cell.end as usize);
        let from = memchr::memrchr(b'\n', &text.as_bytes()[..start]).map_or(0, |at| at + 1);
        let rest = &text.as_bytes()[start..];
        let to = memchr::memchr(b'\n', rest).map_or(text.len(), |at| start + at);
        let line = text[from..to].trim_end_matches('\r');
        Excerpt { text: line.to_owned(), mark: start - from..(end - from).min(line.len()).max(start - from) }
    }
}

/// One row with a subject.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Where the record starts in the text.
    pub start: u32,
    /// A number of the registry.
    pub identity: u32,
    pub assessor: u32,
    /// Something in it was refused.
    pub faulty: bool,
    /// There is evidence beside an answer that is kept in brief, or beside a blank.
    pub evidence: bool,
}

/// What one cell counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A value on the answer's own measure.
    Millionths(i64),
    /// An index in [`Found::scores`].
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
pub struct Values {
    /// All stand in `short`; else in `entries`.
    are_short: bool,
    short: Vec<Hundredths>,
    entries: Vec<Entry>,
    /// Numbers that do not fit an entry.
    large: Vec<i64>,
}

/// Kinds of [`Said::Other`].
const SCORE: u8 = 0;
const LEFT_OUT: u8 = 1;
const REFUSED: u8 = 2;
const LARGE: u8 = 3;

impl Values {
    /// Room for so many values of a long table.
    #[must_use]
    pub fn of_long(room: usize) -> Self {
        Self { entries: Vec::with_capacity(room), ..Self::default() }
    }

    /// Room for so many values of a wide table.
    #[must_use]
    pub fn of_wide(room: usize) -> Self {
        Self { are_short: true, short: Vec::with_capacity(room), ..Self::default() }
    }

    /// Adds a value at the end.
    #[inline]
    pub fn push(&mut self, value: Value) {
        if self.are_short {
            self.push_short(value);
        } else {
            self.push_entry(value);
        }
    }

    #[inline]
    fn push_entry(&mut self, value: Value) {
        let entry = match value {
            Value::Millionths(own) => self.number(own),
            Value::Score(at) => Entry::other(SCORE, at),
            Value::Blank => Entry::BLANK,
            Value::LeftOut => Entry::other(LEFT_OUT, 0),
            Value::Refused => Entry::other(REFUSED, 0),
            Value::Nothing => Entry::NOTHING,
        };
        self.entries.push(entry);
    }

    /// Adds a value in two bytes; where it does not fit, all have four from now on.
    #[inline(never)]
    fn push_short(&mut self, value: Value) {
        let short = match value {
            Value::Millionths(own) => Hundredths::of_millionths(own),
            Value::Blank => Some(Hundredths::BLANK),
            Value::Nothing => Some(Hundredths::NOTHING),
            Value::Score(_) | Value::LeftOut | Value::Refused => None,
        };
        if let Some(short) = short {
            self.short.push(short);
        } else {
            self.widen();
            self.push_entry(value);
        }
    }

    #[inline]
    fn number(&mut self, own: i64) -> Entry {
        Entry::number(own).unwrap_or_else(|| self.large(own))
    }

    #[cold]
    fn large(&mut self, own: i64) -> Entry {
        self.large.push(own);
        Entry::other(LARGE, u32::try_from(self.large.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds a row of values.
    pub fn extend(&mut self, row: Answers<'_>) {
        match row {
            Answers::Short(row) if self.are_short => self.short.extend_from_slice(row),
            Answers::Short(row) => self.extend_entries(row),
            Answers::Long(row) => {
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
                Said::Number(own) => self.number(own),
                Said::Blank => Entry::BLANK,
                Said::Nothing | Said::Other { .. } => Entry::NOTHING,
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
    #[must_use]
    pub const fn count(&self) -> usize {
        self.short.len() + self.entries.len()
    }

    /// Fills up with nothing to so many in all.
    pub fn fill(&mut self, all: usize) {
        if self.are_short {
            self.short.resize(all, Hundredths::NOTHING);
        } else {
            self.entries.resize(all, Entry::NOTHING);
        }
    }

    /// The value at a place.
    #[inline]
    #[must_use]
    pub fn get(&self, at: usize) -> Value {
        if self.are_short { self.short_at(at) } else { self.entry_at(at) }
    }

    #[inline(never)]
    fn short_at(&self, at: usize) -> Value {
        match self.short[at].said() {
            Said::Number(own) => Value::Millionths(own),
            Said::Blank => Value::Blank,
            Said::Nothing | Said::Other { .. } => Value::Nothing,
        }
    }

    #[inline]
    fn entry_at(&self, at: usize) -> Value {
        match self.entries[at].said() {
            Said::Number(own) => Value::Millionths(own),
            Said::Blank => Value::Blank,
            Said::Nothing => Value::Nothing,
            Said::Other { kind: SCORE, at } => Value::Score(at),
            Said::Other { kind: LEFT_OUT, .. } => Value::LeftOut,
            Said::Other { kind: LARGE, at } => Value::Millionths(self.large[at as usize]),
            Said::Other { .. } => Value::Refused,
        }
    }

    /// The values of rows of a long table, one each.
    #[inline]
    #[must_use]
    pub fn entries(&self, rows: Range<usize>) -> &[Entry] {
        &self.entries[rows]
    }

    /// So many values from a place on.
    #[must_use]
    pub fn row(&self, from: usize, count: usize) -> Answers<'_> {
        if self.are_short {
            Answers::Short(&self.short[from..][..count])
        } else {
            Answers::Long(&self.entries[from..][..count])
        }
    }
}

/// An answer with everything a row says about it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Index in [`Found::rows`].
    pub row: u32,
    /// Which of the row's values.
    pub value: u32,
    pub reply: Reply,
    pub text: Box<str>,
    pub verified: bool,
    pub evidence: Option<Box<str>>,
    pub note: Option<Box<str>>,
    /// Lines counted from the start of the batch.
    pub place: Place,
}

/// A total that somebody worked out, to be compared.
#[derive(Debug, Clone)]
pub struct StatedTotal {
    pub row: u32,
    pub criterion: CriterionIx,
    pub value: Exact,
    /// Lines counted from the start of the batch.
    pub place: Place,
}

/// The first cells that showed a decimal mark, and how many leave it in doubt.
#[derive(Debug, Clone, Default)]
pub struct Witnesses {
    /// By [`Marks`] bit: point, comma, point in doubt, comma in doubt.
    pub first: [Option<Box<(Place, Excerpt)>>; 4],
    pub seen: Marks,
    pub in_doubt: u64,
}

/// What was seen of the encoding.
#[derive(Debug, Clone, Copy, Default)]
pub struct Encoding {
    /// A valid sequence of several bytes.
    pub multibyte: bool,
    /// The first byte that is not UTF-8: its offset in the chunk, and the line breaks before it.
    pub bad: Option<(u64, u64)>,
}

/// What a thread found in a chunk.
#[derive(Debug, Default)]
pub struct Found {
    pub rows: Vec<Row>,
    /// Long tables: the criterion of each row.
    pub criteria: Vec<u32>,
    /// One per row in long tables, one per column of answers in wide ones.
    pub values: Values,
    pub scores: Vec<Exact>,
    /// Values (by index) that say "not applicable" to a criterion that does not apply to everybody.
    pub not_applicable: Vec<u32>,
    /// With lines counted from the start of the batch.
    pub findings: Vec<Finding>,
    /// What was found but not kept.
    pub not_kept: BTreeMap<&'static str, u64>,
    pub kept: Vec<Kept>,
    /// Answers that are kept in brief, about identities of the registry.
    pub briefs: Vec<Compact>,
    pub stated: Vec<StatedTotal>,
    /// Corrections that met their answer, whether or not the old value was the same.
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
}

/// A chunk, and what a thread found in it.
#[derive(Debug)]
pub struct Batch {
    pub table: Arc<Table>,
    pub body: Body,
    pub found: Found,
    /// Line breaks in the text.
    pub lines: u64,
}

/// The criterion of a row whose criterion is not known.
pub const NO_CRITERION: u32 = u32::MAX;

impl Found {
    /// Whether any finding of these codes was met, kept or not.
    #[must_use]
    pub fn has(&self, codes: &[&str]) -> bool {
        let kept = self.findings.iter().map(Finding::code);
        kept.chain(self.not_kept.keys().copied()).any(|code| codes.contains(&code))
    }
}

impl Batch {
    /// Whether nothing could be read of a row but whom it is about.
    #[must_use]
    pub fn says_nothing(&self, row: usize) -> bool {
        match self.table.header.layout {
            Layout::Long => self.found.criteria[row] == NO_CRITERION,
            Layout::Wide => {
                let width = self.width();
                (row * width..(row + 1) * width).all(|at| self.found.values.get(at) == Value::Nothing)
            }
        }
    }

    /// Values per row.
    #[must_use]
    pub fn width(&self) -> usize {
        match self.table.header.layout {
            Layout::Long => 1,
            Layout::Wide => self.table.header.columns.answers.len(),
        }
    }

    /// The criterion and the column of a value.
    #[must_use]
    pub fn criterion(&self, row: usize, value: usize) -> (CriterionIx, usize) {
        let columns = &self.table.header.columns;
        match self.table.header.layout {
            Layout::Long => (self.found.criteria[row] as usize, columns.score.unwrap_or(0)),
            Layout::Wide => {
                let (column, criterion) = columns.answers[value];
                (criterion, column)
            }
        }
    }

    /// Where a column of a row stands, with its line.
    #[must_use]
    pub fn place(&self, row: usize, column: usize, counter: &mut LineCounter) -> (Place, Option<Excerpt>) {
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
pub struct LineCounter {
    counted_to: usize,
    lines: u64,
    /// Where the line begins, how far its characters are counted, and how many they are.
    line: usize,
    characters_to: usize,
    characters: u64,
}

impl LineCounter {
    /// Line breaks before a byte.
    pub fn before(&mut self, text: &str, at: usize) -> u64 {
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
    pub fn place(&mut self, table: &Table, text: &str, at: usize, column: usize) -> Place {
        let lines = self.before(text, at);
        if table.sheet.is_some() {
            return place(table, lines, Some(column));
        }
        place(table, lines, None).column(self.characters_before(text, at) + 1)
    }
}

/// A place in a table: lines before it, and the column of the sheet, counted from 0. In a text only its line is known.
#[must_use]
pub fn place(table: &Table, lines: u64, column: Option<usize>) -> Place {
    let mut place = Place::file(Arc::clone(&table.path)).line(lines + 1);
    if let (Some(column), Some(sheet)) = (column, &table.sheet) {
        place = place.column(column as u64 + 1);
        place.cell = Some(format!("{sheet}!{}{}", letters(column), lines + 1));
    }
    place
}

/// A column in a spreadsheet's own terms: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut out = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        out.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out
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
        let most = crate::assessments::MOST_MILLIONTHS;
        let numbers = [0, 1, -1, 85_500_000, 300_000_000, most - 1, 1 - most].map(Value::Millionths);
        let rest =
            [Value::Score(0), Value::Score(70_000), Value::Blank, Value::LeftOut, Value::Refused, Value::Nothing];
        let all: Vec<Value> = numbers.into_iter().chain(rest).collect();
        for mut values in [Values::of_long(0), Values::of_wide(0)] {
            all.iter().for_each(|&value| values.push(value));
            values.fill(all.len() + 1);
            let out: Vec<Value> = (0..=all.len()).map(|at| values.get(at)).collect();
            assert_eq!(out, all.iter().copied().chain([Value::Nothing]).collect::<Vec<_>>());
        }
    }

    #[test]
    fn rows_come_out_as_they_went_in_whatever_comes_between() {
        let short = |numbers: [u16; 2]| numbers.map(|number| Hundredths::number(number).unwrap_or(Hundredths::BLANK));
        let numbers = |numbers: [i64; 2]| numbers.map(|number| Value::Millionths(number * 10_000)).to_vec();
        let entries = [Entry::number(7).expect("small"), Entry::NOTHING];
        for first in 0..4 {
            let (mut values, mut all) = (Values::of_wide(0), Vec::new());
            for step in [0, 0, 3, first, 0, 1, 0] {
                match step {
                    0 => {
                        values.extend(Answers::Short(&short([8_550, Hundredths::MOST])));
                        all.extend(numbers([8_550, Hundredths::MOST.into()]));
                        values.extend(Answers::Short(&short([u16::MAX - 1, 1])));
                        all.extend([Value::Blank, Value::Millionths(10_000)]);
                    }
                    1 => {
                        values.extend(Answers::Long(&entries));
                        all.extend([Value::Millionths(7), Value::Nothing]);
                    }
                    2 => {
                        all.push(Value::Millionths(i64::MAX >> 4));
                        values.push(all[all.len() - 1]);
                    }
                    _ => {
                        all.resize(all.len() + 3, Value::Nothing);
                        values.fill(all.len());
                    }
                }
                assert_eq!(values.count(), all.len());
                assert_eq!((0..all.len()).map(|at| values.get(at)).collect::<Vec<_>>(), all);
            }
            assert!(matches!(values.row(0, 2), Answers::Long(_)));
        }
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
