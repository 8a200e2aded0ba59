//! JSON: `ikip.verify/1`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::{VerifyReport, findings, slips};
use crate::analysis::slip::Slip;
use crate::analysis::verify::{Figure, Mismatch, NearName, NotChecked, RankShift, TableCause, What};
use crate::finding::render;
use crate::report::json_number::Number;
use crate::report::json_number::number;
use crate::report::provenance::{InputJson, PROGRAM, ProgramJson, RulesProvenance, sources};
use crate::rules::instrument::{Ties, Within};

/// The name and version of the shape.
pub(crate) const SCHEMA: &str = "ikip.verify/1";

#[derive(Serialize)]
struct VerdictJson<'a> {
    schema: &'static str,
    program: ProgramJson,
    instrument: RulesProvenance<'a>,
    published: Vec<InputJson<'a>>,
    /// Empty where the table is compared with itself.
    inputs: Vec<InputJson<'a>>,
    /// Null where nothing could be checked.
    follows: Option<bool>,
    checked: Value,
    not_checked: Vec<Value>,
    mismatches: Vec<MismatchOf<'a>>,
    /// What explains several of them.
    causes: Vec<Value>,
    near: Vec<Value>,
    moved: Vec<Value>,
    /// Ranks were taken for those of a longer list.
    excerpt: bool,
    /// Wrong numbers for which no slip was sought.
    unexplained: usize,
    findings: Vec<Value>,
}

/// One object, indented.
pub(crate) fn write(report: &VerifyReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = report.found;
    let checked = found.checked;
    let own = findings(report.instrument, found);
    let document = VerdictJson {
        schema: SCHEMA,
        program: PROGRAM,
        instrument: RulesProvenance::new(report.instrument),
        published: report.tables.iter().map(InputJson::from).collect(),
        inputs: report.inputs.map(sources).unwrap_or_default(),
        follows: found.verdict(),
        checked: json!({
            "scores": checked.scores,
            "criteria": checked.criteria,
            "parts": checked.parts,
            "classes": checked.classes,
            "ranks": checked.ranks,
            "counts": checked.counts,
            "groups": checked.groups,
            "left_open": checked.left_open,
            "by": if report.inputs.is_some() { "inputs" } else { "table" },
        }),
        not_checked: not_checked(report),
        mismatches: found.mismatches.iter().map(|m| mismatch(report, m)).collect(),
        causes: found.causes.iter().map(|cause| cause_json(report, cause)).collect(),
        near: found.near.iter().map(near).collect(),
        moved: found.moved.iter().map(moved).collect(),
        excerpt: found.excerpt,
        unexplained: found.unexplained,
        findings: report.findings.iter().chain(&own).map(|f| render::json(f, report.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct MismatchOf<'a> {
    what: &'static str,
    criterion: Option<&'a str>,
    agency: Option<&'a str>,
    subject: &'a str,
    file: Option<&'a str>,
    line: Option<u64>,
    cell: Option<&'a str>,
    printed: FigureOf<'a>,
    expected: FigureOf<'a>,
    from_printed: bool,
    /// The slips explain this figure and no other of several wrong ones.
    possible: bool,
    /// Index in `causes`.
    cause: Option<usize>,
    slips: Vec<Value>,
}

/// A number, a label, `[from, to]`, or null.
#[derive(Serialize)]
#[serde(untagged)]
enum FigureOf<'a> {
    Number(Number),
    Label(&'a str),
    Whole(u64),
    Wholes([u64; 2]),
    Numbers([Number; 2]),
    Nothing,
}

impl<'a> From<&'a Figure> for FigureOf<'a> {
    fn from(figure: &'a Figure) -> Self {
        match figure {
            Figure::Number(printed) => Self::Number(number(&printed.value)),
            Figure::Label(label) => Self::Label(label),
            Figure::Whole(whole) => Self::Whole(*whole),
            Figure::Wholes(low, high) => Self::Wholes([*low, *high]),
            Figure::Range(low, high) => Self::Numbers([number(low), number(high)]),
            Figure::Row(line, _) => Self::Whole(*line),
            Figure::None => Self::Nothing,
        }
    }
}

fn mismatch<'a>(report: &VerifyReport<'a>, mismatch: &'a Mismatch) -> MismatchOf<'a> {
    let criterion = criterion_of(report, &mismatch.what);
    MismatchOf {
        what: mismatch.what.name(),
        criterion,
        agency: mismatch.agency.as_deref(),
        subject: &mismatch.subject,
        file: mismatch.place.file.as_deref(),
        line: mismatch.place.line,
        cell: mismatch.place.cell.as_deref(),
        printed: FigureOf::from(&mismatch.printed),
        expected: FigureOf::from(&mismatch.expected),
        from_printed: mismatch.from_printed,
        possible: mismatch.possible,
        cause: mismatch.cause,
        slips: mismatch.slips.iter().map(|slip| slip_json(report, slip)).collect(),
    }
}

fn cause_json(report: &VerifyReport<'_>, cause: &TableCause) -> Value {
    let mut value = slip_json(report, &cause.slip);
    value["what"] = json!(cause.what.name());
    value["criterion"] = json!(criterion_of(report, &cause.what));
    value["explained"] = json!(cause.explained);
    value["wrong"] = json!(cause.wrong);
    value
}

fn criterion_of<'a>(report: &VerifyReport<'a>, what: &What) -> Option<&'a str> {
    match *what {
        What::Criterion(ix) | What::Part(ix) | What::Outside(ix) | What::ColumnFigure(_, ix) => {
            Some(report.instrument.criteria[ix].id.as_str())
        }
        _ => None,
    }
}

fn slip_json(report: &VerifyReport<'_>, slip: &Slip) -> Value {
    let mut value = json!({ "slip": slip.name(), "text": slips::say(slip, report.instrument, report.lang) });
    let mut fact = |key: &str, fact: Value| {
        value[key] = fact;
    };
    match slip {
        Slip::OtherWeights { rules } | Slip::OtherClasses { rules } => fact("rules", json!(rules)),
        Slip::EqualWeights { within } => fact("within", json!(within)),
        Slip::LeftOut { criterion, carried } | Slip::Twice { criterion, carried } => {
            fact("criterion", json!(criterion));
            fact("carried", json!(carried));
        }
        Slip::SwappedRows { one, other } => fact("agencies", json!([one, other])),
        Slip::ShiftedColumn { down, from, to } | Slip::ShiftedNames { down, from, to } => {
            fact("direction", json!(if *down { "down" } else { "up" }));
            fact("from_line", json!(from));
            fact("to_line", json!(to));
        }
        Slip::SwappedWithin { criterion } => fact("criterion", json!(criterion)),
        Slip::RepeatedFrom { agency } => fact("agency", json!(agency)),
        Slip::RankSkipped { rank } | Slip::RankDoubled { rank } => fact("rank", json!(rank)),
        Slip::WeightsExchanged { one, other } => fact("criteria", json!([one, other])),
        Slip::SwappedWith { agency } => fact("agency", json!(agency)),
        Slip::OtherBase { base } | Slip::DividedBy { base } => fact("base", json!(base)),
        Slip::DecimalMark { value } => fact("value", json!(number(&value.value))),
        Slip::OtherTies { used } => {
            fact("used", json!(if *used == Ties::Competition { "competition" } else { "dense" }));
        }
        Slip::OtherPool { used } => fact("used", json!(if *used == Within::Group { "group" } else { "all" })),
        _ => {}
    }
    value
}

/// What was not checked: columns that were not understood, rows that were passed over, figures taken as printed.
fn not_checked(report: &VerifyReport<'_>) -> Vec<Value> {
    let mut all: Vec<Value> = report
        .unread()
        .map(|heading| json!({ "what": "column", "reason": "not-understood", "text": heading, "rows": null }))
        .collect();
    let passed = report.published.passed.iter();
    all.extend(passed.map(|row| json!({ "what": "row", "reason": "not-understood", "text": row.text, "rows": 1 })));
    all.extend(report.found.not_checked.iter().map(|item| match item {
        NotChecked::Figure { subject, kind, .. } => {
            json!({ "what": kind.name(), "reason": "unknown", "text": subject, "rows": 1 })
        }
        NotChecked::GroupName { name } => {
            json!({ "what": "group", "reason": "unknown", "text": name, "rows": null })
        }
        NotChecked::OtherYears { rows } => {
            json!({ "what": "row", "reason": "other-year", "text": "", "rows": rows })
        }
        NotChecked::NoClass { name } => {
            json!({ "what": "count", "reason": "no-class", "text": name, "rows": 1 })
        }
        NotChecked::AsPrinted { what, rows, lacking } => {
            let text = match what {
                What::Criterion(ix) => report.instrument.criteria[*ix].id.clone(),
                _ => lacking.join(", "),
            };
            json!({ "what": what.name(), "reason": "as-printed", "text": text, "rows": rows })
        }
    }));
    all
}

fn near(near: &NearName) -> Value {
    json!({
        "file": near.place.file.as_deref(),
        "line": near.place.line,
        "printed": near.printed,
        "known": near.known,
    })
}

fn moved(moved: &RankShift) -> Value {
    json!({
        "agency": moved.agency,
        "rank_printed": moved.rank_printed,
        "rank": moved.rank,
        "class_printed": moved.class_printed,
        "class": moved.class,
        "own": moved.own,
    })
}
