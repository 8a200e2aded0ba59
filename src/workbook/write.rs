//! A checked workbook as the bytes of a file. Equal workbooks give equal bytes: no clock is asked.

use std::collections::BTreeMap;
use std::io;

use anstyle::RgbColor;
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    IntoExcelData as _, Note, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::workbook::book::CellContent;
use crate::workbook::book::CellStyle;
use crate::workbook::book::SheetCell;
use crate::workbook::book::WorkBook;
use crate::workbook::book::WorkSheet;
use crate::workbook::chart;
use crate::workbook::contrast::text_on;
use crate::workbook::evaluate::Scalar;
use crate::workbook::held::HeldReason;
use crate::workbook::validation;

/// A4 in the numbering of spreadsheets.
const A4: u8 = 9;
/// The print of a sheet that is too wide for one page, in percent.
const SMALLEST: u16 = 60;
/// More notes than this on a sheet hide more than they tell.
const MOST_NOTES: usize = 300;
/// Colours of headings, and of values where formulas should be.
const HEAD_COLOR: u32 = 0x1F_3A_5F;
const HELD_COLOR: u32 = 0xEE_EE_EE;
/// Colours of forms: what is to be filled in, headings of branches and agencies, what is only read back.
const ENTRY_COLOR: u32 = 0xFF_F7_D6;
const BRANCH_COLOR: u32 = 0xE3_E9_F2;
const SUBJECT_COLOR: u32 = 0xC5_D2_E6;
const EDGE_COLOR: u32 = 0xB5_A4_5C;
/// The line below a row of a table.
const LINE_COLOR: u32 = 0xD5_DA_E1;
const GIVEN_COLOR: u32 = 0x59_59_59;
/// The date in the properties of every file: a clock would make equal results differ.
const DATE: (u16, u8, u8) = (2000, 1, 1);

/// Writes all sheets. `author`: of the file's properties. `why` says in words why a value stands where a formula should.
///
/// # Errors
/// The library refuses something: never for what [`WorkBook`] makes.
pub(crate) fn bytes(book: WorkBook, author: &str, why: &dyn Fn(HeldReason) -> String) -> io::Result<Vec<u8>> {
    written(book, author, why).map_err(io::Error::other)
}

fn written(book: WorkBook, author: &str, why: &dyn Fn(HeldReason) -> String) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(DATE.0, DATE.1, DATE.2)?;
    let properties = DocProperties::new().set_title(&book.title).set_author(author).set_creation_datetime(&date);
    workbook.set_properties(&properties);
    let mut formats = Formats::default();
    for mut sheet in book.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        shape(worksheet, &sheet, &book.title)?;
        let mut notes = 0;
        // Row by row it is given away, so that memory does not hold everything twice.
        for (row, cells) in std::mem::take(&mut sheet.cells).into_rows() {
            for (col, cell) in cells {
                put(worksheet, (row, col), &cell, &mut formats)?;
                if let CellContent::Held(_, reason) = cell.content
                    && reason != HeldReason::Coverage
                    && notes < MOST_NOTES
                {
                    notes += 1;
                    worksheet.insert_note(row, col, &Note::new(why(reason)).add_author_prefix(false))?;
                }
            }
        }
        colours(worksheet, &sheet)?;
        for drawn in &sheet.charts {
            chart::write(worksheet, &sheet.name, drawn)?;
        }
        for validation in &sheet.validations {
            validation::write(worksheet, validation)?;
        }
    }
    workbook.save_to_buffer()
}

/// Widths, frozen headings, filters and the printed page.
fn shape(worksheet: &mut Worksheet, sheet: &WorkSheet, title: &str) -> Result<(), XlsxError> {
    for (&col, &width) in &sheet.widths {
        worksheet.set_column_width(col, width)?;
    }
    for (&row, &height) in &sheet.heights {
        worksheet.set_row_height(row, height)?;
    }
    for &col in &sheet.hidden_columns {
        worksheet.set_column_hidden(col)?;
    }
    for &row in &sheet.hidden_rows {
        worksheet.set_row_hidden(row)?;
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

fn put(worksheet: &mut Worksheet, at: (u32, u16), cell: &SheetCell, formats: &mut Formats) -> Result<(), XlsxError> {
    let (row, col) = at;
    let held = matches!(cell.content, CellContent::Held(_, why) if why != HeldReason::Coverage);
    let format = formats.of(cell.look, held);
    match &cell.content {
        CellContent::Blank => worksheet.write_blank(row, col, format)?,
        CellContent::Text(text) if text.is_empty() => worksheet.write_blank(row, col, format)?,
        CellContent::Text(text) => worksheet.write_string_with_format(row, col, &**text, format)?,
        CellContent::Number(value) | CellContent::Held(Scalar::Number(value), _) => {
            worksheet.write_number_with_format(row, col, *value, format)?
        }
        CellContent::Held(value, _) => worksheet.write_string_with_format(row, col, shown(value), format)?,
        CellContent::Formula(formula, result) => {
            let formula = Formula::new(format!("={formula}")).set_result(shown(result));
            formula.write_with_format(worksheet, row, col, format)?
        }
    };
    Ok(())
}

fn shown(value: &Scalar) -> String {
    match value {
        Scalar::Empty => String::new(),
        Scalar::Number(value) => value.to_string(),
        Scalar::Text(text) => text.to_string(),
        Scalar::True => "TRUE".to_owned(),
        Scalar::False => "FALSE".to_owned(),
        Scalar::Error(error) => (*error).to_owned(),
    }
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

/// The formats that are in use, each made once.
#[derive(Default)]
struct Formats {
    known: BTreeMap<(CellStyle, bool), Format>,
}

impl Formats {
    fn of(&mut self, look: CellStyle, held: bool) -> &Format {
        self.known.entry((look, held)).or_insert_with(|| {
            let format = format(look);
            if held { format.set_italic().set_background_color(Color::RGB(HELD_COLOR)) } else { format }
        })
    }
}

fn format(look: CellStyle) -> Format {
    let format = Format::new();
    let top = |format: Format| format.set_align(FormatAlign::Top);
    // A cell of a table: a thin line below, and text a little off the number before it.
    let cell = |format: Format| {
        top(format).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(LINE_COLOR))
    };
    let text = |format: Format| cell(format).set_align(FormatAlign::Left).set_indent(1).set_num_format("@");
    let number = |format: Format| cell(format).set_align(FormatAlign::Right);
    match look {
        CellStyle::Title => format.set_bold().set_font_size(14),
        CellStyle::Small => top(format).set_font_size(9).set_font_color(Color::RGB(0x44_44_44)),
        CellStyle::Part => top(format.set_bold()),
        CellStyle::Sum => text(format.set_bold()),
        CellStyle::Head => format
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_align(FormatAlign::Center)
            .set_font_color(Color::White)
            .set_background_color(Color::RGB(HEAD_COLOR))
            .set_border(FormatBorder::Thin),
        // `@` keeps what is typed there text: a code 1.10 stays 1.10.
        CellStyle::Line => top(format.set_num_format("@")),
        CellStyle::Paragraph => top(format.set_num_format("@").set_text_wrap()),
        CellStyle::Text => text(format),
        CellStyle::Wrapped => text(format).set_text_wrap(),
        CellStyle::Count => cell(format.set_num_format("#,##0")).set_align(FormatAlign::Center),
        CellStyle::Label => cell(format).set_align(FormatAlign::Center).set_text_wrap(),
        CellStyle::Score(0) => number(format.set_num_format("#,##0")),
        CellStyle::Score(decimals) => {
            number(format.set_num_format(format!("#,##0.{}", "0".repeat(decimals.min(20) as usize))))
        }
        CellStyle::Change(decimals) => {
            let digits =
                if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals.min(20) as usize)) };
            number(format.set_num_format(format!("+#,##0{digits};−#,##0{digits};0{digits}")))
        }
        CellStyle::Plain => number(format),
        CellStyle::Percent => number(format.set_num_format("0.0%")),
        CellStyle::Branch => top(format.set_bold().set_text_wrap().set_background_color(Color::RGB(BRANCH_COLOR))),
        CellStyle::Subject => format.set_bold().set_font_size(12).set_background_color(Color::RGB(SUBJECT_COLOR)),
        CellStyle::Given => top(format.set_num_format("@").set_text_wrap().set_font_color(Color::RGB(GIVEN_COLOR))),
        CellStyle::Entry => entry(format),
        CellStyle::EntryText => entry(format.set_num_format("@")),
    }
}

/// An input cell: stays unlocked where the sheet is protected.
fn entry(format: Format) -> Format {
    format
        .set_align(FormatAlign::Top)
        .set_text_wrap()
        .set_unlocked()
        .set_background_color(Color::RGB(ENTRY_COLOR))
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(EDGE_COLOR))
}
