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
use crate::assessments::{AnswerState, Entry};

/// The columns of answers of a table, where bounds are all that is asked of a number in them.
#[derive(Debug)]
pub(super) struct Across(Vec<Lane>);

/// One column: from where to where its numbers go, in millionths.
#[derive(Debug, Clone, Copy)]
struct Lane {
    column: usize,
    min: i64,
    max: i64,
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
        columns.answers.iter().map(lane).collect::<Option<Vec<Lane>>>().map(Self)
    }

    /// Reads the answers of a row; `false`, and nothing has happened, where there is more in it than numbers and
    /// blanks, or a decimal mark that was not seen before.
    pub fn read(&self, text: &[u8], cells: &[Cell], found: &mut Found) -> bool {
        let before = found.values.count();
        let (mut marks, mut in_doubt, mut blanks) = (Marks::default(), 0, 0);
        let mut whole = true;
        for (lane, entry) in self.0.iter().zip(found.values.more(self.0.len())) {
            let Some(cell) = cells.get(lane.column).filter(|cell| matches!(cell.kind, Kind::Text | Kind::Quoted))
            else {
                whole = false;
                break;
            };
            if cell.start == cell.end {
                blanks += 1;
                *entry = Entry::BLANK;
                continue;
            }
            let number = short_number(text, cell.start as usize, cell.end as usize);
            let Some((own, seen)) = number.filter(|(own, _)| lane.min <= *own && *own <= lane.max) else {
                whole = false;
                break;
            };
            let Some(packed) = Entry::number(own) else {
                whole = false;
                break;
            };
            *entry = packed;
            marks = marks.and(seen);
            in_doubt += u64::from(seen.is_in_doubt());
        }
        if !whole || marks.0 & !found.witnesses.seen.0 != 0 {
            found.values.truncate(before);
            return false;
        }
        found.witnesses.in_doubt += in_doubt;
        found.states.add(AnswerState::Blank, blanks);
        found.states.add(AnswerState::Value, self.0.len() as u64 - blanks);
        true
    }
}
