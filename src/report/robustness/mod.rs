//! How firm a result is, for people (one document in three media), for programs, and every draw as CSV.

mod document;
mod drawing;
mod draws;
mod json;
mod words;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::analysis::robustness::{AgencySpread, Robustness};
use crate::answers::Assessments;
use crate::document::{docx, html, markdown, terminal};
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::report::result_format::ResultFormat;
use crate::report::scores::Screen;
use crate::rules::Instrument;
use crate::scoring::Scoreboard;

pub(crate) use draws::write as write_draws;

/// Everything that an output may show.
#[derive(Debug, Clone)]
pub(crate) struct RobustnessReport<'a> {
    pub instrument: &'a Instrument,
    pub assessments: &'a Assessments,
    /// With every criterion.
    pub board: &'a Scoreboard,
    pub found: &'a Robustness,
    /// The group of an assessor by name, where groups were given.
    pub panel: &'a BTreeMap<String, String>,
    pub findings: &'a [Finding],
    pub lang: Lang,
    pub screen: Screen,
}

/// A form in which the result can be written.
pub(crate) type RobustnessFormat = ResultFormat<fn(&RobustnessReport<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[RobustnessFormat] = &[
    RobustnessFormat::text(write_text),
    RobustnessFormat::json(json::write),
    RobustnessFormat::markdown(|report, out| markdown::write(&document::document(report), out)),
    RobustnessFormat::html(|report, out| html::write(&document::document(report), out)),
    RobustnessFormat::docx(|report, out| docx::write(&document::document(report), out)),
];

fn write_text(report: &RobustnessReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let text = terminal::render(&document::document(report), report.screen.width, report.screen.palette);
    out.write_all(text.as_bytes())
}

/// Assessors of one group together.
pub(super) struct PanelGroup<'a> {
    pub name: &'a str,
    /// Over all their answers that can be compared.
    pub mean_difference: Option<f64>,
    pub answers: usize,
}

impl RobustnessReport<'_> {
    /// The id of an agency by its index.
    fn id(&self, agency: usize) -> &str {
        &self.assessments.agencies[agency].id
    }

    /// The name of an agency by its index.
    fn name(&self, agency: usize) -> &str {
        &self.assessments.agencies[agency].name
    }

    fn spread_of(&self, agency: usize) -> Option<&AgencySpread> {
        self.found.spread.agencies.iter().find(|spread| spread.agency == agency)
    }

    /// The group of an assessor by index.
    fn panel_group(&self, assessor: usize) -> Option<&str> {
        self.panel.get(&*self.assessments.assessors[assessor]).map(String::as_str)
    }

    fn panel_groups(&self) -> Vec<PanelGroup<'_>> {
        let mut sums: BTreeMap<&str, (f64, usize, usize)> = BTreeMap::new();
        for one in &self.found.severity {
            let Some(group) = self.panel_group(one.assessor) else { continue };
            let sum = sums.entry(group).or_default();
            #[expect(clippy::cast_precision_loss, reason = "answers stay far below 2^53")]
            let compared = one.compared as f64;
            *sum = (sum.0 + one.mean_difference.unwrap_or(0.0) * compared, sum.1 + one.compared, sum.2 + one.answers);
        }
        let of = |(name, (sum, compared, answers))| {
            #[expect(clippy::cast_precision_loss, reason = "answers stay far below 2^53")]
            let mean_difference = (compared > 0).then(|| sum / compared as f64);
            PanelGroup { name, mean_difference, answers }
        };
        sums.into_iter().map(of).collect()
    }
}
