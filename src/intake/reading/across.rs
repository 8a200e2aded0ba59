//! Rows of wide tables as nearly all of them are: everyday numbers and blanks from end to end.
//!
//! Where anything else is met, nothing has happened, and the row goes the general way ([`super::Pass::value`]), which
//! decides the same.

use super::super::batch::{Found, Table};
use super::super::gauge::{Gauge, short_number};
use super::super::layout::Layout;
use super::super::records::Cell;
use super::super::reply::{Kind, Marks};
use super::super::{Keep, Shared};
use crate::assessments::{AnswerState, Entry, MILLION};

/// The columns of answers of a table, where bounds are all that is asked of a number in them.
#[derive(Debug)]
pub(super) struct Across {
    lanes: Vec<Lane>,
    /// Every number of two digits is within the bounds of every one.
    two_digits: bool,
    /// They stand side by side.
    side_by_side: bool,
    /// Room for the cells of a row, where they do not.
    cells: Vec<Cell>,
    /// Room for the places of cells that are not two digits.
    rest: Vec<u32>,
}

/// One column: from where to where its numbers go, in millionths.
#[derive(Debug, Clone, Copy)]
struct Lane {
    column: usize,
    min: i64,
    max: i64,
}

impl Lane {
    const fn admits(&self, own: i64) -> bool {
        self.min <= own && own <= self.max
    }
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
                Gauge::Number { min, max, step: None } => Some(Lane { column, min, max }),
                _ => None,
            },
        };
        let lanes = columns.answers.iter().map(lane).collect::<Option<Vec<Lane>>>()?;
        let side_by_side = lanes.windows(2).all(|pair| pair[0].column + 1 == pair[1].column);
        Some(Self { two_digits: admit_two_digits(&lanes), side_by_side, cells: Vec::new(), rest: Vec::new(), lanes })
    }

    /// Reads the answers of a row; `false`, and nothing has happened, where there is more in it than numbers and
    /// blanks, or a decimal mark that was not seen before.
    pub fn read(&mut self, text: &[u8], cells: &[Cell], found: &mut Found) -> bool {
        let before = found.values.count();
        let done = self.fill(text, cells, found);
        if !done {
            found.values.truncate(before);
        }
        done
    }

    fn fill(&mut self, text: &[u8], row: &[Cell], found: &mut Found) -> bool {
        let count = self.lanes.len();
        let first = self.lanes.first().map_or(0, |lane| lane.column);
        let cells = if self.side_by_side {
            row.get(first..first + count)
        } else {
            self.cells.clear();
            self.cells.extend(self.lanes.iter().map_while(|lane| row.get(lane.column)));
            Some(&self.cells[..]).filter(|cells| cells.len() == count)
        };
        let Some(cells) = cells else { return false };
        let entries = found.values.more(count);
        self.rest.clear();
        self.rest.extend((0..).take(count));
        let others = if self.two_digits { two_digits(text, cells, entries, &mut self.rest) } else { count };
        let (mut marks, mut in_doubt, mut blanks) = (Marks::default(), 0, 0);
        for &at in &self.rest[..others] {
            let at = at as usize;
            let (cell, lane) = (cells[at], &self.lanes[at]);
            if !is_text(cell) {
                return false;
            }
            if cell.start == cell.end {
                blanks += 1;
                entries[at] = Entry::BLANK;
                continue;
            }
            let number = short_number(text, cell.start as usize, cell.end as usize);
            let Some((own, seen)) = number.filter(|(own, _)| lane.admits(*own)) else { return false };
            let Some(entry) = Entry::number(own) else { return false };
            entries[at] = entry;
            marks = marks.and(seen);
            in_doubt += u64::from(seen.is_in_doubt());
        }
        if marks.0 & !found.witnesses.seen.0 != 0 {
            return false;
        }
        found.witnesses.in_doubt += in_doubt;
        found.states.add(AnswerState::Blank, blanks);
        found.states.add(AnswerState::Value, count as u64 - blanks);
        true
    }
}

const fn is_text(cell: Cell) -> bool {
    matches!(cell.kind, Kind::Text | Kind::Quoted)
}

fn admit_two_digits(lanes: &[Lane]) -> bool {
    lanes.iter().all(|lane| lane.admits(0) && lane.admits(99 * MILLION))
}

/// Reads the cells that are two digits, as most are; how many are not, their places at the front of `rest`.
///
/// Which cells these are no processor can guess, so that nothing here turns on it: a wrong guess takes as long as
/// reading five cells.
fn two_digits(text: &[u8], cells: &[Cell], entries: &mut [Entry], rest: &mut [u32]) -> usize {
    let mut others = 0;
    for (at, (cell, entry)) in (0_u32..).zip(cells.iter().zip(entries)) {
        let bytes = text.get(cell.start as usize..).and_then(|rest| rest.first_chunk::<2>()).unwrap_or(&[0; 2]);
        let [tens, ones] = bytes.map(|byte| byte ^ b'0');
        let two = (cell.end - cell.start == 2) & (tens < 10) & (ones < 10) & is_text(*cell);
        *entry = Entry::whole(tens.wrapping_mul(10).wrapping_add(ones));
        if let Some(place) = rest.get_mut(others) {
            *place = at;
        }
        others += usize::from(!two);
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::gauge::plain_number;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_row_is_read_as_its_cells_one_by_one(
            texts in proptest::collection::vec("[0-9]{1,3}|[0-9]{2}|[0-9]{1,2}[.,][0-9]{1,3}|[0-9a:/;]{0,3}", 1..12),
            apart in any::<bool>(), cut in any::<bool>(), min in prop_oneof![Just(0), Just(5)],
        ) {
            let mut text = String::new();
            let mut row = Vec::new();
            for cell in &texts {
                let start = u32::try_from(text.len()).expect("short");
                text.push_str(cell);
                row.push(Cell { start, end: u32::try_from(text.len()).expect("short"), kind: Kind::Text });
                text.push_str(if cut { "" } else { ";" });
                if apart {
                    row.push(Cell { kind: Kind::Number, ..row[row.len() - 1] });
                }
            }
            let lane = |column| Lane { column, min: min * MILLION, max: 100 * MILLION };
            let lanes: Vec<Lane> = (0..texts.len()).map(|at| lane(if apart { 2 * at } else { at })).collect();
            let two_digits = admit_two_digits(&lanes);
            let mut across = Across { lanes, two_digits, side_by_side: !apart, cells: Vec::new(), rest: Vec::new() };
            let mut found = Found::default();
            found.witnesses.seen = Marks(15);
            let expected: Option<Vec<Entry>> = texts
                .iter()
                .map(|cell| match plain_number(cell.as_bytes()) {
                    _ if cell.is_empty() => Some(Entry::BLANK),
                    Some((own, _)) if lane(0).admits(own) => Entry::number(own),
                    _ => None,
                })
                .collect();
            let read = across.read(text.as_bytes(), &row, &mut found);
            prop_assert_eq!(read, expected.is_some());
            prop_assert_eq!(found.values.entries(0, found.values.count()), expected.unwrap_or_default());
            let blanks = texts.iter().filter(|text| text.is_empty()).count() as u64;
            prop_assert_eq!(found.states.of(AnswerState::Blank), if read { blanks } else { 0 });
        }
    }
}
