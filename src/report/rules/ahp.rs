//! Weights from judgements: how they came about, for people and as JSON (`ikip.ahp/1`).

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::document::{Cell, Column, Document, DocumentTable, Tone};
use crate::i18n::lang::Lang;
use crate::report::number::localized;
use crate::report::provenance::{PROGRAM, RulesProvenance};
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::Instrument;
use crate::rules::ahp::{Consistency, DECIMALS, DerivedWeights, MOST_CR, RANDOM_INDEX};
use crate::rules::instrument::CriterionIx;

/// The name and version of the shape.
const SCHEMA: &str = "ikip.ahp/1";
/// Digits of vectors and ratios in JSON.
const DIGITS: usize = 15;
/// Digits of ratios for people, where that tells on which side of the bound they lie.
const FEW: usize = 4;

/// One object, indented.
///
/// # Errors
/// Those of `out`.
pub fn write_json(instrument: &Instrument, out: &mut dyn Write) -> io::Result<()> {
    let branches: Vec<Value> = instrument.ahp.iter().map(|derived| branch(instrument, derived)).collect();
    let document = json!({
        "schema": SCHEMA, "program": PROGRAM, "instrument": RulesProvenance::new(instrument),
        "rounding": { "decimals": DECIMALS, "rule": "largest-remainder" }, "most_cr": MOST_CR, "branches": branches,
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn figure(value: f64) -> Value {
    json!(value)
}

fn branch(instrument: &Instrument, derived: &DerivedWeights) -> Value {
    let id = |ix: CriterionIx| instrument.criteria[ix].id.as_str();
    let texts = |values: &[f64]| -> Map<String, Value> {
        let texts = values.iter().map(|value| json!(format!("{value:.DIGITS$}")));
        derived.children.iter().map(|&child| id(child).to_owned()).zip(texts).collect()
    };
    let rounded: Map<String, Value> = derived
        .children
        .iter()
        .zip(&derived.rounded)
        .map(|(&child, weight)| {
            (id(child).to_owned(), json!(weight.to_decimal(20).unwrap_or_else(|| weight.to_string())))
        })
        .collect();
    let worst = derived.worst.as_ref().map(|worst| {
        json!({ "a": id(worst.a), "b": id(worst.b), "judgement": figure(worst.judgement), "ratio": figure(worst.ratio) })
    });
    let judges: Vec<Value> =
        derived.judges.iter().map(|judge| json!({ "name": judge.name, "cr": judge.consistency.cr })).collect();
    let other: Vec<Value> =
        derived.consistency.other_side().iter().map(|(name, cr)| json!({ "random_index": name, "cr": cr })).collect();
    json!({
        "id": id(derived.branch), "weights": texts(&derived.weights), "geometric": texts(&derived.geometric),
        "rounded": rounded, "lambda_max": figure(derived.consistency.lambda_max), "ci": figure(derived.consistency.ci),
        "cr": derived.consistency.cr, "random_index": RANDOM_INDEX, "inconsistent": derived.consistency.is_too_high(),
        "other_tables": other, "worst": worst, "judges": judges,
    })
}

/// The work for people, branch by branch.
#[must_use]
pub fn document(instrument: &Instrument, lang: Lang) -> Document {
    let title = format!("AHP: {}", notes::title(instrument));
    let mut document = Document::new(title.clone(), lang.code());
    document.heading(1, title);
    if instrument.ahp.is_empty() {
        document.paragraph(Word::AhpNone.say(lang));
    }
    for derived in &instrument.ahp {
        one(instrument, derived, lang, &mut document);
    }
    document
}

fn one(instrument: &Instrument, derived: &DerivedWeights, lang: Lang, document: &mut Document) {
    let criterion = |ix: CriterionIx| &instrument.criteria[ix];
    let shown = |value: f64, digits: usize| localized(&format!("{value:.digits$}"), lang);
    document.heading(2, format!("{} {}", criterion(derived.branch).id, criterion(derived.branch).name));
    let mut table = DocumentTable::new(vec![
        Column::label(Word::Id.say(lang)),
        Column::text(Word::Criterion.say(lang)),
        Column::number(Word::AhpEigenvector.say(lang)),
        Column::number(Word::AhpGeometric.say(lang)),
        Column::number(Word::AhpRounded.say(lang)),
    ]);
    let percent = DECIMALS as usize;
    let vectors = derived.weights.iter().zip(&derived.geometric).zip(&derived.rounded);
    for (&child, ((weight, geometric), rounded)) in derived.children.iter().zip(vectors) {
        let (own, other) = (shown(weight * 100.0, percent), shown(geometric * 100.0, percent));
        // Only where the printed digits differ.
        let other = if own == other { String::new() } else { other };
        let rounded = rounded.to_decimal(20).unwrap_or_else(|| rounded.to_string());
        table.row(vec![
            criterion(child).id.clone().into(),
            criterion(child).name.clone().into(),
            own.into(),
            other.into(),
            localized(&rounded, lang).into(),
        ]);
    }
    table.drop_empty();
    document.table(table);
    document.paragraph(Word::AhpRule.with(lang, &[("digits", DECIMALS.to_string())]));
    let facts = [
        ("lambda", shown(derived.consistency.lambda_max, FEW)),
        ("ci", shown(derived.consistency.ci, FEW)),
        ("cr", ratio(&derived.consistency, lang)),
        ("verdict", verdict(&derived.consistency, lang).to_owned()),
    ];
    document.paragraph(Word::AhpConsistency.with(lang, &facts));
    for (name, cr) in derived.consistency.other_side() {
        document.paragraph(Word::AhpOtherTable.with(lang, &[("name", name.to_owned()), ("cr", shown(cr, FEW))]));
    }
    match &derived.worst {
        Some(worst) => {
            let facts = [
                ("a", criterion(worst.a).id.clone()),
                ("b", criterion(worst.b).id.clone()),
                ("judgement", shown(worst.judgement, 2)),
                ("ratio", shown(worst.ratio, FEW)),
            ];
            document.paragraph(Word::AhpWorst.with(lang, &facts));
        }
        None => document.paragraph(Word::AhpNoWorst.say(lang)),
    }
    if derived.judges.len() > 1 {
        document.table(judges(derived, lang));
    }
}

fn judges(derived: &DerivedWeights, lang: Lang) -> DocumentTable {
    let mut table =
        DocumentTable::new(vec![Column::text(Word::AhpJudge.say(lang)), Column::number("CR"), Column::label("")]);
    for judge in &derived.judges {
        let tone = if judge.consistency.is_too_high() { Tone::Warning } else { Tone::Plain };
        let verdict = verdict(&judge.consistency, lang);
        table.row(vec![judge.name.clone().into(), ratio(&judge.consistency, lang).into(), Cell::toned(verdict, tone)]);
    }
    table
}

/// The ratio with as many digits as show on which side of the bound it lies.
pub(super) fn ratio(consistency: &Consistency, lang: Lang) -> String {
    let Some(cr) = consistency.cr else { return "–".to_owned() };
    let text = |digits: usize| format!("{cr:.digits$}");
    let tells = |digits: &usize| text(*digits).parse().is_ok_and(|shown: f64| (shown > MOST_CR) == (cr > MOST_CR));
    localized(&text((FEW..=DIGITS).find(tells).unwrap_or(DIGITS)), lang)
}

const fn verdict(consistency: &Consistency, lang: Lang) -> &'static str {
    match (consistency.cr.is_some(), consistency.cr.is_some() && high(consistency)) {
        (false, _) => Word::AhpUntold.say(lang),
        (_, true) => Word::AhpInconsistent.say(lang),
        _ => Word::AhpConsistent.say(lang),
    }
}

const fn high(consistency: &Consistency) -> bool {
    matches!(consistency.cr, Some(cr) if cr > MOST_CR)
}
