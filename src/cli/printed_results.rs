//! Results that stand in an input beside the answers: ranks, classes, rows of means and sums. They are not read, and a
//! wrong one is told: it was made by another rule, or from other answers than those that stand there now.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::verify::{Figure, Inputs, Mismatch, VerifyRequest, What, verify};
use crate::answers::Input;
use crate::finding::{BilingualFact, Finding, Severity, finding};
use crate::i18n::lang::Lang;
use crate::intake::Intake;
use crate::published;
use crate::report::verify::plain;
use crate::rules::Instrument;
use crate::scoring::{self, Detail};

/// Larger tables are made by programs, and comparing them would take longer than scoring.
const MOST_ROWS: u64 = 20_000;

/// A warning (W509) where the only input prints results that do not follow from its own answers. Nothing is told of
/// inputs with errors, and of several inputs: a rank in one of them may be one among its own bodies.
pub(crate) fn differences(instrument: &Instrument, intake: &Intake) -> Vec<Finding> {
    let has_errors = intake.findings.iter().any(|finding| finding.severity() == Severity::Error);
    let assessments = &intake.assessments;
    let mut answers = assessments.inputs.iter().filter(|input| matches!(input.layout, "wide" | "long"));
    let (Some(input), None) = (answers.next(), answers.next()) else { return Vec::new() };
    if has_errors || !prints_results(input) || !assessments.corrections.is_empty() {
        return Vec::new();
    }
    let (path, sheet) = match input.path.rsplit_once('#') {
        Some((path, sheet)) if input.encoding.is_none() => (path, Some(sheet)),
        _ => (input.path.as_str(), None),
    };
    let tables = published::read(&[PathBuf::from(path)], instrument, &intake.hints, sheet);
    if let Some(error) = tables.findings.iter().find(|finding| finding.severity() == Severity::Error) {
        return vec![not_compared(error)];
    }
    let scores = scoring::score(instrument, assessments, Detail::All);
    let found = verify(&VerifyRequest {
        instrument,
        published: &tables.published,
        inputs: Some(Inputs { assessments, scores: &scores }),
        others: &[],
        top: None,
        group: None,
    });
    let wrong: Vec<&Mismatch> =
        found.mismatches.iter().filter(|one| is_result(&one.what) && !one.from_printed).collect();
    warning(instrument, &wrong).into_iter().collect()
}

/// A warning (W510): what is printed cannot be read as results.
fn not_compared(error: &Finding) -> Finding {
    let why = BilingualFact::words(error.message(Lang::Id), error.message(Lang::En));
    finding!(W510: why = why).at(error.place.clone())
}

/// Whether a table of a size that is compared has ranks, classes, or rows about its other rows.
fn prints_results(input: &Input) -> bool {
    let is_printed = |meaning: &Option<String>| matches!(meaning.as_deref(), Some("rank" | "class"));
    let results = input.columns.iter().any(|(_, meaning)| is_printed(meaning)) || !input.passed_over.is_empty();
    results && input.layout == "wide" && input.path != "-" && input.rows <= MOST_ROWS
}

/// Scores are compared cell by cell where they are read; missing and further rows are no figures.
const fn is_result(what: &What) -> bool {
    matches!(what, What::Class | What::Rank | What::Group(_) | What::ColumnFigure(..))
}

/// One warning for all of them, with the first.
fn warning(instrument: &Instrument, wrong: &[&Mismatch]) -> Option<Finding> {
    let first = *wrong.first()?;
    let expected = plain(&first.expected).unwrap_or_default();
    let printed = plain(&first.printed).unwrap_or_default();
    let number = |figure: &Figure, text: &str| match figure {
        Figure::Number(_) => BilingualFact::number(text),
        _ => BilingualFact::words(text, text),
    };
    let others = (wrong.len() > 1).then(|| (wrong.len() - 1).to_string());
    let finding = finding!(W509: subject = first.subject.clone(), what = named(instrument, &first.what), printed = number(&first.printed, &printed), expected = number(&first.expected, &expected); others = others).at(first.place.clone());
    Some(match &first.agency {
        Some(agency) => finding.about(Arc::clone(agency)),
        None => finding,
    })
}

/// What a figure is called in the warning.
fn named(instrument: &Instrument, what: &What) -> BilingualFact {
    match what {
        What::Rank => BilingualFact::words("peringkat", "the rank"),
        What::Class => BilingualFact::words("kualifikasi", "the class"),
        What::ColumnFigure(_, ix) => {
            let id = &instrument.criteria[*ix].id;
            BilingualFact::words(format!("kolom {id}"), format!("the column {id}"))
        }
        _ => BilingualFact::words("nilai", "the score"),
    }
}
