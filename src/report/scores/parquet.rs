//! Parquet: the rows of CSV with types. Ranks are whole numbers, scores decimals as exact as they are printed, and what is
//! not there is null. The file says of which rules, program and inputs it is (`ikip`, the head of the JSON).

use std::io::{self, Write};
use std::sync::Arc;

use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::{ParquetError, Result as Written};
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::{Type, TypePtr};

use super::columns::{ColumnType, LONG, cell, for_each_long_row, kind};
use super::json;
use crate::finding::{Finding, finding};
use crate::report::provenance::PROGRAM_LINE;
use crate::report::row_layout::{RowColumn, RowLayout};
use crate::report::view::ScoreReport;

/// The most digits of a score: what 64 bits hold in any case.
const DIGITS: i32 = 18;
/// Rows that are held, and written, together.
const GROUP: usize = 1 << 16;
/// The key under which the file says what it is of.
const KEY: &str = "ikip";

/// E360 where a score has more digits than fit.
pub(super) fn notice(report: &ScoreReport<'_>) -> Option<Finding> {
    let mut scores = report.rows.iter().flat_map(|row| {
        let criteria = report.board.criteria(row).iter().filter_map(|score| score.value());
        row.score().into_iter().chain(criteria.map(|value| &value.exact))
    });
    let too_long = scores.find_map(|score| {
        let printed = report.instrument.printed(score);
        (printed.bytes().filter(u8::is_ascii_digit).count() > DIGITS as usize).then_some(printed)
    });
    too_long.map(|score| finding!(E360: score = score, most = DIGITS.to_string()))
}

/// The rows that are asked for.
pub(super) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    // The library writes from several threads into what it owns.
    out.write_all(&file(report).map_err(io::Error::other)?)
}

/// The bytes of a file.
fn file(report: &ScoreReport<'_>) -> Written<Vec<u8>> {
    let ranking = ranking(report);
    let columns: Vec<(&str, ColumnType)> = match report.layout {
        RowLayout::Long => LONG.to_vec(),
        RowLayout::Ranking => typed(report, &ranking),
        RowLayout::Columns(columns) => typed(report, columns),
    };
    let decimals = i32::try_from(report.instrument.decimals).unwrap_or(0);
    let fields = columns.iter().map(|(name, kind)| field(name, *kind, decimals)).collect::<Written<_>>()?;
    let schema = Arc::new(Type::group_type_builder("scores").with_fields(fields).build()?);
    let head = KeyValue::new(KEY.to_owned(), json::head(report)?);
    let properties = WriterProperties::builder()
        .set_created_by(PROGRAM_LINE.to_owned())
        .set_key_value_metadata(Some(vec![head]))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut held = vec![Vec::new(); columns.len()];
    let mut each = |cells: &[String]| -> io::Result<()> {
        held.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell.clone()));
        if held[0].len() == GROUP {
            write_group(&mut writer, &columns, &mut held).map_err(io::Error::other)
        } else {
            Ok(())
        }
    };
    let asked = match report.layout {
        RowLayout::Long => None,
        RowLayout::Ranking => Some(&ranking),
        RowLayout::Columns(columns) => Some(columns),
    };
    match asked {
        None => for_each_long_row(report, &mut each)?,
        Some(asked) => report
            .rows
            .iter()
            .try_for_each(|row| each(&asked.iter().map(|column| cell(report, row, *column)).collect::<Vec<_>>()))?,
    }
    if held.first().is_some_and(|column| !column.is_empty()) {
        write_group(&mut writer, &columns, &mut held)?;
    }
    writer.into_inner()
}

/// The columns of CSV where none are asked for.
fn ranking(report: &ScoreReport<'_>) -> Vec<RowColumn> {
    let who = [RowColumn::Rank, RowColumn::AgencyId, RowColumn::Agency, RowColumn::Group];
    let criteria = report.columns().iter().map(|&ix| RowColumn::Criterion(ix));
    who.into_iter().chain(criteria).chain([RowColumn::Score, RowColumn::Class, RowColumn::State]).collect()
}

fn typed<'r>(report: &ScoreReport<'r>, columns: &[RowColumn]) -> Vec<(&'r str, ColumnType)> {
    columns.iter().map(|column| (column.heading(report.instrument), kind(*column))).collect()
}

fn field(name: &str, kind: ColumnType, decimals: i32) -> Written<TypePtr> {
    let (physical, logical) = match kind {
        ColumnType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnType::Whole => (Physical::INT32, None),
        ColumnType::Score => (Physical::INT64, Some(LogicalType::decimal(decimals, DIGITS))),
        ColumnType::Number => (Physical::DOUBLE, None),
    };
    let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    let field = if kind == ColumnType::Score { field.with_precision(DIGITS).with_scale(decimals) } else { field };
    field.with_logical_type(logical).build().map(Arc::new)
}

/// Writes the rows that are held, and holds none.
fn write_group(
    writer: &mut SerializedFileWriter<Vec<u8>>,
    columns: &[(&str, ColumnType)],
    held: &mut [Vec<String>],
) -> Written<()> {
    let mut group = writer.next_row_group()?;
    for ((_, kind), cells) in columns.iter().zip(held.iter_mut()) {
        let Some(mut column) = group.next_column()? else { break };
        match kind {
            ColumnType::Text => write_column::<ByteArrayType>(&mut column, cells, |text| Some(ByteArray::from(text)))?,
            ColumnType::Whole => write_column::<Int32Type>(&mut column, cells, |text| text.parse().ok())?,
            ColumnType::Score => {
                let whole = |text: &str| text.replace('.', "").parse().ok();
                write_column::<Int64Type>(&mut column, cells, whole)?;
            }
            ColumnType::Number => write_column::<DoubleType>(&mut column, cells, |text| text.parse().ok())?,
        }
        column.close()?;
        cells.clear();
    }
    group.close().map(|_| ())
}

/// Writes a column of texts as values; an empty text is null.
fn write_column<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    cells: &[String],
    value: impl Fn(&str) -> Option<T::T>,
) -> Written<()> {
    let filled = cells.iter().filter(|cell| !cell.is_empty());
    let unread = |cell: &String| ParquetError::General(format!("{cell} is no value of its column"));
    let values: Vec<T::T> = filled.map(|cell| value(cell).ok_or_else(|| unread(cell))).collect::<Written<_>>()?;
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
    column.typed::<T>().write_batch(&values, Some(&levels), None).map(|_| ())
}
