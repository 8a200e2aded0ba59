//! JSON: `ikip.compare/1`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::CompareReport;
use crate::analysis::compare::Break;
use crate::analysis::compare::Cause;
use crate::analysis::compare::Comparison;
use crate::analysis::compare::Move;
use crate::analysis::compare::OneSided;
use crate::analysis::compare::Transitions;
use crate::analysis::compare::Trend;
use crate::analysis::compare::TrendRow;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::finding::render;
use crate::report::json_number::Number;
use crate::report::json_number::number;
use crate::report::provenance::{
    CorrectionJson, InputJson, PROGRAM, ProgramJson, RulesProvenance, corrections, sources,
};
use crate::rules::scale::Bound;

/// The name and version of the shape.
pub(crate) const SCHEMA: &str = "ikip.compare/1";

#[derive(Serialize)]
struct ComparisonJson<'a> {
    schema: &'static str,
    program: ProgramJson,
    results: Vec<ResultOf<'a>>,
    steps: Vec<StepJson<'a>>,
    trend: Option<TrendOf<'a>>,
    findings: Vec<Value>,
}

#[derive(Serialize)]
struct ResultOf<'a> {
    label: &'a str,
    instrument: RulesProvenance<'a>,
    inputs: Vec<InputJson<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    before: &'a str,
    after: &'a str,
    empty: bool,
    class_break: bool,
    breaks: Vec<BreakOf<'a>>,
    regrouped: Vec<Value>,
    unchanged: usize,
    /// How many are ranked then, now, and on both sides.
    ranked: Value,
    moves: Vec<MoveOf<'a>>,
    entered: Vec<OneSidedOf<'a>>,
    left: Vec<OneSidedOf<'a>>,
    classes: Matrix<'a>,
}

#[derive(Serialize)]
struct Matrix<'a> {
    /// The last line of `counts` is those without a score or class.
    from: &'a [String],
    /// The last column is those without a score or class.
    to: &'a [String],
    counts: &'a [Vec<u64>],
}

#[derive(Serialize)]
struct StandingOf<'a> {
    score: Number,
    exact: String,
    rank: u32,
    /// How many are ranked with it.
    of: u32,
    class: Option<&'a str>,
}

#[derive(Serialize)]
struct MoveOf<'a> {
    id: &'a str,
    name: &'a str,
    group: Option<&'a str>,
    before: StandingOf<'a>,
    after: StandingOf<'a>,
    change: Number,
    /// In lowest terms.
    rounding: String,
    pushed: bool,
    causes: Vec<CauseOf<'a>>,
}

#[derive(Serialize)]
struct OneSidedOf<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(flatten)]
    standing: StandingOf<'a>,
    unscored_there: bool,
}

#[derive(Serialize)]
#[serde(tag = "cause", rename_all = "lowercase")]
enum CauseOf<'a> {
    Answer { criterion: &'a str, before: Option<Number>, after: Option<Number>, effect: Number, exact: String },
    Weights { criterion: &'a str, effect: Number, exact: String },
    Rules { effect: Number, exact: String },
    Together { effect: Number, exact: String },
}

#[derive(Serialize, Default)]
struct BreakOf<'a> {
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Was<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Was<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Was<'a> {
    Text(&'a str),
    Number(Number),
    Range([Number; 2]),
    Classes(Vec<ClassStep<'a>>),
}

#[derive(Serialize)]
struct ClassStep<'a> {
    label: &'a str,
    from: Option<Number>,
    above: Option<Number>,
}

#[derive(Serialize)]
struct TrendOf<'a> {
    labels: &'a [String],
    agencies: Vec<TrendRowOf<'a>>,
}

#[derive(Serialize)]
struct TrendRowOf<'a> {
    id: &'a str,
    name: &'a str,
    points: Vec<Option<StandingOf<'a>>>,
    change: Option<Number>,
    /// The measure changed in between.
    crosses_break: bool,
}

/// One object, indented.
pub(crate) fn write(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = ComparisonJson {
        schema: SCHEMA,
        program: PROGRAM,
        results: report.sides.iter().map(result).collect(),
        steps: report.steps.iter().zip(report.sides.windows(2)).map(|(step, sides)| step_of(step, sides)).collect(),
        trend: report.trend.map(trend),
        findings: report.findings.iter().map(|f| render::json(f, report.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn result<'a>(side: &Side<'a>) -> ResultOf<'a> {
    ResultOf {
        label: side.label,
        instrument: RulesProvenance::new(side.instrument),
        inputs: sources(side.assessments),
        corrections: corrections(side.instrument, side.assessments),
    }
}

fn step_of<'a>(step: &'a Comparison, sides: &[Side<'a>]) -> StepJson<'a> {
    let Transitions { from, to, counts } = &step.transitions;
    StepJson {
        before: sides[0].label,
        after: sides[1].label,
        empty: step.is_empty(),
        class_break: step.classes_break(),
        breaks: step.breaks.iter().map(break_of).collect(),
        regrouped: { step.regrouped.iter() }
            .map(|one| json!({ "id": one.id, "name": one.name, "before": one.before, "after": one.after }))
            .collect(),
        unchanged: step.unchanged,
        ranked: json!({
            "before": step.ranked.before,
            "after": step.ranked.after,
            "both": step.ranked.both,
            "comparable": step.ranked.are_comparable(),
        }),
        moves: step.moves.iter().map(move_of).collect(),
        entered: step.entered.iter().map(one_sided).collect(),
        left: step.left.iter().map(one_sided).collect(),
        classes: Matrix { from, to, counts },
    }
}

fn standing(standing: &Position) -> StandingOf<'_> {
    StandingOf {
        score: number(&standing.score),
        exact: standing.exact.to_string(),
        rank: standing.rank,
        of: standing.of,
        class: standing.class.as_deref(),
    }
}

fn move_of(moved: &Move) -> MoveOf<'_> {
    MoveOf {
        id: &moved.id,
        name: &moved.name,
        group: moved.group.as_deref(),
        before: standing(&moved.before),
        after: standing(&moved.after),
        change: number(&moved.change),
        rounding: moved.rounding().to_string(),
        pushed: moved.pushed,
        causes: moved.causes.iter().map(cause).collect(),
    }
}

fn one_sided(agency: &OneSided) -> OneSidedOf<'_> {
    OneSidedOf {
        id: &agency.id,
        name: &agency.name,
        standing: standing(&agency.standing),
        unscored_there: agency.unscored_there,
    }
}

fn cause(cause: &Cause) -> CauseOf<'_> {
    match cause {
        Cause::Answer { id, before, after, effect, .. } => CauseOf::Answer {
            criterion: id,
            before: before.as_ref().map(number),
            after: after.as_ref().map(number),
            effect: number(effect),
            exact: effect.to_string(),
        },
        Cause::Weights { id, effect, .. } => {
            CauseOf::Weights { criterion: id, effect: number(effect), exact: effect.to_string() }
        }
        Cause::Rules { effect } => CauseOf::Rules { effect: number(effect), exact: effect.to_string() },
        Cause::Together { effect } => CauseOf::Together { effect: number(effect), exact: effect.to_string() },
    }
}

fn break_of(one: &Break) -> BreakOf<'_> {
    let base = BreakOf { what: one.name(), ..BreakOf::default() };
    match one {
        Break::Instrument { before, after } => {
            BreakOf { before: Some(Was::Text(before)), after: Some(Was::Text(after)), ..base }
        }
        Break::Criterion { id, name, added } => BreakOf { id: Some(id), name: Some(name), added: Some(*added), ..base },
        Break::Weight { id, name, before, after } => BreakOf {
            id: Some(id),
            name: Some(name),
            before: Some(Was::Number(number(before))),
            after: Some(Was::Number(number(after))),
            ..base
        },
        Break::Classes { before, after } => {
            BreakOf { before: Some(classes(before)), after: Some(classes(after)), ..base }
        }
        Break::Range { before, after } => {
            let range = |(from, to): &_| Some(Was::Range([number(from), number(to)]));
            BreakOf { before: range(before), after: range(after), ..base }
        }
        Break::Rule { key } => BreakOf { key: Some(key), ..base },
    }
}

fn classes(classes: &[(String, Option<Bound>)]) -> Was<'_> {
    Was::Classes(classes.iter().map(class).collect())
}

fn class((label, bound): &(String, Option<Bound>)) -> ClassStep<'_> {
    let value = |inclusive| bound.as_ref().filter(|b| b.inclusive == inclusive).map(|b| number(&b.value));
    ClassStep { label, from: value(true), above: value(false) }
}

fn trend(trend: &Trend) -> TrendOf<'_> {
    TrendOf { labels: &trend.labels, agencies: trend.rows.iter().map(|row| trend_row(trend, row)).collect() }
}

fn trend_row<'a>(trend: &Trend, row: &'a TrendRow) -> TrendRowOf<'a> {
    TrendRowOf {
        id: &row.id,
        name: &row.name,
        points: row.points.iter().map(|point| point.as_ref().map(standing)).collect(),
        change: row.change.as_ref().map(number),
        crosses_break: trend.crosses_a_break(row),
    }
}
