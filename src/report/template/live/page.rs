//! What people see of the live score: one line on the form, and a sheet with the score of every criterion.
//!
//! None of its headings is one of a table of answers, so that reading never takes it for one.

use super::asked::LiveState;
use super::formulas::LiveFormulas;
use super::layout::LiveColumn;
use super::total::ResultState;
use super::words;
use crate::exact::Exact;
use crate::report::class_colours::of_classes;
use crate::report::phrase::Phrase;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::{CriterionIx, TOTAL};
use crate::workbook::book::{CellStyle, Colouring};
use crate::workbook::formula::{CellRef, Expr, Fun, Op, Pin, call, either, text, two, whole};

/// Columns: the criterion, its part of the branch, what is answered, its score, what there is to say.
const WIDTHS: [f64; 5] = [60.0, 22.0, 16.0, 16.0, 38.0];
/// The row of the headings.
const HEAD: u32 = 8;

impl LiveFormulas<'_, '_> {
    /// Writes both; everything else stands already.
    pub(super) fn page(&mut self) {
        let headline = self.headline();
        self.write(self.form.headline, &headline, CellStyle::Part);
        let (lang, sheet) = (self.form.lang, self.form.page);
        let at = |row, col| CellRef { sheet, row, col };
        let title = format!("{} · {}", words::PAGE.say(lang), notes::title(self.form.instrument));
        self.book.text(at(0, 0), &title, CellStyle::Title);
        self.book.text(at(1, 0), words::ABOUT.say(lang), CellStyle::Small);
        let result = Expr::Cell(self.layout.result(), Pin::Both);
        let complete = Expr::Cell(self.layout.coverage(), Pin::Both);
        let look = CellStyle::Score(self.form.instrument.decimals);
        let lines = [
            (words::COMPLETE.say(lang), complete, CellStyle::Percent),
            (words::ANSWERED.say(lang), self.done(TOTAL), CellStyle::Count),
            (words::RESULT.say(lang), result, look),
            (Word::Class.say(lang), Expr::Cell(self.layout.class_cell(), Pin::Both), CellStyle::Label),
        ];
        let classless = self.form.instrument.classes.is_empty();
        for (row, (label, expr, look)) in (3..).zip(lines).take(if classless { 3 } else { 4 }) {
            self.book.text(at(row, 0), label, CellStyle::Sum);
            self.write(at(row, 1), &expr, look);
        }
        let why = self.why(|_| text(""));
        self.write(at(5, 2), &why, CellStyle::Line);
        self.colour(at(6, 1));
        self.table();
    }

    /// `3 dari 40`: how many questions below a criterion are answered.
    fn done(&self, ix: CriterionIx) -> Expr {
        let asked = self.form.instrument.below(ix).into_iter().filter(|&below| self.is_asked(below)).count();
        let of = words::OF.with(self.form.lang, &[("n", asked.to_string())]);
        two(Op::Join, Expr::Cell(self.layout.cell(ix, LiveColumn::Answered), Pin::Both), text(of))
    }

    /// Why there is no total; what stands for a total that is there.
    fn why(&self, scored: impl Fn(&Self) -> Expr) -> Expr {
        let all: [(ResultState, Phrase); 7] = [
            (ResultState::NoAnswers, words::NO_ANSWERS),
            (ResultState::Faulty, words::FAULTY),
            (ResultState::Waits, words::WAITS),
            (ResultState::Withdrawn, words::WITHDRAWN),
            (ResultState::TooLittle, words::TOO_LITTLE),
            (ResultState::TooMuchLeftOut, words::TOO_MUCH),
            (ResultState::NothingCounts, words::NOTHING),
        ];
        let state = || Expr::Cell(self.layout.result_state(), Pin::Both);
        all.iter().fold(scored(self), |rest, (known, phrase)| {
            either(two(Op::Eq, state(), known.expr()), text(phrase.say(self.form.lang)), rest)
        })
    }

    /// One line: how complete it is, the score and the class.
    fn headline(&self) -> Expr {
        let lang = self.form.lang;
        let join = |a, b| two(Op::Join, a, b);
        let percent = two(Op::Mul, Expr::Cell(self.layout.coverage(), Pin::Both), whole(100));
        let complete = join(text(words::HEAD_COMPLETE.say(lang)), call(Fun::Round, [percent, whole(0)]));
        let complete = join(complete, text("%"));
        let digits = whole(i64::from(self.form.instrument.decimals));
        let score = call(Fun::Fixed, [Expr::Cell(self.layout.result(), Pin::Both), digits, whole(1)]);
        let scored = join(text(words::HEAD_SCORE.say(lang)), score);
        let class = join(text(" · "), Expr::Cell(self.layout.class_cell(), Pin::Both));
        let scored = if self.form.instrument.classes.is_empty() { scored } else { join(scored, class) };
        let state = Expr::Cell(self.layout.result_state(), Pin::Both);
        let is_scored = two(Op::Eq, state, ResultState::Scored.expr());
        let why = join(text(" · "), self.why(|_| text("")));
        join(complete, either(is_scored, scored, why))
    }

    /// Gives the class its colour, whatever it is.
    fn colour(&mut self, class: CellRef) {
        for (at, color) in of_classes(&self.form.instrument.classes).into_iter().enumerate() {
            let label = Expr::Cell(self.layout.class(at, 0), Pin::Both);
            let same = call(Fun::Exact, [Expr::Cell(class, Pin::None), label]);
            if let Some(formula) = self.book.written(class.sheet, &same) {
                let (first, last) = ((class.row, class.col), (class.row, class.col));
                self.book.sheets[class.sheet].colouring.push(Colouring { first, last, formula, color });
            }
        }
    }

    fn table(&mut self) {
        let (lang, sheet) = (self.form.lang, self.form.page);
        let heads = [words::BRANCHES, words::SHARE, words::DONE, words::SO_FAR, words::REMARK];
        for (col, (phrase, width)) in (0..).zip(heads.into_iter().zip(WIDTHS)) {
            self.book.heading(CellRef { sheet, row: HEAD, col }, phrase.say(lang), width);
        }
        let shown: Vec<CriterionIx> = (1..self.form.instrument.criteria.len())
            .filter(|&ix| self.form.instrument.below(ix).into_iter().any(|below| self.is_asked(below)))
            .collect();
        let mut row = HEAD;
        for ix in shown {
            row += 1;
            self.line(row, ix);
        }
        let made = &mut self.book.sheets[sheet];
        made.frozen = (HEAD + 1, 0);
        made.repeated = Some((0, HEAD));
        made.printed = Some((row, 4));
        made.protected = true;
        made.portrait = true;
        self.book.finish_rows(sheet);
    }

    fn line(&mut self, row: u32, ix: CriterionIx) {
        let sheet = self.form.page;
        let at = |col| CellRef { sheet, row, col };
        let criterion = &self.form.instrument.criteria[ix];
        let name = format!("{}{}  {}", "    ".repeat(criterion.depth.saturating_sub(1)), criterion.id, criterion.name);
        let branch = !criterion.is_leaf();
        self.book.text(at(0), &name, if branch { CellStyle::Sum } else { CellStyle::Wrapped });
        let share: Exact = self.plan.percent_of_parent(self.form.instrument, ix);
        self.book.number(at(1), share.to_f64(), CellStyle::Score(2));
        if branch {
            let done = self.done(ix);
            self.write(at(2), &done, CellStyle::Label);
        }
        let printed = Expr::Cell(self.layout.cell(ix, LiveColumn::Printed), Pin::Both);
        self.write(at(3), &printed, CellStyle::Score(self.form.instrument.decimals));
        let states: [(LiveState, Phrase); 9] = [
            (LiveState::LeftOut, words::LEFT_OUT),
            (LiveState::Empty, words::EMPTY),
            (LiveState::Gated, words::GATED),
            (LiveState::UnaskedNotMet, words::UNASKED),
            (LiveState::UnaskedMet, words::UNASKED),
            (LiveState::Withdrawn, words::WITHDRAWN),
            (LiveState::Barred, words::WITHDRAWN),
            (LiveState::Unknown, words::UNKNOWN),
            (LiveState::Faulty, words::FAULTY),
        ];
        let state = || Expr::Cell(self.layout.cell(ix, LiveColumn::State), Pin::Both);
        let blank = two(Op::Eq, Expr::Cell(self.layout.cell(ix, LiveColumn::Answered), Pin::Both), whole(0));
        let scored = either(blank, text(words::EMPTY.say(self.form.lang)), text(""));
        let remark = states.iter().fold(scored, |rest, (known, phrase)| {
            either(two(Op::Eq, state(), known.expr()), text(phrase.say(self.form.lang)), rest)
        });
        self.write(at(4), &remark, CellStyle::Wrapped);
    }
}
