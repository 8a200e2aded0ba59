//! Every figure of the published tables as a row: printed, as it should be, and whether it follows.

use std::io::{self, Write};

use super::figures::{FigureRow, figures};
use super::{VerifyReport, plain, text};
use crate::analysis::verify::What;
use crate::report::csv_io::refused;
use crate::rules::TOTAL;

const HEADINGS: [&str; 10] =
    ["agency", "what", "criterion", "printed", "expected", "verdict", "cause", "file", "line", "cell"];

/// `verdict`: `follows`, `differs` or `not-checked`; `cause`: in the language of the user.
pub(super) fn write(report: &VerifyReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADINGS).map_err(refused)?;
    for row in figures(report) {
        writer.write_record(cells(report, &row)).map_err(refused)?;
    }
    writer.flush()
}

fn cells(report: &VerifyReport<'_>, row: &FigureRow<'_>) -> [String; 10] {
    let criterion = match row.what {
        What::Criterion(ix) | What::Part(ix) | What::Outside(ix) if ix != TOTAL => {
            report.instrument.criteria[ix].id.clone()
        }
        _ => String::new(),
    };
    let printed = plain(&row.printed).unwrap_or_default();
    let (expected, verdict) = match (row.mismatch, row.is_tested) {
        (Some(mismatch), _) => (plain(&mismatch.expected).unwrap_or_default(), "differs"),
        (None, true) => (printed.clone(), "follows"),
        (None, false) => (String::new(), "not-checked"),
    };
    let cause = row.mismatch.map(|mismatch| text::reasons(report, mismatch).join("; "));
    [
        row.subject.to_owned(),
        row.what.name().to_owned(),
        criterion,
        printed,
        expected,
        verdict.to_owned(),
        cause.unwrap_or_default(),
        row.place.file.as_deref().unwrap_or_default().to_owned(),
        row.place.line.map_or_else(String::new, |line| line.to_string()),
        row.place.cell.clone().unwrap_or_default(),
    ]
}
