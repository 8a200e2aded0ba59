//! The values that options take: which are possible, and how their text is read.

use std::str::FromStr;

use clap::builder::PossibleValuesParser;

use crate::cli::malformed::Malformed;
use crate::i18n::date::CalendarDay;
use crate::report::schema::SCHEMAS;
use crate::report::scores::FORMATS;
use crate::report::{check, compare, explain, robustness, rules, tables, template, verify};
use crate::rules::decree::Decree;
use crate::scoring::Detail;

/// Which tables of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TableChoice {
    All,
    /// From 1.
    Number(usize),
}

pub(super) fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

pub(super) fn check_formats() -> PossibleValuesParser {
    PossibleValuesParser::new(check::FORMATS.iter().map(|format| format.name))
}

pub(super) fn form_formats() -> PossibleValuesParser {
    PossibleValuesParser::new(template::FORMATS.iter().map(|format| format.name))
}

pub(super) fn explanations() -> PossibleValuesParser {
    PossibleValuesParser::new(explain::FORMATS.iter().map(|format| format.name))
}

pub(super) fn verdicts() -> PossibleValuesParser {
    PossibleValuesParser::new(verify::FORMATS.iter().map(|format| format.name))
}

pub(super) fn comparisons() -> PossibleValuesParser {
    PossibleValuesParser::new(compare::FORMATS.iter().map(|format| format.name))
}

pub(super) fn instruments() -> PossibleValuesParser {
    PossibleValuesParser::new(rules::FORMATS.iter().map(|format| format.name))
}

pub(super) fn robustness_formats() -> PossibleValuesParser {
    PossibleValuesParser::new(robustness::FORMATS.iter().map(|format| format.name))
}

pub(super) fn table_formats() -> PossibleValuesParser {
    PossibleValuesParser::new(tables::FORMATS.iter().map(|format| format.name))
}

pub(super) fn schemas() -> PossibleValuesParser {
    PossibleValuesParser::new(SCHEMAS.iter().map(|schema| schema.name))
}

pub(super) fn whole<T: FromStr>(text: &str) -> Result<T, Malformed> {
    text.parse().map_err(|_| Malformed::Whole)
}

pub(super) fn depth(text: &str) -> Result<Detail, Malformed> {
    if text.eq_ignore_ascii_case("all") {
        return Ok(Detail::All);
    }
    text.parse().map(Detail::Depth).map_err(|_| Malformed::Depth)
}

pub(super) fn table(text: &str) -> Result<TableChoice, Malformed> {
    if text.eq_ignore_ascii_case("all") {
        return Ok(TableChoice::All);
    }
    one_table(text).map(TableChoice::Number).map_err(|_| Malformed::Table)
}

/// A table by its number from 1.
pub(super) fn one_table(text: &str) -> Result<usize, Malformed> {
    text.parse().ok().filter(|number| *number > 0).ok_or(Malformed::OneTable)
}

/// A day, as in 2026-12-15.
pub(super) fn day(text: &str) -> Result<CalendarDay, Malformed> {
    CalendarDay::parse(text).ok_or(Malformed::Day)
}

/// The sheet that is asked for, by name or as `#` and the number of a table.
pub(super) fn sheet(name: Option<&String>, table: Option<usize>) -> Option<String> {
    name.cloned().or_else(|| table.map(|number| format!("#{number}")))
}

/// `ID=ANSWER`; an answer may be empty (a blank) and may hold further equals signs.
pub(super) fn set(text: &str) -> Result<(String, String), Malformed> {
    match text.split_once('=') {
        Some((id, answer)) if !id.trim().is_empty() => Ok((id.trim().to_owned(), answer.to_owned())),
        _ => Err(Malformed::Set),
    }
}

/// `KEY=TEXT` with one of [`Decree::KEYS`].
pub(super) fn decree(text: &str) -> Result<(String, String), Malformed> {
    let (key, text) = text.split_once('=').ok_or(Malformed::Decree)?;
    let (key, text) = (key.trim().to_lowercase(), text.trim());
    let known = Decree::KEYS.contains(&key.as_str()) && !text.is_empty();
    if known { Ok((key, text.to_owned())) } else { Err(Malformed::Decree) }
}

pub(super) fn column(text: &str) -> Result<(String, String), Malformed> {
    match text.split_once('=') {
        Some((meaning, heading)) if !meaning.trim().is_empty() && !heading.trim().is_empty() => {
            Ok((meaning.trim().to_owned(), heading.trim().to_owned()))
        }
        _ => Err(Malformed::Column),
    }
}
