//! `ikip table`: the tables of files as they were read, before any meaning is given to them.

use std::path::Path;

use anyhow::Result;

use super::abort::Stop;
use super::args::ShowTables;
use super::argument_values::TableChoice;
use super::files::{FileRole, FilesOfRun};
use super::session::Session;
use super::{exit, output};
use crate::finding::{self, Finding, Place, finding};
use crate::report::tables::{FORMATS, SourceTable, TableFormat};
use crate::table::plain::{self, PlainTables};
use crate::table::source::InputArg;

/// Writes the tables that are asked for; what is wrong with a file is told, and the others are written all the same.
pub(super) fn run(args: &ShowTables, session: &Session) -> Result<u8> {
    let inputs: Vec<InputArg> = args.files.iter().map(|path| InputArg::argument(&path.to_string_lossy())).collect();
    let permit = FilesOfRun::default().reads(FileRole::Table, &args.files).writes(&args.output).check()?;
    let format = format(args)?;
    let (files, mut findings) = plain::read(&inputs);
    let tables = chosen(&files, args.table, &mut findings);
    if !format.many && tables.len() > 1 {
        let count = tables.len().to_string();
        findings.push(finding!(E234: count = count, format = format.name, tables = listed(&tables)));
        return Err(Stop(findings).into());
    }
    if tables.is_empty() && finding::any_error(&findings) {
        return Err(Stop(findings).into());
    }
    session.tell(&findings);
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&tables, session.lang, out))?;
    Ok(exit::of(&findings, args.strictness.strict))
}

/// The tables that are asked for; a file without the one that is asked for is an error.
fn chosen<'a>(files: &'a [PlainTables], choice: TableChoice, findings: &mut Vec<Finding>) -> Vec<SourceTable<'a>> {
    let mut chosen = Vec::new();
    for file in files {
        let all = file.tables.iter().enumerate();
        let tables = all.map(|(at, sheet)| SourceTable { path: &file.path, number: at + 1, sheet });
        match choice {
            TableChoice::All => chosen.extend(tables),
            TableChoice::Number(number) if number <= file.tables.len() => {
                chosen.extend(tables.filter(|table| table.number == number));
            }
            TableChoice::Number(number) => {
                let (number, count) = (number.to_string(), file.tables.len().to_string());
                findings.push(finding!(E233: number = number, count = count).at(Place::file(&*file.path)));
            }
        }
    }
    chosen
}

fn listed(tables: &[SourceTable<'_>]) -> String {
    const MOST: usize = 12;
    let told = tables.iter().take(MOST).map(|table| format!("{} {}", table.number, table.sheet.name));
    let more = (tables.len() > MOST).then(|| "…".to_owned());
    told.chain(more).collect::<Vec<_>>().join(" | ")
}

/// The format that is asked for, else that of the output file's ending, else Markdown.
fn format(args: &ShowTables) -> Result<&'static TableFormat, Stop> {
    let known = |name: &str| FORMATS.iter().find(|format| format.name.eq_ignore_ascii_case(name));
    if let Some(format) = args.format.as_deref().and_then(known) {
        return Ok(format);
    }
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else { return Ok(&FORMATS[0]) };
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    ending.as_deref().and_then(known).ok_or_else(|| {
        let endings = FORMATS.iter().map(|format| format!(".{}", format.name)).collect::<Vec<_>>().join(", ");
        finding!(E002: endings = endings).at(Place::file(&*path.to_string_lossy())).into()
    })
}
