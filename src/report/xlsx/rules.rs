//! The sheet of rules: classes with their bounds (which formulas read), the tree of criteria, what states count as.

use super::Recap;
use super::answers::NONE;
use super::layout::{FIRST, HEAD, column};
use crate::report::number;
use crate::report::rules as told;
use crate::report::scores::notes;
use crate::report::words::{self, Word};
use crate::rules::{CriterionIx, TOTAL};
use crate::workbook::book::CellStyle;
use crate::workbook::formula::CellRef;

/// Writes the sheet, and remembers where the classes stand.
pub(crate) fn fill(recap: &mut Recap<'_>) {
    recap.layout.class_rows = FIRST;
    let sheet = recap.layout.sheets.rules;
    let widths = [26.0, 46.0, 14.0, 12.0, 22.0, 60.0, 60.0];
    for (col, width) in widths.into_iter().enumerate() {
        recap.book.sheets[sheet].widths.insert(column(col), width);
    }
    let mut row = classes(recap) + 1;
    row = criteria(recap, row) + 1;
    lines(recap, row);
}

fn classes(recap: &mut Recap<'_>) -> u32 {
    let (source, sheet) = (recap.source, recap.layout.sheets.rules);
    for (col, word) in [Word::Class, Word::Code, Word::LowestScore, Word::Bound].into_iter().enumerate() {
        recap.book.text(CellRef { sheet, row: HEAD, col: column(col) }, word.say(source.lang), CellStyle::Head);
    }
    for (place, class) in source.instrument.classes.iter().enumerate() {
        let at = |col| CellRef { col, ..recap.class_cell(place, 0) };
        let (label, code, value, how) = (at(0), at(1), at(2), at(3));
        recap.book.text(label, &class.label, CellStyle::Label);
        recap.optional(code, class.code.as_deref());
        if let Some(bound) = &class.bound {
            recap.exact(value, &bound.value);
            recap.book.text(how, if bound.inclusive { "≥" } else { ">" }, CellStyle::Label);
        }
    }
    let none = recap.class_cell(source.instrument.classes.len(), 0);
    if none.row > recap.layout.class_rows {
        recap.colour(sheet, (recap.layout.class_rows, 0), (none.row - 1, 0));
    }
    recap.book.text(none, NONE, CellStyle::Label);
    recap.book.text(CellRef { col: 1, ..none }, Word::NoClass.say(source.lang), CellStyle::Small);
    none.row + 1
}

fn criteria(recap: &mut Recap<'_>, row: u32) -> u32 {
    let (source, sheet) = (recap.source, recap.layout.sheets.rules);
    let heads = [Word::Id, Word::Name, Word::Weight, Word::Parent, Word::MadeBy, Word::Answered, Word::Conditions];
    for (col, word) in heads.into_iter().enumerate() {
        recap.book.text(CellRef { sheet, row, col: column(col) }, word.say(source.lang), CellStyle::Head);
    }
    let mut row = row;
    for ix in 1..source.instrument.criteria.len() {
        row += 1;
        criterion(recap, row, ix);
    }
    row + 1
}

fn criterion(recap: &mut Recap<'_>, row: u32, ix: CriterionIx) {
    let (source, sheet) = (recap.source, recap.layout.sheets.rules);
    let (instrument, lang) = (source.instrument, source.lang);
    let criterion = &instrument.criteria[ix];
    let at = |col| CellRef { sheet, row, col };
    recap.book.text(at(0), &criterion.id, CellStyle::Wrapped);
    recap.book.text(at(1), &criterion.name, CellStyle::Wrapped);
    if let Some(weight) = &criterion.weight {
        recap.exact(at(2), weight);
    }
    let parent =
        criterion.parent.filter(|&parent| parent != TOTAL).map(|parent| instrument.criteria[parent].id.as_str());
    recap.optional(at(3), parent);
    if criterion.is_leaf() {
        recap.optional(at(5), Some(&allowed(recap, ix)));
    } else {
        recap.optional(at(4), Some(words::combine(criterion.combine).say(lang)));
        let scale = criterion.scale.as_ref().map(|scale| told::scale(scale, lang));
        recap.optional(at(5), scale.as_deref());
    }
    let mut rules = told::own_answer_rules(instrument, ix, told::common_blank(instrument), lang);
    rules.extend(criterion.gate.iter().map(|gate| told::gate(instrument, gate, lang)));
    if let Some(groups) = &criterion.groups {
        rules.push(Word::OnlyGroups.with(lang, &[("groups", groups.join(", "))]));
    }
    if criterion.shared {
        rules.push(Word::Shared.say(lang).to_owned());
    }
    rules.extend(criterion.note.clone());
    recap.optional(at(6), (!rules.is_empty()).then(|| rules.join("; ")).as_deref());
}

/// What may be answered, in words.
fn allowed(recap: &Recap<'_>, ix: CriterionIx) -> String {
    told::allowed(recap.source.instrument, ix, recap.source.lang)
}

fn lines(recap: &mut Recap<'_>, row: u32) {
    let (source, sheet) = (recap.source, recap.layout.sheets.rules);
    let (instrument, lang) = (source.instrument, source.lang);
    let range = format!("{} – {}", number::weight(&instrument.bottom, lang), number::weight(&instrument.top, lang));
    let mut parts = vec![
        (Word::Range, vec![range]),
        (Word::MadeBy, vec![words::combine(instrument.criteria[TOTAL].combine).say(lang).to_owned()]),
        (Word::Rounded, vec![notes::rounding(instrument, lang)]),
        (Word::RanksAndTies, vec![notes::ranks(instrument, lang)]),
        (Word::AnswerRules, told::answer_rules(instrument, lang)),
    ];
    parts.push((Word::Caps, instrument.caps.iter().map(|cap| told::cap(instrument, cap, lang)).collect()));
    let mut row = row;
    for (word, texts) in parts.into_iter().filter(|(_, texts)| !texts.is_empty()) {
        recap.book.text(CellRef { sheet, row, col: 0 }, word.say(lang), CellStyle::Part);
        for text in texts {
            recap.book.text(CellRef { sheet, row, col: 1 }, &text, CellStyle::Line);
            row += 1;
        }
    }
}
