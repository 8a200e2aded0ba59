//! Rows of wide tables as nearly all of them are: everyday numbers and blanks from end to end.
//!
//! Where anything else is met, nothing has happened, and the row goes the general way ([`super::Pass::value`]), which
//! decides the same.

use super::super::batch::{Found, Packed, Table};
use super::super::gauge::{Gauge, short_number};
use super::super::layout::Layout;
use super::super::recent::{HIGH, word};
use super::super::records::Cell;
use super::super::reply::{Kind, Marks};
use super::super::{Keep, Shared};
use crate::assessments::{AnswerState, Entry, Hundredths};

/// The columns of answers of a table, where bounds are all that is asked of a number in them.
#[derive(Debug)]
pub(super) struct Across {
    lanes: Vec<Lane>,
    /// They stand side by side.
    side_by_side: bool,
    /// Room for the cells of a row, where they do not.
    cells: Vec<Cell>,
    /// Room for what the cells of a row say.
    row: Vec<Hundredths>,
    entries: Vec<Entry>,
    /// Room for the places of cells that are of no common shape.
    rest: Vec<u32>,
}

/// One column: from where to where its numbers go.
#[derive(Debug, Clone, Copy)]
struct Lane {
    column: usize,
    /// In millionths.
    min: i64,
    max: i64,
    /// The first and the last of the hundredths between them, as far as these have a shape; none where the first is
    /// larger.
    first: u64,
    last: u64,
}

impl Lane {
    fn new(column: usize, min: i64, max: i64) -> Self {
        let up = |millionths: i64| -(-millionths).div_euclid(Hundredths::MILLIONTHS);
        let first = u64::try_from(up(min)).unwrap_or(0);
        let last = u64::try_from(max.div_euclid(Hundredths::MILLIONTHS));
        let (first, last) = last.map_or((1, 0), |last| (first, last));
        Self { column, min, max, first, last }
    }

    const fn admits(&self, own: i64) -> bool {
        self.min <= own && own <= self.max
    }
}

/// What was met in a row.
#[derive(Debug, Default)]
struct Met {
    marks: Marks,
    in_doubt: u64,
    blanks: u64,
}

impl Across {
    /// The columns of a table; `None`: every cell has to go the general way.
    pub fn of(shared: &Shared<'_>, table: &Table) -> Option<Self> {
        let columns = &table.header.columns;
        if table.header.layout != Layout::Wide || columns.verified.is_some() || shared.keep != Keep::Nothing {
            return None;
        }
        let lane = |&(column, criterion): &(usize, usize)| match &shared.asks[criterion] {
            ask if ask.shared => None,
            ask => match ask.gauge {
                Gauge::Number { min, max, step: None } => Some(Lane::new(column, min, max)),
                _ => None,
            },
        };
        Some(Self::new(columns.answers.iter().map(lane).collect::<Option<Vec<Lane>>>()?))
    }

    fn new(lanes: Vec<Lane>) -> Self {
        let side_by_side = lanes.windows(2).all(|pair| pair[0].column + 1 == pair[1].column);
        let (row, rest) = (vec![Hundredths::NOTHING; lanes.len()], vec![0; lanes.len()]);
        Self { lanes, side_by_side, cells: Vec::new(), row, entries: Vec::new(), rest }
    }

    /// Reads the answers of a row; `false`, and nothing has happened, where there is more in it than numbers and
    /// blanks, or a decimal mark that was not seen before.
    pub fn read(&mut self, text: &[u8], row: &[Cell], found: &mut Found) -> bool {
        let count = self.lanes.len();
        let first = self.lanes.first().map_or(0, |lane| lane.column);
        let mut apart = std::mem::take(&mut self.cells);
        let cells = if self.side_by_side {
            row.get(first..first + count)
        } else {
            apart.clear();
            apart.extend(self.lanes.iter().map_while(|lane| row.get(lane.column)));
            Some(&apart[..]).filter(|cells| cells.len() == count)
        };
        let read = cells.and_then(|cells| {
            if let Some(met) = self.hundredths(text, cells) {
                return Some((met, Packed::Short(&self.row)));
            }
            let met = self.numbers(text, cells)?;
            Some((met, Packed::Entries(&self.entries)))
        });
        let read = read.filter(|(met, _)| met.marks.0 & !found.witnesses.seen.0 == 0);
        if let Some((met, row)) = &read {
            found.values.extend(*row);
            found.witnesses.in_doubt += met.in_doubt;
            found.states.add(AnswerState::Blank, met.blanks);
            found.states.add(AnswerState::Value, count as u64 - met.blanks);
        }
        let read = read.is_some();
        self.cells = apart;
        read
    }

    /// Reads cells into [`Self::row`]; `None` where one of them is neither of hundredths nor blank.
    fn hundredths(&mut self, text: &[u8], cells: &[Cell]) -> Option<Met> {
        let (mut met, others) = at_once(text, cells, &self.lanes, &mut self.row, &mut self.rest);
        for &at in &self.rest[..others] {
            let at = at as usize;
            let own = number(text, cells[at], &self.lanes[at], &mut met)?;
            self.row[at] = own.map_or(Some(Hundredths::BLANK), Hundredths::of_millionths)?;
        }
        Some(met)
    }

    /// The same into [`Self::entries`], for all numbers of a few digits.
    fn numbers(&mut self, text: &[u8], cells: &[Cell]) -> Option<Met> {
        let mut met = Met::default();
        self.entries.clear();
        for (cell, lane) in cells.iter().zip(&self.lanes) {
            let own = number(text, *cell, lane, &mut met)?;
            self.entries.push(own.map_or(Some(Entry::BLANK), Entry::number)?);
        }
        Some(met)
    }
}

/// The number in a cell, in millionths, or the blank (`Some(None)`); `None`: there is more to it.
#[inline]
fn number(text: &[u8], cell: Cell, lane: &Lane, met: &mut Met) -> Option<Option<i64>> {
    if !is_text(cell) {
        return None;
    }
    if cell.start == cell.end {
        met.blanks += 1;
        return Some(None);
    }
    let (own, seen) = short_number(text, cell.start as usize, cell.end as usize)?;
    met.marks = met.marks.and(seen);
    met.in_doubt += u64::from(seen.is_in_doubt());
    lane.admits(own).then_some(Some(own))
}

const fn is_text(cell: Cell) -> bool {
    matches!(cell.kind, Kind::Text | Kind::Quoted)
}

/// How most cells look: two digits before the mark, none, one or two behind it, in the first five bytes of a word.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// A single digit is moved to where the second of two stands.
    shift: u32,
    /// Zeros where digits are, a point where the mark is.
    zeros: u64,
    /// The bytes that count.
    kept: u64,
    /// What, added to digits (and to the mark without its zero), reaches no byte's high bit.
    room: u64,
    /// Whether there is a mark.
    marked: u8,
    blank: bool,
}

/// By the length of a cell; those of three bytes and of more than five have none.
const SHAPES: [Shape; 7] = {
    /// Digits in all bytes but the third, which is a mark.
    const ZEROS: u64 = 0x30_302e_3030;
    const ROOM: u64 = 0x76_767d_7676;
    const NONE: Shape = Shape { shift: 0, zeros: 0, kept: 0, room: HIGH, marked: 0, blank: false };
    const fn shape(kept: u64, shift: u32, marked: u8) -> Shape {
        Shape { shift, zeros: ZEROS, kept, room: ROOM, marked, blank: kept == 0 }
    }
    [
        shape(0, 0, 0),
        shape(0xff00, 8, 0),
        shape(0xffff, 0, 0),
        NONE,
        shape(0xffff_ffff, 0, 1),
        shape(0xff_ffff_ffff, 0, 1),
        NONE,
    ]
};

/// Reads the cells that have a shape, as most have; how many have none, their places at the front of `rest`.
///
/// Which cell has which no processor can guess, so that nothing here turns on it: a wrong guess takes as long as reading
/// five cells.
fn at_once(text: &[u8], cells: &[Cell], lanes: &[Lane], row: &mut [Hundredths], rest: &mut [u32]) -> (Met, usize) {
    /// A point and a comma differ in this bit.
    const COMMA_AT: u32 = 17;
    let (mut marks, mut blanks, mut others) = (0, 0, 0);
    for (at, ((cell, lane), out)) in (0_u32..).zip(cells.iter().zip(lanes).zip(row)) {
        let shape = &SHAPES[((cell.end - cell.start) as usize).min(SHAPES.len() - 1)];
        let digits = (word(text, cell.start as usize) << shape.shift ^ shape.zeros) & shape.kept;
        // Neither point nor comma: the bit below theirs.
        let wrong = (digits | digits.wrapping_add(shape.room)) & HIGH | digits & (1 << (COMMA_AT - 1));
        let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
        let number = (pairs & 0xff) * 100 + (pairs >> 24 & 0xff);
        let fits = (wrong == 0) & is_text(*cell) & (shape.blank | (lane.first <= number) & (number <= lane.last));
        let packed = u16::try_from(number).ok().and_then(Hundredths::number).unwrap_or(Hundredths::NOTHING);
        *out = if shape.blank { Hundredths::BLANK } else { packed };
        marks |= if fits { shape.marked << (digits >> COMMA_AT & 1) } else { 0 };
        blanks += u64::from(fits & shape.blank);
        if let Some(place) = rest.get_mut(others) {
            *place = at;
        }
        others += usize::from(!fits);
    }
    (Met { marks: Marks(marks), in_doubt: 0, blanks }, others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessments::{MILLION, Said};
    use crate::intake::batch::{Value, Values};
    use crate::intake::gauge::plain_number;
    use proptest::prelude::*;

    /// What the cells of a row say one by one; `None` where one of them is no everyday number.
    fn one_by_one(texts: &[String], lane: Lane) -> Option<Vec<Value>> {
        let value = |cell: &String| match plain_number(cell.as_bytes()) {
            _ if cell.is_empty() => Some(Value::Blank),
            Some((own, _)) if lane.admits(own) && Entry::number(own).is_some() => Some(Value::Millionths(own)),
            Some((own, _)) if lane.admits(own) => Hundredths::of_millionths(own).map(|_| Value::Millionths(own)),
            _ => None,
        };
        let all: Vec<Value> = texts.iter().map(value).collect::<Option<_>>()?;
        let fits = |value: &Value| matches!(value, Value::Millionths(own) if Hundredths::of_millionths(*own).is_none());
        let large = |value: &Value| matches!(value, Value::Millionths(own) if Entry::number(*own).is_none());
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
            apart in any::<bool>(), cut in any::<bool>(),
            (min, max) in prop_oneof![
                4 => Just((0, 100 * MILLION)), 1 => Just((5 * MILLION, 1000 * MILLION)),
                1 => Just((-MILLION, 4 * MILLION)), 1 => Just((9_995_000, 60_004_999)), 1 => Just((-2, -1)),
            ],
        ) {
            let width = rows.iter().map(Vec::len).min().expect("one at least");
            let lanes = (0..width).map(|at| Lane::new(if apart { 2 * at } else { at }, min, max)).collect();
            let mut across = Across::new(lanes);
            let mut found = Found { values: Values::of_wide(0), ..Found::default() };
            found.witnesses.seen = Marks(15);
            let (mut expected, mut blanks, mut in_doubt) = (Vec::new(), 0, 0);
            for texts in &rows {
                let (texts, mut text, mut row) = (&texts[..width], String::new(), Vec::new());
                for cell in texts {
                    let start = u32::try_from(text.len()).expect("short");
                    text.push_str(cell);
                    row.push(Cell { start, end: u32::try_from(text.len()).expect("short"), kind: Kind::Text });
                    text.push_str(if cut { "" } else { ";" });
                    if apart {
                        row.push(Cell { kind: Kind::Number, ..row[row.len() - 1] });
                    }
                }
                let all = one_by_one(texts, Lane::new(0, min, max));
                prop_assert_eq!(across.read(text.as_bytes(), &row, &mut found), all.is_some());
                if let Some(all) = all {
                    expected.extend(all);
                    blanks += texts.iter().filter(|text| text.is_empty()).count() as u64;
                    let doubt = |text: &&String| plain_number(text.as_bytes()).is_some_and(|(_, seen)| seen.is_in_doubt());
                    in_doubt += texts.iter().filter(doubt).count() as u64;
                }
            }
            let all: Vec<Value> = (0..found.values.count()).map(|at| found.values.get(at)).collect();
            prop_assert_eq!(found.states.of(AnswerState::Blank), blanks);
            prop_assert_eq!(found.states.of(AnswerState::Value), expected.len() as u64 - blanks);
            prop_assert_eq!(found.witnesses.in_doubt, in_doubt);
            prop_assert_eq!(all, expected);
        }
    }

    #[test]
    fn a_mark_that_was_not_seen_before_goes_the_general_way() {
        let cell = |start, end| Cell { start, end, kind: Kind::Text };
        let cases = [
            ("80.5;70", 4, Marks::POINT),
            ("80,5;70", 4, Marks::COMMA),
            ("8,55;70", 4, Marks::COMMA),
            ("8.555;70", 5, Marks::POINT_IN_DOUBT),
            ("80,125;70", 6, Marks::COMMA_IN_DOUBT),
        ];
        for (text, end, mark) in cases {
            let lanes = (0..2).map(|column| Lane::new(column, 0, 100 * MILLION)).collect();
            let mut across = Across::new(lanes);
            let cells = [cell(0, end), cell(end + 1, end + 3)];
            for (seen, read) in [(Marks(15), true), (mark, true), (Marks(15 & !mark.0), false)] {
                let mut found = Found::default();
                found.witnesses.seen = seen;
                assert_eq!(across.read(text.as_bytes(), &cells, &mut found), read, "{text} after {seen:?}");
                assert_eq!(found.values.count(), if read { 2 } else { 0 });
            }
        }
    }

    #[test]
    fn every_shape_is_read_at_once() {
        let lanes = [Lane::new(0, 0, 100 * MILLION)];
        for number in 0..10_000_u32 {
            let (whole, part) = (number / 100, number % 100);
            let mut texts = vec![format!("{whole:02}.{part:02}"), format!("{whole:02},{part:02}")];
            if part % 10 == 0 {
                texts.push(format!("{whole:02}.{}", part / 10));
            }
            if part == 0 {
                texts.push(format!("{whole:02}"));
                texts.extend((whole < 10).then(|| whole.to_string()));
            }
            for text in texts {
                let end = u32::try_from(text.len()).expect("short");
                let cells = [Cell { start: 0, end, kind: Kind::Text }];
                let (mut row, mut rest) = ([Hundredths::NOTHING], [0]);
                let (met, others) = at_once(text.as_bytes(), &cells, &lanes, &mut row, &mut rest);
                assert_eq!((row[0].said(), others), (Said::Number(i64::from(number) * 10_000), 0), "{text}");
                let mark = plain_number(text.as_bytes()).expect("a number").1;
                assert_eq!((met.marks, met.blanks), (mark, 0), "{text}");
            }
        }
    }
}
