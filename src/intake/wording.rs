//! Why a cell is refused -> a finding's code and facts. The words stand in the catalogue.

use super::reply::Unread;
use crate::exact::Exact;
use crate::finding::Finding;
use crate::rules::instrument::{Criterion, Scale, ScaleKind};
use crate::rules::{Instrument, Misfit, Reply};

/// A number as people write it: a decimal where it is one, else a fraction.
#[must_use]
pub fn number(value: &Exact) -> String {
    value.to_decimal(12).unwrap_or_else(|| value.to_string())
}

/// A cell as it is quoted in a sentence: cut where it is long.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// What may be answered to a criterion, in no language: `0–100`, `Ya / Tidak`.
#[must_use]
pub fn expected(criterion: &Criterion, instrument: &Instrument) -> String {
    match (criterion.scale.as_deref(), &criterion.points) {
        (Some(scale), _) => of_scale(scale),
        (None, Some(points)) => format!("0–{}", number(points)),
        (None, None) => format!("{}–{}", number(&instrument.bottom), number(&instrument.top)),
    }
}

fn of_scale(scale: &Scale) -> String {
    match &scale.kind {
        ScaleKind::Number { min, max, step: None } | ScaleKind::Bands { min, max, .. } => {
            format!("{}–{}", number(min), number(max))
        }
        ScaleKind::Number { min, max, step: Some(step) } => {
            let steps = [0, 1].map(|n| number(&(min + &(step * &Exact::int(n)))));
            format!("{}, {}, … {}", steps[0], steps[1], number(max))
        }
        ScaleKind::Choice { choices, .. } => {
            choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join(" / ")
        }
    }
}

/// Why a cell is refused: the code, and the rule that refuses a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    pub code: &'static str,
    rule: Option<&'static str>,
}

/// A cell that is no answer.
#[must_use]
pub const fn unread(cause: &Unread) -> Refused {
    let code = match cause {
        Unread::NotAnAnswer => "E301",
        Unread::NotAChoice | Unread::ShareOfChoice => "E305",
        Unread::Percent(_) => "E319",
        Unread::ShareOfNothing => "E320",
        Unread::Date => "E317",
        Unread::Boolean | Unread::Error => "E318",
        Unread::Formula => "E322",
    };
    Refused { code, rule: None }
}

/// A number that does not fit the scale.
#[must_use]
pub const fn misfit(misfit: &Misfit) -> Refused {
    let code = match misfit {
        Misfit::OutOfRange { .. } => "E302",
        Misfit::OffStep { .. } => "E304",
        Misfit::NotAChoice => "E305",
        Misfit::NoBand => "E306",
    };
    Refused { code, rule: None }
}

/// A state that the rules refuse.
#[must_use]
pub const fn refused(reply: &Reply) -> Refused {
    let rule = match reply {
        Reply::NotApplicable => "not_applicable",
        Reply::NoCase => "no_case",
        Reply::Blank => "blank",
        Reply::Value(_) => "unverified",
    };
    Refused { code: "E309", rule: Some(rule) }
}

/// Fills in the facts about a refused cell.
#[must_use]
pub fn about(
    finding: Finding,
    refused: &Refused,
    text: &str,
    criterion: &Criterion,
    instrument: &Instrument,
) -> Finding {
    finding
        .with("text", quoted(text.trim()))
        .with("criterion", criterion.id.as_str())
        .with("name", criterion.name.as_str())
        .with("expected", expected(criterion, instrument))
        .maybe("rule", refused.rule)
}
