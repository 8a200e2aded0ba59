//! What stands in the answer cells, and what it counts as: by the formulas of the recap's sheet of answers, after what
//! was typed is understood.

use super::asked::AskedCell;
use super::formulas::LiveFormulas;
use super::layout::LiveColumn;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::words::Word;
use crate::report::xlsx::answers::{NONE, labelled, labels, measured};
use crate::report::xlsx::rounding::guarded;
use crate::rules::instrument::{CountsAs, Criterion, Evidence};
use crate::rules::scale::Entries;
use crate::workbook::book::CellStyle;
use crate::workbook::formula::{CellRef, Expr, Fun, Op, Pin, call, either, number, text, two, whole};

/// What was read where a cell holds a state, and where it holds something that is no answer.
pub(super) const NOT_APPLICABLE: &str = "N";
const NO_CASE: &str = "K";
pub(super) const FAULTY: &str = "!";

impl LiveFormulas<'_, '_> {
    /// Writes what was read of each answer, and what it counts as.
    pub(super) fn answers(&mut self) {
        let mut places = vec![0; self.form.instrument.criteria.len()];
        for asked in self.form.asked {
            let assessor = places[asked.criterion];
            places[asked.criterion] += 1;
            let read = self.layout.read(asked.criterion, assessor);
            let expr = self.read(asked);
            self.write(read, &expr, CellStyle::Plain);
            let expr = self.counted(asked, read);
            let counted = self.layout.counted(asked.criterion, assessor);
            self.write(counted, &expr, CellStyle::Plain);
        }
        // What is not asked of everybody stays without an answer there.
        for asked in self.form.asked {
            for assessor in places[asked.criterion]..self.layout.assessors {
                self.book.text(self.layout.counted(asked.criterion, assessor), "", CellStyle::Plain);
            }
        }
    }

    /// The number that was typed (of a choice: its value), an empty text, or what state it is.
    fn read(&self, asked: &AskedCell) -> Expr {
        let criterion = &self.form.instrument.criteria[asked.criterion];
        let cell = || Expr::Cell(asked.answer, Pin::Both);
        let typed = || call(Fun::Trim, [cell()]);
        let otherwise = if asked.is_text && labels(criterion).is_none() {
            call(Fun::IfError, [self.typed_number(asked, &typed()), text(FAULTY)])
        } else {
            text(FAULTY)
        };
        let states = states(&typed(), otherwise);
        if labels(criterion).is_some() {
            let aliases = criterion.scale.iter().flat_map(|scale| &scale.aliases);
            let choices = criterion.entries(self.form.instrument).choices().unwrap_or_default();
            let states = aliases.fold(states, |rest, alias| {
                let Some(choice) = choices.get(alias.choice) else { return rest };
                either(two(Op::Eq, typed(), text(&*alias.spelling)), number(&choice.value), rest)
            });
            return labelled(criterion, &typed(), &Exact::ONE, states);
        }
        either(call(Fun::IsNumber, [cell()]), cell(), states)
    }

    /// The number in a text with whatever decimal mark, or that part of the highest value (`480/503`).
    fn typed_number(&self, asked: &AskedCell, typed: &Expr) -> Expr {
        let criterion = &self.form.instrument.criteria[asked.criterion];
        let value = |part: Expr| {
            let plain = call(Fun::Substitute, [part, text(","), text(".")]);
            call(Fun::NumberValue, [plain, text("."), text(" ")])
        };
        let slash = || call(Fun::Find, [text("/"), typed.clone()]);
        let above = call(Fun::Left, [typed.clone(), two(Op::Sub, slash(), whole(1))]);
        let below = call(Fun::Mid, [typed.clone(), two(Op::Add, slash(), whole(1)), whole(40)]);
        let most = criterion.most(self.form.instrument).unwrap_or(Exact::HUNDRED);
        let share = two(Op::Div, two(Op::Mul, value(above), number(&most)), value(below));
        either(call(Fun::IsNumber, [slash()]), share, value(typed.clone()))
    }

    /// The score that an answer counts as; an empty text for a blank, a dash for what is left out.
    fn counted(&self, asked: &AskedCell, read: CellRef) -> Expr {
        let instrument = self.form.instrument;
        let criterion = &instrument.criteria[asked.criterion];
        let value = || Expr::Cell(read, Pin::None);
        let clean = || if asked.is_text && labels(criterion).is_none() { guarded(value()) } else { value() };
        let score = measured(criterion, &clean(), &criterion.factor(instrument), &text(FAULTY));
        let score = either(fits(criterion, instrument, &clean()), self.proven(asked, &value(), score), text(FAULTY));
        let state = |word: &str, rule: &CountsAs, rest| either(two(Op::Eq, value(), text(word)), counts_as(rule), rest);
        let rest = state(NO_CASE, &criterion.states.no_case, text(FAULTY));
        let rest = state(NOT_APPLICABLE, &criterion.states.not_applicable, rest);
        let rest = either(two(Op::Eq, value(), text("")), text(""), rest);
        either(call(Fun::IsNumber, [value()]), score, rest)
    }

    /// The score, unless it needs evidence that is not there.
    fn proven(&self, asked: &AskedCell, value: &Expr, score: Expr) -> Expr {
        let criterion = &self.form.instrument.criteria[asked.criterion];
        let lacking = match criterion.states.evidence {
            Evidence::None | Evidence::Optional => return score,
            Evidence::Zero => whole(0),
            Evidence::Error => text(FAULTY),
        };
        let lowest = criterion.entries(self.form.instrument).ends();
        let (Some(evidence), Some([lowest, _])) = (asked.evidence, lowest) else { return score };
        let blank = two(Op::Eq, call(Fun::Trim, [Expr::Cell(evidence, Pin::Both)]), text(""));
        let unproven = call(Fun::And, [blank, two(Op::Greater, value.clone(), number(lowest))]);
        either(unproven, lacking, score)
    }

    /// Writes how many questions below each criterion are answered.
    pub(super) fn answered(&mut self) {
        for ix in self.layout.order.clone().into_iter().rev() {
            let criterion = &self.form.instrument.criteria[ix];
            let expr = match (criterion.is_leaf(), self.is_asked(ix)) {
                (false, _) => call(Fun::Sum, [self.of_children(ix, LiveColumn::Answered)]),
                (true, false) => whole(0),
                (true, true) => either(two(Op::Greater, self.replies(ix), whole(0)), whole(1), whole(0)),
            };
            self.put(ix, LiveColumn::Answered, &expr);
        }
    }

    /// Whether the form asks a question.
    pub(super) fn is_asked(&self, ix: crate::rules::CriterionIx) -> bool {
        self.form.asked.iter().any(|asked| asked.criterion == ix)
    }

    /// What the answers to a question count as: a stretch of cells.
    pub(super) fn all_counted(&self, ix: crate::rules::CriterionIx) -> Expr {
        Expr::Area(self.layout.counted(ix, 0), self.layout.counted(ix, self.layout.assessors - 1), Pin::None)
    }

    /// How many answers to a question count as a word.
    pub(super) fn counted_as(&self, ix: crate::rules::CriterionIx, word: &str) -> Expr {
        call(Fun::SumProduct, [two(Op::Mul, call(Fun::Exact, [self.all_counted(ix), text(word)]), whole(1))])
    }

    /// How many answers to a question are none of blank and faulty.
    fn replies(&self, ix: crate::rules::CriterionIx) -> Expr {
        two(Op::Add, call(Fun::Count, [self.all_counted(ix)]), self.counted_as(ix, NONE))
    }
}

/// The states that the words of a form name, in both languages; dashes are blanks.
fn states(typed: &Expr, otherwise: Expr) -> Expr {
    let is = |word: &str| two(Op::Eq, typed.clone(), text(word));
    let either_of = |word: Word| call(Fun::Or, Lang::ALL.map(|lang| is(word.say(lang))));
    let rest = either(either_of(Word::FormNoCase), text(NO_CASE), otherwise);
    let rest = either(either_of(Word::FormNotApplicable), text(NOT_APPLICABLE), rest);
    either(call(Fun::Or, ["", "-", "–", "—"].map(is)), text(""), rest)
}

/// What a state counts as.
fn counts_as(rule: &CountsAs) -> Expr {
    match rule {
        CountsAs::Error => text(FAULTY),
        CountsAs::Exclude => text(NONE),
        CountsAs::Score(score) => number(score),
    }
}

/// Whether a number may be entered. Source: "Scales" in the language.
fn fits(criterion: &Criterion, instrument: &crate::rules::Instrument, value: &Expr) -> Expr {
    match criterion.entries(instrument) {
        // Only the value of one of them was read.
        Entries::Names(_) => whole(1),
        Entries::Numbers(choices) => {
            let same: Vec<Expr> =
                choices.iter().map(|choice| two(Op::Eq, value.clone(), number(&choice.value))).collect();
            call(Fun::Or, same)
        }
        Entries::Range { min, max, step } => {
            let mut tests =
                vec![two(Op::AtLeast, value.clone(), number(min)), two(Op::AtLeast, number(max), value.clone())];
            if let Some(step) = step {
                let steps = || guarded(two(Op::Div, two(Op::Sub, value.clone(), number(min)), number(step)));
                tests.push(two(Op::Eq, steps(), call(Fun::Round, [steps(), whole(0)])));
            }
            call(Fun::And, tests)
        }
    }
}
