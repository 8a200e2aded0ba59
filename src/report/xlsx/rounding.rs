//! The rounding rule of an instrument, and comparisons with bounds, as formulas.
//!
//! Binary arithmetic puts 59.99999999999999 where the exact score is 60. So every value is first rounded to nine
//! digits, which takes such noise away and nothing else, and then as the rules say.

use crate::exact::{Exact, Rounding};
use crate::rules::scale::Bound;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::formula::call;
use crate::workbook::formula::either;
use crate::workbook::formula::number;
use crate::workbook::formula::two;
use crate::workbook::formula::whole;

/// Digits after the mark that are kept of a value before anything is decided by it.
const GUARD: u32 = 9;

/// A value without the noise of binary arithmetic.
#[must_use]
pub(crate) fn guarded(value: Expr) -> Expr {
    Expr::Guard(Box::new(value), GUARD)
}

/// A value as the rules round it. `value` should be short (a cell): it is written several times.
#[must_use]
pub(crate) fn rounded(value: &Expr, decimals: u32, rounding: Rounding) -> Expr {
    let digits = whole(i64::from(decimals));
    let guard = |digits| Expr::Guard(Box::new(value.clone()), digits);
    // Where more is printed than the guard keeps, the guard must not be what rounds.
    let clean = || guard(GUARD.max(decimals + 3));
    let unit = || number(&Exact::ratio(10_i128.pow(decimals.min(15)), 1));
    let units = || call(Fun::Round, [two(Op::Mul, clean(), unit()), whole(7)]);
    let whole_units = match rounding {
        Rounding::HalfUp => return call(Fun::Round, [clean(), digits]),
        // Not TRUNC(x,2): some programs see 57.28999999999999 in 57.29.
        Rounding::Truncate => call(Fun::Trunc, [units()]),
        Rounding::HalfEven => {
            let rest = call(Fun::Abs, [two(Op::Sub, units(), call(Fun::Trunc, [units()]))]);
            let on_the_half = two(Op::Eq, call(Fun::Round, [rest, whole(6)]), number(&Exact::ratio(1, 2)));
            let half = call(Fun::Round, [two(Op::Div, units(), whole(2)), whole(0)]);
            either(on_the_half, two(Op::Mul, whole(2), half), call(Fun::Round, [units(), whole(0)]))
        }
    };
    two(Op::Div, whole_units, unit())
}

/// Whether a value, already without noise, reaches a bound.
#[must_use]
pub(crate) fn reaches(value: Expr, bound: &Bound, written: Expr) -> Expr {
    two(if bound.inclusive { Op::AtLeast } else { Op::Greater }, value, written)
}

#[cfg(test)]
mod tests {
    use crate::report::xlsx::rounding::*;
    use crate::workbook::evaluate::CellSource;
    use crate::workbook::evaluate::Evaluator;
    use crate::workbook::evaluate::Scalar;
    use crate::workbook::formula::CellRef;

    struct Nothing;

    impl CellSource for Nothing {
        fn value(&self, _: CellRef) -> Scalar {
            Scalar::Empty
        }
    }

    #[test]
    fn every_rounding_rule_gives_as_a_formula_what_it_gives_exactly() {
        let values =
            ["72.125", "72.135", "0.5", "1.5", "2.5", "59.995", "59.985", "-2.345", "100", "0", "0.005", "99.99499999"];
        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate] {
            for decimals in 0..=4 {
                for text in values {
                    let exact = Exact::parse_decimal(text).expect("a decimal");
                    for noise in [-1.0, 0.0, 1.0] {
                        let expr = rounded(&number(&exact), decimals, rounding);
                        let result = Evaluator { cells: &Nothing, noise }.result(&expr);
                        let expected: f64 = exact.to_fixed(decimals, rounding).parse().expect("a number");
                        assert_eq!(result.number(), Some(expected), "{text} {decimals} {rounding:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_noise_of_binary_arithmetic_moves_no_score_over_a_bound() {
        let noisy = Expr::Number("59.99999999999999".into(), 59.999_999_999_999_99);
        let bound = Bound { value: Exact::int(60), inclusive: true };
        let expr = reaches(guarded(noisy), &bound, whole(60));
        assert_eq!(Evaluator { cells: &Nothing, noise: 0.0 }.result(&expr), Scalar::True);
    }
}
