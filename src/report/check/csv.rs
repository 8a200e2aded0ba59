//! Findings as rows: the keys of their JSON as headings, the same in every language.

use std::io::{self, Write};

use super::CheckReport;
use crate::report::csv_io::finding_rows;

/// `code,severity,file,line,column,cell,agency,message,help`.
pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    finding_rows(report.findings, report.lang, out)
}
