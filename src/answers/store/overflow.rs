//! Overflow of packed cells, and single values for median, min and max.

use crate::exact::Exact;

/// Overflow of one packed cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Overflow {
    pub(super) count: u32,
    pub(super) sum: i128,
    pub(super) scores: Vec<Exact>,
    /// The last of the single values (see [`crate::answers::store::overflow::ValueChains`]).
    pub(super) last: u32,
}

/// Single values of the cells whose rule needs each of them, chained from the last to the first; 0 ends a chain.
#[derive(Debug, Clone, Default)]
pub(super) struct ValueChains {
    values: Vec<i64>,
    before: Vec<u32>,
}

impl ValueChains {
    pub(super) fn push(&mut self, value: i64, last: u32) -> Option<u32> {
        let next = u32::try_from(self.values.len() + 1).ok()?;
        self.values.push(value);
        self.before.push(last);
        Some(next)
    }

    pub(super) fn chain(&self, last: u32) -> impl Iterator<Item = i64> + '_ {
        let mut at = last;
        std::iter::from_fn(move || {
            let here = (at as usize).checked_sub(1)?;
            at = self.before[here];
            Some(self.values[here])
        })
    }
}
