//! One instrument as JSON (`ikip.rules/1`): for scripts that need the tree with its weights resolved.

use std::io::{self, Write};

use serde::Serialize;

use super::show::used_scales;
use crate::report::json_number::Number;
use crate::report::json_number::number;
use crate::report::provenance::{PROGRAM, ProgramJson, RulesProvenance};
use crate::report::rules::perspective::Perspective;
use crate::report::rules::perspective::perspectives;
use crate::rules::decree::Decree;
use crate::rules::instrument::Criterion;
use crate::rules::scale::{Band, Choice, Entries, Scale};
use crate::rules::{CriterionIx, Instrument};

/// The name and version of the shape.
pub(crate) const SCHEMA: &str = "ikip.rules/1";

/// One object, indented.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(instrument: &Instrument, out: &mut dyn Write) -> io::Result<()> {
    let perspectives = perspectives(instrument);
    let criteria = (1..instrument.criteria.len()).map(|ix| CriterionNode::new(instrument, ix, &perspectives)).collect();
    let scales = used_scales(instrument).into_iter().map(ScaleOf::new).collect();
    let document = RulesJson {
        schema: SCHEMA,
        program: PROGRAM,
        instrument: RulesProvenance::new(instrument),
        criteria,
        scales,
        decree: DecreeOf::new(&instrument.decree),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct RulesJson<'a> {
    schema: &'static str,
    program: ProgramJson,
    instrument: RulesProvenance<'a>,
    criteria: Vec<CriterionNode<'a>>,
    scales: Vec<ScaleOf<'a>>,
    decree: DecreeOf<'a>,
}

/// What stands on the annex of a decree; null: left open, to be filled in by hand.
#[derive(Serialize)]
struct DecreeOf<'a> {
    number: Option<&'a str>,
    date: Option<&'a str>,
    about: Option<&'a str>,
    issuer: Option<&'a str>,
    place: Option<&'a str>,
    position: Option<&'a str>,
    signatory: Option<&'a str>,
}

impl<'a> DecreeOf<'a> {
    fn new(decree: &'a Decree) -> Self {
        Self {
            number: decree.number.as_deref(),
            date: decree.date.as_deref(),
            about: decree.about.as_deref(),
            issuer: decree.issuer.as_deref(),
            place: decree.place.as_deref(),
            position: decree.position.as_deref(),
            signatory: decree.signatory.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct CriterionNode<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    depth: usize,
    leaf: bool,
    weight: Option<Number>,
    weight_exact: Option<String>,
    points: Option<Number>,
    scale: Option<&'a str>,
    groups: Option<&'a [String]>,
    shared: bool,
    gated_on: Option<&'a str>,
    effective: Vec<Effective<'a>>,
}

/// Percent of the total; no groups: for everybody.
#[derive(Serialize)]
struct Effective<'a> {
    groups: &'a [String],
    percent: Option<Number>,
}

impl<'a> CriterionNode<'a> {
    fn new(instrument: &'a Instrument, ix: CriterionIx, perspectives: &'a [Perspective]) -> Self {
        let criterion: &Criterion = &instrument.criteria[ix];
        let id = |ix: CriterionIx| instrument.criteria[ix].id.as_str();
        let effective =
            |p: &'a Perspective| Effective { groups: &p.groups, percent: p.effective[ix].as_ref().map(number) };
        Self {
            id: &criterion.id,
            name: &criterion.name,
            parent: criterion.parent.map(id),
            depth: criterion.depth,
            leaf: criterion.is_leaf(),
            weight: criterion.weight.as_ref().map(number),
            weight_exact: criterion.weight.as_ref().map(ToString::to_string),
            points: criterion.points.as_ref().map(number),
            scale: criterion.scale.as_ref().map(|scale| scale.name.as_str()),
            groups: criterion.groups.as_deref(),
            shared: criterion.shared,
            gated_on: criterion.gate.as_ref().map(|gate| id(gate.condition.on)),
            effective: perspectives.iter().map(effective).collect(),
        }
    }
}

#[derive(Serialize)]
struct ScaleOf<'a> {
    name: &'a str,
    kind: &'static str,
    min: Option<Number>,
    max: Option<Number>,
    step: Option<Number>,
    choices: Vec<ChoiceOf<'a>>,
    bands: Vec<BandOf>,
    out_of: Option<Number>,
}

#[derive(Serialize)]
struct ChoiceOf<'a> {
    label: &'a str,
    value: Number,
}

#[derive(Serialize)]
struct BandOf {
    from: Option<Number>,
    above: Option<Number>,
    score: Number,
}

impl<'a> ScaleOf<'a> {
    fn new(scale: &'a Scale) -> Self {
        let entries = scale.entries();
        let range = match entries {
            Entries::Range { min, max, step } => Some((min, max, step)),
            Entries::Names(_) | Entries::Numbers(_) => None,
        };
        let choice = |choice: &'a Choice| ChoiceOf { label: &choice.label, value: number(&choice.value) };
        let band = |band: &Band| BandOf {
            from: band.bound.inclusive.then(|| number(&band.bound.value)),
            above: (!band.bound.inclusive).then(|| number(&band.bound.value)),
            score: number(&band.score),
        };
        Self {
            name: &scale.name,
            kind: scale.kind(),
            min: range.map(|(min, ..)| number(min)),
            max: range.map(|(_, max, _)| number(max)),
            step: range.and_then(|(.., step)| step.map(number)),
            choices: entries.choices().unwrap_or_default().iter().map(choice).collect(),
            bands: scale.bands().unwrap_or_default().iter().map(band).collect(),
            out_of: scale.out_of.as_ref().map(number),
        }
    }
}
