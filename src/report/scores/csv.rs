//! Rows for programs: comma or tab, decimal point, LF, the same headings in every language.

use std::io::{self, Write};

use super::Report;
use crate::report::rows::refused;
use crate::scoring::AgencyScore;

/// `rank,agency_id,agency,group,<criteria>,score,class,state`.
pub fn write_csv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(report, b',', out)
}

/// The same with tabs.
pub fn write_tsv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(report, b'\t', out)
}

fn write(report: &Report<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    let criteria = report.columns().iter().map(|&ix| report.instrument.criteria[ix].id.as_str());
    let head = ["rank", "agency_id", "agency", "group"].into_iter().chain(criteria);
    writer.write_record(head.chain(["score", "class", "state"])).map_err(refused)?;
    for row in &report.rows {
        writer.write_record(cells(report, row)).map_err(refused)?;
    }
    writer.flush()
}

fn cells(report: &Report<'_>, row: &AgencyScore) -> Vec<String> {
    let agency = report.agency(row);
    let mut cells = vec![
        row.rank.map_or_else(String::new, |rank| rank.to_string()),
        agency.id.to_string(),
        agency.name.to_string(),
        agency.group.as_deref().unwrap_or_default().to_owned(),
    ];
    let printed = |value| report.instrument.printed(value);
    cells.extend(row.criteria.iter().map(|c| c.value.as_ref().map_or_else(String::new, |v| printed(&v.exact))));
    cells.push(row.score.as_ref().map_or_else(String::new, printed));
    cells.push(report.class(row).unwrap_or_default().to_owned());
    cells.push(super::state_name(row).to_owned());
    cells
}
