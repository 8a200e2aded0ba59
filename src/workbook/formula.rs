//! Formulas as a tree: written out for a spreadsheet, and evaluated by [`crate::workbook::evaluate`] the way one does it.
//!
//! Only what Excel, LibreOffice, Gnumeric, IronCalc and HyperFormula compute alike is here: no `ISNUMBER` over many cells,
//! no `RANK`, and `EXACT` only where `=` would not do. It knows nothing of scores.

use std::fmt::Write as _;

use crate::exact::{Exact, Rounding};

/// The longest formula that Excel takes, in characters.
const LONGEST: usize = 8_000;
/// The longest text in quotes that Excel takes inside a formula, in characters.
pub(crate) const LONGEST_TEXT: usize = 250;
/// Significant digits that Excel keeps of a number.
pub(crate) const DIGITS: usize = 15;
/// Significant digits up to which all spreadsheets compare alike.
const COMPARED: usize = 14;

/// Index of a sheet in the workbook.
pub(crate) type SheetIx = usize;

/// A cell, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CellRef {
    pub sheet: SheetIx,
    pub row: u32,
    pub col: u16,
}

/// How a cell is referred to: what stays when the formula is copied or its row sorted elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pin {
    /// `F10`: of this row.
    None,
    /// `F$5`: a heading row.
    Row,
    /// `$F$10`: that very cell.
    Both,
}

/// Operators of formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Sub,
    Mul,
    Div,
    /// Two texts one after the other.
    Join,
    Eq,
    Greater,
    AtLeast,
}

/// Functions of formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fun {
    Abs,
    And,
    Average,
    Count,
    CountA,
    CountIfs,
    Exact,
    Exp,
    Find,
    Fixed,
    If,
    IfError,
    Index,
    IsNumber,
    Left,
    Ln,
    Max,
    Median,
    Mid,
    Min,
    N,
    Na,
    /// The number in a text with these marks, whatever the marks of the program.
    NumberValue,
    Or,
    Round,
    Substitute,
    Sum,
    SumIf,
    SumProduct,
    Trim,
    Trunc,
}

/// A formula or a part of one.
#[derive(Debug, Clone)]
pub(crate) enum Expr {
    /// As written, and its value.
    Number(String, f64),
    Text(String),
    Cell(CellRef, Pin),
    /// A stretch of one row or one column, both ends included.
    Area(CellRef, CellRef, Pin),
    Two(Op, Box<Expr>, Box<Expr>),
    Call(Fun, Vec<Expr>),
    /// `ROUND(x,9)`: takes away what binary arithmetic has added. Evaluated with a little noise, to see whether the
    /// result hangs on it.
    Guard(Box<Expr>, u32),
}

/// A function applied to its arguments.
#[must_use]
pub(crate) fn call(fun: Fun, arguments: impl Into<Vec<Expr>>) -> Expr {
    Expr::Call(fun, arguments.into())
}

/// Two parts with an operator between them.
#[must_use]
pub(crate) fn two(op: Op, a: Expr, b: Expr) -> Expr {
    Expr::Two(op, Box::new(a), Box::new(b))
}

/// `IF(condition, yes, no)`.
#[must_use]
pub(crate) fn either(condition: Expr, yes: Expr, no: Expr) -> Expr {
    call(Fun::If, [condition, yes, no])
}

/// A whole number.
#[must_use]
pub(crate) fn whole(value: i64) -> Expr {
    Expr::Number(value.to_string(), value as f64)
}

/// A text in quotes.
#[must_use]
pub(crate) fn text(value: impl Into<String>) -> Expr {
    Expr::Text(value.into())
}

/// A number: as a decimal where it ends within fifteen digits, as a fraction of two such numbers, or cut to fifteen
/// digits (the comparison with the exact value then tells whether that is enough).
#[must_use]
pub(crate) fn number(value: &Exact) -> Expr {
    if let Some(decimal) = short(value) {
        return decimal;
    }
    let big = value.to_big();
    let part = |n: &num_bigint::BigInt| short(&Exact::from_big(n.clone().into()));
    match (part(big.numer()), part(big.denom())) {
        (Some(above), Some(below)) => two(Op::Div, above, below),
        _ => {
            let cut = value.to_fixed(17, Rounding::HalfEven);
            Expr::Number(cut, value.to_f64())
        }
    }
}

fn short(value: &Exact) -> Option<Expr> {
    let text = value.to_decimal(u32::try_from(DIGITS).ok()?)?;
    if significant_digits(&text) > DIGITS {
        return None;
    }
    Some(Expr::Number(text, value.to_f64()))
}

/// Whether a number is one that a cell holds, and that every spreadsheet tells from its neighbours: LibreOffice 7.4 takes
/// 0.900000000000001 and 0.9 for equal in `>` and `>=`, so that a fifteenth digit decides nothing there.
#[must_use]
pub(crate) fn fits_a_cell(value: &Exact) -> bool {
    let decimal = u32::try_from(DIGITS).ok().and_then(|digits| value.to_decimal(digits));
    decimal.is_some_and(|text| significant_digits(&text) <= COMPARED)
}

/// How many digits a decimal has from the first that is not 0.
fn significant_digits(decimal: &str) -> usize {
    let digits = decimal.bytes().filter(u8::is_ascii_digit);
    digits.skip_while(|digit| *digit == b'0').count()
}

impl Expr {
    /// Whether a part of it is guarded against the noise of binary arithmetic: only then the noise can show.
    #[must_use]
    pub(crate) fn is_guarded(&self) -> bool {
        match self {
            Self::Guard(..) => true,
            Self::Two(_, a, b) => a.is_guarded() || b.is_guarded(),
            Self::Call(_, arguments) => arguments.iter().any(Self::is_guarded),
            Self::Number(..) | Self::Text(_) | Self::Cell(..) | Self::Area(..) => false,
        }
    }

    /// The formula as a spreadsheet reads it, without the `=`; `None` when Excel would not take it.
    ///
    /// `names` are the sheets' names; `home` is the sheet the formula stands on.
    #[must_use]
    pub(crate) fn written(&self, home: SheetIx, names: &[String]) -> Option<String> {
        let mut out = String::new();
        self.write_to(&mut out, home, names)?;
        Some(out)
    }

    /// The same, behind what stands in `out`; where Excel would not take it, a part of it may stand there.
    pub(crate) fn write_to(&self, out: &mut String, home: SheetIx, names: &[String]) -> Option<()> {
        let before = out.len();
        FormulaWriter { home, names }.write(self, 0, out)?;
        let written = &out[before..];
        (written.len() <= LONGEST || written.chars().count() <= LONGEST).then_some(())
    }
}

struct FormulaWriter<'a> {
    home: SheetIx,
    names: &'a [String],
}

impl FormulaWriter<'_> {
    /// Writes an expression; `tightness` is that of the operator around it.
    fn write(&self, expr: &Expr, tightness: u8, out: &mut String) -> Option<()> {
        match expr {
            Expr::Number(text, value) if *value < 0.0 => {
                out.push('(');
                out.push_str(text);
                out.push(')');
            }
            Expr::Number(text, _) => out.push_str(text),
            Expr::Text(text) if text.chars().count() > LONGEST_TEXT => return None,
            Expr::Text(text) => {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            }
            Expr::Cell(at, pin) => {
                self.sheet(at.sheet, out);
                cell(*at, *pin, out);
            }
            Expr::Area(first, last, pin) => {
                self.sheet(first.sheet, out);
                cell(*first, *pin, out);
                if first != last {
                    out.push(':');
                    cell(*last, *pin, out);
                }
            }
            Expr::Two(op, a, b) => self.operator(*op, a, b, tightness, out)?,
            Expr::Call(fun @ (Fun::SumIf | Fun::CountIfs), arguments) => self.conditional(*fun, arguments, out)?,
            Expr::Call(fun, arguments) => self.function(fun.name(), arguments, out)?,
            Expr::Guard(inner, digits) => {
                out.push_str("ROUND(");
                self.write(inner, 0, out)?;
                write!(out, ",{digits})").ok()?;
            }
        }
        Some(())
    }

    fn operator(&self, op: Op, a: &Expr, b: &Expr, tightness: u8, out: &mut String) -> Option<()> {
        let (sign, own) = op.sign();
        let bracketed = own < tightness;
        if bracketed {
            out.push('(');
        }
        self.write(a, own, out)?;
        out.push_str(sign);
        // The right side of `-` and `/` binds tighter than its own kind.
        self.write(b, own + 1, out)?;
        if bracketed {
            out.push(')');
        }
        Some(())
    }

    /// A function with conditions. IronCalc takes a single cell for no stretch: `D7:D7` is one.
    fn conditional(&self, fun: Fun, arguments: &[Expr], out: &mut String) -> Option<()> {
        let name = if fun == Fun::CountIfs && arguments.len() == 2 { "COUNTIF" } else { fun.name() };
        self.arguments(name, arguments, out, |writer, argument, out| {
            writer.write(argument, 0, out)?;
            if let Expr::Area(first, last, pin) = argument
                && first == last
            {
                out.push(':');
                cell(*last, *pin, out);
            }
            Some(())
        })
    }

    fn function(&self, name: &str, arguments: &[Expr], out: &mut String) -> Option<()> {
        self.arguments(name, arguments, out, |writer, argument, out| writer.write(argument, 0, out))
    }

    fn arguments(
        &self,
        name: &str,
        arguments: &[Expr],
        out: &mut String,
        write: impl Fn(&Self, &Expr, &mut String) -> Option<()>,
    ) -> Option<()> {
        if arguments.len() > 255 {
            return None;
        }
        out.push_str(name);
        out.push('(');
        for (at, argument) in arguments.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            write(self, argument, out)?;
        }
        out.push(')');
        Some(())
    }

    fn sheet(&self, sheet: SheetIx, out: &mut String) {
        if sheet == self.home {
            return;
        }
        let name = &self.names[sheet];
        if name.chars().all(|c| c.is_ascii_alphabetic()) {
            out.push_str(name);
        } else {
            out.push('\'');
            out.push_str(&name.replace('\'', "''"));
            out.push('\'');
        }
        out.push('!');
    }
}

impl Op {
    /// The sign, and how tightly it binds.
    const fn sign(self) -> (&'static str, u8) {
        match self {
            Self::Eq => ("=", 1),
            Self::Greater => (">", 1),
            Self::AtLeast => (">=", 1),
            Self::Join => ("&", 2),
            Self::Add => ("+", 3),
            Self::Sub => ("-", 3),
            Self::Mul => ("*", 5),
            Self::Div => ("/", 5),
        }
    }
}

impl Fun {
    const fn name(self) -> &'static str {
        match self {
            Self::Abs => "ABS",
            Self::And => "AND",
            Self::Average => "AVERAGE",
            Self::Count => "COUNT",
            Self::CountA => "COUNTA",
            Self::CountIfs => "COUNTIFS",
            Self::Exact => "EXACT",
            Self::Exp => "EXP",
            Self::Find => "FIND",
            Self::Fixed => "FIXED",
            Self::If => "IF",
            Self::IfError => "IFERROR",
            Self::Index => "INDEX",
            Self::IsNumber => "ISNUMBER",
            Self::Left => "LEFT",
            Self::Ln => "LN",
            Self::Max => "MAX",
            Self::Median => "MEDIAN",
            Self::Mid => "MID",
            Self::Min => "MIN",
            Self::N => "N",
            Self::Na => "NA",
            // Newer than the format: files name it so.
            Self::NumberValue => "_xlfn.NUMBERVALUE",
            Self::Or => "OR",
            Self::Round => "ROUND",
            Self::Substitute => "SUBSTITUTE",
            Self::Sum => "SUM",
            Self::SumIf => "SUMIF",
            Self::SumProduct => "SUMPRODUCT",
            Self::Trim => "TRIM",
            Self::Trunc => "TRUNC",
        }
    }
}

/// The letters of a column.
#[must_use]
pub(crate) fn letters(col: u16) -> String {
    let mut out = String::new();
    push_letters(col, &mut out);
    out
}

fn push_letters(col: u16, out: &mut String) {
    let mut left = col;
    let before = out.len();
    loop {
        out.insert(before, char::from(b'A' + (left % 26) as u8));
        if left < 26 {
            return;
        }
        left = left / 26 - 1;
    }
}

fn cell(at: CellRef, pin: Pin, out: &mut String) {
    if pin == Pin::Both {
        out.push('$');
    }
    push_letters(at.col, out);
    if pin != Pin::None {
        out.push('$');
    }
    out.push_str(itoa::Buffer::new().format(at.row + 1));
}

#[cfg(test)]
mod tests {
    use crate::workbook::formula::*;

    fn written(expr: &Expr) -> String {
        expr.written(0, &["Satu".to_owned(), "Asal-usul".to_owned()]).expect("short enough")
    }

    #[test]
    fn numbers_that_a_spreadsheet_may_take_for_equal_fit_no_cell() {
        let fits = |text: &str| fits_a_cell(&Exact::parse_decimal(text).expect(text));
        assert!(fits("0.9") && fits("100") && fits("0.00000000000009") && fits("0.90000000000001"));
        assert!(!fits("0.900000000000001") && !fits("100.0000000000001"));
    }

    #[test]
    fn brackets_keep_the_order_of_the_tree() {
        let sum = two(Op::Add, whole(1), whole(2));
        assert_eq!(written(&two(Op::Mul, sum.clone(), whole(3))), "(1+2)*3");
        assert_eq!(written(&two(Op::Sub, whole(9), sum.clone())), "9-(1+2)");
        assert_eq!(written(&two(Op::Div, whole(9), two(Op::Div, whole(6), whole(3)))), "9/(6/3)");
        assert_eq!(written(&two(Op::AtLeast, sum, whole(3))), "1+2>=3");
    }

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        let at = |sheet, row, col| CellRef { sheet, row, col };
        assert_eq!(written(&Expr::Cell(at(0, 9, 5), Pin::None)), "F10");
        assert_eq!(written(&Expr::Cell(at(1, 9, 27), Pin::Both)), "'Asal-usul'!$AB$10");
        assert_eq!(written(&Expr::Area(at(0, 4, 5), at(0, 4, 701), Pin::Row)), "F$5:ZZ$5");
        assert_eq!(letters(16_383), "XFD");
    }

    #[test]
    fn text_in_a_formula_cannot_leave_its_quotes() {
        assert_eq!(written(&text("a\")&HYPERLINK(\"x")), "\"a\"\")&HYPERLINK(\"\"x\"");
        assert!(text("x".repeat(300)).written(0, &[]).is_none());
    }

    #[test]
    fn numbers_without_an_end_are_written_as_fractions() {
        assert_eq!(written(&number(&Exact::ratio(100, 6))), "50/3");
        assert_eq!(written(&number(&Exact::ratio(275, 100))), "2.75");
        assert_eq!(written(&two(Op::Mul, whole(3), number(&Exact::ratio(1, 3)))), "3*(1/3)");
        assert_eq!(written(&number(&Exact::ratio(-5, 2))), "(-2.5)");
    }
}
