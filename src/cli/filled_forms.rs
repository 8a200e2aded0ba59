//! Forms that hold answers: `ikip template` does not write over them unless it is told to.

use std::path::Path;

use crate::cli::abort::Stop;
use crate::finding::{Finding, Place, finding};
use crate::i18n::lang::Lang;
use crate::report::words::Word;
use crate::table::Sheet;
use crate::table::cell::CellKind;
use crate::table::plain;
use crate::table::source::InputArg;

/// Refuses to write over forms that hold answers, and over files that are no forms.
///
/// # Errors
/// E031 for each that holds answers, E032 for each that is no form.
pub(crate) fn refuse(paths: &[&Path]) -> Result<(), Stop> {
    let findings: Vec<Finding> = paths.iter().filter(|path| path.is_file()).filter_map(|path| kept(path)).collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop(findings)) }
}

/// Why a file is not written over.
fn kept(path: &Path) -> Option<Finding> {
    let place = Place::file(&*path.to_string_lossy());
    if std::fs::metadata(path).is_ok_and(|known| known.len() == 0) {
        return None;
    }
    let (files, _) = plain::read(&[InputArg::Path(path.to_owned())]);
    let mut forms = files.iter().flat_map(|file| &file.tables).filter_map(answers).peekable();
    if forms.peek().is_none() {
        return Some(finding!(E032).at(place));
    }
    let answers: usize = forms.sum();
    (answers > 0).then(|| finding!(E031: count = answers.to_string()).at(place))
}

/// How many rows of a form were begun: with an answer, with evidence or a note. `None` where the table is no form.
fn answers<'s>(sheet: &'s Sheet) -> Option<usize> {
    let texts = |(_, row): (u32, Vec<(&'s str, CellKind)>)| row.into_iter().map(|(cell, _)| cell.trim()).collect();
    let rows: Vec<Vec<&str>> = sheet.rows().map(texts).collect();
    let (head, columns) = rows.iter().enumerate().find_map(|(at, row)| Some((at, asked(row)?)))?;
    let begun = |row: &&Vec<&str>| columns.iter().any(|&column| row.get(column).is_some_and(|cell| !cell.is_empty()));
    Some(rows[head + 1..].iter().filter(begun).count())
}

/// The columns of a heading row that a form leaves to be filled in.
fn asked(row: &[&str]) -> Option<Vec<usize>> {
    let is =
        |cell: &str, plain: &str, word: Word| cell == plain || Lang::ALL.iter().any(|&lang| cell == word.say(lang));
    let column = |plain: &str, word: Word| row.iter().position(|cell| is(cell, plain, word));
    column("criterion", Word::HeadCriterion)?;
    let answer = column("score", Word::HeadAnswer)?;
    let rest = [("evidence", Word::HeadEvidence), ("note", Word::HeadNote)];
    Some(std::iter::once(answer).chain(rest.into_iter().filter_map(|(plain, word)| column(plain, word))).collect())
}
