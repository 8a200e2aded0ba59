//! The values of the cells of a batch, packed: of long tables one an answer, of wide tables row by row.

use std::ops::Range;

use crate::answers::AnswerRow;
use crate::answers::AnswerValue;
use crate::answers::Hundredths;
use crate::answers::PackedAnswer;

/// What one cell counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellValue {
    /// A value on the answer's own measure.
    Millionths(i64),
    /// An index in [`crate::intake::batch::ChunkContents::scores`].
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
