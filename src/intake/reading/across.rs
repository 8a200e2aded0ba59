//! Rows of wide tables as nearly all of them are: everyday numbers and blanks from end to end.
//!
//! Where anything else is met, nothing has happened, and the row goes the general way ([`super::Pass::value`]), which
//! decides the same.

use super::super::batch::{Found, Table, Value};
use super::super::gauge::{Gauge, short_number};
use super::super::layout::Layout;
use super::super::records::Cell;
use super::super::reply::{Kind, Marks};
use super::super::{Keep, Shared};
use crate::assessments::AnswerState;

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
        for lane in &self.0 {
            let Some(cell) = cells.get(lane.column).filter(|cell| matches!(cell.kind, Kind::Text | Kind::Quoted))
            else {
                break;
            };
            if cell.start == cell.end {
                blanks += 1;
                found.values.push(Value::Blank);
                continue;
            }
            match short_number(text, cell.start as usize, cell.end as usize) {
                Some((own, seen)) if lane.min <= own && own <= lane.max => {
                    marks = marks.and(seen);
                    in_doubt += u64::from(seen.is_in_doubt());
                    found.values.push(Value::Millionths(own));
                }
                _ => break,
            }
        }
        let whole = found.values.count() - before == self.0.len();
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
