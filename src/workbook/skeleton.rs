//! Everything of a file but the cells: shapes of sheets, styles, notes, charts, checks. The cells are put into it by
//! [`mod@super::write`].

use anstyle::RgbColor;
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DocProperties, ExcelDateTime, Format, Note, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use crate::workbook::book::WorkBook;
use crate::workbook::cells::CellContent;
use crate::workbook::chart;
use crate::workbook::contrast::text_on;
use crate::workbook::evaluate::Scalar;
use crate::workbook::held::HeldReason;
use crate::workbook::sheet::WorkSheet;
use crate::workbook::validation;

/// A4 in the numbering of spreadsheets.
const A4: u8 = 9;
/// The print of a sheet that is too wide for one page, in percent.
const SMALLEST: u16 = 60;
/// The date in the properties of every file: a clock would make equal results differ.
const DATE: (u16, u8, u8) = (2000, 1, 1);

/// What is said of a whole file.
pub(super) struct FileFacts<'a> {
    /// Of the file's properties.
    pub author: &'a str,
    /// Why a value stands where a formula should, in words.
    pub why: &'a dyn Fn(HeldReason) -> String,
}

/// The file without its cells, as the bytes of a package. `formats`: those of the cells, in the order of their numbers.
///
/// # Errors
/// The library refuses something: never for what [`WorkBook`] makes.
pub(super) fn package(book: &WorkBook, formats: &[Format], facts: &FileFacts<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(DATE.0, DATE.1, DATE.2)?;
    let properties = DocProperties::new().set_title(&book.title).set_author(facts.author).set_creation_datetime(&date);
    workbook.set_properties(&properties);
    for (at, sheet) in book.sheets.iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        shape(worksheet, sheet, &book.title)?;
        if !(sheet.notes.is_empty() && sheet.charts.is_empty()) {
            rows(worksheet, sheet)?;
        }
        if at == 0 {
            number_styles(worksheet, formats)?;
        }
        for &(row, col, reason) in &sheet.notes {
            worksheet.insert_note(row, col, &Note::new((facts.why)(reason)).add_author_prefix(false))?;
        }
        colours(worksheet, sheet)?;
        for drawn in &sheet.charts {
            chart::write(worksheet, &sheet.name, drawn)?;
        }
        if !sheet.charts.is_empty() {
            drawn_values(worksheet, book, sheet)?;
        }
        for validation in &sheet.validations {
            validation::write(worksheet, validation)?;
        }
    }
    workbook.save_to_buffer()
}

/// The sheets' shapes alone, as far as they stand before the cells of a sheet.
///
/// # Errors
/// Those of [`package`].
pub(super) fn shapes(book: &WorkBook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for sheet in &book.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        shape(worksheet, sheet, &book.title)?;
    }
    workbook.save_to_buffer()
}

/// How high rows are: notes and charts lie over them.
fn rows(worksheet: &mut Worksheet, sheet: &WorkSheet) -> Result<(), XlsxError> {
    for (&row, &height) in &sheet.heights {
        worksheet.set_row_height(row, height)?;
    }
    for &row in &sheet.hidden_rows {
        worksheet.set_row_hidden(row)?;
    }
    Ok(())
}

/// Uses every format once, so that the library numbers them, and one text, so that there is a part for texts.
fn number_styles(worksheet: &mut Worksheet, formats: &[Format]) -> Result<(), XlsxError> {
    worksheet.write_string(0, 0, "–")?;
    for (col, format) in (1..).zip(formats) {
        worksheet.write_blank(0, col, format)?;
    }
    Ok(())
}

/// The values that a chart shows, which the library copies into the chart.
fn drawn_values(worksheet: &mut Worksheet, book: &WorkBook, sheet: &WorkSheet) -> Result<(), XlsxError> {
    for (row, cells) in sheet.cells.rows() {
        for (col, cell) in cells {
            match &cell.content {
                CellContent::Text(text) => worksheet.write_string(row, *col, &**book.texts.get(*text))?,
                CellContent::Number(value) | CellContent::Held(Scalar::Number(value), _) => {
                    worksheet.write_number(row, *col, *value)?
                }
                _ => continue,
            };
        }
    }
    Ok(())
}

/// Widths, frozen headings, filters and the printed page.
fn shape(worksheet: &mut Worksheet, sheet: &WorkSheet, title: &str) -> Result<(), XlsxError> {
    for (&col, &width) in &sheet.widths {
        worksheet.set_column_width(col, width)?;
    }
    for &col in &sheet.hidden_columns {
        worksheet.set_column_hidden(col)?;
    }
    if sheet.frozen != (0, 0) {
        worksheet.set_freeze_panes(sheet.frozen.0, sheet.frozen.1)?;
    }
    if let Some((first_row, first_col, last_row, last_col)) = sheet.filter {
        worksheet.autofilter(first_row, first_col, last_row, last_col)?;
    }
    if let Some((first, last)) = sheet.repeated {
        worksheet.set_repeat_rows(first, last)?;
    }
    if let Some((last_row, last_col)) = sheet.printed {
        worksheet.set_print_area(0, 0, last_row, last_col)?;
    }
    if sheet.hidden {
        worksheet.set_hidden(true);
    }
    if !sheet.breaks.is_empty() {
        worksheet.set_page_breaks(&sheet.breaks)?;
    }
    if sheet.portrait {
        worksheet.set_portrait();
    } else {
        worksheet.set_landscape();
    }
    worksheet.set_paper_size(A4);
    if sheet.protected {
        // What changes no answer stays allowed.
        worksheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::new()
        });
    }
    if sheet.is_wide() {
        // Page by page to the right, each with the names that its rows are about.
        worksheet.set_print_scale(SMALLEST);
        if sheet.frozen.1 > 0 {
            worksheet.set_repeat_columns(0, sheet.frozen.1 - 1)?;
        }
    } else {
        worksheet.set_print_fit_to_pages(1, 0);
    }
    worksheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    // In headers and footers `&` begins a code, and 255 characters are the most.
    let title: String = title.chars().take(110).collect::<String>().replace('&', "&&");
    worksheet.set_footer(format!("&L{title} · &A&R&P/&N"));
    Ok(())
}

fn colours(worksheet: &mut Worksheet, sheet: &WorkSheet) -> Result<(), XlsxError> {
    for rule in &sheet.colouring {
        let (ground, ink) = (rgb(rule.color), rgb(text_on(rule.color)));
        let format = Format::new().set_background_color(ground).set_font_color(ink).set_bold();
        let condition =
            ConditionalFormatFormula::new().set_rule(format!("={}", rule.formula).as_str()).set_format(format);
        worksheet.add_conditional_format(rule.first.0, rule.first.1, rule.last.0, rule.last.1, &condition)?;
    }
    Ok(())
}

fn rgb(RgbColor(r, g, b): RgbColor) -> Color {
    Color::RGB(u32::from_be_bytes([0, r, g, b]))
}
