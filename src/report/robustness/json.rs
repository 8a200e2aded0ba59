//! JSON: `ikip.robustness/1`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::RobustnessReport;
use crate::analysis::robustness::agreement::{Coefficient, LEAST_COMPLETE};
use crate::analysis::robustness::leave_out::{LeftOut, WithoutIt};
use crate::analysis::robustness::shift::{NearestShift, ShiftTo};
use crate::analysis::robustness::{
    AgencySpread, CERTAIN, Factor, Fixed, INTERVAL, LIKELY, PairOrder, PanelNoise, WeightNoise, share_error,
};
use crate::finding::render;
use crate::report::json_number::number;
use crate::report::provenance::{PROGRAM, ProgramJson, RulesProvenance, sources};
use crate::scoring::AgencyScore;

/// The name and version of the shape.
pub(super) const SCHEMA: &str = "ikip.robustness/1";
/// Shares and coefficients are written with this many digits after the point at most.
const DIGITS: i32 = 12;

#[derive(Serialize)]
struct RobustnessJson<'a> {
    schema: &'static str,
    program: ProgramJson,
    instrument: RulesProvenance<'a>,
    inputs: Value,
    draws: usize,
    seed: u64,
    share_error: Value,
    interval: [f64; 2],
    bounds: Value,
    varied: Vec<Value>,
    fixed: Vec<Value>,
    mean_rank_shift: Value,
    agencies: Vec<Value>,
    pairs: Vec<Value>,
    sensitivity: Vec<Value>,
    sensitivity_runs: usize,
    leave_one_out: Vec<Value>,
    weight_shifts: Vec<Value>,
    assessors: Value,
    findings: Vec<Value>,
}

/// One object, indented.
pub(super) fn write(report: &RobustnessReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = report.found;
    let document = RobustnessJson {
        schema: SCHEMA,
        program: PROGRAM,
        instrument: RulesProvenance::new(report.instrument),
        inputs: serde_json::to_value(sources(report.assessments))?,
        draws: found.settings.draws,
        seed: found.settings.seed,
        share_error: figure(share_error(found.settings.draws)),
        interval: INTERVAL,
        bounds: json!({ "certain": CERTAIN, "likely": LIKELY }),
        varied: found.spread.varied.iter().map(|factor| varied(report, *factor)).collect(),
        fixed: found.spread.fixed.iter().map(fixed).collect(),
        mean_rank_shift: figure(found.spread.mean_shift),
        agencies: agencies(report),
        pairs: found.spread.pairs.iter().map(|pair| pair_of(report, pair)).collect(),
        sensitivity: sensitivity(report),
        sensitivity_runs: found.sensitivity_runs,
        leave_one_out: leave_one_out(report),
        weight_shifts: found.shifts.iter().map(|shift| shift_of(report, shift)).collect(),
        assessors: assessors(report),
        findings: report.findings.iter().map(|f| render::json(f, report.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// A number with at most twelve digits after the point; the same text on every machine.
fn figure(value: f64) -> Value {
    let scale = 10_f64.powi(DIGITS);
    let rounded = (value * scale).round() / scale;
    // Minus zero is zero.
    serde_json::Number::from_f64(rounded + 0.0).map_or(Value::Null, Value::Number)
}

fn varied(report: &RobustnessReport<'_>, factor: Factor) -> Value {
    let settings = &report.found.settings;
    let how = match factor {
        Factor::Weights => match settings.weights {
            WeightNoise::Uniform(noise) => {
                return json!({ "what": "weights", "how": "uniform", "noise": figure(noise) });
            }
            WeightNoise::Dirichlet(c) => {
                return json!({ "what": "weights", "how": "dirichlet", "concentration": figure(c) });
            }
            WeightNoise::Simplex => "simplex",
        },
        Factor::Assessors => match settings.panel {
            PanelNoise::Bootstrap => "bootstrap",
            PanelNoise::LeaveOneOut => "leave-one-out",
        },
        Factor::Answers => "one-step",
        Factor::Missing => "policies",
        Factor::Rounding => "ways",
        Factor::Combine => "geometric",
    };
    json!({ "what": factor.name(), "how": how })
}

fn fixed((factor, why): &(Factor, Fixed)) -> Value {
    json!({ "what": factor.name(), "reason": why.name() })
}

fn agencies(report: &RobustnessReport<'_>) -> Vec<Value> {
    report.board.agencies.iter().map(|score| agency(report, score)).collect()
}

fn agency(report: &RobustnessReport<'_>, score: &AgencyScore) -> Value {
    let agency = &report.assessments.agencies[score.agency()];
    let class = score.class().map(|class| report.instrument.classes[class].label.as_str());
    let mut object = Map::new();
    object.insert("id".into(), json!(&*agency.id));
    object.insert("name".into(), json!(&*agency.name));
    object.insert("group".into(), json!(agency.group.as_deref()));
    object.insert("state".into(), json!(if score.is_scored() { "scored" } else { "unscored" }));
    object.insert("score".into(), score.score().map_or(Value::Null, exact));
    object.insert("rank".into(), json!(score.rank()));
    object.insert("class".into(), json!(class));
    let spread = report.spread_of(score.agency());
    for (key, value) in spread_keys(report, spread) {
        object.insert(key.into(), value);
    }
    if let Some(reason) = score.reason() {
        object.insert("reason".into(), json!(reason.name()));
    }
    Value::Object(object)
}

fn exact(value: &crate::exact::Exact) -> Value {
    serde_json::from_str(number(value).get()).unwrap_or(Value::Null)
}

fn spread_keys(report: &RobustnessReport<'_>, spread: Option<&AgencySpread>) -> Vec<(&'static str, Value)> {
    let Some(spread) = spread else {
        let keys = ["score_low", "score_high", "rank_low", "rank_high", "ranks", "classes", "class_verdict"];
        return keys.into_iter().map(|key| (key, Value::Null)).collect();
    };
    let ranks: Map<String, Value> =
        spread.ranks.iter().map(|(rank, share)| (rank.to_string(), figure(*share))).collect();
    let labels = report.instrument.classes.iter().map(|class| class.label.clone());
    let occurred = labels.zip(&spread.classes).filter(|(_, share)| **share > 0.0);
    let classes: Map<String, Value> = occurred.map(|(label, share)| (label, figure(*share))).collect();
    vec![
        ("score_low", figure(spread.score[0])),
        ("score_high", figure(spread.score[1])),
        ("rank_low", json!(spread.rank[0])),
        ("rank_high", json!(spread.rank[1])),
        ("ranks", Value::Object(ranks)),
        ("classes", Value::Object(classes)),
        ("class_verdict", json!(spread.class_verdict.name())),
        ("no_class", figure(spread.no_class)),
        ("unscored", figure(spread.unscored)),
        ("mean_rank_shift", figure(spread.mean_shift)),
    ]
}

fn pair_of(report: &RobustnessReport<'_>, pair: &PairOrder) -> Value {
    json!({
        "above": report.id(pair.above), "below": report.id(pair.below),
        "share": figure(pair.share), "level": figure(pair.level), "verdict": pair.verdict.name(),
    })
}

fn sensitivity(report: &RobustnessReport<'_>) -> Vec<Value> {
    let of = |factor: &crate::analysis::robustness::sensitivity::FactorIndices| {
        let told = |at: usize| factor.indices.and_then(|indices| indices[at].told()).map_or(Value::Null, figure);
        let error = |at: usize| factor.indices.map_or(Value::Null, |indices| figure(indices[at].error));
        let reasons = factor.untold().map(|why| why.map(|why| why.name()));
        let mut value = json!({
            "factor": factor.factor.name(), "first": told(0), "total": told(1),
            "error": error(0), "total_error": error(1),
        });
        if let Some(reason) = reasons[0] {
            value["first_reason"] = json!(reason);
        }
        if let Some(reason) = reasons[1] {
            value["total_reason"] = json!(reason);
        }
        value
    };
    report.found.sensitivity.iter().map(of).collect()
}

fn leave_one_out(report: &RobustnessReport<'_>) -> Vec<Value> {
    let found = report.found;
    let all = found.without_criteria.iter().chain(&found.without_assessors).chain(&found.without_answers);
    all.map(|one| without(report, one)).collect()
}

fn without(report: &RobustnessReport<'_>, one: &WithoutIt) -> Value {
    let criterion = |ix: usize| report.instrument.criteria[ix].id.as_str();
    let assessor = |at: usize| &*report.assessments.assessors[at];
    let (kind, id, agency, by) = match one.left_out {
        LeftOut::Criterion(ix) => ("criterion", criterion(ix), None, None),
        LeftOut::Assessor(at) => ("assessor", assessor(at), None, None),
        LeftOut::Answer { agency, criterion: ix, assessor: at } => {
            ("answer", criterion(ix), Some(report.id(agency)), Some(assessor(at)))
        }
    };
    let label = |class: Option<u32>| {
        class.and_then(|class| report.instrument.classes.get(class as usize)).map(|class| class.label.as_str())
    };
    let classes: Vec<Value> = one
        .classes
        .iter()
        .map(|(agency, from, to)| json!({ "agency": report.id(*agency), "from": label(*from), "to": label(*to) }))
        .collect();
    json!({
        "kind": kind, "id": id, "agency": agency, "assessor": by, "mean_rank_shift": figure(one.mean_rank_shift),
        "ranks_changed": one.ranks_changed, "classes_changed": one.classes_changed, "top_changed": one.top_changed,
        "unscored": one.unscored, "classes": classes,
    })
}

fn shift_of(report: &RobustnessReport<'_>, shift: &NearestShift) -> Value {
    let (until, with) = match shift.to {
        ShiftTo::Neighbour(agency) => ("level", report.id(agency)),
        ShiftTo::Class(class) => ("class", report.instrument.classes[class].label.as_str()),
    };
    let id = |ix: usize| report.instrument.criteria[ix].id.as_str();
    let moved = shift.shift.as_ref();
    json!({
        "agency": report.id(shift.agency), "until": until, "with": with,
        "from": moved.map(|m| id(m.from)), "to": moved.map(|m| id(m.to)),
        "points": moved.map(|m| exact(&m.points)), "exact": moved.map(|m| m.points.to_string()),
    })
}

fn assessors(report: &RobustnessReport<'_>) -> Value {
    let found = report.found;
    let criterion = |ix: usize| report.instrument.criteria[ix].id.as_str();
    let name = |at: usize| &*report.assessments.assessors[at];
    let branches: Vec<Value> = found
        .agreement
        .iter()
        .map(|one| {
            let mut value = Map::new();
            value.insert("id".into(), json!(criterion(one.criterion)));
            let mut reasons = Map::new();
            let mut put = |key: &str, coefficient: Coefficient| {
                value.insert(key.into(), coefficient.map_or(Value::Null, figure));
                if let Err(why) = coefficient {
                    reasons.insert(key.into(), json!(why.name()));
                }
            };
            put("alpha_interval", one.alpha_interval);
            put("alpha_ordinal", one.alpha_ordinal);
            put("icc_2_1", one.icc_2_1);
            put("icc_2_k", one.icc_2_k);
            put("kendall_w", one.kendall_w);
            put("cronbach", one.cronbach);
            put("cronbach_criteria", one.cronbach_criteria);
            value.insert("equal_share".into(), one.equal_share.map_or(Value::Null, figure));
            value.insert("complete".into(), json!(one.complete));
            value.insert("rated".into(), json!(one.rated));
            value.insert("assessors".into(), json!(one.assessors));
            value.insert("reason".into(), if reasons.is_empty() { Value::Null } else { Value::Object(reasons) });
            Value::Object(value)
        })
        .collect();
    let severity: Vec<Value> = found
        .severity
        .iter()
        .map(|one| {
            json!({
                "assessor": name(one.assessor), "group": report.panel_group(one.assessor),
                "mean_difference": one.mean_difference.map(figure), "answers": one.answers, "compared": one.compared,
                "never_varies": one.never_varies,
            })
        })
        .collect();
    let groups: Vec<Value> = report
        .panel_groups()
        .into_iter()
        .map(|group| json!({ "group": group.name, "mean_difference": group.mean_difference.map(figure), "answers": group.answers }))
        .collect();
    let far: Vec<Value> = found
        .far_answers
        .iter()
        .map(|far| {
            json!({
                "agency": report.id(far.agency), "criterion": criterion(far.criterion), "assessor": name(far.assessor),
                "score": figure(far.score), "others": figure(far.others),
            })
        })
        .collect();
    let correlations: Vec<Value> = found
        .correlations
        .iter()
        .map(|one| json!({ "a": criterion(one.a), "b": criterion(one.b), "r": figure(one.r), "n": one.n }))
        .collect();
    json!({
        "least_complete": LEAST_COMPLETE, "branches": branches, "severity": severity, "groups": groups,
        "far_answers": far, "correlations": correlations,
    })
}
