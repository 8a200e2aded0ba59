//! Every draw as CSV, long: a row for each draw and agency.

use std::io::{self, Write};

use super::RobustnessReport;

/// Writes all draws: `draw,agency_id,score,rank,class`, draws from 1, empty where an agency has no score in a draw.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &RobustnessReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let spread = &report.found.spread;
    let decimals = report.instrument.decimals as usize;
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let mut csv = csv::WriterBuilder::new().from_writer(out);
    csv.write_record(["draw", "agency_id", "score", "rank", "class"])?;
    for (draw, stands) in spread.draws.chunks(spread.agencies.len().max(1)).enumerate() {
        let number = (draw + 1).to_string();
        for (agency, stand) in spread.agencies.iter().zip(stands) {
            let scored = stand.rank > 0;
            let score = if scored { format!("{:.decimals$}", stand.units / scale) } else { String::new() };
            let rank = if scored { stand.rank.to_string() } else { String::new() };
            let class = stand.class.filter(|_| scored).and_then(|at| report.instrument.classes.get(at as usize));
            let label = class.map_or("", |class| class.label.as_str());
            csv.write_record([&number, report.id(agency.agency), &score, &rank, label])?;
        }
    }
    csv.flush()
}
