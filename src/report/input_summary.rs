//! What was understood of the inputs: `-v` for people, `understood` in JSON for programs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::answers::AnswerState;
use crate::answers::Assessments;
use crate::answers::Correction;
use crate::answers::Input;
use crate::answers::InputNote;
use crate::answers::MOST_PASSED_OVER;
use crate::answers::subject::Subject;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::number;
use crate::report::words::Word;
use crate::rules::{CriterionIx, Instrument};

/// What was understood, for people. Ends with a line break.
#[must_use]
pub(crate) fn text(instrument: &Instrument, assessments: &Assessments, lang: Lang) -> String {
    let mut lines = vec![format!("{}:", Word::Understood.say(lang))];
    for input in &assessments.inputs {
        lines.extend(about(instrument, input, lang));
    }
    let counts = InputCounts::of(instrument, assessments);
    let count = |word: Word, n: usize| word.with(lang, &[("n", number::count(n as u64, lang))]);
    let numbers = [
        count(Word::CountAgencies, counts.agencies),
        count(Word::CountCriteria, counts.criteria),
        count(Word::CountAssessors, counts.assessors),
    ];
    lines.push(format!("  {}", numbers.join(" · ")));
    let states: Vec<(&'static str, String)> =
        counts.answers.iter().map(|(name, n)| (*name, number::count(*n, lang))).collect();
    lines.push(format!("  {}", Word::AnswersByState.with(lang, &states)));
    if !assessments.corrections.is_empty() {
        lines.push(format!("  {}:", Word::Corrections.say(lang)));
    }
    lines.extend(assessments.corrections.iter().map(|one| corrected(instrument, one)));
    lines.iter().map(|line| printable(line) + "\n").collect()
}

/// A correction in one line, for outputs that carry rows only.
fn corrected(instrument: &Instrument, one: &Correction) -> String {
    let criterion = &instrument.criteria[one.criterion].id;
    let assessor = if one.assessor.is_empty() { String::new() } else { format!(" ({})", one.assessor) };
    let reason = if one.reason.is_empty() { String::new() } else { format!(": {}", one.reason) };
    format!("    {} · {criterion}{assessor}: {} → {}{reason}", one.agency, one.old, one.new)
}

/// What was understood of published tables, for people.
#[must_use]
pub(crate) fn tables(instrument: &Instrument, tables: &[Input], lang: Lang) -> String {
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
    let encoding = |name: &str| match input.byte_order_mark {
        true => Word::WithMark.with(lang, &[("encoding", name.to_owned())]),
        false => name.to_owned(),
    };
    fact(Word::Encoding, input.encoding.map(encoding));
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
    if !input.passed_over.is_empty() {
        let more = (input.passed_over.len() >= MOST_PASSED_OVER).then(|| "…".to_owned());
        let rows = input.passed_over.iter().map(u64::to_string).chain(more).collect::<Vec<_>>();
        lines.push(format!("    {}", Word::RowsPassedOver.with(lang, &[("rows", rows.join(", "))])));
    }
    lines.extend(input.notes.iter().map(|note| format!("    {}", said(note, lang))));
    if let Some(account) = &input.account {
        let counts = account.counts.iter().map(|(used, count)| format!("{} {used}", number::count(*count, lang)));
        let counts = counts.collect::<Vec<_>>().join(" + ");
        let counts = format!("{counts} = {}", number::count(account.cells, lang));
        lines.push(format!("    {}", Word::CellsUsed.with(lang, &[("counts", counts)])));
        lines.extend(account.not_read.iter().map(|one| {
            let facts = [
                ("cells", number::count(one.cells, lang)),
                ("column", one.column.clone()),
                ("example", one.example.clone()),
            ];
            format!("    {}", Word::CellsNotRead.with(lang, &facts))
        }));
    }
    ignored.retain(|heading| !heading.is_empty());
    if !ignored.is_empty() {
        lines.push(format!("    {}", Word::ColumnsIgnored.with(lang, &[("headings", ignored.join(", "))])));
    }
    lines
}

/// A note in words.
fn said(note: &InputNote, lang: Lang) -> String {
    match note {
        InputNote::MergedDown { range, column, text } => {
            let facts = [("range", range.clone()), ("column", column.clone()), ("text", text.clone())];
            Word::MergedDown.with(lang, &facts)
        }
        InputNote::GroupHeading { line, group } => {
            Word::GroupHeading.with(lang, &[("line", line.to_string()), ("group", group.clone())])
        }
    }
}

/// How much there is of everything.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct InputCounts {
    agencies: usize,
    /// Criteria that anybody answered.
    criteria: usize,
    /// Assessors with a name.
    assessors: usize,
    answers: BTreeMap<&'static str, u64>,
}

impl InputCounts {
    /// Counts what was read.
    #[must_use]
    pub(crate) fn of(instrument: &Instrument, assessments: &Assessments) -> Self {
        let subjects = || (0..assessments.agencies.len()).map(Subject::Agency).chain([Subject::Everybody]);
        let answered = |ix: CriterionIx| subjects().any(|subject| assessments.store.cell(subject, ix).is_answered());
        Self {
            agencies: assessments.agencies.len(),
            criteria: (0..instrument.criteria.len()).filter(|&ix| answered(ix)).count(),
            assessors: assessments.assessors.iter().filter(|name| !name.is_empty()).count(),
            answers: AnswerState::ALL.map(|state| (state.name(), assessments.states.of(state))).into(),
        }
    }
}
