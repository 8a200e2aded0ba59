//! Tables as Markdown, for reading: the first row stands as the header, whatever it is; below it what was merged,
//! joined or hidden.

use std::io::{self, Write};

use super::{SourceTable, rows, width};
use crate::i18n::lang::Lang;
use crate::report::markdown::{Align, escape, table};
use crate::table::Sheet;
use crate::table::cell::column_letters as letters;

pub(super) fn write(tables: &[SourceTable<'_>], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for (at, found) in tables.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let place = match (found.sheet.page, lang) {
            (Some(page), Lang::Id) => format!("{}, halaman {page}", found.sheet.name),
            (Some(page), Lang::En) => format!("{}, page {page}", found.sheet.name),
            (None, _) => found.sheet.name.clone(),
        };
        let dash = if place.is_empty() { "" } else { " – " };
        writeln!(out, "**{}{dash}{}**\n", escape(found.path), escape(&place))?;
        cells(found.sheet, out)?;
        for note in notes(found.sheet, lang) {
            writeln!(out, "\n{note}")?;
        }
    }
    Ok(())
}

/// Empty rows are left out; every row begins with its number in the sheet.
fn cells(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    let width = width(sheet);
    let columns: Vec<(Align, String)> =
        std::iter::once((Align::Right, String::new())).chain((0..width).map(|at| (Align::Left, letters(at)))).collect();
    let lines = rows(sheet).enumerate().filter(|(_, row)| !row.is_empty()).map(|(at, row)| {
        let empty = std::iter::repeat_n(String::new(), width - row.len());
        std::iter::once((at + 1).to_string()).chain(row.into_iter().map(escape)).chain(empty).collect()
    });
    out.write_all(table(&columns, lines).as_bytes())
}

fn notes(sheet: &Sheet, lang: Lang) -> Vec<String> {
    let place = |row: u32, column: u32| format!("{}{}", letters(column as usize), row + 1);
    let merged = sheet.merged.iter().map(|range| {
        let last = place(range.row + range.rows - 1, range.column + range.columns - 1);
        format!("{}:{last}", place(range.row, range.column))
    });
    let joined = sheet.joined.iter().map(|cell| format!("{} ({})", place(cell.row, cell.column), cell.lines));
    let hidden = sheet.hidden_rows.iter().map(|row| (row + 1).to_string());
    let words = match lang {
        Lang::Id => ["Sel gabungan", "Digabung dari beberapa baris", "Baris tersembunyi"],
        Lang::En => ["Merged cells", "Joined from several lines", "Hidden rows"],
    };
    let lists = [merged.collect::<Vec<_>>(), joined.collect(), hidden.collect()];
    let told = words.into_iter().zip(lists).filter(|(_, places)| !places.is_empty());
    told.map(|(word, places)| format!("{word}: {}", places.join(", "))).collect()
}
