//! Explanations as rows for programs: one for every criterion of every agency, headings in English in every language.

use std::io::{self, Write};

use super::tree::notes;
use crate::analysis::explain::Explained;
use crate::exact::{Exact, Rounding};
use crate::report::csv_io::refused;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::rules::TOTAL;

const HEADINGS: [&str; 12] = [
    "agency_id",
    "agency",
    "group",
    "criterion",
    "name",
    "state",
    "score",
    "weight",
    "effective_weight",
    "contribution",
    "lost",
    "how",
];
/// Digits after the point of numbers that do not end sooner.
const DIGITS: u32 = 6;

/// What is, or with other answers what would be. `how`: how the score came about, in the language of the user.
pub(super) fn write(report: &ExplainReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADINGS).map_err(refused)?;
    for account in report.accounts {
        let told = account.changed.as_ref().map_or(&account.told, |changed| &changed.told);
        for ix in 0..told.explanation.criteria.len() {
            writer.write_record(row(report, told, ix)).map_err(refused)?;
        }
    }
    writer.flush()
}

fn row(report: &ExplainReport<'_>, told: &Told, ix: usize) -> [String; 12] {
    let (instrument, explanation) = (report.instrument, &told.explanation);
    let agency = report.agency(explanation);
    let criterion = &instrument.criteria[ix];
    let explained: &Explained = &explanation.criteria[ix];
    let score = if ix == TOTAL { explanation.score.score() } else { explained.value.as_ref().map(|v| &v.exact) };
    [
        agency.id.to_string(),
        agency.name.to_string(),
        agency.group.as_deref().unwrap_or_default().to_owned(),
        criterion.id.clone(),
        criterion.name.clone(),
        explained.state.name().to_owned(),
        score.map_or_else(String::new, |score| instrument.printed(score)),
        plain(explained.taken.as_ref()),
        plain(explained.effective.as_ref()),
        plain(explained.contribution.as_ref()),
        plain(explained.lost.as_ref()),
        notes(report, explanation, ix).join("; "),
    ]
}

/// All digits of a number that ends soon, else [`DIGITS`] of them.
fn plain(value: Option<&Exact>) -> String {
    let text = |value: &Exact| value.to_decimal(DIGITS).unwrap_or_else(|| value.to_fixed(DIGITS, Rounding::HalfUp));
    value.map_or_else(String::new, text)
}
