//! JSON (`ikip.scores/1`) and JSON Lines (the same, one agency a line). Source: section "What comes out" of the
//! README; its JSON Schema is `schemas/scores.json`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::analysis::answered::{self, StageAnswers};
use crate::finding;
use crate::report::input_summary::InputCounts;
use crate::report::json_number::Number;
use crate::report::json_number::number;
use crate::report::provenance::{
    CorrectionJson, InputJson, PROGRAM, ProgramJson, RulesProvenance, corrections, sources,
};
use crate::report::view::ScoreReport;
use crate::rules::CriterionIx;
use crate::scoring::plan::Plan;
use crate::scoring::{AgencyScore, CriterionScore, GroupScore, UnroundedScore};

/// The name and version of the shape.
pub(crate) const SCHEMA: &str = "ikip.scores/1";

/// One object, indented.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let shares = Shares::new(report);
    let head = ScoresHead::new(report);
    let agencies = Each(|| report.rows.iter().map(|row| AgencyJson::new(report, &shares, row)));
    let document = ScoresJson { head, agencies, tail: Tail::new(report) };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// First everything but the agencies, then one agency a line.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_lines(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let shares = Shares::new(report);
    if report.header {
        let first = First { head: ScoresHead::new(report), tail: Tail::new(report) };
        serde_json::to_writer(&mut *out, &first)?;
        out.write_all(b"\n")?;
    }
    for row in &report.rows {
        serde_json::to_writer(&mut *out, &AgencyJson::new(report, &shares, row))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// What stands before the agencies, in one line: rules, program and inputs.
///
/// # Errors
/// None that is known.
#[cfg(feature = "parquet")]
pub(super) fn head(report: &ScoreReport<'_>) -> io::Result<String> {
    Ok(serde_json::to_string(&ScoresHead::new(report))?)
}

#[derive(Serialize)]
struct ScoresJson<'a, A: Serialize> {
    #[serde(flatten)]
    head: ScoresHead<'a>,
    agencies: A,
    #[serde(flatten)]
    tail: Tail<'a>,
}

#[derive(Serialize)]
struct First<'a> {
    #[serde(flatten)]
    head: ScoresHead<'a>,
    #[serde(flatten)]
    tail: Tail<'a>,
}

/// What stands before the agencies.
#[derive(Serialize)]
struct ScoresHead<'a> {
    schema: &'static str,
    program: ProgramJson,
    instrument: RulesProvenance<'a>,
    inputs: Vec<InputJson<'a>>,
    understood: InputCounts,
}

/// What stands after them.
#[derive(Serialize)]
struct Tail<'a> {
    groups: Vec<GroupJson<'a>>,
    summary: Option<SummaryJson<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
    findings: Vec<Json>,
}

impl<'a> ScoresHead<'a> {
    fn new(report: &ScoreReport<'a>) -> Self {
        Self {
            schema: SCHEMA,
            program: PROGRAM,
            instrument: RulesProvenance::new(report.instrument),
            inputs: sources(report.assessments),
            understood: InputCounts::of(report.instrument, report.assessments),
        }
    }
}

impl<'a> Tail<'a> {
    fn new(report: &ScoreReport<'a>) -> Self {
        Self {
            groups: report.groups.iter().map(|group| GroupJson::new(report, group)).collect(),
            summary: SummaryJson::new(report),
            corrections: corrections(report.instrument, report.assessments),
            findings: report.findings.iter().map(|f| finding::render::json(f, report.lang)).collect(),
        }
    }
}

/// The weights that an agency's group meets, in percent of the parent.
struct Shares<'a>(BTreeMap<Option<&'a str>, Vec<Number>>);

impl<'a> Shares<'a> {
    fn new(report: &ScoreReport<'a>) -> Self {
        let groups = report.rows.iter().map(|row| report.agency(row).group.as_deref());
        let mut shares = BTreeMap::new();
        for group in groups {
            shares.entry(group).or_insert_with(|| {
                let plan = Plan::new(report.instrument, group);
                let percent = |&ix: &CriterionIx| number(&plan.percent_of_parent(report.instrument, ix));
                report.columns().iter().map(percent).collect()
            });
        }
        Self(shares)
    }
}

#[derive(Serialize)]
struct AgencyJson<'a> {
    id: &'a str,
    name: &'a str,
    group: Option<&'a str>,
    state: &'static str,
    reason: Option<&'static str>,
    reason_criterion: Option<&'a str>,
    rank: Option<u32>,
    score: Option<Number>,
    exact: Option<String>,
    class: Option<&'a str>,
    capped_by: Option<&'a str>,
    coverage: Number,
    completeness: Vec<StageJson<'a>>,
    criteria: Vec<CriterionJson<'a>>,
}

impl<'a> AgencyJson<'a> {
    fn new(report: &ScoreReport<'a>, shares: &'a Shares<'a>, row: &'a AgencyScore) -> Self {
        let agency = report.agency(row);
        let criteria = report.columns().iter().zip(&shares.0[&agency.group.as_deref()]).zip(report.board.criteria(row));
        let id = |ix: CriterionIx| report.instrument.criteria[ix].id.as_str();
        Self {
            id: &agency.id,
            name: &agency.name,
            group: agency.group.as_deref(),
            state: super::state_name(row),
            reason: row.reason().map(crate::scoring::Reason::name),
            reason_criterion: super::reason_criterion(row).map(id),
            rank: row.rank(),
            score: row.score().map(number),
            exact: row.value().as_ref().and_then(exact),
            class: report.class(row),
            capped_by: row.capped_by().map(|cap| id(report.instrument.caps[cap].unless.on)),
            coverage: number(row.coverage()),
            completeness: StageJson::all(report, row),
            criteria: criteria.map(|((&ix, weight), score)| CriterionJson::new(report, ix, weight, score)).collect(),
        }
    }
}

/// A stage to which the agency owes answers.
#[derive(Serialize)]
struct StageJson<'a> {
    criterion: &'a str,
    answered: usize,
    asked: usize,
}

impl<'a> StageJson<'a> {
    fn all(report: &ScoreReport<'a>, row: &AgencyScore) -> Vec<Self> {
        let owed = answered::owed(report.instrument, report.assessments, report.board, row).into_iter();
        let stage = |found: StageAnswers| Self {
            criterion: &report.instrument.criteria[found.stage].id,
            answered: found.answered,
            asked: found.asked,
        };
        owed.map(stage).collect()
    }
}

#[derive(Serialize)]
struct CriterionJson<'a> {
    id: &'a str,
    name: &'a str,
    weight: &'a Number,
    score: Option<Number>,
    exact: Option<String>,
    state: &'static str,
}

impl<'a> CriterionJson<'a> {
    fn new(report: &ScoreReport<'a>, ix: CriterionIx, weight: &'a Number, score: &CriterionScore) -> Self {
        let criterion = &report.instrument.criteria[ix];
        Self {
            id: &criterion.id,
            name: &criterion.name,
            weight,
            score: score.value().map(|value| rounded(report, value)),
            exact: score.value().and_then(exact),
            state: score.state().name(),
        }
    }
}

#[derive(Serialize)]
struct GroupJson<'a> {
    group: Option<&'a str>,
    listed: usize,
    scored: usize,
    mean: Option<Number>,
    exact: Option<String>,
    classes: Classes<'a>,
}

impl<'a> GroupJson<'a> {
    fn new(report: &ScoreReport<'a>, group: &'a GroupScore) -> Self {
        let labels = report.instrument.classes.iter().map(|class| class.label.as_str());
        Self {
            group: group.group.as_deref(),
            listed: group.listed,
            scored: group.scored,
            mean: group.mean.as_ref().map(|mean| rounded(report, mean)),
            exact: group.mean.as_ref().and_then(exact),
            classes: Classes(labels.zip(group.classes.iter().copied()).collect()),
        }
    }
}

/// Class labels and counts, best class first.
struct Classes<'a>(Vec<(&'a str, usize)>);

impl Serialize for Classes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    name: &'a str,
    score: Option<Number>,
    exact: Option<String>,
    class: Option<&'a str>,
}

impl<'a> SummaryJson<'a> {
    fn new(report: &ScoreReport<'a>) -> Option<Self> {
        let summary = report.board.summary.as_ref()?;
        Some(Self {
            name: &summary.name,
            score: summary.score.as_ref().map(number),
            exact: summary.total.as_ref().and_then(exact),
            class: summary.class.map(|class| report.instrument.classes[class].label.as_str()),
        })
    }
}

fn rounded(report: &ScoreReport<'_>, value: &UnroundedScore) -> Number {
    number(&report.instrument.rounded(&value.exact))
}

/// In lowest terms; nothing where a geometric mean has a part in it.
fn exact(value: &UnroundedScore) -> Option<String> {
    (!value.approximate).then(|| value.exact.to_string())
}

/// An array whose elements are made as they are written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
