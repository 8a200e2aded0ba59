//! Rows for programs: comma or tab, decimal point, LF, the same headings in every language.

use std::io::{self, Write};

use rayon::prelude::*;

use super::columns::{write_columns, write_long};
use crate::exact::Exact;
use crate::lowlevel::prefetch::touch;
use crate::report::csv_io::refused;
use crate::report::row_layout::RowLayout;
use crate::report::view::ScoreReport;
use crate::scoring::{AgencyScore, CriterionScore};

/// `rank,agency_id,agency,group,<criteria>,score,class,state`.
pub(crate) fn write_csv(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(report, b',', out)
}

/// The same with tabs.
pub(crate) fn write_tsv(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(report, b'\t', out)
}

/// Rows that one thread writes at once.
const ROWS: usize = 1024;
/// So many times [`ROWS`] are held at once.
const HELD: usize = 32;

fn write(report: &ScoreReport<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    match report.layout {
        RowLayout::Ranking => {}
        RowLayout::Columns(columns) => return write_columns(report, columns, delimiter, out),
        RowLayout::Long => return write_long(report, delimiter, out),
    }
    if report.header {
        let criteria = report.columns().iter().map(|&ix| report.instrument.criteria[ix].id.as_str());
        let head = ["rank", "agency_id", "agency", "group"].into_iter().chain(criteria);
        let mut writer = writer(delimiter);
        writer.write_record(head.chain(["score", "class", "state"])).map_err(refused)?;
        out.write_all(&written(writer)?)?;
    }
    if report.rows.len() <= ROWS {
        return out.write_all(&rows(report, delimiter, &report.rows)?);
    }
    // The rows that come next are put together while those before are written.
    let mut texts: Vec<io::Result<Vec<u8>>> = Vec::new();
    let mut write_texts =
        |texts: Vec<io::Result<Vec<u8>>>| texts.into_iter().try_for_each(|text| out.write_all(&text?));
    for held in report.rows.chunks(ROWS * HELD) {
        let ready = std::mem::take(&mut texts);
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| texts = held.par_chunks(ROWS).map(|part| rows(report, delimiter, part)).collect());
            write_texts(ready)
        })?;
    }
    write_texts(texts)
}

fn writer(delimiter: u8) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new())
}

fn written(writer: csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

fn rows(report: &ScoreReport<'_>, delimiter: u8, rows: &[&AgencyScore]) -> io::Result<Vec<u8>> {
    let mut writer = writer(delimiter);
    let (mut record, mut text) = (csv::ByteRecord::new(), String::new());
    for near in rows.chunks(NEAR) {
        look_at(report, near);
        for row in near {
            write_row(report, row, &mut writer, &mut record, &mut text).map_err(refused)?;
        }
    }
    written(writer)
}

/// Rows that are looked at before they are written.
const NEAR: usize = 32;

/// Has a look at what will be written. In the order of ranks they stand all over memory; the rows then find them near.
fn look_at(report: &ScoreReport<'_>, rows: &[&AgencyScore]) {
    let first = |text: &str| text.as_bytes().first().copied().unwrap_or(0);
    let scored = |score: Option<&CriterionScore>| usize::from(score.is_some_and(|score| score.value().is_some()));
    // All of a row lies in one line of the cache.
    touch(rows.iter().map(|row| row.agency()));
    touch(rows.iter().map(|row| {
        let (agency, criteria) = (report.agency(row), report.board.criteria(row));
        let agency = agency.name.len() ^ agency.id.len() ^ usize::from(agency.group.is_some());
        agency ^ scored(criteria.first()) ^ scored(criteria.last())
    }));
    touch(rows.iter().map(|row| report.agency(row)).map(|agency| first(&agency.id) ^ first(&agency.name)));
}

/// `record` and `text` are room to put it together in.
fn write_row(
    report: &ScoreReport<'_>,
    row: &AgencyScore,
    writer: &mut csv::Writer<Vec<u8>>,
    record: &mut csv::ByteRecord,
    text: &mut String,
) -> csv::Result<()> {
    let agency = report.agency(row);
    let mut number = |value: Option<&Exact>, record: &mut csv::ByteRecord| {
        text.clear();
        value.iter().for_each(|value| report.instrument.print(value, text));
        record.push_field(text.as_bytes());
    };
    record.clear();
    let mut rank = itoa::Buffer::new();
    record.push_field(row.rank().map_or("", |number| rank.format(number)).as_bytes());
    for text in [&*agency.id, &*agency.name, agency.group.as_deref().unwrap_or_default()] {
        record.push_field(text.as_bytes());
    }
    for criterion in report.board.criteria(row) {
        number(criterion.value().map(|value| &value.exact), record);
    }
    number(row.score(), record);
    record.push_field(report.class(row).unwrap_or_default().as_bytes());
    record.push_field(super::state_name(row).as_bytes());
    writer.write_byte_record(record)
}
