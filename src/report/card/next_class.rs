//! What would reach the next class, in the words of an explanation.

use crate::analysis::explain::Explainer;
use crate::analysis::improve::improve;
use crate::report::explain;
use crate::report::explain::Sentence;
use crate::report::explain::view::Told;
use crate::report::view::ScoreReport;
use crate::report::view::Screen;

/// How far the next class is and the cheapest answers that reach it; empty where there is no score or no class.
pub(crate) fn sentences(
    report: &ScoreReport<'_>,
    explainer: &Explainer<'_>,
    agency: usize,
    effort: usize,
) -> Vec<Sentence> {
    let Some(explanation) = explainer.explain(agency) else { return Vec::new() };
    let way = improve(explainer, &explanation, effort);
    let said = explain::ExplainReport {
        instrument: report.instrument,
        assessments: report.assessments,
        accounts: &[],
        findings: &[],
        lang: report.lang,
        screen: Screen::default(),
        fractions: false,
    };
    explain::onward(&said, &Told { explanation, way })
}
