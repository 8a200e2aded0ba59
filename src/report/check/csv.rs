//! Findings as rows: the keys of their JSON as headings, the same in every language.

use std::io::{self, Write};

use super::CheckReport;
use crate::report::csv_io::finding_rows;

/// `code,severity,file,line,column,cell,agency,message,help`; the status board instead, where that is asked.
pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    if let Some(status) = &report.status {
        return super::status_csv::write(report, status, out);
    }
    finding_rows(report.findings, report.lang, out)
}
