//! The account of an input: every non-empty cell that was read, by what it was used as.
//!
//! Counted in a pass of its own, and only where it is asked for: the fast paths of reading need not count. Source:
//! section 4 of the language's description, "Account".

use std::collections::{BTreeMap, HashSet};
use std::io::Read as _;
use std::sync::Arc;

use crate::answers::{CellAccount, NotRead};
use crate::intake::Shared;
use crate::intake::batch::Table;
use crate::intake::meaning::Meaning;
use crate::table::cell::column_letters;
use crate::table::encoding::{self, Opened};
use crate::table::records::{CellSpan, Splitter};
use crate::table::source::Source;
use crate::table::text::TableText;

/// What is known of a table once it was read.
#[derive(Debug)]
pub(crate) struct Accounted {
    pub table: Arc<Table>,
    /// Lines (rows of the sheet), from 1, that are totals or notes.
    pub passed_over: HashSet<u64>,
    /// Lines, from 1, that are headings of groups.
    pub group_headings: HashSet<u64>,
}

/// The account of a table, reading its file once more; `None`: the file cannot be read any more.
#[must_use]
pub(crate) fn of(shared: &Shared<'_>, source: &Source, of: &Accounted) -> Option<CellAccount> {
    let mut counter = Counter { of, counts: BTreeMap::new(), not_read: BTreeMap::new() };
    match &of.table.sheet {
        None => {
            let text = text_of(source)?;
            counter.text(&text);
        }
        Some(name) => {
            let read = crate::table::sheets(source, Some(name)).ok()?;
            let sheet = read.sheets.into_iter().find(|sheet| sheet.name == **name)?;
            let ignored: HashSet<(u32, u32)> =
                shared.headings.hints().ignored_ranges(name).flat_map(crate::table::MergedRange::cells).collect();
            counter.sheet(&sheet.into_text().1, &ignored);
        }
    }
    Some(counter.finish())
}

/// The whole text of a source, whatever its encoding.
fn text_of(source: &Source) -> Option<String> {
    let Ok(Opened::Text(mut decoding)) = encoding::open(source) else { return None };
    let mut bytes = Vec::new();
    decoding.read_to_end(&mut bytes).ok()?;
    Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    })
}

struct Counter<'a> {
    of: &'a Accounted,
    counts: BTreeMap<&'static str, u64>,
    /// By column: how many cells, and the first of them.
    not_read: BTreeMap<usize, (u64, String)>,
}

impl Counter<'_> {
    fn text(&mut self, text: &str) {
        let mut splitter = Splitter::new(text.as_bytes(), 0, self.of.table.header.delimiter);
        let (mut cells, mut counted, mut line) = (Vec::new(), 0, 0_u64);
        while let Ok(Some(start)) = splitter.next(&mut cells) {
            line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..start]).count() as u64;
            counted = start;
            self.record(text, &cells, start, line, |_| false);
        }
    }

    fn sheet(&mut self, body: &TableText, ignored: &HashSet<(u32, u32)>) {
        body.each_row(|row, cells, text| {
            let Some(start) = cells.first().map(|cell| cell.start as usize) else { return };
            let ignored = |column: usize| u32::try_from(column).is_ok_and(|column| ignored.contains(&(row, column)));
            self.record(text, cells, start, u64::from(row), ignored);
        });
    }

    /// One record; `line`: lines before it.
    fn record(&mut self, text: &str, cells: &[CellSpan], start: usize, line: u64, ignored: impl Fn(usize) -> bool) {
        let header = &self.of.table.header;
        let whole = if line < header.line {
            Some("title")
        } else if start < header.end {
            Some("heading")
        } else if self.of.group_headings.contains(&(line + 1)) {
            Some("group_heading")
        } else if self.of.passed_over.contains(&(line + 1)) {
            Some("total_or_note")
        } else {
            None
        };
        for (column, cell) in cells.iter().enumerate() {
            let shown = cell.text(text).trim();
            if shown.is_empty() {
                continue;
            }
            let meaning = header.meanings.get(column).copied().flatten();
            let used = whole.or_else(|| if ignored(column) { Some("ignored") } else { meaning.map(used_as) });
            *self.counts.entry(used.unwrap_or("not_read")).or_default() += 1;
            if used.is_none() {
                let (count, _) = self.not_read.entry(column).or_insert_with(|| (0, shown.chars().take(60).collect()));
                *count += 1;
            }
        }
    }

    fn finish(self) -> CellAccount {
        let headings = &self.of.table.header.headings;
        let name = |column: usize| match headings.get(column).map(String::as_str) {
            None | Some("") => format!("({})", column_letters(column)),
            Some(heading) => heading.to_owned(),
        };
        let columns = self.not_read.into_iter();
        let not_read = columns.map(|(column, (cells, example))| NotRead { column: name(column), cells, example });
        CellAccount { cells: self.counts.values().sum(), counts: self.counts, not_read: not_read.collect() }
    }
}

/// What the cells of a column are used as.
const fn used_as(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Agency => "agency",
        Meaning::AgencyId => "agency_id",
        Meaning::Criterion => "criterion",
        Meaning::Score | Meaning::Answers(_) => "answer",
        Meaning::VerifiedScore => "verified_score",
        Meaning::Assessor => "assessor",
        Meaning::Group => "group",
        Meaning::Evidence => "evidence",
        Meaning::Note => "note",
        Meaning::Verified => "verified",
        Meaning::Rank => "rank",
        Meaning::Class => "class",
        Meaning::RowNumber => "row_number",
        Meaning::Stated(_) => "stated_total",
        Meaning::CriterionName => "criterion_name",
        Meaning::FormText => "form_text",
        Meaning::Ignored => "ignored",
        Meaning::Old | Meaning::New | Meaning::Reason | Meaning::Decision => "correction",
    }
}
