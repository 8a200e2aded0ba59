//! Tables as JSON (`ikip.table/1`). Rows and columns are counted from 1, as people count them in a sheet.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{SourceTable, rows};
use crate::i18n::lang::Lang;
use crate::table::{JoinedCell, MergedRange};

/// The shape that is written.
const SCHEMA: &str = "ikip.table/1";

pub(super) fn write(tables: &[SourceTable<'_>], _: Lang, out: &mut dyn Write) -> io::Result<()> {
    let tables: Vec<Value> = tables.iter().map(table).collect();
    let document = json!({ "schema": SCHEMA, "tables": tables });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn table(table: &SourceTable<'_>) -> Value {
    let sheet = table.sheet;
    let (key, place) = match sheet.page {
        Some(page) => ("page", json!(page)),
        None => ("sheet", if sheet.name.is_empty() { Value::Null } else { json!(sheet.name) }),
    };
    let merged = |range: &MergedRange| json!({ "row": range.row + 1, "column": range.column + 1, "rows": range.rows, "columns": range.columns });
    let joined = |cell: &JoinedCell| json!({ "row": cell.row + 1, "column": cell.column + 1, "lines": cell.lines });
    json!({
        "source": **table.path,
        key: place,
        "table": table.number,
        "rows": rows(sheet).collect::<Vec<_>>(),
        "merged": sheet.merged.iter().map(merged).collect::<Vec<_>>(),
        "joined": sheet.joined.iter().map(joined).collect::<Vec<_>>(),
        "hidden_rows": sheet.hidden_rows.iter().map(|row| row + 1).collect::<Vec<_>>(),
    })
}
