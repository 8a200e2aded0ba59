//! The lines that add up to the score, each with how it came about.

use crate::analysis::explain::{Addend, AddendKind, Explanation, StepKind};
use crate::exact::Exact;
use crate::report::explain::view::ExplainReport;
use crate::report::words::Word;
use crate::rules::TOTAL;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AddendLine {
    /// The criterion, and what of it.
    pub what: String,
    /// "100 × 48%".
    pub calculation: String,
    pub points: String,
    /// The exact points, where the decimals do not tell them.
    pub exact: String,
}

/// The lines with the sum as the last one, and the sentences below them. No lines where nothing gives points.
#[must_use]
pub(crate) fn sum(report: &ExplainReport<'_>, told: &Explanation) -> (Vec<AddendLine>, Vec<String>) {
    let Some(score) = told.score.score() else { return (Vec::new(), Vec::new()) };
    let lang = report.lang;
    let mut lines: Vec<AddendLine> = told.sum.iter().map(|addend| line(report, told, addend)).collect();
    let total = told.added_up();
    if lines.is_empty() {
        return (lines, vec![Word::SumEmpty.say(lang).to_owned()]);
    }
    lines.push(AddendLine {
        what: Word::SumLine.say(lang).to_owned(),
        calculation: String::new(),
        points: report.points(&total),
        exact: report.beyond(&total),
    });
    let facts = [("sum", report.exact(&total)), ("score", report.score(score))];
    let approximate = told.score.is_approximate();
    let equal = match (total == *score, approximate) {
        (true, false) => Word::SumEquals,
        (true, true) => Word::SumEqualsAbout,
        (false, _) => Word::SumDiffers,
    };
    let zeros = told.criteria.iter().any(|c| c.contribution.as_ref().is_some_and(Exact::is_zero));
    let mut below = vec![equal.with(lang, &facts)];
    below.extend(zeros.then(|| Word::SumZeros.say(lang).to_owned()));
    (lines, below)
}

fn line(report: &ExplainReport<'_>, told: &Explanation, addend: &Addend) -> AddendLine {
    let id = || [("id", report.id(addend.criterion))];
    let what = match addend.kind {
        AddendKind::Answer => report.id(addend.criterion),
        AddendKind::Geometric => Word::AddendGeometric.with(report.lang, &id()),
        AddendKind::Harmonic => Word::AddendHarmonic.with(report.lang, &id()),
        AddendKind::Scale => Word::AddendScale.with(report.lang, &id()),
        AddendKind::Rounding if addend.criterion == TOTAL => Word::TotalRounding.say(report.lang).to_owned(),
        AddendKind::Rounding => Word::AddendRounding.with(report.lang, &id()),
    };
    AddendLine {
        what,
        calculation: calculation(report, told, addend),
        points: report.points(&addend.points),
        exact: report.beyond(&addend.points),
    }
}

/// What was multiplied: the score (or what a step changed) and the effective weight.
fn calculation(report: &ExplainReport<'_>, told: &Explanation, addend: &Addend) -> String {
    let explained = &told.criteria[addend.criterion];
    let Some(effective) = &explained.effective else { return String::new() };
    let step = |kind| {
        let step = explained.steps.iter().rev().find(|step| step.kind == kind);
        step.map_or_else(String::new, |step| format!("{} − {}", report.exact(&step.to), report.exact(&step.from)))
    };
    let difference = match addend.kind {
        AddendKind::Scale => step(StepKind::Scale),
        AddendKind::Rounding => step(StepKind::Rounding),
        AddendKind::Answer | AddendKind::Geometric | AddendKind::Harmonic => {
            return format!("{} × {}%", report.exact(&raw(addend, effective)), report.exact(effective));
        }
    };
    if *effective == Exact::HUNDRED { difference } else { format!("({difference}) × {}%", report.exact(effective)) }
}

/// The score that a line of answers multiplies.
fn raw(addend: &Addend, effective: &Exact) -> Exact {
    if effective.is_zero() { Exact::ZERO } else { (&(&addend.points * &Exact::HUNDRED) / effective).reduced() }
}
