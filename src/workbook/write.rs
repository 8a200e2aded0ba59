//! A checked workbook as the bytes of a file. Equal workbooks give equal bytes: no clock is asked.
//!
//! Rows are written here; everything else of the file comes from the library ([`skeleton`]). Sheets of very many cells
//! are written while they are filled ([`complete`]), so that memory holds only what formulas look at.

use std::borrow::Cow;
use std::io::{self, Cursor, Read as _, Write};

use zip::{ZipArchive, ZipWriter};

use crate::workbook::book::WorkBook;
use crate::workbook::cells::CellContent;
use crate::workbook::formula::{SheetIx, letters};
use crate::workbook::held::HeldReason;
use crate::workbook::part::{PartWriter, options};
use crate::workbook::row_xml::{BLOCK, RowXml, WrittenRow, escape};
use crate::workbook::skeleton::{self, FileFacts};
use crate::workbook::texts::TextTable;

/// More notes than this on a sheet hide more than they tell.
const MOST_NOTES: usize = 300;
/// Sheets of more cells than this are written while they are filled.
const LARGE: usize = 200_000;
/// Up to this row of a large sheet notes are as high beside their rows as on others.
const BESIDE_NOTES: u32 = 1_000;
const TEXTS: &str = "xl/sharedStrings.xml";
const ROWS: &str = "<sheetData";

/// The bytes of a file with all sheets. `author`: of the file's properties. `why` says in words why a value stands where a
/// formula should.
///
/// # Errors
/// The library refuses something: never for what [`WorkBook`] makes.
pub(crate) fn bytes(book: WorkBook, author: &str, why: &dyn Fn(HeldReason) -> String) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    write(book, author, why, &mut out)?;
    Ok(out)
}

/// The same, written to `out`.
///
/// # Errors
/// Those of [`bytes`], and `out` refuses.
pub(crate) fn write(
    mut book: WorkBook,
    author: &str,
    why: &dyn Fn(HeldReason) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut shapes = archive(skeleton::shapes(&book))?;
    for sheet in 0..book.sheets.len() {
        if !book.is_begun(sheet) {
            begin(&mut book, sheet, &mut shapes)?;
        }
        let end = book.sheets[sheet].cells.end();
        rows(&mut book, sheet, end, false);
        if book.sheets[sheet].cells.len() > 0
            && let Some(part) = book.written.sheets[sheet].as_mut()
        {
            part.waiting().extend_from_slice(b"</sheetData>");
        }
    }
    let facts = FileFacts { author, why };
    let mut package = archive(skeleton::package(&book, book.written.styles.formats(), &facts))?;
    let parts = std::mem::take(&mut book.written.sheets);
    let texts = std::mem::take(&mut book.texts);
    drop(book);
    assemble(&mut package, parts, &texts, out)
}

/// The package of the library with our cells in it.
fn assemble(
    package: &mut ZipArchive<Cursor<Vec<u8>>>,
    mut parts: Vec<Option<PartWriter>>,
    texts: &TextTable,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(out);
    for at in 0..package.len() {
        let name = package.by_index(at).map(|part| part.name().map(Cow::into_owned))??;
        let sheet = (0..parts.len()).find(|&sheet| name == sheet_name(sheet));
        if let Some(mut part) = sheet.and_then(|sheet| parts[sheet].take()) {
            let xml = part_text(package, &name)?;
            let end = xml.rfind("</sheetData>").map(|at| at + "</sheetData>".len());
            let end = end.or_else(|| xml.find("<sheetData/>").map(|at| at + "<sheetData/>".len()));
            let end = end.ok_or_else(|| io::Error::other("a sheet without rows"))?;
            part.waiting().extend_from_slice(&xml.as_bytes()[end..]);
            zip.add_prepared_file(part.finish()?)?;
        } else {
            zip.start_file(&*name, options())?;
            match &*name {
                TEXTS => shared_texts(texts, &mut zip)?,
                _ => zip.write_all(part_text(package, &name)?.as_bytes())?,
            }
        }
    }
    zip.finish()?;
    Ok(())
}

/// Writes the complete rows of a sheet, those before `end`, where it has very many cells: they are given away. What
/// stands above them and the shape of the sheet must not change any more; the last row and the columns of its cells
/// are those of its filter and its headings.
///
/// # Errors
/// The library refuses something: never for what [`WorkBook`] makes.
pub(crate) fn complete(book: &mut WorkBook, sheet: SheetIx, end: u32) -> io::Result<()> {
    if !book.is_large(sheet) {
        return Ok(());
    }
    if !book.is_begun(sheet) {
        let mut shapes = archive(skeleton::shapes(book))?;
        begin(book, sheet, &mut shapes)?;
    }
    rows(book, sheet, end / BLOCK * BLOCK, true);
    Ok(())
}

impl WorkBook {
    /// Whether a sheet has so many cells that it is written while it is filled.
    #[must_use]
    pub(crate) fn is_large(&self, sheet: SheetIx) -> bool {
        self.sheets[sheet].cells.len() > LARGE
    }

    /// Whether the first rows of a sheet are written.
    #[must_use]
    pub(crate) fn is_begun(&self, sheet: SheetIx) -> bool {
        self.written.sheets.get(sheet).is_some_and(Option::is_some)
    }
}

fn archive(package: Result<Vec<u8>, rust_xlsxwriter::XlsxError>) -> io::Result<ZipArchive<Cursor<Vec<u8>>>> {
    Ok(ZipArchive::new(Cursor::new(package.map_err(io::Error::other)?))?)
}

fn sheet_name(sheet: SheetIx) -> String {
    format!("xl/worksheets/sheet{}.xml", sheet + 1)
}

fn part_text(package: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> io::Result<String> {
    let mut text = String::new();
    package.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

/// Begins the part of a sheet with what stands before its rows.
fn begin(book: &mut WorkBook, sheet: SheetIx, shapes: &mut ZipArchive<Cursor<Vec<u8>>>) -> io::Result<()> {
    let xml = part_text(shapes, &sheet_name(sheet))?;
    let head = xml.split(ROWS).next().unwrap_or_default();
    let (before, after) = head.split_once("<dimension ref=\"").unwrap_or((head, ""));
    let after = after.split_once('"').map_or(after, |(_, after)| after);
    let mut part = PartWriter::new(sheet_name(sheet));
    let extent = extent(book, sheet);
    let rows = if book.sheets[sheet].cells.len() == 0 { "<sheetData/>" } else { "<sheetData>" };
    part.waiting().extend_from_slice(format!("{before}<dimension ref=\"{extent}\"{after}{rows}").as_bytes());
    if book.written.sheets.is_empty() {
        book.written.sheets.resize_with(book.sheets.len(), || None);
    }
    book.written.sheets[sheet] = Some(part);
    Ok(())
}

/// The stretch of cells that a sheet uses, as `A1:K200`.
fn extent(book: &WorkBook, sheet: SheetIx) -> String {
    let sheet = &book.sheets[sheet];
    let filled = || sheet.cells.rows().filter(|(_, cells)| !cells.is_empty());
    let columns = || filled().flat_map(|(_, cells)| cells.first().into_iter().chain(cells.last())).map(|(col, _)| *col);
    let (Some(top), Some(left)) = (filled().map(|(row, _)| row).next(), columns().min()) else {
        return "A1".to_owned();
    };
    let (below, right) = sheet.filter.map_or((0, 0), |(_, _, row, col)| (row, col));
    let last = filled().map(|(row, _)| row).max().unwrap_or(top);
    let (bottom, right) = if sheet.cells.len() > LARGE { (last.max(below), right) } else { (last, 0) };
    let right = columns().max().unwrap_or(left).max(right);
    if (top, left) == (bottom, right) {
        return format!("{}{}", letters(left), top + 1);
    }
    format!("{}{}:{}{}", letters(left), top + 1, letters(right), bottom + 1)
}

/// Writes the rows of a sheet before `end` that are not written yet. `fit`: as high as their texts need.
fn rows(book: &mut WorkBook, sheet: SheetIx, end: u32, fit: bool) {
    let WorkBook { sheets, texts, written, .. } = book;
    let Some(part) = written.sheets.get_mut(sheet).and_then(Option::as_mut) else { return };
    let sheet = &mut sheets[sheet];
    let first = sheet.cells.given();
    let given = if sheet.charts.is_empty() {
        sheet.cells.give(end, texts)
    } else {
        // A chart copies values of its cells.
        sheet.cells.rows().map(|(_, cells)| cells.to_vec()).collect()
    };
    let mut block = Vec::new();
    for (row, cells) in (first..).zip(given) {
        for (col, cell) in cells.iter().filter(|(_, cell)| cell.is_marked()) {
            if let CellContent::Held(_, why) = cell.content
                && sheet.notes.len() < MOST_NOTES
            {
                sheet.notes.push((row, *col, why));
            }
        }
        if fit
            && row < BESIDE_NOTES
            && let Some(height) = sheet.needed_height(&cells, texts)
        {
            sheet.heights.entry(row).or_insert(height);
        }
        let needed = || sheet.needed_height(&cells, texts).filter(|_| fit);
        let height = sheet.heights.get(&row).copied().or_else(needed);
        block.push(WrittenRow { row, cells, height, hidden: sheet.hidden_rows.contains(&row) });
        if (row + 1) % BLOCK == 0 || row + 1 == end {
            let out = std::mem::take(part.waiting());
            let mut xml = RowXml { texts, styles: &mut written.styles, letters: &mut written.letters, out };
            xml.block(&block);
            *part.waiting() = xml.out;
            part.hand_over();
            block.clear();
        }
    }
}

/// Writes the part of texts that cells refer to by number.
fn shared_texts(texts: &TextTable, out: &mut dyn Write) -> io::Result<()> {
    let (uses, numbered) = (texts.uses(), texts.numbered());
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/\
         spreadsheetml/2006/main\" count=\"{uses}\" uniqueCount=\"{}\">",
        numbered.len()
    )?;
    let mut buffer = Vec::new();
    for text in numbered {
        let edge = |c: char| matches!(c, ' ' | '\t' | '\n');
        let kept = text.starts_with(edge) || text.ends_with(edge);
        buffer.extend_from_slice(if kept { b"<si><t xml:space=\"preserve\">".as_slice() } else { b"<si><t>" });
        escape(&literal(text), &mut buffer);
        buffer.extend_from_slice(b"</t></si>");
        if buffer.len() > 64 << 10 {
            out.write_all(&buffer)?;
            buffer.clear();
        }
    }
    out.write_all(&buffer)?;
    out.write_all(b"</sst>")
}

/// A text in which nothing is taken for the code of a character: `_x0041_` would be read as `A`.
fn literal(text: &str) -> Cow<'_, str> {
    /// `_x0041` without its last underscore.
    const CODE: usize = 6;
    let is_code = |at: usize| {
        let code = text.as_bytes().get(at + 2..=at + CODE);
        code.is_some_and(|code| code[..4].iter().all(u8::is_ascii_hexdigit) && code[4] == b'_')
    };
    let codes: Vec<usize> = text.match_indices("_x").map(|(at, _)| at).filter(|&at| is_code(at)).collect();
    if codes.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut from) = (String::with_capacity(text.len() + CODE * codes.len()), 0);
    for at in codes {
        out.push_str(&text[from..at]);
        out.push_str("_x005F");
        from = at;
    }
    Cow::Owned(out + &text[from..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Exact;
    use crate::workbook::book::{CellStyle, Expected};
    use crate::workbook::formula::{CellRef, Op, two, whole};
    use calamine::Reader as _;

    /// A sheet of more cells than are kept, its rows told to be complete or not, and what stands above them said last.
    fn large(told: bool) -> Vec<u8> {
        const COLS: u16 = 40;
        const ROWS: u32 = 5_203;
        let mut book = WorkBook::new("Besar".to_owned());
        let sheet = book.sheet("Satu");
        book.sheet("Dua");
        let at = |row, col| CellRef { sheet, row, col };
        let title = book.later(at(0, 0), CellStyle::Title);
        book.heading(at(1, COLS - 1), "Kepala", 12.0);
        book.sheets[sheet].filter = Some((1, 0, ROWS, COLS - 1));
        for row in 2..=ROWS {
            book.text(at(row, 0), &format!("Badan <{}>", row % 700), CellStyle::Wrapped);
            for col in 1..COLS - 1 {
                book.number(at(row, col), f64::from(row) / f64::from(col), CellStyle::Plain);
            }
            let sum = two(Op::Add, whole(i64::from(row)), whole(1));
            let expected = Expected::Near(Exact::from(row + 1));
            book.formula(at(row, COLS - 1), &sum, &expected, CellStyle::Score(2));
            if told {
                complete(&mut book, sheet, row + 1).expect("a sheet");
            }
        }
        book.say(title, "Judul & tanda");
        assert_eq!(book.is_begun(sheet), told);
        bytes(book, "uji", &|_| String::new()).expect("a workbook")
    }

    #[test]
    fn a_sheet_that_is_written_while_it_is_filled_has_the_cells_of_one_that_is_written_afterwards() {
        let read = |bytes: Vec<u8>| {
            let mut file = calamine::Xlsx::new(Cursor::new(bytes)).expect("a workbook");
            (file.worksheet_range("Satu").expect("cells"), file.worksheet_formula("Satu").expect("formulas"))
        };
        let (beside, afterwards) = (large(true), large(false));
        assert!(beside == large(true), "equal workbooks give equal bytes");
        let (beside, afterwards) = (read(beside), read(afterwards));
        assert_eq!((beside.0.start(), beside.0.end()), (afterwards.0.start(), afterwards.0.end()));
        assert_eq!(beside.0.get_value((0, 0)), Some(&calamine::Data::String("Judul & tanda".to_owned())));
        assert!(beside.0 == afterwards.0, "cells");
        assert!(beside.1 == afterwards.1, "formulas");
    }

    #[test]
    fn a_text_that_looks_like_the_code_of_a_character_stays_as_it_is() {
        assert_eq!(literal("a_x0041_b_x00e9_"), "a_x005F_x0041_b_x005F_x00e9_");
        assert_eq!(literal("a_x004_ _x"), "a_x004_ _x");
    }
}
