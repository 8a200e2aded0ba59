//! The first of many bounds that a value reaches, as nested `IF`s: spreadsheets allow 64 levels of them.

use super::formula::{Expr, either};

/// So many bounds stand one in the other, as people would write them; more are halved.
const IN_A_ROW: usize = 40;

/// Of `count` tests of which each holds where the one before it holds: what stands behind the first that holds
/// (`value(count)`: behind none). Many are halved again and again, so that the depth stays small.
pub(crate) fn first(count: usize, test: &dyn Fn(usize) -> Expr, value: &dyn Fn(usize) -> Expr) -> Expr {
    between(0, count, test, value)
}

/// The same where the answer is known to lie from `from` to `to`.
fn between(from: usize, to: usize, test: &dyn Fn(usize) -> Expr, value: &dyn Fn(usize) -> Expr) -> Expr {
    if to - from <= IN_A_ROW {
        return (from..to).rev().fold(value(to), |rest, at| either(test(at), value(at), rest));
    }
    let middle = from + (to - from) / 2;
    either(test(middle), between(from, middle, test, value), between(middle + 1, to, test, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::xlsx::formula::whole;

    fn levels(expr: &Expr) -> usize {
        match expr {
            Expr::Call(_, parts) => 1 + parts.iter().map(levels).max().unwrap_or(0),
            _ => 0,
        }
    }

    #[test]
    fn no_number_of_bounds_nests_deeper_than_a_spreadsheet_takes() {
        let number = |at: usize| whole(i64::try_from(at).expect("a small number"));
        for count in [0, 1, 40, 41, 101, 1000] {
            let deep = levels(&first(count, &number, &number));
            assert!(deep <= 64, "{count} bounds are {deep} deep");
            assert!(count > 40 || deep == count, "few bounds stand in a row");
        }
    }
}
