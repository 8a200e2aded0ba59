//! The other columns of a row besides the score: criterion, assessor, verification.

use crate::finding::catalogue::{E308, E310, E315, E316, E321, W341};
use crate::finding::finding;
use crate::intake::answer_cell;
use crate::intake::answer_cell::numeral;
use crate::intake::batch::NO_CRITERION;
use crate::intake::batch::StatedTotal;
use crate::intake::cell_values::CellValue;
use crate::intake::diagnose;
use crate::intake::headings::with_zeros;
use crate::intake::reading::Pass;
use crate::intake::reading::Whose;
use crate::intake::reading::narrow;
use crate::intake::reading::remember;
use crate::intake::reading::unescaped;
use crate::intake::reading::value::AnswerContext;
use crate::names::normal::fold;
use crate::names::normal::nearest;
use crate::rules::CriterionIx;
use crate::table::cell::CellKind;
use crate::table::records::CellSpan;

impl Pass<'_, '_> {
    /// One row per answer.
    pub(super) fn long(&mut self, cells: &[CellSpan], whose: Whose) {
        let columns = &self.table.header.columns;
        let (Some(criterion_at), Some(column)) = (columns.criterion, columns.score) else { return self.nothing() };
        let Some(criterion) = self.criterion(cells, criterion_at) else {
            self.fault();
            return self.nothing();
        };
        self.compare_name(cells, criterion);
        let by_verifier = columns.verified_score.filter(|&at| !self.is_blank(cells[at]));
        let (verified, unsaid) = match by_verifier {
            Some(_) => (Some(true), false),
            None => (self.verified(cells), self.says_nothing(cells)),
        };
        let column = by_verifier.unwrap_or(column);
        let verified_here = verified.unwrap_or(true);
        let asked = AnswerContext { cells, column, criterion, at: 0, verified: verified_here, unsaid, whose };
        let value = self.value(asked);
        let value = if verified.is_none() && value != CellValue::Nothing { CellValue::Refused } else { value };
        self.found.criteria.push(u32::try_from(criterion).unwrap_or(NO_CRITERION));
        self.found.values.push(value);
    }

    /// Notes where the name of a criterion is another than in the rules: a form of other rules, or of another year.
    fn compare_name(&mut self, cells: &[CellSpan], criterion: CriterionIx) {
        let Some(at) = self.table.header.columns.criterion_name else { return };
        let text = self.tidied(cells[at]);
        let name = &self.shared.instrument.criteria[criterion].name;
        if text.is_empty() || fold(&text) == fold(name) || self.shared.headings.criterion(&text) == Some(criterion) {
            return;
        }
        let text = diagnose::quoted(&text);
        let (id, name) = (self.shared.instrument.criteria[criterion].id.clone(), diagnose::quoted(name));
        self.tell(&W341, cells[at], at, || finding!(W341: text = text, criterion = id, name = name));
    }

    /// One row per agency, or per agency and assessor.
    pub(super) fn wide(&mut self, cells: &[CellSpan], whose: Whose) {
        let verified = self.verified(cells);
        let unsaid = self.says_nothing(cells);
        let columns = &self.table.header.columns;
        let across = self.across.as_mut().filter(|_| !whose.corrected && !whose.everybody);
        if across.is_none_or(|across| !across.read(self.text.as_bytes(), cells, &mut self.found)) {
            for (at, &(column, criterion)) in columns.answers.iter().enumerate() {
                let verified = verified.unwrap_or(true);
                let value = self.value(AnswerContext { cells, column, criterion, at, verified, unsaid, whose });
                self.found.values.push(value);
            }
        }
        for &(column, criterion) in &columns.stated {
            self.stated(cells[column], column, criterion);
        }
    }

    fn stated(&mut self, cell: CellSpan, column: usize, criterion: CriterionIx) {
        let Some(number) = numeral(&unescaped(self.text, cell)) else { return };
        if !matches!(cell.kind, CellKind::Number | CellKind::Percent) {
            self.witness(number.marks, cell, column);
        }
        let place = self.place(cell, column);
        let row = narrow(self.found.rows.len() - 1);
        self.found.stated.push(StatedTotal { row, criterion, value: number.value, place });
    }

    pub(super) fn assessor(&mut self, cells: &[CellSpan]) -> u32 {
        let Some(at) = self.table.header.columns.assessor else { return self.memory.nameless };
        let cell = cells[at];
        let (text, start, end) = (self.text.as_bytes(), cell.start as usize, cell.end as usize);
        if let Some(number) = self.memory.recent_assessors.get(text, start, end) {
            return number;
        }
        let bytes = self.bytes(cell);
        let known = self.memory.assessors.get(bytes).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.shared.registry.assessor(&self.tidied(cell));
            remember(&mut self.memory.assessors, bytes, number);
            number
        });
        self.memory.recent_assessors.put(text, start, end, number);
        number
    }

    /// What the `verified` cell says; `None`: nothing that is known.
    #[inline]
    fn verified(&mut self, cells: &[CellSpan]) -> Option<bool> {
        match self.table.header.columns.verified {
            None => Some(true),
            Some(at) => self.said_verified(cells, at),
        }
    }

    /// Whether there is a `verified` cell and it is empty.
    #[inline]
    fn says_nothing(&self, cells: &[CellSpan]) -> bool {
        self.table.header.columns.verified.is_some_and(|at| self.is_blank(cells[at]))
    }

    fn said_verified(&mut self, cells: &[CellSpan], at: usize) -> Option<bool> {
        let cell = cells[at];
        let text = unescaped(self.text, cell);
        let verified = answer_cell::verified(&text, cell.kind);
        if verified.is_none() {
            self.fault();
            self.tell(&E310, cell, at, || finding!(E310: text = diagnose::quoted(text.trim())));
        }
        verified
    }

    fn criterion(&mut self, cells: &[CellSpan], at: usize) -> Option<CriterionIx> {
        let cell = cells[at];
        if cell.kind == CellKind::Number {
            return self.new_criterion(cells, at).map(|number| number as usize);
        }
        let (text, start, end) = (self.text.as_bytes(), cell.start as usize, cell.end as usize);
        if let Some(number) = self.memory.recent_criteria.get(text, start, end) {
            return Some(number as usize);
        }
        let number = match self.memory.criteria.get(self.bytes(cell)).copied() {
            Some(Ok(number)) => number,
            Some(Err(code)) if !self.shared.quota.wants(code) => {
                // Cached error: the code is full, so only the count changes.
                self.count(code);
                return None;
            }
            Some(Err(_)) | None => self.new_criterion(cells, at)?,
        };
        self.memory.recent_criteria.put(text, start, end, number);
        Some(number as usize)
    }

    fn new_criterion(&mut self, cells: &[CellSpan], at: usize) -> Option<u32> {
        let cell = cells[at];
        let text = self.tidied(cell);
        if text.is_empty() {
            self.tell(&E315, cell, at, || finding!(E315));
            return None;
        }
        if self.is_header(cells, at) {
            return self.header_again(cells);
        }
        let number = cell.kind == CellKind::Number;
        if number && let Some(longer) = with_zeros(self.shared.instrument, &text) {
            self.tell(&E316, cell, at, || finding!(E316: text = text.as_ref(), code = longer));
            return None;
        }
        let Some(criterion) = self.shared.headings.criterion(&text) else {
            self.unknown_criterion(cell, at, &text);
            return None;
        };
        let number = u32::try_from(criterion).unwrap_or(NO_CRITERION);
        if cell.kind != CellKind::Number {
            let bytes = self.bytes(cell);
            remember(&mut self.memory.criteria, bytes, Ok(number));
        }
        Some(number)
    }

    fn unknown_criterion(&mut self, cell: CellSpan, at: usize, text: &str) {
        let entry = if self.shared.headings.is_ambiguous(text) { &E321 } else { &E308 };
        // A repeated header is looked at anew each time.
        if cell.kind != CellKind::Number && self.table.header.headings.get(at).is_none_or(|heading| heading != text) {
            let bytes = self.bytes(cell);
            remember(&mut self.memory.criteria, bytes, Err(entry.code));
        }
        let date = cell.kind == CellKind::Date || is_date(text);
        let near = if !date && self.shared.quota.wants(entry.code) { self.near(text) } else { None };
        self.tell(entry, cell, at, || {
            let text = diagnose::quoted(text);
            let (date, near) = if date { (Some(text.clone()), None) } else { (None, near) };
            finding!(entry in [E308, E321]: text = text; date = date, near = near)
        });
    }

    /// The criterion that an unknown text may mean, for its finding. The last result is cached: the same mistake recurs
    /// in many rows.
    fn near(&mut self, text: &str) -> Option<String> {
        if let Some((known, near)) = &self.memory.near
            && **known == *text
        {
            return near.clone();
        }
        let criteria = &self.shared.instrument.criteria;
        let names = criteria.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]);
        let near = nearest(text, names).and_then(|name| criteria.iter().find(|c| c.id == name || c.name == name));
        let near = near.map(|c| format!("{} ({})", c.id, c.name));
        self.memory.near = Some((text.into(), near.clone()));
        near
    }
}

/// Whether a text is what a spreadsheet writes where it took a code such as 1.1 for a day: `01-Jan`, `1-Mei`.
fn is_date(text: &str) -> bool {
    let Some((day, month)) = text.split_once(['-', ' ']) else { return false };
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    digits(day) && letters(month)
}
