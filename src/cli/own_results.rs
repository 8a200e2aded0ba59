//! Results that this program wrote, known when they are given as answers: they hold scores, and scoring those again
//! would count them as answers.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::cli::abort::Stop;
use crate::cli::args::Data;
use crate::cli::file_identity::files_below;
use crate::finding::{Finding, Place, finding};
use crate::i18n::lang::Lang;
use crate::report::words::Word;

/// So many bytes of a text, or of one part of a workbook, tell what it is.
const HEAD: u64 = 256 << 10;
const PART: u64 = 1 << 20;
/// How the author of a workbook is called that this program wrote.
const AUTHOR: &str = "<dc:creator>ikip ";

/// Refuses results among the inputs. A workbook of results whose sheet of answers is named may be scored again.
///
/// # Errors
/// E040 for each.
pub(crate) fn refuse(data: &Data) -> Result<(), Stop> {
    let named_sheet = data.sheet.is_some() || data.table.is_some();
    let files = data.inputs.iter().flat_map(|input| files(input));
    let findings: Vec<Finding> = files.filter_map(|file| refusal(&file, named_sheet)).collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop(findings)) }
}

/// The files of an input that are read.
fn files(input: &Path) -> Vec<PathBuf> {
    let hidden = |file: &PathBuf| {
        let below = file.strip_prefix(input).unwrap_or(file);
        below.iter().any(|part| part.to_string_lossy().starts_with(['.', '~']))
    };
    if input.is_dir() {
        files_below(input).into_iter().filter(|file| file.is_file() && !hidden(file)).collect()
    } else if input.is_file() {
        vec![input.to_owned()]
    } else {
        Vec::new()
    }
}

fn refusal(path: &Path, named_sheet: bool) -> Option<Finding> {
    let mut file = File::open(path).ok()?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).ok()?;
    let result = if head.starts_with(b"PK") {
        file.rewind().ok()?;
        !named_sheet && is_workbook(file)
    } else {
        is_text(&String::from_utf8_lossy(&head))
    };
    let sheet = || Word::SheetAnswers.say(Lang::Id).to_owned();
    result.then(|| {
        let workbook = head.starts_with(b"PK").then(sheet);
        finding!(E040; sheet = workbook).at(Place::file(&*path.to_string_lossy()))
    })
}

/// CSV and TSV by their headings, JSON by its schema, pages by their ranking.
fn is_text(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let line = head.lines().next().unwrap_or_default().trim_end();
    let is_row = |mark: char| {
        let cells: Vec<&str> = line.split(mark).collect();
        cells.starts_with(&["rank", "agency_id", "agency", "group"]) && cells.ends_with(&["score", "class", "state"])
    };
    let start: String = head.chars().take(400).collect();
    let is_json = head.starts_with('{') && start.contains("\"schema\"") && start.contains("\"ikip.");
    let is_page = || head.starts_with('<') && head.contains("<table id=\"t-peringkat\" class=\"ranking");
    is_row(',') || is_row('\t') || is_json || is_page()
}

/// A workbook of this program with a sheet of ranks: forms have none.
fn is_workbook(file: File) -> bool {
    let Ok(mut archive) = ZipArchive::new(file) else { return false };
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        let part = archive.by_name(name).ok()?;
        part.take(PART).read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let sheet =
        |book: &str, word: Word| Lang::ALL.iter().any(|&lang| book.contains(&format!("name=\"{}\"", word.say(lang))));
    part("docProps/core.xml").is_some_and(|core| core.contains(AUTHOR))
        && part("xl/workbook.xml")
            .is_some_and(|book| sheet(&book, Word::SheetRanking) && sheet(&book, Word::SheetProvenance))
}
