//! `ikip rules new --from`: a rules file from a table of criteria. It is written only where it is valid.

use std::path::Path;

use anyhow::Result;

use super::abort::Stop;
use super::files::{FileRole, FilesOfRun};
use super::session::Session;
use super::{exit, output};
use crate::drafting;
use crate::finding::{self, Finding, Place, Severity};
use crate::report::rules::draft_text::{self, DraftText};
use crate::rules;

/// What is asked.
pub(super) struct Asked<'a> {
    pub from: &'a Path,
    pub sheet: Option<&'a str>,
    pub output: Option<&'a Path>,
}

/// Reads the table, checks what it makes as a rules file, and writes it.
pub(super) fn run(asked: &Asked<'_>, strict: bool, session: &Session) -> Result<u8> {
    let permit = FilesOfRun::default().reads(FileRole::Table, [asked.from]).writes(asked.output).check()?;
    let path = asked.from.to_string_lossy();
    let (draft, mut findings) = drafting::read(&path, asked.sheet);
    let Some(draft) = draft else { return Err(Stop(findings).into()) };
    let made = draft_text::text(&draft, session.lang);
    let read = rules::read(&made.text, &path);
    findings.extend(read.findings.into_iter().map(|finding| in_the_table(finding, &made, &path)));
    if finding::any_error(&findings) {
        return Err(Stop(findings).into());
    }
    session.tell(&findings);
    output::write(&permit, asked.output, |out| out.write_all(made.text.as_bytes()))?;
    Ok(exit::of(&findings, strict))
}

/// A finding about a line of the draft, placed at the row of the table from which the line came.
fn in_the_table(finding: Finding, made: &DraftText, path: &str) -> Finding {
    let row = made.rows.iter().find(|(line, _)| Some(*line) == finding.place.line);
    match row {
        Some((_, place)) => Finding { place: place.clone(), excerpt: None, ..finding },
        // Of what stands in no row, errors still show their text.
        None if finding.severity() == Severity::Error => Finding { place: Place::file(path), ..finding },
        None => Finding { place: Place::file(path), excerpt: None, ..finding },
    }
}
