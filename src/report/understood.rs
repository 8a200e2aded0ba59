//! What was understood of the inputs: `-v` for people, `understood` in JSON for programs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::number;
use super::words::Word;
use crate::assessments::{AnswerState, Assessments, Input, Subject};
use crate::finding::render::printable;
use crate::lang::Lang;
use crate::rules::{CriterionIx, Instrument};

/// What was understood, for people. Ends with a line break.
#[must_use]
pub fn text(instrument: &Instrument, assessments: &Assessments, lang: Lang) -> String {
    let mut lines = vec![format!("{}:", Word::Understood.say(lang))];
    for input in &assessments.inputs {
        lines.extend(about(instrument, input, lang));
    }
    let counts = Counts::of(instrument, assessments);
    let count = |word: Word, n: usize| word.with(lang, &[("n", number::count(n as u64, lang))]);
    let mut numbers = vec![count(Word::CountAgencies, counts.agencies), count(Word::CountCriteria, counts.criteria)];
    if counts.assessors > 0 {
        numbers.push(count(Word::CountAssessors, counts.assessors));
    }
    lines.push(format!("  {}", numbers.join(" · ")));
    let states: Vec<(&'static str, String)> =
        counts.answers.iter().map(|(name, n)| (*name, number::count(*n, lang))).collect();
    lines.push(format!("  {}", Word::AnswersByState.with(lang, &states)));
    lines.iter().map(|line| printable(line) + "\n").collect()
}

/// What was understood of published tables, for people.
#[must_use]
pub fn tables(instrument: &Instrument, tables: &[Input], lang: Lang) -> String {
    let title = format!("{}:", Word::Understood.say(lang));
    let lines = std::iter::once(title).chain(tables.iter().flat_map(|table| about(instrument, table, lang)));
    lines.map(|line| printable(&line) + "\n").collect()
}

fn about(instrument: &Instrument, input: &Input, lang: Lang) -> Vec<String> {
    let mark = |c: char| if c == '\t' { Word::Tab.say(lang).to_owned() } else { c.to_string() };
    let layout = match input.layout {
        "wide" => Word::LayoutWide,
        "published" => Word::LayoutPublished,
        _ => Word::LayoutLong,
    };
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
#[derive(Debug, Clone, Serialize)]
pub struct Counts {
    agencies: usize,
    /// Criteria that anybody answered.
    criteria: usize,
    /// Assessors with a name.
    assessors: usize,
    answers: BTreeMap<&'static str, u64>,
}

impl Counts {
    /// Counts what was read.
    #[must_use]
    pub fn of(instrument: &Instrument, assessments: &Assessments) -> Self {
        let subjects = || (0..assessments.agencies.len()).map(Subject::Agency).chain([Subject::Everybody]);
        let answered = |ix: CriterionIx| subjects().any(|subject| assessments.tallies.cell(subject, ix).is_answered());
        Self {
            agencies: assessments.agencies.len(),
            criteria: (0..instrument.criteria.len()).filter(|&ix| answered(ix)).count(),
            assessors: assessments.assessors.iter().filter(|name| !name.is_empty()).count(),
            answers: AnswerState::ALL.map(|state| (state.name(), assessments.states.of(state))).into(),
        }
    }
}
