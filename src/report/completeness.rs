//! The completeness table of `check`: who still owes what, by agency and by criterion.

use super::grid::{Column, Grid};
use super::words::Word;
use crate::analysis::quality::Completeness;
use crate::assessments::Assessments;
use crate::finding::render::printable;
use crate::lang::Lang;
use crate::rules::Instrument;

/// Agencies and criteria told one by one; how many more there are is told too.
const TOLD: usize = 20;

/// Who still owes what, as two tables; nothing where nobody owes anything.
#[must_use]
pub fn owing(
    instrument: &Instrument,
    assessments: &Assessments,
    completeness: &Completeness,
    screen: Option<usize>,
    lang: Lang,
) -> String {
    if completeness.by_agency.is_empty() {
        return String::new();
    }
    let mut agencies = Grid::new(vec![
        Column::text(printable(&instrument.agency_label)),
        Column::number(Word::Owed.say(lang)),
        Column::text(Word::OwedIds.say(lang)),
    ]);
    for (&at, owed) in completeness.by_agency.iter().take(TOLD) {
        let ids: Vec<&str> = owed.iter().take(5).map(|&ix| instrument.criteria[ix].id.as_str()).collect();
        let rest = if owed.len() > ids.len() { ", …" } else { "" };
        let name = printable(&assessments.agencies[at].name);
        agencies.row(vec![name, owed.len().to_string(), format!("{}{rest}", ids.join(", "))]);
    }
    let mut criteria = Grid::new(vec![Column::text(Word::Criterion.say(lang)), Column::number(Word::Owed.say(lang))]);
    for (&ix, count) in completeness.by_criterion.iter().take(TOLD) {
        let criterion = &instrument.criteria[ix];
        criteria.row(vec![printable(&format!("{} {}", criterion.id, criterion.name)), count.to_string()]);
    }
    let rest = |all: usize| match all.saturating_sub(TOLD) {
        0 => String::new(),
        n => Word::AndMore.with(lang, &[("n", n.to_string())]) + "\n",
    };
    format!(
        "{}\n\n{}:\n{}{}\n{}:\n{}{}",
        Word::Completeness.say(lang),
        Word::ByAgency.say(lang),
        agencies.render(screen),
        rest(completeness.by_agency.len()),
        Word::ByCriterion.say(lang),
        criteria.render(screen),
        rest(completeness.by_criterion.len()),
    )
}
