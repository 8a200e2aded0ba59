//! Rows of CSV and TSV on their way out. What the system says to a write is kept as it said it: a closed pipe is silent.

use std::io;

/// The error of the system inside an error of the writer.
pub(crate) fn refused(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
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
