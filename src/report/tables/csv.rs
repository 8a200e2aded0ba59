//! One table as CSV: comma, LF, every row as wide as the table; a merged cell is written once.

use std::io::{self, Write};

use super::{SourceTable, rows, width};
use crate::i18n::lang::Lang;

pub(super) fn write(tables: &[SourceTable<'_>], _: Lang, out: &mut dyn Write) -> io::Result<()> {
    for table in tables {
        let width = width(table.sheet);
        let mut writer = csv::Writer::from_writer(&mut *out);
        for row in rows(table.sheet) {
            let empty = std::iter::repeat_n("", width - row.len());
            writer.write_record(row.into_iter().chain(empty)).map_err(crate::report::csv_io::refused)?;
        }
        writer.flush()?;
    }
    Ok(())
}
