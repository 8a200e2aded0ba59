//! How the styles of cells look in a file.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::workbook::cell_style::CellStyle;

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

/// The styles that are in use, numbered as the file numbers them.
#[derive(Debug, Clone, Default)]
pub(super) struct StyleTable {
    known: Vec<((CellStyle, bool), u32)>,
    formats: Vec<Format>,
}

impl StyleTable {
    /// The number of a style; `marked`: of a value where a formula should be. 0 is the style of untouched cells.
    pub(super) fn number(&mut self, look: CellStyle, marked: bool) -> u32 {
        if let Some((_, number)) = self.known.iter().find(|(known, _)| *known == (look, marked)) {
            return *number;
        }
        let format = format(look);
        let format = if marked { format.set_italic().set_background_color(Color::RGB(HELD_COLOR)) } else { format };
        let at = self.formats.iter().position(|known| *known == format).unwrap_or_else(|| {
            self.formats.push(format);
            self.formats.len() - 1
        });
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        self.known.push(((look, marked), number));
        number
    }

    /// The formats by number, the first being number 1.
    pub(super) fn formats(&self) -> &[Format] {
        &self.formats
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
