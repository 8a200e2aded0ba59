//! The check as a workbook: the status board, and the findings.

use std::io::{self, Write};

use anstyle::RgbColor;

use super::CheckReport;
use super::status::{self, StatusReport};
use crate::analysis::quality::status::BodyState;
use crate::document::{ColumnKind, DocumentTable};
use crate::report::provenance::PROGRAM_LINE;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::workbook::book::{CellStyle, Colouring, WorkBook};
use crate::workbook::formula::{CellRef, SheetIx};
use crate::workbook::write;

/// The row of the headings.
const HEAD: u32 = 4;
/// The widest column, in letters.
const WIDEST: usize = 46;

/// Writes the board, where there is one, and the findings.
pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    let mut book = WorkBook::new(notes::title(report.instrument));
    if let Some(status) = &report.status {
        let deadline = status.deadline.map(|day| Word::StatusDeadline.with(lang, &[("day", day.said(lang))]));
        let lines = [status::counts(report, status), deadline.unwrap_or_default()];
        let table = status::table(report, status);
        sheet(&mut book, Word::StatusTitle.say(lang), report, &lines, &table);
        colours(&mut book, report, status, &table);
    }
    let lines = [super::text::summary(report), String::new()];
    sheet(&mut book, Word::Findings.say(lang), report, &lines, &super::document::findings_table(report));
    let bytes = write::bytes(book, PROGRAM_LINE, &|_| String::new())?;
    out.write_all(&bytes)
}

/// Adds a sheet with a title, two lines and a table.
fn sheet(book: &mut WorkBook, name: &str, report: &CheckReport<'_>, lines: &[String; 2], table: &DocumentTable) {
    let sheet = book.sheet(name);
    let at = |row| CellRef { sheet, row, col: 0 };
    book.text(at(0), &format!("{name} · {}", notes::title(report.instrument)), CellStyle::Title);
    for (row, line) in (1..).zip(lines) {
        book.text(at(row), line, CellStyle::Small);
    }
    fill(book, sheet, HEAD, table);
}

/// Adds a sheet that holds a table and nothing else.
pub(super) fn plain_sheet(book: &mut WorkBook, name: &str, table: &DocumentTable) {
    let sheet = book.sheet(name);
    fill(book, sheet, 0, table);
}

/// Writes a table from a row on: headings that stay in view and filter, rows as high as their texts.
fn fill(book: &mut WorkBook, sheet: SheetIx, head: u32, table: &DocumentTable) {
    let at = |row, col| CellRef { sheet, row, col };
    for (col, column) in (0_u16..).zip(&table.columns) {
        book.text(at(head, col), &column.heading, CellStyle::Head);
        let longest = |text: &str| text.chars().count();
        let cells = table.rows.iter().map(|row| longest(&row[usize::from(col)].text.plain()));
        let width = cells.chain([longest(&column.heading)]).max().unwrap_or(0).clamp(9, WIDEST) + 3;
        book.sheets[sheet].widths.insert(col, width as f64);
        for (row, cells) in (head + 1..).zip(&table.rows) {
            let text = cells[usize::from(col)].text.plain();
            let look = if column.kind == ColumnKind::Text { CellStyle::Wrapped } else { CellStyle::Text };
            if !text.is_empty() {
                book.text(at(row, col), &text, look);
            }
        }
    }
    let last_row = head + u32::try_from(table.rows.len()).unwrap_or(u32::MAX - head);
    let last_col = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let shown = &mut book.sheets[sheet];
    shown.frozen = (head + 1, 1);
    shown.repeated = Some((head, head));
    if !table.rows.is_empty() {
        shown.filter = Some((head, 0, last_row, last_col));
    }
    book.finish_rows(sheet);
}

/// Each state in its colour.
fn colours(book: &mut WorkBook, report: &CheckReport<'_>, status: &StatusReport<'_>, table: &DocumentTable) {
    let heading = Word::StatusHead.say(report.lang);
    let Some(col) = table.columns.iter().position(|column| column.heading == heading) else { return };
    let col = u16::try_from(col).unwrap_or(0);
    let last = HEAD + u32::try_from(status.board.bodies.len()).unwrap_or(0);
    let letters = crate::table::cell::column_letters(usize::from(col));
    for state in BodyState::ALL {
        let color = match state {
            BodyState::Complete => RgbColor(0x1B, 0x7F, 0x3B),
            BodyState::Incomplete => RgbColor(0x8A, 0x6D, 0x00),
            BodyState::NotSent | BodyState::Faulty | BodyState::Twice => RgbColor(0xB3, 0x26, 0x1E),
        };
        let formula = format!("{letters}{}=\"{}\"", HEAD + 2, status::word(state).say(report.lang));
        book.sheets[0].colouring.push(Colouring { first: (HEAD + 1, col), last: (last, col), formula, color });
    }
}
