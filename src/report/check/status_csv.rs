//! The status board as rows: keys as headings, the same in every language, then the columns of the agency list.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::CheckReport;
use super::status::{StatusReport, StatusRow, contact_columns, rows};
use crate::report::csv_io::refused;

const HEADINGS: [&str; 11] = [
    "agency_id",
    "agency",
    "group",
    "status",
    "answered",
    "asked",
    "lacking",
    "problems",
    "files",
    "date",
    "timeliness",
];

/// `agency_id,agency,group,status,answered,asked,lacking,problems,files,date,timeliness`, then the list's columns.
pub(super) fn write(report: &CheckReport<'_>, status: &StatusReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let contacts = contact_columns(report);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADINGS.into_iter().chain(contacts.iter().map(String::as_str))).map_err(refused)?;
    for row in rows(report, status) {
        let mut cells = vec![
            row.agency.id.to_string(),
            row.agency.name.to_string(),
            row.agency.group.as_deref().unwrap_or_default().to_owned(),
            row.body.state.key().to_owned(),
            row.body.answered.to_string(),
            row.body.asked.to_string(),
            row.lacking(report),
            row.problems(report),
            row.files(),
            row.day.map(|day| day.to_string()).unwrap_or_default(),
            row.timeliness.map(|known| known.key().to_owned()).unwrap_or_default(),
        ];
        cells.extend(contacts.iter().map(|heading| row.agency.columns.get(heading).unwrap_or_default().to_owned()));
        writer.write_record(cells).map_err(refused)?;
    }
    writer.flush()
}

/// The same as JSON: the key `status` of `ikip.check/1`.
pub(super) fn json(report: &CheckReport<'_>, status: &StatusReport<'_>) -> Value {
    let body = |row: StatusRow<'_>| {
        let lacking = row.body.lacking.iter().map(|one| {
            let id = &report.instrument.criteria[one.branch].id;
            json!({ "criterion": id, "answered": one.answered, "asked": one.asked })
        });
        json!({
            "agency": &*row.agency.id,
            "state": row.body.state.key(),
            "answered": row.body.answered,
            "asked": row.body.asked,
            "lacking": lacking.collect::<Vec<_>>(),
            "files": row.body.files.iter().map(|file| &**file).collect::<Vec<_>>(),
            "date": row.day.map(|day| day.to_string()),
            "timeliness": row.timeliness.map(super::status::Timeliness::key),
        })
    };
    Value::Array(rows(report, status).into_iter().map(body).collect())
}
