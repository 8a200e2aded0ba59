//! The sheets of criteria: every criterion of every agency before rounding ("calculation"), and as printed.
//!
//! A formula follows what the answers are now. Where an edited answer would open a shut gate, so that things would be
//! asked that were not, the formula gives `#N/A` rather than a wrong number.

use std::io;

use super::Recap;
use super::answer_rows::Rows;
use super::answers::{NONE, blank, measured};
use super::branch::{BranchCells, Children, added, points_that_apply};
use super::conditions::Test;
use super::layout::{HEAD, NAMES, RAW, WEIGHTS, stretch};
use super::ranking;
use crate::answers::subject::Subject;
use crate::report::words::Word;
use crate::report::xlsx::rounding::guarded;
use crate::report::xlsx::rounding::rounded;
use crate::rules::instrument::{Assessors, Otherwise, RoundAt};
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::{AgencyScore, CriterionScore, State};
use crate::workbook::book::CellStyle;
use crate::workbook::book::Expected;
use crate::workbook::evaluate::Scalar;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::formula::Pin;
use crate::workbook::formula::call;
use crate::workbook::formula::either;
use crate::workbook::formula::number;
use crate::workbook::formula::text;
use crate::workbook::formula::two;
use crate::workbook::formula::whole;
use crate::workbook::held::HeldReason;
use crate::workbook::write;

/// Writes both sheets.
///
/// # Errors
/// Those of [`write::complete`].
pub(crate) fn fill(recap: &mut Recap<'_>) -> io::Result<()> {
    heads(recap);
    ranking::key_heads(recap);
    hide_unasked(recap);
    let source = recap.source;
    let sheets = [recap.layout.sheets.criteria, recap.layout.sheets.calculation];
    sheets.into_iter().for_each(|sheet| recap.title(sheet));
    // Columns that look at all rows come last.
    let complete = if ranking::has_later_columns(recap) { &sheets[..1] } else { &sheets };
    for (place, score) in source.board.agencies.iter().enumerate() {
        let row = recap.layout.row(place);
        names(recap, row, score);
        let mut line = AgencyFormulas {
            row,
            score,
            group: source.assessments.agencies[score.agency()].group.as_deref(),
            done: vec![false; source.instrument.criteria.len()],
            recap,
        };
        line.fill(TOTAL);
        ranking::keys(recap, row, score);
        for &sheet in complete {
            write::complete(&mut recap.book, sheet, row + 1)?;
        }
    }
    Ok(())
}

/// The agency of a row, on both sheets.
pub(crate) fn names(recap: &mut Recap<'_>, row: u32, score: &AgencyScore) {
    let agency = &recap.source.assessments.agencies[score.agency()];
    for sheet in [recap.layout.sheets.criteria, recap.layout.sheets.calculation] {
        recap.book.text(CellRef { sheet, row, col: 0 }, &agency.name, CellStyle::Wrapped);
        recap.optional(CellRef { sheet, row, col: 1 }, agency.group.as_deref());
    }
}

/// Hides the criteria that were not asked: those below branches that are answered as a whole.
pub(crate) fn hide_unasked(recap: &mut Recap<'_>) {
    let sheets = [recap.layout.sheets.criteria, recap.layout.sheets.calculation];
    let board = recap.source.board;
    for ix in recap.layout.order.clone().into_iter().filter(|&ix| ix != TOTAL) {
        let asked = |score: &AgencyScore| board.criterion(score, ix).is_some_and(|c| c.state() != State::Unscored);
        if !board.agencies.iter().any(asked) {
            let col = recap.layout.column(ix);
            for sheet in sheets {
                recap.book.sheets[sheet].hidden_columns.insert(col);
            }
        }
    }
}

/// The headings of both sheets, and the weights.
pub(crate) fn heads(recap: &mut Recap<'_>) {
    let source = recap.source;
    let order = recap.layout.order.clone();
    let last = recap.layout.last();
    for sheet in [recap.layout.sheets.criteria, recap.layout.sheets.calculation] {
        recap.head(CellRef { sheet, row: HEAD, col: 0 }, &source.instrument.agency_label, 36.0);
        recap.head(CellRef { sheet, row: HEAD, col: 1 }, Word::Group.say(source.lang), 18.0);
        for &ix in &order {
            let criterion = &source.instrument.criteria[ix];
            let col = recap.layout.column(ix);
            let (id, name) =
                if ix == TOTAL { (Word::Total.say(source.lang), "") } else { (&*criterion.id, &*criterion.name) };
            let room = recap.room(ix);
            recap.head(CellRef { sheet, row: HEAD, col }, id, room);
            recap.head(CellRef { sheet, row: NAMES, col }, name, room);
        }
        let beside = u16::from(!recap.without_groups());
        recap.head(CellRef { sheet, row: WEIGHTS, col: beside }, Word::Weight.say(source.lang), 18.0);
        if beside == 0 {
            recap.book.sheets[sheet].hidden_columns.insert(1);
        }
        recap.table(sheet, recap.layout.column(*order.last().unwrap_or(&TOTAL)), last, 3);
    }
    let sheet = recap.layout.sheets.calculation;
    for &ix in order.iter().filter(|&&ix| ix != TOTAL) {
        let at = CellRef { sheet, row: WEIGHTS, col: recap.layout.column(ix) };
        recap.exact(at, &source.instrument.criteria[ix].share);
        let beside = CellRef { sheet: recap.layout.sheets.criteria, ..at };
        let share = Expected::Near(source.instrument.criteria[ix].share.clone());
        recap.book.formula(beside, &Expr::Cell(at, Pin::Both), &share, CellStyle::Plain);
    }
    let combined: Vec<(CriterionIx, u16)> = recap.layout.before_scale.iter().map(|(&ix, &col)| (ix, col)).collect();
    for (ix, col) in combined {
        let id = &source.instrument.criteria[ix].id;
        recap.head(
            CellRef { sheet, row: HEAD, col },
            &Word::BeforeScale.with(source.lang, &[("id", id.clone())]),
            14.0,
        );
    }
}

/// One agency on its way through the tree.
struct AgencyFormulas<'r, 'a> {
    recap: &'r mut Recap<'a>,
    row: u32,
    score: &'a AgencyScore,
    group: Option<&'a str>,
    done: Vec<bool>,
}

/// What goes into a cell before its gate is looked at.
enum UngatedCell {
    Empty,
    /// Not a formula: nothing was answered here.
    Fixed(Scalar),
    Formula(Expr),
}

impl<'a> AgencyFormulas<'_, 'a> {
    fn subject(&self, ix: CriterionIx) -> Subject {
        if self.recap.source.instrument.criteria[ix].shared {
            Subject::Everybody
        } else {
            Subject::Agency(self.score.agency())
        }
    }

    fn rows(&self, ix: CriterionIx) -> Option<Rows> {
        self.recap.layout.answers.of(self.subject(ix), ix)
    }

    fn outcome(&self, ix: CriterionIx) -> CriterionScore {
        self.recap.outcome(self.score, ix)
    }

    fn is_answered(&self, ix: CriterionIx) -> bool {
        self.recap.source.assessments.store.cell(self.subject(ix), ix).is_answered()
    }

    fn anything_answered(&self, ix: CriterionIx) -> bool {
        self.is_answered(ix)
            || self.recap.source.instrument.criteria[ix].children.iter().any(|&child| self.anything_answered(child))
    }

    /// Whether a criterion is made of its children, rather than answered, blank or shut as a whole.
    fn made_of_children(&self, ix: CriterionIx) -> bool {
        let criterion = &self.recap.source.instrument.criteria[ix];
        !criterion.is_leaf()
            && matches!(self.outcome(ix).state(), State::Scored | State::Excluded)
            && criterion.applies_to(self.group)
            && !self.is_answered(ix)
            && (criterion.blank.is_none() || self.anything_answered(ix))
    }

    /// Fills the cells of a criterion, after those that its formula looks at.
    fn fill(&mut self, ix: CriterionIx) {
        if std::mem::replace(&mut self.done[ix], true) {
            return;
        }
        let criterion = &self.recap.source.instrument.criteria[ix];
        for &child in &criterion.children {
            self.fill(child);
        }
        if let Some(gate) = &criterion.gate {
            self.fill(gate.condition.on);
        }
        let outcome = self.outcome(ix);
        self.calculate(ix, &outcome);
        self.print(ix, &outcome);
    }

    fn calculate(&mut self, ix: CriterionIx, outcome: &CriterionScore) {
        let at = self.recap.layout.calculated(self.row, ix);
        let expected = self.expected(ix, outcome);
        let made = self.made(ix, outcome);
        let gate = self.recap.source.instrument.criteria[ix].gate.as_ref();
        let test = gate.map_or(Test::Passed, |gate| self.recap.test(self.row, self.score, &gate.condition));
        let zero = gate.is_some_and(|gate| gate.otherwise == Otherwise::Zero);
        let reweight = gate.is_some_and(|gate| gate.otherwise == Otherwise::Reweight);
        let shut = || match (zero, reweight) {
            (true, _) => whole(0),
            (_, true) => text(NONE),
            _ => call(Fun::Na, []),
        };
        let expr = match (made, test) {
            (UngatedCell::Empty, _) => return,
            (_, Test::Top) => return self.recap.book.hold(at, constant(outcome), HeldReason::Top, RAW),
            // What would be asked behind an opened gate is not on this sheet.
            (_, Test::Formula(test)) if outcome.state() == State::Gated => {
                either(test, call(Fun::Na, []), if zero { whole(0) } else { text(NONE) })
            }
            (UngatedCell::Fixed(_), Test::Formula(test)) => either(test, literal(outcome), shut()),
            (UngatedCell::Formula(expr), Test::Formula(test)) => either(test, expr, shut()),
            (UngatedCell::Fixed(value), Test::Passed | Test::Settled) => return self.fixed(at, &value),
            (UngatedCell::Formula(expr), Test::Passed | Test::Settled) => expr,
        };
        self.recap.book.formula(at, &expr, &expected, RAW);
    }

    fn fixed(&mut self, at: CellRef, value: &Scalar) {
        match value {
            Scalar::Number(value) => self.recap.book.number(at, *value, RAW),
            _ => self.recap.book.text(at, NONE, RAW),
        }
    }

    fn expected(&self, ix: CriterionIx, outcome: &CriterionScore) -> Expected {
        let rounds = self.recap.source.instrument.round_at == RoundAt::EveryCriterion && ix != TOTAL;
        match outcome.value() {
            None => Expected::Text(NONE.to_owned()),
            // What was before rounding is not kept; the printed cell is checked.
            Some(_) if rounds => Expected::Number,
            Some(value) => Expected::Near(value.exact.clone()),
        }
    }

    fn made(&mut self, ix: CriterionIx, outcome: &CriterionScore) -> UngatedCell {
        let criterion = &self.recap.source.instrument.criteria[ix];
        if outcome.state() == State::Unscored {
            return UngatedCell::Empty;
        }
        if outcome.state() == State::Gated || (ix == TOTAL && !self.anything_answered(TOTAL)) {
            return UngatedCell::Fixed(constant(outcome));
        }
        if let Some(rows) = self.rows(ix).filter(|_| criterion.is_leaf() || self.is_answered(ix)) {
            return UngatedCell::Formula(self.by_answers(ix, rows, outcome));
        }
        if self.made_of_children(ix) {
            return UngatedCell::Formula(self.by_children(ix, outcome));
        }
        UngatedCell::Fixed(constant(outcome))
    }

    /// What several assessors say together. Source: `assessors` in the language.
    fn by_answers(&self, ix: CriterionIx, rows: Rows, outcome: &CriterionScore) -> Expr {
        let layout = &self.recap.layout;
        let first = CellRef { sheet: layout.sheets.answers, row: rows.0, col: layout.counted };
        let cell = self.recap.source.assessments.store.cell(self.subject(ix), ix);
        if rows.0 == rows.1 {
            let only = Expr::Cell(first, Pin::Both);
            let blank = !cell.is_answered() && outcome.value().is_some();
            let nothing = two(Op::Eq, only.clone(), text(NONE));
            return if blank { either(nothing, literal(outcome), only) } else { only };
        }
        let all = || stretch(first, rows.1);
        let together = together(self.recap.source.instrument.criteria[ix].states.assessors, &all());
        let none = match cell.count {
            0 => literal(outcome),
            _ if cell.left_out => text(NONE),
            _ => blank(&self.recap.source.instrument.criteria[ix]),
        };
        either(two(Op::Eq, call(Fun::Count, [all()]), whole(0)), none, together)
    }

    fn by_children(&mut self, ix: CriterionIx, outcome: &CriterionScore) -> Expr {
        let row = self.row;
        let instrument = self.recap.source.instrument;
        let expr = Children { instrument, parent: ix, cells: &*self }.combined_or(NONE);
        let Some(&col) = self.recap.layout.before_scale.get(&ix).filter(|_| outcome.value().is_some()) else {
            return expr;
        };
        let at = CellRef { sheet: self.recap.layout.sheets.calculation, row, col };
        self.recap.book.formula(at, &expr, &Expected::Number, RAW);
        let criterion = &instrument.criteria[ix];
        let value = Expr::Cell(at, Pin::None);
        let value = if self.in_steps(ix) { guarded(value) } else { value };
        measured(criterion, &value, &criterion.factor(instrument), &call(Fun::Na, []))
    }

    /// Whether a scale decides by bounds, where the noise of binary arithmetic would matter.
    fn in_steps(&self, ix: CriterionIx) -> bool {
        let scale = self.recap.source.instrument.criteria[ix].scale.as_ref();
        scale.is_some_and(|scale| scale.bands().is_some() || scale.entries().choices().is_some())
    }

    fn print(&mut self, ix: CriterionIx, outcome: &CriterionScore) {
        let instrument = self.recap.source.instrument;
        let raw = Expr::Cell(self.recap.layout.calculated(self.row, ix), Pin::Both);
        let at = self.recap.layout.printed(self.row, ix);
        let look = CellStyle::Score(instrument.decimals);
        match (outcome.value(), outcome.state()) {
            (Some(value), _) => {
                let expr = rounded(&raw, instrument.decimals, instrument.rounding);
                let printed = Expected::Printed(instrument.rounded(&value.exact), instrument.decimals);
                self.recap.book.formula(at, &expr, &printed, look);
            }
            (None, State::Unscored) => {}
            (None, _) => self.recap.book.formula(at, &raw, &Expected::Text(NONE.to_owned()), look),
        }
    }
}

impl BranchCells for AgencyFormulas<'_, '_> {
    fn calculated(&self, ix: CriterionIx) -> CellRef {
        self.recap.layout.calculated(self.row, ix)
    }

    fn printed(&self, ix: CriterionIx) -> CellRef {
        self.recap.layout.printed(self.row, ix)
    }

    fn weight(&self, ix: CriterionIx) -> CellRef {
        CellRef { sheet: self.recap.layout.sheets.calculation, row: WEIGHTS, col: self.recap.layout.column(ix) }
    }

    fn points(&self, ix: CriterionIx) -> Expr {
        let instrument = self.recap.source.instrument;
        if self.made_of_children(ix) {
            return added(instrument.criteria[ix].children.iter().map(|&child| self.points(child)));
        }
        let cell = match instrument.round_at {
            RoundAt::Total => self.calculated(ix),
            RoundAt::EveryCriterion => self.printed(ix),
        };
        let scored = call(Fun::IsNumber, [Expr::Cell(cell, Pin::None)]);
        two(Op::Mul, number(&points_that_apply(instrument, ix, self.group)), scored)
    }
}

/// The score that several assessors give together, of the cells of what their answers count as; at least one must be a
/// score. Source: `assessors` in the language.
#[must_use]
pub(crate) fn together(rule: Assessors, all: &Expr) -> Expr {
    let over = |fun| call(fun, [all.clone()]);
    match rule {
        Assessors::Mean => over(Fun::Average),
        Assessors::Median => over(Fun::Median),
        Assessors::Min => over(Fun::Min),
        Assessors::Max => over(Fun::Max),
        Assessors::TrimmedMean => {
            let inner = two(Op::Sub, two(Op::Sub, over(Fun::Sum), over(Fun::Max)), over(Fun::Min));
            let trimmed = two(Op::Div, inner, two(Op::Sub, over(Fun::Count), whole(2)));
            either(two(Op::AtLeast, over(Fun::Count), whole(3)), trimmed, over(Fun::Average))
        }
    }
}

/// The value of an outcome as a cell holds it.
fn constant(outcome: &CriterionScore) -> Scalar {
    match outcome.value() {
        Some(value) => Scalar::Number(value.exact.to_f64()),
        None => Scalar::Text(NONE.into()),
    }
}

/// The same in a formula.
fn literal(outcome: &CriterionScore) -> Expr {
    outcome.value().map_or_else(|| text(NONE), |value| number(&value.exact))
}
