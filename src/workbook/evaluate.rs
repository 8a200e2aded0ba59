//! Formulas evaluated as a spreadsheet does it: in binary floating point, text in sums skipped, errors going on.
//!
//! This is how a workbook is checked before it is written: a formula whose result is not the exact one is not
//! written. It is not a spreadsheet; what our formulas do not use is not here.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places and digits are small whole numbers"
)]

use std::cmp::Ordering;

use crate::workbook::counting::ANY_NUMBER;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::rounding::{round, trunc};
pub(crate) use crate::workbook::scalar::Scalar;
use crate::workbook::scalar::{DIVISION, NO_VALUE, NOT_AVAILABLE, number, shown};
use crate::workbook::text_functions;

/// One value, or those of a stretch of cells.
enum FormulaValue {
    One(Scalar),
    Many(Vec<Scalar>),
}

impl FormulaValue {
    fn one(self) -> Scalar {
        match self {
            Self::One(value) => value,
            // A stretch of one cell is that cell; spreadsheets differ on longer ones, so they are never used so.
            Self::Many(mut values) if values.len() == 1 => values.remove(0),
            Self::Many(_) => NO_VALUE,
        }
    }

    fn many(self) -> Vec<Scalar> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
    }
}

/// The cells that formulas look at.
pub(crate) trait CellSource {
    /// What a cell holds.
    fn value(&self, at: CellRef) -> Scalar;
}

/// Evaluates formulas on some cells.
pub(crate) struct Evaluator<'a> {
    pub cells: &'a dyn CellSource,
    /// Added in the last binary digits where a [`Expr::Guard`] looks: -1, 0 or 1.
    pub noise: f64,
}

impl Evaluator<'_> {
    /// The result of a formula.
    #[must_use]
    pub(crate) fn result(&self, expr: &Expr) -> Scalar {
        self.value(expr).one()
    }

    fn value(&self, expr: &Expr) -> FormulaValue {
        match expr {
            Expr::Number(_, value) => FormulaValue::One(Scalar::Number(*value)),
            Expr::Text(text) => FormulaValue::One(Scalar::Text(text.as_str().into())),
            Expr::Cell(at, _) => FormulaValue::One(self.cells.value(*at)),
            Expr::Area(first, last, _) => FormulaValue::Many(
                (first.row..=last.row)
                    .flat_map(|row| (first.col..=last.col).map(move |col| CellRef { sheet: first.sheet, row, col }))
                    .map(|at| self.cells.value(at))
                    .collect(),
            ),
            Expr::Two(op, a, b) => self.two(*op, a, b),
            Expr::Call(Fun::IsNumber, arguments) => {
                self.each(&arguments[0], |value| Scalar::truth(matches!(value, Scalar::Number(_))))
            }
            Expr::Call(Fun::Exact, arguments) => {
                let other = shown(&self.result(&arguments[1]));
                self.each(&arguments[0], |value| Scalar::truth(shown(value) == other))
            }
            Expr::Call(fun, arguments) => FormulaValue::One(self.call(*fun, arguments)),
            Expr::Guard(inner, digits) => FormulaValue::One(match self.result(inner).operand() {
                Ok(x) => number(round(x + self.noise * (x.abs() * 4e-15 + 1e-14), i32::try_from(*digits).unwrap_or(9))),
                Err(error) => error,
            }),
        }
    }

    /// A function that `SUMPRODUCT` applies cell by cell.
    fn each(&self, expr: &Expr, f: impl Fn(&Scalar) -> Scalar) -> FormulaValue {
        match self.value(expr) {
            FormulaValue::One(value) => FormulaValue::One(f(&value)),
            FormulaValue::Many(values) => FormulaValue::Many(values.iter().map(f).collect()),
        }
    }

    fn two(&self, op: Op, a: &Expr, b: &Expr) -> FormulaValue {
        match (self.value(a), self.value(b)) {
            (FormulaValue::One(a), FormulaValue::One(b)) => FormulaValue::One(operate(op, &a, &b)),
            (FormulaValue::Many(a), FormulaValue::One(b)) => {
                FormulaValue::Many(a.iter().map(|a| operate(op, a, &b)).collect())
            }
            (FormulaValue::One(a), FormulaValue::Many(b)) => {
                FormulaValue::Many(b.iter().map(|b| operate(op, &a, b)).collect())
            }
            (FormulaValue::Many(a), FormulaValue::Many(b)) => {
                FormulaValue::Many(a.iter().zip(&b).map(|(a, b)| operate(op, a, b)).collect())
            }
        }
    }

    fn call(&self, fun: Fun, arguments: &[Expr]) -> Scalar {
        let one = |at: usize| self.result(&arguments[at]);
        match fun {
            Fun::If => match one(0) {
                Scalar::Error(error) => Scalar::Error(error),
                Scalar::Text(_) => NO_VALUE,
                condition => one(if condition.operand() == Ok(0.0) { 2 } else { 1 }),
            },
            Fun::Na => NOT_AVAILABLE,
            Fun::N => match one(0) {
                Scalar::Text(_) => Scalar::Number(0.0),
                other => other.operand().map_or_else(|error| error, Scalar::Number),
            },
            Fun::Index => {
                let place = one(1).number().unwrap_or(0.0) as usize;
                self.value(&arguments[0]).many().get(place.wrapping_sub(1)).cloned().unwrap_or(NO_VALUE)
            }
            Fun::Round => match (one(0).operand(), one(1).number()) {
                (Ok(x), Some(digits)) => number(round(x, digits as i32)),
                (Err(error), _) => error,
                _ => NO_VALUE,
            },
            Fun::Abs => self.map(&arguments[0], f64::abs),
            Fun::Exp => self.map(&arguments[0], f64::exp),
            Fun::Ln => self.map(&arguments[0], f64::ln),
            Fun::Trunc => self.map(&arguments[0], trunc),
            Fun::And => self.all(arguments),
            Fun::Or => self.any(arguments),
            Fun::IfError => match one(0) {
                Scalar::Error(_) => one(1),
                value => value,
            },
            Fun::Trim | Fun::Find | Fun::Left | Fun::Mid | Fun::Substitute | Fun::NumberValue | Fun::Fixed => {
                let values: Vec<Scalar> = arguments.iter().map(|argument| self.result(argument)).collect();
                text_functions::call(fun, &values)
            }
            Fun::SumProduct => self.sum_product(arguments),
            Fun::SumIf => self.sum_if(arguments),
            Fun::CountIfs => self.count_ifs(arguments),
            Fun::IsNumber | Fun::Exact => NO_VALUE,
            Fun::CountA => {
                let cells = self.value(&arguments[0]).many();
                Scalar::Number(cells.iter().filter(|cell| **cell != Scalar::Empty).count() as f64)
            }
            Fun::Average | Fun::Count | Fun::Max | Fun::Median | Fun::Min | Fun::Sum => self.over(fun, arguments),
        }
    }

    /// Whether all arguments hold.
    fn all(&self, arguments: &[Expr]) -> Scalar {
        let tests = arguments.iter().map(|argument| self.result(argument).operand());
        tests.collect::<Result<Vec<f64>, Scalar>>().map_or_else(|e| e, |all| Scalar::truth(!all.contains(&0.0)))
    }

    /// Whether any argument holds.
    fn any(&self, arguments: &[Expr]) -> Scalar {
        let tests = arguments.iter().map(|argument| self.result(argument).operand());
        let tests = tests.collect::<Result<Vec<f64>, Scalar>>();
        tests.map_or_else(|e| e, |all| Scalar::truth(all.iter().any(|held| *held != 0.0)))
    }

    fn map(&self, argument: &Expr, f: impl Fn(f64) -> f64) -> Scalar {
        self.result(argument).operand().map_or_else(|error| error, |x| number(f(x)))
    }

    /// Functions of a list of numbers: text and empty cells are skipped.
    fn over(&self, fun: Fun, arguments: &[Expr]) -> Scalar {
        let mut numbers = Vec::new();
        for value in arguments.iter().flat_map(|argument| self.value(argument).many()) {
            match value {
                Scalar::Number(value) => numbers.push(value),
                Scalar::Error(error) if fun != Fun::Count => return Scalar::Error(error),
                _ => {}
            }
        }
        let count = numbers.len();
        numbers.sort_by(f64::total_cmp);
        match fun {
            Fun::Count => Scalar::Number(count as f64),
            Fun::Sum => number(numbers.iter().sum()),
            Fun::Max => Scalar::Number(numbers.last().copied().unwrap_or(0.0)),
            Fun::Min => Scalar::Number(numbers.first().copied().unwrap_or(0.0)),
            _ if count == 0 => DIVISION,
            Fun::Median if count % 2 == 1 => Scalar::Number(numbers[count / 2]),
            Fun::Median => number(f64::midpoint(numbers[count / 2 - 1], numbers[count / 2])),
            _ => number(numbers.iter().sum::<f64>() / count as f64),
        }
    }

    fn sum_product(&self, arguments: &[Expr]) -> Scalar {
        let columns: Vec<Vec<Scalar>> = arguments.iter().map(|argument| self.value(argument).many()).collect();
        let mut sum = 0.0;
        for at in 0..columns[0].len() {
            let mut product = 1.0;
            for column in &columns {
                match &column[at] {
                    Scalar::Number(value) => product *= value,
                    Scalar::Error(error) => return Scalar::Error(error),
                    _ => product = 0.0,
                }
            }
            sum += product;
        }
        number(sum)
    }

    fn sum_if(&self, arguments: &[Expr]) -> Scalar {
        let (met, values) = (self.met(&arguments[0], &arguments[1]), self.value(&arguments[2]).many());
        number(met.iter().zip(&values).filter(|(met, _)| **met).filter_map(|(_, value)| value.number()).sum())
    }

    fn count_ifs(&self, arguments: &[Expr]) -> Scalar {
        let (pairs, _) = arguments.as_chunks::<2>();
        let met = pairs.iter().map(|[cells, asked]| self.met(cells, asked));
        let all = met.reduce(|all, one| all.iter().zip(one).map(|(all, one)| *all && one).collect());
        Scalar::Number(all.unwrap_or_default().into_iter().filter(|met| *met).count() as f64)
    }

    /// Which cells meet a condition of `SUMIF` or `COUNTIFS`: of those that we write.
    fn met(&self, cells: &Expr, asked: &Expr) -> Vec<bool> {
        let cells = self.value(cells).many();
        let test = |test: &dyn Fn(&Scalar) -> bool| cells.iter().map(test).collect();
        match asked {
            Expr::Text(asked) if asked == ANY_NUMBER => test(&|cell| cell.number().is_some()),
            Expr::Two(Op::Join, _, value) => {
                let value = self.result(value).number();
                test(&|cell| value.is_some() && cell.number() > value)
            }
            _ => match self.result(asked) {
                Scalar::Empty | Scalar::Error(_) => test(&|_| false),
                value => test(&|cell| *cell != Scalar::Empty && compare(cell, &value) == Ordering::Equal),
            },
        }
    }
}

fn operate(op: Op, a: &Scalar, b: &Scalar) -> Scalar {
    for side in [a, b] {
        if let Scalar::Error(_) = side {
            return side.clone();
        }
    }
    match op {
        Op::Join => Scalar::Text(format!("{}{}", shown(a), shown(b)).into()),
        Op::Eq => Scalar::truth(compare(a, b) == Ordering::Equal),
        Op::Greater => Scalar::truth(compare(a, b) == Ordering::Greater),
        Op::AtLeast => Scalar::truth(compare(a, b) != Ordering::Less),
        _ => match (a.operand(), b.operand()) {
            (Err(error), _) | (_, Err(error)) => error,
            (Ok(_), Ok(0.0)) if op == Op::Div => DIVISION,
            (Ok(a), Ok(b)) => number(match op {
                Op::Add => a + b,
                Op::Sub => a - b,
                Op::Mul => a * b,
                _ => a / b,
            }),
        },
    }
}

/// Numbers stand below text, and text below truth values; text is compared without regard to case. An empty cell is the
/// empty text beside text.
fn compare(a: &Scalar, b: &Scalar) -> Ordering {
    match (a, b) {
        (Scalar::Empty, Scalar::Text(b)) => "".cmp(&**b),
        (Scalar::Text(a), Scalar::Empty) => (**a).cmp(""),
        (Scalar::Text(a), Scalar::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        (Scalar::Text(_), _) => Ordering::Greater,
        (_, Scalar::Text(_)) => Ordering::Less,
        _ => match (a.operand(), b.operand()) {
            (Ok(a), Ok(b)) => a.total_cmp(&(b + 0.0)),
            _ => Ordering::Equal,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::workbook::evaluate::*;
    use crate::workbook::formula::call;
    use crate::workbook::formula::either;
    use crate::workbook::formula::text;
    use crate::workbook::formula::two;
    use crate::workbook::formula::whole;

    struct Row(Vec<Scalar>);

    impl CellSource for Row {
        fn value(&self, at: CellRef) -> Scalar {
            self.0.get(usize::from(at.col)).cloned().unwrap_or(Scalar::Empty)
        }
    }

    fn row() -> Expr {
        use crate::workbook::formula::Pin;
        let at = |col| CellRef { sheet: 0, row: 0, col };
        Expr::Area(at(0), at(3), Pin::None)
    }

    fn result(expr: &Expr) -> Scalar {
        let cells = Row(vec![Scalar::Number(40.0), Scalar::Text("–".into()), Scalar::Number(80.0), Scalar::Empty]);
        Evaluator { cells: &cells, noise: 0.0 }.result(expr)
    }

    #[test]
    fn text_is_skipped_in_sums_and_an_error_goes_on() {
        assert_eq!(result(&call(Fun::Average, [row()])), Scalar::Number(60.0));
        assert_eq!(result(&call(Fun::Count, [row()])), Scalar::Number(2.0));
        let weights = two(Op::Mul, whole(2), call(Fun::IsNumber, [row()]));
        assert_eq!(result(&call(Fun::SumProduct, [weights])), Scalar::Number(4.0));
        assert_eq!(result(&two(Op::Add, whole(1), call(Fun::Na, []))), NOT_AVAILABLE);
        assert_eq!(result(&two(Op::Div, whole(1), whole(0))), DIVISION);
        assert_eq!(
            result(&either(two(Op::Greater, whole(2), whole(1)), whole(7), call(Fun::Na, []))).number(),
            Some(7.0)
        );
    }

    #[test]
    fn conditions_are_met_by_numbers_by_greater_ones_and_by_equal_cells() {
        use crate::workbook::counting::{above, count_where, sum_beside_numbers};
        let count = |asked| result(&count_where([(row(), asked)])).number();
        assert_eq!(count(text(ANY_NUMBER)), Some(2.0));
        assert_eq!(count(above(whole(40))), Some(1.0), "text is greater than no number here");
        assert_eq!(count(whole(80)), Some(1.0));
        assert_eq!(count(text("–")), Some(1.0));
        assert_eq!(result(&sum_beside_numbers(row(), row())), Scalar::Number(120.0));
        let nothing = sum_beside_numbers(
            Expr::Cell(CellRef { sheet: 0, row: 9, col: 9 }, crate::workbook::formula::Pin::None),
            row(),
        );
        assert_eq!(result(&two(Op::Eq, nothing, whole(0))), Scalar::True, "the sum of nothing is 0");
        let both = count_where([(row(), text(ANY_NUMBER)), (row(), above(whole(70)))]);
        assert_eq!(result(&both), Scalar::Number(1.0));
    }

    #[test]
    fn an_empty_cell_is_the_empty_text_and_counts_as_zero() {
        let empty = || {
            let at = CellRef { sheet: 0, row: 0, col: 3 };
            Expr::Cell(at, crate::workbook::formula::Pin::None)
        };
        assert_eq!(result(&two(Op::Eq, empty(), text(""))), Scalar::True);
        assert_eq!(result(&two(Op::Eq, empty(), whole(0))), Scalar::True);
        assert_eq!(result(&two(Op::Eq, empty(), text("–"))), Scalar::False);
    }
}
