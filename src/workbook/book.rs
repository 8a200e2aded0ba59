//! A workbook before it is written: sheets of cells, with every formula already checked against the exact value.
//!
//! It knows nothing of scores; [`mod@super::write`] turns it into a file.

use crate::workbook::held::HeldReason;
use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::exact::{Exact, Rounding};
pub(crate) use crate::workbook::cell_style::CellStyle;
pub(crate) use crate::workbook::cells::CellContent;
pub(crate) use crate::workbook::cells::SheetCell;
use crate::workbook::evaluate;
use crate::workbook::evaluate::Evaluator;
use crate::workbook::evaluate::Scalar;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::SheetIx;
pub(crate) use crate::workbook::sheet::Allowed;
pub(crate) use crate::workbook::sheet::Colouring;
pub(crate) use crate::workbook::sheet::Validation;
pub(crate) use crate::workbook::sheet::WorkSheet;
use crate::workbook::texts::{TextIx, TextTable};
use crate::workbook::written::WrittenParts;

/// The longest text that a cell holds, in UTF-16 units.
const LONGEST: usize = 32_767;
/// How near binary arithmetic must come to the exact value for the guard to find it.
const NEAR: f64 = 1e-11;

/// What a formula must give to be written.
#[derive(Debug, Clone)]
pub(crate) enum Expected {
    /// This decimal, digit by digit.
    Printed(Exact, u32),
    /// This number but for the noise of binary arithmetic.
    Near(Exact),
    /// This text.
    Text(String),
    /// Any number: what follows from it is checked.
    Number,
    /// Whatever it gives as things stand: it is checked elsewhere.
    Anything,
}

/// All sheets.
#[derive(Debug, Default)]
pub(crate) struct WorkBook {
    pub sheets: Vec<WorkSheet>,
    names: Vec<String>,
    pub texts: TextTable,
    /// What is written already.
    pub written: WrittenParts,
    /// A formula on its way.
    writing: String,
    /// How many formulas stand, and how many values where formulas should.
    pub formulas: usize,
    pub held: BTreeMap<HeldReason, usize>,
    /// Values stand where formulas would: nothing is evaluated, and nothing is marked as held.
    pub by_value: bool,
    /// The title in the properties of the file.
    pub title: String,
}

impl evaluate::CellSource for WorkBook {
    fn value(&self, at: CellRef) -> Scalar {
        self.sheets[at.sheet].cells.seen(at.row, at.col, &self.texts)
    }
}

impl WorkBook {
    /// A workbook without sheets.
    #[must_use]
    pub(crate) fn new(title: String) -> Self {
        Self { title: clean(&title).into_owned(), ..Self::default() }
    }

    /// Adds an empty sheet.
    pub(crate) fn sheet(&mut self, name: &str) -> SheetIx {
        self.sheets.push(WorkSheet { name: name.to_owned(), ..WorkSheet::default() });
        self.names.push(name.to_owned());
        self.sheets.len() - 1
    }

    fn put(&mut self, at: CellRef, cell: SheetCell) {
        self.sheets[at.sheet].cells.insert(at.row, at.col, cell);
    }

    /// Text, whatever it looks like: nothing in it becomes a formula.
    pub(crate) fn text(&mut self, at: CellRef, text: &str, look: CellStyle) {
        let text = self.texts.add(&clean(text));
        self.put(at, SheetCell::new(CellContent::Text(text), look));
    }

    /// A text that is known only once the rest of the workbook is: [`Self::say`] says it.
    pub(crate) fn later(&mut self, at: CellRef, look: CellStyle) -> TextIx {
        let text = self.texts.reserve();
        self.put(at, SheetCell::new(CellContent::Text(text), look));
        text
    }

    /// Says a text that was left for later.
    pub(crate) fn say(&mut self, later: TextIx, text: &str) {
        self.texts.say(later, clean(text).into());
    }

    /// The heading of a column, and how wide the column is, in characters.
    pub(crate) fn heading(&mut self, at: CellRef, text: &str, width: f64) {
        self.text(at, text, CellStyle::Head);
        self.sheets[at.sheet].widths.insert(at.col, width);
    }

    /// A number that is not computed here.
    pub(crate) fn number(&mut self, at: CellRef, value: f64, look: CellStyle) {
        self.put(at, SheetCell::new(CellContent::Number(value), look));
    }

    /// A value that should be a formula and cannot.
    pub(crate) fn hold(&mut self, at: CellRef, value: Scalar, why: HeldReason, look: CellStyle) {
        if self.by_value {
            return self.value(at, value, look);
        }
        *self.held.entry(why).or_default() += 1;
        self.put(at, SheetCell::new(CellContent::Held(value, why), look));
    }

    /// A value as it is.
    fn value(&mut self, at: CellRef, value: Scalar, look: CellStyle) {
        match value {
            Scalar::Number(value) => self.number(at, value, look),
            Scalar::Text(text) => self.text(at, &text, look),
            _ => {}
        }
    }

    /// A formula, if it gives what it must; else the value.
    pub(crate) fn formula(&mut self, at: CellRef, expr: &Expr, expected: &Expected, look: CellStyle) {
        let target = expected.target();
        if self.by_value {
            let shown = match target {
                CellTarget::Number | CellTarget::Anything => Evaluator { cells: &*self, noise: 0.0 }.result(expr),
                known => known.shown(&Scalar::Empty),
            };
            return self.value(at, shown, look);
        }
        let result = |noise| Evaluator { cells: &*self, noise }.result(expr);
        let seen = result(0.0);
        let steady = !expr.is_guarded() || [-1.0, 1.0].into_iter().map(result).all(|other| target.met_by(&other));
        self.settle(at, expr, (&seen, steady), &target, look);
    }

    /// The same for a formula whose result is known without evaluating it: one of many that each look at the same long
    /// stretch of cells.
    pub(crate) fn known_formula(
        &mut self,
        at: CellRef,
        expr: &Expr,
        result: f64,
        expected: &Expected,
        look: CellStyle,
    ) {
        self.settle(at, expr, (&Scalar::Number(result), true), &expected.target(), look);
    }

    fn settle(
        &mut self,
        at: CellRef,
        expr: &Expr,
        (seen, steady): (&Scalar, bool),
        target: &CellTarget<'_>,
        look: CellStyle,
    ) {
        // The same text as in the cell that it comes from is kept once.
        let shown = match (target.shown(seen), seen) {
            (Scalar::Text(text), Scalar::Text(seen)) if text == *seen => Scalar::Text(seen.clone()),
            (shown, _) => shown,
        };
        self.writing.clear();
        if expr.write_to(&mut self.writing, at.sheet, &self.names).is_none() {
            self.hold(at, shown, HeldReason::TooLong, look);
        } else if !steady || !target.met_by(seen) {
            self.hold(at, shown, HeldReason::Differs, look);
        } else {
            self.formulas += 1;
            let text = self.writing.as_str().into();
            self.put(at, SheetCell::formula(text, shown, seen, look));
        }
    }

    /// Gives the rows of a sheet the height that their texts need, and draws the lines of its tables through.
    pub(crate) fn finish_rows(&mut self, sheet: SheetIx) {
        self.sheets[sheet].fit_rows(&self.texts);
        self.sheets[sheet].rule_lines();
    }

    /// The text that stands in a cell, where it is text.
    #[must_use]
    pub(crate) fn text_at(&self, at: CellRef) -> Option<String> {
        match evaluate::CellSource::value(self, at) {
            Scalar::Text(text) => Some(text.to_string()),
            _ => None,
        }
    }

    /// An expression as text, for places other than cells.
    #[must_use]
    pub(crate) fn written(&self, home: SheetIx, expr: &Expr) -> Option<String> {
        expr.written(home, &self.names)
    }
}

/// The same as a cell holds it.
enum CellTarget<'e> {
    Exactly(f64),
    Near(f64),
    Text(Cow<'e, str>),
    Number,
    Anything,
}

impl Expected {
    fn target(&self) -> CellTarget<'_> {
        match self {
            Self::Printed(exact, decimals) => CellTarget::Exactly(exact.round(*decimals, Rounding::HalfEven).to_f64()),
            Self::Near(exact) => CellTarget::Near(exact.to_f64()),
            Self::Text(text) => CellTarget::Text(clean(text)),
            Self::Number => CellTarget::Number,
            Self::Anything => CellTarget::Anything,
        }
    }
}

impl CellTarget<'_> {
    fn met_by(&self, result: &Scalar) -> bool {
        match (self, result) {
            (Self::Exactly(exact), Scalar::Number(_)) => Scalar::Number(*exact) == *result,
            (Self::Near(exact), Scalar::Number(value)) => (exact - value).abs() <= NEAR * exact.abs().max(1.0),
            // A label that looks like a number would be stored as one.
            (Self::Text(text), Scalar::Text(result)) => **text == **result && text.parse::<f64>().is_err(),
            (Self::Number, Scalar::Number(_)) | (Self::Anything, _) => true,
            _ => false,
        }
    }

    /// What the cell shows: the exact value as near as a cell holds it.
    fn shown(&self, result: &Scalar) -> Scalar {
        match self {
            Self::Exactly(exact) | Self::Near(exact) => Scalar::Number(*exact),
            Self::Text(text) => Scalar::Text((**text).into()),
            Self::Number | Self::Anything => result.clone(),
        }
    }
}

/// Text that a cell of a workbook can hold: control characters as symbols, cut to the longest that fits.
#[must_use]
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    // Most texts are short and hold neither control characters nor the last characters of the plane.
    let plain = |byte: u8| !matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xef);
    if text.len() < LONGEST && text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut room = LONGEST - 1;
    for c in text.chars() {
        let c = match c {
            '\n' | '\t' => c,
            '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
            '\x7f' => '\u{2421}',
            '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
            other => other,
        };
        if c.len_utf16() > room {
            out.push('…');
            break;
        }
        room -= c.len_utf16();
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use crate::workbook::book::*;
    use crate::workbook::formula::Op;
    use crate::workbook::formula::text;
    use crate::workbook::formula::two;
    use crate::workbook::formula::whole;

    const HERE: CellRef = CellRef { sheet: 0, row: 0, col: 0 };

    fn book(expr: &Expr, expected: &Expected) -> WorkBook {
        let mut book = WorkBook::default();
        book.sheet("Satu");
        book.formula(HERE, expr, expected, CellStyle::Plain);
        book
    }

    #[test]
    fn a_formula_that_gives_another_number_is_not_written() {
        let expr = two(Op::Add, whole(1), whole(1));
        let right = book(&expr, &Expected::Near(Exact::int(2)));
        assert_eq!(
            right.sheets[0].cells.get(0, 0).expect("a cell").content,
            CellContent::Formula("1+1".into(), Scalar::Number(2.0))
        );
        let wrong = book(&expr, &Expected::Near(Exact::int(3)));
        assert_eq!(
            wrong.sheets[0].cells.get(0, 0).expect("a cell").content,
            CellContent::Held(Scalar::Number(3.0), HeldReason::Differs)
        );
        assert_eq!(wrong.held[&HeldReason::Differs], 1);
    }

    #[test]
    fn a_result_that_hangs_on_the_last_binary_digit_is_not_written_as_a_formula() {
        use crate::report::xlsx::rounding::rounded;
        let edge = Exact::parse_decimal("72.1249999995").expect("a decimal");
        let expr = rounded(&crate::workbook::formula::number(&edge), 2, Rounding::HalfUp);
        let book = book(&expr, &Expected::Printed(edge.round(2, Rounding::HalfUp), 2));
        assert_eq!(
            book.sheets[0].cells.get(0, 0).expect("a cell").content,
            CellContent::Held(Scalar::Number(72.12), HeldReason::Differs)
        );
    }

    #[test]
    fn a_label_that_looks_like_a_number_stays_text() {
        let book = book(&text("5"), &Expected::Text("5".into()));
        assert_eq!(
            book.sheets[0].cells.get(0, 0).expect("a cell").content,
            CellContent::Held(Scalar::Text("5".into()), HeldReason::Differs)
        );
    }

    #[test]
    fn a_cell_holds_no_control_characters_and_no_more_than_fits() {
        assert_eq!(clean("a\u{1b}[31m\nb\u{0}"), "a␛[31m\nb␀");
        let letters = "𝔸".repeat(20_000);
        let long = clean(&letters);
        assert_eq!(long.encode_utf16().count(), LONGEST);
        assert!(long.ends_with('…'));
        assert_eq!(clean(&"x".repeat(10_000)).len(), 10_000);
    }
}
