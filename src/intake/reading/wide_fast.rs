//! Fast path for rows of wide tables that hold only plain numbers and blanks.
//!
//! Returns without side effects where a row holds anything else; it then takes the slow path
//! ([`crate::intake::reading::Pass::value`]), and tests compare the two.

mod lanes;
use crate::answers::AnswerRow;
use crate::answers::AnswerState;
use crate::answers::Hundredths;
use crate::answers::PackedAnswer;
use crate::intake::Keep;
use crate::intake::Shared;
use crate::intake::answer_cell::Marks;
use crate::intake::batch::ChunkContents;
use crate::intake::batch::Table;
use crate::intake::compiled_scale::FastScale;
use crate::intake::compiled_scale::short_number;
use crate::intake::header::TableShape;
use crate::intake::reading::wide_fast::lanes::Group;
use crate::intake::reading::wide_fast::lanes::LANES;
use crate::intake::reading::wide_fast::lanes::LaneSummary;
use crate::table::cell::CellKind;
use crate::table::records::CellSpan;

/// The answer columns of a table whose scales are plain ranges.
#[derive(Debug)]
pub(super) struct WideFast {
    lanes: Vec<ColumnScale>,
    /// Lower and upper bound of each column, in hundredths; an empty range where the first is larger.
    bounds: Vec<(u16, u16)>,
    delimiter: u8,
    /// The columns are adjacent.
    side_by_side: bool,
    /// Where they are the last columns: how many columns precede them.
    head: Option<usize>,
    /// Buffer for the cells of a row whose answer columns are not adjacent.
    cells: Vec<CellSpan>,
    /// Buffer for the packed answers of a row.
    row: Vec<Group>,
    /// Buffer for the groups with a cell that needs the slower parser.
    unusual: Vec<usize>,
    entries: Vec<PackedAnswer>,
    /// A number with more than two decimals occurred: more are likely, so rows are packed in 4 bytes.
    fine: bool,
}

/// One column: its bounds, in millionths.
#[derive(Debug, Clone, Copy)]
struct ColumnScale {
    column: usize,
    min: i64,
    max: i64,
}

impl ColumnScale {
    const fn admits(&self, own: i64) -> bool {
        self.min <= own && own <= self.max
    }

    /// The hundredths that it admits, as far as they can be packed.
    fn hundredths(&self) -> (u16, u16) {
        let first = -(-self.min).div_euclid(Hundredths::MILLIONTHS);
        let last = self.max.div_euclid(Hundredths::MILLIONTHS).min(Hundredths::MOST.into());
        match (u16::try_from(first.max(0)), u16::try_from(last)) {
            (Ok(first), Ok(last)) => (first, last),
            _ => (1, 0),
        }
    }
}

/// Counts and decimal marks of a row whose answers are in [`crate::intake::reading::wide_fast::WideFast::row`].
#[derive(Debug, Default)]
pub(super) struct RowContents {
    marks: Marks,
    in_doubt: u64,
    blanks: usize,
}

impl WideFast {
    /// The columns of a table; `None`: it does not qualify, every cell takes the slow path.
    pub(crate) fn of(shared: &Shared<'_>, table: &Table) -> Option<Self> {
        let columns = &table.header.columns;
        if table.header.layout != TableShape::Wide || columns.verified.is_some() || shared.keep != Keep::Nothing {
            return None;
        }
        let lane = |&(column, criterion): &(usize, usize)| match &shared.asks[criterion] {
            ask if ask.shared => None,
            ask => match ask.gauge {
                FastScale::Number { min, max, step: None } => Some(ColumnScale { column, min, max }),
                _ => None,
            },
        };
        let lanes = columns.answers.iter().map(lane).collect::<Option<Vec<ColumnScale>>>()?;
        // With stated totals a row is more than answers: it has to be cut into cells.
        let width = if columns.stated.is_empty() { table.header.width() } else { 0 };
        Some(Self::new(lanes, table.header.delimiter, width))
    }

    /// `width`: number of columns, where everything after the naming columns is an answer.
    fn new(lanes: Vec<ColumnScale>, delimiter: u8, width: usize) -> Self {
        let side_by_side = lanes.windows(2).all(|pair| pair[0].column + 1 == pair[1].column);
        let head = lanes.first().map(|lane| lane.column).filter(|head| side_by_side && head + lanes.len() == width);
        Self {
            bounds: lanes.iter().map(ColumnScale::hundredths).collect(),
            delimiter,
            side_by_side,
            head,
            cells: Vec::new(),
            row: vec![[Hundredths::NOTHING; LANES]; lanes.len().div_ceil(LANES)],
            unusual: Vec::new(),
            entries: Vec::new(),
            fine: false,
            lanes,
        }
    }

    /// Number of columns before the answers, and of answers; `None`: rows have to be cut into cells.
    pub(crate) const fn at_hand(&self) -> Option<(usize, usize)> {
        match self.head {
            Some(head) if !self.fine => Some((head, self.lanes.len())),
            _ => None,
        }
    }

    /// Parses the answers of a line: the first begins at `start`, each ends at its entry in `ends`, and a delimiter
    /// should follow each but the last. `None`: it has to be cut into cells, or all its answers are blank.
    pub(crate) fn look(&mut self, text: &[u8], start: u32, ends: &[u32]) -> Option<RowContents> {
        let mut from = start;
        let spans = ends.iter().map(|&end| (std::mem::replace(&mut from, end + 1), end));
        let said = lanes::read(text, self.delimiter, spans, &mut self.row, &mut self.unusual);
        let starts = |at: usize| if at == 0 { start } else { ends[at - 1] + 1 };
        let span = |at: usize| (starts(at), ends[at]);
        let contents = if said.cut_right { self.finished(text, said, span) } else { None };
        contents.filter(|contents| contents.blanks < ends.len())
    }

    /// Appends the row parsed last. Returns `false` without side effects if it shows a decimal mark for the first time,
    /// whose position has to be recorded.
    pub(crate) fn take(&self, contents: &RowContents, found: &mut ChunkContents) -> bool {
        self.note(contents, AnswerRow::Short(&self.row.as_flattened()[..self.lanes.len()]), found)
    }

    /// Parses and appends the answers of a row. Returns `false` without side effects if it holds more than numbers and
    /// blanks, or a decimal mark for the first time.
    pub(crate) fn read(&mut self, text: &[u8], row: &[CellSpan], found: &mut ChunkContents) -> bool {
        let mut apart = std::mem::take(&mut self.cells);
        let cells = self.own(row, &mut apart).filter(|cells| cells.iter().all(is_text));
        let done = cells.is_some_and(|cells| {
            let fine = self.fine;
            fine && self.long(text, cells, found)
                || self.short(text, cells, found)
                || !fine && self.long(text, cells, found)
        });
        self.cells = apart;
        done
    }

    /// The cells of a row that are answers.
    fn own<'c>(&self, row: &'c [CellSpan], apart: &'c mut Vec<CellSpan>) -> Option<&'c [CellSpan]> {
        let count = self.lanes.len();
        if self.side_by_side {
            let first = self.lanes.first().map_or(0, |lane| lane.column);
            return row.get(first..first + count);
        }
        apart.clear();
        apart.extend(self.lanes.iter().map_while(|lane| row.get(lane.column)));
        Some(&apart[..]).filter(|cells| cells.len() == count)
    }

    fn note(&self, contents: &RowContents, row: AnswerRow<'_>, found: &mut ChunkContents) -> bool {
        if contents.marks.0 & !found.witnesses.seen.0 != 0 {
            return false;
        }
        found.values.extend(row);
        found.witnesses.in_doubt += contents.in_doubt;
        found.states.add(AnswerState::Blank, contents.blanks as u64);
        found.states.add(AnswerState::Value, (self.lanes.len() - contents.blanks) as u64);
        true
    }

    /// Parses a row of hundredths and blanks, packed in 2 bytes.
    fn short(&mut self, text: &[u8], cells: &[CellSpan], found: &mut ChunkContents) -> bool {
        let span = |cell: &CellSpan| (cell.start, cell.end);
        let said = lanes::read(text, self.delimiter, cells.iter().map(span), &mut self.row, &mut self.unusual);
        self.finished(text, said, |at| span(&cells[at])).is_some_and(|contents| self.take(&contents, found))
    }

    /// Parses a row of short numbers and blanks, packed in 4 bytes.
    fn long(&mut self, text: &[u8], cells: &[CellSpan], found: &mut ChunkContents) -> bool {
        self.numbers(text, cells).is_some_and(|contents| self.note(&contents, AnswerRow::Long(&self.entries), found))
    }

    /// Parses the groups that [`lanes`] left over; `None` where a cell is neither hundredths nor blank.
    fn finished(&mut self, text: &[u8], said: LaneSummary, span: impl Fn(usize) -> (u32, u32)) -> Option<RowContents> {
        let (count, row) = (self.lanes.len(), self.row.as_flattened_mut());
        let mut contents = RowContents { marks: said.marks, in_doubt: 0, blanks: said.blanks };
        for at in self.unusual.iter().flat_map(|group| group * LANES..((group + 1) * LANES).min(count)) {
            let (start, end) = span(at);
            let own = number(text, start, end, &self.lanes[at], &mut contents)?;
            let packed = own.map_or(Some(Hundredths::BLANK), Hundredths::of_millionths);
            self.fine |= packed.is_none() && own.and_then(PackedAnswer::number).is_some();
            row[at] = packed?;
        }
        let beyond = |(answer, &(first, last)): (&Hundredths, &(u16, u16))| !answer.is_blank_or_within(first, last);
        let any = row.iter().zip(&self.bounds).fold(false, |any, answer| any | beyond(answer));
        (!any).then_some(contents)
    }

    /// Reads cells into [`Self::entries`]; `None` where one of them is neither a number of a few digits nor blank.
    fn numbers(&mut self, text: &[u8], cells: &[CellSpan]) -> Option<RowContents> {
        let mut contents = RowContents::default();
        self.entries.clear();
        for (cell, lane) in cells.iter().zip(&self.lanes) {
            let own = number(text, cell.start, cell.end, lane, &mut contents)?;
            self.entries.push(own.map_or(Some(PackedAnswer::BLANK), PackedAnswer::number)?);
        }
        Some(contents)
    }
}

/// The number in a cell, in millionths, or the blank (`Some(None)`); `None`: slow path.
#[inline]
fn number(text: &[u8], start: u32, end: u32, lane: &ColumnScale, contents: &mut RowContents) -> Option<Option<i64>> {
    if start == end {
        contents.blanks += 1;
        return Some(None);
    }
    let (own, seen) = short_number(text, start as usize, end as usize)?;
    contents.marks = contents.marks.and(seen);
    contents.in_doubt += u64::from(seen.is_in_doubt());
    lane.admits(own).then_some(Some(own))
}

const fn is_text(cell: &CellSpan) -> bool {
    matches!(cell.kind, CellKind::Text | CellKind::Quoted)
}

#[cfg(test)]
mod tests {
    use crate::answers::MILLION;
    use crate::intake::batch::Witnesses;
    use crate::intake::cell_values::{CellValue, CellValues};
    use crate::intake::compiled_scale::plain_number;
    use crate::intake::reading::wide_fast::*;
    use proptest::prelude::*;

    /// Reference: the cells of a row parsed one by one; `None` where one of them is no plain number.
    fn one_by_one(texts: &[String], lane: ColumnScale) -> Option<Vec<CellValue>> {
        let value = |cell: &String| match plain_number(cell.as_bytes()) {
            _ if cell.is_empty() => Some(CellValue::Blank),
            // Numbers below 0 are left to the slow path.
            _ if cell.starts_with('-') => None,
            Some((own, _)) if lane.admits(own) && PackedAnswer::number(own).is_some() => {
                Some(CellValue::Millionths(own))
            }
            Some((own, _)) if lane.admits(own) => Hundredths::of_millionths(own).map(|_| CellValue::Millionths(own)),
            _ => None,
        };
        let all: Vec<CellValue> = texts.iter().map(value).collect::<Option<_>>()?;
        let fits = |value: &CellValue| matches!(value, CellValue::Millionths(own) if Hundredths::of_millionths(*own).is_none());
        let large =
            |value: &CellValue| matches!(value, CellValue::Millionths(own) if PackedAnswer::number(*own).is_none());
        // A row is all of hundredths, or all of entries.
        (!all.iter().any(fits) || !all.iter().any(large)).then_some(all)
    }

    proptest! {
        #[test]
        fn a_row_is_read_as_its_cells_one_by_one(
            rows in proptest::collection::vec(proptest::collection::vec(prop_oneof![
                4 => "[0-9]{2}|[0-9]{2}[.,][0-9]{1,2}",
                2 => "[0-9]{0,3}|[0-9]{1,3}[.,][0-9]{1,2}",
                1 => "[0-9]{1,2}[.,][0-9]{1,3}|[0-9a:/;., -]{0,5}",
            ], 1..12), 1..4),
            apart in any::<bool>(), cut in any::<bool>(), behind in any::<bool>(),
            (min, max) in prop_oneof![
                4 => Just((0, 100 * MILLION)), 1 => Just((5 * MILLION, 1000 * MILLION)),
                1 => Just((-MILLION, 4 * MILLION)), 1 => Just((9_995_000, 60_004_999)), 1 => Just((-2, -1)),
            ],
        ) {
            let width = rows.iter().map(Vec::len).min().expect("one at least");
            let lane = |at| ColumnScale { column: if apart { 2 * at } else { at }, min, max };
            let mut across = WideFast::new((0..width).map(lane).collect(), b';', width);
            prop_assert_eq!(across.at_hand(), (!apart || width == 1).then_some((0, width)));
            let wide = || ChunkContents { values: CellValues::of_wide(0), witnesses: Witnesses { seen: Marks(15), ..Witnesses::default() }, ..ChunkContents::default() };
            let (mut found, mut glanced) = (wide(), wide());
            let (mut expected, mut blanks, mut in_doubt) = (Vec::new(), 0, 0);
            for texts in &rows {
                let (texts, mut text, mut row) = (&texts[..width], String::new(), Vec::new());
                for cell in texts {
                    let start = u32::try_from(text.len()).expect("short");
                    text.push_str(cell);
                    row.push(CellSpan { start, end: u32::try_from(text.len()).expect("short"), kind: CellKind::Text });
                    text.push_str(if cut { "" } else { ";" });
                    if apart {
                        row.push(CellSpan { kind: CellKind::Number, ..row[row.len() - 1] });
                    }
                }
                if behind {
                    text.push_str("\n1;2;3;4");
                }
                let all = one_by_one(texts, lane(0));
                prop_assert_eq!(across.read(text.as_bytes(), &row, &mut found), all.is_some());
                if !apart && !cut {
                    let ends: Vec<u32> = row.iter().map(|cell| cell.end).collect();
                    let contents = across.look(text.as_bytes(), 0, &ends);
                    let short = |value: &CellValue| !matches!(value, CellValue::Millionths(own) if Hundredths::of_millionths(*own).is_none());
                    let fits = all.as_ref().is_some_and(|all| {
                        all.iter().all(short) && all.iter().any(|value| *value != CellValue::Blank)
                    });
                    let few = texts[..width - 1].iter().all(|cell| cell.len() < 8);
                    prop_assert_eq!(contents.is_some(), fits && few);
                    if let Some(contents) = contents {
                        let before = glanced.values.count();
                        prop_assert!(across.take(&contents, &mut glanced));
                        let told: Vec<CellValue> = (before..glanced.values.count()).map(|at| glanced.values.get(at)).collect();
                        prop_assert_eq!(Some(told), all.clone());
                    }
                }
                if let Some(all) = all {
                    expected.extend(all);
                    blanks += texts.iter().filter(|text| text.is_empty()).count() as u64;
                    let doubt = |text: &&String| plain_number(text.as_bytes()).is_some_and(|(_, seen)| seen.is_in_doubt());
                    in_doubt += texts.iter().filter(doubt).count() as u64;
                }
            }
            let all: Vec<CellValue> = (0..found.values.count()).map(|at| found.values.get(at)).collect();
            prop_assert_eq!(found.states.of(AnswerState::Blank), blanks);
            prop_assert_eq!(found.states.of(AnswerState::Value), expected.len() as u64 - blanks);
            prop_assert_eq!(found.witnesses.in_doubt, in_doubt);
            prop_assert_eq!(all, expected);
        }
    }

    #[test]
    fn a_mark_that_was_not_seen_before_goes_the_general_way() {
        let cell = |start, end| CellSpan { start, end, kind: CellKind::Text };
        let cases = [
            ("80.5;70", 4, Marks::POINT),
            ("80,5;70", 4, Marks::COMMA),
            ("8,55;70", 4, Marks::COMMA),
            ("8.555;70", 5, Marks::POINT_IN_DOUBT),
            ("80,125;70", 6, Marks::COMMA_IN_DOUBT),
        ];
        for (text, end, mark) in cases {
            let lanes = (0..2).map(|column| ColumnScale { column, min: 0, max: 100 * MILLION }).collect();
            let mut across = WideFast::new(lanes, b';', 2);
            let cells = [cell(0, end), cell(end + 1, end + 3)];
            for (seen, read) in [(Marks(15), true), (mark, true), (Marks(15 & !mark.0), false)] {
                let mut found = ChunkContents::default();
                found.witnesses.seen = seen;
                assert_eq!(across.read(text.as_bytes(), &cells, &mut found), read, "{text} after {seen:?}");
                assert_eq!(found.values.count(), if read { 2 } else { 0 });
            }
        }
    }
}
