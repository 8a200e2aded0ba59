//! `SUMIF` and `COUNTIFS` with the conditions that every spreadsheet understands alike.

use crate::workbook::formula::{Expr, Fun, LONGEST_TEXT, Op, call, text, two};

/// What `SUMIF` is asked for: every cell that holds a number.
pub(crate) const ANY_NUMBER: &str = ">=-1E+300";

/// The sum of those cells of `values` beside which `asked` holds a number. `SUMPRODUCT(values*ISNUMBER(asked))` looks at
/// one cell only in Gnumeric, IronCalc and HyperFormula.
#[must_use]
pub(crate) fn sum_beside_numbers(asked: Expr, values: Expr) -> Expr {
    call(Fun::SumIf, [asked, text(ANY_NUMBER), values])
}

/// How many rows meet all conditions, each a stretch of cells and what stands in them: a text or number, [`ANY_NUMBER`],
/// or what [`above`] says.
#[must_use]
pub(crate) fn count_where(conditions: impl IntoIterator<Item = (Expr, Expr)>) -> Expr {
    call(Fun::CountIfs, conditions.into_iter().flat_map(|(cells, asked)| [cells, asked]).collect::<Vec<_>>())
}

/// The condition of being a number greater than another.
#[must_use]
pub(crate) fn above(value: Expr) -> Expr {
    two(Op::Join, text(">"), value)
}

/// Whether a text can be a condition of `COUNTIFS` and `SUMIF`: nothing in it is a sign or a wildcard there, and it is
/// no number.
#[must_use]
pub(crate) fn is_plain_condition(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && !text.contains(['*', '?', '~']) && text.chars().count() <= LONGEST_TEXT
}
