//! Rows of CSV and TSV on their way out. What the system says to a write is kept as it said it: a closed pipe is silent.

use std::io;

use serde_json::Value;

use crate::finding::{Finding, render};
use crate::i18n::lang::Lang;

/// The error of the system inside an error of the writer.
pub(crate) fn refused(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Findings as rows: `code,severity,file,line,column,cell,agency,message,help`.
///
/// # Errors
/// Those of `out`.
pub(crate) fn finding_rows(findings: &[Finding], lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    const HEADINGS: [&str; 9] = ["code", "severity", "file", "line", "column", "cell", "agency", "message", "help"];
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADINGS).map_err(refused)?;
    for finding in findings {
        let values = render::json(finding, lang);
        let cell = |key: &str| match &values[key] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        writer.write_record(HEADINGS.map(cell)).map_err(refused)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use crate::report::csv_io::*;

    struct Closed;

    impl io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_stays_one() {
        let mut writer = csv::WriterBuilder::new().buffer_capacity(1).from_writer(Closed);
        let error = writer.write_record(["panjang", "sekali"]).expect_err("closed");
        assert_eq!(refused(error).kind(), io::ErrorKind::BrokenPipe);
    }
}
