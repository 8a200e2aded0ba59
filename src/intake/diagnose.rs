//! Turns the error of a cell into the code and facts of a finding. The texts are in the catalogue.

use crate::exact::Exact;
use crate::finding::catalogue::{
    CatalogueEntry, E301, E302, E304, E305, E309, E317, E318, E319, E320, E322, E323, E324, E341,
};
use crate::finding::{BilingualFact, Finding, finding};
use crate::intake::answer_cell::CellError;
use crate::rules::instrument::{CountsAs, Criterion, Evidence, Unverified};
use crate::rules::scale::{Choice, Entries};
use crate::rules::{Instrument, Misfit, Reply};

/// A number as people write it: a decimal where it is one, else a fraction.
#[must_use]
pub(crate) fn number(value: &Exact) -> String {
    value.to_decimal(12).unwrap_or_else(|| value.to_string())
}

/// A cell as it is quoted in a sentence: cut where it is long.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// What may be answered to a criterion: `0–100`, `Ya / Tidak`.
#[must_use]
pub(crate) fn expected(criterion: &Criterion, instrument: &Instrument) -> BilingualFact {
    match criterion.entries(instrument) {
        Entries::Range { min, max, step: None } => BilingualFact::number(&format!("{}–{}", number(min), number(max))),
        Entries::Range { min, max, step: Some(step) } => {
            let steps = [0, 1].map(|n| number(&(min + &(step * &Exact::int(n)))));
            let last = if steps[1] == number(max) { String::new() } else { format!("; …; {}", number(max)) };
            BilingualFact::number(&format!("{}; {}{last}", steps[0], steps[1]))
        }
        Entries::Names(choices) => {
            let labels = labels(choices);
            BilingualFact::words(labels.clone(), labels)
        }
        Entries::Numbers(choices) => BilingualFact::number(&labels(choices)),
    }
}

fn labels(choices: &[Choice]) -> String {
    choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join(" / ")
}

/// Why a cell is refused: the code, and the rule that refuses a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RefusedCell {
    pub entry: &'static CatalogueEntry,
    rule: Option<&'static str>,
}

const UNVERIFIED: &str = "unverified";

/// A cell that is no answer.
#[must_use]
pub(crate) const fn unread(cause: &CellError) -> RefusedCell {
    let entry = match cause {
        CellError::NotAnAnswer => &E301,
        CellError::Exponent => &E341,
        CellError::NotAChoice | CellError::ShareOfChoice => &E305,
        CellError::Percent(_) => &E319,
        CellError::ShareOfNothing => &E320,
        CellError::TooLong(_) => &E323,
        CellError::Date => &E317,
        CellError::Boolean | CellError::Error => &E318,
        CellError::Formula => &E322,
    };
    RefusedCell { entry, rule: None }
}

/// A number that does not fit the scale.
#[must_use]
pub(crate) const fn misfit(misfit: &Misfit) -> RefusedCell {
    let entry = match misfit {
        Misfit::OutOfRange { .. } => &E302,
        Misfit::OffStep { .. } => &E304,
        Misfit::NotAChoice => &E305,
    };
    RefusedCell { entry, rule: None }
}

/// A state that the rules refuse. An unverified answer is refused as such, whatever its state.
#[must_use]
pub(crate) const fn refused(reply: &Reply, verified: bool, proven: bool, criterion: &Criterion) -> RefusedCell {
    if !proven && matches!(reply, Reply::Value(_)) && matches!(criterion.states.evidence, Evidence::Error) {
        return RefusedCell { entry: &E324, rule: None };
    }
    let unproven = !verified && matches!(criterion.states.unverified, Unverified::As(CountsAs::Error));
    let rule = match reply {
        _ if unproven => UNVERIFIED,
        Reply::NotApplicable => "not_applicable",
        Reply::NoCase => "no_case",
        Reply::Blank => "blank",
        Reply::Value(_) => UNVERIFIED,
    };
    RefusedCell { entry: &E309, rule: Some(rule) }
}

/// The finding about a refused cell.
#[must_use]
pub(crate) fn finding(refused: &RefusedCell, text: &str, criterion: &Criterion, instrument: &Instrument) -> Finding {
    let digits = text.bytes().filter(u8::is_ascii_digit).count().to_string();
    let (entry, text) = (refused.entry, quoted(text.trim()));
    let (criterion, name, expected) = (&criterion.id, &criterion.name, expected(criterion, instrument));
    let most = Exact::MOST_DIGITS.to_string();
    let Some(rule) = refused.rule else {
        return finding!(
            entry in [E301, E302, E304, E305, E317, E318, E319, E320, E322, E323, E324, E341]:
                text = text, criterion = criterion, name = name, expected = expected, digits = digits, most = most
        );
    };
    let unproven = (rule == UNVERIFIED).then_some("");
    finding!(E309: text = text, criterion = criterion, name = name, expected = expected, rule = rule; unproven = unproven)
}
