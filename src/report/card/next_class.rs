//! What would reach the next class, in the words of an explanation.

use crate::analysis::explain::Explainer;
use crate::analysis::improve::improve;
use crate::report::explain::{self, Said, Told};
use crate::report::scores::{Report, Screen};

/// How far the next class is and the cheapest answers that reach it; empty where there is no score or no class.
pub fn sentences(report: &Report<'_>, explainer: &Explainer<'_>, agency: usize, effort: usize) -> Vec<Said> {
    let Some(explanation) = explainer.explain(agency) else { return Vec::new() };
    let way = improve(explainer, &explanation, effort);
    let said = explain::Report {
        instrument: report.instrument,
        assessments: report.assessments,
        accounts: &[],
        findings: &[],
        lang: report.lang,
        screen: Screen::default(),
    };
    explain::onward(&said, &Told { explanation, way })
}
