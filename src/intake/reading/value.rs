//! The value of an answer cell: fast path for plain numbers, slow path for everything else.

use super::super::{Keep, Shared};
use super::{KnownWord, Pass, Whose, narrow, remember, unescaped};
use crate::answers::Amount;
use crate::answers::AnswerState;
use crate::answers::Compact;
use crate::exact::{Exact, Rounding};
use crate::finding::catalogue::{E313, E314, W340};
use crate::finding::{BilingualFact, Finding, finding};
use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::intake::batch::KeptAnswer;
use crate::intake::cell_values::CellValue;
use crate::intake::compiled_scale::plain_number;
use crate::intake::compiled_scale::short_number;
use crate::intake::diagnose;
use crate::intake::header::TableShape;
use crate::rules::{CriterionIx, Reply};
use crate::table::cell::CellKind;
use crate::table::records::CellSpan;

/// One cell of answers with everything its row says.
#[derive(Debug, Clone, Copy)]
pub(super) struct AnswerContext<'c> {
    pub cells: &'c [CellSpan],
    pub column: usize,
    pub criterion: CriterionIx,
    /// Which of the row's values it is.
    pub at: usize,
    pub verified: bool,
    /// The `verified` cell is empty: no beside a value, nothing beside a state.
    pub unsaid: bool,
    pub whose: Whose,
}

impl AnswerContext<'_> {
    fn cell(&self) -> CellSpan {
        self.cells[self.column]
    }

    /// Whether a reply counts as verified: where nothing is said of it, a state does and a value does not.
    fn is_verified(&self, reply: &Reply) -> bool {
        self.verified || self.unsaid && !matches!(reply, Reply::Value(_))
    }
}

impl Pass<'_, '_> {
    /// The value of a cell. An error is reported and marks the row.
    pub(super) fn value(&mut self, asked: AnswerContext<'_>) -> CellValue {
        let correction = if asked.whose.corrected { self.correction(asked) } else { None };
        let (value, above_zero) = match correction {
            Some(number) => {
                let value = self.corrected(asked, number);
                self.found.refuted.extend((value == CellValue::Refused).then_some(number));
                (value, None)
            }
            None => self.plain(asked),
        };
        if self.shared.asks[asked.criterion].shared != asked.whose.everybody {
            return self.not_for(asked, value);
        }
        let kept = self.shared.keep != Keep::Nothing && !matches!(value, CellValue::Nothing | CellValue::Refused);
        if kept && !self.brief(asked, value, above_zero) {
            let new = correction.map(|number| self.shared.corrections.all()[number].new.as_str());
            self.keep(asked, new);
        }
        value
    }

    /// Keeps an answer compact, if that is asked for and it fits; likewise blanks, of which only the evidence matters.
    fn brief(&mut self, asked: AnswerContext<'_>, value: CellValue, above_zero: Option<bool>) -> bool {
        let Some(row) = self.found.rows.last() else { return false };
        if self.shared.keep != Keep::Compact || !asked.verified || asked.whose.everybody || row.faulty {
            return false;
        }
        let evidence = self.table.header.columns.evidence.is_some_and(|at| !self.is_blank(asked.cells[at]));
        match (value, above_zero) {
            (CellValue::Blank, _) => {}
            (CellValue::Millionths(own), Some(above_zero)) => {
                let (about, assessor) = (asked.whose.identity, asked.whose.assessor);
                let criterion = u32::try_from(asked.criterion).unwrap_or(u32::MAX);
                let Some(brief) = Compact::of(about, criterion, assessor, above_zero && !evidence, own) else {
                    return false;
                };
                self.found.compact.push(brief);
            }
            _ => return false,
        }
        if let Some(row) = self.found.rows.last_mut() {
            row.evidence |= evidence;
        }
        true
    }

    /// Whether the row holds evidence.
    fn has_evidence(&self, asked: AnswerContext<'_>) -> bool {
        self.table.header.columns.evidence.is_some_and(|at| !self.is_blank(asked.cells[at]))
    }

    /// An agency answers what is shared, or `*` what is not: an error, unless it is a blank.
    fn not_for(&mut self, asked: AnswerContext<'_>, value: CellValue) -> CellValue {
        if value != CellValue::Blank {
            let criterion = &self.shared.instrument.criteria[asked.criterion];
            let entry = if criterion.shared { &E313 } else { &E314 };
            self.fault();
            self.tell(
                entry,
                asked.cell(),
                asked.column,
                || finding!(entry in [E313, E314]: criterion = criterion.id.as_str()),
            );
        }
        CellValue::Nothing
    }

    /// Fast path of [`Self::value`] for a verified answer that is blank or a plain number. Returns `None` without side
    /// effects if it needs the slow path.
    #[inline(always)]
    pub(super) fn fast_answer(&mut self, cell: CellSpan, column: usize, criterion: CriterionIx) -> Option<CellValue> {
        let ask = &self.shared.asks[criterion];
        if ask.shared {
            return None;
        }
        if cell.start == cell.end {
            self.found.states.count(AnswerState::Blank);
            return Some(CellValue::Blank);
        }
        if !matches!(cell.kind, CellKind::Text | CellKind::Quoted) {
            return None;
        }
        let (x, marks) = short_number(self.text.as_bytes(), cell.start as usize, cell.end as usize)?;
        let own = ask.gauge.value(x)?;
        self.witness(marks, cell, column);
        self.found.states.count(AnswerState::Value);
        Some(CellValue::Millionths(own))
    }

    /// What a cell counts as where nothing corrects it, and whether it is above 0 (`None`: it is no value).
    fn plain(&mut self, asked: AnswerContext<'_>) -> (CellValue, Option<bool>) {
        let cell = asked.cell();
        let bytes = self.bytes(cell);
        let ask = &self.shared.asks[asked.criterion];
        if matches!(cell.kind, CellKind::Text | CellKind::Quoted | CellKind::Number)
            && (asked.verified || ask.unverified_counts)
            && let Some((x, marks)) = plain_number(bytes)
            && let Some(own) = ask.gauge.value(x)
        {
            if cell.kind != CellKind::Number {
                self.witness(marks, cell, asked.column);
            }
            let state = if asked.verified { AnswerState::Value } else { AnswerState::Unverified };
            self.found.states.count(state);
            return (CellValue::Millionths(own), Some(x > 0));
        }
        if bytes.is_empty() {
            self.found.states.count(AnswerState::Blank);
            return (CellValue::Blank, None);
        }
        self.word(asked)
    }

    /// Slow path: any cell, through [`crate::intake::answer_cell`] and the rules. Results are cached by the bytes of
    /// the cell.
    fn word(&mut self, asked: AnswerContext<'_>) -> (CellValue, Option<bool>) {
        let cell = asked.cell();
        let mut key = std::mem::take(&mut self.memory.key);
        key.clear();
        key.extend_from_slice(&asked.criterion.to_le_bytes());
        let proven = !self.shared.asks[asked.criterion].by_evidence || self.has_evidence(asked);
        let said = u8::from(asked.verified) | u8::from(asked.unsaid) << 1 | u8::from(proven) << 2;
        key.extend_from_slice(&[said, cell.kind as u8]);
        key.extend_from_slice(self.bytes(cell));
        let known = self.memory.words.get(key.as_slice()).cloned();
        let known = match known {
            Some(Err(code)) if !self.shared.quota.wants(code) => {
                // Cached error: the code is full, so only the count changes.
                self.fault();
                self.count(code);
                Err(code)
            }
            Some(Ok(known)) => Ok(known),
            Some(Err(_)) | None => {
                let text = unescaped(self.text, cell);
                let known = self.weigh(&text, cell.kind, asked);
                remember(&mut self.memory.words, &key, known.clone());
                known
            }
        };
        self.memory.key = key;
        let Ok(known) = known else { return (CellValue::Refused, None) };
        self.witness(known.marks, cell, asked.column);
        let above_zero = known.above_zero;
        (self.of(known, asked), above_zero)
    }

    fn of(&mut self, known: KnownWord, asked: AnswerContext<'_>) -> CellValue {
        if known.not_applicable && self.shared.grouped[asked.criterion] {
            let row = self.found.rows.len() - 1;
            let width =
                if self.table.header.layout == TableShape::Long { 1 } else { self.table.header.columns.answers.len() };
            self.found.not_applicable.push(narrow(row * width + asked.at));
        }
        self.found.states.count(known.state);
        match known.amount {
            Amount::Millionths(own) => CellValue::Millionths(own),
            Amount::Blank => CellValue::Blank,
            Amount::LeftOut => CellValue::LeftOut,
            Amount::Score(score) => {
                self.found.scores.push(score);
                CellValue::Score(narrow(self.found.scores.len() - 1))
            }
        }
    }

    /// What a text counts as; an error is reported, and the row marked: its code.
    fn weigh(&mut self, text: &str, kind: CellKind, asked: AnswerContext<'_>) -> Result<KnownWord, &'static str> {
        let instrument = self.shared.instrument;
        let criterion = &instrument.criteria[asked.criterion];
        let proven = !self.shared.asks[asked.criterion].by_evidence || self.has_evidence(asked);
        let refused = match answer_cell::answer(text, kind, criterion, instrument) {
            Err(cause) => diagnose::unread(&cause),
            Ok((reply, marks)) => match criterion.count_with(&reply, asked.is_verified(&reply), proven, instrument) {
                Err(cause) => diagnose::misfit(&cause),
                Ok(counted) => match Amount::of(counted, &criterion.factor(instrument)) {
                    Some(amount) => {
                        if let Some(short) = converted_digits(text, kind) {
                            let text = diagnose::quoted(text.trim());
                            self.tell(&W340, asked.cell(), asked.column, || finding!(W340: text = text, short = short));
                        }
                        let not_applicable = reply == Reply::NotApplicable;
                        let state = AnswerState::of(&reply, asked.is_verified(&reply));
                        let above_zero = match &reply {
                            Reply::Value(value) => Some(*value > Exact::ZERO),
                            _ => None,
                        };
                        return Ok(KnownWord { amount, marks, not_applicable, state, above_zero });
                    }
                    None => diagnose::refused(&reply, asked.is_verified(&reply), proven, criterion),
                },
            },
        };
        self.fault();
        self.tell(refused.entry, asked.cell(), asked.column, || {
            diagnose::finding(&refused, text, criterion, instrument)
        });
        Err(refused.entry.code)
    }

    /// The correction that names this answer.
    fn correction(&self, asked: AnswerContext<'_>) -> Option<usize> {
        let Shared { registry, corrections, .. } = self.shared;
        let assessor = registry.assessor_name(asked.whose.assessor);
        registry.look(asked.whose.identity, |names| corrections.find(names, asked.criterion, &assessor))
    }

    /// The new value of a corrected answer, where the old one is as the correction says.
    fn corrected(&mut self, asked: AnswerContext<'_>, number: usize) -> CellValue {
        let shared = self.shared;
        let correction = &shared.corrections.all()[number];
        let criterion = &shared.instrument.criteria[asked.criterion];
        let text = unescaped(self.text, asked.cell());
        let read =
            |text: &str, kind| answer_cell::answer(text, kind, criterion, shared.instrument).map(|answer| answer.0);
        self.found.corrected.push(number);
        let old = read(&correction.old, CellKind::Text);
        if old.is_err() || old != read(&text, asked.cell().kind) {
            let none = BilingualFact::words("kosong", "blank");
            let said = |text: &str| if text.is_empty() { none.clone() } else { BilingualFact::words(text, text) };
            let (old, found) = (said(correction.old.trim()), said(&diagnose::quoted(text.trim())));
            let finding = finding!(E411: old = old, found = found, criterion = criterion.id.as_str());
            let (place, excerpt) = (correction.place.clone(), correction.excerpt.clone());
            self.found.findings.push(Finding { place, excerpt, ..finding });
            self.fault();
            return CellValue::Refused;
        }
        match self.weigh(&correction.new, CellKind::Text, asked) {
            Ok(known) => self.of(known, asked),
            Err(_) => CellValue::Refused,
        }
    }

    fn keep(&mut self, asked: AnswerContext<'_>, new: Option<&str>) {
        let cell = asked.cell();
        let instrument = self.shared.instrument;
        let (text, kind) = match new {
            Some(new) => (new.into(), CellKind::Text),
            None => (unescaped(self.text, cell), cell.kind),
        };
        let criterion = &instrument.criteria[asked.criterion];
        let Ok((reply, _)) = answer_cell::answer(&text, kind, criterion, instrument) else { return };
        let said = |column: Option<usize>| {
            let text = self.tidied(asked.cells[column?]);
            (!text.is_empty()).then(|| Box::from(text.as_ref()))
        };
        let columns = &self.table.header.columns;
        let (evidence, note) = (said(columns.evidence), said(columns.note));
        let declared = said(columns.score.filter(|_| columns.verified_score == Some(asked.column)));
        let text = Box::from(text.trim());
        let place = self.place(cell, asked.column);
        let row = narrow(self.found.rows.len() - 1);
        let verified = asked.is_verified(&reply);
        self.found.kept.push(KeptAnswer {
            row,
            value: narrow(asked.at),
            reply,
            text,
            verified,
            declared,
            evidence,
            note,
            place,
        });
    }

    /// Notes which decimal marks a number has, and where each was first seen.
    #[inline]
    pub(super) fn witness(&mut self, marks: Marks, cell: CellSpan, column: usize) {
        self.found.witnesses.in_doubt += u64::from(marks.is_in_doubt());
        let new = marks.0 & !self.found.witnesses.seen.0;
        if new != 0 {
            self.first_witness(marks, new, cell, column);
        }
    }

    #[cold]
    fn first_witness(&mut self, marks: Marks, new: u8, cell: CellSpan, column: usize) {
        self.found.witnesses.seen = self.found.witnesses.seen.and(marks);
        let place = self.place(cell, column);
        for (bit, first) in self.found.witnesses.first.iter_mut().enumerate() {
            if new & (1 << bit) != 0 {
                *first = Some(Box::new((place.clone(), self.body.excerpt(cell))));
            }
        }
    }
}

/// The short decimal that a converter may have written these digits for: spreadsheets keep 15 of them, and a program
/// that writes more shows the noise of binary numbers (`59.994999999999999999` for 59.995). `None`: nothing of the kind.
fn converted_digits(text: &str, kind: CellKind) -> Option<String> {
    const KEPT: usize = 15;
    const SHORT: usize = 12;
    let text = text.trim();
    let (whole, part) = text.split_once(['.', ','])?;
    let digits = format!("{whole}{part}");
    let significant = digits.trim_start_matches(['-', '0']);
    let plain = significant.len() > KEPT && significant.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || !matches!(kind, CellKind::Text | CellKind::Quoted | CellKind::Escaped) {
        return None;
    }
    let value = Exact::parse_decimal(&format!("{whole}.{part}"))?;
    let decimals = u32::try_from(part.len().checked_sub(significant.len() - KEPT)?).ok()?;
    let kept = value.to_fixed(decimals, Rounding::HalfUp);
    let short = kept.trim_end_matches('0').trim_end_matches('.');
    let length = short.bytes().filter(u8::is_ascii_digit).count();
    (length <= SHORT && short != text.replace(',', ".")).then(|| short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_a_converter_adds_are_told_from_digits_that_are_meant() {
        let short = |text: &str| converted_digits(text, CellKind::Text);
        assert_eq!(short("59.994999999999999999").as_deref(), Some("59.995"));
        assert_eq!(short("59,99499999999999").as_deref(), Some("59.995"));
        assert_eq!(short("-0.30000000000000004").as_deref(), Some("-0.3"));
        for meant in ["59.995", "83.612345678901234", "33.333333333333333", "1234567890123456", "2/3"] {
            assert_eq!(short(meant), None, "{meant}");
        }
    }
}
