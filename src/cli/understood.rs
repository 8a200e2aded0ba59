//! What was understood of the inputs (`-v`, JSON), and who still owes what.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::intake::Taken;
use crate::analysis::quality::Completeness;
use crate::assessments::{Assessments, Input, Subject};
use crate::finding::render::printable;
use crate::intake::Intake;
use crate::lang::Lang;
use crate::report::grid::{Column, Grid};
use crate::report::number;
use crate::report::words::Word;
use crate::rules::{CriterionIx, Instrument, Reply};

/// Agencies and criteria told one by one; how many more there are is told too.
const TOLD: usize = 20;

/// What was understood, for people. Ends with a line break.
#[must_use]
pub fn text(instrument: &Instrument, intake: &Intake, lang: Lang) -> String {
    let mut lines = vec![format!("{}:", Word::Understood.say(lang))];
    for input in &intake.assessments.inputs {
        lines.extend(about(instrument, input, lang));
    }
    let counts = Counts::of(instrument, &intake.assessments);
    let count = |word: Word, n: usize| word.with(lang, &[("n", number::count(n as u64, lang))]);
    lines.push(format!(
        "  {} · {} · {}",
        count(Word::CountAgencies, intake.assessments.agencies.len()),
        count(Word::CountCriteria, counts.criteria),
        count(Word::CountAssessors, counts.assessors)
    ));
    if let Some(states) = &counts.states {
        let facts: Vec<(&'static str, String)> =
            states.iter().map(|(name, n)| (*name, number::count(*n as u64, lang))).collect();
        lines.push(format!("  {}", Word::AnswersByState.with(lang, &facts)));
    }
    lines.iter().map(|line| printable(line) + "\n").collect()
}

fn about(instrument: &Instrument, input: &Input, lang: Lang) -> Vec<String> {
    let mark = |c: char| if c == '\t' { Word::Tab.say(lang).to_owned() } else { c.to_string() };
    let layout = if input.layout == "wide" { Word::LayoutWide } else { Word::LayoutLong };
    let mut facts = vec![layout.say(lang).to_owned()];
    let mut fact = |word: Word, value: Option<String>| facts.extend(value.map(|v| format!("{} {v}", word.say(lang))));
    fact(Word::Delimiter, input.delimiter.map(mark));
    fact(Word::Encoding, input.encoding.map(str::to_owned));
    fact(Word::DecimalMark, input.decimal_mark.map(mark));
    facts.push(Word::HeaderRow.with(lang, &[("n", input.header_row.to_string())]));
    facts.push(Word::RowsOf.with(lang, &[("n", number::count(input.rows, lang))]));
    let mut lines = vec![format!("  {}: {}", input.path, facts.join(" · "))];
    let criteria: BTreeSet<&str> = instrument.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let (mut answered, mut ignored) = (Vec::new(), Vec::new());
    for (heading, meaning) in &input.columns {
        match meaning.as_deref() {
            None => ignored.push(heading.as_str()),
            Some(id) if criteria.contains(id) => answered.push(id),
            Some(meaning) => {
                let facts = [("heading", heading.clone()), ("meaning", meaning.to_owned())];
                lines.push(format!("    {}", Word::ColumnMeans.with(lang, &facts)));
            }
        }
    }
    if !answered.is_empty() {
        let facts = [("n", answered.len().to_string()), ("ids", answered.join(", "))];
        lines.push(format!("    {}", Word::CriteriaColumns.with(lang, &facts)));
    }
    if !ignored.is_empty() {
        lines.push(format!("    {}", Word::ColumnsIgnored.with(lang, &[("headings", ignored.join(", "))])));
    }
    lines
}

/// How much there is of everything.
struct Counts {
    criteria: usize,
    assessors: usize,
    /// Where single answers were kept.
    states: Option<BTreeMap<&'static str, usize>>,
}

impl Counts {
    fn of(instrument: &Instrument, assessments: &Assessments) -> Self {
        let subjects = (0..assessments.agencies.len()).map(Subject::Agency).chain([Subject::Everybody]);
        let mut answered: BTreeSet<CriterionIx> = BTreeSet::new();
        for subject in subjects {
            let all = 0..instrument.criteria.len();
            answered.extend(all.filter(|&ix| assessments.tallies.cell(subject, ix).is_answered()));
        }
        let states = assessments.answers.as_ref().map(|answers| {
            let names = ["values", "blank", "not_applicable", "no_case", "unverified"];
            let mut states: BTreeMap<&'static str, usize> = names.into_iter().map(|name| (name, 0)).collect();
            for answer in answers {
                let state = match answer.reply {
                    Reply::Blank => "blank",
                    _ if !answer.verified => "unverified",
                    Reply::Value(_) => "values",
                    Reply::NotApplicable => "not_applicable",
                    Reply::NoCase => "no_case",
                };
                *states.entry(state).or_default() += 1;
            }
            states
        });
        Self { criteria: answered.len(), assessors: assessments.assessors.len(), states }
    }
}

/// The same numbers for programs.
#[must_use]
pub fn numbers(instrument: &Instrument, intake: &Intake) -> Value {
    let counts = Counts::of(instrument, &intake.assessments);
    json!({
        "agencies": intake.assessments.agencies.len(),
        "criteria": counts.criteria,
        "assessors": counts.assessors,
        "answers": counts.states,
    })
}

/// Who still owes what, as two tables; nothing where nobody owes anything.
#[must_use]
pub fn owing(taken: &Taken, completeness: &Completeness, lang: Lang) -> String {
    if completeness.by_agency.is_empty() {
        return String::new();
    }
    let Taken { instrument, intake } = taken;
    let mut agencies = Grid::new(vec![
        Column::label(&instrument.agency_label),
        Column::number(Word::Owed.say(lang)),
        Column::text(Word::OwedIds.say(lang)),
    ]);
    for (&at, owed) in completeness.by_agency.iter().take(TOLD) {
        let ids: Vec<&str> = owed.iter().take(5).map(|&ix| instrument.criteria[ix].id.as_str()).collect();
        let rest = if owed.len() > ids.len() { ", …" } else { "" };
        let name = printable(&intake.assessments.agencies[at].name);
        agencies.row(vec![name, owed.len().to_string(), format!("{}{rest}", ids.join(", "))]);
    }
    let mut criteria = Grid::new(vec![Column::label(Word::Criterion.say(lang)), Column::number(Word::Owed.say(lang))]);
    for (&ix, count) in completeness.by_criterion.iter().take(TOLD) {
        let criterion = &instrument.criteria[ix];
        criteria.row(vec![format!("{} {}", criterion.id, criterion.name), count.to_string()]);
    }
    let rest = |all: usize| match all.saturating_sub(TOLD) {
        0 => String::new(),
        n => Word::AndMore.with(lang, &[("n", n.to_string())]) + "\n",
    };
    format!(
        "{}\n\n{}:\n{}{}\n{}:\n{}{}",
        Word::Completeness.say(lang),
        Word::ByAgency.say(lang),
        agencies.render(None),
        rest(completeness.by_agency.len()),
        Word::ByCriterion.say(lang),
        criteria.render(None),
        rest(completeness.by_criterion.len()),
    )
}
