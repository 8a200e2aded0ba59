//! JSON: `ikip.explanation/1`. Its JSON Schema is `schemas/explanation.json`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value as Json;

use crate::analysis::explain::{
    Addend, AddendKind, CapSeen, Explained, Explanation, GateSeen, GivenAnswer, Neighbour, Next, Step, StepKind, Why,
};
use crate::analysis::improve::{Improvement, Raise, Verdict};
use crate::exact::Exact;
use crate::finding::render;
use crate::report::explain::view::Account;
use crate::report::explain::view::Changed;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::json_keys;
use crate::report::json_number::Number;
use crate::report::json_number::number;
use crate::report::provenance::{
    CorrectionJson, InputJson, PROGRAM, ProgramJson, RulesProvenance, corrections, sources,
};
use crate::rules::instrument::Condition;
use crate::rules::scale::Bound;
use crate::rules::{Counted, CriterionIx, Instrument, Reply};
use crate::scoring::{Judged, Reason, UnroundedScore};

/// The name and version of the shape.
pub(crate) const SCHEMA: &str = "ikip.explanation/1";

/// One object, indented.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(report: &ExplainReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = ExplanationJson {
        schema: SCHEMA,
        program: PROGRAM,
        instrument: RulesProvenance::new(report.instrument),
        inputs: sources(report.assessments),
        agencies: report.accounts.iter().map(|account| agency(report, account)).collect(),
        corrections: corrections(report.instrument, report.assessments),
        findings: report.findings.iter().map(|f| render::json(f, report.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct ExplanationJson<'a> {
    schema: &'static str,
    program: ProgramJson,
    instrument: RulesProvenance<'a>,
    inputs: Vec<InputJson<'a>>,
    agencies: Vec<AgencyOf<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
    findings: Vec<Json>,
}

#[derive(Serialize)]
struct AgencyOf<'a> {
    id: &'a str,
    name: &'a str,
    group: Option<&'a str>,
    #[serde(flatten)]
    told: ToldOf<'a>,
    what_if: Option<WhatIfOf<'a>>,
}

#[derive(Serialize)]
struct WhatIfOf<'a> {
    changes: Vec<ChangeOf<'a>>,
    then: ToldOf<'a>,
}

#[derive(Serialize)]
struct ChangeOf<'a> {
    criterion: &'a str,
    answer: &'a str,
}

#[derive(Serialize)]
struct ToldOf<'a> {
    state: &'static str,
    reason: Option<&'static str>,
    reason_criterion: Option<&'a str>,
    score: Option<Number>,
    exact: Option<String>,
    class: Option<&'a str>,
    capped_by: Option<&'a str>,
    coverage: Number,
    rank: Option<u32>,
    ranked: usize,
    before: Option<NeighbourOf<'a>>,
    after: Option<NeighbourOf<'a>>,
    criteria: Vec<CriterionOf<'a>>,
    sum: Option<SumOf<'a>>,
    caps: Vec<CapOf<'a>>,
    next: Option<NextOf<'a>>,
    cheapest: Option<WayOf<'a>>,
}

#[derive(Serialize)]
struct NeighbourOf<'a> {
    id: &'a str,
    name: &'a str,
    rank: u32,
    score: Number,
}

#[derive(Serialize)]
struct CriterionOf<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    combine: Option<&'static str>,
    shared: bool,
    state: &'static str,
    why: Option<&'static str>,
    why_criterion: Option<&'a str>,
    score: Option<Number>,
    exact: Option<String>,
    weight: Option<Number>,
    weight_taken: Option<Number>,
    effective_weight: Option<Number>,
    effective_weight_exact: Option<String>,
    contribution: Option<Number>,
    contribution_exact: Option<String>,
    lost: Option<Number>,
    lost_exact: Option<String>,
    answers: Vec<AnswerOf<'a>>,
    steps: Vec<StepOf>,
    gate: Option<GateOf<'a>>,
}

/// What an answer was before an objection.
#[derive(Serialize)]
struct CorrectedFrom<'a> {
    old: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct AnswerOf<'a> {
    assessor: &'a str,
    text: &'a str,
    state: &'static str,
    verified: bool,
    declared: Option<&'a str>,
    /// The verifier's own answer, where it counts in place of the body's.
    verifier: Option<&'a str>,
    evidence: Option<&'a str>,
    /// Whether it counts as 0 for want of evidence.
    lacks_evidence: bool,
    /// Only where an objection changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<CorrectedFrom<'a>>,
    counts: &'static str,
    score: Option<Number>,
    exact: Option<String>,
    file: Option<&'a str>,
    line: Option<u64>,
    column: Option<u64>,
    cell: Option<&'a str>,
}

#[derive(Serialize)]
struct StepOf {
    step: &'static str,
    from: String,
    to: String,
    points: Option<String>,
}

#[derive(Serialize)]
struct ConditionOf<'a> {
    on: &'a str,
    from: Option<Number>,
    above: Option<Number>,
    top: Option<u32>,
    within: Option<&'static str>,
    groups: Option<&'a [String]>,
}

#[derive(Serialize)]
struct GateOf<'a> {
    #[serde(flatten)]
    condition: ConditionOf<'a>,
    otherwise: &'static str,
    asked: bool,
    met: Option<bool>,
    compared: Option<Number>,
    last_place: Option<Number>,
}

#[derive(Serialize)]
struct CapOf<'a> {
    unless: ConditionOf<'a>,
    best_class: &'a str,
    asked: bool,
    met: bool,
    holds: bool,
    compared: Option<Number>,
    last_place: Option<Number>,
}

#[derive(Serialize)]
struct SumOf<'a> {
    addends: Vec<AddendOf<'a>>,
    /// All of them together.
    total: Number,
    exact: Option<String>,
    equals_score: bool,
}

#[derive(Serialize)]
struct AddendOf<'a> {
    criterion: &'a str,
    of: &'static str,
    points: Number,
    exact: Option<String>,
}

#[derive(Serialize)]
struct NextOf<'a> {
    class: &'a str,
    from: Option<Number>,
    above: Option<Number>,
    distance: Number,
    exact: String,
}

#[derive(Serialize)]
struct WayOf<'a> {
    class: &'a str,
    verdict: &'static str,
    answers: Vec<RaiseOf<'a>>,
    then_score: Option<Number>,
    then_class: Option<&'a str>,
    /// Whether it is certain that fewer answers do not reach it.
    fewest: Option<bool>,
    /// Whether it is certain that as many with a smaller raise do not.
    cheapest: Option<bool>,
}

#[derive(Serialize)]
struct RaiseOf<'a> {
    criterion: &'a str,
    answer: String,
    from: Number,
    to: Number,
    raise: Number,
}

fn agency<'a>(report: &ExplainReport<'a>, account: &'a Account) -> AgencyOf<'a> {
    let agency = report.agency(&account.told.explanation);
    AgencyOf {
        id: &agency.id,
        name: &agency.name,
        group: agency.group.as_deref(),
        told: told(report, &account.told),
        what_if: account.changed.as_ref().map(|changed| what_if(report, changed)),
    }
}

fn what_if<'a>(report: &ExplainReport<'a>, changed: &'a Changed) -> WhatIfOf<'a> {
    let change = |change: &'a crate::analysis::whatif::Change| ChangeOf {
        criterion: id(report.instrument, change.criterion),
        answer: &change.text,
    };
    WhatIfOf { changes: changed.changes.iter().map(change).collect(), then: told(report, &changed.told) }
}

fn id(instrument: &Instrument, ix: CriterionIx) -> &str {
    &instrument.criteria[ix].id
}

fn exact(value: &UnroundedScore) -> Option<String> {
    (!value.approximate).then(|| value.exact.reduced().to_string())
}

fn told<'a>(report: &ExplainReport<'a>, told: &'a Told) -> ToldOf<'a> {
    let (instrument, told, way) = (report.instrument, &told.explanation, &told.way);
    let score = &told.score;
    let gate = match score.reason() {
        Some(Reason::Gate(ix) | Reason::CoverageOf(ix)) => Some(ix),
        _ => None,
    };
    let class = |class: usize| instrument.classes[class].label.as_str();
    ToldOf {
        state: if score.is_scored() { "scored" } else { "unscored" },
        reason: score.reason().map(Reason::name),
        reason_criterion: gate.map(|ix| id(instrument, ix)),
        score: score.score().map(number),
        exact: score.value().as_ref().and_then(exact),
        class: score.class().map(class),
        capped_by: score.capped_by().map(|cap| id(instrument, instrument.caps[cap].unless.on)),
        coverage: number(score.coverage()),
        rank: score.rank(),
        ranked: told.ranked,
        before: told.before.as_ref().map(|neighbour| neighbour_of(report, neighbour)),
        after: told.after.as_ref().map(|neighbour| neighbour_of(report, neighbour)),
        criteria: (0..told.criteria.len()).map(|ix| criterion(report, told, ix)).collect(),
        sum: sum(instrument, told),
        caps: told.caps.iter().map(|seen| cap(instrument, seen)).collect(),
        next: told.next.as_ref().map(|next| next_of(instrument, next)),
        cheapest: way.as_ref().map(|way| way_of(instrument, way)),
    }
}

fn neighbour_of<'a>(report: &ExplainReport<'a>, neighbour: &Neighbour) -> NeighbourOf<'a> {
    let agency = &report.assessments.agencies[neighbour.agency];
    NeighbourOf { id: &agency.id, name: &agency.name, rank: neighbour.rank, score: number(&neighbour.score) }
}

fn criterion<'a>(report: &ExplainReport<'a>, told: &'a Explanation, ix: CriterionIx) -> CriterionOf<'a> {
    let instrument = report.instrument;
    let of = &instrument.criteria[ix];
    let explained: &'a Explained = &told.criteria[ix];
    let approximate = explained.value.as_ref().is_some_and(|value| value.approximate);
    let plain = |value: &Option<Exact>| value.as_ref().map(number);
    let fraction = |value: &Option<Exact>| value.as_ref().filter(|_| !approximate).map(|v| v.reduced().to_string());
    let (why, why_criterion) = why(explained.why.as_ref());
    CriterionOf {
        id: &of.id,
        name: &of.name,
        parent: of.parent.map(|parent| id(instrument, parent)),
        combine: (!of.is_leaf()).then(|| json_keys::combine(of.combine)),
        shared: of.shared,
        state: explained.state.name(),
        why,
        why_criterion: why_criterion.map(|ix| id(instrument, ix)),
        score: explained.value.as_ref().map(|value| number(&instrument.rounded(&value.exact))),
        exact: explained.value.as_ref().and_then(exact),
        weight: plain(&explained.weight),
        weight_taken: plain(&explained.taken),
        effective_weight: plain(&explained.effective),
        effective_weight_exact: explained.effective.as_ref().map(|weight| weight.reduced().to_string()),
        contribution: plain(&explained.contribution),
        contribution_exact: fraction(&explained.contribution),
        lost: plain(&explained.lost),
        lost_exact: fraction(&explained.lost),
        answers: explained.answers.iter().map(answer).collect(),
        steps: explained.steps.iter().map(step).collect(),
        gate: explained.gate.as_ref().map(|seen| gate(instrument, seen)),
    }
}

const fn why(why: Option<&Why>) -> (Option<&'static str>, Option<CriterionIx>) {
    match why {
        None => (None, None),
        Some(Why::NothingRead) => (Some("nothing-read"), None),
        Some(Why::OtherGroups) => (Some("other-groups"), None),
        Some(Why::Gate(_)) => (Some("gate"), None),
        Some(Why::Blank(_)) => (Some("blank"), None),
        Some(Why::LeftOut) => (Some("left-out"), None),
        Some(Why::NothingBelow) => (Some("nothing-below"), None),
        Some(Why::ClosedAbove(ix)) => (Some("closed-above"), Some(*ix)),
    }
}

fn answer(given: &GivenAnswer) -> AnswerOf<'_> {
    let score = match &given.counted {
        Counted::Score(score) => Some(score),
        _ => None,
    };
    let place = given.place.as_ref();
    AnswerOf {
        assessor: &given.assessor,
        text: &given.text,
        state: match given.reply {
            Reply::Value(_) => "value",
            Reply::Blank => "blank",
            Reply::NotApplicable => "not-applicable",
            Reply::NoCase => "no-case",
        },
        verified: given.verified,
        declared: given.declared.as_deref(),
        verifier: given.declared.as_ref().map(|_| given.text.as_str()),
        evidence: given.evidence.as_deref(),
        lacks_evidence: given.lacks_evidence,
        corrected: given.corrected.as_deref().map(|one| CorrectedFrom { old: &one.old, reason: &one.reason }),
        counts: match given.counted {
            Counted::Score(_) => "score",
            Counted::Blank => "blank",
            Counted::LeftOut => "left-out",
            Counted::Refused => "refused",
        },
        score: score.map(number),
        exact: score.map(|score| score.reduced().to_string()),
        file: place.and_then(|place| place.file.as_deref()),
        line: place.and_then(|place| place.line),
        column: place.and_then(|place| place.column),
        cell: place.and_then(|place| place.cell.as_deref()),
    }
}

fn step(step: &Step) -> StepOf {
    StepOf {
        step: match step.kind {
            StepKind::Scale => "scale",
            StepKind::Rounding => "rounding",
        },
        from: step.from.to_string(),
        to: step.to.to_string(),
        points: step.points.as_ref().map(ToString::to_string),
    }
}

fn bound(bound: Option<&Bound>, inclusive: bool) -> Option<Number> {
    bound.filter(|bound| bound.inclusive == inclusive).map(|bound| number(&bound.value))
}

fn condition<'a>(instrument: &'a Instrument, condition: &'a Condition) -> ConditionOf<'a> {
    ConditionOf {
        on: id(instrument, condition.on),
        from: bound(condition.bound.as_ref(), true),
        above: bound(condition.bound.as_ref(), false),
        top: condition.top,
        within: condition.top.map(|_| json_keys::within(condition.within)),
        groups: condition.groups.as_deref(),
    }
}

fn gate<'a>(instrument: &'a Instrument, seen: &'a GateSeen) -> GateOf<'a> {
    let judged = seen.judged.as_ref();
    GateOf {
        condition: condition(instrument, &seen.condition),
        otherwise: json_keys::otherwise(seen.otherwise),
        asked: judged.is_some_and(|judged| judged.asked),
        met: seen.met,
        compared: judged.and_then(|judged| judged.compared.as_ref()).map(number),
        last_place: judged.and_then(|judged| judged.least.as_ref()).map(number),
    }
}

fn cap<'a>(instrument: &'a Instrument, seen: &CapSeen) -> CapOf<'a> {
    let cap = &instrument.caps[seen.cap];
    let Judged { asked, met, compared, least } = &seen.judged;
    CapOf {
        unless: condition(instrument, &cap.unless),
        best_class: &instrument.classes[cap.best_class].label,
        asked: *asked,
        met: *met,
        holds: seen.holds,
        compared: compared.as_ref().map(number),
        last_place: least.as_ref().map(number),
    }
}

fn sum<'a>(instrument: &'a Instrument, told: &Explanation) -> Option<SumOf<'a>> {
    let score = told.score.score()?;
    let approximate = told.score.is_approximate();
    let fraction = |value: &Exact| (!approximate).then(|| value.reduced().to_string());
    let addend = |addend: &Addend| AddendOf {
        criterion: id(instrument, addend.criterion),
        of: match addend.kind {
            AddendKind::Answer => "answer",
            AddendKind::Geometric => "geometric",
            AddendKind::Harmonic => "harmonic",
            AddendKind::Scale => "scale",
            AddendKind::Rounding => "rounding",
        },
        points: number(&addend.points),
        exact: fraction(&addend.points),
    };
    let total = told.added_up();
    Some(SumOf {
        addends: told.sum.iter().map(addend).collect(),
        total: number(&total),
        exact: fraction(&total),
        equals_score: total == *score,
    })
}

fn next_of<'a>(instrument: &'a Instrument, next: &Next) -> NextOf<'a> {
    NextOf {
        class: &instrument.classes[next.class].label,
        from: bound(Some(&next.bound), true),
        above: bound(Some(&next.bound), false),
        distance: number(&next.distance),
        exact: next.distance.reduced().to_string(),
    }
}

fn way_of<'a>(instrument: &'a Instrument, way: &'a Improvement) -> WayOf<'a> {
    let label = |class: usize| instrument.classes[class].label.as_str();
    let none = WayOf {
        class: label(way.target),
        verdict: "reached",
        answers: Vec::new(),
        then_score: None,
        then_class: None,
        fewest: None,
        cheapest: None,
    };
    match &way.verdict {
        Verdict::OutOfReach => WayOf { verdict: "out-of-reach", ..none },
        Verdict::GaveUp => WayOf { verdict: "gave-up", ..none },
        Verdict::Reached { answers, then, fewest, cheapest } => WayOf {
            answers: answers.iter().map(|answer| raise(instrument, answer)).collect(),
            then_score: then.score().map(number),
            then_class: then.class().map(label),
            fewest: Some(*fewest),
            cheapest: Some(*cheapest),
            ..none
        },
    }
}

fn raise<'a>(instrument: &'a Instrument, answer: &Raise) -> RaiseOf<'a> {
    let entry = || answer.entry.to_decimal(12).unwrap_or_else(|| answer.entry.to_string());
    RaiseOf {
        criterion: id(instrument, answer.criterion),
        answer: answer.label.clone().unwrap_or_else(entry),
        from: number(&answer.from),
        to: number(&answer.to),
        raise: number(&answer.raise),
    }
}
